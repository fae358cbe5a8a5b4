//! Owns what is promised of decks: the built-in one is whole and kind, and a broken one is refused at its line.
//! Must not know how decks are shown.

use super::lint::{asks_two_things, harsh, phrases};
use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn deck() -> Deck {
    built_in().expect("the built-in deck must be readable, otherwise the guide is empty")
}

#[test]
fn the_built_in_deck_covers_every_stage() {
    let deck = deck();
    assert!(deck.prompts.len() >= 150, "the deck promises at least 150 prompts, there are {}", deck.prompts.len());
    let mut counts = BTreeMap::new();
    for prompt in deck.prompts.iter().filter(|prompt| prompt.on.is_none()) {
        *counts.entry((prompt.stage, prompt.cue)).or_insert(0) += 1;
    }
    // Those held ready for the moment come on top: they are not a stage's plan.
    let of_stage = |stage| counts.iter().filter(|((held, _), _)| *held == stage).map(|(_, count)| count).sum::<i32>();
    for (stage, least) in [
        (Stage::Scope, 8),
        (Stage::Gather, 8),
        (Stage::OneToOne, 15),
        (Stage::Brief, 5),
        (Stage::Open, 10),
        (Stage::Reconstruct, 28),
        (Stage::Respond, 8),
        (Stage::Sense, 12),
        (Stage::Held, 8),
        (Stage::Learn, 6),
        (Stage::Close, 5),
        (Stage::Soak, 15),
        (Stage::Share, 8),
    ] {
        assert!(of_stage(stage) >= least, "{stage} has {} prompts, {least} are promised", of_stage(stage));
    }
    for (stage, cue, least) in [
        (Stage::Reconstruct, Cue::Observe, 8),
        (Stage::Reconstruct, Cue::Decide, 8),
        (Stage::Respond, Cue::Coordinate, 7),
        (Stage::Reconstruct, Cue::Zoom, 5),
    ] {
        let count = counts.get(&(stage, cue)).copied().unwrap_or_default();
        assert!(count >= least, "{stage} / {} has {count} prompts, the method names {least}", cue.as_str());
    }
    for cue in Cue::ALL {
        assert!(counts.keys().any(|(_, held)| held == cue), "no prompt uses the cue {}: drop it", cue.as_str());
    }
}

#[test]
fn eight_cues_have_three_short_probes_each_and_six_troubles_of_a_room_at_least_three() {
    let deck = deck();
    let (cues, room) = Heard::ALL.split_at(8);
    let of = |heard: Heard| deck.prompts.iter().filter(move |prompt| prompt.on == Some(heard));
    for &cue in cues {
        assert_eq!(of(cue).count(), 3, "{}: its three probes stand on the keys 1 to 3", cue.as_str());
        for probe in of(cue) {
            let words = probe.text.split_whitespace().count();
            assert!(words <= 12, "{} has {words} words: a probe is said while somebody still speaks", probe.id);
        }
    }
    for &trouble in room {
        let count = of(trouble).count();
        assert!((3..=9).contains(&count), "{} has {count} prompts, and the keys are 1 to 9", trouble.as_str());
    }
}

#[test]
fn every_built_in_prompt_is_complete() {
    for prompt in deck().prompts {
        let id = &prompt.id;
        assert!(!prompt.source.is_empty(), "{id} must say where its theme comes from");
        assert!((2..=3).contains(&prompt.follow_ups.len()), "{id} needs two or three follow-ups, one a key");
        for say in &prompt.follow_ups {
            assert!(say.split_whitespace().count() <= 12, "{id}: “{say}” is longer than a follow-up can be");
        }
        assert!(prompt.avoid_if.ends_with('.'), "{id} must say in a sentence when to leave it out");
        assert!(prompt.purpose.ends_with('.'), "{id} must say in a sentence why one asks it");
        let words = prompt.text.split_whitespace().count();
        assert!(words <= 20, "{id} has {words} words, too many to say in a breath");
    }
}

#[test]
fn the_built_in_deck_says_nothing_twice() {
    let deck = deck();
    let mut seen = BTreeSet::new();
    for text in deck.prompts.iter().flat_map(|prompt| [&prompt.text, &prompt.purpose, &prompt.avoid_if]) {
        assert!(seen.insert(text.to_lowercase()), "“{text}” is there twice");
    }
}

#[test]
fn the_built_in_deck_never_accuses_nor_asks_two_things_at_once() {
    let deck = deck();
    for prompt in &deck.prompts {
        for say in std::iter::once(&prompt.text).chain(&prompt.follow_ups) {
            assert_eq!(harsh(say), None, "{}: “{say}” must be kind", prompt.id);
            assert_eq!(asks_two_things(say), None, "{}: “{say}” must ask one thing", prompt.id);
            assert!(!say.to_lowercase().starts_with("why "), "{}: “{say}” asks for a defence", prompt.id);
        }
        assert_eq!(harsh(&prompt.purpose), None, "{}: its purpose must be kind as well", prompt.id);
        assert_eq!(harsh(&prompt.avoid_if), None, "{}: its avoid_if must be kind as well", prompt.id);
    }
}

