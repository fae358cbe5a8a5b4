//! Owns what can go wrong with a library, as closed lists, and the reading of SQLite's result codes.
//! Must not know what a host does about it, and never looks at the text of an error.

use crate::Why;
use domain::{Key, Noun, ReviewId};
use rusqlite::ffi;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why a library could not be opened. Nothing has been changed on disk when one of these comes back, except that a
/// migration may have left its verified backup beside the library.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The folder the library should lie in does not exist.
    #[error("the library {path} could not be opened: its folder does not exist; make the folder, or name another one")]
    NoFolder {
        /// The library.
        path: PathBuf,
    },
    /// The path names a folder.
    #[error("the library {path} could not be opened: this is a folder; name a file inside it")]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The path names something that is neither file nor folder, such as a device or a pipe.
    #[error("the library {path} could not be opened: this is not an ordinary file; name another one")]
    NotAFile {
        /// The thing.
        path: PathBuf,
    },
    /// A library has been here, and its file is gone. An empty one is not put in its place.
    #[error(
        "the library {path} could not be opened: there was a library here and its file is gone; put it back or open \
         it where it lies now; to begin afresh here, first move away {left}"
    )]
    Missing {
        /// Where it was.
        path: PathBuf,
        /// What is left of it.
        left: PathBuf,
    },
    /// The file exists and holds nothing. A library is never of length zero, not even half-made, so this is the rest
    /// of something else, such as a copy that failed.
    #[error(
        "the library {path} could not be opened: the file is empty, as after a copy that failed; restore it, or move \
         it away to begin afresh"
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a library, or no longer one that can be read. It was left as it is.
    #[error(
        "the library {path} could not be opened: it is damaged or not a library; it was left as it is; restore a \
         backup, or salvage what it holds"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The file is an SQLite database of another program.
    #[error("the library {path} could not be opened: it belongs to another program; name another file")]
    OtherProgram {
        /// The file.
        path: PathBuf,
        /// The application id it carries.
        found: i32,
    },
    /// The library is the right kind of file, but its tables or triggers are not the ones this program made.
    #[error(
        "the library {path} could not be opened: its part “{part}” is not as this program made it; restore a backup, \
         or salvage what it holds"
    )]
    Shape {
        /// The file.
        path: PathBuf,
        /// The first table, index or trigger that differs.
        part: String,
    },
    /// Another window or program holds the library.
    #[error("the library {path} could not be opened: another window or program has it open; close that one first")]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// There is no library yet, and the folder cannot be written.
    #[error("the library {path} could not be made: its folder cannot be written; name a folder of your own")]
    CannotMake {
        /// Where it would have been.
        path: PathBuf,
    },
    /// The library cannot be written, and its latest words are in a journal that can be read only together with it
    /// in a folder that can be written.
    #[error(
        "the library {path} could not be opened: its folder cannot be written, and its latest words are still in \
         {wal}; copy both files into a folder of your own and open the copy"
    )]
    WordsOutside {
        /// The file.
        path: PathBuf,
        /// The journal beside it.
        wal: PathBuf,
    },
    /// The library is of an older schema and cannot be written, so it cannot be brought up to date.
    #[error(
        "the library {path} could not be opened: it is of schema {found}, this program reads {known}, and it cannot \
         be written to bring it up to date; copy it into a folder of your own and open the copy"
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The schema this program reads.
        known: i64,
    },
    /// SQLite did not take a setting that keeps words safe.
    #[error(
        "the library {path} could not be opened safely: the setting {setting} came back as “{got}”; move the library \
         to a disk of this machine"
    )]
    Setting {
        /// The file.
        path: PathBuf,
        /// The setting.
        setting: &'static str,
        /// What it is instead.
        got: String,
    },
    /// The copy that must stand before a migration could not be made or did not prove good.
    #[error("the library {path} was not brought up to date: the backup {backup} could not be made: {source}")]
    Backup {
        /// The library, unchanged.
        path: PathBuf,
        /// The backup.
        backup: PathBuf,
        /// Why.
        source: StoreError,
    },
    /// A migration failed; the library stands as before it.
    #[error("the library {path} was not brought up to schema {to}, and stands as before: {source}")]
    Migration {
        /// The library.
        path: PathBuf,
        /// The schema that was not reached.
        to: i64,
        /// Why.
        source: StoreError,
    },
    /// The operating system refused something else.
    #[error("the library {path} could not be opened: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// SQLite refused something else.
    #[error("the library {path} could not be opened: {source}")]
    Store {
        /// The file.
        path: PathBuf,
        /// Why.
        source: StoreError,
    },
}

