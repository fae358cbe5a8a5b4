//! Owns snapshots of a library: proven copies in a folder beside it, and putting one of them in its place.
//! Must not know when one is due: hosts and clocks decide that.
//!
//! | name | what it is |
//! |---|---|
//! | `NAME.backups/0000000123-meeting.db` | a proven copy as of act 123, taken when a meeting began |
//! | `NAME.backups/….making` | a copy being made; safe to delete while nothing is open |
//! | `NAME.set-aside-…` | the library that a restore replaced, as it was |
//!
//! A copy gets its name only once it has been opened again, found sound, and found to reach as far as the library; only
//! then may older ones be let go (`thin`). A restore proves the copy again, writes it beside the library, and sets the
//! present library aside under a dated name before the copy takes its place: at no moment is there no library.

mod thin;

use crate::check::{self, Health};
use crate::library::Library;
use crate::library::lock::Lock;
use crate::library::place::{Place, holds_bytes, private_file, sync_folder};
use crate::{OpenError, StoreError, journal, listing, migrations};
use chrono::{DateTime, Utc};
use domain::Stamp;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// A meeting began.
    Meeting,
    /// There had been ten minutes of change.
    Change,
    /// The window was closed.
    Closing,
    /// Somebody asked for it; it is never let go.
    Asked,
}

impl Occasion {
    /// Every occasion there is.
    pub const ALL: &'static [Self] = &[Self::Meeting, Self::Change, Self::Closing, Self::Asked];

    /// The word in the file's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Change => "change",
            Self::Closing => "closing",
            Self::Asked => "asked",
        }
    }
}

/// A proven copy of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its file.
    pub path: PathBuf,
    /// The number of its last act; the order of snapshots.
    pub revision: i64,
    /// Why it was taken.
    pub occasion: Occasion,
}

/// What a snapshot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The titles of its reviews, the one touched last first.
    pub reviews: Vec<String>,
    /// When its last act was done, as the host said then; none where there is no act.
    pub at: Option<DateTime<Utc>>,
    /// Its size, in bytes.
    pub size: u64,
}

/// Why there is no new snapshot, or why none was put in the library's place. The library is then as it was.
#[derive(Debug, Error)]
pub enum SnapshotError {
    /// The folder or the file could not be written or read.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The copy could not be made or read.
    #[error("the copy {path} could not be made or read: {source}")]
    Store {
        /// The copy.
        path: PathBuf,
        /// Why.
        source: StoreError,
    },
    /// The copy is not sound, and was not used.
    #[error("the copy {path} is not sound; it was not used")]
    Unsound {
        /// The copy.
        path: PathBuf,
    },
    /// The library is in use, or its place cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// A copy that has been made and not yet proved. Proving it needs no library, so it is done after the library has been
/// let go.
#[derive(Debug)]
pub struct Copied {
    making: PathBuf,
    folder: PathBuf,
    revision: i64,
    occasion: Occasion,
}

/// The folder of a library's snapshots.
pub fn folder_of(library: &Path) -> PathBuf {
    let mut name = library.as_os_str().to_owned();
    name.push(".backups");
    name.into()
}

impl Library {
    /// Copies the library as it is now; none where nothing has changed since the newest snapshot. The library can do
    /// nothing else meanwhile, so this is no more than the copying: about a millisecond for each megabyte.
    ///
    /// # Errors
    /// Where the copy cannot be written; nothing of it is left.
    pub fn copy_out(&self, occasion: Occasion) -> Result<Option<Copied>, SnapshotError> {
        let folder = folder_of(self.path());
        let store = |source| SnapshotError::Store { path: folder.clone(), source };
        let revision = self.revision().map_err(store)?;
        let newest = snapshots(self.path()).first().map_or(0, |snapshot| snapshot.revision);
        if revision == 0 || (revision == newest && occasion != Occasion::Asked) {
            return Ok(None);
        }
        self.copied(revision, occasion, &name(revision, occasion)).map(Some)
    }

    /// Copies the library so that it can be checked while it goes on: see [`Copied::check`].
    ///
    /// # Errors
    /// Where the copy cannot be written; nothing of it is left.
    pub fn copy_to_check(&self) -> Result<Copied, SnapshotError> {
        self.copied(0, Occasion::Change, "to-check.db")
    }

