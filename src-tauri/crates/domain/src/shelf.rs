//! Owns the one question rules may ask of the world: which rows are there?
//! Must not know what answers it: the store does in the app, a [`Sheet`] in tests.

pub use crate::noun::Sheet;
use crate::{Change, Key, Noun, ReviewId, Row};
use std::convert::Infallible;

/// What the rules read from, inside one transaction.
pub trait Shelf {
    /// What can go wrong with reading.
    type Error;
    /// The row of that key, or none.
    fn row(&self, key: Key) -> Result<Option<Row>, Self::Error>;
    /// Every row of that noun in that review, in the order of [`Sheet`].
    fn rows(&self, noun: Noun, review: ReviewId) -> Result<Vec<Row>, Self::Error>;
}

impl Shelf for Sheet {
    type Error = Infallible;

    fn row(&self, key: Key) -> Result<Option<Row>, Infallible> {
        Ok(self.get(key))
    }

    fn rows(&self, noun: Noun, review: ReviewId) -> Result<Vec<Row>, Infallible> {
        Ok(Sheet::rows(self).filter(|row| row.key().noun == noun && row.review() == review).collect())
    }
}

impl Sheet {
    /// Carries a change out on this sheet.
    pub fn change(&mut self, change: &Change) {
        match (&change.before, &change.after) {
            (_, Some(after)) => self.put(after.clone()),
            (Some(before), None) => self.take(before.key()),
            (None, None) => {}
        }
    }
}
