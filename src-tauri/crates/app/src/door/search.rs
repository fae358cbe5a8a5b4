//! Owns the search over every review: what is asked, and the answer as a screen shows it.
//! Must not be within reach of a room: private words are searched too. It is a reading command, which only the
//! facilitator's own window holds.

use super::{Access, Door, tell};
use crate::Trouble;
use crate::trouble::Doing;
use domain::{Key, Noun, ReviewId};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use store::Order;
use ts_rs::TS;

/// Asks for words in every review.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SearchAsk {
    /// What was typed: words, unfinished words, phrases in quotation marks. Anything may be typed.
    pub words: String,
    /// One noun only; none means all that hold words.
    pub only: Option<Noun>,
}

/// What was found.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchView {
    /// The first fifty rows.
    pub hits: Vec<SearchHit>,
    /// How they are ordered.
    pub order: SearchOrder,
    /// Whether there are more.
    pub more: bool,
}

/// How hits are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchOrder {
    /// The most telling first.
    Best,
    /// The newest first, because the words are in too many places to weigh them all.
    Newest,
}

/// One row that was found.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchHit {
    /// The row.
    pub key: Key,
    /// The row to go to: for an account, its event.
    pub place: Key,
    /// The review it is in.
    pub review: ReviewId,
    /// That review's title.
    pub title: String,
    /// Some of its words, on one line.
    pub snippet: String,
    /// What was looked for, within the snippet, from left to right and apart.
    pub marks: Vec<SearchMark>,
}

/// A stretch of a snippet, counted as JavaScript counts: in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SearchMark {
    /// Its first unit.
    pub from: u32,
    /// The unit after its last.
    pub to: u32,
}

impl Door {
    /// Does some of what spares later acts their time, for a host with nothing else to do: takes what waits into the search
    /// index, then makes the journal of coming commits longer. Says whether more is left.
    ///
    /// # Errors
    /// Where the library cannot be written, or is shut.
    pub fn prepare_some(&mut self) -> Result<bool, Trouble> {
        if !matches!(self.access(), Access::Full) {
            return Ok(false);
        }
        let library = self.library.as_mut().map_err(|why| why.clone())?;
        let done = library.index_some().map(|more| more || library.lengthen_some());
        done.map_err(|why| self.told(Doing::Saving, tell::of_store(&why, &self.path)))
    }

    /// Searches every review.
    ///
    /// # Errors
    /// Where the library cannot be read; never because of what was typed.
    pub fn search(&self, ask: SearchAsk) -> Result<SearchView, Trouble> {
        let found = self.read_with(self.held()?.search(&ask.words, ask.only))?;
        let order = match found.order {
            Order::Best => SearchOrder::Best,
            Order::Newest => SearchOrder::Newest,
        };
        Ok(SearchView { hits: found.hits.into_iter().map(hit).collect(), order, more: found.more })
    }

    /// Builds the search index anew from the rows, after a check has found it wrong.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn rebuild_search(&mut self) -> Result<(), Trouble> {
        let built = self.library.as_mut().map_err(|why| why.clone())?.rebuild_search();
        self.read_with(built)
    }
}

fn hit(hit: store::Hit) -> SearchHit {
    let marks = hit.marks.iter().map(|at| units(&hit.snippet, at)).collect();
    let store::Hit { key, place, review, title, snippet, .. } = hit;
    SearchHit { key, place, review, title, snippet, marks }
}

fn units(text: &str, at: &Range<usize>) -> SearchMark {
    let count = |to: usize| {
        let units = text.get(..to).unwrap_or(text).encode_utf16().count();
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    SearchMark { from: count(at.start), to: count(at.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_counted_as_a_screen_counts() {
        let text = "… 👩‍🚒 été 漢字";
        let start = text.find('漢').unwrap_or_default();
        assert_eq!(units(text, &(start..text.len())), SearchMark { from: 12, to: 14 }, "units, not bytes");
    }
}
