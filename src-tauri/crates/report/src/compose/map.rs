//! Owns the factor map as a block, and the same map in words for those who do not see it.
//! Must not know geometry.

use super::story::Story;
use super::{Depth, Part, in_a_row, paragraphs};
use crate::error::ReportError;
use crate::names::Said;
use crate::paper::{Anchor, Block, Entry, Line, Map, Sign, Span, Spread};
use crate::words::WordsError;
use domain::{Factor, Link};

/// The picture, with the sentence that says to those who do not see it where its words are.
pub(crate) fn map(story: &Story<'_>, spread: Spread, alt: &str) -> Result<Option<Part>, ReportError> {
    if story.factors.is_empty() {
        return Ok(None);
    }
    let words = story.words;
    let counts = [("factors", story.factors.len().into()), ("links", story.sheet.links.len().into())];
    let (title, anchor) = (words.say("part-map")?, Anchor("map".to_owned()));
    let map = Map {
        title: title.clone(),
        anchor: anchor.clone(),
        drawing: readable(story),
        alt: words.say_with(alt, &counts)?,
        caption: words.say("map-caption")?,
        spread,
    };
    Ok(Some(Part { title, anchor, blocks: vec![Block::Map(Box::new(map))], heads_itself: true }))
}

/// The drawing with every name this audience may not read replaced by a role.
fn readable(story: &Story<'_>) -> figure::Drawing {
    let mut drawing = story.drawing.clone();
    for node in &mut drawing.nodes {
        story.names.replace(&mut node.phrase, Said::Told);
        story.names.replace_lines(&mut node.lines);
    }
    if let Some(impact) = &mut drawing.impact {
        story.names.replace_lines(&mut impact.lines);
    }
    drawing
}

/// Every factor with the links that go out from it, band by band, in the order of the outline.
pub(crate) fn in_words(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut blocks = Vec::new();
    for band in &story.outline.bands {
        let mut entries = Vec::new();
        for told in &band.factors {
            // The outline may have been made of the whole review: only its order is taken, never its words.
            if let Some(factor) = story.factors.iter().find(|factor| factor.id == told.factor) {
                entries.push(entry(story, factor)?);
            }
        }
        if !entries.is_empty() {
            blocks.push(Block::List { label: story.word("band", band.band.as_str())?, entries });
        }
    }
    Part::of(story, "map-words", blocks)
}

fn entry(story: &Story<'_>, factor: &Factor) -> Result<Entry, WordsError> {
    let polarity = vec![Span::quiet(story.word("polarity", factor.polarity.as_str())?)];
    let mut under = vec![in_a_row(vec![polarity, story.moments(&factor.events)?])];
    under.extend(sentences(story, factor, Depth::Whole)?);
    Ok(Entry { sign: Sign::Polarity(factor.polarity), text: paragraphs(&factor.phrase), under, anchor: None })
}

/// Every sentence that begins with the factor.
pub(crate) fn sentences(story: &Story<'_>, factor: &Factor, depth: Depth) -> Result<Vec<Line>, WordsError> {
    let links = story.sheet.links.iter().filter(|link| link.from == factor.id);
    links.map(|link| sentence(story, link, depth)).collect()
}

/// The rest of the sentence that begins with the factor: "delayed the second run".
fn sentence(story: &Story<'_>, link: &Link, depth: Depth) -> Result<Line, WordsError> {
    let mut line = vec![Span::quiet(format!("{} ", story.word("link", link.kind.as_str())?))];
    match link.to {
        Some(factor) => line.extend(story.factor(factor)),
        None => line.push(Span::plain(story.words.say("map-to-impact")?)),
    }
    if link.perspective.is_some() {
        line.push(Span::quiet(format!(" ({})", story.role(link.perspective)?)));
    }
    if depth == Depth::Whole && !link.remark.trim().is_empty() {
        line.push(Span::quiet(format!(" \u{2013} {}", link.remark.trim())));
    }
    Ok(line)
}
