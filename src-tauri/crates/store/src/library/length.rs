//! Owns the length of the write-ahead journal's file: it is brought to what it grows to before anybody waits for it.
//! Must not know what the journal says.
//!
//! A commit that makes a file longer also writes the file system's own tables, and takes nearly twice as long as one that
//! writes over what is there. SQLite finds the end of its journal by salts and checksums and never by the file's length, so
//! zeros behind it mean nothing to anybody (<https://sqlite.org/fileformat2.html#the_write_ahead_log>).

use super::place::Place;
use super::settings::JOURNAL_PAGES;
use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom};

/// [`JOURNAL_PAGES`], counted; refused by the compiler if it is no number.
const PAGES: u64 = match u64::from_str_radix(JOURNAL_PAGES, 10) {
    Ok(pages) => pages,
    Err(_) => panic!("JOURNAL_PAGES is a number"),
};

/// The journal's head, and a page with the head of its frame.
const HEAD: u64 = 32;
const FRAME: u64 = 24 + 4096;

/// The commit that fills the journal ends behind the last page that was allowed for.
const LONGEST_COMMIT: u64 = 48;

/// So much at once: a few milliseconds, for somebody may come meanwhile.
const SLICE: u64 = 1 << 20;

/// Makes the journal one slice longer, if it is shorter than it will become. Says whether it still is.
pub(super) fn grow(place: &Place) -> bool {
    // Nobody is told where it fails: the journal then grows with the commits, as it always may.
    by_a_slice(place).unwrap_or(false)
}

fn by_a_slice(place: &Place) -> Result<bool> {
    let mut file = File::options().write(true).open(place.wal())?;
    let from = file.seek(SeekFrom::End(0))?;
    let full = HEAD + (PAGES + LONGEST_COMMIT) * FRAME;
    let to = full.min(from + SLICE);
    if to <= from {
        return Ok(false);
    }
    if let Err(error) = fill(&mut file, to - from) {
        // A disk that is full is left to the words themselves.
        file.set_len(from)?;
        return Err(error);
    }
    Ok(to < full)
}

fn fill(file: &mut File, bytes: u64) -> Result<()> {
    std::io::copy(&mut std::io::repeat(0).take(bytes), file)?;
    file.sync_data()
}
