//! Owns how events lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Event;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Event "event" in events of review, placed by position { position, at, title, kind, lines, gap, taken_at });
