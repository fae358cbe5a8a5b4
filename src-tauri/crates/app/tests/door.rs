//! Owns the promises of the door as a host meets them: requests in, answers or troubles out, on a real library file.
//! Must not reach past the door.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use app::{Access, Code, Door, Host, Request, Trouble, Which};
use serde_json::{Value, json};
use std::path::Path;

fn open(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}

fn request(name: &str, input: Value) -> Request {
    serde_json::from_value(json!({ "name": name, "input": input })).unwrap()
}

fn apply(door: &mut Door, name: &str, input: Value) -> Result<Value, Trouble> {
    app::apply(door, request(name, input))
}

fn note(review: &Value, id: &str, text: &str, rev: i64) -> Value {
    json!({ "act": "Write", "of": { "noun": "note", "row": {
        "id": id, "rev": rev, "review": review, "kind": "note", "text": text, "taken_at": "2026-01-05T10:00:00Z",
        "perspective": null, "agenda_item": null, "visibility": "room",
    } } })
}

const NOTE: &str = "0192aaaa-0000-7000-8000-000000000001";

#[test]
fn a_review_is_begun_written_in_undone_and_found_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let added = apply(&mut door, "start", json!({ "title": "Invented: slow queue", "preset": null })).unwrap();
    let review = added["review"].clone();
    let kept = apply(&mut door, "act", note(&review, NOTE, "The graph looked fine", 0)).unwrap();
    assert_eq!(kept["reach"]["undo"], "WriteNote", "the receipt says what undo would take back");
    apply(&mut door, "undo", json!({ "review": review })).unwrap();
    door.close().unwrap();

    let mut door = open(folder.path());
    let redone = apply(&mut door, "redo", json!({ "review": review })).unwrap();
    assert_eq!(redone["changes"][0]["after"]["row"]["text"], "The graph looked fine", "redo survives a restart");
    let view = app::read(&door, request("review", json!({ "review": review }))).unwrap();
    let agenda: i64 =
        view["sheet"]["agenda"].as_array().unwrap().iter().filter_map(|item| item["minutes"].as_i64()).sum();
    assert_eq!(agenda, 60, "a review begins with an hour's agenda");
    assert!(!view["sheet"]["reviews"][0]["ground_rules"].as_array().unwrap().is_empty(), "and with ground rules");
    assert!(door.check().unwrap().problems.is_empty(), "the library is whole");
}

#[test]
fn what_is_refused_is_told_in_three_parts_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = apply(&mut door, "start", json!({ "title": "Invented", "preset": null })).unwrap()["review"].clone();
    apply(&mut door, "act", note(&review, NOTE, "first", 0)).unwrap();
    let before = app::read(&door, request("review", json!({ "review": review }))).unwrap();
    let other = "0192aaaa-0000-7000-8000-000000000002";
    let cases = [
        ("a late save", "act", note(&review, NOTE, "late", 0), Code::Stale),
        ("an empty note", "act", note(&review, other, " ", 0), Code::Refused),
        ("NUL", "act", note(&review, other, "a\0b", 0), Code::Refused),
        ("a 50 MB paste", "act", note(&review, other, &"y".repeat(50_000_000), 0), Code::Refused),
        ("a review that is not there", "act", note(&json!(other), other, "lost", 0), Code::Refused),
        (
            "a title of 10,000 characters",
            "start",
            json!({ "title": "x".repeat(10_000), "preset": null }),
            Code::Refused,
        ),
        ("an agenda nobody knows", "start", json!({ "title": "Invented", "preset": "moon" }), Code::NotFound),
        ("an input of another shape", "act", json!({ "act": "Write" }), Code::BadRequest),
        ("a reading command at the writing door", "review", json!({ "review": review }), Code::BadRequest),
        ("a command nobody knows", "sql", json!("drop"), Code::BadRequest),
    ];
    for (what, name, input, code) in cases {
        let trouble = apply(&mut door, name, input).expect_err(what);
        assert_eq!(trouble.code, code, "{what}: {trouble}");
        for part in [&trouble.what, &trouble.why, &trouble.next] {
            assert!(part.contains(' ') && !part.contains("why-"), "{what}: each part is a sentence: {trouble:?}");
        }
    }
    let after = app::read(&door, request("review", json!({ "review": review }))).unwrap();
    assert_eq!(before, after, "none of it may change the review");
    let write_at_the_reading_door = app::read(&door, request("undo", json!({ "review": review })));
    assert!(write_at_the_reading_door.is_err(), "who may only read cannot undo");
}

#[test]
fn a_second_door_to_the_same_library_says_so_and_opens_once_the_first_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = open(folder.path());
    let review = apply(&mut first, "add_sample", Value::Null).unwrap()["review"].clone();
    let mut second = open(folder.path());
    let Access::Closed { trouble } = second.access() else { panic!("the first door holds the library") };
    assert!(trouble.message.contains("open in another window"), "the person learns why: {}", trouble.message);
    let refused = apply(&mut second, "act", note(&review, NOTE, "from the second", 0)).expect_err("it is not open");
    assert_eq!(refused.code, Code::Closed, "nothing is written past the lock");
    first.close().unwrap();
    let view = apply(&mut second, "reopen", Value::Null).unwrap();
    assert_eq!(view["access"]["kind"], "full", "one click opens it once it is free");
    assert_eq!(view["reviews"].as_array().map(Vec::len), Some(1), "with everything in it");
}

