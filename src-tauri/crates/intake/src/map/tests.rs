//! Owns what is promised of reading maps: DOT from anywhere, and no panic whatever the bytes.
//! Must not repeat what the round trip of our own files holds; that is in the app.
#![allow(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use super::*;
use proptest::prelude::*;

fn dot(text: &str) -> MapFile {
    read_map(text.as_bytes()).unwrap()
}

#[test]
fn dot_of_others_is_read() {
    let map = dot("/* drawn elsewhere */ strict digraph G {\n node [shape=box]; rankdir=LR\n \
         subgraph cluster_3 { label=\"3 Team and coordination\"; a [label=\"Two teams,\\none channel\"]; }\n \
         b [label=<Cache <b>cold</b>>]  // a comment\n a:e -> b -> impact [label=\"Depended on\"]; \
         # another\n {c d} -> b [label=\"made harder\" color=red]\n \"c\" [label=\"Short \" + \"staffed\", band=organisation] }");
    let phrases: Vec<&str> = map.factors.iter().map(|it| it.phrase.as_str()).collect();
    assert_eq!(phrases, ["Two teams, one channel", "Cache cold", "Short staffed", "d"], "labels, or else names");
    let bands: Vec<Option<Band>> = map.factors.iter().map(|it| it.band).collect();
    assert_eq!(bands, [Some(Band::Team), None, Some(Band::Organisation), None], "clusters and attributes are bands");
    let links: Vec<_> =
        map.links.iter().map(|it| (it.from.as_str(), it.to.as_deref(), it.kind, it.remark.as_str())).collect();
    let expected = [
        ("a", Some("b"), LinkKind::DependedOn, ""),
        ("b", None, LinkKind::DependedOn, ""),
        ("c", Some("b"), LinkKind::Enabled, "made harder"),
        ("d", Some("b"), LinkKind::Enabled, "made harder"),
    ];
    assert_eq!(links, expected, "a label that is no verb of ours is kept as a remark");
}

#[test]
fn what_is_broken_is_told_with_its_line() {
    let told = |text: &str| read_map(text.as_bytes()).unwrap_err().to_string();
    for (text, why) in [
        ("", "it is neither a map as JSON nor a graph in the DOT language"),
        ("hello", "it is neither a map as JSON nor a graph in the DOT language"),
        ("digraph {", "line 1: the end of the file stands where a name should"),
        ("digraph {\n a -> }", "line 2: “}” stands where a name should"),
        ("digraph {\n\n a [label=\"x }", "line 3: the end of the file stands where a closing quotation mark should"),
        ("digraph { a } b", "line 1: “b” stands where the end of the file should"),
        (
            "digraph { a [band=moon] }",
            "line 1: “moon” is none of outside, organisation, team, work, tools, knowledge, technology",
        ),
        ("digraph { a -> a }", "“a” is linked with itself"),
        ("digraph { impact -> a }", "a link begins at the impact"),
        ("digraph { }", "it holds no factor"),
        ("{\"format\": \"other\"}", "it is neither a map as JSON nor a graph in the DOT language"),
        ("{\"format\": \"second-story-map\", \"version\": 9, \"factors\": []}", "it is of version 9"),
    ] {
        assert_eq!(told(text), why, "for {text:?}");
    }
    assert!(told("{\n \"format\": ").starts_with("line 2: "), "broken JSON has a line too");
    let twice =
        r#"{"format":"second-story-map","version":1,"factors":[{"key":"a","phrase":"x"},{"key":"a","phrase":"y"}]}"#;
    assert_eq!(told(twice), "two factors are called “a”", "a key stands for one factor");
}

#[test]
fn graphs_in_graphs_without_end_are_refused_and_not_followed() {
    let deep = format!("digraph {{ {} a {} }}", "{".repeat(100_000), "}".repeat(100_000));
    assert!(matches!(read_map(deep.as_bytes()), Err(MapError::Syntax { .. })), "a stack has an end");
    let many = format!("digraph {{ {} }}", (0..20_000).map(|at| format!("n{at};")).collect::<String>());
    assert_eq!(read_map(many.as_bytes()), Err(MapError::TooMany), "a map has a size");
    assert_eq!(
        read_map(&vec![b' '; MAX_MAP_BYTES + 1]),
        Err(MapError::TooLarge { got: MAX_MAP_BYTES + 1 }),
        "a file too"
    );
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_map(&bytes);
    }

    #[test]
    fn no_words_of_dot_make_the_reader_fall(words in prop::collection::vec(
        prop::sample::select(vec!["digraph", "{", "}", "[", "]", "a", "b", "->", "--", "=", ";", ",", "\"", "\\", "<", ">",
            "subgraph", "node", "edge", "graph", "label", "cluster_team", ":", "+", "/*", "*/", "//", "\n", "é", "impact"]), 0..60)) {
        let text = format!("digraph {{ {} ", words.join(" "));
        let _ = read_map(text.as_bytes());
        let _ = read_map(format!("{text}}}").as_bytes());
    }
}
