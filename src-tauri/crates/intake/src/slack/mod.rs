//! Owns Slack's exports: a zip with lists of people and channels and a folder of day files a channel, or one day file.
//! Must not know how an archive is opened, nor the clock's rules.

mod markup;
mod message;
mod people;
mod share;

use crate::archive::{Archive, Listed};
use crate::clock::Zone;
use crate::decode::picture_controls;
use crate::draft::{Draft, Page, shorten};
use crate::format::{Claim, Format, named};
use crate::records::{Ended, each, not_json};
use crate::{
    Input, Intake, IntakeError, KeptBecause, Looks, MAX_BYTES, MAX_ENTRY, MAX_LINES, Piece, ReadLine, decode, settle,
};
use chrono::NaiveDate;
use domain::{SourceKind, When};
use message::Message;
use people::Directory;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The longest name of a conversation that is kept as one.
const MOST_NAME: usize = 120;

/// One day file by itself: people are then known only by what the messages say of them.
pub(crate) struct DayFile;

impl Format for DayFile {
    fn kind(&self) -> SourceKind {
        SourceKind::Slack
    }

    fn claim(&self, page: &Page<'_>) -> Claim {
        const LOOK_AT: usize = 4_000;
        let head = page.text.get(..page.text.floor_char_boundary(LOOK_AT)).unwrap_or_default();
        let opens = head.trim_start_matches('\u{FEFF}').trim_start().starts_with('[');
        let looks = opens && head.contains("\"ts\"") && head.contains("\"type\"") && named(page.name, &["json"]);
        if looks { Claim::Sure } else { Claim::Could }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        let mut gathered = Gathered::default();
        match gathered.day(page.text.trim_start_matches('\u{FEFF}').as_bytes(), &Directory::default()) {
            Ok(()) => {}
            Err(Ended::Refused(why)) => return Err(why),
            Err(Ended::NotAList(why)) => return Err(not_json(&why)),
        }
        if gathered.lines.is_empty() {
            return Err(IntakeError::Empty);
        }
        Ok(gathered.into_draft())
    }
}

/// Reads a whole export. `go_on` hears how many of its packed bytes are done.
pub(crate) fn read_export(
    input: &Input<'_>,
    go_on: &dyn Fn(u64) -> Result<(), IntakeError>,
) -> Result<Intake, IntakeError> {
    let (archive, entries) = Archive::open(input.bytes)?;
    let plan = Plan::of(entries)?;
    let mut names = Directory::default();
    let mut gathered = Gathered::default();
    // People first: private conversations are called by who is in them.
    for list in &plan.people {
        let bytes = archive.unpack(list)?;
        if !names.add_people(&bytes) {
            gathered.aside(&list.name);
        }
    }
    for list in &plan.places {
        let bytes = archive.unpack(list)?;
        if !names.add_places(&bytes) {
            gathered.aside(&list.name);
        }
    }
    plan.others.iter().for_each(|other| gathered.aside(&other.name));
    gathered.end_piece(String::new());
    let days: Vec<&Listed> = plan.days.values().flat_map(BTreeMap::values).collect();
    let (done, text, lines) =
        (AtomicU64::new(0), AtomicUsize::new(gathered.text), AtomicUsize::new(gathered.lines.len()));
    let read = |day: &&Listed, bytes: &mut Vec<u8>| {
        archive.unpack_into(bytes, day, MAX_ENTRY)?;
        let read = Gathered::of_day(day, bytes, &names)?;
        done.fetch_add(day.packed, Ordering::Relaxed);
        // All of them together may be no more than one is, and that is seen before the last is read.
        let more = |sum: &AtomicUsize, more| sum.fetch_add(more, Ordering::Relaxed) + more;
        fits(more(&lines, read.lines.len()), more(&text, read.text))?;
        Ok(read)
    };
    let read = share::in_order(&days, read, || go_on(done.load(Ordering::Relaxed)))?;
    gathered.lines.reserve_exact(read.iter().map(|day| day.lines.len()).sum());
    let mut read = read.into_iter();
    for (folder, days) in &plan.days {
        for day in read.by_ref().take(days.len()) {
            gathered.take_in(day);
        }
        gathered.end_piece(shorten(&names.conversation(folder), MOST_NAME));
    }
    if gathered.lines.is_empty() {
        return Err(IntakeError::Empty);
    }
    let zone = names.zone().map(|zone| (Zone::Named(zone), zone.name().to_owned()));
    let draft = Draft { zone, ..gathered.into_draft() };
    let page = Page { name: input.name, text: "", lines: &[] };
    Ok(settle::settle(SourceKind::Slack, draft, &page, input.zone))
}

/// Which entry of an export is what.
#[derive(Default)]
struct Plan {
    people: Vec<Listed>,
    places: Vec<Listed>,
    /// The day files of each folder, by day.
    days: BTreeMap<String, BTreeMap<NaiveDate, Listed>>,
    others: Vec<Listed>,
}

