//! Owns what was acknowledged, and the comparison with what a library holds.
//! Must not open a library in any way a window would not: through the door.

use crate::run::Said;
use app::{Door, Host, Which};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Every act that was acknowledged, by its number in the journal: the rows before and after.
#[derive(Clone, Default)]
pub struct Ledger {
    kept: BTreeMap<i64, Value>,
}

/// What a library holds of what a ledger says.
#[derive(Debug, Default)]
pub struct Proof {
    /// Acts in the journal.
    pub held: usize,
    /// Acknowledged acts that are not there, or not as they were acknowledged.
    pub lost: usize,
}

impl Ledger {
    /// Writes down what was acknowledged, and returns the troubles that were told.
    pub fn take(&mut self, said: impl IntoIterator<Item = Said>) -> Vec<Value> {
        let mut troubles = Vec::new();
        for said in said {
            match said {
                Said::Told(trouble) => troubles.push(trouble),
                Said::Kept(mut receipt) => {
                    let revision = receipt["revision"].as_i64().expect("a receipt has a revision");
                    let again = self.kept.insert(revision, receipt["changes"].take());
                    assert!(again.is_none(), "revision {revision} was acknowledged twice");
                }
            }
        }
        troubles
    }

    /// How many acts were acknowledged.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Opens the library as a window would, has it check itself, and looks for every acknowledged act in its journal.
    /// That the rows follow from the journal is part of the check.
    pub fn prove(&self, library: &Path) -> Proof {
        let door = open(library);
        if let Some(why) = door.closed() {
            panic!("{}: {} {} acts were acknowledged", why.what, why.why, self.len());
        }
        let health = door.check().expect("the check can be made");
        assert!(health.problems.is_empty(), "the library is not sound: {:#?}", health.problems);
        let proof = self.compare(&door);
        door.close().expect("it closes");
        proof
    }

    /// Looks for every acknowledged act in the journal.
    pub fn compare(&self, door: &Door) -> Proof {
        let held = journal(door);
        let lost = self.kept.iter().filter(|(revision, changes)| held.get(revision) != Some(changes)).count();
        Proof { held: held.len(), lost }
    }
}

/// Opens a library as a window would.
pub fn open(library: &Path) -> Door {
    Door::open(library, &app::file::decks_beside(library), Host::of_this_machine())
}

/// Every act of every review, by its number: the rows before and after.
pub fn journal(door: &Door) -> BTreeMap<i64, Value> {
    let listed = door.library(()).expect("the reviews are listed").reviews;
    let of = |listed: &app::Listed| {
        let entries = door.history(Which { review: listed.review.id }).expect("the history reads");
        entries.into_iter().map(|entry| (entry.seq, json!(entry.changes)))
    };
    listed.iter().flat_map(of).collect()
}
