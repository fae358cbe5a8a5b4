//! Owns dates as people write them: ISO, with names of months, with slashes and dots, and with holes in them.
//! Must not know times of day or zones.

use super::scan::{number, spaces, word, word_starts};
use chrono::NaiveDate;

/// A date as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateSaid {
    /// A whole date.
    Day(NaiveDate),
    /// A day and a month of some year.
    DayOf { month: u32, day: u32 },
    /// A month of a year, the day left open.
    Month { year: i32, month: u32 },
    /// Two readings are equally good: 03/04/2024.
    Ambiguous,
    /// No calendar has it: 2024-02-31.
    Impossible,
}

/// A date that opens `text`, and its length in bytes.
pub(crate) fn date(text: &str) -> Option<(DateSaid, usize)> {
    year_first(text)
        .or_else(|| packed(text))
        .or_else(|| year_last(text))
        .or_else(|| day_first(text))
        .or_else(|| month_first(text))
}

/// The first whole date anywhere in `text`, and where it stands.
pub(crate) fn find_day(text: &str) -> Option<(NaiveDate, usize)> {
    word_starts(text).find_map(|at| match date(&text[at..]) {
        Some((DateSaid::Day(day), _)) => Some((day, at)),
        _ => None,
    })
}

fn day(year: u32, month: u32, day: u32) -> DateSaid {
    // The bound keeps every local time far inside what can be placed on the clock.
    i32::try_from(year)
        .ok()
        .filter(|year| (1970..2200).contains(year))
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .map_or(DateSaid::Impossible, DateSaid::Day)
}

fn plausible(year: u32) -> bool {
    (1970..2200).contains(&year)
}

/// One or two digits, or two question marks for "not known".
fn field(text: &str) -> Option<(Option<u32>, usize)> {
    if text.starts_with("??") && !text[2..].starts_with('?') {
        return Some((None, 2));
    }
    number(text, 1, 2).map(|(number, len)| (Some(number), len))
}

/// `2024-03-05`, `2024/3/5`, `2024.03.05`, `2024-03-??`.
fn year_first(text: &str) -> Option<(DateSaid, usize)> {
    let (year, mut at) = number(text, 4, 4)?;
    if !plausible(year) {
        return None;
    }
    let sign = text[at..].chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    at += 1;
    let (month, len) = field(&text[at..])?;
    at += len;
    if !text[at..].starts_with(sign) {
        return None;
    }
    at += 1;
    let (of_month, len) = field(&text[at..])?;
    at += len;
    let said = match (month, of_month) {
        (Some(month), Some(of_month)) => day(year, month, of_month),
        (Some(month @ 1..=12), None) => DateSaid::Month { year: i32::try_from(year).ok()?, month },
        _ => return None,
    };
    Some((said, at))
}

/// `20240305T…`, as some machines write it.
fn packed(text: &str) -> Option<(DateSaid, usize)> {
    let (all, len) = number(text, 8, 8)?;
    if !text[len..].starts_with('T') || !plausible(all / 10_000) {
        return None;
    }
    Some((day(all / 10_000, all / 100 % 100, all % 100), len))
}

/// `13/03/2024`, `3-13-2024`, `13.3.2024`, `3/13/24`. With dots the day comes first; else it must be told by its size.
fn year_last(text: &str) -> Option<(DateSaid, usize)> {
    let (first, mut at) = number(text, 1, 2)?;
    let sign = text[at..].chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    at += 1;
    let (second, len) = number(&text[at..], 1, 2)?;
    at += len;
    if !text[at..].starts_with(sign) {
        return None;
    }
    at += 1;
    let (year, len) = match number(&text[at..], 4, 4) {
        Some((year, len)) if plausible(year) => (year, len),
        Some(_) => return None,
        None if sign == '/' => number(&text[at..], 2, 2).map(|(year, len)| (2000 + year, len))?,
        None => return None,
    };
    at += len;
    let said = match (first, second) {
        _ if sign == '.' => day(year, second, first),
        (same, other) if same == other => day(year, same, same),
        (13.., 1..=12) => day(year, second, first),
        (1..=12, 13..) => day(year, first, second),
        (1..=12, 1..=12) => DateSaid::Ambiguous,
        _ => DateSaid::Impossible,
    };
    Some((said, at))
}

