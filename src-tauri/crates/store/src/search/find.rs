//! Owns the answer to a search: which rows, in which order, with which words around what was looked for.
//! Must not know who asks. Every reader of a library may see every word of it; an audience is chosen further up.

use super::fold::{Word, words};
use super::query::{Phrase, Query};
use super::waits::{self, key};
use super::{held, text};
use crate::StoreError;
use crate::rows::Rows;
use domain::{Key, Noun, ReviewId, Row, Shelf};
use rusqlite::{Connection, OptionalExtension, params};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// How many hits an answer holds at most.
const SHOWN: usize = 50;
/// Up to so many hits, every one is read and weighed.
const WEIGHED: usize = 400;
/// Up to so many texts with a phrase, the index weighs them; beyond that it would keep somebody waiting.
const RANKED: i64 = 8_000;
/// How much of a text is shown around the first place that was found, in bytes: about two lines.
const SNIPPET: usize = 200;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The first fifty.
    pub hits: Vec<Hit>,
    /// How they are ordered.
    pub order: Order,
    /// Whether there are more than these.
    pub more: bool,
}

/// How hits are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The most telling first: rare words and short texts weigh more (BM25, Robertson and others, 1994).
    Best,
    /// What was written last first, because the words are in too many texts to weigh them all.
    Newest,
}

/// One row that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The row.
    pub key: Key,
    /// The row a screen goes to: the event, for an account; otherwise the row itself.
    pub place: Key,
    /// The review it is in.
    pub review: ReviewId,
    /// That review's title.
    pub title: String,
    /// Some of its words, around the first place that was found, on one line.
    pub snippet: String,
    /// What was looked for within the snippet, in bytes, from left to right and apart.
    pub marks: Vec<Range<usize>>,
}

/// In how many texts a phrase stands, as far as it has been asked; only the order of hits depends on it.
pub(crate) type Frequencies = RefCell<HashMap<String, i64>>;

/// How many frequencies are remembered.
const REMEMBERED: usize = 4096;

/// A row that fits, not yet told.
struct Candidate {
    row: Row,
    said: String,
    words: Vec<Word>,
    places: Vec<Vec<Range<usize>>>,
}

/// Searches every row, or those of one noun.
pub(crate) fn find(
    conn: &Connection,
    typed: &str,
    only: Option<Noun>,
    known: &Frequencies,
) -> Result<Found, StoreError> {
    let nothing = Found { hits: Vec::new(), order: Order::Best, more: false };
    if only.is_some_and(|noun| !text::SEARCHED.contains(&noun)) {
        return Ok(nothing);
    }
    let Some(query) = Query::read(typed) else { return Ok(nothing) };
    let spelt = query.spelt(only);
    // Newest first throughout: what waits was written after what is in the index.
    let mut fitting = of_waiting(conn, &query, only)?;
    let newest = docs(conn, "ORDER BY rowid DESC", &spelt, WEIGHED + 1)?;
    let all = fitting.len() + newest.len() <= WEIGHED;
    let (order, chosen) = if all {
        (Order::Best, newest)
    } else if fitting.len() <= WEIGHED && few(conn, &query, known)? {
        (Order::Best, docs(conn, "ORDER BY rank", &spelt, SHOWN)?)
    } else {
        (Order::Newest, newest.into_iter().take(SHOWN).collect())
    };
    for doc in chosen {
        if let Some(key) = key_of(conn, doc)? {
            fitting.extend(candidate(conn, key, &query)?);
        }
    }
    if order == Order::Best {
        weigh(conn, &query, &mut fitting, known)?;
    }
    let more = !all || fitting.len() > SHOWN;
    let mut titles = HashMap::new();
    let hits = fitting.into_iter().take(SHOWN).map(|fit| told(conn, fit, &mut titles)).collect::<Result<_, _>>()?;
    Ok(Found { hits, order, more })
}

/// What fits of the rows that wait, newest first: all of it, or enough to say that it is more than is weighed.
fn of_waiting(conn: &Connection, query: &Query, only: Option<Noun>) -> Result<Vec<Candidate>, StoreError> {
    let mut fitting = Vec::new();
    let mut keys = waits::some(conn, usize::MAX)?;
    keys.retain(|key| only.is_none_or(|noun| key.noun == noun));
    keys.sort_unstable_by_key(|key| Reverse((key.id, key.noun.as_str())));
    for key in keys {
        fitting.extend(candidate(conn, key, query)?);
        if fitting.len() > WEIGHED {
            break;
        }
    }
    Ok(fitting)
}

