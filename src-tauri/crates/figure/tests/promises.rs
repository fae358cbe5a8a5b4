//! Owns the promises about every picture, held against many graphs made from seeds.
//! Must not know how places are found.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where its ground is missing")]

mod common;

use common::{Dice, Story, put_some, random};
use figure::{Area, ColumnKind, Drawing, Node, Page, Paint, Point, draw, outline, svg};

/// Two hundred graphs: many small ones, few large ones, so that the whole takes seconds.
fn graphs() -> impl Iterator<Item = (u64, Story)> {
    (0..200u64).map(|seed| {
        let count = match seed {
            199 => 1000,
            197..199 => 300,
            180..197 => 90 + seed as usize % 60,
            _ => 5 + seed as usize % 40,
        };
        let mut story = random(seed, count, count * (seed as usize % 3 + 1) / 2);
        // In some of them a person has put every third factor somewhere.
        if seed % 4 == 1 {
            put_some(&mut story, seed);
        }
        (seed, story)
    })
}

fn page(seed: u64) -> Page {
    [Page::Screen { width: 1008.0 }, Page::Screen { width: 1520.0 }, Page::A4_LANDSCAPE][seed as usize % 3]
}

#[test]
fn every_picture_keeps_its_promises() {
    for (seed, story) in graphs() {
        let drawing = draw(&story.graph(page(seed)));
        assert_eq!(drawing.nodes.len(), story.factors.len(), "seed {seed}: every factor is drawn once");
        assert_eq!(drawing.edges.len(), story.links.len(), "seed {seed}: every link is drawn once");
        boxes_stand_apart(seed, &drawing);
        boxes_keep_to_their_lane_and_column(seed, &drawing);
        verbs_hide_nothing(seed, &drawing);
        links_join_their_ends(seed, &drawing);
        links_run_around_boxes(seed, &drawing);
    }
}

fn boxes_stand_apart(seed: u64, drawing: &Drawing) {
    let mut areas: Vec<Area> = drawing.nodes.iter().map(Node::area).collect();
    areas.extend(drawing.impact.iter().map(|it| it.area()));
    for (at, a) in areas.iter().enumerate() {
        for b in &areas[at + 1..] {
            assert!(!a.grown(4.0).overlaps(b), "seed {seed}: boxes {a:?} and {b:?} must leave room between them");
        }
    }
}

fn boxes_keep_to_their_lane_and_column(seed: u64, drawing: &Drawing) {
    let canvas = Area { x: 0.0, y: 0.0, width: drawing.width, height: drawing.height };
    for node in &drawing.nodes {
        let lane = &drawing.lanes[node.band as usize];
        assert!(
            node.y > lane.y && node.y + node.height < lane.y + lane.height,
            "seed {seed}: {} must stand in lane {}, which alone says its band",
            node.phrase,
            lane.number
        );
        let column = drawing.columns.iter().find(|it| it.kind == ColumnKind::Phase(node.phase)).expect("six phases");
        assert!(
            node.x > column.x && node.x + node.width < column.x + column.width,
            "seed {seed}: {} must stand in column {}, which alone says its phase",
            node.phrase,
            column.name
        );
        assert!(canvas.contains(&node.area()), "seed {seed}: nothing stands outside the picture");
        let room = node.width - 16.0;
        for line in &node.lines {
            let width =
                figure::metrics::Metrics::shared().width(line, figure::metrics::Size::regular(drawing.text.node));
            let one = line.chars().count() < 12 && !line.is_ascii();
            assert!(one || width <= room, "seed {seed}: “{line}” must fit its box: {width} in {room}");
        }
    }
}

fn verbs_hide_nothing(seed: u64, drawing: &Drawing) {
    let mut taken: Vec<Area> = drawing.nodes.iter().map(Node::area).collect();
    taken.extend(drawing.nodes.iter().filter_map(|node| node.pin.as_ref()).map(|pin| pin.area));
    taken.extend(drawing.impact.iter().map(|it| it.area()));
    let words = drawing.edges.iter().flat_map(|edge| edge.label.into_iter().chain(edge.question));
    for area in words {
        if let Some(other) = taken.iter().find(|other| other.overlaps(&area)) {
            panic!("seed {seed}: the verb at {area:?} hides what stands at {other:?}");
        }
        assert!(area.y >= drawing.header, "seed {seed}: a verb must not hide the names of the columns");
        taken.push(area);
    }
    let named = drawing.edges.iter().filter(|edge| edge.label.is_some()).count();
    assert_eq!(named + drawing.unnamed(), drawing.edges.len(), "a link either carries its verb or is counted");
}

