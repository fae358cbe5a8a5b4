//! Owns the reading of untrusted files: bytes in, dated lines out, every line kept with its raw text.
//! Must not know of files on disk, clocks, ids or the library: the app hands in bytes and makes rows of what comes back.
//!
//! ```
//! use intake::{Input, read};
//!
//! let report = "# Door stuck\n\n## Timeline\n\nAll times in UTC.\n\n- 2024-02-01 14:05 - Sensor reports the door open\n";
//! let found = read(&Input::new("door.md", report.as_bytes()))?;
//! assert_eq!(found.timeline[0].title, "Sensor reports the door open");
//! # Ok::<(), intake::IntakeError>(())
//! ```
//!
//! # Adding a format
//! A format is one type that implements the crate-private `Format` trait (`format.rs`) and one entry in its table. It
//! splits a text into lines and says which of them open a timeline entry; placing times on the clock, inheriting dates and
//! zones, and keeping what could not be read are done once, for all formats, in `settle.rs`.

mod clock;
mod decode;
mod draft;
mod format;
mod found;
mod markdown;
mod section;
mod settle;
mod story;
mod text;
mod trouble;

pub use found::{Assumed, Counts, Entry, Intake, KeptBecause, Offer, OfferKind, ReadLine, ZoneHow, ZoneRead};
pub use trouble::{IntakeError, Looks, NotTextBecause};

use domain::SourceKind;

/// The most bytes a file may have: 64 MiB. A longer one is refused before anything is decoded.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The most lines with something on them a file may have. A kept line costs a few hundred bytes of memory beyond its text.
pub const MAX_LINES: usize = 250_000;

/// A file as it was handed over.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The file's name, without folders. Its ending and a date in it are taken as hints.
    pub name: &'a str,
    /// The bytes. Nothing is assumed about them.
    pub bytes: &'a [u8],
    /// What the person says the file is; none lets the reader find out.
    pub as_kind: Option<SourceKind>,
    /// The zone the person says its times are in; none takes what the text states, or else UTC.
    pub zone: Option<chrono_tz::Tz>,
}

impl<'a> Input<'a> {
    /// A file whose kind and zone are to be found out.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, as_kind: None, zone: None }
    }
}

/// Reads a file into dated lines. Every line of it that is not blank comes back exactly once.
///
/// # Errors
/// When the bytes are empty, too many, not text, or of a kind this version has no reader for.
pub fn read(input: &Input<'_>) -> Result<Intake, IntakeError> {
    let text = decode::decode(input.bytes)?;
    let lines = decode::lines(&text)?;
    let format = format::choose(input.as_kind, input.name, &lines)?;
    let page = draft::Page { name: input.name, lines: &lines };
    let draft = format.draft(&page);
    Ok(settle::settle(format.kind(), draft, &page, input.zone))
}
