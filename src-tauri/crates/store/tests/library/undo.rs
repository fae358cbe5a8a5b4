//! Owns undo and redo as a person meets them: linear, per review, across restarts.
//! Must not repeat what `properties` shows for every act.

use crate::shelf::{Folder, begin, id, note, stamp, write};
use domain::ReviewId;
use store::{ActError, Library, Reach};

fn texts(library: &Library, review: ReviewId) -> Vec<String> {
    let sheet = library.sheet(review).expect("it reads").unwrap_or_default();
    sheet.notes.into_iter().map(|note| note.text).collect()
}

fn reach(undo: Option<&str>, redo: Option<&str>) -> Reach {
    Reach { undo: undo.map(str::to_owned), redo: redo.map(str::to_owned) }
}

#[test]
fn undo_goes_back_one_act_at_a_time_and_redo_comes_the_same_way_again() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    for (number, text) in [(2, "one"), (3, "two"), (4, "three")] {
        write(&mut library, note(number, review, text).into());
    }
    library.undo(review, stamp(1)).expect("undone");
    let receipt = library.undo(review, stamp(2)).expect("undone");
    assert_eq!(texts(&library, review), ["one"], "the last two are taken back");
    assert_eq!(receipt.reach, reach(Some("WriteNote"), Some("WriteNote")), "both ways are open");
    library.redo(review, stamp(3)).expect("redone");
    assert_eq!(texts(&library, review), ["one", "two"], "the one taken back last comes first");
    library.redo(review, stamp(4)).expect("redone");
    assert_eq!(texts(&library, review), ["one", "two", "three"], "and then the other");
    let nothing = library.redo(review, stamp(5));
    assert!(matches!(nothing, Err(ActError::NothingToRedo(of)) if of == review), "then there is nothing to redo");
}

#[test]
fn two_long_meetings_at_once_are_each_taken_back_in_their_own_order() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (first, second) = (begin(&mut library, 1), begin(&mut library, 2));
    // More acts than stand in force unlisted, so that some are listed and some are not.
    for number in 10..700 {
        let review = if number % 3 == 0 { second } else { first };
        write(&mut library, note(number, review, &format!("said {number}")).into());
        if number % 100 == 50 {
            library.undo(first, stamp(1)).expect("undone");
            library.redo(first, stamp(1)).expect("redone");
        }
    }
    let (said_first, said_second) = (texts(&library, first), texts(&library, second));
    assert_eq!((said_first.len(), said_second.len()), (460, 230), "every note is there");
    for _ in 0..460 {
        library.undo(first, stamp(2)).expect("undone");
    }
    assert_eq!(texts(&library, first), Vec::<String>::new(), "the one is taken back to its beginning");
    assert_eq!(texts(&library, second), said_second, "and the other is not touched");
    assert_eq!(library.history(second).expect("it reads").len(), 231, "nor is its history");
    write(&mut library, note(900, second, "said meanwhile").into());
    for _ in 0..460 {
        library.redo(first, stamp(3)).expect("redone");
    }
    assert_eq!(texts(&library, first), said_first, "and all of it comes again in its order");
    assert!(library.check().expect("it reads").is_sound(), "the library is sound");
}

#[test]
fn a_new_act_closes_the_way_forward() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(2, review, "one").into());
    library.undo(review, stamp(1)).expect("undone");
    write(&mut library, note(3, review, "another way").into());
    assert_eq!(library.reach(review).expect("it reads"), reach(Some("WriteNote"), None), "nothing waits to be redone");
    assert!(matches!(library.redo(review, stamp(2)), Err(ActError::NothingToRedo(_))), "and a redo says so");
    library.undo(review, stamp(3)).expect("undone");
    library.undo(review, stamp(4)).expect("the review itself is next, not the act taken back before");
    assert_eq!(library.sheet(review).expect("it reads"), None, "the way back is straight");
}

#[test]
fn what_can_be_undone_survives_a_restart() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(2, review, "one").into());
    write(&mut library, note(3, review, "two").into());
    library.undo(review, stamp(1)).expect("undone");
    library.close().expect("it closes");
    let mut library = folder.open();
    library.redo(review, stamp(2)).expect("redone after the restart");
    assert_eq!(texts(&library, review), ["one", "two"], "as if there had been none");
    library.close().expect("it closes");
    let mut library = folder.open();
    library.undo(review, stamp(3)).expect("undone");
    library.undo(review, stamp(4)).expect("undone");
    assert!(texts(&library, review).is_empty(), "all the way back");
}

#[test]
fn each_review_has_its_own_way_back() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (first, second) = (begin(&mut library, 1), begin(&mut library, 2));
    write(&mut library, note(3, first, "first").into());
    write(&mut library, note(4, second, "second").into());
    library.undo(first, stamp(1)).expect("undone");
    assert!(texts(&library, first).is_empty(), "the last act of that review");
    assert_eq!(texts(&library, second), ["second"], "and of no other, though it was later");
    assert_eq!(library.reach(second).expect("it reads").redo, None, "nor does it open a way forward there");
}

#[test]
fn an_untouched_review_has_nothing_to_undo() {
    let folder = Folder::new();
    let mut library = folder.open();
    let nowhere = ReviewId(id(9));
    assert_eq!(library.reach(nowhere).expect("it reads"), Reach::default(), "nothing is in reach");
    assert!(
        matches!(library.undo(nowhere, stamp(0)), Err(ActError::NothingToUndo(of)) if of == nowhere),
        "and so it says"
    );
    assert_eq!(library.revision().expect("it reads"), 0, "saying so is no entry");
}

#[test]
fn an_undo_that_would_overwrite_somebody_elses_change_is_refused() {
    let (folder, review) = Folder::with_a_note();
    folder.tamper("UPDATE note SET text = 'changed by another program'");
    let mut library = folder.open();
    let tried = library.undo(review, stamp(1));
    assert!(matches!(tried, Err(ActError::Overtaken { key }) if key.id == id(2)), "the row is named: {tried:?}");
    assert_eq!(texts(&library, review), ["changed by another program"], "and left as it is");
    assert_eq!(library.reach(review).expect("it reads").undo.as_deref(), Some("WriteNote"), "nothing has moved");
}
