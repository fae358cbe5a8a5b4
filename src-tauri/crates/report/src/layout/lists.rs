//! Owns how lists are set: a label in the margin, signs in front, one entry below the other.
//! Must not know what the entries are about.

use super::strip::{Flow, Head, Mark, Piece, Strip};
use super::style::{BODY, SMALL, TEXT, TEXT_X};
use super::{At, DOCUMENT, Opening, Setter, signs};
use crate::display::{NodeId, Role, Tag};
use crate::paper::{Entry, Sign, Span};
use std::rc::Rc;

/// How far the text of an entry stands in from its sign.
const INSET: f32 = 17.0;

impl Setter {
    /// A list, with what its entries share in the margin.
    pub(super) fn list(&mut self, label: &str, entries: &[Entry]) {
        let mut opening = match self.beside.take() {
            Some(opening) => Some(opening),
            None if label.is_empty() => None,
            None => {
                let mut strip = Strip::new(9.0);
                strip.columns.push(self.margin_heading(label));
                Some(Opening { strip, words: label.to_owned(), drop: 0.0 })
            }
        };
        let words = opening.as_ref().map(|opening| opening.words.clone());
        let head = words.map(|words| Head::Beside(Rc::new(self.margin_repeat(&words))));
        let list = self.node(Role::L, DOCUMENT);
        let first = self.strips.len();
        for (index, entry) in entries.iter().enumerate() {
            let (mut strip, drop) = match opening.take() {
                Some(opening) => (opening.strip, opening.drop),
                None => (Strip::new(if index == 0 { 9.0 } else { 4.5 }), 0.0),
            };
            strip.columns.push(self.entry(entry, list, drop));
            strip.whole_below = 90.0;
            // An entry alone at the foot or the top of a page looks lost.
            strip.keep = index + 1 < entries.len() && (index == 0 || index + 2 == entries.len());
            if index > 0 {
                strip.head = head.clone();
            }
            if let Some(anchor) = &entry.anchor {
                strip.mark(Mark::Anchor(anchor.clone()));
            }
            self.strips.push(strip);
        }
        self.hang(first);
    }

    /// Lets a label that is taller than the first entry reach down beside the next ones, so that all entries stand
    /// equally far apart.
    fn hang(&mut self, first: usize) {
        let below: f32 = self.strips.iter().skip(first + 1).map(|strip| strip.before + strip.height()).sum();
        if let Some(Strip { columns, .. }) = self.strips.get_mut(first)
            && let [label, entry] = columns.as_mut_slice()
        {
            label.hangs = label.height() <= entry.height() + below;
        }
    }

    fn entry(&mut self, entry: &Entry, list: NodeId, drop: f32) -> Flow {
        let item = self.node(Role::Li, list);
        let label = self.node(Role::Label, item);
        let body = self.node(Role::Body, item);
        let mut flow = Flow::default();
        let at = At { x: TEXT_X + INSET, width: TEXT - INSET, before: 0.0 };
        self.set_all(&mut flow, &entry.text, &BODY, at.below(drop), body);
        for line in &entry.under {
            let node = self.node(Role::P, body);
            self.set(&mut flow, line, &SMALL, at.below(1.0), Tag::Of(node));
        }
        self.sign(&mut flow, entry.sign, label);
        flow
    }

    /// Puts the sign before the first line; it is read first.
    fn sign(&mut self, flow: &mut Flow, sign: Sign, label: NodeId) {
        let mut own = Flow::default();
        let at = At { x: TEXT_X, width: INSET, before: 0.0 };
        match sign {
            Sign::Dash => self.set(&mut own, &[Span::quiet("\u{2013}")], &BODY, at, Tag::Of(label)),
            Sign::Question => self.set(&mut own, &[Span::plain("?")], &signs::ASKING, at.below(0.0), Tag::Of(label)),
            Sign::Polarity(polarity) => {
                let items = signs::shape(polarity, TEXT_X, 3.4, 8.6).into_iter();
                let items = items.map(|item| (Tag::Decoration, item)).collect();
                own.pieces.push(Piece { top: 0.0, height: 0.0, items, marks: Vec::new() });
            }
        }
        if let (Some(first), Some(sign)) = (flow.pieces.first_mut(), own.pieces.into_iter().next()) {
            first.items.splice(0..0, sign.items);
        }
    }
}
