//! Owns the promises about scripts: what is written is drawn, copies out again, or is named before anything is saved.
//! Must not know how glyphs are chosen.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod reader;
mod story;

use reader::Reader;
use report::{Audience, Faces, Pages, ReportError, UnusableFont, lay_out_in, pdf, svg};
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

/// Fonts made for these tests: twelve signs as boxes, none of which means to be read.
const GLYF: &[u8] = include_bytes!("fonts/signs-glyf.ttf");
const CFF: &[u8] = include_bytes!("fonts/signs-cff.otf");
const NOT_ALLOWED: &[u8] = include_bytes!("fonts/signs-not-allowed.ttf");
const VARIABLE: &[u8] = include_bytes!("fonts/signs-variable.ttf");

/// A line in every script there is, all invented.
const MIXED: &str = "Logs: \u{645}\u{631}\u{62d}\u{628}\u{627} \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{928}\u{92e}\u{938}\u{94d}\u{924}\u{947} \u{6f22}\u{5b57} \u{1f44d} end";

fn own() -> Faces {
    Faces::with(GLYF.to_vec()).expect("the test font can be used")
}

fn pages(summary: &str, faces: &Faces) -> Pages {
    let mut sheet = story::bare("Scripts");
    sheet.reviews[0].summary = summary.to_owned();
    lay_out_in(&story::summary(&sheet, Audience::Team), faces).expect("the review can be laid out")
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_script_stands_in_one_line_with_a_chosen_font() {
    for (name, font) in [("glyf", GLYF), ("CFF", CFF)] {
        let pages = pages(MIXED, &Faces::with(font.to_vec()).unwrap());
        assert_eq!(pages.missing(), [], "every character has a glyph with the {name} font");
        let bytes = pdf(&pages).unwrap();
        let reader = Reader::open(&bytes);
        for &page in &reader.pages {
            for (font, codes) in reader.page(page).codes {
                assert!(!codes.contains(&0), "{font} draws an empty box");
            }
        }
        let text = flat(&reader.text());
        for word in ["Logs:", "\u{6f22}\u{5b57}", "\u{1f44d}", "end"] {
            assert!(text.contains(word), "{word} copies out of the file with the {name} font: {text}");
        }
        assert_eq!(bytes, pdf(&pages).unwrap(), "the same pages give the same bytes");
        assert!(svg(&pages)[0].contains("f13g"), "the preview draws with the chosen font too");
    }
}

#[test]
fn a_character_without_a_glyph_is_named_with_its_place_and_nothing_is_made() {
    let pages = pages(&format!("{MIXED}\n\nand then \u{0e01} was seen"), &Faces::built_in());
    let missing: Vec<(&str, usize)> = pages.missing().iter().map(|it| (it.code_point.as_str(), it.page)).collect();
    assert_eq!(missing, [("U+0E01", 1), ("U+5B57", 1), ("U+6F22", 1)], "every one is named once, with its page");
    assert!(pages.missing()[0].near.contains("then"), "and with the words around it: {:?}", pages.missing()[0]);
    let refused = pdf(&pages);
    assert!(matches!(refused, Err(ReportError::MissingGlyphs(_))), "a page with empty boxes is never written");
}

#[test]
fn a_font_that_cannot_be_used_is_refused_with_its_reason() {
    let mut cut = GLYF.to_vec();
    cut.truncate(40);
    let cases: [(&str, Vec<u8>, UnusableFont); 5] = [
        ("a text", b"This is no font.".to_vec(), UnusableFont::NotAFont),
        ("nothing", Vec::new(), UnusableFont::NotAFont),
        ("half a font", cut, UnusableFont::NotAFont),
        ("a variable font", VARIABLE.to_vec(), UnusableFont::Variable),
        ("a font that may not be embedded", NOT_ALLOWED.to_vec(), UnusableFont::NotAllowed),
    ];
    for (what, file, reason) in cases {
        assert_eq!(Faces::with(file).err(), Some(reason), "{what} must be refused for what it is");
    }
}

#[test]
fn a_damaged_font_never_brings_the_program_down() {
    for at in (12..GLYF.len()).step_by(17) {
        let mut file = GLYF.to_vec();
        file[at] ^= 0xff;
        // Whatever is found out, and whenever: a refusal, an error or a file, and never a panic.
        if let Ok(faces) = Faces::with(file) {
            let mut sheet = story::bare("Damage");
            sheet.reviews[0].summary = "\u{6f22}\u{5b57}".to_owned();
            if let Ok(pages) = lay_out_in(&story::summary(&sheet, Audience::Team), &faces) {
                let _ = (pdf(&pages), svg(&pages));
            }
        }
    }
}

#[test]
fn a_chosen_font_changes_nothing_that_the_built_in_ones_can_draw() {
    let sheet = story::story();
    let paper = story::summary(&sheet, Audience::Team);
    let plain = pdf(&lay_out_in(&paper, &Faces::built_in()).unwrap()).unwrap();
    assert!(plain == pdf(&lay_out_in(&paper, &own()).unwrap()).unwrap(), "the paper must stay the same byte for byte");
}

/// Invented sentences, and the share of their characters that pdftotext must give back in order. Hebrew around Latin in
/// brackets is where every extractor falls short.
const COPIED: [(&str, &str, f64); 7] = [
    (
        "Latin",
        "Efficient offices waffle: na\u{ef}ve caf\u{e9} \u{2013} \u{201c}fine\u{201d}, \u{141}\u{f3}d\u{17a}.",
        1.0,
    ),
    (
        "Arabic",
        "\u{62a}\u{648}\u{642}\u{641} \u{627}\u{644}\u{62e}\u{627}\u{62f}\u{645} \u{641}\u{62c}\u{623}\u{629}",
        1.0,
    ),
    (
        "Hebrew",
        "\u{5d4}\u{5e9}\u{5e8}\u{5ea} \u{5d4}\u{5e4}\u{5e1}\u{5d9}\u{5e7} (Apache 2.4) \u{5dc}\u{5e4}\u{5ea}\u{5e2}",
        0.6,
    ),
    (
        "Devanagari",
        "\u{938}\u{930}\u{94d}\u{935}\u{930} \u{905}\u{91a}\u{93e}\u{928}\u{915} \u{930}\u{941}\u{915} \u{917}\u{92f}\u{93e}",
        1.0,
    ),
    ("CJK", "\u{65e5}\u{672c}\u{8a9e}\u{3001}\u{4e2d}\u{6587}\u{3001}\u{6f22}\u{5b57}\u{3002}", 1.0),
    (
        "all in one line",
        "Gr\u{fc}n \u{2192} \u{627}\u{644}\u{62e}\u{627}\u{62f}\u{645} ok \u{5e9}\u{5e8}\u{5ea} up \u{938}\u{930}\u{94d}\u{935}\u{930} \u{6f22}\u{5b57} \u{1f525} end",
        1.0,
    ),
    ("emoji", "good \u{1f44d} fire \u{1f525} done", 1.0),
];

#[test]
fn text_copies_out_of_the_file_in_every_script() {
    for (script, sentence, share) in COPIED {
        let Some(text) = copied(&pdf(&pages(sentence, &own())).unwrap()) else {
            eprintln!("SKIPPED: pdftotext is not installed, so copying text was not tried. Install poppler-utils.");
            return;
        };
        let got = shared(&flat(sentence), &flat(&text));
        assert!(got >= share, "{script}: {:.0} % of {:.0} % came out, in: {text}", got * 100.0, share * 100.0);
    }
}

/// What pdftotext makes of the file; none where it is not installed.
fn copied(bytes: &[u8]) -> Option<String> {
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = match command.spawn() {
        Err(why) if why.kind() == ErrorKind::NotFound => return None,
        other => other.expect("pdftotext can be started"),
    };
    child.stdin.take().expect("its input is ours").write_all(bytes).expect("it reads what it is given");
    let output = child.wait_with_output().expect("it ends");
    // Marks of direction are not part of what was typed.
    let marks = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{2066}', '\u{2067}', '\u{2069}'];
    Some(String::from_utf8_lossy(&output.stdout).replace(marks, ""))
}

/// The share of a sentence that stands in a text, in order: the longest common subsequence.
fn shared(sentence: &str, text: &str) -> f64 {
    let (sentence, text): (Vec<char>, Vec<char>) = (sentence.chars().collect(), text.chars().collect());
    let mut row = vec![0_usize; text.len() + 1];
    for a in &sentence {
        let mut corner = 0;
        for (at, b) in text.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    row[text.len()] as f64 / sentence.len() as f64
}
