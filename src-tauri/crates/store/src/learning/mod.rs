//! Owns how learnings lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Learning;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Learning "learning" in learnings of review, placed by position { position, kind, text, factor, event, perspective, next_time, taken_at });
