//! Owns the promise that a library made by an earlier release opens, and says the same as it did then.
//! Must not know how it is brought up to date.
//!
//! `tests/dbs/schema-N.db` was made by the release of schema N, and holds the sample and an invented review that was
//! imported; the two files beside it are what that release said of them. None of them is ever made anew.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use app::{Door, Host, MapFileAsk, MapForm, ReviewId, SearchAsk, Which};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn held(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dbs").join(name)
}

/// A copy of a released library, in a folder of its own.
fn released(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    fs::copy(held(name), &path).unwrap();
    (folder, path)
}

fn open(path: &Path) -> Door {
    let door = Door::open(path, &path.with_extension("decks"), Host::of_this_machine());
    assert!(door.closed().is_none(), "it opens: {:?}", door.closed());
    door
}

/// Every schema that has been released before the present one.
const EARLIER: [u8; 5] = [1, 2, 3, 4, 5];

#[test]
fn a_library_of_every_earlier_schema_opens_and_says_what_it_said_then() {
    EARLIER.into_iter().for_each(says_what_it_said_then);
}

/// A noun that has come since has no rows in what an earlier release kept.
fn without_empty_lists(mut sheet: Value) -> Value {
    sheet.as_object_mut().unwrap().retain(|_, rows| rows.as_array().is_none_or(|rows| !rows.is_empty()));
    sheet
}

fn in_no_order(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

fn says_what_it_said_then(schema: u8) {
    let (_folder, path) = released(&format!("schema-{schema}.db"));
    let door = open(&path);
    let mut reviews = door.reviews().unwrap();
    reviews.sort_by_key(|review| review.id);
    let sheets: Vec<Value> =
        reviews.iter().map(|review| json!(door.review(Which { review: review.id }).unwrap().sheet)).collect();
    let sheets: Vec<Value> = sheets.into_iter().map(without_empty_lists).collect();
    let then: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(held(&format!("schema-{schema}.sheets.json"))).unwrap()).unwrap();
    let then: Vec<Value> = then.into_iter().map(without_empty_lists).collect();
    assert_eq!(sheets, then, "schema {schema}: every row is as it was");
    let told = |review: ReviewId| door.map_file(&MapFileAsk { review, form: MapForm::Text }).unwrap().bytes;
    let maps: Vec<u8> = reviews.iter().flat_map(|review| told(review.id)).collect();
    let maps_then = fs::read_to_string(held(&format!("schema-{schema}.maps.txt"))).unwrap();
    assert_eq!(
        in_no_order(&String::from_utf8(maps).unwrap()),
        in_no_order(&maps_then),
        "and so is all that each map says; in which order is the layout's own matter"
    );
    assert_eq!(door.check().unwrap().problems, Vec::<String>::new(), "the library is whole");
}

#[test]
fn what_an_earlier_release_kept_can_be_searched() {
    let (_folder, path) = released("schema-1.db");
    let door = open(&path);
    let found = door.search(SearchAsk { words: "worker graph".into(), only: None }).unwrap();
    assert!(!found.hits.is_empty(), "words from before there was a search are found");
}

#[test]
fn a_copy_of_the_earlier_library_stays_beside_it() {
    let (folder, path) = released("schema-1.db");
    open(&path).close().unwrap();
    let copy = folder.path().join("library.db.before-v6");
    assert!(copy.exists(), "what the earlier release wrote is still there for it");
    assert!(open(&copy).check().unwrap().problems.is_empty(), "and is whole");
}

#[test]
fn what_was_taken_back_in_an_earlier_release_can_be_done_again() {
    let (_folder, path) = released("schema-5.db");
    let mut door = open(&path);
    let review = door.reviews().unwrap().into_iter().find(|review| review.title.contains("badge readers")).unwrap().id;
    let factors = |door: &Door| door.review(Which { review }).unwrap().sheet.factors.len();
    assert_eq!(factors(&door), 2, "the second map was taken back then");
    door.redo(Which { review }).unwrap();
    assert_eq!(factors(&door), 4, "and is done again now");
    door.undo(Which { review }).unwrap();
    door.undo(Which { review }).unwrap();
    assert_eq!(factors(&door), 0, "and what came before it can be taken back as well");
    assert_eq!(door.check().unwrap().problems, Vec::<String>::new(), "the library is whole");
}

#[test]
fn a_library_brought_up_to_date_goes_on_like_any_other() {
    let (_folder, path) = released("schema-1.db");
    let mut door = open(&path);
    let review = door.reviews().unwrap()[0].id;
    let undone = door.undo(Which { review }).unwrap();
    assert!(!undone.changes.is_empty(), "what the earlier release did can be undone");
    door.redo(Which { review }).unwrap();
    door.close().unwrap();
    assert!(open(&path).check().unwrap().problems.is_empty(), "and the library stays whole");
}
