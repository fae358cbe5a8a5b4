//! Owns when a snapshot of the library is due, and taking one, listing them and putting one back.
//! Must not know how a copy is made and proved: `store` does; nor threads: a host copies here and proves where it likes.

use super::{Door, Host, open_library, tell};
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use crate::{Access, Code, LibraryView, Trouble};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{Change, ReviewState, Row, Stamp};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
pub use store::Copied;
use store::SnapshotError;
use ts_rs::TS;

/// So long may the library change before a snapshot is due.
const CHANGE: TimeDelta = TimeDelta::minutes(10);

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A meeting began.
    Meeting,
    /// There had been ten minutes of change.
    Change,
    /// The window was closed.
    Closing,
    /// Somebody asked for it.
    Asked,
}

/// One snapshot, as it is shown to choose from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SnapshotView {
    /// The name by which it is chosen; a file in the folder of backups, never a path.
    pub file: String,
    /// Why it was taken.
    pub occasion: Occasion,
    /// How many acts it holds.
    #[ts(type = "number")]
    pub acts: i64,
    /// When the last of them was done; none where it cannot be read.
    pub at: Option<DateTime<Utc>>,
    /// The titles of its reviews, the one touched last first.
    pub reviews: Vec<String>,
    /// Its size, in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Whether it can be read. One that cannot is shown and cannot be chosen.
    pub readable: bool,
}

/// Names the snapshot to put back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RestoreAsk {
    /// Its name in the list.
    pub file: String,
}

/// What has happened since the last snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SinceBackup {
    /// When the first change since was made.
    since: Option<DateTime<Utc>>,
    /// Whether a meeting began since.
    meeting: bool,
}

impl SinceBackup {
    /// Takes note of a change.
    pub(super) fn changed(&mut self, at: DateTime<Utc>, changes: &[Change]) {
        // A clock that was set back must not put the next snapshot off.
        self.since = Some(self.since.map_or(at, |since| since.min(at)));
        self.meeting |= changes.iter().any(meeting_begins);
    }

    fn due(&self, now: DateTime<Utc>) -> Option<Occasion> {
        if self.meeting {
            return Some(Occasion::Meeting);
        }
        self.since.filter(|since| now - *since >= CHANGE).map(|_| Occasion::Change)
    }
}

fn meeting_begins(change: &Change) -> bool {
    let meets = |row: &Option<Row>| matches!(row, Some(Row::Review(review)) if review.state == ReviewState::Meet);
    meets(&change.after) && !meets(&change.before) && change.before.is_some()
}

impl Door {
    /// The snapshot that is due now, if any.
    pub fn snapshot_due(&self) -> Option<Occasion> {
        if self.rehearsing.is_some() {
            return None;
        }
        self.since_backup.due((self.host.clock)())
    }

    /// Copies the library; none where nothing has changed since the newest snapshot, or the library cannot be written.
    /// Prove it with [`keep`] once the door has been let go.
    ///
    /// # Errors
    /// Where the copy cannot be made; it is tried again after the next ten minutes of change.
    pub fn copy_out(&mut self, occasion: Occasion) -> Result<Option<Copied>, Trouble> {
        // A rehearsal is thrown away, and must not stand among the copies of what is kept.
        if self.rehearsing.is_some() || !matches!(self.access(), Access::Full) {
            return Ok(None);
        }
        let copied = self.held()?.copy_out(occasion.into());
        self.since_backup = SinceBackup::default();
        let told = copied.map_err(|why| of_snapshot(&why, &self.path).told(&self.words, Doing::BackingUp));
        self.backup = told.as_ref().err().cloned();
        told
    }

    /// Remembers how keeping a copy ended, so that the screens can say so.
    pub fn copy_kept(&mut self, kept: &Result<PathBuf, Trouble>) {
        self.backup = kept.as_ref().err().cloned();
    }

    /// Takes a snapshot because somebody asks for one.
    ///
    /// # Errors
    /// Where it cannot be made or kept.
    pub fn back_up(&mut self, (): ()) -> Result<SnapshotView, Trouble> {
        let copied = self.copy_out(Occasion::Asked)?;
        let copied =
            copied.ok_or_else(|| self.told(Doing::BackingUp, Reason::new(Code::Nothing, "nothing-to-copy")))?;
        let kept = keep(copied, &self.path);
        self.copy_kept(&kept);
        let path = kept?;
        let view = self.snapshots(())?.into_iter().find(|view| Some(view.file.as_str()) == name_of(&path));
        view.ok_or_else(|| self.told(Doing::BackingUp, Reason::new(Code::NotFound, "no-snapshot")))
    }

    /// The snapshots there are, newest first. They can be listed while the library itself is shut.
    pub fn snapshots(&self, (): ()) -> Result<Vec<SnapshotView>, Trouble> {
        Ok(snapshots_of(&self.path))
    }

