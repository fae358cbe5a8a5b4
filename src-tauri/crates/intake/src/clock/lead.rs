//! Owns the whole expression of time that opens a line: "~19:00 UTC Monday Aug 27 - ", "2024-03-05 14:00-14:20: ".
//! Must not know where the clock stood before it.

use super::date::{DateSaid, date, weekday};
use super::scan::{number, opens_with, spaces, word_starts};
use super::time::{Bare, TimeSaid, TimeScan, time};
use super::zone::{Signed, Zone, zone};
use chrono::{TimeDelta, Weekday};

/// What a line says of its time, before anything is inherited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The date.
    pub(crate) date: Option<DateSaid>,
    /// The day of the week, where it stands with the date or instead of it.
    pub(crate) weekday: Option<Weekday>,
    /// The time of day.
    pub(crate) time: Option<TimeScan>,
    /// The end of a range.
    pub(crate) until: Option<(Option<DateSaid>, Option<TimeSaid>)>,
    /// The zone.
    pub(crate) zone: Option<Zone>,
    /// How the time is meant.
    pub(crate) meant: Meant,
    /// So long after what stands before it: "10 minutes later".
    pub(crate) later: Option<TimeDelta>,
    /// The expression as it was written.
    pub(crate) original: String,
    /// Where the text goes on, in bytes; separators are behind.
    pub(crate) rest: usize,
    /// Whether a separator such as a colon or a dash stood between the time and the text.
    pub(crate) parted: bool,
}

/// How a time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// As it stands.
    Exactly,
    /// About then.
    About,
    /// Some time after it.
    After,
}

impl Reading {
    /// Whether a time of day is said, be it with holes.
    pub(crate) fn has_time(&self) -> bool {
        matches!(self.time, Some(TimeScan::Said(_)))
    }

    /// Whether it says a date with its year, as no running text opens by chance.
    pub(crate) fn names_a_year(&self) -> bool {
        matches!(self.date, Some(DateSaid::Day(_) | DateSaid::Ambiguous))
    }

    /// The time of day, where all of it is known.
    pub(crate) fn time_of_day(&self) -> Option<chrono::NaiveTime> {
        match self.time {
            Some(TimeScan::Said(said)) => said.span().map(|(from, _)| from),
            _ => None,
        }
    }

    /// Whether it says a whole date and a time of day, so that nothing has to be inherited.
    pub(crate) fn is_whole(&self) -> bool {
        self.has_time() && matches!(self.date, Some(DateSaid::Day(_)))
    }
}

/// The expression of time that opens `text`, where one does.
pub(crate) fn lead(text: &str) -> Option<Reading> {
    let opened = text.starts_with(['[', '(']);
    let mut seen = Seen { text, at: usize::from(opened), ..Seen::default() };
    seen.at += spaces(&text[seen.at..]);
    let start = seen.at;
    seen.prefix();
    while seen.step() {}
    if !seen.found() {
        return later(text);
    }
    seen.suffix();
    let mut reading = seen.reading;
    reading.original = text[start..seen.at].trim().to_owned();
    let mut at = seen.at;
    if opened && text[at..].starts_with([']', ')']) {
        at += 1;
    }
    let (rest, parted) = separators(text, at);
    (reading.rest, reading.parted) = (rest, parted);
    Some(reading)
}

/// The first place in `text` where a whole date with a time of day stands.
pub(crate) fn find_moment(text: &str) -> Option<Reading> {
    /// No longer line is a sentence about one moment.
    const MOST: usize = 2_000;
    // Most prose holds no digit at all, and looking at each of its words would cost more than everything else.
    if text.len() > MOST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    word_starts(text).find_map(|at| {
        date(&text[at..])?;
        lead(&text[at..]).filter(Reading::is_whole)
    })
}

/// Whether a cell that could not be read holds what was meant as a time: digits, or holes for them.
pub(crate) fn looks_like_a_time(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) || text.contains("??") || text.contains(':')
}

/// The state of one pass over an expression.
struct Seen<'a> {
    text: &'a str,
    at: usize,
    reading: Reading,
}

impl Default for Seen<'_> {
    fn default() -> Self {
        let reading = Reading {
            date: None,
            weekday: None,
            time: None,
            until: None,
            zone: None,
            meant: Meant::Exactly,
            later: None,
            original: String::new(),
            rest: 0,
            parted: false,
        };
        Self { text: "", at: 0, reading }
    }
}

