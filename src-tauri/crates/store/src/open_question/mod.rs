//! Owns how open questions lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::OpenQuestion;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(OpenQuestion "open_question" in questions of review, placed by id { text, curious, state, answer, taken_at });
