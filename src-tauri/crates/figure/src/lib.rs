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
mod exchange;
mod frame;
mod graph;
mod grid;
mod gutter;
mod impact;
mod improve;
mod label;
mod layout;
mod legend;
pub mod metrics;
mod outline;
mod paint;
mod plan;
mod port;
mod pull;
mod route;
mod scale;
mod seats;
mod settle;
mod shape;
mod svg;
mod track;

pub use drawing::*;
pub use exchange::Exchange;
pub use graph::{Graph, Page, Words};
pub use layout::Layout;
pub use outline::*;
pub use paint::Paint;
pub use seats::Seats;
pub use svg::svg;

/// Draws the map of a graph.
pub fn draw(graph: &Graph) -> Drawing {
    Layout::new(graph).draw()
}

/// The outline of a graph. It holds every link of the picture, also those whose verb found no place there.
pub fn outline(graph: &Graph) -> Outline {
    Layout::new(graph).outline()
}
