//! Owns the end of the text: parked ideas, follow-ups, thanks, how to correct the paper and how notes are used.
//! Must not know the story.

use super::learned::{noted, notes as notes_of};
use super::story::Story;
use super::{Depth, Part, clock, paragraphs};
use crate::audience::Audience;
use crate::error::ReportError;
use crate::paper::{Block, Column, Line, Next, Row, Sign, Span};
use crate::words::WordsError;
use domain::{FollowUp, FollowUpState, NoteKind, Parked, ParkedState};

/// Fix ideas put aside, with the day until which they are left alone.
pub(crate) fn parked(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    let mut ideas: Vec<&Parked> = story.sheet.parked.iter().collect();
    ideas.sort_by_key(|idea| (idea.taken_at, idea.id));
    let mut entries = Vec::new();
    for idea in ideas {
        let state = match (idea.state, idea.soak_until) {
            (ParkedState::Soaking, Some(day)) => {
                story.words.say_with("parked-until", &[("date", clock::date(story.words, day)?.into())])?
            }
            (state, _) => story.word("parked", state.as_str())?,
        };
        entries.push(depth.entry(Sign::Dash, paragraphs(&idea.text), vec![vec![Span::quiet(state)]]));
    }
    let blocks = if entries.is_empty() { Vec::new() } else { vec![Block::List { label: String::new(), entries }] };
    Part::of(story, "parked", blocks)
}

/// Follow-ups, each traced to the factor it speaks to.
pub(crate) fn follow_ups(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    if story.sheet.follow_ups.is_empty() {
        return Ok(None);
    }
    let words = story.words;
    let columns = vec![
        Column { head: words.say("follow-up-what")?, share: 32 },
        Column { head: words.say("follow-up-factor")?, share: 24 },
        Column { head: words.say("follow-up-who")?, share: 18 },
        Column { head: words.say("follow-up-effect")?, share: 26 },
    ];
    let mut rows = Vec::new();
    for follow_up in &story.sheet.follow_ups {
        rows.push(follow_up_row(story, follow_up)?);
    }
    let caption = words.say("follow-up-caption")?;
    Part::of(story, "follow-ups", vec![Block::Table { caption, columns, rows }])
}

fn follow_up_row(story: &Story<'_>, follow_up: &FollowUp) -> Result<Row, WordsError> {
    let words = story.words;
    let factor = follow_up.factor.map(|factor| story.factor(factor)).filter(|line| !line.is_empty());
    let factor = match factor {
        Some(line) => line,
        None => vec![Span::quiet(words.say("follow-up-no-factor")?)],
    };
    let mut who: Vec<Line> = Vec::new();
    if !follow_up.owner_role.trim().is_empty() {
        who.push(vec![Span::plain(follow_up.owner_role.trim())]);
    }
    if let Some(due) = follow_up.due {
        who.push(vec![Span::quiet(words.say_with("follow-up-due", &[("date", clock::date(words, due)?.into())])?)]);
    }
    if who.is_empty() || matches!(follow_up.state, FollowUpState::Done | FollowUpState::LetGo) {
        who.push(vec![Span::quiet(story.word("follow-up-state", follow_up.state.as_str())?)]);
    }
    let mut effect = paragraphs(&follow_up.expected_effect);
    if !follow_up.side_effect.trim().is_empty() {
        let text = follow_up.side_effect.trim();
        effect.push(vec![Span::quiet(words.say_with("follow-up-side-effect", &[("text", text.into())])?)]);
    }
    Ok(Row { anchor: None, cells: vec![paragraphs(&follow_up.text), vec![factor], who, effect] })
}

/// Thanks, by role.
pub(crate) fn thanks(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut blocks = Vec::new();
    for thanks in &story.sheet.thanks {
        let mut text = paragraphs(&thanks.text);
        if text.is_empty() {
            text = vec![vec![Span::plain(story.words.say("thanks-alone")?)]];
        }
        blocks.push(Block::Passage { label: thanks.to_whom.clone(), text, next: Next::Free });
    }
    Part::of(story, "thanks", blocks)
}

/// The facilitator's shared notes, for those who were in the room.
pub(crate) fn notes(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut entries = Vec::new();
    if story.audience == Audience::Team {
        for note in notes_of(story, NoteKind::Note) {
            entries.push(noted(story, Depth::Whole, note, Sign::Dash)?);
        }
    }
    let blocks = if entries.is_empty() { Vec::new() } else { vec![Block::List { label: String::new(), entries }] };
    Part::of(story, "notes", blocks)
}

/// How to correct the paper, and what happens with the notes.
pub(crate) fn afterwards(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let words = story.words;
    let used = words.say(&format!("notes-used-{}", story.audience.as_str()))?;
    let passage = |label: &str, text: String, next| -> Result<Block, WordsError> {
        Ok(Block::Passage { label: words.say(label)?, text: vec![vec![Span::plain(text)]], next })
    };
    let blocks = vec![
        passage("label-correct", words.say("correct")?, Next::Kept)?,
        passage("label-notes-used", used, Next::Kept)?,
        passage("label-stance", words.say("stance")?, Next::Free)?,
    ];
    Part::of(story, "afterwards", blocks)
}
