//! Owns what a handout says and in which order: a shared review becomes blocks.
//! Must not know fonts, pages or file formats.

mod clock;
mod closing;
mod factors;
mod learned;
mod map;
mod opening;
mod story;
mod timeline;
mod voices;

use crate::audience::{Audience, What};
use crate::error::ReportError;
use crate::paper::{Anchor, Block, Heading, Line, Paper, Span};
use crate::share::share;
use crate::words::Words;
use chrono::{DateTime, Utc};
use domain::Sheet;
use story::Story;

/// What a handout is made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The review, whole. What the audience may not see is left out by [`compose`].
    pub sheet: &'a Sheet,
    /// The factor map. Drawn from the sheet that [`share`] gives, its words fit their boxes; drawn from the whole
    /// sheet, names in it are still replaced.
    pub drawing: &'a figure::Drawing,
    /// The same map in words, for the order in which it is read.
    pub outline: &'a figure::Outline,
    /// The date the file carries: a moment of the review, never the clock, so that the same review gives the same bytes.
    pub made_at: DateTime<Utc>,
}

/// Composes a handout for an audience.
///
/// # Errors
/// [`ReportError::NoReview`] where the sheet holds no review, [`ReportError::Words`] where a sentence is missing.
pub fn compose(subject: &Subject<'_>, what: What, audience: Audience, words: &Words) -> Result<Paper, ReportError> {
    let shared = share(subject.sheet, audience, words)?;
    let story = Story::new(&shared, subject, audience, words)?;
    let blocks = match what {
        What::Summary => summary(&story)?,
    };
    Ok(Paper {
        title: story.review.title.clone(),
        language: words.language(),
        reader: words.say(&format!("reader-{}", audience.as_str()))?,
        folio: words.say_with("folio", &[("page", "{page}".into()), ("pages", "{pages}".into())])?,
        subject: words.say("summary-subject")?,
        made_at: subject.made_at,
        blocks,
    })
}

/// The participant summary.
fn summary(story: &Story<'_>) -> Result<Vec<Block>, ReportError> {
    let parts: Vec<Part> = [
        voices::voices(story)?,
        voices::differing(story)?,
        timeline::timeline(story)?,
        factors::together(story)?,
        factors::held(story)?,
        factors::lucky(story)?,
        learned::learned(story)?,
        learned::surprised(story)?,
        learned::unknown(story)?,
        closing::parked(story)?,
        closing::follow_ups(story)?,
        closing::thanks(story)?,
        closing::notes(story)?,
        closing::afterwards(story)?,
        // The map has a page of its own and comes last, so that the text before it runs on.
        map::map(story)?,
        map::in_words(story)?,
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut blocks = opening::opening(story, &parts)?;
    for part in parts {
        if !part.heads_itself {
            let heading = heading_of(&part.blocks);
            blocks.push(Block::Part { title: part.title, anchor: part.anchor, heading });
        }
        blocks.extend(part.blocks);
    }
    Ok(blocks)
}

/// A heading stands beside a part that leaves the column of labels empty.
fn heading_of(blocks: &[Block]) -> Heading {
    match blocks {
        [Block::List { label, .. }, ..] if label.is_empty() => Heading::Beside,
        _ => Heading::Above,
    }
}

/// A part of the paper: a heading and what stands under it.
pub(crate) struct Part {
    title: String,
    anchor: Anchor,
    blocks: Vec<Block>,
    /// The map brings its heading along to its own page.
    heads_itself: bool,
}

impl Part {
    /// A part with these blocks; none where there is nothing to say.
    fn of(story: &Story<'_>, name: &'static str, blocks: Vec<Block>) -> Result<Option<Self>, ReportError> {
        if blocks.is_empty() {
            return Ok(None);
        }
        let title = story.words.say(&format!("part-{name}"))?;
        Ok(Some(Self { title, anchor: Anchor(name.to_owned()), blocks, heads_itself: false }))
    }
}

/// The paragraphs of a text somebody wrote; breaks inside a paragraph stay.
fn paragraphs(text: &str) -> Vec<Line> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if open => {
                last.push('\n');
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
        open = true;
    }
    paragraphs.into_iter().map(|paragraph| vec![Span::plain(paragraph.trim_end())]).collect()
}

/// Quiet remarks in a row, with a dot between them.
fn in_a_row(remarks: Vec<Line>) -> Line {
    let mut row = Line::new();
    for remark in remarks.into_iter().filter(|remark| !remark.is_empty()) {
        if !row.is_empty() {
            row.push(Span::quiet(" \u{b7} "));
        }
        row.extend(remark);
    }
    row
}

/// The row as the only line beneath an entry; none where it is empty.
fn one_row(remarks: Vec<Line>) -> Vec<Line> {
    let row = in_a_row(remarks);
    if row.is_empty() { Vec::new() } else { vec![row] }
}
