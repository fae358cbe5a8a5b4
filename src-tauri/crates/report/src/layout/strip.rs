//! Owns the strip: a row of columns that moves to a page as one, or is cut between lines where it must be.
//! Must not know blocks, nor where on a page it will lie.

use super::style::{LINE_SOFT, MARGIN_BOTTOM, MARGIN_TOP, MARGIN_X, SIDEWAYS, SIDEWAYS_A3, UPRIGHT};
use crate::display::{Colour, Item, NodeId, Segment, Shape, Size, Stroke, Tag};
use crate::paper::Anchor;
use std::rc::Rc;

/// Which paper a strip is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    Upright,
    Sideways,
    SidewaysA3,
    /// A piece of a poster: A4 on its side, printed to within 10 mm of its edges.
    Tile,
}

/// A row of columns across the page.
#[derive(Clone, Debug)]
pub(crate) struct Strip {
    /// White space above, dropped at the top of a page.
    pub before: f32,
    pub columns: Vec<Flow>,
    /// White space above the first line, kept where a page begins with the rest of the strip.
    pub inset: f32,
    /// White space below the lowest line, before anything that is drawn under the strip.
    pub below: f32,
    /// Whether it must share a page with the strip that follows.
    pub keep: bool,
    /// A strip lower than this is never cut.
    pub whole_below: f32,
    /// A hairline under its end.
    pub ruled: bool,
    /// What is repeated when a page begins with this strip.
    pub head: Option<Head>,
    pub sheet: Sheet,
}

/// What is repeated at the top of a page that continues something.
#[derive(Clone, Debug)]
pub(crate) enum Head {
    /// A table's heading, taking room of its own.
    Above(Rc<Strip>),
    /// A label in the margin column, beside the first line.
    Beside(Rc<Strip>),
}

/// One column of a strip: lines from top to bottom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    pub pieces: Vec<Piece>,
    /// Whether it may reach down beside the strips that follow.
    pub hangs: bool,
}

/// One line, or one thing that cannot be cut. Items are placed from the left margin and the piece's own top.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// From the strip's top.
    pub top: f32,
    pub height: f32,
    pub items: Vec<(Tag, Item)>,
    pub marks: Vec<Mark>,
}

/// Something to be remembered about where a piece ends up.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// Links lead here.
    Anchor(Anchor),
    /// The outline pane leads here.
    Bookmark { level: u8, title: String },
    /// The box of a picture, from the piece's own corner: left, top, right, bottom.
    Area { node: NodeId, area: [f32; 4] },
}

impl Strip {
    pub(crate) fn new(before: f32) -> Self {
        Self {
            before,
            columns: Vec::new(),
            inset: 0.0,
            below: 0.0,
            keep: false,
            whole_below: 0.0,
            ruled: false,
            head: None,
            sheet: Sheet::Upright,
        }
    }

    pub(crate) fn height(&self) -> f32 {
        self.columns.iter().filter(|flow| !flow.hangs).map(Flow::height).fold(0.0, f32::max) + self.below
    }

    /// The height without the white space below: all that has to fit where a page ends.
    pub(crate) fn ink(&self) -> f32 {
        self.height() - self.below
    }

    /// Remembers something about the strip's first piece.
    pub(crate) fn mark(&mut self, mark: Mark) {
        if let Some(piece) = self.columns.iter_mut().find_map(|flow| flow.pieces.first_mut()) {
            piece.marks.push(mark);
        }
    }

    /// The height of the smallest piece that may be cut off its top.
    pub(crate) fn least(&self) -> f32 {
        let whole = self.height();
        if whole < self.whole_below {
            return whole;
        }
        self.columns
            .iter()
            .filter_map(|flow| flow.pieces.get(1.min(flow.pieces.len().saturating_sub(1))))
            .map(Piece::bottom)
            .fold(0.0, f32::max)
            .min(whole)
    }

