//! Owns who a sentence is about: which words are people, participles, negations.
//! Must not know any language's words: they come from the lexicon.

use crate::sentence::{Word, next_word, previous_word};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The words of one language, as the lexicon lists them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeopleWords {
    /// The word an ask falls back on: "they".
    they: String,
    /// The one who speaks: "I"; and how an ask calls them: "you".
    me: HashMap<String, String>,
    /// The speakers' own group.
    we: HashSet<String>,
    /// Who is spoken to.
    you: HashSet<String>,
    /// Everybody else that one word stands for.
    pronouns: HashSet<String>,
    /// What stands before a role in an ask: "the".
    article: String,
    roles: HashSet<String>,
    /// Endings a role may have: "engineers".
    role_endings: Vec<String>,
    /// Two words that stand for a person together: "on call".
    pairs: HashSet<String>,
    /// Two words that only look like it: "kubernetes operator".
    programs: HashSet<String>,
    #[serde(skip)]
    names: HashSet<String>,
    /// Words that say whose something is.
    possessives: HashMap<String, String>,
    /// Endings that do: "Ana's".
    possessive_endings: Vec<String>,
    participles: HashSet<String>,
    participle_endings: Vec<String>,
    /// Words with such an ending that are none: "hundred".
    not_participles: HashSet<String>,
    /// Endings of what is being done: "overwriting".
    gerund_endings: Vec<String>,
    determiners: HashSet<String>,
    between: HashSet<String>,
    adverb_endings: Vec<String>,
    conjunctions: HashSet<String>,
    negations: HashSet<String>,
    negation_endings: Vec<String>,
    /// How many words before a phrase a negation may stand.
    negation_reach: usize,
}

/// Somebody found in a sentence, as an ask may name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    /// "they", "you", "we", "the engineer", "Ana".
    pub(crate) named: String,
    /// Whether it is the speakers' own group.
    pub(crate) is_we: bool,
    /// Where the word that names them begins, in bytes of the text.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// Most words that are looked through for a subject.
const REACH: usize = 5;

impl PeopleWords {
    /// Who stands right before a place as the subject of what follows. Never "I", and never "nobody".
    pub(crate) fn subject_before(&self, text: &str, at: usize) -> Option<Who> {
        self.before(text, at, |word, lower| {
            if self.negations.contains(lower) {
                return Some(None);
            }
            self.person(text, word, lower).map(Some)
        })
    }

    /// Whether the one who speaks stands right before a place as the subject of what follows.
    pub(crate) fn me_before(&self, text: &str, at: usize) -> Option<Who> {
        self.before(text, at, |word, lower| {
            let named = self.me.get(lower)?.clone();
            Some(Some(Who { named, is_we: false, start: word.start, end: word.end }))
        })
    }

    /// Whoever stands first in a part of the text, "we" aside.
    pub(crate) fn somewhere(&self, text: &str, part: Range<usize>) -> Option<Who> {
        let mut at = part.start;
        while at < part.end {
            match next_word(text, at) {
                Some(word) => {
                    if let Some(who) = self.person(text, &word, &word.lower()).filter(|who| !who.is_we) {
                        return Some(who);
                    }
                    at = word.end;
                }
                None => at += text.get(at..)?.chars().next()?.len_utf8(),
            }
        }
        None
    }

