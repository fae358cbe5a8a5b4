//! Owns getting words back from a damaged library into a new one, and saying what came back.
//! Must not know how pages are read, nor touch the damaged file.

use super::{Door, Host, backup, tell};
use crate::Code;
use crate::LibraryView;
use crate::Trouble;
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use domain::Stamp;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use store::SalvageError;
use ts_rs::TS;

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

/// What came back, as a screen tells it before anything is done with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SalvageView {
    /// The new library's own name; it lies beside the damaged one.
    pub file: String,
    /// The titles of the reviews in it.
    pub reviews: Vec<String>,
    /// How many rows there are in all.
    #[ts(type = "number")]
    pub rows: u64,
    /// How many of them nothing could be held against: worth a look.
    #[ts(type = "number")]
    pub unsure: u64,
    /// How many acts are known to be missing.
    #[ts(type = "number")]
    pub lost: u64,
    /// Attachments left out because their bytes were lost.
    #[ts(type = "number")]
    pub attachments_lost: u64,
}

impl Door {
    /// Gets the words of a damaged library back into a new one beside it. The damaged one stays as it is, and is still
    /// the library of this door: see [`Door::use_salvaged`].
    ///
    /// # Errors
    /// Where the library is open, so that nothing is to be got back; otherwise as [`salvage`].
    pub fn salvage(&mut self, (): ()) -> Result<SalvageView, Trouble> {
        if self.library.is_ok() {
            return Err(self.told(Doing::Salvaging, Reason::new(Code::Refused, "not-damaged")));
        }
        self.salvage_of(&self.path.clone())
    }

    /// The same for a file that lies anywhere: a copy of a library that was lost here, or one that came from elsewhere.
    ///
    /// # Errors
    /// Where it is the library that is open; otherwise as [`salvage`].
    pub fn salvage_file(&mut self, file: &Path) -> Result<SalvageView, Trouble> {
        if self.library.is_ok() && is_one_file(file, &self.path) {
            return Err(self.told(Doing::Salvaging, Reason::new(Code::Refused, "not-damaged")));
        }
        self.salvage_of(file)
    }

    fn salvage_of(&mut self, damaged: &Path) -> Result<SalvageView, Trouble> {
        let new = (1..).map(|number| salvaged_beside(&self.path, number)).find(|new| !new.exists());
        let new = new.unwrap_or_else(|| salvaged_beside(&self.path, 1));
        let rescued = salvage(damaged, &new, self.host)?;
        let inside = store::inside(&new).map_err(|why| self.told(Doing::Salvaging, backup::of_snapshot(&why, &new)))?;
        let view = SalvageView {
            file: crate::file::name_of(&new),
            reviews: inside.reviews,
            rows: rescued.rows,
            unsure: rescued.nouns.iter().map(|noun| noun.unsure).sum(),
            lost: rescued.entries_lost,
            attachments_lost: rescued.attachments_lost,
        };
        self.salvaged = Some(new);
        Ok(view)
    }

    /// Puts what was got back in the library's place and opens it. The one that was there is set aside as it is.
    ///
    /// # Errors
    /// Where nothing has been got back through this door, or it cannot be put there; everything is then as it was.
    pub fn use_salvaged(&mut self, (): ()) -> Result<LibraryView, Trouble> {
        let Some(new) = self.salvaged.clone() else {
            return Err(self.told(Doing::Salvaging, Reason::new(Code::Refused, "not-damaged")));
        };
        let view = self.put_back(&new)?;
        self.salvaged = None;
        Ok(view)
    }
}

/// Whether two paths lead to the same file. One that leads nowhere is no other's.
fn is_one_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Where words got back from a damaged library are put: `library-salvaged.db` for `library.db`, then `-salvaged-2`.
pub fn salvaged_beside(damaged: &Path, number: u32) -> PathBuf {
    let mut name = OsString::from(damaged.file_stem().unwrap_or_default());
    name.push("-salvaged");
    if number > 1 {
        name.push(format!("-{number}"));
    }
    if let Some(ending) = damaged.extension() {
        name.push(".");
        name.push(ending);
    }
    damaged.with_file_name(name)
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
