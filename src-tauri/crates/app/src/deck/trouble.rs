//! Owns the reasons a deck file can be refused for.
//! Must not know how they are worded on a screen: `guide.ftl` holds the sentences, found by [`DeckReason::id`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A deck file that could not be taken in. Nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct DeckError {
    /// The file's own name, without folders.
    pub file: String,
    /// The line it is about, from 1.
    pub line: u32,
    /// What is wrong.
    pub reason: DeckReason,
}

/// What sort of value a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A text in quotation marks.
    Text,
    /// A number.
    Number,
    /// A list of texts.
    Texts,
    /// A list of tables, written `[[name]]`.
    Tables,
}

impl FieldKind {
    /// The one spelling outside Rust.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Texts => "texts",
            Self::Tables => "tables",
        }
    }
}

/// Declares every reason once, with its spelling and the arguments its sentence takes.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $error:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })+) => {
        /// What is wrong with a deck file.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
        #[serde(tag = "kind")]
        pub enum DeckReason { $($(#[$doc])* #[error($error)] #[serde(rename = $id)] $name { $($(#[$field_doc])* $field: $type),* }),+ }

        impl DeckReason {
            /// The spelling of every reason.
            pub const IDS: &'static [&'static str] = &[$($id),+];

            /// The spelling of this reason: its sentences are `why-deck-ID` and `next-deck-ID` in `guide.ftl`.
            pub const fn id(&self) -> &'static str { match self { $(Self::$name { .. } => $id),+ } }

            /// The name of its sentences, behind `why-` and `next-`.
            pub(crate) const fn sentence(&self) -> &'static str {
                match self { $(Self::$name { .. } => concat!("deck-", $id)),+ }
            }

            /// The arguments its sentences take, by name.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self { $(Self::$name { $($field),* } => vec![$((stringify!($field), $field.to_string())),*]),+ }
            }
        }
    };
}

impl std::fmt::Display for FieldKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

reasons! {
    /// The file could not be read from the disk.
    Unreadable = "unreadable", "the file could not be read: {detail}" {
        /// What the operating system said.
        detail: String,
    }
    /// The file is not UTF-8 text.
    NotText = "not-text", "the file is not UTF-8 text" {}
    /// The file is larger than any deck.
    TooBig = "too-big", "the file has {got} bytes, more than {limit}" {
        /// How many bytes it may have.
        limit: u32,
        /// How many it has.
        got: u32,
    }
    /// The file is not TOML.
    Syntax = "syntax", "not TOML: {detail}" {
        /// What the reader stumbled over.
        detail: String,
    }
    /// Something that must be there is not.
    MissingField = "missing-field", "\u{201c}{field}\u{201d} is missing" {
        /// The field.
        field: String,
    }
    /// Something is there that a deck does not have, often a slip of spelling.
    UnknownField = "unknown-field", "\u{201c}{field}\u{201d} is not part of a deck" {
        /// The field as it was found.
        field: String,
    }
    /// A field holds another sort of value.
    WrongKind = "wrong-kind", "\u{201c}{field}\u{201d} takes another sort of value" {
        /// The field.
        field: String,
        /// What it takes.
        wanted: FieldKind,
    }
    /// A field that must say something says nothing.
    EmptyText = "empty-text", "\u{201c}{field}\u{201d} is empty" {
        /// The field.
        field: String,
    }
    /// A field is longer than can be said aloud or shown.
    TooLong = "too-long", "\u{201c}{field}\u{201d} has {got} characters, more than {limit}" {
        /// The field.
        field: String,
        /// How many characters it may have.
        limit: u32,
        /// How many it has.
        got: u32,
    }
    /// A number is outside its range.
    MinutesOutOfRange = "minutes-out-of-range", "\u{201c}{field}\u{201d} is {found}, outside {range}" {
        /// The field.
        field: String,
        /// The number as it was found.
        found: String,
        /// What is allowed, such as `1 – 480`.
        range: String,
    }
    /// An id is not lower case letters, digits and hyphens.
    BadId = "bad-id", "\u{201c}{found}\u{201d} cannot be an id" {
        /// The id as it was found.
        found: String,
    }
    /// The id is used twice in the deck.
    DuplicateId = "duplicate-id", "\u{201c}{found}\u{201d} is already the id of line {first_line}" {
        /// The id.
        found: String,
        /// The line it was used on first.
        first_line: u32,
    }
    /// Another deck has this id already.
    DeckTaken = "deck-taken", "another deck is called \u{201c}{found}\u{201d}" {
        /// The deck's id.
        found: String,
    }
    /// There is no such stage.
    UnknownStage = "unknown-stage", "there is no stage \u{201c}{found}\u{201d}" {
        /// The stage as it was found.
        found: String,
    }
    /// There is no such cue.
    UnknownCue = "unknown-cue", "there is no cue \u{201c}{found}\u{201d}" {
        /// The cue as it was found.
        found: String,
    }
    /// There is no such thing to answer.
    UnknownHeard = "unknown-heard", "there is nothing to answer called \u{201c}{found}\u{201d}" {
        /// The word as it was found.
        found: String,
    }
    /// A source tag is not in the table of sources.
    UnknownSource = "unknown-source", "there is no source \u{201c}{found}\u{201d}" {
        /// The tag as it was found.
        found: String,
    }
    /// An agenda names a prompt that is not there.
    UnknownPrompt = "unknown-prompt", "there is no prompt \u{201c}{found}\u{201d}" {
        /// The prompt's id as it was found.
        found: String,
    }
    /// The words accuse somebody, such as a question that begins with "why did you".
    Accuses = "accuses", "\u{201c}{phrase}\u{201d} puts somebody on the spot" {
        /// The words.
        phrase: String,
    }
    /// The words look for one single cause.
    SingleCause = "single-cause", "\u{201c}{phrase}\u{201d} looks for one single cause" {
        /// The words.
        phrase: String,
    }
    /// The prompt asks two things at once.
    AsksTwoThings = "asks-two-things", "it asks two things at once" {}
}
