//! Owns a time of the incident as one short text for a terminal.
//! Must not know the words of a language: the signs `~` and `–` are the same in all of them.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::{When, WhenKind};

/// A time in the review's zone: `2021-03-04 14:03`, `~2021-03-04 14:03`, `2021-03-04 14:03–14:20`; where there is no clock
/// time, the text it was told in. An unknown zone shows UTC, marked `Z`.
pub fn moment(at: &When, zone: &str) -> String {
    let zone: Option<Tz> = zone.parse().ok();
    let show = |at: DateTime<Utc>, form: &str| match zone {
        Some(zone) => at.with_timezone(&zone).format(form).to_string(),
        None => format!("{}Z", at.format(form)),
    };
    const FULL: &str = "%Y-%m-%d %H:%M";
    match &at.known {
        WhenKind::Exact { at } => show(*at, FULL),
        WhenKind::About { at } => format!("~{}", show(*at, FULL)),
        WhenKind::Between { from, to } => format!("{}\u{2013}{}", show(*from, FULL), show(*to, "%H:%M")),
        WhenKind::After { .. } | WhenKind::Unknown => at.original.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::moment;
    use chrono::{TimeZone, Utc};
    use domain::{When, WhenKind};

    #[test]
    fn a_time_is_shown_in_the_zone_of_the_review_as_exactly_as_it_is_known() {
        let at = Utc.with_ymd_and_hms(2021, 1, 4, 13, 3, 0).unwrap();
        let later = Utc.with_ymd_and_hms(2021, 1, 4, 13, 20, 0).unwrap();
        let cases = [
            (WhenKind::Exact { at }, "Europe/Copenhagen", "2021-01-04 14:03"),
            (WhenKind::About { at }, "UTC", "~2021-01-04 13:03"),
            (WhenKind::Between { from: at, to: later }, "UTC", "2021-01-04 13:03\u{2013}13:20"),
            (WhenKind::Exact { at }, "Nowhere", "2021-01-04 13:03Z"),
            (WhenKind::Unknown, "UTC", "after lunch"),
        ];
        for (known, zone, expected) in cases {
            let when = When { known, original: "after lunch".into(), zone: "".into() };
            assert_eq!(moment(&when, zone), expected, "nothing may look surer than it is");
        }
    }
}
