//! Owns getting words back from a damaged library: every page is looked at, whatever the rest of the file says.
//! Must not write to the damaged file, nor leave half a library under the name that was asked for.
//!
//! # How it works
//! A library says everything twice: in its tables and, as pairs, in its journal, every entry of which carries its own
//! hash. Both are collected page by page (`image`, `record`, `haul`), without the file's own directory, which may be
//! gone. Each row is then weighed against what the journal knows of it (`settle`), so that a row whose page is lost
//! comes back from the journal, a row in which bits have flipped is not believed, and a row whose entry is lost is kept.
//! A new library is written from both, and checked like any other.
//!
//! What cannot come back: a row whose page and whose entry are both lost. How often that is, by kind of damage, is
//! measured by the tests. The idea of reading leaf pages directly, and what it saves where a query stops at the first
//! bad page, is common knowledge of those who mend SQLite files; its file format is public.

mod haul;
mod image;
mod record;
mod settle;

use crate::check::Health;
use crate::journal::{self, Draft, Kind, Stored, Turn};
use crate::library::place::{Place, sync_folder};
use crate::library::{Library, refill};
use crate::table::Writer;
use crate::{OpenError, StoreError, check, content, rows, search};
use domain::{Change, Key, Noun, Review, ReviewId, ReviewState, Row, Stamp};
use haul::Haul;
use image::Image;
use rusqlite::Connection;
use settle::{Origin, Settled};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What was got back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// By noun, what came back and how; nouns of which nothing was found are left out.
    pub rows: BTreeMap<Noun, Counts>,
    /// How many entries of the journal were kept. An act named `Salvage` brings their outcome to the rows found.
    pub entries: u64,
    /// How many entries are known to be missing: numbers that no entry found carries, and entries that no longer follow.
    pub entries_lost: u64,
    /// How many files' bytes were found whole.
    pub contents: u64,
    /// Reviews whose own row was lost: they stand under the title that was passed in.
    pub untitled: u64,
    /// Attachments left out because their bytes were lost.
    pub attachments_lost: u64,
    /// How many pages were looked at.
    pub pages: u64,
}

impl Salvaged {
    /// How many rows there are in all.
    pub fn total(&self) -> u64 {
        self.rows.values().map(|counts| counts.from_tables + counts.from_journal + counts.unsure).sum()
    }
}

/// How rows of one noun came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// From their table.
    pub from_tables: u64,
    /// From the journal alone.
    pub from_journal: u64,
    /// From a damaged page, with nothing to hold them against.
    pub unsure: u64,
}

