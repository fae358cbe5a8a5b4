//! Owns the fixed sentences of a handout, read from Fluent files.
//! Must not know where on the paper a sentence stands.

use domain::{Band, LinkKind, Phase, Polarity};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The English sentences, built in so that a handout can always be made: its own, and those it shares with the map.
const ENGLISH: [&str; 3] = [
    include_str!("../../../../assets/locales/en/handout.ftl"),
    include_str!("../../../../assets/locales/en/paper.ftl"),
    include_str!("../../../../assets/locales/en/map.ftl"),
];

/// The sentences of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    language: LanguageIdentifier,
}

/// What is wrong with a language file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// The language tag cannot be read.
    #[error("\u{201c}{tag}\u{201d} is not a language tag such as \u{201c}en\u{201d}")]
    Language {
        /// The tag as it was given.
        tag: String,
    },
    /// The file is not Fluent, or defines a message twice.
    #[error("the sentences for \u{201c}{language}\u{201d} cannot be read: {reason}")]
    Unreadable {
        /// The language.
        language: String,
        /// What the parser said.
        reason: String,
    },
    /// A sentence the handout needs is not in the file.
    #[error("the sentence \u{201c}{id}\u{201d} is missing for \u{201c}{language}\u{201d}")]
    Missing {
        /// The message id.
        id: String,
        /// The language.
        language: String,
    },
    /// A sentence asks for something the handout does not say.
    #[error("the sentence \u{201c}{id}\u{201d} cannot be completed: {reason}")]
    Incomplete {
        /// The message id.
        id: String,
        /// What the formatter said.
        reason: String,
    },
}

impl Words {
    /// The built-in English, read once for the whole program.
    ///
    /// # Errors
    /// Only where the built-in files are damaged.
    pub fn english() -> Result<&'static Self, WordsError> {
        static READ: LazyLock<Result<Words, WordsError>> = LazyLock::new(|| Words::from_fluent("en", &ENGLISH));
        READ.as_ref().map_err(Clone::clone)
    }

    /// Another language: its tag, such as `de`, and the texts of its `handout.ftl`, `paper.ftl` and `map.ftl`.
    ///
    /// # Errors
    /// Where the tag or a text cannot be read. A sentence that is missing is only noticed when it is needed.
    pub fn from_fluent(tag: &str, texts: &[&str]) -> Result<Self, WordsError> {
        let language: LanguageIdentifier = tag.parse().map_err(|_| WordsError::Language { tag: tag.to_owned() })?;
        let unreadable = |reason: String| WordsError::Unreadable { language: tag.to_owned(), reason };
        let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
        // Isolation marks would become missing glyphs on paper; the layout does its own bidi.
        bundle.set_use_isolating(false);
        for text in texts {
            let resource =
                FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| unreadable(listed(&errors)))?;
            bundle.add_resource(resource).map_err(|errors| unreadable(listed(&errors)))?;
        }
        Ok(Self { bundle, language })
    }

    /// The language tag, as it goes into the paper.
    pub fn language(&self) -> String {
        self.language.to_string()
    }

    /// The words of the factor map, for drawing it on paper.
    ///
    /// # Errors
    /// Where a word is missing.
    pub fn of_map(&self) -> Result<figure::Words, WordsError> {
        fn all<const N: usize>(words: &Words, ids: [String; N]) -> Result<[String; N], WordsError> {
            let mut said = ids;
            for id in &mut said {
                *id = words.say(id)?;
            }
            Ok(said)
        }
        let id = |kind: &str, word: &str| format!("{kind}-{}", word.replace('_', "-"));
        Ok(figure::Words {
            title: self.say("map-title")?,
            bands: all(self, std::array::from_fn(|at| id("band", Band::ALL[at].as_str())))?,
            phases: all(self, std::array::from_fn(|at| id("phase", Phase::ALL[at].as_str())))?,
            outcome: self.say("phase-outcome")?,
            impact: self.say("map-impact")?,
            verbs: all(self, std::array::from_fn(|at| id("link", LinkKind::ALL[at].as_str())))?,
            polarities: all(self, std::array::from_fn(|at| id("polarity", Polarity::ALL[at].as_str())))?,
        })
    }

    /// One sentence.
    pub(crate) fn say(&self, id: &str) -> Result<String, WordsError> {
        self.say_with(id, &[])
    }

    /// One sentence with its blanks filled in.
    pub(crate) fn say_with(&self, id: &str, blanks: &[(&'static str, FluentValue<'_>)]) -> Result<String, WordsError> {
        let pattern = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
            .ok_or_else(|| WordsError::Missing { id: id.to_owned(), language: self.language() })?;
        let mut args = FluentArgs::new();
        for (name, value) in blanks {
            args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if errors.is_empty() {
            Ok(text)
        } else {
            Err(WordsError::Incomplete { id: id.to_owned(), reason: listed(&errors) })
        }
    }
}

fn listed<E: std::fmt::Display>(errors: &[E]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
