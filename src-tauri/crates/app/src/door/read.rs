//! Owns everything that only reads: a review, its map, its history, its handout.
//! Must not change anything: it holds the library by a shared reference.

use super::{Door, tell};
use crate::trouble::{Doing, Reason};
use crate::{Code, Entry, HandoutAsk, HandoutView, MapAsk, MapView, ReviewView, Trouble, Which};
use domain::{EventId, Noun, Review, ReviewId, Sheet};
use figure::{Layout, Seats};
use report::WordsError;
use std::collections::BTreeMap;

impl Door {
    /// One review, whole.
    pub fn review(&self, which: Which) -> Result<ReviewView, Trouble> {
        let sheet = self.sheet(which.review)?;
        let library = self.held()?;
        let reach = self.read_with(library.reach(which.review))?;
        let revision = self.read_with(library.revision())?;
        Ok(ReviewView { sheet, revision, reach: tell::reach(reach), access: self.access() })
    }

    /// The factor map of a review, as a picture and as words.
    pub fn map(&self, ask: MapAsk) -> Result<MapView, Trouble> {
        let sheet = self.sheet(ask.review)?;
        self.drawn(&sheet, figure::Page::Screen { width: ask.width })
    }

    /// The map of a sheet. On a screen, what was seen there before stays in its place; on paper, the same review always
    /// gives the same picture.
    pub(super) fn drawn(&self, sheet: &Sheet, page: figure::Page) -> Result<MapView, Trouble> {
        let failed = |why: WordsError| self.told(Doing::Reading, tell::of_report(&why.into()));
        match (page, sheet.reviews.first()) {
            (figure::Page::Screen { width }, Some(review)) => {
                self.places.keeping((review.id, width), |earlier| laid(sheet, page, earlier)).map_err(failed)
            }
            _ => map_of(sheet, page).map_err(failed),
        }
    }

    /// Everything that was done to a review, oldest first.
    pub fn history(&self, which: Which) -> Result<Vec<Entry>, Trouble> {
        let entries = self.read_with(self.held()?.history(which.review))?;
        Ok(entries.into_iter().map(tell::entry).collect())
    }

    /// A handout as it will be on paper, one picture a page.
    pub fn handout(&self, ask: HandoutAsk) -> Result<HandoutView, Trouble> {
        self.press(ask.review, ask.what, ask.audience)?.preview()
    }

    pub(super) fn sheet(&self, review: ReviewId) -> Result<Sheet, Trouble> {
        self.part(review, Noun::ALL)
    }

    /// The rows of some nouns of a review, and nothing else of it.
    pub(super) fn part(&self, review: ReviewId, nouns: &[Noun]) -> Result<Sheet, Trouble> {
        self.read_with(self.held()?.part(review, nouns))?
            .ok_or_else(|| self.told(Doing::Reading, Reason::new(Code::NotFound, "no-review").with("name", review)))
    }

    /// Every review, newest first.
    pub fn reviews(&self) -> Result<Vec<Review>, Trouble> {
        let listed = self.read_with(self.held()?.reviews())?;
        Ok(listed.into_iter().map(|listed| listed.review).collect())
    }
}

/// The factor map of a sheet, with every word in it.
pub(super) fn map_of(sheet: &Sheet, page: figure::Page) -> Result<MapView, WordsError> {
    Ok(laid(sheet, page, None)?.0)
}

/// The same, after an earlier layout if there was one, with what the next may follow.
fn laid(sheet: &Sheet, page: figure::Page, earlier: Option<&Seats>) -> Result<(MapView, Seats), WordsError> {
    laid_out(sheet, page, earlier, |layout| {
        (MapView { drawing: layout.draw(), outline: layout.outline() }, layout.seats())
    })
}

/// Makes something of the map, laid out after an earlier layout if there was one.
pub(super) fn laid_out<T>(
    sheet: &Sheet,
    page: figure::Page,
    earlier: Option<&Seats>,
    make: impl FnOnce(&Layout<'_>) -> T,
) -> Result<T, WordsError> {
    let pins = numbered(sheet);
    let impact = sheet.reviews.first().map_or("", |review| review.impact.as_str());
    let words = report::Words::english()?.of_map()?;
    let graph =
        figure::Graph { factors: &sheet.factors, links: &sheet.links, impact, pins: &pins, words: &words, page };
    let layout = earlier.map_or_else(|| Layout::new(&graph), |earlier| Layout::after(&graph, earlier));
    Ok(make(&layout))
}

/// The numbers of the timeline: events count from 1 in the order of the story, on every screen and page alike.
pub(super) fn numbered(sheet: &Sheet) -> BTreeMap<EventId, u32> {
    let mut events: Vec<(i64, EventId)> = sheet.events.iter().map(|event| (event.position, event.id)).collect();
    events.sort_unstable();
    events.into_iter().map(|(_, id)| id).zip(1..).collect()
}