/// Why nothing was got back. The damaged file is as it was, and nothing is left under the new name.
#[derive(Debug, Error)]
pub enum SalvageError {
    /// The damaged library cannot be read at all.
    #[error("the damaged library {path} could not be read: {source}; copy it to another disk and try again there")]
    Unread {
        /// The damaged library.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is nothing of ours in it.
    #[error("nothing of a library was found in {path}; name the damaged library itself, or a backup of it")]
    Nothing {
        /// The file.
        path: PathBuf,
    },
    /// There is a file under the new name.
    #[error("the words could not be put into {path}: there is a file of that name already; name another one")]
    Taken {
        /// The new library.
        path: PathBuf,
    },
    /// The new library cannot be made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The new library cannot be written.
    #[error("the new library could not be written: {0}")]
    Store(#[from] StoreError),
    /// The new library did not pass its check; it was not kept.
    #[error("the new library did not pass its check ({} problems); it was not kept, and the damaged one is as it was", .0.problems.len())]
    Unsound(Box<Health>),
}

/// Reads a damaged library page by page, with the journal beside it, and makes a new one of what it finds.
/// `title` is what a review is called whose own row was lost; `stamp` dates the acts that bring the rows in.
///
/// It holds the library's text in memory once, kept files one at a time; bytes are read once, front to back.
///
/// # Errors
/// See [`SalvageError`].
pub fn salvage(damaged: &Path, new: &Path, title: &str, stamp: Stamp) -> Result<Salvaged, SalvageError> {
    let unread = |source| SalvageError::Unread { path: damaged.to_owned(), source };
    let from = Place { path: fs::canonicalize(damaged).map_err(unread)? };
    let to = Place::of(new)?;
    if fs::symlink_metadata(&to.path).is_ok() || to.needed_journal().is_some() {
        return Err(SalvageError::Taken { path: to.path });
    }
    let mut image = Image::open(&from.path, &from.wal()).map_err(unread)?;
    let making = Place { path: to.beside(".salvaging") };
    clear(&making).map_err(|source| making.io(source))?;
    let made = fill(&making, &mut image, &from.path, title, stamp);
    let named = made.and_then(|salvaged| {
        let io = |source| SalvageError::Open(to.io(source));
        File::open(&making.path).and_then(|file| file.sync_all()).map_err(io)?;
        fs::rename(&making.path, &to.path).map_err(io)?;
        sync_folder(to.folder()).map_err(io)?;
        Ok(salvaged)
    });
    let cleared = clear(&making).map_err(|source| SalvageError::Open(making.io(source)));
    named.and_then(|salvaged| cleared.map(|()| salvaged))
}

/// Takes away what an attempt leaves beside a library being made.
fn clear(making: &Place) -> io::Result<()> {
    for rest in ["", ".lock", "-wal", "-shm"] {
        match fs::remove_file(making.beside(rest)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn fill(
    making: &Place,
    image: &mut Image,
    damaged: &Path,
    title: &str,
    stamp: Stamp,
) -> Result<Salvaged, SalvageError> {
    let mut library = Library::open(&making.path)?;
    let salvaged = refill(&mut library, |conn| {
        let mut haul = Haul::into(conn)?;
        scan(image, &mut haul)
            .map_err(|error| error.told(|source| SalvageError::Unread { path: damaged.to_owned(), source }))?;
        let mut salvaged = Salvaged { contents: haul.contents, pages: u64::from(image.pages()), ..Salvaged::default() };
        let last = haul.entries.keys().next_back().copied().unwrap_or(0);
        let mut settled = settle::settle(&mut haul);
        if settled.rows.is_empty() && settled.entries.is_empty() {
            return Err(SalvageError::Nothing { path: damaged.to_owned() });
        }
        complete(conn, &mut settled, title, stamp, &mut salvaged)?;
        write(conn, settled, stamp, &mut salvaged)?;
        // The rows came in past the acts that the index follows.
        search::rebuild(conn)?;
        salvaged.entries_lost = u64::try_from(last).unwrap_or(0).saturating_sub(salvaged.entries);
        let health = check::check(conn)?;
        if health.is_sound() { Ok(salvaged) } else { Err(SalvageError::Unsound(Box::new(health))) }
    })?;
    library.close()?;
    Ok(salvaged)
}

/// What stops a scan.
enum Stopped {
    Reading(io::Error),
    Keeping(StoreError),
}

impl Stopped {
    fn told(self, reading: impl FnOnce(io::Error) -> SalvageError) -> SalvageError {
        match self {
            Self::Reading(error) => reading(error),
            Self::Keeping(error) => error.into(),
        }
    }
}

/// Looks at every page, the newest version first, so that what is found twice is kept as it was last.
fn scan(image: &mut Image, haul: &mut Haul<'_>) -> Result<(), Stopped> {
    let mut failed = None;
    let mut take = |haul: &mut Haul<'_>, record: &record::Record, found| {
        haul.take(record, found).map_err(|error| {
            failed = Some(error);
            io::Error::other("the new library could not be written")
        })
    };
    let mut all = || -> io::Result<()> {
        for number in 1..=image.pages() {
            let Some(page) = image.page(number)? else { continue };
            record::each(image, number, &page, |record, found| take(haul, &record, found))?;
        }
        image.other_versions(|image, page| {
            record::each(image, 0, page, |record, _| take(haul, &record, record::Found::Lying))
        })
    };
    let done = all();
    match (failed, done) {
        (Some(error), _) => Err(Stopped::Keeping(error)),
        (None, done) => done.map_err(Stopped::Reading),
    }
}

/// Adds the review rows without which others could not stand, and leaves out attachments without their bytes.
fn complete(
    conn: &Connection,
    settled: &mut Settled,
    title: &str,
    stamp: Stamp,
    salvaged: &mut Salvaged,
) -> Result<(), StoreError> {
    let mut without = Vec::new();
    for (key, (row, _)) in &settled.rows {
        if let Row::Attachment(attachment) = row
            && content::of(conn, &attachment.sha256)?.is_none()
        {
            without.push(*key);
        }
    }
    for key in without {
        settled.rows.remove(&key);
        salvaged.attachments_lost += 1;
    }
    let named: BTreeSet<ReviewId> = settled.rows.values().map(|(row, _)| row.review()).collect();
    for id in named {
        settled.rows.entry(id.into()).or_insert_with(|| {
            salvaged.untitled += 1;
            (untitled(id, title, stamp).into(), Origin::Unsure)
        });
    }
    Ok(())
}

fn untitled(id: ReviewId, title: &str, stamp: Stamp) -> Review {
    Review {
        id,
        rev: 0,
        title: title.to_owned(),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: String::new(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: Vec::new(),
        made_at: stamp.at,
        sample: false,
        tags: Vec::new(),
    }
}

/// Writes the kept entries, one more act a review that brings their outcome to the rows found, and the rows.
fn write(conn: &Connection, settled: Settled, stamp: Stamp, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let Settled { rows, entries, fold } = settled;
    let mut numbers: HashMap<i64, i64> = HashMap::new();
    for (entry, pairs) in entries {
        let seq = again(conn, &entry, &pairs, &numbers)?;
        numbers.insert(entry.seq, seq);
        salvaged.entries += 1;
    }
    let mut changes: BTreeMap<ReviewId, Vec<Change>> = BTreeMap::new();
    let keys: BTreeSet<Key> = rows.keys().chain(fold.keys()).copied().collect();
    for key in keys {
        let (before, after) = (fold.get(&key), rows.get(&key).map(|(row, _)| row));
        if before != after
            && let Some(row) = after.or(before)
        {
            let change = Change { before: before.cloned(), after: after.cloned() };
            changes.entry(row.review()).or_default().push(change);
        }
    }
    for (review, changes) in changes {
        let draft = Draft { review, name: "Salvage", stamp, kind: Kind::Did, of: None, changes: &changes };
        let seq = journal::append(conn, &draft)?;
        journal::did(conn, review, seq)?;
    }
    let mut writer = Writer::new(conn);
    for (key, (row, origin)) in rows {
        let counts = salvaged.rows.entry(key.noun).or_default();
        match origin {
            Origin::Table => counts.from_tables += 1,
            Origin::Journal => counts.from_journal += 1,
            Origin::Unsure => counts.unsure += 1,
        }
        rows::change(&mut writer, key.noun, &Change { before: None, after: Some(row) })?;
    }
    Ok(())
}

/// Writes an entry once more. Where none before it is lost it gets its old number and hash; an undo whose act is lost
/// becomes an act of its own.
fn again(conn: &Connection, entry: &Stored, pairs: &[Change], numbers: &HashMap<i64, i64>) -> Result<i64, StoreError> {
    let turn = match (entry.kind.as_str(), entry.of.and_then(|of| numbers.get(&of))) {
        ("undid", Some(of)) => Some((Turn::Back, *of)),
        ("redid", Some(of)) => Some((Turn::Again, *of)),
        _ => None,
    };
    let review = ReviewId(entry.review);
    let at = entry.at.parse().unwrap_or_default();
    let kind = turn.map_or(Kind::Did, |(turn, _)| turn.kind());
    let of = turn.map(|(_, of)| of);
    let draft = Draft { review, name: &entry.name, stamp: Stamp { at }, kind, of, changes: pairs };
    let seq = journal::append(conn, &draft)?;
    match turn {
        Some((turn, of)) => journal::turned(conn, review, seq, of, turn)?,
        None => journal::did(conn, review, seq)?,
    }
    Ok(seq)
}
