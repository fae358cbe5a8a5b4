//! Owns how agenda items lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::AgendaItem;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql")), (3, include_str!("0003.sql"))];

table!(AgendaItem "agenda_item" in agenda of review, placed by position { position, stage, title, minutes, state, prompts, spent_ms, running_since, meets_at, reached_at });
