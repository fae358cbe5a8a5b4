//! Owns what happens to files that a person chooses: brought in whole or not at all, written whole or not at all.
//! Must not know how a file is read: the core does.

use crate::desk::desk;
use std::fs;

/// Invented for this journey.
const REPORT: &str = "# Lights out in hall two\n\n## Timeline\n\nAll times in UTC.\n\n\
    - 2026-03-02 09:10 The lights in hall two go out\n\
    - 2026-03-02 09:14 Somebody opens the side door, and it is bright enough to work\n\
    - 2026-03-02 09:40 The second breaker is found, behind the shelf\n";

#[test]
fn a_report_comes_in_by_the_dialog_and_lies_on_the_timeline() {
    let Some(desk) = desk("bring a report in") else { return };
    fs::write(desk.out().join("report.md"), REPORT).unwrap();
    let hand = desk.open(&[]);
    hand.press("Bring one in");
    hand.see("Lights out in hall two");
    hand.press("Timeline");
    hand.see("The second breaker is found");
    desk.close(hand);
    let sheet = desk.ask_json(&["show", "Lights out in hall two"])["sheet"].take();
    assert_eq!(sheet["events"].as_array().map(Vec::len), Some(3), "each dated line of the report is a moment");
}

#[test]
fn a_file_that_is_no_text_is_refused_in_words_and_leaves_nothing() {
    let Some(desk) = desk("bring in what cannot be read") else { return };
    let hand = desk.open(&[]);
    let report = desk.out().join("report.md");
    let refused: [(&[u8], &str); 2] =
        [(b"", "Nothing was changed"), (&[0x89, b'P', b'N', b'G', 0, 0xff, 0xfe, 0], "Nothing was changed")];
    for (bytes, words) in refused {
        fs::write(&report, bytes).unwrap();
        hand.press("Bring one in");
        hand.see("Bringing in the file");
        hand.see(words);
    }
    fs::remove_file(&report).unwrap();
    hand.press("Bring one in");
    hand.see("could not be read");
    hand.look("library-refused");
    desk.close(hand);
    assert_eq!(desk.ask_json(&["list"]).as_array().map(Vec::len), Some(0), "nothing of a refused file may stay");
}

#[test]
fn a_handout_that_cannot_be_written_says_where_and_what_to_do() {
    let Some(desk) = desk("a folder that is gone") else { return };
    let hand = desk.open(&["--sample"]);
    hand.press("See the handout");
    hand.see_paper();
    fs::remove_dir(desk.out()).unwrap();
    hand.press("Save as PDF");
    hand.see("could not be written");
    hand.see("Choose another folder");
    hand.look("handout-unwritten");
    fs::create_dir(desk.out()).unwrap();
    hand.press("Save as PDF");
    hand.see("Saved as handout.pdf");
    let paper = fs::read(desk.out().join("handout.pdf")).unwrap();
    assert!(paper.starts_with(b"%PDF-"), "once there is a folder again the paper is written whole");
    desk.close(hand);
}
