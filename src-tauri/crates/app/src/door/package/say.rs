//! Owns how a merge keeps in words what has no place of its own: theirs of a field both sides wrote, and where a copy is from.
//! Must not decide what is kept: the merge has.

use super::words_of;
use crate::door::Door;
use chrono::{DateTime, Utc};
use domain::{Account, Beside, Merge, Note, NoteId, NoteKind, Row, Visibility, When};
use intake::package::Package;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// As much as one note is given of what stays beside; more goes into a second one.
const NOTE: usize = 100_000;

/// An id that follows from what a row is and says, with the time of the row's own id in front, so that both copies of a
/// review name the same difference alike.
pub(super) fn name(row: &Row) -> Uuid {
    named(row.key().id, &serde_json::to_vec(row).unwrap_or_default())
}

fn named(near: Uuid, seed: &[u8]) -> Uuid {
    let bytes = near.as_bytes();
    let millis = bytes[..6].iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
    let mut free = [0; 10];
    free.copy_from_slice(&Sha256::digest([b"second-story copy 1\n".as_slice(), bytes, seed].concat())[..10]);
    Builder::from_unix_timestamp_millis(millis, &free).into_uuid()
}

/// A row by its first words.
pub(super) fn called(row: &Row) -> String {
    shortened(words_of(row))
}

/// The first words of a text, on one line.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['\u{2026}']).collect()
}

impl Door {
    /// The merge with its words: copies marked as the other copy's, and a private note for everything that stays beside.
    pub(super) fn written(&self, merge: &Merge, package: &Package, at: DateTime<Utc>) -> Merge {
        let mut merge = merge.clone();
        let mark = self.words.say("package-told-in", &[]);
        merge.copies.iter_mut().for_each(|copy| marked(copy, &mark));
        let notes: Vec<Row> = merge.beside.iter().flat_map(|it| self.notes(it, package, at)).collect();
        merge.rows.extend(notes);
        merge
    }

    fn notes(&self, beside: &Beside, package: &Package, at: DateTime<Utc>) -> Vec<Row> {
        let noun = beside.ours.key().noun;
        let row = self.words.say(&format!("noun-{}", noun.as_str().replace('_', "-")), &[]);
        let mut text = self.words.say("package-beside", &[("noun", row), ("name", called(&beside.ours))]);
        let theirs = serde_json::to_value(&beside.theirs).unwrap_or_default();
        for field in &beside.fields {
            let named = self.words.say(&format!("field-{}", field.replace('_', "-")), &[]);
            let value = self.value(theirs.pointer(&format!("/row/{field}")).unwrap_or(&Value::Null), package);
            text.push_str(&format!("\n{named}: {value}"));
        }
        let letters: Vec<char> = text.chars().collect();
        let note = |(n, part): (u64, &[char])| {
            let id = if n == 0 { beside.id } else { named(beside.id, &n.to_be_bytes()) };
            Note {
                id: NoteId(id),
                rev: 0,
                review: package.review,
                kind: NoteKind::Note,
                text: part.iter().collect(),
                taken_at: at,
                perspective: None,
                agenda_item: None,
                visibility: Visibility::Private,
                quote: None,
                factors: Vec::new(),
            }
            .into()
        };
        (0..).zip(letters.chunks(NOTE)).map(note).collect()
    }

    /// A field's value as a person reads it: a row by its words, a time as a time, nothing as nothing.
    fn value(&self, value: &Value, package: &Package) -> String {
        let nothing = || self.words.say("package-nothing", &[]);
        match value {
            Value::Null => nothing(),
            Value::String(text) if text.trim().is_empty() => nothing(),
            Value::String(text) => {
                let row = text.parse().ok().and_then(|id: Uuid| package.sheet.rows().find(|row| row.key().id == id));
                row.map_or_else(|| text.clone(), |row| called(&row))
            }
            Value::Array(list) if list.is_empty() => nothing(),
            Value::Array(list) => list.iter().map(|value| self.value(value, package)).collect::<Vec<_>>().join(", "),
            value => match serde_json::from_value::<When>(value.clone()) {
                Ok(when) => {
                    let zone = package.sheet.reviews.first().map_or("", |review| review.zone.as_str());
                    let shown = crate::moment(&when, zone);
                    if shown.is_empty() { nothing() } else { shown }
                }
                Err(_) => value.to_string(),
            },
        }
    }
}

/// An account of the other copy says so, where there is room to.
fn marked(copy: &mut Account, mark: &str) {
    const ROOM: usize = 190_000;
    if copy.told_in.len() < ROOM {
        copy.told_in = if copy.told_in.is_empty() { mark.to_owned() } else { format!("{}; {mark}", copy.told_in) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_named_by_what_it_says_and_sorts_beside_what_it_is_a_copy_of() {
        let near = Uuid::parse_str("0192aaaa-0000-7000-8000-000000000001").unwrap_or_default();
        assert_eq!(named(near, b"x"), named(near, b"x"), "both copies of a review must name the same difference alike");
        assert_ne!(named(near, b"x"), named(near, b"y"), "and two differences must not fall together");
        assert_eq!(
            named(near, b"x").as_bytes()[..6],
            near.as_bytes()[..6],
            "lists sort by id where nothing else orders"
        );
    }
}
