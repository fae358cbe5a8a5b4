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
    lines: [Line; 5],
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
    fn new(first: Axis, lines: &[Line], ends: [(Line, Line); 2]) -> Self {
        let mut own = [0; 5];
        own[..lines.len()].copy_from_slice(lines);
        Self { lines: own, len: lines.len() as u8, first, ends }
    }

    #[inline]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    #[inline]
    pub fn stretch(&self, index: usize) -> Stretch {
        let axis = if index.is_multiple_of(2) { self.first } else { self.first.other() };
        let along = |end: (Line, Line)| if axis == Axis::Across { end.0 } else { end.1 };
        let start = if index == 0 { along(self.ends[0]) } else { self.lines[index - 1] };
        let end = if index + 1 == self.len() { along(self.ends[1]) } else { self.lines[index + 1] };
        Stretch { axis, line: self.lines[index], start, end }
    }

    pub fn stretches(&self) -> impl Iterator<Item = Stretch> + '_ {
        (0..self.len()).map(|index| self.stretch(index))
    }

    /// The sides of the boxes it leaves and reaches.
    pub fn sides(&self) -> [Side; 2] {
        Self::sides_of(&self.stretch(0), &self.stretch(self.len() - 1))
    }

    fn sides_of(first: &Stretch, last: &Stretch) -> [Side; 2] {
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

/// A number for every point of the grid, kept by rows and by columns, so that every stretch reads neighbours in memory.
struct Counts {
    width: usize,
    height: usize,
    by_row: Vec<u16>,
    by_col: Vec<u16>,
}

impl Counts {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, by_row: vec![0; width * height], by_col: vec![0; width * height] }
    }

    /// The numbers strictly between the ends of a stretch.
    fn inside(&self, it: &Stretch) -> &[u16] {
        let (low, high) = it.range();
        let line = usize::from(it.line);
        match it.axis {
            Axis::Across => &self.by_row[line * self.width + low + 1..line * self.width + high],
            Axis::Down => &self.by_col[line * self.height + low + 1..line * self.height + high],
        }
    }

    fn sum(&self, it: &Stretch) -> u32 {
        self.inside(it).iter().map(|&count| u32::from(count)).sum()
    }

    fn change(&mut self, it: &Stretch, by: i16) {
        let (low, high) = it.range();
        let line = usize::from(it.line);
        for along in low + 1..high {
            let (x, y) = if it.axis == Axis::Across { (along, line) } else { (line, along) };
            self.bump(x, y, by);
        }
    }

    fn bump(&mut self, x: usize, y: usize, by: i16) {
        for count in [&mut self.by_row[y * self.width + x], &mut self.by_col[x * self.height + y]] {
            *count = count.saturating_add_signed(by);
        }
    }
}

/// A box counts as so many lines: more than can ever run through one point.
const BOX: u16 = 20_000;

/// What lies where: boxes, and how many lines run across and down through every point of the grid.
pub(crate) struct Field {
    /// Lines running across; boxes are in here too.
    across: Counts,
    down: Counts,
    sides: Vec<u16>,
    x: Vec<i32>,
    y: Vec<i32>,
}

impl Field {
    pub fn new(grid: &Grid, scale: &Scale) -> Self {
        let (width, height) = (2 * grid.cols + 1, 2 * grid.rows + 1);
        let mut across = Counts::new(width, height);
        for col in 0..grid.cols {
            for row in (0..grid.rows).filter(|&row| grid.cell((col, row)) != FREE) {
                across.bump(2 * col + 1, 2 * row + 1, BOX as i16);
            }
        }
        let half = |size: f32| (size / 2.0) as i32;
        let wide = |col: usize| half(if grid.empty_col(col) { 60.0 } else { scale.nominal_node() + scale.gutter });
        let high =
            |row: usize| half(if grid.empty_row(row) { 48.0 } else { scale.node_height(3) + scale.row_gap + 4.0 });
        Self {
            across,
            down: Counts::new(width, height),
            sides: vec![0; width * height * 4],
            x: positions((0..grid.cols).map(wide)),
            y: positions((0..grid.rows).map(high)),
        }
    }

