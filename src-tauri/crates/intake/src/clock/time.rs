//! Owns times of day as people write them: 14:05, 2.05 pm, 1405, 14h05, 14:??, noon.
//! Must not know dates or zones.

use super::scan::{number, opens_with, spaces};
use chrono::NaiveTime;

/// What stands where a time of day is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeScan {
    /// A time of day.
    Said(TimeSaid),
    /// A place holder for one: `HH:mm`, `??:??`, `--:--`.
    Blank,
    /// No clock shows it: 25:10.
    Impossible,
}

/// A time of day as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeSaid {
    hour: (u32, u32),
    minute: (u32, u32),
    second: u32,
    half: Option<Half>,
    /// How finely and on which dial it was written.
    pub(crate) written: Written,
}

/// How a time was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// With two digits for the hour: 09:05, 14:05.
    Padded,
    /// With one digit for the hour, so that it may be on a twelve-hour dial: 9:05.
    Single,
    /// With am or pm.
    Halved,
    /// Only the hour: 2 pm, noon.
    HourOnly,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// Whether four digits alone may be a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bare {
    /// They may: a date stands before them.
    Allowed,
    /// They may only with `h`, `hrs` or a zone behind them.
    NeedsSign,
}

impl TimeSaid {
    /// The first and the last moment this can stand for. They are the same where all of it is known.
    pub(crate) fn span(&self) -> Option<(NaiveTime, NaiveTime)> {
        let from = NaiveTime::from_hms_opt(self.on_full_dial(self.hour.0), self.minute.0, self.second)?;
        if self.hour.0 == self.hour.1 && self.minute.0 == self.minute.1 {
            return Some((from, from));
        }
        let to = NaiveTime::from_hms_opt(self.on_full_dial(self.hour.1), self.minute.1, 59)?;
        Some((from, to))
    }

    /// Whether it is midnight at the end of the day: 24:00.
    pub(crate) fn ends_the_day(&self) -> bool {
        self.hour.0 == 24
    }

    /// The hour as it was written.
    pub(crate) fn hour_written(&self) -> u32 {
        self.hour.0
    }

    /// Takes the half of the day from the end of a range: in "2 to 3 pm" both are.
    pub(crate) fn halved_like(mut self, end: &Self) -> Self {
        if self.half.is_none() && self.hour.1 <= 12 {
            self.half = end.half;
        }
        self
    }

    fn on_full_dial(&self, hour: u32) -> u32 {
        match self.half {
            // "17:14pm" is plainly 17:14.
            Some(Half::Pm) if hour < 12 => hour + 12,
            Some(Half::Am) if hour == 12 => 0,
            _ => hour % 24,
        }
    }
}

/// A time of day that opens `text`, and its length in bytes.
pub(crate) fn time(text: &str, bare: Bare) -> Option<(TimeScan, usize)> {
    blank(text)
        .or_else(|| named(text))
        .or_else(|| parted(text))
        .or_else(|| hour_only(text))
        .or_else(|| packed(text, bare))
}

fn blank(text: &str) -> Option<(TimeScan, usize)> {
    const BLANKS: [&str; 4] = ["hh:mm", "??:??", "--:--", "xx:xx"];
    let found =
        BLANKS.iter().find(|blank| text.get(..blank.len()).is_some_and(|head| head.eq_ignore_ascii_case(blank)))?;
    Some((TimeScan::Blank, found.len()))
}

fn named(text: &str) -> Option<(TimeScan, usize)> {
    let (name, hour) =
        [("noon", 12), ("midday", 12), ("midnight", 0)].into_iter().find(|(name, _)| opens_with(text, name))?;
    let said = TimeSaid { hour: (hour, hour), minute: (0, 0), second: 0, half: None, written: Written::HourOnly };
    Some((TimeScan::Said(said), name.len()))
}

/// Two digits, either of which may be a hole: the least and the most it can mean, and its length.
fn digits(text: &str) -> Option<((u32, u32), usize)> {
    if let Some((whole, len)) = number(text, 1, 2) {
        let hole = |c: char| matches!(c, '?' | 'x' | 'X');
        if len == 1 && text[1..].starts_with(hole) && !text[2..].starts_with(char::is_alphanumeric) {
            return Some(((whole * 10, whole * 10 + 9), 2));
        }
        return Some(((whole, whole), len));
    }
    (text.starts_with("??") || text.starts_with("xx") || text.starts_with("XX")).then_some(((0, 59), 2))
}

