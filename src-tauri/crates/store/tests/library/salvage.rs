//! Owns the promises of salvage: what comes back from which damage, and that nothing is made worse.
//! Must not know how pages are read.

use crate::invented::{Draw, Known, attached, row};
use crate::shelf::{Folder, act, begin, force, id, note, stamp};
use domain::{Act, Change, Key, Noun, ReviewId, Sheet};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Library, SalvageError, Salvaged, salvage};

const PAGE: usize = 4096;
const TITLE: &str = "Invented: a review whose own row was lost";

/// A closed library of two reviews: a row of every noun, some of them undone and redone, and many notes, some so long
/// that they run on over several pages.
fn filled(notes: u64) -> (Folder, [ReviewId; 2], [Sheet; 2]) {
    let folder = Folder::new();
    let mut library = folder.open();
    let reviews = [begin(&mut library, 1), begin(&mut library, 2)];
    let mut draw = Draw(5);
    for (at, noun) in Noun::ALL.iter().enumerate().filter(|(_, noun)| **noun != Noun::Review) {
        let sheet = library.sheet(reviews[0]).expect("it reads").expect("a review");
        let number = 100 + u64::try_from(at).expect("small");
        let made = row(*noun, id(number), 0, reviews[0], &Known::of(&sheet), &mut draw);
        library
            .act(stamp(2), "WriteInvented", reviews[0], vec![attached()], |_| {
                Ok::<_, store::StoreError>(vec![Change { before: None, after: Some(made) }])
            })
            .expect("it is kept");
    }
    for some in 0..notes {
        let review = reviews[usize::try_from(some % 2).expect("small")];
        let text = format!("Invented words {some}. ").repeat(if some % 40 == 0 { 400 } else { 3 });
        let sheet = Sheet { notes: vec![note(1000 + some, review, &text)], ..Sheet::default() };
        act(&mut library, &Act::AddSheet { review, rows: sheet.into() }, review, 3, &[]).expect("it is kept");
    }
    library.undo(reviews[0], stamp(4)).expect("undone");
    library.redo(reviews[0], stamp(5)).expect("redone");
    library.undo(reviews[1], stamp(6)).expect("undone");
    let sheets = reviews.map(|review| library.sheet(review).expect("it reads").expect("a review"));
    library.close().expect("it closes");
    (folder, reviews, sheets)
}

fn rows(sheet: &Sheet) -> usize {
    sheet.rows().count()
}

/// Salvages a copy of these bytes, and returns what came back beside how many rows of the truth are there unchanged.
fn back(bytes: &[u8], truth: &[Sheet]) -> (Result<Salvaged, SalvageError>, usize, Folder) {
    let folder = Folder::new();
    let damaged = folder.dir.path().join("damaged.db");
    fs::write(&damaged, bytes).expect("the damaged file");
    let salvaged = salvage(&damaged, &folder.path(), TITLE, stamp(9));
    assert_eq!(fs::read(&damaged).expect("it is there"), bytes, "the damaged library is never touched");
    let mut right = 0;
    if salvaged.is_ok() {
        let library = folder.open();
        let health = library.check().expect("the check runs");
        assert!(health.is_sound(), "the new library passes its own check: {:?}", health.problems);
        for sheet in truth {
            let review = sheet.reviews[0].id;
            let found = library.sheet(review).expect("it reads").unwrap_or_default();
            let held: BTreeSet<String> = found.rows().map(|row| format!("{row:?}")).collect();
            right += sheet.rows().filter(|row| held.contains(&format!("{row:?}"))).count();
        }
        library.close().expect("it closes");
    } else {
        assert!(!folder.path().exists(), "nothing half-made stands under the new name");
    }
    (salvaged, right, folder)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn an_act_whose_pairs_lie_packed_comes_back_with_its_place_in_the_journal() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let notes =
        (100..700).map(|number| note(number, review, &format!("Invented words {number}. ").repeat(9))).collect();
    let sheet = Sheet { notes, ..Sheet::default() };
    act(&mut library, &Act::AddSheet { review, rows: sheet.into() }, review, 3, &[]).expect("it is kept");
    let truth = library.sheet(review).expect("it reads").expect("there");
    let history = library.history(review).expect("it reads");
    library.close().expect("it closes");
    let mut bytes = fs::read(folder.path()).expect("the library");
    bytes[..PAGE].fill(0);
    let (salvaged, right, new) = back(&bytes, std::slice::from_ref(&truth));
    assert_eq!(right, rows(&truth), "every row is back: {salvaged:?}");
    assert_eq!(new.open().history(review).expect("it reads"), history, "and so is what was done, entry by entry");
}

