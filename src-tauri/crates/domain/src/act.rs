//! Owns the acts: everything a person can do to a review, by name.
//! Must not know who asks for them, or over which wire.

use crate::{
    AgendaItem, AgendaItemId, EventId, EventKind, Key, LineId, Noun, PerspectiveId, Review, ReviewId, Row, Sheet,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One row before and after an act: the journal entry, the undo, the patch and the unit of merging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    /// The row as it was; none where the act made it.
    pub before: Option<Row>,
    /// The row as it is now; none where the act removed it.
    pub after: Option<Row>,
}

impl Change {
    /// The same change backwards.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    /// The row it is about; none only for the empty change, which rules never make.
    pub fn key(&self) -> Option<Key> {
        self.after.as_ref().or(self.before.as_ref()).map(Row::key)
    }
}

/// What the host passes in so that rules need no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment of the act.
    pub at: DateTime<Utc>,
}

/// Rows that come together: a sheet on the wire, and here one by one, so that a hundred thousand lines need not stand in
/// memory in one piece before they do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Sheet", into = "Sheet")]
pub struct SheetRows(pub Vec<Row>);

impl From<Sheet> for SheetRows {
    fn from(sheet: Sheet) -> Self {
        Self(sheet.into_rows().collect())
    }
}

impl From<SheetRows> for Sheet {
    fn from(rows: SheetRows) -> Self {
        rows.0.into_iter().collect()
    }
}

/// Everything a person can do. New rows carry an id the host has made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "act", content = "of")]
pub enum Act {
    /// Begin a review with its agenda, perspectives and ground rules in one step.
    StartReview(StartReview),
    /// Bring in a whole sheet at once: the sample, or an imported file with its lines and events.
    /// Rows that are already there are replaced if, and only if, they carry the current `rev`.
    AddSheet {
        /// The review everything belongs to.
        review: ReviewId,
        /// The rows.
        #[serde(rename = "sheet")]
        #[ts(as = "Sheet")]
        rows: SheetRows,
    },
    /// Make a row, or change it. It must carry the `rev` it was last seen with, 0 for a new one.
    Write(Row),
    /// Take a row away, with what cannot stand without it; what merely mentions it forgets it.
    Remove(Key),
    /// Put an agenda item at another place.
    MoveAgendaItem(AgendaMove),
    /// Start, stop or lengthen the clock of the meeting.
    TurnClock(ClockMove),
    /// Put an imported line on the timeline as an event.
    PromoteLine(FromLine),
}

/// See [`Act::StartReview`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StartReview {
    /// The review itself.
    pub review: Review,
    /// Its agenda, in order.
    pub agenda: Vec<AgendaItem>,
}

/// See [`Act::MoveAgendaItem`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgendaMove {
    /// The item.
    pub item: AgendaItemId,
    /// Its new place, from 0; places past the end mean the end.
    pub to: u32,
}

/// See [`Act::TurnClock`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "turn", rename_all = "snake_case")]
pub enum ClockMove {
    /// Go to this item: the one under way is done, this one is now, and its clock runs.
    GoTo {
        /// The item to go to.
        item: AgendaItemId,
    },
    /// Let the clock stand still, for a break.
    Pause {
        /// The review.
        review: ReviewId,
    },
    /// Let the clock of the current item run again.
    Resume {
        /// The review.
        review: ReviewId,
    },
    /// Give an item more minutes, or fewer.
    Add {
        /// The item.
        item: AgendaItemId,
        /// Minutes to add; the sum stays within 1 to 480.
        minutes: i16,
    },
    /// Leave an item out, or take it back in.
    Skip {
        /// The item.
        item: AgendaItemId,
    },
    /// Take time out of an item that nobody was there for, such as a sleep of the computer; a running clock runs on.
    LeaveOut {
        /// The item it ran in.
        item: AgendaItemId,
        /// How long, in milliseconds; more than has run leaves none.
        ms: u32,
    },
    /// End the meeting: the item under way is done and the review moves on to learning.
    End {
        /// The review.
        review: ReviewId,
    },
}

/// See [`Act::PromoteLine`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FromLine {
    /// The line to promote.
    pub line: LineId,
    /// The id of the new event.
    pub event: EventId,
    /// What sort of moment it was.
    pub kind: EventKind,
    /// Whose view the line is, where that is known: an account is made for it.
    pub perspective: Option<PerspectiveId>,
    /// The id of that account, where there is a perspective.
    pub account: Option<crate::AccountId>,
}

impl Act {
    /// Verb and noun, as the journal and the history show it: `WriteNote`, `RemoveFactor`.
    pub fn name(&self) -> String {
        match self {
            Self::StartReview(_) => "StartReview".to_owned(),
            Self::AddSheet { .. } => "AddSheet".to_owned(),
            Self::Write(row) => format!("Write{}", row.key().noun.title()),
            Self::Remove(Key { noun, .. }) => format!("Remove{}", Noun::title(*noun)),
            Self::MoveAgendaItem(_) => "MoveAgendaItem".to_owned(),
            Self::TurnClock(_) => "TurnClock".to_owned(),
            Self::PromoteLine(_) => "PromoteLine".to_owned(),
        }
    }
}
