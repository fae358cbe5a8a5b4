//! Owns what is promised of one map told by hand, and of graphs at the edges of what may be asked.
//! Must not know how places are found.

mod common;

use common::{factor, link, pins, random, upgrade};
use domain::{Band, LinkKind, Phase, Polarity};
use figure::{Drawing, Page, Paint, draw, outline, svg};

#[test]
fn the_story_fits_the_smallest_window() {
    let drawing = draw(&upgrade().screen());
    assert!(drawing.width <= 1008.0, "a window 1280 wide shows the map beside its outline: {}", drawing.width);
    assert!(drawing.unnamed() <= 5, "only links between neighbours may go without their verb: {}", drawing.unnamed());
    assert!(drawing.crossings <= 14, "crossings grew from 13 to {}", drawing.crossings);
}

#[test]
fn the_story_fits_a_sheet_of_paper_in_readable_size() {
    let drawing = draw(&upgrade().graph(Page::A4_LANDSCAPE));
    let scale = (1009.0 / drawing.width).min(620.0 / drawing.height);
    assert!(
        scale * drawing.text.node * 0.75 >= 6.8,
        "text of {} points is too small",
        scale * drawing.text.node * 0.75
    );
    assert_eq!(drawing.legend.len(), 5, "paper has no footer that explains the shapes");
}

#[test]
fn boxes_of_as_many_lines_are_equally_large() {
    let drawing = draw(&random(3, 80, 100).screen());
    for a in &drawing.nodes {
        for b in drawing.nodes.iter().filter(|b| b.lines.len().max(3) == a.lines.len().max(3)) {
            assert_eq!((a.width, a.height), (b.width, b.height), "size must never mean importance");
        }
    }
}

#[test]
fn an_empty_map_still_shows_seven_lanes_and_seven_columns() {
    let mut story = upgrade();
    (story.factors, story.links, story.impact) = (Vec::new(), Vec::new(), String::new());
    let drawing = draw(&story.screen());
    assert_eq!((drawing.lanes.len(), drawing.columns.len()), (7, 7), "an empty lane is a finding too");
    assert!(drawing.impact.is_none() && drawing.nodes.is_empty(), "there is nothing else to show");
    assert!(svg(&drawing, &Paint::LIGHT).ends_with("</svg>\n"), "even nothing is a whole picture");
    assert!(outline(&story.screen()).text().contains("7 Technology"), "the outline shows every band as well");
}

#[test]
fn links_without_ends_and_links_to_themselves_are_left_out() {
    let mut story = upgrade();
    let count = story.links.len();
    story.links.push(link(900, 0, Some(900), LinkKind::Enabled));
    story.links.push(link(901, 900, None, LinkKind::Enabled));
    story.links.push(link(902, 4, Some(4), LinkKind::Enabled));
    assert_eq!(draw(&story.screen()).edges.len(), count, "a link needs two different ends in the picture");
}

#[test]
fn cycles_are_drawn_like_anything_else() {
    let mut story = upgrade();
    story.factors = (0..4).map(|at| factor(at, "Loop", Band::Tools, Phase::Repair, Polarity::Context, &[])).collect();
    let ring = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 0), (0, 1)];
    story.links =
        ring.iter().enumerate().map(|(at, &(from, to))| link(at, from, Some(to), LinkKind::ALL[at])).collect();
    let drawing = draw(&story.screen());
    assert_eq!(drawing.edges.len(), 6, "a strange loop is worth showing");
    apart(&drawing);
}

/// No two links between the same factors lie on one another.
fn apart(drawing: &Drawing) {
    for (at, a) in drawing.edges.iter().enumerate() {
        for b in &drawing.edges[at + 1..] {
            assert_ne!(a.points, b.points, "{} hides {}", a.verb, b.verb);
        }
    }
}

#[test]
fn parallel_links_lie_side_by_side() {
    let mut story = upgrade();
    story.links = LinkKind::ALL.iter().take(5).enumerate().map(|(at, &kind)| link(at, 8, Some(9), kind)).collect();
    let drawing = draw(&story.screen());
    apart(&drawing);
    assert_eq!(drawing.crossings, 0, "links that go the same way need not cross");
}