fn docs(conn: &Connection, order: &str, spelt: &str, limit: usize) -> Result<Vec<i64>, StoreError> {
    let sql = format!("SELECT rowid FROM search_text WHERE search_text MATCH ?1 {order} LIMIT ?2");
    let mut select = conn.prepare_cached(&sql)?;
    let mut rows = select.query(params![spelt, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut docs = Vec::new();
    while let Some(row) = rows.next()? {
        docs.push(row.get(0)?);
    }
    Ok(docs)
}

fn key_of(conn: &Connection, doc: i64) -> Result<Option<Key>, StoreError> {
    let mut select = conn.prepare_cached("SELECT id, noun FROM search_row WHERE doc = ?1")?;
    let mut rows = select.query([doc])?;
    match rows.next()? {
        Some(row) => key(row, 0, 1),
        None => Ok(None),
    }
}

/// The row with what fits in it; none where it does not fit.
fn candidate(conn: &Connection, key: Key, query: &Query) -> Result<Option<Candidate>, StoreError> {
    let Some((row, said)) = held(conn, key)? else { return Ok(None) };
    if !query.may_fit(&said) {
        return Ok(None);
    }
    let words = words(&said);
    Ok(query.places(&words).map(|places| Candidate { row, said, words, places }))
}

/// Whether every phrase is in few enough texts for the index to weigh them.
fn few(conn: &Connection, query: &Query, known: &Frequencies) -> Result<bool, StoreError> {
    for phrase in &query.phrases {
        if frequency(conn, phrase, known)? > RANKED {
            return Ok(false);
        }
    }
    Ok(true)
}

/// In how many texts a phrase stands; one more than [`RANKED`] where it is in more than that.
fn frequency(conn: &Connection, phrase: &Phrase, known: &Frequencies) -> Result<i64, StoreError> {
    let spelt = phrase.spelt();
    if let Some(count) = known.borrow().get(&spelt) {
        return Ok(*count);
    }
    let sql = "SELECT count(*) FROM (SELECT rowid FROM search_text WHERE search_text MATCH ?1 LIMIT ?2)";
    let count = conn.prepare_cached(sql)?.query_row(params![spelt, RANKED + 1], |row| row.get(0))?;
    let mut known = known.borrow_mut();
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(spelt, count);
    Ok(count)
}

/// Orders by BM25 with its usual constants; what weighs the same stays newest first.
#[expect(clippy::cast_precision_loss, reason = "weights are compared, not counted")]
fn weigh(
    conn: &Connection,
    query: &Query,
    fitting: &mut Vec<Candidate>,
    known: &Frequencies,
) -> Result<(), StoreError> {
    const SATURATION: f64 = 1.2;
    const LENGTH: f64 = 0.75;
    if fitting.len() < 2 {
        return Ok(());
    }
    let all: i64 = conn
        .prepare_cached("SELECT coalesce(max(doc), 0) FROM search_row")?
        .query_row([], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let mut rarity = vec![1.0; query.phrases.len()];
    if query.phrases.len() > 1 {
        for (rarity, phrase) in rarity.iter_mut().zip(&query.phrases) {
            let count = frequency(conn, phrase, known)? as f64;
            *rarity = ((all as f64 - count + 0.5) / (count + 0.5) + 1.0).max(1.0).ln().max(1e-6);
        }
    }
    let mean = fitting.iter().map(|fit| fit.words.len()).sum::<usize>() as f64 / fitting.len() as f64;
    let weight = |fit: &Candidate| -> f64 {
        let length = 1.0 - LENGTH + LENGTH * fit.words.len() as f64 / mean;
        let parts = fit.places.iter().zip(&rarity).map(|(places, rarity)| {
            let times = places.len() as f64;
            rarity * times * (SATURATION + 1.0) / (times + SATURATION * length)
        });
        parts.sum()
    };
    let mut weighed: Vec<(f64, Candidate)> = fitting.drain(..).map(|fit| (weight(&fit), fit)).collect();
    weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    fitting.extend(weighed.into_iter().map(|(_, fit)| fit));
    Ok(())
}

fn told(conn: &Connection, fit: Candidate, titles: &mut HashMap<ReviewId, String>) -> Result<Hit, StoreError> {
    let review = fit.row.review();
    let title = match titles.get(&review) {
        Some(title) => title.clone(),
        None => {
            let title = match Rows::new(conn).row(review.into())? {
                Some(Row::Review(review)) => review.title,
                _ => String::new(),
            };
            titles.insert(review, title.clone());
            title
        }
    };
    let mut at: Vec<Range<usize>> = fit
        .places
        .iter()
        .flatten()
        .filter_map(|place| Some(fit.words.get(place.start)?.at.start..fit.words.get(place.end - 1)?.at.end))
        .collect();
    at.sort_by_key(|at| (at.start, at.end));
    let (snippet, marks) = snippet(&fit.said, &at);
    Ok(Hit { key: fit.row.key(), place: text::place(&fit.row), review, title, snippet, marks })
}

/// Some of the text around the first place, on one line, and the places within it.
fn snippet(said: &str, at: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = at.first().map_or(0, |at| at.start);
    let mut from = said.floor_char_boundary(first.saturating_sub(SNIPPET / 3));
    if from > 0 {
        // Begin with a whole word, unless that would be the one that was looked for.
        let gap = said.get(from..first).and_then(|before| before.find(char::is_whitespace));
        from = gap.map_or(from, |gap| from + gap).min(first);
    }
    let mut to = said.ceil_char_boundary((from + SNIPPET).min(said.len()));
    if to < said.len() {
        let last = said.get(from..to).and_then(|shown| shown.rfind(char::is_whitespace)).map_or(to, |gap| from + gap);
        if last > first {
            to = last;
        }
    }
    let shown = said.get(from..to).unwrap_or_default();
    let shown = shown.trim_start();
    let from = to - shown.len();
    let shown = shown.trim_end();
    let to = from + shown.len();
    let lead = if from > 0 { "… " } else { "" };
    let tail = if to < said.trim_end().len() { " …" } else { "" };
    let line: String = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Control characters beyond ASCII take two bytes and a space takes one, so they are counted out of the places.
    let place = |at: usize| {
        let before = shown.get(..at - from).unwrap_or(shown);
        let shrunk = before.chars().filter(|c| c.is_control() && c.len_utf8() == 2).count();
        lead.len() + before.len() - shrunk
    };
    let mut marks: Vec<Range<usize>> = Vec::new();
    for at in at.iter().filter(|at| at.start >= from && at.end <= to) {
        let at = place(at.start)..place(at.end);
        match marks.last_mut() {
            Some(last) if at.start < last.end => last.end = last.end.max(at.end),
            _ => marks.push(at),
        }
    }
    (format!("{lead}{line}{tail}"), marks)
}
