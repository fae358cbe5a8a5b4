//! Owns how accounts are set: one perspective's beside its name, differing ones side by side.
//! Must not know timelines or factors.

use super::strip::{self, Flow, Head, Mark, Sheet, Strip};
use super::style::{ACT, BODY, EDGE, Look, OWN_WORDS, SIDE, SMALL, VERSIONS};
use super::{At, DOCUMENT, IN_LABEL, IN_TEXT, Setter};
use crate::display::{NodeId, Role, Tag};
use crate::paper::{Anchor, Line, Span, Told, Tone, Version};
use std::rc::Rc;

/// How far own words stand in from their double rule.
const INSET: f32 = 12.0;
/// White space between two versions.
const GUTTER: f32 = 22.0;
/// The column at the right of a moment's heading, with its number and time.
const WHEN: f32 = 104.0;

impl Setter {
    /// One perspective: its name in the margin, what it tells in the column beside.
    pub(super) fn voice(&mut self, who: &str, told: &[Told]) {
        let head = Rc::new(self.margin_repeat(who));
        for (index, one) in told.iter().enumerate() {
            let mut strip = Strip::new(if index == 0 { 14.0 } else { 9.0 });
            if index == 0 {
                strip.columns.push(self.margin_heading(who));
            }
            let mut flow = Flow::default();
            self.told(&mut flow, one, IN_TEXT, EDGE);
            strip.columns.push(flow);
            strip.whole_below = 90.0;
            strip.head = (index > 0).then(|| Head::Beside(head.clone()));
            if index == 0 {
                strip.mark(Mark::Bookmark { level: 3, title: who.to_owned() });
            }
            self.strips.push(strip);
        }
    }

    /// A heading in the column of labels.
    pub(super) fn margin_heading(&mut self, text: &str) -> Flow {
        let node = self.node(Role::H3, DOCUMENT);
        let mut flow = Flow::default();
        self.set(&mut flow, &[Span::plain(text)], &SIDE, IN_LABEL, Tag::Of(node));
        flow
    }

    /// The same words, quietly, for the top of a page that continues.
    pub(super) fn margin_repeat(&mut self, text: &str) -> Strip {
        let mut flow = Flow::default();
        let quiet = [Span::quiet(text)];
        self.set(&mut flow, &quiet, &BODY, IN_LABEL, Tag::PageHead);
        let mut strip = Strip::new(0.0);
        strip.columns.push(flow);
        strip
    }

    /// What was told, what it rests on, and what could be known then.
    fn told(&mut self, flow: &mut Flow, told: &Told, at: At, rule: crate::display::Colour) {
        if told.own_words {
            let quote = self.node(Role::Quote, DOCUMENT);
            let from = flow.pieces.len();
            let inset = At { x: at.x + INSET, width: at.width - INSET, ..at };
            self.set_all(flow, &told.text, &OWN_WORDS, inset, quote);
            double_rule(flow, from, at.x, rule);
        } else {
            self.set_all(flow, &told.text, &BODY, at, DOCUMENT);
        }
        for (what, text) in &told.then {
            let line = [Span::new(Tone::Strong, format!("{what} ")), Span::quiet(text.as_str())];
            self.small(flow, &line, &SMALL, at.below(3.0), DOCUMENT);
        }
        if !told.under.is_empty() {
            self.small(flow, &told.under, &SMALL, at.below(2.0), DOCUMENT);
        }
    }

    fn small(&mut self, flow: &mut Flow, line: &[Span], look: &Look, at: At, parent: NodeId) {
        let node = self.node(Role::P, parent);
        self.set(flow, line, look, at, Tag::Of(node));
    }

    /// A moment: a heading, then as many versions to a row as can be read.
    pub(super) fn versions(&mut self, title: &str, anchor: Option<&Anchor>, at: &Line, versions: &[Version]) {
        let node = self.node(Role::H3, DOCUMENT);
        let mut flow = Flow::default();
        let beside = if at.is_empty() { 0.0 } else { WHEN + GUTTER };
        let across = At { width: self.measure() - beside, ..self.across() };
        self.set(&mut flow, &[Span::plain(title)], &VERSIONS, across, Tag::Of(node));
        let mut heading = Strip::new(14.0);
        heading.columns.push(flow);
        if !at.is_empty() {
            let mut when = Flow::default();
            // Lowered, so that small and large words stand on one line.
            self.small(&mut when, at, &SMALL, At { x: self.measure() - WHEN, width: WHEN, before: 2.6 }, DOCUMENT);
            heading.columns.push(when);
        }
        heading.below = 2.0;
        heading.keep = !versions.is_empty();
        if let Some(anchor) = anchor {
            heading.mark(Mark::Anchor(anchor.clone()));
        }
        heading.mark(Mark::Bookmark { level: 3, title: title.to_owned() });
        self.strips.push(heading);
        let most: usize = if self.sheet == Sheet::Upright { 2 } else { 3 };
        let abreast = versions.len().clamp(1, most);
        let width = (self.measure() + GUTTER) / abreast as f32 - GUTTER;
        for pair in versions.chunks(abreast) {
            let mut strip = Strip::new(4.0);
            for (index, version) in pair.iter().enumerate() {
                let x = index as f32 * (width + GUTTER);
                strip.columns.push(self.version(version, At { x: x + INSET, width: width - INSET, before: 0.0 }));
            }
            strip.whole_below = 160.0;
            self.strips.push(strip);
        }
    }

    /// One version behind a rule in the colour of what asks.
    fn version(&mut self, version: &Version, at: At) -> Flow {
        let mut flow = Flow::default();
        self.small(&mut flow, &[Span::plain(version.who.as_str())], &SIDE, at, DOCUMENT);
        self.told(&mut flow, &version.told, at.below(2.0), EDGE);
        let x = at.x - INSET + 0.8;
        for piece in &mut flow.pieces {
            let rule = strip::line(x, 0.0, x, piece.height + 2.1, ACT, 1.6);
            piece.items.insert(0, (Tag::Decoration, rule));
        }
        flow
    }
}

/// Two thin rules beside every line from `from` on: the sign of somebody's own words.
fn double_rule(flow: &mut Flow, from: usize, x: f32, colour: crate::display::Colour) {
    let bottoms: Vec<f32> = flow.pieces.iter().skip(from + 1).map(|next| next.top).collect();
    for (index, piece) in flow.pieces.iter_mut().skip(from).enumerate() {
        // Reaching to the next line closes the white space between paragraphs.
        let end = bottoms.get(index).map_or(piece.height, |next| next - piece.top) + 0.1;
        for x in [x + 0.5, x + 3.3] {
            piece.items.insert(0, (Tag::Decoration, strip::line(x, 0.0, x, end, colour, 0.9)));
        }
    }
}
