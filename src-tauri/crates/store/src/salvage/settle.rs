//! Owns which rows the new library holds, and which entries of the journal it keeps, where the scan found some twice,
//! some damaged and some not at all.
//! Must not read pages, nor write.

use super::haul::Haul;
use crate::journal::Stored;
use domain::{Change, Key, Row};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Where a row of the new library comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Its table, and the journal agrees or does not know better.
    Table,
    /// The journal alone: its page was lost, or what lay there is not what was written.
    Journal,
    /// A damaged page, without anything to hold it against.
    Unsure,
}

/// An entry and the pairs it carries.
pub(super) type Entry = (Stored, Vec<Change>);

/// What the new library will hold.
pub(super) struct Settled {
    pub rows: BTreeMap<Key, (Row, Origin)>,
    /// The entries that can be kept, in order: each follows from the ones before it.
    pub entries: Vec<Entry>,
    /// What those entries leave behind, to be brought from there to `rows`.
    pub fold: HashMap<Key, Row>,
}

/// What the journal knows of one row.
#[derive(Default)]
struct Known {
    /// What its latest entry says.
    last: Option<Row>,
    /// Every version any entry speaks of.
    versions: Vec<Row>,
}

/// Weighs everything against everything.
pub(super) fn settle(haul: &mut Haul<'_>) -> Settled {
    let entries: Vec<Entry> = std::mem::take(&mut haul.entries)
        .into_values()
        .filter_map(|entry| entry.pairs().map(|pairs| (entry, pairs)))
        .collect();
    let mut known: HashMap<Key, Known> = HashMap::new();
    for change in entries.iter().flat_map(|(_, pairs)| pairs) {
        let Some(key) = change.key() else { continue };
        let known = known.entry(key).or_default();
        known.last.clone_from(&change.after);
        known.versions.extend([&change.before, &change.after].into_iter().flatten().cloned());
    }
    let keys: HashSet<Key> = haul.listed.keys().chain(haul.lying.keys()).chain(known.keys()).copied().collect();
    let rows = keys
        .into_iter()
        .filter_map(|key| {
            let row = weigh(haul.listed.remove(&key), haul.lying.remove(&key), known.remove(&key));
            row.map(|row| (key, row))
        })
        .collect();
    let (entries, fold) = following(entries);
    Settled { rows, entries, fold }
}

/// Which version of one row holds.
///
/// A row listed by its page is the library's last word, unless its content is known to nobody: then only a higher
/// write number than the journal's can be a word the journal has lost; otherwise bits have flipped in it.
fn weigh(listed: Option<Row>, lying: Option<Row>, known: Option<Known>) -> Option<(Row, Origin)> {
    let Some(known) = known else {
        return listed.map(|row| (row, Origin::Table)).or(lying.map(|row| (row, Origin::Unsure)));
    };
    let newest = known.versions.iter().map(Row::rev).max().unwrap_or(-1);
    match (listed, lying) {
        (Some(row), _) if known.versions.contains(&row) || row.rev() > newest => Some((row, Origin::Table)),
        (None, Some(row)) if row.rev() > newest => Some((row, Origin::Unsure)),
        _ => known.last.map(|row| (row, Origin::Journal)),
    }
}

/// The entries that follow from one another, and what they leave behind. An entry that does not, because one before
/// it is lost, is passed over: what it did is in the rows.
fn following(all: Vec<Entry>) -> (Vec<Entry>, HashMap<Key, Row>) {
    let mut fold: HashMap<Key, Row> = HashMap::new();
    let mut kept = Vec::with_capacity(all.len());
    for (entry, pairs) in all {
        if take(&mut fold, &pairs) {
            kept.push((entry, pairs));
        }
    }
    (kept, fold)
}

/// Folds the pairs in, all or none.
fn take(fold: &mut HashMap<Key, Row>, pairs: &[Change]) -> bool {
    let mut undo: Vec<(Key, Option<Row>)> = Vec::with_capacity(pairs.len());
    for change in pairs {
        let fits = change.key().filter(|key| fold.get(key) == change.before.as_ref());
        let Some(key) = fits else {
            for (key, before) in undo.into_iter().rev() {
                put(fold, key, before);
            }
            return false;
        };
        undo.push((key, put(fold, key, change.after.clone())));
    }
    true
}

fn put(fold: &mut HashMap<Key, Row>, key: Key, row: Option<Row>) -> Option<Row> {
    match row {
        Some(row) => fold.insert(key, row),
        None => fold.remove(&key),
    }
}
