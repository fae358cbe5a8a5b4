//! Owns where along a side of a box each link leaves or arrives, so that lines fan out without crossing.
//! Must not know the final places of boxes.

use crate::grid::{FREE, Grid};
use crate::plan::Plan;
use crate::route::{Axis, Route, Side, middle};
use crate::scale::Scale;

/// How far from the middle of its side a link leaves and arrives: down for left and right sides, rightwards for top
/// and bottom.
pub(crate) type Ports = Vec<[f32; 2]>;

/// One end of one link at one side of one box.
struct End {
    /// The box, by its slot's lines, and the side.
    place: ((u16, u16), Side),
    /// Position along the side, see [`Order`].
    order: Order,
    /// How far it runs before it turns, in lines of the grid.
    reach: u16,
    arc: usize,
    end: usize,
}

/// Sorts the ends along a side from top to bottom, or from left to right.
type Order = (Turn, i32, i32, i32, i64);

/// Where a link turns after it has left the side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Back,
    Straight,
    Onward,
}

pub(crate) fn ports(plan: &Plan, grid: &Grid, routes: &[Route], scale: &Scale) -> Ports {
    let mut ends: Vec<End> = Vec::with_capacity(routes.len() * 2);
    for (arc, route) in routes.iter().enumerate() {
        for end in 0..2 {
            let place = (route.ends[end], route.sides()[end]);
            let first = route.stretch(if end == 0 { 0 } else { route.len() - 1 });
            let reach = first.start.abs_diff(first.end);
            ends.push(End { place, order: order(plan, route, arc, end), reach, arc, end });
        }
    }
    ends.sort_by_key(|it| (it.place, it.order));
    let mut ports = vec![[0.0; 2]; routes.len()];
    for side in ends.chunk_by(|a, b| a.place == b.place) {
        for (it, offset) in side.iter().zip(spread(side, scale)) {
            ports[it.arc][it.end] = offset;
        }
    }
    part_facing(&ends, &mut ports, grid, scale);
    ports
}

/// Two boxes that face one another across free room may have links that leave towards the same line, each turning off
/// before the other box. They stand half a port apart, or one would cover the other for a stretch.
fn part_facing(ends: &[End], ports: &mut Ports, grid: &Grid, scale: &Scale) {
    for side in ends.chunk_by(|a, b| a.place == b.place) {
        let Some(place) = facing(grid, side[0].place) else { continue };
        let first = ends.partition_point(|it| it.place < place);
        for other in ends[first..].iter().take_while(|it| it.place == place).filter(|it| it.order.0 != Turn::Straight) {
            let along = |it: &End| ports[it.arc][it.end];
            let turns =
                side.iter().filter(|it| it.order.0 != Turn::Straight && it.reach + other.reach >= apart(it, other));
            if turns.into_iter().any(|it| (along(it) - along(other)).abs() < 4.0) {
                ports[other.arc][other.end] += scale.port / 2.0;
            }
        }
    }
}

/// How many lines lie between the boxes of two ends.
fn apart(a: &End, b: &End) -> u16 {
    let ((ax, ay), (bx, by)) = (a.place.0, b.place.0);
    ax.abs_diff(bx) + ay.abs_diff(by)
}

/// The next box to the right of a right side, or below a bottom, and the side of it that faces back.
fn facing(grid: &Grid, ((x, y), side): ((u16, u16), Side)) -> Option<((u16, u16), Side)> {
    let (col, row) = (usize::from(x / 2), usize::from(y / 2));
    let taken = |slot: &(usize, usize)| grid.cell(*slot) != FREE;
    let (slot, back) = match side {
        Side::Right => ((col + 1..grid.cols).map(|col| (col, row)).find(taken)?, Side::Left),
        Side::Bottom => ((row + 1..grid.rows).map(|row| (col, row)).find(taken)?, Side::Top),
        Side::Left | Side::Top => return None,
    };
    Some(((middle(slot.0), middle(slot.1)), back))
}

/// Straight lines keep to the middle, so that both their ends meet; the others stand above and below them.
fn spread(side: &[End], scale: &Scale) -> Vec<f32> {
    let count = |turn| side.iter().filter(|it| it.order.0 == turn).count();
    let (back, straight, onward) = (count(Turn::Back), count(Turn::Straight), count(Turn::Onward));
    if straight == 0 {
        let gap = scale.port.min(2.0 * scale.port_room / side.len() as f32);
        return (0..side.len()).map(|at| (at as f32 - (side.len() - 1) as f32 / 2.0) * gap).collect();
    }
    // The bundle's width depends on nothing but its size, which is the same at both its ends.
    let inner = scale.port.min(scale.port_room / straight as f32);
    let half = inner * (straight - 1) as f32 / 2.0;
    let gap = |others: usize| scale.port.min((scale.port_room - half) / others.max(1) as f32);
    let above = (0..back).map(|at| -half - (back - at) as f32 * gap(back));
    let within = (0..straight).map(|at| at as f32 * inner - half);
    let below = (0..onward).map(|at| half + (at + 1) as f32 * gap(onward));
    above.chain(within).chain(below).collect()
}

/// Of the links that turn the same way, the one that turns first stands outermost. Of those that turn in the same
/// gutter, the ones that come back to the side they left stand outside the others, the shortest outermost; the others
/// go on across the gutter, the furthest outermost. So none of them cross.
fn order(plan: &Plan, route: &Route, arc: usize, end: usize) -> Order {
    let parallel = rank(plan, route, arc, end);
    let steps = route.len();
    if steps == 1 {
        return (Turn::Straight, 0, 0, 0, parallel);
    }
    let (own, next) = if end == 0 { (0, 1) } else { (steps - 1, steps - 2) };
    let (own, next) = (route.stretch(own), route.stretch(next));
    let (here, there) = if end == 0 { (next.start, next.end) } else { (next.end, next.start) };
    let leaving = if end == 0 { own.end > own.start } else { own.start > own.end };
    let distance = i32::from(own.start.abs_diff(own.end));
    let reach = i32::from(there.abs_diff(here));
    let returns = after(route, end).is_some_and(|onward| onward != leaving);
    let (onward, reach) = if returns { (0, reach) } else { (1, -reach) };
    if there < here {
        (Turn::Back, distance, onward, reach, parallel)
    } else {
        (Turn::Onward, -distance, -onward, -reach, parallel)
    }
}

/// Whether the stretch after the first turn runs towards higher lines, seen from this end.
fn after(route: &Route, end: usize) -> Option<bool> {
    let third = if end == 0 { 2 } else { route.len().checked_sub(3)? };
    let it = (third < route.len()).then(|| route.stretch(third))?;
    Some(if end == 0 { it.end > it.start } else { it.start > it.end })
}

/// Keeps parallel links side by side: the same one stays at the left of the other all along the way.
fn rank(plan: &Plan, route: &Route, arc: usize, end: usize) -> i64 {
    let it = route.stretch(if end == 0 { 0 } else { route.len() - 1 });
    let forth = plan.arcs[arc].to.is_none_or(|to| to > plan.arcs[arc].from);
    let rising = match it.axis {
        Axis::Across => it.end > it.start,
        Axis::Down => it.end < it.start,
    };
    if rising == forth { arc as i64 } else { -(arc as i64) }
}
