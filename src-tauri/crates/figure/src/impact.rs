//! Owns which rows the impact box takes: near the factors that bear on it, high enough for its words and its links.
//! Must not know the paths of links.

use crate::Graph;
use crate::compose::impact_height;
use crate::grid::Grid;
use crate::metrics::{Metrics, Size};
use crate::plan::Plan;
use crate::scale::{MOST_LINES, Scale};

/// Links that may arrive beside one row before the box takes another.
const LINKS_PER_ROW: usize = 4;
/// The box grows along with the factors that bear on it, up to so many rows.
const ROWS: usize = 4;

/// Seats the box, unless there is nothing to say and nothing that leads to it; in the rows it had, if they suffice.
pub(crate) fn seat(graph: &Graph, plan: &Plan, grid: &mut Grid, scale: &Scale, had: Option<(usize, usize)>) {
    let mut sources: Vec<usize> =
        plan.arcs.iter().filter(|arc| arc.to.is_none()).map(|arc| grid.at[arc.from].1).collect();
    if sources.is_empty() && graph.impact.trim().is_empty() {
        return;
    }
    sources.sort_unstable();
    let room = scale.impact - 2.0 * scale.impact_inset;
    let size = Size::semibold(scale.text.impact);
    let lines = Metrics::shared().wrap_within(graph.impact, size, room, MOST_LINES).len();
    let need = impact_height(lines, scale);
    let middle = sources.get(sources.len() / 2).copied().unwrap_or(grid.rows / 2);
    let (low, high) = match sources.len() {
        0 => (middle, middle),
        count => (sources[count / 4], sources[count * 3 / 4]),
    };
    let short = |first: usize, last: usize| {
        height(grid, first, last, scale) < need || (last - first + 1) * LINKS_PER_ROW < sources.len()
    };
    if let Some((first, last)) = had.filter(|&(first, last)| !short(first, last) || last - first + 1 == grid.rows) {
        grid.seat_impact(first, last);
        return;
    }
    let (mut first, mut last) = (middle, middle);
    loop {
        let rows = last - first + 1;
        let wished = rows < ROWS && (first > low || last < high);
        if !(short(first, last) || wished) || rows == grid.rows {
            break;
        }
        // Towards the side where more of the links come from, and then away from the nearer edge.
        let above = sources.iter().filter(|&&row| row < first).count();
        let below = sources.iter().filter(|&&row| row > last).count();
        let up = if above == below { first > grid.rows - 1 - last } else { above > below };
        match (up && first > 0) || last + 1 == grid.rows {
            true => first -= 1,
            false => last += 1,
        }
    }
    grid.seat_impact(first, last);
}

fn height(grid: &Grid, first: usize, last: usize, scale: &Scale) -> f32 {
    let empty = |row: usize| if grid.rows_of(grid.band_of(row)) > 1 { scale.free_row() } else { 20.0 };
    let rows = (first..=last).map(|row| if grid.empty_row(row) { empty(row) } else { scale.node_height(0) });
    rows.sum::<f32>() + (last - first) as f32 * scale.row_gap
}
