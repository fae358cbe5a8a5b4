//! Owns the graph in one fixed order, with indices in place of ids.
//! Must not know places or pixels.

use crate::Graph;
use domain::{Factor, FactorId, Link};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nobody puts a factor into a later column or row of its block than this: a picture must stay one that can be seen.
const FARTHEST: usize = 15;

/// The graph, sorted: the order in which rows arrive decides nothing.
pub(crate) struct Plan<'a> {
    /// Factors by position, then id.
    pub factors: Vec<&'a Factor>,
    /// Links by their factors, then kind, then id.
    pub arcs: Vec<Arc<'a>>,
    /// The arcs that begin or end at each factor.
    pub touching: Vec<Vec<usize>>,
    /// How many links within its own phase lead up to each factor at most.
    pub depth: Vec<usize>,
    /// Timeline numbers of each factor, ascending.
    pub pins: Vec<Vec<u32>>,
}

/// One link by indices.
pub(crate) struct Arc<'a> {
    pub link: &'a Link,
    pub from: usize,
    /// None means the impact.
    pub to: Option<usize>,
}

impl<'a> Plan<'a> {
    pub fn new(graph: &Graph<'a>) -> Self {
        let mut factors: Vec<&Factor> = graph.factors.iter().collect();
        factors.sort_by_key(|factor| (factor.position, factor.id));
        factors.dedup_by_key(|factor| factor.id);
        let arcs = arcs(&factors, graph.links);
        let mut touching = vec![Vec::new(); factors.len()];
        for (index, arc) in arcs.iter().enumerate() {
            touching[arc.from].push(index);
            if let Some(to) = arc.to {
                touching[to].push(index);
            }
        }
        let pins = factors.iter().map(|factor| pins_of(factor, graph)).collect();
        let depth = depths(&factors, &arcs);
        Self { factors, arcs, touching, depth, pins }
    }

    /// The band of a factor, from 0.
    pub fn band(&self, factor: usize) -> usize {
        self.factors[factor].band as usize
    }

    /// Where a person put a factor, inside its band and phase: column, then row.
    pub fn put(&self, factor: usize) -> Option<(usize, usize)> {
        self.factors[factor].put.map(|put| (usize::from(put.col).min(FARTHEST), usize::from(put.row).min(FARTHEST)))
    }

    /// Whether the layout must leave a factor where it is.
    pub fn is_put(&self, factor: usize) -> bool {
        self.factors[factor].put.is_some()
    }

    /// The phase of a factor, from 0.
    pub fn phase(&self, factor: usize) -> usize {
        self.factors[factor].phase as usize
    }
}

fn arcs<'a>(factors: &[&'a Factor], links: &'a [Link]) -> Vec<Arc<'a>> {
    let mut places: Vec<(FactorId, usize)> = factors.iter().enumerate().map(|(at, factor)| (factor.id, at)).collect();
    places.sort_unstable();
    let place = |id: FactorId| places.binary_search_by_key(&id, |entry| entry.0).ok().map(|found| places[found].1);
    let mut arcs: Vec<Arc> = links
        .iter()
        .filter_map(|link| {
            let from = place(link.from)?;
            let to = match link.to {
                None => None,
                Some(id) => Some(place(id)?),
            };
            (to != Some(from)).then_some(Arc { link, from, to })
        })
        .collect();
    arcs.sort_by_key(|arc| (arc.from, arc.to.unwrap_or(usize::MAX), arc.link.kind, arc.link.id));
    arcs
}

fn pins_of(factor: &Factor, graph: &Graph) -> Vec<u32> {
    let mut numbers: Vec<u32> = factor.events.iter().filter_map(|event| graph.pins.get(event).copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Longest paths inside each phase. A cycle is entered at its first factor, so that every factor gets a depth.
fn depths(factors: &[&Factor], arcs: &[Arc]) -> Vec<usize> {
    let inner = |arc: &&Arc| arc.to.is_some_and(|to| factors[to].phase == factors[arc.from].phase);
    let mut waits = vec![0usize; factors.len()];
    let mut after = vec![Vec::new(); factors.len()];
    for arc in arcs.iter().filter(inner) {
        if let Some(to) = arc.to {
            waits[to] += 1;
            after[arc.from].push(to);
        }
    }
    let mut ready: BinaryHeap<_> = (0..factors.len()).filter(|&at| waits[at] == 0).map(Reverse).collect();
    let mut left: Vec<bool> = waits.iter().map(|&waits| waits > 0).collect();
    let mut passed = 0;
    let mut depth = vec![0; factors.len()];
    loop {
        let at = match ready.pop() {
            Some(Reverse(at)) => at,
            // None before the last one found this way has been left since.
            None => match left[passed..].iter().position(|&left| left) {
                Some(next) => passed + next,
                None => return depth,
            },
        };
        if std::mem::take(&mut left[at]) {
            passed = at;
        }
        for &next in &after[at] {
            // A factor that was already taken closes a cycle; its depth stays as it is.
            if left[next] {
                depth[next] = depth[next].max(depth[at] + 1);
                waits[next] -= 1;
                if waits[next] == 0 {
                    left[next] = false;
                    ready.push(Reverse(next));
                }
            }
        }
    }
}
