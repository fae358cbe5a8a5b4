//! Owns where a library lies: its path, the files beside it, and what can be told of it without opening it.
//! Must not know SQL; it reads the first hundred bytes of a file, and writes none.

use crate::OpenError;
use crate::migrations::APPLICATION_ID;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where a library lies, or will.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Free of links, so that two names of one library share one lock.
    pub path: PathBuf,
}

/// What lies at a place.
pub(crate) enum Found {
    Nothing,
    /// A library, as far as its header tells, of that schema.
    Library {
        schema: i64,
    },
}

impl Place {
    /// Resolves a path as a person gave it.
    pub fn of(given: &Path) -> Result<Self, OpenError> {
        let path = given.to_owned();
        match fs::canonicalize(given) {
            Ok(path) => return Ok(Self { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(OpenError::NoFolder { path }),
            Err(source) => return Err(OpenError::Io { path, source }),
        }
        // A link to nowhere stands for a library on a disk that is not there now.
        if fs::symlink_metadata(given).is_ok() {
            return Err(OpenError::Missing { left: path.clone(), path });
        }
        let Some(name) = given.file_name() else { return Err(OpenError::NoFolder { path }) };
        let folder = match given.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        match fs::canonicalize(folder) {
            Ok(folder) if folder.is_dir() => Ok(Self { path: folder.join(name) }),
            Ok(_) => Err(OpenError::NoFolder { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(OpenError::NoFolder { path }),
            Err(source) => Err(OpenError::Io { path, source }),
        }
    }

    /// The file of that ending beside the library.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(&self.path);
        name.push(ending);
        name.into()
    }

    /// SQLite's write-ahead journal.
    pub fn wal(&self) -> PathBuf {
        self.beside("-wal")
    }

    /// SQLite's rollback journal. Where it holds bytes, a heavy act was cut off, and the next opening takes it back.
    pub fn rollback(&self) -> PathBuf {
        self.beside("-journal")
    }

    /// The journal beside the library without which it is not whole, where there is one.
    pub fn needed_journal(&self) -> Option<PathBuf> {
        [self.wal(), self.rollback()].into_iter().find(|journal| holds_bytes(journal))
    }

    /// The folder the library lies in.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Any other failure of the operating system at this place.
    pub fn io(&self, source: io::Error) -> OpenError {
        OpenError::Io { path: self.path.clone(), source }
    }

    /// Looks at what lies here. SQLite has not touched the file before this agrees to it, because SQLite repairs
    /// what it opens, and a file that is not ours must stay as it is.
    pub fn look(&self) -> Result<Found, OpenError> {
        let path = self.path.clone();
        let meta = match fs::metadata(&self.path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(source) => return Err(OpenError::Io { path, source }),
        };
        if meta.is_dir() {
            return Err(OpenError::IsFolder { path });
        }
        if !meta.is_file() {
            return Err(OpenError::NotAFile { path });
        }
        if meta.len() == 0 {
            return Err(OpenError::Empty { path });
        }
        self.header(&meta)
    }

    /// Reads the header (<https://sqlite.org/fileformat2.html>, section 1.3).
    fn header(&self, meta: &Metadata) -> Result<Found, OpenError> {
        let path = self.path.clone();
        let mut bytes = [0; 100];
        match File::open(&self.path).and_then(|mut file| file.read_exact(&mut bytes)) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(OpenError::Damaged { path }),
            Err(source) => return Err(OpenError::Io { path, source }),
        }
        if !bytes.starts_with(b"SQLite format 3\0") {
            return Err(OpenError::Damaged { path });
        }
        let number = |at: usize| i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        if number(68) != APPLICATION_ID {
            return Err(OpenError::OtherProgram { path, found: number(68) });
        }
        // With nothing waiting in a journal, the header's page count is current: a shorter file has lost its end.
        let pages = u64::from(number(28).unsigned_abs());
        let page_size = match u64::from(u16::from_be_bytes([bytes[16], bytes[17]])) {
            1 => 65_536,
            size => size,
        };
        if self.needed_journal().is_none() && meta.len() < pages * page_size {
            return Err(OpenError::Damaged { path });
        }
        Ok(Found::Library { schema: i64::from(number(60)) })
    }
}

/// Whether a file is there and not empty.
pub(crate) fn holds_bytes(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.len() > 0)
}

/// Whether the person, or the system, has said that this is not to be written. The superuser could write it all the
/// same, but a file marked read-only was marked by somebody who meant it. Windows uses the mark on folders for
/// something else.
pub(crate) fn marked_read_only(path: &Path) -> io::Result<bool> {
    let meta = fs::metadata(path)?;
    Ok(meta.permissions().readonly() && (cfg!(unix) || meta.is_file()))
}

/// Makes an empty file that only its owner may read: a library holds private words.
pub(crate) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes sure that the names in a folder are on disk, where the system has a way to ask for it.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
