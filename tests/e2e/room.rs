//! Owns the journey with two windows: what the facilitator puts on the wall is there, and nothing else ever is.
//! Must not look past the two windows.

use crate::desk::desk;
use crate::hand::Hand;
use serde_json::{Value, json};
use tests::webdriver::{Key, PATIENCE, wait};

/// Turns to the window on the wall, which was opened last.
pub fn to_the_wall(hand: &Hand) -> (String, String) {
    let windows = wait(PATIENCE, "the window on the wall", || {
        let windows = hand.0.windows()?;
        Ok((windows.len() == 2).then_some(windows))
    })
    .unwrap();
    let mut both = (String::new(), String::new());
    for window in windows {
        hand.0.turn_to(&window).unwrap();
        let place = hand.0.script("return window.location.pathname;", json!([])).unwrap();
        if place.as_str().is_some_and(|place| place.contains("room")) { both.1 = window } else { both.0 = window }
    }
    hand.0.turn_to(&both.1).unwrap();
    both
}

#[test]
fn the_wall_shows_what_the_facilitator_puts_there_and_never_a_private_word() {
    let Some(desk) = desk("the window for the room") else { return };
    let hand = desk.open(&["--sample"]);
    hand.press("Web hosts after an Apache upgrade");
    hand.press("Meet");
    hand.press("Open the room's window");
    let (main, wall) = to_the_wall(&hand);
    hand.see("Blame comes easily");
    look_from_the_back(&hand, "room-1-rules");

    hand.0.turn_to(&main).unwrap();
    hand.press("Go to");
    hand.press("For whom is this the first review");
    hand.see("Why ask this");
    const QUESTION: &str = "return document.querySelector('.centre h1').innerText;";
    let question = hand.0.script(QUESTION, json!([])).unwrap().as_str().unwrap().to_owned();
    // Fifty private notes, hidden before they are kept.
    for number in 0..50 {
        hand.0.write(&format!("canary{number:02}")).unwrap();
        hand.0.keys(&[Key::Alt], '0').unwrap();
        hand.0.key(Key::Enter).unwrap();
    }
    hand.see("canary49");
    hand.0.write("The graph looked fine to everybody").unwrap();
    hand.0.key(Key::Enter).unwrap();
    hand.see("The graph looked fine to everybody");
    hand.look("room-2-meet");

    let sees = |words: &str, name: &str| {
        hand.0.turn_to(&wall).unwrap();
        hand.see(words);
        look_from_the_back(&hand, name);
        let page = hand.0.script("return document.documentElement.outerHTML;", json!([])).unwrap();
        assert!(!page.as_str().unwrap().contains("canary"), "{name}: a private word is in the room's page");
        let (answered, seen) = hand.call("read_room", &json!({ "request": { "seen": 0 } }));
        assert!(answered && !seen.to_string().contains("canary"), "{name}: the room was sent a private word: {seen}");
        hand.0.turn_to(&main).unwrap();
    };
    sees(&question, "room-3-question");
    hand.press("Story");
    sees("Going back turns out to be impossible", "room-4-timeline");
    hand.0
        .script("[...document.querySelectorAll('aside .faces button')].at(-1).click(); return 1;", json!([]))
        .unwrap();
    hand.0.turn_to(&wall).unwrap();
    hand.0.wait_for("the map", "return document.querySelector('svg[role=img] text') !== null;", json!([])).unwrap();
    look_from_the_back(&hand, "room-5-map");
    hand.0.turn_to(&main).unwrap();
    hand.0.keys(&[Key::Control, Key::Shift], 'R').unwrap();
    sees("The graph looked fine to everybody", "room-6-note");
    hand.press("Blank");
    hand.0.turn_to(&wall).unwrap();
    const EMPTY: &str = "return document.body.innerText.trim() === '';";
    hand.0.wait_for("an empty wall", EMPTY, json!([])).unwrap();

    for (command, given) in every_other_command() {
        let (answered, why) = hand.call(command, &given);
        assert!(!answered, "{command} must be refused to the room, but was answered: {why}");
        let why = why.to_string();
        assert!(why.contains("not allowed"), "{command} must be refused by the access list: {why}");
    }
    hand.0.turn_to(&main).unwrap();
    desk.close(hand);
}

/// Takes pictures of the wall as small and large projectors show it, and makes sure that it can be read from the last row:
/// each text is at least a thirtieth as high as the wall, and stands out seven to one.
fn look_from_the_back(hand: &Hand, name: &str) {
    const SMALL: &str = r"
        const least = window.innerHeight / 30;
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const small = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const around = text.parentElement;
            if (!text.data.trim() || !around.checkVisibility()) continue;
            // A text in a drawing is scaled with it.
            const scale = around.getScreenCTM?.().a ?? 1;
            const size = Number.parseFloat(getComputedStyle(around).fontSize) * scale;
            if (size < least - 0.01) small.push(`${size.toFixed(1)} px of ${least}: ${text.data.trim()}`);
        }
        return small;
    ";
    const FAINT: &str = r"
        const done = arguments[arguments.length - 1];
        window.axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } }).then(
            (result) => done(result.violations.flatMap((found) => found.nodes.map((node) => node.html.slice(0, 160)))));
    ";
    for (width, height) in [(1280, 720), (1920, 1080)] {
        hand.0.resize(width, height).unwrap();
        hand.look(&format!("{name}-{width}"));
        assert_eq!(hand.0.script(SMALL, json!([])).unwrap(), json!([]), "{name}: too small for the last row");
        assert_eq!(hand.0.script_later(FAINT, json!([])).unwrap(), json!([]), "{name}: too faint for the last row");
    }
}

fn every_other_command() -> [(&'static str, Value); 16] {
    let read = json!({ "request": { "name": "library", "input": null } });
    [
        ("read", read.clone()),
        ("apply", read),
        ("export", json!({ "request": {} })),
        ("bring_in", json!({ "request": { "review": null } })),
        ("choose_font", json!({ "request": null })),
        ("salvage_file", json!({ "request": null })),
        ("stop_bringing", json!({ "request": null })),
        ("open_package", json!({ "request": null })),
        ("save_package", json!({ "request": {} })),
        ("save_map", json!({ "request": {} })),
        ("bring_map", json!({ "request": {} })),
        ("turn_wall", json!({ "request": { "turn": "close" } })),
        ("closing", json!({ "answer": "go" })),
        ("plugin:event|listen", json!({ "event": "changed", "target": { "kind": "Any" }, "handler": 1 })),
        ("plugin:event|emit", json!({ "event": "changed", "payload": { "revision": 1 } })),
        ("plugin:window|close", json!({ "label": "main" })),
    ]
}
