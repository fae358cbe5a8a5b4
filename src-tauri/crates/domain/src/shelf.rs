//! Owns the one question rules may ask of the world: which rows are there?
//! Must not know what answers it: the store does in the app, a [`Sheet`] in tests.

pub use crate::noun::Sheet;
use crate::{Change, Key, Noun, ReviewId, Row};
use std::convert::Infallible;
use uuid::Uuid;

/// What the rules read from, inside one transaction.
pub trait Shelf {
    /// What can go wrong with reading.
    type Error;
    /// The row of that key, or none.
    fn row(&self, key: Key) -> Result<Option<Row>, Self::Error>;
    /// Every row of that noun in that review, in the order of [`Sheet`].
    fn rows(&self, noun: Noun, review: ReviewId) -> Result<Vec<Row>, Self::Error>;
    /// An id above which no row of that noun lies, in any review; none where that is not known. New ids grow, so one
    /// answer spares an act of very many rows the question after each of them.
    fn highest(&self, noun: Noun) -> Result<Option<Uuid>, Self::Error>;
}

impl Shelf for Sheet {
    type Error = Infallible;

    fn row(&self, key: Key) -> Result<Option<Row>, Infallible> {
        Ok(self.get(key))
    }

    fn rows(&self, noun: Noun, review: ReviewId) -> Result<Vec<Row>, Infallible> {
        Ok(Sheet::rows(self).filter(|row| row.key().noun == noun && row.review() == review).collect())
    }

    fn highest(&self, noun: Noun) -> Result<Option<Uuid>, Infallible> {
        let ids = Sheet::rows(self).map(|row| row.key()).filter(|key| key.noun == noun).map(|key| key.id);
        Ok(Some(ids.max().unwrap_or(Uuid::nil())))
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
