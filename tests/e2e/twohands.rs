//! Owns the journey of one map made twice: by keys alone, and by the pointer alone but for the words. Both are the same graph.
//! Must not judge how the map looks, nor where anything stands on it.

use crate::desk::{Desk, desk};
use crate::hand::Hand;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tests::webdriver::{Element, Key, PATIENCE, wait};

const BANDS: [&str; 7] = ["outside", "organisation", "team", "work", "tools", "knowledge", "technology"];
const POLARITIES: [&str; 5] = ["contributed", "mitigated", "luck", "sacrifice", "context"];
const PHASES: [&str; 6] = ["before", "onset", "detection", "diagnosis", "repair", "recovery"];

/// Phrase, band, polarity, phase. All of it is invented.
const FACTORS: [(&str, &str, &str, &str); 12] = [
    ("holiday traffic came early", "outside", "contributed", "onset"),
    ("two teams share one queue", "organisation", "context", "before"),
    ("nobody owns the retry rule", "organisation", "contributed", "before"),
    ("support heard it first", "team", "mitigated", "detection"),
    ("handover at noon", "team", "contributed", "diagnosis"),
    ("retries doubled the load", "technology", "contributed", "onset"),
    ("worker restarts lose their place", "technology", "contributed", "repair"),
    ("depth of the queue two clicks away", "tools", "contributed", "detection"),
    ("runbook named the old host", "work", "contributed", "diagnosis"),
    ("reports switched off to save orders", "work", "sacrifice", "repair"),
    ("someone knew the old queue", "knowledge", "luck", "diagnosis"),
    ("slow drain watched by hand", "work", "mitigated", "recovery"),
];

/// From, verb, to; no factor at the right is the impact.
const LINKS: [(&str, &str, Option<&str>); 12] = [
    ("holiday traffic came early", "triggered", Some("retries doubled the load")),
    ("nobody owns the retry rule", "enabled", Some("retries doubled the load")),
    ("two teams share one queue", "pressured", Some("nobody owns the retry rule")),
    ("retries doubled the load", "amplified", None),
    ("depth of the queue two clicks away", "masked", Some("retries doubled the load")),
    ("support heard it first", "detected", Some("retries doubled the load")),
    ("handover at noon", "delayed", Some("slow drain watched by hand")),
    ("runbook named the old host", "delayed", Some("worker restarts lose their place")),
    ("someone knew the old queue", "protected by luck", None),
    ("slow drain watched by hand", "mitigated", None),
    // Round in a circle, which is legal.
    ("worker restarts lose their place", "depended on", Some("reports switched off to save orders")),
    ("reports switched off to save orders", "informed", Some("worker restarts lose their place")),
];

#[test]
fn a_map_by_keys_alone_and_one_by_the_pointer_alone_are_the_same_graph() {
    let Some(desk) = desk("one map with two hands") else { return };
    let hand = desk.open(&[]);
    hand.see("Start a review");
    by_keys(&hand, "By keys");
    hand.look("two-hands-1-keys");
    hand.0.keys(&[Key::Control], '1').unwrap();
    hand.see("More ways to begin");
    by_pointer(&hand, "By pointer");
    hand.look("two-hands-2-pointer");
    desk.close(hand);
    let [keys, pointer] = ["By keys", "By pointer"].map(|title| graph(&desk, title));
    assert_eq!(keys, wanted(), "the map made by keys is what was meant");
    assert_eq!(pointer, keys, "the pointer makes the same graph");
}

/// A map as what it says, whatever its ids: factors with what they are, links with what they join.
type Graph = (BTreeSet<[String; 4]>, BTreeSet<[String; 3]>);

fn wanted() -> Graph {
    let factors = FACTORS.map(|(phrase, band, polarity, phase)| [phrase, band, polarity, phase].map(str::to_owned));
    let links =
        LINKS.map(|(from, verb, to)| [from, &verb.replace(' ', "_"), to.unwrap_or("impact")].map(str::to_owned));
    (factors.into(), links.into())
}