#[test]
fn a_sound_library_comes_back_whole_with_its_history_and_its_hashes() {
    let (folder, reviews, sheets) = filled(60);
    let new = folder.dir.path().join("new.db");
    let salvaged = salvage(&folder.path(), &new, TITLE, stamp(9)).expect("it works");
    let (mut old, mut fresh) = (folder.open(), Library::open(&new).expect("it opens"));
    assert_eq!((salvaged.untitled, salvaged.entries_lost, salvaged.attachments_lost), (0, 0, 0));
    assert_eq!(salvaged.contents, 1, "kept bytes come back");
    for (review, sheet) in reviews.into_iter().zip(sheets) {
        assert_eq!(fresh.sheet(review).expect("it reads"), Some(sheet), "every row is as it was");
        let (before, after) = (old.history(review).expect("old"), fresh.history(review).expect("new"));
        assert_eq!(before, after, "the history is the same, and so are the names that follow from its hashes");
        assert_eq!(old.reach(review).expect("old"), fresh.reach(review).expect("new"), "undo and redo go on");
    }
    assert_eq!(
        old.undo(reviews[0], stamp(10)).expect("undone").changes,
        fresh.undo(reviews[0], stamp(10)).expect("undone").changes
    );
}

#[test]
fn rows_of_every_earlier_schema_come_back_although_they_have_fewer_cells() {
    for schema in [1, 2, 3] {
        let released = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../../tests/dbs/schema-{schema}.db"));
        let folder = Folder::new();
        let old = folder.dir.path().join("old.db");
        fs::copy(&released, &old).expect("the library of an earlier release");
        // Without its journal nothing but the rows themselves can give anything back.
        let conn = rusqlite::Connection::open(&old).expect("another program");
        conn.execute_batch("DROP TRIGGER act_never_goes; DELETE FROM act; DELETE FROM standing; VACUUM")
            .expect("the journal goes");
        let count = |noun: &Noun| {
            let count = conn.query_row(&format!("SELECT count(*) FROM \"{}\"", noun.as_str()), [], |row| row.get(0));
            count.unwrap_or(0)
        };
        let private: i64 = conn.query_row("SELECT count(*) FROM private_note", [], |row| row.get(0)).unwrap_or(0);
        let there = Noun::ALL.iter().map(count).sum::<i64>() + private;
        conn.close().expect("it closes");
        let (salvaged, _, _) = back(&fs::read(&old).expect("its bytes"), &[]);
        let total = salvaged.expect("it is salvaged").total();
        assert_eq!(
            i64::try_from(total),
            Ok(there),
            "schema {schema}: a cell that came later may be missing at the end"
        );
    }
}

#[test]
fn words_still_in_the_journal_beside_the_library_come_back_too() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    crate::shelf::write(&mut library, note(2, review, "Only in the journal so far.").into());
    // A copy of both files while the library is open is what a crash leaves.
    let other = Folder::new();
    for ending in ["", "-wal"] {
        let from = PathBuf::from(format!("{}{ending}", folder.path().display()));
        fs::copy(from, other.beside(ending)).expect("copied");
    }
    drop(library);
    let new = other.dir.path().join("new.db");
    salvage(&other.path(), &new, TITLE, stamp(9)).expect("it works");
    let found = Library::open(&new).expect("it opens").sheet(review).expect("it reads").expect("the review");
    assert_eq!(found.notes[0].text, "Only in the journal so far.", "acknowledged is kept");
}

