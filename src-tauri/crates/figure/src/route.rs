//! Owns the paths of links over the grid: along rows, columns and the gutters between them, with few bends.
//! Must not know pixels beyond rough sizes: where in a gutter a line runs is decided later.

use crate::grid::{FREE, Grid, Slot};
use crate::plan::Plan;
use crate::scale::Scale;
use crate::shape;

/// A line of the grid: the middle of column or row `n` is `2n + 1`, the gutter before it `2n`.
pub(crate) type Line = u16;

/// Along which axis a stretch runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    Across,
    Down,
}

impl Axis {
    fn other(self) -> Self {
        match self {
            Self::Across => Self::Down,
            Self::Down => Self::Across,
        }
    }
}

/// A path: stretches that alternate between across and down, each on a line of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    /// The lines of the stretches, with the place where the first begins before them and the one where the last ends
    /// after them: every stretch runs from the entry before its own to the one after.
    lines: [Line; 7],
    len: u8,
    first: Axis,
    /// Where it begins and ends: the middles of two slots, as x and y lines.
    pub ends: [(Line, Line); 2],
}

/// One stretch of a path: it runs on `line`, from `start` to `end` along its axis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub axis: Axis,
    pub line: Line,
    pub start: Line,
    pub end: Line,
}

impl Stretch {
    fn range(&self) -> (usize, usize) {
        (usize::from(self.start.min(self.end)), usize::from(self.start.max(self.end)))
    }
}

impl Route {
    fn new<const N: usize>(first: Axis, lines: [Line; N], ends: [(Line, Line); 2]) -> Self {
        let last = if N.is_multiple_of(2) { first.other() } else { first };
        let along = |end: (Line, Line), axis| if axis == Axis::Across { end.0 } else { end.1 };
        let mut own = [0; 7];
        own[0] = along(ends[0], first);
        own[1..=N].copy_from_slice(&lines);
        own[N + 1] = along(ends[1], last);
        Self { lines: own, len: N as u8, first, ends }
    }

    #[inline]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    #[inline]
    pub fn stretch(&self, index: usize) -> Stretch {
        let axis = if index.is_multiple_of(2) { self.first } else { self.first.other() };
        Stretch { axis, line: self.lines[index + 1], start: self.lines[index], end: self.lines[index + 2] }
    }

    pub fn stretches(&self) -> impl Iterator<Item = Stretch> + '_ {
        (0..self.len()).map(|index| self.stretch(index))
    }

    /// The sides of the boxes it leaves and reaches.
    pub fn sides(&self) -> [Side; 2] {
        let (first, last) = (self.stretch(0), self.stretch(self.len() - 1));
        [Side::facing(first.axis, first.end > first.start), Side::facing(last.axis, last.start > last.end)]
    }
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    fn facing(axis: Axis, onward: bool) -> Self {
        match (axis, onward) {
            (Axis::Across, true) => Self::Right,
            (Axis::Across, false) => Self::Left,
            (Axis::Down, true) => Self::Bottom,
            (Axis::Down, false) => Self::Top,
        }
    }
}

/// The line through the middle of a column or row.
pub(crate) fn middle(index: usize) -> Line {
    2 * index as Line + 1
}

fn gutter(index: usize) -> Line {
    2 * index as Line
}

const BEND: i32 = 34;
const CROSS: i32 = 55;
/// Running beside another line in a gutter, and in a row or column of boxes, where there is less room.
const BESIDE: i32 = 5;
const BESIDE_BOXES: i32 = 24;
/// Leaving a side that other links use already.
const SIDE: i32 = 9;
/// Leaving or arriving against the reading direction.
const AGAINST: i32 = 26;

/// What it costs a path to run through each point of the grid, across or down. Kept along the lines, so that every
/// stretch reads neighbours in memory.
struct Costs {
    /// How many points a line has.
    long: usize,
    of: Vec<i32>,
}

impl Costs {
    fn new(lines: usize, long: usize) -> Self {
        Self { long, of: vec![0; lines * long] }
    }

    /// Adds a line that runs along this axis, beside others.
    fn beside(&mut self, it: &Stretch, by: i32) {
        let (low, high) = it.range();
        let price = by * price_beside(it.line);
        let line = &mut self.of[usize::from(it.line) * self.long..];
        line[low + 1..high].iter_mut().for_each(|cost| *cost += price);
    }

    /// Adds a line that runs along the other axis, across this one.
    fn crossing(&mut self, it: &Stretch, by: i32) {
        let (low, high) = it.range();
        for line in low + 1..high {
            self.of[line * self.long + usize::from(it.line)] += by * CROSS;
        }
    }

    /// Adds a bend, which is in the way of both directions.
    fn bend(&mut self, line: Line, along: Line, by: i32) {
        self.of[usize::from(line) * self.long + usize::from(along)] += by * (price_beside(line) + CROSS);
    }
}

