//! Owns the lock that lets one window at a time open a library.
//! Must not know what the library holds; the lock file says only what it is for.

use super::place::{Place, marked_read_only};
use crate::OpenError;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

/// What the lock file says, once a library has been made beside it.
const SENTENCE: &str = "Second Story keeps this file so that one window at a time writes the library beside it.\n";

/// A lock of the operating system on a file beside the library. It goes with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock, or returns none where the folder cannot be written and nobody has locked there before.
    pub fn take(place: &Place) -> Result<Option<Self>, OpenError> {
        let path = place.beside(".lock");
        let read_only = marked_read_only(place.folder()).map_err(|source| place.io(source))?;
        let attempt = if read_only {
            File::open(&path)
        } else {
            // The file may be another person's, in a folder both may write: reading is enough to lock it.
            File::options().write(true).create(true).truncate(false).open(&path).or_else(|error| match error.kind() {
                ErrorKind::PermissionDenied => File::open(&path).map_err(|_| error),
                _ => Err(error),
            })
        };
        let file = match attempt {
            Ok(file) => file,
            Err(error) if read_only && error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
                return Ok(None);
            }
            Err(source) => return Err(place.io(source)),
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { file, path })),
            Err(TryLockError::WouldBlock) => Err(OpenError::Busy { path: place.path.clone() }),
            Err(TryLockError::Error(source)) => Err(place.io(source)),
        }
    }

    /// The lock file, where it says that a library has been made here.
    pub fn remembers(&self) -> io::Result<Option<PathBuf>> {
        Ok((self.file.metadata()?.len() > 0).then(|| self.path.clone()))
    }

    /// Writes down that there is a library here, so that its absence will be noticed.
    pub fn remember(&mut self) -> io::Result<()> {
        if self.file.metadata()?.len() == 0 { self.file.write_all(SENTENCE.as_bytes()) } else { Ok(()) }
    }

    /// Takes the file away again where no library was opened, so that a path given by mistake leaves nothing behind.
    pub fn withdraw(self) {
        if self.file.metadata().is_ok_and(|meta| meta.len() == 0) {
            // Left behind, it is empty, says nothing and stops nobody.
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough while a child process, just being started, still shares it. Where unlocking
        // fails, closing follows anyway.
        let _ = self.file.unlock();
    }
}
