//! Owns how quotes lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Quote;

pub(crate) const MIGRATIONS: Part = &[(3, include_str!("0003.sql"))];

table!(Quote "quote" in quotes of review, placed by id { interview, text, theme, sharing, taken_at });