impl Plan {
    fn of(entries: Vec<Listed>) -> Result<Self, IntakeError> {
        let mut plan = Self::default();
        for entry in entries {
            let parts: Vec<&str> = entry.name.split('/').collect();
            let (folder, file) = match parts.as_slice() {
                [.., folder, file] => (Some((*folder).to_owned()), *file),
                [file] => (None, *file),
                [] => continue,
            };
            let day = file.strip_suffix(".json").and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
            match (folder, day, file) {
                (_, _, "users.json" | "org_users.json") => plan.people.push(entry),
                (_, _, "channels.json" | "groups.json" | "dms.json" | "mpims.json") => plan.places.push(entry),
                (Some(folder), Some(day), _) => {
                    // The same folder and day at two depths: one is read, the other is named as left aside.
                    let days = plan.days.entry(folder).or_default();
                    if let Some(other) = days.insert(day, entry) {
                        plan.others.push(other);
                    }
                }
                _ => plan.others.push(entry),
            }
        }
        let is_export = !plan.days.is_empty();
        if is_export { Ok(plan) } else { Err(IntakeError::OtherKind { looks: Looks::Zip }) }
    }
}

/// Whether so many lines, with so many bytes of text, are no more than may be.
fn fits(lines: usize, text: usize) -> Result<(), IntakeError> {
    if lines > MAX_LINES {
        return Err(IntakeError::TooManyLines { limit: MAX_LINES });
    }
    if text > MAX_BYTES {
        return Err(IntakeError::TooLarge { bytes: text, limit: MAX_BYTES });
    }
    Ok(())
}

/// Lines as they come together.
#[derive(Default)]
struct Gathered {
    lines: Vec<ReadLine>,
    pieces: Vec<Piece>,
    /// How many control characters stand in the lines as pictures.
    pictured: usize,
    /// Where the piece under way begins.
    begun: usize,
    /// How many bytes of text have been kept.
    text: usize,
}

impl Gathered {
    /// What one day file holds, by itself.
    fn of_day(day: &Listed, bytes: &[u8], names: &Directory) -> Result<Self, IntakeError> {
        // A message is about so long, with all that Slack says of it.
        const USUAL: usize = 256;
        let mut gathered = Self { lines: Vec::with_capacity(bytes.len() / USUAL), ..Self::default() };
        match gathered.day(bytes, names) {
            Ok(()) => Ok(gathered),
            Err(Ended::Refused(why)) => Err(why),
            Err(Ended::NotAList(_)) => {
                let mut whole = Self::default();
                whole.unread(day, bytes);
                Ok(whole)
            }
        }
    }

    /// Takes in a day file, one message at a time.
    fn day(&mut self, bytes: &[u8], names: &Directory) -> Result<(), Ended<IntakeError>> {
        each(bytes, |element| {
            match Message::read(element.get()) {
                Some(message) => self.message(&message, element.get(), names),
                None => self.other(element.get()),
            }
            self.still_fits()
        })
    }

    /// Whether what has been kept is no more than may be.
    fn still_fits(&self) -> Result<(), IntakeError> {
        fits(self.lines.len(), self.text)
    }

    /// Adds a message; `whole` is the JSON of it, kept where it has no words.
    fn message(&mut self, message: &Message<'_>, whole: &str, names: &Directory) {
        let raw = message.raw();
        let when = settle::by_itself(message.stamp(), KeptBecause::Prose);
        let author = message.author(names);
        if decode::is_blank(&raw) {
            self.push(whole.to_owned(), message.sort(), author, when);
        } else {
            let text = match message.text(&raw, names) {
                Cow::Borrowed(_) => String::new(),
                Cow::Owned(seen) => seen,
            };
            self.push(raw, &text, author, when);
        }
    }

    /// Adds something that stands where a message should.
    fn other(&mut self, json: &str) {
        self.push(json.to_owned(), "", String::new(), (When::unknown(), Some(KeptBecause::OtherShape)));
    }

    /// Adds the name of an entry that is not part of a conversation, so that nobody thinks it was read.
    fn aside(&mut self, name: &str) {
        self.other(name);
    }

    /// Adds a day file that is no list of messages: its text where it has one, else its name.
    fn unread(&mut self, day: &Listed, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) if !decode::is_blank(text) => self.other(text),
            _ => self.aside(&day.name),
        }
    }

    /// Adds a line; an empty text says what `raw` says.
    fn push(&mut self, raw: String, text: &str, author: String, (at, kept_because): (When, Option<KeptBecause>)) {
        let raw = if raw.contains('\r') { raw.replace("\r\n", "\n") } else { raw };
        let (raw, pictured) = shown(raw);
        let text = text.trim();
        let text = if text == raw { String::new() } else { picture_controls(text).0.into_owned() };
        self.pictured += pictured;
        self.text += raw.len() + text.len();
        self.lines.push(ReadLine {
            position: self.lines.len() - self.begun,
            raw,
            text,
            author: shown(author).0,
            at,
            assumed: None,
            kept_because,
            section: None,
        });
    }

    /// Adds the lines of a day behind those that are there.
    fn take_in(&mut self, day: Self) {
        let behind = self.lines.len() - self.begun;
        self.text += day.text;
        self.pictured += day.pictured;
        self.lines.extend(day.lines.into_iter().map(|line| ReadLine { position: line.position + behind, ..line }));
    }

    fn into_draft(self) -> Draft<'static> {
        let Self { lines, pieces, pictured, .. } = self;
        Draft { placed: Some(lines), pieces, pictured, ..Draft::default() }
    }

    fn end_piece(&mut self, name: String) {
        let lines = self.lines.len() - self.begun;
        if lines > 0 {
            self.pieces.push(Piece { name, lines });
        }
        self.begun = self.lines.len();
    }
}

/// [`picture_controls`] of words that are ours already.
fn shown(words: String) -> (String, usize) {
    match picture_controls(&words) {
        (Cow::Borrowed(_), _) => (words, 0),
        (Cow::Owned(shown), pictured) => (shown, pictured),
    }
}
