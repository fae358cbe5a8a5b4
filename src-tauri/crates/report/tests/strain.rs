//! Owns the promises under strain: nothing is lost, nothing hangs, whatever was typed.
//! Must not know how pages are made.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod reader;
mod story;

use domain::*;
use reader::Reader;
use report::{Audience, Pages, ReportError, Size, lay_out, pdf, svg};
use std::time::{Duration, Instant};

fn pages(sheet: &Sheet) -> Pages {
    lay_out(&story::record(sheet, Audience::Team)).expect("the review can be laid out")
}

fn text(sheet: &Sheet) -> String {
    flat(&Reader::open(&pdf(&pages(sheet)).expect("the review can be printed")).text())
}

/// Without white space, since lines end where the paper ends.
fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_review_with_only_a_title_is_one_page() {
    let pages = pages(&story::bare("Nothing yet"));
    assert_eq!(pages.count(), 1, "there is little to say");
    assert_eq!(pages.sizes(), [Size { width: 595.28, height: 841.89 }], "A4");
    let text = text(&story::bare("Nothing yet"));
    assert!(text.contains("Nothingyet") && text.contains("hasjustbegun"), "it says what it is: {text}");
}

#[test]
fn a_word_of_ten_thousand_characters_is_printed_whole() {
    let word: String = (0..10_000u32).map(|at| char::from(b'a' + (at % 26) as u8)).collect();
    let mut sheet = story::story();
    sheet.reviews[0].title = word[..300].to_owned();
    sheet.reviews[0].summary = word.clone();
    sheet.accounts[0].text = word.clone();
    sheet.events[3].title = word[..2000].to_owned();
    sheet.factors[4].phrase = word[..2000].to_owned();
    sheet.follow_ups[0].text = word.clone();
    let text = text(&sheet);
    // Summary, account and follow-up hold the whole word; where a page ends, foot and labels stand between.
    let lost = 26 * 2 - text.matches("abcdefghijklmnopqrstuvwxyz").count().min(26 * 2);
    assert_eq!(lost, 0, "the word is there");
    let letters = text.chars().filter(|c| *c == 'q').count();
    let expected = 3 * (10_000 / 26) + 3 * (2000 / 26);
    assert!(letters >= expected, "{letters} of at least {expected} letters were printed");
}

#[test]
fn text_keeps_inside_the_page() {
    let word: String = "wwwwwwwwww".repeat(300);
    let mut sheet = story::story();
    sheet.perspectives[0].name = word[..300].to_owned();
    sheet.accounts[0].text = word.clone();
    sheet.events[3].title = word[..2000].to_owned();
    sheet.events[4].at.original = word[..200].to_owned();
    sheet.follow_ups[0].owner_role = word[..300].to_owned();
    sheet.thanks[0].to_whom = word[..300].to_owned();
    for (index, picture) in svg(&pages(&sheet)).iter().enumerate() {
        let size = pages(&sheet).sizes()[index];
        for at in picture.match_indices("translate(").map(|(at, _)| at + 10) {
            let (x, rest) = picture[at..].split_once(' ').unwrap();
            let y = rest.split_once(')').unwrap().0;
            let (x, y): (f32, f32) = (x.parse().unwrap(), y.parse().unwrap());
            assert!(x > 30.0 && x < size.width - 30.0, "a glyph at {x} of {} on page {}", size.width, index + 1);
            assert!(y > 20.0 && y < size.height - 20.0, "a glyph at {y} of {} on page {}", size.height, index + 1);
        }
    }
}