/// What it costs to run beside another line.
fn price_beside(line: Line) -> i32 {
    if line.is_multiple_of(2) { BESIDE } else { BESIDE_BOXES }
}

/// A box costs so much: more than all lines together that a path may meet, and little enough for a path through
/// hundreds of them.
const BOX: i32 = 1 << 21;

/// What lies where: boxes, and the lines that run across and down through every point of the grid.
pub(crate) struct Field {
    across: Costs,
    down: Costs,
    sides: Vec<u16>,
    x: Vec<i32>,
    y: Vec<i32>,
}

impl Field {
    pub fn new(grid: &Grid, scale: &Scale) -> Self {
        let (width, height) = (2 * grid.cols + 1, 2 * grid.rows + 1);
        let (mut across, mut down) = (Costs::new(height, width), Costs::new(width, height));
        for col in 0..grid.cols {
            for row in (0..grid.rows).filter(|&row| grid.cell((col, row)) != FREE) {
                across.of[(2 * row + 1) * width + 2 * col + 1] = BOX;
                down.of[(2 * col + 1) * height + 2 * row + 1] = BOX;
            }
        }
        let half = |size: f32| (size / 2.0) as i32;
        let wide = |col: usize| half(if grid.empty_col(col) { 60.0 } else { scale.nominal_node() + scale.gutter });
        let high =
            |row: usize| half(if grid.empty_row(row) { 48.0 } else { scale.node_height(3) + scale.row_gap + 4.0 });
        Self {
            across,
            down,
            sides: vec![0; width * height * 4],
            x: positions((0..grid.cols).map(wide)),
            y: positions((0..grid.rows).map(high)),
        }
    }

    /// What a path costs; none if it runs through a box or costs at least `limit`.
    fn cost(&self, route: &Route, limit: i32) -> Option<i32> {
        let mut cost = (route.len() - 1) as i32 * BEND + self.length(route);
        if cost >= limit {
            return None;
        }
        cost += self.side_cost(route);
        let (mut own, mut other) = self.by_axis(route.first);
        for index in 0..route.len() {
            let [start, line, end] = [0, 1, 2].map(|next| usize::from(route.lines[index + next]));
            let points = &own.of[line * own.long..][..own.long];
            if cost >= limit || (index + 1 < route.len() && points[end] >= BOX) {
                return None;
            }
            let run: i32 = points[start.min(end) + 1..start.max(end)].iter().sum();
            if run >= BOX {
                return None;
            }
            cost += run;
            std::mem::swap(&mut own, &mut other);
        }
        (cost < limit).then_some(cost)
    }

    /// The costs along an axis, and along the other.
    fn by_axis(&self, axis: Axis) -> (&Costs, &Costs) {
        if axis == Axis::Across { (&self.across, &self.down) } else { (&self.down, &self.across) }
    }

    fn distance(&self, from: Slot, to: Slot) -> i32 {
        let apart = |along: &[i32], a: usize, b: usize| (along[2 * a + 1] - along[2 * b + 1]).abs();
        apart(&self.x, from.0, to.0) + apart(&self.y, from.1, to.1)
    }

    fn length(&self, route: &Route) -> i32 {
        let (mut along, mut other) = if route.first == Axis::Across { (&self.x, &self.y) } else { (&self.y, &self.x) };
        let mut length = 0;
        for index in 0..route.len() {
            length += (along[usize::from(route.lines[index])] - along[usize::from(route.lines[index + 2])]).abs();
            std::mem::swap(&mut along, &mut other);
        }
        length
    }

    fn side_cost(&self, route: &Route) -> i32 {
        let sides = route.sides();
        let crowd = |end: usize| SIDE * i32::from(self.sides[self.side(route.ends[end], sides[end])]);
        let against = i32::from(sides[0] == Side::Left) + i32::from(sides[1] == Side::Right);
        crowd(0) + crowd(1) + against * AGAINST
    }

    fn side(&self, (x, y): (Line, Line), side: Side) -> usize {
        (usize::from(y) * self.across.long + usize::from(x)) * 4 + side as usize
    }

    /// Lays a path down, or takes it up again.
    fn lay(&mut self, route: &Route, by: i16) {
        for (end, side) in route.sides().into_iter().enumerate() {
            let at = self.side(route.ends[end], side);
            self.sides[at] = self.sides[at].saturating_add_signed(by);
        }
        let by = i32::from(by);
        for (index, it) in route.stretches().enumerate() {
            let (own, other) = match it.axis {
                Axis::Across => (&mut self.across, &mut self.down),
                Axis::Down => (&mut self.down, &mut self.across),
            };
            own.beside(&it, by);
            other.crossing(&it, by);
            // A bend in a gutter is in nobody's way, one between boxes is.
            if index + 1 < route.len() && !it.line.is_multiple_of(2) && !it.end.is_multiple_of(2) {
                own.bend(it.line, it.end, by);
                other.bend(it.end, it.line, by);
            }
        }
    }
}

