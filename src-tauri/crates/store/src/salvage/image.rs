//! Owns the pages of a damaged library: its file, and what its write-ahead journal holds over it.
//! Must not know what a page means, and never writes.
//!
//! Both formats are SQLite's, as documented: <https://sqlite.org/fileformat2.html>, sections 1 and 4.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

const FRAME_HEAD: usize = 24;
const WAL_HEAD: usize = 32;
/// Every size a page can have, the usual one first.
const SIZES: [usize; 8] = [4096, 8192, 16384, 32768, 65536, 2048, 1024, 512];

/// A damaged library as pages, numbered from 1.
pub(super) struct Image {
    file: File,
    wal: Option<File>,
    size: usize,
    pages: u32,
    /// Pages the journal holds a newer version of, with the place of it in the journal.
    newer: BTreeMap<u32, u64>,
    /// Places in the journal of pages that no commit vouches for.
    unsure: Vec<u64>,
}

impl Image {
    /// Opens the file, and the journal beside it where there is one. Neither is changed.
    pub fn open(path: &Path, wal: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let size = page_size(&mut file)?;
        let mut image =
            Self { file, wal: None, size, pages: count(length, size), newer: BTreeMap::new(), unsure: Vec::new() };
        if let Ok(wal) = File::open(wal) {
            image.read_wal(wal)?;
        }
        Ok(image)
    }

    /// How many pages there are; the last may be cut short.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// The newest committed version of a page; none beyond the end. A page cut short is filled up with zeros.
    pub fn page(&mut self, number: u32) -> io::Result<Option<Vec<u8>>> {
        if let (Some(place), Some(wal)) = (self.newer.get(&number), &mut self.wal) {
            return read_at(wal, *place, self.size).map(Some);
        }
        if number == 0 || number > self.pages {
            return Ok(None);
        }
        read_at(&mut self.file, u64::from(number - 1) * size_of_page(self.size), self.size).map(Some)
    }

    /// Versions of pages that may be stale, or never committed: what the file holds under the journal, and what the
    /// journal holds behind its last whole commit. Visited one at a time.
    pub fn other_versions(&mut self, mut visit: impl FnMut(&mut Self, &[u8]) -> io::Result<()>) -> io::Result<()> {
        let covered: Vec<u32> = self.newer.keys().copied().filter(|number| *number <= self.pages).collect();
        for number in covered {
            let page = read_at(&mut self.file, u64::from(number - 1) * size_of_page(self.size), self.size)?;
            visit(self, &page)?;
        }
        for place in std::mem::take(&mut self.unsure) {
            if let Some(wal) = &mut self.wal {
                let page = read_at(wal, place, self.size)?;
                visit(self, &page)?;
            }
        }
        Ok(())
    }

    /// Finds the frames of the journal, up to its last whole commit and beyond.
    fn read_wal(&mut self, mut wal: File) -> io::Result<()> {
        let length = wal.metadata()?.len();
        let head = read_at(&mut wal, 0, WAL_HEAD)?;
        let magic = word(&head, 0);
        if magic & !1 != 0x377f_0682 || word(&head, 8) as usize != self.size {
            return Ok(());
        }
        let order = if magic & 1 == 1 { u32::from_be_bytes } else { u32::from_le_bytes };
        let salt = &head[16..24];
        let mut sum = checksum((0, 0), &head[..24], order);
        let mut whole = sum == (word(&head, 24), word(&head, 28));
        let mut open: Vec<(u32, u64)> = Vec::new();
        let mut at = WAL_HEAD as u64;
        while at + (FRAME_HEAD + self.size) as u64 <= length {
            let frame = read_at(&mut wal, at, FRAME_HEAD + self.size)?;
            let place = at + FRAME_HEAD as u64;
            at = place + size_of_page(self.size);
            // Frames behind the newest ones are left from an earlier round of the journal, under another salt.
            if frame[8..16] != *salt {
                continue;
            }
            sum = checksum(sum, &frame[..8], order);
            sum = checksum(sum, &frame[FRAME_HEAD..], order);
            whole &= sum == (word(&frame, 16), word(&frame, 20));
            if !whole {
                self.unsure.push(place);
                continue;
            }
            open.push((word(&frame, 0), place));
            if word(&frame, 4) != 0 {
                self.pages = self.pages.max(word(&frame, 4));
                self.newer.extend(open.drain(..));
            }
        }
        self.unsure.extend(open.into_iter().map(|(_, place)| place));
        self.wal = Some(wal);
        Ok(())
    }
}

fn size_of_page(size: usize) -> u64 {
    size as u64
}

fn count(length: u64, size: usize) -> u32 {
    u32::try_from(length.div_ceil(size_of_page(size))).unwrap_or(u32::MAX)
}

/// Reads so many bytes; what lies beyond the end of the file, or cannot be read from the disk, is zeros.
fn read_at(file: &mut File, at: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(at))?;
    let mut got = 0;
    while got < length {
        match file.read(&mut bytes[got..]) {
            Ok(0) => break,
            Ok(read) => got += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // A bad sector takes its page, not the library.
            Err(_) => break,
        }
    }
    Ok(bytes)
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let mut four = [0; 4];
    four.copy_from_slice(&bytes[at..at + 4]);
    u32::from_be_bytes(four)
}

/// The journal's running checksum over words of four bytes, in the byte order its header names.
fn checksum((mut a, mut b): (u32, u32), bytes: &[u8], order: fn([u8; 4]) -> u32) -> (u32, u32) {
    for pair in bytes.chunks_exact(8) {
        let mut four = [0; 4];
        four.copy_from_slice(&pair[..4]);
        a = a.wrapping_add(order(four)).wrapping_add(b);
        four.copy_from_slice(&pair[4..]);
        b = b.wrapping_add(order(four)).wrapping_add(a);
    }
    (a, b)
}

/// The size of a page, from the header where it stands; otherwise the size under which most pages look like pages.
fn page_size(file: &mut File) -> io::Result<usize> {
    let head = read_at(file, 0, 100)?;
    let told = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65536,
        size => usize::from(size),
    };
    if head.starts_with(b"SQLite format 3\0") && SIZES.contains(&told) {
        return Ok(told);
    }
    let sample = read_at(file, 0, 4 << 20)?;
    let likely = |size: &usize| sample.chunks_exact(*size).filter(|page| looks_like_a_leaf(page)).count();
    Ok(SIZES.iter().copied().rev().max_by_key(likely).unwrap_or(SIZES[0]))
}

/// Whether a page opens as a leaf of a table does, and uses its own end: cells are put into a page from its end on, so
/// under too large a size the ends stay empty.
fn looks_like_a_leaf(page: &[u8]) -> bool {
    let pair = |at: usize| usize::from(u16::from_be_bytes([page[at], page[at + 1]]));
    let cells = pair(3);
    if page[0] != 0x0d || cells == 0 || 8 + 2 * cells > page.len() {
        return false;
    }
    let highest = (0..cells).map(|cell| pair(8 + 2 * cell)).max().unwrap_or(0);
    pair(5) >= 8 + 2 * cells && (page.len() / 2..page.len()).contains(&highest)
}
