//! Owns how debriefs lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Debrief;

pub(crate) const MIGRATIONS: Part = &[(3, include_str!("0003.sql"))];

table!(Debrief "debrief" in debriefs of review, placed by id { learned, learned_words, again, again_words, went_well, was_hard, next_time });
