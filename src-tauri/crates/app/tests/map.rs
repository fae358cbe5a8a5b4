//! Owns the promises of the map on its way to other programs and back.
//! Must not reach past the door, save to write maps nobody has drawn.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use app::{Code, Door, Host, MapFileAsk, MapForm, MapTaken, ReviewId, Which};
use domain::{Band, EventId, Evidence, Factor, FactorId, Link, LinkId, LinkKind, OtherDays, Phase, Polarity};
use figure::{Exchange, Graph, Layout, Page};
use intake::map::{MapFile, read_map};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

fn open(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}

fn written(door: &Door, review: ReviewId, form: MapForm) -> Vec<u8> {
    door.map_file(&MapFileAsk { review, form }).unwrap().bytes
}

fn empty(door: &mut Door) -> ReviewId {
    door.start(app::Start { title: "Another".into(), preset: None }).unwrap().review
}

/// A map with its keys replaced by its phrases, so that copies under other keys compare.
fn by_phrase(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let map = read_map(bytes).unwrap();
    let phrases: BTreeMap<&str, &str> = map.factors.iter().map(|it| (it.key.as_str(), it.phrase.as_str())).collect();
    let says = |key: &String| phrases[key.as_str()];
    let mut factors: Vec<String> = map
        .factors
        .iter()
        .map(|it| {
            let days = it.other_days;
            format!("{} {:?} {:?} {:?} {:?} {days:?}", it.phrase, it.band, it.phase, it.polarity, it.evidence)
        })
        .collect();
    let mut links: Vec<String> = map
        .links
        .iter()
        .map(|it| format!("{} {} {:?} {}", says(&it.from), it.kind, it.to.as_ref().map(says), it.remark))
        .collect();
    factors.sort();
    links.sort();
    (factors, links)
}

#[test]
fn a_map_goes_out_and_comes_back_into_another_review() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let sample = door.add_sample(()).unwrap().review;
    for (form, name) in [(MapForm::Json, "map.json"), (MapForm::Dot, "map.dot")] {
        let bytes = written(&door, sample, form);
        let other = empty(&mut door);
        let taken = door.take_map(other, name, &bytes).unwrap();
        assert!(taken.factors > 10 && taken.links > 10 && taken.changed == 0, "{name}: all of it is new: {taken:?}");
        assert_eq!(by_phrase(&written(&door, other, form)), by_phrase(&bytes), "{name}: nothing is lost on the way");
        door.undo(Which { review: other }).unwrap();
        let rows = door.review(Which { review: other }).unwrap().sheet;
        assert!(rows.factors.is_empty() && rows.links.is_empty(), "{name}: one undo takes all of it back");
    }
}

#[test]
fn a_map_that_comes_home_unchanged_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = door.add_sample(()).unwrap().review;
    let before = door.review(Which { review }).unwrap();
    for form in [MapForm::Json, MapForm::Dot] {
        let bytes = written(&door, review, form);
        let MapTaken { factors, changed, links, .. } = door.take_map(review, "map", &bytes).unwrap();
        assert_eq!((factors, changed, links), (0, 0, 0), "{form:?}: everything is there already");
    }
    assert_eq!(door.review(Which { review }).unwrap().revision, before.revision, "so nothing is written");
}

#[test]
fn an_edited_map_changes_what_was_edited_and_removes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = door.add_sample(()).unwrap().review;
    let before = door.review(Which { review }).unwrap().sheet;
    let first = &before.factors[0];
    let text = format!(
        "digraph {{ \"{}\" [label=\"Said anew\"]; x [label=\"Quite new\" band=team polarity=luck]; x -> \"{}\" [label=masked] }}",
        first.id, first.id
    );
    let taken = door.take_map(review, "edited.dot", text.as_bytes()).unwrap();
    assert_eq!((taken.factors, taken.changed, taken.links), (1, 1, 1), "one is new, one is changed, one link is new");
    let after = door.review(Which { review }).unwrap().sheet;
    assert_eq!(after.factors.len(), before.factors.len() + 1, "what the file does not name stays");
    let same = after.factors.iter().find(|it| it.id == first.id).unwrap();
    assert_eq!((same.phrase.as_str(), same.band, same.phase), ("Said anew", first.band, first.phase), "only its words");
    assert!(
        after.factors.iter().any(|it| it.phrase == "Quite new" && it.band == Band::Team),
        "the new one has its band"
    );
}