    fn copied(&self, revision: i64, occasion: Occasion, named: &str) -> Result<Copied, SnapshotError> {
        let folder = folder_of(self.path());
        make_folder(&folder)?;
        let making = Place { path: folder.join(format!("{named}.making")) };
        gone(&making.path)?;
        drop(private_file(&making.path).map_err(|source| io_at(&making.path, source))?);
        let copied = self.connection().and_then(|conn| migrations::copy(conn, &making));
        copied.map_err(|source| {
            // The first error says more than a file that cannot be removed either.
            let _ = gone(&making.path);
            SnapshotError::Store { path: making.path.clone(), source }
        })?;
        Ok(Copied { making: making.path, folder, revision, occasion })
    }
}

impl Copied {
    /// Proves the copy, gives it its name, and lets older ones go that are no longer needed.
    ///
    /// # Errors
    /// Where the copy is not sound or cannot be kept; it is then removed, and no older one is let go.
    pub fn keep(self) -> Result<Snapshot, SnapshotError> {
        let kept = self.proved();
        if kept.is_err() {
            let _ = gone(&self.making);
        }
        let snapshot = kept?;
        let listed = within(&self.folder);
        let taken: Vec<i64> = listed.iter().filter(|it| it.occasion != Occasion::Asked).map(|it| it.revision).collect();
        let leaving = thin::thin(&taken);
        for old in listed.iter().filter(|it| it.occasion != Occasion::Asked && leaving.contains(&it.revision)) {
            gone(&old.path)?;
        }
        Ok(snapshot)
    }

    /// Checks the copy as [`Library::check`] does, and lets it go. Needs no library, so it holds nobody up.
    ///
    /// # Errors
    /// Where the check could not be made; damage is no error but a problem found.
    pub fn check(self) -> Result<Health, SnapshotError> {
        let store = |source| SnapshotError::Store { path: self.making.clone(), source };
        let health = looked_at(&self.making).and_then(|conn| check::check(&conn).map_err(store));
        // A copy that cannot be removed is replaced by the next.
        let _ = gone(&self.making);
        health
    }

    fn proved(&self) -> Result<Snapshot, SnapshotError> {
        migrations::prove(&Place { path: self.making.clone() }, self.revision)
            .map_err(|source| SnapshotError::Store { path: self.making.clone(), source })?;
        let path = self.folder.join(name(self.revision, self.occasion));
        let io = |source| io_at(&path, source);
        File::open(&self.making).and_then(|file| file.sync_all()).map_err(io)?;
        fs::rename(&self.making, &path).map_err(io)?;
        sync_folder(&self.folder).map_err(io)?;
        Ok(Snapshot { path, revision: self.revision, occasion: self.occasion })
    }
}

/// The snapshots of a library, newest first. A folder that is not there holds none.
pub fn snapshots(library: &Path) -> Vec<Snapshot> {
    within(&folder_of(library))
}

fn within(folder: &Path) -> Vec<Snapshot> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Snapshot> = listed.flatten().filter_map(|entry| named(&entry.path())).collect();
    found.sort_by_key(|snapshot| (-snapshot.revision, snapshot.occasion));
    found
}

fn name(revision: i64, occasion: Occasion) -> String {
    format!("{revision:010}-{}.db", occasion.as_str())
}

fn named(path: &Path) -> Option<Snapshot> {
    let (revision, word) = path.file_name()?.to_str()?.strip_suffix(".db")?.split_once('-')?;
    let occasion = Occasion::ALL.iter().copied().find(|occasion| occasion.as_str() == word)?;
    Some(Snapshot { path: path.to_owned(), revision: revision.parse().ok()?, occasion })
}

/// What a snapshot, or any other library that nobody has open, holds.
///
/// # Errors
/// Where it cannot be read.
pub fn inside(snapshot: &Path) -> Result<Inside, SnapshotError> {
    let store = |source| SnapshotError::Store { path: snapshot.to_owned(), source };
    let conn = looked_at(snapshot)?;
    let reviews = listing::titles(&conn).map_err(store)?;
    let at = journal::last_at(&conn).map_err(store)?;
    let size = fs::metadata(snapshot).map_err(|source| io_at(snapshot, source))?.len();
    Ok(Inside { reviews, at, size })
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the library that was there lies now; none where there was none.
    pub set_aside: Option<PathBuf>,
}

