//! Owns what may not be said aloud from a deck: accusing words, the search for one cause, two questions in one breath.
//! Must not know which field of which file the words come from.

use super::trouble::DeckReason;
use serde::Deserialize;
use std::sync::OnceLock;

/// The phrases are data, kept apart from code: here they are named in order to be turned away.
const PHRASES: &str = include_str!("../../../../../assets/decks/turned-away.toml");

/// Words that may open or join a question.
const ASKING: [&str; 8] = ["what", "how", "who", "whom", "when", "where", "which", "why"];

/// Verbs that open a question where the subject follows them.
const INVERTED: [&str; 16] = [
    "did", "do", "does", "was", "were", "is", "are", "have", "has", "had", "can", "could", "will", "would", "shall",
    "should",
];

/// Subjects that follow such a verb.
const SUBJECTS: [&str; 14] = [
    "you",
    "they",
    "he",
    "she",
    "it",
    "we",
    "i",
    "that",
    "this",
    "there",
    "anybody",
    "anyone",
    "somebody",
    "everybody",
];

/// Phrases that turn a question into something else.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Phrases {
    /// They put somebody on the spot.
    pub(super) accusing: Vec<String>,
    /// They look for one single cause.
    pub(super) single_cause: Vec<String>,
}

/// The phrases with a space around each, read once. A broken list would let everything pass, so a test holds that it is whole.
pub(super) fn phrases() -> &'static Phrases {
    static READ: OnceLock<Phrases> = OnceLock::new();
    READ.get_or_init(|| {
        let Phrases { accusing, single_cause } = toml::from_str(PHRASES).unwrap_or_default();
        let apart = |phrases: Vec<String>| phrases.iter().map(|phrase| format!(" {} ", phrase.trim())).collect();
        Phrases { accusing: apart(accusing), single_cause: apart(single_cause) }
    })
}

/// Looks for words that hurt, wherever they stand.
pub(crate) fn harsh(text: &str) -> Option<DeckReason> {
    let words = words(text);
    let held = |phrases: &[String]| {
        phrases.iter().find(|phrase| words.contains(phrase.as_str())).map(|phrase| phrase.trim().to_owned())
    };
    let Phrases { accusing, single_cause } = phrases();
    held(accusing)
        .map(|phrase| DeckReason::Accuses { phrase })
        .or_else(|| held(single_cause).map(|phrase| DeckReason::SingleCause { phrase }))
}

/// Looks for two questions in one breath: the second one is the one that gets answered.
pub(crate) fn asks_two_things(text: &str) -> Option<DeckReason> {
    let marks = text.matches(['?', '\u{61f}', '\u{ff1f}']).count();
    let words = words(text);
    (marks > 1 || (marks == 1 && has_joint(&words))).then_some(DeckReason::AsksTwoThings {})
}

/// Whether a second question is joined to a first: "what …, and how …", "did you …, and were you …".
fn has_joint(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    // "Where and when" is one question; a joint only counts once something has been asked before it.
    let asked = |at: usize| at > 1 && begins_question(&words[..at]);
    let joined = |at: usize| match words.get(at) {
        // "Was it quiet, or were you busy?" is one question with its alternative.
        Some(&"or") => words.get(at + 1).is_some_and(|word| ASKING.contains(word)),
        Some(&"and") => {
            let second = if words.get(at + 1) == Some(&"then") { at + 2 } else { at + 1 };
            begins_question(words.get(second..).unwrap_or_default())
        }
        _ => false,
    };
    (0..words.len()).any(|at| asked(at) && joined(at))
}

/// Whether words open a question: "how …", or "did you …". A single "were" may open anything.
fn begins_question(words: &[&str]) -> bool {
    match words {
        [first, ..] if ASKING.contains(first) => true,
        [verb, subject, ..] => INVERTED.contains(verb) && SUBJECTS.contains(subject),
        _ => false,
    }
}

/// The text as lower-case words with one space around each, so that phrases match whole words only.
fn words(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '\u{2019}' | '\'' => '\'',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "))
}
