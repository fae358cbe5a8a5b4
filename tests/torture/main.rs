//! Owns what must hold when a process is killed, two contend, the disk is full, the power fails or bytes rot.
//! Must not simulate: real processes, real files, real file systems. What is impossible here is skipped loudly.
//!
//! `.ci/torture` runs these, one after another; `cargo test` passes them by, because they take minutes.
//! `SECOND_STORY_TORTURE_TIMES=10` makes each ten times as long.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod contend;
mod damage;
mod disk;
mod full;
mod kill;
mod ledger;
mod moved;
mod power;
mod run;

/// That many, or as many times more as somebody with a night to spare asks for.
fn times(usual: usize) -> usize {
    usual * std::env::var("SECOND_STORY_TORTURE_TIMES").map_or(1, |times| times.parse().expect("a whole number"))
}

/// Says in one plain line what was done.
fn report(line: std::fmt::Arguments<'_>) {
    println!("\ntorture: {line}");
}

/// Says loudly what was not done, and why.
fn skipped(what: &str, why: &str) {
    println!("\ntorture: SKIPPED {what}: {why}");
}