/// `5 March 2024`, `5. March`, `5th of Mar, 2024`, `05-Mar-2024`.
fn day_first(text: &str) -> Option<(DateSaid, usize)> {
    let (of_month, mut at) = number(text, 1, 2)?;
    at += ordinal(&text[at..]);
    if text[at..].starts_with(['.', '-']) {
        at += 1;
    }
    at += spaces(&text[at..]);
    if super::scan::opens_with(&text[at..], "of") {
        at += 2;
        at += spaces(&text[at..]);
    }
    let (month, len) = month_name(&text[at..])?;
    at += len;
    Some(with_year(text, at, month, of_month))
}

/// `March 5, 2024`, `Mar 5th`, `March 2024`.
fn month_first(text: &str) -> Option<(DateSaid, usize)> {
    // "may 5 users" is a sentence; "May 5" is a date.
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let (month, mut at) = month_name(text)?;
    let gap = spaces(&text[at..]);
    if gap == 0 {
        return None;
    }
    at += gap;
    if let Some((year, len)) = number(&text[at..], 4, 4).filter(|(year, _)| plausible(*year)) {
        return Some((DateSaid::Month { year: i32::try_from(year).ok()?, month }, at + len));
    }
    let (of_month, len) = number(&text[at..], 1, 2)?;
    at += len;
    at += ordinal(&text[at..]);
    if goes_on(&text[at..]) {
        return None;
    }
    Some(with_year(text, at, month, of_month))
}

/// Whether a number turns out to be part of something longer: a time, a version, a word.
fn goes_on(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(':' | '.') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() || c == '%',
        None => false,
    }
}

fn with_year(text: &str, at: usize, month: u32, of_month: u32) -> (DateSaid, usize) {
    let mut end = at;
    if text[end..].starts_with([',', '-', '\'']) {
        end += 1;
    }
    end += spaces(&text[end..]);
    match number(&text[end..], 4, 4) {
        Some((year, len)) if plausible(year) && !goes_on(&text[end + len..]) => (day(year, month, of_month), end + len),
        // 2024 is a leap year, so that 29 February passes; the real year is looked at when the day is placed.
        _ => match day(2024, month, of_month) {
            DateSaid::Day(_) => (DateSaid::DayOf { month, day: of_month }, at),
            _ => (DateSaid::Impossible, at),
        },
    }
}

fn ordinal(text: &str) -> usize {
    ["st", "nd", "rd", "th"]
        .iter()
        .find(|ending| super::scan::opens_with(text, ending))
        .map_or(0, |ending| ending.len())
}

fn month_name(text: &str) -> Option<(u32, usize)> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = word(text);
    if name.len() < 3 {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let month = NAMES
        .iter()
        .position(|full| *full == lower || full[..3] == lower || (lower == "sept" && *full == "september"))?;
    // "Mar." is an abbreviation; "March." ends a sentence.
    let dot = usize::from(name.len() <= 4 && text[name.len()..].starts_with('.') && lower != "may");
    u32::try_from(month + 1).ok().map(|month| (month, name.len() + dot))
}

/// The day of the week that opens `text`, whole or in three letters, and its length.
pub(crate) fn weekday(text: &str) -> Option<(chrono::Weekday, usize)> {
    let name = word(text);
    let weekday = if name.len() >= 3 { name.parse().ok()? } else { return None };
    let dot = usize::from(name.len() == 3 && text[name.len()..].starts_with('.'));
    Some((weekday, name.len() + dot))
}