/// The damage of QUALITY's table, and the least share of rows that must come back unchanged.
#[test]
fn damage_of_every_kind_gives_back_what_it_left() {
    let (folder, _, sheets) = filled(600);
    let sound = fs::read(folder.path()).expect("the file");
    let all = sheets.iter().map(rows).sum::<usize>();
    let pages = sound.len() / PAGE;
    let zeroed = |count: usize, seed: u64| {
        let (mut bytes, mut draw) = (sound.clone(), Draw(seed));
        for _ in 0..count {
            let page = 1 + draw.below(pages - 1);
            bytes[page * PAGE..(page + 1) * PAGE].fill(0);
        }
        bytes
    };
    let noise = |count: usize, seed: u64| {
        let (mut bytes, mut draw) = (sound.clone(), Draw(seed));
        for _ in 0..count {
            let page = 1 + draw.below(pages - 1);
            bytes[page * PAGE..(page + 1) * PAGE].fill_with(|| u8::try_from(draw.below(256)).expect("a byte"));
        }
        bytes
    };
    let flipped = |count: usize, seed: u64| {
        let (mut bytes, mut draw) = (sound.clone(), Draw(seed));
        for _ in 0..count {
            let at = draw.below(bytes.len());
            bytes[at] ^= 1 << draw.below(8);
        }
        bytes
    };
    let headless = |length: usize| {
        let mut bytes = sound.clone();
        bytes[..length].fill(0);
        bytes
    };
    let cut = |part: usize| sound[..sound.len() * part / 100].to_vec();
    // Twenty pages of a library of 50,000 notes are one in a thousand; of this small one they are one in fifteen, so
    // less can come back here. The large one is measured by `examples/salvage.rs`.
    let table: Vec<(&str, usize, Vec<Vec<u8>>)> = vec![
        ("one page zeroed", 99, (0..6).map(|seed| zeroed(1, seed)).collect()),
        ("five pages zeroed", 97, (0..6).map(|seed| zeroed(5, seed)).collect()),
        ("twenty bits flipped", 99, (0..6).map(|seed| flipped(20, seed)).collect()),
        ("two hundred bits flipped", 95, (0..3).map(|seed| flipped(200, seed)).collect()),
        ("three pages of noise", 97, (0..3).map(|seed| noise(3, seed)).collect()),
        ("the first 100 bytes zeroed", 100, vec![headless(100)]),
        ("the first page zeroed", 100, vec![headless(PAGE)]),
        ("the first 16 pages zeroed", 90, vec![headless(16 * PAGE)]),
        ("the last 3 of 10 parts cut off", 60, vec![cut(70)]),
    ];
    for (name, least, cases) in table {
        for bytes in cases {
            let (salvaged, right, _folder) = back(&bytes, &sheets);
            let salvaged = salvaged.unwrap_or_else(|error| panic!("{name}: {error}"));
            println!("{name}: {right} of {all} rows came back, {} entries lost", salvaged.entries_lost);
            assert!(right * 100 >= all * least, "{name}: {right} of {all} rows came back; {least} of 100 are wanted");
        }
    }
}

