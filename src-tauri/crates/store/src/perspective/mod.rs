//! Owns how perspectives lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Perspective;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Perspective "perspective" in perspectives of review, placed by position { name, position });
