//! Owns the shape of a lexicon file, and everything that can be wrong with one.
//! Must not know how rules are put to use.

use crate::Class;
use crate::people::PeopleWords;
use serde::Deserialize;
use toml::Spanned;

/// What is wrong with a lexicon file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {wrong}")]
pub struct LexiconError {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 where no line can be named.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// Everything that can be wrong with a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It is not TOML of the right shape.
    #[error("{message}")]
    Shape {
        /// What the TOML reader says.
        message: String,
    },
    /// It has rules and names no class for them.
    #[error("the file has rules and no class")]
    NoClass,
    /// A rule listens for nothing.
    #[error("the rule {id} has no phrases")]
    NoPhrases {
        /// The rule.
        id: String,
    },
    /// A phrase would match nearly everywhere, never, or in the wrong case.
    #[error(
        "the phrase \u{201c}{phrase}\u{201d} of {id} must have 2 to 80 characters, in lower case, without blanks at its ends"
    )]
    Phrase {
        /// The rule.
        id: String,
        /// The phrase.
        phrase: String,
    },
    /// A rule does not say why.
    #[error("the rule {id} does not say why")]
    NoWhy {
        /// The rule.
        id: String,
    },
    /// A rule must offer one to three things to ask.
    #[error("the rule {id} offers {asks} things to ask; one to three are wanted")]
    Asks {
        /// The rule.
        id: String,
        /// How many it offers.
        asks: usize,
    },
    /// A slot in a phrase or an ask that nothing fills.
    #[error("nothing fills {slot} in the rule {id}")]
    Slot {
        /// The rule.
        id: String,
        /// The slot.
        slot: String,
    },
    /// Two rules have the same name.
    #[error("the rule {id} is already at {first}")]
    Twice {
        /// The name.
        id: String,
        /// Where it stands first.
        first: String,
    },
    /// There are more phrases than can be searched for at once.
    #[error("{phrases} phrases are too many")]
    TooMany {
        /// How many there are.
        phrases: usize,
    },
}

/// Who must stand before a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Subject {
    /// Anybody but "I".
    Person,
    /// Anybody but "I" and "we".
    SomeoneElse,
    /// The one it belongs to: "Ana's", "their".
    Owner,
}

/// What must follow a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Then {
    /// A past participle.
    Participle,
    /// A person.
    Person,
}

/// What the phrase must open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Opens {
    /// A clause: "had they looked", not "the node had people on it".
    Clause,
}

/// What sort of sentence it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sort {
    /// A question.
    Question,
    /// Anything but a question.
    Statement,
}

/// What a negation before the phrase does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Negated {
    /// It silences the rule.
    #[default]
    Silent,
    /// It changes nothing.
    Fires,
}

/// A rule of the lexicon.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) class: Class,
    pub(crate) phrases: Vec<String>,
    pub(crate) subject: Option<Subject>,
    pub(crate) opens: Option<Opens>,
    pub(crate) then: Option<Then>,
    pub(crate) sort: Option<Sort>,
    pub(crate) with: Vec<String>,
    pub(crate) unless: Vec<String>,
    pub(crate) negated: Negated,
    pub(crate) why: String,
    pub(crate) ask: Vec<String>,
    pub(crate) fires: Vec<String>,
    pub(crate) silent: Vec<String>,
}

/// A file, read and checked.
pub(crate) struct LexiconFile {
    pub(crate) people: Option<PeopleWords>,
    pub(crate) rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    class: Option<Class>,
    people: Option<PeopleWords>,
    #[serde(default, rename = "rule")]
    rules: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    phrases: Vec<Spanned<String>>,
    subject: Option<Subject>,
    opens: Option<Opens>,
    then: Option<Then>,
    #[serde(rename = "in")]
    sort: Option<Sort>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    negated: Negated,
    why: String,
    ask: Vec<String>,
    fires: Vec<String>,
    silent: Vec<String>,
}

/// Reads and checks a file.
pub(crate) fn read(name: &str, text: &str) -> Result<LexiconFile, LexiconError> {
    let at = |byte: usize| 1 + text.get(..byte).unwrap_or(text).matches('\n').count();
    let raw: RawFile = toml::from_str(text).map_err(|why| LexiconError {
        file: name.to_owned(),
        line: why.span().map_or(0, |span| at(span.start)),
        wrong: Wrong::Shape { message: why.message().to_owned() },
    })?;
    let mut rules = Vec::with_capacity(raw.rules.len());
    for rule in raw.rules {
        let line = at(rule.id.span().start);
        let wrong = |line, wrong| LexiconError { file: name.to_owned(), line, wrong };
        let class = raw.class.ok_or_else(|| wrong(line, Wrong::NoClass))?;
        check(&rule).map_err(|(byte, what)| wrong(byte.map_or(line, at), what))?;
        rules.push(Rule {
            id: rule.id.into_inner(),
            file: name.to_owned(),
            line,
            class,
            phrases: rule.phrases.into_iter().map(Spanned::into_inner).collect(),
            subject: rule.subject,
            opens: rule.opens,
            then: rule.then,
            sort: rule.sort,
            with: rule.with,
            unless: rule.unless,
            negated: rule.negated,
            why: rule.why,
            ask: rule.ask,
            fires: rule.fires,
            silent: rule.silent,
        });
    }
    Ok(LexiconFile { people: raw.people, rules })
}

/// The first thing wrong with a rule, and at which byte where that is not the rule's own line.
fn check(rule: &RawRule) -> Result<(), (Option<usize>, Wrong)> {
    let id = || rule.id.get_ref().clone();
    if rule.phrases.is_empty() {
        return Err((None, Wrong::NoPhrases { id: id() }));
    }
    for phrase in &rule.phrases {
        let text = phrase.get_ref();
        let slotted = text.replacen("{P}", "", 1);
        let at = Some(phrase.span().start);
        if let Some(slot) = slot(&slotted) {
            return Err((at, Wrong::Slot { id: id(), slot }));
        }
        let sound = (2..=80).contains(&slotted.trim().len())
            && !text.starts_with([' ', '{'])
            && !text.ends_with(' ')
            && !slotted.contains(|c: char| c.is_uppercase() || c.is_control());
        if !sound {
            return Err((at, Wrong::Phrase { id: id(), phrase: text.clone() }));
        }
    }
    if rule.why.trim().is_empty() {
        return Err((None, Wrong::NoWhy { id: id() }));
    }
    if !(1..=3).contains(&rule.ask.len()) {
        return Err((None, Wrong::Asks { id: id(), asks: rule.ask.len() }));
    }
    match rule.ask.iter().find_map(|ask| slot(&ask.replace("{who}", ""))) {
        Some(slot) => Err((None, Wrong::Slot { id: id(), slot })),
        None => Ok(()),
    }
}

/// The first `{…}` in a text.
fn slot(text: &str) -> Option<String> {
    let start = text.find('{')?;
    let end = text[start..].find('}').map_or(text.len(), |end| start + end + 1);
    Some(text[start..end].to_owned())
}