#[test]
fn five_hundred_damaged_libraries_are_salvaged_or_refused_and_never_touched() {
    let (folder, _, sheets) = filled(12);
    let sound = fs::read(folder.path()).expect("the file");
    let mut draw = Draw(77);
    let mut refused = 0;
    for seed in 0..500 {
        let mut bytes = sound.clone();
        for _ in 0..=draw.below(3) {
            let at = draw.below(bytes.len());
            let length = (1 + draw.below(9000)).min(bytes.len() - at);
            match draw.below(5) {
                0 => bytes[at] ^= 1 << draw.below(8),
                1 => bytes[at..at + length].fill(u8::try_from(draw.below(256)).expect("a byte")),
                2 => bytes.truncate(at.max(1)),
                3 => {
                    let from = draw.below(bytes.len() - length + 1);
                    bytes.copy_within(from..from + length, at);
                }
                _ => bytes[at..at + length].fill_with(|| u8::try_from(draw.below(256)).expect("a byte")),
            }
        }
        let (salvaged, _, _folder) = back(&bytes, &sheets);
        match salvaged {
            Ok(_) => {}
            Err(SalvageError::Nothing { .. }) => refused += 1,
            Err(error) => panic!("damage {seed} was met with: {error}"),
        }
    }
    assert!(refused < 250, "most damage leaves something: {refused} of 500 were refused");
}

#[test]
fn a_review_whose_own_row_is_lost_keeps_its_notes_under_the_title_given() {
    let (folder, review) = Folder::with_a_note();
    crate::damage::zero_the_root_page(&folder, "review");
    crate::damage::zero_the_root_page(&folder, "act");
    let new = folder.dir.path().join("new.db");
    let salvaged = salvage(&folder.path(), &new, TITLE, stamp(9)).expect("it works");
    let found = Library::open(&new).expect("it opens").sheet(review).expect("it reads").expect("the review");
    assert_eq!(salvaged.untitled, 1);
    assert_eq!(found.reviews[0].title, TITLE, "it can be found in the list");
    assert_eq!(found.notes[0].text, "The page was slow.", "and holds its words");
}

#[test]
fn a_row_in_which_bits_have_flipped_is_taken_from_the_journal() {
    let (folder, review) = Folder::with_a_note();
    folder.tamper("UPDATE note SET text = 'The page was slew.'");
    let new = folder.dir.path().join("new.db");
    let salvaged = salvage(&folder.path(), &new, TITLE, stamp(9)).expect("it works");
    let found = Library::open(&new).expect("it opens").sheet(review).expect("it reads").expect("the review");
    assert_eq!(found.notes[0].text, "The page was slow.", "the entry carries a hash, the row does not");
    assert_eq!(salvaged.rows[&Noun::Note].from_journal, 1, "and the report says so");
}

#[test]
fn what_was_removed_stays_removed() {
    let (folder, review) = Folder::with_a_note();
    let mut library = folder.open();
    let sheet = library.sheet(review).expect("it reads").expect("the review");
    let before = sheet.notes[0].clone();
    force(&mut library, review, Change { before: Some(before.into()), after: None }).expect("removed");
    library.close().expect("it closes");
    let new = folder.dir.path().join("new.db");
    salvage(&folder.path(), &new, TITLE, stamp(9)).expect("it works");
    let note = Key { noun: Noun::Note, id: id(2) };
    assert_eq!(Library::open(&new).expect("it opens").row(note).expect("it reads"), None, "salvage is no resurrection");
}

#[test]
fn what_cannot_be_salvaged_is_told_and_leaves_nothing_behind() {
    let folder = Folder::new();
    let (text, there) = (folder.dir.path().join("letter.txt"), folder.dir.path().join("there.db"));
    fs::write(&text, "Dear all, this is no library. ".repeat(1000)).expect("written");
    fs::write(&there, "mine").expect("written");
    let before = names(folder.dir.path());
    let missing = salvage(&folder.dir.path().join("none.db"), &folder.path(), TITLE, stamp(9));
    assert!(matches!(missing, Err(SalvageError::Unread { .. })), "{missing:?}");
    let nothing = salvage(&text, &folder.path(), TITLE, stamp(9));
    assert!(matches!(nothing, Err(SalvageError::Nothing { .. })), "{nothing:?}");
    let taken = salvage(&text, &there, TITLE, stamp(9));
    assert!(matches!(taken, Err(SalvageError::Taken { .. })), "a file is never written over: {taken:?}");
    assert_eq!(names(folder.dir.path()), before, "the folder is as it was");
    assert_eq!(fs::read(&there).expect("there"), b"mine");
}
