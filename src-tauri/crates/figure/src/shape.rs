//! Owns the shapes a path may take between two slots, from straight to five stretches.
//! Must not know what they cost.

use crate::grid::{Grid, Slot};
use crate::route::{Between, Line, Route, gutters, middle};

/// Adds every shape worth trying, the simpler ones first. The last family runs in gutters alone, so one always fits.
pub(crate) fn options(into: &mut Vec<Route>, from: Slot, to: Slot, grid: &Grid) {
    let pair = Between::new(from, to);
    few_bends(into, &pair, from, to);
    through_gutters(into, &pair, from, to);
    many_bends(into, &pair, from, to);
    // The impact has its own column: nothing passes behind it, and links reach it from the left, above or below.
    if to.0 + 1 == grid.cols {
        let beyond = 2 * grid.cols as Line;
        into.retain(|route| route.stretches().all(|it| it.line != beyond || it.axis == crate::route::Axis::Across));
    }
}

fn few_bends(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    let (x, y) = (middle(to.0), middle(to.1));
    let (left, top) = (middle(from.0), middle(from.1));
    match (from.0 == to.0, from.1 == to.1) {
        (_, true) => into.push(pair.across(&[y])),
        (true, _) => into.push(pair.down(&[x])),
        _ => {
            into.push(pair.across(&[top, x]));
            into.push(pair.down(&[left, y]));
        }
    }
}

fn through_gutters(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    if from.1 != to.1 {
        into.extend(gutters(from.0, to.0).map(|gutter| pair.across(&[middle(from.1), gutter, middle(to.1)])));
    }
    if from.0 != to.0 {
        into.extend(gutters(from.1, to.1).map(|gutter| pair.down(&[middle(from.0), gutter, middle(to.0)])));
    }
}

fn many_bends(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    let (x, y) = (middle(to.0), middle(to.1));
    let (left, top) = (middle(from.0), middle(from.1));
    for out in beside(from.0) {
        for arrive in beside(to.1) {
            into.push(pair.across(&[top, out, arrive, x]));
        }
    }
    for out in beside(from.1) {
        for arrive in beside(to.0) {
            into.push(pair.down(&[left, out, arrive, y]));
        }
    }
    for out in beside(from.0) {
        for arrive in beside(to.0) {
            if out != arrive {
                into.extend(gutters(from.1, to.1).map(|row| pair.across(&[top, out, row, arrive, y])));
            }
        }
    }
    if from.1.abs_diff(to.1) > 1 {
        for out in beside(from.1) {
            for arrive in beside(to.1) {
                if out != arrive {
                    into.extend(gutters(from.0, to.0).map(|col| pair.down(&[left, out, col, arrive, x])));
                }
            }
        }
    }
}

/// The gutters on both sides of a column or row.
fn beside(index: usize) -> [Line; 2] {
    [2 * index as Line, 2 * index as Line + 2]
}
