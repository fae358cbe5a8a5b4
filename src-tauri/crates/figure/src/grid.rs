//! Owns the slots: how many rows a lane and how many columns a phase has, and which factor stands in which slot.
//! Must not know pixels beyond rough sizes, nor the paths of links.

use crate::plan::Plan;
use crate::scale::Scale;

/// Nobody stands here.
pub(crate) const FREE: usize = usize::MAX;
/// The impact box stands here.
pub(crate) const IMPACT: usize = usize::MAX - 1;

/// A slot: column, then row.
pub(crate) type Slot = (usize, usize);

/// Columns of each phase, rows of each band.
pub(crate) type Shape = ([usize; 6], [usize; 7]);

/// Rows and columns with what stands in them. Lanes own rows, phases own columns; the last column is the outcome.
#[derive(Clone)]
pub(crate) struct Grid {
    pub cols: usize,
    pub rows: usize,
    /// Phase `p` owns the columns from `first_col[p]` to before `first_col[p + 1]`; 6 is the outcome.
    pub first_col: [usize; 8],
    /// Band `b` owns the rows from `first_row[b]` to before `first_row[b + 1]`.
    pub first_row: [usize; 8],
    /// The slot of each factor.
    pub at: Vec<Slot>,
    /// First and last row of the impact box.
    pub impact: Option<(usize, usize)>,
    cells: Vec<usize>,
}

impl Grid {
    /// A grid with every factor in a slot of its own band and phase, in the order of time.
    pub fn new(plan: &Plan, scale: &Scale) -> Self {
        let crowd = Crowd::new(plan);
        let mut grid = Self::bare(with_room(crowd.shape(scale), plan), plan.factors.len());
        let deepest = crowd.deepest(plan);
        for (block, members) in crowd.members.iter().enumerate() {
            let (band, phase) = (block / 6, block % 6);
            grid.seat(plan, members, band, phase, deepest[phase]);
        }
        grid.hold(plan);
        grid
    }

    /// A grid of so many columns a phase and rows a band, in which nobody stands yet.
    pub fn bare((wide, high): Shape, factors: usize) -> Self {
        let (first_col, first_row) = (starts(&wide, 1), starts(&high, 0));
        let (cols, rows) = (first_col[7], first_row[7]);
        let cells = vec![FREE; cols * rows];
        Self { cols, rows, first_col, first_row, at: vec![(0, 0); factors], impact: None, cells }
    }

    /// Columns of each phase and rows of each band.
    pub fn shape(&self) -> Shape {
        let wide = std::array::from_fn(|phase| self.first_col[phase + 1] - self.first_col[phase]);
        (wide, std::array::from_fn(|band| self.first_row[band + 1] - self.first_row[band]))
    }

    /// Lets a factor stand in a free slot.
    pub fn stand(&mut self, who: usize, slot: Slot) {
        self.put(slot, who);
        self.at[who] = slot;
    }

    /// Lets everybody whom a person put somewhere stand there; whoever stood there takes the slot that becomes free. Of
    /// two put in one place, the first has it and the other stands beside.
    pub fn hold(&mut self, plan: &Plan) {
        let mut taken: Vec<Slot> = Vec::new();
        for who in 0..self.at.len() {
            let Some((col, row)) = plan.put(who) else { continue };
            let (band, phase) = (plan.band(who), plan.phase(who));
            let wish = (self.first_col[phase] + col, self.first_row[band] + row);
            let away = |slot: &Slot| (slot.0.abs_diff(wish.0) + slot.1.abs_diff(wish.1), *slot);
            let free = self.block(band, phase).filter(|slot| !taken.contains(slot));
            if let Some(slot) = free.min_by_key(away) {
                self.swap(self.at[who], slot);
                taken.push(slot);
            }
        }
    }

    /// What stands in a slot.
    pub fn cell(&self, (col, row): Slot) -> usize {
        self.cells[row * self.cols + col]
    }

    fn put(&mut self, (col, row): Slot, who: usize) {
        self.cells[row * self.cols + col] = who;
    }

    /// The band of a row.
    pub fn band_of(&self, row: usize) -> usize {
        (0..7).rev().find(|&band| self.first_row[band] <= row).unwrap_or(0)
    }

