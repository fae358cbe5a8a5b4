//! Owns the promises of the store, kept on real files: opening, acts, the journal, damage, the check.
//! Must not reach inside the crate: what a host cannot see is not promised.

mod acts;
mod check;
mod damage;
mod format;
mod invented;
mod opening;
mod properties;
mod reading;
mod shelf;
mod undo;
