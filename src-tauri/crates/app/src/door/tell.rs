//! Owns the way from an error of another room to its reason in words, and from a row of the store to one on the wire.
//! Must not hold English: each arm names a message of the locale files. Every match is exhaustive, so that a new error gets words.

use crate::deck::DeckError;
use crate::trouble::Reason;
use crate::{Code, Entry, EntryKind, Listed, Reach, Receipt};
use intake::map::MapError;
use intake::{ArchiveFault, IntakeError};
use report::ReportError;
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::Path;
use store::{Access, ActError, OpenError, StoreError, Why};

/// Why a library could not be opened.
pub(super) fn of_open(why: &OpenError, path: &Path) -> Reason {
    let reason = |id| Reason::new(Code::Closed, id).with("path", path.display());
    match why {
        OpenError::NoFolder { .. } => reason("no-folder"),
        OpenError::IsFolder { .. } | OpenError::NotAFile { .. } => reason("is-folder"),
        OpenError::Missing { left, .. } => reason("library-missing").with("left", left.display()),
        OpenError::Empty { .. } => reason("empty-file"),
        OpenError::Damaged { .. } => Reason { code: Code::Damaged, ..reason("damaged") },
        OpenError::Shape { part, .. } => Reason { code: Code::Damaged, ..reason("other-shape").with("part", part) },
        // A library that has lost its first page looks like this too; where nothing of one is inside, salvage says so.
        OpenError::OtherProgram { .. } => Reason { code: Code::Damaged, ..reason("not-library") },
        OpenError::Busy { .. } => reason("busy"),
        OpenError::WordsOutside { wal, .. } => reason("words-outside").with("wal", wal.display()),
        OpenError::Older { found, .. } => reason("older").with("found", found),
        OpenError::CannotMake { .. } => detailed(reason("cannot-open"), why),
        OpenError::Setting { setting, got, .. } => reason("unsafe-disk").with("setting", setting).with("got", got),
        // Whatever was under way, what helps is the same.
        OpenError::Backup { source: StoreError::Full, .. }
        | OpenError::Migration { source: StoreError::Full, .. }
        | OpenError::Store { source: StoreError::Full, .. } => reason("no-room"),
        OpenError::Io { source, .. } if source.kind() == ErrorKind::StorageFull => reason("no-room"),
        OpenError::Backup { source, .. } | OpenError::Migration { source, .. } => {
            detailed(reason("not-updated"), source)
        }
        OpenError::Io { source, .. } => detailed(reason("cannot-open"), source),
        OpenError::Store { source, .. } => detailed(reason("cannot-open"), source),
    }
}

/// Why an open library could not be read or written.
pub(super) fn of_store(why: &StoreError, path: &Path) -> Reason {
    let saving = |id| Reason::new(Code::NotSaved, id);
    match why {
        StoreError::ReadOnly(why) => of_why(why, path),
        StoreError::Full => saving("full"),
        StoreError::Gone { .. } | StoreError::Changed { .. } => Reason::new(Code::Closed, "gone"),
        StoreError::Reopen => Reason::new(Code::Closed, "poisoned"),
        StoreError::Busy => saving("busy").with("path", path.display()),
        StoreError::Damaged { .. } => Reason::new(Code::Closed, "damaged").with("path", path.display()),
        StoreError::Unreadable { .. } | StoreError::UnreadableEntry { .. } => {
            detailed(Reason::new(Code::Closed, "unreadable"), why)
        }
        StoreError::Io { .. }
        | StoreError::NoContent { .. }
        | StoreError::TooLarge
        | StoreError::Constraint { .. }
        | StoreError::Unexpected { .. } => detailed(saving("unwritten"), why),
    }
}

/// Why an act, an undo or a redo was not carried out; `refused` words the refusal of the rules.
pub(super) fn of_act<E>(why: &ActError<E>, path: &Path, refused: impl FnOnce(&E) -> Reason) -> Reason {
    match why {
        ActError::Refused(refusal) => refused(refusal),
        ActError::Store(why) => of_store(why, path),
        ActError::NothingToUndo(_) => Reason::new(Code::Nothing, "nothing-to-undo"),
        ActError::NothingToRedo(_) => Reason::new(Code::Nothing, "nothing-to-redo"),
        ActError::Overtaken { .. } => Reason::new(Code::Stale, "moved-on"),
        ActError::OtherReview { .. } | ActError::NotOneRow => {
            detailed(Reason::new(Code::BadRequest, "act-malformed"), why)
        }
        ActError::Stopped => Reason::new(Code::Stopped, "stopped"),
        ActError::KnownReview(_) => Reason::new(Code::BadRequest, "package-known"),
        ActError::NoChange => Reason::new(Code::Nothing, "nothing"),
    }
}

/// Why a library can only be read; none where it can be written.
pub(super) fn of_access(access: &Access, path: &Path) -> Option<Reason> {
    match access {
        Access::Full => None,
        Access::ReadOnly(why) => Some(of_why(why, path)),
    }
}

fn of_why(why: &Why, path: &Path) -> Reason {
    let reason = |id| Reason::new(Code::ReadOnly, id).with("path", path.display());
    match why {
        Why::Newer { found, known } => reason("newer").with("found", found).with("known", known),
        Why::FileReadOnly => reason("file-read-only"),
        Why::FolderReadOnly => reason("folder-read-only"),
    }
}

