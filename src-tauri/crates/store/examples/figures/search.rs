//! Owns the figures of searching: every shape of question, against ten milliseconds and against SQLite's own ranking.
//! Must not know how the index is kept.

use crate::Outcome;
use crate::invented::{Draw, add, review_id, small, word};
use crate::told::{at, times, told};
use domain::Stamp;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use store::Library;

/// Notes of one review.
const NOTES: u64 = 500;

/// Up to so many texts with a word, the library weighs each of them.
const WEIGHED: usize = 8_000;

/// How many texts hold a word.
type Texts = HashMap<String, usize>;

/// Measures in a library of so many reviews, which is made first.
pub fn measure(path: &Path, reviews: u64, stamp: Stamp) -> Outcome<()> {
    let mut library = Library::open(path)?;
    let texts = fill(&mut library, reviews, stamp)?;
    // The dearest question of all: a word in just so many texts that every one of them is weighed.
    let frequent = texts.iter().filter(|(_, texts)| **texts <= WEIGHED).max_by_key(|(_, texts)| **texts);
    let questions = questions(frequent.map_or("", |(word, _)| word));
    let mut ours = Vec::new();
    let mut every = Vec::new();
    for (name, question) in &questions {
        let found = library.search(question, None)?;
        let run = times(40, |_| Ok(library.search(question, None)?))?;
        let (p50, p95, max) = (at(&run, 50), at(&run, 95), at(&run, 100));
        eprintln!("  {name}: {} hits, {:?}, p50 {p50:.3} p95 {p95:.3} max {max:.3} ms", found.hits.len(), found.order);
        every.extend(run.iter().copied());
        ours.push((*name, question.as_str(), p50));
    }
    library.close()?;
    every.sort_by(f64::total_cmp);
    let notes = reviews * NOTES;
    told(&format!("search_any_{notes}_notes_p95_v_10_ms"), at(&every, 95), 10.0, at(&every, 95) / 10.0, ("<=", 1.0));
    against_its_own_ranking(&Connection::open(path)?, &ours, notes)
}

/// Fills the library; gives how many texts each short word is in.
fn fill(library: &mut Library, reviews: u64, stamp: Stamp) -> Outcome<Texts> {
    let mut draw = Draw(1);
    let mut texts = Texts::new();
    for number in 0..reviews {
        let rows = small(number, NOTES, &mut draw, stamp);
        for row in &rows {
            if let domain::Row::Note(note) = row {
                // Long words are rare ones, and a million of them would only fill the memory.
                for word in note.text.split(' ').filter(|word| word.len() < 9).collect::<HashSet<_>>() {
                    *texts.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        add(library, review_id(number), rows, stamp)?;
    }
    Ok(texts)
}

fn questions(frequent: &str) -> Vec<(&'static str, String)> {
    vec![
        ("stop_word", format!("{} ", word(3))),
        ("common_word", word(40)),
        ("frequent_word", format!("{frequent} ")),
        ("rare_word", word(40_000)),
        ("prefix_1", "k".to_owned()),
        ("prefix_2", "ve".to_owned()),
        ("prefix_3", "dol".to_owned()),
        ("two_words", format!("{} {}", word(5), word(900))),
        ("two_common_words", format!("{} {}", word(3), word(5))),
        ("phrase", format!("\"{} {}\"", word(3), word(5))),
        ("no_hit", "zzzzqq".to_owned()),
    ]
}

/// The same questions to the same index, ranked as SQLite ranks by itself.
fn against_its_own_ranking(conn: &Connection, ours: &[(&str, &str, f64)], notes: u64) -> Outcome<()> {
    let ranked = "SELECT rowid FROM search_text WHERE search_text MATCH ?1 ORDER BY rank LIMIT 50";
    for (name, question, ours) in ours {
        let spelt = match *question {
            quoted if quoted.starts_with('"') => quoted.to_owned(),
            plain => plain.split_whitespace().map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" AND "),
        };
        let run = times(3, |_| {
            let mut select = conn.prepare_cached(ranked)?;
            let docs: Vec<i64> = select.query_map([&spelt], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(docs)
        })?;
        let peer = at(&run, 50);
        // The gain grows with the library; at a million notes it is to be three hundred times for a word everybody uses.
        let target = if *name == "stop_word" && notes >= 1_000_000 { 300.0 } else { 1.0 };
        told(&format!("search_{name}_{notes}_notes_v_fts5_rank"), *ours, peer, peer / ours, (">=", target));
    }
    Ok(())
}
