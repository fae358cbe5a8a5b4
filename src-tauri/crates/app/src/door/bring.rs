//! Owns bringing a file in: what `intake` reads becomes a source, its lines and a timeline, in one act.
//! Must not decide what a line means beyond its time: a person does that.

use super::{Door, tell};
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use crate::{Code, Receipt, Trouble};
use domain::{
    Act, Event, EventId, EventKind, Gap, Line, LineId, Review, ReviewId, Row, Sheet, SheetRows, Source, SourceId,
    SourceKind, Watch,
};
use intake::{Entry, Intake, KeptBecause, ReadLine};
use serde::{Deserialize, Serialize};
use std::panic::resume_unwind;
use std::thread::{self, JoinHandle};
use ts_rs::TS;

/// A file to bring in.
#[derive(Clone, Debug)]
pub struct Bring<'a> {
    /// Its own name, without folders.
    pub name: &'a str,
    /// Its bytes; nothing is assumed about them.
    pub bytes: Vec<u8>,
    /// The review to add it to; none makes a new one.
    pub review: Option<ReviewId>,
    /// The zone of times that name none; none takes what the file states, or UTC.
    pub zone: Option<&'a str>,
    /// How to read it; none finds out.
    pub read_as: Option<SourceKind>,
}

/// What came in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Brought {
    /// The review it is in now.
    pub review: ReviewId,
    /// The file's own name.
    pub name: String,
    /// Lines with something on them; each is kept.
    pub lines: u32,
    /// Lines with a time, their own or one they inherit.
    pub dated: u32,
    /// Lines that name no time.
    pub undated: u32,
    /// Lines where a time was meant that could not be read.
    pub kept_unparsed: u32,
    /// Moments put on the timeline. None where the lines are evidence to choose from, as those of a chat are.
    pub events: u32,
    /// The library's revision with it in.
    #[ts(type = "number")]
    pub revision: i64,
}

/// A file that has been read and not yet been taken in.
#[derive(Debug)]
pub struct FileRead {
    name: String,
    review: Option<ReviewId>,
    found: Intake,
    /// The file's bytes as they will be kept; naming them takes as long as making the rows does, and is done meanwhile.
    content: JoinHandle<store::Content>,
}

/// Reads a file to be taken in with [`Door::take_in`]. Needs no door, so it holds nobody up; `watch` is told how far it
/// is and may stop it.
///
/// # Errors
/// Where the file cannot be read as text, or is too large, or the zone is unknown, or the watcher said to stop.
pub fn read_file(bring: Bring<'_>, watch: &Watch<'_>) -> Result<FileRead, Trouble> {
    let told = |reason: Reason| reason.told(&Words::english(), Doing::Importing);
    let zone = bring.zone.map(|name| name.parse::<chrono_tz::Tz>().map_err(|_| name)).transpose();
    let zone = zone.map_err(|name| told(Reason::new(Code::BadRequest, "unknown-zone").with("name", name)))?;
    let input = intake::Input { name: bring.name, bytes: &bring.bytes, as_kind: bring.read_as, zone };
    let found = intake::read_watched(&input, watch).map_err(|why| told(tell::of_intake(&why, bring.name)))?;
    let content = thread::spawn(move || store::Content::of(bring.bytes));
    Ok(FileRead { name: bring.name.to_owned(), review: bring.review, found, content })
}

impl Door {
    /// Brings a file in, whole or not at all.
    ///
    /// # Errors
    /// Where the file cannot be read as text, or is too large, or the zone is unknown, or the library cannot be written.
    pub fn bring_in(&mut self, bring: Bring<'_>) -> Result<Brought, Trouble> {
        self.bring_in_watched(bring, &domain::unwatched)
    }

    /// The same, telling `watch` how far it is. Where that says stop, nothing of the file is left behind.
    ///
    /// # Errors
    /// As [`Door::bring_in`], and [`Code::Stopped`] where the watcher said so.
    pub fn bring_in_watched(&mut self, bring: Bring<'_>, watch: &Watch<'_>) -> Result<Brought, Trouble> {
        self.take_in(read_file(bring, watch)?, watch)
    }

