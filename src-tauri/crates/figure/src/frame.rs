//! Owns the measures of the picture: where every column, row, gutter and lane lies, and how phrases break in it.
//! Must not know curves or colours.

use crate::grid::{Grid, IMPACT};
use crate::gutter::Gutters;
use crate::metrics::{Metrics, Size};
use crate::plan::Plan;
use crate::route::{Axis, Route};
use crate::scale::{MOST_LINES, Scale};
use crate::{Graph, Words};
use domain::{Band, LinkKind, Polarity};

/// A question mark, with the marker after it and air on both sides.
const QUESTION: f32 = 37.0;

/// A stretch of one axis: where it begins and how long it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub start: f32,
    pub size: f32,
}

impl Span {
    pub fn end(&self) -> f32 {
        self.start + self.size
    }

    pub fn middle(&self) -> f32 {
        self.start + self.size / 2.0
    }
}

/// All measures.
pub(crate) struct Frame {
    pub cols: Vec<Span>,
    pub rows: Vec<Span>,
    /// Gutter `n` lies before column or row `n`.
    pub col_gutters: Vec<Span>,
    pub row_gutters: Vec<Span>,
    /// Where the middle track of each gutter runs.
    pub col_tracks: Vec<f32>,
    pub row_tracks: Vec<f32>,
    pub lanes: [Span; 7],
    pub lane_lines: Vec<Vec<String>>,
    pub phrases: Vec<Vec<String>>,
    pub impact_lines: Vec<String>,
}

impl Frame {
    pub fn new(
        graph: &Graph,
        plan: &Plan,
        grid: &Grid,
        routes: &[Route],
        gutters: [&Gutters; 2],
        scale: &Scale,
    ) -> Self {
        let mut frame = Self {
            cols: Vec::new(),
            rows: Vec::new(),
            col_gutters: Vec::new(),
            row_gutters: Vec::new(),
            col_tracks: Vec::new(),
            row_tracks: Vec::new(),
            lanes: [Span::default(); 7],
            lane_lines: lane_lines(graph.words, scale),
            phrases: Vec::new(),
            impact_lines: Vec::new(),
        };
        let wishes = wishes(graph.words, plan, grid, routes, scale);
        let asked = |axis, count| questioned(plan, routes, axis, count);
        let (asked_cols, asked_rows) = (asked(Axis::Across, grid.cols), asked(Axis::Down, grid.rows));
        frame.lay_columns(graph.words, grid, (gutters[1], &asked_cols), &wishes, scale);
        frame.break_texts(graph, plan, grid, scale);
        frame.lay_rows(grid, (gutters[0], &asked_rows), scale);
        frame
    }

    /// The width of every factor box.
    pub fn node_width(&self, grid: &Grid, scale: &Scale) -> f32 {
        (0..grid.cols - 1).find(|&col| !grid.empty_col(col)).map_or(scale.node.0, |col| self.cols[col].size)
    }

    fn lay_columns(
        &mut self,
        words: &Words,
        grid: &Grid,
        (gutters, asked): (&Gutters, &[f32]),
        wishes: &[f32],
        scale: &Scale,
    ) {
        let pads: Vec<(f32, f32)> = (0..=grid.cols).map(|at| column_pads(at, grid, gutters, scale)).collect();
        let size = |at: usize| column_gutter(at, pads[at], grid, gutters, scale).max(asked[at]);
        let mut sizes: Vec<f32> = (0..=grid.cols).map(size).collect();
        let names: Vec<f32> = (0..grid.cols).map(|col| narrow(col, words, grid, scale)).collect();
        let full = (0..grid.cols - 1).filter(|&col| !grid.empty_col(col)).count() as f32;
        let empty: f32 = (0..grid.cols - 1).filter(|&col| grid.empty_col(col)).map(|col| names[col]).sum();
        let mut spare = scale.aim - scale.names - sizes.iter().sum::<f32>() - empty - scale.impact;
        spare -= full * scale.node.0;
        let mut node = scale.node.0;
        widen_nodes(&mut node, &mut spare, full, scale.node.0 + 8.0);
        widen_gutters(&mut sizes, &mut spare, wishes);
        widen_nodes(&mut node, &mut spare, full, scale.node.1);
        let inner = (grid.cols as f32 - 1.0).max(1.0);
        let each = (spare / inner).clamp(0.0, 60.0);
        sizes[1..grid.cols].iter_mut().for_each(|size| *size += each);
        let mut here = scale.names;
        for col in 0..=grid.cols {
            self.col_gutters.push(Span { start: here, size: sizes[col] });
            self.col_tracks.push(here + pads[col].0 + (sizes[col] - pads[col].0 - pads[col].1) / 2.0);
            here += sizes[col];
            if col < grid.cols {
                let size = if col + 1 == grid.cols {
                    scale.impact.max(node)
                } else if grid.empty_col(col) {
                    names[col]
                } else {
                    node
                };
                self.cols.push(Span { start: here, size });
                here += size;
            }
        }
    }

