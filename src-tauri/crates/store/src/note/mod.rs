//! Owns how notes lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Note;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Note "note" in notes of review, placed by id { kind, text, taken_at, perspective, agenda_item, visibility });
