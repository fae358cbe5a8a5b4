//! Owns where a line stands among the headings, and what the parts of the report say of themselves.
//! Must not know the timeline's entries.

use crate::section::Part;
use crate::{Offer, OfferKind};
use std::sync::Arc;

/// No more of a heading stands in a path.
const MOST_OF_A_HEADING: usize = 120;

/// The headings above the line under hand.
#[derive(Default)]
pub(crate) struct Outline {
    open: Vec<Section>,
    path: Option<Arc<str>>,
    /// How many sections were opened so far; the number names the one that is open.
    count: usize,
}

struct Section {
    level: usize,
    words: String,
    part: Option<Part>,
    /// Whether it is a moment of the timeline rather than a part of the report.
    dated: bool,
}

impl Outline {
    /// Opens a section that is a part of the report.
    pub(crate) fn enter(&mut self, level: usize, words: &str, part: Option<Part>) {
        self.open.retain(|section| section.level < level);
        self.push(Section { level, words: words.to_owned(), part, dated: false });
    }

    /// Opens a section that is a moment of the timeline. It stays within the timeline whatever its level.
    pub(crate) fn enter_moment(&mut self, level: usize, words: &str) {
        self.open.retain(|section| section.level < level || section.part == Some(Part::Timeline));
        let least = self.open.last().map_or(1, |section| section.level + 1);
        self.push(Section { level: level.max(least), words: words.to_owned(), part: None, dated: true });
    }

    fn push(&mut self, section: Section) {
        self.open.push(section);
        self.count += 1;
        let words = |section: &Section| -> String { section.words.chars().take(MOST_OF_A_HEADING).collect() };
        self.path = Some(self.open.iter().map(words).collect::<Vec<_>>().join(" › ").into());
    }

    /// What the part around the line is for: its own heading's word, or that of the nearest heading above which has one.
    pub(crate) fn part(&self) -> Option<Part> {
        self.open.iter().rev().find_map(|section| section.part)
    }

    /// What the innermost heading itself calls the part.
    pub(crate) fn own_part(&self) -> Option<Part> {
        self.open.last().and_then(|section| section.part)
    }

    /// Whether the innermost heading is a moment.
    pub(crate) fn in_moment(&self) -> bool {
        self.open.last().is_some_and(|section| section.dated)
    }

    /// The headings, outermost first.
    pub(crate) fn path(&self) -> Option<Arc<str>> {
        self.path.clone()
    }

    /// The number of the innermost section.
    pub(crate) fn group(&self) -> usize {
        self.count
    }
}

/// The paragraphs of the parts that speak for the whole report.
#[derive(Default)]
pub(crate) struct Sayings {
    parts: Vec<(usize, Part, String)>,
}

impl Sayings {
    /// Adds a raw line of a section.
    pub(crate) fn add(&mut self, group: usize, part: Part, raw: &str, after_blank: bool) {
        match self.parts.last_mut().filter(|(last, _, _)| *last == group) {
            Some((_, _, text)) => {
                text.push_str(if after_blank { "\n\n" } else { "\n" });
                text.push_str(raw.trim_end());
            }
            None => self.parts.push((group, part, raw.trim().to_owned())),
        }
    }

    /// What the first of the parts named, in order of preference, says.
    pub(crate) fn said(&self, wanted: &[Part]) -> Option<String> {
        wanted
            .iter()
            .find_map(|want| self.parts.iter().find(|(_, part, _)| part == want).map(|(_, _, text)| text.clone()))
    }
}

/// What stands under headings such as "Contributing factors".
#[derive(Default)]
pub(crate) struct Offers {
    offers: Vec<Offer>,
    /// How far in the items above stand, outermost first.
    indents: Vec<usize>,
    group: usize,
}

impl Offers {
    /// Begins an item of a list.
    pub(crate) fn item(&mut self, group: usize, kind: OfferKind, line: usize, indent: usize, text: &str) {
        if self.group != group {
            (self.indents, self.group) = (Vec::new(), group);
        }
        self.indents.retain(|above| *above < indent);
        let depth = self.indents.len();
        self.indents.push(indent);
        self.begin(kind, line, text, depth);
    }

    /// Begins a paragraph.
    pub(crate) fn paragraph(&mut self, group: usize, kind: OfferKind, line: usize, text: &str) {
        (self.indents, self.group) = (Vec::new(), group);
        self.begin(kind, line, text, 0);
    }

    fn begin(&mut self, kind: OfferKind, line: usize, text: &str, depth: usize) {
        if text.contains(char::is_alphanumeric) {
            self.offers.push(Offer { kind, lines: vec![line], text: text.to_owned(), depth });
        }
    }

    /// Adds a wrapped line, or the code below an item, to what was begun last. False where nothing was.
    pub(crate) fn go_on(&mut self, line: usize, text: Option<&str>) -> bool {
        let Some(last) =
            self.offers.last_mut().filter(|offer| offer.lines.last().is_some_and(|last| *last + 1 == line))
        else {
            return false;
        };
        last.lines.push(line);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            last.text.push(' ');
            last.text.push_str(text);
        }
        true
    }

    /// Everything that was found.
    pub(crate) fn finish(self) -> Vec<Offer> {
        self.offers
    }
}
