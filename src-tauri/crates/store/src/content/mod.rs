//! Owns the bytes of imported files, each kept once under its own hash.
//! Must not know what is in them.

use crate::migrations::Part;
use crate::{StoreError, cell};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

/// The bytes of one file, to be kept beside the rows that name them. They stay when those rows go, so that an undo
/// finds them again. There is no way to make one under another hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    sha256: String,
    bytes: Vec<u8>,
}

impl Content {
    /// Bytes under their own hash.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self { sha256: sha256(&bytes), bytes }
    }

    /// SHA-256 of the bytes in lower-case hex.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The bytes, exactly as they were in the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// SHA-256 in lower-case hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Keeps the bytes that are not kept already.
pub(crate) fn keep(conn: &Connection, contents: &[Content]) -> Result<(), StoreError> {
    for Content { sha256, bytes } in contents {
        let sql = "INSERT INTO content (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING";
        let came = conn.prepare_cached(sql)?.execute(params![sha256, cell::room_for(bytes)])?;
        if came > 0 {
            cell::fill(conn, "content", "bytes", conn.last_insert_rowid(), bytes)?;
        }
    }
    Ok(())
}

/// Makes sure that bytes are kept.
pub(crate) fn must_hold(conn: &Connection, sha256: &str) -> Result<(), StoreError> {
    let held = conn.prepare_cached("SELECT 1 FROM content WHERE sha256 = ?1")?.exists([sha256])?;
    if held { Ok(()) } else { Err(StoreError::NoContent { sha256: sha256.to_owned() }) }
}

/// The bytes kept under a hash.
pub(crate) fn of(conn: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut select = conn.prepare_cached("SELECT bytes FROM content WHERE sha256 = ?1")?;
    Ok(select.query_row([sha256], |row| row.get(0)).optional()?)
}

/// Visits every hash with the one its bytes really have.
pub(crate) fn every(conn: &Connection, mut visit: impl FnMut(String, String)) -> Result<(), StoreError> {
    let mut select = conn.prepare("SELECT sha256, bytes FROM content")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(1)?.as_bytes().unwrap_or_default();
        visit(row.get(0)?, sha256(bytes));
    }
    Ok(())
}
