//! Owns reading the journal back: one review's entries, and the act that the next step is about.
//! Must not write.

use super::chain::{COLUMNS, Stored, stored};
use super::{Entry, Kind, Turn, UNTOLD, standing};
use crate::StoreError;
use domain::ReviewId;
use rusqlite::Connection;

/// Every entry of one review, oldest first.
pub(crate) fn history(conn: &Connection, review: ReviewId) -> Result<Vec<Entry>, StoreError> {
    let untold = format!("SELECT seq FROM act WHERE {UNTOLD} AND review = ?1");
    let of_review = format!("SELECT seq FROM standing WHERE review = ?1 UNION ALL {untold}");
    let mut select =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM act WHERE seq IN ({of_review}) ORDER BY seq"))?;
    let mut rows = select.query([review.0.into_bytes()])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(readable(row)?);
    }
    Ok(entries)
}

/// Whether there is an entry of that review.
pub(crate) fn knows(conn: &Connection, review: ReviewId) -> Result<bool, StoreError> {
    let untold = format!("SELECT 1 FROM act WHERE {UNTOLD} AND review = ?1");
    let sql = format!("SELECT 1 FROM standing WHERE review = ?1 UNION ALL {untold}");
    Ok(conn.prepare_cached(&sql)?.exists([review.0.into_bytes()])?)
}

/// The act that the next step is about.
pub(crate) fn next(conn: &Connection, review: ReviewId, turn: Turn) -> Result<Option<Entry>, StoreError> {
    let Some(seq) = standing::next(conn, review, turn)? else { return Ok(None) };
    let mut select = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM act WHERE seq = ?1"))?;
    let mut rows = select.query([seq])?;
    match rows.next()? {
        Some(row) => readable(row).map(Some),
        None => Err(StoreError::UnreadableEntry { seq }),
    }
}

fn readable(row: &rusqlite::Row<'_>) -> Result<Entry, StoreError> {
    let stored = stored(row)?.map_err(|seq| StoreError::UnreadableEntry { seq })?;
    let seq = stored.seq;
    entry(stored).ok_or(StoreError::UnreadableEntry { seq })
}

fn entry(stored: Stored) -> Option<Entry> {
    Some(Entry {
        changes: stored.pairs()?,
        at: stored.at.parse().ok()?,
        kind: Kind::read(&stored.kind)?,
        seq: stored.seq,
        id: stored.id,
        name: stored.name,
        of: stored.of,
    })
}