#[test]
fn a_damaged_library_lists_nothing_and_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    std::fs::write(&path, "this was a library once").unwrap();
    let door = open(folder.path());
    assert!(matches!(door.access(), Access::Closed { .. }), "it cannot be read");
    let view = app::read(&door, request("library", Value::Null)).unwrap();
    assert_eq!(view["reviews"], json!([]), "an empty list beside the reason, not instead of it");
    assert_eq!(view["access"]["kind"], "closed");
    assert_eq!(std::fs::read(&path).unwrap(), b"this was a library once", "not a byte may change");
}

#[test]
fn a_deck_of_ones_own_lies_beside_the_library_and_a_broken_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let decks = folder.path().join("decks");
    std::fs::create_dir(&decks).unwrap();
    std::fs::write(decks.join("broken.toml"), "id = \"broken\"\n[[prompts]]\ntext = 3\n").unwrap();
    let door = open(folder.path());
    let answer = app::read(&door, request("decks", Value::Null)).unwrap();
    assert!(answer["decks"][0]["prompts"].as_array().unwrap().len() >= 82, "the built-in deck is used meanwhile");
    assert_eq!(answer["refused"][0]["file"], "broken.toml", "the file is named");
    assert!(answer["refused"][0]["line"].as_u64().unwrap() >= 1, "and the line");
}

#[test]
fn private_words_reach_no_preview() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = apply(&mut door, "add_sample", Value::Null).unwrap()["review"].clone();
    let mut secret = note(&review, NOTE, "canary between us", 0);
    secret["of"]["row"]["visibility"] = json!("private");
    apply(&mut door, "act", secret).unwrap();
    for audience in ["team", "company", "public"] {
        let ask = json!({ "review": review, "what": "summary", "audience": audience });
        let pages = app::read(&door, request("handout", ask)).unwrap()["pages"].to_string();
        assert!(!pages.contains("canary"), "{audience}: a private note never leaves the library");
    }
    let id = serde_json::from_value(review).unwrap();
    assert!(
        !door.history(Which { review: id }).unwrap().is_empty(),
        "it is in the history, which stays in the library"
    );
}

#[test]
fn an_import_that_is_stopped_leaves_nothing_behind_and_tells_its_progress_in_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let log: String =
        (0..5_000).map(|at| format!("2024-03-05 14:{:02}:{:02} pump hums\n", at / 60 % 60, at % 60)).collect();
    let bring = app::Bring { name: "pump.log", bytes: log.into_bytes(), review: None, zone: None, read_as: None };
    let heard = std::cell::RefCell::new(Vec::new());
    let stop_late = |progress: app::Progress| {
        heard.borrow_mut().push(progress);
        let late = progress.step == app::Step::Keeping && progress.done >= 3_000;
        if late { app::Flow::Stop } else { app::Flow::Go }
    };
    let stopped = door.bring_in_watched(bring.clone(), &stop_late).unwrap_err();
    assert_eq!(stopped.code, Code::Stopped, "{stopped}");
    assert!(heard.borrow().iter().all(|told| told.done <= told.of), "progress never passes its end");
    assert!(
        heard.borrow().windows(2).all(|two| two[0].step != two[1].step || two[0].done <= two[1].done),
        "nor goes back"
    );
    assert!(door.library(()).unwrap().reviews.is_empty(), "no review, no lines");
    assert!(door.check().unwrap().problems.is_empty(), "and the library is whole");
    let stop_at_once = |_| app::Flow::Stop;
    assert_eq!(
        door.bring_in_watched(bring.clone(), &stop_at_once).unwrap_err().code,
        Code::Stopped,
        "reading stops as well"
    );
    let brought = door.bring_in(bring).unwrap();
    assert_eq!((brought.lines, brought.dated, brought.events), (5_000, 5_000, 0), "a long log is evidence");
}

#[test]
fn a_library_that_was_not_closed_is_checked_and_tells_only_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let added = apply(&mut door, "start", json!({ "title": "Invented: slow queue", "preset": null })).unwrap();
    door.close().unwrap();
    let mut door = open(folder.path());
    assert!(door.copy_to_check().unwrap().is_none(), "a library that was closed needs no check");
    apply(&mut door, "act", note(&added["review"], NOTE, "The graph looked fine", 0)).unwrap();
    // What a window that is killed here leaves: the library with its journal beside it.
    let fallen = |name: &str, change: fn(Vec<u8>) -> Vec<u8>| {
        let to = folder.path().join(name);
        std::fs::create_dir(&to).unwrap();
        let bytes = std::fs::read(folder.path().join("library.db")).unwrap();
        std::fs::write(to.join("library.db"), change(bytes)).unwrap();
        std::fs::copy(folder.path().join("library.db-wal"), to.join("library.db-wal")).unwrap();
        open(&to)
    };
    let checked = |door: &mut Door| {
        let copied = door.copy_to_check().unwrap().expect("a library that was not closed is checked");
        let found = app::check_copy(copied, door.path());
        door.checked(found);
        door.library(()).unwrap().troubles
    };
    assert_eq!(checked(&mut fallen("sound", |bytes| bytes)).len(), 0, "nothing is said where nothing is wrong");
    // The journal beside it holds newer copies of some pages, so the title is spoiled wherever it lies.
    let spoil = |mut bytes: Vec<u8>| {
        let places: Vec<usize> = (0..bytes.len() - 10).filter(|at| bytes[*at..].starts_with(b"slow queue")).collect();
        places.into_iter().for_each(|at| bytes[at] = b'S');
        bytes
    };
    let mut door = fallen("spoiled", spoil);
    let told = checked(&mut door);
    assert_eq!(told.len(), 1, "what is wrong is told");
    assert!(told[0].message.contains("not closed the last time"), "{}", told[0].message);
    let left = std::fs::read_dir(folder.path().join("spoiled/library.db.backups")).unwrap().count();
    assert_eq!(left, 0, "the copy is let go");
}
