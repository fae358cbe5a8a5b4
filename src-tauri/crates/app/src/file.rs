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

/// The folder of the user's own rules for the coach, beside that library.
pub fn phrases_beside(library: &Path) -> PathBuf {
    library.with_file_name("phrases")
}

/// Writes a file beside its place, syncs it, renames it over and syncs the folder: an interruption leaves the old file
/// or the new one, never half of either.
///
/// # Errors
/// What the system says; the file that was there before is then untouched, unless only the folder's sync failed.
pub fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(&mut Disk, path, bytes)
}

/// The same in a folder that may not be there yet, which is then made.
///
/// # Errors
/// As [`write_beside`], in words, and where the folder cannot be made.
pub(crate) fn write_in_folder(folder: &Path, name: &str, text: &str) -> Result<(), Trouble> {
    let path = folder.join(name);
    fs::create_dir_all(folder)
        .and_then(|()| write_beside(&path, text.as_bytes()))
        .map_err(|why| trouble::unwritten(&path, &why))
}

/// Reads a file that is to be brought in. No more is read than could be taken in, whatever the path leads to.
///
/// # Errors
/// What the system says, in words.
pub fn read_for_import(path: &Path) -> Result<Vec<u8>, Trouble> {
    read_up_to(path, intake::MAX_BYTES)
}

/// Reads a package in the same way.
///
/// # Errors
/// What the system says, in words.
pub fn read_package(path: &Path) -> Result<Vec<u8>, Trouble> {
    read_up_to(path, intake::package::MAX_PACKED)
}

/// Whether a file is a package, by its name: anything else is evidence.
pub fn is_package(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(intake::package::ENDING))
}

/// The name a file is called by, without its folder; empty where the path has none.
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads one byte more than may be, so that whoever looks at the bytes sees that there are too many.
fn read_up_to(path: &Path, most: usize) -> Result<Vec<u8>, Trouble> {
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let read = || {
        let file = File::open(path)?;
        // Room for all of it at once; how much really comes is for the reading to say.
        let size = file.metadata()?.len().min(most);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|why| trouble::unread(path, &why))
}

/// The steps that take a file to its place. Any of them can fail, and a test lets each of them.
trait Steps {
    type File: Write;
    fn create(&mut self, path: &Path) -> io::Result<Self::File>;
    fn sync(&mut self, file: Self::File) -> io::Result<()>;
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    fn sync_folder(&mut self, folder: &Path) -> io::Result<()>;
    fn remove(&mut self, path: &Path) -> io::Result<()>;
}

/// The real ones.
struct Disk;

impl Steps for Disk {
    type File = File;

    fn create(&mut self, path: &Path) -> io::Result<File> {
        File::create(path)
    }

    fn sync(&mut self, file: File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&mut self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

fn put<S: Steps>(steps: &mut S, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let beside = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = write_synced(steps, &beside, bytes).and_then(|()| steps.rename(&beside, path));
    if let Err(why) = written {
        // The half file is ours; where it cannot be removed either, the first error says more.
        let _ = steps.remove(&beside);
        return Err(why);
    }
    // Without this the rename itself could be lost with the power.
    steps.sync_folder(folder)
}

fn write_synced<S: Steps>(steps: &mut S, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = steps.create(path)?;
    file.write_all(bytes)?;
    steps.sync(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::rc::Rc;

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

    /// A disk that stops after so many steps, on a real folder. A write takes seven bytes at most, as a full pipe would.
    #[derive(Clone)]
    struct Stopping {
        left: Rc<Cell<usize>>,
        /// Whether the power is gone: then nothing works any more, tidying up included.
        dead: bool,
    }

    impl Stopping {
        fn step(&self) -> io::Result<()> {
            let left = self.left.get();
            if left == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.left.set(left - 1);
            Ok(())
        }
    }

    struct Slow(File, Stopping);

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.1.step()?;
            self.0.write(&bytes[..bytes.len().min(7)])
        }

        fn flush(&mut self) -> io::Result<()> {
            self.0.flush()
        }
    }

    impl Steps for Stopping {
        type File = Slow;

        fn create(&mut self, path: &Path) -> io::Result<Slow> {
            self.step()?;
            Ok(Slow(Disk.create(path)?, self.clone()))
        }

        fn sync(&mut self, file: Slow) -> io::Result<()> {
            self.step()?;
            Disk.sync(file.0)
        }

        fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
            self.step()?;
            Disk.rename(from, to)
        }

        fn sync_folder(&mut self, folder: &Path) -> io::Result<()> {
            self.step()?;
            Disk.sync_folder(folder)
        }

        fn remove(&mut self, path: &Path) -> io::Result<()> {
            if self.dead { Err(io::ErrorKind::Other.into()) } else { Disk.remove(path) }
        }
    }

    #[test]
    fn an_export_interrupted_at_any_step_leaves_the_old_file_or_the_new_one_whole() {
        let new: Vec<u8> = (0..200).collect();
        for dead in [false, true] {
            let mut steps = 0;
            loop {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("handout.pdf");
                fs::write(&path, b"old").unwrap();
                let left = Rc::new(Cell::new(steps));
                let done = put(&mut Stopping { left: left.clone(), dead }, &path, &new);
                let found = fs::read(&path).unwrap();
                // Only the sync of the folder comes after the rename.
                let renamed = found == new;
                assert!(
                    renamed || found == b"old",
                    "stopped after {steps} steps: neither the old file nor the new one"
                );
                assert!(
                    dead || fs::read_dir(folder.path()).unwrap().count() == 1,
                    "a half file stays after {steps} steps"
                );
                if done.is_ok() {
                    assert!(renamed && left.get() == 0, "it is done when every step was taken");
                    break;
                }
                steps += 1;
            }
            assert!(steps > 30, "every write was interrupted once, not {steps} steps");
        }
    }
}
