//! Owns the promises of the lexicon: its own examples hold, and a broken file is told by line and reason.
//! Must not know how phrases are found.
#![allow(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use wording::{Class, Example, Lexicon, Wrong, lint};

fn english() -> &'static Lexicon {
    Lexicon::english().expect("the built-in lexicon must be sound")
}

#[test]
fn every_rule_catches_its_own_examples_and_leaves_its_traps_alone() {
    let wrong: Vec<String> = english()
        .examples()
        .filter(|example| {
            // A sentence may be caught by a neighbouring rule of the same words; then this rule has not failed.
            let rules: Vec<String> = lint(example.sentence, english()).into_iter().map(|hint| hint.rule).collect();
            rules.iter().any(|rule| rule == example.rule) != example.fires
        })
        .map(|Example { rule, file, line, sentence, fires }| {
            let seen: Vec<String> = lint(sentence, english()).into_iter().map(|hint| hint.rule).collect();
            format!(
                "{file}:{line}: {rule} should {}catch {sentence:?}; caught: {seen:?}",
                if fires { "" } else { "not " }
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_class_has_rules_and_every_rule_has_examples_of_both_kinds() {
    let classes: BTreeSet<Class> = english().rules().map(|rule| rule.class).collect();
    assert_eq!(classes.len(), 10, "each of the ten classes is listened for");
    for rule in english().rules() {
        for fires in [true, false] {
            assert!(
                english().examples().any(|example| example.rule == rule.id && example.fires == fires),
                "{} shows only one side",
                rule.id
            );
        }
        assert!(
            SOURCES.contains(&rule.source),
            "{} names {:?}, which assets/lexicon does not explain",
            rule.id,
            rule.source
        );
    }
}

/// The letters of `assets/lexicon/README.md`.
const SOURCES: [&str; 9] = ["B", "C", "E", "K", "P", "R", "S", "T", "own"];

#[test]
fn english_listens_for_many_phrases_and_asks_about_what_stands_around_them() {
    let (phrases, contexts) = (english().phrases(), english().contexts());
    println!("{phrases} phrases in {} rules, {contexts} questions about what stands around", english().rules().count());
    assert!(phrases >= 400, "{phrases} phrases are too few for a meeting");
    assert!(contexts >= 60, "{contexts} questions about what stands around a phrase are too few to be right");
}

#[test]
fn asks_fill_their_slot_only_where_any_word_for_a_person_fits() {
    // "They" is the subject of a past tense in all of these; "for they" and "was they" would be no English.
    let before = ["did {who}", "as {who} saw", "where {who} stood"];
    for example in english().examples() {
        for hint in lint(example.sentence, english()) {
            assert!(hint.ask.iter().all(|ask| !ask.contains("{who}")), "{}: an ask was left unfilled", hint.rule);
            assert!(
                hint.ask.iter().all(|ask| !["was they", "for they", "to they", "needed they", "has they"]
                    .iter()
                    .any(|bad| ask.contains(bad))),
                "{}: {:?} is no English; write the ask with one of {before:?}",
                hint.rule,
                hint.ask
            );
        }
    }
}

#[test]
fn self_blame_is_answered_kindly() {
    for sentence in [
        "It was my fault.",
        "I should have checked.",
        "I broke it.",
        "I'm an idiot.",
        "Why didn’t I look?",
        "Sorry everyone.",
    ] {
        let hints = lint(sentence, english());
        assert_eq!(hints.len(), 1, "{sentence:?} is one thing to answer: {hints:?}");
        assert_eq!(hints[0].class, Class::SelfBlame, "{sentence:?} must not get a harsher answer");
    }
}

fn broken(text: &str) -> (usize, Wrong) {
    let why = Lexicon::read("mine.toml", text).map(|_| ()).expect_err("the file is broken");
    assert_eq!(why.file, "mine.toml");
    (why.line, why.wrong)
}

#[test]
fn a_broken_file_is_told_by_line_and_reason() {
    let rule = |extra: &str| {
        format!("class = \"blame\"\n\n[[rule]]\nid = \"x\"\nwhy = \"w\"\nfires = []\nsilent = []\n{extra}\n")
    };
    let id = || "x".to_owned();
    assert_eq!(broken(&rule("phrases = []\nask = [\"a\"]")), (4, Wrong::NoPhrases { id: id() }));
    assert_eq!(
        broken(&rule("phrases = [\"ok\",\n  \"Not Low\"]\nask = [\"a\"]")),
        (9, Wrong::Phrase { id: id(), phrase: "Not Low".into() })
    );
    assert_eq!(broken(&rule("phrases = [\"x\"]\nask = [\"a\"]")), (8, Wrong::Phrase { id: id(), phrase: "x".into() }));
    assert_eq!(
        broken(&rule("phrases = [\"{P} did\"]\nask = [\"a\"]")),
        (8, Wrong::Phrase { id: id(), phrase: "{P} did".into() })
    );
    assert_eq!(
        broken(&rule("phrases = [\"did {Q}\"]\nask = [\"a\"]")),
        (8, Wrong::Slot { id: id(), slot: "{Q}".into() })
    );
    assert_eq!(broken(&rule("phrases = [\"ok\"]\nask = []")), (4, Wrong::Asks { id: id(), asks: 0 }));
    assert_eq!(
        broken(&rule("phrases = [\"ok\"]\nask = [\"{name}?\"]")),
        (4, Wrong::Slot { id: id(), slot: "{name}".into() })
    );
    assert_eq!(
        broken("[[rule]]\nid = \"x\"\nwhy = \"w\"\nfires = []\nsilent = []\nphrases = [\"ok\"]\nask = [\"a\"]\n"),
        (2, Wrong::NoClass)
    );
    let twice = rule("phrases = [\"ok\"]\nask = [\"a\"]")
        + "[[rule]]\nid = \"x\"\nwhy = \"w\"\nfires = []\nsilent = []\nphrases = [\"ok\"]\nask = [\"a\"]\n";
    assert_eq!(broken(&twice), (11, Wrong::Twice { id: id(), first: "mine.toml:4".into() }));
    let (line, wrong) = broken("class = \"blame\"\nrule = 7\n");
    assert!(line == 2 && matches!(wrong, Wrong::Shape { .. }), "{line}: {wrong:?}");
    let (line, wrong) = broken("class = \"blame\"\n\n[[rule]]\nid = \"x\"\nphrase = [\"misspelt\"]\n");
    assert!((3..=5).contains(&line) && matches!(wrong, Wrong::Shape { .. }), "{line}: {wrong:?}");
}

#[test]
fn a_rule_of_ones_own_is_heard_beside_the_words_for_people() {
    let text = "class = \"blame\"\n[[rule]]\nid = \"mine\"\nphrases = [\"napped\"]\nsubject = \"person\"\nwhy = \"w\"\nask = [\"What did {who} see?\"]\nfires = []\nsilent = []\n";
    let lexicon = Lexicon::read("mine.toml", text).expect("the file is sound");
    let hints = lint("The night nurse napped.", &lexicon);
    assert_eq!(hints.len(), 1);
    assert_eq!(hints[0].ask, ["What did the nurse see?"], "the ask names who the sentence is about");
    assert!(lint("The server napped.", &lexicon).is_empty());
}
