//! Owns the handout as Markdown: CommonMark with tables, for wikis and tickets.
//! Must not know pages. No HTML is used, and no text can become markup: what could is written out.

use crate::paper::{Block, Entry, Line, Paper, Row, Span, Told, Tone, Version};

/// The paper as Markdown. Links inside the paper are left out, since Markdown makes no places to lead to.
pub fn markdown(paper: &Paper) -> String {
    let mut page = Markdown { out: String::new(), under_a_part: false };
    paper.blocks.iter().for_each(|block| page.block(block));
    page.lines("", "", &["---".to_owned()]);
    page.paragraph("", &[Span::plain(paper.reader.as_str())]);
    page.out
}

/// The file as it grows, paragraph by paragraph.
struct Markdown {
    out: String,
    /// Whether a part has begun, so that the next smaller heading is one of it.
    under_a_part: bool,
}

impl Markdown {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Masthead { kicker, title, facts } => {
                self.heading(1, title);
                for line in std::iter::once(kicker).chain(facts) {
                    self.paragraph("", &[Span::plain(line.as_str())]);
                }
            }
            Block::Lead { text } => self.paragraphs("", text),
            // Headings are how one finds the way in Markdown.
            Block::Contents { .. } => {}
            Block::Part { title, .. } => self.part(title),
            Block::Passage { label, text, .. } => {
                self.label(label);
                self.paragraphs("", text);
            }
            Block::Voice { who, told } => {
                self.heading(3, who);
                told.iter().for_each(|told| self.told(told));
            }
            Block::Versions { title, at, versions, .. } => self.versions(title, at, versions),
            Block::List { label, entries } => {
                self.label(label);
                entries.iter().for_each(|entry| self.entry(entry));
            }
            Block::Table { caption, columns, rows } => {
                let heads = columns.iter().map(|column| vec![vec![Span::plain(column.head.as_str())]]).collect();
                self.table(&Row { anchor: None, cells: heads }, rows);
                self.paragraph("", &[Span::plain(caption.as_str())]);
            }
            Block::Map(map) => {
                self.part(&map.title);
                self.paragraph("", &[Span::plain(map.alt.as_str())]);
                self.paragraph("", &[Span::plain(map.caption.as_str())]);
            }
        }
    }

    fn part(&mut self, title: &str) {
        self.under_a_part = true;
        self.heading(2, title);
    }

    fn label(&mut self, label: &str) {
        if !label.is_empty() {
            self.heading(if self.under_a_part { 3 } else { 2 }, label);
        }
    }

    fn told(&mut self, told: &Told) {
        self.paragraphs(if told.own_words { "> " } else { "" }, &told.text);
        for (what, text) in &told.then {
            self.paragraph("", &[Span::new(Tone::Strong, what.as_str()), Span::plain(format!(" {text}"))]);
        }
        self.paragraph("", &told.under);
    }

    fn versions(&mut self, title: &str, at: &Line, versions: &[Version]) {
        self.heading(3, title);
        self.paragraph("", at);
        for version in versions {
            self.heading(4, &version.who);
            self.told(&version.told);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let mut first = "- ";
        for line in entry.text.iter().chain(&entry.under) {
            let lines = in_lines(line);
            if !lines.is_empty() {
                self.lines(first, "  ", &lines);
                first = "  ";
            }
        }
    }

    fn table(&mut self, head: &Row, rows: &[Row]) {
        if head.cells.is_empty() {
            return;
        }
        let mut lines = vec![row(head), format!("|{}", " --- |".repeat(head.cells.len()))];
        lines.extend(rows.iter().map(row));
        self.lines("", "", &lines);
    }

    fn heading(&mut self, level: usize, text: &str) {
        let flat = on_one_line(&[vec![Span::plain(text)]], " ");
        self.lines("", "", &[format!("{} {flat}", "#".repeat(level))]);
    }

    fn paragraphs(&mut self, before: &str, paragraphs: &[Line]) {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in paragraphs {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(in_lines(paragraph));
        }
        self.lines(before, before, &lines);
    }

    fn paragraph(&mut self, before: &str, line: &[Span]) {
        self.lines(before, before, &in_lines(line));
    }

    /// Lines with something before the first and before the others, and an empty line after them.
    fn lines(&mut self, first: &str, others: &str, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            let before = if index == 0 { first } else { others };
            self.out.push_str(if line.is_empty() { before.trim_end() } else { before });
            self.out.push_str(line);
            self.out.push('\n');
        }
        if !lines.is_empty() {
            self.out.push('\n');
        }
    }
}

/// One row of a table; what stands on several lines elsewhere stands on one here, with dots between.
fn row(row: &Row) -> String {
    row.cells.iter().fold("|".to_owned(), |row, lines| format!("{row} {} |", on_one_line(lines, " \u{b7} ")))
}

fn on_one_line(lines: &[Line], between: &str) -> String {
    lines.iter().flat_map(|line| broken(line)).collect::<Vec<_>>().join(between)
}

/// A paragraph as lines of Markdown, each but the last ending in a break.
fn in_lines(spans: &[Span]) -> Vec<String> {
    let mut lines = broken(spans);
    if let Some((_, earlier)) = lines.split_last_mut() {
        earlier.iter_mut().for_each(|line| line.push('\\'));
    }
    lines
}

/// A paragraph as lines of Markdown. Empty ones are left out: they would end the paragraph.
fn broken(spans: &[Span]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for (index, span) in spans.iter().enumerate() {
        let mark = match span.tone {
            Tone::Strong if stands_alone(spans, index) => "**",
            Tone::Own if stands_alone(spans, index) => "*",
            _ => "",
        };
        line.push_str(mark);
        for c in span.text.chars() {
            match c {
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => lines.push(std::mem::take(&mut line)),
                c => put(&mut line, c),
            }
        }
        line.push_str(mark);
    }
    lines.push(line);
    lines.iter().map(|line| begun(line.trim())).filter(|line| !line.is_empty()).collect()
}

/// One character, written so that Markdown reads it as itself wherever it stands in a line.
fn put(line: &mut String, c: char) {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '&' | '#' | '~' | '$' | '^' => {
            line.extend(['\\', c]);
        }
        // Even with a backslash before it, some readers take this for the edge of a cell.
        '|' => line.push_str("&#124;"),
        // An address stays text and does not become a link by itself.
        '/' if line.ends_with(":/") => {
            line.truncate(line.len() - 2);
            line.push_str("\\://");
        }
        '.' if line.ends_with("www") => line.push_str("\\."),
        c if c.is_control() => line.push(' '),
        c => line.push(c),
    }
}

/// A line whose beginning is not taken for a list, a heading's rule or a number.
fn begun(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line[digits..].chars().next() {
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{line}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}

/// Whether emphasis around a span is sure to be read as such: it begins and ends with a letter or digit, and has white
/// space or nothing around it.
fn stands_alone(spans: &[Span], index: usize) -> bool {
    let text = |at: usize| spans.get(at).map_or("", |span| span.text.as_str());
    let own = text(index);
    let before = index.checked_sub(1).map_or("", text);
    let inside = own.starts_with(char::is_alphanumeric) && own.ends_with(char::is_alphanumeric);
    inside
        && !own.contains(char::is_control)
        && before.chars().next_back().is_none_or(char::is_whitespace)
        && text(index + 1).chars().next().is_none_or(char::is_whitespace)
}
