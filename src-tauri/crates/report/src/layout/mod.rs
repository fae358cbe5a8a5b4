//! Owns the layout: blocks become strips, strips become pages, every line is placed once for all painters.
//! Must not know reviews, audiences or PDF.

mod foot;
mod links;
mod lists;
mod map;
mod mark;
mod masthead;
mod pages;
mod poster;
mod shape;
mod signs;
mod strip;
pub(crate) mod style;
mod tables;
mod voices;

use crate::display::{About, Item, Jump, Node, NodeId, Pages, Role, Tag};
use crate::error::ReportError;
use crate::fonts::Faces;
use crate::paper::{Anchor, Block, Heading, Line, Paper, Span, Turn};
use shape::Shaper;
use std::collections::{BTreeMap, BTreeSet};
use strip::{Flow, Mark, Piece, Sheet, Strip};
use style::{Look, TEXT, TEXT_X};

/// Lays a paper out. The same paper gives the same pages on every machine.
///
/// # Errors
/// Only where a built-in font cannot be read. Characters without a glyph are collected in [`Pages::missing`], so that
/// a preview can still be shown; [`crate::pdf`] refuses to print them.
pub fn lay_out(paper: &Paper) -> Result<Pages, ReportError> {
    lay_out_in(paper, &Faces::built_in())
}

/// The same with a font of the user's own behind the built-in ones.
///
/// # Errors
/// As [`lay_out`], and where the user's font cannot be read after all.
pub fn lay_out_in(paper: &Paper, faces: &Faces) -> Result<Pages, ReportError> {
    let mut setter = Setter::new(paper, faces)?;
    for block in &paper.blocks {
        setter.block(block);
    }
    let strips = std::mem::take(&mut setter.strips);
    let paginated = pages::paginate(strips, &mut setter.nodes);
    let mut laid = Pages {
        pages: paginated.pages,
        nodes: std::mem::take(&mut setter.nodes),
        bookmarks: paginated.bookmarks,
        places: paginated.places,
        missing: Vec::new(),
        faces: faces.clone(),
        about: About {
            title: paper.title.clone(),
            subject: paper.subject.clone(),
            language: paper.language.clone(),
            made_at: paper.made_at,
        },
    };
    foot::number(&mut laid, paper, &mut setter.shaper);
    laid.missing = foot::missing(&laid);
    Ok(laid)
}

/// Turns blocks into strips, and keeps the structure tree beside them.
struct Setter {
    shaper: Shaper,
    nodes: Vec<Node>,
    strips: Vec<Strip>,
    /// A heading that waits for the list it stands beside.
    beside: Option<Opening>,
    /// Whether the last block was a heading above what follows.
    headed: bool,
    /// What is being printed on; a map may bring a sheet of its own.
    sheet: Sheet,
    /// The places the paper makes: all that something may lead to.
    places: BTreeSet<Anchor>,
}

/// What stands beside the first entry of a list.
struct Opening {
    strip: Strip,
    /// Its words, repeated where the list goes on on another page.
    words: String,
    /// How far the first entry is lowered, so that both stand on one line.
    drop: f32,
}

/// White space above a part.
const BEFORE_PART: f32 = 22.0;
/// White space between the rule above a heading and the heading.
const HEADING_DROP: f32 = 7.0;
/// White space between a heading and what it stands above, at most.
const AFTER_HEADING: f32 = 3.0;

/// The root of the structure tree.
const DOCUMENT: NodeId = NodeId(0);

/// Where a paragraph stands: its left edge, its width, and the white space above it.
#[derive(Clone, Copy)]
struct At {
    x: f32,
    width: f32,
    before: f32,
}

/// The wide column.
const IN_TEXT: At = At { x: TEXT_X, width: TEXT, before: 0.0 };
/// The column of labels.
const IN_LABEL: At = At { x: 0.0, width: style::LABEL, before: 0.0 };
impl At {
    fn below(self, before: f32) -> Self {
        Self { before, ..self }
    }
}

impl Setter {
    fn new(paper: &Paper, faces: &Faces) -> Result<Self, ReportError> {
        let document = Node { role: Role::Document, parent: None, alt: None, area: None };
        Ok(Self {
            shaper: Shaper::new(&paper.language, faces)?,
            nodes: vec![document],
            strips: Vec::new(),
            beside: None,
            headed: false,
            sheet: match paper.turn {
                Turn::Upright => Sheet::Upright,
                Turn::Sideways => Sheet::Sideways,
                Turn::Poster => Sheet::SidewaysA3,
            },
            places: paper.places(),
        })
    }

    /// The width between the margins.
    fn measure(&self) -> f32 {
        strip::measure(self.sheet)
    }

    /// The whole width.
    fn across(&self) -> At {
        At { x: 0.0, width: self.measure(), before: 0.0 }
    }

    fn block(&mut self, block: &Block) {
        let start = self.strips.len();
        self.block_strips(block);
        if let Some(first) = self.strips.get_mut(start)
            && std::mem::take(&mut self.headed)
        {
            first.before = first.before.min(AFTER_HEADING);
        }
        if !matches!(block, Block::Map(_)) {
            self.strips.iter_mut().skip(start).for_each(|strip| strip.sheet = self.sheet);
        }
        self.headed = matches!(block, Block::Part { heading: Heading::Above, .. });
    }

