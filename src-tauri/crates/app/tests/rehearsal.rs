//! Owns what is promised of a rehearsal: it is whole, it is thrown away, and the person's own library never hears of it.
//! Must not know what is said in the room.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use app::{Access, Door, Host, Occasion, RehearsalView, Request, SearchAsk, Which};
use domain::{Act, ItemState, Note, NoteId, NoteKind, ReviewId, ReviewState, Row, Stage, Visibility};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const WORDS: &str = "heliotrope";

fn open(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}

fn note(review: ReviewId) -> Act {
    Act::Write(Row::from(Note {
        id: NoteId(Uuid::now_v7()),
        rev: 0,
        review,
        kind: NoteKind::Surprise,
        text: format!("The graph looked {WORDS}"),
        taken_at: chrono::Utc::now(),
        perspective: None,
        agenda_item: None,
        visibility: Visibility::Room,
        quote: None,
        factors: vec![],
    }))
}

fn hits(door: &Door) -> usize {
    let ask: SearchAsk = serde_json::from_value(json!({ "words": WORDS, "only": null, "order": "best" })).unwrap();
    door.search(ask).unwrap().hits.len()
}

/// Every file of the desk with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    found.sort();
    found
}

fn ask(door: &mut Door, name: &str, input: Value) -> Result<Value, app::Trouble> {
    app::apply(door, Request { name: name.to_owned(), input })
}

#[test]
fn a_rehearsal_begins_in_the_first_stage_with_everything_prepared() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let RehearsalView { review, beats } = door.rehearse(()).unwrap();
    let view = door.review(Which { review }).unwrap();
    assert_eq!(view.sheet.reviews[0].state, ReviewState::Meet, "the meeting has begun");
    let now: Vec<Stage> =
        view.sheet.agenda.iter().filter(|item| item.state == ItemState::Now).map(|item| item.stage).collect();
    assert_eq!(now, [Stage::Open], "it stands in its first stage, and the clock runs");
    assert!(matches!(view.access, Access::Full), "everything can be tried in it");
    let seats: BTreeSet<_> = view.sheet.perspectives.iter().map(|seat| seat.id).collect();
    let speakers = beats.iter().filter_map(|beat| beat.speaks);
    assert!(
        speakers.into_iter().all(|seat| seats.contains(&seat)),
        "the people in the room are those of this very copy"
    );
    let refused = door.undo(Which { review }).expect_err("there is nothing of anybody's to take back").to_string();
    assert!(refused.contains("nothing"), "undo must not take the copy itself away, and says so: {refused}");
    door.act(note(review)).unwrap();
    door.undo(Which { review }).expect("what was written can be taken back");
    assert_eq!(door.rehearsal(()).unwrap().unwrap().review, review, "a page that was loaded again finds it");
}

#[test]
fn nothing_of_a_rehearsal_reaches_the_persons_own_library() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let sample = door.add_sample(()).unwrap().review;
    let (own, revision) = (door.review(Which { review: sample }).unwrap().sheet, door.revision().unwrap());
    let before = files(folder.path());

    let review = door.rehearse(()).unwrap().review;
    door.act(note(review)).unwrap();
    assert_eq!(hits(&door), 1, "what is written in a rehearsal can be found in it");
    assert!(door.act(note(sample)).is_err(), "the person's own review cannot be written from a rehearsal");
    assert_eq!(door.snapshot_due(), None, "a rehearsed meeting makes no backup due");
    assert!(door.copy_out(Occasion::Closing).unwrap().is_none(), "no backup is taken of what is thrown away");
    assert!(open(folder.path()).closed().is_some(), "the person's own library stays locked meanwhile");
    assert!(files(folder.path()) == before, "not a byte of the person's own files may change");

    door.finish_rehearsal(()).unwrap();
    assert!(files(folder.path()) == before, "nor may it when the rehearsal ends");
    assert_eq!(door.revision().unwrap(), revision, "the journal has no entry of it");
    assert_eq!(door.review(Which { review: sample }).unwrap().sheet, own, "the sample is as it was");
    assert_eq!(hits(&door), 0, "the search finds nothing of it");
    assert!(door.review(Which { review }).is_err(), "the copy is gone");
    assert!(door.rehearsal(()).unwrap().is_none(), "and so is the rehearsal");
    assert_eq!(door.library(()).unwrap().reviews.len(), 1, "the list holds what it held");
    door.act(note(sample)).unwrap();
    assert!(door.check().unwrap().problems.is_empty(), "the library is sound and goes on");
}

#[test]
fn a_second_rehearsal_begins_afresh_and_closing_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let first = door.rehearse(()).unwrap().review;
    door.act(note(first)).unwrap();
    let second = door.rehearse(()).unwrap().review;
    assert_ne!(first, second, "once more means a fresh copy");
    assert_eq!(hits(&door), 0, "with nothing in it from before");
    door.close().unwrap();
    let door = open(folder.path());
    assert!(door.library(()).unwrap().reviews.is_empty(), "closing the window leaves nothing of a rehearsal");
}

#[test]
fn what_would_reach_past_the_copy_is_turned_away_with_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    door.rehearse(()).unwrap();
    let outside = [
        ("start", json!({ "title": "Mine", "preset": null })),
        ("add_sample", Value::Null),
        ("reopen", Value::Null),
        ("back_up", Value::Null),
        ("restore", json!({ "file": "any" })),
        ("salvage", Value::Null),
        ("use_salvaged", Value::Null),
        ("take_package", Value::Null),
        ("keep_deck", json!({ "title": "Mine", "starred": [], "prompts": [] })),
    ];
    for (name, input) in outside {
        let refused = ask(&mut door, name, input).expect_err(name).to_string();
        assert!(refused.contains("throw-away copy") && refused.contains("End the rehearsal"), "{name}: {refused}");
    }
    assert!(!folder.path().join("decks").exists(), "no deck of the person's own is written from a rehearsal");
    ask(&mut door, "finish_rehearsal", Value::Null).unwrap();
    ask(&mut door, "start", json!({ "title": "Mine", "preset": null })).expect("afterwards everything works again");
}

#[test]
fn a_library_that_can_only_be_read_or_is_shut_can_still_be_rehearsed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("library.db"), b"not a library").unwrap();
    let mut door = open(folder.path());
    assert!(door.closed().is_some(), "this library cannot be opened");
    let review = door.rehearse(()).unwrap().review;
    door.act(note(review)).unwrap();
    door.finish_rehearsal(()).unwrap();
    assert!(door.closed().is_some(), "and says so again afterwards");
    assert_eq!(fs::read(folder.path().join("library.db")).unwrap(), b"not a library", "it was left as it was");
}