    /// How many rows a band has.
    pub fn rows_of(&self, band: usize) -> usize {
        self.first_row[band + 1] - self.first_row[band]
    }

    /// The phase of a column; 6 is the outcome.
    pub fn phase_of(&self, col: usize) -> usize {
        (0..7).rev().find(|&phase| self.first_col[phase] <= col).unwrap_or(0)
    }

    /// Whether no factor stands in a column.
    pub fn empty_col(&self, col: usize) -> bool {
        col + 1 < self.cols && (0..self.rows).all(|row| self.cell((col, row)) == FREE)
    }

    /// Whether no factor stands in a row.
    pub fn empty_row(&self, row: usize) -> bool {
        (0..self.cols - 1).all(|col| self.cell((col, row)) == FREE)
    }

    /// The slots of one lane and phase: all a factor of theirs may stand in.
    pub fn block(&self, band: usize, phase: usize) -> impl Iterator<Item = Slot> + use<> {
        let rows = self.first_row[band]..self.first_row[band + 1];
        let cols = self.first_col[phase]..self.first_col[phase + 1];
        cols.flat_map(move |col| rows.clone().map(move |row| (col, row)))
    }

    /// Swaps what stands in two slots; either may be free.
    pub fn swap(&mut self, a: Slot, b: Slot) {
        let (here, there) = (self.cell(a), self.cell(b));
        for (slot, who) in [(a, there), (b, here)] {
            self.put(slot, who);
            if who < IMPACT {
                self.at[who] = slot;
            }
        }
    }

    /// The factors of one band in one column that the layout may move, downwards: they take the place of what `into` held.
    pub fn stack(&self, plan: &Plan, band: usize, col: usize, into: &mut Vec<usize>) {
        let rows = self.first_row[band]..self.first_row[band + 1];
        into.clear();
        into.extend(rows.map(|row| self.cell((col, row))).filter(|&who| who < IMPACT && !plan.is_put(who)));
    }

    /// Puts a stack into the rows of its band nearest to those wished for, keeping its order and leaving alone whoever
    /// was put there by a person.
    pub fn restack(&mut self, plan: &Plan, band: usize, col: usize, stack: &[(usize, usize)]) {
        let held = |who: usize| who < IMPACT && plan.is_put(who) && !stack.iter().any(|it| it.0 == who);
        let rows = self.first_row[band]..self.first_row[band + 1];
        let open: Vec<usize> = rows.filter(|&row| !held(self.cell((col, row)))).collect();
        for &row in &open {
            self.put((col, row), FREE);
        }
        let mut next = 0;
        for (index, &(who, wish)) in stack.iter().enumerate() {
            let last = open.len() - (stack.len() - index);
            let place = open.partition_point(|&row| row < wish).clamp(next, last.max(next));
            self.put((col, open[place]), who);
            self.at[who] = (col, open[place]);
            next = place + 1;
        }
    }

    /// Lets the impact box take `rows` of the last column.
    pub fn seat_impact(&mut self, first: usize, last: usize) {
        for row in first..=last {
            self.put((self.cols - 1, row), IMPACT);
        }
        self.impact = Some((first, last));
    }

    fn seat(&mut self, plan: &Plan, members: &[usize], band: usize, phase: usize, deepest: usize) {
        let high = self.first_row[band + 1] - self.first_row[band];
        let wide = self.first_col[phase + 1] - self.first_col[phase];
        let mut stacks = vec![Vec::new(); wide];
        let mut col = 0;
        for (index, &who) in members.iter().enumerate() {
            if stacks[col].len() == high {
                col += 1;
            }
            // The last column from which the rest still fits.
            let latest = wide - (members.len() - index).div_ceil(high).min(wide);
            let timed = (plan.depth[who] * (wide - 1) + deepest / 2).checked_div(deepest);
            let wish = timed.unwrap_or(index * wide / members.len());
            col = wish.clamp(col, latest.max(col));
            stacks[col].push(who);
        }
        for (index, stack) in stacks.iter().enumerate() {
            let top = self.first_row[band] + (high - stack.len()) / 2;
            let wishes: Vec<_> = stack.iter().enumerate().map(|(at, &who)| (who, top + at)).collect();
            self.restack(plan, band, self.first_col[phase] + index, &wishes);
        }
    }
}