impl Seen<'_> {
    fn left(&self) -> &str {
        &self.text[self.at..]
    }

    fn found(&self) -> bool {
        self.reading.time.is_some() || self.reading.date.is_some()
    }

    /// Words and signs that say how the time is meant: "around", "~", "shortly after".
    fn prefix(&mut self) {
        const WORDS: [(&str, Meant); 25] = [
            ("shortly after", Meant::About),
            ("soon after", Meant::About),
            ("just after", Meant::About),
            ("shortly before", Meant::About),
            ("just before", Meant::About),
            ("some time after", Meant::After),
            ("sometime after", Meant::After),
            ("before", Meant::About),
            ("after", Meant::After),
            ("approximately", Meant::About),
            ("approx.", Meant::About),
            ("approx", Meant::About),
            ("roughly", Meant::About),
            ("around", Meant::About),
            ("about", Meant::About),
            ("circa", Meant::About),
            ("ca.", Meant::About),
            ("ca", Meant::About),
            ("c.", Meant::About),
            ("by", Meant::About),
            ("between", Meant::Exactly),
            ("from", Meant::Exactly),
            ("since", Meant::Exactly),
            ("at", Meant::Exactly),
            ("on", Meant::Exactly),
        ];
        for _ in 0..3 {
            let left = self.left();
            if let Some(sign) = left.chars().next().filter(|c| matches!(c, '~' | '≈' | '@')) {
                if sign != '@' {
                    self.reading.meant = Meant::About;
                }
                self.at += sign.len_utf8();
            } else if let Some((words, meant)) = WORDS.iter().find(|(words, _)| opens_with(left, words)) {
                if self.reading.meant == Meant::Exactly {
                    self.reading.meant = *meant;
                }
                self.at += words.len();
            } else {
                return;
            }
            self.at += spaces(self.left());
        }
    }

    /// Takes the next part of the expression. False where nothing more of it follows.
    fn step(&mut self) -> bool {
        let gap = self.gap();
        let from = self.at + gap;
        self.take_date(from) || self.take_time(from) || self.take_zone(from) || self.take_range() || self.take_doubt()
    }

    /// Blanks, a comma, a `T` or a small word between two parts.
    fn gap(&self) -> usize {
        let left = self.left();
        let mut gap = spaces(left);
        if !self.found() {
            return gap;
        }
        let joins = left[gap..].starts_with(',')
            || (left[gap..].starts_with('T') && left[gap + 1..].starts_with(|c: char| c.is_ascii_digit()));
        if joins {
            gap += 1;
            gap += spaces(&left[gap..]);
        }
        for word in ["at", "on", "ca.", "ca", "around", "about", "approx.", "approx"] {
            if opens_with(&left[gap..], word) {
                gap += word.len();
                return gap + spaces(&left[gap..]);
            }
        }
        gap + left[gap..].chars().next().filter(|c| matches!(c, '~' | '@')).map_or(0, char::len_utf8)
    }

    /// Whether the words between the last part and `from` say "about".
    fn doubt_between(&self, from: usize) -> bool {
        let gap = self.text[self.at..from].to_ascii_lowercase();
        gap.contains('~')
            || gap.contains("ca")
            || gap.contains("around")
            || gap.contains("about")
            || gap.contains("approx")
    }

    fn reach(&mut self, from: usize, end: usize) -> bool {
        if self.doubt_between(from) {
            self.reading.meant = Meant::About;
        }
        self.at = end;
        true
    }

    fn take_date(&mut self, from: usize) -> bool {
        if self.reading.date.is_some() {
            return false;
        }
        let left = &self.text[from..];
        let day_name = weekday(left).map(|(day, len)| {
            let gap = len + usize::from(left[len..].starts_with(','));
            (day, gap + spaces(&left[gap..]))
        });
        let skip = day_name.map_or(0, |(_, len)| len);
        if let Some((said, len)) = date(&left[skip..]) {
            self.reading.date = Some(said);
            self.reading.weekday = day_name.map(|(day, _)| day);
            return self.reach(from, from + skip + len);
        }
        // A day of the week alone counts only before a time: "Monday 14:05", not "14:05 Monday's deploy".
        if let Some((day, len)) = day_name
            && self.reading.time.is_none()
            && self.reading.weekday.is_none()
        {
            let gap = len + ["at", "around"].iter().find(|w| opens_with(&left[len..], w)).map_or(0, |w| w.len() + 1);
            if left.get(gap..).is_some_and(|after| time(after, Bare::NeedsSign).is_some()) {
                self.reading.weekday = Some(day);
                return self.reach(from, from + gap);
            }
        }
        false
    }

    fn take_time(&mut self, from: usize) -> bool {
        if self.reading.time.is_some() {
            return false;
        }
        let dated = matches!(self.reading.date, Some(DateSaid::Day(_) | DateSaid::DayOf { .. }));
        let bare = if dated { Bare::Allowed } else { Bare::NeedsSign };
        if let Some((scan, len)) = time(&self.text[from..], bare) {
            self.reading.time = Some(scan);
            return self.reach(from, from + len);
        }
        self.take_short_range(from)
    }

    /// `2-3pm`: the first hour has no sign of its own.
    fn take_short_range(&mut self, from: usize) -> bool {
        let left = &self.text[from..];
        let Some((_, len)) = number(left, 1, 2) else { return false };
        let Some(dash) = dash(&left[len..]) else { return false };
        let Some((TimeScan::Said(end), end_len)) = time(&left[len + dash..], Bare::NeedsSign) else { return false };
        let hour = format!("{}:00", &left[..len]);
        let Some((TimeScan::Said(start), _)) = time(&hour, Bare::NeedsSign) else { return false };
        if end.written != super::time::Written::HourOnly {
            return false;
        }
        self.reading.time = Some(TimeScan::Said(start.halved_like(&end)));
        self.reading.until = Some((None, Some(end)));
        self.reach(from, from + len + dash + end_len)
    }

    fn take_range(&mut self) -> bool {
        if self.reading.until.is_some() || !self.found() {
            return false;
        }
        let left = self.left();
        let Some(mut at) = dash(left) else { return false };
        if left[at..].starts_with('~') {
            at += 1;
        }
        let end_date = date(&left[at..]).filter(|(said, _)| matches!(said, DateSaid::Day(_)));
        let after_date = at + end_date.map_or(0, |(_, len)| len);
        let gap = match end_date {
            Some(_) => spaces(&left[after_date..]) + usize::from(left[after_date..].starts_with('T')),
            None => 0,
        };
        let end_time = time(&left[after_date + gap..], Bare::NeedsSign);
        let said = match (self.reading.time, end_time) {
            (Some(TimeScan::Said(start)), Some((TimeScan::Said(end), len))) => {
                self.reading.time = Some(TimeScan::Said(start.halved_like(&end)));
                Some((Some(end), after_date + gap + len))
            }
            (None, None) if end_date.is_some() => Some((None, after_date)),
            _ => None,
        };
        let Some((end, len)) = said else { return false };
        self.reading.until = Some((end_date.map(|(said, _)| said), end));
        self.at += len;
        true
    }

    fn take_zone(&mut self, from: usize) -> bool {
        if self.reading.zone.is_some() || !self.has_clock_time() {
            return false;
        }
        let left = &self.text[from..];
        let inside = usize::from(left.starts_with('('));
        // Only a machine's stamp (…T14:05:00-07:00) has its offset stuck to the time.
        let dated = matches!(self.reading.date, Some(DateSaid::Day(_)));
        let stuck = dated && from == self.at && self.text[..self.at].contains('T');
        let stuck = stuck || (dated && left.starts_with('-') && number(&left[1..], 4, 4).is_some());
        let signed = if stuck { Signed::Yes } else { Signed::No };
        let Some((zone, len)) = zone(&left[inside..], signed) else { return false };
        if inside == 1 && !left[inside + len..].starts_with(')') {
            return false;
        }
        self.reading.zone = Some(zone);
        self.reach(from, from + len + 2 * inside)
    }

    fn has_clock_time(&self) -> bool {
        self.reading.has_time()
    }

    /// Words and signs behind a time that say it is not sure: "ish", "(approx)", "?".
    fn take_doubt(&mut self) -> bool {
        const ENDINGS: [&str; 7] = ["-ish", "ish", "approximately", "approx.", "approx", "or so", "ca."];
        let gap = spaces(self.left());
        let left = &self.left()[gap..];
        let len = if let Some(ending) = ENDINGS.iter().find(|ending| opens_with(left, ending)) {
            ending.len()
        } else if left.starts_with('~') || (left.starts_with('?') && !left.starts_with("??")) {
            1
        } else {
            doubt_in_brackets(left)
        };
        if len == 0 || !self.found() {
            return false;
        }
        self.at += gap + len;
        self.reading.meant = Meant::About;
        true
    }

    /// A doubt that stands behind the separator: "19:00 - (approx) fix deployed". It is left in the text.
    fn suffix(&mut self) {
        let (behind, _) = separators(self.text, self.at);
        if doubt_in_brackets(&self.text[behind..]) > 0 {
            self.reading.meant = Meant::About;
        }
    }
}

