//! Owns the places of verbs on links: on their own line, over no box, over no other verb, over no line beside theirs.
//! Must not know what the verbs say.

use crate::curve::tenth;
use crate::{Area, Point};
use std::ops::Range;

/// A box that looks for a place on a link.
pub(crate) struct Wish {
    /// The link.
    pub arc: usize,
    pub width: f32,
    pub height: f32,
}

/// What is taken already, sorted into tiles so that only near things are compared.
pub(crate) struct Places {
    canvas: Area,
    cols: usize,
    rows: usize,
    boxes: Tiles,
    across: Legs,
    down: Legs,
    /// Kept from link to link for their memory only.
    stops: Stops,
}

/// Areas by tile: each tile knows its latest, and each entry the one before it in its tile.
struct Tiles {
    latest: Vec<u32>,
    entries: Vec<(Area, u32)>,
}

/// No entry.
const NONE: u32 = u32::MAX;

impl Tiles {
    fn add(&mut self, tile: usize, area: Area) {
        let before = std::mem::replace(&mut self.latest[tile], self.entries.len() as u32);
        self.entries.push((area, before));
    }

    /// Whether an area of a tile overlaps another.
    fn overlap(&self, tile: usize, other: &Area) -> bool {
        let mut next = self.latest[tile];
        while let Some((area, before)) = self.entries.get(next as usize) {
            if area.overlaps(other) {
                return true;
            }
            next = *before;
        }
        false
    }
}

/// Legs that run along one axis, sorted by the strip they lie in on the other.
struct Legs {
    /// Strip `n` owns the legs from `first[n]` to before `first[n + 1]`.
    first: Vec<u32>,
    legs: Vec<Leg>,
}

#[derive(Clone, Copy, Default)]
struct Leg {
    arc: u32,
    place: f32,
    low: f32,
    high: f32,
}

/// Width of the strips legs are sorted into.
const STRIP: f32 = 8.0;

impl Legs {
    fn new(size: f32, legs: &[Leg]) -> Self {
        let strips = (size / STRIP).max(0.0) as usize + 1;
        let mut sorted = Self { first: vec![0; strips + 1], legs: vec![Leg::default(); legs.len()] };
        // Counted, and dealt out from the last to the first: the counts become beginnings.
        for leg in legs {
            let strip = sorted.strip(leg.place);
            sorted.first[strip] += 1;
        }
        let mut sum = 0;
        for first in &mut sorted.first {
            sum += *first;
            *first = sum;
        }
        for leg in legs {
            let strip = sorted.strip(leg.place);
            sorted.first[strip] -= 1;
            sorted.legs[sorted.first[strip] as usize] = *leg;
        }
        sorted
    }

    fn strip(&self, place: f32) -> usize {
        ((place / STRIP).max(0.0) as usize).min(self.first.len() - 2)
    }

    /// How many legs of other links pass through a rectangle.
    fn through(&self, arc: usize, (first, last): (f32, f32), (low, high): (f32, f32)) -> usize {
        // Without jumps, which would be guessed wrong half of the time.
        let hit = |leg: &Leg| {
            (leg.arc != arc as u32) & (leg.place > first) & (leg.place < last) & (leg.low < high) & (leg.high > low)
        };
        let (begin, end) = (self.first[self.strip(first)], self.first[self.strip(last) + 1]);
        self.legs[begin as usize..end as usize].iter().map(|leg| u32::from(hit(leg))).sum::<u32>() as usize
    }
}

const TILE: (f32, f32) = (96.0, 64.0);
/// A verb keeps this distance from boxes and other verbs.
const AIR: f32 = 1.0;
/// Hiding a bit of a line that passes under the verb is bad, more so where it runs beside the verb's own line. Hiding
/// a line that runs along behind the whole verb is not done at all.
const HIDES: f32 = 60.0;
const HIDES_BESIDE: f32 = 150.0;

/// So many free places are compared; they lie near the middle of the link, and more are seldom better.
const ENOUGH: usize = 6;

impl Places {
    pub fn new(canvas: Area, taken: &[Area], lines: &[Vec<Point>]) -> Self {
        let tiles = |size: f32, tile: f32| (size / tile).max(0.0) as usize + 1;
        let (cols, rows) = (tiles(canvas.width, TILE.0), tiles(canvas.height, TILE.1));
        let (mut across, mut down) = (Vec::new(), Vec::new());
        for (arc, line) in lines.iter().enumerate() {
            let arc = arc as u32;
            for leg in line.windows(2) {
                let [[ax, ay], [bx, by]] = [leg[0], leg[1]];
                if ay == by {
                    across.push(Leg { arc, place: ay, low: ax.min(bx), high: ax.max(bx) });
                } else {
                    down.push(Leg { arc, place: ax, low: ay.min(by), high: ay.max(by) });
                }
            }
        }
        let across = Legs::new(canvas.y + canvas.height, &across);
        let down = Legs::new(canvas.x + canvas.width, &down);
        let boxes = Tiles { latest: vec![NONE; cols * rows], entries: Vec::with_capacity(2 * taken.len()) };
        let mut places = Self { canvas, cols, rows, boxes, across, down, stops: Stops::default() };
        taken.iter().for_each(|&area| places.take(area));
        places
    }

    /// The best free place on the link's legs, if there is any; it is taken from then on.
    pub fn place(&mut self, wish: &Wish, line: &[Point]) -> Option<Area> {
        let mut stops = std::mem::take(&mut self.stops);
        stops.find(wish, line);
        let best = self.best(wish, &stops);
        self.stops = stops;
        if let Some(area) = best {
            self.take(area);
        }
        best
    }

