//! Owns what every PDF must be, whatever it is of: each rule holds for each handout, audience and review in one table.
//! Must not know what a handout says, nor how the file is written.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod reader;
mod story;

use domain::Sheet;
use lopdf::{Dictionary, Object};
use reader::{Reader, name};
use report::{Audience, What, lay_out, pdf};

/// A rule, and what it finds wrong in a file; nothing where the file keeps it.
type Rule = (&'static str, fn(&Reader) -> Vec<String>);

const RULES: &[Rule] = &[
    ("every mark is numbered, listed and in the tree once", marks),
    ("every annotation is in the table of parents and says what it is", annotations),
    ("every font is a subset with its file, and every glyph has a meaning", fonts),
    ("the file says what it is", identity),
    ("the packet says PDF/UA-1 and PDF/A-2a", packet),
    ("the colours are those of sRGB", intent),
    ("nothing runs and nothing leads out of the file", still),
    ("headings have bookmarks", outline),
];

/// The reviews: the whole story, nothing but a title, and every script at once in every kind of text.
fn reviews() -> [(&'static str, Sheet); 3] {
    let words = "Na\u{ef}ve \u{3a9} \u{43f}\u{440}\u{438} \u{627}\u{644}\u{62e}\u{627}\u{62f}\u{645} \u{5d4}\u{5e9}\u{5e8}\u{5ea} \
                 \u{938}\u{930}\u{94d}\u{935}\u{930} \u{1f469}\u{200d}\u{1f692}\u{1f525} \u{2192}\u{2713} e\u{301} (2.4)";
    let mut strain = story::story();
    strain.reviews[0].title = words.to_owned();
    strain.reviews[0].ground_rules = vec![words.to_owned(); 3];
    strain.events.iter_mut().for_each(|event| event.title.push_str(words));
    strain.accounts.iter_mut().for_each(|account| account.text = format!("{words} {}", words.repeat(12)));
    strain.factors.iter_mut().for_each(|factor| factor.phrase = words.to_owned());
    strain.learnings.iter_mut().for_each(|learning| learning.text.push_str(words));
    strain.thanks.iter_mut().for_each(|thanks| thanks.to_whom = words.to_owned());
    [("story", story::story()), ("empty", story::bare("Nothing yet")), ("strain", strain)]
}

#[test]
fn every_handout_keeps_every_rule() {
    let mut wrong = Vec::new();
    for (review, sheet) in reviews() {
        for (&what, &audience) in What::ALL.iter().flat_map(|what| Audience::ALL.iter().map(move |it| (what, it))) {
            let paper = story::handout(&sheet, what, audience);
            let bytes = pdf(&lay_out(&paper).unwrap()).unwrap();
            let at = format!("{what} of the {review} for {audience}");
            let again = pdf(&lay_out(&story::handout(&sheet, what, audience)).unwrap()).unwrap();
            if bytes != again {
                wrong.push(format!("{at}: two runs must give the same bytes"));
            }
            let reader = Reader::open(&bytes);
            for (rule, broken) in RULES {
                wrong.extend(broken(&reader).into_iter().map(|why| format!("{at}: {rule}: {why}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the table of parents holds for a key.
fn parent(reader: &Reader, key: i64) -> Option<&Object> {
    let root = reader.get(reader.catalog(), "StructTreeRoot")?.as_dict().ok()?;
    let table = reader.get(root, "ParentTree")?.as_dict().ok()?;
    let numbers = reader.get(table, "Nums")?.as_array().ok()?;
    let found = numbers.chunks(2).find(|pair| pair[0].as_i64().is_ok_and(|number| number == key))?;
    Some(reader.document.dereference(&found[1]).ok()?.1)
}

fn marks(reader: &Reader) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut painted = 0;
    for (number, &id) in reader.pages.iter().enumerate() {
        let page = reader.dictionary(id);
        let mut say = |why: &str| wrong.push(format!("page {}: {why}", number + 1));
        let marks: Vec<i64> = reader.page(id).stretches.iter().filter_map(|(mark, _)| *mark).collect();
        painted += marks.len();
        if marks != (0..marks.len() as i64).collect::<Vec<_>>() {
            say("marks are not numbered from 0 without gaps");
        }
        if page.get(b"Tabs").ok().map(name).as_deref() != Some("S") {
            say("tabbing does not follow the structure");
        }
        let key = page.get(b"StructParents").and_then(Object::as_i64).ok();
        let listed = key.and_then(|key| parent(reader, key)).and_then(|list| list.as_array().ok());
        if listed.map(Vec::len) != Some(marks.len()) {
            say("the table of parents does not list each mark");
        }
        let elements = listed.into_iter().flatten().filter(|it| {
            reader.document.dereference(it).is_ok_and(|(_, to)| to.as_dict().is_ok_and(|it| it.has(b"S")))
        });
        if elements.count() != marks.len() {
            say("a mark leads to no element");
        }
    }
    let mut elements = Vec::new();
    reader.elements(reader.tree(), &mut elements);
    let reached: usize = elements.iter().map(|element| kids(reader, element)).sum();
    if reached != painted {
        wrong.push(format!("{painted} marks are painted and {reached} are in the tree"));
    }
    wrong
}

/// How many marked stretches stand directly below an element.
fn kids(reader: &Reader, element: &Dictionary) -> usize {
    let kids = reader.get(element, "K").and_then(|kids| kids.as_array().ok());
    let is_mark = |kid: &&Object| match kid {
        Object::Integer(_) => true,
        Object::Dictionary(it) => it.get(b"Type").is_ok_and(|kind| name(kind) == "MCR"),
        _ => false,
    };
    kids.into_iter().flatten().filter(is_mark).count()
}

fn annotations(reader: &Reader) -> Vec<String> {
    let mut wrong = Vec::new();
    for &id in &reader.pages {
        let areas = reader.get(reader.dictionary(id), "Annots").and_then(|it| it.as_array().ok());
        for area in areas.into_iter().flatten() {
            let area = reader.document.dereference(area).unwrap().1.as_dict().unwrap();
            if area.get(b"Contents").and_then(Object::as_str).map_or(true, <[u8]>::is_empty) {
                wrong.push("an annotation has no words".to_owned());
            }
            let key = area.get(b"StructParent").and_then(Object::as_i64).ok();
            let element = key.and_then(|key| parent(reader, key)).and_then(|it| it.as_dict().ok());
            if element.and_then(|it| it.get(b"S").ok()).map(name).as_deref() != Some("Link") {
                wrong.push("an annotation belongs to no link of the tree".to_owned());
            }
        }
    }
    wrong
}

fn fonts(reader: &Reader) -> Vec<String> {
    let mut wrong = Vec::new();
    for &id in &reader.pages {
        let page = reader.page(id);
        for (key, font) in reader.fonts(id) {
            let base = name(font.get(b"BaseFont").unwrap());
            let tag = base.split_once('+').map_or("", |(tag, _)| tag);
            if tag.len() != 6 || !tag.chars().all(|c| c.is_ascii_uppercase()) {
                wrong.push(format!("{base} carries no tag of a subset"));
            }
            match file_of(reader, font) {
                None => wrong.push(format!("{base} has no file")),
                // The least of our fonts has 50,000 bytes.
                Some(size) if size > 45_000 => wrong.push(format!("{base} is not reduced: {size} bytes")),
                Some(_) => {}
            }
            let meanings = reader.meanings(font);
            let codes = page.codes.get(&key).into_iter().flatten();
            wrong.extend(codes.clone().filter(|code| **code == 0).map(|_| format!("{base} shows the empty box")));
            let silent = codes.filter(|code| meanings.get(code).is_none_or(String::is_empty));
            wrong.extend(silent.map(|code| format!("glyph {code} of {base} has no meaning")));
        }
    }
    wrong
}

/// The size of the font file.
fn file_of(reader: &Reader, font: &Dictionary) -> Option<usize> {
    let descendants = reader.get(font, "DescendantFonts")?.as_array().ok()?;
    let descendant = reader.document.dereference(&descendants[0]).ok()?.1.as_dict().ok()?;
    let descriptor = reader.get(descendant, "FontDescriptor")?.as_dict().ok()?;
    let file = reader.get(descriptor, "FontFile2").or_else(|| reader.get(descriptor, "FontFile3"))?;
    Some(file.as_stream().ok()?.decompressed_content().ok()?.len())
}

fn identity(reader: &Reader) -> Vec<String> {
    let catalog = reader.catalog();
    let mut wrong = Vec::new();
    let dictionary = |key| reader.get(catalog, key).and_then(|it| it.as_dict().ok());
    if catalog.get(b"Lang").and_then(Object::as_str).ok() != Some(b"en") {
        wrong.push("no language".to_owned());
    }
    if !dictionary("ViewerPreferences")
        .is_some_and(|it| it.get(b"DisplayDocTitle").and_then(Object::as_bool).is_ok_and(|on| on))
    {
        wrong.push("the window would not show the title".to_owned());
    }
    if !dictionary("MarkInfo").is_some_and(|it| it.get(b"Marked").and_then(Object::as_bool).is_ok_and(|on| on)) {
        wrong.push("it does not say that it is tagged".to_owned());
    }
    let info = reader.document.trailer.get(b"Info").ok().and_then(|it| reader.document.dereference(it).ok());
    let title = info.and_then(|(_, it)| it.as_dict().ok()).and_then(|it| it.get(b"Title").ok());
    if title.and_then(|it| it.as_str().ok()).is_none_or(<[u8]>::is_empty) {
        wrong.push("no title".to_owned());
    }
    wrong
}

fn packet(reader: &Reader) -> Vec<String> {
    let stream = reader.get(reader.catalog(), "Metadata").and_then(|it| it.as_stream().ok());
    let packet = stream.map(|it| String::from_utf8_lossy(&it.content).into_owned()).unwrap_or_default();
    let parts = ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "<dc:title>", "2031-03-11T12:00:00Z"];
    let mut wrong: Vec<String> =
        parts.iter().filter(|part| !packet.contains(**part)).map(|part| format!("it lacks {part}")).collect();
    if packet.contains('{') {
        wrong.push("a blank was not filled in".to_owned());
    }
    wrong
}

fn intent(reader: &Reader) -> Vec<String> {
    let intents = reader.get(reader.catalog(), "OutputIntents").and_then(|it| it.as_array().ok());
    let first = intents.and_then(|it| it.first()).and_then(|it| reader.document.dereference(it).ok());
    let intent = first.and_then(|(_, it)| it.as_dict().ok());
    let kind = intent.and_then(|it| it.get(b"S").ok()).map(name);
    let profile = intent.and_then(|it| reader.get(it, "DestOutputProfile")).is_some_and(|it| it.as_stream().is_ok());
    match (kind.as_deref(), profile) {
        (Some("GTS_PDFA1"), true) => Vec::new(),
        other => vec![format!("the intent is {other:?}")],
    }
}

fn still(reader: &Reader) -> Vec<String> {
    let mut wrong = Vec::new();
    let dictionaries = reader.document.objects.values().filter_map(|object| object.as_dict().ok());
    for dictionary in dictionaries {
        for key in ["JS", "JavaScript", "OpenAction", "AA", "EmbeddedFiles", "URI", "Launch"] {
            if dictionary.has(key.as_bytes()) {
                wrong.push(format!("there is /{key}"));
            }
        }
    }
    if reader.document.trailer.has(b"Encrypt") {
        wrong.push("it is encrypted".to_owned());
    }
    wrong
}

fn outline(reader: &Reader) -> Vec<String> {
    let headings = reader.roles().iter().filter(|role| matches!(role.as_str(), "H1" | "H2" | "H3")).count();
    let outlines = reader.get(reader.catalog(), "Outlines").and_then(|it| it.as_dict().ok());
    let first = outlines.and_then(|it| reader.get(it, "First")).and_then(|it| it.as_dict().ok());
    match first {
        _ if headings == 0 => vec!["there is no heading at all".to_owned()],
        None => vec![format!("{headings} headings and no bookmark")],
        Some(mark) if !mark.has(b"Dest") => vec!["a bookmark leads nowhere".to_owned()],
        Some(_) => Vec::new(),
    }
}

/// Something done to a file that one rule must notice.
type Damage = fn(&mut Reader);

#[test]
fn every_rule_can_be_broken() {
    let bytes = pdf(&lay_out(&story::summary(&story::story(), Audience::Team)).unwrap()).unwrap();
    let damages: [Damage; 8] = [
        |it| drop(it.document.get_dictionary_mut(it.pages[0]).unwrap().remove(b"StructParents")),
        |it| drop(first(it, "Subtype", "Link").remove(b"Contents")),
        |it| first(it, "Type", "Font").set("BaseFont", Object::Name(b"Whole".to_vec())),
        |it| drop(it.document.catalog_mut().unwrap().remove(b"Lang")),
        |it| drop(it.document.catalog_mut().unwrap().remove(b"Metadata")),
        |it| drop(it.document.catalog_mut().unwrap().remove(b"OutputIntents")),
        |it| it.document.catalog_mut().unwrap().set("OpenAction", Object::Null),
        |it| drop(it.document.catalog_mut().unwrap().remove(b"Outlines")),
    ];
    for ((rule, broken), damage) in RULES.iter().zip(damages) {
        let mut reader = Reader::open(&bytes);
        assert_eq!(broken(&reader), Vec::<String>::new(), "{rule}: the whole file keeps it");
        damage(&mut reader);
        assert!(!broken(&reader).is_empty(), "{rule}: the damage must be noticed");
    }
}

/// The first dictionary of a kind.
fn first<'a>(reader: &'a mut Reader, key: &str, kind: &str) -> &'a mut Dictionary {
    let found = reader.document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    let mut kinds =
        found.filter(|it| it.get(key.as_bytes()).is_ok_and(|it| it.as_name().is_ok_and(|it| it == kind.as_bytes())));
    kinds.next().expect("the file has one")
}
