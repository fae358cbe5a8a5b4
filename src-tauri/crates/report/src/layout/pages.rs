//! Owns the step from strips to pages: what fits, what moves on, what is cut, what is repeated.
//! Must not know what a strip says.

use super::strip::{Head, Mark, Sheet, Strip, margin, size_of, vertical_margins};
use super::style::UPRIGHT;
use crate::display::{Bookmark, Item, Node, Page, Place, Tag};
use crate::paper::Anchor;
use std::collections::{BTreeMap, VecDeque};

/// Pages without their feet, and where everything ended up.
pub(crate) struct Paginated {
    pub pages: Vec<Page>,
    pub bookmarks: Vec<Bookmark>,
    pub places: BTreeMap<Anchor, Place>,
}

/// How far above its line a link or a bookmark lands, so that the line is not glued to the edge of the window.
const LANDING: f32 = 8.0;

/// Lays the strips on pages, in order. Nothing is dropped: what is taller than a page is cut between its lines, and
/// what cannot be cut is laid on a page of its own.
pub(crate) fn paginate(strips: Vec<Strip>, nodes: &mut [Node]) -> Paginated {
    let mut press = Press::new();
    let mut waiting: VecDeque<Strip> = strips.into();
    while let Some(first) = waiting.front() {
        press.turn_to(first.sheet);
        let chain = chain_length(&waiting);
        if press.fits(&waiting, chain) {
            for strip in waiting.drain(..chain) {
                press.lay(strip, nodes);
            }
        } else if press.begun && !press.fits_in_part(&waiting, chain) {
            press.turn();
        } else {
            press.lay_in_part(&mut waiting, chain, nodes);
        }
    }
    Paginated { pages: press.pages, bookmarks: press.bookmarks, places: press.places }
}

/// How many strips at the front must share a page.
fn chain_length(waiting: &VecDeque<Strip>) -> usize {
    let kept = waiting.iter().take_while(|strip| strip.keep).count();
    (kept + 1).min(waiting.len())
}

/// The pages so far and the height reached on the last one.
struct Press {
    pages: Vec<Page>,
    bookmarks: Vec<Bookmark>,
    places: BTreeMap<Anchor, Place>,
    sheet: Sheet,
    y: f32,
    /// Whether the last page holds anything yet.
    begun: bool,
}

impl Press {
    fn new() -> Self {
        let page = Page { size: UPRIGHT, items: Vec::new() };
        Self {
            pages: vec![page],
            bookmarks: Vec::new(),
            places: BTreeMap::new(),
            sheet: Sheet::Upright,
            y: vertical_margins(Sheet::Upright).0,
            begun: false,
        }
    }

    /// Begins a new page.
    fn turn(&mut self) {
        self.pages.push(Page { size: size_of(self.sheet), items: Vec::new() });
        self.y = vertical_margins(self.sheet).0;
        self.begun = false;
    }

    /// Begins a new page where the paper changes.
    fn turn_to(&mut self, sheet: Sheet) {
        if sheet == self.sheet {
            return;
        }
        self.sheet = sheet;
        if self.begun {
            self.turn();
        } else if let Some(page) = self.pages.last_mut() {
            page.size = size_of(sheet);
            self.y = vertical_margins(sheet).0;
        }
    }

    fn room(&self) -> f32 {
        size_of(self.sheet).height - vertical_margins(self.sheet).1 - self.y
    }

    /// The room the strips need here if the last of them takes `last`.
    fn need(&self, waiting: &VecDeque<Strip>, chain: usize, last: impl Fn(&Strip) -> f32) -> f32 {
        let repeated = waiting.front().map_or(0.0, |strip| self.repeated(strip));
        waiting.iter().take(chain).enumerate().fold(repeated, |sum, (index, strip)| {
            let before = if index == 0 && !self.begun { 0.0 } else { strip.before };
            sum + before + if index + 1 == chain { last(strip) } else { strip.height() }
        })
    }

    fn fits(&self, waiting: &VecDeque<Strip>, chain: usize) -> bool {
        self.need(waiting, chain, Strip::ink) <= self.room()
    }

    fn fits_in_part(&self, waiting: &VecDeque<Strip>, chain: usize) -> bool {
        self.need(waiting, chain, Strip::least) <= self.room()
    }

    /// The height of what a fresh page repeats above this strip.
    fn repeated(&self, strip: &Strip) -> f32 {
        match &strip.head {
            Some(Head::Above(head)) if !self.begun => head.height(),
            _ => 0.0,
        }
    }

    /// Lays the front strip, or the part of it that fits; the rest stays waiting.
    fn lay_in_part(&mut self, waiting: &mut VecDeque<Strip>, chain: usize, nodes: &mut [Node]) {
        let Some(mut strip) = waiting.pop_front() else { return };
        let before = if self.begun { strip.before } else { 0.0 };
        let room = self.room() - before - self.repeated(&strip);
        if chain > 1 && strip.height() <= room {
            self.lay(strip, nodes);
            return;
        }
        match strip.cut(room) {
            Some(upper) => {
                self.lay(upper, nodes);
                waiting.push_front(strip);
                self.turn();
            }
            // Not one line fits on an empty page; it is laid there all the same, since nothing may be lost.
            None => self.lay(strip, nodes),
        }
    }

    /// Lays one strip at the height reached.
    fn lay(&mut self, strip: Strip, nodes: &mut [Node]) {
        if self.begun {
            self.y += strip.before;
        } else {
            match &strip.head {
                Some(Head::Above(head)) => {
                    let height = head.height();
                    self.paint((**head).clone(), nodes);
                    self.y += height;
                }
                Some(Head::Beside(head)) => self.paint((**head).clone(), nodes),
                None => {}
            }
        }
        self.begun = true;
        let height = strip.height();
        self.paint(strip, nodes);
        self.y += height;
    }

    fn paint(&mut self, strip: Strip, nodes: &mut [Node]) {
        let (page, margin) = (self.pages.len() - 1, margin(self.sheet));
        let mut items: Vec<(Tag, Item)> = Vec::new();
        let rule = strip.rule();
        for piece in strip.columns.into_iter().flat_map(|flow| flow.pieces) {
            let y = self.y + piece.top;
            let place = Place { page, y: (y - LANDING).max(0.0) };
            for mark in piece.marks {
                match mark {
                    Mark::Anchor(anchor) => {
                        self.places.entry(anchor).or_insert(place);
                    }
                    Mark::Bookmark { level, title } => self.bookmarks.push(Bookmark { level, title, place }),
                    Mark::Area { node, area: [left, top, right, bottom] } => {
                        if let Some(node) = nodes.get_mut(node.0) {
                            node.area = Some((page, [margin + left, y + top, margin + right, y + bottom]));
                        }
                    }
                }
            }
            items.extend(piece.items.into_iter().map(|(tag, item)| (tag, item.moved(margin, y))));
        }
        items.extend(rule.map(|(tag, item)| (tag, item.moved(margin, self.y))));
        if let Some(page) = self.pages.last_mut() {
            page.items.append(&mut items);
        }
    }
}