    fn break_texts(&mut self, graph: &Graph, plan: &Plan, grid: &Grid, scale: &Scale) {
        let (metrics, size) = (Metrics::shared(), Size::regular(scale.text.node));
        let room = self.node_width(grid, scale) - scale.node_inset;
        self.phrases = plan
            .factors
            .iter()
            .map(|factor| {
                let slant = match factor.polarity {
                    Polarity::Luck | Polarity::Sacrifice => scale.slant_inset,
                    _ => 0.0,
                };
                metrics.wrap_within(&factor.phrase, size, room - slant, MOST_LINES)
            })
            .collect();
        let room = self.cols[grid.cols - 1].size - 2.0 * scale.impact_inset;
        self.impact_lines = metrics.wrap_within(graph.impact, Size::semibold(scale.text.impact), room, MOST_LINES);
    }

    fn lay_rows(&mut self, grid: &Grid, (gutters, asked): (&Gutters, &[f32]), scale: &Scale) {
        let mut here = scale.header;
        for (row, &asked) in asked.iter().enumerate() {
            let size = row_gutter(row, grid, gutters, scale).max(asked);
            let (above, below) = row_pads(row, grid, gutters, scale);
            self.row_gutters.push(Span { start: here, size });
            self.row_tracks.push(here + above + (size - above - below) / 2.0);
            here += size;
            if row < grid.rows {
                let height = self.row_height(row, grid, scale);
                self.rows.push(Span { start: here, size: height });
                here += height;
            }
        }
        let border = |row: usize| match row {
            0 => scale.header,
            row if row == grid.rows => here,
            row => self.row_gutters[row].end() - scale.lane_pad,
        };
        self.lanes = std::array::from_fn(|band| {
            let (start, end) = (border(grid.first_row[band]), border(grid.first_row[band + 1]));
            Span { start, size: end - start }
        });
    }

    /// The highest box of a row. The last row of a lane also makes room for the lane's name.
    fn row_height(&self, row: usize, grid: &Grid, scale: &Scale) -> f32 {
        let boxes = (0..grid.cols).map(|col| grid.cell((col, row))).filter(|&who| who < IMPACT);
        let tallest = boxes.map(|who| scale.node_height(self.phrases[who].len())).fold(0.0, f32::max);
        let band = grid.band_of(row);
        if grid.rows_of(band) > 1 {
            return if grid.empty_row(row) { scale.free_row() } else { tallest };
        }
        let name = 8.0 + scale.text.heading_line * (1 + self.lane_lines[band].len()) as f32 + 6.0;
        tallest.max(name - 2.0 * scale.lane_pad)
    }
}

/// What each gutter would need for the verb of a link that crosses it and nothing else.
fn wishes(words: &Words, plan: &Plan, grid: &Grid, routes: &[Route], scale: &Scale) -> Vec<f32> {
    let mut wishes = vec![0.0f32; grid.cols + 1];
    for (arc, route) in routes.iter().enumerate() {
        let it = route.stretch(0);
        if route.len() == 1 && it.axis == Axis::Across && it.start.abs_diff(it.end) == 2 {
            let gutter = usize::from(it.start.min(it.end) / 2) + 1;
            let verb = words.verb(plan.arcs[arc].link.kind);
            let width = Metrics::shared().width(verb, Size::regular(scale.text.label)) + scale.label_inset;
            wishes[gutter] = wishes[gutter].max(width + 22.0);
        }
    }
    wishes
}

