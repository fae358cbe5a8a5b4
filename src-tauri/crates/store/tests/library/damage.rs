//! Owns the promise that damage met while reading or writing is an error, never a shorter answer.
//! Must not mend anything.

use crate::shelf::{Folder, act, begin, note, stamp, write};
use domain::{Act, ReviewId};
use std::fs;
use store::{ActError, StoreError};

const PAGE: usize = 4096;

/// Zeroes the first page of a table, as a bad sector would.
pub fn zero_the_root_page(folder: &Folder, name: &str) {
    let conn = rusqlite::Connection::open(folder.path()).expect("another program");
    let page: usize = conn
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get::<_, i64>(0))
        .map(|page| usize::try_from(page).expect("a page number"))
        .expect("the table has a page");
    conn.close().expect("it closes");
    let mut bytes = fs::read(folder.path()).expect("the file");
    bytes[(page - 1) * PAGE..page * PAGE].fill(0);
    fs::write(folder.path(), bytes).expect("damaged");
}

fn damaged(name: &str) -> (Folder, ReviewId) {
    let (folder, review) = Folder::with_a_note();
    zero_the_root_page(&folder, name);
    (folder, review)
}

#[test]
fn a_damaged_page_under_a_table_is_an_error_and_not_an_empty_sheet() {
    for name in ["note", "note_review"] {
        let (folder, review) = damaged(name);
        let read = folder.open().sheet(review);
        assert!(matches!(read, Err(StoreError::Damaged { .. })), "with {name} damaged the sheet was {read:?}");
    }
}

#[test]
fn a_damaged_page_under_the_reviews_is_an_error_and_not_an_empty_list() {
    let (folder, review) = damaged("review");
    let library = folder.open();
    assert!(matches!(library.reviews(), Err(StoreError::Damaged { .. })), "no list is better than an empty one");
    assert!(matches!(library.sheet(review), Err(StoreError::Damaged { .. })), "nor is the review simply not there");
}

#[test]
fn a_damaged_journal_is_an_error_and_not_an_empty_history() {
    let (folder, review) = damaged("act");
    let mut library = folder.open();
    assert!(matches!(library.history(review), Err(StoreError::Damaged { .. })), "history says so");
    assert!(matches!(library.revision(), Err(StoreError::Damaged { .. })), "the revision says so");
    let undone = library.undo(review, stamp(0));
    assert!(matches!(undone, Err(ActError::Store(StoreError::Damaged { .. }))), "undo says so: {undone:?}");
    let tried = act(&mut library, &Act::Write(note(9, review, "x").into()), review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::Damaged { .. }))), "no act goes unjournalled: {tried:?}");
}

#[test]
fn damage_in_one_table_leaves_the_others_usable() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    library.close().expect("it closes");
    zero_the_root_page(&folder, "factor_review");
    let mut library = folder.open();
    write(&mut library, note(2, review, "still possible").into());
    assert_eq!(library.history(review).expect("the journal reads").len(), 2, "what is not damaged can be read");
    let sheet = library.sheet(review);
    assert!(
        matches!(sheet, Err(StoreError::Damaged { .. })),
        "a sheet that may lack rows is not handed out: {sheet:?}"
    );
}

#[test]
fn an_unreadable_cell_is_an_error_that_says_where() {
    let (folder, review) = Folder::with_a_note();
    folder.tamper("UPDATE note SET taken_at = 'some time'");
    let read = folder.open().sheet(review);
    let said = matches!(read, Err(StoreError::Unreadable { noun: domain::Noun::Note, column: "taken_at" }));
    assert!(said, "the answer was {read:?}");
}

#[test]
fn bits_that_flip_anywhere_never_make_a_panic_or_a_silent_loss() {
    let (folder, review) = Folder::with_a_note();
    let sound = fs::read(folder.path()).expect("the file");
    let whole = folder.open().sheet(review).expect("it reads");
    let mut draw = crate::invented::Draw(11);
    for _ in 0..150 {
        let mut bytes = sound.clone();
        let at = draw.below(bytes.len());
        bytes[at] ^= 1 << draw.below(8);
        let other = Folder::new();
        fs::write(other.path(), &bytes).expect("damaged");
        let Ok(library) = store::Library::open(&other.path()) else { continue };
        let found = library.check().expect("the check itself runs").problems;
        match library.sheet(review) {
            Ok(sheet) if sheet == whole => {}
            Ok(sheet) => assert!(!found.is_empty(), "a flip at byte {at} changed the sheet to {sheet:?}, unseen"),
            Err(_) => assert!(!found.is_empty(), "a flip at byte {at} is an error that the check does not see"),
        }
    }
}
