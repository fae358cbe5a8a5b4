//! Owns how a long cell is written: room is made for it in its row, and the bytes are laid there.
//! Must not know whose cell it is.
//!
//! Bound to a statement, bytes are copied twice on their way into the pages. An import brings a file and the pairs of its
//! act, which are some of the longest things it holds in memory.

use crate::StoreError;
use rusqlite::blob::ZeroBlob;
use rusqlite::{Connection, MAIN_DB};

/// Room for bytes, to be bound where they will lie.
pub(crate) fn room_for(bytes: &[u8]) -> ZeroBlob {
    ZeroBlob(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
}

/// Lays bytes into the room made for them.
pub(crate) fn fill(conn: &Connection, table: &str, column: &str, row: i64, bytes: &[u8]) -> Result<(), StoreError> {
    let mut cell = conn.blob_open(MAIN_DB, table, column, row, false)?;
    cell.write_all_at(bytes, 0)?;
    Ok(cell.close()?)
}