/// A shape with the columns and rows that people put factors into.
pub(crate) fn with_room((mut wide, mut high): Shape, plan: &Plan) -> Shape {
    for who in 0..plan.factors.len() {
        if let Some((col, row)) = plan.put(who) {
            let (wide, high) = (&mut wide[plan.phase(who)], &mut high[plan.band(who)]);
            (*wide, *high) = ((*wide).max(col + 1), (*high).max(row + 1));
        }
    }
    (wide, high)
}

fn starts<const N: usize>(sizes: &[usize; N], extra: usize) -> [usize; 8] {
    let mut starts = [0; 8];
    for index in 0..7 {
        starts[index + 1] = starts[index] + sizes.get(index).copied().unwrap_or(extra);
    }
    starts
}

/// How many factors share each band and phase.
struct Crowd {
    /// The factors of band `b` and phase `p` at `b * 6 + p`, in the order of time.
    members: Vec<Vec<usize>>,
}

impl Crowd {
    fn new(plan: &Plan) -> Self {
        let mut members = vec![Vec::new(); 42];
        for who in 0..plan.factors.len() {
            members[plan.band(who) * 6 + plan.phase(who)].push(who);
        }
        let pin = |who: usize| plan.pins[who].first().copied().unwrap_or(u32::MAX);
        for block in &mut members {
            block.sort_by_key(|&who| (plan.depth[who], pin(who), who));
        }
        Self { members }
    }

    fn deepest(&self, plan: &Plan) -> [usize; 6] {
        let mut deepest = [0; 6];
        for who in 0..plan.factors.len() {
            let phase = plan.phase(who);
            deepest[phase] = deepest[phase].max(plan.depth[who]);
        }
        deepest
    }

    fn count(&self, band: usize, phase: usize) -> usize {
        self.members[band * 6 + phase].len()
    }

    /// Columns of each phase and rows of each band. Phases widen while the page has room, and beyond it only to keep
    /// the picture from growing much higher than wide.
    fn shape(&self, scale: &Scale) -> Shape {
        let mut wide = [1; 6];
        let mut high = self.rows(&wide);
        for _ in 0..self.members.len() * self.members.iter().map(Vec::len).max().unwrap_or(0) {
            let Some(phase) = self.tightest(&wide, &high) else { break };
            let mut next = wide;
            next[phase] += 1;
            let width = self.width(&next, scale);
            let fits = width <= scale.aim;
            if !fits && self.height(&high, scale) * scale.aspect <= width {
                break;
            }
            wide = next;
            high = self.rows(&wide);
        }
        (wide, high)
    }

    fn rows(&self, wide: &[usize; 6]) -> [usize; 7] {
        std::array::from_fn(|band| {
            (0..6).map(|phase| self.count(band, phase).div_ceil(wide[phase])).max().unwrap_or(0).max(1)
        })
    }

    /// The phase that makes the lanes high: the one most often alone in needing the rows of its lane.
    fn tightest(&self, wide: &[usize; 6], high: &[usize; 7]) -> Option<usize> {
        let mut need = [0usize; 6];
        for band in (0..7).filter(|&band| high[band] > 1) {
            let full = |phase: &usize| self.count(band, *phase).div_ceil(wide[*phase]) == high[band];
            let sharing = (0..6).filter(full).count();
            for phase in (0..6).filter(full) {
                need[phase] += 60 / sharing;
            }
        }
        (0..6).filter(|&phase| need[phase] > 0).max_by_key(|&phase| (need[phase], std::cmp::Reverse(phase)))
    }

    fn width(&self, wide: &[usize; 6], scale: &Scale) -> f32 {
        let phases = (0..6).map(|phase| {
            let empty = (0..7).all(|band| self.count(band, phase) == 0);
            if empty { 64.0 } else { wide[phase] as f32 * (scale.node.0 + scale.gutter + 4.0) }
        });
        scale.names + phases.sum::<f32>() + scale.impact + scale.gutter
    }

    fn height(&self, high: &[usize; 7], scale: &Scale) -> f32 {
        let pitch = scale.node_height(3) + scale.row_gap;
        let lanes = (0..7).map(|band| {
            let empty = (0..6).all(|phase| self.count(band, phase) == 0);
            if empty { 50.0 } else { high[band] as f32 * pitch }
        });
        lanes.sum::<f32>()
    }
}
