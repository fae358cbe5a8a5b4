//! Owns the head of the first page: what this is, what happened, what is inside.
//! Must not know later pages.

use super::strip::{Flow, Mark, Piece, Strip};
use super::style::{self, BODY, KICKER, LEAD, SIDE, SMALL, TEXT, TEXT_X, TITLE};
use super::{At, DOCUMENT, IN_LABEL, IN_TEXT, Setter, mark};
use crate::display::{Item, Role, Tag};
use crate::paper::{Anchor, Line, Next, Span};

/// The width of the mark in the upper right corner, and what the title keeps clear of it.
const MARK: f32 = 34.0;
/// White space between the two columns of the contents.
const GUTTER: f32 = 22.0;

impl Setter {
    /// The kind of handout, the title and the facts, with the mark in the corner.
    pub(super) fn masthead(&mut self, kicker: &str, title: &str, facts: &[String]) {
        let mut flow = Flow::default();
        let narrow = At { width: self.measure() - MARK - 20.0, ..self.across() };
        let node = self.node(Role::P, DOCUMENT);
        self.set(&mut flow, &[Span::plain(kicker)], &KICKER, narrow, Tag::Of(node));
        let node = self.node(Role::H1, DOCUMENT);
        let heading = flow.pieces.len();
        self.set(&mut flow, &[Span::plain(title)], &TITLE, narrow.below(7.0), Tag::Of(node));
        if let Some(piece) = flow.pieces.get_mut(heading) {
            piece.marks.push(Mark::Bookmark { level: 1, title: title.to_owned() });
        }
        for (index, fact) in facts.iter().enumerate() {
            let node = self.node(Role::P, DOCUMENT);
            let at = narrow.below(if index == 0 { 7.0 } else { 0.0 });
            self.set(&mut flow, &[Span::quiet(fact.as_str())], &BODY, at, Tag::Of(node));
        }
        if let Some(first) = flow.pieces.first_mut() {
            first.items.extend(mark::sweater(self.measure() - MARK, 0.0, MARK));
        }
        let mut strip = Strip::new(0.0);
        strip.columns.push(flow);
        self.strips.push(strip);
    }

    /// The story in a few sentences.
    pub(super) fn lead(&mut self, text: &[Line]) {
        let mut flow = Flow::default();
        let at = At { width: style::MEASURE - 24.0, ..self.across() };
        self.set_all(&mut flow, text, &LEAD, at, DOCUMENT);
        let mut strip = Strip::new(18.0);
        strip.columns.push(flow);
        self.strips.push(strip);
    }

    /// Running text beside a label.
    pub(super) fn passage(&mut self, label: &str, text: &[Line], next: Next) {
        let mut strip = Strip::new(11.0);
        strip.keep = next == Next::Kept;
        // Three lines cannot be cut without leaving one of them alone.
        strip.whole_below = 3.5 * BODY.leading;
        if !label.is_empty() {
            let node = self.node(Role::P, DOCUMENT);
            let mut flow = Flow::default();
            self.set(&mut flow, &[Span::plain(label)], &SIDE, IN_LABEL, Tag::Of(node));
            strip.columns.push(flow);
        }
        let mut flow = Flow::default();
        self.set_all(&mut flow, text, &BODY, IN_TEXT, DOCUMENT);
        strip.columns.push(flow);
        self.strips.push(strip);
    }

    /// The parts with their page numbers, in two columns that read downwards.
    pub(super) fn contents(&mut self, label: &str, entries: &[(String, Anchor)]) {
        let mut strip = Strip::new(16.0);
        let node = self.node(Role::P, DOCUMENT);
        let mut flow = Flow::default();
        self.set(&mut flow, &[Span::plain(label)], &SMALL, IN_LABEL, Tag::Of(node));
        strip.columns.push(flow);
        let list = self.node(Role::Contents, DOCUMENT);
        let width = (TEXT - GUTTER) / 2.0;
        let half = entries.len().div_ceil(2);
        for (index, column) in entries.chunks(half.max(1)).enumerate() {
            let x = TEXT_X + index as f32 * (width + GUTTER);
            let mut flow = Flow::default();
            for (title, anchor) in column {
                let node = self.node(Role::ContentsItem, list);
                let span = Span::plain(title.as_str()).leading_to(anchor.clone());
                self.set(&mut flow, &[span], &SMALL, At { x, width: width - 18.0, before: 1.5 }, Tag::Of(node));
                if let Some(Piece { items, .. }) = flow.pieces.last_mut() {
                    let number = Item::PageOf { anchor: anchor.clone(), x: x + width, baseline: baseline_of(items) };
                    items.push((Tag::Of(node), number));
                }
            }
            strip.columns.push(flow);
        }
        strip.whole_below = f32::MAX;
        self.strips.push(strip);
    }
}

/// The baseline of the line an item joins.
fn baseline_of(items: &[(Tag, Item)]) -> f32 {
    items
        .iter()
        .find_map(|(_, item)| match item {
            Item::Run(run) => Some(run.baseline),
            _ => None,
        })
        .unwrap_or(0.0)
}
