//! Owns the pull of links on factors: each moves, inside its own lane and phase, to where its links are short.
//! Must not know the paths of links: short links cross less, whatever way they take.

use crate::grid::{Grid, IMPACT, Slot};
use crate::plan::Plan;

/// Rounds over all factors. More than a few rarely find anything.
const ROUNDS: usize = 8;

/// What a link costs a row and a column of its length, and for running back in time or straight down a column. Whole
/// numbers: the sum is the same in whatever order it is added up.
const ROW: i32 = 2;
const COLUMN: i32 = 3;
const BACK: i32 = 2;
const UPRIGHT: i32 = 1;

/// Swaps factors with what stands in other slots of their lane and phase, while that makes links shorter.
pub(crate) fn pull(plan: &Plan, grid: &mut Grid) {
    let mut prices = Prices::new(plan, grid);
    for _ in 0..ROUNDS {
        let mut any = false;
        for who in (0..plan.factors.len()).filter(|&who| !plan.is_put(who)) {
            if let Some(slot) = better(plan, grid, who, &mut prices) {
                prices.forget_around(plan, who);
                prices.forget_around(plan, grid.cell(slot));
                grid.swap(grid.at[who], slot);
                any = true;
            }
        }
        if !any {
            return;
        }
    }
}

/// What the links of each factor would cost in every slot of its lane and phase, found when it is asked for and kept
/// until something moves that the factor is linked with. Columns and rows cost apart from one another, so that each
/// link is looked at once a column and once a row, not once a slot.
struct Prices {
    /// Of each factor: its first slot, how many columns and rows there are, and where its costs begin.
    of: Vec<Block>,
    /// The costs of the columns, then those of the rows, of one factor after another.
    costs: Vec<i32>,
    known: Vec<bool>,
}

#[derive(Clone, Copy)]
struct Block {
    first: Slot,
    wide: usize,
    high: usize,
    begin: usize,
}

impl Prices {
    fn new(plan: &Plan, grid: &Grid) -> Self {
        let mut begin = 0;
        let block = |who: usize| {
            let (band, phase) = (plan.band(who), plan.phase(who));
            let first = (grid.first_col[phase], grid.first_row[band]);
            let (wide, high) = (grid.first_col[phase + 1] - first.0, grid.first_row[band + 1] - first.1);
            begin += wide + high;
            Block { first, wide, high, begin: begin - wide - high }
        };
        let of = (0..plan.factors.len()).map(block).collect();
        Self { of, costs: vec![0; begin], known: vec![false; plan.factors.len()] }
    }

    /// Whoever is linked with somebody who moves has other prices from then on.
    fn forget_around(&mut self, plan: &Plan, who: usize) {
        if who >= IMPACT {
            return;
        }
        for &arc in &plan.touching[who] {
            let arc = &plan.arcs[arc];
            let other = if arc.from == who { arc.to } else { Some(arc.from) };
            if let Some(other) = other {
                self.known[other] = false;
            }
        }
    }

    /// Finds the prices of a factor, unless they are known.
    fn know(&mut self, plan: &Plan, grid: &Grid, who: usize) {
        if std::mem::replace(&mut self.known[who], true) {
            return;
        }
        let Block { first, wide, high, begin } = self.of[who];
        let costs = &mut self.costs[begin..begin + wide + high];
        costs.fill(0);
        let (cols, rows) = costs.split_at_mut(wide);
        for tie in plan.touching[who].iter().filter_map(|&arc| Tie::of(plan, grid, arc, who)) {
            cols.iter_mut().enumerate().for_each(|(at, cost)| *cost += tie.wide(first.0 + at));
            rows.iter_mut().enumerate().for_each(|(at, cost)| *cost += tie.high(first.1 + at));
        }
    }

    /// What the links of a factor would cost in a slot. Its prices must be known.
    fn of(&self, who: usize, (col, row): Slot) -> i32 {
        let block = &self.of[who];
        let costs = &self.costs[block.begin..];
        costs[col - block.first.0] + costs[block.wide + row - block.first.1]
    }

