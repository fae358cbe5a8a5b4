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
    let mut block = Block::default();
    // Nothing draws these anywhere: until they or what they are linked with move, looking again finds the same.
    let mut content = vec![false; plan.factors.len()];
    for _ in 0..ROUNDS {
        let mut any = false;
        for who in (0..plan.factors.len()).filter(|&who| !plan.is_put(who)) {
            if content[who] {
                continue;
            }
            let here = grid.at[who];
            block.price(plan, grid, who);
            content[who] = block.is_best(here);
            if content[who] {
                continue;
            }
            if let Some(slot) = better(plan, grid, who, &block) {
                disturb(plan, &mut content, who);
                disturb(plan, &mut content, grid.cell(slot));
                grid.swap(here, slot);
                any = true;
            }
        }
        if !any {
            return;
        }
    }
}

/// Whoever is linked with somebody who moves has to look again.
fn disturb(plan: &Plan, content: &mut [bool], who: usize) {
    if who >= IMPACT {
        return;
    }
    content[who] = false;
    for &arc in &plan.touching[who] {
        let arc = &plan.arcs[arc];
        content[arc.from] = false;
        if let Some(to) = arc.to {
            content[to] = false;
        }
    }
}

/// What the links of one factor would cost in every slot of its lane and phase. Columns and rows cost apart from one
/// another, so that each link is looked at once a column and once a row, not once a slot.
#[derive(Default)]
struct Block {
    first: Slot,
    cols: Vec<i32>,
    rows: Vec<i32>,
}

impl Block {
    fn price(&mut self, plan: &Plan, grid: &Grid, who: usize) {
        let (band, phase) = (plan.band(who), plan.phase(who));
        self.first = (grid.first_col[phase], grid.first_row[band]);
        self.cols.clear();
        self.cols.resize(grid.first_col[phase + 1] - self.first.0, 0);
        self.rows.clear();
        self.rows.resize(grid.first_row[band + 1] - self.first.1, 0);
        for &arc in &plan.touching[who] {
            let Some(tie) = Tie::of(plan, grid, arc, who) else { continue };
            let (first, rows) = (self.first, &mut self.rows);
            self.cols.iter_mut().enumerate().for_each(|(at, cost)| *cost += tie.wide(first.0 + at));
            rows.iter_mut().enumerate().for_each(|(at, cost)| *cost += tie.high(first.1 + at));
        }
    }

    fn at(&self, (col, row): Slot) -> i32 {
        self.cols[col - self.first.0] + self.rows[row - self.first.1]
    }

    /// Whether no slot costs less than this one.
    fn is_best(&self, here: Slot) -> bool {
        let least = |costs: &[i32]| costs.iter().min().copied().unwrap_or(0);
        self.at(here) == least(&self.cols) + least(&self.rows)
    }
}

/// The slot that makes links shortest all told, if one is better than its own. A swap is looked at only from the side
/// that gains by itself: without one that does, there is nothing to gain.
fn better(plan: &Plan, grid: &Grid, who: usize, block: &Block) -> Option<Slot> {
    let here = grid.at[who];
    let now = block.at(here);
    let mut best = (0, None);
    for there in grid.block(plan.band(who), plan.phase(who)) {
        let own = block.at(there) - now;
        if own >= 0 {
            continue;
        }
        let gain = match grid.cell(there) {
            other if other >= IMPACT => own,
            other if plan.is_put(other) => continue,
            other => own + followed(plan, grid, (who, there), (other, here)),
        };
        if gain < best.0 {
            best = (gain, Some(there));
        }
    }
    best.1
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
