//! Owns the walk down a Markdown report, line by line, to its entries, offers and sayings.
//! Must not know how shapes are told apart, nor place anything on the clock.

use super::inline::plain;
use super::outline::{Offers, Outline, Sayings};
use super::shape::{Shape, shapes};
use super::table::{Columns, Row};
use crate::KeptBecause;
use crate::clock::{self, Reading};
use crate::draft::{Draft, DraftLine, Page, Stamp};
use crate::section::{self, Part};
use crate::story::{Follows, Ground, Opening, Story, opening};

/// Reads a Markdown page.
pub(crate) fn walk<'a>(page: &Page<'_>) -> Draft<'a> {
    let shapes = shapes(page.lines);
    let has_timeline = shapes.iter().zip(page.lines).any(|(shape, line)| match shape {
        Shape::Heading { words, .. } => section::part(&plain(&line.raw[words.clone()])) == Some(Part::Timeline),
        _ => false,
    });
    let mut walk = Walk {
        draft: Draft::default(),
        outline: Outline::default(),
        story: Story::default(),
        sayings: Sayings::default(),
        offers: Offers::default(),
        columns: Columns::default(),
        item: None,
        has_timeline,
    };
    for (at, (shape, line)) in shapes.iter().zip(page.lines).enumerate() {
        let here = Here {
            at,
            raw: line.raw.as_ref(),
            follows: if line.after_blank { Follows::Apart } else { Follows::AtOnce },
        };
        walk.line(&here, shape);
    }
    walk.finish()
}

/// The line under hand.
struct Here<'a> {
    at: usize,
    raw: &'a str,
    follows: Follows,
}

struct Walk {
    draft: Draft<'static>,
    outline: Outline,
    story: Story,
    sayings: Sayings,
    offers: Offers,
    columns: Columns,
    /// How far in the item stands that opened the entry, where an item did.
    item: Option<usize>,
    has_timeline: bool,
}

