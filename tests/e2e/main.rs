//! Owns the journeys through the built window: what a facilitator does, from the first click to the file on the disk.
//! Must not reach past the window while it is open: it sees, types and presses, and looks at the files afterwards.
//!
//! They run where `SECOND_STORY_DESKTOP` and `SECOND_STORY_CLI` name the built programs and a display is there
//! (`make test` sees to it), and say loudly that they were skipped where not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a journey stops at the first surprise")]

mod bringing;
mod closing;
mod coach;
mod desk;
mod display;
mod files;
mod guard;
mod hand;
mod keyboard;
mod lost;
mod meeting;
mod packages;
mod rehearsal;
mod room;
mod screens;
mod smoke;
mod steps;
mod twohands;
mod whole;
