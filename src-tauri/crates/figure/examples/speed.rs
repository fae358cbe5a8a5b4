//! Times the map: one line for each size, the median of several runs in milliseconds.
//! Must not judge: figures of a busy machine are for comparing with each other.
#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

fn main() {
    let only: Option<usize> = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let most: Option<usize> = std::env::args().nth(2).and_then(|runs| runs.parse().ok());
    for (count, links, runs) in
        [(20, 23, 200), (30, 45, 200), (100, 150, 100), (300, 450, 50), (1000, 1500, 20), (5000, 7500, 3)]
    {
        if only.is_some_and(|only| only != count) {
            continue;
        }
        let runs = most.unwrap_or(runs);
        let story = if count == 20 { common::upgrade() } else { common::random(7, count, links) };
        let mut times: Vec<f64> = (0..runs)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(figure::draw(&story.screen()));
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{count} factors, {links} links: {:.2} ms, best {:.2}", times[runs / 2], times[0]);
    }
}
