//! Owns how reviews lie in the library: their table, its migrations and its columns.
//! Must not know what a review means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Review;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql")), (4, include_str!("0004.sql"))];

table!(Review "review" in reviews, placed by id { title, summary, impact, scope, zone, state, meets_at, ground_rules, made_at, sample, tags });
