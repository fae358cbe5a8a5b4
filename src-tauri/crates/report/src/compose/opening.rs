//! Owns the head of the paper: what it is, when it was, the story in short, what is inside.
//! Must not know the parts beyond their headings.

use super::story::Story;
use super::{Draft, Part, clock, dashed, paragraphs};
use crate::audience::{Audience, What};
use crate::error::ReportError;
use crate::paper::{Block, Next, Span};

/// A record with fewer parts needs no list of them. What people keep is short enough to leaf through.
const CONTENTS_FROM: usize = 5;

/// The kind of handout, the title and the facts.
pub(crate) fn masthead(story: &Story<'_>, what: What) -> Result<Block, ReportError> {
    Ok(Block::Masthead {
        kicker: story.words.say(&format!("kicker-{}", dashed(what)))?,
        title: story.review.title.clone(),
        facts: facts(story, what)?,
    })
}

/// One fact beside its label; none where nothing was written.
pub(crate) fn label(story: &Story<'_>, name: &str, text: &str) -> Result<Option<Block>, ReportError> {
    let text = paragraphs(text);
    if text.is_empty() {
        return Ok(None);
    }
    let label = story.words.say(&format!("label-{name}"))?;
    Ok(Some(Block::Passage { label, text, next: Next::Free }))
}

/// The head of a paper that tells the whole story.
pub(crate) fn opening(story: &Story<'_>, what: What, parts: Vec<Option<Part>>) -> Result<Draft, ReportError> {
    let words = story.words;
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let mut blocks = vec![masthead(story, what)?];
    let mut lead = paragraphs(&story.review.summary);
    if lead.is_empty() && !parts.iter().any(Part::tells) {
        lead = vec![vec![Span::plain(words.say("summary-empty")?)]];
    }
    if !lead.is_empty() {
        blocks.push(Block::Lead { text: lead });
    }
    blocks.extend(label(story, "impact", &story.review.impact)?);
    if what == What::Record {
        blocks.extend(label(story, "scope", &story.review.scope)?);
    }
    if what == What::Record && parts.len() >= CONTENTS_FROM {
        let entries = parts.iter().map(|part| (part.title.clone(), part.anchor.clone())).collect();
        blocks.push(Block::Contents { label: words.say("label-contents")?, entries });
    }
    Ok(Draft { head: blocks, parts })
}

fn facts(story: &Story<'_>, what: What) -> Result<Vec<String>, ReportError> {
    let words = story.words;
    let mut facts = Vec::new();
    facts.extend(clock::span(story)?);
    let mut second = Vec::new();
    // Before people meet nothing has been reviewed.
    if let Some(met) = story.review.meets_at.filter(|_| what != What::PreRead) {
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
