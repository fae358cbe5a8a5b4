//! Owns what the wire says about packages: what is asked for, what one holds, how it meets the library.
//! Must not know how a package is read or merged.

use chrono::{DateTime, Utc};
use domain::{Noun, ReviewId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a package holds what is for the facilitator alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrivateNotes {
    /// Private notes and remarks about people are in it.
    With,
    /// They are left out, from the rows and from the whole past.
    Without,
}

/// Asks for a package.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct PackageAsk {
    /// The review.
    pub review: ReviewId,
    /// Whether private notes go with it.
    pub private_notes: PrivateNotes,
}

/// What a package holds, before anything is taken from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageView {
    /// The file's own name.
    pub name: String,
    /// The review in it.
    pub review: ReviewId,
    /// Its title.
    pub title: String,
    /// Its zone, for showing the times below.
    pub zone: String,
    /// The earliest moment its journal names.
    pub began: Option<DateTime<Utc>>,
    /// The latest.
    pub touched: Option<DateTime<Utc>>,
    /// How many acts its journal has.
    pub acts: u32,
    /// Whether private notes are in it.
    pub private_notes: PrivateNotes,
    /// How much there is of each noun; nothing is counted per person.
    pub holds: Vec<PackageHolds>,
    /// The perspectives whose accounts are in it.
    pub perspectives: Vec<String>,
    /// How it meets the library.
    pub meets: PackageMeets,
}

/// How much there is of one noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageHolds {
    /// The noun.
    pub noun: Noun,
    /// How many rows.
    pub count: u32,
}

/// How a package meets the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PackageMeets {
    /// The review is not here; it comes in with its whole history.
    New,
    /// It is here, and the package brings nothing that is not.
    Same,
    /// It is here, and the two come together.
    Known {
        /// The title of the copy here; none where that was removed.
        here: Option<String>,
        /// What comes, noun by noun.
        news: Vec<PackageNews>,
        /// The first words of the other copy's accounts that will stand beside ours.
        two_accounts: Vec<String>,
        /// What was written on both sides, by its first words: ours stays, theirs is kept in a private note.
        beside: Vec<String>,
    },
}

/// What a merge does to one noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageNews {
    /// The noun.
    pub noun: Noun,
    /// Rows that are not here yet.
    pub new: u32,
    /// Rows that are changed.
    pub changed: u32,
    /// Rows that are taken away.
    pub gone: u32,
}

/// What taking a package in did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Taken {
    /// The review.
    pub review: ReviewId,
    /// The library's revision after it.
    #[ts(type = "number")]
    pub revision: i64,
    /// Whether it was merged into a copy that was here.
    pub merged: bool,
    /// How many accounts stand beside ours now.
    pub two_accounts: u32,
    /// How many differences are kept in private notes.
    pub beside: u32,
}
