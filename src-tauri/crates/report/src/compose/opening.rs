//! Owns the head of the paper: what it is, when it was, the story in short, what is inside.
//! Must not know the parts beyond their headings.

use super::story::Story;
use super::{Part, clock, paragraphs};
use crate::audience::Audience;
use crate::error::ReportError;
use crate::paper::{Block, Next, Span};

/// A paper with fewer parts needs no list of them.
const CONTENTS_FROM: usize = 5;

pub(crate) fn opening(story: &Story<'_>, parts: &[Part]) -> Result<Vec<Block>, ReportError> {
    let words = story.words;
    let mut blocks = vec![Block::Masthead {
        kicker: words.say("summary-kicker")?,
        title: story.review.title.clone(),
        facts: facts(story)?,
    }];
    let mut lead = paragraphs(&story.review.summary);
    if lead.is_empty() && parts.len() <= 1 {
        lead = vec![vec![Span::plain(words.say("summary-empty")?)]];
    }
    if !lead.is_empty() {
        blocks.push(Block::Lead { text: lead });
    }
    for (label, text) in [("impact", &story.review.impact), ("scope", &story.review.scope)] {
        let text = paragraphs(text);
        if !text.is_empty() {
            blocks.push(Block::Passage { label: words.say(&format!("label-{label}"))?, text, next: Next::Free });
        }
    }
    if parts.len() >= CONTENTS_FROM {
        let entries = parts.iter().map(|part| (part.title.clone(), part.anchor.clone())).collect();
        blocks.push(Block::Contents { label: words.say("label-contents")?, entries });
    }
    Ok(blocks)
}

fn facts(story: &Story<'_>) -> Result<Vec<String>, ReportError> {
    let words = story.words;
    let mut facts = Vec::new();
    facts.extend(clock::span(story)?);
    let mut second = Vec::new();
    if let Some(met) = story.review.meets_at {
        let day = clock::date(words, met.with_timezone(&story.zone).date_naive())?;
        second.push(words.say_with("reviewed", &[("date", day.into())])?);
    }
    let named = story.audience == Audience::Team && !story.sheet.people.is_empty();
    second.push(words.say(if named { "names-agreed" } else { "names-roles" })?);
    facts.push(second.join(" "));
    if story.review.sample {
        facts.push(words.say("sample")?);
    }
    Ok(facts)
}
