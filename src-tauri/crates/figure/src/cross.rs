//! Owns the count of crossings in the finished picture.
//! Must not know whose lines they are.

use crate::Point;

/// Lines that only touch within this distance do not cross.
const TOUCH: f32 = 0.5;

/// How often the legs of different links cross. Every leg runs across or down.
pub(crate) fn count(lines: &[Vec<Point>]) -> u32 {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for (owner, line) in lines.iter().enumerate() {
        for leg in line.windows(2) {
            let ([ax, ay], [bx, by]) = (leg[0], leg[1]);
            if (ax - bx).abs() >= (ay - by).abs() {
                across.push((ax.min(bx), ax.max(bx), ay, owner as u32));
            } else {
                down.push((ax, ay.min(by), ay.max(by), owner as u32));
            }
        }
    }
    down.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut count = 0;
    for &(left, right, y, owner) in &across {
        let first = down.partition_point(|it| it.0 <= left + TOUCH);
        let passing = &down[first..];
        let passing = &passing[..passing.partition_point(|it| it.0 < right - TOUCH)];
        // Without jumps, which would be guessed wrong half of the time.
        let crossed = |it: &(f32, f32, f32, u32)| (it.3 != owner) & (it.1 + TOUCH < y) & (y < it.2 - TOUCH);
        count += passing.iter().map(|it| u32::from(crossed(it))).sum::<u32>();
    }
    count
}
