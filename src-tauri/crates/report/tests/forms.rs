//! Owns the promises of the text forms: whatever was typed stays text, and every form says the same words.
//! Must not know how a form is written.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod story;

use domain::Polarity;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use report::paper::*;
use report::{Audience, Paper, What, html, json, markdown};
use std::cell::RefCell;

/// What people could type or paste to get out of the text.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</p></main></body></html><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- comment --> & &lt; &#60;script&#62; &amp;",
    "</title></style><script src=//evil.example></script>",
    "<![CDATA[ x ]]> <?php ?> <!doctype html>",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png) <javascript:alert(1)>",
    "[ref]: javascript:alert(1)\n\n[ref]",
    "http://evil.example www.evil.example mailto:a@b.example",
    "# Heading\n## another\n===\nsetext\n---\n***\n___",
    "- list\n+ list\n* list\n1. one\n2) two\n10000000000. many",
    "    indented\n\tby a tab\n```\nfenced\n~~~",
    "| a | b |\n| --- | --- |\n| 1 \\| 2 | 3 |",
    "a | b\n--- | ---\n:--",
    "> quote\n>> deeper",
    "**bold** _it_ ~~gone~~ `code` ``more`` $x^2$ ==mark== {#id .class}",
    "ends in a backslash \\",
    "\\\\ \\* \\[",
    "term\n: definition [^1]\n\n[^1]: note",
    "\u{0}\u{1}\u{8}\u{1b}[31m \u{7f} \u{9c} \u{fdd0} \u{ffff}",
    "\u{202e}gnp.exe\u{202c} \u{2067}unclosed",
    "line\r\nline\u{2028}line\u{85}line",
];

/// A paper with every kind of block, in which every text is this one.
fn everywhere(text: &str) -> Paper {
    let said = || text.to_owned();
    let line = || {
        let tones = [Tone::Plain, Tone::Strong, Tone::Own, Tone::Quiet, Tone::Clock];
        tones.into_iter().map(|tone| Span::new(tone, said())).collect::<Line>()
    };
    let linked = || vec![Span::plain(said()).leading_to(Anchor("event-1".to_owned())), Span::plain(said())];
    let told = |own_words| Told {
        text: vec![line(), linked()],
        own_words,
        under: linked(),
        then: vec![(said(), said()), (said(), said())],
    };
    let entry = |sign| Entry { sign, text: vec![line(), line()], under: vec![linked()], anchor: None };
    let signs = Polarity::ALL.iter().map(|&polarity| Sign::Polarity(polarity)).chain([Sign::Dash, Sign::Question]);
    let columns = || vec![Column { head: said(), share: 1 }, Column { head: said(), share: 2 }];
    let row = Row { anchor: Some(Anchor("event-1".to_owned())), cells: vec![vec![line()], vec![line(), linked()]] };
    Paper {
        title: said(),
        language: "en".to_owned(),
        reader: said(),
        folio: said(),
        subject: said(),
        made_at: story::at("2031-03-11T12:00"),
        turn: report::paper::Turn::Upright,
        blocks: vec![
            Block::Masthead { kicker: said(), title: said(), facts: vec![said(), said()] },
            Block::Lead { text: vec![line()] },
            Block::Contents { label: said(), entries: vec![(said(), Anchor("part".to_owned()))] },
            Block::Passage { label: said(), text: vec![line(), line()], next: Next::Free },
            Block::Part { title: said(), anchor: Anchor("part".to_owned()), heading: Heading::Above },
            Block::Voice { who: said(), told: vec![told(true), told(false)] },
            Block::Versions {
                title: said(),
                anchor: Some(Anchor("moment-1".to_owned())),
                at: line(),
                versions: vec![Version { who: said(), told: told(true) }, Version { who: said(), told: told(false) }],
            },
            Block::List { label: said(), entries: signs.map(entry).collect() },
            Block::Table { caption: said(), columns: columns(), rows: vec![row.clone(), row] },
        ],
    }
}

/// The elements of an HTML file with their attributes' names, and its text, as a browser's own tokenizer sees them.
#[derive(Default)]
struct Seen {
    elements: RefCell<Vec<String>>,
    text: RefCell<String>,
    wrong: RefCell<Vec<String>>,
}

impl TokenSink for Seen {
    type Handle = ();
    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                let names: Vec<String> = tag.attrs.iter().map(|attribute| attribute.name.local.to_string()).collect();
                self.elements.borrow_mut().push(format!("{:?} {} {}", tag.kind, tag.name, names.join(" ")));
            }
            Token::CharacterTokens(text) => self.text.borrow_mut().push_str(&text),
            Token::CommentToken(text) => self.wrong.borrow_mut().push(format!("comment {text}")),
            Token::NullCharacterToken => self.wrong.borrow_mut().push("a null character".to_owned()),
            Token::ParseError(why) => self.wrong.borrow_mut().push(why.to_string()),
            Token::DoctypeToken(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

fn seen(html: &str) -> Seen {
    let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() });
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink
}

