//! Owns the promises of the store, kept on real files: opening, acts, the journal, damage, the check.
//! Must not reach inside the crate: what a host cannot see is not promised.

// Clippy knows test functions, but not the functions they share.
#![allow(clippy::expect_used, clippy::panic)]

mod acts;
mod backup;
mod check;
mod crash;
mod damage;
mod format;
mod invented;
mod opening;
mod properties;
mod reading;
mod salvage;
mod search;
mod shelf;
mod undo;
