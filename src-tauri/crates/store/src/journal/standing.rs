//! Owns which acts of a review are in force, and which were taken back and may be done again.
//! Must not know the pairs of an act.

use super::{Reach, Turn};
use crate::StoreError;
use crate::column::Column;
use domain::ReviewId;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where an act stands. An act that was undone and then overtaken by another one stands nowhere any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// In force.
    Done,
    /// Taken back; it may be done again.
    Undone,
}

impl State {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }
}

impl Turn {
    /// Where an act stands before this step, and after it.
    pub(crate) const fn states(self) -> (State, State) {
        match self {
            Self::Back => (State::Done, State::Undone),
            Self::Again => (State::Undone, State::Done),
        }
    }
}

/// Notes that an act was carried out: it is in force, and nothing waits to be redone any more.
pub(crate) fn did(conn: &Connection, review: ReviewId, seq: i64) -> Result<(), StoreError> {
    let review = review.0.into_bytes();
    conn.prepare_cached("DELETE FROM standing WHERE review = ?1 AND state = 'undone'")?.execute([review])?;
    conn.prepare_cached("INSERT INTO standing (review, state, seq) VALUES (?1, 'done', ?2)")?
        .execute(params![review, seq])?;
    Ok(())
}

/// Notes that an act was taken back, or done again.
pub(crate) fn turned(conn: &Connection, review: ReviewId, seq: i64, turn: Turn) -> Result<(), StoreError> {
    let (from, to) = turn.states();
    conn.prepare_cached("UPDATE standing SET state = ?4 WHERE review = ?1 AND state = ?2 AND seq = ?3")?
        .execute(params![review.0.into_bytes(), from.as_str(), seq, to.as_str()])?;
    Ok(())
}

/// The number of the act which that step would be about. The last one done is undone first; the first one among
/// those undone is redone first.
pub(super) fn next(conn: &Connection, review: ReviewId, turn: Turn) -> Result<Option<i64>, StoreError> {
    let sql = match turn {
        Turn::Back => "SELECT seq FROM standing WHERE review = ?1 AND state = 'done' ORDER BY seq DESC LIMIT 1",
        Turn::Again => "SELECT seq FROM standing WHERE review = ?1 AND state = 'undone' ORDER BY seq LIMIT 1",
    };
    Ok(conn.prepare_cached(sql)?.query_row([review.0.into_bytes()], |row| row.get(0)).optional()?)
}

/// What both steps would be about.
pub(crate) fn reach(conn: &Connection, review: ReviewId) -> Result<Reach, StoreError> {
    let name = |turn| -> Result<Option<String>, StoreError> {
        let Some(seq) = next(conn, review, turn)? else { return Ok(None) };
        Ok(conn.prepare_cached("SELECT name FROM act WHERE seq = ?1")?.query_row([seq], |row| row.get(0)).optional()?)
    };
    Ok(Reach { undo: name(Turn::Back)?, redo: name(Turn::Again)? })
}

/// Everything the table holds, for comparing it with what the entries say.
pub(crate) fn kept(conn: &Connection) -> Result<BTreeMap<(Uuid, i64), String>, StoreError> {
    let mut select = conn.prepare("SELECT review, seq, state FROM standing")?;
    let mut rows = select.query([])?;
    let mut kept = BTreeMap::new();
    while let Some(row) = rows.next()? {
        // The table is WITHOUT ROWID and checks its own lengths, so an unreadable id is a damaged page.
        let review = Uuid::read(row.get_ref(0)?).unwrap_or_default();
        kept.insert((review, row.get(1)?), row.get(2)?);
    }
    Ok(kept)
}
