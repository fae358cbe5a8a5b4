//! Owns the table of expressions of time the reader promises to understand, and of those it promises to leave alone.
//! Must not know files or lines.

use super::lead::{Meant, lead};
use super::place::{Clock, DaySource};
use super::zone::{Zone, stated};
use crate::{Assumed, KeptBecause};
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::WhenKind;

/// The clock each expression below is read with: UTC, 5 March 2024 stated above, nothing placed yet.
fn clock() -> Clock {
    let day = NaiveDate::from_ymd_opt(2024, 3, 5).map(|day| DaySource { day, assumed: Assumed::DayFromTitle });
    Clock::new(Zone::Named(Tz::UTC), true, day, true)
}

/// What a person reads in an expression, in a short form: `=` exact, `~` about, `..` between, `>` only after.
fn read(text: &str) -> String {
    let Some(reading) = lead(text) else { return "no time".to_owned() };
    let rest = &text[reading.rest..];
    let known = match clock().place(&reading) {
        Ok(placed) => match placed.when.known {
            WhenKind::Exact { at } => at.format("=%m-%dT%H:%M:%S").to_string(),
            WhenKind::About { at } => at.format("~%m-%dT%H:%M:%S").to_string(),
            WhenKind::Between { from, to } => {
                format!("{}..{}", from.format("%m-%dT%H:%M:%S"), to.format("%m-%dT%H:%M:%S"))
            }
            WhenKind::After { .. } => ">".to_owned(),
            WhenKind::Unknown => "?".to_owned(),
        },
        Err(why) => why.as_str().to_owned(),
    };
    format!("{known} | {rest}")
}

