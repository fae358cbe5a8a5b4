//! What cannot be seen from outside: the settings of the connection, and a disk that is full on command.
//! Must not repeat what the tests on real files already hold.

use super::open::Opened;
use super::place::Place;
use super::presence::Presence;
use super::settings::{self, Journal};
use super::{Access, Library};
use crate::{ActError, OpenError, StoreError, migrations};
use domain::{Change, Note, NoteId, NoteKind, Review, ReviewId, ReviewState, Row, Stamp, Visibility};
use rusqlite::{Connection, OpenFlags};
use std::convert::Infallible;
use tempfile::TempDir;
use uuid::Uuid;

const REVIEW: ReviewId = ReviewId(Uuid::from_u128(1));

fn stamp() -> Stamp {
    Stamp { at: "2026-03-01T09:00:00Z".parse().expect("a moment") }
}

fn review() -> Row {
    Review {
        id: REVIEW,
        rev: 1,
        title: "Invented".into(),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: "UTC".into(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: vec![],
        made_at: stamp().at,
        sample: false,
        tags: vec![],
    }
    .into()
}

fn note(number: u128, text: String) -> Row {
    Note {
        id: NoteId(Uuid::from_u128(number)),
        rev: 1,
        review: REVIEW,
        kind: NoteKind::Note,
        text,
        taken_at: stamp().at,
        perspective: None,
        agenda_item: None,
        visibility: Visibility::Private,
        quote: None,
        factors: vec![],
    }
    .into()
}

fn add(library: &mut Library, row: Row) -> Result<(), ActError<Infallible>> {
    let changes = vec![Change { before: None, after: Some(row) }];
    library.act(stamp(), "Add", REVIEW, vec![], |_| Ok(changes)).map(drop)
}

fn place(folder: &TempDir) -> Place {
    Place { path: folder.path().join("library.db") }
}

fn pragma(library: &Library, name: &str) -> String {
    let value: rusqlite::types::Value =
        library.conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).expect("a pragma answers");
    match value {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => format!("{other:?}"),
    }
}

#[test]
fn an_open_library_runs_with_the_settings_that_keep_words_safe() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = Library::open(&place(&folder).path).expect("it opens");
    for (name, expected) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("locking_mode", "exclusive"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("temp_store", "2"),
        ("busy_timeout", "0"),
    ] {
        assert_eq!(pragma(&library, name), expected, "{name} is not what keeps words safe");
    }
}

#[test]
fn a_setting_that_does_not_take_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let memory = Connection::open_in_memory().expect("memory");
    let refused = settings::durable(&memory, &place(&folder));
    let told = matches!(&refused, Err(OpenError::Setting { setting: "journal_mode", got, .. }) if got == "memory");
    assert!(told, "memory can hold no journal on disk, and the answer was {refused:?}");
}

#[cfg(unix)]
#[test]
fn where_no_write_ahead_journal_is_possible_the_slower_one_keeps_every_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(&folder);
    Library::open(&place.path).expect("it is made").close().expect("it closes");
    // A fresh library in the rollback format, on a layer of SQLite that shares no memory between processes.
    let plain = Connection::open(&place.path).expect("it opens");
    plain.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).expect("it takes the other format");
    plain.close().expect("it closes");
    // That layer locks by a file of the same name as ours.
    std::fs::remove_file(place.beside(".lock")).expect("it was there");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let conn = Connection::open_with_flags_and_vfs(&place.path, flags, "unix-dotfile").expect("it opens");
    settings::wary(&conn, &place).expect("it is prepared");
    assert_eq!(settings::durable(&conn, &place).expect("it settles"), Journal::Delete, "the fallback is taken");
    let presence = Presence::written(&place).expect("it is there");
    let mut library =
        Library::new(place.clone(), Opened { conn, access: Access::Full, presence, left_open: false }, None);
    assert_eq!(pragma(&library, "synchronous"), "2", "and is as safe");
    add(&mut library, review()).expect("written");
    library.close().expect("it closes");
    let library = Library::open(&place.path).expect("it opens");
    assert!(library.sheet(REVIEW).expect("it reads").is_some(), "the word is kept");
}

#[test]
fn a_full_disk_is_told_as_such_and_writing_goes_on_once_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(&place(&folder).path).expect("it opens");
    add(&mut library, review()).expect("written");
    let pages: i64 = pragma(&library, "page_count").parse().expect("a number");
    library.conn.query_row(&format!("PRAGMA max_page_count = {}", pages + 4), [], |_| Ok(())).expect("a limit");
    let large = "words ".repeat(20_000);
    let error = add(&mut library, note(2, large.clone())).expect_err("there is no room");
    assert!(matches!(error, ActError::Store(StoreError::Full)), "the answer was {error:?}");
    assert!(library.sheet(REVIEW).expect("it reads").expect("there").notes.is_empty(), "nothing is half-written");
    library.conn.query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).expect("room again");
    add(&mut library, note(2, large)).expect("the same words, now that there is room");
    assert!(library.check().expect("it reads").is_sound(), "and the library is sound");
}

#[test]
fn what_is_deleted_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(&folder);
    let mut library = Library::open(&place.path).expect("it opens");
    add(&mut library, review()).expect("written");
    // A row the journal does not hold, so that only the table could still show it.
    library.conn.execute("CREATE TABLE scratch (words TEXT) STRICT", []).expect("made");
    library.conn.execute("INSERT INTO scratch VALUES ('zebediah quux')", []).expect("written");
    library.conn.execute("DELETE FROM scratch", []).expect("deleted");
    library.close().expect("it closes");
    let bytes = std::fs::read(&place.path).expect("the file");
    assert!(!bytes.windows(8).any(|part| part == b"zebediah"), "deleted words are not left in the file");
}

#[test]
fn finding_the_next_undo_and_the_last_entry_never_walks_the_journal() {
    let conn = migrations::pattern().expect("an empty library");
    for sql in [
        "SELECT seq FROM standing WHERE review = ?1 AND state = 'done' ORDER BY seq DESC LIMIT 1",
        "SELECT seq FROM standing WHERE review = ?1 AND state = 'undone' ORDER BY seq LIMIT 1",
        "UPDATE standing SET state = 'past' WHERE review = ?1 AND state = 'undone'",
        "SELECT seq FROM act WHERE seq > (SELECT seq FROM standing_until) AND review = ?1 ORDER BY seq DESC LIMIT 1",
        "SELECT seq, hash FROM act ORDER BY seq DESC LIMIT 1",
        "SELECT * FROM act WHERE seq IN (SELECT seq FROM standing WHERE review = ?1 UNION ALL SELECT seq FROM act
            WHERE seq > (SELECT seq FROM standing_until) AND review = ?1) ORDER BY seq",
        "SELECT seq, at FROM act WHERE seq = coalesce(?2, (SELECT max(seq) FROM standing WHERE review = ?1))",
        "SELECT * FROM note WHERE review = ?1",
        "SELECT review, count(*) FROM note GROUP BY review",
    ] {
        let mut explain = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("it is planned");
        let parameters = explain.parameter_count();
        let plan: Vec<String> = explain
            .query_map(rusqlite::params_from_iter(vec![rusqlite::types::Null; parameters]), |row| row.get(3))
            .and_then(Iterator::collect)
            .expect("a plan");
        let walks =
            plan.iter().any(|step| step.contains("B-TREE") || ["SCAN note", "SCAN standing"].contains(&step.as_str()));
        assert!(!walks, "{sql} is planned as {plan:?}");
    }
}