/// The elements without the line breaks, which a text may have.
fn elements(seen: &Seen) -> Vec<String> {
    seen.elements.borrow().iter().filter(|element| *element != "StartTag br ").cloned().collect()
}

/// A text as it can be compared: white space and what has no form count for nothing.
fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fdd0}' | '\u{ffff}')).collect()
}

fn assert_html_holds(text: &str) -> Result<(), TestCaseError> {
    // Where there is no label there is no heading, and that is meant.
    if text.is_empty() {
        return Ok(());
    }
    let (plain, tried) = (seen(&html(&everywhere("x"))), seen(&html(&everywhere(text))));
    prop_assert_eq!(&*tried.wrong.borrow(), &Vec::<String>::new(), "a strict parser has nothing to mend");
    prop_assert_eq!(elements(&tried), elements(&plain), "text may not make, end or change an element");
    let (tried, plain) = (flat(&tried.text.borrow()), flat(&plain.text.borrow()));
    // The style holds the letter too, so only the body is compared.
    let body = |text: &str| text.rsplit_once("inherit;text-decoration:none;}}").map(|(_, body)| body.to_owned());
    let expected = body(&plain).map(|text_of| text_of.replace('x', &flat(text)));
    prop_assert!(expected.is_some(), "the body begins where the style ends");
    prop_assert_eq!(body(&tried), expected, "every text is there, as it was typed");
    Ok(())
}

/// The shape of a Markdown file and its text, as CommonMark with tables sees it.
fn read(markdown: &str) -> (Vec<String>, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST;
    let (mut shape, mut text) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(said) => text.push_str(&said),
            Event::SoftBreak | Event::HardBreak => {}
            // Whether a word is set off depends on what it begins with, and changes no meaning.
            Event::Start(pulldown_cmark::Tag::Emphasis | pulldown_cmark::Tag::Strong)
            | Event::End(pulldown_cmark::TagEnd::Emphasis | pulldown_cmark::TagEnd::Strong) => {}
            other => shape.push(format!("{other:?}")),
        }
    }
    (shape, text)
}

fn assert_markdown_holds(text: &str) -> Result<(), TestCaseError> {
    if flat(text).is_empty() {
        return Ok(());
    }
    let (plain_shape, plain) = read(&markdown(&everywhere("x")));
    let (shape, tried) = read(&markdown(&everywhere(text)));
    prop_assert_eq!(shape, plain_shape, "text may not make, end or change a block");
    // Lines that share a cell stand with dots between; so the dots of neither side count.
    let bare = |text: &str| flat(text).replace('\u{b7}', "");
    let expected = bare(&plain).replace('x', &bare(text));
    prop_assert_eq!(bare(&tried), expected, "every text is there, as it was typed");
    Ok(())
}

#[test]
fn hostile_text_stays_text_in_html_and_markdown() {
    for text in HOSTILE {
        assert_html_holds(text).unwrap_or_else(|why| panic!("{text:?} got out in HTML: {why}"));
        assert_markdown_holds(text).unwrap_or_else(|why| panic!("{text:?} got out in Markdown: {why}"));
    }
}

/// Texts made of the pieces markup is made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<"),
        Just(">"),
        Just("&"),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("`"),
        Just("*"),
        Just("_"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("!"),
        Just("#"),
        Just("-"),
        Just("+"),
        Just("="),
        Just("|"),
        Just("~"),
        Just(":"),
        Just("1"),
        Just("."),
        Just("\n"),
        Just("\t"),
        Just("    "),
        Just(" "),
        Just("a"),
        Just("script"),
        Just("http://"),
        Just("www."),
        Just("javascript:"),
        Just("{"),
        Just("}"),
        Just("$"),
        Just("^"),
        Just("/"),
        Just("\u{2028}"),
        Just("\u{a0}"),
        Just("\u{5d0}"),
        Just("\u{1f469}"),
    ];
    proptest::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_yields_an_element_in_html(text in prop_oneof![pieces(), any::<String>()]) {
        assert_html_holds(&text)?;
    }

    #[test]
    fn no_text_yields_a_block_in_markdown(text in prop_oneof![pieces(), "\\PC{0,40}"]) {
        assert_markdown_holds(&text)?;
    }
}

#[test]
fn every_form_says_the_words_of_the_paper() {
    let paper = story::record(&story::story(), Audience::Team);
    let forms =
        [flat(&seen(&html(&paper)).text.borrow()), flat(&read(&markdown(&paper)).1), flat(&json(&paper).unwrap())];
    for text in said(&paper) {
        for (form, name) in forms.iter().zip(["HTML", "Markdown", "JSON"]) {
            // A quotation mark is written out in JSON.
            let text = if name == "JSON" { text.replace('"', "\\\"") } else { text.clone() };
            assert!(form.contains(&flat(&text)), "{text:?} is missing from {name}");
        }
    }
}

