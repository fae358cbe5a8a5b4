//! Owns the promise that links cross no more than where Graphviz dot draws them, given the same lanes and phases.
//! Must not run dot: what its drawings cross is written down by `TABLE=1 make bench ONLY=map`.
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

mod common;

use common::crossing::{Spot, crossings};
use common::lanes;
use figure::draw;
use std::collections::BTreeMap;

/// Ours against dot's, over all graphs of one size.
const MOST: f64 = 1.05;

#[test]
fn links_cross_no_more_than_dots() {
    let mut sums: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for line in include_str!("crossings.tsv").lines().skip(1) {
        let cells: Vec<usize> = line.split('\t').map(|cell| cell.parse().expect("a number")).collect();
        let drawing = draw(&lanes(cells[1] as u64, cells[0]).screen());
        let curve = |edge: &figure::Edge| edge.points.iter().map(|spot| spot.map(f64::from)).collect();
        let curves: Vec<Vec<Spot>> = drawing.edges.iter().map(curve).collect();
        let sum = sums.entry(cells[0]).or_default();
        *sum = (sum.0 + crossings(&curves), sum.1 + cells[2]);
    }
    assert_eq!(sums.len(), 4, "the table holds graphs of four sizes");
    for (factors, (ours, dots)) in sums {
        let ratio = ours as f64 / dots as f64;
        assert!(ratio <= MOST, "graphs of {factors} factors: our links cross {ours} times, dot's {dots} ({ratio:.2})");
    }
}

#[test]
fn the_counter_knows_a_crossing_from_a_touch() {
    let line = |from: Spot, to: Spot| {
        let part = |t: f64| [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * t);
        vec![from, part(1.0 / 3.0), part(2.0 / 3.0), to]
    };
    let across = line([0.0, 5.0], [10.0, 5.0]);
    assert_eq!(crossings(&[across.clone(), line([5.0, 0.0], [5.0, 10.0])]), 1, "a cross is one crossing");
    assert_eq!(crossings(&[across.clone(), line([0.0, 6.0], [10.0, 6.0])]), 0, "side by side is none");
    assert_eq!(crossings(&[across.clone(), line([0.0, 5.0], [10.0, 9.0])]), 0, "leaving one point is none");
    let arch = vec![[2.0, 0.0], [2.0, 12.0], [8.0, 12.0], [8.0, 0.0]];
    assert_eq!(crossings(&[across, arch]), 2, "a curve that comes back crosses twice");
}