    /// Puts a snapshot in the library's place, sets the present one aside, and opens it.
    ///
    /// # Errors
    /// Where there is no such snapshot, it is not sound, or it cannot be put there. The library is then open as before.
    pub fn restore(&mut self, ask: RestoreAsk) -> Result<LibraryView, Trouble> {
        let known = snapshots_of(&self.path).into_iter().any(|view| view.file == ask.file);
        if !known {
            return Err(self.told(Doing::Restoring, Reason::new(Code::NotFound, "no-snapshot")));
        }
        self.put_back(&store::folder_of(&self.path).join(&ask.file))
    }

    /// Puts a copy in the library's place, sets the present one aside, and opens it.
    pub(super) fn put_back(&mut self, copy: &Path) -> Result<LibraryView, Trouble> {
        // The present library must be let go before another can take its place.
        let shut = Reason::new(Code::Closed, "closed").told(&self.words, Doing::Opening);
        if let Ok(library) = std::mem::replace(&mut self.library, Err(shut)) {
            // Where its last pages cannot be brought home they stay beside it, and go aside with it.
            let _ = library.close();
        }
        let restored = restore(&self.path, copy, self.host);
        self.library = open_library(&self.path, &self.words);
        self.since_backup = SinceBackup::default();
        restored?;
        self.library(())
    }
}

/// Proves a copy and gives it its name. Needs no door, so it holds nobody up.
///
/// # Errors
/// Where the copy is not sound or cannot be kept.
pub fn keep(copied: Copied, library: &Path) -> Result<PathBuf, Trouble> {
    let kept = copied.keep().map(|snapshot| snapshot.path);
    kept.map_err(|why| of_snapshot(&why, library).told(&Words::english(), Doing::BackingUp))
}

/// Puts a copy in the place of a library, which is set aside as it is; returns where that lies now.
///
/// # Errors
/// Where the copy is not sound, the library is open somewhere, or nothing can be written. The library is then as it was.
pub fn restore(library: &Path, copy: &Path, host: Host) -> Result<Option<PathBuf>, Trouble> {
    store::restore(library, copy, Stamp { at: (host.clock)() })
        .map(|restored| restored.set_aside)
        .map_err(|why| of_snapshot(&why, library).told(&Words::english(), Doing::Restoring))
}

/// The snapshots of a library, newest first, whether or not it can be opened.
pub fn snapshots_of(library: &Path) -> Vec<SnapshotView> {
    let view = |snapshot: store::Snapshot| {
        let inside = store::inside(&snapshot.path).ok();
        Some(SnapshotView {
            file: name_of(&snapshot.path)?.to_owned(),
            occasion: snapshot.occasion.into(),
            acts: snapshot.revision,
            readable: inside.is_some(),
            at: inside.as_ref().and_then(|inside| inside.at),
            size: inside.as_ref().map_or(0, |inside| inside.size),
            reviews: inside.map(|inside| inside.reviews).unwrap_or_default(),
        })
    };
    store::snapshots(library).into_iter().filter_map(view).collect()
}

/// Where a library's snapshots lie.
pub fn backups_beside(library: &Path) -> PathBuf {
    store::folder_of(library)
}

fn name_of(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

pub(super) fn of_snapshot(why: &SnapshotError, library: &Path) -> Reason {
    match why {
        SnapshotError::Io { path, source } => {
            Reason::new(Code::NotSaved, "backup-disk").with("path", path.display()).with("detail", source)
        }
        SnapshotError::Store { path, source } => {
            Reason::new(Code::NotSaved, "backup-disk").with("path", path.display()).with("detail", source)
        }
        SnapshotError::Unsound { path } => Reason::new(Code::BadFile, "backup-unsound").with("path", path.display()),
        SnapshotError::Open(why) => tell::of_open(why, library),
    }
}

macro_rules! occasions {
    ($($Name:ident),+) => {
        impl From<Occasion> for store::Occasion {
            fn from(occasion: Occasion) -> Self {
                match occasion { $(Occasion::$Name => Self::$Name),+ }
            }
        }

        impl From<store::Occasion> for Occasion {
            fn from(occasion: store::Occasion) -> Self {
                match occasion { $(store::Occasion::$Name => Self::$Name),+ }
            }
        }
    };
}

occasions!(Meeting, Change, Closing, Asked);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    #[test]
    fn a_snapshot_is_due_after_ten_minutes_of_change_whatever_the_clock_does() {
        let table: [(&[i64], i64, Option<Occasion>); 6] = [
            (&[], 100, None),
            (&[0], 9, None),
            (&[0], 10, Some(Occasion::Change)),
            (&[0, 5, 9], 10, Some(Occasion::Change)),
            // The clock was ten years ahead and was set right: the next ten minutes count, not the next ten years.
            (&[5_256_000, 0, 3], 12, Some(Occasion::Change)),
            (&[0], -5_256_000, None),
        ];
        for (changes, now, due) in table {
            let mut since = SinceBackup::default();
            changes.iter().for_each(|minute| since.changed(at(*minute), &[]));
            assert_eq!(since.due(at(now)), due, "changes at {changes:?}, now {now}");
        }
    }
}
