//! Owns how a person names a review: by id, by the start of an id, by title, or as "sample".
//! Must not know where the name was typed.

use super::Door;
use crate::trouble::{Doing, Reason};
use crate::{Code, Trouble};
use domain::{Review, ReviewId};

impl Door {
    /// The review meant by `name`: an id, a unique start of one, a title, or `sample` for the newest copy of the sample.
    ///
    /// # Errors
    /// Where no review fits, or more than one.
    pub fn find(&self, name: &str) -> Result<ReviewId, Trouble> {
        // A whole id also names a review that was undone or removed: its history outlives it, and redo brings it back.
        if let Ok(id) = name.trim().parse().map(ReviewId) {
            let reach = self.read_with(self.held()?.reach(id))?;
            if reach.undo.is_some() || reach.redo.is_some() {
                return Ok(id);
            }
        }
        let reviews = self.reviews()?;
        let fits = fitting(&reviews, name.trim());
        match fits.as_slice() {
            [one] => Ok(one.id),
            [] => Err(self.told(Doing::Reading, Reason::new(Code::NotFound, "no-review").with("name", name))),
            many => {
                let reason = Reason::new(Code::NotFound, "many-reviews").with("name", name).with("count", many.len());
                Err(self.told(Doing::Reading, reason))
            }
        }
    }
}

/// The reviews a name may mean; the first way of reading it that fits anything is the one that counts.
fn fitting<'a>(reviews: &'a [Review], name: &str) -> Vec<&'a Review> {
    let folded = name.to_lowercase();
    if folded == "sample" {
        return reviews
            .iter()
            .filter(|review| review.sample)
            .max_by_key(|review| (review.made_at, review.id))
            .into_iter()
            .collect();
    }
    let ways: [&dyn Fn(&Review) -> bool; 3] =
        [&|review| review.title == name, &|review| review.title.to_lowercase() == folded, &|review| {
            !folded.is_empty() && review.id.to_string().starts_with(&folded)
        }];
    ways.iter()
        .map(|fits| reviews.iter().filter(|review| fits(review)).collect::<Vec<_>>())
        .find(|fits| !fits.is_empty())
        .unwrap_or_default()
}
