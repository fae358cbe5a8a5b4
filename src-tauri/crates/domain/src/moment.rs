//! Owns how a moment is spelt: one spelling for tables, journal and packages, which reads back as the same moment.
//! Must not know what happened then.
//!
//! ISO 8601 in UTC with as many decimals as the moment has, in threes, as `chrono` spells it. That goes through the formatting
//! machinery for each number; an import spells two hundred thousand moments, which was a seventh of its time.

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use serde::Serializer;

/// The longest spelling written here: `2026-03-02T00:00:00.123456789Z`.
const LONGEST: usize = 30;

/// Hands on the spelling of a moment.
pub fn spelt<T>(at: DateTime<Utc>, take: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; LONGEST];
    match plainly(at, &mut room) {
        Some(text) => take(text),
        None => take(&at.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
    }
}

/// For a field of a row: what `chrono` would write there.
pub(crate) fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    spelt(*at, |text| serializer.serialize_str(text))
}

/// The spelling, where the year has four digits and the second is none that was put in.
fn plainly(at: DateTime<Utc>, room: &mut [u8; LONGEST]) -> Option<&str> {
    let year = u32::try_from(at.year()).ok().filter(|year| *year <= 9_999)?;
    let nanos = Some(at.nanosecond()).filter(|nanos| *nanos < 1_000_000_000)?;
    room[..20].copy_from_slice(b"0000-00-00T00:00:00Z");
    let numbers = [(0..4, year), (5..7, at.month()), (8..10, at.day()), (11..13, at.hour()), (14..16, at.minute())];
    for (digits, number) in numbers {
        write(&mut room[digits], number);
    }
    write(&mut room[17..19], at.second());
    let decimals = match nanos {
        0 => return str::from_utf8(&room[..20]).ok(),
        nanos if nanos % 1_000_000 == 0 => 3,
        nanos if nanos % 1_000 == 0 => 6,
        _ => 9,
    };
    let end = 20 + decimals;
    room[19] = b'.';
    write(&mut room[20..end], nanos / 10_u32.pow(9 - u32::try_from(decimals).ok()?));
    room[end] = b'Z';
    str::from_utf8(&room[..=end]).ok()
}

/// Fills the room with the last digits of a number.
fn write(room: &mut [u8], mut number: u32) {
    for digit in room.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn holds(at: DateTime<Utc>) {
        let usual = at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        spelt(at, |text| assert_eq!(text, usual, "journals and tables hold this spelling"));
        let written = serde_json::to_string(&at).expect("a moment can be written");
        let mut ours = serde_json::Serializer::new(Vec::new());
        serialize(&at, &mut ours).expect("a moment can be written");
        assert_eq!(String::from_utf8(ours.into_inner()).as_ref(), Ok(&written), "packages hold this one");
    }

    #[test]
    fn moments_at_the_edges_are_spelt_as_ever() {
        for text in [
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+10000-01-01T00:00:00Z",
            "-0001-12-31T23:59:59.5Z",
            "2016-12-31T23:59:60.25Z",
            "2024-02-29T12:30:00.000001Z",
            "1969-12-31T23:59:59.999Z",
        ] {
            holds(text.parse().expect("it is a moment"));
        }
    }

    proptest! {
        #[test]
        fn every_moment_is_spelt_as_ever(seconds in -70_000_000_000_i64..300_000_000_000, nanos in 0_u32..2_000_000_000, unit in 0_u32..4) {
            let coarse = nanos / 1_000_u32.pow(unit) * 1_000_u32.pow(unit);
            if let Some(at) = DateTime::from_timestamp(seconds, coarse) {
                holds(at);
            }
        }
    }
}
