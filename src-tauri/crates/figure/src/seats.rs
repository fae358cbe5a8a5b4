//! Owns what is kept of a layout so that the next one leaves everybody in place.
//! Must not know how a layout was found.

use crate::grid::{FREE, Grid, Shape, Slot, with_room};
use crate::plan::Plan;
use crate::pull::price;
use crate::scale::Scale;
use domain::{Band, FactorId, Phase};
use std::collections::BTreeMap;

/// Where every factor stood, counted inside its own lane and phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Seats {
    aim: f32,
    shape: Shape,
    of: BTreeMap<FactorId, Seat>,
    /// The first and last row of the impact box: a band, and a row counted inside it.
    impact: Option<[(usize, usize); 2]>,
}

/// Where one factor stood.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Seat {
    band: Band,
    phase: Phase,
    slot: Slot,
    /// A person had put it there.
    was_put: bool,
}

/// Beyond one new factor in so many, a layout from nothing is worth more than everybody's place.
const NEW_OF: usize = 4;

impl Seats {
    pub(crate) fn of(plan: &Plan, grid: &Grid, scale: &Scale) -> Self {
        let seat = |(who, &(col, row)): (usize, &Slot)| {
            let factor = plan.factors[who];
            let inside = (col - grid.first_col[plan.phase(who)], row - grid.first_row[plan.band(who)]);
            let seat = Seat { band: factor.band, phase: factor.phase, slot: inside, was_put: plan.is_put(who) };
            (factor.id, seat)
        };
        let inside = |row: usize| (grid.band_of(row), row - grid.first_row[grid.band_of(row)]);
        let impact = grid.impact.map(|(first, last)| [inside(first), inside(last)]);
        Self { aim: scale.aim, shape: grid.shape(), of: grid.at.iter().enumerate().map(seat).collect(), impact }
    }

    /// A grid with everybody where they stood; none if the page is another, or too much is new. `impact` seats its box,
    /// given the rows it had, for it must stand before anybody is pulled towards it.
    pub(crate) fn seat(
        &self,
        plan: &Plan,
        scale: &Scale,
        impact: impl FnOnce(&mut Grid, Option<(usize, usize)>),
    ) -> Option<Grid> {
        let stood: Vec<Option<Slot>> = (0..plan.factors.len()).map(|who| self.slot(plan, who)).collect();
        let new = stood.iter().filter(|slot| slot.is_none()).count();
        if self.aim != scale.aim || new > 1 + plan.factors.len() / NEW_OF {
            return None;
        }
        let mut grid = Grid::bare(self.grown(plan, &stood), plan.factors.len());
        for (who, slot) in stood.iter().enumerate() {
            let begin = (grid.first_col[plan.phase(who)], grid.first_row[plan.band(who)]);
            let (col, row) = slot.unwrap_or_default();
            let slot = (begin.0 + col, begin.1 + row);
            match stood[who] {
                Some(_) => grid.stand(who, slot),
                // Until it is seated, its links pull others towards the beginning of its block.
                None => grid.at[who] = slot,
            }
        }
        let had =
            self.impact.map(|rows| rows.map(|(band, row)| grid.first_row[band] + row.min(grid.rows_of(band) - 1)));
        impact(&mut grid, had.map(|[first, last]| (first, last)));
        for who in (0..stood.len()).filter(|&who| stood[who].is_none()) {
            let free = grid.block(plan.band(who), plan.phase(who)).filter(|&slot| grid.cell(slot) == FREE);
            let nearest = free.map(|slot| (price(plan, &grid, who, slot), slot)).min();
            grid.stand(who, nearest?.1);
        }
        grid.hold(plan);
        Some(grid)
    }

    fn slot(&self, plan: &Plan, who: usize) -> Option<Slot> {
        let factor = plan.factors[who];
        let Seat { band, phase, slot, .. } = *self.of.get(&factor.id)?;
        // Whom a person let go again is placed anew, or nothing would seem to happen.
        (band == factor.band && phase == factor.phase && !self.is_let_go(plan, who)).then_some(slot)
    }

    /// Whether a person had put somebody somewhere and no longer has.
    fn is_let_go(&self, plan: &Plan, who: usize) -> bool {
        !plan.is_put(who) && self.of.get(&plan.factors[who].id).is_some_and(|seat| seat.was_put)
    }

    /// The shape with a row more in every lane that has not enough, and without the last rows and columns that only
    /// somebody who was let go had needed.
    fn grown(&self, plan: &Plan, stood: &[Option<Slot>]) -> Shape {
        let (mut wide, mut high) = self.shape;
        for gone in (0..stood.len()).filter(|&who| self.is_let_go(plan, who)) {
            let end = |place: fn(Slot) -> usize, same: &dyn Fn(usize) -> bool| {
                let places = (0..stood.len()).filter(|&who| same(who)).filter_map(|who| stood[who].map(place));
                places.max().map_or(1, |last| last + 1)
            };
            let (band, phase) = (plan.band(gone), plan.phase(gone));
            high[band] = high[band].min(end(|slot| slot.1, &|who| plan.band(who) == band));
            wide[phase] = wide[phase].min(end(|slot| slot.0, &|who| plan.phase(who) == phase));
        }
        let mut counts = [[0usize; 6]; 7];
        (0..plan.factors.len()).for_each(|who| counts[plan.band(who)][plan.phase(who)] += 1);
        for (band, phases) in counts.iter().enumerate() {
            for (phase, count) in phases.iter().enumerate() {
                high[band] = high[band].max(count.div_ceil(wide[phase]));
            }
        }
        with_room((wide, high), plan)
    }
}