#[test]
fn a_broken_map_is_refused_with_its_place_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = door.add_sample(()).unwrap().review;
    let before = door.review(Which { review }).unwrap().revision;
    let long = format!("digraph {{ a [label=\"{}\"] }}", "x".repeat(10_000));
    for (text, code, part) in [
        ("digraph {\n a -> ", Code::BadFile, "line 2"),
        ("{\n\"format\": \"second-story-map\",", Code::BadFile, "line 2"),
        ("digraph { a [polarity=guilty] }", Code::BadFile, "guilty"),
        ("<html>", Code::BadFile, "neither"),
        (&long, Code::Refused, "2000"),
    ] {
        let refused = door.take_map(review, "broken.dot", text.as_bytes()).unwrap_err();
        assert_eq!(refused.code, code, "{refused}");
        let told = refused.to_string().replace([',', '\u{2009}'], "");
        assert!(told.contains(part) && !told.contains("why-") && !told.contains('{'), "tells the place: {told}");
    }
    assert_eq!(door.review(Which { review }).unwrap().revision, before, "nothing of a broken file is written");
}

#[test]
fn five_thousand_factors_in_one_ring_are_taken_in_shown_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = empty(&mut door);
    let link = |at: usize| format!("f{at} -> f{} [verb=enabled]", (at + 1) % 5_000);
    let words = ["\u{1F469}\u{200D}\u{1F4BB} at night", "خادم لم يعد بعد الترقية", "One pin for every host"];
    let factor = |at: usize| format!("f{at} [label=\"{} {at}\" band={}]", words[at % 3], Band::ALL[at % 7]);
    let lines: Vec<String> = (0..5_000).map(factor).chain((0..5_000).map(link)).collect();
    let taken = door.take_map(review, "ring.dot", format!("digraph {{ {} }}", lines.join(";\n")).as_bytes()).unwrap();
    assert_eq!((taken.factors, taken.links), (5_000, 5_000), "nothing of it is left out");
    let shown = door.map(app::MapAsk { review, width: app::SMALLEST_MAP }).unwrap();
    assert_eq!((shown.drawing.nodes.len(), shown.drawing.edges.len()), (5_000, 5_000), "all of it is drawn");
    let told = shown.outline.text();
    assert!(words.iter().all(|word| told.contains(word)), "and told, in every script");
}

#[test]
fn the_text_is_the_outline_and_every_form_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = door.add_sample(()).unwrap().review;
    let text = String::from_utf8(written(&door, review, MapForm::Text)).unwrap();
    let shown = door.map(app::MapAsk { review, width: app::SMALLEST_MAP }).unwrap().outline.text();
    assert_eq!(text, shown, "the command line tells what the screen's outline tells, in the same order");
    assert!(written(&door, review, MapForm::Png).starts_with(b"\x89PNG"), "a picture");
    let svg = String::from_utf8(written(&door, review, MapForm::Svg)).unwrap();
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"), "a whole picture");
    let mermaid = String::from_utf8(written(&door, review, MapForm::Mermaid)).unwrap();
    let sheet = door.review(Which { review }).unwrap().sheet;
    assert_eq!(mermaid.matches("|\"").count(), sheet.links.len(), "an arrow for each link");
    let csv = String::from_utf8(written(&door, review, MapForm::Csv)).unwrap();
    assert_eq!(csv.lines().count(), 1 + sheet.factors.len() + sheet.links.len(), "a row for each factor and each link");
    let name = door.map_file(&MapFileAsk { review, form: MapForm::Mermaid }).unwrap().name;
    assert!(name.ends_with("-map.mmd") && !name.contains(' '), "a name any system takes: {name}");
}

fn id(space: u128, number: usize) -> Uuid {
    Uuid::from_u128((0x0190_0000_0000_7000_8000_0000_0000_0000 | (space << 64)) + number as u128)
}

