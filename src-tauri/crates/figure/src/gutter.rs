//! Owns the gutters between columns and rows: the tracks of the lines in them, and how wide they must be.
//! Must not know the final places of boxes.

use crate::grid::Grid;
use crate::port::Ports;
use crate::route::{Axis, Route, Stretch};
use crate::scale::Scale;
use crate::track::{Run, Track, tracks};

/// One family of gutters: those between rows, or those between columns.
pub(crate) struct Gutters {
    /// The track of each link's stretches, where they run in a gutter.
    of: Vec<[Track; 5]>,
    /// How many lines lie side by side in each gutter at most.
    pub most: Vec<usize>,
    /// Whether a marker stands at the low side (left, above) and at the high side of each gutter.
    pub arrivals: Vec<[bool; 2]>,
}

impl Gutters {
    /// How far from the middle of the gutter's free space a stretch runs.
    pub fn offset(&self, arc: usize, index: usize, scale: &Scale) -> f32 {
        let track = self.of[arc][index];
        (track.index as f32 - track.of.saturating_sub(1) as f32 / 2.0) * scale.track
    }
}

/// The gutters between rows.
pub(crate) fn between_rows(grid: &Grid, routes: &[Route], ports: &Ports) -> Gutters {
    collect(Axis::Across, grid.rows + 1, routes, |arc, _, line, end| {
        let port = if line.is_multiple_of(2) { 0.0 } else { ports[arc][end] };
        f32::from(line) * UNIT + port
    })
}

/// The gutters between columns; those between rows must be known.
pub(crate) fn between_columns(grid: &Grid, routes: &[Route], ports: &Ports, rows: &Gutters, scale: &Scale) -> Gutters {
    collect(Axis::Down, grid.cols + 1, routes, |arc, index, line, end| {
        let offset = if line.is_multiple_of(2) { rows.offset(arc, index, scale) } else { ports[arc][end] };
        f32::from(line) * UNIT + offset
    })
}

/// Far more than any offset, so that lines of the grid never mix.
const UNIT: f32 = 1000.0;

/// Sorts every stretch on a gutter of one axis into tracks. `place` gives where along the gutter a stretch meets the
/// stretch `index` of the same link, which runs on `line`; `end` says which end of the link that is nearer to.
fn collect(axis: Axis, count: usize, routes: &[Route], place: impl Fn(usize, usize, u16, usize) -> f32) -> Gutters {
    let mut runs: Vec<Vec<Run>> = vec![Vec::new(); count];
    let mut arrivals = vec![[false; 2]; count];
    for (arc, route) in routes.iter().enumerate() {
        for (index, it) in route.stretches().enumerate() {
            if it.axis == axis && it.line.is_multiple_of(2) {
                let from = (place(arc, index - 1, it.start, 0), route.stretch(index - 1).start);
                let to = (place(arc, index + 1, it.end, 1), route.stretch(index + 1).end);
                runs[usize::from(it.line / 2)].push(run((arc, index), &it, from, to));
            }
        }
        let last = route.stretch(route.len() - 1);
        if last.axis != axis && route.len() > 1 && last.start.is_multiple_of(2) {
            arrivals[usize::from(last.start / 2)][usize::from(last.end > last.start)] = true;
        }
    }
    let mut of = vec![[Track::default(); 5]; routes.len()];
    let mut most = vec![0; count];
    for (gutter, runs) in runs.iter_mut().enumerate() {
        for (track, run) in tracks(runs).into_iter().zip(runs.iter()) {
            most[gutter] = most[gutter].max(track.of);
            of[run.owner.0][run.owner.1] = track;
        }
    }
    Gutters { of, most, arrivals }
}

fn run(owner: (usize, usize), it: &Stretch, from: (f32, u16), to: (f32, u16)) -> Run {
    let (from, to) = ((from.0, from.1 < it.line), (to.0, to.1 < it.line));
    let (low, high) = if it.start < it.end { (from, to) } else { (to, from) };
    Run { owner, low: low.0, high: high.0, low_back: low.1, high_back: high.1 }
}
