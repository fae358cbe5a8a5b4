//! Owns what reading promises while nothing is wrong: order, one moment, and reads that need no writer.
//! Must not write more than it reads back.

use crate::invented::{Draw, Known, row};
use crate::shelf::{Folder, act, begin, id};
use domain::{Act, Noun, ReviewId, Sheet};

#[test]
fn a_sheet_holds_its_own_review_and_no_other() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (first, second) = (begin(&mut library, 1), begin(&mut library, 2));
    for (number, review) in [(10, first), (20, second)] {
        let mut added = Sheet::default();
        for (place, noun) in (0..).zip([Noun::Perspective, Noun::Note, Noun::Factor, Noun::Thanks, Noun::Person]) {
            added.put(row(noun, id(number + place), 0, review, &Known::default(), &mut Draw(number)));
        }
        act(&mut library, &Act::AddSheet { review, rows: added.into() }, review, 0, &[]).expect("added");
    }
    let sheet = library.sheet(first).expect("it reads").expect("it is there");
    assert!(sheet.rows().all(|row| row.review() == first), "no row of another review");
    assert_eq!(sheet.rows().count(), 6, "and all of its own");
    assert_eq!(library.sheet(ReviewId(id(99))).expect("it reads"), None, "an unknown review is none, not an empty one");
}

#[test]
fn a_library_can_be_handed_to_another_thread() {
    fn sendable<T: Send>(_: &T) {}
    let folder = Folder::new();
    let library = folder.open();
    sendable(&library);
    let read = std::thread::spawn(move || library.reviews().map(|listed| listed.len())).join();
    assert_eq!(read.expect("the thread ends").expect("it reads"), 0, "work off the window's thread is possible");
}