/// The length of a remark in round brackets that doubts the time.
fn doubt_in_brackets(text: &str) -> usize {
    const MOST: usize = 48;
    const DOUBTS: [&str; 11] =
        ["approx", "about", "circa", "ca", "ca.", "maybe", "not sure", "unsure", "estimate", "roughly", "?"];
    if !text.starts_with('(') {
        return 0;
    }
    let Some(end) = text.find(')').filter(|end| *end <= MOST) else { return 0 };
    let inside = text[1..end].trim().to_ascii_lowercase();
    let doubts = DOUBTS.iter().any(|doubt| inside.starts_with(doubt)) || inside.ends_with('?');
    if doubts { end + 1 } else { 0 }
}

/// The length of what parts the two ends of a range, with the blanks around it.
fn dash(text: &str) -> Option<usize> {
    const SIGNS: [&str; 6] = ["->", "-", "–", "—", "→", "−"];
    const WORDS: [&str; 6] = ["to", "until", "till", "til", "through", "and"];
    let gap = spaces(text);
    let left = &text[gap..];
    let sign = SIGNS.iter().find(|sign| left.starts_with(**sign)).copied();
    let word = WORDS.iter().find(|word| opens_with(left, word)).copied();
    let len = sign.or(word)?.len();
    Some(gap + len + spaces(&left[len..]))
}

