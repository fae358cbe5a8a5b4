//! Owns the facilitator's cards: what is often heard in a review, and what to say aloud instead, on one page to have at hand.
//! Must not know the review: the same page serves every meeting.

use super::story::Story;
use super::{Draft, Part, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Column, Row, Span, Tone};

/// A card: a phrase that is often heard, with what to say instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What is heard.
    pub heard: String,
    /// What it hides.
    pub hides: String,
    /// What to say, aloud.
    pub offer: String,
}

pub(crate) fn cards(story: &Story<'_>, cards: &[Card]) -> Result<Draft, ReportError> {
    let words = story.words;
    let masthead = Block::Masthead {
        kicker: words.say("kicker-cards")?,
        title: words.say("cards-heading")?,
        facts: vec![words.say("cards-how")?],
    };
    let row = |card: &Card| Row {
        anchor: None,
        cells: vec![
            vec![vec![Span::new(Tone::Own, card.heard.clone())]],
            vec![vec![Span::new(Tone::Strong, card.offer.clone())]],
            paragraphs(&card.hides),
        ],
    };
    let columns = [("cards-heard", 24), ("cards-say", 46), ("cards-hides", 30)]
        .into_iter()
        .map(|(id, share)| Ok(Column { head: words.say(id)?, share }))
        .collect::<Result<_, ReportError>>()?;
    let rows: Vec<Row> = cards.iter().map(row).collect();
    let table = (!rows.is_empty()).then(|| words.say("cards-caption")).transpose()?;
    let blocks = table.map(|caption| Block::Table { caption, columns, rows });
    let part = Part::of(story, "cards", blocks.into_iter().collect())?;
    Ok(Draft { head: vec![masthead], parts: part.into_iter().collect() })
}
