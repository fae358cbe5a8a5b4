//! Owns what is held of a review's past when it comes from elsewhere: that each act follows from the ones before it.
//! Must not know how an entry was written down, nor anything of the library it may come into.

use crate::rules::{check, mentions};
use crate::{Change, Key, Noun, Refusal, ReviewId, Row, Sheet};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Whether an entry of a past did something, took it back, or did it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PastKind {
    /// An act.
    Did,
    /// An act taken back.
    Undid,
    /// An act brought back.
    Redid,
}

/// One entry of a review's past, free of the library it was made in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastAct {
    /// Verb and noun, such as `WriteNote`.
    pub name: String,
    /// When, as the host said then. Order is by place and never by this.
    pub at: DateTime<Utc>,
    /// What sort of entry it is.
    pub kind: PastKind,
    /// The act that was taken back or done again, by its number in this past, from 1; none for an act.
    pub of: Option<usize>,
    /// The rows, before and after.
    pub changes: Vec<Change>,
}

/// Why a past cannot be believed. The number is that of the entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// A rule of its own does not hold for a row.
    Rule {
        /// The entry.
        act: usize,
        /// What is wrong.
        why: Refusal,
    },
    /// It says a row was otherwise than the entries before it left it.
    Discontinuous {
        /// The entry.
        act: usize,
    },
    /// It takes back or brings back what could not be taken back or brought back there.
    Turn {
        /// The entry.
        act: usize,
    },
    /// Its name is none an act can have.
    Name {
        /// The entry.
        act: usize,
    },
    /// After the last entry there is no review.
    NoReview,
}

/// Numbers a screen can hold exactly: a write number or a place beyond this is refused.
const EXACT: i64 = 1 << 53;

/// Walks a past from nothing and answers the rows it ends with. Each entry must fit what came before it, leave no row
/// pointing at nothing, and obey the rules of a single row, so that any of them can be undone later.
///
/// # Errors
/// [`Unsound`] with the first entry that does not hold.
pub fn retrace(review: ReviewId, past: &[PastAct]) -> Result<Sheet, Unsound> {
    let mut walk = Walk { review, rows: BTreeMap::new(), pointed: BTreeMap::new(), standing: Vec::new() };
    for (n, entry) in past.iter().enumerate() {
        walk.entry(past, n, entry)?;
    }
    if !walk.rows.contains_key(&review.into()) {
        return Err(Unsound::NoReview);
    }
    Ok(walk.rows.into_values().collect())
}

struct Walk {
    review: ReviewId,
    rows: BTreeMap<Key, Row>,
    /// How many rows point at each.
    pointed: BTreeMap<Key, usize>,
    /// The acts that are in force, then those taken back and waiting, by their place in the past.
    standing: Vec<Standing>,
}

struct Standing {
    act: usize,
    undone: bool,
}

impl Walk {
    fn entry(&mut self, past: &[PastAct], n: usize, entry: &PastAct) -> Result<(), Unsound> {
        let act = n + 1;
        if entry.name.is_empty() || entry.name.len() > 60 || !entry.name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Unsound::Name { act });
        }
        self.stand(past, n, entry).ok_or(Unsound::Turn { act })?;
        if entry.changes.is_empty() {
            return Err(Unsound::Discontinuous { act });
        }
        let mut touched = BTreeSet::new();
        for change in &entry.changes {
            touched.insert(self.change(change).map_err(|why| match why {
                None => Unsound::Discontinuous { act },
                Some(why) => Unsound::Rule { act, why },
            })?);
        }
        touched.iter().try_for_each(|key| self.closed(*key)).map_err(|why| Unsound::Rule { act, why })
    }

    /// Settles what the entry takes back or brings back; none where that cannot be.
    fn stand(&mut self, past: &[PastAct], n: usize, entry: &PastAct) -> Option<()> {
        let first_undone = self.standing.partition_point(|it| !it.undone);
        match entry.kind {
            PastKind::Did => {
                if entry.of.is_some() {
                    return None;
                }
                self.standing.truncate(first_undone);
                self.standing.push(Standing { act: n, undone: false });
            }
            PastKind::Undid => {
                let last = self.standing.get_mut(first_undone.checked_sub(1)?)?;
                let of = past.get(last.act)?;
                let fits = entry.of == Some(last.act + 1) && entry.name == of.name;
                let back = || of.changes.iter().rev().map(|it| (&it.after, &it.before));
                if !fits || !entry.changes.iter().map(|it| (&it.before, &it.after)).eq(back()) {
                    return None;
                }
                last.undone = true;
            }
            PastKind::Redid => {
                let next = self.standing.get_mut(first_undone)?;
                let of = past.get(next.act)?;
                if entry.of != Some(next.act + 1) || entry.name != of.name || entry.changes != of.changes {
                    return None;
                }
                next.undone = false;
            }
        }
        Some(())
    }

    /// Carries one change out; the error is a rule, or none where it does not fit what is there.
    fn change(&mut self, change: &Change) -> Result<Key, Option<Refusal>> {
        let key = change.key().ok_or(None)?;
        for row in [&change.before, &change.after].into_iter().flatten() {
            if row.key() != key {
                return Err(None);
            }
            if row.review() != self.review {
                return Err(Some(Refusal::OtherReview { key }));
            }
        }
        if change.before == change.after || self.rows.get(&key) != change.before.as_ref() {
            return Err(None);
        }
        if let Some(before) = self.rows.remove(&key) {
            for to in points(&before) {
                if let Some(count) = self.pointed.get_mut(&to) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        if let Some(after) = &change.after {
            check(after)?;
            exact(after)?;
            points(after).into_iter().for_each(|to| *self.pointed.entry(to).or_default() += 1);
            self.rows.insert(key, after.clone());
        }
        Ok(key)
    }

    /// Whether what a changed row points at is there, and nothing points at one that is gone.
    fn closed(&self, key: Key) -> Result<(), Refusal> {
        match self.rows.get(&key) {
            Some(row) => match points(row).into_iter().find(|to| !self.rows.contains_key(to)) {
                Some(to) => Err(Refusal::Dangling { key, to }),
                None => Ok(()),
            },
            None if self.pointed.get(&key).is_some_and(|count| *count > 0) => Err(Refusal::Missing { key }),
            None => Ok(()),
        }
    }
}

/// What a row points at, its review included.
fn points(row: &Row) -> Vec<Key> {
    let mut to = mentions(row);
    if row.key().noun != Noun::Review {
        to.push(row.review().into());
    }
    to
}

/// Whether every number of a row is one that can be counted on from, and shown.
fn exact(row: &Row) -> Result<(), Refusal> {
    let key = row.key();
    let within = |field, value: i64, least| {
        if (least..EXACT).contains(&value) {
            Ok(())
        } else {
            Err(Refusal::OutOfRange { noun: key.noun, field, least, most: EXACT })
        }
    };
    within("rev", row.rev(), 1)?;
    match row {
        Row::Perspective(it) => within("position", it.position, -EXACT),
        Row::AgendaItem(it) => within("position", it.position, -EXACT).and(within("spent_ms", it.spent_ms, 0)),
        Row::Source(it) => within("clock_offset", it.clock_offset, -EXACT),
        Row::Line(it) => within("position", it.position, -EXACT),
        Row::Event(it) => within("position", it.position, -EXACT),
        Row::Factor(it) => within("position", it.position, -EXACT),
        Row::Learning(it) => within("position", it.position, -EXACT),
        Row::Attachment(it) => within("size", it.size, 0),
        _ => Ok(()),
    }
}
