//! Owns what may not be said aloud from a deck: accusing words, the search for one cause, two questions in one breath.
//! Must not know which field of which file the words come from.

use super::trouble::DeckReason;
use serde::Deserialize;
use std::sync::OnceLock;

/// The phrases are data, kept apart from code: here they are named in order to be turned away.
const PHRASES: &str = include_str!("../../../../../assets/decks/turned-away.toml");

/// Words that may open or join a question.
const ASKING: [&str; 8] = ["what", "how", "who", "whom", "when", "where", "which", "why"];

/// Phrases that turn a question into something else.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Phrases {
    /// They put somebody on the spot.
    pub(super) accusing: Vec<String>,
    /// They look for one single cause.
    pub(super) single_cause: Vec<String>,
}

/// The phrases, read once. A broken list would let everything pass, so a test holds that it is whole.
pub(super) fn phrases() -> &'static Phrases {
    static READ: OnceLock<Phrases> = OnceLock::new();
    READ.get_or_init(|| toml::from_str(PHRASES).unwrap_or_default())
}

/// Looks for words that hurt, wherever they stand.
pub(crate) fn harsh(text: &str) -> Option<DeckReason> {
    let words = words(text);
    let holds = |phrase: &&String| words.contains(&format!(" {} ", phrase.trim()));
    let Phrases { accusing, single_cause } = phrases();
    accusing
        .iter()
        .find(holds)
        .map(|phrase| DeckReason::Accuses { phrase: phrase.clone() })
        .or_else(|| single_cause.iter().find(holds).map(|phrase| DeckReason::SingleCause { phrase: phrase.clone() }))
}

/// Looks for two questions in one breath: the second one is the one that gets answered.
pub(super) fn asks_two_things(text: &str) -> Option<DeckReason> {
    let marks = text.matches(['?', '\u{61f}', '\u{ff1f}']).count();
    let words = words(text);
    let joined = ASKING.iter().any(|word| words.contains(&format!(" and {word} ")));
    // "Where and when" is one question; a joint only counts once something has been asked before it.
    let first = words.split(" and ").next().unwrap_or_default().trim();
    let opened = ASKING.iter().any(|word| first.starts_with(&format!("{word} ")));
    (marks > 1 || (marks == 1 && joined && opened)).then_some(DeckReason::AsksTwoThings {})
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
