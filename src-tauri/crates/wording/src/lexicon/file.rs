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
    /// A phrase that would be heard in nearly every sentence.
    #[error("the phrase \u{201c}{phrase}\u{201d} of {id} stands in nearly every sentence; add the words around it")]
    Everywhere {
        /// The rule.
        id: String,
        /// The phrase.
        phrase: String,
    },
    /// More words around a phrase than can be looked for at every hit.
    #[error(
        "the rule {id} lists {words} words under \u{201c}with\u{201d} and \u{201c}unless\u{201d}; {most} are the most"
    )]
    TooManyWords {
        /// The rule.
        id: String,
        /// How many it lists.
        words: usize,
        /// How many it may list.
        most: usize,
    },
    /// A rule is to be switched off that is not there.
    #[error("there is no rule {id} to switch off")]
    NoSuchRule {
        /// The name.
        id: String,
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
    /// The one who speaks.
    Me,
    /// The one it belongs to: "Ana's", "their".
    Owner,
    /// Anybody but "I" and "we", somewhere in the sentence, as in languages that part a verb.
    Somewhere,
    /// Anybody but "I" and "we", before the phrase or right behind it, as in languages that turn the two around.
    Beside,
}

/// What must follow a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Then {
    /// A past participle.
    Participle,
    /// A past participle, or what is being done: "overwriting".
    Deed,
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
    pub(crate) source: String,
    pub(crate) fires: Vec<String>,
    pub(crate) silent: Vec<String>,
}

impl Rule {
    /// Whether the whole sentence has to be looked at.
    pub(crate) fn asks_of_the_sentence(&self) -> bool {
        self.sort.is_some() || !self.with.is_empty() || !self.unless.is_empty()
    }

    /// A phrase of this rule that nothing around it holds back and that stands in nearly every sentence.
    pub(super) fn everywhere(&self, people: &PeopleWords) -> Option<&String> {
        let bare = self.subject.is_none() && self.then.is_none() && self.opens.is_none() && self.with.is_empty();
        self.phrases.iter().find(|phrase| bare && people.is_everywhere(phrase))
    }
}

/// A file, read and checked: what is sound in it, and everything that is not.
#[derive(Default)]
pub(crate) struct LexiconFile {
    pub(crate) name: String,
    pub(crate) language: Option<String>,
    pub(crate) young: bool,
    pub(crate) people: Option<PeopleWords>,
    pub(crate) names: Vec<String>,
    /// The rules to switch off, each with its line.
    pub(crate) off: Vec<(String, usize)>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) wrong: Vec<LexiconError>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    class: Option<Class>,
    language: Option<String>,
    #[serde(default)]
    young: bool,
    people: Option<PeopleWords>,
    /// Given names, parted by blanks: a list of seven hundred strings would take a quarter of the time the lexicon takes.
    #[serde(default)]
    names: String,
    #[serde(default)]
    off: Vec<Spanned<String>>,
    #[serde(default, rename = "rule")]
    rules: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    class: Option<Class>,
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
    #[serde(default = "own")]
    source: String,
    #[serde(default)]
    fires: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
}

/// Where a rule is from that does not say: from whoever wrote it.
fn own() -> String {
    "own".to_owned()
}

/// Reads and checks a file. A rule with something wrong is left out and told of; the others stay.
pub(crate) fn read(name: &str, text: &str) -> LexiconFile {
    let at = |byte: usize| 1 + text.get(..byte).unwrap_or(text).matches('\n').count();
    let told = |line, wrong| LexiconError { file: name.to_owned(), line, wrong };
    let raw: RawFile = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(why) => {
            let line = why.span().map_or(0, |span| at(span.start));
            let wrong = vec![told(line, Wrong::Shape { message: why.message().to_owned() })];
            return LexiconFile { name: name.to_owned(), wrong, ..LexiconFile::default() };
        }
    };
    let mut wrong = Vec::new();
    let mut rules = Vec::with_capacity(raw.rules.len());
    for rule in raw.rules {
        let line = at(rule.id.span().start);
        let Some(class) = rule.class.or(raw.class) else {
            wrong.push(told(line, Wrong::NoClass));
            continue;
        };
        if let Err((byte, what)) = check(&rule) {
            wrong.push(told(byte.map_or(line, at), what));
            continue;
        }
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
            source: rule.source,
            fires: rule.fires,
            silent: rule.silent,
        });
    }
    let off = raw.off.into_iter().map(|id| (id.span().start, id.into_inner()));
    LexiconFile {
        name: name.to_owned(),
        language: raw.language,
        young: raw.young,
        people: raw.people,
        names: raw.names.split_whitespace().map(str::to_owned).collect(),
        off: off.map(|(byte, id)| (id, at(byte))).collect(),
        rules,
        wrong,
    }
}

/// Most words a rule may look for around a phrase, so that no rule can make a long text slow.
const MOST_WORDS: usize = 80;

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
    let words = rule.with.len() + rule.unless.len();
    if words > MOST_WORDS {
        return Err((None, Wrong::TooManyWords { id: id(), words, most: MOST_WORDS }));
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
