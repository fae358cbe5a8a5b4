//! Owns the command that searches every review.
//! Must not know how anything is found.

use crate::Ended;
use crate::ask::{KindArg, Search, Shape};
use crate::say;
use app::{Door, Noun, ReviewId, SearchAsk, SearchOrder, SearchView, Trouble};
use serde_json::json;

/// Searches, and says what was found, review by review.
pub fn search(door: &mut Door, ask: &Search, shape: Shape) -> Result<Ended, Trouble> {
    if ask.rebuild {
        door.rebuild_search()?;
    }
    let found = door.search(SearchAsk { words: ask.words.join(" "), only: ask.only.map(Noun::from) })?;
    match shape {
        Shape::Json => say::json(&json!(found)),
        Shape::Words => in_words(&found),
    }
    let looked = !ask.words.is_empty();
    Ok(if found.hits.is_empty() && looked { Ended::Findings } else { Ended::Done })
}

fn in_words(found: &SearchView) {
    let mut last: Option<ReviewId> = None;
    for hit in &found.hits {
        if last.replace(hit.review) != Some(hit.review) {
            say::line(format_args!("{}  {}", &hit.review.to_string()[..13], hit.title));
        }
        say::line(format_args!("    {:<13} {}", hit.key.noun.as_str(), hit.snippet));
    }
    if found.order == SearchOrder::Newest {
        eprintln!("These words are in very many places: the newest come first.");
    }
    if found.more {
        eprintln!("There is more than the first {}; another word narrows it.", found.hits.len());
    }
}

impl From<KindArg> for Noun {
    fn from(kind: KindArg) -> Self {
        match kind {
            KindArg::Review => Self::Review,
            KindArg::Note => Self::Note,
            KindArg::Parked => Self::Parked,
            KindArg::Line => Self::Line,
            KindArg::Event => Self::Event,
            KindArg::Account => Self::Account,
            KindArg::Factor => Self::Factor,
            KindArg::Learning => Self::Learning,
            KindArg::Question => Self::OpenQuestion,
            KindArg::FollowUp => Self::FollowUp,
            KindArg::Thanks => Self::Thanks,
        }
    }
}
