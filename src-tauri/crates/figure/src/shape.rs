//! Owns the shapes a path may take between two slots, from straight to five stretches.
//! Must not know what they cost.

use crate::grid::{Grid, Slot};
use crate::route::{Between, Line, Route, Side, gutters, middle};

/// Adds the shapes with up to two bends.
pub(crate) fn simple(into: &mut Vec<Route>, from: Slot, to: Slot, grid: &Grid) {
    let pair = Between::new(from, to);
    few_bends(into, &pair, from, to);
    through_gutters(into, &pair, from, to);
    drop_behind_impact(into, to, grid);
}

/// Adds the shapes with three or four bends. Of these and the simple ones together at least one runs in gutters alone,
/// so that there is always a way.
pub(crate) fn winding(into: &mut Vec<Route>, from: Slot, to: Slot, grid: &Grid) {
    many_bends(into, &Between::new(from, to), from, to);
    drop_behind_impact(into, to, grid);
}

fn drop_behind_impact(into: &mut Vec<Route>, to: Slot, grid: &Grid) {
    if to.0 + 1 == grid.cols {
        into.retain(|route| reaches_impact(route, grid));
    }
}

/// The impact has its own column. Links reach it from the left, or from above and below the whole box.
fn reaches_impact(route: &Route, grid: &Grid) -> bool {
    let row = usize::from(route.ends[1].1 / 2);
    match (route.sides()[1], grid.impact) {
        (Side::Left, _) => true,
        (Side::Top, Some((first, _))) => row == first,
        (Side::Bottom, Some((_, last))) => row == last,
        _ => false,
    }
}

fn few_bends(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    let (x, y) = (middle(to.0), middle(to.1));
    let (left, top) = (middle(from.0), middle(from.1));
    match (from.0 == to.0, from.1 == to.1) {
        (_, true) => into.push(pair.across([y])),
        (true, _) => into.push(pair.down([x])),
        _ => {
            into.push(pair.across([top, x]));
            into.push(pair.down([left, y]));
        }
    }
}

fn through_gutters(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    if from.1 != to.1 {
        into.extend(gutters(from.0, to.0).map(|gutter| pair.across([middle(from.1), gutter, middle(to.1)])));
    }
    if from.0 != to.0 {
        into.extend(gutters(from.1, to.1).map(|gutter| pair.down([middle(from.0), gutter, middle(to.0)])));
    }
}

fn many_bends(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    let (x, y) = (middle(to.0), middle(to.1));
    let (left, top) = (middle(from.0), middle(from.1));
    // Near boxes may be passed on any side; between far ones only the sides that face each other are worth trying.
    let near = from.0.abs_diff(to.0) + from.1.abs_diff(to.1) <= 4;
    let (out_col, in_col) = (facing(from.0, to.0, near), facing(to.0, from.0, near));
    let (out_row, in_row) = (facing(from.1, to.1, near), facing(to.1, from.1, near));
    for out in out_col.clone() {
        into.extend(beside(to.1).map(|arrive| pair.across([top, out, arrive, x])));
    }
    for arrive in in_col.clone() {
        into.extend(beside(from.1).map(|out| pair.down([left, out, arrive, y])));
    }
    for out in out_col {
        for arrive in in_col.clone().filter(|arrive| *arrive != out) {
            into.extend(gutters(from.1, to.1).map(|row| pair.across([top, out, row, arrive, y])));
        }
    }
    if from.1.abs_diff(to.1) > 1 {
        for out in out_row {
            for arrive in in_row.clone().filter(|arrive| *arrive != out) {
                into.extend(gutters(from.0, to.0).map(|col| pair.down([left, out, col, arrive, x])));
            }
        }
    }
}

/// The gutters beside `here` that face `there`, or both.
fn facing(here: usize, there: usize, both: bool) -> impl Iterator<Item = Line> + Clone {
    let [low, high] = beside(here);
    let low = (both || there <= here).then_some(low);
    low.into_iter().chain((both || there >= here).then_some(high))
}

/// The gutters on both sides of a column or row.
fn beside(index: usize) -> [Line; 2] {
    [2 * index as Line, 2 * index as Line + 2]
}
