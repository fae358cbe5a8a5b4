//! Owns the walk over every screen without a mouse: each is reached by its key, everything on it by Tab, and nothing holds one.
//! Must not judge where the focus goes first, nor how it looks.

use crate::desk::desk;
use crate::hand::Hand;
use serde_json::json;
use std::collections::BTreeSet;
use tests::webdriver::Key;

/// Everything Tab may stop at, kept on the page by number; what it would be called, and whether a group shares its stop.
const STOPS: &str = r#"
    const all = [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable=true]')];
    const labels = (e) => [...(e.labels ?? [])].map((label) => label.textContent).join(' ');
    const by = (e) => (e.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean)
        .map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const name = (e) => [e.getAttribute('aria-label'), by(e), labels(e), e.textContent, e.alt, e.title, e.placeholder]
        .map((text) => (text ?? '').trim()).find(Boolean) ?? '';
    window.stops = all.filter((e) => e.tabIndex >= 0 && !e.disabled && !e.closest('[inert]')
        && e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0);
    return window.stops.map((e) => ({ name: name(e), grouped: e.type === 'radio', html: e.outerHTML.slice(0, 120) }));
"#;

/// The number of the stop that has the focus; -1 for the page itself, -2 for what came up since.
const AT: &str = r"
    const at = document.activeElement;
    return at === document.body || at === null ? -1 : Math.max(window.stops.indexOf(at), -2) === -1 ? -2 : window.stops.indexOf(at);
";

#[test]
fn every_screen_is_reached_and_walked_by_keys_alone_and_says_what_everything_is() {
    let Some(desk) = desk("every screen by keys alone") else { return };
    let hand = desk.open(&["--sample"]);
    hand.see("More ways to begin");
    it_finds_what_it_looks_for(&hand);
    let mut found = walk(&hand, "library");
    hand.0.keys(&[Key::Control], 'k').unwrap();
    hand.see("Search");
    found.extend(walk(&hand, "search"));
    hand.0.keys(&[Key::Control], '1').unwrap();
    hand.see("More ways to begin");
    open_by_keys(&hand);
    let screens = [("prepare", '2'), ("meet", '3'), ("timeline", '4'), ("map", '5'), ("learn", '6'), ("handout", '7')];
    for (screen, key) in screens {
        hand.0.keys(&[Key::Control], key).unwrap();
        const THERE: &str = "return document.documentElement.dataset.screen === arguments[0]
            && document.querySelector('main')?.innerText.length > 60 && !document.querySelector('[aria-busy=true]');";
        hand.0.wait_for(screen, THERE, json!([screen])).unwrap();
        if screen == "handout" {
            hand.see_paper();
        }
        found.extend(walk(&hand, screen));
    }
    hand.0.keys(&[Key::Control], '1').unwrap();
    hand.see("More ways to begin");
    hand.0.write("r").unwrap();
    hand.see("Let it pass");
    found.extend(walk(&hand, "rehearsal"));
    desk.close(hand);
    assert!(found.is_empty(), "every screen must be open to somebody without a mouse:\n{}", found.join("\n"));
}

/// A walk that finds nothing must be able to find something: a button without a name that Tab cannot leave, with more in it than it shows.
fn it_finds_what_it_looks_for(hand: &Hand) {
    const BREAK: &str = r"
        const button = document.createElement('button');
        button.id = 'trap';
        button.addEventListener('keydown', (event) => event.preventDefault());
        document.querySelector('main').prepend(button);
        button.style.cssText = 'inline-size: 40px; block-size: 40px; overflow: hidden';
        button.append(document.createElement('div'));
        button.firstChild.style.cssText = 'block-size: 80px';
        return 1;
    ";
    hand.0.script(BREAK, json!([])).unwrap();
    let found = walk(hand, "broken").join("\n");
    hand.0.script("document.getElementById('trap').remove(); return 1;", json!([])).unwrap();
    for promise in ["has no name", "does not come round", "does not come to", "cut off"] {
        assert!(found.contains(promise), "the walk must find: {promise}: {found}");
    }
}

/// Opens the sample from the list: the page under the head of the list takes Enter.
fn open_by_keys(hand: &Hand) {
    hand.0.key(Key::Enter).unwrap();
    const OPEN: &str = "return location.hash.length > 10;";
    hand.0.wait_for("an open review", OPEN, json!([])).unwrap();
}

/// What a screen keeps from somebody who cannot use a mouse or see it.
fn walk(hand: &Hand, screen: &str) -> Vec<String> {
    let mut found = hand.findings(&format!("keys-{screen}"));
    let stops = hand.0.script(STOPS, json!([])).unwrap();
    let stops = stops.as_array().unwrap();
    let unnamed = stops.iter().filter(|stop| stop["name"] == json!(""));
    found.extend(unnamed.map(|stop| format!("{screen}: {} has no name", stop["html"])));
    // The page has no first stop of its own: it is whatever Tab comes to after the last one.
    let mut seen = BTreeSet::new();
    let mut came_round = false;
    let mut first = None;
    for _ in 0..stops.len() + 40 {
        hand.0.key(Key::Tab).unwrap();
        let at = hand.0.script(AT, json!([])).unwrap().as_i64().unwrap();
        came_round |= first == Some(at) && seen.len() > 1;
        if came_round {
            break;
        }
        if at >= 0 {
            first = first.or(Some(at));
            seen.insert(at);
        }
    }
    if !came_round {
        found.push(format!("{screen}: Tab does not come round; it saw {} of {} stops", seen.len(), stops.len()));
    }
    let missed = (0i64..).zip(stops).filter(|(at, stop)| !seen.contains(at) && stop["grouped"] == json!(false));
    found.extend(missed.map(|(_, stop)| format!("{screen}: Tab does not come to {}", stop["html"])));
    found
}
