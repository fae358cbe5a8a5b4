//! Owns getting words back from a damaged library into a new one, and saying what came back.
//! Must not know how pages are read, nor touch the damaged file.

use super::{Host, tell};
use crate::Code;
use crate::Trouble;
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use domain::Stamp;
use serde::Serialize;
use std::path::Path;
use store::SalvageError;

/// What came back from a damaged library.
#[derive(Clone, Debug, Serialize)]
pub struct Rescued {
    /// How many rows there are in all.
    pub rows: u64,
    /// By noun, in the order of the nouns.
    pub nouns: Vec<RescuedRows>,
    /// How many entries of the journal were kept.
    pub entries: u64,
    /// How many entries are known to be missing.
    pub entries_lost: u64,
    /// How many imported files' bytes came back.
    pub files: u64,
    /// Reviews whose own row was lost; they stand under a title that says so.
    pub untitled: u64,
    /// Attachments left out because their bytes were lost.
    pub attachments_lost: u64,
}

/// How rows of one noun came back.
#[derive(Clone, Debug, Serialize)]
pub struct RescuedRows {
    /// The noun.
    pub noun: &'static str,
    /// From their table.
    pub from_tables: u64,
    /// From the journal alone.
    pub from_journal: u64,
    /// From a damaged page, with nothing to hold them against: worth a look.
    pub unsure: u64,
}

/// Reads a damaged library page by page and makes a new one of what it finds. The damaged one stays as it is.
///
/// # Errors
/// Where the damaged file cannot be read, nothing of a library is in it, or the new one cannot be made; then nothing is
/// left under the new name.
pub fn salvage(damaged: &Path, new: &Path, host: Host) -> Result<Rescued, Trouble> {
    let words = Words::english();
    let title = words.say("salvaged-title", &[]);
    let salvaged = store::salvage(damaged, new, &title, Stamp { at: (host.clock)() })
        .map_err(|why| of_salvage(&why, new).told(&words, Doing::Salvaging))?;
    Ok(Rescued {
        rows: salvaged.total(),
        nouns: salvaged
            .rows
            .iter()
            .map(|(noun, counts)| RescuedRows {
                noun: noun.as_str(),
                from_tables: counts.from_tables,
                from_journal: counts.from_journal,
                unsure: counts.unsure,
            })
            .collect(),
        entries: salvaged.entries,
        entries_lost: salvaged.entries_lost,
        files: salvaged.contents,
        untitled: salvaged.untitled,
        attachments_lost: salvaged.attachments_lost,
    })
}

fn of_salvage(why: &SalvageError, new: &Path) -> Reason {
    match why {
        SalvageError::Unread { path, source } => {
            Reason::new(Code::NotFound, "damaged-unread").with("path", path.display()).with("detail", source)
        }
        SalvageError::Nothing { path } => Reason::new(Code::BadFile, "nothing-of-ours").with("path", path.display()),
        SalvageError::Taken { path } => Reason::new(Code::Refused, "name-taken").with("path", path.display()),
        SalvageError::Open(why) => tell::of_open(why, new),
        SalvageError::Store(why) => tell::of_store(why, new),
        SalvageError::Unsound(health) => {
            Reason::new(Code::NotSaved, "salvage-unsound").with("count", health.problems.len())
        }
    }
}
