//! Owns the order of factors inside each column: barycentre sweeps and swaps of neighbours, which take crossings away.
//! Must not know the paths of links: it looks at straight lines between slots.

use crate::grid::Grid;
use crate::plan::{Arc, Plan};

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
    let (mut stack, mut wishes, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for step in 0..grid.cols - 1 {
        let col = match way {
            Way::Rightwards => step,
            Way::Leftwards => grid.cols - 2 - step,
        };
        for band in 0..7 {
            grid.stack(plan, band, col, &mut stack);
            wishes.clear();
            wishes.extend(stack.iter().map(|&who| (wish(plan, grid, who, way), who)));
            wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
            rows.clear();
            rows.extend(wishes.iter().map(|&(row, who)| (who, (row + 0.5).max(0.0) as usize)));
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
    let (mut stack, mut above, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for col in 0..grid.cols - 1 {
        for band in 0..7 {
            grid.stack(plan, band, col, &mut stack);
            for at in 1..stack.len() {
                let (upper, lower) = (stack[at - 1], stack[at]);
                above.clear();
                above.extend(neighbours(plan, grid, upper));
                below.clear();
                below.extend(neighbours(plan, grid, lower));
                if tangle(&above, &below, col as f32) > tangle(&below, &above, col as f32) {
                    grid.swap(grid.at[upper], grid.at[lower]);
                    stack.swap(at - 1, at);
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
    let line = |arc: &Arc| {
        let (a, b) = (place(grid, Some(arc.from)), place(grid, arc.to));
        if a.0 <= b.0 { (a, b) } else { (b, a) }
    };
    // Where the lines of each column begin among all: first how many there are.
    let mut first = vec![0usize; grid.cols + 1];
    for (a, b) in plan.arcs.iter().map(line) {
        first[a.0 as usize + 1..=b.0 as usize].iter_mut().for_each(|count| *count += 1);
    }
    (1..first.len()).for_each(|col| first[col] += first[col - 1]);
    let mut strips = vec![0u64; first[grid.cols]];
    let mut next = first.clone();
    for (a, b) in plan.arcs.iter().map(line) {
        let slope = (b.1 - a.1) / (b.0 - a.0).max(1.0);
        let at = |col: usize| if col as f32 == b.0 { b.1 } else { a.1 + (col as f32 - a.0) * slope };
        let mut here = rank(at(a.0 as usize));
        for col in a.0 as usize..b.0 as usize {
            let there = rank(at(col + 1));
            strips[next[col]] = u64::from(here) << 32 | u64::from(there);
            next[col] += 1;
            here = there;
        }
    }
    let mut ends = Vec::new();
    let strip = |span: &[usize]| {
        let strip = &mut strips[span[0]..span[1]];
        strip.sort_unstable();
        ends.clear();
        // Signed, for processors compare signed numbers faster.
        ends.extend(strip.iter().map(|&line| (line as u32 ^ HALF) as i32));
        inversions(&mut ends)
    };
    first.windows(2).map(strip).sum()
}

/// A number that is higher for a higher value: whole numbers are sorted faster.
fn rank(value: f32) -> u32 {
    let bits = value.to_bits();
    if value.is_sign_negative() { !bits } else { bits | HALF }
}

/// The highest bit, which is the sign of a signed number.
const HALF: u32 = 1 << 31;

/// So few values are compared each with each, several at a time.
const FEW: usize = 256;

/// How many pairs stand in the wrong order. The values are in some other order afterwards.
fn inversions(values: &mut [i32]) -> usize {
    if values.len() <= FEW {
        let higher = |at: usize| values[..at].iter().map(|&before| u32::from(before > values[at])).sum::<u32>();
        return (1..values.len()).map(higher).sum::<u32>() as usize;
    }
    let (left, right) = values.split_at_mut(values.len() / 2);
    let mut count = inversions(left) + inversions(right);
    left.sort_unstable();
    right.sort_unstable();
    let mut passed = 0;
    for &value in right.iter() {
        passed += left[passed..].iter().take_while(|&&before| before <= value).count();
        count += left.len() - passed;
    }
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
        assert_eq!(inversions(&mut [1, 2, 3]), 0, "an order without mistakes has none");
        assert_eq!(inversions(&mut [3, 2, 1]), 3, "three values can make three wrong pairs");
        assert_eq!(inversions(&mut [1, 1]), 0, "equal values are in order");
        let mut many: Vec<i32> = (0..1000).rev().collect();
        assert_eq!(inversions(&mut many), 499_500, "a reversed list has every pair wrong");
        let values = [-2.5, -1.0e-7, 0.0, 0.5, 3.0, 70.0];
        assert!(values.windows(2).all(|it| rank(it[0]) < rank(it[1])), "ranks keep the order of the values");
    }
}
