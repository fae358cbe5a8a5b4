//! Owns time zones as people name them: abbreviations, offsets, IANA names, cities.
//! Must not know dates or times of day.
//!
//! People write "PST" all year round and mean the clock on the wall. So an abbreviation names the place whose clock it is,
//! and summer time follows from the date; a written offset ("UTC+2", "+02:00") is taken as it stands.

use super::scan::{number, opens_with, word, word_starts};
use chrono::{FixedOffset, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::borrow::Cow;

/// A zone a time can be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// A place's clock, with its summer time.
    Named(Tz),
    /// So far from UTC, all year.
    Fixed(FixedOffset),
}

/// Whether an offset may begin with a minus, which between two times would be a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signed {
    /// `-07:00` is an offset.
    Yes,
    /// `-07:00` is not.
    No,
}

impl Zone {
    /// The IANA name, or the offset where no zone is named for it.
    pub(crate) fn name(self) -> Cow<'static, str> {
        match self {
            Self::Named(tz) => tz.name().into(),
            Self::Fixed(offset) => {
                let seconds = offset.local_minus_utc();
                match (seconds / 3600, seconds % 3600) {
                    (0, 0) => "UTC".into(),
                    // IANA counts these the other way round: Etc/GMT-2 is two hours ahead of UTC.
                    (hours, 0) => format!("Etc/GMT{:+}", -hours).into(),
                    _ => offset.to_string().into(),
                }
            }
        }
    }

    /// The moment, or the two or none, at which clocks in this zone showed `local`.
    pub(crate) fn moment(self, local: NaiveDateTime) -> LocalResult<chrono::DateTime<Utc>> {
        match self {
            Self::Named(tz) => tz.from_local_datetime(&local).map(|at| at.to_utc()),
            Self::Fixed(offset) => offset.from_local_datetime(&local).map(|at| at.to_utc()),
        }
    }
}

/// Abbreviations that mean one place to those who write them. Ones that mean several ("IST") are deliberately absent.
const SHORT: [(&str, Tz); 34] = [
    ("UTC", Tz::UTC),
    ("GMT", Tz::GMT),
    ("PST", Tz::America__Los_Angeles),
    ("PDT", Tz::America__Los_Angeles),
    ("PT", Tz::America__Los_Angeles),
    ("MST", Tz::America__Denver),
    ("MDT", Tz::America__Denver),
    ("MT", Tz::America__Denver),
    ("CST", Tz::America__Chicago),
    ("CDT", Tz::America__Chicago),
    ("CT", Tz::America__Chicago),
    ("EST", Tz::America__New_York),
    ("EDT", Tz::America__New_York),
    ("ET", Tz::America__New_York),
    ("BST", Tz::Europe__London),
    ("WET", Tz::WET),
    ("WEST", Tz::WET),
    ("CET", Tz::CET),
    ("CEST", Tz::CET),
    ("MEZ", Tz::CET),
    ("MESZ", Tz::CET),
    ("EET", Tz::EET),
    ("EEST", Tz::EET),
    ("MSK", Tz::Europe__Moscow),
    ("JST", Tz::Asia__Tokyo),
    ("KST", Tz::Asia__Seoul),
    ("HKT", Tz::Asia__Hong_Kong),
    ("SGT", Tz::Asia__Singapore),
    ("AEST", Tz::Australia__Sydney),
    ("AEDT", Tz::Australia__Sydney),
    ("NZST", Tz::Pacific__Auckland),
    ("NZDT", Tz::Pacific__Auckland),
    ("BRT", Tz::America__Sao_Paulo),
    ("SAST", Tz::Africa__Johannesburg),
];

/// Names in words, for statements such as "all times Pacific".
const LONG: [(&str, Tz); 9] = [
    ("central european", Tz::CET),
    ("eastern european", Tz::EET),
    ("western european", Tz::WET),
    ("coordinated universal", Tz::UTC),
    ("british", Tz::Europe__London),
    ("pacific", Tz::America__Los_Angeles),
    ("mountain time", Tz::America__Denver),
    ("central time", Tz::America__Chicago),
    ("eastern", Tz::America__New_York),
];

/// A zone that opens `text`, and its length in bytes.
pub(crate) fn zone(text: &str, signed: Signed) -> Option<(Zone, usize)> {
    offset(text, signed).map(|(offset, len)| (Zone::Fixed(offset), len)).or_else(|| short(text)).or_else(|| iana(text))
}

