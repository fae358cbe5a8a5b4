//! Owns a review on its way to a co-facilitator and back: shared, opened, looked into, merged, taken back.
//! Must not know how two copies are brought together: the core does.

use crate::desk::desk;
use std::fs;

/// What the co-facilitator adds. Invented for this journey.
const REPORT: &str = "# Seen from the warehouse\n\n## Timeline\n\nAll times in UTC.\n\n\
    - 2016-11-17 09:20 The warehouse desk hears from a customer first\n";

const SHARED: &str = "package.secondstory";

#[test]
fn a_review_goes_to_a_co_facilitator_and_comes_back_merged_in_one_step() {
    let Some(desk) = desk("a package there and back") else { return };
    let review = desk.ask(&["sample"]).trim().to_owned();
    let package = desk.out().join(SHARED).display().to_string();

    // Given away, with a word about what is in it.
    let hand = desk.open_saving(SHARED);
    hand.press("More for ");
    hand.press("Share as a package");
    hand.see("It is not a handout");
    assert_eq!(hand.findings("package-share"), Vec::<String>::new(), "the question reads well to everybody");
    hand.press("Choose where to save");
    hand.see(&format!("Saved as {SHARED}"));
    hand.look("package-1-shared");

    // The same package again: everything is here, and there is nothing to decide.
    hand.press("Open a package");
    hand.see("Everything in it is in your library already");
    hand.press("Close");
    desk.close(hand);

    // The co-facilitator adds a moment and sends it back.
    let theirs = desk.out().join("theirs.db");
    desk.ask_of(&theirs, &["import", &package]);
    fs::write(desk.out().join("seen.md"), REPORT).unwrap();
    let seen = desk.out().join("seen.md").display().to_string();
    desk.ask_of(&theirs, &["import", &seen, "--review", &review]);
    desk.ask_of(&theirs, &["export", &review, "--as", "package", "--out", &package]);

    // A double click on it starts the window with the file's path.
    let hand = desk.open(&[&package]);
    hand.see("A copy of this review is in your library");
    hand.see("What comes");
    assert!(!hand.text().contains("Written differently"), "private remarks that were left out are no difference");
    assert_eq!(hand.findings("package-preview"), Vec::<String>::new(), "the look reads well to everybody");
    hand.look("package-2-preview");
    hand.press("Merge");
    hand.see("is merged");
    hand.press("Undo");
    hand.see("As it was before the package");
    hand.press("Open a package");
    hand.press("Merge");
    hand.see("is merged");
    hand.look("package-3-merged");
    desk.close(hand);

    assert!(desk.ask(&["show", &review]).contains("hears from a customer first"), "what they added is here");
    let merges = desk.ask(&["history", &review]).matches("MergePackage").count();
    assert_eq!(merges, 3, "merged, taken back, merged: each is one entry of the history");
    assert!(desk.ask(&["check"]).contains("0 problems"), "and the library is whole");
}

#[test]
fn a_package_that_was_cut_short_is_told_in_the_window_it_opens() {
    let Some(desk) = desk("half a package") else { return };
    desk.ask(&["sample"]);
    let package = desk.out().join(SHARED).display().to_string();
    desk.ask(&["export", "sample", "--as", "package", "--out", &package]);
    let whole = fs::read(&package).unwrap();
    fs::write(&package, &whole[..whole.len() / 2]).unwrap();
    let hand = desk.open(&[&package]);
    hand.see("is cut short or damaged");
    hand.see("ask for it once more");
    hand.look("package-damaged");
    desk.close(hand);
    assert_eq!(desk.ask_json(&["list"]).as_array().map(Vec::len), Some(1), "nothing of it comes in");
}

#[test]
fn a_package_brought_in_as_any_file_is_shown_before_it_is_taken() {
    let Some(desk) = desk("a package brought in") else { return };
    let theirs = desk.out().join("theirs.db");
    desk.ask_of(&theirs, &["sample"]);
    let package = desk.out().join(SHARED).display().to_string();
    desk.ask_of(&theirs, &["export", "sample", "--as", "package", "--out", &package]);

    let hand = desk.open_choosing(SHARED);
    hand.press("Bring one in");
    hand.see("This review is not in your library yet");
    hand.look("package-brought-in");
    hand.press("Bring it in");
    hand.see("is in your library.");
    desk.close(hand);
    assert_eq!(desk.ask_json(&["list"]).as_array().map(Vec::len), Some(1), "it comes in on the yes, and once");
}
