//! Owns how factors lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Factor;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql")), (4, include_str!("0004.sql"))];

table!(Factor "factor" in factors of review, placed by position { position, phrase, band, polarity, phase, evidence, events, taken_at, other_days, put });
