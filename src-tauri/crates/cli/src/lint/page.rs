//! Owns where a hint stands in a file: lines and columns, and the line to show.
//! Must not know in which form it is told.

use app::Hint;
use serde::Serialize;
use std::ops::Range;

/// A text with what was heard in it.
pub struct Page {
    /// The file's name as it was given, or "-".
    pub name: String,
    /// Its text.
    pub text: String,
    /// What was heard, in the order of the text.
    pub found: Vec<Found>,
}

/// One hint and its place. Lines and columns count from 1; columns are characters.
#[derive(Debug, Serialize)]
pub struct Found {
    /// The file's name.
    pub file: String,
    /// The line it begins in.
    pub line: usize,
    /// The column it begins at.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
    /// The same two columns in UTF-16 code units, for programs that count so.
    #[serde(skip)]
    pub utf16_columns: (usize, usize),
    /// Its bytes in the text.
    pub bytes: [usize; 2],
    /// The hint itself.
    #[serde(flatten)]
    pub hint: Hint,
}

impl Found {
    /// Whether it is about somebody's words on themselves: offered to them alone, not shown in a review of others.
    pub fn is_private(&self) -> bool {
        self.hint.class.is_private()
    }
}

/// A place in a text that only moves forwards, so that a long text is gone through once.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    line_start: usize,
}

impl Cursor<'_> {
    /// Line, column in characters and column in UTF-16 code units of a byte.
    fn at(&mut self, byte: usize) -> (usize, usize, usize) {
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        self.line += passed.matches('\n').count();
        if let Some(last) = passed.rfind('\n') {
            self.line_start = self.at + last + 1;
        }
        self.at = byte;
        let before = self.text.get(self.line_start..byte).unwrap_or_default();
        (self.line, before.chars().count() + 1, before.encode_utf16().count() + 1)
    }
}

impl Page {
    /// Finds the place of each hint.
    pub fn of(name: String, text: String, hints: Vec<Hint>) -> Self {
        let mut cursor = Cursor { text: &text, at: 0, line: 1, line_start: 0 };
        let place = |hint: Hint| {
            let (line, column, from) = cursor.at(hint.bytes.start);
            let (end_line, end_column, to) = cursor.at(hint.bytes.end);
            let bytes = [hint.bytes.start, hint.bytes.end];
            let file = name.clone();
            Found { file, line, column, end_line, end_column, utf16_columns: (from, to), bytes, hint }
        };
        let found = hints.into_iter().map(place).collect();
        Self { name, text, found }
    }

    /// The line a hint begins in, cut to what fits beside it, and where in it the phrase stands, in characters.
    /// Characters that would move a terminal's cursor are shown as blanks.
    pub fn shown(&self, found: &Found) -> (String, Range<usize>) {
        const AROUND: usize = 60;
        let from = found.hint.bytes.start;
        let line_start = self.text[..from].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[from..].find('\n').map_or(self.text.len(), |at| from + at);
        let to = found.hint.bytes.end.min(line_end);
        let back = self.text[line_start..from].char_indices().rev().nth(AROUND).map(|(at, _)| line_start + at);
        let on = self.text[to..line_end].char_indices().nth(AROUND).map(|(at, _)| to + at);
        let (begin, end) = (back.unwrap_or(line_start), on.unwrap_or(line_end));
        let mut shown = String::new();
        if back.is_some() {
            shown.push('\u{2026}');
        }
        let lead = usize::from(back.is_some()) + self.text[begin..from].chars().count();
        shown.extend(self.text[begin..end].chars().map(|c| if c.is_control() { ' ' } else { c }));
        if on.is_some() {
            shown.push('\u{2026}');
        }
        (shown, lead..lead + self.text[from..to].chars().count())
    }
}
