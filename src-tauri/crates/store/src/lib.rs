//! Owns the bytes of a library on disk: its schema, its rows, its journal, its backups. The only user of SQLite.
//! Must not know what an act means, who asks for it, or what time it is: rules, hosts and clocks are passed in.
//!
//! A library is one SQLite file. [`Library`] opens it for one window at a time; every write is a named act in one
//! transaction, which also writes the [`journal`] entry that undo, redo, history and [`Library::check`] live from.
//!
//! | file | what it is |
//! |---|---|
//! | `NAME` | the library |
//! | `NAME-wal` | SQLite's journal while the library is open, or after a crash; it belongs to the library |
//! | `NAME.lock` | locked while the library is open; holds one sentence, and stays |
//! | `NAME.before-vN` | a proven copy from before schema N |
//! | `NAME.backups/` | snapshots: proven copies, see `backup` |
//! | `NAME.set-aside-…` | a library that a restore replaced, as it was |
//! | `NAME.making`, `NAME.before-vN.making` | a file being made; safe to delete while nothing is open |
//!
//! What holds, each with a test: a missing, empty, damaged or foreign file is refused and left as it is, never
//! replaced; a newer schema and a file or folder that cannot be written open for reading only; a second window is
//! refused; a library that is moved or deleted while open takes no more writes; after a failed commit nothing more is
//! tried until the library is opened again.

mod account;
mod agenda_item;
mod attachment;
mod backup;
mod cell;
mod check;
mod column;
mod content;
mod debrief;
mod error;
mod event;
mod factor;
mod follow_up;
mod interview;
pub mod journal;
mod learning;
mod library;
mod line;
mod link;
mod listing;
mod migrations;
mod note;
mod open_question;
mod parked;
mod person;
mod perspective;
mod quote;
mod review;
mod rows;
mod safety;
mod salvage;
mod search;
mod shape;
mod source;
mod table;
mod thanks;

pub use backup::{Copied, Inside, Occasion, Restored, Snapshot, SnapshotError, folder_of, inside, restore, snapshots};
pub use check::{Area, Health, Problem};
pub use content::Content;
pub use error::{ActError, OpenError, StoreError};
pub use journal::{Entry, Kind, Reach};
pub use library::{Access, Library, Receipt, Why};
pub use listing::{Counts, Listed};
pub use migrations::{APPLICATION_ID, SCHEMA};
pub use rows::Rows;
pub use salvage::{Counts as SalvagedRows, SalvageError, Salvaged, salvage};
pub use search::{Found, Hit, Order};
pub use shape::Difference;