impl Walk {
    fn finish(self) -> Draft<'static> {
        let mut draft = self.draft;
        draft.summary = self.sayings.said(&[Part::Summary, Part::Background]);
        draft.impact = self.sayings.said(&[Part::Impact]);
        draft.offers = self.offers.finish();
        draft.steps = self.story.finish(if self.has_timeline { Ground::Timeline } else { Ground::Open });
        draft
    }

    fn line(&mut self, here: &Here<'_>, shape: &Shape) {
        if let Shape::Heading { level, words } = shape {
            return self.heading(here, *level, &here.raw[words.clone()]);
        }
        let group = self.outline.group();
        if let Some(part @ (Part::Summary | Part::Background | Part::Impact)) = self.outline.own_part() {
            self.sayings.add(group, part, here.raw, here.follows == Follows::Apart);
        }
        let before = self.draft.lines.len();
        if self.in_timeline() {
            self.timeline_line(here, shape);
        } else {
            self.story.close();
        }
        if self.draft.lines.len() == before {
            let (text, without) = plain_line(here.raw, shape);
            self.push(text, String::new(), without);
        }
        if let Some(Part::Offered(kind)) = self.outline.part() {
            self.offer(here, shape, kind);
        }
    }

    /// Whether times here are moments of the story. Where a report has a timeline, only there.
    fn in_timeline(&self) -> bool {
        match self.outline.part() {
            Some(Part::Timeline) => true,
            Some(Part::Offered(_)) => false,
            _ => !self.has_timeline,
        }
    }

    fn push(&mut self, text: String, author: String, without: KeptBecause) {
        self.draft.lines.push(DraftLine { text, author, without, section: self.outline.path() });
    }

    fn heading(&mut self, here: &Here<'_>, level: usize, words: &str) {
        let text = plain(words).into_owned();
        let part = section::part(&text);
        let is_title =
            self.draft.title.is_none() && (level == 1 || self.outline.group() == 0) && part != Some(Part::Timeline);
        if is_title && !text.is_empty() {
            self.draft.title = Some(text.clone());
        }
        let reading = clock::lead(&text).filter(|_| !is_title && part.is_none() && self.in_timeline());
        self.item = None;
        let Some(reading) = reading else {
            self.story.close();
            self.outline.enter(level, &text, part);
            if part == Some(Part::Timeline)
                && let Some((zone, range)) = clock::mentioned(&text)
            {
                self.state_zone(zone, &text[range]);
            }
            return self.push(text, String::new(), KeptBecause::Heading);
        };
        self.outline.enter_moment(level, &text);
        let remainder = text[reading.rest..].to_owned();
        let group = self.outline.group();
        self.story.open(opening(&reading, &remainder), group, here.at, Stamp::Read(Box::new(reading)), &remainder);
        self.push(if remainder.is_empty() { text } else { remainder }, String::new(), KeptBecause::Heading);
    }

    fn state_zone(&mut self, zone: clock::Zone, said: &str) {
        if self.draft.zone.is_none() {
            self.draft.zone = Some((zone, said.to_owned()));
        }
        self.story.zone(zone);
    }

    fn timeline_line(&mut self, here: &Here<'_>, shape: &Shape) {
        match shape {
            Shape::TableHead => self.table_head(here),
            Shape::TableRow => self.row(here),
            Shape::Item { indent, at } => self.item(here, *indent, &here.raw[*at..]),
            Shape::Prose { indent } => self.prose(here, *indent),
            Shape::Quote { at } => {
                let text = plain(&here.raw[*at..]).into_owned();
                self.story.add(here.at, here.follows, Some(&text));
            }
            Shape::Code | Shape::Rule | Shape::FrontMatter | Shape::Heading { .. } => {
                self.story.add(here.at, Follows::Apart, None);
            }
        }
    }

    fn table_head(&mut self, here: &Here<'_>) {
        self.story.close();
        self.columns = Columns::by_head(here.raw);
        self.item = None;
        if !self.columns.times.is_empty()
            && let Some((zone, range)) = clock::mentioned(here.raw)
        {
            self.state_zone(zone, &here.raw[range]);
        }
    }

    fn row(&mut self, here: &Here<'_>) {
        let columns = if self.columns.times.is_empty() { Columns::by_row(here.raw) } else { self.columns.clone() };
        if columns.times.is_empty() {
            // A table of something else belongs to the moment it stands under.
            self.story.add(here.at, Follows::Apart, None);
            return;
        }
        let Row { time, author, text } = columns.sort(here.raw);
        let (stamp, rest) = match clock::lead(&time) {
            Some(reading) => {
                let rest = time[reading.rest..].to_owned();
                (Stamp::Read(Box::new(reading)), rest)
            }
            None if time.is_empty() => (Stamp::None, String::new()),
            None => (Stamp::Unreadable(time.clone()), String::new()),
        };
        let text = [rest, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        if text.is_empty() && time.is_empty() {
            return;
        }
        self.story.open(Opening::Timed, self.outline.group(), here.at, stamp, &text);
        self.story.close();
        self.push(text, author, KeptBecause::PlaceOnly);
    }

    fn item(&mut self, here: &Here<'_>, indent: usize, words: &str) {
        let text = plain(words).into_owned();
        let group = self.outline.group();
        if let Some(reading) = clock::lead(&text) {
            return self.open_item(here, indent, &text, reading, group);
        }
        let under_item = self.item.is_some_and(|above| indent > above);
        if self.story.is_open() && (under_item || self.outline.in_moment()) {
            self.story.add(here.at, Follows::Apart, Some(&text));
            return;
        }
        self.item = Some(indent);
        let (author, said) = nickname(&text);
        self.story.open(Opening::Placed, group, here.at, Stamp::None, said);
        self.push(said.to_owned(), author, KeptBecause::PlaceOnly);
    }

    fn open_item(&mut self, here: &Here<'_>, indent: usize, text: &str, reading: Reading, group: usize) {
        let (author, said) = nickname(&text[reading.rest..]);
        let said = said.to_owned();
        self.item = Some(indent);
        self.story.open(opening(&reading, &said), group, here.at, Stamp::Read(Box::new(reading)), &said);
        self.push(if said.is_empty() { text.to_owned() } else { said }, author, KeptBecause::Prose);
    }

    fn prose(&mut self, here: &Here<'_>, indent: usize) {
        let text = plain(here.raw).into_owned();
        if let Some((zone, said)) = clock::stated(&text) {
            let said = said.to_owned();
            self.state_zone(zone, &said);
            return;
        }
        let under_item = self.item.is_some_and(|above| here.follows == Follows::AtOnce || indent > above);
        if self.story.is_open() && (under_item || self.outline.in_moment()) && !self.begins_anew(&text) {
            self.story.add(here.at, here.follows, Some(text.as_str()).filter(|_| !is_only_a_link(here.raw)));
            return;
        }
        let reading = clock::lead(&text).filter(|reading| plainly_a_time(reading, &text));
        let group = self.outline.group();
        if let Some(reading) = reading {
            self.item = None;
            return self.open_item(here, 0, &text, reading, group);
        }
        if let Some(reading) = clock::find_moment(&text) {
            self.item = None;
            self.story.open(Opening::Timed, group, here.at, Stamp::Read(Box::new(reading)), &text);
            return;
        }
        if self.item.is_none() && here.follows == Follows::AtOnce && self.story.is_open() {
            self.story.add(here.at, here.follows, Some(&text));
            return;
        }
        self.item = None;
        self.story.close();
    }

    /// Whether prose under an entry is a moment of its own rather than more of that entry.
    fn begins_anew(&self, text: &str) -> bool {
        !self.outline.in_moment()
            && clock::lead(text)
                .is_some_and(|reading| plainly_a_time(&reading, text) && (reading.parted || reading.is_whole()))
    }

    fn offer(&mut self, here: &Here<'_>, shape: &Shape, kind: crate::OfferKind) {
        let group = self.outline.group();
        match shape {
            Shape::Item { indent, at } => self.offers.item(group, kind, here.at, *indent, &plain(&here.raw[*at..])),
            Shape::TableRow => self.offers.paragraph(group, kind, here.at, &Columns::default().sort(here.raw).text),
            Shape::Prose { .. } | Shape::Quote { .. } => {
                let (text, _) = plain_line(here.raw, shape);
                if here.follows == Follows::Apart || !self.offers.go_on(here.at, Some(&text)) {
                    self.offers.paragraph(group, kind, here.at, &text);
                }
            }
            Shape::Code => {
                self.offers.go_on(here.at, None);
            }
            Shape::Heading { .. } | Shape::TableHead | Shape::Rule | Shape::FrontMatter => {}
        }
    }
}