/// Why a file could not be taken in.
pub(super) fn of_intake(why: &IntakeError, name: &str) -> Reason {
    let reason = |id| Reason::new(Code::BadFile, id).with("name", name);
    const MIB: usize = 1024 * 1024;
    match why {
        IntakeError::Empty => reason("file-empty"),
        IntakeError::TooLarge { bytes, limit } => {
            reason("file-too-large").with("size", bytes.div_ceil(MIB)).with("limit", limit / MIB)
        }
        IntakeError::TooManyLines { limit } => reason("file-too-many-lines").with("limit", limit),
        IntakeError::NotText { offset, .. } => reason("file-not-text").with("offset", offset),
        IntakeError::Stopped => Reason::new(Code::Stopped, "stopped"),
        IntakeError::NotJson { line, column } => reason("file-not-json").with("line", line).with("column", column),
        IntakeError::Archive(why) => reason(match why {
            ArchiveFault::TooManyEntries => "archive-too-many",
            ArchiveFault::TooLarge => "archive-too-large",
            ArchiveFault::NameOutside | ArchiveFault::Link => "archive-outside",
            ArchiveFault::Locked => "archive-locked",
            ArchiveFault::TwoInOne => "archive-two-in-one",
            ArchiveFault::Packing => "archive-packing",
            ArchiveFault::Damaged => "archive-damaged",
        })
        .with("limit", intake::MAX_ENTRIES),
        IntakeError::OtherKind { .. } | IntakeError::UnknownKind { .. } => reason("file-unknown-kind"),
    }
}

/// Why a file is no map.
pub(super) fn of_map(why: &MapError, name: &str) -> Reason {
    let reason = |id| Reason::new(Code::BadFile, id).with("name", name);
    const MIB: usize = 1024 * 1024;
    match why {
        MapError::TooLarge { .. } => reason("map-too-large").with("limit", intake::map::MAX_MAP_BYTES / MIB),
        MapError::TooMany => reason("map-too-many").with("limit", intake::map::MAX_MAP_ROWS),
        MapError::NotAMap => reason("map-not-a-map"),
        MapError::Json { line, what } => reason("map-json").with("line", line).with("detail", what),
        MapError::Version { got } => reason("map-version").with("version", got),
        MapError::Syntax { line, found, wanted } => {
            reason("map-syntax").with("line", line).with("found", found).with("wanted", wanted)
        }
        MapError::Word { line, word, known } => {
            reason("map-word").with("line", line).with("word", word).with("known", known)
        }
        MapError::Wordless { key } => reason("map-wordless").with("key", key),
        MapError::Twice { key } => reason("map-twice").with("key", key),
        MapError::NoSuchFactor { key } => reason("map-no-such-factor").with("key", key),
        MapError::SelfLink { key } => reason("map-self-link").with("key", key),
        MapError::FromImpact => reason("map-from-impact"),
        MapError::Empty => reason("map-empty"),
    }
}

/// Why a handout could not be made.
pub(super) fn of_report(why: &ReportError) -> Reason {
    match why {
        ReportError::MissingGlyphs(missing) => {
            let named: Vec<String> = missing
                .iter()
                .map(|it| {
                    let report::Missing { character, code_point, near, page } = it;
                    format!("\u{201c}{character}\u{201d} ({code_point}, page {page}, near \u{201c}{near}\u{201d})")
                })
                .collect();
            Reason::new(Code::Refused, "no-glyph").with("characters", named.join(", "))
        }
        ReportError::NoReview => Reason::new(Code::NotFound, "no-review").with("name", ""),
        ReportError::Words(_) | ReportError::Font { .. } => detailed(Reason::new(Code::NotFound, "bad-assets"), why),
        ReportError::Pdf { .. } | ReportError::Written { .. } => detailed(Reason::new(Code::Refused, "paper"), why),
    }
}

/// Why a deck is not used.
pub(super) fn of_deck(why: &DeckError) -> Reason {
    detailed(Reason::new(Code::NotFound, "bad-assets"), why)
}

/// Why something could not be kept in the deck the app writes.
pub(super) fn of_own_deck(why: &DeckError) -> Reason {
    let reason = Reason::new(Code::Refused, why.reason.sentence());
    why.reason.args().into_iter().fold(reason, |reason, (name, value)| reason.with(name, value))
}

fn detailed(reason: Reason, why: &impl Display) -> Reason {
    reason.with("detail", why)
}

pub(super) fn receipt(receipt: store::Receipt) -> Receipt {
    Receipt { revision: receipt.revision, at: receipt.at, changes: receipt.changes, reach: reach(receipt.reach) }
}

pub(super) fn reach(reach: store::Reach) -> Reach {
    Reach { undo: reach.undo, redo: reach.redo }
}

pub(super) fn listed(listed: store::Listed) -> Listed {
    let counts = listed.counts;
    Listed {
        review: listed.review,
        touched_at: listed.touched_at,
        notes: shown(counts.notes),
        events: shown(counts.events),
        factors: shown(counts.factors),
        learnings: shown(counts.learnings),
        open_follow_ups: shown(counts.open_follow_ups),
    }
}

/// A count as a screen shows it; no review comes near the limit.
fn shown(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

pub(super) fn entry(entry: store::Entry) -> Entry {
    let kind = match entry.kind {
        store::Kind::Did => EntryKind::Did,
        store::Kind::Undid => EntryKind::Undid,
        store::Kind::Redid => EntryKind::Redid,
    };
    Entry { seq: entry.seq, name: entry.name, at: entry.at, kind, changes: entry.changes }
}