#[test]
fn long_and_strange_phrases_are_drawn() {
    let mut story = upgrade();
    let phrases = [
        "x".repeat(10_000),
        "long ".repeat(2_000),
        "خادم ".repeat(400),
        "👩‍👩‍👧‍👦".repeat(300),
        "<script>&\"\u{0}\u{8}\u{fffe}</script>".into(),
        " \n\t ".into(),
        "日本語の長い文章が続いている場合".repeat(20),
    ];
    for (factor, phrase) in story.factors.iter_mut().zip(&phrases) {
        factor.phrase.clone_from(phrase);
    }
    story.impact = "Very slow. ".repeat(20_000);
    let drawing = draw(&story.screen());
    assert!(drawing.nodes.iter().all(|node| node.lines.len() <= 12), "the picture stays a picture");
    assert!(drawing.height < 3_000.0, "one long phrase must not push the rest away: {}", drawing.height);
    let picture = svg(&drawing, &Paint::LIGHT);
    assert!(!picture.contains("<script>"), "text is text, never markup");
    assert!(picture.chars().all(|c| !c.is_control() || c == '\n'), "XML knows no control characters");
}

#[test]
fn empty_lanes_and_columns_are_thin() {
    let mut story = upgrade();
    story.factors.retain(|factor| factor.band != Band::Outside && factor.phase != Phase::Detection);
    let drawing = draw(&story.screen());
    let (empty, full) = (&drawing.lanes[0], &drawing.lanes[6]);
    assert!(empty.height < full.height * 0.7, "an empty lane is present but thin: {} {}", empty.height, full.height);
    let (empty, full) = (&drawing.columns[2], &drawing.columns[3]);
    assert!(empty.width < full.width * 0.7, "an empty column is present but thin: {} {}", empty.width, full.width);
}

#[test]
fn pins_show_the_numbers_of_the_timeline() {
    let mut story = upgrade();
    let numbers: Vec<u32> = (1..=20).collect();
    story.pins = pins(20);
    story.factors[0] = factor(0, "Pinned", Band::Outside, Phase::Before, Polarity::Luck, &numbers);
    story.factors[1] = factor(1, "Pinned twice", Band::Outside, Phase::Before, Polarity::Luck, &[4, 2]);
    story.factors[2] = factor(2, "Unknown event", Band::Outside, Phase::Before, Polarity::Luck, &[99]);
    let drawing = draw(&story.screen());
    let node = |at: usize| drawing.nodes.iter().find(|node| node.factor == story.factors[at].id).expect("drawn");
    let pin = |at: usize| node(at).pin.as_ref().map(|pin| pin.text.clone());
    assert_eq!(node(0).pins, numbers, "all numbers are there for who asks");
    assert!(pin(0).expect("a pin").ends_with('…'), "more numbers than fit are shortened");
    assert_eq!(pin(1).as_deref(), Some("2 4"), "numbers ascend");
    assert_eq!(pin(2), None, "an event without a number has no pin");
}

#[test]
fn five_thousand_factors_are_drawn() {
    let drawing = draw(&random(1, 5_000, 7_500).screen());
    assert_eq!(drawing.nodes.len(), 5_000, "a large map is slow to read, but it is drawn");
}

#[test]
fn a_cycle_through_five_thousand_factors_is_drawn_and_told() {
    let mut story = random(4, 5_000, 0);
    story.links = (0..5_000).map(|at| link(at, at, Some((at + 1) % 5_000), LinkKind::Enabled)).collect();
    let drawing = draw(&story.screen());
    assert_eq!(drawing.edges.len(), 5_000, "every step of the longest loop is drawn, and it comes to an end");
    assert_eq!(outline(&story.screen()).text().matches("→").count(), 5_000, "and told");
}

#[test]
fn parts_without_a_link_between_them_stand_in_their_lanes() {
    let mut story = upgrade();
    story.links.retain(|link| link.from == story.factors[0].id || link.from == story.factors[11].id);
    let drawing = draw(&story.screen());
    assert_eq!(drawing.nodes.len(), 20, "a factor without a link is a finding as well");
    apart(&drawing);
}

#[test]
fn the_outline_reads_as_sentences() {
    let text = outline(&upgrade().screen()).text();
    let line = "→ Ten-minute staggered runs amplified Site very slow for about ten minutes, never fully down";
    assert!(text.contains(line), "the verb is read from left to right:\n{text}");
    assert!(
        text.contains("• Ten-minute staggered runs (Contributed, Onset, #7)"),
        "with what the picture shows:\n{text}"
    );
}
