//! Owns the search index: keeping it in step with the rows, in the transaction of every act; building it anew.
//! Must not know what an act is, nor how an answer is shown.
//!
//! An act leaves its rows waiting ([`waits`]), which costs nothing for a new one; [`settle`] takes them into the index many
//! at a time. A search reads the index and, one by one, the rows that wait, so nothing is ever found late. A row that
//! changes leaves the index at once, with its old words, and waits again: a sentence that is being typed waits once.
//!
//! What one act brings is never taken in by that act alone: the words of a hundred thousand lines cost the index longer
//! than everything else about them. Each act takes in some of what waits, and whoever has nothing else to do the rest.

mod find;
mod fold;
mod prove;
mod query;
mod text;
mod waits;

pub use find::{Found, Hit, Order};
pub(crate) use find::{Frequencies, find};
pub(crate) use prove::prove;

use crate::StoreError;
use crate::migrations::Part;
use crate::rows::Rows;
use crate::table::bind;
use domain::{Change, Key, Noun, Row, Shelf};
use rusqlite::{Connection, OptionalExtension, params};
use waits::Settled;

pub(crate) const MIGRATIONS: Part = &[(2, include_str!("0002.sql")), (5, include_str!("0005.sql"))];

/// How many waiting rows one act takes in at most: a few milliseconds, whatever an import has left.
const SLICE: usize = 512;

/// How many rows are taken into the index between two looks at what waits, where nobody is kept waiting.
const BATCH: usize = 4096;

/// From so many changes in one act on, rows that leave are not taken out word by word: the index is merged once instead,
/// which leaves none of their words either.
const MANY: usize = 500;

/// Follows the changes of one act, within its transaction: notes which rows have new words, and takes out the words that
/// rows had before.
pub(crate) fn follow(conn: &Connection, changes: &[Change]) -> Result<(), StoreError> {
    let nouns = touched(changes);
    let settled = Settled::of(conn, &nouns)?;
    let mut left = Vec::new();
    let mut came = Vec::new();
    for change in changes {
        let Some(key) = change.key().filter(|key| text::SEARCHED.contains(&key.noun)) else { continue };
        if settled.is_before(key) {
            continue;
        }
        if let Some(words) = change.before.as_ref().and_then(text::of) {
            let after = change.after.as_ref().and_then(text::of);
            if after.as_ref() == Some(&words) {
                continue;
            }
            let waited = if after.is_some() { waits::is_noted(conn, key)? } else { waits::strike(conn, key)? };
            if waited {
                continue;
            }
            left.push((key, words));
        }
        if change.after.is_some() {
            came.push(key);
        }
    }
    take_out(conn, &left)?;
    waits::note(conn, &came)
}

/// Takes in what has come to wait, after the act of that number. One of few rows looks one time in sixteen whether much
/// waits, because counting takes longer than noting a row does. Says whether it did.
pub(crate) fn keep_up(conn: &Connection, seq: i64, changes: &[Change]) -> Result<bool, StoreError> {
    const ONE_IN: usize = 16;
    if changes.len() < ONE_IN && !usize::try_from(seq).is_ok_and(|seq| seq.is_multiple_of(ONE_IN)) {
        return Ok(false);
    }
    settle(conn, &touched(changes))
}

/// The nouns of which an act may leave much waiting, and lines: an import leaves more of them than it takes in.
fn touched(changes: &[Change]) -> Vec<Noun> {
    let mut nouns = vec![Noun::Line];
    for Key { noun, .. } in changes.iter().filter_map(Change::key) {
        if !nouns.contains(&noun) && text::SEARCHED.contains(&noun) {
            nouns.push(noun);
        }
    }
    nouns
}

/// Takes some of what waits of these nouns into the index, once it has become too much to read one by one. Says whether it had.
fn settle(conn: &Connection, nouns: &[Noun]) -> Result<bool, StoreError> {
    let much = waits::many(conn, nouns)?;
    if much {
        take_in(conn, SLICE)?;
    }
    Ok(much)
}

