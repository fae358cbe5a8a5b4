//! Owns the display list: what lies where on which page, and what each thing means to a screen reader.
//! Must not know how it came about, nor which format it is painted in.

use crate::error::Missing;
use crate::fonts::Faces;
use crate::paper::Anchor;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::ops::Range;

/// A colour as red, green and blue.
pub(crate) type Colour = [u8; 3];

/// A handout with pages: the one layout behind the PDF and the preview.
///
/// Lengths are PDF points (1/72 inch), measured from the top left corner of a page.
#[derive(Clone, Debug)]
pub struct Pages {
    pub(crate) pages: Vec<Page>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) places: BTreeMap<Anchor, Place>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) faces: Faces,
    pub(crate) about: About,
}

/// The size of a page in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl Pages {
    /// How many pages there are; never zero.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The size of each page, in order.
    pub fn sizes(&self) -> Vec<Size> {
        self.pages.iter().map(|page| page.size).collect()
    }

    /// What each page says, in reading order and without white space, so that words are found wherever a line was broken.
    pub fn texts(&self) -> Vec<String> {
        self.pages.iter().map(Page::text).collect()
    }

    /// The first page, from 1, on which these words stand together.
    pub(crate) fn page_with(&self, words: &str) -> Option<usize> {
        let words = flat(words);
        self.pages.iter().position(|page| page.text().contains(&words)).map(|index| index + 1)
    }

    /// The characters none of the fonts can draw. While there are any, [`crate::pdf`] refuses.
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the file says about itself.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub title: String,
    pub subject: String,
    pub language: String,
    pub made_at: DateTime<Utc>,
}

/// One page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub size: Size,
    /// In painting order, which is also reading order.
    pub items: Vec<(Tag, Item)>,
}

impl Page {
    /// What it says, in reading order and without white space.
    fn text(&self) -> String {
        let runs = self.items.iter().filter_map(|(_, item)| match item {
            Item::Run(run) => Some(flat(&run.text)),
            _ => None,
        });
        runs.collect()
    }
}

/// What an item is to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Decoration, such as a rule.
    Decoration,
    /// Something repeated at the top of pages.
    PageHead,
    /// Something repeated at the foot of pages.
    PageFoot,
    /// Content of this node.
    Of(NodeId),
}

/// Names a node of the structure tree by its place in [`Pages::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub usize);

/// One element of the structure tree. Its children come in the order in which they are painted.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub role: Role,
    /// None only for the document itself.
    pub parent: Option<NodeId>,
    /// What a picture shows.
    pub alt: Option<String>,
    /// The page and box of a picture: left, top, right, bottom.
    pub area: Option<(usize, [f32; 4])>,
}

/// The structure types that are used (PDF 1.7, section 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    H1,
    H2,
    H3,
    P,
    L,
    Li,
    Label,
    Body,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    ColumnHead,
    RowHead,
    Cell,
    Quote,
    Figure,
    Link,
    Contents,
    ContentsItem,
}

impl Role {
    /// The name in the file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L => "L",
            Self::Li => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::TableHead => "THead",
            Self::TableBody => "TBody",
            Self::TableRow => "TR",
            Self::ColumnHead | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::Quote => "BlockQuote",
            Self::Figure => "Figure",
            Self::Link => "Link",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
        }
    }
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Run(Run),
    Shape(Shape),
    /// A click area.
    Jump(Jump),
    /// The number of the page an anchor is on, set once the pages are known; its right edge is at `x`.
    PageOf {
        anchor: Anchor,
        x: f32,
        baseline: f32,
    },
    /// From here to [`Item::Uncut`], only what lies in this box is painted: left, top, right, bottom.
    Cut([f32; 4]),
    /// The end of [`Item::Cut`].
    Uncut,
    /// Nothing to see: it gives an empty table cell its place in the structure tree.
    Presence,
}

/// A click area and where it leads.
#[derive(Clone, Debug)]
pub(crate) struct Jump {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub to: Anchor,
    /// What a screen reader says about it.
    pub says: String,
}

/// Glyphs of one face, size and colour on one baseline, in the order they are painted.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Its number in [`Pages::faces`].
    pub face: usize,
    pub size: f32,
    pub colour: Colour,
    pub x: f32,
    pub baseline: f32,
    pub width: f32,
    pub rtl: bool,
    pub text: String,
    pub clusters: Vec<Cluster>,
    /// Of all clusters, in their order: one list, for a list to each letter would be most of the work of a long paper.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// The glyphs of one of its clusters.
    pub(crate) fn glyphs_of(&self, cluster: &Cluster) -> &[Glyph] {
        self.glyphs.get(cluster.glyphs.clone()).unwrap_or_default()
    }

    /// The words of one of its clusters.
    pub(crate) fn words_of(&self, cluster: &Cluster) -> &str {
        self.text.get(cluster.text.clone()).unwrap_or_default()
    }
}

/// The smallest piece in which glyphs and text correspond.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    /// In [`Run::glyphs`].
    pub glyphs: Range<usize>,
    /// In [`Run::text`].
    pub text: Range<usize>,
}

/// One glyph, placed from the start of its run; `y` grows downwards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub id: u16,
    pub x: f32,
    pub y: f32,
}

/// A filled or stroked outline.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    pub segments: Vec<Segment>,
    pub fill: Option<Colour>,
    pub stroke: Option<Stroke>,
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub colour: Colour,
    pub width: f32,
    /// Lengths of dashes and gaps; empty for an unbroken line.
    pub dash: &'static [f32],
}

/// One step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    Curve(f32, f32, f32, f32, f32, f32),
    Close,
}

/// An entry of the outline pane.
#[derive(Clone, Debug)]
pub(crate) struct Bookmark {
    /// 1 for the paper, 2 for its parts, 3 for what is in them.
    pub level: u8,
    pub title: String,
    pub place: Place,
}

/// A height on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// From 0.
    pub page: usize,
    pub y: f32,
}

impl Item {
    /// The same thing further right and further down.
    pub(crate) fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Self::Run(run) => {
                run.x += dx;
                run.baseline += dy;
            }
            Self::Shape(shape) => shape.segments.iter_mut().for_each(|segment| *segment = segment.moved(dx, dy)),
            Self::Jump(jump) => {
                jump.x += dx;
                jump.y += dy;
            }
            Self::PageOf { x, baseline, .. } => {
                *x += dx;
                *baseline += dy;
            }
            Self::Cut([left, top, right, bottom]) => {
                *left += dx;
                *right += dx;
                *top += dy;
                *bottom += dy;
            }
            Self::Presence | Self::Uncut => {}
        }
        self
    }
}

impl Segment {
    fn moved(self, dx: f32, dy: f32) -> Self {
        self.mapped(|x, y| (x + dx, y + dy))
    }

    /// The same step with every point put elsewhere.
    pub(crate) fn mapped(self, to: impl Fn(f32, f32) -> (f32, f32)) -> Self {
        match self {
            Self::Move(x, y) => {
                let (x, y) = to(x, y);
                Self::Move(x, y)
            }
            Self::Line(x, y) => {
                let (x, y) = to(x, y);
                Self::Line(x, y)
            }
            Self::Curve(ax, ay, bx, by, x, y) => {
                let ((ax, ay), (bx, by), (x, y)) = (to(ax, ay), to(bx, by), to(x, y));
                Self::Curve(ax, ay, bx, by, x, y)
            }
            Self::Close => Self::Close,
        }
    }
}
