//! Owns the reading of dates, times and zones as people write them, and their place on the clock.
//! Must not know what a line or a file is.

mod date;
mod lead;
mod machine;
mod place;
mod scan;
mod time;
mod zone;

pub(crate) use date::find_day;
pub(crate) use lead::{Reading, find_moment, lead, looks_like_a_time};
pub(crate) use machine::{counted, instant};
pub(crate) use place::{Clock, DaySource, Placed};
pub(crate) use zone::{Zone, mentioned, stated};

#[cfg(test)]
mod table;
