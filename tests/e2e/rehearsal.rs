//! Owns the journey of a newcomer: the tour and the whole rehearsal, by keys alone, and nothing of either is left.
//! Must not touch the mouse. What is said in the room is read from the script, as everybody else does.

use crate::desk::{Desk, desk};
use crate::hand::Hand;
use app::deck::Heard;
use app::{Beat, Caught, Deed, Reply};
use serde_json::{Value, json};
use tests::webdriver::Key;

const SAMPLE: &str = "Web hosts after an Apache upgrade";

#[test]
fn a_newcomer_takes_the_tour_and_rehearses_by_keys_alone_and_nothing_of_it_is_left() {
    let Some(desk) = desk("the tour and the rehearsal") else { return };
    let hand = desk.open(&[]);
    tour(&desk, &hand);
    let before = sample(&desk, &hand);
    hand.0.write("r").unwrap();
    rehearse(&desk, &hand);
    assert_eq!(desk.thrown_away(), 0, "the copy goes when the rehearsal is left");
    hand.see(SAMPLE);
    assert_eq!(desk.first_sheet(&hand), before, "the sample is as it was, to the last row");
    desk.close(hand);
    let listed = desk.ask_json(&["list"]);
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "the library holds the sample alone: {listed}");
    let undone = desk.ask_json(&["history", "sample"]);
    assert_eq!(undone.as_array().map(Vec::len), Some(1), "its history is the act that added it: {undone}");
    assert_eq!(desk.ask_json(&["check"])["problems"], json!([]), "and it is sound");
}

/// The five real actions, from the offer on the first screen to the page after them.
fn tour(desk: &Desk, hand: &Hand) {
    hand.see("New here?");
    hand.look("practice-1-first-run");
    hand.choose("Take the tour");
    hand.see("Tour 1 of 5");
    assert_eq!(desk.thrown_away(), 1, "the copy lies among temporary files, not beside the library");
    pictures(hand, "practice-2-tour");
    hand.line("!the graph looked fine");
    hand.see("Caught as a surprise");
    hand.0.key(Key::Enter).unwrap();
    hand.see("Tour 2 of 5");
    hand.0.keys(&[Key::Alt], '2').unwrap();
    hand.see("A role, not a name");
    hand.0.key(Key::Enter).unwrap();
    hand.see("Tour 3 of 5");
    hand.line("~keep old releases");
    hand.see("Parked, so that the story can go on");
    hand.0.key(Key::Enter).unwrap();
    hand.see("Tour 4 of 5");
    hand.0.key(Key::PageDown).unwrap();
    hand.see("counts as asked");
    hand.0.key(Key::Enter).unwrap();
    hand.see("Tour 5 of 5");
    hand.0.keys(&[Key::Control], '5').unwrap();
    hand.see("That is the map");
    hand.0.wait_for("the map", "return document.querySelectorAll('main button').length > 20;", json!([])).unwrap();
    hand.look("practice-3-map");
    hand.0.key(Key::Enter).unwrap();
    hand.see("Those were the hands");
    hand.look("practice-4-tour-over");
    hand.0.key(Key::Escape).unwrap();
    hand.see("Walk through a real story");
    assert_eq!(desk.thrown_away(), 0, "the copy goes with the tour");
    assert!(!hand.text().contains("New here?"), "the tour is offered once");
}

/// Opens the sample with Enter, as the first door says, and goes back to the list.
fn sample(desk: &Desk, hand: &Hand) -> Value {
    hand.0.key(Key::Enter).unwrap();
    hand.see("What happened, in words nobody would mind?");
    hand.see("Rehearse the sample");
    hand.0.keys(&[Key::Control], '1').unwrap();
    hand.see("More ways to begin");
    desk.first_sheet(hand)
}

/// Meets every beat of the script with a real act, except the silence, which is let pass.
fn rehearse(desk: &Desk, hand: &Hand) {
    let (_, _, beats) = app::sample::rehearsal(chrono::DateTime::UNIX_EPOCH, &mut uuid::Uuid::now_v7).unwrap();
    hand.see(&beats[0].line);
    assert_eq!(desk.thrown_away(), 1, "one copy, and no more");
    pictures(hand, "practice-5-beat");
    for (at, beat) in beats.iter().enumerate() {
        hand.see(&beat.line);
        if at == 3 {
            // A page that is loaded anew finds the rehearsal, at the stage its meeting is in.
            hand.0.script("location.reload(); return 1;", json!([])).unwrap();
            hand.0
                .wait_for(
                    "a new page",
                    "return performance.now() < 9000 && document.readyState === 'complete';",
                    json!([]),
                )
                .unwrap();
            hand.see(&beat.line);
        }
        let said = meet(hand, at, beat);
        hand.see(said);
        if at == 7 {
            hand.look("practice-6-replied");
        }
        hand.0.key(Key::Enter).unwrap();
    }
    hand.see("That was the room.");
    for used in ["You asked ", "You caught ", "parked 2 ideas", "said whose view it was once"] {
        hand.see(used);
    }
    pictures(hand, "practice-7-over");
    hand.0.key(Key::Escape).unwrap();
    hand.see(&beats[beats.len() - 1].line);
    for _ in 0..beats.len() {
        hand.0.key(Key::Escape).unwrap();
    }
    hand.see("End the rehearsal here?");
    hand.0.key(Key::Escape).unwrap();
    hand.see(&beats[0].line);
    hand.0.key(Key::Escape).unwrap();
    hand.choose("End it");
    hand.see("More ways to begin");
}

