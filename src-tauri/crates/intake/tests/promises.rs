//! Owns the promises that hold for every file: no panic, no line lost, the same answer twice, bounded time.
//! Must not know what any particular file says.

mod zips;

use domain::SourceKind;
use intake::{Input, Intake, IntakeError, MAX_BYTES, MAX_LINES, NotTextBecause, read};
use proptest::prelude::*;

fn blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}')
}

/// Every line that is not blank must come back once, in order, with its raw text and its place.
fn check_lines(text: &str, found: &Intake) -> Result<(), TestCaseError> {
    let expected: Vec<(usize, String)> = text
        .strip_prefix('\u{FEFF}')
        .unwrap_or(text)
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .enumerate()
        .filter(|(_, line)| !blank(line))
        .map(|(at, line)| (at, line.to_owned()))
        .collect();
    let seen: Vec<(usize, String)> = found.lines.iter().map(|line| (line.position, line.raw.clone())).collect();
    prop_assert_eq!(seen, expected, "a line was lost, doubled, moved or changed");
    Ok(())
}

fn check_sense(found: &Intake) -> Result<(), TestCaseError> {
    let counts = found.counts;
    prop_assert_eq!(counts.lines, found.lines.len());
    prop_assert_eq!(counts.lines, counts.dated + counts.undated + counts.kept_unparsed, "every line is of one sort");
    let mut taken = std::collections::BTreeSet::new();
    for entry in &found.timeline {
        prop_assert!(!entry.lines.is_empty() && !entry.title.trim().is_empty(), "an event needs lines and a title");
        prop_assert!(entry.title.chars().count() <= intake::Entry::TITLE_MOST);
        for line in &entry.lines {
            prop_assert!(*line < found.lines.len() && taken.insert(*line), "a line belongs to one entry at most");
        }
    }
    for line in &found.lines {
        prop_assert_eq!(line.kept_because.is_none(), line.at.starts().is_some(), "a line has a time or a reason");
        if let domain::WhenKind::Between { from, to } = line.at.known {
            prop_assert!(from <= to, "a span runs forwards");
        }
    }
    for offer in &found.offers {
        prop_assert!(offer.lines.iter().all(|line| *line < found.lines.len()));
    }
    Ok(())
}

/// Text that is likely to meet every rule: pieces of reports, glued at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "## Timeline",
        "### ",
        "2024-03-05",
        " ",
        "14:05",
        "~",
        "|",
        "---",
        "| Time | Event |\n|---|---|\n",
        "\n",
        "\n\n",
        "- ",
        "    ",
        "```",
        "> ",
        "UTC",
        "CET",
        " - ",
        "Mar 7",
        "7. March",
        "??",
        ":",
        "(approx)",
        "2pm",
        "[x](y)",
        "**",
        "`",
        "<a>",
        "All times in ",
        "1 hour later",
        "## Contributing factors\n",
        "é",
        "\u{1F600}",
        "\t",
        "\r\n",
        "0",
        "99999",
        "T",
        "+02:00",
        "===",
        "2X:XX",
        "24:00",
        "Monday ",
        "2199-12-31 23:59",
        "1970-01-01",
        "&amp;",
        "\\|",
        "\u{2028}",
        "\u{FEFF}",
        "_",
        "Summary\n---\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Text that is likely to meet every rule of a table: cells, quotes and signs, glued at random.
