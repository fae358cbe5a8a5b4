//! Owns the tools the tests of the whole house share: for now, a hand on the real window.
//! Must not know what any screen shows: the journeys do.

pub mod webdriver;