#[test]
fn the_guide_knows_every_stage_and_the_agendas_fit_their_minutes() {
    let deck = deck();
    let stages: Vec<Stage> = deck.stages.iter().map(|guide| guide.stage).collect();
    assert_eq!(stages, Stage::ALL, "each stage is described once, in the order of the flow");
    let lengths: Vec<(&str, u16)> = deck.presets.iter().map(|preset| (preset.id.as_str(), preset.minutes)).collect();
    assert_eq!(lengths, [("sixty", 60), ("thirty", 30), ("ninety", 90), ("two-hours", 120)]);
    for preset in &deck.presets {
        for step in &preset.steps {
            let chosen = step.prompts.iter().map(|id| {
                deck.prompts.iter().find(|prompt| prompt.id == *id).expect("reading has checked that it is there")
            });
            let minutes: f64 = chosen
                .map(|prompt| {
                    assert_eq!(prompt.stage, step.stage, "{} belongs to another stage in {}", prompt.id, preset.id);
                    prompt.minutes
                })
                .sum();
            let room = f64::from(step.minutes);
            assert!(minutes <= room, "{} / {}: {minutes} minutes of questions in {room}", preset.id, step.stage);
        }
    }
}

#[test]
fn the_method_s_thirteen_anti_patterns_are_all_there() {
    let deck = deck();
    for id in [
        "why-did-you",
        "named-person",
        "jump-to-fix",
        "one-voice",
        "silence",
        "reading-aloud",
        "obviously",
        "senior-first",
        "train-them",
        "another-dashboard",
        "self-blame",
        "heated-room",
        "heroism",
    ] {
        assert!(deck.anti_patterns.iter().any(|card| card.id == id), "the card {id} is missing");
    }
    assert!(deck.anti_patterns.iter().all(|card| !card.source.is_empty()), "each card says where it comes from");
    assert!(deck.ground_rules.len() >= 8, "each ground rule of the method is a paragraph of its own");
}

/// A small sound deck (invented), which the tables below break in one place each.
const SOUND: &str = r#"id = "ours"
title = "Ours"
language = "en"

[[source]]
tag = "OURS"
name = "Our own practice"

[[prompt]]
id = "first-hint"
stage = "reconstruct"
cue = "observe"
text = "What did you hear first?"
purpose = "It starts where they stood."
source = ["OURS", "S"]
minutes = 2
follow_ups = ["And then?"]

[[preset]]
id = "short"
title = "Short"

[[preset.step]]
stage = "reconstruct"
minutes = 10
prompts = ["first-hint", "how-sure"]
"#;

#[test]
fn a_persons_own_deck_stands_beside_the_built_in_one() {
    let own = read("ours.toml", SOUND).expect("the deck is sound");
    assert_eq!(own.prompts[0].id, "ours/first-hint", "its ids carry the deck's name, so that none can clash");
    assert_eq!(own.presets[0].id, "ours/short");
    assert_eq!(own.presets[0].steps[0].prompts, ["ours/first-hint", "how-sure"], "built-in prompts keep their ids");
    let decks = gather(deck(), vec![Ok(own.clone()), Ok(own), read("bad.toml", "id = 3")]);
    assert_eq!(decks.decks.len(), 2);
    assert!(decks.prompt("ours/first-hint").is_some() && decks.prompt("how-sure").is_some());
    assert!(decks.preset("ours/short").is_some() && decks.preset("sixty").is_some());
    let refused: Vec<(&str, &str)> = decks.refused.iter().map(|e| (e.file.as_str(), e.reason.id())).collect();
    assert_eq!(refused, [("ours.toml", "deck-taken"), ("bad.toml", "wrong-kind")], "the rest is refused, not lost");
}

/// Breaks the sound deck by replacing `from` by `to`, and holds where and for what it is refused.
fn check(from: &str, to: &str, line: u32, reason: DeckReason) {
    assert!(SOUND.contains(from), "the table must break something that is there: {from}");
    let broken = SOUND.replacen(from, to, 1);
    let refused = read("ours.toml", &broken).expect_err(&format!("{to} must be refused"));
    assert_eq!(refused, DeckError { file: "ours.toml".to_owned(), line, reason }, "after writing {to}");
}