fn graph(desk: &Desk, title: &str) -> Graph {
    let map: Value = serde_json::from_str(&desk.ask(&["map", title, "--as", "json"])).expect("a map as JSON");
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let rows = |table: &str| map[table].as_array().expect("a table of the map").clone();
    let names: BTreeMap<String, String> =
        rows("factors").iter().map(|row| (text(row, "key"), text(row, "phrase"))).collect();
    let named = |row: &Value, end: &str| names.get(&text(row, end)).cloned().unwrap_or_else(|| "impact".to_owned());
    let factors = rows("factors");
    let links = rows("links");
    (
        factors.iter().map(|row| ["phrase", "band", "polarity", "phase"].map(|field| text(row, field))).collect(),
        links.iter().map(|row| [named(row, "from"), text(row, "verb"), named(row, "to")]).collect(),
    )
}

/// The words a link becomes once it is drawn.
fn sentence((from, verb, to): (&str, &str, Option<&str>)) -> String {
    format!("{from} {verb} {}.", to.unwrap_or("the impact"))
}

fn place(of: &str, list: &[&str]) -> usize {
    list.iter().position(|one| *one == of).expect("a word of the list")
}

fn by_keys(hand: &Hand, title: &str) {
    hand.0.write("n").unwrap();
    hand.see("What do people call it?");
    hand.0.write(title).unwrap();
    hand.0.key(Key::Enter).unwrap();
    hand.see("Summary");
    hand.0.keys(&[Key::Control], '5').unwrap();
    hand.see("Type the first condition");
    // A new line begins in the phase of the factor before it.
    let mut phase_before = place("onset", &PHASES);
    for (number, (phrase, band, polarity, phase)) in FACTORS.into_iter().enumerate() {
        if number > 0 {
            hand.0.write("a").unwrap();
        }
        in_the_line(hand, "What was present");
        hand.0.write(phrase).unwrap();
        hand.0.keys(&[Key::Alt], char::from(b'1' + u8::try_from(place(band, &BANDS)).unwrap())).unwrap();
        hand.0.key(Key::Enter).unwrap();
        hand.see(phrase);
        hand.0.key(Key::Escape).unwrap();
        on_a_factor(hand);
        hand.0.write(&"p".repeat(place(polarity, &POLARITIES))).unwrap();
        let phase = place(phase, &PHASES);
        hand.0.write(&"]".repeat(phase.saturating_sub(phase_before))).unwrap();
        hand.0.write(&"[".repeat(phase_before.saturating_sub(phase))).unwrap();
        phase_before = phase;
    }
    for link in LINKS {
        let (from, verb, to) = link;
        choose_nothing(hand);
        hand.0.write("c").unwrap();
        in_the_line(hand, "Where does the link begin?");
        hand.0.write(from).unwrap();
        hand.0.key(Key::Enter).unwrap();
        in_the_line(hand, "bear on?");
        hand.0.write(to.unwrap_or("Impact")).unwrap();
        hand.0.key(Key::Enter).unwrap();
        choose_verb(hand, verb);
        hand.see(&sentence(link));
    }
    hand.see("Saved");
}

/// Goes back until nothing is chosen, so that the line asks where the link begins. One step more would leave the map.
fn choose_nothing(hand: &Hand) {
    const CHOSEN: &str = "return document.querySelector('[data-place=outline] [aria-current=true]') !== null;";
    for _ in 0..3 {
        if hand.0.script(CHOSEN, json!([])).unwrap() == json!(false) {
            break;
        }
        hand.0.key(Key::Escape).unwrap();
    }
}

/// Waits until what is typed goes into the line of that name.
fn in_the_line(hand: &Hand, name: &str) {
    const IN: &str = "const at = document.activeElement;
        const name = [at?.getAttribute('aria-label'), ...[...(at?.labels ?? [])].map((label) => label.innerText)].join(' ');
        return at?.tagName === 'INPUT' && at.value === '' && name.includes(arguments[0]);";
    hand.0.wait_for(&format!("the focus in \"{name}\""), IN, json!([name])).unwrap();
}

fn on_a_factor(hand: &Hand) {
    const ON: &str = "return Boolean(document.activeElement?.dataset.end);";
    hand.0.wait_for("the focus on a factor", ON, json!([])).unwrap();
}

/// A letter goes to the next verb that begins with it.
fn choose_verb(hand: &Hand, verb: &str) {
    const AT: &str = "const at = document.activeElement;
        return at?.getAttribute('role') === 'menuitem' ? at.querySelector('b').innerText : null;";
    for _ in 0..6 {
        let at = hand.0.wait_for("a verb in the hand", AT, json!([])).unwrap();
        if at == json!(verb) {
            break;
        }
        hand.0.write(&verb[..1]).unwrap();
    }
    hand.0.key(Key::Enter).unwrap();
}