/// A map of any phrases and remarks, written in both forms.
fn forms(phrases: &[(String, usize)], remarks: &[(usize, String)]) -> (Vec<Factor>, Vec<Link>, [MapFile; 2]) {
    let review = ReviewId(id(0, 0));
    let factors: Vec<Factor> = phrases
        .iter()
        .enumerate()
        .map(|(at, (phrase, die))| Factor {
            id: FactorId(id(1, at)),
            rev: 1,
            review,
            position: at as i64,
            phrase: phrase.clone(),
            band: Band::ALL[die % 7],
            polarity: Polarity::ALL[die % 5],
            phase: Phase::ALL[die % 6],
            evidence: Evidence::ALL[die % Evidence::ALL.len()],
            events: vec![EventId(id(3, die % 4))],
            taken_at: None,
            other_days: [None, Some(OtherDays::Usual), Some(OtherDays::Different)][die % 3],
            put: None,
        })
        .collect();
    let count = factors.len();
    let mut links: Vec<Link> = Vec::new();
    for (at, (die, remark)) in remarks.iter().enumerate() {
        let (from, to) = (die % count, (die / 7) % (count + 1));
        let kind = LinkKind::ALL[die % 12];
        let to = (to < count).then(|| factors[to].id);
        let twice = links.iter().any(|it| (it.from, it.to, it.kind) == (factors[from].id, to, kind));
        if to != Some(factors[from].id) && !twice {
            let (id, from) = (LinkId(id(2, at)), factors[from].id);
            links.push(Link { id, rev: 1, review, from, to, kind, perspective: None, remark: remark.clone() });
        }
    }
    let words = report::Words::english().unwrap().of_map().unwrap();
    let pins = (0..4).map(|at| (EventId(id(3, at)), at as u32 + 1)).collect();
    let graph =
        Graph { factors: &factors, links: &links, impact: "", pins: &pins, words: &words, page: Page::A4_LANDSCAPE };
    let layout = Layout::new(&graph);
    let exchange = Exchange::of(&layout, "A \"title\" \\ of {any} kind");
    let read = [exchange.json().unwrap(), exchange.dot()].map(|text| read_map(text.as_bytes()).expect(&text));
    (factors, links, read)
}

fn phrase() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z \"\\\\{}<>;#&/*-]{1,40}[a-z]",
        "\\PC{1,40}x",
        Just("خادم \u{202e} \"x\" \\n".to_owned()),
        Just("\\N \\\" 👩‍👩‍👧‍👦".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_map_comes_back_as_it_went(
        phrases in prop::collection::vec((phrase(), 0usize..1000), 1..8),
        remarks in prop::collection::vec((0usize..10_000, prop_oneof![Just(String::new()), phrase()]), 0..12),
    ) {
        let (factors, links, read) = forms(&phrases, &remarks);
        for (map, form) in read.iter().zip(["JSON", "DOT"]) {
            prop_assert_eq!(map.factors.len(), factors.len(), "{}: every factor", form);
            prop_assert_eq!(map.links.len(), links.len(), "{}: every link", form);
            for factor in &factors {
                let told = map.factors.iter().find(|it| it.key == factor.id.to_string()).unwrap();
                let (says, said) = (figure::metrics::one_line(&factor.phrase), figure::metrics::one_line(&told.phrase));
                prop_assert_eq!(says, said, "{}: the same words", form);
                let words = (Some(factor.band), Some(factor.phase), Some(factor.polarity), Some(factor.evidence));
                prop_assert_eq!((told.band, told.phase, told.polarity, told.evidence), words, "{}", form);
                prop_assert_eq!(told.other_days, factor.other_days, "{}", form);
                prop_assert_eq!(told.moments.as_ref().map(Vec::len), Some(1), "{}: its moment", form);
            }
            for link in &links {
                let ends = (link.from.to_string(), link.to.map(|to| to.to_string()), link.kind);
                let told = map.links.iter().find(|it| (it.from.clone(), it.to.clone(), it.kind) == ends).unwrap();
                let (says, said) = (figure::metrics::one_line(&link.remark), figure::metrics::one_line(&told.remark));
                prop_assert_eq!(says, said, "{}: the same remark", form);
            }
        }
    }
}
