//! Owns the order of the steps: a graph is planned, seated and improved, and then drawn or told.
//! Must not know how any step is done.

use crate::compose::compose;
use crate::grid::Grid;
use crate::plan::Plan;
use crate::scale::{MOST_WIDTHS, Scale};
use crate::seats::Seats;
use crate::{Drawing, Graph, Outline, impact, improve, outline, pull, route, settle};

/// A graph with every factor in its slot. The picture and the outline of one layout say the same in the same order.
pub struct Layout<'a> {
    pub(crate) graph: Graph<'a>,
    pub(crate) plan: Plan<'a>,
    pub(crate) grid: Grid,
    pub(crate) scale: Scale,
}

/// A map of more factors than this is arranged for one width only: trying several would be felt.
const TRIED_WIDER: usize = 80;

impl<'a> Layout<'a> {
    /// Lays a graph out from nothing; on paper, at the width that prints largest.
    pub fn new(graph: &Graph<'a>) -> Self {
        let tries = if graph.factors.len() > TRIED_WIDER { 1 } else { MOST_WIDTHS };
        let printed = |layout: &Self| {
            let drawing = layout.draw();
            graph.page.fit(drawing.width, drawing.height)
        };
        let mut best = Self::for_scale(graph, Scale::of(graph.page));
        let mut best_print = None;
        for scale in Scale::wider(graph.page).into_iter().take(tries - 1) {
            let held = *best_print.get_or_insert_with(|| printed(&best));
            let other = Self::for_scale(graph, scale);
            let print = printed(&other);
            if print > held {
                (best, best_print) = (other, Some(print));
            }
        }
        best
    }

    /// Lays a graph out so that every factor of an earlier layout keeps its place beside the others: what is new takes a
    /// free slot, and a lane without one gets another row. From nothing, where little of the earlier layout is left.
    pub fn after(graph: &Graph<'a>, earlier: &Seats) -> Self {
        let (plan, scale) = (Plan::new(graph), Scale::of(graph.page));
        match earlier.seat(&plan, &scale, |grid, had| impact::seat(graph, &plan, grid, &scale, had)) {
            Some(grid) => Self { graph: *graph, plan, grid, scale },
            None => Self::new(graph),
        }
    }

    fn for_scale(graph: &Graph<'a>, scale: Scale) -> Self {
        let plan = Plan::new(graph);
        let mut grid = Grid::new(&plan, &scale);
        impact::seat(graph, &plan, &mut grid, &scale, None);
        settle::settle(&plan, &mut grid);
        pull::pull(&plan, &mut grid);
        improve::improve(&plan, &mut grid, &scale);
        Self { graph: *graph, plan, grid, scale }
    }

    /// The picture.
    pub fn draw(&self) -> Drawing {
        let (routes, _) = route::routes(&self.plan, &self.grid, &self.scale, route::passes(&self.plan));
        compose(&self.graph, &self.plan, &self.grid, &routes, &self.scale)
    }

    /// The words. They hold every link of the picture, also those whose verb found no place there.
    pub fn outline(&self) -> Outline {
        outline::told(self)
    }

    /// Where everybody stands, for [`Self::after`].
    pub fn seats(&self) -> Seats {
        Seats::of(&self.plan, &self.grid, &self.scale)
    }
}
