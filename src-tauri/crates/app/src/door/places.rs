//! Owns where the factors of the maps on screen stood last, so that what people look at stays where it was.
//! Must not outlive the program: a review opened again is laid out from nothing, and paper always is.

use domain::ReviewId;
use figure::Seats;
use std::sync::{Mutex, PoisonError};

/// Which map: a review, as wide as it is shown. The window and the wall may differ.
type Shown = (ReviewId, f32);

/// So many maps are kept at most: those of the window and the wall, and of a few windows' sizes.
const MOST: usize = 6;

/// The last places of a few maps, the latest at the end.
#[derive(Default)]
pub(super) struct Places(Mutex<Vec<(Shown, Seats)>>);

impl Places {
    /// Lays a map out after its last places, and keeps the new ones. Nobody waits for another's layout.
    pub fn keeping<T, E>(
        &self,
        shown: Shown,
        lay_out: impl FnOnce(Option<&Seats>) -> Result<(T, Seats), E>,
    ) -> Result<T, E> {
        let earlier = self.of(shown);
        let (laid, seats) = lay_out(earlier.as_ref())?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(other, _)| *other != shown);
        kept.push((shown, seats));
        let over = kept.len().saturating_sub(MOST);
        kept.drain(..over);
        Ok(laid)
    }

    fn of(&self, shown: Shown) -> Option<Seats> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(other, _)| *other == shown).map(|(_, seats)| seats.clone())
    }
}
