//! Owns what a handout says and in which order: a shared review becomes blocks.
//! Must not know fonts, pages or file formats.

mod cards;
mod clock;
mod closing;
mod factors;
mod learned;
mod map;
mod moments;
mod opening;
mod poster;
mod pre_read;
mod record;
mod sheet;
mod story;
mod timeline;
mod voices;

pub use cards::Card;

use crate::audience::{Audience, What};
use crate::error::ReportError;
use crate::paper::{Anchor, Block, Entry, Heading, Line, Paper, Sign, Span, Spread, Turn};
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
    /// The facilitator's cards, for the handout that is them.
    pub cards: &'a [Card],
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
        What::Summary => in_parts(opening::opening(&story, what, summary(&story)?)?),
        What::PreRead => in_parts(pre_read::pre_read(&story)?),
        What::Timeline => in_parts(sheet::sheet(&story)?),
        What::Map => in_parts(poster::poster(&story)?),
        What::MapTiles => in_parts(poster::tiles(&story)?),
        What::Cards => in_parts(cards::cards(words, subject.cards)?),
        What::Record => in_parts(opening::opening(&story, what, record::record(&story)?)?),
    };
    // The cards are about no review, and for whoever leads any.
    let (title, reader) = match what {
        What::Cards => (words.say("cards-heading")?, "reader-cards".to_owned()),
        _ => (story.review.title.clone(), format!("reader-{}", audience.as_str())),
    };
    let paper = Paper {
        title,
        language: words.language(),
        reader: words.say(&reader)?,
        folio: words.say_with("folio", &[("page", "{page}".into()), ("pages", "{pages}".into())])?,
        subject: words.say(&format!("subject-{}", dashed(what)))?,
        made_at: subject.made_at,
        turn: match what {
            What::Timeline => Turn::Sideways,
            What::Map => Turn::Poster,
            What::Summary | What::PreRead | What::MapTiles | What::Cards | What::Record => Turn::Upright,
        },
        blocks,
    };
    Ok(paper.without_dead_ends())
}

/// The handout as the ids of sentences spell it.
fn dashed(what: What) -> String {
    what.as_str().replace('_', "-")
}

/// How much a part tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// What people keep: nothing is said twice.
    Kept,
    /// Everything there is.
    Whole,
}

impl Depth {
    /// An entry with its remarks: beneath it where everything is told, else on its own line.
    fn entry(self, sign: Sign, mut text: Vec<Line>, remarks: Vec<Line>) -> Entry {
        let mut under = one_row(remarks);
        if let (Depth::Kept, Some(last)) = (self, text.last_mut()) {
            for mut row in under.drain(..) {
                row.insert(0, Span::quiet(" \u{b7} "));
                last.append(&mut row);
            }
        }
        Entry { sign, text, under, anchor: None }
    }
}

/// The participant summary: everything in it is said once.
fn summary(story: &Story<'_>) -> Result<Vec<Option<Part>>, ReportError> {
    Ok(vec![
        moments::moments(story)?,
        voices::said_in_review(story)?,
        factors::together(story, Depth::Kept)?,
        factors::held(story, Depth::Kept)?,
        factors::lucky(story, Depth::Kept)?,
        learned::learned(story, Depth::Kept)?,
        learned::surprised(story, Depth::Kept)?,
        learned::unknown(story, Depth::Kept)?,
        closing::parked(story, Depth::Kept)?,
        closing::thanks(story)?,
        closing::afterwards(story)?,
        // The map has a page of its own and comes last, so that the text before it runs on.
        map::map(story, Spread::Page, "map-alt-lists")?,
    ])
}

/// What stands before the parts, and the parts.
pub(crate) struct Draft {
    head: Vec<Block>,
    parts: Vec<Part>,
}

fn in_parts(draft: Draft) -> Vec<Block> {
    let mut blocks = draft.head;
    for part in draft.parts {
        if !part.heads_itself {
            let heading = heading_of(&part.blocks);
            blocks.push(Block::Part { title: part.title, anchor: part.anchor, heading });
        }
        blocks.extend(part.blocks);
    }
    blocks
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
    /// Whether anybody's words are in it, and not only ours.
    fn tells(&self) -> bool {
        !matches!(self.anchor.0.as_str(), "afterwards" | "record")
    }

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
