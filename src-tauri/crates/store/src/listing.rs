//! Owns the list of reviews with what a list shows of each.
//! Must not read what is inside the rows it counts.

use crate::column::Column;
use crate::table::{self, Table};
use crate::{StoreError, journal};
use chrono::{DateTime, Utc};
use domain::Review;
use rusqlite::{Connection, params};
use std::collections::HashMap;
use uuid::Uuid;

/// One review as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The review itself.
    pub review: Review,
    /// When its last act, undo or redo was.
    pub touched_at: DateTime<Utc>,
    /// How much there is in it.
    pub counts: Counts,
}

/// How many rows of some nouns a review has. Nothing is counted per person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Notes.
    pub notes: u64,
    /// Events.
    pub events: u64,
    /// Factors.
    pub factors: u64,
    /// Learnings.
    pub learnings: u64,
    /// Follow-ups that are neither done nor let go.
    pub open_follow_ups: u64,
}

const NOTES: &str = "SELECT review, count(*) FROM (SELECT review FROM note UNION ALL SELECT review FROM private_note)
    GROUP BY review";
const EVENTS: &str = "SELECT review, count(*) FROM event GROUP BY review";
const FACTORS: &str = "SELECT review, count(*) FROM factor GROUP BY review";
const LEARNINGS: &str = "SELECT review, count(*) FROM learning GROUP BY review";
const OPEN_FOLLOW_UPS: &str =
    "SELECT review, count(*) FROM follow_up WHERE state IN ('idea', 'agreed') GROUP BY review";
/// An entry of which `standing` says nothing comes after all others.
const LAST: &str = "SELECT seq, at FROM act
    WHERE seq = coalesce(?2, (SELECT max(seq) FROM standing WHERE review = ?1))";

/// Every review, the one touched last first. Touched is by the journal's order, because clocks can be set back.
pub(crate) fn reviews(conn: &Connection) -> Result<Vec<Listed>, StoreError> {
    let mut counts: HashMap<Uuid, Counts> = HashMap::new();
    tally(conn, NOTES, |review, n| counts.entry(review).or_default().notes = n)?;
    tally(conn, EVENTS, |review, n| counts.entry(review).or_default().events = n)?;
    tally(conn, FACTORS, |review, n| counts.entry(review).or_default().factors = n)?;
    tally(conn, LEARNINGS, |review, n| counts.entry(review).or_default().learnings = n)?;
    tally(conn, OPEN_FOLLOW_UPS, |review, n| counts.entry(review).or_default().open_follow_ups = n)?;
    let mut latest: HashMap<Uuid, i64> = HashMap::new();
    let untold = format!("SELECT review, max(seq) FROM act WHERE {} GROUP BY review", journal::UNTOLD);
    tally(conn, &untold, |review, seq| latest.extend(i64::try_from(seq).map(|seq| (review, seq))))?;
    let mut read = Vec::new();
    table::every::<Review>(conn, |review| read.push(review))?;
    let mut listed = Vec::with_capacity(read.len());
    for review in read {
        let review = review?;
        let (seq, touched_at) = last(conn, &review, latest.get(&review.id()).copied())?;
        let counts = counts.get(&review.id()).copied().unwrap_or_default();
        listed.push((seq, Listed { review, touched_at, counts }));
    }
    listed.sort_by_key(|(seq, _)| std::cmp::Reverse(*seq));
    Ok(listed.into_iter().map(|(_, listed)| listed).collect())
}

/// The title of every review, the one touched last first; read so that an older schema can be asked as well, which lists
/// even the latest entries in `standing`.
pub(crate) fn titles(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let latest = format!(
        "SELECT review, max(seq) AS seq FROM act WHERE seq > (SELECT max(seq) FROM act) - {} GROUP BY review",
        journal::UNSAID
    );
    let listed = "SELECT max(seq) FROM standing WHERE standing.review = review.id";
    let mut select = conn.prepare(&format!(
        "SELECT title FROM review LEFT JOIN ({latest}) AS latest ON latest.review = review.id
         ORDER BY coalesce(latest.seq, ({listed})) DESC"
    ))?;
    Ok(select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn tally(conn: &Connection, sql: &str, mut put: impl FnMut(Uuid, u64)) -> Result<(), StoreError> {
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let count: i64 = row.get(1)?;
        if let Some(review) = Uuid::read(row.get_ref(0)?) {
            put(review, u64::try_from(count).unwrap_or_default());
        }
    }
    Ok(())
}

/// The last entry of a review. A review that no entry tells of is a problem which `check` reports; the list still
/// shows it, last and as old as itself.
fn last(conn: &Connection, review: &Review, latest: Option<i64>) -> Result<(i64, DateTime<Utc>), StoreError> {
    let mut select = conn.prepare_cached(LAST)?;
    let mut rows = select.query(params![review.id().into_bytes(), latest])?;
    match rows.next()? {
        Some(row) => {
            let seq = row.get(0)?;
            let at = DateTime::read(row.get_ref(1)?).ok_or(StoreError::UnreadableEntry { seq })?;
            Ok((seq, at))
        }
        None => Ok((0, review.made_at)),
    }
}
