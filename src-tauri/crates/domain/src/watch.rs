//! Owns how something long tells how far it is, and hears whether to go on.
//! Must not know what is being done, nor carry anything that was read: numbers and a step, nothing else.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One look at something long while it is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// How much of it is done; never more than `of`.
    #[ts(type = "number")]
    pub done: u64,
    /// How much there is: bytes while reading, rows while keeping.
    #[ts(type = "number")]
    pub of: u64,
}

/// The two halves of bringing a file in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The file is being read.
    Reading,
    /// What was read is being put into the library; until the last of it is there, none of it is.
    Keeping,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Go,
    /// Leave it, and leave nothing behind.
    Stop,
}

/// Who is told how far it is, every so often, and answers whether to go on.
pub type Watch<'a> = dyn Fn(Progress) -> Flow + 'a;

/// Nobody watches: always go on.
pub fn unwatched(_: Progress) -> Flow {
    Flow::Go
}
