//! Owns an open library: who may write it, one act in one transaction, and what reads from it.
//! Must not know what an act means: rules decide, through the rows they are shown.

mod length;
pub(crate) mod lock;
mod open;
pub(crate) mod place;
mod presence;
pub(crate) mod settings;
#[cfg(test)]
mod tests;
mod write;

use crate::check::{self, Health};
use crate::content::{self, Content};
use crate::journal::{self, Draft, Entry, Kind, Reach, Turn};
use crate::listing::{self, Listed};
use crate::rows::{self, Rows};
use crate::search::{self, Found, Frequencies};
use crate::table::Writer;
use crate::{ActError, OpenError, StoreError};
use chrono::{DateTime, Utc};
use domain::{Change, Flow, Key, Noun, PastAct, PastKind, Progress, ReviewId, Row, Sheet, Shelf, Stamp, Step, Watch};
use lock::Lock;
use place::Place;
use presence::Presence;
use rusqlite::Connection;
use std::convert::Infallible;
use std::path::Path;
pub(crate) use write::refill;

/// What may be done with an open library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may be read and written.
    Full,
    /// It may only be read; every act is refused with [`StoreError::ReadOnly`].
    ReadOnly(Why),
}

/// Why a library may only be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// A newer version of the program has made or changed it.
    #[error("it is of schema {found}, and this program knows {known}")]
    Newer {
        /// The library's schema.
        found: i64,
        /// The newest schema this program knows, [`crate::SCHEMA`].
        known: i64,
    },
    /// The file may not be written.
    #[error("the file cannot be written")]
    FileReadOnly,
    /// The folder may not be written, so neither a lock nor SQLite's journal can stand beside the library.
    #[error("the folder cannot be written")]
    FolderReadOnly,
}

/// What an act, an undo or a redo did. It is handed out only after the commit has reached the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The number of the journal entry, which is the library's new revision.
    pub revision: i64,
    /// When it was done, as the host said.
    pub at: DateTime<Utc>,
    /// The rows it changed, exactly as written.
    pub changes: Vec<Change>,
    /// What could be undone and redone in that review from here.
    pub reach: Reach,
}

/// One open library. While it is open nobody else opens the same file; dropping it lets go.
#[derive(Debug)]
pub struct Library {
    // Dropped in this order: SQLite finishes its files before the lock is let go.
    conn: Connection,
    place: Place,
    access: Access,
    presence: Presence,
    left_open: bool,
    /// A commit has failed; what the disk holds is known only after opening again.
    broken: bool,
    /// What earlier searches have counted.
    frequencies: Frequencies,
    _lock: Option<Lock>,
}

