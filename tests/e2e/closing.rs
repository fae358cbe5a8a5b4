//! Owns the promise that a word acknowledged is a word kept, however fast it is typed and however the window goes.
//! Must not know how the screens keep it.

use crate::desk::{Desk, desk};
use crate::display::Display;
use crate::hand::Hand;
use serde_json::{Value, json};
use std::time::Duration;

/// Starts a review through the door and opens it on its first screen.
fn with_review(desk: &Desk) -> (Hand, String) {
    let hand = desk.open(&[]);
    hand.see("Second Story");
    let start = json!({ "request": { "name": "start", "input": { "title": "Queue full at noon", "preset": null } } });
    let (answered, added) = hand.call("apply", &start);
    assert!(answered, "a review must start: {added}");
    let review = added["review"].as_str().unwrap().to_owned();
    (hand, review)
}

#[test]
fn words_typed_just_before_the_cross_are_there_again() {
    let Some(desk) = desk("close while typing") else { return };
    let display = Display::connect();
    let (hand, _) = with_review(&desk);
    hand.press("Queue full at noon");
    hand.fill("Summary", "The queue filled");
    hand.see("Saved");
    let (field, window) = (hand.field("Summary"), display.window(&desk));
    // The last words must not have been sent yet when the cross is pressed, or the handshake would prove nothing.
    const TYPE: &str = r"
        const [field] = arguments;
        field.value += ' and nobody had a picture of it.';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return true;
    ";
    hand.0.script(TYPE, json!([field])).unwrap();
    display.press_the_cross(window);
    display.wait_until_gone(&desk).expect("a window with everything kept goes by itself");
    drop(hand);

    let whole = json!("The queue filled and nobody had a picture of it.");
    desk.wait_until_closed();
    let kept = desk.ask_json(&["show", "Queue full at noon"])["sheet"]["reviews"][0]["summary"].take();
    assert_eq!(kept, whole, "the last words must be in the file");
    let hand = desk.open(&[]);
    hand.press("Queue full at noon");
    let held = hand.0.script("return arguments[0].value;", json!([hand.field("Summary")])).unwrap();
    assert_eq!(held, whole, "and on the screen again");
    desk.close(hand);
}

#[test]
fn a_window_closed_as_soon_as_it_is_seen_just_goes() {
    let Some(desk) = desk("close while opening") else { return };
    let display = Display::connect();
    let mut program = desk.start();
    let window = display.window(&desk);
    display.press_the_cross(window);
    display
        .wait_until_gone(&desk)
        .expect("a page that was never there has nothing to lose, and nobody is asked about it");
    assert!(program.wait().unwrap().success(), "and the library is left as by any other closing");
}

#[test]
fn a_page_that_no_longer_answers_does_not_hold_the_window_and_does_not_lose_it_unasked() {
    let Some(desk) = desk("a stuck page") else { return };
    let display = Display::connect();
    let (hand, _) = with_review(&desk);
    let window = display.window(&desk);
    hand.0.script("setTimeout(() => { for (;;); }, 100); return true;", json!([])).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    display.press_the_cross(window);
    let question = display.another_window(&desk, window);
    display.press_the_cross(question);
    display.wait_until_only(&desk, window).expect("leaving the question unanswered means staying");
    display.press_the_cross(window);
    display.another_window(&desk, window);
}

#[test]
fn forty_saves_without_waiting_end_with_the_last_words() {
    let Some(desk) = desk("forty saves") else { return };
    let (hand, review) = with_review(&desk);
    hand.press("Queue full at noon");
    let field = hand.field("Summary");
    const TYPE: &str = r"
        const [field] = arguments;
        field.focus();
        for (let round = 1; round <= 40; round += 1) {
            field.value = `version ${round}`;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            field.dispatchEvent(new FocusEvent('blur'));
        }
        return true;
    ";
    hand.0.script(TYPE, json!([field])).unwrap();
    hand.see("Saved");
    let read = json!({ "request": { "name": "review", "input": { "review": review } } });
    let kept = || hand.call("read", &read).1["sheet"]["reviews"][0]["summary"].take();
    tests::webdriver::wait(tests::webdriver::PATIENCE, "the last version", || {
        Ok((kept() == json!("version 40")).then_some(()))
    })
    .unwrap_or_else(|why| panic!("{why}: kept is {}", kept()));
}

#[test]
fn an_older_version_that_arrives_late_is_refused() {
    let Some(desk) = desk("late versions") else { return };
    let (hand, review) = with_review(&desk);
    let read = json!({ "request": { "name": "review", "input": { "review": review } } });
    let row = hand.call("read", &read).1["sheet"]["reviews"][0].take();
    const FIRE: &str = r"
        const [row, done] = arguments;
        const write = (summary) => window.__TAURI_INTERNALS__.invoke('apply', { request: { name: 'act', input:
            { act: 'Write', of: { noun: 'review', row: { ...row, summary } } } } });
        const calls = Array.from({ length: 40 }, (_, round) => write(`version ${round + 1}`).then(() => round + 1, (why) => why.code));
        Promise.all(calls).then(done);
    ";
    let ends = hand.0.script_later(FIRE, json!([row])).unwrap();
    let ends: Vec<Value> = ends.as_array().cloned().unwrap_or_default();
    let kept: Vec<u64> = ends.iter().filter_map(Value::as_u64).collect();
    let stale = ends.iter().filter(|end| **end == json!("stale")).count();
    assert_eq!(
        (kept.len(), stale),
        (1, 39),
        "of versions made from one row only the first to arrive may be kept: {ends:?}"
    );
    let summary = hand.call("read", &read).1["sheet"]["reviews"][0]["summary"].take();
    assert_eq!(summary, json!(format!("version {}", kept[0])), "what was acknowledged is what is kept");
}

#[test]
fn a_short_answer_is_told_ahead_and_is_the_call_s_own() {
    let Some(desk) = desk("answers told ahead") else { return };
    let (hand, review) = with_review(&desk);
    const ASK: &str = r"
        const [rows, done] = arguments;
        const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
        const ask = (row) => new Promise((told) => {
            const heard = [];
            const ahead = `__CHANNEL__:${transformCallback((said) => 'message' in said && heard.push(said.message))}`;
            invoke('apply', { request: { name: 'act', input: { act: 'Write', of: { noun: 'review', row } } }, ahead })
                .catch((why) => why.code).then((own) => setTimeout(() => told({ own, heard }), 300));
        });
        (async () => { const all = []; for (const row of rows) all.push(await ask(row)); done(all); })();
    ";
    let read = json!({ "request": { "name": "review", "input": { "review": review } } });
    let row = hand.call("read", &read).1["sheet"]["reviews"][0].take();
    let with = |summary: &str, rev: i64| {
        let mut row = row.clone();
        row["summary"] = json!(summary);
        row["rev"] = json!(row["rev"].as_i64().unwrap() + rev);
        row
    };
    let long = "an invented summary ".repeat(500);
    let rows = [with("short", 0), with(&long, 1), with("late", 0)];
    let told = hand.0.script_later(ASK, json!([rows])).unwrap();
    assert_eq!(told[0]["heard"], json!([told[0]["own"]]), "a short answer comes on both ways, and is the same");
    assert!(told[0]["own"]["revision"].is_number(), "and it is a receipt");
    assert!(told[1]["own"]["revision"].is_number(), "a long one is given");
    assert_eq!(told[1]["heard"], json!([]), "but on one way: a channel would have to fetch it too");
    assert_eq!(told[2], json!({ "own": "stale", "heard": [] }), "and what is refused is never told as kept");
}
