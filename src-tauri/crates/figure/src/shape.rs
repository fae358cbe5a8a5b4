//! Owns the shapes a path may take between two slots, from straight to five stretches.
//! Must not know what they cost.

use crate::grid::{Grid, Slot};
use crate::route::{Between, Line, Route, Side, gutters, middle};

/// Adds the paths of some shapes between two slots to a list.
pub(crate) type Shapes = fn(&mut Vec<Route>, &Between, Slot, Slot);

/// The shapes with up to two bends, each with how many it has at least.
pub(crate) const SIMPLE: [(i32, Shapes); 2] = [(0, few_bends), (2, through_gutters)];

/// The shapes with three or four bends. Of these and the simple ones together at least one runs in gutters alone, so
/// that there is always a way.
pub(crate) const WINDING: [(i32, Shapes); 2] = [(3, three_bends), (4, four_bends)];

/// Puts the paths of such shapes into a list.
pub(crate) fn list(into: &mut Vec<Route>, shapes: Shapes, from: Slot, to: Slot, grid: &Grid) {
    into.clear();
    shapes(into, &Between::new(from, to), from, to);
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

fn three_bends(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    let (x, y) = (middle(to.0), middle(to.1));
    let (left, top) = (middle(from.0), middle(from.1));
    let near = near(from, to);
    for out in facing(from.0, to.0, near) {
        into.extend(beside(to.1).map(|arrive| pair.across([top, out, arrive, x])));
    }
    for arrive in facing(to.0, from.0, near) {
        into.extend(beside(from.1).map(|out| pair.down([left, out, arrive, y])));
    }
}

fn four_bends(into: &mut Vec<Route>, pair: &Between, from: Slot, to: Slot) {
    let (x, y) = (middle(to.0), middle(to.1));
    let (left, top) = (middle(from.0), middle(from.1));
    let near = near(from, to);
    for out in facing(from.0, to.0, near) {
        for arrive in facing(to.0, from.0, near).filter(|arrive| *arrive != out) {
            into.extend(gutters(from.1, to.1).map(|row| pair.across([top, out, row, arrive, y])));
        }
    }
    if from.1.abs_diff(to.1) > 1 {
        for out in facing(from.1, to.1, near) {
            for arrive in facing(to.1, from.1, near).filter(|arrive| *arrive != out) {
                into.extend(gutters(from.0, to.0).map(|col| pair.down([left, out, col, arrive, x])));
            }
        }
    }
}

/// Near boxes may be passed on any side; between far ones only the sides that face each other are worth trying.
fn near(from: Slot, to: Slot) -> bool {
    from.0.abs_diff(to.0) + from.1.abs_diff(to.1) <= 4
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
