//! Owns the order of schemas: which SQL leads from one to the next, and the copy that is made before.
//! Must not know what any table means; each keeps its own SQL in its own folder.

#[cfg(test)]
mod tests;

use crate::library::place::{Place, private_file, sync_folder};
use crate::{OpenError, StoreError};
use crate::{
    account, agenda_item, attachment, content, debrief, event, factor, follow_up, interview, journal, learning, line,
    link, note, open_question, parked, person, perspective, quote, review, safety, search, source, thanks,
};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::ffi::c_int;
use std::fs::{self, File};
use std::io;
use std::time::Duration;

/// The schema this program reads and writes. It grows by one with every migration.
pub const SCHEMA: i64 = 6;

/// Marks a file as a library of this program: the letters `2Sty`, in SQLite's `application_id`.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(*b"2Sty");

/// One folder's SQL, each piece with the schema it leads to. A piece that has been released never changes; a change
/// is a new piece.
pub(crate) type Part = &'static [(i64, &'static str)];

/// Every folder that has a table. Reviews come first, because the others refer to them.
const PARTS: &[Part] = &[
    journal::MIGRATIONS,
    content::MIGRATIONS,
    review::MIGRATIONS,
    perspective::MIGRATIONS,
    person::MIGRATIONS,
    agenda_item::MIGRATIONS,
    interview::MIGRATIONS,
    quote::MIGRATIONS,
    note::MIGRATIONS,
    safety::MIGRATIONS,
    debrief::MIGRATIONS,
    parked::MIGRATIONS,
    source::MIGRATIONS,
    line::MIGRATIONS,
    event::MIGRATIONS,
    account::MIGRATIONS,
    factor::MIGRATIONS,
    link::MIGRATIONS,
    learning::MIGRATIONS,
    open_question::MIGRATIONS,
    follow_up::MIGRATIONS,
    thanks::MIGRATIONS,
    attachment::MIGRATIONS,
    search::MIGRATIONS,
];

/// What leads from one schema to the next.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// The schema it leads to.
    pub to: i64,
    pub sql: Vec<&'static str>,
}

/// Every step, from an empty file to [`SCHEMA`].
pub(crate) fn steps() -> Vec<Step> {
    (1..=SCHEMA)
        .map(|to| Step {
            to,
            sql: PARTS.iter().flat_map(|part| part.iter()).filter(|(of, _)| *of == to).map(|(_, sql)| *sql).collect(),
        })
        .collect()
}

/// The schema a file is of; 0 for an empty one.
pub(crate) fn schema(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings a library up to the last of these steps. Where it already holds something, a copy is put beside it first.
pub(crate) fn bring_up(conn: &Connection, place: &Place, steps: &[Step]) -> Result<(), OpenError> {
    let from = schema(conn).map_err(|error| error.opening(&place.path))?;
    let Some(last) = steps.last().filter(|last| last.to > from) else { return Ok(()) };
    if from > 0 {
        back_up(conn, place, last.to)?;
    }
    for step in steps.iter().filter(|step| step.to > from) {
        carry_out(conn, step).map_err(|source| OpenError::Migration {
            path: place.path.clone(),
            to: step.to,
            source,
        })?;
    }
    Ok(())
}

/// One step, in one transaction.
fn carry_out(conn: &Connection, step: &Step) -> Result<(), StoreError> {
    let tx = rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    for sql in &step.sql {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", step.to)?;
    Ok(tx.commit()?)
}

/// Puts a proven copy of the library beside it, under `<name>.before-vN`. It replaces one of the same name, which an
/// earlier attempt at the same migration left, and only once the new one has proved good.
fn back_up(conn: &Connection, place: &Place, to: i64) -> Result<(), OpenError> {
    let backup = Place { path: place.beside(&format!(".before-v{to}")) };
    let making = Place { path: backup.beside(".making") };
    let failed = |source| OpenError::Backup { path: place.path.clone(), backup: backup.path.clone(), source };
    let io = |error: io::Error| failed(StoreError::Unexpected { source: error.into() });
    let entries = journal::revision(conn).map_err(failed)?;
    if entries == 0 {
        return Ok(());
    }
    match fs::remove_file(&making.path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io(error)),
        _ => {}
    }
    drop(private_file(&making.path).map_err(io)?);
    copy(conn, &making).map_err(failed)?;
    prove(&making, entries).map_err(failed)?;
    File::open(&making.path).and_then(|file| file.sync_all()).map_err(io)?;
    fs::rename(&making.path, &backup.path).map_err(io)?;
    sync_folder(place.folder()).map_err(io)
}

/// Copies a library into an empty file, which then stands alone.
pub(crate) fn copy(conn: &Connection, to: &Place) -> Result<(), StoreError> {
    let mut copy = Connection::open_with_flags(&to.path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Backup::new(conn, &mut copy)?.run_to_completion(c_int::MAX, Duration::ZERO, None)?;
    // One file, with nothing beside it, is what a person can carry away.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error.into())
}

/// A backup is one only if it opens, is sound and reaches as far as the library.
pub(crate) fn prove(copy: &Place, entries: i64) -> Result<(), StoreError> {
    let conn = Connection::open_with_flags(&copy.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if pages_sound(&conn)? && journal::revision(&conn)? == entries {
        Ok(())
    } else {
        Err(StoreError::Damaged { code: rusqlite::ffi::SQLITE_CORRUPT })
    }
}

/// Whether SQLite finds its own structures whole.
pub(crate) fn pages_sound(conn: &Connection) -> Result<bool, StoreError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok")
}

/// An empty library in memory, for comparing shapes with.
pub(crate) fn pattern() -> Result<Connection, StoreError> {
    let conn = Connection::open_in_memory()?;
    for step in steps() {
        carry_out(&conn, &step)?;
    }
    Ok(conn)
}
