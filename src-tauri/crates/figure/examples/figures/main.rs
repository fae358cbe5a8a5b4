//! Owns what `make bench ONLY=map` measures inside the crate: times, crossings, and the graphs given to others.
//! Must not know any other program.
//!
//! `graph SEED NODES` writes a graph as JSON, with the columns and box sizes of our drawing; `times` prints medians;
//! `crossings` reads curves as JSON and counts them; `ours SEED NODES` counts our own.
#![allow(clippy::expect_used, reason = "a bench stops where its ground is missing")]

#[path = "../../tests/common/mod.rs"]
mod common;

use common::crossing::{Spot, crossings};
use common::{Story, lanes, one_more};
use figure::{Drawing, Layout, draw};
use serde_json::{Value, json};
use std::hint::black_box;
use std::io::Read;
use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse().ok()).expect("a number");
    match words.first().map(String::as_str) {
        Some("graph") => println!("{}", graph(&lanes(number(1), number(2) as usize))),
        Some("ours") => {
            let story = lanes(number(1), number(2) as usize);
            let began = Instant::now();
            let drawing = draw(&story.screen());
            let ms = began.elapsed().as_secs_f64() * 1000.0;
            println!("{} {} {ms:.2}", curves_crossing(&drawing), drawing.crossings);
        }
        Some("crossings") => println!("{}", given()),
        Some("times") => times(),
        _ => eprintln!("graph SEED NODES | ours SEED NODES | crossings | times"),
    }
}

/// The graph as another program needs it: columns as ranks, bands as clusters.
fn graph(story: &Story) -> Value {
    let drawing = draw(&story.screen());
    let mut edges: Vec<f32> = drawing.nodes.iter().map(|node| node.x).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    let name = |id: domain::FactorId| drawing.nodes.iter().position(|node| node.factor == id);
    let nodes: Vec<Value> = drawing
        .nodes
        .iter()
        .map(|node| {
            let column = edges.partition_point(|&x| x < node.x);
            json!({ "band": node.band as u8, "phase": node.phase as u8, "column": column, "width": node.width, "height": node.height })
        })
        .collect();
    let links: Vec<Value> = drawing.edges.iter().map(|edge| json!([name(edge.from), edge.to.and_then(name)])).collect();
    let impact = drawing.impact.as_ref().map(|it| json!({ "width": it.width, "height": it.height }));
    json!({ "nodes": nodes, "links": links, "impact": impact, "columns": edges.len() })
}

fn curves_crossing(drawing: &Drawing) -> usize {
    let curves: Vec<Vec<Spot>> = drawing
        .edges
        .iter()
        .map(|edge| edge.points.iter().map(|&[x, y]| [f64::from(x), f64::from(y)]).collect())
        .collect();
    crossings(&curves)
}

/// Counts the curves on the standard input: a JSON list of lists of points.
fn given() -> usize {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("curves");
    let curves: Vec<Vec<Spot>> = serde_json::from_str(&text).expect("a list of lists of points");
    crossings(&curves)
}

/// For each size: factors, links, a whole drawing, one more factor placed, and drawn with it; medians in milliseconds.
fn times() {
    for count in [30, 60, 150, 300, 1_000, 3_000] {
        let story = lanes(7, count);
        let graph = story.screen();
        let rounds = (6_000 / count).clamp(5, 60);
        let whole = median(rounds, || drop(black_box(draw(&graph))));
        let (before, more) = (Layout::new(&graph).seats(), one_more(7, count));
        let more = more.screen();
        let placed = median(rounds, || drop(black_box(Layout::after(&more, &before))));
        let drawn = median(rounds, || drop(black_box(Layout::after(&more, &before).draw())));
        println!("{count} {} {whole:.3} {placed:.3} {drawn:.3}", story.links.len());
    }
}

fn median(rounds: usize, run: impl Fn()) -> f64 {
    let time = |_| {
        let began = Instant::now();
        run();
        began.elapsed().as_secs_f64() * 1000.0
    };
    let mut times: Vec<f64> = (0..rounds).map(time).collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}
