//! Owns the promises that hold for every text: spans that fit, bounded time, wrapped lines, the same answer twice.
//! Must not know what any particular rule says.
#![allow(clippy::expect_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use wording::{Hint, Lexicon, MOST_HINTS, lint};

fn hints(text: &str) -> Vec<Hint> {
    lint(text, Lexicon::english().expect("the lexicon is sound"))
}

/// Pieces that are likely to meet every rule and every mask, glued at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "the engineer ",
        "failed to ",
        "should have ",
        "been ",
        "Ana’s ",
        "fault",
        " ",
        "\n",
        "\n\n",
        ". ",
        "? ",
        "\"",
        "“",
        "”",
        "`",
        "```\n",
        "# ",
        "> ",
        "why did you ",
        "I ",
        "my fault",
        "not ",
        "no ",
        "n't ",
        "😀",
        "é",
        "שלום",
        "\u{200d}",
        "e\u{301}",
        "’",
        "'",
        "if ",
        "they ",
        "had ",
        "'d",
        "all ",
        "obviously",
        "just ",
        "http://x/",
        "-",
        "root cause",
        "ROOT CAUSE",
        "\0",
        "\t",
        "(",
        "who ",
        "<!--",
        "-->",
        "**",
        ":",
        "thanks to ",
        "the ",
        "’d",
        "2024-03-05 10:00:00 ERROR ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let found = hints(text);
    prop_assert_eq!(&found, &hints(text), "the same text gives the same hints");
    let mut last = 0;
    for hint in &found {
        prop_assert!(hint.bytes.start >= last && hint.bytes.start < hint.bytes.end, "hints stand in order and apart");
        last = hint.bytes.end;
        prop_assert_eq!(
            text.get(hint.bytes.clone()),
            Some(hint.phrase.as_str()),
            "the span is the phrase, on character boundaries"
        );
        let units = |byte: usize| text[..byte].encode_utf16().count();
        prop_assert_eq!(
            (hint.utf16.0 as usize, hint.utf16.1 as usize),
            (units(hint.bytes.start), units(hint.bytes.end))
        );
        prop_assert!((1..=3).contains(&hint.ask.len()) && !hint.why.is_empty());
        prop_assert!(hint.ask.iter().all(|ask| !ask.contains('{')), "every slot is filled: {:?}", hint.ask);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_fit_any_text(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn spans_fit_texts_full_of_phrases(text in pieces()) {
        check(&text)?;
    }
}

#[test]
fn a_phrase_is_heard_where_its_line_was_wrapped() {
    let found = hints("We think the operator failed\nto check, and the root\ncause was the disk.");
    let phrases: Vec<&str> = found.iter().map(|hint| hint.phrase.as_str()).collect();
    assert_eq!(phrases, ["failed\nto", "the root\ncause"]);
    assert!(hints("the operator failed\n\nto check").is_empty(), "an empty line parts them");
}

#[test]
fn asks_name_who_the_sentence_is_about_where_that_is_safe() {
    for (text, expected) in [
        ("Ana missed the alert.", "What did Ana have in view, and why that?"),
        ("The on-call engineer missed the alert.", "What did the engineer have in view, and why that?"),
        ("He missed the alert.", "What did they have in view, and why that?"),
    ] {
        assert_eq!(hints(text)[0].ask[0], expected);
    }
}

/// Twenty seconds is far more than any of these may need, even unoptimised, and far less than quadratic time would take.
#[test]
fn hostile_texts_are_answered_in_bounded_time() {
    let million = 1_000_000;
    for text in [
        "x".repeat(5 * million),
        "if ".repeat(million / 3),
        "they never ".repeat(million / 11),
        "\"".repeat(million),
        "`".repeat(million),
        "“ ".repeat(million / 4),
        "-".repeat(million),
        "the engineer should have ".repeat(million / 25),
        "://".repeat(million / 3),
        "<!--".repeat(million / 4),
    ] {
        let began = std::time::Instant::now();
        let found = hints(&text);
        assert!(found.len() <= MOST_HINTS, "a list has an end");
        assert!(began.elapsed().as_secs() < 20, "{:?} took {:?}", &text[..12.min(text.len())], began.elapsed());
    }
}
