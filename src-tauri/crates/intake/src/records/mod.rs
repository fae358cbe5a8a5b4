//! Owns records in JSON: one a line as machines log, or a list of them such as the log entries of an incident.
//! Must not know the clock's rules: it hands over what stands where a time should.

mod elements;
mod fields;

pub(crate) use elements::{Ended, each};

use crate::clock;
use crate::decode::{SourceLine, picture_controls};
use crate::draft::{Draft, DraftLine, EntryDraft, Page, Stamp, Step, shorten};
use crate::format::{Claim, Format, named};
use crate::{Entry, IntakeError, KeptBecause, MAX_LINES};
use domain::SourceKind;
pub(crate) use fields::best as columns;
use fields::{Fields, sort};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What stands where a time should: a machine's time, one as people write it, or something unreadable.
pub(crate) fn stamp(text: &str) -> Stamp {
    if text.trim().is_empty() {
        return Stamp::None;
    }
    if let Some(when) = clock::instant(text) {
        return Stamp::Known(Box::new(when));
    }
    match clock::lead(text.trim()) {
        Some(reading) => Stamp::Read(Box::new(reading)),
        None => Stamp::Unreadable(text.trim().to_owned()),
    }
}

/// Where a text stops being JSON.
pub(crate) fn not_json(why: &serde_json::Error) -> IntakeError {
    IntakeError::NotJson { line: why.line(), column: why.column() }
}

/// One JSON object a line.
pub(crate) struct JsonLines;

impl Format for JsonLines {
    fn kind(&self) -> SourceKind {
        SourceKind::JsonLines
    }

    fn claim(&self, page: &Page<'_>) -> Claim {
        const LOOK_AT: usize = 20;
        let named = named(page.name, &["jsonl", "ndjson", "ldjson"]);
        let looked = &page.lines[..page.lines.len().min(LOOK_AT)];
        let objects = looked.iter().filter(|line| object(&line.raw).is_some()).count();
        if named || (objects > 0 && objects * 10 >= looked.len() * 8) { Claim::Sure } else { Claim::Could }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        let mut draft = Draft::default();
        for (line, source) in page.lines.iter().enumerate() {
            match object(&source.raw) {
                Some(fields) => add(&mut draft, line, sort(&fields), Holds::Evidence),
                None => draft.lines.push(unread(&source.raw)),
            }
        }
        Ok(draft)
    }
}

/// What PagerDuty gives of an incident: its log entries in JSON, or a table of them.
pub(crate) struct PagerDuty;

impl Format for PagerDuty {
    fn kind(&self) -> SourceKind {
        SourceKind::PagerDuty
    }

    fn claim(&self, page: &Page<'_>) -> Claim {
        const LOOK_AT: usize = 2_000;
        let head = page.text.get(..page.text.floor_char_boundary(LOOK_AT)).unwrap_or_default();
        let is_list = head.trim_start().starts_with(['{', '[']);
        if is_list && (head.contains("\"log_entries\"") || head.contains("_log_entry\"")) {
            Claim::Sure
        } else {
            Claim::Could
        }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        let text = page.text.trim_start_matches('\u{FEFF}');
        match text.trim_start().chars().next() {
            Some('[') => list(text, Vec::new()),
            Some('{') => wrapped(text),
            _ => crate::csv::Csv.draft(page),
        }
    }
}

/// A list inside an object: `{"log_entries": […], "more": false}`. The longest list is the one that is meant; what stands
/// beside it is kept.
fn wrapped<'a>(text: &str) -> Result<Draft<'a>, IntakeError> {
    let members: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(text).map_err(|why| not_json(&why))?;
    let lists = members.iter().filter(|(_, value)| value.get().starts_with('['));
    let Some(longest) = lists.max_by_key(|(_, value)| value.get().len()).map(|(key, _)| key.clone()) else {
        return list(&format!("[{text}]"), Vec::new());
    };
    let beside = members.iter().filter(|(key, _)| **key != longest);
    let beside = beside.map(|(key, value)| format!("{}: {}", Value::from(key.as_ref()), value.get())).collect();
    members.get(&longest).map_or_else(|| Ok(Draft::default()), |value| list(value.get(), beside))
}

fn list<'a>(text: &str, beside: Vec<String>) -> Result<Draft<'a>, IntakeError> {
    let mut draft = Draft::default();
    let mut own = Vec::new();
    let mut take = |raw: &str, kept: Result<Map<String, Value>, KeptBecause>| {
        if own.len() == MAX_LINES {
            return Err(IntakeError::TooManyLines { limit: MAX_LINES });
        }
        let line = own.len();
        let source = source(line, raw);
        match kept {
            Ok(fields) => add(&mut draft, line, sort(&fields), Holds::Moments),
            Err(without) => draft.lines.push(DraftLine { without, ..unread(&source.raw) }),
        }
        own.push(source);
        Ok(())
    };
    let walked = each(text.as_bytes(), |element| {
        let fields = serde_json::from_str(element.get()).map_err(|_| KeptBecause::OtherShape);
        take(element.get(), fields)
    });
    match walked {
        Ok(()) => {}
        Err(Ended::Refused(why)) => return Err(why),
        Err(Ended::NotAList(why)) => return Err(not_json(&why)),
    }
    for other in &beside {
        take(other, Err(KeptBecause::Code))?;
    }
    if own.is_empty() {
        return Err(IntakeError::Empty);
    }
    draft.own = Some(own);
    Ok(draft)
}

/// A record as a line of its own.
pub(crate) fn source(position: usize, raw: &str) -> SourceLine<'static> {
    let unified = raw.replace("\r\n", "\n");
    let (raw, pictured) = picture_controls(unified.trim_end_matches('\n'));
    SourceLine { position, raw: Cow::Owned(raw.into_owned()), pictured, after_blank: false }
}

/// What the records of a file are to a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Its moments, each written down as one.
    Moments,
    /// Things to choose from.
    Evidence,
}

fn add(draft: &mut Draft<'_>, line: usize, fields: Fields, holds: Holds) {
    let Fields { time, author, text } = fields;
    let (text, _) = picture_controls(&text);
    let (author, _) = picture_controls(&author);
    let stamp = time.as_deref().map_or(Stamp::None, stamp);
    let timed = !matches!(stamp, Stamp::None);
    match holds {
        Holds::Moments if timed => {
            let title = shorten(&text, Entry::TITLE_MOST - 1);
            draft.steps.push(Step::Entry(EntryDraft { lines: vec![line], stamp, title }));
        }
        Holds::Evidence if timed => draft.steps.push(Step::Line { line, stamp }),
        Holds::Moments | Holds::Evidence => {}
    }
    draft.lines.push(DraftLine {
        text: text.into_owned(),
        author: author.into_owned(),
        without: KeptBecause::Prose,
        section: None,
    });
}

fn unread(raw: &str) -> DraftLine {
    let text = raw.trim().to_owned();
    DraftLine { text, author: String::new(), without: KeptBecause::OtherShape, section: None }
}

fn object(line: &str) -> Option<Map<String, Value>> {
    let line = line.trim();
    if line.starts_with('{') { serde_json::from_str(line).ok() } else { None }
}