    /// Cuts off as many lines as fit into `room`, each column for itself; the rest stays in `self`.
    /// None where not one line fits.
    pub(crate) fn cut(&mut self, room: f32) -> Option<Strip> {
        let counts: Vec<usize> = self.columns.iter().map(|flow| flow.fitting(room)).collect();
        if counts.iter().all(|&count| count == 0) {
            return None;
        }
        let mut upper =
            Strip { columns: Vec::with_capacity(counts.len()), below: 0.0, ruled: false, ..self.clone_frame() };
        for (flow, count) in self.columns.iter_mut().zip(counts) {
            let rest = flow.pieces.split_off(count);
            upper.columns.push(Flow { pieces: std::mem::replace(&mut flow.pieces, rest), hangs: flow.hangs });
            flow.pull_up(self.inset);
        }
        self.before = 0.0;
        Some(upper)
    }

    fn clone_frame(&self) -> Self {
        Self {
            before: self.before,
            columns: Vec::new(),
            inset: self.inset,
            below: self.below,
            keep: self.keep,
            whole_below: self.whole_below,
            ruled: self.ruled,
            head: self.head.clone(),
            sheet: self.sheet,
        }
    }

    /// The hairline under the strip, from its own top.
    pub(crate) fn rule(&self) -> Option<(Tag, Item)> {
        let y = self.height();
        self.ruled.then(|| (Tag::Decoration, line(0.0, y, measure(self.sheet), y, LINE_SOFT, 0.6)))
    }
}

impl Flow {
    pub(crate) fn height(&self) -> f32 {
        self.pieces.last().map_or(0.0, Piece::bottom)
    }

    /// How many pieces end above `room`, leaving no line of a paragraph alone on either side where that can be helped.
    fn fitting(&self, room: f32) -> usize {
        let all = self.pieces.len();
        let fit = self.pieces.iter().take_while(|piece| piece.bottom() <= room).count();
        match all - fit {
            1 if fit > 2 => fit - 1,
            _ => fit,
        }
    }

    /// Moves what is left up to `inset` below the top of the column.
    fn pull_up(&mut self, inset: f32) {
        if let Some(up) = self.pieces.first().map(|piece| piece.top - inset) {
            self.pieces.iter_mut().for_each(|piece| piece.top -= up);
        }
    }
}

impl Piece {
    pub(crate) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// The white space at both sides of a sheet. Sheets for the map are used to within 15 mm of their edges.
pub(crate) const fn margin(sheet: Sheet) -> f32 {
    match sheet {
        Sheet::Upright => MARGIN_X,
        Sheet::Sideways | Sheet::SidewaysA3 => 42.52,
        Sheet::Tile => 28.35,
    }
}

/// The white space at the top and at the bottom of a sheet.
pub(crate) const fn vertical_margins(sheet: Sheet) -> (f32, f32) {
    match sheet {
        Sheet::Upright => (MARGIN_TOP, MARGIN_BOTTOM),
        Sheet::Sideways | Sheet::SidewaysA3 => (42.52, 66.0),
        Sheet::Tile => (28.35, 66.0),
    }
}

/// The size of a sheet.
pub(crate) const fn size_of(sheet: Sheet) -> Size {
    match sheet {
        Sheet::Upright => UPRIGHT,
        Sheet::Sideways | Sheet::Tile => SIDEWAYS,
        Sheet::SidewaysA3 => SIDEWAYS_A3,
    }
}

/// The width between the side margins of a sheet.
pub(crate) const fn measure(sheet: Sheet) -> f32 {
    size_of(sheet).width - 2.0 * margin(sheet)
}

/// The height between the margins at the top and at the bottom of a sheet.
pub(crate) const fn depth(sheet: Sheet) -> f32 {
    let (top, bottom) = vertical_margins(sheet);
    size_of(sheet).height - top - bottom
}

/// A straight line.
pub(crate) fn line(x0: f32, y0: f32, x1: f32, y1: f32, colour: Colour, width: f32) -> Item {
    Item::Shape(Shape {
        segments: vec![Segment::Move(x0, y0), Segment::Line(x1, y1)],
        fill: None,
        stroke: Some(Stroke { colour, width, dash: &[] }),
    })
}
