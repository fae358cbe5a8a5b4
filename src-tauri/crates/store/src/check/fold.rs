//! Owns working out, from the journal alone, what the library should hold.
//! Must not read the library: entries and rows are handed to it.

use super::Problem;
use crate::journal::{State, Stored};
use domain::{Key, Row};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// The journal so far, folded.
#[derive(Default)]
pub(super) struct Fold {
    pub entries: u64,
    /// The number of the last entry.
    pub seq: i64,
    /// The hash of the last entry; none where that one could not be read.
    hash: Option<[u8; 32]>,
    rows: HashMap<Key, Row>,
    standing: BTreeMap<(Uuid, i64), State>,
    /// The acts of each review that were undone or redone since its last new act.
    waiting: HashMap<Uuid, Vec<i64>>,
}

impl Fold {
    /// Takes in the next entry, noting whatever is wrong with it.
    pub fn take(&mut self, entry: Stored, problems: &mut Vec<Problem>) {
        let seq = entry.seq;
        self.number(seq, problems);
        let before = if self.entries == 1 { Some([0; 32]) } else { self.hash };
        if before.is_some_and(|hash| hash != entry.prev_hash) {
            problems.push(Problem::BrokenLink { seq });
        }
        if entry.computed() != entry.hash || entry.named() != entry.id {
            problems.push(Problem::AlteredEntry { seq });
        }
        self.hash = Some(entry.hash);
        self.stand(&entry);
        let Some(pairs) = entry.pairs() else {
            problems.push(Problem::UnreadableEntry { seq });
            return;
        };
        for pair in pairs {
            let Some(key) = pair.key() else { continue };
            if self.rows.get(&key) != pair.before.as_ref() {
                problems.push(Problem::Discontinuous { seq, key });
            }
            match pair.after {
                Some(row) => self.rows.insert(key, row),
                None => self.rows.remove(&key),
            };
        }
    }

    /// Passes over an entry that cannot be read.
    pub fn skip(&mut self, seq: i64, problems: &mut Vec<Problem>) {
        self.number(seq, problems);
        self.hash = None;
        problems.push(Problem::UnreadableEntry { seq });
    }

    fn number(&mut self, seq: i64, problems: &mut Vec<Problem>) {
        if seq != self.seq + 1 {
            problems.push(Problem::Hole { after: self.seq });
        }
        self.entries += 1;
        self.seq = seq;
    }

    /// Works out where the entries of its review stand after this one.
    fn stand(&mut self, entry: &Stored) {
        let review = entry.review;
        let turned = match (entry.kind.as_str(), entry.of) {
            ("undid", Some(of)) => Some((of, State::Undone)),
            ("redid", Some(of)) => Some((of, State::Done)),
            _ => None,
        };
        let own = match turned {
            Some((of, state)) => {
                self.standing.insert((review, of), state);
                self.waiting.entry(review).or_default().push(of);
                State::Past
            }
            None => {
                for of in self.waiting.remove(&review).unwrap_or_default() {
                    let state = self.standing.entry((review, of)).or_insert(State::Past);
                    if *state == State::Undone {
                        *state = State::Past;
                    }
                }
                State::Done
            }
        };
        self.standing.insert((review, entry.seq), own);
    }

    /// Compares what is noted of where entries stand with what they say themselves.
    pub fn compare_standing(&self, kept: &BTreeMap<(Uuid, i64), String>, problems: &mut Vec<Problem>) {
        let acts: BTreeSet<_> = self.standing.keys().chain(kept.keys()).collect();
        for act in acts {
            if self.standing.get(act).map(|state| state.as_str()) != kept.get(act).map(String::as_str) {
                problems.push(Problem::Standing { seq: act.1 });
            }
        }
    }

    /// Compares a row of the library with what the entries say, and strikes it off.
    pub fn compare(&mut self, row: Row) -> Option<Problem> {
        let key = row.key();
        match self.rows.remove(&key) {
            None => Some(Problem::RowUnexplained { key }),
            Some(expected) if expected != row => Some(Problem::RowDiffers { key }),
            Some(_) => None,
        }
    }

    /// The rows that should be there and were not met, in a fixed order.
    pub fn unmet(&self) -> impl Iterator<Item = Key> {
        self.rows.keys().copied().collect::<BTreeSet<_>>().into_iter()
    }
}
