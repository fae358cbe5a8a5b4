//! Owns how far one prompt has come in a review: asked or not, in whose words, and whether it shines.
//! Must not know the deck it is from.

use crate::PromptState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far one prompt of the deck has come in this review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PromptUse {
    /// The prompt's id in its deck.
    pub prompt: String,
    /// What became of it.
    pub state: PromptState,
    /// The facilitator's own words for it, where they have some; none means the deck's. A question written for this
    /// review alone has words and an id that no deck knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<String>,
    /// Whether the facilitator wants to be sure to ask it. Left out of the bytes while it says nothing, so that rows
    /// written before there were stars stay what they were.
    #[serde(default, skip_serializing_if = "is_plain")]
    #[ts(as = "Option<bool>", optional)]
    pub starred: bool,
}

impl PromptUse {
    /// A prompt of a deck that waits to be asked.
    pub fn waiting(prompt: impl Into<String>) -> Self {
        Self { prompt: prompt.into(), state: PromptState::Waiting, words: None, starred: false }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref)] // the shape serde asks for
fn is_plain(starred: &bool) -> bool {
    !starred
}
