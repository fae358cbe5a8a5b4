//! Owns the promises about factors a person has put somewhere: they stand there, on every page, and the rest gives way.
//! Must not know how places are found.
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

mod common;

use common::{Story, factor, link, put_some, random};
use domain::{Band, FactorId, LinkKind, Phase, Polarity, Put};
use figure::{Drawing, Layout, Node, Page, draw};
use std::collections::BTreeMap;

fn node(drawing: &Drawing, id: FactorId) -> &Node {
    drawing.nodes.iter().find(|node| node.factor == id).expect("every factor is drawn")
}

fn places(drawing: &Drawing) -> BTreeMap<FactorId, Put> {
    drawing.nodes.iter().map(|node| (node.factor, node.put)).collect()
}

const PAGES: [Page; 3] = [Page::Screen { width: 1008.0 }, Page::Screen { width: 1520.0 }, Page::A4_LANDSCAPE];

#[test]
fn a_factor_stands_where_it_was_put_on_every_page_unless_another_was_put_there_first() {
    for seed in 0..40 {
        let mut story = random(seed, 5 + seed as usize * 3, 8 + seed as usize * 4);
        put_some(&mut story, seed);
        for page in PAGES {
            let drawing = draw(&story.graph(page));
            let mut taken: Vec<(Band, Phase, Put)> = Vec::new();
            for factor in &story.factors {
                let Some(put) = factor.put else { continue };
                let wish = (factor.band, factor.phase, put);
                if taken.contains(&wish) {
                    continue;
                }
                let got = node(&drawing, factor.id).put;
                assert_eq!(got, put, "seed {seed}, {page:?}: a person put it there, so nothing may move it");
                taken.push(wish);
            }
        }
    }
}

#[test]
fn putting_one_factor_moves_only_whoever_stood_there() {
    for seed in 0..40 {
        let count = 8 + seed as usize * 3;
        let before = random(seed, count, count);
        let layout = Layout::new(&before.screen());
        let was = layout.draw();
        let moved = before.factors[seed as usize % count].id;
        let near = node(&was, moved);
        let there = was.nodes.iter().find(|it| it.factor != moved && (it.band, it.phase) == (near.band, near.phase));
        let Some(there) = there else { continue };
        let mut after = Story { ..random(seed, count, count) };
        let row = after.factors.iter_mut().find(|factor| factor.id == moved).expect("the same graph");
        row.put = Some(there.put);
        let is = Layout::after(&after.screen(), &layout.seats()).draw();
        let mut expected = places(&was);
        expected.insert(moved, there.put);
        expected.insert(there.factor, near.put);
        assert_eq!(places(&is), expected, "seed {seed}: two change places, and nobody has to look for the others");
    }
}

#[test]
fn a_factor_that_is_let_go_leaves_its_place_where_nobody_else_needs_the_room() {
    let told = |put: Option<Put>| {
        let mut story = random(1, 3, 0);
        story.factors = (0..3)
            .map(|number| factor(number, "Said", Band::ALL[number], Phase::Onset, Polarity::Context, &[]))
            .collect();
        story.links = vec![link(1, 0, Some(1), LinkKind::Enabled)];
        story.factors[1].put = put;
        story
    };
    let (held, free) = (told(Some(Put { col: 1, row: 9 })), told(None));
    let graph = held.screen();
    let is = Layout::after(&free.screen(), &Layout::new(&graph).seats()).draw();
    assert_eq!(node(&is, free.factors[1].id).put.row, 0, "its lane is as low again as it was");
}

#[test]
fn letting_a_factor_go_moves_nobody_else() {
    for seed in 0..40 {
        let count = 8 + seed as usize * 3;
        let free = random(seed, count, count);
        let id = free.factors[seed as usize % count].id;
        let far = Put { col: 0, row: 9 };
        let mut put = random(seed, count, count);
        put.factors.iter_mut().find(|factor| factor.id == id).expect("the same graph").put = Some(far);
        let graph = put.screen();
        let layout = Layout::new(&graph);
        let was = places(&layout.draw());
        assert_eq!(was.get(&id), Some(&far), "seed {seed}: it begins where it was put");
        let is = places(&Layout::after(&free.screen(), &layout.seats()).draw());
        let others = |places: &BTreeMap<FactorId, Put>| {
            places.iter().filter(|it| *it.0 != id).map(|it| *it.1).collect::<Vec<_>>()
        };
        assert_eq!(others(&is), others(&was), "seed {seed}: and nobody has to look for the others");
    }
}

#[test]
fn two_put_in_one_place_stand_beside_one_another() {
    let mut story = random(1, 2, 0);
    story.factors = (0..3)
        .map(|number| {
            let mut factor = factor(number, "Said", Band::Tools, Phase::Onset, Polarity::Context, &[]);
            factor.put = Some(Put { col: 0, row: 1 });
            factor
        })
        .collect();
    let drawing = draw(&story.screen());
    assert_eq!(node(&drawing, story.factors[0].id).put, Put { col: 0, row: 1 }, "the first has the place");
    let mut puts: Vec<Put> = drawing.nodes.iter().map(|node| node.put).collect();
    puts.sort_unstable();
    puts.dedup();
    assert_eq!(puts.len(), 3, "no two stand in one place");
}

#[test]
fn a_place_far_out_is_brought_in() {
    let mut story = random(1, 12, 12);
    story.factors[0].put = Some(Put { col: 255, row: 255 });
    let drawing = draw(&story.screen());
    let lane = &drawing.lanes[story.factors[0].band as usize];
    assert!(lane.places.len() <= 16, "a picture must stay one that can be seen: {} rows", lane.places.len());
}

#[test]
fn the_places_of_lanes_and_columns_are_where_factors_stand() {
    let story = random(7, 40, 40);
    let drawing = draw(&story.screen());
    for node in &drawing.nodes {
        let [x, y] = node.area().centre();
        let (lane, column) = (&drawing.lanes[node.band as usize], &drawing.columns[node.phase as usize]);
        let at = (column.places[usize::from(node.put.col)], lane.places[usize::from(node.put.row)]);
        assert!((at.0 - x).abs() < 0.2 && (at.1 - y).abs() < 0.2, "{} stands at {x} {y}, not at {at:?}", node.phrase);
    }
}
