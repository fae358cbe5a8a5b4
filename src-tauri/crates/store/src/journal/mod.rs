//! Owns the journal: every act of every review, hash-chained; what is in force; undo, redo and history.
//! Must not know the columns of any noun: rows come and go as pairs.
//!
//! # What an entry is
//!
//! One row of the table `act` for each act, undo and redo, numbered from 1 without holes. An undo is not the removal
//! of an act but a further entry, of kind `undid`, whose pairs are the act's own, swapped and in reverse order; a redo
//! (`redid`) carries them once more as they were. So the rows of the library are at any time the fold of all pairs of
//! all entries in order, and `check` holds the library to that.
//!
//! | column | type | meaning |
//! |---|---|---|
//! | `seq` | INTEGER | 1, 2, 3 …; order is by this number and never by the clock |
//! | `id` | 16 bytes | a UUIDv7 made from `at` and `hash`, a name for the entry outside this library |
//! | `review` | 16 bytes | the review it is of |
//! | `name` | TEXT | verb and noun, such as `WriteNote`; an undo and a redo carry the name of their act |
//! | `at` | TEXT | the moment the host passed in, RFC 3339 in UTC |
//! | `kind` | TEXT | `did`, `undid` or `redid` |
//! | `of` | INTEGER | the `seq` of the act that was undone or redone; NULL for an act |
//! | `prev_hash` | 32 bytes | `hash` of the entry before; 32 zero bytes for the first |
//! | `hash` | 32 bytes | SHA-256 over the bytes below |
//! | `changes` | TEXT | a JSON list of `{"before": row or null, "after": row or null}`, in the order written |
//! | `packed` | BLOB | where the pairs are long: the same list as a zlib stream (RFC 1950), and `changes` is empty; else NULL |
//!
//! # What is hashed
//!
//! `hash` is SHA-256 over these bytes, one after another. Numbers are 8 bytes, big-endian. A *string* is its length in
//! bytes as such a number, then its UTF-8 bytes exactly as stored; nothing is parsed or written anew, so a later
//! program verifies an entry it cannot read.
//!
//! 1. the 20 bytes `second-story act 1` and two line feeds, so that no other hash can be mistaken for one of these;
//! 2. `prev_hash`, 32 bytes;
//! 3. `seq`, a number;
//! 4. `review`, 16 bytes;
//! 5. `name`, a string;
//! 6. `at`, a string;
//! 7. `kind`, a string;
//! 8. `of`, a number, 0 where it is NULL;
//! 9. `changes`, a string, unpacked where it lies packed.
//!
//! `id` is not hashed because it follows from the hash: its time is `at` in milliseconds and its 74 free bits are the
//! first of the hash.
//!
//! # What the chain shows, and what it does not
//!
//! Changing, removing, inserting or reordering an entry breaks the chain from there on. Somebody who recomputes every
//! later hash, or who cuts entries off the end and restores the rows to match, leaves a sound chain: it guards against
//! damage and slips, and lets two people compare one last hash, but it is no signature.
//!
//! # What is in force
//!
//! The table `standing` lists the entries of each review and where each stands: an act is done, or undone and may be
//! redone, or past. It follows from the entries, and is kept only so that a history and the next undo are found
//! without walking the entries of every other review. The latest entries, those after `standing_until`, are all acts in force
//! and not listed yet: an act that had to list itself would write one page more.

mod chain;
mod history;
mod pack;
mod standing;

pub(crate) use chain::{Draft, Stored, append, append_while, last_at, revision, walk};
pub(crate) use history::{history, knows, next};
pub(crate) use pack::pick_up;
pub(crate) use standing::{State, UNSAID, UNTOLD, did, kept, reach, say_until, turned};

use crate::migrations::Part;
use chrono::{DateTime, Utc};
use domain::{Change, PastAct, PastKind};
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) const MIGRATIONS: Part =
    &[(1, include_str!("0001.sql")), (4, include_str!("0004.sql")), (6, include_str!("0006.sql"))];

/// What an entry of the journal records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An act was carried out.
    Did,
    /// An act was taken back.
    Undid,
    /// An act that had been taken back was done again.
    Redid,
}

impl Kind {
    /// The word in the journal.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Did => "did",
            Self::Undid => "undid",
            Self::Redid => "redid",
        }
    }

    fn read(word: &str) -> Option<Self> {
        [Self::Did, Self::Undid, Self::Redid].into_iter().find(|kind| kind.as_str() == word)
    }
}

impl From<PastKind> for Kind {
    fn from(kind: PastKind) -> Self {
        match kind {
            PastKind::Did => Self::Did,
            PastKind::Undid => Self::Undid,
            PastKind::Redid => Self::Redid,
        }
    }
}

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1; also the library's revision after it.
    pub seq: i64,
    /// Its name outside this library.
    pub id: Uuid,
    /// The name of the act, such as `WriteNote`.
    pub name: String,
    /// When, as the host said.
    pub at: DateTime<Utc>,
    /// Whether the act was done, taken back or done again.
    pub kind: Kind,
    /// The number of the act that was taken back or done again; none for an act.
    pub of: Option<i64>,
    /// The rows it changed, exactly as written.
    pub changes: Vec<Change>,
}

/// The entries of one review as a past that stands on its own: numbered from 1, whatever they are here.
pub fn past(entries: Vec<Entry>) -> Vec<PastAct> {
    let places: HashMap<i64, usize> = entries.iter().map(|entry| entry.seq).zip(1..).collect();
    let kind = |kind| match kind {
        Kind::Did => PastKind::Did,
        Kind::Undid => PastKind::Undid,
        Kind::Redid => PastKind::Redid,
    };
    let of = |seq: Option<i64>| seq.and_then(|seq| places.get(&seq).copied());
    let free =
        |it: Entry| PastAct { of: of(it.of), kind: kind(it.kind), name: it.name, at: it.at, changes: it.changes };
    entries.into_iter().map(free).collect()
}

/// What could be undone and redone next in one review, by the names of the acts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The act that would be taken back.
    pub undo: Option<String>,
    /// The act that would be done again.
    pub redo: Option<String>,
}

/// One step through what was done: back, or forward again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Undo.
    Back,
    /// Redo.
    Again,
}

impl Turn {
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Back => Kind::Undid,
            Self::Again => Kind::Redid,
        }
    }

    /// The pairs of the act as this step writes them.
    pub(crate) fn of(self, changes: Vec<Change>) -> Vec<Change> {
        match self {
            Self::Back => changes.into_iter().rev().map(Change::swapped).collect(),
            Self::Again => changes,
        }
    }
}
