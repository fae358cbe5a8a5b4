//! Owns the words of a rehearsal as they cross the wire: the script, beat by beat, and what answers each.
//! Must not know how an answer is recognised: the screen sees the acts, and asks nothing of this.

use crate::deck::Heard;
use domain::{PerspectiveId, ReviewId, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A throw-away copy of the sample with its scripted room.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RehearsalView {
    /// The copy. It lies in a library of its own, which is removed when the rehearsal ends.
    pub review: ReviewId,
    /// What is said in the room, in order.
    pub beats: Vec<Beat>,
}

/// One thing said in the room, or a moment in which nothing is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Beat {
    /// The stage of the meeting it belongs to.
    pub stage: Stage,
    /// Whose view speaks; none where nobody does.
    pub speaks: Option<PerspectiveId>,
    /// How it is said, as a stage direction; empty where it is said plainly.
    pub manner: String,
    /// The words as they would be said; what is seen, where nobody speaks.
    pub line: String,
    /// What answers it. Anything else goes on just as well.
    pub answers: Vec<Reply>,
    /// What is said when it was let pass, or met in a way of one's own.
    pub otherwise: String,
}

/// A way to meet a beat, and the sentence that comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Asking one of these prompts, by id, in passing or aside.
    #[serde(default)]
    pub asks: Vec<String>,
    /// Asking any probe that answers one of these.
    #[serde(default)]
    pub probes: Vec<Heard>,
    /// Catching a line of one of these kinds.
    #[serde(default)]
    pub catches: Vec<Caught>,
    /// Doing one of these.
    #[serde(default)]
    pub does: Vec<Deed>,
    /// What is said then.
    pub said: String,
}

/// The kinds a caught line can be of, as the capture line makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Caught {
    /// A plain note.
    Note,
    /// Words exactly as they were said.
    Quote,
    /// A question of the room.
    Question,
    /// A surprise.
    Surprise,
    /// A moment of the incident.
    Event,
    /// A condition for the map.
    Factor,
    /// A fix idea put aside.
    Parked,
    /// Something somebody may do.
    FollowUp,
    /// An empty mark: come back to this.
    Mark,
}

/// What else a facilitator can do that the screen can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Asking any question: the next one, a follow-up, or one aside.
    Ask,
    /// Saying whose view a line is.
    Name,
    /// Going on to another stage.
    Turn,
    /// Sending a note to the room.
    Send,
    /// Blanking the wall.
    Blank,
    /// Looking at the map.
    Map,
}
