//! Owns what is on the wall: what was put there, and whether it is blank or held still.
//! Must not know windows. Nothing of it is kept: the next meeting begins with an empty wall.

use crate::{Door, Trouble};
use chrono::{DateTime, Utc};
use domain::{FactorId, LinkId, NoteId, NoteKind, ReviewId, Stage, When};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the facilitator puts on the wall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RoomAsk {
    /// The review.
    pub review: ReviewId,
    /// What of it.
    pub face: RoomFace,
}

/// What of a review is shown to the room. Everything is named by its id, so that no words come from the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "show", rename_all = "snake_case")]
pub enum RoomFace {
    /// The title and the ground rules, before the first question.
    Rules {},
    /// The title and a word of thanks, once the meeting is over.
    Over {},
    /// The question being asked.
    Question {
        /// The prompt; none once the stage is through.
        prompt: Option<String>,
        /// Its follow-up, by its number from 0, while that is being asked.
        follow_up: Option<u8>,
    },
    /// The timeline as built.
    Timeline {},
    /// What is known, what is not, and what comes next: for whoever has just come in.
    CatchUp {},
    /// The factor map as built.
    Map {
        /// The width it is laid out for, in CSS pixels.
        width: f32,
        /// The factor that is talked about; the wall shows the part around it.
        factor: Option<FactorId>,
        /// The link that is read aloud; the wall lights it.
        link: Option<LinkId>,
    },
    /// A single note, sent on purpose. A private one is never shown.
    Note {
        /// The note.
        note: NoteId,
    },
}

/// What the room sees. No field of it can hold a private word.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RoomView {
    /// The review's title.
    pub title: String,
    /// The zone its times are told in.
    pub zone: String,
    /// Where the meeting is; none before it begins and after it ended.
    pub stage: Option<RoomStage>,
    /// What is shown.
    pub show: RoomShow,
}

/// The stage the meeting is in, and its clock.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RoomStage {
    /// The stage.
    pub stage: Stage,
    /// What the facilitator calls it; empty for its usual name.
    pub title: String,
    /// Its place in the agenda, from 1.
    pub place: u32,
    /// How many stages there are.
    pub of: u32,
    /// Its minutes.
    pub minutes: u16,
    /// What was spent before the clock was last started, in milliseconds.
    #[ts(type = "number")]
    pub spent_ms: i64,
    /// Since when the clock runs; none while it stands.
    pub running_since: Option<DateTime<Utc>>,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "show", rename_all = "snake_case")]
pub enum RoomShow {
    /// Nothing: the wall is blank, or what was on it is no longer for the room.
    Nothing {},
    /// Ground rules.
    Rules {
        /// One speakable paragraph each.
        rules: Vec<String>,
    },
    /// Thanks: the meeting is over.
    Over {},
    /// A question.
    Question {
        /// Its words; empty once the stage is through.
        text: String,
        /// The last moments of the story so far.
        moments: Vec<RoomMoment>,
    },
    /// The timeline.
    Timeline {
        /// Every moment, in the order of the story.
        moments: Vec<RoomMoment>,
    },
    /// For whoever has just come in.
    CatchUp(CatchUp),
    /// The factor map.
    Map {
        /// The picture.
        drawing: Box<figure::Drawing>,
        /// The same in words.
        outline: String,
        /// The factor that is talked about.
        factor: Option<FactorId>,
        /// The link that is read aloud.
        link: Option<LinkId>,
    },
    /// A note.
    Note(RoomNote),
}

/// Where a meeting stands, in a few lines that a latecomer reads in a minute.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CatchUp {
    /// What happened, in the review's own neutral words.
    pub summary: String,
    /// The moments the story turns on; where none is marked, the last that were told.
    pub known: Vec<RoomMoment>,
    /// What nobody knows yet.
    pub unknown: Vec<String>,
    /// The stages still to come, with their minutes; the one under way comes first.
    pub next: Vec<CatchUpStage>,
}

/// A stage that is under way or still to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CatchUpStage {
    /// The stage.
    pub stage: Stage,
    /// What the facilitator calls it; empty for its usual name.
    pub title: String,
    /// Its minutes.
    pub minutes: u16,
}

/// A moment of the story.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RoomMoment {
    /// When.
    pub at: When,
    /// What happened.
    pub title: String,
}

/// A note that was sent to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RoomNote {
    /// What it is.
    pub kind: NoteKind,
    /// Its words.
    pub text: String,
    /// Whose view it is.
    pub perspective: Option<String>,
}

/// Whether the wall shows what was put on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Veil {
    /// It follows the meeting.
    #[default]
    Live,
    /// It shows nothing.
    Blank,
    /// It stays as it was, whatever is put on it.
    Frozen,
}

/// The wall.
#[derive(Clone, Debug, Default)]
pub struct Wall {
    ask: Option<RoomAsk>,
    veil: Veil,
    /// What is shown while the wall is held still, and what that was asked with.
    held: Option<(RoomAsk, RoomView)>,
}

impl Wall {
    /// Puts something on the wall. A frozen wall shows it once it is let go.
    pub fn put(&mut self, ask: RoomAsk) {
        self.ask = Some(ask);
    }

    /// Blanks the wall, holds it still, or lets it follow again.
    ///
    /// # Errors
    /// Where the picture to be held cannot be made; the wall then stays as it was.
    pub fn draw(&mut self, veil: Veil, door: &Door) -> Result<(), Trouble> {
        if veil == Veil::Frozen {
            self.held = self.ask.clone().map(|ask| Ok::<_, Trouble>((ask.clone(), door.room(&ask)?))).transpose()?;
        } else if veil == Veil::Live {
            self.held = None;
        }
        self.veil = veil;
        Ok(())
    }

    /// Whether it shows what was put on it.
    pub fn veil(&self) -> Veil {
        self.veil
    }

    /// What the room sees now; none while nothing was put on the wall.
    ///
    /// # Errors
    /// Where the review cannot be read or drawn.
    pub fn view(&self, door: &Door) -> Result<Option<RoomView>, Trouble> {
        match (self.veil, &self.held, &self.ask) {
            (_, _, None) => Ok(None),
            (Veil::Blank, ..) => Ok(Some(RoomView::nothing())),
            (Veil::Frozen, Some((held, view)), _) => {
                // A note that was taken back from the room leaves a wall that is held still as well.
                let is_note = matches!(held.face, RoomFace::Note { .. });
                let gone = is_note && door.room(held)?.show == RoomShow::Nothing {};
                Ok(Some(if gone { RoomView::nothing() } else { view.clone() }))
            }
            (_, _, Some(ask)) => door.room(ask).map(Some),
        }
    }
}

impl RoomView {
    /// The empty wall.
    fn nothing() -> Self {
        Self { title: String::new(), zone: String::new(), stage: None, show: RoomShow::Nothing {} }
    }
}
