//! Owns what the people in the room may see: a view with no field for anything private, made anew for every look.
//! Must not know windows, nor who put it on the wall.

use super::Door;
use crate::deck::Prompt;
use crate::room::{CatchUp, CatchUpStage, RoomAsk, RoomFace, RoomMoment, RoomNote, RoomShow, RoomStage, RoomView};
use crate::{Trouble, Which};
use domain::{AgendaItem, Event, EventKind, ItemState, NoteId, Noun, QuestionState, Sheet, Visibility};

/// How many moments stand under a question: enough to know where the story is, few enough to be read from the back.
const UNDER_A_QUESTION: usize = 3;

impl Door {
    /// What the room sees of a review.
    ///
    /// # Errors
    /// Where the review cannot be read or drawn.
    pub fn room(&self, ask: &RoomAsk) -> Result<RoomView, Trouble> {
        let sheet = self.part(ask.review, nouns(&ask.face))?;
        let review = sheet.reviews.first();
        let title = review.map_or_else(String::new, |review| review.title.clone());
        let zone = review.map_or_else(String::new, |review| review.zone.clone());
        let show = match &ask.face {
            RoomFace::Rules {} => {
                RoomShow::Rules { rules: review.map_or_else(Vec::new, |review| review.ground_rules.clone()) }
            }
            RoomFace::Question { prompt, follow_up } => {
                let mut moments = moments(&sheet);
                moments.drain(..moments.len().saturating_sub(UNDER_A_QUESTION));
                RoomShow::Question { text: self.question(&sheet, prompt.as_deref(), *follow_up)?, moments }
            }
            RoomFace::Over {} => RoomShow::Over {},
            RoomFace::Timeline {} => RoomShow::Timeline { moments: moments(&sheet) },
            RoomFace::CatchUp {} => RoomShow::CatchUp(catch_up(&sheet)),
            RoomFace::Map { width, factor, link } => {
                let map = self.drawn(&sheet, figure::Page::Screen { width: *width })?;
                let outline = map.outline.text();
                RoomShow::Map { drawing: Box::new(map.drawing), outline, factor: *factor, link: *link }
            }
            RoomFace::Note { note } => shared_note(&sheet, *note).map_or(RoomShow::Nothing {}, RoomShow::Note),
        };
        Ok(RoomView { title, zone, stage: stage(&sheet), show })
    }

    /// Where a meeting stands, for whoever has just come in.
    ///
    /// # Errors
    /// Where the review cannot be read.
    pub fn catch_up(&self, which: Which) -> Result<CatchUp, Trouble> {
        Ok(catch_up(&self.part(which.review, nouns(&RoomFace::CatchUp {}))?))
    }

    /// The words of the question being asked; empty where none is, which is when the stage is through.
    fn question(&self, sheet: &Sheet, prompt: Option<&str>, follow_up: Option<u8>) -> Result<String, Trouble> {
        let Some(id) = prompt else { return Ok(String::new()) };
        let decks = self.decks(())?.decks;
        let asked = decks.iter().flat_map(|deck| &deck.prompts).find(|prompt| prompt.id == id);
        let then = |asked: &Prompt| follow_up.and_then(|place| asked.follow_ups.get(usize::from(place)).cloned());
        let mut uses = sheet.agenda.iter().flat_map(|item| &item.prompts);
        // The facilitator's own words for it are what is said aloud.
        let own = uses.find(|used| used.prompt == id).and_then(|used| used.words.clone());
        Ok(asked.and_then(then).or(own).or_else(|| asked.map(|asked| asked.text.clone())).unwrap_or_default())
    }
}

/// What a face is made of. The wall is looked at after every act, so nothing else is read.
fn nouns(face: &RoomFace) -> &'static [Noun] {
    match face {
        RoomFace::Rules {} | RoomFace::Over {} => &[Noun::Review, Noun::AgendaItem],
        RoomFace::Question { .. } | RoomFace::Timeline {} => &[Noun::Review, Noun::AgendaItem, Noun::Event],
        RoomFace::CatchUp {} => &[Noun::Review, Noun::AgendaItem, Noun::Event, Noun::OpenQuestion],
        RoomFace::Map { .. } => &[Noun::Review, Noun::AgendaItem, Noun::Event, Noun::Factor, Noun::Link],
        RoomFace::Note { .. } => &[Noun::Review, Noun::AgendaItem, Noun::Perspective, Noun::Note],
    }
}

/// A note that was meant for the room; none where it is the facilitator's own, also where it became so just now.
fn shared_note(sheet: &Sheet, id: NoteId) -> Option<RoomNote> {
    let note = sheet.notes.iter().find(|note| note.id == id && note.visibility == Visibility::Room)?;
    let view = sheet.perspectives.iter().find(|view| Some(view.id) == note.perspective);
    Some(RoomNote { kind: note.kind, text: note.text.clone(), perspective: view.map(|view| view.name.clone()) })
}

/// How many moments and open questions a latecomer is given, and how many stages.
const TO_CATCH_UP: usize = 5;
const AHEAD: usize = 3;

/// Where the meeting stands.
fn catch_up(sheet: &Sheet) -> CatchUp {
    let events = story(sheet);
    let turning: Vec<_> = events.iter().copied().filter(|event| event.kind == EventKind::KeyMoment).collect();
    let known = if turning.is_empty() { events } else { turning };
    let known = known[known.len().saturating_sub(TO_CATCH_UP)..].iter();
    let ahead = |item: &&AgendaItem| matches!(item.state, ItemState::Now | ItemState::Waiting);
    let mut next: Vec<_> = sheet.agenda.iter().filter(ahead).collect();
    next.sort_by_key(|item| (item.state != ItemState::Now, item.position, item.id));
    let open = sheet.questions.iter().filter(|question| question.state == QuestionState::Open);
    CatchUp {
        summary: sheet.reviews.first().map_or_else(String::new, |review| review.summary.clone()),
        known: known.copied().map(moment).collect(),
        unknown: open.take(TO_CATCH_UP).map(|question| question.text.clone()).collect(),
        next: next
            .into_iter()
            .take(AHEAD)
            .map(|item| CatchUpStage { stage: item.stage, title: item.title.clone(), minutes: item.minutes })
            .collect(),
    }
}

/// The moments of the story, in its order.
fn moments(sheet: &Sheet) -> Vec<RoomMoment> {
    story(sheet).into_iter().map(moment).collect()
}

fn moment(event: &Event) -> RoomMoment {
    RoomMoment { at: event.at.clone(), title: event.title.clone() }
}

fn story(sheet: &Sheet) -> Vec<&Event> {
    let mut events: Vec<_> = sheet.events.iter().collect();
    events.sort_by_key(|event| (event.position, event.id));
    events
}

fn now(sheet: &Sheet) -> Option<&AgendaItem> {
    sheet.agenda.iter().find(|item| item.state == ItemState::Now)
}

fn stage(sheet: &Sheet) -> Option<RoomStage> {
    let item = now(sheet)?;
    let before = sheet.agenda.iter().filter(|other| (other.position, other.id) < (item.position, item.id)).count();
    let count = |places: usize| u32::try_from(places).unwrap_or(u32::MAX);
    Some(RoomStage {
        stage: item.stage,
        title: item.title.clone(),
        place: count(before + 1),
        of: count(sheet.agenda.len()),
        minutes: item.minutes,
        spent_ms: item.spent_ms,
        running_since: item.running_since,
    })
}
