//! Owns how links lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Link;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Link "link" in links of review, placed by id { from, to, kind, perspective, remark });