    fn best(&self, wish: &Wish, stops: &Stops) -> Option<Area> {
        let mut best: Option<(f32, Area)> = None;
        let mut free = 0;
        for stop in stops.nearest_first() {
            // Far from the middle is bad too, but never as bad as nowhere.
            let price = stop.away.min(400.0) * 0.25;
            if free == ENOUGH || best.is_some_and(|best| best.0 <= price) {
                break;
            }
            let (x, y) = (stop.at[0] - wish.width / 2.0, stop.at[1] - wish.height / 2.0);
            let area = Area { x: tenth(x), y: tenth(y), width: wish.width, height: wish.height };
            let Some(price) = self.price(wish.arc, &area, stop.upright, price) else { continue };
            free += 1;
            if best.is_none_or(|best| price < best.0) {
                best = Some((price, area));
            }
        }
        best.map(|best| best.1)
    }

    fn price(&self, arc: usize, area: &Area, upright: bool, mut price: f32) -> Option<f32> {
        let air = area.grown(AIR);
        if !self.canvas.contains(&air) {
            return None;
        }
        for tiles in self.tiles(&air) {
            for tile in tiles {
                if self.boxes.overlap(tile, &air) {
                    return None;
                }
            }
        }
        let (x, y) = ((area.x, area.x + area.width), (area.y, area.y + area.height));
        let across = self.across.through(arc, y, x);
        if across > 0 && !upright {
            return None;
        }
        let down = self.down.through(arc, x, y);
        let beside = if upright { HIDES_BESIDE } else { HIDES };
        price += across as f32 * HIDES + down as f32 * beside;
        Some(price)
    }

    fn take(&mut self, area: Area) {
        for tiles in self.tiles(&area) {
            tiles.for_each(|tile| self.boxes.add(tile, area));
        }
    }

    /// The tiles an area lies in, row by row.
    fn tiles(&self, area: &Area) -> impl Iterator<Item = Range<usize>> + use<> {
        let clip = |value: f32, tile: f32, count: usize| ((value / tile).max(0.0) as usize).min(count - 1);
        let (x, y) = (area.x - self.canvas.x, area.y - self.canvas.y);
        let (left, right) = (clip(x, TILE.0, self.cols), clip(x + area.width, TILE.0, self.cols));
        let (top, bottom) = (clip(y, TILE.1, self.rows), clip(y + area.height, TILE.1, self.rows));
        let cols = self.cols;
        (top..bottom + 1).map(move |row| row * cols + left..row * cols + right + 1)
    }
}

/// Short links first: they have the least choice.
pub(crate) fn order(lines: &[Vec<Point>]) -> Vec<usize> {
    let full = |line: &[Point]| line.windows(2).map(|leg| length(leg[0], leg[1])).sum::<f32>();
    let mut order: Vec<(f32, usize)> = lines.iter().enumerate().map(|(arc, line)| (full(line), arc)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|entry| entry.1).collect()
}

/// A place on a link where a box may stand.
struct Stop {
    at: Point,
    /// How far from the middle of the link, along it.
    away: f32,
    /// Whether the link runs down there.
    upright: bool,
}

/// Where on its legs a box may stand: the middle of each leg and a few steps to both sides, clear of bends and marker.
#[derive(Default)]
struct Stops {
    all: Vec<Stop>,
    /// How far from the middle each is, as bits, which sort like what they stand for; and which it is.
    order: Vec<u64>,
}

impl Stops {
    /// The nearest to the middle of the link first.
    fn nearest_first(&self) -> impl Iterator<Item = &Stop> {
        self.order.iter().map(|&entry| &self.all[entry as u32 as usize])
    }

    fn find(&mut self, wish: &Wish, line: &[Point]) {
        find_stops(&mut self.all, wish, line);
        self.order.clear();
        let entry = |(at, stop): (usize, &Stop)| u64::from(stop.away.to_bits()) << 32 | at as u64;
        self.order.extend(self.all.iter().enumerate().map(entry));
        self.order.sort_unstable();
    }
}

fn find_stops(stops: &mut Vec<Stop>, wish: &Wish, line: &[Point]) {
    let full: f32 = line.windows(2).map(|leg| length(leg[0], leg[1])).sum();
    stops.clear();
    let mut gone = 0.0;
    for (index, leg) in line.windows(2).enumerate() {
        let ([ax, ay], [bx, by]) = (leg[0], leg[1]);
        let long = length(leg[0], leg[1]);
        let upright = ax == bx;
        let (half, least) = if upright { (wish.height / 2.0, 14.0) } else { (wish.width / 2.0, 24.0) };
        let tail = if index + 2 == line.len() { 12.0 } else { 4.0 };
        let (low, high) = (half + 4.0, long - half - tail);
        if low <= high {
            let middle = (low + high) / 2.0;
            let step = ((high - low) / 8.0).max(least);
            let count = ((high - low) / 2.0 / step) as i32;
            for along in (-count..=count).map(|at| middle + at as f32 * step) {
                let part = along / long;
                let at = [ax + (bx - ax) * part, ay + (by - ay) * part];
                stops.push(Stop { at, away: (gone + along - full / 2.0).abs(), upright });
            }
        }
        gone += long;
    }
}

fn length(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).abs() + (a[1] - b[1]).abs()
}
