//! Owns curves: rounded corners, waves, and the outlines of the factor shapes.
//! Must not know the graph. Only square roots are taken, so every machine computes the same numbers.

use crate::route::Side;
use crate::scale::Scale;
use crate::{Area, Curve, Point};
use domain::Polarity;

/// How far along a control point lies for a quarter of a circle.
const QUARTER: f32 = 0.552;

/// To a tenth of a pixel, which is finer than any eye, and keeps files short.
pub(crate) fn tenth(value: f32) -> f32 {
    // By way of an integer, which is quicker than rounding and knows no negative zero.
    let tenths = value * 10.0;
    (tenths + if tenths < 0.0 { -0.5 } else { 0.5 }) as i32 as f32 / 10.0
}

/// A path of straight legs with rounded corners. `tail` is the length at the end that stays straight.
pub(crate) fn rounded(points: &[Point], radius: f32, tail: f32) -> Curve {
    let mut path = Vec::with_capacity(points.len() * 6);
    path.push(points[0]);
    let last = points.len() - 1;
    for at in 1..last {
        let (before, corner, after) = (points[at - 1], points[at], points[at + 1]);
        let reach = |other: Point, end: bool, keep: f32| {
            let leg = distance(other, corner);
            if end { (leg - keep).max(leg * 0.4) } else { leg / 2.0 }
        };
        let r = reach(before, at == 1, 0.0).min(reach(after, at + 1 == last, tail)).min(radius);
        line(&mut path, toward(corner, before, r));
        let (start, end) = (toward(corner, before, r), toward(corner, after, r));
        path.extend([toward(start, corner, r * QUARTER), toward(end, corner, r * QUARTER), end]);
    }
    line(&mut path, points[last]);
    path
}

/// Adds a straight stretch.
pub(crate) fn line(path: &mut Curve, to: Point) {
    if let Some(&from) = path.last() {
        let third = |part: f32| [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
        path.extend([third(1.0 / 3.0), third(2.0 / 3.0), to]);
    }
}

fn distance(a: Point, b: Point) -> f32 {
    ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])).sqrt()
}

fn toward(from: Point, to: Point, by: f32) -> Point {
    let full = distance(from, to);
    if full == 0.0 {
        return from;
    }
    [from[0] + (to[0] - from[0]) * by / full, from[1] + (to[1] - from[1]) * by / full]
}

/// Below this a line is too short to be told from a straight one.
const SHORTEST_WAVE: f32 = 13.0;

/// Makes the straight parts of a curve wavy; short ones and corners stay smooth.
pub(crate) fn wavy(curve: &[Point], height: f32) -> Curve {
    let mut path = vec![curve[0]];
    for part in 0..(curve.len() - 1) / 3 {
        let [from, a, b, to] = std::array::from_fn(|at| curve[part * 3 + at]);
        let straight = (0..2).any(|axis| [a, b, to].iter().all(|point| (point[axis] - from[axis]).abs() < 0.01));
        let length = distance(from, to);
        if straight && length >= SHORTEST_WAVE {
            wave(&mut path, from, to, height);
        } else {
            path.extend([a, b, to]);
        }
    }
    path
}

/// A whole number of waves from one point to another, with a little straight line at both ends.
fn wave(path: &mut Curve, from: Point, to: Point, height: f32) {
    let full = distance(from, to);
    let (dx, dy) = ((to[0] - from[0]) / full, (to[1] - from[1]) / full);
    let point = |far: f32, off: f32| [from[0] + dx * far - dy * off, from[1] + dy * far + dx * off];
    // A short link is all wave: it has no room for its verb, so its line alone says what it is.
    let flat = if full < 30.0 { 1.5 } else { 5.0 };
    let swing = full - 2.0 * flat;
    // Very long links get longer waves instead of ever more points.
    let halves = ((swing / 13.0).round() as usize * 2).clamp(2, 160);
    let step = swing / halves as f32;
    let mut side = height;
    line(path, point(flat, 0.0));
    for half in 0..halves {
        let start = flat + half as f32 * step;
        path.extend([point(start + step * 0.36, side), point(start + step * 0.64, side), point(start + step, 0.0)]);
        side = -side;
    }
    line(path, to);
}

/// The outline of a factor's shape.
pub(crate) fn outline(area: Area, polarity: Polarity, round: f32, lean: f32) -> Curve {
    let (l, t, r, b) = (area.x, area.y, area.x + area.width, area.y + area.height);
    let middle = area.y + area.height / 2.0;
    match polarity {
        Polarity::Contributed | Polarity::Context => polygon(&[[l, t], [r, t], [r, b], [l, b]]),
        Polarity::Luck => {
            polygon(&[[l + lean, t], [r - lean, t], [r, middle], [r - lean, b], [l + lean, b], [l, middle]])
        }
        Polarity::Sacrifice => polygon(&[[l + lean, t], [r, t], [r - lean, b], [l, b]]),
        Polarity::Mitigated => pill(area, round.min(area.height / 2.0)),
    }
}

fn polygon(corners: &[Point]) -> Curve {
    let mut path = Vec::with_capacity(3 * corners.len() + 1);
    path.push(corners[0]);
    for &corner in corners.iter().skip(1).chain(corners.first()) {
        line(&mut path, corner);
    }
    path
}

fn pill(area: Area, r: f32) -> Curve {
    let (l, t, right, b) = (area.x, area.y, area.x + area.width, area.y + area.height);
    let k = r * QUARTER;
    let mut path = Vec::with_capacity(25);
    path.push([l + r, t]);
    line(&mut path, [right - r, t]);
    path.extend([[right - r + k, t], [right, t + r - k], [right, t + r]]);
    line(&mut path, [right, b - r]);
    path.extend([[right, b - r + k], [right - r + k, b], [right - r, b]]);
    line(&mut path, [l + r, b]);
    path.extend([[l + r - k, b], [l, b - r + k], [l, b - r]]);
    line(&mut path, [l, t + r]);
    path.extend([[l, t + r - k], [l + r - k, t], [l + r, t]]);
    path
}

/// How far inside its box the outline of a shape lies at a port, measured from the side inwards.
pub(crate) fn inset(area: Area, polarity: Polarity, side: Side, port: f32, scale: &Scale) -> f32 {
    let upright = matches!(side, Side::Left | Side::Right);
    let half = if upright { area.height / 2.0 } else { area.width / 2.0 };
    match polarity {
        Polarity::Contributed | Polarity::Context => 0.0,
        Polarity::Luck if upright => scale.lean * port.abs() / half,
        Polarity::Sacrifice if upright => {
            let down = (port + half) / area.height;
            scale.lean * if side == Side::Left { 1.0 - down } else { down }
        }
        Polarity::Luck | Polarity::Sacrifice => 0.0,
        Polarity::Mitigated => {
            let r = scale.round.min(area.height / 2.0);
            let over = (port.abs() - (half - r)).clamp(0.0, r);
            r - (r * r - over * over).sqrt()
        }
    }
}
