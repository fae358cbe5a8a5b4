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
    let (routes, _) = route::routes(&plan, &grid, &scale, route::passes(&plan));
    compose::compose(graph, &plan, &grid, &routes, &scale)
}

/// Every factor in its final slot, and the impact box in its rows.
fn arrange<'a>(graph: &Graph<'a>) -> (Scale, Plan<'a>, Grid) {
    let scale = Scale::of(graph.page);
    let plan = Plan::new(graph);
    let mut grid = Grid::new(&plan, &scale);
    impact::seat(graph, &plan, &mut grid, &scale);
    settle::settle(&plan, &mut grid);
    improve::improve(&plan, &mut grid, &scale);
    (scale, plan, grid)
}