/// `14:05`, `9:05:30.123`, `14.05`, `2:05 pm`, `14h05`, `14:??`, `2X:XX`.
fn parted(text: &str) -> Option<(TimeScan, usize)> {
    let (hour, mut at) = digits(text)?;
    let sign = text[at..].chars().next().filter(|c| matches!(c, ':' | '.' | 'h' | 'H'))?;
    at += 1;
    let (minute, len) = digits(&text[at..]).filter(|(_, len)| *len == 2)?;
    let wide = at == 3;
    at += len;
    let mut second = 0;
    if sign == ':'
        && text[at..].starts_with(':')
        && let Some((seconds, len)) = number(&text[at + 1..], 2, 2)
    {
        second = seconds;
        at += 1 + len;
        at += fraction(&text[at..]);
    }
    let (half, len) = half_of_day(&text[at..]);
    // "2.17 published" is a version more often than a time, and "10.16.100.12" always.
    let clear = sign != '.' || wide || half.is_some();
    if !clear || part_of_something_longer(&text[at..]) {
        return None;
    }
    at += len;
    // A letter that sticks to the end makes it something else: "14:05x".
    if text[at..].starts_with('h') && sign == ':' {
        at += 1;
    } else if text[at..].starts_with("hrs") {
        at += 3;
    }
    let known_hour = hour.0 == hour.1;
    let written = if half.is_some() {
        Written::Halved
    } else if wide || !known_hour {
        Written::Padded
    } else {
        Written::Single
    };
    let most_hour = if known_hour { hour.1 } else { hour.1.min(23) };
    if hour.0 > 24 || minute.0 > 59 || second > 60 || (hour.0 == 24 && minute.0 > 0) {
        // A ratio or a score is written like this too; only a colon makes it a time that went wrong.
        return (sign == ':').then_some((TimeScan::Impossible, at));
    }
    let minute = (minute.0, minute.1.min(59));
    let said = TimeSaid { hour: (hour.0, most_hour), minute, second: second.min(59), half, written };
    Some((TimeScan::Said(said), at))
}

fn part_of_something_longer(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some(':' | '.' | '/') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn fraction(text: &str) -> usize {
    if !text.starts_with(['.', ',']) {
        return 0;
    }
    number(&text[1..], 1, 9).map_or(0, |(_, len)| 1 + len)
}

/// `am`, `p.m.` and the like, with the blanks before it.
fn half_of_day(text: &str) -> (Option<Half>, usize) {
    let gap = spaces(text);
    let forms = [("a.m.", Half::Am), ("p.m.", Half::Pm), ("am", Half::Am), ("pm", Half::Pm)];
    let found = forms.into_iter().find(|(form, _)| {
        gap <= 1
            && text[gap..].get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form))
            && !text[gap + form.len()..].starts_with(char::is_alphanumeric)
    });
    found.map_or((None, 0), |(form, half)| (Some(half), gap + form.len()))
}

/// `2pm`, `10 am`, `14h`.
fn hour_only(text: &str) -> Option<(TimeScan, usize)> {
    let (hour, at) = number(text, 1, 2)?;
    let (half, len) = half_of_day(&text[at..]);
    let len = match half {
        Some(_) if (1..=12).contains(&hour) => len,
        None if hour < 24 && opens_with(&text[at..], "h") => 1,
        _ => return None,
    };
    let said = TimeSaid { hour: (hour, hour), minute: (0, 0), second: 0, half, written: Written::HourOnly };
    Some((TimeScan::Said(said), at + len))
}

/// `1405`, where something says that it is a time.
fn packed(text: &str, bare: Bare) -> Option<(TimeScan, usize)> {
    let (all, at) = number(text, 4, 4)?;
    let rest = &text[at..];
    let sign = ["hrs", "h"].iter().find(|sign| opens_with(rest, sign)).map(|sign| sign.len());
    let zoned = super::zone::zone(rest.trim_start_matches(' '), super::zone::Signed::No).is_some();
    let alone =
        !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | ':') || c == '%') || zoned;
    if all % 100 > 59 || all >= 2400 || !(sign.is_some() || zoned || (bare == Bare::Allowed && alone)) {
        return None;
    }
    let said = TimeSaid {
        hour: (all / 100, all / 100),
        minute: (all % 100, all % 100),
        second: 0,
        half: None,
        written: Written::Padded,
    };
    Some((TimeScan::Said(said), at + sign.unwrap_or(0)))
}
