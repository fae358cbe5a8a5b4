//! Owns what people take away: learnings, surprises, and what nobody knows yet.
//! Must not know factors beyond their names.

use super::factors::{in_order, under};
use super::story::Story;
use super::{Part, one_row, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Entry, Sign, Span};
use domain::{Gap, LearningKind, Note, NoteKind, QuestionState};

/// What somebody will do or look for differently.
pub(crate) fn learned(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut entries = Vec::new();
    for learning in in_order(story, LearningKind::Learned) {
        entries.push(Entry {
            sign: Sign::Dash,
            text: paragraphs(&learning.text),
            under: under(story, learning)?,
            anchor: None,
        });
    }
    Part::of(story, "learned", list(entries))
}

/// What turned out to work in another way than believed.
pub(crate) fn surprised(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut entries = Vec::new();
    for learning in in_order(story, LearningKind::Surprise) {
        entries.push(Entry {
            sign: Sign::Dash,
            text: paragraphs(&learning.text),
            under: under(story, learning)?,
            anchor: None,
        });
    }
    for note in notes(story, NoteKind::Surprise) {
        entries.push(noted(story, note, Sign::Dash)?);
    }
    Part::of(story, "surprised", list(entries))
}

/// Open questions, questions from the meeting, silences to ask about; then what has been answered since.
pub(crate) fn unknown(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let words = story.words;
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    for question in &story.sheet.questions {
        let mut text = paragraphs(&question.text);
        let mut under = Vec::new();
        if question.curious.is_some() {
            let who = story.role(question.curious)?;
            under.push(vec![Span::quiet(words.say_with("curious", &[("who", who.into())])?)]);
        }
        let list = match question.state {
            QuestionState::Open => &mut open,
            QuestionState::Answered => {
                text.extend(paragraphs(&question.answer));
                &mut answered
            }
        };
        list.push(Entry { sign: Sign::Question, text, under: one_row(under), anchor: None });
    }
    for note in notes(story, NoteKind::Question) {
        open.push(noted(story, note, Sign::Question)?);
    }
    for event in story.events.iter().filter(|event| event.gap == Gap::Ask) {
        let text = words.say_with("gap-question", &[("title", event.title.as_str().into())])?;
        let under = one_row(vec![story.moment(event.id)?]);
        open.push(Entry { sign: Sign::Question, text: paragraphs(&text), under, anchor: None });
    }
    let mut blocks = list(open);
    if !answered.is_empty() {
        blocks.push(Block::List { label: words.say("label-answered")?, entries: answered });
    }
    Part::of(story, "unknown", blocks)
}

fn list(entries: Vec<Entry>) -> Vec<Block> {
    if entries.is_empty() { Vec::new() } else { vec![Block::List { label: String::new(), entries }] }
}

/// The shared notes of one kind, in the order they were taken.
pub(crate) fn notes<'a>(story: &Story<'a>, kind: NoteKind) -> Vec<&'a Note> {
    let mut notes: Vec<&Note> =
        story.sheet.notes.iter().filter(|note| note.kind == kind && !note.text.trim().is_empty()).collect();
    notes.sort_by_key(|note| (note.taken_at, note.id));
    notes
}

/// A note as an entry, with whose view it is.
pub(crate) fn noted(story: &Story<'_>, note: &Note, sign: Sign) -> Result<Entry, ReportError> {
    let mut under = Vec::new();
    if note.perspective.is_some() {
        under.push(vec![Span::quiet(story.role(note.perspective)?)]);
    }
    Ok(Entry { sign, text: paragraphs(&note.text), under: one_row(under), anchor: None })
}
