//! Owns the facilitator's cards: what is often heard in a review, and what to say aloud instead, on one page to have at hand.
//! Must not know the review: the same page serves every meeting.

use super::Draft;
use crate::error::ReportError;
use crate::paper::{Block, Column, Row, Span, Tone};
use crate::words::Words;

/// A card: something that is often heard, with what to say instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What is heard.
    pub heard: String,
    /// What to say, aloud.
    pub offer: String,
}

pub(crate) fn cards(words: &Words, cards: &[Card]) -> Result<Draft, ReportError> {
    let mut head = vec![Block::Masthead {
        kicker: words.say("kicker-cards")?,
        title: words.say("cards-heading")?,
        facts: Vec::new(),
    }];
    let cell = |tone, text: &String| vec![vec![Span::new(tone, text.clone())]];
    let row =
        |card: &Card| Row { anchor: None, cells: vec![cell(Tone::Own, &card.heard), cell(Tone::Strong, &card.offer)] };
    if !cards.is_empty() {
        let columns = vec![
            Column { head: words.say("cards-heard")?, share: 34 },
            Column { head: words.say("cards-say")?, share: 66 },
        ];
        let caption = words.say("cards-caption")?;
        head.push(Block::Table { caption, columns, rows: cards.iter().map(row).collect() });
    }
    Ok(Draft { head, parts: Vec::new() })
}
