//! Owns tables of values: which sign parts the cells, whether there is a head, and which column says when, who and what.
//! Must not know the clock's rules: it hands over what stands where a time should.

use crate::clock;
use crate::decode::{SourceLine, is_blank, picture_controls};
use crate::draft::{Draft, DraftLine, EntryDraft, Page, Stamp, Step, shorten};
use crate::format::{Claim, Format, named};
use crate::records::{columns, source, stamp};
use crate::section::is_time_column;
use crate::{Entry, IntakeError, KeptBecause, MAX_LINES};
use csv::{ReaderBuilder, StringRecord};
use domain::SourceKind;

/// Comma, tab, semicolon or bar between the cells.
pub(crate) struct Csv;

/// The signs that part cells, the likeliest first.
const SIGNS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many rows are looked at to find out how a table is made.
const LOOK_AT: usize = 50;

impl Format for Csv {
    fn kind(&self) -> SourceKind {
        SourceKind::Csv
    }

    fn claim(&self, page: &Page<'_>) -> Claim {
        if named(page.name, &["csv", "tsv", "tab", "psv"]) {
            return Claim::Sure;
        }
        // Elsewhere only a head that names a time, over rows as wide as itself, is a table; bars are Markdown's.
        let head = head_of(page.text);
        let found = SIGNS[..3].iter().any(|sign| {
            let rows = rows(head, *sign);
            let Some(first) = rows.first() else { return false };
            let even = rows.iter().filter(|row| row.len() == first.len()).count();
            let names_time = first.iter().any(is_time_column) && first.iter().all(|cell| clock::lead(cell).is_none());
            first.len() > 1 && rows.len() > 2 && even * 10 >= rows.len() * 9 && names_time
        });
        if found { Claim::Likely } else { Claim::Could }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        let text = page.text.trim_start_matches('\u{FEFF}');
        let sign = sign(page.name, text);
        let sample = rows(head_of(text), sign);
        let columns = Columns::of(&sample);
        let order = columns.time.map_or(Order::Unknown, |(time, _)| order(text, sign, time));
        let mut draft = Draft::default();
        let mut own: Vec<SourceLine<'a>> = Vec::new();
        let mut reader = reader(text, sign);
        let mut row = StringRecord::new();
        let mut open = true;
        while open {
            let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(text.len());
            let line = usize::try_from(reader.position().line()).unwrap_or(1);
            // Bytes are text already and rows may be of any width, so there is nothing left for the reader to refuse.
            open = reader.read_record(&mut row).unwrap_or(false);
            let to = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(text.len());
            let raw = text.get(from..to).unwrap_or_default();
            if is_blank(raw) {
                continue;
            }
            if own.len() == MAX_LINES {
                return Err(IntakeError::TooManyLines { limit: MAX_LINES });
            }
            let skipped = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let breaks = raw[..skipped].matches('\n').count();
            let place = own.len();
            own.push(source((line - 1) + breaks, raw[skipped..].trim_end_matches(['\r', '\n'])));
            if place == 0 && columns.headed {
                draft.lines.push(frame(&row));
            } else {
                columns.add(&mut draft, place, &row, order);
            }
        }
        draft.own = Some(own);
        Ok(draft)
    }
}

fn reader(text: &str, sign: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(sign).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The head of a text, cut at the end of a line so that a quoted cell is rarely torn.
fn head_of(text: &str) -> &str {
    const MOST: usize = 64 * 1024;
    let head = &text[..text.floor_char_boundary(MOST.min(text.len()))];
    if head.len() == text.len() { head } else { head.rfind('\n').map_or(head, |end| &head[..end]) }
}

fn rows(text: &str, sign: u8) -> Vec<StringRecord> {
    reader(text, sign).into_records().take(LOOK_AT).filter_map(Result::ok).collect()
}

/// The sign under which most rows are as wide as the first, and wide at all.
fn sign(name: &str, text: &str) -> u8 {
    if named(name, &["tsv", "tab"]) {
        return b'\t';
    }
    let score = |sign: u8| {
        let rows = rows(head_of(text), sign);
        let width = rows.first().map_or(0, StringRecord::len);
        let even = rows.iter().filter(|row| row.len() == width).count();
        if width > 1 { even * 100 / rows.len().max(1) + width.min(20) } else { 0 }
    };
    SIGNS.into_iter().rev().max_by_key(|sign| score(*sign)).unwrap_or(b',')
}

/// Which column says what.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Columns {
    headed: bool,
    /// The column of times, and a second one where date and time stand apart.
    time: Option<(usize, Option<usize>)>,
    author: Option<usize>,
    words: Option<usize>,
}

impl Columns {
    fn of(rows: &[StringRecord]) -> Self {
        let Some(first) = rows.first() else { return Self { headed: false, time: None, author: None, words: None } };
        let is_time = |cell: &str| matches!(stamp(cell), Stamp::Known(_) | Stamp::Read(_));
        let names: Vec<String> = first.iter().map(str::to_owned).collect();
        let (time, author, words) = columns(&names);
        let time = time.or_else(|| names.iter().position(|name| is_time_column(name)));
        let headed =
            !first.iter().any(is_time) && (time.or(author).or(words).is_some() || body_has_more(rows, is_time));
        if !headed {
            let time = first.iter().position(is_time);
            return Self { headed, time: time.map(|time| (time, second_time(first, time))), author: None, words: None };
        }
        let time = time.or_else(|| column_of_times(rows, is_time));
        let named = |at: usize, word: &str| names.get(at).is_some_and(|name| name.to_lowercase().contains(word));
        let time = time.map(|time| {
            // "Date" and "Time" side by side are one time between them.
            let day = names.iter().position(|name| name.trim().eq_ignore_ascii_case("date"));
            match day {
                Some(day) if day != time && named(time, "time") && !named(time, "date") => (day, Some(time)),
                _ => (time, None),
            }
        });
        Self { headed, time, author, words }
    }

