//! Owns the promises of snapshots and of putting one back.
//! Must not know when one is due.

use crate::shelf::{Folder, begin, id, note, stamp, write};
use domain::ReviewId;
use std::fs;
use std::path::PathBuf;
use store::{Library, Occasion, OpenError, Snapshot, SnapshotError, inside, restore, snapshots};

fn snapshot(library: &Library, occasion: Occasion) -> Option<Snapshot> {
    library.copy_out(occasion).expect("copied").map(|copied| copied.keep().expect("kept"))
}

/// An open library with a snapshot of its first note, and one more note since.
fn with_a_snapshot() -> (Folder, Library, ReviewId, Snapshot) {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(2, review, "Before.").into());
    let taken = snapshot(&library, Occasion::Meeting).expect("something to copy");
    write(&mut library, note(3, review, "Since.").into());
    (folder, library, review, taken)
}

fn texts(path: PathBuf, review: ReviewId) -> Vec<String> {
    let library = Library::open(&path).expect("it opens");
    let sheet = library.sheet(review).expect("it reads").unwrap_or_default();
    assert!(library.check().expect("the check runs").is_sound(), "what is opened is sound");
    sheet.notes.into_iter().map(|note| note.text).collect()
}

#[test]
fn a_snapshot_stands_alone_and_says_what_it_holds() {
    let (folder, library, _, taken) = with_a_snapshot();
    assert_eq!((taken.revision, taken.occasion), (2, Occasion::Meeting));
    let held = inside(&taken.path).expect("it reads");
    assert_eq!((held.reviews, held.at), (vec!["Invented review 1".to_owned()], Some(stamp(0).at)));
    assert_eq!(snapshots(library.path()), vec![taken.clone()], "it is listed");
    let names: Vec<_> = fs::read_dir(taken.path.parent().expect("a folder")).expect("listed").collect();
    assert_eq!(names.len(), 1, "one file, with nothing beside it: {names:?}");
    assert!(folder.names().iter().any(|name| name == "library.db.backups"), "beside the library");
}

#[test]
fn nothing_new_needs_no_snapshot_unless_somebody_asks() {
    let (_folder, library, _, _) = with_a_snapshot();
    assert!(snapshot(&library, Occasion::Closing).is_some(), "there was a note since");
    assert!(snapshot(&library, Occasion::Change).is_none(), "and now there is nothing new");
    assert!(snapshot(&library, Occasion::Asked).is_some(), "who asks gets one");
}

#[test]
fn a_copy_that_does_not_prove_good_is_dropped_and_no_older_one_is_let_go() {
    let (_folder, mut library, review, first) = with_a_snapshot();
    for number in 10..30 {
        write(&mut library, note(number, review, "More.").into());
        snapshot(&library, Occasion::Change).expect("something new");
    }
    let before = snapshots(library.path());
    assert!(before.len() < 21, "many were thinned: {}", before.len());
    assert!(before.contains(&first), "the way back reaches to the first");
    write(&mut library, note(40, review, "More.").into());
    let copied = library.copy_out(Occasion::Change).expect("copied").expect("something new");
    let making = fs::read_dir(first.path.parent().expect("a folder"))
        .expect("listed")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|ending| ending == "making"))
        .expect("the copy is being made");
    let mut bytes = fs::read(&making).expect("the copy");
    bytes[4096..].fill(0);
    fs::write(&making, bytes).expect("damaged");
    assert!(copied.keep().is_err(), "a damaged copy is no snapshot");
    assert_eq!(snapshots(library.path()), before, "and nothing was let go for it");
    assert!(!making.exists(), "nor does it stay behind");
}

#[test]
fn restoring_brings_the_snapshot_back_and_sets_the_present_library_aside() {
    let (folder, library, review, taken) = with_a_snapshot();
    library.close().expect("it closes");
    let restored = restore(&folder.path(), &taken.path, stamp(9)).expect("restored");
    assert_eq!(texts(folder.path(), review), ["Before."]);
    let aside = restored.set_aside.expect("there was a library");
    assert_eq!(texts(aside, review), ["Before.", "Since."], "what was there is there under another name");
    assert_eq!(texts(taken.path, review), ["Before."], "and the snapshot can be used again");
}

#[test]
fn words_waiting_in_the_journal_go_aside_with_their_library_and_not_into_the_restored_one() {
    let (folder, library, review, taken) = with_a_snapshot();
    let other = Folder::new();
    // What a crash leaves: the library, and its latest words beside it.
    crate::shelf::snapshot(&folder.path(), &other.path());
    drop(library);
    let restored = restore(&other.path(), &taken.path, stamp(9)).expect("restored");
    assert_eq!(texts(other.path(), review), ["Before."], "nothing of the old one leaks into the new");
    assert_eq!(texts(restored.set_aside.expect("aside"), review), ["Before.", "Since."], "and nothing of it is lost");
}

#[test]
fn a_damaged_or_missing_library_can_be_restored() {
    let (folder, library, review, taken) = with_a_snapshot();
    library.close().expect("it closes");
    fs::write(folder.path(), b"nothing of a library is left").expect("damaged");
    assert!(matches!(Library::open(&folder.path()), Err(OpenError::Damaged { .. })));
    restore(&folder.path(), &taken.path, stamp(9)).expect("restored over damage");
    assert_eq!(texts(folder.path(), review), ["Before."]);
    fs::remove_file(folder.path()).expect("gone");
    assert!(matches!(Library::open(&folder.path()), Err(OpenError::Missing { .. })), "its absence is noticed");
    let restored = restore(&folder.path(), &taken.path, stamp(10)).expect("restored where nothing was");
    assert_eq!(restored.set_aside, None);
    assert_eq!(texts(folder.path(), review), ["Before."]);
}

#[test]
fn an_open_library_is_not_replaced_and_an_unsound_copy_replaces_nothing() {
    let (folder, mut library, review, taken) = with_a_snapshot();
    let refused = restore(&folder.path(), &taken.path, stamp(9));
    assert!(matches!(refused, Err(SnapshotError::Open(OpenError::Busy { .. }))), "{refused:?}");
    write(&mut library, note(4, review, "Still open.").into());
    library.close().expect("it closes");
    let before = fs::read(folder.path()).expect("the library");
    let mut bytes = fs::read(&taken.path).expect("the copy");
    let at = bytes.windows(7).rposition(|window| window == b"Before.").expect("the note's words");
    bytes[at] = b'b';
    fs::write(&taken.path, bytes).expect("altered");
    let refused = restore(&folder.path(), &taken.path, stamp(9));
    assert!(matches!(refused, Err(SnapshotError::Unsound { .. })), "{refused:?}");
    let none = restore(&folder.path(), &folder.beside(".none"), stamp(9));
    assert!(none.is_err(), "what is not there cannot be restored");
    assert_eq!(fs::read(folder.path()).expect("the library"), before, "and the library is as it was");
    assert!(!folder.names().iter().any(|name| name.contains("restoring")), "nothing is left: {:?}", folder.names());
    assert_eq!(id(1), review.0);
}
