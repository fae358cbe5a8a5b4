//! Owns the order of factors inside each column: barycentre sweeps and swaps of neighbours, which take crossings away.
//! Must not know the paths of links: it looks at straight lines between slots.

use crate::grid::Grid;
use crate::plan::Plan;

/// Sweeps over all columns, there and back. More rarely find anything.
const SWEEPS: usize = 8;
/// Rounds of swapping neighbours after the sweeps.
const ROUNDS: usize = 4;
/// Beyond so many links the straight crossings are not counted: sweeps alone decide.
const COUNTED: usize = 4_000;

/// Orders the factors of every stack. The grid never ends with more straight crossings than it began with.
pub(crate) fn settle(plan: &Plan, grid: &mut Grid) {
    let counted = plan.arcs.len() <= COUNTED;
    let mut best = (if counted { crossings(plan, grid) } else { usize::MAX }, grid.clone());
    let mut keep = |grid: &Grid| {
        let count = if counted { crossings(plan, grid) } else { 0 };
        if count < best.0 || !counted {
            best = (count, grid.clone());
        }
        best.0 == 0 && counted
    };
    let mut done = false;
    for sweep in 0..SWEEPS {
        let before = grid.at.clone();
        let way = if sweep % 2 == 0 { Way::Rightwards } else { Way::Leftwards };
        barycentre(plan, grid, way);
        done = grid.at == before || keep(grid);
        if done {
            break;
        }
    }
    for _ in 0..ROUNDS {
        if done || !swap_neighbours(plan, grid) {
            break;
        }
        done = keep(grid);
    }
    *grid = best.1;
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
            let stack = grid.stack(band, col);
            let mut wishes: Vec<(f32, usize)> = stack.iter().map(|&who| (wish(plan, grid, who, way), who)).collect();
            wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
            let rows: Vec<_> = wishes.iter().map(|&(row, who)| (who, (row + 0.5).max(0.0) as usize)).collect();
            grid.restack(band, col, &rows);
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
            let stack = grid.stack(band, col);
            for at in 1..stack.len() {
                let (upper, lower) = (grid.stack(band, col)[at - 1], grid.stack(band, col)[at]);
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

/// Crossings of straight lines between the slots of linked factors.
pub(crate) fn crossings(plan: &Plan, grid: &Grid) -> usize {
    let mut lines: Vec<[f32; 4]> = plan
        .arcs
        .iter()
        .map(|arc| {
            let (a, b) = (place(grid, Some(arc.from)), place(grid, arc.to));
            if a <= b { [a.0, a.1, b.0, b.1] } else { [b.0, b.1, a.0, a.1] }
        })
        .collect();
    lines.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let mut count = 0;
    for (index, a) in lines.iter().enumerate() {
        let (low, high) = (a[1].min(a[3]), a[1].max(a[3]));
        for b in lines[index + 1..].iter().take_while(|b| b[0] <= a[2]) {
            let apart = b[1].max(b[3]) < low || b[1].min(b[3]) > high;
            count += usize::from(!apart && cross(a, b));
        }
    }
    count
}

fn cross(a: &[f32; 4], b: &[f32; 4]) -> bool {
    let side = |l: &[f32; 4], x: f32, y: f32| (l[2] - l[0]) * (y - l[1]) - (l[3] - l[1]) * (x - l[0]);
    side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0.0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0.0
}