/// What each gutter needs for the question mark of a disputed link that goes straight across it: nothing else says that
/// people differ.
fn questioned(plan: &Plan, routes: &[Route], axis: Axis, count: usize) -> Vec<f32> {
    let mut asked = vec![0.0; count + 1];
    for (arc, route) in routes.iter().enumerate().filter(|(_, route)| route.len() == 1) {
        let it = route.stretch(0);
        let between = it.start.abs_diff(it.end) == 2 && it.axis == axis;
        if between && plan.arcs[arc].link.kind == LinkKind::Disputed {
            asked[usize::from(it.start.min(it.end) / 2) + 1] = QUESTION;
        }
    }
    asked
}

fn widen_nodes(node: &mut f32, spare: &mut f32, count: f32, most: f32) {
    if count > 0.0 && *spare > 0.0 {
        let by = (*spare / count).min(most - *node).max(0.0).floor();
        *node += by;
        *spare -= by * count;
    }
}

/// Gives gutters the room they wish for, the most modest wish first, as long as there is room.
fn widen_gutters(sizes: &mut [f32], spare: &mut f32, wishes: &[f32]) {
    let mut wanting: Vec<(f32, usize)> =
        wishes.iter().enumerate().map(|(at, &wish)| (wish - sizes[at], at)).filter(|wish| wish.0 > 0.0).collect();
    wanting.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (more, at) in wanting {
        if more <= *spare {
            sizes[at] += more;
            *spare -= more;
        }
    }
}

/// The width of a column without factors: its name and no more.
fn narrow(col: usize, words: &Words, grid: &Grid, scale: &Scale) -> f32 {
    let name = words.phases.get(grid.phase_of(col)).unwrap_or(&words.outcome);
    (Metrics::shared().width(name, Size::regular(scale.text.heading)) - scale.gutter_empty).max(24.0).ceil()
}

fn column_pads(at: usize, grid: &Grid, gutters: &Gutters, scale: &Scale) -> (f32, f32) {
    let pad = |arrives: bool| if arrives { scale.arrive } else { scale.clear };
    let empty = |col: Option<usize>| col.is_none_or(|col| col < grid.cols && grid.empty_col(col));
    let [low, high] = gutters.arrivals[at];
    let low = if empty(at.checked_sub(1)) { 2.0 } else { pad(low) };
    (low, if empty(Some(at)) { 2.0 } else { pad(high) })
}

fn column_gutter(at: usize, pads: (f32, f32), grid: &Grid, gutters: &Gutters, scale: &Scale) -> f32 {
    let lines = gutters.most[at].saturating_sub(1) as f32 * scale.track;
    let beside_empty = (at > 0 && grid.empty_col(at - 1)) || (at < grid.cols && grid.empty_col(at));
    let least = match at {
        0 => 8.0,
        at if at == grid.cols => 14.0,
        _ if beside_empty => scale.gutter_empty,
        _ => scale.gutter,
    };
    if gutters.most[at] == 0 { least } else { least.max(pads.0 + lines + pads.1) }
}

/// Space between the boxes above and the first line, and between the last line and the boxes below, where pins stand.
fn row_pads(row: usize, grid: &Grid, gutters: &Gutters, scale: &Scale) -> (f32, f32) {
    let above = if gutters.arrivals[row][0] { scale.arrive } else { scale.clear };
    let border = row > 0 && row < grid.rows && grid.first_row.contains(&row);
    match row {
        row if row == grid.rows => (above, scale.clear),
        // Lines keep off the edge of the lane below, or they would be hard to tell from it.
        _ if border => (above, scale.lane_pad + 3.0),
        _ => (above, scale.arrive),
    }
}

fn row_gutter(row: usize, grid: &Grid, gutters: &Gutters, scale: &Scale) -> f32 {
    let border = row > 0 && row < grid.rows && grid.first_row.contains(&row);
    let least = match (row, border) {
        (0, _) => scale.lane_pad,
        (row, _) if row == grid.rows => scale.lane_pad,
        (_, true) => 2.0 * scale.lane_pad,
        _ => scale.row_gap,
    };
    if gutters.most[row] == 0 {
        return least;
    }
    let (above, below) = row_pads(row, grid, gutters, scale);
    // A verb on a single line keeps clear of the boxes on both sides.
    let one = scale.label_height + 14.0;
    least.max(above + (gutters.most[row] - 1) as f32 * scale.track + below).max(one)
}

fn lane_lines(words: &Words, scale: &Scale) -> Vec<Vec<String>> {
    let size = Size::semibold(scale.text.heading);
    Band::ALL.iter().map(|&band| Metrics::shared().wrap_within(words.band(band), size, scale.names - 16.0, 4)).collect()
}
