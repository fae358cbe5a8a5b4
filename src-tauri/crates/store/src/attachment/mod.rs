//! Owns how attachments lie in the library: their table, its migrations and its columns.
//! Must not know what any of it means: the rules have already agreed to whatever comes here.

use crate::{migrations::Part, table::table};
use domain::Attachment;

pub(crate) const MIGRATIONS: Part = &[(1, include_str!("0001.sql"))];

table!(Attachment "attachment" in attachments of review, placed by id { name, media_type, sha256, size, kept_because });
