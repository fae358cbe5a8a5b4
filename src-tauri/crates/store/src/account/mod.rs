//! Owns how accounts lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Account;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql")), (3, include_str!("0003.sql"))];

table!(Account "account" in accounts of review, placed by id { event, perspective, text, voice, basis, confidence, known, expected, visible, told_in, quote });