    /// Takes in a file that has been read, whole or not at all; `watch` may stop it until the commit.
    ///
    /// # Errors
    /// Where the review is not there, or the library cannot be written, or the watcher said to stop.
    pub fn take_in(&mut self, file: FileRead, watch: &Watch<'_>) -> Result<Brought, Trouble> {
        let FileRead { name, review: wanted, mut found, content } = file;
        let review = wanted.unwrap_or_else(|| ReviewId((self.host.new_id)()));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (counts, events) = (found.counts, count(found.timeline.len()));
        let (mut sheet, mut rows) = self.rows_of(&mut found, review, &name);
        let content = content.join().unwrap_or_else(|panic| resume_unwind(panic));
        sheet.sources.iter_mut().for_each(|source| content.sha256().clone_into(&mut source.sha256));
        if wanted.is_none() {
            self.begin_for(&found, &name, review, &mut sheet)?;
        }
        rows.splice(..0, sheet.into_rows());
        let act = Act::AddSheet { review, rows: SheetRows(rows) };
        let Receipt { revision, changes, .. } = self.act_watched(act, vec![content], Doing::Importing, watch)?;
        // Giving back a hundred thousand rows takes as long as a note; it is no reason to keep anybody waiting.
        drop(thread::Builder::new().spawn(move || drop(changes)));
        Ok(Brought {
            review,
            name,
            lines: count(counts.lines),
            dated: count(counts.dated),
            undated: count(counts.undated),
            kept_unparsed: count(counts.kept_unparsed),
            events,
            revision,
        })
    }

    /// A new review around a file: its title, what it says of itself, and the standard agenda.
    fn begin_for(&self, found: &Intake, name: &str, id: ReviewId, sheet: &mut Sheet) -> Result<(), Trouble> {
        let deck = self.built_in()?;
        let preset = self.preset(&deck, None)?;
        let title = found.title.as_deref().map_or_else(|| stem(name), shortened);
        let fresh = self.fresh_review(id, title, deck.ground_rules.clone());
        sheet.reviews.push(Review {
            summary: found.summary.clone().unwrap_or_default(),
            impact: found.impact.clone().unwrap_or_default(),
            zone: found.zone.name.clone(),
            ..fresh
        });
        sheet.agenda =
            self.agenda(id, preset.steps.iter().map(|step| (step.stage, step.minutes, step.prompts.as_slice())));
        Ok(())
    }

    /// The rows of a file: a source for each of its pieces, which does not know the file's hash yet, and the timeline, and the
    /// lines of each piece, which may be very many.
    fn rows_of(&self, found: &mut Intake, review: ReviewId, name: &str) -> (Sheet, Vec<Row>) {
        let mut sheet = Sheet::default();
        let mut lines = Vec::with_capacity(found.lines.len());
        let mut rest = let_go(std::mem::take(&mut found.lines));
        for piece in &found.pieces {
            let source = SourceId((self.host.new_id)());
            sheet.sources.push(Source {
                id: source,
                rev: 0,
                review,
                name: piece_name(name, &piece.name),
                kind: found.kind,
                zone: found.zone.name.clone(),
                clock_offset: 0,
                sha256: String::new(),
                brought_at: (self.host.clock)(),
            });
            lines.extend(rest.by_ref().take(piece.lines).map(|line| Row::from(self.line(line, review, source))));
        }
        sheet.events = found.timeline.iter().map(|entry| self.event(entry, review, &lines)).collect();
        (sheet, lines)
    }

    fn line(&self, line: ReadLine, review: ReviewId, source: SourceId) -> Line {
        Line {
            id: LineId((self.host.new_id)()),
            rev: 0,
            review,
            source,
            position: i64::try_from(line.position).unwrap_or(i64::MAX),
            raw: line.raw,
            text: line.text,
            author: line.author,
            at: line.at,
            kept_because: line.kept_because.map(KeptBecause::as_str).unwrap_or_default().to_owned(),
        }
    }

    fn event(&self, entry: &Entry, review: ReviewId, lines: &[Row]) -> Event {
        Event {
            id: EventId((self.host.new_id)()),
            rev: 0,
            review,
            position: 0,
            at: entry.at.clone(),
            title: entry.title.clone(),
            kind: EventKind::Context,
            lines: entry.lines.iter().filter_map(|&place| lines.get(place)).map(|line| LineId(line.key().id)).collect(),
            gap: Gap::Unasked,
            taken_at: None,
        }
    }
}

/// Hands over a long list one by one, and gives back its room as it goes: what is made of it needs that room.
fn let_go<T>(mut list: Vec<T>) -> impl Iterator<Item = T> {
    const AT_ONCE: usize = 4_096;
    list.reverse();
    std::iter::from_fn(move || {
        let next = list.pop();
        if list.len().is_multiple_of(AT_ONCE) {
            list.shrink_to_fit();
        }
        next
    })
}

/// A title as the rules allow it: one line of at most 300 characters.
fn shortened(title: &str) -> String {
    title.chars().filter(|c| !c.is_control()).take(300).collect()
}

/// A source is called by its file, and by its piece where the file has several.
fn piece_name(file: &str, piece: &str) -> String {
    if piece.is_empty() { shortened(file) } else { shortened(&format!("{piece} · {file}")) }
}

fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    shortened(if stem.trim().is_empty() { name } else { stem })
}
