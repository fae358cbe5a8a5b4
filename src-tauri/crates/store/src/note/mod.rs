//! Owns how notes lie in the library: their two tables, their migrations and their columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::{Note, Visibility};

pub(crate) const MIGRATIONS: Part =
    &[(1, include_str!("0001.sql")), (3, include_str!("0003.sql")), (4, include_str!("0004.sql"))];

/// What the facilitator noted for themselves lies in a table of its own.
fn is_private(note: &Note) -> bool {
    note.visibility == Visibility::Private
}

table!(Note "note" or "private_note" where is_private in notes of review, placed by id {
    kind, text, taken_at, perspective, agenda_item, visibility, quote, factors
});
