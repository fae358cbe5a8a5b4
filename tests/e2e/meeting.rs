//! Owns the journey of a whole meeting, by keys alone and with both windows open: prepared, led, ended, met again, printed.
//! Must not touch the mouse: the page counts presses of one, and there are none. What is said is the sample's scripted room.

use crate::desk::{Desk, desk};
use crate::hand::Hand;
use crate::rehearsal::prefix;
use crate::room::to_the_wall;
use app::{Beat, Caught};
use serde_json::{Value, json};
use std::process::Command;
use tests::webdriver::{Key, PATIENCE, wait};

const TITLE: &str = "Web hosts would not start again";
const PRIVATE: &str = "canary: the manager looked at the clock twice";
const OWN: &str = "canary: I let the first story run for too long";
const LEARNT: &str = "A step back can be gone before anybody needs it.";
const PAGE_DOWN: char = '\u{e00f}';

#[test]
fn a_whole_meeting_is_led_by_keys_alone_with_both_windows_open_and_its_paper_reads_as_one_would_expect() {
    let Some(desk) = desk("a whole meeting by keys") else { return };
    let script = Script::read();
    let hand = desk.open(&[]);
    count_presses(&hand);
    prepare(&hand, &script);
    let (main, wall) = open_the_room(&hand);
    let room = Room { hand: &hand, main, wall };
    lead(&desk, &room, &script);
    look_back(&hand);
    learn_and_print(&hand);
    meet_again(&desk, &hand);
    let presses = hand.0.script("return window.presses;", json!([])).unwrap();
    assert_eq!(presses, json!(0), "the mouse is never pressed");
    desk.close(hand);
    the_library_holds_it(&desk, &script);
    the_paper_says_it(&desk, &script);
}

/// The sample's scripted room: who speaks, and what they say.
struct Script {
    /// The perspectives, as rows.
    voices: Vec<Value>,
    beats: Vec<Beat>,
}

impl Script {
    fn read() -> Self {
        let made = app::sample::rehearsal(chrono::DateTime::UNIX_EPOCH, &mut uuid::Uuid::now_v7);
        let (_, sheet, beats) = made.unwrap();
        Self { voices: sheet.perspectives.iter().map(|voice| json!(voice)).collect(), beats }
    }

    /// The digit that says whose view a beat is, where somebody speaks.
    fn digit(&self, beat: &Beat) -> Option<char> {
        let at = self.voices.iter().position(|voice| voice["id"] == json!(beat.speaks))?;
        char::from_digit(u32::try_from(at).unwrap() + 1, 10)
    }

    fn of(&self, stage: &Value) -> impl Iterator<Item = (&Beat, Caught)> {
        let stage = stage.clone();
        let said = self.beats.iter().filter(move |beat| json!(beat.stage) == stage);
        said.map(|beat| (beat, kind_of(beat)))
    }

    /// Every line that was said, with what it was caught as.
    fn caught(&self, kind: Caught) -> Vec<&str> {
        self.beats.iter().filter(|beat| kind_of(beat) == kind).map(words_of).collect()
    }
}

/// What is typed of it while people talk: the first sentence.
fn words_of(beat: &Beat) -> &str {
    let end = beat.line.find(['.', '?', '!']).map_or(beat.line.len(), |at| at + 1);
    &beat.line[..end]
}

/// What a beat is caught as: what the script would have it be, else a note.
fn kind_of(beat: &Beat) -> Caught {
    let kinds = || beat.answers.iter().flat_map(|reply| reply.catches.iter().copied());
    let telling = [Caught::Event, Caught::Factor, Caught::Parked, Caught::Surprise, Caught::Quote];
    telling.into_iter().find(|kind| kinds().any(|other| other == *kind)).unwrap_or(Caught::Note)
}

/// The two windows: the facilitator's, and the one on the wall.
struct Room<'a> {
    hand: &'a Hand,
    main: String,
    wall: String,
}

impl Room<'_> {
    /// Sees words on the wall, with nothing private beside them, and comes back.
    fn sees(&self, words: &str, picture: Option<&str>) {
        self.hand.0.turn_to(&self.wall).unwrap();
        self.hand.see(words);
        if let Some(name) = picture {
            self.hand.look(name);
        }
        let page = self.hand.0.script("return document.documentElement.outerHTML;", json!([])).unwrap();
        assert!(!page.as_str().unwrap().contains("canary"), "a private word is on the wall beside \"{words}\"");
        self.hand.0.turn_to(&self.main).unwrap();
    }
}

