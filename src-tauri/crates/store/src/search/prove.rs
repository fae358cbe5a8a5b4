//! Owns the proof that the index says what the rows say.
//! Must not mend anything.

use super::waits::{Settled, key};
use super::{column, fold, text};
use crate::StoreError;
use crate::rows;
use domain::Key;
use rusqlite::Connection;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a word adds to the sum of its text; sums do not depend on the order of words in the index.
fn share(term: &str, column: usize, place: i64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (term, column, place).hash(&mut hasher);
    hasher.finish()
}

/// Every row that is searched by something else than its words, is found twice, or not at all. Where a text of the
/// index belongs to no row, its number is in the second list.
pub(crate) fn prove(conn: &Connection) -> Result<(Vec<Key>, Vec<i64>), StoreError> {
    let mut sums = sums(conn)?;
    let mut kept: HashMap<Key, Option<i64>> = HashMap::new();
    let mut wrong = Vec::new();
    let mut strays = Vec::new();
    each(conn, "SELECT id, noun, doc FROM search_row", |row| {
        let doc: i64 = row.get(2)?;
        match key(row, 0, 1)? {
            Some(key) if kept.insert(key, Some(doc)).is_some() => wrong.push(key),
            Some(_) => {}
            None => strays.push(doc),
        }
        Ok(())
    })?;
    each(conn, "SELECT id, noun FROM search_waiting", |row| {
        if let Some(key) = key(row, 0, 1)?
            && kept.insert(key, None).is_some()
        {
            wrong.push(key);
        }
        Ok(())
    })?;
    let settled = Settled::of(conn, text::SEARCHED)?;
    for noun in text::SEARCHED {
        let mut failed = Ok(());
        rows::every(conn, *noun, |row| match row {
            Ok(row) => {
                let said = text::of(&row).unwrap_or_default();
                let due = (0..).zip(fold::words(&said));
                let sum = due.fold(0_u64, |sum, (at, word)| sum.wrapping_add(share(&word.folded, column(*noun), at)));
                match (kept.remove(&row.key()), settled.is_before(row.key())) {
                    (Some(Some(doc)), false) if sums.remove(&doc).unwrap_or_default() == sum => {}
                    (Some(None), false) | (None, true) => {}
                    _ => wrong.push(row.key()),
                }
            }
            // Named by the check of the rows themselves.
            Err(StoreError::Unreadable { .. }) => {}
            Err(error) => failed = Err(error),
        })?;
        failed?;
    }
    strays.extend(kept.into_values().flatten());
    strays.extend(sums.into_keys());
    strays.sort_unstable();
    strays.dedup();
    Ok((wrong, strays))
}

/// The sum of each text in the index.
fn sums(conn: &Connection) -> Result<HashMap<i64, u64>, StoreError> {
    let names: HashMap<&str, usize> = text::SEARCHED.iter().map(|noun| (noun.as_str(), column(*noun))).collect();
    let mut sums: HashMap<i64, u64> = HashMap::new();
    each(conn, "SELECT doc, term, col, \"offset\" FROM search_term", |row| {
        let sum = sums.entry(row.get(0)?).or_default();
        let column = row.get_ref(2)?.as_str().ok().and_then(|name| names.get(name)).copied().unwrap_or(usize::MAX);
        let term = row.get_ref(1)?.as_str().unwrap_or_default();
        *sum = sum.wrapping_add(share(term, column, row.get(3)?));
        Ok(())
    })?;
    Ok(sums)
}

fn each(
    conn: &Connection,
    sql: &str,
    mut visit: impl FnMut(&rusqlite::Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut select = conn.prepare(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        visit(row)?;
    }
    Ok(())
}