#[test]
fn a_broken_deck_is_refused_with_its_line_and_reason() {
    let field = |name: &str| name.to_owned();
    check("id = \"ours\"\n", "", 1, DeckReason::MissingField { field: field("id") });
    check(
        "language = \"en\"",
        "language = 3",
        3,
        DeckReason::WrongKind { field: field("language"), wanted: FieldKind::Text },
    );
    check("text = \"What did you hear first?\"\n", "", 9, DeckReason::MissingField { field: field("text") });
    check("text = \"What", "txet = \"x\"\ntext = \"What", 13, DeckReason::UnknownField { field: field("txet") });
    check("\"What did you hear first?\"", "\"  \"", 13, DeckReason::EmptyText { field: field("text") });
    check("cue = \"observe\"", "cue = \"sniff\"", 12, DeckReason::UnknownCue { found: field("sniff") });
    check("cue = \"observe\"", "cue = \"observe\"\non = \"tea\"", 13, DeckReason::UnknownHeard { found: field("tea") });
    check("stage = \"reconstruct\"", "stage = \"rebuild\"", 11, DeckReason::UnknownStage { found: field("rebuild") });
    check("\"first-hint\"", "\"First hint\"", 10, DeckReason::BadId { found: field("First hint") });
    check("\"S\"]", "\"Z9\"]", 15, DeckReason::UnknownSource { found: field("Z9") });
    check("\"how-sure\"", "\"how-sore\"", 26, DeckReason::UnknownPrompt { found: field("how-sore") });
    check(
        "[[preset.step]]\n",
        "[[preset]]\nid = \"other\"\ntitle = \"Other\"\n\n[[preset.step]]\n",
        19,
        DeckReason::MissingField { field: field("step") },
    );
    check(
        "[\"And then?\"]",
        "\"And then?\"",
        17,
        DeckReason::WrongKind { field: field("follow_ups"), wanted: FieldKind::Texts },
    );
    check("[[source]]", "[source]", 5, DeckReason::WrongKind { field: field("source"), wanted: FieldKind::Tables });
    let long = "long ".repeat(60);
    let reason = DeckReason::TooLong { field: field("text"), limit: 240, got: 299 };
    check("What did you hear first?", &long, 13, reason);
    for minutes in ["0", "61", "-1", "nan"] {
        let range = field("0.5 – 60");
        let reason = DeckReason::MinutesOutOfRange { field: field("minutes"), found: field(minutes), range };
        check("minutes = 2", &format!("minutes = {minutes}"), 16, reason);
    }
    let reason =
        DeckReason::MinutesOutOfRange { field: field("minutes"), found: field("1.5"), range: field("1 – 480") };
    check("minutes = 10", "minutes = 1.5", 25, reason);
}

#[test]
fn an_id_used_twice_is_refused_at_the_second_place() {
    let twice = "[[prompt]]\nid = \"first-hint\"\nstage = \"open\"\ncue = \"zoom\"\ntext = \"x\"\npurpose = \"x\"\nminutes = 1\n\n[[preset]]";
    let reason = DeckReason::DuplicateId { found: "first-hint".to_owned(), first_line: 10 };
    check("[[preset]]", twice, 20, reason);
}

#[test]
fn unkind_or_double_questions_are_refused_wherever_they_are_said_aloud() {
    let asked = "What did you hear first?";
    let accuses = |phrase: &str| DeckReason::Accuses { phrase: phrase.to_owned() };
    check(asked, "Why did you restart it?", 13, accuses("why did you"));
    check(asked, "So, WHY DIDN’T YOU call?", 13, accuses("why didn't you"));
    check("And then?", "Whose mistake was it?", 17, accuses("whose mistake"));
    check(asked, "What did you hear? What did you do?", 13, DeckReason::AsksTwoThings {});
    for double in [
        "What did you hear and what did you do?",
        "What did you hear, or who told you?",
        "Which shift was it, and were you alone?",
        "Did you see it, and did you say so?",
        "How did it look, and then how did it end?",
    ] {
        check(asked, double, 13, DeckReason::AsksTwoThings {});
    }
    let single = phrases().single_cause.first().expect("the list must not be empty").trim().to_owned();
    check(asked, &format!("What was the {single}?"), 13, DeckReason::SingleCause { phrase: single });
}

#[test]
fn plain_questions_are_not_mistaken_for_unkind_or_double_ones() {
    for fine in [
        "Where and when was that?",
        "Please tell me what you saw, and how it looked.",
        "Who did you turn to?",
        "What could you see from there?",
        "Was it quiet, or were you busy elsewhere?",
        "Who or what told you?",
        "What led to the restart?",
    ] {
        assert_eq!(harsh(fine).or_else(|| asks_two_things(fine)), None, "{fine}");
    }
}

