//! Owns times as machines write them: RFC 3339, and counts of seconds since 1970. They leave nothing open.
//! Must not know times as people write them.

use chrono::{DateTime, FixedOffset, Utc};
use domain::{When, WhenKind};
use std::borrow::Cow;

/// A time that is whole in itself, beside the words it came from.
pub(crate) fn instant(text: &str) -> Option<When> {
    let text = text.trim();
    let at = match DateTime::<FixedOffset>::parse_from_rfc3339(text) {
        Ok(at) if plausible(at.timestamp()) => {
            let zone = if at.offset().local_minus_utc() == 0 { "UTC".into() } else { at.offset().to_string().into() };
            return Some(exact(at.to_utc(), text, zone));
        }
        Ok(_) => return None,
        Err(_) => counted(text)?,
    };
    Some(exact(at, text, "UTC".into()))
}

fn exact(at: DateTime<Utc>, original: &str, zone: Cow<'static, str>) -> When {
    When { known: WhenKind::Exact { at }, original: original.to_owned(), zone }
}

/// Seconds, thousandths, millionths or billionths of a second since 1970, told apart by how many there are.
/// Seconds may have decimals, as Slack writes them.
pub(crate) fn counted(text: &str) -> Option<DateTime<Utc>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 9 || whole.starts_with('0') {
        return None;
    }
    let count: i64 = whole.parse().ok()?;
    let at = match whole.len() {
        9 | 10 => {
            let padded = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
            let nanos = padded.fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0'));
            DateTime::from_timestamp(count, nanos)
        }
        12 | 13 => DateTime::from_timestamp_millis(count),
        15 | 16 => DateTime::from_timestamp_micros(count),
        18 | 19 => Some(DateTime::from_timestamp_nanos(count)),
        _ => None,
    };
    at.filter(|at| plausible(at.timestamp()))
}

/// The same years as in dates people write.
fn plausible(seconds: i64) -> bool {
    /// The first second of 2200.
    const END: i64 = 7_258_118_400;
    (0..END).contains(&seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_machines_are_read_to_the_last_digit_and_other_numbers_are_not_times() {
        let table = [
            ("2024-03-05T14:05:00Z", Some("2024-03-05T14:05:00+00:00")),
            ("2024-03-05T14:05:00.25+02:00", Some("2024-03-05T12:05:00.250+00:00")),
            ("2024-03-05 14:05:00Z", Some("2024-03-05T14:05:00+00:00")),
            ("1709647500", Some("2024-03-05T14:05:00+00:00")),
            ("1709647500.000200", Some("2024-03-05T14:05:00.000200+00:00")),
            ("1709647500123", Some("2024-03-05T14:05:00.123+00:00")),
            ("1709647500123456", Some("2024-03-05T14:05:00.123456+00:00")),
            ("1709647500123456789", Some("2024-03-05T14:05:00.123456789+00:00")),
            ("9999-03-05T14:05:00Z", None),
            ("2024-03-05T14:05:00", None),
            ("17096475", None),
            ("0709647500", None),
            ("1709647500.x", None),
            ("-1709647500", None),
            ("1.2.3", None),
            ("", None),
        ];
        for (text, expected) in table {
            let seen = instant(text).and_then(|when| when.starts()).map(|at| at.to_rfc3339());
            assert_eq!(seen.as_deref(), expected, "the time was {text:?}");
        }
    }
}
