//! What a later schema will rely on: the order of steps, the copy before them, and all or nothing.
//! Must not know what any table means.

use super::*;
use crate::Library;
use domain::{Change, Review, ReviewId, ReviewState, Stamp};
use std::convert::Infallible;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

/// A library of today in a folder of its own, with one review in it, opened as a migration finds it.
fn today() -> (TempDir, Place) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place { path: folder.path().join("library.db") };
    let mut library = Library::open(&place.path).expect("it opens");
    let stamp = Stamp { at: "2026-03-01T09:00:00Z".parse().expect("a moment") };
    let review = Review {
        id: ReviewId(Uuid::from_u128(1)),
        rev: 1,
        title: "Invented".into(),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: "UTC".into(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: vec![],
        made_at: stamp.at,
        sample: false,
        tags: vec![],
    };
    let changes = vec![Change { before: None, after: Some(review.into()) }];
    library
        .act(stamp, "WriteReview", ReviewId(Uuid::from_u128(1)), vec![], |_| Ok::<_, Infallible>(changes))
        .expect("written");
    library.close().expect("it closes");
    (folder, place)
}

fn tomorrow(sql: &'static str) -> Vec<Step> {
    let mut steps = steps();
    steps.push(Step { to: SCHEMA + 1, sql: vec!["CREATE TABLE later (a INTEGER) STRICT", sql] });
    steps
}

fn connect(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("it opens")
}

fn before(place: &Place) -> std::path::PathBuf {
    place.beside(&format!(".before-v{}", SCHEMA + 1))
}

#[test]
fn every_piece_leads_to_a_schema_that_is_known_and_none_is_left_out() {
    for part in PARTS {
        assert!(part.is_sorted_by(|a, b| a.0 < b.0), "a folder's pieces stand in order");
        assert!(
            part.iter().all(|(to, _)| (1..=SCHEMA).contains(to)),
            "no piece leads past SCHEMA, which would skip it"
        );
    }
    let newest = PARTS.iter().flat_map(|part| part.iter()).map(|(to, _)| *to).max();
    assert_eq!(newest, Some(SCHEMA), "SCHEMA is what the pieces lead to");
    assert_eq!(
        PARTS.len(),
        domain::Noun::ALL.len() + 3,
        "every noun has a table, beside the journal, kept bytes and the index"
    );
    assert!(steps().iter().all(|step| !step.sql.is_empty()), "each schema changes something");
}

#[test]
fn every_table_is_strict() {
    let conn = pattern().expect("an empty library");
    let loose: i64 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite%'",
            [],
            |row| row.get(0),
        )
        .expect("the tables are listed");
    assert_eq!(loose, 0, "a table that takes any type keeps mistakes for ever");
}

#[test]
fn a_migration_puts_a_proven_copy_beside_the_library_first() {
    let (_folder, place) = today();
    let conn = connect(&place.path);
    bring_up(&conn, &place, &tomorrow("ALTER TABLE note ADD COLUMN later TEXT")).expect("it is brought up to date");
    assert_eq!(schema(&conn).expect("it reads"), SCHEMA + 1, "the library is of the new schema");
    let library = Library::open(&before(&place)).expect("the copy is a library of the old one");
    assert!(library.sheet(ReviewId(Uuid::from_u128(1))).expect("it reads").is_some(), "with everything in it");
    assert!(library.check().expect("it reads").is_sound(), "and sound");
    assert!(!place.beside(&format!(".before-v{}.making", SCHEMA + 1)).exists(), "nothing half-made is left");
}

#[cfg(unix)]
#[test]
fn the_copy_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, place) = today();
    bring_up(&connect(&place.path), &place, &tomorrow("SELECT 1")).expect("it is brought up to date");
    let mode = fs::metadata(before(&place)).expect("the copy").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "a copy holds the same private words");
}

#[test]
fn a_migration_that_fails_leaves_the_library_as_it_was() {
    let (_folder, place) = today();
    let conn = connect(&place.path);
    let failed = bring_up(&conn, &place, &tomorrow("CREATE TABLE note (a INTEGER) STRICT"));
    assert!(matches!(failed, Err(OpenError::Migration { to, .. }) if to == SCHEMA + 1), "the answer was {failed:?}");
    drop(conn);
    let library = Library::open(&place.path).expect("it opens as before");
    assert!(library.check().expect("it reads").is_sound(), "the first half of the step is gone as well");
    drop(library);
    bring_up(&connect(&place.path), &place, &tomorrow("SELECT 1")).expect("a second attempt may replace the copy");
}

#[test]
fn without_a_copy_there_is_no_migration() {
    let (_folder, place) = today();
    fs::create_dir(place.beside(&format!(".before-v{}.making", SCHEMA + 1))).expect("something in the way");
    let conn = connect(&place.path);
    let failed = bring_up(&conn, &place, &tomorrow("SELECT 1"));
    assert!(matches!(failed, Err(OpenError::Backup { .. })), "the answer was {failed:?}");
    assert_eq!(schema(&conn).expect("it reads"), SCHEMA, "the library was not touched");
}

#[test]
fn an_empty_library_needs_no_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place { path: folder.path().join("library.db") };
    Library::open(&place.path).expect("it is made").close().expect("it closes");
    bring_up(&connect(&place.path), &place, &tomorrow("SELECT 1")).expect("it is brought up to date");
    assert!(!before(&place).exists(), "there is nothing to lose");
}

#[test]
fn a_copy_that_does_not_reach_as_far_as_the_library_is_no_copy() {
    let (_folder, place) = today();
    assert!(prove(&place, 1).is_ok(), "this one holds one entry");
    assert!(matches!(prove(&place, 2), Err(StoreError::Damaged { .. })), "and not two");
}
