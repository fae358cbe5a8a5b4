//! Owns the full record: every part there is, and at the end what this copy leaves out.
//! Must not know what was said in anything it leaves out.

use super::story::Story;
use super::{Depth, Part, closing, factors, learned, map, pre_read, timeline, voices};
use crate::audience::Audience;
use crate::error::ReportError;
use crate::paper::{Block, Entry, Sign, Span, Spread};
use domain::NoteKind;

pub(crate) fn record(story: &Story<'_>) -> Result<Vec<Option<Part>>, ReportError> {
    Ok(vec![
        voices::voices(story)?,
        voices::differing(story)?,
        timeline::timeline(story)?,
        factors::together(story, Depth::Whole)?,
        factors::held(story, Depth::Whole)?,
        factors::lucky(story, Depth::Whole)?,
        learned::learned(story, Depth::Whole)?,
        learned::surprised(story, Depth::Whole)?,
        learned::unknown(story, Depth::Whole)?,
        closing::parked(story, Depth::Whole)?,
        closing::follow_ups(story)?,
        closing::thanks(story)?,
        closing::notes(story)?,
        pre_read::ground_rules(story)?,
        pre_read::agenda(story)?,
        closing::afterwards(story)?,
        copy(story)?,
        // The map has a page of its own and comes last, so that the text before it runs on.
        map::map(story, Spread::Page, "map-alt")?,
        map::in_words(story)?,
    ])
}

/// What was left out of this copy, and the files the record rests on.
fn copy(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let words = story.words;
    let mut left_out = Vec::new();
    if story.hidden.private {
        left_out.push(words.say("left-out-private")?);
    }
    let notes = story.sheet.notes.iter().any(|note| note.kind == NoteKind::Note);
    if notes && story.audience != Audience::Team {
        left_out.push(words.say("left-out-notes")?);
    }
    for (id, count) in [("left-out-names", story.hidden.people), ("left-out-lines", story.imported.len())] {
        if count > 0 {
            left_out.push(words.say_with(id, &[("count", count.into())])?);
        }
    }
    let entry =
        |text: String, under| Entry { sign: Sign::Dash, text: vec![vec![Span::plain(text)]], under, anchor: None };
    let mut blocks = Vec::new();
    if !left_out.is_empty() {
        let entries = left_out.into_iter().map(|text| entry(text, Vec::new())).collect();
        blocks.push(Block::List { label: words.say("label-left-out")?, entries });
    }
    let mut files = Vec::new();
    for source in &story.sheet.sources {
        let remark = [("zone", source.zone.as_str().into()), ("hash", source.sha256.as_str().into())];
        files.push(entry(source.name.clone(), vec![vec![Span::quiet(words.say_with("source-remark", &remark)?)]]));
    }
    if !files.is_empty() {
        blocks.push(Block::List { label: words.say("label-sources")?, entries: files });
    }
    Part::of(story, "record", blocks)
}
