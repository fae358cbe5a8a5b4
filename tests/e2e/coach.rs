//! Owns the journey of the language coach: a phrase is heard as it is typed, and neither the room nor the paper ever is.
//! Must not know the lexicon beyond the one sentence that is typed.

use crate::desk::desk;
use crate::hand::Hand;
use crate::room::to_the_wall;
use serde_json::json;
use std::process::Command;
use tests::webdriver::Key;

const SENTENCE: &str = "The on-call engineer failed to check the graph";

/// The words that are underlined now, in rows and over the field.
const LINES: &str = "return [...document.querySelectorAll('.heard')].map((line) => line.textContent);";
const UNDERLINED: &str =
    "return [...document.querySelectorAll('.heard')].some((line) => line.textContent === arguments[0]);";
const IN_LINE: &str = "return document.getElementById('meet-line').value.length > 10;";

fn underlined(hand: &Hand, phrase: &str) {
    hand.0.wait_for(&format!("a line under \"{phrase}\""), UNDERLINED, json!([phrase])).unwrap();
}

fn line_of(hand: &Hand) -> String {
    let value = hand.0.script("return document.getElementById('meet-line').value;", json!([])).unwrap();
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_blaming_sentence_meets_a_better_question_and_the_room_and_the_paper_hear_nothing_of_it() {
    let Some(desk) = desk("the language coach") else { return };
    let hand = desk.open(&["--sample"]);
    hand.press("Web hosts after an Apache upgrade");
    hand.press("Meet");
    hand.press("Open the room's window");
    let (main, wall) = to_the_wall(&hand);
    hand.0.turn_to(&main).unwrap();
    hand.press("Go to");
    hand.press("For whom is this the first review");
    hand.see("Why ask this");

    // Heard while it is typed, in the line itself.
    hand.0.write(SENTENCE).unwrap();
    underlined(&hand, "failed to");
    hand.look("coach-1-typed");
    hand.0.keys(&[Key::Control], '.').unwrap();
    hand.see("Say it another way");
    hand.look("coach-2-menu");
    hand.0.key(Key::Escape).unwrap();
    hand.0.key(Key::Enter).unwrap();
    hand.see(SENTENCE);
    underlined(&hand, "failed to");

    // The ask is dropped into the line, and waits there to be said.
    hand.0.key(Key::F8).unwrap();
    const ON_ROW: &str = "return document.activeElement?.dataset.heard?.startsWith('note ') ?? false;";
    hand.0.wait_for("the row with the phrase", ON_ROW, json!([])).unwrap();
    hand.0.keys(&[Key::Control], '.').unwrap();
    hand.see("Say it another way");
    const FIRST: &str = "return document.querySelector(':popover-open [role^=menuitem] span').textContent;";
    let question = hand.0.script(FIRST, json!([])).unwrap().as_str().unwrap().to_owned();
    hand.press(&question);
    hand.0.wait_for("the question in the line", IN_LINE, json!([])).unwrap();
    assert_eq!(line_of(&hand), question, "the question itself is dropped into the line");
    hand.0.key(Key::Enter).unwrap();
    hand.see(&question);

    // Sent to the wall, its phrase is plain there.
    send_to_the_wall(&hand);
    hand.0.turn_to(&wall).unwrap();
    hand.see(SENTENCE);
    let lines = hand.0.script(LINES, json!([])).unwrap();
    assert_eq!(lines, json!([]), "the room must see no hint");
    let page = hand.0.script("return document.documentElement.outerHTML;", json!([])).unwrap();
    assert!(!page.as_str().unwrap().contains("heard"), "nor anything of the coach in its page");
    hand.look("coach-3-wall");
    hand.0.turn_to(&main).unwrap();

    // Off is one key, and on is the same.
    hand.0.key(Key::F9).unwrap();
    hand.0.wait_for("no line at all", "return !document.querySelector('.heard');", json!([])).unwrap();
    hand.0.key(Key::F9).unwrap();
    underlined(&hand, "failed to");

    // Before sharing it is listed by page; as a quote it is left as it was said.
    hand.0.keys(&[Key::Control], '7').unwrap();
    hand.see_paper();
    hand.see("Phrasings to revisit");
    hand.look("coach-4-before-sharing");
    // The record prints it; the jump in its list leads to the row itself.
    const RECORD: &str = r"
        const what = document.querySelector('main select.what, select.what');
        what.value = 'record';
        what.dispatchEvent(new Event('change', { bubbles: true }));
        return 1;
    ";
    hand.0.script(RECORD, json!([])).unwrap();
    hand.press("failed to");
    hand.see(SENTENCE);
    hand.0.wait_for("the row with the phrase", ON_ROW, json!([])).unwrap();
    hand.0.keys(&[Key::Control], '.').unwrap();
    hand.press("It’s a quote");
    hand.0.wait_for("no line at all", "return !document.querySelector('li .heard');", json!([])).unwrap();
    hand.see("Quote");
    desk.close(hand);

    let paper = desk.out().join("record.pdf");
    desk.ask(&["export", "sample", "--what", "record", "--out", &paper.display().to_string()]);
    let text = Command::new("pdftotext").arg(&paper).arg("-").output().expect("pdftotext comes with poppler");
    let printed = String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(printed.contains(SENTENCE), "the words stand on paper as they were said: {printed}");
    for word in ["phrasing", "coach", "Say it another way"] {
        assert!(
            !printed.to_lowercase().contains(&word.to_lowercase()),
            "the paper must say nothing of the coach: {word}"
        );
    }
}

/// Sends the note with the sentence to the wall by its own menu.
fn send_to_the_wall(hand: &Hand) {
    const MORE: &str = r"
        const row = [...document.querySelectorAll('li.row')].find((row) => row.textContent.includes(arguments[0]));
        row.querySelector('.more').click();
        return 1;
    ";
    hand.0.script(MORE, json!([SENTENCE])).unwrap();
    hand.press("Show in the room");
}
