//! Owns one way to count crossings of drawn curves, for our pictures and for those of others alike.
//! Must not know who drew them.

use std::collections::HashSet;

/// A point: x, then y.
pub type Spot = [f64; 2];

/// Straight pieces that stand for one Bézier curve.
const PIECES: usize = 12;

/// How often curves of different links cross. A curve is a start, then three points for every cubic Bézier. Two curves
/// that cross twice count twice; curves that only touch, or leave one point, do not cross.
pub fn crossings(curves: &[Vec<Spot>]) -> usize {
    let pieces: Vec<Piece> = curves.iter().enumerate().flat_map(|(owner, curve)| flattened(owner, curve)).collect();
    let tile = tile(&pieces);
    let mut tiles: std::collections::HashMap<(i32, i32), Vec<usize>> = std::collections::HashMap::new();
    let mut crossed = HashSet::new();
    for (at, piece) in pieces.iter().enumerate() {
        for place in piece.tiles(tile) {
            let here = tiles.entry(place).or_default();
            for &other in here.iter() {
                if pieces[other].owner != piece.owner && pieces[other].crosses(piece) {
                    crossed.insert((other, at));
                }
            }
            here.push(at);
        }
    }
    crossed.len()
}

struct Piece {
    owner: usize,
    from: Spot,
    to: Spot,
}

impl Piece {
    /// Half open, so that a crossing exactly where two pieces of one curve meet is counted once.
    fn crosses(&self, other: &Piece) -> bool {
        let apart = |line: &Piece, a: Spot, b: Spot| (side(line, a) > 0.0) != (side(line, b) > 0.0);
        apart(self, other.from, other.to) && apart(other, self.from, self.to)
    }

    fn tiles(&self, tile: f64) -> impl Iterator<Item = (i32, i32)> + use<> {
        let range = |axis: usize| {
            let (a, b) = (self.from[axis], self.to[axis]);
            ((a.min(b) / tile).floor() as i32, (a.max(b) / tile).floor() as i32)
        };
        let (x, y) = (range(0), range(1));
        (x.0..=x.1).flat_map(move |col| (y.0..=y.1).map(move |row| (col, row)))
    }
}

fn side(line: &Piece, spot: Spot) -> f64 {
    (line.to[0] - line.from[0]) * (spot[1] - line.from[1]) - (line.to[1] - line.from[1]) * (spot[0] - line.from[0])
}

/// Tiles as wide as a few pieces.
fn tile(pieces: &[Piece]) -> f64 {
    let long = |piece: &Piece| (piece.from[0] - piece.to[0]).abs() + (piece.from[1] - piece.to[1]).abs();
    (pieces.iter().map(long).sum::<f64>() / pieces.len().max(1) as f64 * 2.0).max(1.0)
}

fn flattened(owner: usize, curve: &[Spot]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in 0..curve.len().saturating_sub(1) / 3 {
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| curve[part * 3 + at]);
        let straight = (0..2).any(|axis| [b, c, d].iter().all(|spot| (spot[axis] - a[axis]).abs() < 0.01));
        let count = if straight { 1 } else { PIECES };
        let mut from = a;
        for step in 1..=count {
            let to = if step == count { d } else { along([a, b, c, d], step as f64 / count as f64) };
            pieces.push(Piece { owner, from, to });
            from = to;
        }
    }
    pieces
}

fn along([a, b, c, d]: [Spot; 4], t: f64) -> Spot {
    let s = 1.0 - t;
    [0, 1].map(|axis| s * s * s * a[axis] + 3.0 * s * s * t * b[axis] + 3.0 * s * t * t * c[axis] + t * t * t * d[axis])
}
