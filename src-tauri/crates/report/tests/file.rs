//! Owns the promises about one file, the record: what is tagged as what, links, bookmarks, feet, preview.
//! Must not know how the file is written.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod reader;
mod story;

use reader::{Reader, name};
use report::{Audience, lay_out, pdf, svg};

fn printed(audience: Audience) -> Reader {
    let pages = lay_out(&story::record(&story::story(), audience)).expect("the story can be laid out");
    Reader::open(&pdf(&pages).expect("the story can be printed"))
}

#[test]
fn two_processes_give_the_same_bytes() {
    const CHILD: &str = "REPORT_TEST_PRINTS_TO";
    let print = || pdf(&lay_out(&story::record(&story::story(), Audience::Company)).unwrap()).unwrap();
    if let Ok(path) = std::env::var(CHILD) {
        std::fs::write(path, print()).expect("the child can write its file");
        return;
    }
    let path = std::env::temp_dir().join(format!("second-story-report-{}.pdf", std::process::id()));
    let status = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "two_processes_give_the_same_bytes"])
        .env(CHILD, &path)
        .status()
        .expect("the test can start itself");
    assert!(status.success(), "the child prints as well");
    let other = std::fs::read(&path).expect("the child wrote its file");
    std::fs::remove_file(&path).expect("the file can be removed");
    assert!(print() == other, "another process must print the same bytes");
}

#[test]
fn every_account_can_be_copied_out_of_the_file() {
    let text = flat(&printed(Audience::Company).text());
    let sheet = story::story();
    for account in sheet.accounts.iter().filter(|account| !account.text.contains("Ottokar")) {
        assert!(text.contains(&flat(&account.text)), "an account is missing or torn: {}", account.text);
    }
    for event in &sheet.events {
        assert!(text.contains(&flat(&event.title)), "an event is missing: {}", event.title);
    }
    for factor in &sheet.factors {
        assert!(text.contains(&flat(&factor.phrase)), "a factor is missing: {}", factor.phrase);
    }
}

/// Without white space, since lines end where the paper ends.
fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_tree_has_headings_tables_quotations_and_a_picture_with_words() {
    let reader = printed(Audience::Team);
    let roles = reader.roles();
    assert_eq!(roles.iter().filter(|role| *role == "H1").count(), 1, "one title");
    for role in [
        "H2",
        "H3",
        "P",
        "L",
        "LI",
        "LBody",
        "Table",
        "Caption",
        "THead",
        "TBody",
        "TR",
        "TH",
        "TD",
        "BlockQuote",
        "Figure",
        "Link",
        "TOC",
        "TOCI",
    ] {
        assert!(roles.iter().any(|found| found == role), "no {role} in the tree");
    }
    let levels: Vec<u8> = roles.iter().filter_map(|role| role.strip_prefix('H')?.parse().ok()).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level of heading is skipped: {levels:?}");
    let mut elements = Vec::new();
    reader.elements(reader.tree(), &mut elements);
    let figure = elements.iter().find(|it| name(it.get(b"S").unwrap()) == "Figure").unwrap();
    let alt = figure.get(b"Alt").unwrap().as_str().unwrap();
    assert!(String::from_utf8_lossy(alt).contains("14 factors"), "the picture says what it shows");
    for row in elements.iter().filter(|it| name(it.get(b"S").unwrap()) == "TR") {
        assert_eq!(row.get(b"K").unwrap().as_array().unwrap().len(), 4, "every row has every column");
    }
}

#[test]
fn bookmarks_are_nested_and_lead_somewhere() {
    let reader = printed(Audience::Team);
    let outlines = reader.get(reader.catalog(), "Outlines").unwrap().as_dict().unwrap();
    let title = reader.get(outlines, "First").unwrap().as_dict().unwrap();
    let mut parts = 0;
    let mut inner = 0;
    let mut next = reader.get(title, "First");
    while let Some(part) = next.and_then(|it| it.as_dict().ok()) {
        parts += 1;
        assert!(part.has(b"Dest"), "a bookmark leads to a place");
        inner += usize::from(part.has(b"First"));
        next = reader.get(part, "Next");
    }
    assert!(parts >= 12, "every part has a bookmark, found {parts}");
    assert!(inner >= 2, "voices and differing accounts are nested, found {inner}");
}

