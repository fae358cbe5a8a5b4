//! Owns the length of the write-ahead journal's file: it is brought to what it grows to before anybody waits for it.
//! Must not know what the journal says.
//!
//! A commit that makes a file longer also writes the file system's own tables, and takes nearly twice as long as one that
//! writes over what is there. SQLite finds the end of its journal by salts and checksums and never by the file's length, so
//! zeros behind it mean nothing to anybody (<https://sqlite.org/fileformat2.html#the_write_ahead_log>). It holds no locks on
//! this file that closing it here could drop.

use super::place::Place;
use super::settings::JOURNAL_PAGES;
use std::fs::{self, File};
use std::io::{self, Read, Result};
use std::path::Path;

/// [`JOURNAL_PAGES`], counted; refused by the compiler if it is no number.
const PAGES: u64 = match u64::from_str_radix(JOURNAL_PAGES, 10) {
    Ok(pages) => pages,
    Err(_) => panic!("JOURNAL_PAGES is a number"),
};

/// The journal's head, and a page with the head of its frame.
const HEAD: u64 = 32;
const FRAME: u64 = 24 + 4096;

/// The commit that fills the journal ends behind the last page that was allowed for, seldom by more than this.
const BEHIND: u64 = 48;

/// What the journal grows to.
const FULL: u64 = HEAD + (PAGES + BEHIND) * FRAME;

/// So much at once: a few milliseconds, for somebody may come meanwhile.
const SLICE: u64 = 1 << 20;

/// A disk with less room than this is left to the words: when they are brought home the library grows, and the journal must
/// not stand where it would.
const SPARE: u64 = 64 << 20;

/// Makes the journal one slice longer, if it is shorter than it will become. Says whether it still is.
pub(super) fn grow(place: &Place) -> bool {
    // Nobody is told where it fails: the journal then grows with the commits, as it always may.
    by_a_slice(place).unwrap_or(false)
}

fn by_a_slice(place: &Place) -> Result<bool> {
    let journal = place.wal();
    let from = fs::metadata(&journal)?.len();
    let to = FULL.min(from + SLICE);
    // Nothing was written yet, and whoever only reads neither waits for a disk nor leaves a journal behind.
    let unused = from == 0;
    if unused || to <= from || room(place.folder())? < SPARE {
        return Ok(false);
    }
    let mut file = File::options().append(true).open(journal)?;
    io::copy(&mut io::repeat(0).take(to - from), &mut file)?;
    file.sync_data()?;
    Ok(to < FULL)
}

/// How many bytes the disk of a folder has left for this person.
#[cfg(unix)]
fn room(folder: &Path) -> Result<u64> {
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Other systems have not been asked yet, so there is none to give away.
#[cfg(not(unix))]
fn room(_folder: &Path) -> Result<u64> {
    Ok(0)
}
