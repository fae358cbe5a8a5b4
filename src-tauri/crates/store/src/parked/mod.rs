//! Owns how parked ideas lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Parked;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Parked "parked" in parked of review, placed by id { text, soak_until, state, taken_at, perspective });
