//! Owns writing: everything in one transaction, by the journal that suits how much it is, and what a failure means.
//! Must not know what an act is.
//!
//! Through the write-ahead journal a page is written into the journal, synced, read back and written home: one sync for a note,
//! and twice the bytes for an import. A rollback journal keeps the few pages that an act changes as they were, and the many
//! new ones are written once, where they belong. It is emptied, and its emptiness synced, before the commit returns
//! (<https://sqlite.org/pragma.html#pragma_journal_mode>, TRUNCATE); after a crash before that, whoever opens the library next
//! takes the act back.

use super::{Access, Library, checkpoint, settings};
use crate::{ActError, StoreError};
use rusqlite::Connection;

/// From so many bytes of content on, writing once is worth the four syncs that changing the journal costs.
const HEAVY: usize = 2 << 20;

impl Library {
    /// Writes in one transaction, all of it or nothing, by the journal that suits so many bytes of content.
    pub(super) fn write_for<T, E>(
        &mut self,
        content: usize,
        write: impl FnOnce(&Connection) -> Result<T, ActError<E>>,
    ) -> Result<T, ActError<E>> {
        if content < HEAVY {
            return self.write(write);
        }
        self.writable()?;
        if let Err(error) = self.leave_write_ahead().map_err(ActError::from) {
            self.after(&error);
            return Err(error);
        }
        let outcome = self.write(write);
        // What was done is on disk either way. Where the usual journal cannot be had again, this one is as safe and only
        // slower, until the library is opened the next time; where the library is gone, the next act says so.
        if !self.broken && settings::durable(&self.conn, &self.place).is_ok() {
            let _ = self.presence.changed_journal(&self.place);
        }
        outcome
    }

    fn leave_write_ahead(&mut self) -> Result<(), StoreError> {
        self.presence.before_writing()?;
        // The answer does not matter: through whichever journal it is, a commit lasts.
        self.conn.query_row("PRAGMA journal_mode = TRUNCATE", [], |_| Ok(()))?;
        settings::heavy(&self.conn)?;
        self.presence.changed_journal(&self.place)
    }

    fn writable(&self) -> Result<(), StoreError> {
        match &self.access {
            _ if self.broken => Err(StoreError::Reopen),
            Access::ReadOnly(why) => Err(StoreError::ReadOnly(why.clone())),
            Access::Full => Ok(()),
        }
    }

    /// Writes in one transaction: all of it, or nothing.
    pub(super) fn write<T, E>(
        &mut self,
        write: impl FnOnce(&Connection) -> Result<T, ActError<E>>,
    ) -> Result<T, ActError<E>> {
        self.writable()?;
        let presence = &self.presence;
        let tx = Begun::on(&self.conn).map_err(StoreError::from)?;
        let outcome = write(tx.conn).and_then(|done| {
            presence.before_writing()?;
            Ok(done)
        });
        let outcome = match outcome {
            Ok(done) => match tx.commit().map_err(StoreError::from) {
                Ok(()) => Ok(done),
                Err(error) => {
                    // After a failed sync a second one may report a success that is none, so the disk is not asked
                    // again. Only a rule of the tables says no before anything is written.
                    self.broken |= !matches!(error, StoreError::Constraint { .. });
                    Err(error.into())
                }
            },
            Err(error) => {
                // Rolls back, unless SQLite has already done so, as it does when the disk is full.
                drop(tx);
                Err(error)
            }
        };
        outcome.inspect_err(|error| self.after(error))
    }

    /// Settles what a failed write means for what follows.
    fn after<E>(&mut self, error: &ActError<E>) {
        match error {
            ActError::Store(StoreError::Io { .. } | StoreError::Unexpected { .. }) => self.broken = true,
            ActError::Store(StoreError::Gone { .. }) => {
                // The file may have been moved with its latest words still in the journal at the old place. SQLite
                // holds both open, so they are brought together wherever the file lies now. There is nobody to tell
                // where this fails: the caller already hears that the library is gone.
                let _ = checkpoint(&self.conn);
            }
            _ => {}
        }
        // A transaction that could not be rolled back must not become part of the next one.
        self.broken |= !self.conn.is_autocommit();
    }
}

/// A transaction that may write. Where it is dropped before its commit, what was written is taken back. Its statements are
/// kept prepared, unlike rusqlite's: reading them anew took a twentieth of a note's commit.
struct Begun<'conn> {
    conn: &'conn Connection,
}

impl<'conn> Begun<'conn> {
    fn on(conn: &'conn Connection) -> rusqlite::Result<Self> {
        conn.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        Ok(Self { conn })
    }

    fn commit(self) -> rusqlite::Result<()> {
        self.conn.prepare_cached("COMMIT")?.execute([]).map(drop)
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.conn.is_autocommit() {
            // Whoever dropped it asks afterwards whether it is still open, and takes that for a broken library.
            let _ = self.conn.prepare_cached("ROLLBACK").and_then(|mut back| back.execute([]));
        }
    }
}

/// Fills a new library in one transaction, all of it or nothing. What is written is the caller's to make consistent;
/// nobody but a salvage has rows and entries to write that no act brought about.
pub(crate) fn refill<T, E: From<StoreError>>(
    library: &mut Library,
    fill: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let tx = Begun::on(&library.conn).map_err(StoreError::from)?;
    let filled = fill(tx.conn)?;
    tx.commit().map_err(StoreError::from)?;
    Ok(filled)
}
