//! Owns the main journey: one review from its title to the paper, by keyboard where a facilitator would use it.
//! Must not look into the library while the window is open: what is kept is asked of the command line afterwards.

use crate::desk::{Desk, desk};
use crate::hand::Hand;
use serde_json::{Value, json};
use std::process::Command;
use tests::webdriver::Key;

const TITLE: &str = "Orders stood still at noon";

/// What is typed in the meeting, with the prefix that makes it what it is. All of it is invented.
const CAUGHT: [&str; 6] = [
    "The queue board was two clicks away from where everybody looked",
    "\"I thought it was the network, it always is on Mondays\"",
    "?Who else can see the depth of the queue",
    "!The standby drained it by itself",
    ">12:04 first order is late",
    "~Put the depth of the queue on the wall",
];

const FACTORS: [&str; 4] =
    ["queue depth out of sight", "campaign sent at noon", "one worker for two queues", "standby drained by itself"];

/// From, to, and how; the last is taken back.
const LINKS: [(&str, &str, &str); 3] = [
    ("campaign sent at noon", "one worker", "pressured"),
    ("queue depth out of sight", "one worker", "masked"),
    ("standby drained by itself", "campaign", "mitigated"),
];

const LEARNING: &str = "A queue is only as visible as the place where people look.";

#[test]
fn a_review_goes_from_its_title_to_the_paper() {
    let Some(desk) = desk("a whole review") else { return };
    let hand = desk.open(&[]);
    start(&hand);
    meet(&hand);
    timeline(&hand);
    map(&hand);
    learn(&hand);
    export(&hand);
    desk.close(hand);
    the_library_holds_it(&desk);
    the_paper_says_it(&desk);
}

fn start(hand: &Hand) {
    hand.press("Start a review");
    hand.fill("What do people call it?", TITLE);
    hand.look("whole-1-start");
    hand.0.key(Key::Enter).unwrap();
    hand.fill("Summary", "Orders came in and stood still for half an hour.");
    hand.fill("What it did to people", "Ninety people waited for an answer.");
    hand.see("Saved");
    hand.look("whole-2-prepare");
}

fn meet(hand: &Hand) {
    hand.0.keys(&[Key::Control], '3').unwrap();
    hand.press("Start the meeting");
    hand.see("Why ask this");
    for line in CAUGHT {
        // Nothing is focused on purpose: while people talk, any typing has to land in the capture line.
        hand.0.write(line).unwrap();
        hand.0.key(Key::Enter).unwrap();
        hand.see(line.trim_start_matches(['?', '!', '>', '~']).trim_matches('"').trim_start_matches("12:04 "));
    }
    hand.see("Saved");
    hand.look("whole-3-meet");
}

fn timeline(hand: &Hand) {
    hand.press("Timeline");
    hand.see("first order is late");
    hand.look("whole-4-timeline");
}

fn map(hand: &Hand) {
    hand.press("Map");
    let (first, others) = FACTORS.split_first().unwrap();
    hand.see("Type the first condition");
    add_factor(hand, first);
    hand.press("Factor");
    others.iter().for_each(|factor| add_factor(hand, factor));
    hand.0.key(Key::Escape).unwrap();
    for (from, to, verb) in LINKS {
        hand.press(from);
        hand.press("Link");
        hand.fill("What does", to);
        hand.0.key(Key::Enter).unwrap();
        hand.press(verb);
        hand.see(&format!("{from} {verb} {to}"));
    }
    hand.look("whole-5-map");
    hand.press("Undo");
    hand.see("Saved");
}

fn add_factor(hand: &Hand, phrase: &str) {
    hand.fill("What was present", phrase);
    hand.0.key(Key::Enter).unwrap();
    hand.see(phrase);
}

fn learn(hand: &Hand) {
    hand.press("Learn");
    hand.fill("Write a learning", LEARNING);
    hand.0.key(Key::Enter).unwrap();
    hand.see_field_with(LEARNING);
    hand.see("Saved");
    hand.look("whole-6-learn");
}

fn export(hand: &Hand) {
    hand.press("Handout");
    hand.see_paper();
    hand.look("whole-7-handout");
    hand.press("Save as PDF");
    hand.see("Saved as handout.pdf.");
}

fn the_library_holds_it(desk: &Desk) {
    let sheet = desk.ask_json(&["show", TITLE])["sheet"].take();
    let count = |table: &str| sheet[table].as_array().map_or(0, Vec::len);
    assert_eq!(sheet["reviews"][0]["summary"], json!("Orders came in and stood still for half an hour."));
    let said = |table: &str, field: &str| -> Vec<Value> {
        sheet[table].as_array().into_iter().flatten().map(|row| row[field].clone()).collect()
    };
    let kinds = said("notes", "kind");
    for kind in ["note", "quote", "question", "surprise"] {
        assert!(kinds.contains(&json!(kind)), "a {kind} was caught and must be kept as one: {kinds:?}");
    }
    assert!(
        said("events", "title").iter().any(|title| title.as_str().unwrap_or_default().contains("first order is late"))
    );
    assert!(said("parked", "text").contains(&json!("Put the depth of the queue on the wall")));
    let quote = "I thought it was the network, it always is on Mondays";
    assert!(said("notes", "text").contains(&json!(quote)), "a quote is kept word for word, without its marks");
    assert_eq!(count("factors"), 4, "each factor is kept once");
    assert_eq!(count("links"), 2, "three were drawn and one taken back");
    assert!(said("learnings", "text").contains(&json!(LEARNING)));
    let history = desk.ask_json(&["history", TITLE]);
    let undone = history.as_array().unwrap().iter().filter(|entry| entry["kind"] == json!("undid")).count();
    assert_eq!(undone, 1, "what was taken back stays in the history");
    let health = desk.ask_json(&["check"]);
    assert_eq!(health["problems"], json!([]), "the state must be the sum of its journal");
}

fn the_paper_says_it(desk: &Desk) {
    let pdf = desk.out().join("handout.pdf");
    let read =
        Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output().expect("pdftotext comes with poppler");
    let text = String::from_utf8_lossy(&read.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    let on_paper =
        [TITLE, "Orders came in and stood still", LEARNING, "first order is late", "Put the depth of the queue"];
    for words in on_paper.into_iter().chain(FACTORS) {
        assert!(text.contains(words), "the paper must say {words:?}: {text}");
    }
    assert!(!text.contains(&desk.library().display().to_string()), "no path of this machine may be on the paper");
}
