//! Owns what people take away: learnings, surprises, and what nobody knows yet.
//! Must not know factors beyond their names.

use super::factors::{in_order, remarks};
use super::story::Story;
use super::{Depth, Part, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Entry, Line, Sign, Span};
use crate::words::WordsError;
use domain::{Gap, LearningKind, Note, NoteKind, OpenQuestion, QuestionState};

/// What somebody will do or look for differently.
pub(crate) fn learned(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    Part::of(story, "learned", list(learnings(story, depth, LearningKind::Learned)?))
}

/// What turned out to work in another way than believed.
pub(crate) fn surprised(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    let mut entries = learnings(story, depth, LearningKind::Surprise)?;
    for note in notes(story, NoteKind::Surprise) {
        entries.push(noted(story, depth, note, Sign::Dash)?);
    }
    Part::of(story, "surprised", list(entries))
}

fn learnings(story: &Story<'_>, depth: Depth, kind: LearningKind) -> Result<Vec<Entry>, WordsError> {
    let mut entries = Vec::new();
    for learning in in_order(story, kind) {
        entries.push(depth.entry(Sign::Dash, paragraphs(&learning.text), remarks(story, depth, learning)?));
    }
    Ok(entries)
}

/// Open questions, questions from the meeting, silences to ask about; then what has been answered since.
pub(crate) fn unknown(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    let mut answered = Vec::new();
    for question in story.sheet.questions.iter().filter(|it| it.state == QuestionState::Answered) {
        let mut text = paragraphs(&question.text);
        text.extend(paragraphs(&question.answer));
        answered.push(depth.entry(Sign::Question, text, curious(story, depth, question)?));
    }
    let mut blocks = list(open(story, depth)?);
    if !answered.is_empty() {
        blocks.push(Block::List { label: story.words.say("label-answered")?, entries: answered });
    }
    Part::of(story, "unknown", blocks)
}

/// What is open before people meet: without what was asked in the meeting and what has been answered since.
pub(crate) fn still_open(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut entries = Vec::new();
    for question in open_questions(story) {
        entries.push(Depth::Kept.entry(Sign::Question, paragraphs(&question.text), Vec::new()));
    }
    entries.extend(silences(story, Depth::Kept)?);
    Part::of(story, "unknown", list(entries))
}

fn open_questions<'a>(story: &Story<'a>) -> impl Iterator<Item = &'a OpenQuestion> {
    story.sheet.questions.iter().filter(|it| it.state == QuestionState::Open)
}

fn open(story: &Story<'_>, depth: Depth) -> Result<Vec<Entry>, WordsError> {
    let mut entries = Vec::new();
    for question in open_questions(story) {
        entries.push(depth.entry(Sign::Question, paragraphs(&question.text), curious(story, depth, question)?));
    }
    for note in notes(story, NoteKind::Question) {
        entries.push(noted(story, depth, note, Sign::Question)?);
    }
    entries.extend(silences(story, depth)?);
    Ok(entries)
}

/// What came after moments that nothing has been told about.
fn silences(story: &Story<'_>, depth: Depth) -> Result<Vec<Entry>, WordsError> {
    let mut entries = Vec::new();
    for event in story.events.iter().filter(|event| event.gap == Gap::Ask) {
        let text = story.words.say_with("gap-question", &[("title", event.title.as_str().into())])?;
        let moment = if depth == Depth::Whole { vec![story.moment(event.id)?] } else { Vec::new() };
        entries.push(depth.entry(Sign::Question, paragraphs(&text), moment));
    }
    Ok(entries)
}

fn curious(story: &Story<'_>, depth: Depth, question: &OpenQuestion) -> Result<Vec<Line>, WordsError> {
    if depth == Depth::Kept || question.curious.is_none() {
        return Ok(Vec::new());
    }
    let who = story.role(question.curious)?;
    Ok(vec![vec![Span::quiet(story.words.say_with("curious", &[("who", who.into())])?)]])
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
pub(crate) fn noted(story: &Story<'_>, depth: Depth, note: &Note, sign: Sign) -> Result<Entry, WordsError> {
    let mut remarks = Vec::new();
    if depth == Depth::Whole && note.perspective.is_some() {
        remarks.push(vec![Span::quiet(story.role(note.perspective)?)]);
    }
    Ok(depth.entry(sign, paragraphs(&note.text), remarks))
}
