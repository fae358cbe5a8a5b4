//! Owns the package: one review as a file that can be given to a co-facilitator, its shape, its limits, its proof.
//! Must not know libraries, merging or screens: bytes in, a proven review out, and the other way round.
//!
//! # The file
//! A `.secondstory` file is a zip archive with these entries, in this order, all stamped 1980-01-01:
//!
//! | entry | what it is |
//! |---|---|
//! | `manifest.json` | [`Manifest`]: what this is, and the SHA-256 and length of every other entry |
//! | `review.md` | the review in words, for a person without the program; nothing is read back from it |
//! | `rows/NOUN.json` | a JSON list of the rows of that noun, each `{"noun": …, "row": {…}}`, by rising id |
//! | `journal.jsonl` | the review's whole past, one entry a line, oldest first |
//! | `content/SHA256` | the bytes of an imported file or an attachment, under their own hash |
//!
//! A line of the journal is a JSON object with `prev` (the SHA-256 of the line before, in hex, without its line feed;
//! 64 zeros for the first), `name`, `at`, `kind` (`did`, `undid`, `redid`), `of` (the number of the entry that was undone
//! or redone, from 1, or null) and `changes`, a list of `{"before": row or null, "after": row or null}`.
//!
//! The same review gives the same bytes: there is no clock, no user and no path in a package. It never is a database.
//!
//! # What is believed
//! Nothing. The list must name every entry and no other; every hash must come out; every line of the journal must follow
//! from the one before, by its hash and by its rows; every row must obey the rules and point at rows that are there; and
//! the rows must be exactly what the journal ends with. Anything else is refused whole, with the first reason met.
//!
//! # Limits
//! [`MAX_PACKED`] bytes packed, [`MAX_WORDS`] bytes of JSON, [`MAX_CONTENT`] bytes of content, and those of every archive
//! ([`crate::MAX_ENTRIES`], [`crate::MAX_RATIO`]).
//!
//! # Versions
//! A package says its [`VERSION`]. A newer one is refused as such, by its number and before anything else is looked at.

mod read;
mod write;

pub use read::open;
pub use write::pack;

use crate::ArchiveFault;
use domain::{PastAct, Remarks, ReviewId, Sheet, Unsound};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What a package says it is.
pub const FORMAT: &str = "second-story package";
/// The version of the shape above.
pub const VERSION: u32 = 1;
/// The ending of a package's name.
pub const ENDING: &str = "secondstory";
/// The most bytes a package may have: 96 MiB.
pub const MAX_PACKED: usize = 96 * 1024 * 1024;
/// The most bytes its manifest, rows and journal may unpack to together: 48 MiB.
pub const MAX_WORDS: u64 = 48 * 1024 * 1024;
/// The most bytes its content may unpack to together: 96 MiB.
pub const MAX_CONTENT: u64 = 96 * 1024 * 1024;

const MANIFEST: &str = "manifest.json";
const PAGE: &str = "review.md";
const JOURNAL: &str = "journal.jsonl";
const ROWS: &str = "rows/";
const CONTENT: &str = "content/";

/// The first entry of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The review.
    pub review: ReviewId,
    /// Its title, for whoever looks in without the program.
    pub title: String,
    /// Whether private notes and remarks are in it.
    pub private_notes: bool,
    /// How many entries the journal has.
    pub acts: usize,
    /// SHA-256 of the journal's last line; two people can compare it by eye.
    pub last: String,
    /// Every other entry, in order.
    pub files: Vec<Listing>,
}

/// One entry as the manifest lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

/// A review out of a package, proven to be whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The review.
    pub review: ReviewId,
    /// Whether private notes and remarks are in it.
    pub remarks: Remarks,
    /// Its rows: what the past ends with.
    pub sheet: Sheet,
    /// Its past, oldest first.
    pub past: Vec<PastAct>,
    /// The bytes of its files, each under its hash.
    pub content: Vec<(String, Vec<u8>)>,
}

/// One line of the journal.
#[derive(Serialize, Deserialize)]
struct Written {
    prev: String,
    #[serde(flatten)]
    act: PastAct,
}

/// Why a package is not opened. Nothing has been taken from it when one of these comes back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackageFault {
    /// The file is longer than [`MAX_PACKED`], or holds more than there is room for.
    #[error("it holds more than is taken in")]
    TooLarge,
    /// The archive itself is not opened.
    #[error("the archive {0}")]
    Archive(ArchiveFault),
    /// It is no package at all.
    #[error("it is not a package")]
    NotPackage,
    /// A newer program has made it.
    #[error("it is of version {found}, and this program knows {known}")]
    Newer {
        /// Its version.
        found: u64,
        /// The newest that is known here, [`VERSION`].
        known: u32,
    },
    /// An entry that should be there is not, or one is there that should not be.
    #[error("its list and its entries do not agree about “{name}”")]
    Entries {
        /// The entry.
        name: String,
    },
    /// An entry's bytes are not the ones that were packed.
    #[error("the entry “{name}” is not as it was packed")]
    Altered {
        /// The entry.
        name: String,
    },
    /// An entry cannot be read.
    #[error("line {line} of the entry “{name}” cannot be read")]
    Unreadable {
        /// The entry.
        name: String,
        /// The line, from 1.
        line: usize,
    },
    /// A line of the journal does not follow from the line before it.
    #[error("line {line} of its journal does not follow from the one before")]
    Chain {
        /// The line, from 1.
        line: usize,
    },
    /// The journal tells of something that cannot have been done.
    #[error("its journal cannot be followed: {0:?}")]
    Past(Unsound),
    /// The rows are not what the journal ends with.
    #[error("its rows are not what its journal ends with")]
    Rows,
}

fn count(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// SHA-256 in lower-case hex.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What the first line of a journal names as the one before it.
fn nothing_before() -> String {
    "0".repeat(64)
}

/// Every hash whose bytes a past needs (attachments), and every one it may have (sources).
#[must_use]
pub fn hashes(past: &[PastAct]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut needed, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    for row in past.iter().flat_map(|act| &act.changes).filter_map(|change| change.after.as_ref()) {
        match row {
            domain::Row::Attachment(it) => drop(needed.insert(it.sha256.clone())),
            domain::Row::Source(it) => drop(allowed.insert(it.sha256.clone())),
            _ => {}
        }
    }
    allowed.extend(needed.iter().cloned());
    (needed, allowed)
}
