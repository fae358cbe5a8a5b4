//! Owns which languages come with the program, and the files of each.
//! Must not know what is in them.

use super::{Lexicon, LexiconError};
use std::sync::LazyLock;

/// A language the coach comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// German; young, so expect more that is missed or needless.
    German,
    /// Spanish; young as well.
    Spanish,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Spanish];

    /// Its tag, as files and options write it: "en".
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
        }
    }

    /// The language of a tag; a region behind it, as in "de-AT", changes nothing.
    pub fn of(tag: &str) -> Option<Self> {
        let head = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(head))
    }

    /// Its files, by name.
    pub(super) const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::Spanish => &SPANISH,
        }
    }

    pub(super) fn built_in(self) -> Result<&'static Lexicon, LexiconError> {
        static READ: [LazyLock<Result<Lexicon, LexiconError>>; 3] = [
            LazyLock::new(|| Lexicon::of(&ENGLISH)),
            LazyLock::new(|| Lexicon::of(&GERMAN)),
            LazyLock::new(|| Lexicon::of(&SPANISH)),
        ];
        READ[self as usize].as_ref().map_err(Clone::clone)
    }
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../../../assets/lexicon/", $name)))),*]
    };
}

static ENGLISH: [(&str, &str); 12] = files![
    "names.toml",
    "en/people.toml",
    "en/blame.toml",
    "en/counterfactual.toml",
    "en/judgement.toml",
    "en/mechanistic.toml",
    "en/single_cause.toml",
    "en/hindsight.toml",
    "en/accusing_question.toml",
    "en/absolute.toml",
    "en/minimiser.toml",
    "en/self_blame.toml",
];
static GERMAN: [(&str, &str); 3] = files!["names.toml", "de/people.toml", "de/rules.toml"];
static SPANISH: [(&str, &str); 3] = files!["names.toml", "es/people.toml", "es/rules.toml"];
