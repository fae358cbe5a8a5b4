//! Owns the promises that hold for every text: spans that fit, bounded time, wrapped lines, the same answer twice.
//! Must not know what any particular rule says.
#![allow(clippy::expect_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};
use wording::{Hint, Lexicon, MOST_HINTS, Wrong, hear, lint, paragraphs};

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

    #[test]
    fn the_hints_of_a_text_are_those_of_its_paragraphs(text in pieces()) {
        let whole: Vec<_> = hints(&text).into_iter().map(|hint| (hint.bytes, hint.rule, hint.ask)).collect();
        let mut apart = Vec::new();
        let mut end = 0;
        for piece in paragraphs(&text) {
            prop_assert_eq!(piece.start, end, "the pieces are the text");
            end = piece.end;
            let moved = |hint: Hint| (piece.start + hint.bytes.start..piece.start + hint.bytes.end, hint.rule, hint.ask);
            apart.extend(hints(&text[piece.clone()]).into_iter().map(moved));
        }
        prop_assert_eq!(end, text.len());
        prop_assert_eq!(whole, apart);
    }

    #[test]
    fn texts_one_after_the_other_have_the_hints_of_each(first in pieces(), second in pieces()) {
        // A block of code that is never closed goes on to the end, so it may only stand in the last.
        prop_assume!(!first.contains("```"));
        let joined = format!("{first}\n\n{second}");
        let expected: Vec<String> = hints(&first).into_iter().chain(hints(&second)).map(|hint| hint.rule).collect();
        let found: Vec<String> = hints(&joined).into_iter().map(|hint| hint.rule).collect();
        prop_assert_eq!(found, expected);
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

/// A text of this many random pieces, with a phrase among them, from a seed.
fn random_text(seed: u64) -> String {
    const LETTERS: [&str; 16] = [
        "a",
        " ",
        "é",
        "😀",
        "\u{200d}",
        "שלום",
        "e\u{301}",
        "👩\u{200d}🚀",
        "\u{feff}",
        "𝔘",
        "ﷺ",
        "\n",
        "\t",
        "ß",
        "\0",
        ".",
    ];
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % 16).unwrap_or_default()
    };
    let mut some = |count: usize| -> String { (0..count).map(|_| LETTERS[next()]).collect() };
    format!("{} It was human error, {}and my fault {}", some(12), some(9), some(7))
}

#[test]
fn utf_16_offsets_are_those_javascript_counts_in_ten_thousand_texts() {
    let mut lines = String::new();
    let mut spans = 0;
    for seed in 0..10_000 {
        let text = random_text(seed);
        let found: Vec<_> = hints(&text).into_iter().map(|hint| (hint.utf16, hint.phrase)).collect();
        spans += found.len();
        lines.push_str(&serde_json::json!({ "text": text, "found": found }).to_string());
        lines.push('\n');
    }
    assert!(spans > 10_000, "nearly every text holds a phrase or two: {spans}");
    let script = "const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n').map(JSON.parse);
        let count = 0;
        for (const { text, found } of lines)
            for (const [[from, to], phrase] of found) { count += 1; if (text.slice(from, to) !== phrase) throw phrase; }
        console.log(count);";
    let node = Command::new("node").args(["-e", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut node) = node else {
        eprintln!("SKIPPED: there is no node on this machine to count with");
        return;
    };
    node.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("node reads");
    let said = node.wait_with_output().expect("node ends");
    assert!(said.status.success(), "JavaScript cuts out another phrase");
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), spans.to_string());
}

#[test]
fn half_a_pair_of_surrogates_is_replaced_at_the_edge_and_moves_nothing() {
    let mut units: Vec<u16> = "a ".encode_utf16().collect();
    units.push(0xd800);
    units.extend(" it was my fault".encode_utf16());
    let found = hints(&String::from_utf16_lossy(&units));
    assert_eq!(found.len(), 1);
    let (from, to) = found[0].utf16;
    let cut = &units[from as usize..to as usize];
    assert_eq!(String::from_utf16_lossy(cut), "my fault", "the offsets fit the text as JavaScript holds it");
}

/// Twenty seconds is far more than any of these may need, even unoptimised, and far less than quadratic time would take.
#[test]
fn hostile_texts_are_answered_in_bounded_time() {
    let million = 1_000_000;
    for text in [
        "x".repeat(50 * million),
        "never".repeat(2 * million),
        "if ".repeat(million / 3),
        "they never ".repeat(million / 11),
        "\"".repeat(million) + " my fault",
        "`".repeat(million) + " my fault",
        "“ ".repeat(million / 4) + " my fault",
        "-".repeat(million),
        "the engineer should have ".repeat(million / 25),
        "my fault ".to_owned() + &"://".repeat(million / 3),
        "my fault ".to_owned() + &"www.".repeat(million / 4),
        "my fault ".to_owned() + &"<!--".repeat(million / 4),
        "inadequate policy ".repeat(million / 18),
        "שלום \u{200f}my fault\u{202e} ".repeat(million / 30),
        "\0".repeat(million) + "my fault",
        "obvious \n".repeat(million / 9),
    ] {
        let began = std::time::Instant::now();
        let heard = hear(&text, Lexicon::english().expect("the lexicon is sound"));
        assert!(heard.hints.len() <= MOST_HINTS, "a list has an end");
        let start: String = text.chars().take(12).collect();
        assert!(began.elapsed().as_secs() < 20, "{start:?} took {:?}", began.elapsed());
    }
}

#[test]
fn a_text_with_more_than_anybody_reads_is_said_to_be_incomplete() {
    let english = Lexicon::english().expect("the lexicon is sound");
    let heard = hear(&"It was my fault.\n\n".repeat(MOST_HINTS + 5), english);
    assert!(!heard.complete && heard.hints.len() == MOST_HINTS, "{} hints", heard.hints.len());
    assert!(hear("It was my fault.", english).complete);
}

#[test]
fn a_rule_that_would_match_everywhere_or_cost_too_much_is_refused_in_words() {
    let rule = |phrases: &str, unless: &str| {
        format!(
            "class = \"blame\"\n[[rule]]\nid = \"x\"\nphrases = [{phrases}]\nunless = [{unless}]\nwhy = \"w\"\nask = [\"a\"]\n"
        )
    };
    let refused = |text: &str| Lexicon::read("mine.toml", text).map(|_| ()).expect_err("it must be refused");
    let everywhere = refused(&rule("\"the\"", ""));
    assert_eq!(everywhere.wrong, Wrong::Everywhere { id: "x".into(), phrase: "the".into() });
    assert!(everywhere.to_string().starts_with("mine.toml:3: "), "{everywhere}");
    let many: Vec<String> = (0..200).map(|word| format!("\"w{word}\"")).collect();
    assert!(matches!(refused(&rule("\"napped\"", &many.join(","))).wrong, Wrong::TooManyWords { words: 200, .. }));
    let phrases: Vec<String> = (0..30_000).map(|word| format!("\"napped {word}\"")).collect();
    assert!(matches!(refused(&rule(&phrases.join(","), "")).wrong, Wrong::TooMany { .. }));
}
