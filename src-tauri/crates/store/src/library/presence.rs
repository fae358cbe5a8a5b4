//! Owns the question whether the library is still where, and what, it was when it was opened.
//! Must not open the file: closing it again would drop SQLite's own locks on it.

use super::place::Place;
use crate::StoreError;
use std::fs::{self, Metadata};
use std::path::PathBuf;
use std::time::SystemTime;

/// What the files looked like when the library was opened.
#[derive(Debug)]
pub(crate) struct Presence {
    library: Mark,
    /// The write-ahead journal, where the library is written through one.
    wal: Option<Mark>,
    /// Length and time of writing of a library that is only read and must not change meanwhile.
    frozen: Option<(u64, Option<SystemTime>)>,
}

/// One file, by what tells it from another of the same name.
#[derive(Debug)]
struct Mark {
    path: PathBuf,
    id: FileId,
}

#[cfg(unix)]
type FileId = (u64, u64);
#[cfg(not(unix))]
type FileId = Option<SystemTime>;

#[cfg(unix)]
fn id(meta: &Metadata) -> FileId {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
fn id(meta: &Metadata) -> FileId {
    meta.created().ok()
}

impl Mark {
    fn of(path: PathBuf) -> std::io::Result<Self> {
        Ok(Self { id: id(&fs::metadata(&path)?), path })
    }

    fn stands(&self) -> Result<Metadata, StoreError> {
        match fs::metadata(&self.path) {
            Ok(meta) if id(&meta) == self.id => Ok(meta),
            _ => Err(StoreError::Gone { path: self.path.clone() }),
        }
    }
}

impl Presence {
    /// Of a library that is written.
    pub fn written(place: &Place) -> std::io::Result<Self> {
        let wal = place.wal();
        let wal = if wal.exists() { Some(Mark::of(wal)?) } else { None };
        Ok(Self { library: Mark::of(place.path.clone())?, wal, frozen: None })
    }

    /// Of a library that is read on the promise that nobody writes it.
    pub fn frozen(place: &Place) -> std::io::Result<Self> {
        let meta = fs::metadata(&place.path)?;
        let frozen = Some((meta.len(), meta.modified().ok()));
        Ok(Self { library: Mark::of(place.path.clone())?, wal: None, frozen })
    }

    /// Of a library that is read while SQLite watches for writers.
    pub fn read(place: &Place) -> std::io::Result<Self> {
        Ok(Self { library: Mark::of(place.path.clone())?, wal: None, frozen: None })
    }

    /// Takes note that the library is written through another journal from now on.
    pub fn changed_journal(&mut self, place: &Place) -> Result<(), StoreError> {
        self.library.stands()?;
        self.wal = Mark::of(place.wal()).ok();
        Ok(())
    }

    /// Makes sure that a write will reach the library, and not a file without a name.
    pub fn before_writing(&self) -> Result<(), StoreError> {
        self.library.stands()?;
        if let Some(wal) = &self.wal {
            wal.stands()?;
        }
        Ok(())
    }

    /// Makes sure that what is about to be read is still what was opened. A moved file may still be read: SQLite
    /// holds it open.
    pub fn before_reading(&self) -> Result<(), StoreError> {
        match self.frozen {
            None => Ok(()),
            Some(then) => {
                let meta = self.library.stands()?;
                if (meta.len(), meta.modified().ok()) == then {
                    Ok(())
                } else {
                    Err(StoreError::Changed { path: self.library.path.clone() })
                }
            }
        }
    }
}
