//! Owns the pull of links on factors: each moves, inside its own lane and phase, to where its links are short.
//! Must not know the paths of links: short links cross less, whatever way they take.

use crate::grid::{Grid, IMPACT, Slot};
use crate::plan::Plan;

/// Rounds over all factors. More than a few rarely find anything.
const ROUNDS: usize = 8;

/// What a link costs a row and a column of its length, and for running back in time or straight down a column.
const ROW: f32 = 1.0;
const COLUMN: f32 = 1.5;
const BACK: f32 = 1.0;
const UPRIGHT: f32 = 0.5;

/// Less than any real gain: two slots that cost the same are never swapped for ever.
const NOTHING: f32 = -0.001;

/// Swaps factors with what stands in other slots of their lane and phase, while that makes links shorter.
pub(crate) fn pull(plan: &Plan, grid: &mut Grid) {
    for _ in 0..ROUNDS {
        let mut any = false;
        for who in (0..plan.factors.len()).filter(|&who| !plan.is_put(who)) {
            let here = grid.at[who];
            if let Some(slot) = better(plan, grid, who) {
                grid.swap(here, slot);
                any = true;
            }
        }
        if !any {
            return;
        }
    }
}

/// The slot that makes links shortest all told, if one is better than its own. A swap is looked at only from the side
/// that gains by itself: without one that does, there is nothing to gain.
fn better(plan: &Plan, grid: &Grid, who: usize) -> Option<Slot> {
    let here = grid.at[who];
    let now = price(plan, grid, who, here);
    let mut best = (NOTHING, None);
    for there in grid.block(plan.band(who), plan.phase(who)) {
        let own = price(plan, grid, who, there) - now;
        if own >= NOTHING {
            continue;
        }
        let gain = match grid.cell(there) {
            other if other >= IMPACT => own,
            other if plan.is_put(other) => continue,
            other => swapped(plan, grid, (who, there), (other, here)),
        };
        if gain < best.0 {
            best = (gain, Some(there));
        }
    }
    best.1
}

/// How much longer all links get when two factors swap their slots; each comes with the slot it goes to.
fn swapped(plan: &Plan, grid: &Grid, one: (usize, Slot), other: (usize, Slot)) -> f32 {
    let after = |it: usize| match it {
        it if it == one.0 => one.1,
        it if it == other.0 => other.1,
        it => grid.at[it],
    };
    let change = |&arc: &usize| length(plan, grid, arc, after) - length(plan, grid, arc, |it| grid.at[it]);
    let shared = |arc: usize| plan.arcs[arc].from == one.0 || plan.arcs[arc].to == Some(one.0);
    let rest = plan.touching[other.0].iter().filter(|&&arc| !shared(arc)).map(change).sum::<f32>();
    plan.touching[one.0].iter().map(change).sum::<f32>() + rest
}

/// What the links of a factor would cost if it stood in `slot`.
pub(crate) fn price(plan: &Plan, grid: &Grid, who: usize, slot: Slot) -> f32 {
    let place = |it: usize| if it == who { slot } else { grid.at[it] };
    plan.touching[who].iter().map(|&arc| length(plan, grid, arc, place)).sum()
}

fn length(plan: &Plan, grid: &Grid, arc: usize, place: impl Fn(usize) -> Slot) -> f32 {
    let from = place(plan.arcs[arc].from);
    let to = match (plan.arcs[arc].to, grid.impact) {
        (Some(to), _) => place(to),
        (None, Some((first, last))) => (grid.cols - 1, from.1.clamp(first, last)),
        (None, None) => return 0.0,
    };
    let turn = match to.0.cmp(&from.0) {
        std::cmp::Ordering::Less => BACK,
        std::cmp::Ordering::Equal => UPRIGHT,
        std::cmp::Ordering::Greater => 0.0,
    };
    from.0.abs_diff(to.0) as f32 * COLUMN + from.1.abs_diff(to.1) as f32 * ROW + turn
}
