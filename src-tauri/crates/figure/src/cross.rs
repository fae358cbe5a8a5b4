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
                across.push((ax.min(bx), ax.max(bx), ay, owner));
            } else {
                down.push((ax, ay.min(by), ay.max(by), owner));
            }
        }
    }
    down.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.3.cmp(&b.3)));
    let mut count = 0;
    for &(left, right, y, owner) in &across {
        let first = down.partition_point(|it| it.0 <= left + TOUCH);
        let passing = down[first..].iter().take_while(|it| it.0 < right - TOUCH);
        count += passing.filter(|it| it.3 != owner && it.1 + TOUCH < y && y < it.2 - TOUCH).count() as u32;
    }
    count
}
