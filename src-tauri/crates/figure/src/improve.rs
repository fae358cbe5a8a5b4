//! Owns the last moves of factors inside their own lane and phase, judged by the paths of all links.
//! Must not know pixels: a cheaper set of paths is shorter, straighter and crosses less.

use crate::grid::{Grid, IMPACT};
use crate::plan::Plan;
use crate::route::routes;
use crate::scale::Scale;

/// Paths that may be laid while looking. Graphs of more than a hundred links or so get none of it.
const BUDGET: usize = 2_000;
const LARGEST: usize = 120;

/// Tries every other slot for every factor and keeps what makes the paths cheaper, until nothing does or time is up.
pub(crate) fn improve(plan: &Plan, grid: &mut Grid, scale: &Scale) {
    if plan.arcs.is_empty() || plan.arcs.len() > LARGEST {
        return;
    }
    let mut left = BUDGET / plan.arcs.len();
    let mut best = routes(plan, grid, scale, 1).1;
    loop {
        let before = best;
        for who in (0..plan.factors.len()).filter(|&who| !plan.is_put(who)) {
            for slot in grid.block(plan.band(who), plan.phase(who)) {
                let other = grid.cell(slot);
                if slot == grid.at[who] || (other < IMPACT && plan.is_put(other)) {
                    continue;
                }
                if left == 0 {
                    return;
                }
                left -= 1;
                let old = grid.at[who];
                grid.swap(old, slot);
                let cost = routes(plan, grid, scale, 1).1;
                if cost < best {
                    best = cost;
                } else {
                    grid.swap(old, slot);
                }
            }
        }
        if best == before {
            return;
        }
    }
}