    fn add(&self, draft: &mut Draft<'_>, line: usize, row: &StringRecord, order: Order) {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let said = self.time.map(|(day, time)| match time {
            Some(time) => format!("{} {}", cell(day), cell(time)).trim().to_owned(),
            None => cell(day).to_owned(),
        });
        let rest = || {
            let used = [self.time.map(|(day, _)| day), self.time.and_then(|(_, time)| time), self.author];
            let rest = (0..row.len()).filter(|at| !used.contains(&Some(*at))).map(cell).filter(|cell| !cell.is_empty());
            rest.collect::<Vec<_>>().join(" · ")
        };
        let text = self.words.map(cell).filter(|text| !text.is_empty()).map_or_else(rest, str::to_owned);
        let text = picture_controls(&text.replace("\r\n", "\n")).0.into_owned();
        let author = self.author.map(cell).unwrap_or_default();
        let stamp = said.map_or(Stamp::None, |said| order.stamp(&said));
        if !matches!(stamp, Stamp::None) {
            let title = shorten(&text, Entry::TITLE_MOST - 1);
            draft.steps.push(Step::Entry(EntryDraft { lines: vec![line], stamp, title }));
        }
        let author = picture_controls(author).0.into_owned();
        draft.lines.push(DraftLine { text, author, without: KeptBecause::Prose, section: None });
    }
}

/// Whether a row below the first holds a time, so that the first, which holds none, is the head.
fn body_has_more(rows: &[StringRecord], is_time: impl Fn(&str) -> bool) -> bool {
    rows.iter().skip(1).any(|row| row.iter().any(&is_time))
}

/// The column in which most of the rows looked at hold a time.
fn column_of_times(rows: &[StringRecord], is_time: impl Fn(&str) -> bool) -> Option<usize> {
    let width = rows.iter().map(StringRecord::len).max()?.min(100);
    let held = |at: usize| rows.iter().skip(1).filter(|row| row.get(at).is_some_and(&is_time)).count();
    (0..width).rev().max_by_key(|at| held(*at)).filter(|at| held(*at) > 0)
}

/// The column behind a date that holds a time of day.
fn second_time(row: &StringRecord, first: usize) -> Option<usize> {
    let dated = row.get(first).and_then(|cell| clock::lead(cell.trim()));
    let bare = dated.is_some_and(|reading| reading.names_a_year() && !reading.has_time());
    let timed = row.get(first + 1).and_then(|cell| clock::lead(cell.trim())).is_some_and(|reading| reading.has_time());
    (bare && timed).then_some(first + 1)
}

fn frame(row: &StringRecord) -> DraftLine {
    let text = row.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
    let text = picture_controls(&text).0.into_owned();
    DraftLine { text, author: String::new(), without: KeptBecause::TableFrame, section: None }
}

/// Whether days or months come first in the dates of a column. One date above the twelfth tells for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

/// The three numbers of a date such as 03/04/2024, and how long it is.
fn slashed(text: &str) -> Option<(u32, u32, u32, usize)> {
    let mut numbers = [0_u32; 3];
    let mut at = 0;
    for (place, number) in numbers.iter_mut().enumerate() {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        *number = text[at..at + digits].parse().ok()?;
        at += digits;
        if place < 2 {
            at += usize::from(text[at..].starts_with('/') || text[at..].starts_with('-'));
            if !text[..at].ends_with(['/', '-']) {
                return None;
            }
        }
        let fits = if place < 2 { (1..=2).contains(&digits) } else { digits == 4 };
        if !fits {
            return None;
        }
    }
    Some((numbers[0], numbers[1], numbers[2], at))
}

fn order(text: &str, sign: u8, column: usize) -> Order {
    let (mut days, mut months) = (false, false);
    for row in reader(text, sign).into_records().take(MAX_LINES).filter_map(Result::ok) {
        if let Some((first, second, _, _)) = row.get(column).and_then(|cell| slashed(cell.trim())) {
            days |= first > 12 && second <= 12;
            months |= second > 12 && first <= 12;
        }
    }
    match (days, months) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

impl Order {
    /// What a cell says of its time. A date that could mean two days is read as the column's other dates are.
    fn stamp(self, said: &str) -> Stamp {
        let Some((first, second, year, len)) = slashed(said) else { return stamp(said) };
        let (day, month) = match self {
            Self::DayFirst => (first, second),
            Self::MonthFirst => (second, first),
            Self::Unknown => return stamp(said),
        };
        match stamp(&format!("{year:04}-{month:02}-{day:02}{}", &said[len..])) {
            Stamp::Read(mut reading) => {
                said.clone_into(&mut reading.original);
                Stamp::Read(reading)
            }
            other => other,
        }
    }
}