    /// Goes back over adverbs until `found` has an answer.
    fn before(&self, text: &str, at: usize, found: impl Fn(&Word<'_>, &str) -> Option<Option<Who>>) -> Option<Who> {
        let mut at = at;
        for _ in 0..REACH {
            let word = previous_word(text, at)?;
            let lower = word.lower();
            if let Some(answer) = found(&word, &lower) {
                return answer;
            }
            if !self.between.contains(&lower) && !self.is_adverb(&lower) {
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
            if let Some(named) = self.possessives.get(&lower) {
                return Some(Who {
                    named: named.clone(),
                    is_we: self.we.contains(named),
                    start: word.start,
                    end: word.end,
                });
            }
            if let Some(base) = self.possessive_endings.iter().find_map(|ending| lower.strip_suffix(ending.as_str())) {
                // An ending is one or two letters and, curly, up to four bytes; the word without it is at the front.
                let shown =
                    Word { start: word.start, end: word.start + base.len(), text: word.text.get(..base.len())? };
                return (!self.negations.contains(base)).then(|| self.person(text, &shown, base)).flatten();
            }
            if !self.between.contains(&lower) && !self.is_adverb(&lower) {
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
            // "He'd": the person ends where the contraction begins.
            let bare = word.text.find(['\'', '\u{2019}']).map(|end| Word {
                start: word.start,
                end: word.start + end,
                text: &word.text[..end],
            });
            let person = self.person(text, &word, &lower);
            let person = person.or_else(|| bare.and_then(|bare| self.person(text, &bare, &bare.lower())));
            if !opens && let Some(who) = person {
                // "The team lead" goes on: the last word of the phrase is who is meant.
                let further = next_word(text, word.end).filter(|next| self.is_role(&next.lower()));
                return match further {
                    Some(next) if self.is_role(&lower) => self.person(text, &next, &next.lower()),
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
        self.after(text, at, |lower| self.is_participle(lower))
    }

    /// The same, or what is being done: "accidentally overwriting".
    pub(crate) fn deed_after(&self, text: &str, at: usize) -> bool {
        self.after(text, at, |lower| {
            self.is_participle(lower) || (lower.len() > 4 && ends(lower, &self.gerund_endings))
        })
    }

    fn after(&self, text: &str, at: usize, wanted: impl Fn(&str) -> bool) -> bool {
        let mut at = at;
        for _ in 0..4 {
            let Some(word) = next_word(text, at) else { return false };
            let lower = word.lower();
            if wanted(&lower) {
                return true;
            }
            let passes = self.negations.contains(&lower) || self.between.contains(&lower) || self.is_adverb(&lower);
            if !passes {
                return false;
            }
            at = word.end;
        }
        false
    }

    /// Whether nothing but a conjunction stands before a place in its clause.
    pub(crate) fn clause_begins(&self, text: &str, at: usize) -> bool {
        previous_word(text, at).is_none_or(|word| self.conjunctions.contains(&word.lower()))
    }

    /// Whether a negation stands a few words before a place.
    pub(crate) fn negated_before(&self, text: &str, at: usize) -> bool {
        let mut at = at;
        for _ in 0..self.negation_reach {
            let Some(word) = previous_word(text, at) else { return false };
            let lower = word.lower();
            if self.negations.contains(&lower) || ends(&lower, &self.negation_endings) {
                return true;
            }
            at = word.start;
        }
        false
    }

    /// Takes in given names.
    pub(crate) fn learn(&mut self, names: impl IntoIterator<Item = String>) {
        self.names.extend(names);
    }

    /// The word an ask falls back on where nobody is named.
    pub(crate) fn they(&self) -> &str {
        &self.they
    }

    /// Whether a word is so common that a rule must not listen for it alone.
    pub(crate) fn is_everywhere(&self, lower: &str) -> bool {
        [&self.determiners, &self.negations, &self.conjunctions, &self.we, &self.you, &self.pronouns]
            .iter()
            .any(|words| words.contains(lower))
    }

    fn is_adverb(&self, lower: &str) -> bool {
        lower.len() > 4 && ends(lower, &self.adverb_endings)
    }

    fn is_participle(&self, lower: &str) -> bool {
        self.participles.contains(lower)
            || (lower.len() > 3 && ends(lower, &self.participle_endings) && !self.not_participles.contains(lower))
    }

    fn is_role(&self, lower: &str) -> bool {
        let stem = |ending: &String| lower.strip_suffix(ending.as_str()).is_some_and(|stem| self.roles.contains(stem));
        self.roles.contains(lower) || self.role_endings.iter().any(stem)
    }

    fn person(&self, text: &str, word: &Word<'_>, lower: &str) -> Option<Who> {
        let who = |named: &str, is_we| Some(Who { named: named.to_owned(), is_we, start: word.start, end: word.end });
        if self.names.contains(word.text) {
            return who(word.text, false);
        }
        if self.we.contains(lower) {
            return who(lower, true);
        }
        if self.you.contains(lower) {
            return who(lower, false);
        }
        if self.pronouns.contains(lower) {
            return who(&self.they, false);
        }
        let pair = || previous_word(text, word.start).map(|before| format!("{} {lower}", before.lower()));
        if self.is_role(lower) {
            // The operator of a cluster is a program.
            return if pair().is_some_and(|pair| self.programs.contains(&pair)) {
                None
            } else {
                who(&format!("{} {lower}", self.article), false)
            };
        }
        // "The engineer on call": the whole phrase stands for a person.
        pair().filter(|pair| self.pairs.contains(pair)).and_then(|_| who(&self.they, false))
    }
}

fn ends(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_str()))
}