fn short(text: &str) -> Option<(Zone, usize)> {
    let name = word(text);
    if opens_with(text, "Z") && text.starts_with('Z') {
        return Some((Zone::Named(Tz::UTC), 1));
    }
    let (_, tz) = SHORT.iter().find(|(short, _)| *short == name || (name == "utc" && *short == "UTC"))?;
    let rest = &text[name.len()..];
    if matches!(*tz, Tz::UTC | Tz::GMT)
        && let Some((offset, len)) = offset(rest, Signed::Yes)
    {
        return Some((Zone::Fixed(offset), name.len() + len));
    }
    (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')).then_some((Zone::Named(*tz), name.len()))
}

/// `+02:00`, `+0200`, `+2`, and with a minus where that is allowed.
fn offset(text: &str, signed: Signed) -> Option<(FixedOffset, usize)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' if signed == Signed::Yes => -1,
        '\u{2212}' if signed == Signed::Yes => -1,
        _ => return None,
    };
    let mut at = text.chars().next().map_or(0, char::len_utf8);
    let (hours, minutes) = if let Some((all, len)) = number(&text[at..], 4, 4) {
        at += len;
        (all / 100, all % 100)
    } else {
        let (hours, len) = number(&text[at..], 1, 2)?;
        at += len;
        let minutes = text[at..].strip_prefix(':').and_then(|rest| number(rest, 2, 2));
        at += minutes.map_or(0, |(_, len)| 1 + len);
        (hours, minutes.map_or(0, |(minutes, _)| minutes))
    };
    if hours > 14 || minutes > 59 || text[at..].starts_with(|c: char| c.is_alphanumeric() || c == '%') {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    FixedOffset::east_opt(sign * seconds).map(|offset| (offset, at))
}

fn iana(text: &str) -> Option<(Zone, usize)> {
    let len = text
        .bytes()
        .take(40)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'+' | b'-'))
        .count();
    let name = &text[..len];
    if !name.contains('/') {
        return None;
    }
    name.parse::<Tz>().ok().map(|tz| (Zone::Named(tz), len))
}

/// The first zone named anywhere in a short text, such as a heading or the head of a table, and where it is named.
pub(crate) fn mentioned(text: &str) -> Option<(Zone, std::ops::Range<usize>)> {
    word_starts(text).find_map(|at| {
        let rest = &text[at..];
        let found = zone(rest, Signed::No).or_else(|| in_words(rest)).or_else(|| city(rest));
        found.map(|(zone, len)| (zone, at..at + len))
    })
}

fn in_words(text: &str) -> Option<(Zone, usize)> {
    LONG.iter().find(|(name, _)| opens_with(text, name)).map(|(name, tz)| (Zone::Named(*tz), name.len()))
}

/// A city that a zone is named after: "Zurich time".
fn city(text: &str) -> Option<(Zone, usize)> {
    let name = word(text);
    if name.len() < 4 || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let tz = chrono_tz::TZ_VARIANTS.iter().find(|tz| {
        let whole = tz.name();
        whole
            .rsplit_once('/')
            .is_some_and(|(area, city)| city == name && !area.starts_with("Etc") && !area.starts_with("US"))
    })?;
    Some((Zone::Named(*tz), name.len()))
}

/// What a sentence such as "All times in PST (UTC-7)" says of all times: the zone, and the words that say it.
pub(crate) fn stated(text: &str) -> Option<(Zone, &str)> {
    /// No longer line is a statement about a zone.
    const MOST: usize = 300;
    const OPENINGS: [&str; 8] = [
        "all times",
        "all timestamps",
        "times are",
        "times in",
        "timestamps are",
        "timestamps in",
        "timezone",
        "time zone",
    ];
    // Every opening holds these letters; most lines do not, and need no copy in lower case.
    if text.len() > MOST || !(text.contains("ime") || text.contains("IME")) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let (at, opening) = OPENINGS.iter().find_map(|opening| lower.find(opening).map(|at| (at, opening)))?;
    let rest = &text[at + opening.len()..];
    let (zone, name) = mentioned(rest)?;
    // The words from the zone's name to the end of the phrase, so that "PST (UTC-7)" is kept whole.
    let tail = &rest[name.start..];
    let end = tail.find(['.', ',', ';', '|', '*']).unwrap_or(tail.len());
    let said = tail[..end].trim_end();
    Some((zone, said.strip_suffix(')').filter(|open| !open.contains('(')).unwrap_or(said)))
}
