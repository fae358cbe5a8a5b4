//! Owns the chain: the bytes of an entry, its hash, and adding an entry at the end.
//! Must not know which acts are in force.

use super::Kind;
use super::pack::{Packer, pack, packer, pick_up};
use crate::column::{Column, moment};
use crate::table::bind;
use crate::{StoreError, cell};
use chrono::{DateTime, Utc};
use domain::{Change, ReviewId, Stamp};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};
use std::io::{self, BufWriter, Write};
use std::panic::resume_unwind;
use std::thread;
use uuid::{Builder, Uuid};

/// Opens the bytes of every entry; the number grows if their form ever does.
const OPENING: &[u8; 20] = b"second-story act 1\n\n";

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// An entry about to be written.
pub(crate) struct Draft<'a> {
    pub review: ReviewId,
    pub name: &'a str,
    pub stamp: Stamp,
    pub kind: Kind,
    pub of: Option<i64>,
    pub changes: &'a [Change],
}

/// An entry as it lies in the table, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub seq: i64,
    pub id: Uuid,
    pub review: Uuid,
    pub name: String,
    pub at: String,
    pub kind: String,
    pub of: Option<i64>,
    pub prev_hash: Hash,
    pub hash: Hash,
    pub changes: String,
}

impl Stored {
    /// The hash this entry should carry; see the module's account of its bytes.
    pub fn computed(&self) -> Hash {
        let mut hasher = self.before_the_pairs();
        string(&mut hasher, &self.changes);
        hasher.finalize().into()
    }

    fn before_the_pairs(&self) -> Sha256 {
        let mut hasher = Sha256::new();
        hasher.update(OPENING);
        hasher.update(self.prev_hash);
        hasher.update(self.seq.to_be_bytes());
        hasher.update(self.review.as_bytes());
        for text in [&self.name, &self.at, &self.kind] {
            string(&mut hasher, text);
        }
        hasher.update(self.of.unwrap_or(0).to_be_bytes());
        hasher
    }

    /// The id this entry should carry.
    pub fn named(&self) -> Uuid {
        let at: Option<DateTime<Utc>> = self.at.parse().ok();
        // Moments before 1970 have no place in a UUIDv7; they count as its first.
        let millis = at.and_then(|at| u64::try_from(at.timestamp_millis()).ok()).unwrap_or(0);
        let mut free = [0; 10];
        free.copy_from_slice(&self.hash[..10]);
        Builder::from_unix_timestamp_millis(millis, &free).into_uuid()
    }

    /// The pairs, or none where they cannot be read.
    pub fn pairs(&self) -> Option<Vec<Change>> {
        serde_json::from_str(&self.changes).ok()
    }
}

fn string(hasher: &mut Sha256, text: &str) {
    length(hasher, text.len());
    hasher.update(text);
}

fn length(hasher: &mut Sha256, bytes: usize) {
    hasher.update(u64::try_from(bytes).unwrap_or(u64::MAX).to_be_bytes());
}

/// From so many changes on, making the bytes of an entry takes long enough to be worth a thread.
const LONG: usize = 500;

/// Adds an entry at the end and returns its number.
pub(crate) fn append(conn: &Connection, draft: &Draft<'_>) -> Result<i64, StoreError> {
    append_while(conn, draft, || Ok(()))
}

/// The same around the writing of the rows it tells of; where that fails, nothing is added. The bytes of a long entry
/// are made meanwhile.
pub(crate) fn append_while<E: From<StoreError>>(
    conn: &Connection,
    draft: &Draft<'_>,
    write: impl FnOnce() -> Result<(), E>,
) -> Result<i64, E> {
    let end = end(conn)?;
    let (entry, packed) = if draft.changes.len() < LONG {
        write()?;
        behind(end, draft)?
    } else {
        thread::scope(|scope| {
            let made = scope.spawn(|| behind(end, draft));
            write()?;
            Ok::<_, E>(made.join().unwrap_or_else(|panic| resume_unwind(panic))?)
        })?
    };
    insert(conn, &entry, packed.as_deref())?;
    Ok(entry.seq)
}

/// The number and hash of the last entry; zeros while there is none.
fn end(conn: &Connection) -> Result<(i64, Hash), StoreError> {
    let mut select = conn.prepare_cached("SELECT seq, hash FROM act ORDER BY seq DESC LIMIT 1")?;
    Ok(select.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?.unwrap_or_default())
}

/// The entry that follows the one of that number and hash, and its pairs packed where they are long.
fn behind((seq, prev_hash): (i64, Hash), draft: &Draft<'_>) -> Result<(Stored, Option<Vec<u8>>), StoreError> {
    let mut entry = Stored {
        seq: seq + 1,
        id: Uuid::nil(),
        review: draft.review.0,
        name: draft.name.to_owned(),
        at: moment(draft.stamp.at),
        kind: draft.kind.as_str().to_owned(),
        of: draft.of,
        prev_hash,
        hash: Hash::default(),
        changes: String::new(),
    };
    let unexpected = |error: serde_json::Error| StoreError::Unexpected { source: error.into() };
    let packed = match packed(&entry, draft.changes).map_err(unexpected)? {
        Some((packed, hash)) => {
            entry.hash = hash;
            Some(packed)
        }
        None => {
            entry.changes = serde_json::to_string(draft.changes).map_err(unexpected)?;
            entry.hash = entry.computed();
            pack(&entry.changes)
        }
    };
    entry.id = entry.named();
    Ok((entry, packed))
}

