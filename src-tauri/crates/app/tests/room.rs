//! Owns the promise that the room sees what it should and never a private word: canaries in every private place.
//! Must not reach past the door and the wall.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use app::{Door, Host, Request, ReviewId, RoomAsk, RoomFace, RoomShow, Veil, Wall};
use serde_json::{Value, json};
use std::path::Path;

fn open(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}

fn apply(door: &mut Door, name: &str, input: &Value) -> Value {
    let request: Request = serde_json::from_value(json!({ "name": name, "input": input })).unwrap();
    app::apply(door, request).unwrap()
}

fn write(door: &mut Door, noun: &str, row: &Value) {
    apply(door, "act", &json!({ "act": "Write", "of": { "noun": noun, "row": row } }));
}

fn id(number: u32) -> String {
    format!("0192aaaa-0000-7000-8000-{number:012}")
}

/// The sample, with 50 canaries in places that are the facilitator's own: private notes, what is remembered of people
/// and where they were spoken to, conversations before the meeting and the words said in them, parked ideas, answers, owners of follow-ups, lines of files.
fn seeded(folder: &Path) -> (Door, ReviewId) {
    let mut door = open(folder);
    let review = apply(&mut door, "add_sample", &Value::Null)["review"].clone();
    let view =
        app::read(&door, serde_json::from_value(json!({ "name": "review", "input": { "review": review } })).unwrap())
            .unwrap();
    let sheet = &view["sheet"];
    let mut number = 0;
    let mut canary = || {
        number += 1;
        (id(number), format!("canary{number:02}"))
    };
    for _ in 0..20 {
        let (id, words) = canary();
        write(
            &mut door,
            "note",
            &json!({
                "id": id, "rev": 0, "review": review, "kind": "quote", "text": words, "taken_at": "2026-01-05T10:00:00Z",
                "perspective": null, "agenda_item": null, "visibility": "private",
            }),
        );
    }
    for _ in 0..10 {
        let (id, words) = canary();
        write(
            &mut door,
            "parked",
            &json!({
                "id": id, "rev": 0, "review": review, "text": words, "soak_until": null, "state": "soaking",
                "taken_at": "2026-01-05T10:00:00Z", "perspective": null,
            }),
        );
    }
    for _ in 0..5 {
        let (id, words) = canary();
        write(
            &mut door,
            "open_question",
            &json!({
                "id": id, "rev": 0, "review": review, "text": "What was on the screen (invented)?", "curious": null, "state": "open",
                "answer": words, "taken_at": "2026-01-05T10:00:00Z",
            }),
        );
    }
    for sharing in ["private", "themes", "agreed", "withdrawn", "private"] {
        let (interview, words) = canary();
        write(
            &mut door,
            "interview",
            &json!({
                "id": interview, "rev": 0, "review": review, "person": null, "perspective": null, "state": "held",
                "meets_at": null, "prompts": [], "text": words,
            }),
        );
        let (id, words) = canary();
        write(
            &mut door,
            "quote",
            &json!({
                "id": id, "rev": 0, "review": review, "interview": interview, "text": words.clone(), "theme": words,
                "sharing": sharing, "taken_at": "2026-01-05T10:00:00Z",
            }),
        );
    }
    let accounts = sheet["accounts"].as_array().unwrap();
    for account in accounts.iter().take(5) {
        let (_, words) = canary();
        let mut row = account.clone();
        row["told_in"] = json!(words);
        row["known"] = json!(words);
        write(&mut door, "account", &row);
    }
    assert_eq!(number, 50, "fifty canaries were let loose");
    (door, serde_json::from_value(review).unwrap())
}

fn faces(door: &Door, review: ReviewId) -> Vec<RoomFace> {
    let sheet =
        app::read(door, serde_json::from_value(json!({ "name": "review", "input": { "review": review } })).unwrap())
            .unwrap();
    let notes = sheet["sheet"]["notes"].as_array().unwrap().clone();
    let mut faces = vec![
        RoomFace::Rules {},
        RoomFace::Over {},
        RoomFace::Question { prompt: None, follow_up: None },
        RoomFace::Question { prompt: Some("new-here".into()), follow_up: Some(0) },
        RoomFace::Timeline {},
        RoomFace::CatchUp {},
        RoomFace::Map { width: 1280.0, factor: None, link: None },
    ];
    faces.extend(notes.iter().map(|note| RoomFace::Note { note: serde_json::from_value(note["id"].clone()).unwrap() }));
    faces
}