    fn block_strips(&mut self, block: &Block) {
        match block {
            Block::Masthead { kicker, title, facts } => self.masthead(kicker, title, facts),
            Block::Lead { text } => self.lead(text),
            Block::Contents { label, entries } => self.contents(label, entries),
            Block::Part { title, anchor, heading: Heading::Above } => self.part_above(title, anchor),
            Block::Part { title, anchor, heading: Heading::Beside } => self.part_beside(title, anchor),
            Block::Passage { label, text, next } => self.passage(label, text, *next),
            Block::Voice { who, told } => self.voice(who, told),
            Block::Versions { title, anchor, at, versions } => self.versions(title, anchor.as_ref(), at, versions),
            Block::List { label, entries } => self.list(label, entries),
            Block::Table { caption, columns, rows } => self.table(caption, columns, rows),
            Block::Map(map) => self.map(map),
        }
    }

    fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent), alt: None, area: None });
        NodeId(self.nodes.len() - 1)
    }

    /// Sets a paragraph below what the flow already holds, as content of `tag`.
    fn set(&mut self, flow: &mut Flow, spans: &[Span], look: &Look, at: At, tag: Tag) {
        let lines = self.shaper.lines(spans, look, at.width);
        self.place(flow, spans, lines, at, tag);
    }

    /// The same with a paragraph that is shaped already.
    fn place(&mut self, flow: &mut Flow, spans: &[Span], lines: Vec<shape::Line>, at: At, tag: Tag) {
        let mut links: BTreeMap<usize, NodeId> = BTreeMap::new();
        let mut top = flow.height() + at.before;
        for line in lines {
            let mut piece = Piece { top, height: line.height, items: Vec::new(), marks: Vec::new() };
            for (index, run) in line.runs {
                let target = spans.get(index).and_then(|span| Some((span, span.to.as_ref()?)));
                let tag = match (target, tag) {
                    (Some((span, to)), Tag::Of(parent)) => {
                        let link = *links.entry(index).or_insert_with(|| self.node(Role::Link, parent));
                        let jump = jump(&run, at.x, line.height, span, to);
                        piece.items.push((Tag::Of(link), Item::Run(run).moved(at.x, 0.0)));
                        piece.items.push((Tag::Of(link), Item::Jump(jump)));
                        continue;
                    }
                    (_, tag) => tag,
                };
                piece.items.push((tag, Item::Run(run).moved(at.x, 0.0)));
            }
            top = piece.bottom();
            flow.pieces.push(piece);
        }
    }

    /// Sets several paragraphs, each as content of a node of its own.
    fn set_all(&mut self, flow: &mut Flow, lines: &[Line], look: &Look, at: At, parent: NodeId) {
        for (index, line) in lines.iter().enumerate() {
            let node = self.node(Role::P, parent);
            let before = if index == 0 { at.before } else { look.leading * 0.4 };
            self.set(flow, line, look, at.below(before), Tag::Of(node));
        }
    }

    /// The heading of a part across the page.
    fn part_above(&mut self, title: &str, anchor: &Anchor) {
        let flow = self.part_heading(title, self.across());
        let mut strip = Strip::new(BEFORE_PART);
        strip.columns.push(flow);
        strip.below = 7.0;
        strip.keep = true;
        strip.mark(Mark::Anchor(anchor.clone()));
        strip.mark(Mark::Bookmark { level: 2, title: title.to_owned() });
        self.strips.push(strip);
    }

    /// The heading of a part in the column of labels; the list that follows takes it along.
    fn part_beside(&mut self, title: &str, anchor: &Anchor) {
        let flow = self.part_heading(title, IN_LABEL);
        let mut strip = Strip::new(BEFORE_PART);
        strip.columns.push(flow);
        strip.mark(Mark::Anchor(anchor.clone()));
        strip.mark(Mark::Bookmark { level: 2, title: title.to_owned() });
        self.beside = Some(Opening { strip, words: title.to_owned(), drop: HEADING_DROP + 2.4 });
    }

    /// A rule in ink across the page, then the words under it.
    fn part_heading(&mut self, title: &str, at: At) -> Flow {
        let node = self.node(Role::H2, DOCUMENT);
        let mut flow = Flow::default();
        self.set(&mut flow, &[Span::plain(title)], &style::PART, at.below(HEADING_DROP), Tag::Of(node));
        let rule = strip::line(0.0, -HEADING_DROP, self.measure(), -HEADING_DROP, style::INK, 0.8);
        if let Some(first) = flow.pieces.first_mut() {
            first.items.insert(0, (Tag::Decoration, rule));
        }
        flow
    }
}

/// The click area over a run, without the white space at its end.
fn jump(run: &crate::display::Run, x: f32, height: f32, span: &Span, to: &Anchor) -> Jump {
    Jump { x: x + run.x, y: 0.0, width: run.width, height, to: to.clone(), says: span.text.trim().to_owned() }
}