/// Where the text goes on behind colons, dashes and bars, and whether there were any.
fn separators(text: &str, from: usize) -> (usize, bool) {
    let mut at = from + spaces(&text[from..]);
    let mut parted = false;
    for _ in 0..12 {
        let left = &text[at..];
        let sign =
            left.chars().next().filter(|c| matches!(c, ':' | '-' | '–' | '—' | '|' | '•' | '·' | '→' | ',' | ';'));
        let len = if left.starts_with("->") || left.starts_with("=>") {
            2
        } else if left.starts_with(". ") {
            1
        } else if let Some(sign) = sign {
            sign.len_utf8()
        } else {
            break;
        };
        parted = true;
        at += len;
        at += spaces(&text[at..]);
    }
    (at, parted)
}

/// "1 hour later", "T+15m": a time that only what stands before it can place.
fn later(text: &str) -> Option<Reading> {
    let on_the_mission_clock =
        text.starts_with("T+") || (text.starts_with('+') && text[1..].starts_with(|c: char| c.is_ascii_digit()));
    let mut at = if on_the_mission_clock { text.find('+')? + 1 } else { 0 };
    let (amount, len) = number(&text[at..], 1, 4)?;
    at += len;
    at += spaces(&text[at..]);
    let unit = super::scan::word(&text[at..]);
    let minutes = match unit.to_ascii_lowercase().as_str() {
        "m" | "min" | "mins" | "minute" | "minutes" => i64::from(amount),
        "h" | "hr" | "hrs" | "hour" | "hours" => 60 * i64::from(amount),
        "d" | "day" | "days" => 24 * 60 * i64::from(amount),
        _ => return None,
    };
    at += unit.len();
    if !on_the_mission_clock {
        at += spaces(&text[at..]);
        let word = ["later", "after"].into_iter().find(|word| opens_with(&text[at..], word))?;
        at += word.len();
    }
    let mut reading = Seen::default().reading;
    // The zero of a mission clock is nowhere on the page, so only the order is known.
    reading.later = (!on_the_mission_clock).then(|| TimeDelta::minutes(minutes));
    reading.meant = Meant::After;
    reading.original = text[..at].to_owned();
    (reading.rest, reading.parted) = separators(text, at);
    Some(reading)
}
