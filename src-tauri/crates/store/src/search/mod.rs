//! Owns the search index: keeping it in step with the rows, in the transaction of every act; building it anew.
//! Must not know what an act is, nor how an answer is shown.
//!
//! An act only notes which rows it touched, which costs one page; [`settle`] takes them into the index many at a time.
//! A search reads the index and, one by one, the rows that wait, so nothing is ever found late. A row that changes
//! leaves the index at once, with its old words, and waits again: a sentence that is being typed waits once.
//!
//! What one act brings is never taken in by that act alone: the words of a hundred thousand lines cost the index longer
//! than everything else about them. Each act takes in some of what waits, and whoever has nothing else to do the rest.

mod find;
mod fold;
mod prove;
mod query;
mod text;

pub use find::{Found, Hit, Order};
pub(crate) use find::{Frequencies, find};
pub(crate) use prove::prove;

use crate::migrations::Part;
use crate::rows::Rows;
use crate::table::{Table, bind, each_noun};
use crate::{StoreError, column::Column};
use domain::{Change, Key, Noun, Row, Shelf};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

pub(crate) const MIGRATIONS: Part = &[(2, include_str!("0002.sql"))];

/// How many rows may wait. Reading these one by one takes a search well under a millisecond each hundred.
const WAITING: i64 = 256;

/// How many waiting rows one act takes in at most: a few milliseconds, whatever an import has left.
pub(crate) const SLICE: usize = 512;

/// How many rows are taken into the index between two looks at what waits, where nobody is kept waiting.
const BATCH: usize = 4096;

/// From so many changes in one act on, rows that leave are not taken out word by word: the index is merged once instead,
/// which leaves none of their words either.
const MANY: usize = 500;

/// Follows the changes of one act, within its transaction: notes which rows have new words, and takes out the words that
/// rows had before.
pub(crate) fn follow(conn: &Connection, changes: &[Change]) -> Result<(), StoreError> {
    let mut left = Vec::new();
    let mut came = Vec::new();
    for change in changes {
        let Some(key) = change.key().filter(|key| text::SEARCHED.contains(&key.noun)) else { continue };
        if let Some(words) = change.before.as_ref().and_then(text::of) {
            let after = change.after.as_ref().and_then(text::of);
            if after.as_ref() == Some(&words) {
                continue;
            }
            let waited = if after.is_some() { waits(conn, key)? } else { stop_waiting(conn, key)? };
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
    if came.is_empty() {
        return Ok(());
    }
    wait(conn, &came)?;
    settle(conn, SLICE).map(drop)
}

/// Notes that rows wait, many at a time: an import has a hundred thousand of them, and most of the time of one is spent
/// around its statement.
fn wait(conn: &Connection, keys: &[Key]) -> Result<(), StoreError> {
    const AT_ONCE: usize = 64;
    let (many, rest) = keys.as_chunks::<AT_ONCE>();
    let each = many.iter().map(<[Key; AT_ONCE]>::as_slice).chain(rest.chunks(1));
    for keys in each {
        let values = vec!["(?, ?)"; keys.len()].join(", ");
        let sql = format!("INSERT INTO search_waiting (id, noun) VALUES {values} ON CONFLICT (id, noun) DO NOTHING");
        let mut insert = conn.prepare_cached(&sql)?;
        for (at, key) in keys.iter().enumerate() {
            insert.raw_bind_parameter(2 * at + 1, key.id.as_bytes().as_slice())?;
            insert.raw_bind_parameter(2 * at + 2, key.noun.as_str())?;
        }
        insert.raw_execute()?;
    }
    Ok(())
}

/// Takes some of what waits into the index, at most so many rows, once it has become too much to read one by one. Says
/// whether it still is.
pub(crate) fn settle(conn: &Connection, most: usize) -> Result<bool, StoreError> {
    let many = || conn.prepare_cached("SELECT 1 FROM search_waiting LIMIT 1 OFFSET ?1")?.exists([WAITING]);
    if !many()? {
        return Ok(false);
    }
    take_in(conn, most)?;
    Ok(many()?)
}

/// Builds the whole index anew from the rows.
pub(crate) fn rebuild(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')", [])?;
    conn.execute_batch("DELETE FROM search_row; DELETE FROM search_waiting")?;
    for noun in text::SEARCHED {
        let (name, every) = (noun.as_str(), each_noun!(*noun, T => <T as Table>::EVERY));
        conn.execute(&format!("INSERT INTO search_waiting (id, noun) SELECT id, '{name}' FROM ({every})"), [])?;
    }
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

/// Takes the oldest of what waits into the index, and says how many rows that were.
fn take_in(conn: &Connection, most: usize) -> Result<usize, StoreError> {
    let mut doc = last_doc(conn)?;
    let keys = waiting(conn, most)?;
    for key in &keys {
        // A row that is not there after all is a problem of the rows, which the check names.
        if let Some(words) = Rows::new(conn).row(*key)?.as_ref().and_then(text::of) {
            put_in(conn, *key, next(&mut doc), &fold::joined(&words))?;
        }
    }
    if let Some(last) = keys.last() {
        let mut clear = conn.prepare_cached("DELETE FROM search_waiting WHERE (id, noun) <= (?1, ?2)")?;
        clear.execute(params![last.id.into_bytes(), last.noun.as_str()])?;
    }
    Ok(keys.len())
}

/// Rows that wait, the oldest id first.
pub(crate) fn waiting(conn: &Connection, limit: usize) -> Result<Vec<Key>, StoreError> {
    let mut select = conn.prepare_cached("SELECT id, noun FROM search_waiting ORDER BY id, noun LIMIT ?1")?;
    let mut rows = select.query([i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut keys = Vec::new();
    while let Some(row) = rows.next()? {
        keys.extend(key(row, 0, 1)?);
    }
    Ok(keys)
}

/// A key from two columns; none where they hold something this program never writes, which the check names.
pub(crate) fn key(row: &rusqlite::Row<'_>, id: usize, noun: usize) -> Result<Option<Key>, StoreError> {
    let word = row.get_ref(noun)?;
    let noun = word.as_str().ok().and_then(|word| text::SEARCHED.iter().find(|noun| noun.as_str() == word));
    let id = Uuid::read(row.get_ref(id)?);
    Ok(noun.zip(id).map(|(noun, id)| Key { noun: *noun, id }))
}

fn waits(conn: &Connection, key: Key) -> Result<bool, StoreError> {
    let mut select = conn.prepare_cached("SELECT 1 FROM search_waiting WHERE id = ?1 AND noun = ?2")?;
    Ok(select.exists(params![key.id.into_bytes(), key.noun.as_str()])?)
}

fn stop_waiting(conn: &Connection, key: Key) -> Result<bool, StoreError> {
    let mut delete = conn.prepare_cached("DELETE FROM search_waiting WHERE id = ?1 AND noun = ?2")?;
    Ok(delete.execute(params![key.id.into_bytes(), key.noun.as_str()])? > 0)
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
