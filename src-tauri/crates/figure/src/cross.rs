//! Owns the count of crossings in the finished picture.
//! Must not know whose lines they are.

use crate::Point;

/// Lines that only touch within this distance do not cross.
const TOUCH: f32 = 0.5;

/// The legs that run down, from left to right: each a place in four lists, so that several are compared at a time.
#[derive(Default)]
struct Down {
    x: Vec<f32>,
    low: Vec<f32>,
    high: Vec<f32>,
    owner: Vec<u32>,
}

impl Down {
    /// How many legs of others a leg crosses that runs across from `left` to `right`.
    fn crossed(&self, left: f32, right: f32, y: f32, owner: u32) -> u32 {
        let first = self.x.partition_point(|&x| x <= left + TOUCH);
        let last = first + self.x[first..].partition_point(|&x| x < right - TOUCH);
        let ends = self.low[first..last].iter().zip(&self.high[first..last]);
        // Without jumps, which would be guessed wrong half of the time.
        let crossed = |((&low, &high), &other): ((&f32, &f32), &u32)| (other != owner) & (low < y) & (y < high);
        ends.zip(&self.owner[first..last]).map(|it| u32::from(crossed(it))).sum()
    }
}

/// How often the legs of different links cross. Every leg runs across or down.
pub(crate) fn count(lines: &[Vec<Point>]) -> u32 {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for (owner, line) in lines.iter().enumerate() {
        for leg in line.windows(2) {
            let ([ax, ay], [bx, by]) = (leg[0], leg[1]);
            if (ax - bx).abs() >= (ay - by).abs() {
                across.push((ax.min(bx), ax.max(bx), ay, owner as u32));
            } else {
                down.push((ax, ay.min(by) + TOUCH, ay.max(by) - TOUCH, owner as u32));
            }
        }
    }
    down.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut sorted = Down::default();
    for (x, low, high, owner) in down {
        sorted.x.push(x);
        sorted.low.push(low);
        sorted.high.push(high);
        sorted.owner.push(owner);
    }
    across.iter().map(|&(left, right, y, owner)| sorted.crossed(left, right, y, owner)).sum()
}