fn count_presses(hand: &Hand) {
    const COUNT: &str = r"
        window.presses = 0;
        for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
            addEventListener(kind, () => { window.presses += 1; }, true);
        return 1;
    ";
    hand.see("Second Story");
    hand.0.script(COUNT, json!([])).unwrap();
}

/// A title, two sentences, and whose views there are.
fn prepare(hand: &Hand, script: &Script) {
    hand.0.write("n").unwrap();
    hand.see("What do people call it?");
    hand.line(TITLE);
    hand.tab_to("Summary");
    hand.0.write("Web hosts stopped serving after a routine upgrade.").unwrap();
    hand.tab_to("What it did to people");
    hand.0.write("Shops could not be reached for most of an afternoon.").unwrap();
    hand.see("Saved");
    for _ in 0..3 {
        hand.0.keys(&[Key::Control], 'j').unwrap();
    }
    hand.see("Who saw a part of it?");
    hand.tab_to("Add a perspective");
    for voice in &script.voices {
        let name = voice["name"].as_str().unwrap();
        hand.line(name);
        hand.see_field_with(name);
    }
    hand.see("Saved");
    hand.look("meeting-1-voices");
}

fn open_the_room(hand: &Hand) -> (String, String) {
    hand.0.keys(&[Key::Control], '3').unwrap();
    hand.see("Start the meeting");
    hand.choose("Open the room's window");
    let (main, wall) = to_the_wall(hand);
    hand.see("We are here to learn how this work really happens");
    hand.0.resize(1280, 720).unwrap();
    hand.0.turn_to(&main).unwrap();
    (main, wall)
}

/// Every stage: its question on the wall, what people say caught, and the other keys where they would be pressed.
fn lead(desk: &Desk, room: &Room<'_>, script: &Script) {
    let hand = room.hand;
    hand.0.key(Key::PageDown).unwrap();
    hand.see("Why ask this");
    let agenda = desk.first_sheet(hand)["agenda"].take();
    let stages: Vec<&Value> = agenda.as_array().unwrap().iter().map(|item| &item["stage"]).collect();
    let unheard = script.beats.iter().find(|beat| !stages.contains(&&json!(beat.stage)));
    assert!(
        unheard.is_none(),
        "each thing the room says has a stage to be said in: {:?}",
        unheard.map(|beat| &beat.line)
    );
    for (at, stage) in stages.iter().enumerate() {
        let question = question(hand);
        room.sees(&question, (at == 1).then_some("meeting-2-wall"));
        hand.0.key(Key::PageDown).unwrap();
        script.of(stage).for_each(|(beat, kind)| catch(hand, script, beat, kind));
        match at {
            0 => tick_the_exit(hand),
            1 => in_the_middle(room),
            _ => {}
        }
        let left = hand.0.script("return document.querySelector('nav li.now b').innerText;", json!([])).unwrap();
        hand.0.keys(&[Key::Control], PAGE_DOWN).unwrap();
        if let Some(next) = stages.get(at + 1) {
            const ANOTHER: &str = "const now = document.querySelector('nav li.now b'); return now !== null && now.innerText !== arguments[0];";
            hand.0.wait_for(&format!("the stage {next}"), ANOTHER, json!([left])).unwrap();
            see_another(hand, &question);
        }
    }
    hand.see("Thank you. Two minutes to look back?");
}

fn question(hand: &Hand) -> String {
    let words = hand.0.script("return document.querySelector('.centre h1').innerText;", json!([])).unwrap();
    words.as_str().unwrap().to_owned()
}

/// Waits until another question stands there than the one a stage began with.
fn see_another(hand: &Hand, before: &str) {
    const OTHER: &str = "return document.querySelector('.centre h1')?.innerText !== arguments[0];";
    hand.0.wait_for("another question", OTHER, json!([before])).unwrap();
}

/// Types what was said, with the key that makes it what it is and the digit of whose view it is.
fn catch(hand: &Hand, script: &Script, beat: &Beat, kind: Caught) {
    hand.0.write(&format!("{}{}", prefix(kind), words_of(beat))).unwrap();
    if let Some(digit) = script.digit(beat).filter(|_| kind != Caught::Factor) {
        hand.0.keys(&[Key::Alt], digit).unwrap();
    }
    hand.0.key(Key::Enter).unwrap();
    hand.see(words_of(beat));
}