/// Puts a copy of a library in the place of another, which is set aside as it is. Nobody may have either open.
///
/// # Errors
/// Where the copy is not sound or nothing can be written; the library is then as it was.
pub fn restore(library: &Path, copy: &Path, stamp: Stamp) -> Result<Restored, SnapshotError> {
    let place = Place::of(library)?;
    let lock = Lock::take(&place)?;
    let restoring = place.beside(".restoring");
    gone(&restoring)?;
    let made = put_beside(copy, &restoring).and_then(|()| swap(&place, &restoring, stamp));
    if made.is_err() {
        // The first error says more than a file that cannot be removed either.
        let _ = gone(&restoring);
    }
    if let (Ok(_), Some(mut lock)) = (&made, lock) {
        lock.remember().map_err(|source| io_at(&place.path, source))?;
    }
    made
}

fn put_beside(copy: &Path, restoring: &Path) -> Result<(), SnapshotError> {
    let conn = looked_at(copy)?;
    sound(&conn, copy)?;
    drop(private_file(restoring).map_err(|source| io_at(restoring, source))?);
    migrations::copy(&conn, &Place { path: restoring.to_owned() })
        .map_err(|source| SnapshotError::Store { path: restoring.to_owned(), source })?;
    File::open(restoring).and_then(|file| file.sync_all()).map_err(|source| io_at(restoring, source))
}

/// Sets the present library aside and moves the new one to its place. What the journal beside it holds belongs to the
/// old one and goes with it first, or the new one would take it in.
fn swap(place: &Place, restoring: &Path, stamp: Stamp) -> Result<Restored, SnapshotError> {
    let there = fs::symlink_metadata(&place.path).is_ok();
    let aside = place.beside(&format!(".set-aside-{}", stamp.at.format("%Y%m%dT%H%M%S%3fZ")));
    let aside_journals = Place { path: aside.clone() };
    let io = |source| io_at(&place.path, source);
    for (journal, aside) in [(place.wal(), aside_journals.wal()), (place.rollback(), aside_journals.rollback())] {
        if holds_bytes(&journal) {
            fs::rename(journal, aside).map_err(io)?;
        }
    }
    if there {
        // A second name first and then one move over the old: there is a library here at every moment. Where a disk
        // knows no second names, the library is moved twice.
        if fs::hard_link(&place.path, &aside).is_err() {
            fs::rename(&place.path, &aside).map_err(io)?;
        }
    }
    fs::rename(restoring, &place.path).map_err(io)?;
    sync_folder(place.folder()).map_err(io)?;
    Ok(Restored { set_aside: there.then_some(aside) })
}

/// Opens a copy for looking only. Nobody writes it, so it needs no journal beside it.
fn looked_at(copy: &Path) -> Result<Connection, SnapshotError> {
    let store = |source| SnapshotError::Store { path: copy.to_owned(), source };
    Place::of(copy)?.look()?;
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| store(error.into()))?;
    Ok(conn)
}

/// A copy that is about to be trusted with everything: its pages, its journal and its rows must agree. One of an older
/// schema has no part in this program's check; its pages can be proved all the same.
fn sound(conn: &Connection, copy: &Path) -> Result<(), SnapshotError> {
    let store = |source| SnapshotError::Store { path: copy.to_owned(), source };
    let sound = if migrations::schema(conn).map_err(store)? == migrations::SCHEMA {
        check::check(conn).map_err(store)?.is_sound()
    } else {
        migrations::pages_sound(conn).map_err(store)?
    };
    if sound { Ok(()) } else { Err(SnapshotError::Unsound { path: copy.to_owned() }) }
}

fn make_folder(folder: &Path) -> Result<(), SnapshotError> {
    match fs::create_dir(folder) {
        Ok(()) => {
            own_only(folder).map_err(|source| io_at(folder, source))?;
            let parent = folder.parent().unwrap_or(Path::new("."));
            sync_folder(parent).map_err(|source| io_at(folder, source))
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(io_at(folder, source)),
    }
}

/// Copies hold private words, so only their owner may look into the folder.
fn own_only(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

fn gone(path: &Path) -> Result<(), SnapshotError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_at(path, error)),
        _ => Ok(()),
    }
}

fn io_at(path: &Path, source: io::Error) -> SnapshotError {
    SnapshotError::Io { path: path.to_owned(), source }
}
