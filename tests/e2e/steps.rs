//! Owns the journey of many short lines: in a quiet moment the web view lets go of what it holds of letters that were put away.
//! Must not know how it is made to.

use crate::desk::desk;
use crate::hand::Hand;
use serde_json::json;

/// As many lines as are let stand, whatever the time between them: a slow machine must not be the first to be quiet.
const LINES: usize = 64;

/// Whether the web view could take letters back, as it is asked by its own undo.
const COULD_TAKE_BACK: &str = "return document.queryCommandEnabled('undo');";
const HOLDS_NOTHING: &str = "return !document.queryCommandEnabled('undo');";

fn could_take_back(hand: &Hand) -> bool {
    hand.0.script(COULD_TAKE_BACK, json!([])).unwrap() == json!(true)
}

#[test]
fn the_letters_of_lines_that_were_put_away_are_not_held_for_the_whole_meeting() {
    let Some(desk) = desk("letters let go of") else { return };
    let hand = desk.open(&["--sample"]);
    hand.press("Web hosts after an Apache upgrade");
    hand.press("Meet");
    hand.see("Agenda");
    for number in 1..LINES {
        hand.line(&format!("invented line {number}"));
    }
    assert!(
        could_take_back(&hand),
        "the web view holds every letter that was typed, or there is nothing to let go of any more"
    );
    hand.line(&format!("invented line {LINES}"));
    hand.0.wait_for("nothing to be held", HOLDS_NOTHING, json!([])).unwrap();

    // A line that is begun is taken back letter by letter as before.
    hand.0.write("begun").unwrap();
    assert!(could_take_back(&hand), "letters of a line that is not put away");
    hand.see(&format!("invented line {LINES}"));
    desk.close(hand);
}