/// The tick at the end of a stage.
fn tick_the_exit(hand: &Hand) {
    hand.tab_to("Every question about the rules has had an answer.");
    hand.0.write(" ").unwrap();
    hand.0.wait_for("the tick", "return document.activeElement.checked === true;", json!([])).unwrap();
}

/// A private note, a mark filled later, a note sent to the wall, two minutes more, a break, fixing and back, somebody late.
fn in_the_middle(room: &Room<'_>) {
    let hand = room.hand;
    hand.0.write(PRIVATE).unwrap();
    hand.0.keys(&[Key::Alt], '0').unwrap();
    hand.0.key(Key::Enter).unwrap();
    hand.see(PRIVATE);
    hand.0.keys(&[Key::Control], '\u{e007}').unwrap();
    hand.see("Come back to this");
    hand.0.keys(&[Key::Control], 'l').unwrap();
    hand.line("Nobody had tried the step back since spring");
    hand.see("Nobody had tried the step back since spring");
    hand.0.keys(&[Key::Control, Key::Shift], 'R').unwrap();
    room.sees("Nobody had tried the step back since spring", Some("meeting-3-note"));
    hand.0.keys(&[Key::Control, Key::Shift], 'R').unwrap();
    hand.0.keys(&[Key::Control], 't').unwrap();
    hand.0.keys(&[Key::Control, Key::Shift], 'B').unwrap();
    hand.see("The clock stands still");
    hand.0.keys(&[Key::Control, Key::Shift], 'B').unwrap();
    hand.0.keys(&[Key::Control, Key::Shift], 'F').unwrap();
    hand.see("Fixing is safe with ~");
    hand.line("Keep the old packages for a week");
    hand.0.keys(&[Key::Control, Key::Shift], 'K').unwrap();
    hand.see("Parked. It soaks until");
    hand.0.keys(&[Key::Control, Key::Shift], 'F').unwrap();
    hand.0.keys(&[Key::Control, Key::Shift], 'L').unwrap();
    hand.0
        .wait_for("the card for latecomers", "return document.querySelector('dialog[open]') !== null;", json!([]))
        .unwrap();
    hand.look("meeting-4-late");
    hand.0.key(Key::Escape).unwrap();
    hand.look("meeting-5-middle");
}

/// Thanks, what it was worth, the second meeting, and the facilitator's own page.
fn look_back(hand: &Hand) {
    hand.tab_to("Thank a role");
    hand.line("the colleague who stayed on the phone");
    hand.tab_to("Not asked");
    hand.0.write(" ").unwrap();
    hand.0.key(Key::Left).unwrap();
    hand.tab_to("What they said, in their words");
    hand.0.write("canary: I will look at the old packages first").unwrap();
    hand.choose("Plan it for");
    hand.see("Plan none");
    revisit(hand);
    hand.tab_to("What was hard");
    hand.0.write(OWN).unwrap();
    hand.see("Saved");
    hand.look("meeting-6-look-back");
    hand.choose("Go to what we learned");
}

/// What the coach heard, gone through in one place; one phrase is left as it is.
fn revisit(hand: &Hand) {
    const OFFER: &str = r"
        const offer = [...document.querySelectorAll('.ending button')].find((it) => it.innerText.includes('to revisit'));
        return offer?.innerText ?? '';
    ";
    let offer = hand.0.script(OFFER, json!([])).unwrap();
    hand.choose(offer.as_str().filter(|words| !words.is_empty()).expect("the room said something worth a thought"));
    hand.see("Each can be said another way");
    hand.look("meeting-6-batch");
    hand.choose("Leave it here");
    hand.0.key(Key::Escape).unwrap();
    hand.0.wait_for("the look back again", "return !document.querySelector('dialog[open]');", json!([])).unwrap();
}

fn learn_and_print(hand: &Hand) {
    hand.see("What will you do or look for differently?");
    hand.line(LEARNT);
    hand.see_field_with(LEARNT);
    hand.look("meeting-7-learn");
    hand.0.keys(&[Key::Control], '7').unwrap();
    hand.see_paper();
    hand.0.keys(&[Key::Control], 'e').unwrap();
    hand.see("Saved as handout.pdf.");
    hand.look("meeting-8-paper");
}