    /// Whether no slot is better for a factor than the one it stands in. Its prices must be known.
    fn is_best(&self, who: usize, here: Slot) -> bool {
        let Block { wide, high, begin, .. } = self.of[who];
        let (cols, rows) = self.costs[begin..begin + wide + high].split_at(wide);
        let least = |costs: &[i32]| costs.iter().copied().fold(i32::MAX, i32::min);
        self.of(who, here) == least(cols) + least(rows)
    }
}

/// The slot that makes links shortest all told, if one is better than its own. A swap is looked at only from the side
/// that gains by itself: without one that does, there is nothing to gain.
fn better(plan: &Plan, grid: &Grid, who: usize, prices: &mut Prices) -> Option<Slot> {
    prices.know(plan, grid, who);
    let here = grid.at[who];
    if prices.is_best(who, here) {
        return None;
    }
    let now = prices.of(who, here);
    let mut best = (0, None);
    for there in grid.block(plan.band(who), plan.phase(who)) {
        let own = prices.of(who, there) - now;
        if own >= 0 {
            continue;
        }
        let gain = match grid.cell(there) {
            other if other >= IMPACT => own,
            other if plan.is_put(other) => continue,
            other if linked(plan, who, other) => own + followed(plan, grid, (who, there), (other, here)),
            other => {
                prices.know(plan, grid, other);
                own + prices.of(other, here) - prices.of(other, there)
            }
        };
        if gain < best.0 {
            best = (gain, Some(there));
        }
    }
    best.1
}

fn linked(plan: &Plan, one: usize, other: usize) -> bool {
    plan.touching[one].iter().any(|&arc| plan.arcs[arc].from == other || plan.arcs[arc].to == Some(other))
}

/// How much longer links get when a second factor goes where a first one stood, which has gone already; each comes with
/// the slot it goes to.
fn followed(plan: &Plan, grid: &Grid, one: (usize, Slot), other: (usize, Slot)) -> i32 {
    let here = grid.at[other.0];
    let change = |&arc: &usize| {
        let Some(mut tie) = Tie::of(plan, grid, arc, other.0) else { return 0 };
        if plan.arcs[arc].from == one.0 || plan.arcs[arc].to == Some(one.0) {
            (tie.col, tie.rows) = (one.1.0, (one.1.1, one.1.1));
        }
        tie.wide(other.1.0) - tie.wide(here.0) + tie.high(other.1.1) - tie.high(here.1)
    };
    plan.touching[other.0].iter().map(change).sum()
}

/// One link of a factor: where its other end stands.
struct Tie {
    /// Whether it leaves the factor.
    out: bool,
    col: usize,
    /// The first and last row it may end in.
    rows: (usize, usize),
}

impl Tie {
    fn of(plan: &Plan, grid: &Grid, arc: usize, who: usize) -> Option<Self> {
        let arc = &plan.arcs[arc];
        let out = arc.from == who;
        let (col, rows) = match if out { arc.to } else { Some(arc.from) } {
            Some(other) => (grid.at[other].0, (grid.at[other].1, grid.at[other].1)),
            None => (grid.cols - 1, grid.impact?),
        };
        Some(Self { out, col, rows })
    }

    /// What the link costs for its width, if the factor stands in a column.
    fn wide(&self, col: usize) -> i32 {
        let (from, to) = if self.out { (col, self.col) } else { (self.col, col) };
        let turn = if to < from { BACK } else { UPRIGHT * i32::from(to == from) };
        from.abs_diff(to) as i32 * COLUMN + turn
    }

    /// What it costs for its height, if the factor stands in a row.
    fn high(&self, row: usize) -> i32 {
        row.abs_diff(row.clamp(self.rows.0, self.rows.1)) as i32 * ROW
    }
}

/// What the links of a factor would cost if it stood in `slot`.
pub(crate) fn price(plan: &Plan, grid: &Grid, who: usize, (col, row): Slot) -> i32 {
    let ties = plan.touching[who].iter().filter_map(|&arc| Tie::of(plan, grid, arc, who));
    ties.map(|tie| tie.wide(col) + tie.high(row)).sum()
}
