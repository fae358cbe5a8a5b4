//! Owns the promise about bytes that rot: an error in words or a finding of the check, never a quiet loss.
//! Must not mend anything: that is for the salvage.

use crate::ledger::{Ledger, journal, open};
use crate::run::Run;
use crate::{report, times};
use app::Which;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tests::draw::Draw;

const PAGE: usize = 4096;
const HEADER: usize = 100;

/// What may happen to a file of pages.
const HARMS: [fn(&mut Vec<u8>, &mut Draw); 12] = [
    |bytes, draw| flip(bytes, draw, 1),
    |bytes, draw| flip(bytes, draw, 20),
    |bytes, draw| zero_pages(bytes, draw, 1),
    |bytes, draw| zero_pages(bytes, draw, 20),
    |bytes, _| bytes[..HEADER].fill(0),
    |bytes, _| bytes[..16 * PAGE].fill(0),
    // The tail is gone, wherever or between two pages.
    |bytes, draw| bytes.truncate(draw.below(bytes.len())),
    |bytes, draw| bytes.truncate(PAGE * draw.below(bytes.len() / PAGE)),
    // A sector of something else.
    |bytes, draw| {
        let at = draw.below(bytes.len() - 512);
        bytes[at..at + 512].fill_with(|| u8::try_from(draw.below(256)).expect("a byte"));
    },
    // A page written to the wrong place.
    |bytes, draw| {
        let (from, to) = (page(bytes, draw), page(bytes, draw));
        bytes.copy_within(from..from + PAGE, to);
    },
    // A page that says of itself that it holds nothing.
    |bytes, draw| {
        let at = page(bytes, draw);
        let header = if at == 0 { HEADER } else { at };
        bytes[header + 3..header + 5].fill(0);
    },
    // Flips in the first few pages, where the tables are named.
    |bytes, draw| {
        for _ in 0..3 {
            let at = draw.below(4 * PAGE);
            bytes[at] ^= 1 << draw.below(8);
        }
    },
];

/// The place of any page.
fn page(bytes: &[u8], draw: &mut Draw) -> usize {
    PAGE * draw.below(bytes.len() / PAGE)
}

fn flip(bytes: &mut [u8], draw: &mut Draw, count: usize) {
    for _ in 0..count {
        let at = draw.below(bytes.len());
        bytes[at] ^= 1 << draw.below(8);
    }
}

fn zero_pages(bytes: &mut [u8], draw: &mut Draw, count: usize) {
    for _ in 0..count {
        let at = page(bytes, draw);
        bytes[at..at + PAGE].fill(0);
    }
}

/// Everything a library shows: its reviews with every row, and its journal.
#[derive(PartialEq)]
struct Shown {
    sheets: BTreeMap<String, Value>,
    journal: BTreeMap<i64, Value>,
}

/// What opening a library and reading everything came to.
enum Met {
    /// It was refused, in words.
    Refused(app::Trouble),
    /// It opened, and something in it is refused when read, or everything reads; `problems` are the check's.
    Opened { shown: Option<Shown>, problems: usize },
}

fn meet(library: &Path) -> Met {
    let door = open(library);
    if let Some(why) = door.closed() {
        return Met::Refused(why);
    }
    // A library that cannot even be checked has told so; that counts as one problem.
    let problems = door.check().map_or(1, |health| health.problems.len());
    let reviews = door.library(()).map(|view| view.reviews);
    let sheets: Result<_, app::Trouble> = reviews.and_then(|reviews| {
        reviews
            .iter()
            .map(|listed| {
                let review = listed.review.id;
                door.history(Which { review })?;
                Ok((review.to_string(), json!(door.review(Which { review })?.sheet)))
            })
            .collect()
    });
    let shown = sheets.ok().map(|sheets| Shown { sheets, journal: journal(&door) });
    Met::Opened { shown, problems }
}

/// A library a writer has worked on, with the sample in it; without `-wal` or with its latest words still there.
fn written(library: &Path, seed: usize, closed: bool) -> Ledger {
    let mut door = open(library);
    door.add_sample(()).expect("the sample is added");
    door.close().expect("it closes");
    let run = Run::start("write", library, &[seed.to_string()]);
    let mut ledger = Ledger::default();
    ledger.take(run.until_kept(150));
    ledger.take(run.kill());
    if closed {
        open(library).close().expect("it closes");
    }
    ledger
}

