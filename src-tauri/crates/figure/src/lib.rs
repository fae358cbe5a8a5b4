//! Owns the geometry of the factor map: a graph becomes boxes, lines of text and curves, and the outline that says the same.
//! Must not know files, windows or time. The same graph gives the same picture, byte for byte.
//!
//! Seven bands are lanes, six phases and the outcome are columns; every factor keeps its own lane and column, and links
//! run through the gutters between the boxes. Size and order never mean importance.

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
pub use paint::Paint;
pub use svg::svg;

use grid::Grid;
use plan::Plan;
use scale::Scale;

/// Draws the map of a graph.
pub fn draw(graph: &Graph) -> Drawing {
    let scale = Scale::of(graph.page);
    let plan = Plan::new(graph);
    let mut grid = placed(graph, &plan, &scale);
    improve::improve(&plan, &mut grid, &scale);
    let (routes, _) = route::routes(&plan, &grid, &scale, route::passes(&plan));
    compose::compose(graph, &plan, &grid, &routes, &scale)
}

/// Every factor in its final slot, and the impact box in its rows.
fn placed(graph: &Graph, plan: &Plan, scale: &Scale) -> Grid {
    let mut grid = Grid::new(plan, scale);
    impact::seat(graph, plan, &mut grid, scale);
    settle::settle(plan, &mut grid);
    grid
}

