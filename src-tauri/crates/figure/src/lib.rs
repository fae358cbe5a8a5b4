//! Owns the geometry of the factor map: a graph becomes boxes, lines of text and curves, and the outline that says the same.
//! Must not know files, windows or time. The same graph gives the same picture, byte for byte.
//!
//! Seven bands are lanes, six phases and the outcome are columns; every factor keeps its own lane and column, and links
//! run through the gutters between the boxes. Size and order never mean importance.

#[cfg(test)]
extern crate self as figure;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;

mod compose;
mod cross;
mod curve;
mod drawing;
pub mod escape;
mod frame;
mod graph;
mod grid;
mod gutter;
mod impact;
mod improve;
mod label;
pub mod metrics;
mod outline;
mod paint;
mod plan;
mod port;
mod route;
mod scale;
mod settle;
mod shape;
mod svg;
mod track;

pub use drawing::*;
pub use graph::{Graph, Page, Words};
pub use outline::*;
pub use paint::Paint;
pub use svg::svg;

use grid::Grid;
use plan::Plan;
use scale::Scale;

/// Draws the map of a graph.
pub fn draw(graph: &Graph) -> Drawing {
    let (scale, plan, grid) = arrange(graph);
    composed(graph, &plan, &grid, &scale)
}

fn composed(graph: &Graph, plan: &Plan, grid: &Grid, scale: &Scale) -> Drawing {
    let (routes, _) = route::routes(plan, grid, scale, route::passes(plan));
    compose::compose(graph, plan, grid, &routes, scale)
}

/// A map of more factors than this is arranged for one width only: trying several would be felt.
const TRIED_WIDER: usize = 80;

/// Every factor in its final slot, and the impact box in its rows; on paper, at the width that prints largest.
fn arrange<'a>(graph: &Graph<'a>) -> (Scale, Plan<'a>, Grid) {
    let tries = if graph.factors.len() > TRIED_WIDER { 1 } else { scale::MOST_WIDTHS };
    let printed = |(scale, plan, grid): &(Scale, Plan<'a>, Grid)| {
        let drawing = composed(graph, plan, grid, scale);
        graph.page.fit(drawing.width, drawing.height)
    };
    let mut best = arranged(graph, Scale::of(graph.page));
    let mut best_print = None;
    for scale in Scale::wider(graph.page).into_iter().take(tries - 1) {
        let held = *best_print.get_or_insert_with(|| printed(&best));
        let other = arranged(graph, scale);
        let print = printed(&other);
        if print > held {
            (best, best_print) = (other, Some(print));
        }
    }
    best
}

fn arranged<'a>(graph: &Graph<'a>, scale: Scale) -> (Scale, Plan<'a>, Grid) {
    let plan = Plan::new(graph);
    let mut grid = Grid::new(&plan, &scale);
    impact::seat(graph, &plan, &mut grid, &scale);
    settle::settle(&plan, &mut grid);
    improve::improve(&plan, &mut grid, &scale);
    (scale, plan, grid)
}