fn links_join_their_ends(seed: u64, drawing: &Drawing) {
    let area = |id| drawing.nodes.iter().find(|node| node.factor == id).expect("ends are drawn").area();
    for edge in &drawing.edges {
        let from = area(edge.from);
        let to = edge.to.map_or_else(|| drawing.impact.as_ref().expect("links lead to it").area(), area);
        let start = edge.points[0];
        assert!(on_edge(&from, start), "seed {seed}: the link must leave its factor: {start:?} of {from:?}");
        let tip = edge.marker.at;
        assert!(on_edge(&to, tip), "seed {seed}: the link must reach its goal: {tip:?} of {to:?}");
        let end = edge.points[edge.points.len() - 1];
        let gap = (end[0] - tip[0]).abs() + (end[1] - tip[1]).abs();
        assert!(gap <= 15.2, "seed {seed}: the line must lead up to its marker: {end:?} {tip:?}");
        assert_eq!(edge.points.len() % 3, 1, "a curve is a start and triples");
    }
}

/// On the outline of a shape, which may lie up to a rounding inside the box around it.
fn on_edge(area: &Area, point: Point) -> bool {
    let dot = Area { x: point[0], y: point[1], ..Area::default() };
    area.grown(0.2).contains(&dot) && !area.grown(-20.0).contains(&dot)
}

fn links_run_around_boxes(seed: u64, drawing: &Drawing) {
    let mut boxes: Vec<Area> = drawing.nodes.iter().map(|node| node.area().grown(-1.0)).collect();
    boxes.extend(drawing.impact.iter().map(|it| it.area().grown(-1.0)));
    boxes.sort_by(|a, b| a.x.total_cmp(&b.x));
    let widest = boxes.iter().map(|area| area.width).fold(0.0, f32::max);
    for edge in &drawing.edges {
        let all = points(&edge.points);
        // The shapes' own slanted and round ends lie inside their boxes, so the first and last pixels may do too.
        for point in &all {
            let first = boxes.partition_point(|area| area.x < point[0] - widest);
            let near = boxes[first..].iter().take_while(|area| area.x < point[0]);
            for area in near.filter(|area| area.y < point[1] && point[1] < area.y + area.height) {
                let own = on_edge(&area.grown(1.0), edge.points[0]) && far(point, edge.points[0]) < 20.0
                    || on_edge(&area.grown(1.0), edge.marker.at) && far(point, edge.marker.at) < 20.0;
                assert!(
                    own || point[0] > area.x + area.width,
                    "seed {seed}: the link “{}” runs through a box at {point:?}, where it seems to end",
                    edge.verb
                );
            }
        }
    }
}

fn far(a: &Point, b: Point) -> f32 {
    (a[0] - b[0]).abs() + (a[1] - b[1]).abs()
}

/// Points along a curve, close together.
fn points(curve: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for part in 0..(curve.len() - 1) / 3 {
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| curve[part * 3 + at]);
        let steps = (far(&a, d) / 12.0) as usize + 4;
        for step in 0..=steps {
            let t = step as f32 / steps as f32;
            let s = 1.0 - t;
            let mix = |axis: usize| {
                s * s * s * a[axis] + 3.0 * s * s * t * b[axis] + 3.0 * s * t * t * c[axis] + t * t * t * d[axis]
            };
            points.push([mix(0), mix(1)]);
        }
    }
    points
}

#[test]
fn the_order_of_rows_decides_nothing() {
    for (seed, mut story) in graphs().take(40) {
        let once = bytes(&story);
        assert_eq!(once, bytes(&story), "seed {seed}: the same graph must give the same bytes");
        let mut dice = Dice::new(seed + 1);
        for at in (1..story.factors.len()).rev() {
            story.factors.swap(at, dice.below(at + 1));
        }
        for at in (1..story.links.len()).rev() {
            story.links.swap(at, dice.below(at + 1));
        }
        assert_eq!(once, bytes(&story), "seed {seed}: a database may hand out rows in any order");
    }
}

fn bytes(story: &Story) -> String {
    let graph = story.screen();
    let drawing = draw(&graph);
    let json = serde_json::to_string(&drawing).expect("a drawing is plain values");
    format!("{json}{}{}", svg(&drawing, &Paint::PRINT), outline(&graph))
}

#[test]
fn the_outline_says_what_the_picture_shows() {
    for (seed, story) in graphs().take(60) {
        let graph = story.screen();
        let (drawing, outline) = (draw(&graph), outline(&graph));
        let shown: Vec<_> = drawing.nodes.iter().map(|node| node.factor).collect();
        let told: Vec<_> = outline.bands.iter().flat_map(|band| band.factors.iter().map(|it| it.factor)).collect();
        assert_eq!(shown, told, "seed {seed}: both read in the same order");
        let factors = || outline.bands.iter().flat_map(|band| band.factors.iter());
        let mut out: Vec<_> = factors().flat_map(|it| it.out.iter().map(|sentence| sentence.link)).collect();
        let mut into: Vec<_> = factors().flat_map(|it| it.into.iter().map(|sentence| sentence.link)).collect();
        into.extend(outline.impact.iter().flat_map(|it| it.into.iter().map(|sentence| sentence.link)));
        let mut drawn: Vec<_> = drawing.edges.iter().map(|edge| edge.link).collect();
        out.sort();
        into.sort();
        drawn.sort();
        assert_eq!(out, drawn, "seed {seed}: every link is told where it begins, also where its verb found no place");
        assert_eq!(into, drawn, "seed {seed}: and where it ends");
    }
}