fn by_pointer(hand: &Hand, title: &str) {
    hand.press("New review");
    hand.fill("What do people call it?", title);
    hand.press("Start");
    hand.see("Summary");
    hand.press("Map");
    hand.see("Type the first condition");
    for (number, factor) in FACTORS.into_iter().enumerate() {
        let (phrase, band, polarity, phase) = factor;
        hand.fill("What was present", phrase);
        choose(hand, "What it did", place(polarity, &POLARITIES));
        // Every fourth is carried to its place afterwards.
        let carried = number % 4 == 3;
        choose(hand, "Band", if carried { 0 } else { place(band, &BANDS) });
        choose(hand, "Phase", if carried { 0 } else { place(phase, &PHASES) });
        hand.press("Add");
        hand.see(phrase);
    }
    hand.press("Leave the line");
    hand.press("Show the whole map");
    for (phrase, band, _, phase) in FACTORS.into_iter().skip(3).step_by(4) {
        carry(hand, phrase, place(band, &BANDS), place(phase, &PHASES));
    }
    for link in LINKS {
        let (from, verb, to) = link;
        press_on_the_map(hand, from);
        hand.press("Link");
        hand.see("bear on?");
        match to {
            Some(to) => press_on_the_map(hand, to),
            None => hand.press("Impact"),
        }
        hand.press(verb);
        hand.see(&sentence(link));
    }
    hand.see("Saved");
}

/// Chooses the option of that number in a list.
fn choose(hand: &Hand, list: &str, number: usize) {
    const OPTION: &str = "const [list, number] = arguments;
        const found = [...document.querySelectorAll('form select')]
            .find((one) => [...one.labels].some((label) => label.innerText.startsWith(list)));
        return found?.options[number] ?? null;";
    let option = hand.0.wait_for_element(&format!("the list \"{list}\""), OPTION, json!([list, number])).unwrap();
    hand.0.press(&option).unwrap();
}

/// The factor of that phrase, where it stands on the map.
fn on_the_map(hand: &Hand, phrase: &str) -> Element {
    const NODE: &str = "return [...document.querySelectorAll('[data-place=canvas] [data-row]')]
        .find((one) => one.textContent.replace(/\\s+/g, ' ').includes(arguments[0])) ?? null;";
    hand.0.wait_for_element(&format!("\"{phrase}\" on the map"), NODE, json!([phrase])).unwrap()
}

/// Presses a factor on the map, once what lies over it for a moment has gone.
fn press_on_the_map(hand: &Hand, phrase: &str) {
    let node = on_the_map(hand, phrase);
    // The line above the map has just come, and the map gives way to it.
    hand.wait_at_rest(&node);
    wait(PATIENCE, &format!("\"{phrase}\" to lie open"), || Ok(hand.0.press(&node).ok()))
        .unwrap_or_else(|why| panic!("{why}. {}", hand.what_lies_over(&node)));
}

/// Carries a factor to where that band and that phase meet, and waits until it stands there.
fn carry(hand: &Hand, phrase: &str, band: usize, phase: usize) {
    const CELL: &str = "const middle = (one, from, size) => Math.round(one[from] + one[size] / 2);
        const lane = document.querySelectorAll('[data-place=canvas] section')[arguments[0]].getBoundingClientRect();
        const column = document.querySelectorAll('[data-place=canvas] .columns span')[arguments[1]].getBoundingClientRect();
        return [middle(column, 'left', 'width'), middle(lane, 'top', 'height')];";
    const THERE: &str = "const [phrase, band] = arguments;
        const lane = document.querySelectorAll('[data-place=canvas] section')[band];
        return [...lane.querySelectorAll('[data-row]')].some((one) => one.textContent.replace(/\\s+/g, ' ').includes(phrase));";
    let cell = hand.0.script(CELL, json!([band, phase])).unwrap();
    let [x, y] = [0, 1].map(|axis| cell[axis].as_i64().expect("a place on the page"));
    hand.0.carry(&on_the_map(hand, phrase), x, y).unwrap();
    hand.0.wait_for(&format!("\"{phrase}\" in its band"), THERE, json!([phrase, band])).unwrap();
}
