//! Owns the order of factors inside each column: barycentre sweeps and swaps of neighbours, which take crossings away.
//! Must not know the paths of links: it looks at straight lines between slots.

use crate::grid::Grid;
use crate::plan::Plan;

/// Sweeps over all columns, there and back, and rounds of swapping neighbours after them. More rarely find anything;
/// above [`LARGE`] links there is time for fewer.
const SWEEPS: [usize; 2] = [8, 3];
const ROUNDS: [usize; 2] = [4, 1];
const LARGE: usize = 200;

/// Orders the factors of every stack. The grid never ends with more straight crossings than it began with.
pub(crate) fn settle(plan: &Plan, grid: &mut Grid) {
    let large = usize::from(plan.arcs.len() > LARGE);
    let mut best = Best { count: crossings(plan, grid), grid: grid.clone() };
    for sweep in 0..SWEEPS[large] {
        let before = grid.at.clone();
        let way = if sweep % 2 == 0 { Way::Rightwards } else { Way::Leftwards };
        barycentre(plan, grid, way);
        if grid.at == before {
            break;
        }
        best.keep(plan, grid);
    }
    for _ in 0..ROUNDS[large] {
        if !swap_neighbours(plan, grid) {
            break;
        }
        best.keep(plan, grid);
    }
    *grid = best.grid;
}

/// The grid with the fewest crossings so far.
struct Best {
    count: usize,
    grid: Grid,
}

impl Best {
    fn keep(&mut self, plan: &Plan, grid: &Grid) {
        let count = crossings(plan, grid);
        if count < self.count {
            *self = Self { count, grid: grid.clone() };
        }
    }
}

#[derive(Clone, Copy)]
enum Way {
    Rightwards,
    Leftwards,
}

fn barycentre(plan: &Plan, grid: &mut Grid, way: Way) {
    for step in 0..grid.cols - 1 {
        let col = match way {
            Way::Rightwards => step,
            Way::Leftwards => grid.cols - 2 - step,
        };
        for band in 0..7 {
            let stack = grid.stack(plan, band, col);
            let mut wishes: Vec<(f32, usize)> = stack.iter().map(|&who| (wish(plan, grid, who, way), who)).collect();
            wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
            let rows: Vec<_> = wishes.iter().map(|&(row, who)| (who, (row + 0.5).max(0.0) as usize)).collect();
            grid.restack(plan, band, col, &rows);
        }
    }
}

/// The mean row of a factor's neighbours on the side the sweep comes from; of all of them where none is there.
fn wish(plan: &Plan, grid: &Grid, who: usize, way: Way) -> f32 {
    let (col, row) = grid.at[who];
    let (mut side, mut all) = ((0.0, 0.0), (0.0, 0.0));
    for place in neighbours(plan, grid, who) {
        all = (all.0 + place.1, all.1 + 1.0);
        let counts = match way {
            Way::Rightwards => place.0 <= col as f32,
            Way::Leftwards => place.0 >= col as f32,
        };
        if counts {
            side = (side.0 + place.1, side.1 + 1.0);
        }
    }
    match (side.1 > 0.0, all.1 > 0.0) {
        (true, _) => side.0 / side.1,
        (false, true) => all.0 / all.1,
        _ => row as f32,
    }
}

/// Column and row of everything a factor is linked with.
fn neighbours<'a>(plan: &'a Plan, grid: &'a Grid, who: usize) -> impl Iterator<Item = (f32, f32)> + 'a {
    plan.touching[who].iter().map(move |&index| {
        let arc = &plan.arcs[index];
        if arc.from != who { place(grid, Some(arc.from)) } else { place(grid, arc.to) }
    })
}

fn place(grid: &Grid, who: Option<usize>) -> (f32, f32) {
    match (who, grid.impact) {
        (Some(who), _) => (grid.at[who].0 as f32, grid.at[who].1 as f32),
        (None, Some((first, last))) => (grid.cols as f32 - 1.0, (first + last) as f32 / 2.0),
        (None, None) => (grid.cols as f32 - 1.0, grid.rows as f32 / 2.0),
    }
}

