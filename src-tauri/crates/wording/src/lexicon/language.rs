//! Owns which languages come with the program, and the files of each.
//! Must not know what is in them.

use super::{Lexicon, LexiconError};
use std::sync::LazyLock;

/// A language the coach comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::English];

    /// Its tag, as files and options write it: "en".
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
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
        }
    }

    pub(super) fn built_in(self) -> Result<&'static Lexicon, LexiconError> {
        static ENGLISH_READ: LazyLock<Result<Lexicon, LexiconError>> = LazyLock::new(|| Lexicon::of(&ENGLISH));
        let read = match self {
            Self::English => &ENGLISH_READ,
        };
        read.as_ref().map_err(Clone::clone)
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
