//! Owns the words of the DOT language: ids, quoted texts, arrows and brackets, each with its line.
//! Must not know what they mean together.

use super::MapError;

/// One word of DOT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// An id as written: a bare word, a number or a quoted text. Whether it was quoted says if it may be a keyword.
    Id { text: String, quoted: bool },
    /// `->` or `--`.
    Arrow,
    /// One of `{ } [ ] ; , = :`.
    Sign(char),
    /// Nothing comes any more.
    End,
}

impl Word {
    /// How it is told to a person.
    pub fn told(&self) -> String {
        match self {
            Self::Id { text, .. } => format!("“{}”", text.chars().take(40).collect::<String>()),
            Self::Arrow => "an arrow".to_owned(),
            Self::Sign(sign) => format!("“{sign}”"),
            Self::End => "the end of the file".to_owned(),
        }
    }
}

/// All words of a text, each with its line from 1; the last is [`Word::End`].
pub(super) fn words(text: &str) -> Result<Vec<(Word, usize)>, MapError> {
    let mut lexer = Lexer { rest: text, line: 1 };
    let mut words = Vec::new();
    loop {
        lexer.skip()?;
        let line = lexer.line;
        let word = lexer.word()?;
        let ended = word == Word::End;
        words.push((word, line));
        if ended {
            return Ok(words);
        }
    }
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn broken(&self, line: usize, wanted: &'static str) -> MapError {
        let found = self.rest.chars().next().map_or_else(|| Word::End.told(), |c| format!("“{c}”"));
        MapError::Syntax { line, found, wanted }
    }

    /// Passes over white space and comments.
    fn skip(&mut self) -> Result<(), MapError> {
        loop {
            let blank = self.rest.len() - self.rest.trim_start().len();
            self.take(blank);
            if self.rest.starts_with("//") || self.rest.starts_with('#') {
                self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                let line = self.line;
                let Some(end) = self.rest.find("*/") else {
                    self.rest = "";
                    return Err(self.broken(line, "the end of a comment"));
                };
                self.take(end + 2);
            } else {
                return Ok(());
            }
        }
    }

    fn word(&mut self) -> Result<Word, MapError> {
        let Some(first) = self.rest.chars().next() else { return Ok(Word::End) };
        match first {
            '{' | '}' | '[' | ']' | ';' | ',' | '=' | ':' => {
                self.take(1);
                Ok(Word::Sign(first))
            }
            '-' if self.rest.starts_with("->") || self.rest.starts_with("--") => {
                self.take(2);
                Ok(Word::Arrow)
            }
            '"' => self.quoted(),
            '<' => self.markup(),
            c if is_of_id(c) || c == '-' || c == '.' => {
                let end = self.rest.char_indices().skip(1).find(|&(_, c)| !is_of_id(c) && c != '.');
                let text = self.take(end.map_or(self.rest.len(), |(at, _)| at)).to_owned();
                Ok(Word::Id { text, quoted: false })
            }
            _ => Err(self.broken(self.line, "a name")),
        }
    }

    /// A quoted text, with those that `+` joins to it. Only `\"` is undone; other escapes mean something in labels.
    fn quoted(&mut self) -> Result<Word, MapError> {
        let mut text = String::new();
        loop {
            let line = self.line;
            self.take(1);
            let Some(end) = closing_quote(self.rest) else {
                self.rest = "";
                return Err(self.broken(line, "a closing quotation mark"));
            };
            let inside = self.take(end);
            text += &inside.replace("\\\r\n", "").replace("\\\n", "");
            self.take(1);
            self.skip()?;
            if !self.rest.starts_with('+') {
                return Ok(Word::Id { text: unquoted(&text), quoted: true });
            }
            self.take(1);
            self.skip()?;
            if !self.rest.starts_with('"') {
                return Err(self.broken(self.line, "a quoted text"));
            }
        }
    }

    /// An HTML label, of which the words remain.
    fn markup(&mut self) -> Result<Word, MapError> {
        let line = self.line;
        let (mut depth, mut text) = (0usize, String::new());
        for (at, c) in self.rest.char_indices() {
            match c {
                '<' => depth += 1,
                '>' => depth -= 1,
                c if depth == 1 => text.push(c),
                _ => {}
            }
            if c == '>' {
                text.push(' ');
            }
            if depth == 0 {
                self.take(at + 1);
                return Ok(Word::Id { text: plain(&text), quoted: true });
            }
        }
        self.rest = "";
        Err(self.broken(line, "a closing “>”"))
    }
}

/// Everything but ASCII signs may stand in a bare id, as Graphviz has it.
fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        if c == '"' && !escaped {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
        None
    })
}

/// A pair of backslashes stays one, so that what they stand before keeps its meaning for labels.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('"')) => {}
            ('\\', Some('\\')) => {
                out.push('\\');
                out.extend(chars.next());
            }
            (c, _) => out.push(c),
        }
    }
    out
}

fn plain(markup: &str) -> String {
    let text = markup.split_whitespace().collect::<Vec<_>>().join(" ");
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
        // A label undoes backslashes once more.
        .replace('\\', "\\\\")
}