#[test]
fn every_link_leads_to_a_page_and_is_tagged() {
    let reader = printed(Audience::Team);
    let mut links = 0;
    for &id in &reader.pages {
        let page = reader.dictionary(id);
        let areas = reader.get(page, "Annots").and_then(|it| it.as_array().ok());
        for area in areas.into_iter().flatten() {
            let area = reader.document.dereference(area).unwrap().1.as_dict().unwrap();
            let action = reader.get(area, "A").unwrap().as_dict().unwrap();
            assert_eq!(name(action.get(b"S").unwrap()), "GoTo", "links stay inside the paper");
            let target = action.get(b"D").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            assert!(reader.pages.contains(&target), "a link leads to a page of this paper");
            assert!(area.has(b"StructParent") && area.has(b"Contents"), "a link can be read aloud");
            links += 1;
        }
    }
    assert!(links > 60, "contents, moments, factors and pins are linked, found {links}");
}

#[test]
fn the_timeline_heading_returns_on_every_page() {
    let mut sheet = story::story();
    sheet.events.iter_mut().for_each(|event| event.title = format!("{0}. {0}. {0}", event.title));
    let reader = Reader::open(&pdf(&lay_out(&story::record(&sheet, Audience::Team)).unwrap()).unwrap());
    let with_rows: Vec<bool> = reader
        .pages
        .iter()
        .map(|&id| {
            let page = reader.page(id);
            page.text().contains("What happened") || page.repeated().contains("What happened")
        })
        .collect();
    assert!(
        with_rows.iter().filter(|&&heading| heading).count() >= 2,
        "the timeline runs over two pages: {with_rows:?}"
    );
    let repeats = reader.pages.iter().filter(|&&id| reader.page(id).repeated().contains("What happened")).count();
    assert!(repeats >= 1, "the second heading is repetition, not content");
}

#[test]
fn every_page_says_which_of_how_many_it_is() {
    let reader = printed(Audience::Public);
    let total = reader.pages.len();
    for (index, &id) in reader.pages.iter().enumerate() {
        let foot = reader.page(id).repeated();
        assert!(foot.contains(&format!("{} of {total}", index + 1)), "page {} does not say so: {foot}", index + 1);
        assert!(foot.contains("Public"), "the foot says who may read it");
    }
}

#[test]
fn the_preview_is_the_paper() {
    let pages = lay_out(&story::record(&story::story(), Audience::Team)).unwrap();
    let reader = Reader::open(&pdf(&pages).unwrap());
    let pictures = svg(&pages);
    assert_eq!(pictures.len(), reader.pages.len(), "as many pictures as pages");
    for (picture, &id) in pictures.iter().zip(&reader.pages) {
        assert!(
            !picture.contains("style=") && !picture.contains("<style") && !picture.contains("<script"),
            "a strict policy forbids these"
        );
        let from = picture.find("<desc>").unwrap() + 6;
        let words = &picture[from..picture.find("</desc>").unwrap()];
        let words = words.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let page = reader.page(id);
        assert_eq!(sorted(&words), sorted(&format!("{}{}", page.text(), page.repeated())), "the same words on both");
    }
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = flat(text).chars().collect();
    letters.sort_unstable();
    letters
}

#[test]
fn no_stream_runs_into_the_line_end_after_it() {
    // One stream in 256 would; many papers make it likely that some of them had to be avoided. The short ones have so few
    // objects that all of them fit into one stream.
    let long = (0..40).map(|number| ("It happened again. ".repeat(number), number));
    let short = (0..450).map(|number| (String::new(), number));
    for (summary, number) in long.chain(short) {
        let mut sheet = story::bare(&format!("Short {number}"));
        sheet.reviews[0].summary = summary;
        let bytes = pdf(&lay_out(&story::summary(&sheet, Audience::Team)).unwrap()).unwrap();
        let runs_on = bytes.windows(11).any(|window| window == b"\r\nendstream");
        assert!(!runs_on, "paper {number} has a stream whose length a strict reader would doubt");
    }
}

#[test]
fn printpdf_brings_no_layout_engine_along() {
    let lock = include_str!("../../../../Cargo.lock");
    assert!(lock.contains("name = \"printpdf\""), "this is the lock file of the workspace");
    assert!(
        !lock.contains("name = \"azul-"),
        "its default features change the type of a font, and weigh eleven megabytes"
    );
}