#[test]
fn a_file_that_is_not_toml_is_refused_at_the_place_it_breaks() {
    let refused =
        read("ours.toml", "id = \"ours\"\ntitle = \"Ours\nlanguage = \"en\"\n").expect_err("the quote never ends");
    assert_eq!((refused.line, refused.reason.id()), (2, "syntax"));
}

#[test]
fn no_text_however_odd_makes_reading_panic() {
    for odd in ["", "\u{feff}", "\0", "[[prompt]]", "prompt = 1", "[[[", "id = \"\u{202e}\"", "a.b.c = 1", "\r\r\r"] {
        assert!(read("odd.toml", odd).is_err(), "{odd:?} is no deck");
    }
    for end in 0..SOUND.len() {
        // What matters here is only that every cut gives an answer.
        let _ = read("cut.toml", &SOUND[..end]);
    }
}

#[test]
fn a_folder_of_decks_yields_each_file_on_its_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert!(read_folder(&folder.path().join("nothing-here")).is_empty(), "a missing folder holds no decks");
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("it can be written");
    write("a-sound.toml", format!("\u{feff}{SOUND}").as_bytes());
    write("b-broken.toml", b"id = ");
    write("c-latin1.toml", b"id = \"caf\xe9\"");
    write("d-huge.TOML", &vec![b'#'; 2_000_001]);
    write("notes.txt", b"not a deck");
    std::fs::create_dir(folder.path().join("e-folder.toml")).expect("it can be made");
    let found: Vec<String> = read_folder(folder.path())
        .into_iter()
        .map(|deck| deck.map_or_else(|error| format!("{} {}", error.file, error.reason.id()), |deck| deck.id))
        .collect();
    let expected =
        ["ours", "b-broken.toml syntax", "c-latin1.toml not-text", "d-huge.TOML too-big", "e-folder.toml unreadable"];
    assert_eq!(found, expected, "a sound deck loads whatever lies beside it, and nothing is passed over in silence");
}

#[test]
fn the_phrase_lists_are_whole_and_lower_case() {
    let all: Vec<&String> = phrases().accusing.iter().chain(&phrases().single_cause).collect();
    assert!(phrases().accusing.len() > 20 && phrases().single_cause.len() > 10, "a broken list would let all pass");
    for phrase in all {
        assert!(harsh(&format!("Well, {}, then", phrase.to_uppercase())).is_some(), "{phrase} can never match");
    }
}

#[test]
fn every_reason_has_its_sentences() {
    let text = include_str!("../../../../../assets/locales/en/guide.ftl").to_owned();
    let resource = fluent_bundle::FluentResource::try_new(text).expect("guide.ftl must be sound Fluent");
    let mut bundle = fluent_bundle::FluentBundle::new(vec!["en".parse().expect("a language tag")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("no sentence is there twice");
    let every = DeckReason::IDS.iter().flat_map(|id| [format!("why-deck-{id}"), format!("next-deck-{id}")]);
    for id in every {
        let pattern = bundle.get_message(&id).and_then(|message| message.value());
        assert!(pattern.is_some(), "guide.ftl needs {id}");
    }
    let reason = DeckReason::WrongKind { field: "minutes".to_owned(), wanted: FieldKind::Number };
    let mut args = fluent_bundle::FluentArgs::new();
    reason.args().into_iter().for_each(|(name, value)| args.set(name, value));
    let pattern = bundle.get_message("next-deck-wrong-kind").and_then(|message| message.value()).expect("it is there");
    let said = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
    assert_eq!(said, "Change it to a number without quotation marks.", "the kind of value chooses the words");
}

#[test]
fn a_deck_crosses_the_wire_unchanged() {
    let deck = deck();
    let json = serde_json::to_string(&deck).expect("a deck can be written");
    assert_eq!(serde_json::from_str::<Deck>(&json).expect("and read"), deck);
    let error = DeckError { file: "a.toml".to_owned(), line: 3, reason: DeckReason::AsksTwoThings {} };
    let json = serde_json::to_string(&error).expect("an error can be written");
    assert_eq!(json, r#"{"file":"a.toml","line":3,"reason":{"kind":"asks-two-things"}}"#, "screens read this shape");
}

#[test]
fn the_example_people_are_shown_is_a_deck_itself() {
    let page = include_str!("../../../../../assets/decks/README.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it has an example");
    let deck = read("example.toml", example).expect("people will begin by copying it");
    assert_eq!(deck.prompts[0].id, "ours/first-hint");
    let spellings = Stage::ALL
        .iter()
        .map(|stage| stage.as_str())
        .chain(Cue::ALL.iter().map(|cue| cue.as_str()))
        .chain(Heard::ALL.iter().map(|on| on.as_str()));
    for word in spellings {
        assert!(page.contains(&format!("`{word}`")), "the page must name {word}");
    }
}
