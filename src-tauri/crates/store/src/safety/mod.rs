//! Owns how judgements of safety lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Safety;

pub(crate) const MIGRATIONS: Part = &[(3, include_str!("0003.sql"))];

table!(Safety "safety" in safety of review, placed by id { fear, sanction, remark });