fn cells() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "time",
        "who",
        "what",
        "2024-03-05",
        "14:05",
        "03/04/2024",
        "25/04/2024",
        "1709647200",
        "2024-03-05T14:05:00Z",
        "words",
        " ",
        "é",
        "\u{1F600}",
        "\u{FEFF}",
        "date",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read_or_refused_and_never_crash(bytes in prop::collection::vec(any::<u8>(), 0..600), kind in prop::option::of(prop::sample::select(SourceKind::ALL))) {
        let input = Input { as_kind: kind, ..Input::new("any", &bytes) };
        let first = read(&input);
        prop_assert_eq!(&first, &read(&input), "the same bytes give the same answer");
        if let Ok(found) = first {
            check_sense(&found)?;
        }
    }

    #[test]
    fn arbitrary_text_keeps_every_line(text in "\\PC{0,200}(\n\\PC{0,80}){0,12}") {
        for name in ["a.md", "a.txt"] {
            match read(&Input::new(name, text.as_bytes())) {
                Ok(found) => {
                    check_lines(&text, &found)?;
                    check_sense(&found)?;
                }
                Err(why) => prop_assert_eq!(why, IntakeError::Empty, "printable text is never refused"),
            }
        }
    }

    #[test]
    fn reports_glued_from_pieces_keep_every_line_and_make_sense(text in pieces()) {
        for name in ["2024-05-04-a.md", "a.txt"] {
            if let Ok(found) = read(&Input::new(name, text.as_bytes())) {
                // A text without any \n is parted at \r, which this check does not imitate.
                if text.contains('\n') || !text.contains('\r') {
                    check_lines(&text, &found)?;
                }
                check_sense(&found)?;
            }
        }
    }

    #[test]
    fn lines_of_json_and_of_talk_are_all_kept_whatever_they_are(text in pieces()) {
        for kind in [SourceKind::JsonLines, SourceKind::Irc] {
            let input = Input { as_kind: Some(kind), ..Input::new("2024-05-04-a", text.as_bytes()) };
            if let Ok(found) = read(&input) {
                if text.contains('\n') || !text.contains('\r') {
                    check_lines(&text, &found)?;
                }
                check_sense(&found)?;
            }
        }
    }

    #[test]
    fn rows_of_a_table_hold_everything_that_stood_in_it(text in cells()) {
        let input = Input { as_kind: Some(SourceKind::Csv), ..Input::new("a.csv", text.as_bytes()) };
        if let Ok(found) = read(&input) {
            let shown = |text: &str| text.chars().filter(|c| !blank(&c.to_string())).collect::<String>();
            let kept: String = found.lines.iter().map(|line| shown(&line.raw)).collect();
            prop_assert_eq!(kept, shown(&text), "a row was lost, doubled or changed");
            check_sense(&found)?;
        }
    }

    #[test]
    fn every_element_of_a_day_of_talk_is_one_line(texts in prop::collection::vec(("\\PC{0,40}", 0..3_u8), 1..20)) {
        let element = |(text, sort): &(String, u8)| match sort {
            0 => serde_json::json!({ "ts": "1709647200.000100", "user": "U1", "text": text }),
            1 => serde_json::json!({ "text": text, "thread_ts": text, "attachments": [{ "title": text }] }),
            _ => serde_json::json!([text]),
        };
        let day = serde_json::Value::from(texts.iter().map(element).collect::<Vec<_>>()).to_string();
        for kind in [SourceKind::Slack, SourceKind::PagerDuty] {
            let input = Input { as_kind: Some(kind), ..Input::new("2024-03-05.json", day.as_bytes()) };
            let found = read(&input).map_err(|why| TestCaseError::fail(why.to_string()))?;
            prop_assert_eq!(found.lines.len(), texts.len());
            prop_assert!(found.lines.iter().all(|line| !blank(&line.raw)), "a line keeps something of its element");
            check_sense(&found)?;
        }
    }

    #[test]
    fn an_export_with_bytes_changed_is_read_or_refused(hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), keep in any::<prop::sample::Index>()) {
        let mut bytes = zips::export(2, 5);
        for (at, byte) in hits {
            let len = bytes.len();
            bytes[at.index(len)] = byte;
        }
        let whole = bytes.len();
        bytes.truncate(whole - keep.index(whole).saturating_sub(whole * 9 / 10));
        if let Ok(found) = read(&Input::new("export.zip", &bytes)) {
            check_sense(&found)?;
        }
    }

    #[test]
    fn text_reads_the_same_in_every_encoding(text in "[a-zé😀 0-9:\\-#|\n]{1,80}") {
        let utf8 = read(&Input::new("a.md", text.as_bytes()));
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        prop_assert_eq!(&utf8, &read(&Input::new("a.md", &le)));
        prop_assert_eq!(&utf8, &read(&Input::new("a.md", &be)));
    }
}

#[test]
fn a_file_that_is_too_long_is_refused_before_it_is_looked_at() {
    let bytes = vec![b'x'; MAX_BYTES + 1];
    assert_eq!(
        read(&Input::new("a.txt", &bytes)),
        Err(IntakeError::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES })
    );
    let lines = "x\n".repeat(MAX_LINES + 1);
    assert_eq!(read(&Input::new("a.txt", lines.as_bytes())), Err(IntakeError::TooManyLines { limit: MAX_LINES }));
}

#[test]
fn a_kind_without_a_reader_is_refused_and_so_are_bytes_that_are_not_text() {
    let asked = Input { as_kind: Some(SourceKind::Other), ..Input::new("a", b"text") };
    assert_eq!(read(&asked), Err(IntakeError::UnknownKind { asked: SourceKind::Other }));
    assert_eq!(read(&Input::new("a", b"a\0b")), Err(IntakeError::NotText { offset: 1, why: NotTextBecause::Nul }));
    assert_eq!(read(&Input::new("a", b"")), Err(IntakeError::Empty));
}

/// Long lines and deep nesting are where parsers turn quadratic. Twenty seconds is far more than any of these may need, even
/// unoptimised on a busy machine, and far less than quadratic time would take.
#[test]
fn hostile_shapes_are_read_in_bounded_time() {
    let million = 1_000_000;
    let shapes = [
        "x".repeat(million),
        " ".repeat(million) + "x",
        "[".repeat(million),
        "*a ".repeat(million / 3),
        "| ".repeat(million / 2) + "\n|---|\n" + &"| ".repeat(million / 2),
        "2024-03-05 ".repeat(million / 11),
        "## Timeline\n- ".to_owned() + &"14:05 ".repeat(million / 6),
        "- ".repeat(million / 2),
        format!("# {}\n", "Timeline ".repeat(10_000)) + &"a\n".repeat(50_000),
        "> ".repeat(million / 2),
        "## Timeline\n### 14:05\n".to_owned() + &"words that follow\n".repeat(50_000),
    ];
    for shape in shapes {
        let began = std::time::Instant::now();
        let found = read(&Input::new("a.md", shape.as_bytes()));
        let head: String = shape.chars().take(30).collect();
        assert!(found.is_ok(), "{head:?} is text");
        assert!(began.elapsed().as_secs() < 20, "{head:?} took {:?}", began.elapsed());
    }
}
