//! Owns which of the parallel lines in a gutter runs where: side by side, in the order that crosses least.
//! Must not know boxes: only where each line enters and leaves the gutter.

/// A line's way along a gutter, in any unit that grows along it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Whose it is: link, then stretch.
    pub owner: (usize, usize),
    pub low: f32,
    pub high: f32,
    /// Whether the line continues on the side of lower lines (left or up) at its low and its high end.
    pub low_back: bool,
    pub high_back: bool,
}

/// Where a run goes: its track, of how many that lie side by side there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Track {
    pub index: usize,
    pub of: usize,
}

/// Ends nearer than this meet as if they were one.
const NEAR: f32 = 9.0;
/// Ends nearer than this lie on one line: run the wrong way round, they would cover one another for a stretch.
const SAME: f32 = 4.0;
const ATOP: i32 = 6;
/// Gutters with more runs keep the first order: finding a better one would take too long.
const SORTED: usize = 400;

/// A track for each run, so that no two runs that overlap share one.
pub(crate) fn tracks(runs: &mut [Run]) -> Vec<Track> {
    let lean = |run: &Run| 2 - i32::from(run.low_back) - i32::from(run.high_back);
    runs.sort_by(|a, b| {
        lean(a).cmp(&lean(b)).then(a.low.total_cmp(&b.low)).then(a.high.total_cmp(&b.high)).then(a.owner.cmp(&b.owner))
    });
    if runs.len() <= SORTED {
        untangle(runs);
    }
    assign(runs)
}

/// Swaps neighbours in the order while that takes crossings away. Each swap takes at least one, so this ends; the
/// bound only keeps a crowded gutter from taking long.
fn untangle(runs: &mut [Run]) {
    for _ in 0..8 {
        let mut any = false;
        for at in 1..runs.len() {
            // Bubble one run back as far as it gains on the way.
            let mut best = (0, at);
            let mut gain = 0;
            for earlier in (at.saturating_sub(40)..at).rev() {
                if !meet(&runs[earlier], &runs[at]) {
                    continue;
                }
                gain += price(&runs[earlier], &runs[at]) - price(&runs[at], &runs[earlier]);
                if gain > best.0 {
                    best = (gain, earlier);
                }
            }
            if best.1 < at {
                runs[best.1..=at].rotate_right(1);
                any = true;
            }
        }
        if !any {
            break;
        }
    }
}

fn meet(a: &Run, b: &Run) -> bool {
    a.low < b.high + NEAR && b.low < a.high + NEAR
}

/// Crossings, and worse, that come from `first` running before (left of, above) `second`, which it meets.
fn price(first: &Run, second: &Run) -> i32 {
    let inside = |at: f32, run: &Run| at > run.low - NEAR && at < run.high + NEAR;
    let mut price = 0;
    for (onward, one) in [(!first.low_back, first.low), (!first.high_back, first.high)] {
        for (back, other) in [(second.low_back, second.low), (second.high_back, second.high)] {
            price += i32::from(onward && back && (one - other).abs() < SAME) * ATOP;
        }
    }
    price
        + i32::from(second.low_back && inside(second.low, first))
        + i32::from(second.high_back && inside(second.high, first))
        + i32::from(!first.low_back && inside(first.low, second))
        + i32::from(!first.high_back && inside(first.high, second))
}

/// The first free track after those of the runs that should come before.
fn assign(runs: &[Run]) -> Vec<Track> {
    let mut tracks: Vec<Track> = Vec::with_capacity(runs.len());
    let mut taken: Vec<bool> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        taken.clear();
        let mut index = 0;
        for earlier in (0..at).filter(|&earlier| meet(&runs[earlier], run)) {
            let track = tracks[earlier].index;
            taken.resize(taken.len().max(track + 1), false);
            taken[track] = true;
            if price(&runs[earlier], run) < price(run, &runs[earlier]) {
                index = index.max(track + 1);
            }
        }
        while taken.get(index) == Some(&true) {
            index += 1;
        }
        tracks.push(Track { index, of: 0 });
    }
    // Runs that hang together are centred together.
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by(|&a, &b| runs[a].low.total_cmp(&runs[b].low).then(a.cmp(&b)));
    let mut group: Vec<usize> = Vec::new();
    let mut reach = f32::MIN;
    for at in order {
        if runs[at].low >= reach + NEAR {
            close(&mut group, &mut tracks);
        }
        group.push(at);
        reach = if group.len() == 1 { runs[at].high } else { reach.max(runs[at].high) };
    }
    close(&mut group, &mut tracks);
    tracks
}

fn close(group: &mut Vec<usize>, tracks: &mut [Track]) {
    let of = group.iter().map(|&at| tracks[at].index + 1).max().unwrap_or(0);
    for at in group.drain(..) {
        tracks[at].of = of;
    }
}
