//! Owns where files lie and how one is written so that it is whole or not there.
//! Must not know what is in them.

use crate::{Trouble, trouble};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The library to open: the one named, or `library.db` in the user's XDG data folder, whose folder is made on first use.
/// A library named by hand gets no folder made for it, because a mistyped path should be told and not obeyed.
///
/// # Errors
/// Where the system tells no home folder, or the default folder cannot be made.
pub fn library(named: Option<PathBuf>) -> Result<PathBuf, Trouble> {
    if let Some(named) = named {
        return Ok(named);
    }
    let base = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| std::env::home_dir().map(|home| home.join(".local/share")));
    let folder = base.ok_or_else(trouble::no_home)?.join("second-story");
    fs::create_dir_all(&folder).map_err(|why| trouble::unwritten(&folder, &why))?;
    Ok(folder.join("library.db"))
}

/// The folder of the user's own decks, beside that library.
pub fn decks_beside(library: &Path) -> PathBuf {
    library.with_file_name("decks")
}

/// Writes a file beside its place, syncs it and renames it over: an interruption leaves the old file or the new one,
/// never half of either.
///
/// # Errors
/// What the system says; the file that was there before is then untouched.
pub fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let beside = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = write_synced(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if let Err(why) = written {
        // The half file is ours; where it cannot be removed either, the first error says more.
        let _ = fs::remove_file(&beside);
        return Err(why);
    }
    // Without this the rename itself could be lost with the power.
    File::open(folder)?.sync_all()
}

/// Reads a file that is to be brought in. No more is read than could be taken in, whatever the path leads to.
///
/// # Errors
/// What the system says, in words.
pub fn read_for_import(path: &Path) -> Result<Vec<u8>, Trouble> {
    let most = u64::try_from(intake::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let read = || {
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|why| trouble::unread(path, &why))
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("handout.pdf");
        write_beside(&path, b"old").unwrap();
        write_beside(&path, b"new and longer").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new and longer", "the newest bytes must be there");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no part file may stay behind");
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("handout.pdf");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("inside"), b"kept").unwrap();
        assert!(write_beside(&path, b"new").is_err(), "a folder in the way cannot be replaced");
        assert_eq!(fs::read(path.join("inside")).unwrap(), b"kept", "what was there must stay");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no part file may stay behind");
    }
}
