//! Owns the reasons a rule can refuse an act for.
//! Must not know how a refusal is worded on a screen: the app turns it into words.

use crate::{Key, Noun};

/// Why an act was refused. Nothing has been written when one of these comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A field that must say something says nothing.
    Empty {
        /// The noun.
        noun: Noun,
        /// The field.
        field: &'static str,
    },
    /// A field is longer than its limit.
    TooLong {
        /// The noun.
        noun: Noun,
        /// The field.
        field: &'static str,
        /// How many characters it may have.
        limit: usize,
        /// How many it has.
        got: usize,
    },
    /// A field holds a character that cannot be kept, printed or searched, such as NUL.
    Unprintable {
        /// The noun.
        noun: Noun,
        /// The field.
        field: &'static str,
        /// Its code point.
        code_point: u32,
    },
    /// A number is outside its range.
    OutOfRange {
        /// The noun.
        noun: Noun,
        /// The field.
        field: &'static str,
        /// The smallest that is allowed.
        least: i64,
        /// The largest that is allowed.
        most: i64,
    },
    /// The row was changed since the writer last saw it.
    Stale {
        /// The row.
        key: Key,
        /// The write number the library holds.
        held: i64,
        /// The write number that was sent.
        sent: i64,
    },
    /// The row is not there.
    Missing {
        /// The row.
        key: Key,
    },
    /// The row points at something that is not in its review.
    Dangling {
        /// The row.
        key: Key,
        /// What it points at.
        to: Key,
    },
    /// A row cannot move to another review.
    OtherReview {
        /// The row.
        key: Key,
    },
    /// The row passes on words of an interview which nobody has agreed to pass on.
    NotAgreed {
        /// The row.
        key: Key,
    },
    /// A link would join a factor to itself.
    SelfLink {
        /// The link.
        key: Key,
    },
    /// The same link is already drawn.
    SameLink {
        /// The link that is there.
        key: Key,
    },
    /// A span ends before it begins.
    Backwards {
        /// The row.
        key: Key,
    },
    /// The act changes nothing, so there is nothing to keep or to undo.
    Nothing,
}