/// A line that says no time, without its markup.
fn plain_line(raw: &str, shape: &Shape) -> (String, KeptBecause) {
    match shape {
        Shape::Item { at, .. } | Shape::Quote { at } => (plain(&raw[*at..]).into_owned(), KeptBecause::Prose),
        Shape::Code | Shape::FrontMatter => (raw.trim_end().to_owned(), KeptBecause::Code),
        Shape::TableHead | Shape::Rule => (raw.trim().to_owned(), KeptBecause::TableFrame),
        Shape::TableRow => (Columns::default().sort(raw).text, KeptBecause::Prose),
        Shape::Prose { .. } | Shape::Heading { .. } => (plain(raw).into_owned(), KeptBecause::Prose),
    }
}

/// Whether a line is one link and nothing else, which makes no title.
fn is_only_a_link(raw: &str) -> bool {
    let raw = raw.trim();
    let linked = raw.starts_with('[') && raw.ends_with(')') && raw.matches("](").count() == 1;
    linked || (raw.starts_with("http") && !raw.contains(' '))
}

/// Whether prose that opens with a time means it as one: "14:05 - pump stops", not "12 March was quiet".
fn plainly_a_time(reading: &Reading, text: &str) -> bool {
    let alone = reading.rest >= text.len();
    match (reading.has_time(), reading.date.is_some()) {
        (true, true) => true,
        (true, false) => reading.parted || reading.zone.is_some() || alone,
        (false, true) => reading.parted || alone,
        (false, false) => false,
    }
}

/// `<robin> is it me?` as a chat writes it: who, and what.
fn nickname(text: &str) -> (String, &str) {
    const MOST: usize = 40;
    let named = text.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    match named.filter(|(name, _)| !name.is_empty() && name.len() <= MOST && !name.contains([' ', '/', '='])) {
        Some((name, said)) if !said.trim().is_empty() => (name.to_owned(), said.trim_start()),
        _ => (String::new(), text),
    }
}
