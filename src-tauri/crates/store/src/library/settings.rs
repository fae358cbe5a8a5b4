//! Owns how SQLite is asked to treat the file, and that every answer is read back.
//! Must not know the tables.

use super::place::Place;
use crate::OpenError;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use std::time::Duration;

/// How many pages gather in the write-ahead journal before a commit brings them home. That takes a millisecond or two from
/// whoever meets it: with these eight megabytes, one commit in 400.
pub(super) const JOURNAL_PAGES: &str = "2000";

/// How many prepared statements are kept: five for each noun, two more for each that is searched, and those of the journal.
const STATEMENTS: usize = 160;

/// For every connection, before anything is read from the file: what lies in it is not trusted.
const WARY: &[(&str, &str, &str)] = &[
    // Functions with side effects cannot be called from a schema somebody else has written.
    ("trusted_schema", "OFF", "0"),
    // A damaged cell is an error when it is met, not a wild answer.
    ("cell_size_check", "ON", "1"),
    // Private words are never spilt into a temporary file.
    ("temp_store", "MEMORY", "2"),
];

/// For a connection that writes, before the file is first read.
const ALONE: &[(&str, &str, &str)] = &[
    // A second lock behind the lock file, for the day somebody deletes that one. It also keeps the index of the
    // write-ahead journal in memory, so that the journal works where memory cannot be shared between processes.
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    // No row without its review.
    ("foreign_keys", "ON", "1"),
    // What is deleted is overwritten.
    ("secure_delete", "ON", "1"),
];

/// For a connection that writes: a commit is on disk when it returns.
const DURABLE: &[(&str, &str, &str)] = &[
    ("synchronous", "FULL", "2"),
    // Apple's fsync stops short of the platter; elsewhere these two mean nothing.
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
    ("wal_autocheckpoint", JOURNAL_PAGES, JOURNAL_PAGES),
    // In KiB. A long import that outgrows what SQLite keeps in memory writes and reads every page several times over.
    ("cache_size", "-32768", "-32768"),
];

/// The KiB kept while a heavy act is written, until the next [`durable`]. Its new pages are written once, as they fill, so
/// keeping them until the commit would only take memory, and the time to get it from the system.
const HEAVY: i64 = -4096;

/// How commits reach the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Journal {
    /// Through a write-ahead journal: one sync a commit.
    Wal,
    /// Through a rollback journal, several times slower, where the file system allows no other.
    Delete,
}

/// Prepares any connection for a file whose content is not trusted.
pub(crate) fn wary(conn: &Connection, place: &Place) -> Result<(), OpenError> {
    let sqlite = |error: rusqlite::Error| crate::StoreError::from(error).opening(&place.path);
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.busy_timeout(Duration::ZERO).map_err(sqlite)?;
    for (config, name, wanted) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, "defensive", true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, "views", false),
        // Plans depend on the statement alone, so a prepared one is never prepared again for another value.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, "stable plans", true),
        // Until the library has proved good, closing it must not write to it.
        (DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, "no checkpoint on close", true),
    ] {
        let got = conn.set_db_config(config, wanted).map_err(sqlite)?;
        if got != wanted {
            return Err(refused(place, name, &got.to_string()));
        }
    }
    ask(conn, place, WARY)
}

/// Claims the file for this connection alone.
pub(crate) fn alone(conn: &Connection, place: &Place) -> Result<(), OpenError> {
    ask(conn, place, ALONE)
}

/// Waits for no disk, for a file that nobody would miss: what is made of it is asked to last as a whole.
pub(crate) fn hasty(conn: &Connection, place: &Place) -> Result<(), OpenError> {
    ask(conn, place, &[("synchronous", "OFF", "0")])
}

/// Makes commits last, and says by which journal.
pub(crate) fn durable(conn: &Connection, place: &Place) -> Result<Journal, OpenError> {
    let journal = match answer(conn, place, "journal_mode", "WAL")?.as_str() {
        "wal" => Journal::Wal,
        _ => match answer(conn, place, "journal_mode", "DELETE")?.as_str() {
            "delete" => Journal::Delete,
            got => return Err(refused(place, "journal_mode", got)),
        },
    };
    ask(conn, place, DURABLE)?;
    Ok(journal)
}

/// Prepares for a heavy act.
pub(crate) fn heavy(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "cache_size", HEAVY)
}

/// Forbids writing through a connection that only reads.
pub(crate) fn reading(conn: &Connection, place: &Place) -> Result<(), OpenError> {
    ask(conn, place, &[("query_only", "ON", "1")])
}

fn ask(conn: &Connection, place: &Place, settings: &[(&'static str, &str, &str)]) -> Result<(), OpenError> {
    for (setting, wanted, expected) in settings {
        answer(conn, place, setting, wanted)?;
        let got = read(conn, place, setting)?;
        if got != *expected {
            return Err(refused(place, setting, &got));
        }
    }
    Ok(())
}

/// Sets a pragma; returns what it answers, which is nothing for most.
fn answer(conn: &Connection, place: &Place, setting: &str, wanted: &str) -> Result<String, OpenError> {
    value(conn, &format!("PRAGMA {setting} = {wanted}")).map_err(|error| error.opening(&place.path))
}

fn read(conn: &Connection, place: &Place, setting: &str) -> Result<String, OpenError> {
    value(conn, &format!("PRAGMA {setting}")).map_err(|error| error.opening(&place.path))
}

/// The first cell a statement answers with, as text; empty where it answers nothing.
fn value(conn: &Connection, sql: &str) -> Result<String, crate::StoreError> {
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok(String::new()) };
    Ok(match row.get_ref(0)? {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    })
}

fn refused(place: &Place, setting: &'static str, got: &str) -> OpenError {
    OpenError::Setting { path: place.path.clone(), setting, got: got.to_owned() }
}
