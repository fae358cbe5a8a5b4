//! Owns the lexicon: rules as data, read once, and the automaton that finds their phrases.
//! Must not know the text it will be run over.

mod file;

use crate::Class;
use crate::people::PeopleWords;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::sync::LazyLock;

pub use file::{LexiconError, Wrong};
pub(crate) use file::{Negated, Opens, Rule, Sort, Subject, Then};

/// The files of the built-in English lexicon, by name.
const ENGLISH: [(&str, &str); 11] = [
    ("en/people.toml", include_str!("../../../../../assets/lexicon/en/people.toml")),
    ("en/blame.toml", include_str!("../../../../../assets/lexicon/en/blame.toml")),
    ("en/counterfactual.toml", include_str!("../../../../../assets/lexicon/en/counterfactual.toml")),
    ("en/judgement.toml", include_str!("../../../../../assets/lexicon/en/judgement.toml")),
    ("en/mechanistic.toml", include_str!("../../../../../assets/lexicon/en/mechanistic.toml")),
    ("en/single_cause.toml", include_str!("../../../../../assets/lexicon/en/single_cause.toml")),
    ("en/hindsight.toml", include_str!("../../../../../assets/lexicon/en/hindsight.toml")),
    ("en/accusing_question.toml", include_str!("../../../../../assets/lexicon/en/accusing_question.toml")),
    ("en/absolute.toml", include_str!("../../../../../assets/lexicon/en/absolute.toml")),
    ("en/minimiser.toml", include_str!("../../../../../assets/lexicon/en/minimiser.toml")),
    ("en/self_blame.toml", include_str!("../../../../../assets/lexicon/en/self_blame.toml")),
];

static BUILT_IN: LazyLock<Result<Lexicon, LexiconError>> = LazyLock::new(|| Lexicon::of(&ENGLISH));

/// Rules, the words around them, and the automaton over all their phrases.
#[derive(Debug)]
pub struct Lexicon {
    rules: Vec<Rule>,
    people: PeopleWords,
    patterns: Vec<Pattern>,
    finder: AhoCorasick,
}

/// What one pattern of the automaton stands for.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// The rule, by its place.
    pub(crate) rule: usize,
    /// Where the phrase holds a person: what must follow the person, which may be nothing.
    pub(crate) after_person: Option<String>,
}

/// A sentence of a rule's own that must, or must not, be caught by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example<'a> {
    /// The rule.
    pub rule: &'a str,
    /// Its file.
    pub file: &'a str,
    /// Its line in that file, from 1.
    pub line: usize,
    /// The sentence.
    pub sentence: &'a str,
    /// Whether the rule must catch it.
    pub fires: bool,
}

impl Lexicon {
    /// The built-in English lexicon. It is read when first asked for, and kept.
    ///
    /// # Errors
    /// Never, in a build whose tests pass: the files are part of the program.
    pub fn english() -> Result<&'static Self, LexiconError> {
        BUILT_IN.as_ref().map_err(Clone::clone)
    }

    /// A lexicon of one file, with the built-in words for people.
    ///
    /// # Errors
    /// The first thing wrong with the file, with its line.
    pub fn read(name: &str, text: &str) -> Result<Self, LexiconError> {
        Self::of(&[ENGLISH[0], (name, text)])
    }

    /// A lexicon of several files, each by its name and its text. Later words for people replace earlier ones.
    ///
    /// # Errors
    /// The first thing wrong with any of them, with its file and line.
    pub fn of(files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut people = PeopleWords::default();
        for (name, text) in files {
            let read = file::read(name, text)?;
            if let Some(words) = read.people {
                people = words;
            }
            for rule in read.rules {
                if let Some(first) = rules.iter().find(|other| other.id == rule.id) {
                    let wrong = Wrong::Twice { id: rule.id.clone(), first: format!("{}:{}", first.file, first.line) };
                    return Err(LexiconError { file: rule.file, line: rule.line, wrong });
                }
                rules.push(rule);
            }
        }
        let (texts, patterns): (Vec<String>, Vec<Pattern>) =
            rules.iter().enumerate().flat_map(|(at, rule)| patterns(at, rule)).unzip();
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
            .map_err(|_| LexiconError {
                file: String::new(),
                line: 0,
                wrong: Wrong::TooMany { phrases: texts.len() },
            })?;
        Ok(Self { rules, people, patterns, finder })
    }

    /// The sentences every rule brings along, for tests and for those who write rules.
    pub fn examples(&self) -> impl Iterator<Item = Example<'_>> {
        self.rules.iter().flat_map(|rule| {
            let example =
                |sentence, fires| Example { rule: &rule.id, file: &rule.file, line: rule.line, sentence, fires };
            let caught = rule.fires.iter().map(move |sentence| example(sentence, true));
            caught.chain(rule.silent.iter().map(move |sentence| example(sentence, false)))
        })
    }

    /// The rules by name and class, in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = (&str, Class)> {
        self.rules.iter().map(|rule| (rule.id.as_str(), rule.class))
    }

    /// How many phrases are listened for; spellings with a curly apostrophe are not counted.
    pub fn phrases(&self) -> usize {
        self.rules.iter().map(|rule| rule.phrases.len()).sum()
    }

    pub(crate) fn rule(&self, pattern: &Pattern) -> &Rule {
        &self.rules[pattern.rule]
    }

    pub(crate) fn pattern(&self, at: usize) -> &Pattern {
        &self.patterns[at]
    }

    pub(crate) fn people(&self) -> &PeopleWords {
        &self.people
    }

    pub(crate) fn finder(&self) -> &AhoCorasick {
        &self.finder
    }
}

/// The literal texts a rule is found by: what stands before `{P}`, and both kinds of apostrophe.
fn patterns(at: usize, rule: &Rule) -> Vec<(String, Pattern)> {
    let mut found = Vec::new();
    for phrase in &rule.phrases {
        let (text, after_person) = match phrase.split_once("{P}") {
            Some((before, after)) => (before.trim_end(), Some(after.to_owned())),
            None => (phrase.as_str(), None),
        };
        let pattern = Pattern { rule: at, after_person };
        if text.contains('\'') {
            found.push((text.replace('\'', "\u{2019}"), pattern.clone()));
        }
        found.push((text.to_owned(), pattern));
    }
    found
}
