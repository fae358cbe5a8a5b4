//! Owns the promises about a map that grows while people look at it: what was there stays where it was.
//! Must not know how places are found.

mod common;

use common::{Story, factor, lanes, link, one_more, random};
use domain::{Band, FactorId, LinkKind, Phase, Polarity};
use figure::{Drawing, Layout, Node, draw};

/// The factors of a picture by lane and phase, from left to right and downwards, without those named.
fn order<'a>(drawing: &'a Drawing, without: &'a [FactorId]) -> impl Iterator<Item = FactorId> + use<'a> {
    drawing.nodes.iter().map(|node| node.factor).filter(|id| !without.contains(id))
}

fn grown(before: &Story, after: &Story) -> (Drawing, Drawing) {
    let (before, after) = (before.screen(), after.screen());
    let first = Layout::new(&before);
    (first.draw(), Layout::after(&after, &first.seats()).draw())
}

/// How many rows of other factors lie above one.
fn rows_above(drawing: &Drawing, id: FactorId) -> usize {
    let middle = |node: &Node| (node.y + node.height / 2.0).round() as i32;
    let mut rows: Vec<i32> = drawing.nodes.iter().map(middle).collect();
    rows.sort_unstable();
    rows.dedup();
    let own = drawing.nodes.iter().find(|node| node.factor == id).map(middle);
    rows.iter().position(|&row| Some(row) == own).unwrap_or(usize::MAX)
}

#[test]
fn one_more_factor_leaves_the_others_in_order() {
    for seed in 0..60 {
        let count = 5 + seed as usize * 3;
        let (before, after) = (lanes(seed, count), one_more(seed, count));
        let (old, new) = grown(&before, &after);
        let added = [after.factors[count].id];
        assert_eq!(new.nodes.len(), count + 1, "seed {seed}: the new factor is drawn");
        assert!(order(&old, &[]).eq(order(&new, &added)), "seed {seed}: nobody may have to look for what was there");
        for id in order(&old, &[]) {
            let (was, is) = (rows_above(&old, id), rows_above(&new, id));
            assert!(was.abs_diff(is) <= 1, "seed {seed}: a factor moved from row {was} to row {is}");
        }
    }
}

#[test]
fn a_meeting_that_adds_thirty_factors_one_by_one_moves_none_of_the_first() {
    let mut story = random(3, 10, 12);
    let mut layout = Layout::new(&story.screen()).seats();
    let first: Vec<FactorId> = order(&draw(&story.screen()), &[]).collect();
    for number in 10..40 {
        let (band, phase) = (Band::ALL[number % 7], Phase::ALL[number % 6]);
        story.factors.push(factor(number, "Said just now", band, phase, Polarity::Context, &[]));
        story.links.push(link(900 + number, number, Some(number - 7), LinkKind::Informed));
        let graph = story.screen();
        let after = Layout::after(&graph, &layout);
        let drawing = after.draw();
        let others: Vec<FactorId> = story.factors[10..].iter().map(|factor| factor.id).collect();
        let places = |drawing: &Drawing| order(drawing, &others).collect::<Vec<_>>();
        assert_eq!(places(&drawing), first, "the first ten stay in order when factor {number} comes");
        assert_eq!(after.outline().text().matches("• ").count(), number + 1, "the outline follows the same layout");
        layout = after.seats();
    }
}

#[test]
fn what_is_removed_leaves_a_gap_and_what_changes_its_lane_moves_alone() {
    let before = lanes(5, 40);
    let mut after = lanes(5, 40);
    let gone = after.factors.remove(7);
    after.factors[20].band = if after.factors[20].band == Band::Tools { Band::Team } else { Band::Tools };
    let moved = after.factors[20].id;
    let (old, new) = grown(&before, &after);
    let without = [gone.id, moved];
    assert!(order(&old, &without).eq(order(&new, &without)), "the others stay in order");
    assert!(new.nodes.iter().any(|node| node.factor == moved), "the moved one stands in its new lane");
}

#[test]
fn a_layout_that_did_not_change_is_the_same_picture() {
    for seed in [1, 2, 3] {
        let story = lanes(seed, 60);
        let (old, new) = grown(&story, &story);
        assert_eq!(old, new, "seed {seed}: asking again moves nothing");
    }
}

#[test]
fn a_wholly_different_graph_is_laid_out_from_nothing() {
    let (before, mut after) = (lanes(1, 12), lanes(2, 40));
    for (number, factor) in after.factors.iter_mut().enumerate() {
        factor.id = FactorId(common::id(1, number + 500));
    }
    after.links.clear();
    let (_, new) = grown(&before, &after);
    assert_eq!(new, draw(&after.screen()), "old places are worth nothing to new factors");
}
