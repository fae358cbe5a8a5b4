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

/// At most so many acts stand in force without a word. Whoever looks for them reads their heads one by one, a fraction of a
/// millisecond for all.
pub(crate) const UNSAID: i64 = 512;

/// One act in so many looks how many there are.
const LOOKED_AT: i64 = 64;

/// Notes that an act was carried out: nothing waits to be redone any more. That it is in force itself goes without saying.
pub(crate) fn did(conn: &Connection, review: ReviewId, seq: i64) -> Result<(), StoreError> {
    // Asking first costs less than an update that finds nothing, and there is seldom anything.
    if first_undone(conn, review)?.is_some() {
        conn.prepare_cached("UPDATE standing SET state = 'past' WHERE review = ?1 AND state = 'undone'")?
            .execute([review.0.into_bytes()])?;
    }
    if seq % LOOKED_AT == 0 && seq - said_until(conn)? > UNSAID - LOOKED_AT { say_until(conn, seq) } else { Ok(()) }
}

/// Notes that the entry `seq` took the act `of` back, or did it again.
pub(crate) fn turned(conn: &Connection, review: ReviewId, seq: i64, of: i64, turn: Turn) -> Result<(), StoreError> {
    say_until(conn, seq)?;
    let mut update = conn.prepare_cached("UPDATE standing SET state = ?3 WHERE review = ?1 AND seq = ?2")?;
    update.execute(params![review.0.into_bytes(), of, turn.leaves().as_str()])?;
    update.execute(params![review.0.into_bytes(), seq, State::Past.as_str()])?;
    Ok(())
}

fn said_until(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached("SELECT seq FROM standing_until")?.query_row([], |row| row.get(0))?)
}

/// Says of every entry up to this one, the last, where it stands.
pub(crate) fn say_until(conn: &Connection, seq: i64) -> Result<(), StoreError> {
    let say = format!("INSERT INTO standing (review, seq, state) SELECT review, seq, 'done' FROM act WHERE {UNTOLD}");
    conn.prepare_cached(&say)?.execute([])?;
    conn.prepare_cached("UPDATE standing_until SET seq = ?1")?.execute([seq])?;
    Ok(())
}

/// Which entries of the table `act` are in force without a word.
pub(crate) const UNTOLD: &str = "act.seq > (SELECT seq FROM standing_until)";

/// The number of the act which that step would be about.
pub(super) fn next(conn: &Connection, review: ReviewId, turn: Turn) -> Result<Option<i64>, StoreError> {
    match turn {
        Turn::Back => last_done(conn, review),
        Turn::Again => first_undone(conn, review),
    }
}

/// What both steps would be about.
pub(crate) fn reach(conn: &Connection, review: ReviewId) -> Result<Reach, StoreError> {
    let name = |seq: Option<i64>| -> Result<Option<String>, StoreError> {
        let Some(seq) = seq else { return Ok(None) };
        Ok(conn.prepare_cached("SELECT name FROM act WHERE seq = ?1")?.query_row([seq], |row| row.get(0)).optional()?)
    };
    Ok(Reach { undo: name(last_done(conn, review)?)?, redo: name(first_undone(conn, review)?)? })
}

/// The last act in force: it is undone first. Those of which nothing is said come after the others.
fn last_done(conn: &Connection, review: ReviewId) -> Result<Option<i64>, StoreError> {
    let untold = format!("SELECT seq FROM act WHERE {UNTOLD} AND review = ?1 ORDER BY seq DESC LIMIT 1");
    let told = "SELECT seq FROM standing WHERE review = ?1 AND state = 'done' ORDER BY seq DESC LIMIT 1";
    let seq = |sql: &str| conn.prepare_cached(sql)?.query_row([review.0.into_bytes()], |row| row.get(0)).optional();
    match seq(&untold)? {
        None => Ok(seq(told)?),
        found => Ok(found),
    }
}

/// The first of the acts that were taken back: it is redone first.
fn first_undone(conn: &Connection, review: ReviewId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT seq FROM standing WHERE review = ?1 AND state = 'undone' ORDER BY seq LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row([review.0.into_bytes()], |row| row.get(0)).optional()?)
}

/// Where every entry stands, said or not, for comparing it with what the entries say.
pub(crate) fn kept(conn: &Connection) -> Result<BTreeMap<(Uuid, i64), String>, StoreError> {
    let untold = format!("SELECT review, seq, 'done' FROM act WHERE {UNTOLD}");
    let mut select = conn.prepare(&format!("SELECT review, seq, state FROM standing UNION ALL {untold}"))?;
    let mut rows = select.query([])?;
    let mut kept = BTreeMap::new();
    while let Some(row) = rows.next()? {
        // The table is WITHOUT ROWID and checks its own lengths, so an unreadable id is a damaged page.
        let review = Uuid::read(row.get_ref(0)?).unwrap_or_default();
        let state = row.get(2)?;
        // The next undo would list it a second time, and be refused.
        kept.entry((review, row.get(1)?)).and_modify(|state| "twice".clone_into(state)).or_insert(state);
    }
    Ok(kept)
}
