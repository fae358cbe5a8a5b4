//! Owns where the entries of a review stand: in force, taken back and waiting to be done again, or past.
//! Must not know the pairs of an act.

use super::{Reach, Turn};
use crate::StoreError;
use crate::column::Column;
use domain::ReviewId;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// An act in force.
    Done,
    /// An act that was taken back and may be done again.
    Undone,
    /// An act that was taken back and then overtaken by another; also every undo and redo itself.
    Past,
}

impl State {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Past => "past",
        }
    }
}

impl Turn {
    /// Where its act stands after this step.
    pub(crate) const fn leaves(self) -> State {
        match self {
            Self::Back => State::Undone,
            Self::Again => State::Done,
        }
    }
}

/// Notes that an act was carried out: it is in force, and nothing waits to be redone any more.
pub(crate) fn did(conn: &Connection, review: ReviewId, seq: i64) -> Result<(), StoreError> {
    let last = last_done(conn, review)?;
    conn.prepare_cached("UPDATE standing SET state = 'past' WHERE review = ?1 AND seq > ?2 AND state = 'undone'")?
        .execute(params![review.0.into_bytes(), last.unwrap_or(0)])?;
    note(conn, review, seq, State::Done)
}

/// Notes that the entry `seq` took the act `of` back, or did it again.
pub(crate) fn turned(conn: &Connection, review: ReviewId, seq: i64, of: i64, turn: Turn) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE standing SET state = ?3 WHERE review = ?1 AND seq = ?2")?.execute(params![
        review.0.into_bytes(),
        of,
        turn.leaves().as_str()
    ])?;
    note(conn, review, seq, State::Past)
}

fn note(conn: &Connection, review: ReviewId, seq: i64, state: State) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO standing (review, seq, state) VALUES (?1, ?2, ?3)")?.execute(params![
        review.0.into_bytes(),
        seq,
        state.as_str()
    ])?;
    Ok(())
}

/// The number of the act which that step would be about.
pub(super) fn next(conn: &Connection, review: ReviewId, turn: Turn) -> Result<Option<i64>, StoreError> {
    let last = last_done(conn, review)?;
    match turn {
        Turn::Back => Ok(last),
        Turn::Again => first_undone(conn, review, last),
    }
}

/// What both steps would be about.
pub(crate) fn reach(conn: &Connection, review: ReviewId) -> Result<Reach, StoreError> {
    let last = last_done(conn, review)?;
    let first = first_undone(conn, review, last)?;
    let name = |seq: Option<i64>| -> Result<Option<String>, StoreError> {
        let Some(seq) = seq else { return Ok(None) };
        Ok(conn.prepare_cached("SELECT name FROM act WHERE seq = ?1")?.query_row([seq], |row| row.get(0)).optional()?)
    };
    Ok(Reach { undo: name(last)?, redo: name(first)? })
}

/// The last act in force: it is undone first.
fn last_done(conn: &Connection, review: ReviewId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT seq FROM standing WHERE review = ?1 AND state = 'done' ORDER BY seq DESC LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row([review.0.into_bytes()], |row| row.get(0)).optional()?)
}

/// The first of the acts that were taken back: it is redone first. Acts are taken back from the end, so all of these
/// come after the last one in force, and only what comes after that is looked through.
fn first_undone(conn: &Connection, review: ReviewId, last_done: Option<i64>) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT seq FROM standing WHERE review = ?1 AND seq > ?2 AND state = 'undone' ORDER BY seq LIMIT 1";
    let after = last_done.unwrap_or(0);
    Ok(conn.prepare_cached(sql)?.query_row(params![review.0.into_bytes(), after], |row| row.get(0)).optional()?)
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
