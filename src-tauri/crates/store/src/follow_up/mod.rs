//! Owns how follow-ups lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::FollowUp;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(FollowUp "follow_up" in follow_ups of review, placed by id { text, factor, owner_role, due, expected_effect, side_effect, state, taken_at });