impl Library {
    /// Opens a library, making the file on first use where its folder exists.
    ///
    /// A file that cannot be written, or of a newer schema, opens for reading only: see [`Library::access`]. An older
    /// schema is brought up to date after a verified copy has been put beside the library.
    ///
    /// # Errors
    /// See [`OpenError`]. A library that is missing, empty, damaged or not ours is left as it is, and never replaced.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        open::open(path)
    }

    fn new(place: Place, opened: open::Opened, lock: Option<Lock>) -> Self {
        let open::Opened { conn, access, presence, left_open } = opened;
        let frequencies = Frequencies::default();
        Self { conn, place, access, presence, left_open, broken: false, frequencies, _lock: lock }
    }

    /// The library's file, absolute and free of links.
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// What may be done with it.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Whether whoever had it open before did not close it: a crash, a power cut. What was acknowledged is there; a
    /// check says whether everything else is as it should be.
    pub fn was_left_open(&self) -> bool {
        self.left_open
    }

    /// The number of the last journal entry; 0 while there is none.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read.
    pub fn revision(&self) -> Result<i64, StoreError> {
        journal::revision(self.readable()?)
    }

    /// Carries out one named act in one transaction. `decide` reads through the rows and returns the pairs to write;
    /// they, the journal entry and the content are written together, and are on disk when this returns. The content is
    /// let go as soon as it is written, before the rows are.
    ///
    /// # Errors
    /// [`ActError::Refused`] with what `decide` returned; the other variants where the pairs do not fit the library
    /// or the library cannot be written. Nothing of the act is then left behind.
    pub fn act<E>(
        &mut self,
        stamp: Stamp,
        name: &str,
        review: ReviewId,
        content: Vec<Content>,
        decide: impl FnOnce(&Rows<'_>) -> Result<Vec<Change>, E>,
    ) -> Result<Receipt, ActError<E>> {
        self.act_watched(stamp, name, review, content, &domain::unwatched, decide)
    }

    /// The same for an act of very many rows: `watch` is told how far it is, and may stop it until the commit.
    ///
    /// # Errors
    /// As [`Library::act`], and [`ActError::Stopped`].
    pub fn act_watched<E>(
        &mut self,
        stamp: Stamp,
        name: &str,
        review: ReviewId,
        content: Vec<Content>,
        watch: &Watch<'_>,
        decide: impl FnOnce(&Rows<'_>) -> Result<Vec<Change>, E>,
    ) -> Result<Receipt, ActError<E>> {
        let bytes = content.iter().map(|content| content.bytes().len()).sum();
        self.write_for(bytes, |tx| {
            let changes = decide(&Rows::new(tx)).map_err(ActError::Refused)?;
            if changes.is_empty() {
                return Err(ActError::NoChange);
            }
            content::keep(tx, &content)?;
            drop(content);
            let draft = Draft { review, name, stamp, kind: Kind::Did, of: None, changes: &changes };
            let revision = journal::append_while(tx, &draft, || {
                let mut writer = Writer::new(tx);
                for (done, change) in changes.iter().enumerate() {
                    go_on(watch, done, changes.len())?;
                    apply(&mut writer, review, change)?;
                }
                search::follow(tx, &changes)?;
                go_on(watch, changes.len(), changes.len())
            })?;
            let kept_up = search::keep_up(tx, revision, &changes)?;
            journal::did(tx, review, revision)?;
            // Whatever was put off is caught up with by the same act, so that one in some hundred is slow and not two.
            if kept_up {
                journal::say_until(tx, revision)?;
            }
            // What was just done is what would be undone, and it closes the way forward.
            let reach = Reach { undo: Some(name.to_owned()), redo: None };
            Ok(Receipt { revision, at: stamp.at, reach, changes })
        })
    }

    /// Takes over a review with its whole past: every entry is written anew at the end of the journal, with the name,
    /// moment and pairs it had, so that history, undo and redo are what they were where it comes from.
    ///
    /// # Errors
    /// [`ActError::KnownReview`] where the journal already tells of that review; otherwise as [`Library::act`]. Nothing
    /// is then left behind.
    pub fn take_over(
        &mut self,
        review: ReviewId,
        past: &[PastAct],
        content: &[Content],
    ) -> Result<i64, ActError<Infallible>> {
        self.write(|tx| {
            if journal::knows(tx, review)? {
                return Err(ActError::KnownReview(review));
            }
            content::keep(tx, content)?;
            let mut numbers = Vec::with_capacity(past.len());
            let mut writer = Writer::new(tx);
            for entry in past {
                for change in &entry.changes {
                    apply(&mut writer, review, change)?;
                }
                search::follow(tx, &entry.changes)?;
                let of = entry.of.and_then(|of| numbers.get(of.checked_sub(1)?)).copied();
                let (kind, stamp) = (Kind::from(entry.kind), Stamp { at: entry.at });
                let draft = Draft { review, name: &entry.name, stamp, kind, of, changes: &entry.changes };
                let seq = journal::append(tx, &draft)?;
                search::keep_up(tx, seq, &entry.changes)?;
                numbers.push(seq);
                match (entry.kind, of) {
                    (PastKind::Undid, Some(of)) => journal::turned(tx, review, seq, of, Turn::Back)?,
                    (PastKind::Redid, Some(of)) => journal::turned(tx, review, seq, of, Turn::Again)?,
                    _ => journal::did(tx, review, seq)?,
                }
            }
            numbers.last().copied().ok_or(ActError::NoChange)
        })
    }

    /// Takes back the last act of this review that is in force: the same pairs, swapped. It is itself an entry of the
    /// journal, and may be redone until another act follows.
    ///
    /// # Errors
    /// [`ActError::NothingToUndo`]; [`ActError::Overtaken`] where a row is not as the act left it;
    /// [`ActError::Store`] where the library cannot be read or written.
    pub fn undo(&mut self, review: ReviewId, stamp: Stamp) -> Result<Receipt, ActError<Infallible>> {
        self.turn(review, stamp, Turn::Back)
    }

    /// Does again the act of this review that was taken back last.
    ///
    /// # Errors
    /// [`ActError::NothingToRedo`]; otherwise as [`Library::undo`].
    pub fn redo(&mut self, review: ReviewId, stamp: Stamp) -> Result<Receipt, ActError<Infallible>> {
        self.turn(review, stamp, Turn::Again)
    }

    fn turn(&mut self, review: ReviewId, stamp: Stamp, turn: Turn) -> Result<Receipt, ActError<Infallible>> {
        self.write(|tx| {
            let Some(act) = journal::next(tx, review, turn)? else {
                return Err(match turn {
                    Turn::Back => ActError::NothingToUndo(review),
                    Turn::Again => ActError::NothingToRedo(review),
                });
            };
            let changes = turn.of(act.changes);
            let mut writer = Writer::new(tx);
            for change in &changes {
                // The write number alone would do after an act of ours; the whole row is compared because what is
                // taken back may be older than this program.
                let key = change.key().ok_or(ActError::NotOneRow)?;
                if Rows::new(tx).row(key)? != change.before {
                    return Err(ActError::Overtaken { key });
                }
                apply(&mut writer, review, change)?;
            }
            search::follow(tx, &changes)?;
            let draft =
                Draft { review, name: &act.name, stamp, kind: turn.kind(), of: Some(act.seq), changes: &changes };
            let revision = journal::append(tx, &draft)?;
            search::keep_up(tx, revision, &changes)?;
            journal::turned(tx, review, revision, act.seq, turn)?;
            Ok(Receipt { revision, at: stamp.at, reach: journal::reach(tx, review)?, changes })
        })
    }

    /// What could be undone and redone next in this review.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read.
    pub fn reach(&self, review: ReviewId) -> Result<Reach, StoreError> {
        journal::reach(self.readable()?, review)
    }

    /// Every review with its counts, the one touched last first.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read.
    pub fn reviews(&self) -> Result<Vec<Listed>, StoreError> {
        self.read(listing::reviews)
    }

    /// Every row of one review, read in one transaction; none where there is no such review.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read. A damaged page is an error, never a shorter sheet.
    pub fn sheet(&self, review: ReviewId) -> Result<Option<Sheet>, StoreError> {
        self.part(review, Noun::ALL)
    }

    /// The same of some nouns, for who looks often and needs little: a review may hold a hundred thousand lines.
    ///
    /// # Errors
    /// As [`Library::sheet`].
    pub fn part(&self, review: ReviewId, nouns: &[Noun]) -> Result<Option<Sheet>, StoreError> {
        self.read(|tx| {
            let there = Rows::new(tx).row(review.into())?.is_some();
            if there { rows::sheet(tx, review, nouns).map(Some) } else { Ok(None) }
        })
    }

    /// One row, whatever its noun; none where there is none of that key.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read.
    pub fn row(&self, key: Key) -> Result<Option<Row>, StoreError> {
        Rows::new(self.readable()?).row(key)
    }

    /// The bytes kept under a hash, given in lower-case hex.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read.
    pub fn content(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        content::of(self.readable()?, sha256)
    }

    /// Searches the words of every review, or of one noun in every review. Anything may be typed: phrases in quotation
    /// marks, unfinished words, no word at all. What was kept by the last act is found.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read; never because of what was typed.
    pub fn search(&self, typed: &str, only: Option<Noun>) -> Result<Found, StoreError> {
        self.read(|tx| search::find(tx, typed, only, &self.frequencies))
    }

    /// Builds the search index anew from the rows, as after a [`Problem`](crate::Problem) with it. Nothing else changes.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read or written.
    pub fn rebuild_search(&mut self) -> Result<(), StoreError> {
        let done = self.write::<_, Infallible>(|tx| Ok(search::rebuild(tx)?));
        done.map_err(ActError::only_of_the_store)
    }

    /// Takes some of what waits into the search index, for whoever has nothing else to do: what waits is found, but slower.
    /// Says whether much still waits.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read or written.
    pub fn index_some(&mut self) -> Result<bool, StoreError> {
        let done = self.write::<_, Infallible>(|tx| Ok(search::settle_any(tx)?));
        done.map_err(ActError::only_of_the_store)
    }

    /// Makes SQLite's journal some longer than it is, once it is written, for whoever has nothing else to do, so that no commit
    /// has to. Says whether it will still grow. Where it cannot be made longer, commits are only slower.
    pub fn lengthen_some(&mut self) -> bool {
        let writes = self.access == Access::Full && !self.broken && self.presence.before_writing().is_ok();
        writes && length::grow(&self.place)
    }

    /// Every journal entry of one review, oldest first. It outlives the review.
    ///
    /// # Errors
    /// [`StoreError`] where the library cannot be read.
    pub fn history(&self, review: ReviewId) -> Result<Vec<Entry>, StoreError> {
        journal::history(self.readable()?, review)
    }

    /// Checks everything that can be checked: SQLite's own structures, the tables' shape, the journal's chain, that
    /// the rows are what the journal says, and the hash of every kept file. Takes time in proportion to the library.
    ///
    /// # Errors
    /// [`StoreError`] only where the check itself could not be made; damage is not an error here but a problem found.
    pub fn check(&self) -> Result<Health, StoreError> {
        self.read(check::check)
    }

    /// Closes the library, leaving one file: whatever waited in the write-ahead journal is brought home.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be brought home; the journal then stays beside the library, loses nothing,
    /// and is taken in at the next opening.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { conn, access, broken, _lock, .. } = self;
        if access == Access::Full && !broken {
            checkpoint(&conn)?;
        }
        conn.close().map_err(|(_, error)| error.into())
    }

    /// The connection, for copying what it is on.
    pub(crate) fn connection(&self) -> Result<&Connection, StoreError> {
        self.readable()
    }

    fn readable(&self) -> Result<&Connection, StoreError> {
        if self.broken {
            return Err(StoreError::Reopen);
        }
        self.presence.before_reading()?;
        Ok(&self.conn)
    }

    /// Reads in one transaction, so that everything read is of one moment.
    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let tx = self.readable()?.unchecked_transaction()?;
        let found = read(&tx)?;
        // Nothing was written, and SQLite may refuse to commit once it has met a damaged page.
        drop(tx);
        Ok(found)
    }
}

