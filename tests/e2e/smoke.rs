//! Owns the shortest journey: the window opens, the library shows, the sample comes in, and everybody can use it.
//! Must not look inside a review: the whole journey does.

use crate::desk::desk;

#[test]
fn the_window_opens_on_the_library_and_takes_in_the_sample() {
    let Some(desk) = desk("open the library and the sample") else { return };
    let hand = desk.open(&[]);
    hand.see("Second Story");
    hand.look("library-empty");
    desk.close(hand);

    let hand = desk.open(&["--sample"]);
    hand.see("Web hosts after an Apache upgrade");
    hand.look("library-sample");
    desk.close(hand);

    let hand = desk.open(&["--sample"]);
    hand.see("Web hosts after an Apache upgrade");
    desk.close(hand);
    assert_eq!(
        desk.ask_json(&["list"]).as_array().map(Vec::len),
        Some(1),
        "asking twice for the sample must not add it twice"
    );
}
