//! Owns how lines lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Line;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Line "line" in lines of review, placed by position { source, position, raw, text, author, at, kept_because });