/// The pairs of a long entry packed, and its hash; none where it is not long. The pairs of an import are longer than all
/// else about it, so they never stand in memory as they read: they are told twice, once to learn how long they are.
fn packed(entry: &Stored, changes: &[Change]) -> Result<Option<(Vec<u8>, Hash)>, serde_json::Error> {
    if changes.len() < LONG {
        return Ok(None);
    }
    let mut counted = Counted(0);
    serde_json::to_writer(&mut counted, changes)?;
    let Some(packer) = packer(counted.0) else { return Ok(None) };
    let mut hasher = entry.before_the_pairs();
    length(&mut hasher, counted.0);
    let mut both = BufWriter::with_capacity(AT_ONCE, Both { hasher, packer });
    serde_json::to_writer(&mut both, changes)?;
    let Both { hasher, packer } = both.into_inner().map_err(|error| serde_json::Error::io(error.into_error()))?;
    Ok(Some((packer.finish().map_err(serde_json::Error::io)?, hasher.finalize().into())))
}

/// So many bytes of the pairs are hashed and packed together: few enough to stay near the core.
const AT_ONCE: usize = 64 << 10;

/// Counts what is written to it.
struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Hashes what is written to it, and packs it.
struct Both {
    hasher: Sha256,
    packer: Packer,
}

impl Write for Both {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        self.packer.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn insert(conn: &Connection, entry: &Stored, packed: Option<&[u8]>) -> Result<(), StoreError> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO act (seq, id, review, name, at, kind, \"of\", prev_hash, hash, changes, packed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut at = 1;
    bind(&mut insert, &mut at, &entry.seq)?;
    bind(&mut insert, &mut at, &entry.id)?;
    bind(&mut insert, &mut at, &entry.review)?;
    bind(&mut insert, &mut at, &entry.name)?;
    bind(&mut insert, &mut at, &entry.at)?;
    bind(&mut insert, &mut at, &entry.kind)?;
    bind(&mut insert, &mut at, &entry.of)?;
    insert.raw_bind_parameter(at, entry.prev_hash.as_slice())?;
    insert.raw_bind_parameter(at + 1, entry.hash.as_slice())?;
    insert.raw_bind_parameter(at + 2, if packed.is_some() { "" } else { entry.changes.as_str() })?;
    insert.raw_bind_parameter(at + 3, packed.map(cell::room_for))?;
    insert.raw_execute()?;
    packed.map_or(Ok(()), |packed| cell::fill(conn, "act", "packed", entry.seq, packed))
}

/// The number of the last entry; 0 while there is none.
pub(crate) fn revision(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM act")?.query_row([], |row| row.get(0))?)
}

/// When the last entry was made, as the host said then.
pub(crate) fn last_at(conn: &Connection) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT at FROM act ORDER BY seq DESC LIMIT 1";
    let at: Option<String> = conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    Ok(at.and_then(|at| at.parse().ok()))
}

/// An entry from the columns of [`walk`] and of history; the error is the number of an entry that cannot be read.
pub(crate) fn stored(row: &rusqlite::Row<'_>) -> Result<Result<Stored, i64>, StoreError> {
    let seq = row.get(0)?;
    let read = || -> Option<Stored> {
        let cell = |at| row.get_ref(at).ok();
        Some(Stored {
            seq,
            id: Uuid::read(cell(1)?)?,
            review: Uuid::read(cell(2)?)?,
            name: String::read(cell(3)?)?,
            at: String::read(cell(4)?)?,
            kind: String::read(cell(5)?)?,
            of: Option::read(cell(6)?)?,
            prev_hash: cell(7)?.as_blob().ok()?.try_into().ok()?,
            hash: cell(8)?.as_blob().ok()?.try_into().ok()?,
            changes: pick_up(String::read(cell(9)?)?, cell(10)?.as_blob_or_null().ok()?)?,
        })
    };
    Ok(read().ok_or(seq))
}

/// The columns of an entry, in the order in which they are read.
pub(crate) const COLUMNS: &str = "seq, id, review, name, at, kind, \"of\", prev_hash, hash, changes, packed";

/// Visits every entry of the library, oldest first; the error is the number of one that cannot be read.
pub(crate) fn walk(conn: &Connection, mut visit: impl FnMut(Result<Stored, i64>)) -> Result<(), StoreError> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS} FROM act ORDER BY seq"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        visit(stored(row)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_of_an_entry_are_the_ones_the_module_writes_down() {
        let entry = Stored {
            seq: 7,
            id: Uuid::nil(),
            review: Uuid::from_u128(0x0102),
            name: "WriteNote".into(),
            at: "2026-01-02T03:04:05Z".into(),
            kind: "undid".into(),
            of: Some(3),
            prev_hash: [9; 32],
            hash: [0xff; 32],
            changes: "[]".into(),
        };
        let mut bytes = b"second-story act 1\n\n".to_vec();
        bytes.extend([9; 32]);
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 7]);
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
        bytes.extend(b"\0\0\0\0\0\0\0\x09WriteNote");
        bytes.extend(b"\0\0\0\0\0\0\0\x142026-01-02T03:04:05Z");
        bytes.extend(b"\0\0\0\0\0\0\0\x05undid");
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 3]);
        bytes.extend(b"\0\0\0\0\0\0\0\x02[]");
        let expected: Hash = Sha256::digest(&bytes).into();
        assert_eq!(entry.computed(), expected, "another program must be able to verify the chain from the page alone");
        let id = entry.named();
        assert_eq!(id.get_version_num(), 7, "an entry is named like every other row");
        assert_eq!(id.get_timestamp().map(|at| at.to_unix().0), Some(1_767_323_045), "and its name sorts by its time");
    }
}
