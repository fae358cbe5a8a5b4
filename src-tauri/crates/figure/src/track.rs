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
const ATOP: i8 = 6;
/// Gutters with more runs keep the first order: finding a better one would take too long.
const SORTED: usize = 400;

/// A track for each run, so that no two runs that overlap share one.
pub(crate) fn tracks(runs: &mut [Run]) -> Vec<Track> {
    let lean = |run: &Run| 2 - i32::from(run.low_back) - i32::from(run.high_back);
    runs.sort_by(|a, b| {
        lean(a).cmp(&lean(b)).then(a.low.total_cmp(&b.low)).then(a.high.total_cmp(&b.high)).then(a.owner.cmp(&b.owner))
    });
    if runs.len() > SORTED {
        return assign(runs, |before, behind| gain_behind(&runs[before], &runs[behind]) < 0);
    }
    let gains = Gains::new(runs);
    let order = untangle(&gains);
    let sorted = runs.to_vec();
    for (run, &at) in runs.iter_mut().zip(&order) {
        *run = sorted[at];
    }
    assign(runs, |before, behind| gains.row(order[behind])[order[before]] < 0)
}

/// Swaps neighbours in the order while that takes crossings away. Each swap takes at least one, so this ends; the
/// bound only keeps a crowded gutter from taking long.
fn untangle(gains: &Gains) -> Vec<usize> {
    let mut order: Vec<usize> = (0..gains.count).collect();
    // Which places of the order changed in the round before and in this one. A run among those that did not would gain
    // as little as it did then.
    let (mut before, mut now) = (vec![true; gains.count], vec![false; gains.count]);
    for _ in 0..8 {
        for at in 1..gains.count {
            let first = at.saturating_sub(40);
            if !before[first..=at].contains(&true) && !now[first..=at].contains(&true) {
                continue;
            }
            let place = gains.backwards(&order[first..at], order[at]).map_or(at, |earlier| first + earlier);
            if place < at {
                order[place..=at].rotate_right(1);
                now[place..=at].fill(true);
            }
        }
        if !now.contains(&true) {
            break;
        }
        std::mem::swap(&mut before, &mut now);
        now.fill(false);
    }
    order
}

/// What is saved by each order of two runs: every pair is compared once, however often the order is gone through.
struct Gains {
    count: usize,
    /// At `n * count + m` what is saved if run `n` runs before run `m`, and not behind it.
    of: Vec<i8>,
}

impl Gains {
    fn new(runs: &[Run]) -> Self {
        let count = runs.len();
        let mut of = vec![0; count * count];
        for (second, behind) in runs.iter().enumerate() {
            for (first, run) in runs[..second].iter().enumerate() {
                if meet(run, behind) {
                    let gain = gain_behind(run, behind);
                    of[second * count + first] = gain;
                    of[first * count + second] = -gain;
                }
            }
        }
        Self { count, of }
    }

    /// Before which of the others a run saves most, if it saves anything: bubbled back past one after the other.
    fn backwards(&self, others: &[usize], own: usize) -> Option<usize> {
        let row = self.row(own);
        let (mut best, mut gain) = ((0, None), 0);
        for (earlier, &other) in others.iter().enumerate().rev() {
            gain += i32::from(row[other]);
            if gain > best.0 {
                best = (gain, Some(earlier));
            }
        }
        best.1
    }

    fn row(&self, run: usize) -> &[i8] {
        &self.of[run * self.count..(run + 1) * self.count]
    }
}

fn meet(a: &Run, b: &Run) -> bool {
    (a.low < b.high + NEAR) & (b.low < a.high + NEAR)
}

/// How many crossings, and worse, are saved if `first` does not run before (left of, above) `second`, which it meets,
/// but behind it. An end that goes on to lower lines crosses what runs before its own line, any other what runs behind.
/// Written without jumps: which way they went would be guessed wrong half of the time.
fn gain_behind(first: &Run, second: &Run) -> i8 {
    let inside = |at: f32, run: &Run| i8::from((at > run.low - NEAR) & (at < run.high + NEAR));
    let way = |back: bool| 2 * i8::from(back) - 1;
    let atop = |one: f32, onward: bool, other: f32, back: bool| {
        i8::from((one - other).abs() < SAME) * (i8::from(back) - i8::from(onward)) * ATOP
    };
    inside(second.low, first) * way(second.low_back) + inside(second.high, first) * way(second.high_back)
        - inside(first.low, second) * way(first.low_back)
        - inside(first.high, second) * way(first.high_back)
        + atop(first.low, first.low_back, second.low, second.low_back)
        + atop(first.low, first.low_back, second.high, second.high_back)
        + atop(first.high, first.high_back, second.low, second.low_back)
        + atop(first.high, first.high_back, second.high, second.high_back)
}

/// The first free track after those of the runs that should come before. `keeps` says whether of two runs that meet the
/// first would lose by going behind the second.
fn assign(runs: &[Run], keeps: impl Fn(usize, usize) -> bool) -> Vec<Track> {
    let mut tracks: Vec<Track> = Vec::with_capacity(runs.len());
    let mut taken: Vec<bool> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        taken.clear();
        let mut index = 0;
        for earlier in (0..at).filter(|&earlier| meet(&runs[earlier], run)) {
            let track = tracks[earlier].index;
            taken.resize(taken.len().max(track + 1), false);
            taken[track] = true;
            if keeps(earlier, at) {
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