/// Every paragraph of the running text.
fn said(paper: &Paper) -> Vec<String> {
    let mut lines: Vec<&Line> = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Lead { text } | Block::Passage { text, .. } => lines.extend(text),
            Block::Voice { told, .. } => lines.extend(told.iter().flat_map(|told| &told.text)),
            Block::Versions { versions, .. } => lines.extend(versions.iter().flat_map(|version| &version.told.text)),
            Block::List { entries, .. } => {
                lines.extend(entries.iter().flat_map(|entry| entry.text.iter().chain(&entry.under)))
            }
            Block::Table { rows, .. } => lines.extend(rows.iter().flat_map(|row| row.cells.iter().flatten())),
            _ => {}
        }
    }
    let joined = |line: &Line| line.iter().map(|span| span.text.as_str()).collect::<String>();
    let all: Vec<String> = lines.into_iter().filter(|line| line.len() == 1).map(joined).collect();
    assert!(all.len() > 60, "the story has more than {} paragraphs", all.len());
    all
}

#[test]
fn the_map_in_a_page_holds_hostile_text_and_says_what_it_shows() {
    let mut sheet = story::story();
    sheet.factors[0].phrase = HOSTILE[1].to_owned();
    sheet.reviews[0].impact = HOSTILE[2].to_owned();
    let page = html(&story::record(&sheet, Audience::Team));
    let seen = seen(&page);
    let elements = seen.elements.borrow();
    assert!(page.contains("role=\"img\" aria-label=\"Factor map: "), "the picture is told in words");
    for bad in ["img", "script"] {
        let made = elements.iter().find(|element| element.split(' ').nth(1) == Some(bad));
        assert_eq!(made, None, "a phrase on the map may not make an element");
    }
    let running: Vec<&String> = elements.iter().filter(|element| element.contains(" on")).collect();
    assert_eq!(running, Vec::<&String>::new(), "nothing in the file may run");
}

#[test]
fn two_maps_in_one_page_share_no_id() {
    let mut paper = story::record(&story::story(), Audience::Team);
    let map = paper.blocks.iter().find(|block| matches!(block, Block::Map(_))).cloned().unwrap();
    let Block::Map(mut second) = map else { unreachable!("a map was looked for") };
    second.anchor = Anchor("map-2".to_owned());
    paper.blocks.push(Block::Map(second));
    let page = html(&paper);
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).map(|at| at.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id that is there twice leads to one of two places");
}

#[test]
fn links_lead_only_to_places_in_the_file() {
    let page = html(&story::record(&story::story(), Audience::Team));
    let mut links = 0;
    for at in page.split(" href=\"").skip(1) {
        let to = at.split('"').next().unwrap();
        let place = to.strip_prefix('#').unwrap_or_else(|| panic!("{to} leads out of the file"));
        assert!(page.contains(&format!(" id=\"{place}\"")), "{to} leads nowhere");
        links += 1;
    }
    assert!(links > 20, "moments and factors are linked, not {links} times");
    let addresses = page.matches("://").count() - page.matches("xmlns=\"http://").count();
    assert_eq!(addresses, 0, "nothing is fetched from anywhere");
}

#[test]
fn names_and_private_words_stay_out_of_every_form() {
    for &audience in Audience::ALL {
        let sheet = story::story();
        // The map is drawn from the whole review on purpose: even then no name may come through.
        let paper = story::handout_with_map_of(&sheet, &sheet, What::Record, audience);
        for form in [html(&paper), markdown(&paper), json(&paper).unwrap()] {
            let lower = form.to_lowercase();
            for word in story::PRIVATE {
                assert!(!form.contains(word), "{word} is told to {audience}");
            }
            assert!(!lower.contains("ottokar"), "somebody who declined is named to {audience}");
            let named = story::NAMES.iter().find(|name| lower.contains(&name.to_lowercase()));
            assert!(audience == Audience::Team || named.is_none(), "{named:?} is named to {audience}");
            assert!(!form.contains("01000000-0000-7"), "ids tell when a row was made, and stay in the library");
        }
    }
}

#[test]
fn json_is_what_its_description_says() {
    let described = include_str!("../../../../docs/handout-json.md");
    let paper = story::record(&story::story(), Audience::Team);
    let value: serde_json::Value = serde_json::from_str(&json(&paper).unwrap()).unwrap();
    assert_eq!((&value["format"], &value["version"]), (&"second-story-handout".into(), &1.into()));
    let mut names = Vec::new();
    collect(&value, &mut names);
    let other = serde_json::to_value(everywhere("x")).unwrap();
    collect(&other, &mut names);
    for name in names {
        assert!(described.contains(&format!("`{name}`")), "`{name}` is written and not described");
    }
}

/// Every field's name, and every kind of block.
fn collect(value: &serde_json::Value, names: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            names.extend(fields.keys().cloned());
            names.extend(fields.get("block").and_then(|kind| kind.as_str()).map(str::to_owned));
            fields.values().for_each(|value| collect(value, names));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|value| collect(value, names)),
        _ => {}
    }
}