#[test]
#[ignore = "takes a minute; .ci/torture runs it"]
fn a_damaged_library_is_refused_or_found_out_and_never_silently_empty() {
    let (mutants, began, mut draw) = (times(400), Instant::now(), Draw(13));
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library.db");
    written(&library, 1, true);
    let sound = fs::read(&library).expect("the file");
    let Met::Opened { shown: Some(whole), problems: 0 } = meet(&library) else { panic!("it is sound to begin with") };
    let (mut refused, mut found, mut harmless, mut longest) = (0, 0, 0, Duration::ZERO);
    for mutant in 0..mutants {
        let mut bytes = sound.clone();
        HARMS[mutant % HARMS.len()](&mut bytes, &mut draw);
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path().join("library.db");
        fs::write(&library, &bytes).expect("damaged");
        let started = Instant::now();
        let met = meet(&library);
        longest = longest.max(started.elapsed());
        match met {
            Met::Refused(why) => {
                let words = [&why.what, &why.why, &why.next];
                assert!(words.iter().all(|words| !words.is_empty()), "mutant {mutant} is refused in words: {words:?}");
                assert!(fs::read(&library).expect("it is there") == bytes, "mutant {mutant} is left as it is");
                refused += 1;
            }
            Met::Opened { shown, problems } => {
                let empty = shown.as_ref().is_some_and(|shown| shown.sheets.is_empty());
                assert!(!empty, "mutant {mutant} opens as if there had never been a word in it");
                let same = shown.is_some_and(|shown| shown == whole);
                assert!(same || problems > 0, "mutant {mutant} shows something else, and the check is content");
                if problems > 0 { found += 1 } else { harmless += 1 }
            }
        }
    }
    report(format_args!(
        "damage: {mutants} mutants of a library of {} pages: {refused} refused in words, {found} opened and found out by \
         the check, {harmless} harmless, 0 silent; the slowest took {} ms, all {} s",
        sound.len() / PAGE,
        longest.as_millis(),
        began.elapsed().as_secs()
    ));
    assert!(longest < Duration::from_secs(5 * 4), "damage never makes it hang");
}

#[test]
#[ignore = "takes a quarter of a minute; .ci/torture runs it"]
fn a_damaged_write_ahead_journal_costs_at_most_the_acts_after_the_damage() {
    let (mutants, began, mut draw) = (times(100), Instant::now(), Draw(14));
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library.db");
    written(&library, 2, false);
    let beside = |library: &Path| library.with_file_name("library.db-wal");
    let (file, wal) = (fs::read(&library).expect("the file"), fs::read(beside(&library)).expect("its journal"));
    assert!(!wal.is_empty(), "its latest words are in the journal");
    let Met::Opened { shown: Some(whole), problems: 0 } = meet(&library) else { panic!("it is sound to begin with") };
    let (mut refused, mut found, mut shorter, mut harmless) = (0, 0, 0, 0);
    for mutant in 0..=mutants {
        let mut bytes = wal.clone();
        match mutant % 4 {
            // The first is a copy and no more, to show that copying changes nothing.
            0 if mutant == 0 => {}
            0 => flip(&mut bytes, &mut draw, 1),
            1 => bytes.truncate(draw.below(wal.len())),
            2 => bytes[..32].fill(0),
            _ => zero_pages(&mut bytes, &mut draw, 1),
        }
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path().join("library.db");
        fs::write(&library, &file).expect("the file as it was");
        fs::write(beside(&library), &bytes).expect("damaged");
        match meet(&library) {
            Met::Refused(_) => refused += 1,
            Met::Opened { shown: None, problems } => {
                assert!(problems > 0, "mutant {mutant} cannot be read, and the check is content");
                found += 1;
            }
            Met::Opened { shown: Some(shown), problems } => {
                let known = shown.journal.iter().all(|(seq, changes)| whole.journal.get(seq) == Some(changes));
                let last = shown.journal.last_key_value().map_or(0, |(seq, _)| *seq);
                let prefix = shown.journal.len() == whole.journal.range(..=last).count();
                assert!(problems > 0 || (known && prefix), "mutant {mutant} holds what was never written");
                assert!(!shown.sheets.is_empty(), "mutant {mutant} opens as if there had never been a word in it");
                match (problems, shown == whole) {
                    (0, true) => harmless += 1,
                    (0, false) => shorter += 1,
                    _ => found += 1,
                }
            }
        }
    }
    report(format_args!(
        "damage to the write-ahead journal: {mutants} mutants and one true copy: {refused} refused, {found} found out by the check, \
         {shorter} whole up to the damage, {harmless} harmless, none with a word that was never written, {} s",
        began.elapsed().as_secs()
    ));
    assert!(harmless > 0, "a true copy shows everything");
}