/// Swaps neighbours of a stack, or a factor with a free slot beside it, where fewer links then cross. True if any did.
fn swap_neighbours(plan: &Plan, grid: &mut Grid) -> bool {
    let mut any = false;
    for col in 0..grid.cols - 1 {
        for band in 0..7 {
            let stack = grid.stack(plan, band, col);
            for at in 1..stack.len() {
                let stack = grid.stack(plan, band, col);
                let (upper, lower) = (stack[at - 1], stack[at]);
                let above: Vec<_> = neighbours(plan, grid, upper).collect();
                let below: Vec<_> = neighbours(plan, grid, lower).collect();
                if tangle(&above, &below, col as f32) > tangle(&below, &above, col as f32) {
                    grid.swap(grid.at[upper], grid.at[lower]);
                    any = true;
                }
            }
        }
    }
    any
}

/// How many pairs of links cross when the owner of `above` stands over the owner of `below`.
fn tangle(above: &[(f32, f32)], below: &[(f32, f32)], col: f32) -> usize {
    let crossed = |a: &(f32, f32), b: &(f32, f32)| (a.0 - col) * (b.0 - col) > 0.0 && a.1 > b.1;
    above.iter().map(|a| below.iter().filter(|b| crossed(a, b)).count()).sum()
}

/// Crossings of straight lines between the slots of linked factors, counted from column to column: two lines that
/// change their order on the way from one column to the next cross there.
pub(crate) fn crossings(plan: &Plan, grid: &Grid) -> usize {
    let mut strips: Vec<Vec<(f32, f32)>> = vec![Vec::new(); grid.cols];
    for arc in &plan.arcs {
        let (a, b) = (place(grid, Some(arc.from)), place(grid, arc.to));
        let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        let slope = (b.1 - a.1) / (b.0 - a.0).max(1.0);
        let at = |col: usize| if col as f32 == b.0 { b.1 } else { a.1 + (col as f32 - a.0) * slope };
        let first = a.0 as usize;
        for (col, strip) in strips.iter_mut().enumerate().take(b.0 as usize).skip(first) {
            strip.push((at(col), at(col + 1)));
        }
    }
    let mut ends = Vec::new();
    strips
        .iter_mut()
        .map(|strip| {
            strip.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            ends.clear();
            ends.extend(strip.iter().map(|line| line.1));
            inversions(&mut ends)
        })
        .sum()
}

/// How many pairs stand in the wrong order; sorts them on the way.
fn inversions(values: &mut [f32]) -> usize {
    if values.len() < 24 {
        let mut count = 0;
        for at in 1..values.len() {
            let mut here = at;
            while here > 0 && values[here - 1] > values[here] {
                values.swap(here - 1, here);
                here -= 1;
                count += 1;
            }
        }
        return count;
    }
    let half = values.len() / 2;
    let mut count = inversions(&mut values[..half]) + inversions(&mut values[half..]);
    let (left, right) = values.split_at(half);
    let mut merged = Vec::with_capacity(values.len());
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if left[l] <= right[r] {
            merged.push(left[l]);
            l += 1;
        } else {
            merged.push(right[r]);
            r += 1;
            count += left.len() - l;
        }
    }
    merged.extend_from_slice(&left[l..]);
    merged.extend_from_slice(&right[r..]);
    values.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::random;
    use crate::scale::Scale;

    #[test]
    fn ordering_never_adds_crossings_and_mostly_takes_them_away() {
        let (mut before, mut after) = (0, 0);
        for seed in 0..60 {
            let count = 5 + seed as usize * 3;
            let story = random(seed, count, count * 3 / 2);
            let graph = story.screen();
            let (plan, scale) = (Plan::new(&graph), Scale::of(graph.page));
            let mut grid = Grid::new(&plan, &scale);
            crate::impact::seat(&graph, &plan, &mut grid, &scale, None);
            let first = crossings(&plan, &grid);
            settle(&plan, &mut grid);
            let last = crossings(&plan, &grid);
            assert!(last <= first, "seed {seed}: {first} crossings became {last}, so the better order was thrown away");
            before += first;
            after += last;
        }
        assert!(after * 20 < before * 19, "sweeps should take crossings away: {before} became {after}");
    }

    #[test]
    fn pairs_in_the_wrong_order_are_counted_once() {
        assert_eq!(inversions(&mut [1.0, 2.0, 3.0]), 0, "an order without mistakes has none");
        assert_eq!(inversions(&mut [3.0, 2.0, 1.0]), 3, "three values can make three wrong pairs");
        assert_eq!(inversions(&mut [1.0, 1.0]), 0, "equal values are in order");
        let mut many: Vec<f32> = (0..100).rev().map(|value| value as f32).collect();
        assert_eq!(inversions(&mut many), 4950, "a reversed list has every pair wrong");
    }
}