/// The second meeting, in which the ideas come back: one is taken, one left, one soaks on.
fn meet_again(desk: &Desk, hand: &Hand) {
    hand.0.keys(&[Key::Control], '3').unwrap();
    hand.choose("Begin the second meeting");
    hand.see("Ideas that come back");
    hand.look("meeting-9-again");
    let before = states(desk, hand);
    assert!(before.len() >= 3, "the room parked several ideas: {before:?}");
    for key in ["t", "l", "s"] {
        hand.0.keys(&[Key::Control], 'j').unwrap();
        hand.0.wait_for("an idea under the hands", "return !!document.activeElement.dataset.idea;", json!([])).unwrap();
        hand.0.write(key).unwrap();
        hand.0.key(Key::Escape).unwrap();
    }
    wait(PATIENCE, "one idea taken and one left", || {
        let after = states(desk, hand);
        let count = |state: &str| after.iter().filter(|held| **held == json!(state)).count();
        Ok(((count("taken"), count("let_go")) == (1, 1)).then_some(()))
    })
    .unwrap_or_else(|why| panic!("{why}: {:?}", states(desk, hand)));
    hand.0.keys(&[Key::Control], PAGE_DOWN).unwrap();
    hand.see("Thank you. Two minutes to look back?");
}

/// What became of each idea that was parked.
fn states(desk: &Desk, hand: &Hand) -> Vec<Value> {
    let sheet = desk.first_sheet(hand);
    sheet["parked"].as_array().unwrap().iter().map(|idea| idea["state"].clone()).collect()
}

fn the_library_holds_it(desk: &Desk, script: &Script) {
    let sheet = desk.ask_json(&["show", TITLE])["sheet"].take();
    let said = |table: &str, field: &str| -> Vec<Value> {
        sheet[table].as_array().into_iter().flatten().map(|row| row[field].clone()).collect()
    };
    let tables = [
        (Caught::Note, "notes", "text"),
        (Caught::Quote, "notes", "text"),
        (Caught::Surprise, "notes", "text"),
        (Caught::Event, "events", "title"),
        (Caught::Factor, "factors", "phrase"),
        (Caught::Parked, "parked", "text"),
    ];
    for (kind, table, field) in tables {
        for line in script.caught(kind) {
            assert!(said(table, field).contains(&json!(line)), "“{line}” is kept in {table}");
        }
    }
    let agenda = sheet["agenda"].as_array().unwrap();
    assert!(agenda.iter().all(|item| item["state"] == "done"), "every stage was gone through: {agenda:?}");
    assert_eq!(
        agenda.iter().filter(|item| item["stage"] == "soak").count(),
        1,
        "and the second meeting is one of them"
    );
    assert_eq!(agenda.iter().filter(|item| !item["reached_at"].is_null()).count(), 1, "one stage's end was ticked");
    assert_eq!(sheet["debriefs"][0]["learned"], json!("no"), "the arrow chose the answer beside “not asked”");
    assert_eq!(sheet["debriefs"][0]["was_hard"], json!(OWN));
    assert_eq!(said("follow_ups", "text").len(), 1, "the idea that was taken is a follow-up");
    assert_eq!(desk.ask_json(&["check"])["problems"], json!([]), "the state is the sum of its journal");
}

/// What a PDF says, in one line.
fn printed(desk: &Desk, name: &str) -> String {
    let read =
        Command::new("pdftotext").arg(desk.out().join(name)).arg("-").output().expect("pdftotext comes with poppler");
    String::from_utf8_lossy(&read.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn the_paper_says_it(desk: &Desk, script: &Script) {
    let record = desk.out().join("record.pdf").display().to_string();
    desk.ask(&["export", TITLE, "--what", "record", "--out", &record]);
    let (summary, record) = (printed(desk, "handout.pdf"), printed(desk, "record.pdf"));
    for words in [TITLE, "Shops could not be reached", LEARNT, "the colleague who stayed on the phone"] {
        assert!(summary.contains(words), "the summary says {words:?}: {summary}");
    }
    for kind in [Caught::Event, Caught::Factor, Caught::Parked] {
        for line in script.caught(kind) {
            assert!(summary.contains(line), "the summary tells what was caught as {kind:?}, {line:?}: {summary}");
        }
    }
    for kind in [Caught::Note, Caught::Quote, Caught::Surprise] {
        for line in script.caught(kind) {
            assert!(record.contains(line), "the record keeps {line:?}: {record}");
        }
    }
    for (name, text) in [("summary", &summary), ("record", &record)] {
        assert!(!text.contains("canary"), "nothing private is on the {name}: {text}");
    }
    let checked =
        Command::new("qpdf").arg("--check").arg(desk.out().join("handout.pdf")).output().expect("qpdf is there");
    assert!(checked.status.success(), "the file is sound: {}", String::from_utf8_lossy(&checked.stdout));
}