/// The same of whatever waits. Says whether it still is too much.
pub(crate) fn settle_any(conn: &Connection) -> Result<bool, StoreError> {
    Ok(settle(conn, text::SEARCHED)? && waits::many(conn, text::SEARCHED)?)
}

/// Builds the whole index anew from the rows.
pub(crate) fn rebuild(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')", [])?;
    conn.execute("DELETE FROM search_row", [])?;
    waits::all(conn)?;
    while take_in(conn, BATCH)? == BATCH {}
    Ok(())
}

fn last_doc(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached("SELECT coalesce(max(doc), 0) FROM search_row")?.query_row([], |row| row.get(0))?)
}

fn next(doc: &mut i64) -> i64 {
    *doc += 1;
    *doc
}

/// Takes some of what waits into the index, and says how many rows that were.
fn take_in(conn: &Connection, most: usize) -> Result<usize, StoreError> {
    let mut doc = last_doc(conn)?;
    let keys = waits::some(conn, most)?;
    for key in &keys {
        // A row that is not there after all is a problem of the rows, which the check names.
        if let Some(words) = Rows::new(conn).row(*key)?.as_ref().and_then(text::of) {
            put_in(conn, *key, next(&mut doc), &fold::joined(&words))?;
        }
    }
    waits::taken_in(conn, &keys)?;
    Ok(keys.len())
}

fn put_in(conn: &Connection, key: Key, doc: i64, folded: &str) -> Result<(), StoreError> {
    let sql = format!("INSERT INTO search_text (rowid, {}) VALUES (?1, ?2)", key.noun.as_str());
    conn.prepare_cached(&sql)?.execute(params![doc, folded])?;
    let mut insert = conn.prepare_cached("INSERT INTO search_row (doc, noun, id) VALUES (?1, ?2, ?3)")?;
    insert.raw_bind_parameter(1, doc)?;
    let mut at = 2;
    insert.raw_bind_parameter(at, key.noun.as_str())?;
    at += 1;
    bind(&mut insert, &mut at, &key.id)?;
    insert.raw_execute()?;
    Ok(())
}

/// Takes rows out of the index, each with the words it was put in with.
fn take_out(conn: &Connection, left: &[(Key, String)]) -> Result<(), StoreError> {
    let merged = left.len() >= MANY;
    if merged {
        configure(conn, "secure-delete", 0)?;
    }
    for (key, words) in left {
        let mut delete = conn.prepare_cached("DELETE FROM search_row WHERE id = ?1 AND noun = ?2 RETURNING doc")?;
        let doc: Option<i64> =
            delete.query_row(params![key.id.into_bytes(), key.noun.as_str()], |row| row.get(0)).optional()?;
        if let Some(doc) = doc {
            let column = key.noun.as_str();
            let sql = format!("INSERT INTO search_text (search_text, rowid, {column}) VALUES ('delete', ?1, ?2)");
            conn.prepare_cached(&sql)?.execute(params![doc, fold::joined(words)])?;
        }
    }
    if merged {
        conn.execute("INSERT INTO search_text (search_text) VALUES ('optimize')", [])?;
        configure(conn, "secure-delete", 1)?;
    }
    Ok(())
}

/// Tells the index how to work, until it is told otherwise or the transaction is taken back.
fn configure(conn: &Connection, setting: &str, value: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO search_text (search_text, rank) VALUES (?1, ?2)";
    conn.prepare_cached(sql)?.execute(params![setting, value])?;
    Ok(())
}

/// The words of a row the library holds, where there is such a row.
fn held(conn: &Connection, key: Key) -> Result<Option<(Row, String)>, StoreError> {
    let Some(row) = Rows::new(conn).row(key)? else { return Ok(None) };
    Ok(text::of(&row).map(|words| (row, words)))
}

/// The number of the column of a noun in the index.
fn column(noun: Noun) -> usize {
    text::SEARCHED.iter().position(|searched| *searched == noun).unwrap_or_default()
}
