//! Owns the way from a path to an open library, or to the reason why not.
//! Must not know rows or acts.

use super::lock::Lock;
use super::place::{Found, Place, marked_read_only, private_file, sync_folder};
use super::presence::Presence;
use super::settings;
use super::{Access, Library, Why};
use crate::migrations::{self, SCHEMA};
use crate::shape;
use crate::{OpenError, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, ffi};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

/// A connection that has proved to be on a library.
pub(super) struct Opened {
    pub conn: Connection,
    pub access: Access,
    pub presence: Presence,
    /// Whoever had it open before left a journal behind: a clean close leaves none.
    pub left_open: bool,
}

/// See [`Library::open`].
pub(super) fn open(given: &Path) -> Result<Library, OpenError> {
    let place = Place::of(given)?;
    let mut lock = Lock::take(&place)?;
    match opened(&place, lock.as_mut()) {
        Ok(opened) => Ok(Library::new(place, opened, lock)),
        Err(error) => {
            if let Some(lock) = lock {
                lock.withdraw();
            }
            Err(error)
        }
    }
}

fn opened(place: &Place, mut lock: Option<&mut Lock>) -> Result<Opened, OpenError> {
    let io = |source| place.io(source);
    let schema = match (place.look()?, &lock) {
        (Found::Library { schema }, _) => schema,
        (Found::Nothing, None) => return Err(OpenError::CannotMake { path: place.path.clone() }),
        (Found::Nothing, Some(lock)) => {
            refuse_where_one_was(place, lock)?;
            make(place)?;
            SCHEMA
        }
    };
    if schema > SCHEMA {
        return reading(place, Why::Newer { found: schema, known: SCHEMA });
    }
    if marked_read_only(&place.path).map_err(io)? || !may_write(&place.path).map_err(io)? {
        return reading(place, Why::FileReadOnly);
    }
    if lock.is_none() || marked_read_only(place.folder()).map_err(io)? {
        return reading(place, Why::FolderReadOnly);
    }
    let opened = match writing(place) {
        // The folder would not take the journal that stands beside the library while it is written.
        Err(OpenError::Store { source: StoreError::Io { code }, .. }) if code & 0xff == ffi::SQLITE_CANTOPEN => {
            return reading(place, Why::FolderReadOnly);
        }
        other => other?,
    };
    if let Some(lock) = &mut lock {
        lock.remember().map_err(io)?;
    }
    Ok(opened)
}

/// A library that was here is missed, and not replaced by an empty one.
fn refuse_where_one_was(place: &Place, lock: &Lock) -> Result<(), OpenError> {
    let left = match place.needed_journal() {
        None => lock.remembers().map_err(|source| place.io(source))?,
        left => left,
    };
    match left {
        Some(left) => Err(OpenError::Missing { path: place.path.clone(), left }),
        None => Ok(()),
    }
}

/// Makes a library beside its place and then moves it there, so that no half-made one is ever found under its name.
fn make(place: &Place) -> Result<(), OpenError> {
    let io = |source: std::io::Error| match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            OpenError::CannotMake { path: place.path.clone() }
        }
        _ => place.io(source),
    };
    let making = Place { path: place.beside(".making") };
    // What an interrupted attempt left has never held a word.
    for rest in [making.path.clone(), making.beside("-journal")] {
        match fs::remove_file(rest) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(error)),
            _ => {}
        }
    }
    drop(private_file(&making.path).map_err(io)?);
    let conn = connect(&making, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    settings::wary(&conn, &making)?;
    settings::alone(&conn, &making)?;
    settings::hasty(&conn, &making)?;
    migrations::bring_up(&conn, &making, &migrations::steps())?;
    conn.close().map_err(|(_, error)| StoreError::from(error).opening(&place.path))?;
    File::open(&making.path).and_then(|file| file.sync_all()).map_err(io)?;
    fs::rename(&making.path, &place.path).map_err(io)?;
    sync_folder(place.folder()).map_err(io)
}

/// Whether the operating system would let this file be written.
fn may_write(path: &Path) -> std::io::Result<bool> {
    match File::options().write(true).open(path) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => Ok(false),
        Err(error) => Err(error),
    }
}

fn connect(place: &Place, access: OpenFlags) -> Result<Connection, OpenError> {
    Connection::open_with_flags(&place.path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| StoreError::from(error).opening(&place.path))
}

/// Opens for reading and writing.
fn writing(place: &Place) -> Result<Opened, OpenError> {
    let sqlite = |error: rusqlite::Error| StoreError::from(error).opening(&place.path);
    let left_open = place.needed_journal().is_some();
    let conn = connect(place, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    settings::wary(&conn, place)?;
    settings::alone(&conn, place)?;
    // The journal may know of a newer schema than the header did.
    let found = migrations::schema(&conn).map_err(|error| error.opening(&place.path))?;
    if found > SCHEMA {
        drop(conn);
        return reading(place, Why::Newer { found, known: SCHEMA });
    }
    if found < 1 {
        return Err(OpenError::Damaged { path: place.path.clone() });
    }
    // SQLite reads a file of a later format and would refuse each write only when it comes.
    if conn.is_readonly(rusqlite::MAIN_DB).map_err(sqlite)? {
        drop(conn);
        return reading(place, Why::FileReadOnly);
    }
    settings::durable(&conn, place)?;
    migrations::bring_up(&conn, place, &migrations::steps())?;
    shape::vet(&conn, place)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(sqlite)?;
    let presence = Presence::written(place).map_err(|source| place.io(source))?;
    Ok(Opened { conn, access: Access::Full, presence, left_open })
}

/// Opens for reading only, leaving every file as it is.
fn reading(place: &Place, why: Why) -> Result<Opened, OpenError> {
    let needed = place.needed_journal();
    let waiting = needed.is_some();
    let conn = if waiting { connect(place, OpenFlags::SQLITE_OPEN_READ_ONLY)? } else { frozen(place)? };
    settings::wary(&conn, place)?;
    settings::reading(&conn, place)?;
    let found = match migrations::schema(&conn) {
        Ok(found) => found,
        Err(error) => {
            // Without writing, the one journal cannot be read and the other cannot be taken back.
            let unreadable = match &error {
                StoreError::Io { code } => code & 0xff == ffi::SQLITE_CANTOPEN,
                error => matches!(error, StoreError::ReadOnly(_)),
            };
            return Err(match needed.filter(|_| unreadable) {
                Some(wal) => OpenError::WordsOutside { path: place.path.clone(), wal },
                None => error.opening(&place.path),
            });
        }
    };
    let why = match found {
        ..=0 => return Err(OpenError::Damaged { path: place.path.clone() }),
        found if found < SCHEMA => {
            return Err(OpenError::Older { path: place.path.clone(), found, known: SCHEMA });
        }
        found if found > SCHEMA => Why::Newer { found, known: SCHEMA },
        _ => {
            shape::vet(&conn, place)?;
            why
        }
    };
    let presence = if waiting { Presence::read(place) } else { Presence::frozen(place) };
    let presence = presence.map_err(|source| place.io(source))?;
    Ok(Opened { conn, access: Access::ReadOnly(why), presence, left_open: false })
}

/// A connection that needs no journal and no shared memory beside the library, on the promise that nobody writes it
/// meanwhile. [`Presence`] holds the world to that promise.
fn frozen(place: &Place) -> Result<Connection, OpenError> {
    let mut uri = String::from("file:");
    for byte in place.path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(uri, flags).map_err(|error| StoreError::from(error).opening(&place.path))
}
