//! Owns the question whether a library is whole, and its answer in words.
//! Must not know how the store proves it.

use super::{Door, backup, tell};
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use crate::{Code, Trouble};
use domain::Key;
use serde::Serialize;
use std::path::Path;
use store::{Copied, Problem};

/// What a check found.
#[derive(Clone, Debug, Serialize)]
pub struct Health {
    /// Each problem, in words; none where the library is whole.
    pub problems: Vec<String>,
    /// How many rows were compared with the journal.
    pub rows: u64,
    /// How many acts the journal holds.
    pub acts: u64,
}

impl Door {
    /// Proves that pages are sound, that the journal's chain is unbroken, and that the state follows from it.
    ///
    /// # Errors
    /// Where the library cannot be read at all.
    pub fn check(&self) -> Result<Health, Trouble> {
        let health =
            self.held()?.check().map_err(|why| self.told(Doing::Checking, tell::of_store(&why, &self.path)))?;
        Ok(Health {
            problems: health.problems.iter().map(|problem| self.in_words(problem)).collect(),
            rows: health.rows,
            acts: health.entries,
        })
    }

    /// The library's revision.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn revision(&self) -> Result<i64, Trouble> {
        self.read_with(self.held()?.revision())
    }

    /// A copy to check, where whoever had the library open before did not close it; none where it was closed.
    ///
    /// # Errors
    /// Where the copy cannot be made.
    pub fn copy_to_check(&mut self) -> Result<Option<Copied>, Trouble> {
        match self.own() {
            Ok(library) if library.was_left_open() => {
                let copied = library.copy_to_check();
                copied.map(Some).map_err(|why| self.told(Doing::Checking, backup::of_snapshot(&why, &self.path)))
            }
            _ => Ok(None),
        }
    }

    /// Remembers what a check found, so that the screens can say so. Nothing found says nothing.
    pub fn checked(&mut self, found: Option<Trouble>) {
        self.found = found;
    }

    fn in_words(&self, problem: &Problem) -> String {
        let row = |key: &Key| ("row", format!("{} {}", key.noun.as_str(), key.id));
        let entry = |seq: &i64| ("entry", seq.to_string());
        let (id, args) = match problem {
            Problem::Structure { report } => ("structure", vec![("detail", report.clone())]),
            Problem::Damaged { area, code } => {
                ("damaged", vec![("area", format!("{area:?}").to_lowercase()), ("code", code.to_string())])
            }
            Problem::Shape { name, .. } => ("shape", vec![("name", name.clone())]),
            Problem::Orphan { noun, rows } => ("orphan", vec![("noun", noun.clone()), ("rows", rows.to_string())]),
            Problem::Hole { after } => ("hole", vec![entry(after)]),
            Problem::BrokenLink { seq } => ("broken-link", vec![entry(seq)]),
            Problem::AlteredEntry { seq } => ("altered-entry", vec![entry(seq)]),
            Problem::UnreadableEntry { seq } => ("unreadable-entry", vec![entry(seq)]),
            Problem::Discontinuous { seq, key } => ("discontinuous", vec![entry(seq), row(key)]),
            Problem::RowDiffers { key } => ("row-differs", vec![row(key)]),
            Problem::RowMissing { key } => ("row-missing", vec![row(key)]),
            Problem::RowUnexplained { key } => ("row-unexplained", vec![row(key)]),
            Problem::RowUnreadable { noun, column } => {
                ("row-unreadable", vec![("noun", noun.as_str().to_owned()), ("column", (*column).to_owned())])
            }
            Problem::Standing { seq } => ("standing", vec![entry(seq)]),
            Problem::AlteredContent { sha256 } => ("altered-content", vec![("hash", sha256.clone())]),
            Problem::MissingContent { key } => ("missing-content", vec![row(key)]),
            Problem::Unsearchable { key } => ("unsearchable", vec![row(key)]),
            Problem::StrayText { text } => ("stray-text", vec![("text", text.to_string())]),
        };
        self.words.say(&format!("problem-{id}"), &args)
    }
}

/// Checks a copy of a library that was not closed; what is to be told, where anything is. Needs no door, so it holds
/// nobody up.
pub fn check_copy(copied: Copied, library: &Path) -> Option<Trouble> {
    let told = |reason: Reason| Some(reason.told(&Words::english(), Doing::Checking));
    match copied.check() {
        Ok(health) if health.is_sound() => None,
        Ok(health) => told(Reason::new(Code::Damaged, "left-open").with("count", health.problems.len())),
        Err(why) => told(backup::of_snapshot(&why, library)),
    }
}