#[test]
fn a_timeline_of_two_hundred_rows_repeats_its_heading_and_loses_none() {
    let mut sheet = story::story();
    let first = sheet.events[0].clone();
    sheet.events = (0..200_u8)
        .map(|index| {
            let mut event = first.clone();
            event.id = EventId(uuid::Uuid::from_bytes([index; 16]));
            event.position = i64::from(index);
            event.title = format!("Row{index:03} of many, in words enough for a second line of the table every time");
            event
        })
        .collect();
    sheet.accounts.clear();
    sheet.factors.iter_mut().for_each(|factor| factor.events.clear());
    sheet.learnings.iter_mut().for_each(|learning| learning.event = None);
    let reader = Reader::open(&pdf(&pages(&sheet)).unwrap());
    let text = reader.text();
    for index in 0..200 {
        assert!(text.contains(&format!("Row{index:03}")), "row {index} is missing");
    }
    let mut with_rows = 0;
    for &id in &reader.pages {
        let page = reader.page(id);
        if page.text().contains("of many") {
            with_rows += 1;
            let heading = page.text().contains("What happened") || page.repeated().contains("What happened");
            assert!(heading, "a page with rows lacks the heading");
        }
    }
    assert!(with_rows >= 6, "the timeline runs over many pages, found {with_rows}");
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines_and_nothing_is_lost() {
    let long: String = (0..3_000).map(|at| format!("word{at} ")).collect();
    let mut sheet = story::story();
    sheet.follow_ups[0].text = long.clone();
    sheet.accounts[0].text = long.clone();
    sheet.accounts[3].text = long.clone();
    let reader = Reader::open(&pdf(&pages(&sheet)).unwrap());
    let text = flat(&reader.text());
    for at in 0..3_000 {
        let word = format!("word{at}");
        let whole = |end: usize| !text[end..].starts_with(|c: char| c.is_ascii_digit());
        let found = text.match_indices(&word).filter(|(from, _)| whole(from + word.len())).count();
        // The account that differs is told twice: in its voice, and beside the other.
        assert!(found >= 4, "word {at} was printed {found} times");
    }
    let heads = reader.pages.iter().filter(|&&id| reader.page(id).repeated().contains("Because of")).count();
    assert!(heads >= 2, "the heading returns while one row runs on, found {heads}");
}

#[test]
fn no_line_of_a_paragraph_is_left_alone_at_the_top_of_a_page() {
    // Each length of the summary moves what follows to another height.
    for lines in 1..60 {
        let mut sheet = story::bare("Where pages end");
        sheet.reviews[0].summary = "Line\n".repeat(lines);
        sheet.thanks = story::story().thanks;
        sheet.thanks[0].text = "The first half of this is here, and the rest of it is not far away. ".repeat(3);
        let reader = Reader::open(&pdf(&pages(&sheet)).unwrap());
        for &id in reader.pages.iter().skip(1) {
            let text = reader.page(id).text();
            assert!(!text.starts_with("findings too."), "the last line is alone after {lines} lines");
        }
    }
}

#[test]
fn a_very_long_review_is_laid_out_in_good_time() {
    let mut sheet = story::story();
    sheet.reviews[0].summary = "It was a long morning, and everybody saw another part of it. ".repeat(3_300);
    let before = Instant::now();
    let count = pages(&sheet).count();
    assert!(count > 60, "200,000 characters fill many pages, found {count}");
    assert!(before.elapsed() < Duration::from_secs(60), "layout took {:?}", before.elapsed());
}

#[test]
fn a_character_without_a_glyph_is_reported_and_never_printed_as_a_box() {
    let mut sheet = story::story();
    sheet.accounts[0].text = "The sign said \u{0e1b}\u{0e34}\u{0e14}, closed.".to_owned();
    let pages = pages(&sheet);
    let missing = pages.missing();
    assert_eq!(missing.len(), 3, "three characters: {missing:?}");
    assert_eq!((missing[0].character, missing[0].code_point.as_str()), ('\u{0e14}', "U+0E14"), "it says which");
    assert!(missing[0].near.contains("said"), "it says where: {}", missing[0].near);
    match pdf(&pages) {
        Err(ReportError::MissingGlyphs(list)) => assert_eq!(list, missing, "the refusal names them"),
        other => panic!("the export must refuse, got {:?}", other.map(|bytes| bytes.len())),
    }
    assert_eq!(svg(&pages).len(), pages.count(), "the preview is still shown");
}

#[test]
fn control_characters_and_all_ways_to_end_a_line_leave_no_box() {
    let mut sheet = story::story();
    sheet.accounts[0].text =
        "one\ttwo\u{7}three\u{85}four\u{2028}five\r\nsix\n\n\nseven \u{ad}\u{200b}\u{feff}\u{202a}eight".to_owned();
    let pages = pages(&sheet);
    assert_eq!(pages.missing(), [], "none of these has a form of its own");
    assert!(pdf(&pages).is_ok(), "and so it can be printed");
}

#[test]
fn accents_ligatures_and_marks_survive_copying() {
    let words = "Stra\u{df}e, fj\u{e6}rdes \u{152}uvre, e\u{301}te\u{301}, \u{141}\u{f3}d\u{17a}, o\u{fb03}ce: office affine fjord \u{20ac}5 \u{2013} \u{201c}ok\u{201d}\u{2026} 1\u{a0}000";
    let mut sheet = story::story();
    sheet.accounts[0].text = words.to_owned();
    let bytes = pdf(&pages(&sheet)).unwrap();
    let text = Reader::open(&bytes).text();
    assert!(flat(&text).contains(&flat(words)), "the words come back as they went in");
}

#[test]
fn other_scripts_signs_and_emoji_are_printed_and_copied() {
    for words in [
        "\u{2192} next, \u{2713} done, a \u{2264} b, \u{21d2} \u{2605} \u{2022}",
        "\u{3a9} \u{3bc}s, \u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}, \u{110}\u{1eb7}ng",
        "\u{5d4}\u{5e9}\u{5e8}\u{5ea}",
        "\u{1f525} \u{1f469}\u{200d}\u{1f692} \u{1f44d}\u{1f3fd} \u{1f1e9}\u{1f1f0}",
        "\u{938}\u{930}\u{94d}\u{935}\u{930} \u{92c}\u{902}\u{926}",
    ] {
        let mut sheet = story::story();
        sheet.accounts[0].text = words.to_owned();
        sheet.factors[0].phrase = words.to_owned();
        let pages = pages(&sheet);
        assert_eq!(pages.missing(), [], "every character of {words} has a glyph");
        let text = flat(&Reader::open(&pdf(&pages).unwrap()).text());
        let rtl = words.starts_with('\u{5d4}');
        // Right-to-left runs are written in the order in which they are seen, which is what readers of PDF expect.
        let expected = if rtl { words.chars().rev().collect() } else { flat(words) };
        assert!(text.contains(&expected), "{words} comes back as it went in");
    }
}

#[test]
fn arabic_can_be_printed() {
    let mut sheet = story::story();
    sheet.accounts[0].text =
        "\u{627}\u{644}\u{62e}\u{627}\u{62f}\u{645} \u{643}\u{627}\u{646} \u{628}\u{637}\u{64a}\u{626}\u{627}"
            .to_owned();
    let pages = pages(&sheet);
    assert_eq!(pages.missing(), [], "every letter has a glyph");
    assert!(pdf(&pages).is_ok(), "and the paper can be printed");
}

#[test]
fn a_sheet_without_a_review_is_refused_in_words() {
    let words = report::Words::english().unwrap();
    let sheet = story::bare("gone");
    let (drawing, outline) = story::map_of(&sheet, words);
    let empty = Sheet::default();
    let subject = report::Subject {
        sheet: &empty,
        drawing: &drawing,
        outline: &outline,
        cards: &[],
        made_at: story::at("2031-03-11T12:00"),
    };
    let refusal = report::compose(&subject, report::What::Summary, Audience::Team, words).unwrap_err();
    assert!(matches!(refusal, ReportError::NoReview), "{refusal}");
}

#[test]
fn a_link_to_a_row_that_is_gone_does_not_stop_the_paper() {
    let mut sheet = story::story();
    sheet.events.truncate(3);
    sheet.factors.truncate(2);
    assert!(pdf(&pages(&sheet)).is_ok(), "what cannot be led to is said without a link");
}

#[test]
fn a_zone_nobody_knows_is_read_as_utc() {
    let mut sheet = story::story();
    sheet.reviews[0].zone = "Moon/Tycho".to_owned();
    assert!(text(&sheet).contains("(UTC)"), "times are never shown without their zone");
}
