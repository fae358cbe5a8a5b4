//! Owns how anything that goes wrong is told: what was being done, what is wrong, what to do next.
//! Must not know English: the sentences are in `errors.ftl`, chosen here by an exhaustive match.

use crate::words::Words;
use domain::{Noun, Refusal};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// What a host may branch on. A code exists only because somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A rule says no; the text stays where it was typed.
    Refused,
    /// The row was changed elsewhere; read it again.
    Stale,
    /// It could not be kept just now; trying again may help.
    NotSaved,
    /// The library can only be read.
    ReadOnly,
    /// The library is not open.
    Closed,
    /// The library is not open because its file is damaged; words may be got back from it.
    Damaged,
    /// There is nothing to undo, to redo or to change.
    Nothing,
    /// What was named is not there.
    NotFound,
    /// The caller asked in a way that is not understood.
    BadRequest,
    /// The file given could not be taken in.
    BadFile,
    /// The person stopped it; nothing was changed.
    Stopped,
}

/// Something that went wrong, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// For hosts to branch on.
    pub code: Code,
    /// What was being done.
    pub what: String,
    /// What is wrong.
    pub why: String,
    /// What to do next.
    pub next: String,
}

/// The same as it crosses the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WireTrouble {
    /// For the screen to branch on.
    pub code: Code,
    /// What was being done and what is wrong.
    pub message: String,
    /// What to do next.
    pub next: String,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}\n{}", self.what, self.why, self.next)
    }
}

impl std::error::Error for Trouble {}

impl From<Trouble> for WireTrouble {
    fn from(trouble: Trouble) -> Self {
        Self { code: trouble.code, message: format!("{}: {}", trouble.what, trouble.why), next: trouble.next }
    }
}

/// What was being done when something went wrong; each has its sentence `doing-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    Opening,
    Reading,
    Saving,
    Undoing,
    Redoing,
    Importing,
    Exporting,
    Checking,
    Asking,
    ReadingDeck,
    KeepingDeck,
    Salvaging,
    ReadingFont,
    BackingUp,
    Restoring,
    Packing,
    Unpacking,
    Merging,
    Rehearsing,
    Coaching,
}

impl Doing {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 20] = [
        Self::Opening,
        Self::Reading,
        Self::Saving,
        Self::Undoing,
        Self::Redoing,
        Self::Importing,
        Self::Exporting,
        Self::Checking,
        Self::Asking,
        Self::ReadingDeck,
        Self::KeepingDeck,
        Self::ReadingFont,
        Self::Salvaging,
        Self::BackingUp,
        Self::Restoring,
        Self::Packing,
        Self::Unpacking,
        Self::Merging,
        Self::Rehearsing,
        Self::Coaching,
    ];

    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Opening => "doing-opening",
            Self::Reading => "doing-reading",
            Self::Saving => "doing-saving",
            Self::Undoing => "doing-undoing",
            Self::Redoing => "doing-redoing",
            Self::Importing => "doing-importing",
            Self::Exporting => "doing-exporting",
            Self::Checking => "doing-checking",
            Self::Asking => "doing-asking",
            Self::KeepingDeck => "doing-keeping-deck",
            Self::ReadingDeck => "doing-reading-deck",
            Self::ReadingFont => "doing-reading-font",
            Self::Salvaging => "doing-salvaging",
            Self::BackingUp => "doing-backing-up",
            Self::Restoring => "doing-restoring",
            Self::Packing => "doing-packing",
            Self::Unpacking => "doing-unpacking",
            Self::Merging => "doing-merging",
            Self::Rehearsing => "doing-rehearsing",
            Self::Coaching => "doing-coaching",
        }
    }
}

/// The reason and the next step of one error: message ids `why-ID` and `next-ID`, with their arguments.
pub(crate) struct Reason {
    pub(crate) code: Code,
    pub(crate) id: &'static str,
    pub(crate) args: Vec<(&'static str, String)>,
}

impl Reason {
    pub(crate) fn new(code: Code, id: &'static str) -> Self {
        Self { code, id, args: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub(crate) fn told(self, words: &Words, doing: Doing) -> Trouble {
        Trouble {
            code: self.code,
            what: words.say(doing.id(), &[]),
            why: words.say(&format!("why-{}", self.id), &self.args),
            next: words.say(&format!("next-{}", self.id), &self.args),
        }
    }

    /// Why a rule refused.
    pub(crate) fn of_refusal(refusal: &Refusal, words: &Words) -> Self {
        let noun = |noun: &Noun| words.say(&format!("noun-{}", noun.as_str().replace('_', "-")), &[]);
        let field = |field: &str| words.say(&format!("field-{}", field.replace('_', "-")), &[]);
        match refusal {
            Refusal::Empty { noun: of, field: name } => {
                Self::new(Code::Refused, "empty").with("noun", noun(of)).with("field", field(name))
            }
            Refusal::TooLong { noun: of, field: name, limit, got } => Self::new(Code::Refused, "too-long")
                .with("noun", noun(of))
                .with("field", field(name))
                .with("limit", limit)
                .with("got", got),
            Refusal::Unprintable { noun: of, field: name, code_point } => Self::new(Code::Refused, "unprintable")
                .with("noun", noun(of))
                .with("field", field(name))
                .with("character", format!("U+{code_point:04X}")),
            Refusal::OutOfRange { noun: of, field: name, least, most } => Self::new(Code::Refused, "out-of-range")
                .with("noun", noun(of))
                .with("field", field(name))
                .with("least", least)
                .with("most", most),
            Refusal::Stale { key, .. } => Self::new(Code::Stale, "stale").with("noun", noun(&key.noun)),
            Refusal::Missing { key } => Self::new(Code::NotFound, "missing").with("noun", noun(&key.noun)),
            Refusal::Dangling { key, to } => {
                Self::new(Code::Refused, "dangling").with("noun", noun(&key.noun)).with("to", noun(&to.noun))
            }
            Refusal::OtherReview { key } => Self::new(Code::Refused, "other-review").with("noun", noun(&key.noun)),
            Refusal::NotAgreed { key } => Self::new(Code::Refused, "not-agreed").with("noun", noun(&key.noun)),
            Refusal::SelfLink { .. } => Self::new(Code::Refused, "self-link"),
            Refusal::SameLink { .. } => Self::new(Code::Refused, "same-link"),
            Refusal::Backwards { .. } => Self::new(Code::Refused, "backwards"),
            Refusal::Nothing => Self::new(Code::Nothing, "nothing"),
        }
    }
}

/// There is no home folder to keep a library in.
pub(crate) fn no_home() -> Trouble {
    Reason::new(Code::Closed, "no-home").told(&Words::english(), Doing::Opening)
}

/// A file could not be read.
pub fn unread(path: &Path, why: &std::io::Error) -> Trouble {
    file("file-unread", Code::NotFound, Doing::Importing, path, why)
}

/// A file could not be written.
pub fn unwritten(path: &Path, why: &std::io::Error) -> Trouble {
    file("file-unwritten", Code::NotSaved, Doing::Exporting, path, why)
}

fn file(id: &'static str, code: Code, doing: Doing, path: &Path, why: &std::io::Error) -> Trouble {
    Reason::new(code, id).with("path", path.display()).with("detail", why).told(&Words::english(), doing)
}
