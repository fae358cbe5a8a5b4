//! Owns taking fields out of a TOML table one by one, each with its line, so that every refusal can name its place.
//! Must not know what a prompt or an agenda is.

use super::trouble::{DeckError, DeckReason, FieldKind};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// How long a text may be that is said or shown at a glance.
pub(super) const SPOKEN: usize = 240;
/// How long a text may be that is read at leisure.
pub(super) const READ: usize = 1_000;

/// A deck file while it is being read.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

impl<'a> File<'a> {
    /// The whole file as a table.
    pub(super) fn table(self) -> Result<Fields<'a>, DeckError> {
        match DeTable::parse(self.text) {
            Ok(table) => Ok(Fields::new(self, 0, table.into_inner())),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                // A deck's own words may be in the message; only its first line is about the syntax.
                let detail = error.message().lines().next().unwrap_or_default().to_owned();
                Err(self.refuse(at, DeckReason::Syntax { detail }))
            }
        }
    }

    /// An error about the byte `at`.
    pub(super) fn refuse(self, at: usize, reason: DeckReason) -> DeckError {
        DeckError { file: self.name.to_owned(), line: self.line(at), reason }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(self, at: usize) -> u32 {
        let bytes = self.text.as_bytes();
        // Each prompt is asked for its line, so all that stands before it is counted often, and in one sweep.
        let before = bytes.get(..at).unwrap_or(bytes).iter().filter(|&&byte| byte == b'\n').count();
        u32::try_from(before).unwrap_or(u32::MAX - 1) + 1
    }
}

/// A text and the byte it begins at.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) at: usize,
}

/// The fields of one table that have not been taken yet.
pub(super) struct Fields<'a> {
    pub(super) file: File<'a>,
    /// The byte the table begins at.
    pub(super) at: usize,
    left: Vec<(Spanned<Cow<'a, str>>, Spanned<DeValue<'a>>)>,
}

impl<'a> Fields<'a> {
    fn new(file: File<'a>, at: usize, table: DeTable<'a>) -> Self {
        Self { file, at, left: table.into_iter().collect() }
    }

    fn take(&mut self, name: &str) -> Option<Spanned<DeValue<'a>>> {
        let place = self.left.iter().position(|(key, _)| key.get_ref() == name)?;
        Some(self.left.swap_remove(place).1)
    }

    fn missing(&self, field: &str) -> DeckError {
        self.file.refuse(self.at, DeckReason::MissingField { field: field.to_owned() })
    }

    /// Whether the table has that field still.
    pub(super) fn has(&self, name: &str) -> bool {
        self.left.iter().any(|(key, _)| key.get_ref() == name)
    }

    /// A text that must be there and say something.
    pub(super) fn text(&mut self, name: &str, limit: usize) -> Result<Placed, DeckError> {
        let value = self.take(name).ok_or_else(|| self.missing(name))?;
        placed(self.file, name, value, limit)
    }

    /// A text that may be left out; then it is empty.
    pub(super) fn text_or_none(&mut self, name: &str, limit: usize) -> Result<String, DeckError> {
        match self.take(name) {
            Some(value) => Ok(placed(self.file, name, value, limit)?.text),
            None => Ok(String::new()),
        }
    }

    /// A list of texts; left out, it is empty.
    pub(super) fn texts(&mut self, name: &str, limit: usize) -> Result<Vec<Placed>, DeckError> {
        let Some(value) = self.take(name) else { return Ok(Vec::new()) };
        let list = array(self.file, name, FieldKind::Texts, value)?;
        list.into_iter().map(|value| placed(self.file, name, value, limit)).collect()
    }

    /// A number that must be there and lie within the range.
    pub(super) fn number(&mut self, name: &str, least: f64, most: f64) -> Result<f64, DeckError> {
        let value = self.take(name).ok_or_else(|| self.missing(name))?;
        let at = value.span().start;
        let found = match value.into_inner() {
            // TOML allows underscores inside numbers; Rust's own parser does not.
            DeValue::Integer(number) => number.to_string().replace('_', ""),
            DeValue::Float(number) => number.to_string().replace('_', ""),
            _ => {
                let reason = DeckReason::WrongKind { field: name.to_owned(), wanted: FieldKind::Number };
                return Err(self.file.refuse(at, reason));
            }
        };
        match found.parse::<f64>() {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(out_of_range(self.file, at, name, found, format!("{least} – {most}"))),
        }
    }

    /// A whole number of minutes that must be there, 1 to 480.
    pub(super) fn minutes(&mut self, name: &str) -> Result<u16, DeckError> {
        let at =
            self.left.iter().find(|(key, _)| key.get_ref() == name).map_or(self.at, |(_, value)| value.span().start);
        let number = self.number(name, 1.0, 480.0)?;
        // The range check above keeps the cast exact for whole numbers; a fraction is refused here.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = number as u16;
        if f64::from(whole) == number {
            Ok(whole)
        } else {
            Err(out_of_range(self.file, at, name, number.to_string(), "1 – 480".to_owned()))
        }
    }

    /// A list of tables; left out, it is empty.
    pub(super) fn tables(&mut self, name: &str) -> Result<Vec<Fields<'a>>, DeckError> {
        let Some(value) = self.take(name) else { return Ok(Vec::new()) };
        let file = self.file;
        array(file, name, FieldKind::Tables, value)?
            .into_iter()
            .map(|value| {
                let at = value.span().start;
                match value.into_inner() {
                    DeValue::Table(table) => Ok(Fields::new(file, at, table)),
                    _ => Err(wrong(file, at, name, FieldKind::Tables)),
                }
            })
            .collect()
    }

    /// Holds that nothing is left over: a slip of spelling must not quietly lose somebody's words.
    pub(super) fn end(self) -> Result<(), DeckError> {
        match self.left.iter().min_by_key(|(key, _)| key.span().start) {
            None => Ok(()),
            Some((key, _)) => {
                let field = key.get_ref().to_string();
                Err(self.file.refuse(key.span().start, DeckReason::UnknownField { field }))
            }
        }
    }
}

fn wrong(file: File<'_>, at: usize, field: &str, wanted: FieldKind) -> DeckError {
    file.refuse(at, DeckReason::WrongKind { field: field.to_owned(), wanted })
}

fn out_of_range(file: File<'_>, at: usize, field: &str, found: String, range: String) -> DeckError {
    file.refuse(at, DeckReason::MinutesOutOfRange { field: field.to_owned(), found, range })
}

fn array<'a>(
    file: File<'a>,
    field: &str,
    wanted: FieldKind,
    value: Spanned<DeValue<'a>>,
) -> Result<DeArray<'a>, DeckError> {
    let at = value.span().start;
    match value.into_inner() {
        DeValue::Array(list) => Ok(list),
        _ => Err(wrong(file, at, field, wanted)),
    }
}

/// A text that says something, is not too long, and has no stray spaces around it.
fn placed(file: File<'_>, field: &str, value: Spanned<DeValue<'_>>, limit: usize) -> Result<Placed, DeckError> {
    let at = value.span().start;
    let DeValue::String(text) = value.into_inner() else { return Err(wrong(file, at, field, FieldKind::Text)) };
    let text = text.trim();
    if text.is_empty() {
        return Err(file.refuse(at, DeckReason::EmptyText { field: field.to_owned() }));
    }
    let got = text.chars().count();
    if got > limit {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let reason = DeckReason::TooLong { field: field.to_owned(), limit: count(limit), got: count(got) };
        return Err(file.refuse(at, reason));
    }
    Ok(Placed { text: text.to_owned(), at })
}