#[test]
fn expressions_of_time_are_read_as_a_person_reads_them() {
    let table = [
        // Times of day.
        ("14:05 - pump stops", "=03-05T14:05:00 | pump stops"),
        ("14:05:30 pump stops", "=03-05T14:05:30 | pump stops"),
        ("14:05:30.250: pump stops", "=03-05T14:05:30 | pump stops"),
        ("9:05 pump stops", "=03-05T09:05:00 | pump stops"),
        ("15.26 pump stops", "=03-05T15:26:00 | pump stops"),
        ("14h05 pump stops", "=03-05T14:05:00 | pump stops"),
        ("14:05h pump stops", "=03-05T14:05:00 | pump stops"),
        ("1405h pump stops", "=03-05T14:05:00 | pump stops"),
        ("1405 UTC pump stops", "=03-05T14:05:00 | pump stops"),
        ("2:08pm pump stops", "=03-05T14:08:00 | pump stops"),
        ("2:08 p.m. pump stops", "=03-05T14:08:00 | pump stops"),
        ("12:30 am pump stops", "=03-05T00:30:00 | pump stops"),
        ("12:30pm pump stops", "=03-05T12:30:00 | pump stops"),
        ("17:14pm pump stops", "=03-05T17:14:00 | pump stops"),
        ("2pm pump stops", "~03-05T14:00:00 | pump stops"),
        ("noon: pump stops", "~03-05T12:00:00 | pump stops"),
        ("24:00 pump stops", "=03-06T00:00:00 | pump stops"),
        ("[14:05] pump stops", "=03-05T14:05:00 | pump stops"),
        ("(14:05) pump stops", "=03-05T14:05:00 | pump stops"),
        ("14:05 ::::: pump stops", "=03-05T14:05:00 | pump stops"),
        ("14:05 | pump stops", "=03-05T14:05:00 | pump stops"),
        ("at 14:05, pump stops", "=03-05T14:05:00 | pump stops"),
        // Dates.
        ("2024-03-07 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024/3/7 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024.03.07 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024-03-07T14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024-03-07T14:05:00Z pump stops", "=03-07T14:05:00 | pump stops"),
        ("20240307T1405Z pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024-03-07, 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024-03-07 1405 pump stops", "=03-07T14:05:00 | pump stops"),
        ("7 March 2024 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("7th of March, 2024 at 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("7. March, 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("07-Mar-2024 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("March 7, 2024 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("Mar 7 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("Mar 7 2024 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("Thursday 7 March 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("Thu, Mar 7, 14:05 - pump stops", "=03-07T14:05:00 | pump stops"),
        ("Thursday 14:05 pump stops", "=03-07T14:05:00 | pump stops"),
        ("27/03/2024 14:05 pump stops", "=03-27T14:05:00 | pump stops"),
        ("3/27/24 2:05 PM pump stops", "=03-27T14:05:00 | pump stops"),
        ("27.3.2024 14:05 pump stops", "=03-27T14:05:00 | pump stops"),
        ("14:05 UTC Thursday Mar 7 - pump stops", "=03-07T14:05:00 | pump stops"),
        ("14:05 on 7 March: pump stops", "=03-07T14:05:00 | pump stops"),
        ("2024-03-07: pump stops", "03-07T00:00:00..03-07T23:59:59 | pump stops"),
        ("Mar 7 -- pump stops", "03-07T00:00:00..03-07T23:59:59 | pump stops"),
        ("Dec 31 23:50 pump stops", "=12-31T23:50:00 | pump stops"),
        // Zones.
        ("14:05 CET pump stops", "=03-05T13:05:00 | pump stops"),
        ("14:05 (PST) pump stops", "=03-05T22:05:00 | pump stops"),
        ("14:05 UTC+2 pump stops", "=03-05T12:05:00 | pump stops"),
        ("14:05+02:00 pump stops", "=03-05T12:05:00 | pump stops"),
        ("2024-03-07T14:05:00-07:00 pump stops", "=03-07T21:05:00 | pump stops"),
        ("2024-03-07 14:05:00 -0700 pump stops", "=03-07T21:05:00 | pump stops"),
        ("14:05 Europe/Copenhagen pump stops", "=03-05T13:05:00 | pump stops"),
        ("14:05 +0530 pump stops", "=03-05T08:35:00 | pump stops"),
        // A wall clock's summer time follows from the date, whatever letter people write.
        ("2024-07-01 14:05 PST pump stops", "=07-01T21:05:00 | pump stops"),
        ("2024-07-01 14:05 CET pump stops", "=07-01T12:05:00 | pump stops"),
        // Doubt.
        ("~14:05 UTC - pump stops", "~03-05T14:05:00 | pump stops"),
        ("ca. 14:05 pump stops", "~03-05T14:05:00 | pump stops"),
        ("Around 2 pm: pump stops", "~03-05T14:00:00 | pump stops"),
        ("2024-03-07 ca. 14:05 pump stops", "~03-07T14:05:00 | pump stops"),
        ("2024-03-07 ~14:05    UTC pump stops", "~03-07T14:05:00 | pump stops"),
        ("2024-03-07 14:05~", "~03-07T14:05:00 | "),
        ("14:05ish pump stops", "~03-05T14:05:00 | pump stops"),
        ("3pm ish", "~03-05T15:00:00 | "),
        ("14:05? pump stops", "~03-05T14:05:00 | pump stops"),
        ("14:05 approx UTC pump stops", "~03-05T14:05:00 | pump stops"),
        ("14:05 (maybe earlier?)", "~03-05T14:05:00 | "),
        ("14:05 UTC - (approx) pump stops", "~03-05T14:05:00 | (approx) pump stops"),
        ("Shortly after 14:05 pump stops", "~03-05T14:05:00 | pump stops"),
        ("After 14:05 pump stops", "> | pump stops"),
        // Ranges and holes.
        ("14:00-14:20 pump stops", "03-05T14:00:00..03-05T14:20:00 | pump stops"),
        ("14:00 – 14:20: pump stops", "03-05T14:00:00..03-05T14:20:00 | pump stops"),
        ("from 14:00 to 14:20 pump stops", "03-05T14:00:00..03-05T14:20:00 | pump stops"),
        ("between 14:00 and 14:20 pump stops", "03-05T14:00:00..03-05T14:20:00 | pump stops"),
        ("~13:30-13:45", "03-05T13:30:00..03-05T13:45:00 | "),
        ("2-3pm pump stops", "03-05T14:00:00..03-05T15:00:00 | pump stops"),
        ("2:00-3:30pm pump stops", "03-05T14:00:00..03-05T15:30:00 | pump stops"),
        ("23:50-00:10 pump stops", "03-05T23:50:00..03-06T00:10:00 | pump stops"),
        ("2024-03-07 23:01 - 2024-03-08 02:40 UTC pump stops", "03-07T23:01:00..03-08T02:40:00 | pump stops"),
        ("2024-03-07 - 2024-03-09 pump stops", "03-07T00:00:00..03-09T23:59:59 | pump stops"),
        ("14:?? pump stops", "03-05T14:00:00..03-05T14:59:59 | pump stops"),
        ("12:26-12:?? pump stops", "03-05T12:26:00..03-05T12:59:59 | pump stops"),
        ("2X:XX (not sure exact time)", "03-05T20:00:00..03-05T23:59:59 | "),
        ("2024-03-07 HH:mm pump stops", "03-07T00:00:00..03-07T23:59:59 | pump stops"),
        ("2024-03-?? ??:?? pump stops", "03-01T00:00:00..03-31T23:59:59 | pump stops"),
        // Only the order is told.
        ("10 minutes later, pump stops", "> | pump stops"),
        ("T+15m pump stops", "> | pump stops"),
        // Times that cannot be placed, and say why.
        ("25:10 pump stops", "no_such_time | pump stops"),
        ("2024-02-31 14:05 pump stops", "no_such_time | pump stops"),
        ("2024-03-31 02:30 CET pump stops", "no_such_time | pump stops"),
        ("03/04/2024 14:05 pump stops", "ambiguous_date | pump stops"),
        // No times at all.
        ("pump stops at 14:05", "no time"),
        ("3 nodes went down", "no time"),
        ("404 errors rise", "no time"),
        ("1.14 upgrade begins", "no time"),
        ("10.16.100.12 answers", "no time"),
        ("2024 was a long year", "no time"),
        ("may 5 users log in", "no time"),
        ("Monday's deploy", "no time"),
        ("14:05x", "=03-05T14:05:00 | x"),
        ("100% of pods", "no time"),
        ("1405 pods pending", "no time"),
        ("by hand", "no time"),
        ("", "no time"),
    ];
    let wrong: Vec<_> = table
        .iter()
        .filter_map(|(text, expected)| {
            let seen = read(text);
            (seen != *expected).then(|| format!("{text:?}\n     read {seen:?}\n  expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "a person reads these otherwise:\n{}", wrong.join("\n"));
    assert!(table.len() >= 60, "the promise is worth something only while the table is long");
}

/// Places a run of times on one clock and shows each in UTC, with what had to be assumed.
fn run(times: &[&str]) -> Vec<String> {
    let mut clock = clock();
    let placed = times.iter().map(|text| {
        let reading = lead(text).unwrap_or_else(|| panic!("{text:?} should be a time"));
        let placed = clock.place(&reading).unwrap_or_else(|why| panic!("{text:?} should have a place: {why:?}"));
        let sign = if matches!(placed.when.known, WhenKind::About { .. }) { "~" } else { "" };
        placed.when.starts().map_or(">".to_owned(), |at| format!("{sign}{}", at.format("%dT%H:%M")))
    });
    placed.collect()
}

#[test]
fn a_story_moves_its_clock_along() {
    let table: [(&str, &[&str], &[&str]); 8] = [
        (
            "past midnight it is the next day, which is a guess",
            &["22:10", "23:50", "00:20", "01:05"],
            &["05T22:10", "05T23:50", "~06T00:20", "~06T01:05"],
        ),
        (
            "a small step back is an entry out of order",
            &["14:49", "14:43", "14:55"],
            &["05T14:49", "05T14:43", "05T14:55"],
        ),
        (
            "a single digit after noon is the afternoon",
            &["11:16", "12:16", "1:52", "3:31"],
            &["05T11:16", "05T12:16", "~05T13:52", "~05T15:31"],
        ),
        (
            "a full dial was shown, so a small hour is the next morning",
            &["14:30", "23:30", "1:52"],
            &["05T14:30", "05T23:30", "~06T01:52"],
        ),
        (
            "a stated day ends the guessing",
            &["23:50", "00:20", "2024-03-07 09:00", "09:30"],
            &["05T23:50", "~06T00:20", "07T09:00", "07T09:30"],
        ),
        (
            "a day is inherited",
            &["2024-03-07 09:00", "10:00", "2024-03-09", "08:00"],
            &["07T09:00", "07T10:00", "09T00:00", "09T08:00"],
        ),
        (
            "a zone is inherited where none is stated for all",
            &["14:00 CET", "14:30", "14:45 UTC"],
            &["05T13:00", "05T13:30", "05T14:45"],
        ),
        (
            "so long after the last",
            &["14:00", "20 minutes later", "1 hour later"],
            &["05T14:00", "~05T14:20", "~05T15:20"],
        ),
    ];
    for (promise, times, expected) in table {
        assert_eq!(run(times), expected, "{promise}");
    }
}

#[test]
fn without_a_day_a_time_is_kept_and_not_guessed() {
    let mut clock = Clock::new(Zone::Named(Tz::UTC), true, None, true);
    let seen = lead("14:05 pump stops").map(|reading| clock.place(&reading));
    assert_eq!(seen, Some(Err(KeptBecause::NoDate)));
}

#[test]
fn a_page_that_tells_the_newest_first_never_gains_days() {
    let day = NaiveDate::from_ymd_opt(2024, 3, 5).map(|day| DaySource { day, assumed: Assumed::DayFromTitle });
    let mut clock = Clock::new(Zone::Named(Tz::UTC), true, day, false);
    for text in ["23:00", "14:00", "02:00"] {
        let placed = lead(text).map(|reading| clock.place(&reading));
        let at = placed.and_then(Result::ok).and_then(|placed| placed.when.starts()).map(|at| at.date_naive());
        assert_eq!(at, NaiveDate::from_ymd_opt(2024, 3, 5), "{text} is on the day that was stated");
    }
}

#[test]
fn an_hour_that_came_twice_is_taken_once_and_said_so() {
    let reading = lead("2024-10-27 02:30 CET clocks went back").expect("it is a time");
    let placed = clock().place(&reading).expect("it has a place");
    assert_eq!(placed.assumed, Some(Assumed::FirstOfTwo));
}

#[test]
fn statements_about_all_times_are_understood() {
    let table: [(&str, Option<(&str, &str)>); 9] = [
        ("All times in PST", Some(("America/Los_Angeles", "PST"))),
        ("All times in PST (UTC-7)", Some(("America/Los_Angeles", "PST (UTC-7)"))),
        ("(all times CET)", Some(("CET", "CET"))),
        ("*All times are in UTC.*", Some(("UTC", "UTC"))),
        ("All times in UTC+1 (Zurich time)", Some(("Etc/GMT-1", "UTC+1 (Zurich time)"))),
        ("All times Pacific", Some(("America/Los_Angeles", "Pacific"))),
        ("Times are in Zurich time", Some(("Europe/Zurich", "Zurich time"))),
        ("Timezone: Asia/Kolkata", Some(("Asia/Kolkata", "Asia/Kolkata"))),
        ("At all times the pump was running", None),
    ];
    for (text, expected) in table {
        let seen = stated(text).map(|(zone, said)| (zone.name(), said));
        assert_eq!(seen, expected.map(|(name, said)| (name.into(), said)), "the statement was {text:?}");
    }
}

#[test]
fn meaning_is_kept_apart_from_the_time() {
    assert_eq!(lead("after 14:05").map(|reading| reading.meant), Some(Meant::After));
    assert_eq!(lead("2024-03-05 ca. 14:05").map(|reading| reading.original), Some("2024-03-05 ca. 14:05".to_owned()));
}
