//! Owns the tools the tests of the whole house share: a hand on the real window, and numbers to draw from.
//! Must not know what any screen shows: the journeys do.

pub mod draw;
pub mod webdriver;
