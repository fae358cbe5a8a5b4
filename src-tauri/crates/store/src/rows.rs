//! Owns the rows as rules and journal see them: by key, whatever their noun.
//! Must not know of acts, nor decide anything.

use crate::StoreError;
use crate::table::{self, Outcome, Table, Writer, each_noun};
use domain::{Change, Key, Noun, ReviewId, Row, Sheet, Shelf};
use rusqlite::Connection;
use uuid::Uuid;

/// The rows of the library inside one transaction. This is what rules read from.
#[derive(Debug)]
pub struct Rows<'a> {
    conn: &'a Connection,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(conn: &'a Connection) -> Self {
        Self { conn }
    }
}

impl Shelf for Rows<'_> {
    type Error = StoreError;

    fn row(&self, key: Key) -> Result<Option<Row>, StoreError> {
        each_noun!(key.noun, T => Ok(table::by_id::<T>(self.conn, key.id)?.map(Row::from)))
    }

    fn rows(&self, noun: Noun, review: ReviewId) -> Result<Vec<Row>, StoreError> {
        each_noun!(noun, T => {
            Ok(table::by_review::<T>(self.conn, review.0)?.into_iter().map(Row::from).collect())
        })
    }

    fn highest(&self, noun: Noun) -> Result<Option<Uuid>, StoreError> {
        each_noun!(noun, T => table::highest::<T>(self.conn).map(Some))
    }
}

/// Carries one change out, if the library holds what `before` says, going by the row's write number.
pub(crate) fn change(writer: &mut Writer<'_>, noun: Noun, change: &Change) -> Result<Outcome, StoreError> {
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    each_noun!(noun, T => table::change::<T>(writer, before.and_then(T::of), after.and_then(T::of)))
}

/// Every row of these nouns in one review.
pub(crate) fn sheet(conn: &Connection, review: ReviewId, nouns: &[Noun]) -> Result<Sheet, StoreError> {
    let mut sheet = Sheet::default();
    for noun in nouns {
        each_noun!(*noun, T => *T::shelf(&mut sheet) = table::by_review::<T>(conn, review.0)?);
    }
    Ok(sheet)
}

/// Visits every row of a noun in the whole library, the unreadable ones as such.
pub(crate) fn every(
    conn: &Connection,
    noun: Noun,
    mut visit: impl FnMut(Result<Row, StoreError>),
) -> Result<(), StoreError> {
    each_noun!(noun, T => table::every::<T>(conn, |row| visit(row.map(Row::from))))
}