/// Does one of the things that answer a beat, and gives the sentence that must come back.
fn meet<'a>(hand: &Hand, at: usize, beat: &'a Beat) -> &'a str {
    let by = |wanted: fn(&Reply) -> bool| beat.answers.iter().find(|reply| wanted(reply));
    let turns = by(|reply| reply.does.contains(&Deed::Turn));
    let names = by(|reply| reply.does.contains(&Deed::Name) && !reply.said.contains("two accounts"));
    let probed = by(|reply| !reply.probes.is_empty());
    let caught = by(|reply| !reply.catches.is_empty());
    if at == 0 {
        hand.0.key(Key::PageDown).unwrap();
        return &by(|reply| !reply.asks.is_empty()).unwrap().said;
    }
    if beat.line.starts_with("Nobody speaks") {
        hand.0.key(Key::Enter).unwrap();
        return &beat.otherwise;
    }
    if let Some(reply) = turns {
        hand.0.keys(&[Key::Control], '\u{e00f}').unwrap();
        return &reply.said;
    }
    if let Some(reply) = names {
        hand.line("Heard, with whose view it is");
        hand.see("What a line is can still be changed");
        hand.0.keys(&[Key::Alt], '1').unwrap();
        return &reply.said;
    }
    match (at % 2, probed, caught) {
        (1, Some(reply), _) | (_, Some(reply), None) => {
            probe(hand, reply.probes[0]);
            &reply.said
        }
        (_, _, Some(reply)) => {
            hand.line(&format!("{}the words of beat {at}", prefix(reply.catches[0])));
            &reply.said
        }
        _ => panic!("“{}” has no answer the keys of this journey can give", beat.line),
    }
}

/// What makes a line of each kind, as the legend under it says.
pub const fn prefix(kind: Caught) -> &'static str {
    match kind {
        Caught::Note | Caught::Mark => "",
        Caught::Quote => "\"",
        Caught::Question => "?",
        Caught::Surprise => "!",
        Caught::Event => ">14:04 ",
        Caught::Factor => "+",
        Caught::Parked => "~",
        Caught::FollowUp => "*",
    }
}

/// Asks the first probe for what was heard, by the one key and two digits.
fn probe(hand: &Hand, heard: Heard) {
    let (page, digit) = match heard {
        Heard::Observation => (1, '1'),
        Heard::Judgement => (1, '2'),
        Heard::Decision => (1, '3'),
        Heard::Knew => (1, '4'),
        Heard::Feeling => (1, '5'),
        Heard::Model => (1, '6'),
        Heard::Action => (1, '7'),
        Heard::Asking => (1, '8'),
        Heard::Silence => (2, '1'),
        Heard::Heat => (2, '2'),
        Heard::OneVoice => (2, '3'),
        Heard::SelfBlame => (2, '4'),
        Heard::Managers => (2, '5'),
        Heard::Remote => (2, '6'),
    };
    for key in ["/", if page == 2 { "/" } else { "" }] {
        hand.0.write(key).unwrap();
    }
    hand.0.write(&digit.to_string()).unwrap();
    hand.0.write("1").unwrap();
}

/// Looks in light and dark, on a laptop and on a large screen.
fn pictures(hand: &Hand, name: &str) {
    for (theme, width, height) in
        [("light", 1280, 800), ("dark", 1280, 800), ("light", 1600, 1000), ("dark", 1600, 1000)]
    {
        hand.0.resize(width, height).unwrap();
        hand.0.script("document.documentElement.dataset.theme = arguments[0]; return 1;", json!([theme])).unwrap();
        hand.look(&format!("{name}-{theme}-{width}"));
    }
    hand.0.resize(1280, 800).unwrap();
    hand.0.script("delete document.documentElement.dataset.theme; return 1;", json!([])).unwrap();
}