/// Why an open library could not be read or written. A write that ends so has left nothing behind.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The library is open for reading only.
    #[error("nothing was written: the library is open for reading only ({0})")]
    ReadOnly(Why),
    /// The disk is full.
    #[error("nothing was written: the disk is full; make room and try again")]
    Full,
    /// Reading or writing the disk failed.
    #[error("the disk could not be read or written (SQLite code {code}); see that it is connected and sound")]
    Io {
        /// SQLite's extended result code.
        code: i32,
    },
    /// A page of the library makes no sense. It was left as it is.
    #[error("the library is damaged (SQLite code {code}); restore a backup, or salvage what it holds")]
    Damaged {
        /// SQLite's extended result code.
        code: i32,
    },
    /// The library's file, or the journal beside it, is no longer where it was when it was opened.
    #[error("nothing was written: {path} is no longer there; put it back, or open it where it lies now")]
    Gone {
        /// What is gone.
        path: PathBuf,
    },
    /// A library that is only being read was changed by somebody else.
    #[error("the library {path} was changed by another program; open it again")]
    Changed {
        /// The library.
        path: PathBuf,
    },
    /// An earlier commit failed. What the disk holds is known only after opening again, so nothing more is tried.
    #[error("an earlier write failed, so nothing more is read or written; open the library again")]
    Reopen,
    /// Another program holds the library for a moment.
    #[error("another program holds the library; try again")]
    Busy,
    /// A cell of a table holds something this program never writes there.
    #[error("a row of {} holds something unreadable in “{column}”; check the library", noun.as_str())]
    Unreadable {
        /// The table.
        noun: Noun,
        /// The column.
        column: &'static str,
    },
    /// An entry of the journal holds something this program never writes there.
    #[error("entry {seq} of the journal is unreadable; check the library")]
    UnreadableEntry {
        /// The entry.
        seq: i64,
    },
    /// An attachment names bytes that were neither handed over nor kept before.
    #[error("nothing was written: the bytes {sha256} of an attachment are not in the library")]
    NoContent {
        /// Their hash.
        sha256: String,
    },
    /// One value is larger than SQLite can hold, which is about a thousand million bytes.
    #[error("nothing was written: this is too large to be kept in one piece")]
    TooLarge,
    /// A table refused a row, for instance one whose review is not there.
    #[error("nothing was written: the library refused a row (SQLite code {code})")]
    Constraint {
        /// SQLite's extended result code.
        code: i32,
    },
    /// Anything else SQLite may answer; none of these is expected.
    #[error("the library answered with something unexpected: {source}")]
    Unexpected {
        /// What it answered.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Why an act was not carried out. Nothing of it has been written.
///
/// `E` is the error of the rules that were asked; undo and redo ask none.
#[derive(Debug, Error)]
pub enum ActError<E> {
    /// The rules, or whatever else was deciding, said no.
    #[error("the act was refused")]
    Refused(E),
    /// The library could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Every act of this review has been taken back, or there was none.
    #[error("there is nothing to undo in review {0}")]
    NothingToUndo(ReviewId),
    /// No act of this review waits to be done again.
    #[error("there is nothing to redo in review {0}")]
    NothingToRedo(ReviewId),
    /// The library holds another row than the act was meant for.
    #[error("the {} {} is not as the act expects it", key.noun.as_str(), key.id)]
    Overtaken {
        /// The row.
        key: Key,
    },
    /// A change touches a row of another review than the act is of.
    #[error("the {} {} is of another review", key.noun.as_str(), key.id)]
    OtherReview {
        /// The row.
        key: Key,
    },
    /// A pair holds two different rows, or none.
    #[error("a change of the act is not about one row")]
    NotOneRow,
    /// Whoever watched said to stop; nothing of the act is left.
    #[error("the act was stopped")]
    Stopped,
    /// The act changes nothing, so there is nothing to keep.
    #[error("the act changes nothing")]
    NoChange,
    /// The journal already tells of the review that should be taken over.
    #[error("the journal already tells of the review {0}")]
    KnownReview(ReviewId),
}

impl ActError<std::convert::Infallible> {
    /// The store's part of it, for a write that nothing but the store can refuse.
    pub(crate) fn only_of_the_store(self) -> StoreError {
        match self {
            Self::Store(error) => error,
            other => StoreError::Unexpected { source: other.into() },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(ffi::Error { extended_code, .. }, _) => {
                by_code(extended_code).unwrap_or_else(|| Self::Unexpected { source: error.into() })
            }
            error => Self::Unexpected { source: error.into() },
        }
    }
}

/// Sorts SQLite's extended result codes; see <https://sqlite.org/rescode.html>.
fn by_code(code: i32) -> Option<StoreError> {
    match code {
        // A file system or checksum layer below SQLite found the damage.
        ffi::SQLITE_IOERR_CORRUPTFS | ffi::SQLITE_IOERR_DATA => return Some(StoreError::Damaged { code }),
        _ => {}
    }
    match code & 0xff {
        ffi::SQLITE_FULL => Some(StoreError::Full),
        ffi::SQLITE_IOERR | ffi::SQLITE_CANTOPEN => Some(StoreError::Io { code }),
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Some(StoreError::Damaged { code }),
        ffi::SQLITE_READONLY => Some(StoreError::ReadOnly(Why::FileReadOnly)),
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Some(StoreError::Busy),
        ffi::SQLITE_TOOBIG => Some(StoreError::TooLarge),
        ffi::SQLITE_CONSTRAINT => Some(StoreError::Constraint { code }),
        _ => None,
    }
}

impl StoreError {
    /// The same error as one of opening the library at `path`.
    pub(crate) fn opening(self, path: &std::path::Path) -> OpenError {
        let path = path.to_owned();
        match self {
            Self::Busy => OpenError::Busy { path },
            Self::Damaged { .. } => OpenError::Damaged { path },
            source => OpenError::Store { path, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_extended_code_lands_where_its_reader_expects_it() {
        let full = |code| matches!(by_code(code), Some(StoreError::Full));
        let io = |code| matches!(by_code(code), Some(StoreError::Io { .. }));
        let damaged = |code| matches!(by_code(code), Some(StoreError::Damaged { .. }));
        let busy = |code| matches!(by_code(code), Some(StoreError::Busy));
        assert!(full(ffi::SQLITE_FULL), "a full disk is told apart from a broken one");
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_READ, ffi::SQLITE_CANTOPEN] {
            assert!(io(code), "code {code} is the disk's");
        }
        for code in [ffi::SQLITE_CORRUPT, ffi::SQLITE_CORRUPT_INDEX, ffi::SQLITE_NOTADB, ffi::SQLITE_IOERR_CORRUPTFS] {
            assert!(damaged(code), "code {code} is damage and must never read as empty");
        }
        assert!(busy(ffi::SQLITE_BUSY_SNAPSHOT), "every kind of busy is busy");
        assert!(by_code(ffi::SQLITE_MISUSE).is_none(), "what nobody expects keeps its own words");
    }
}
