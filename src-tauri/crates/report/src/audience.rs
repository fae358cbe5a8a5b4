//! Owns who may read a handout, and which handouts there are.
//! Must not know what a handout says or looks like.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who a handout is for. The wider the circle, the less leaves the library.
///
/// Private notes are kept back from every audience. A name is printed for the team alone, and only where that
/// person agreed; everybody else reads a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The people who were there.
    Team,
    /// Anybody in the organisation.
    Company,
    /// Anybody at all.
    Public,
}

/// Which handout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The participant summary: the story in several voices, what was learned, what stays open.
    Summary,
    /// What people read before they meet: aim, ground rules, agenda, a skeleton of the story. It concludes nothing.
    PreRead,
    /// The timeline with a wide margin for questions.
    Timeline,
    /// The factor map as a poster on one sheet of A3.
    Map,
    /// The same poster as tiles of A4, to be cut and joined.
    MapTiles,
    /// The facilitator's cards: what is often heard, and what to say instead. The same page for every review.
    Cards,
    /// The full record: everything there is, and what was left out.
    Record,
}

/// A word that names no audience or no handout.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{word}\u{201d} is none of: {known}")]
pub struct UnknownChoice {
    /// The word as it was given.
    pub word: String,
    /// The words that exist, separated by commas.
    pub known: String,
}

/// Gives a closed list its one spelling outside Rust, the same as in JSON.
macro_rules! spelling {
    ($Name:ident { $($Choice:ident = $word:literal),+ }) => {
        impl $Name {
            /// Every choice, in the order a person reads them.
            pub const ALL: &'static [Self] = &[$(Self::$Choice),+];

            /// The one spelling outside Rust.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Choice => $word),+ }
            }
        }

        impl std::str::FromStr for $Name {
            type Err = UnknownChoice;
            fn from_str(word: &str) -> Result<Self, UnknownChoice> {
                match word {
                    $($word => Ok(Self::$Choice),)+
                    _ => Err(UnknownChoice { word: word.to_owned(), known: [$($word),+].join(", ") }),
                }
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}

spelling!(Audience { Team = "team", Company = "company", Public = "public" });
spelling!(What {
    Summary = "summary",
    PreRead = "pre_read",
    Timeline = "timeline",
    Map = "map",
    MapTiles = "map_tiles",
    Cards = "cards",
    Record = "record"
});