fn positions(halves: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut places = vec![0];
    let mut here = 0;
    for half in halves {
        places.extend([here + half, here + 2 * half]);
        here += 2 * half;
    }
    places
}

/// How often links are laid: every time after the first, each sees where all the others run.
pub(crate) fn passes(plan: &Plan) -> usize {
    match plan.arcs.len() {
        0..=100 => 3,
        101..=250 => 2,
        _ => 1,
    }
}

/// Every link's path, and what they cost together.
pub(crate) fn routes(plan: &Plan, grid: &Grid, scale: &Scale, passes: usize) -> (Vec<Route>, i64) {
    let mut field = Field::new(grid, scale);
    let mut order: Vec<usize> = (0..plan.arcs.len()).collect();
    order.sort_by_cached_key(|&arc| (span(plan, grid, arc), arc));
    let mut found: Vec<Option<Route>> = vec![None; plan.arcs.len()];
    let mut options = Vec::new();
    let mut total = 0;
    for _ in 0..passes {
        total = 0;
        for &arc in &order {
            if let Some(old) = found[arc].take() {
                field.lay(&old, -1);
            }
            let best = cheapest(&field, plan, grid, arc, &mut options);
            if let Some((cost, route)) = best {
                total += i64::from(cost);
                field.lay(&route, 1);
                found[arc] = Some(route);
            }
        }
    }
    // A path round every box along gutters alone always exists, so none is missing.
    (found.into_iter().flatten().collect(), total)
}

/// The cheapest path of one link. Shapes with more bends are built only where they could beat the best so far.
fn cheapest(field: &Field, plan: &Plan, grid: &Grid, arc: usize, options: &mut Vec<Route>) -> Option<(i32, Route)> {
    let from = grid.at[plan.arcs[arc].from];
    let mut best = None;
    for stage in [shape::SIMPLE, shape::WINDING] {
        for goal in goals(plan, grid, arc) {
            let straight = field.distance(from, goal);
            for (bends, shapes) in stage {
                if best.is_none_or(|(cost, _)| cost > straight + bends * BEND) {
                    shape::list(options, shapes, from, goal, grid);
                    best = first_cheapest(field, options, best);
                }
            }
        }
    }
    best
}

/// The first of the cheapest among the best so far and the options.
fn first_cheapest(field: &Field, options: &[Route], best: Option<(i32, Route)>) -> Option<(i32, Route)> {
    let mut limit = best.map_or(i32::MAX, |best| best.0);
    let mut found = None;
    for route in options {
        if let Some(cost) = field.cost(route, limit) {
            (limit, found) = (cost, Some(route));
        }
    }
    found.map(|route| (limit, *route)).or(best)
}

fn span(plan: &Plan, grid: &Grid, arc: usize) -> usize {
    let from = grid.at[plan.arcs[arc].from];
    goals(plan, grid, arc).map(|goal| 3 * from.0.abs_diff(goal.0) + 2 * from.1.abs_diff(goal.1)).min().unwrap_or(0)
}

/// The slots a link may end in: the factor's own, or the rows of the impact box nearest to where it comes from, and
/// its first and last.
fn goals<'a>(plan: &'a Plan, grid: &'a Grid, arc: usize) -> impl Iterator<Item = Slot> + 'a {
    let from = grid.at[plan.arcs[arc].from].1;
    let rows = move |(first, last): (usize, usize)| {
        let near = from.clamp(first, last);
        (first..=last).filter(move |&row| row == first || row == last || row.abs_diff(near) <= 1)
    };
    let (one, rows) = match plan.arcs[arc].to {
        Some(to) => (Some(grid.at[to]), None),
        None => (None, grid.impact.map(rows)),
    };
    one.into_iter().chain(rows.into_iter().flatten().map(|row| (grid.cols - 1, row)))
}

/// Builds paths for [`crate::shape`].
pub(crate) struct Between {
    pub ends: [(Line, Line); 2],
}

impl Between {
    pub fn new(from: Slot, to: Slot) -> Self {
        Self { ends: [from, to].map(|(col, row)| (middle(col), middle(row))) }
    }

    pub fn across<const N: usize>(&self, lines: [Line; N]) -> Route {
        Route::new(Axis::Across, lines, self.ends)
    }

    pub fn down<const N: usize>(&self, lines: [Line; N]) -> Route {
        Route::new(Axis::Down, lines, self.ends)
    }
}

/// The gutters worth trying between two columns or rows: near either end, the middle one, and just outside.
pub(crate) fn gutters(a: usize, b: usize) -> impl Iterator<Item = Line> + Clone {
    let (low, high) = (a.min(b), a.max(b));
    let inner = move |index: usize| {
        let count = high - low;
        count <= 5 || index < low + 2 || index + 1 > high || index == low + count / 2
    };
    (low..=high + 1).filter(move |&index| index == low || index == high + 1 || inner(index)).map(gutter)
}