/// Tells whoever watches how many rows are written, every so often, and hears whether to go on.
fn go_on<E>(watch: &Watch<'_>, done: usize, of: usize) -> Result<(), ActError<E>> {
    const EVERY: usize = 1_000;
    if !done.is_multiple_of(EVERY) && done != of {
        return Ok(());
    }
    let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    match watch(Progress { step: Step::Keeping, done: count(done), of: count(of) }) {
        Flow::Go => Ok(()),
        Flow::Stop => Err(ActError::Stopped),
    }
}

/// Writes one change, if it is about one row of that review and the library holds what it expects.
fn apply<E>(writer: &mut Writer<'_>, review: ReviewId, change: &Change) -> Result<(), ActError<E>> {
    let key = one_row(change)?;
    for row in [&change.before, &change.after].into_iter().flatten() {
        if row.review() != review {
            return Err(ActError::OtherReview { key });
        }
    }
    if let (Noun::Attachment, Some(Row::Attachment(attachment))) = (key.noun, &change.after) {
        content::must_hold(writer.conn, &attachment.sha256)?;
    }
    match rows::change(writer, key.noun, change)? {
        crate::table::Outcome::Changed => Ok(()),
        crate::table::Outcome::Overtaken => Err(ActError::Overtaken { key }),
    }
}

fn one_row<E>(change: &Change) -> Result<Key, ActError<E>> {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if before.key() != after.key() => Err(ActError::NotOneRow),
        _ => change.key().ok_or(ActError::NotOneRow),
    }
}

/// Brings home what waits in the write-ahead journal, where there is one.
fn checkpoint(conn: &Connection) -> Result<(), StoreError> {
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
}