#[test]
fn the_room_never_sees_a_private_word_whatever_is_put_on_the_wall() {
    let folder = tempfile::tempdir().unwrap();
    let (door, review) = seeded(folder.path());
    let mut wall = Wall::default();
    let mut shown = 0;
    for face in faces(&door, review) {
        wall.put(RoomAsk { review, face: face.clone() });
        for veil in [Veil::Live, Veil::Frozen, Veil::Blank, Veil::Live] {
            wall.draw(veil, &door).unwrap();
            let bytes = serde_json::to_string(&wall.view(&door).unwrap()).unwrap();
            assert!(!bytes.contains("canary"), "{face:?} under {veil:?} tells the room a private word: {bytes}");
            shown += usize::from(bytes.len() > 200);
        }
    }
    assert!(shown > 20, "the wall must have shown something, or it proved nothing: {shown}");
}

#[test]
fn a_note_sent_to_the_room_goes_when_it_becomes_private_even_from_a_wall_that_is_held_still() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = apply(&mut door, "add_sample", &Value::Null)["review"].clone();
    let mut note = json!({
        "id": id(1), "rev": 0, "review": review, "kind": "note", "text": "Invented: the graph looked fine",
        "taken_at": "2026-01-05T10:00:00Z", "perspective": null, "agenda_item": null, "visibility": "room",
    });
    write(&mut door, "note", &note);
    let review: ReviewId = serde_json::from_value(review).unwrap();
    let mut wall = Wall::default();
    wall.put(RoomAsk { review, face: RoomFace::Note { note: serde_json::from_value(note["id"].clone()).unwrap() } });
    wall.draw(Veil::Frozen, &door).unwrap();
    let says = |wall: &Wall, door: &Door| serde_json::to_string(&wall.view(door).unwrap()).unwrap();
    assert!(says(&wall, &door).contains("looked fine"), "a note for the room is shown");
    note["rev"] = json!(1);
    note["visibility"] = json!("private");
    write(&mut door, "note", &note);
    assert!(!says(&wall, &door).contains("looked fine"), "a note that was taken back must leave a frozen wall too");
    wall.draw(Veil::Live, &door).unwrap();
    assert!(!says(&wall, &door).contains("looked fine"), "and a live one");
}

#[test]
fn a_frozen_wall_stays_and_a_blank_one_holds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = apply(&mut door, "add_sample", &Value::Null)["review"].clone();
    let review: ReviewId = serde_json::from_value(review).unwrap();
    let mut wall = Wall::default();
    assert_eq!(wall.view(&door).unwrap(), None, "nothing is shown before something is put there");
    wall.put(RoomAsk { review, face: RoomFace::Timeline {} });
    let timeline = wall.view(&door).unwrap().unwrap();
    assert!(matches!(&timeline.show, RoomShow::Timeline { moments } if moments.len() > 5), "the sample's story");
    wall.draw(Veil::Frozen, &door).unwrap();
    wall.put(RoomAsk { review, face: RoomFace::Rules {} });
    assert_eq!(wall.view(&door).unwrap(), Some(timeline), "a frozen wall shows what it showed");
    wall.draw(Veil::Blank, &door).unwrap();
    assert_eq!(wall.view(&door).unwrap().unwrap().title, "", "a blank wall does not even tell the title");
    wall.draw(Veil::Live, &door).unwrap();
    let rules = wall.view(&door).unwrap().unwrap().show;
    assert!(matches!(rules, RoomShow::Rules { .. }), "let go, it shows what was put there last: {rules:?}");
}

#[test]
fn the_wall_asks_in_the_words_the_facilitator_gave_the_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = apply(&mut door, "start", &json!({ "title": "Invented", "preset": null }))["review"].clone();
    let ask = json!({ "name": "review", "input": { "review": review } });
    let view = app::read(&door, serde_json::from_value(ask).unwrap()).unwrap();
    let mut item = view["sheet"]["agenda"][0].clone();
    let deck = item["prompts"][0]["prompt"].as_str().unwrap().to_owned();
    item["prompts"][0]["words"] = json!("Who is here for the first time?");
    item["prompts"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "prompt": "own-1", "state": "waiting", "words": "Who heard it?" }));
    write(&mut door, "agenda_item", &item);
    let review: ReviewId = serde_json::from_value(review).unwrap();
    let said = |prompt: &str, follow_up| {
        let face = RoomFace::Question { prompt: Some(prompt.to_owned()), follow_up };
        match door.room(&RoomAsk { review, face }).unwrap().show {
            RoomShow::Question { text, .. } => text,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(said(&deck, None), "Who is here for the first time?", "not the deck's words, which nobody says");
    assert_ne!(said(&deck, Some(0)), said(&deck, None), "its follow-ups are the deck's");
    assert_eq!(said("own-1", None), "Who heard it?", "a question of one's own is in no deck");
    assert_eq!(said("gone-1", None), "", "and what nobody knows says nothing");
}
