//! Owns where a person put a factor on the map.
//! Must not know pixels: a place is counted in the rows and columns of the factor's own band and phase.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A place inside the part of the map where a factor's band and phase meet. Every page makes room for it there, so the
/// same place serves screen and paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Put {
    /// Columns from the left, from 0.
    pub col: u8,
    /// Rows from the top, from 0.
    pub row: u8,
}
