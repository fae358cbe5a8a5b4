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

mod archive;
mod clock;
mod csv;
mod decode;
mod draft;
mod format;
mod found;
mod irc;
pub mod map;
mod markdown;
pub mod package;
mod records;
mod section;
mod settle;
mod slack;
mod story;
mod text;
mod trouble;

pub use found::{Assumed, Counts, Entry, Intake, KeptBecause, Offer, OfferKind, Piece, ReadLine, ZoneHow, ZoneRead};
pub use trouble::{ArchiveFault, IntakeError, Looks, NotTextBecause};

use domain::{Flow, Progress, SourceKind, Step, Watch};

/// The most bytes a file may have: 64 MiB. A longer one is refused before anything is decoded.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The most lines with something on them a file may have. A kept line costs a few hundred bytes of memory beyond its text.
pub const MAX_LINES: usize = 250_000;

/// The most entries an archive may have.
pub const MAX_ENTRIES: usize = 10_000;

/// The most bytes that are unpacked from one archive: 512 MiB.
pub const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// The most bytes one entry of an archive may unpack to: 32 MiB. A day of a busy channel has a few.
pub const MAX_ENTRY: u64 = 32 * 1024 * 1024;

/// How many times its packed size an entry may unpack to. Chat packs to about a tenth.
pub const MAX_RATIO: u64 = 200;

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
    read_watched(input, &domain::unwatched)
}

/// The same, telling somebody how far it is. A text is read in one go, an archive entry by entry.
///
/// # Errors
/// As [`read`], and [`IntakeError::Stopped`] where the watcher said so.
pub fn read_watched(input: &Input<'_>, watch: &Watch<'_>) -> Result<Intake, IntakeError> {
    if input.bytes.len() > MAX_BYTES {
        return Err(IntakeError::TooLarge { bytes: input.bytes.len(), limit: MAX_BYTES });
    }
    let of = u64::try_from(input.bytes.len()).unwrap_or(u64::MAX);
    let go_on = |done| match watch(Progress { step: Step::Reading, done, of }) {
        Flow::Go => Ok(()),
        Flow::Stop => Err(IntakeError::Stopped),
    };
    go_on(0)?;
    let found = if archive::is_archive(input.bytes) {
        match input.as_kind {
            None | Some(SourceKind::Slack) => slack::read_export(input, &go_on)?,
            Some(_) => return Err(IntakeError::OtherKind { looks: Looks::Zip }),
        }
    } else {
        read_text(input)?
    };
    go_on(of)?;
    Ok(found)
}

fn read_text(input: &Input<'_>) -> Result<Intake, IntakeError> {
    let text = decode::decode(input.bytes)?;
    let lines = decode::lines(&text)?;
    let page = draft::Page { name: input.name, text: &text, lines: &lines };
    let format = format::choose(input.as_kind, &page)?;
    let draft = format.draft(&page)?;
    Ok(settle::settle(format.kind(), draft, &page, input.zone))
}
