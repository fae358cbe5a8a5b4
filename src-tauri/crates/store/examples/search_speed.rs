//! Owns the figures of searching, of a note's commit and of opening a review, in a library of invented words.
//! Must not judge: it prints one line a figure, each a ratio against a peer measured in the same run.
//!
//! `cargo run --release -p store --example search_speed -- 2000` builds 2,000 reviews of 500 notes in a temporary
//! folder, which is deleted afterwards. A line reads `NAME ratio VALUE target OP T pass|short (ours … peer …)`, times
//! in milliseconds.

use domain::{Change, Note, NoteId, NoteKind, Review, ReviewId, ReviewState, Row, Stamp, Visibility};
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::error::Error;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Instant;
use store::Library;
use uuid::{Builder, Uuid};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Notes of one review.
const NOTES: u64 = 500;
/// Different words; how often each is used falls with its number.
const WORDS: u64 = 60_000;

/// Up to so many texts with a word, the library weighs each of them.
const WEIGHED: usize = 8_000;

/// A stream of numbers, the same in every run (SplitMix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Some twenty words. The number of a word is the product of draws, so that a few are everywhere and most are rare.
    fn text(&mut self) -> String {
        let count = 10 + self.below(20);
        let words = (0..count).map(|_| {
            let (a, b) = (self.below(WORDS) + 1, self.below(WORDS) + 1);
            word(a * b / WORDS * (self.below(100) + 1) / 100)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A word anybody could say aloud, one for each number.
fn word(mut number: u64) -> String {
    const SYLLABLES: [&str; 16] =
        ["ka", "lo", "mi", "ter", "su", "ven", "po", "ra", "ni", "dol", "fe", "ga", "bri", "ta", "sho", "um"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES.get(usize::try_from(number % 16).unwrap_or(0)).copied().unwrap_or_default());
        number /= 16;
        if number == 0 {
            return word;
        }
    }
}

fn id(number: u64) -> Uuid {
    Builder::from_unix_timestamp_millis(1_700_000_000_000 + number, &[7; 10]).into_uuid()
}

fn review(number: u64, stamp: Stamp) -> Row {
    Review {
        id: ReviewId(id(number)),
        rev: 1,
        title: format!("Invented {number}"),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: "UTC".into(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: vec![],
        made_at: stamp.at,
        sample: false,
    }
    .into()
}

fn note(number: u64, review: ReviewId, text: String, stamp: Stamp) -> Row {
    Note {
        id: NoteId(id(number)),
        rev: 1,
        review,
        kind: NoteKind::Note,
        text,
        taken_at: stamp.at,
        perspective: None,
        agenda_item: None,
        visibility: Visibility::Room,
    }
    .into()
}

fn add(library: &mut Library, review: ReviewId, rows: Vec<Row>, stamp: Stamp) -> Outcome<()> {
    let changes = rows.into_iter().map(|row| Change { before: None, after: Some(row) }).collect();
    library.act(stamp, "Build", review, &[], |_| Ok::<_, Infallible>(changes))?;
    Ok(())
}

/// Milliseconds, rising.
fn times<T>(count: usize, mut run: impl FnMut(usize) -> Outcome<T>) -> Outcome<Vec<f64>> {
    let mut times = Vec::with_capacity(count);
    for at in 0..count {
        let start = Instant::now();
        run(at)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

fn at(times: &[f64], percent: usize) -> f64 {
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn told(name: &str, ours: f64, peer: f64, ratio: f64, target: (&str, f64)) {
    let pass = if target.0 == "<=" { ratio <= target.1 } else { ratio >= target.1 };
    let verdict = if pass { "pass" } else { "short" };
    println!("{name} ratio {ratio:.2} target {} {} {verdict} (ours {ours:.3} peer {peer:.3})", target.0, target.1);
}

fn main() -> Outcome<()> {
    let reviews: u64 = std::env::args().nth(1).map_or(Ok(2_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("library.db");
    let stamp = Stamp { at: "2026-03-01T09:00:00Z".parse()? };
    let mut library = Library::open(&path)?;
    let mut draw = Draw(1);
    let start = Instant::now();
    let mut bytes = 0;
    let mut texts_with: HashMap<String, usize> = HashMap::new();
    for number in 0..reviews {
        let first = number * 1_000 + 1;
        let mut rows = vec![review(first, stamp)];
        let of = ReviewId(id(first));
        rows.extend((1..=NOTES).map(|note_number| {
            let text = draw.text();
            bytes += text.len();
            for word in text.split(' ').collect::<HashSet<_>>() {
                // Long words are rare ones, and a million of them would only fill the memory.
                if word.len() < 9 {
                    *texts_with.entry(word.to_owned()).or_default() += 1;
                }
            }
            note(first + note_number, of, text, stamp)
        }));
        add(&mut library, of, rows, stamp)?;
    }
    eprintln!(
        "{reviews} reviews, {} notes, {} MB of text, built in {:.1} s",
        reviews * NOTES,
        bytes / 1_000_000,
        start.elapsed().as_secs_f64()
    );
    // The dearest question of all: a word in just so many texts that every one of them is weighed.
    let frequent = texts_with.iter().filter(|(_, texts)| **texts <= WEIGHED).max_by_key(|(_, texts)| **texts);
    searching(library, &path, frequent.map_or("", |(word, _)| word))?;
    let mut library = Library::open(&path)?;
    committing(&mut library, folder.path(), stamp)?;
    opening(&library, folder.path(), reviews, stamp)
}

/// Every shape of question, against SQLite's own ranking of the same index.
fn searching(library: Library, path: &Path, frequent: &str) -> Outcome<()> {
    let (often, seldom) = (word(3), word(40_000));
    let pair = format!("{} {}", word(5), word(900));
    let questions = [
        ("stop_word", format!("{often} ")),
        ("common_word", word(40)),
        ("frequent_word", format!("{frequent} ")),
        ("rare_word", seldom.clone()),
        ("prefix_1", "k".to_owned()),
        ("prefix_2", "ve".to_owned()),
        ("prefix_3", "dol".to_owned()),
        ("two_words", pair.clone()),
        ("two_common_words", format!("{} {}", word(3), word(5))),
        ("phrase", format!("\"{} {}\"", word(3), word(5))),
        ("no_hit", "zzzzqq".to_owned()),
    ];
    let mut ours = Vec::new();
    let mut every = Vec::new();
    for (name, question) in &questions {
        let found = library.search(question, None)?;
        let run = times(40, |_| Ok(library.search(question, None)?))?;
        eprintln!(
            "{name}: {} hits, {:?}, p50 {:.3} p95 {:.3} max {:.3} ms",
            found.hits.len(),
            found.order,
            at(&run, 50),
            at(&run, 95),
            at(&run, 100)
        );
        every.extend(run.iter().copied());
        ours.push((name, question, at(&run, 50)));
    }
    library.close()?;
    every.sort_by(f64::total_cmp);
    told("search_any_p95_of_10ms", at(&every, 95), 10.0, at(&every, 95) / 10.0, ("<=", 1.0));
    let conn = rusqlite::Connection::open(path)?;
    let ranked = "SELECT rowid FROM search_text WHERE search_text MATCH ?1 ORDER BY rank LIMIT 50";
    for (name, question, ours) in ours {
        let spelt = match question.as_str() {
            quoted if quoted.starts_with('"') => quoted.to_owned(),
            plain => plain.split_whitespace().map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" AND "),
        };
        let run = times(3, |_| {
            let mut select = conn.prepare_cached(ranked)?;
            let docs: Vec<i64> = select.query_map([&spelt], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(docs)
        })?;
        let peer = at(&run, 50);
        let target = if *name == "stop_word" { 300.0 } else { 1.0 };
        told(&format!("search_{name}_v_fts5_rank"), ours, peer, peer / ours, (">=", target));
    }
    Ok(())
}

/// A note's commit against one sync of one page of the same disk, one after the other.
fn committing(library: &mut Library, folder: &Path, stamp: Stamp) -> Outcome<()> {
    let mut page = File::create(folder.join("page"))?;
    page.write_all(&[0; 4096])?;
    page.sync_all()?;
    let of = ReviewId(id(1));
    let mut draw = Draw(9);
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for number in 0..2_000 {
        let row = note(5_000_000_000 + number, of, draw.text(), stamp);
        let start = Instant::now();
        add(library, of, vec![row], stamp)?;
        ours.push(start.elapsed().as_secs_f64() * 1000.0);
        let start = Instant::now();
        page.rewind()?;
        page.write_all(&[1; 4096])?;
        page.sync_data()?;
        peer.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    ours.sort_by(f64::total_cmp);
    peer.sort_by(f64::total_cmp);
    for (percent, target) in [(50, 1.15), (99, 1.7)] {
        let (ours, peer) = (at(&ours, percent), at(&peer, percent));
        told(&format!("note_commit_p{percent}_v_fdatasync"), ours, peer, ours / peer, ("<=", target));
    }
    Ok(())
}

/// Opening a review here, against the same in a library of ten; and the list of all reviews.
fn opening(library: &Library, folder: &Path, reviews: u64, stamp: Stamp) -> Outcome<()> {
    let mut small = Library::open(&folder.join("small.db"))?;
    let mut draw = Draw(1);
    for number in 0..10 {
        let of = ReviewId(id(number * 1_000 + 1));
        let mut rows = vec![review(number * 1_000 + 1, stamp)];
        rows.extend((1..=NOTES).map(|at| note(number * 1_000 + 1 + at, of, draw.text(), stamp)));
        add(&mut small, of, rows, stamp)?;
    }
    let one = |number: usize| ReviewId(id(u64::try_from(number).unwrap_or(0) % 10 * 1_000 + 1_001));
    let peer = at(&times(100, |number| Ok(small.sheet(one(number))?))?, 50);
    let ours = at(&times(100, |number| Ok(library.sheet(one(number))?))?, 50);
    told("open_review_v_library_of_ten", ours, peer, ours / peer, ("<=", 1.2));
    let list = at(&times(5, |_| Ok(library.reviews()?))?, 50);
    eprintln!("the list of {reviews} reviews: {list:.1} ms");
    Ok(())
}
