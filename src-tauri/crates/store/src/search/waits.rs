//! Owns which rows are not in the index yet.
//! Must not know the index.
//!
//! Ids grow, so of each noun the rows beyond the last one that was taken in all wait, and a new row costs no word about it.
//! A row up to that one that changed, or came later than its id says, as by a merge, is noted by itself.

use super::text::SEARCHED;
use crate::table::{Table, each_noun};
use crate::{StoreError, column::Column};
use domain::{Key, Noun};
use rusqlite::{Connection, params};
use std::collections::HashMap;
use uuid::Uuid;

/// How many rows of a noun may wait, and how many that are noted. Reading these one by one takes a search well under a
/// millisecond each hundred.
const WAITING: i64 = 256;

/// The last row that was taken in, of some nouns; none where none was yet.
pub(super) struct Settled(Vec<(Noun, Option<Uuid>)>);

impl Settled {
    pub(super) fn of(conn: &Connection, nouns: &[Noun]) -> Result<Self, StoreError> {
        let mut select = conn.prepare_cached("SELECT id FROM search_settled WHERE noun = ?1")?;
        let mut settled = Vec::with_capacity(nouns.len());
        for noun in nouns {
            let mut rows = select.query([noun.as_str()])?;
            if let Some(row) = rows.next()? {
                settled.push((*noun, Uuid::read(row.get_ref(0)?)));
            }
        }
        Ok(Self(settled))
    }

    /// Whether a row of these nouns waits because it is beyond the last one that was taken in.
    pub(super) fn is_before(&self, key: Key) -> bool {
        let last = self.0.iter().find(|(noun, _)| *noun == key.noun);
        last.is_some_and(|(_, last)| last.is_none_or(|last| last < key.id))
    }
}

/// Notes that rows wait which are not beyond the last one that was taken in.
pub(super) fn note(conn: &Connection, keys: &[Key]) -> Result<(), StoreError> {
    let sql = "INSERT INTO search_waiting (id, noun) VALUES (?1, ?2) ON CONFLICT (id, noun) DO NOTHING";
    let mut insert = conn.prepare_cached(sql)?;
    for key in keys {
        insert.execute(params![key.id.as_bytes().as_slice(), key.noun.as_str()])?;
    }
    Ok(())
}

/// Whether a row is noted.
pub(super) fn is_noted(conn: &Connection, key: Key) -> Result<bool, StoreError> {
    let mut select = conn.prepare_cached("SELECT 1 FROM search_waiting WHERE id = ?1 AND noun = ?2")?;
    Ok(select.exists(params![key.id.as_bytes().as_slice(), key.noun.as_str()])?)
}

/// Strikes the note of a row, and says whether there was one.
pub(super) fn strike(conn: &Connection, key: Key) -> Result<bool, StoreError> {
    let mut delete = conn.prepare_cached("DELETE FROM search_waiting WHERE id = ?1 AND noun = ?2")?;
    Ok(delete.execute(params![key.id.as_bytes().as_slice(), key.noun.as_str()])? > 0)
}

/// Every row waits.
pub(super) fn all(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch("DELETE FROM search_waiting; DELETE FROM search_settled")?;
    for noun in SEARCHED {
        reached(conn, *noun, &[])?;
    }
    Ok(())
}

/// Whether more waits than a search should read one by one, of these nouns or of the noted rows.
pub(super) fn many(conn: &Connection, nouns: &[Noun]) -> Result<bool, StoreError> {
    if conn.prepare_cached("SELECT 1 FROM search_waiting LIMIT 1 OFFSET ?1")?.exists([WAITING])? {
        return Ok(true);
    }
    for noun in nouns {
        let sql = format!("SELECT 1 FROM {} LIMIT 1 OFFSET ?2", beyond(*noun));
        if conn.prepare_cached(&sql)?.exists(params![noun.as_str(), WAITING])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Rows that wait, at most so many: those that are noted, then those of each noun, each the oldest id first.
pub(super) fn some(conn: &Connection, most: usize) -> Result<Vec<Key>, StoreError> {
    let mut keys = noted(conn, most)?;
    for noun in SEARCHED {
        let sql = format!("SELECT id FROM {} ORDER BY id LIMIT ?2", beyond(*noun));
        let mut select = conn.prepare_cached(&sql)?;
        let left = i64::try_from(most - keys.len()).unwrap_or(i64::MAX);
        let mut rows = select.query(params![noun.as_str(), left])?;
        while let Some(row) = rows.next()? {
            keys.extend(Uuid::read(row.get_ref(0)?).map(|id| Key { noun: *noun, id }));
        }
    }
    Ok(keys)
}

/// These rows wait no longer. They are the first of what waits, as [`some`] gives them.
pub(super) fn taken_in(conn: &Connection, keys: &[Key]) -> Result<(), StoreError> {
    let settled = Settled::of(conn, SEARCHED)?;
    let mut last: HashMap<Noun, Uuid> = HashMap::new();
    for key in keys {
        if settled.is_before(*key) {
            last.insert(key.noun, key.id);
        } else {
            strike(conn, *key)?;
        }
    }
    last.into_iter().try_for_each(|(noun, id)| reached(conn, noun, id.as_bytes()))
}

fn noted(conn: &Connection, most: usize) -> Result<Vec<Key>, StoreError> {
    let mut select = conn.prepare_cached("SELECT id, noun FROM search_waiting ORDER BY id, noun LIMIT ?1")?;
    let mut rows = select.query([i64::try_from(most).unwrap_or(i64::MAX)])?;
    let mut keys = Vec::new();
    while let Some(row) = rows.next()? {
        keys.extend(key(row, 0, 1)?);
    }
    Ok(keys)
}

/// The rows of a noun, `?1`, beyond the last one that was taken in. An index alone answers for their ids.
fn beyond(noun: Noun) -> String {
    let every = each_noun!(noun, T => <T as Table>::EVERY);
    format!("({every}) WHERE id > (SELECT id FROM search_settled WHERE noun = ?1)")
}

fn reached(conn: &Connection, noun: Noun, id: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO search_settled (noun, id) VALUES (?1, ?2) ON CONFLICT (noun) DO UPDATE SET id = excluded.id";
    conn.prepare_cached(sql)?.execute(params![noun.as_str(), id])?;
    Ok(())
}

/// A key from two columns; none where they hold something this program never writes, which the check names.
pub(super) fn key(row: &rusqlite::Row<'_>, id: usize, of: usize) -> Result<Option<Key>, StoreError> {
    let id = Uuid::read(row.get_ref(id)?);
    Ok(noun(row, of)?.zip(id).map(|(noun, id)| Key { noun, id }))
}

fn noun(row: &rusqlite::Row<'_>, at: usize) -> Result<Option<Noun>, StoreError> {
    let word = row.get_ref(at)?;
    Ok(word.as_str().ok().and_then(|word| SEARCHED.iter().copied().find(|noun| noun.as_str() == word)))
}
