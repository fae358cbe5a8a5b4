//! Owns who a sentence is about: which words are people, participles, negations.
//! Must not know any language's words: they come from the lexicon.

use crate::sentence::{Word, next_word, previous_word};
use serde::Deserialize;
use std::collections::HashSet;

/// The words of one language, as the lexicon lists them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeopleWords {
    pronouns: HashSet<String>,
    roles: HashSet<String>,
    names: HashSet<String>,
    participles: HashSet<String>,
    determiners: HashSet<String>,
    between: HashSet<String>,
    negations: HashSet<String>,
}

/// Somebody found in a sentence, as an ask may name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    /// "they", "you", "we", "the engineer", "Ana".
    pub(crate) named: String,
    /// Whether it is the speakers' own group.
    pub(crate) is_we: bool,
    /// Where the words that name them end, in bytes of the text.
    pub(crate) end: usize,
}

/// Most words that are looked through for a subject.
const REACH: usize = 5;

impl PeopleWords {
    /// Who stands right before a place as the subject of what follows. Never "I", and never "nobody".
    pub(crate) fn subject_before(&self, text: &str, at: usize) -> Option<Who> {
        let mut at = at;
        for _ in 0..REACH {
            let word = previous_word(text, at)?;
            let lower = word.lower();
            if self.negations.contains(&lower) {
                return None;
            }
            if let Some(who) = self.person(text, &word, &lower) {
                return Some(who);
            }
            let passes = self.between.contains(&lower) || (lower.len() > 4 && lower.ends_with("ly"));
            if !passes {
                return None;
            }
            at = word.start;
        }
        None
    }

    /// Whose the thing is that stands at a place: "Ana's", "the team's", "their".
    pub(crate) fn owner_before(&self, text: &str, at: usize) -> Option<Who> {
        let mut at = at;
        for _ in 0..REACH {
            let word = previous_word(text, at)?;
            let lower = word.lower();
            let possessive = match lower.as_str() {
                "his" | "her" | "their" | "whose" => Some("they"),
                "your" => Some("you"),
                "our" => Some("we"),
                _ => None,
            };
            if let Some(named) = possessive {
                return Some(Who { named: named.to_owned(), is_we: named == "we", end: word.end });
            }
            if let Some(base) = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("s'")) {
                // An ending is one or two letters and, curly, up to four bytes; the word without it is at the front.
                let shown =
                    Word { start: word.start, end: word.start + base.len(), text: word.text.get(..base.len())? };
                return (!self.negations.contains(base)).then(|| self.person(text, &shown, base)).flatten();
            }
            if !self.between.contains(&lower) && lower != "own" && !lower.ends_with("ly") {
                return None;
            }
            at = word.start;
        }
        None
    }

    /// Who stands right behind a place: "you", "the on-call engineer", "Ana".
    pub(crate) fn person_after(&self, text: &str, at: usize) -> Option<Who> {
        let mut at = at;
        for step in 0..REACH {
            let word = next_word(text, at)?;
            let lower = word.lower();
            let opens = step == 0 && self.determiners.contains(&lower);
            if !opens && let Some(who) = self.person(text, &word, &lower) {
                // "The team lead" goes on: the last word of the phrase is who is meant.
                let further = next_word(text, word.end).filter(|next| self.roles.contains(&singular(&next.lower())));
                return match further {
                    Some(next) if self.roles.contains(&lower) => self.person(text, &next, &next.lower()),
                    _ => Some(who),
                };
            }
            // Only a phrase that a determiner opened may hold other words before its noun.
            let first_opened = step > 0 || opens;
            if !first_opened || step >= 3 {
                return None;
            }
            at = word.end;
        }
        None
    }

    /// Whether a past participle follows, adverbs and "not" aside. The place is right behind the phrase.
    pub(crate) fn participle_after(&self, text: &str, at: usize) -> bool {
        let mut at = at;
        for _ in 0..4 {
            let Some(word) = next_word(text, at) else { return false };
            let lower = word.lower();
            if self.is_participle(&lower) {
                return true;
            }
            let passes = self.negations.contains(&lower)
                || self.between.contains(&lower)
                || lower.ends_with("ly")
                || lower == "be";
            if !passes {
                return false;
            }
            at = word.end;
        }
        false
    }

    /// Whether nothing but a conjunction stands before a place in its clause.
    pub(crate) fn clause_begins(&self, text: &str, at: usize) -> bool {
        const CONJUNCTIONS: [&str; 6] = ["and", "but", "so", "or", "because", "that"];
        previous_word(text, at).is_none_or(|word| CONJUNCTIONS.contains(&word.lower().as_str()))
    }

    /// Whether a negation stands within two words before a place.
    pub(crate) fn negated_before(&self, text: &str, at: usize) -> bool {
        let mut at = at;
        for _ in 0..2 {
            let Some(word) = previous_word(text, at) else { return false };
            let lower = word.lower();
            if self.negations.contains(&lower) || lower.ends_with("n't") {
                return true;
            }
            at = word.start;
        }
        false
    }

    fn is_participle(&self, lower: &str) -> bool {
        const NOT: [&str; 9] = ["need", "speed", "feed", "indeed", "exceed", "embed", "hundred", "proceed", "succeed"];
        self.participles.contains(lower) || (lower.len() > 4 && lower.ends_with("ed") && !NOT.contains(&lower))
    }

    fn person(&self, text: &str, word: &Word<'_>, lower: &str) -> Option<Who> {
        let who = |named: &str| Who { named: named.to_owned(), is_we: named == "we", end: word.end };
        if self.names.contains(word.text) {
            return Some(who(word.text));
        }
        if self.pronouns.contains(lower) {
            return Some(match lower {
                "you" | "we" => who(lower),
                _ => who("they"),
            });
        }
        let before = || previous_word(text, word.start).map(|word| word.lower()).unwrap_or_default();
        match lower {
            "one" if before() == "no" => None,
            // "The engineer on call": the whole phrase stands for a person.
            "call" | "duty" | "shift" if before() == "on" => Some(who("they")),
            _ => {
                let role = singular(lower);
                // The operator of a cluster is a program.
                let program = role == "operator"
                    && matches!(before().as_str(), "kubernetes" | "k8s" | "cluster" | "kafka" | "prometheus");
                (self.roles.contains(&role) && !program).then(|| who(&format!("the {lower}")))
            }
        }
    }
}

fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if !matches!(word, "ops" | "devops") && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}
