//! Owns what a person meets while a long file comes in: how far it is, a way out, and a window that goes on.
//! Must not know how a file is read or kept.

use crate::desk::desk;
use crate::hand::Hand;
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use tests::webdriver::{PATIENCE, wait};

const LINES: usize = 100_000;

/// A chat of so many lines, invented by counting.
fn chat(lines: usize) -> String {
    (0..lines).fold(String::new(), |mut chat, line| {
        let (day, hour) = (2 + line / 50_000, line % 50_000 / 3_600);
        let (minute, second) = (line / 60 % 60, line % 60);
        writeln!(
            chat,
            "2026-03-{day:02} {hour:02}:{minute:02}:{second:02} [ops{}] worker {line} waits for the queue",
            line % 7
        )
        .unwrap();
        chat
    })
}

fn rows(hand: &Hand, review: &str) -> (usize, usize) {
    let read = json!({ "request": { "name": "review", "input": { "review": review } } });
    let (answered, view) = hand.call("read", &read);
    assert!(answered, "the review must be readable: {view}");
    let count = |noun: &str| view["sheet"][noun].as_array().map(Vec::len).unwrap();
    (count("sources"), count("lines"))
}

#[test]
fn a_long_file_says_how_far_it_is_and_is_called_off_without_a_trace_or_comes_in_whole() {
    let Some(desk) = desk("bring in a hundred thousand lines") else { return };
    let file = desk.out().join("chat.log");
    // As many as a file may have: fewer are in before a hand that means to call them off has found the key.
    fs::write(&file, chat(2 * LINES + LINES / 2)).unwrap();
    let hand = desk.open_choosing("chat.log");
    hand.see("Second Story");
    let start = json!({ "request": { "name": "start", "input": { "title": "Queue full at noon", "preset": null } } });
    let review = hand.call("apply", &start).1["review"].as_str().unwrap().to_owned();
    hand.press("Queue full at noon");
    hand.press("Evidence");

    hand.press("Bring a file in");
    // Nothing is asked in between: on a quick machine the file would be in before the key is reached.
    hand.see("Putting it into the library");
    hand.press("Cancel");
    hand.see("Stopped. Nothing of the file was kept.");
    assert_eq!(rows(&hand, &review), (0, 0), "of a file that was called off nothing may be left");

    fs::write(&file, chat(LINES)).unwrap();
    hand.press("Bring a file in");
    hand.see("Putting it into the library");
    hand.look("bringing");
    let whole = format!("chat.log: {}", "100,000");
    wait(4 * PATIENCE, "the file to be in", || Ok(hand.text().contains(&whole).then_some(()))).unwrap();
    assert_eq!(rows(&hand, &review), (1, LINES), "each line is kept");
    hand.look("bringing-done");
    hand.press("Voices");
    hand.fill("Add a perspective", "Warehouse");
    desk.close(hand);
    let health: Value = desk.ask_json(&["check"]);
    assert_eq!(health["problems"].as_array().map(Vec::len), Some(0), "the library must be sound after it: {health}");
}