    /// What a path costs; none if it runs through a box or costs at least `limit`.
    pub fn cost(&self, route: &Route, limit: i32) -> Option<i32> {
        let all: [Stretch; 5] = std::array::from_fn(|index| route.stretch(index.min(route.len() - 1)));
        let all = &all[..route.len()];
        let last = all.len() - 1;
        let mut cost = last as i32 * BEND + all.iter().map(|it| self.length(it)).sum::<i32>();
        if cost >= limit {
            return None;
        }
        cost += self.side_cost(route, Route::sides_of(&all[0], &all[last]));
        for (index, it) in all.iter().enumerate() {
            if cost >= limit || (index < last && self.boxed_corner(it)) {
                return None;
            }
            cost += self.run(it)?;
        }
        (cost < limit).then_some(cost)
    }

    fn boxed_corner(&self, it: &Stretch) -> bool {
        let (x, y) = if it.axis == Axis::Across { (it.end, it.line) } else { (it.line, it.end) };
        self.across.by_row[usize::from(y) * self.across.width + usize::from(x)] >= BOX
    }

    fn distance(&self, from: Slot, to: Slot) -> i32 {
        let apart = |along: &[i32], a: usize, b: usize| (along[2 * a + 1] - along[2 * b + 1]).abs();
        apart(&self.x, from.0, to.0) + apart(&self.y, from.1, to.1)
    }

    fn length(&self, it: &Stretch) -> i32 {
        let along = if it.axis == Axis::Across { &self.x } else { &self.y };
        (along[usize::from(it.start)] - along[usize::from(it.end)]).abs()
    }

    fn run(&self, it: &Stretch) -> Option<i32> {
        let (across, down) = (self.across.sum(it), self.down.sum(it));
        if across >= u32::from(BOX) {
            return None;
        }
        let (beside, against) = if it.axis == Axis::Across { (across, down) } else { (down, across) };
        let price = if it.line.is_multiple_of(2) { BESIDE } else { BESIDE_BOXES };
        Some(beside as i32 * price + against as i32 * CROSS)
    }

    fn side_cost(&self, route: &Route, sides: [Side; 2]) -> i32 {
        let crowd: i32 = (0..2).map(|end| SIDE * i32::from(self.sides[self.side(route.ends[end], sides[end])])).sum();
        let against = i32::from(sides[0] == Side::Left) + i32::from(sides[1] == Side::Right);
        crowd + against * AGAINST
    }

    fn side(&self, (x, y): (Line, Line), side: Side) -> usize {
        (usize::from(y) * self.across.width + usize::from(x)) * 4 + side as usize
    }

    /// Lays a path down, or takes it up again.
    fn lay(&mut self, route: &Route, by: i16) {
        for (end, side) in route.sides().into_iter().enumerate() {
            let at = self.side(route.ends[end], side);
            self.sides[at] = self.sides[at].saturating_add_signed(by);
        }
        for (index, it) in route.stretches().enumerate() {
            if it.axis == Axis::Across { &mut self.across } else { &mut self.down }.change(&it, by);
            // A bend between boxes, not in a gutter, is in the way of both directions.
            if index + 1 < route.len() && !it.line.is_multiple_of(2) && !it.end.is_multiple_of(2) {
                let (x, y) = if it.axis == Axis::Across { (it.end, it.line) } else { (it.line, it.end) };
                self.across.bump(usize::from(x), usize::from(y), by);
                self.down.bump(usize::from(x), usize::from(y), by);
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

/// The cheapest path of one link. Winding shapes are built only where they could beat the best simple one.
fn cheapest(field: &Field, plan: &Plan, grid: &Grid, arc: usize, options: &mut Vec<Route>) -> Option<(i32, Route)> {
    let from = grid.at[plan.arcs[arc].from];
    let mut best: Option<(i32, Route)> = None;
    let mut take = |options: &[Route]| {
        for route in options {
            let limit = best.map_or(i32::MAX, |best| best.0);
            best = field.cost(route, limit).map(|cost| (cost, *route)).or(best);
        }
        best
    };
    options.clear();
    goals(plan, grid, arc).for_each(|goal| shape::simple(options, from, goal, grid));
    let simple = take(options);
    options.clear();
    for goal in goals(plan, grid, arc) {
        let least = field.distance(from, goal) + 3 * BEND;
        if simple.is_none_or(|simple| simple.0 > least) {
            shape::winding(options, from, goal, grid);
        }
    }
    take(options)
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

    pub fn across(&self, lines: &[Line]) -> Route {
        Route::new(Axis::Across, lines, self.ends)
    }

    pub fn down(&self, lines: &[Line]) -> Route {
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
