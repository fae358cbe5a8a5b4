//! Owns the opening of zip archives nobody has vouched for: every limit is held before and while an entry is unpacked.
//! Must not know what the entries mean, and never writes one anywhere.

use crate::trouble::{ArchiveFault, IntakeError};
use crate::{MAX_ENTRIES, MAX_ENTRY, MAX_RATIO, MAX_UNPACKED};
use std::io::{Cursor, ErrorKind, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use zip::ZipArchive;
use zip::result::ZipError;

/// What an entry may unpack to however small it is packed.
const ALWAYS: u64 = 64 * 1024;

/// An archive whose table of contents has been looked over. Several hands may unpack from it at the same time.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    room: AtomicU64,
}

/// An entry of an archive, by its name as written, with `/` between folders.
pub(crate) struct Listed {
    /// Its place in the archive.
    pub(crate) at: usize,
    /// Its name.
    pub(crate) name: String,
    /// How many bytes it is packed in.
    pub(crate) packed: u64,
}

/// Whether bytes open as a zip archive does.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x06\x06")
}

impl<'a> Archive<'a> {
    /// Opens an archive and lists its files. One that could be read in two ways is not opened.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<(Self, Vec<Listed>), IntakeError> {
        // The library makes room for every entry at once, so they are counted before it looks.
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MAX_ENTRIES + 1).count() > MAX_ENTRIES {
            return refused(ArchiveFault::TooManyEntries);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        if zip.len() > MAX_ENTRIES {
            return refused(ArchiveFault::TooManyEntries);
        }
        if zip.has_duplicate_names() || zip.has_overlapping_entries().map_err(fault)? {
            return refused(ArchiveFault::TwoInOne);
        }
        let mut listed = Vec::new();
        for at in 0..zip.len() {
            let entry = zip.by_index_data(at).map_err(fault)?;
            let name = entry.name().map_err(fault)?.into_owned();
            if leads_outside(&name) || entry.enclosed_name().is_none() {
                return refused(ArchiveFault::NameOutside);
            }
            if entry.is_symlink() {
                return refused(ArchiveFault::Link);
            }
            if entry.encrypted() {
                return refused(ArchiveFault::Locked);
            }
            if !entry.is_dir() {
                listed.push(Listed { at, name, packed: entry.compressed_size() });
            }
        }
        Ok((Self { zip, room: AtomicU64::new(MAX_UNPACKED) }, listed))
    }

    /// Unpacks one entry of a chat export.
    pub(crate) fn unpack(&self, entry: &Listed) -> Result<Vec<u8>, IntakeError> {
        self.unpack_within(entry, MAX_ENTRY)
    }

    /// Unpacks one entry of at most so many bytes.
    pub(crate) fn unpack_within(&self, entry: &Listed, limit: u64) -> Result<Vec<u8>, IntakeError> {
        let mut bytes = Vec::new();
        self.unpack_into(&mut bytes, entry, limit)?;
        Ok(bytes)
    }

    /// The same in place of what is in `bytes`. Room is taken by what the entry says of its size, and no more than that comes.
    pub(crate) fn unpack_into(&self, bytes: &mut Vec<u8>, entry: &Listed, limit: u64) -> Result<(), IntakeError> {
        let most = entry.packed.saturating_mul(MAX_RATIO).max(ALWAYS).min(limit);
        // The table of contents is shared between copies; a copy is a place to read from.
        let mut zip = self.zip.clone();
        let file = zip.by_index(entry.at).map_err(fault)?;
        let said = file.size();
        let take = |room: u64| room.checked_sub(said);
        if said > most || self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_err() {
            return refused(ArchiveFault::TooLarge);
        }
        bytes.clear();
        bytes.reserve_exact(usize::try_from(said).unwrap_or(0));
        file.take(said + 1).read_to_end(bytes).map_err(|why| fault(ZipError::Io(why)))?;
        let unpacked = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if unpacked > said { refused(ArchiveFault::TooLarge) } else { Ok(()) }
    }
}

/// Whether a name leads out of a folder on any system, be it by a step up, a drive, or an outright start at the top; no
/// name at all means the folder itself.
fn leads_outside(name: &str) -> bool {
    name.trim().is_empty()
        || name.starts_with(['/', '\\'])
        || name.contains('\0')
        || name.as_bytes().get(1) == Some(&b':')
        || name.split(['/', '\\']).any(|part| part == "..")
}

fn refused<T>(why: ArchiveFault) -> Result<T, IntakeError> {
    Err(IntakeError::Archive(why))
}

fn fault(why: ZipError) -> IntakeError {
    IntakeError::Archive(match why {
        ZipError::CompressionMethodNotSupported(_) => ArchiveFault::Packing,
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => ArchiveFault::Locked,
        ZipError::UnsupportedArchive(_) => ArchiveFault::Packing,
        ZipError::InvalidPassword => ArchiveFault::Locked,
        ZipError::Io(why) if why.kind() == ErrorKind::Unsupported => ArchiveFault::Packing,
        _ => ArchiveFault::Damaged,
    })
}
