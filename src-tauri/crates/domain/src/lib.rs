//! Owns the nouns of a review, the acts that change them, and the rules both obey.
//! Must not know of files, clocks, randomness, SQL or windows: everything comes in as a value.

mod act;
mod decide;
mod merge;
pub mod moment;
mod noun;
mod past;
mod prompt_use;
mod put;
mod refusal;
mod row;
mod rules;
mod shelf;
mod story_order;
mod vocabulary;
mod watch;
mod when;
mod whereabouts;

pub use act::{Act, AgendaMove, Change, ClockMove, FromLine, SheetRows, Stamp, StartReview};
pub use decide::{Declined, decide};
pub use merge::{Beside, Held, MERGE, Merge, Remarks, decide_merge, merge};
pub use noun::*;
pub use past::{PastAct, PastKind, Unsound, retrace};
pub use prompt_use::PromptUse;
pub use put::Put;
pub use refusal::Refusal;
pub use row::Key;
pub use rules::{is_unprintable, unprintable};
pub use shelf::{Sheet, Shelf};
pub use vocabulary::*;
pub use watch::{Flow, Progress, Step, Watch, unwatched};
pub use when::{When, WhenKind};
