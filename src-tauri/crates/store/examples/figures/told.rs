//! Owns how a figure is taken and printed: `NAME ratio VALUE target OP T pass|short (ours … peer …)`, in milliseconds.
//! Must not judge: whatever falls short, the next figure is taken.

use crate::Outcome;
use std::time::Instant;

/// Milliseconds of each of `count` runs, rising.
pub fn times<T>(count: usize, mut run: impl FnMut(usize) -> Outcome<T>) -> Outcome<Vec<f64>> {
    let mut times = Vec::with_capacity(count);
    for at in 0..count {
        let start = Instant::now();
        run(at)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// The time that so many of a hundred runs stay within.
pub fn at(times: &[f64], percent: usize) -> f64 {
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Prints a figure. A target is `("<=", 1.3)` or `(">=", 2.0)`.
pub fn told(name: &str, ours: f64, peer: f64, ratio: f64, target: (&str, f64)) {
    let pass = if target.0 == "<=" { ratio <= target.1 } else { ratio >= target.1 };
    let verdict = if pass { "pass" } else { "short" };
    println!("{name} ratio {ratio:.2} target {} {} {verdict} (ours {ours:.3} peer {peer:.3})", target.0, target.1);
}
