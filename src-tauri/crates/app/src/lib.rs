//! Owns the one door to a library: apply, read, export; and with it transactions, time, ids, audience and error words.
//! Must not know windows, terminals or SQL: the shell and the command line are its two hosts.

pub mod bindings;
pub mod coach;
pub mod deck;
pub mod file;
pub mod sample;

mod door;
mod moment;
mod parcel;
mod rehearsal;
mod room;
mod trouble;
mod wire;
mod words;

pub use domain::{Flow, Noun, Progress, ReviewId, SourceKind, Step};
pub use door::{
    Bring, Brought, Bytes, Door, Export, FileRead, Format, Health, Host, Press, Rescued, RescuedRows, SalvageView,
    check_copy, read_file, salvage, salvaged_beside,
};
pub use door::{CoachView, HearAsk, LeftOutView, RuleLine, Spoken, SwitchRule};
pub use door::{Copied, Occasion, RestoreAsk, SnapshotView, backups_beside, keep, restore, snapshots_of};
pub use door::{MapFileAsk, MapForm, MapTaken};
pub use door::{SearchAsk, SearchHit, SearchMark, SearchOrder, SearchView};
pub use intake::package::ENDING as PACKAGE_ENDING;
pub use moment::moment;
pub use parcel::*;
pub use rehearsal::*;
pub use report::{Audience, What};
pub use room::*;
pub use trouble::{Code, Trouble, WireTrouble, unread, unwritten};
pub use wire::*;
pub use wording::{Hint, Language, paragraphs};
