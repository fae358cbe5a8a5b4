//! Owns what each line of a Markdown file is: heading, item, row, code, prose.
//! Must not know what any of them says.
//!
//! Line by line on purpose: every line must come back with its raw text, and people indent their lists by four spaces and
//! leave out the blank lines that a strict parser needs.

use crate::clock;
use crate::decode::SourceLine;
use std::ops::Range;

/// What a line is. Places are byte offsets into the raw line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A heading of this level, and where its words are.
    Heading { level: usize, words: Range<usize> },
    /// An item of a list: how far in it stands, and where its words begin.
    Item { indent: usize, at: usize },
    /// The head of a table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// The rule under the head of a table, under a heading, or across the page.
    Rule,
    /// A fence, and what stands between fences or far in.
    Code,
    /// Something quoted, and where its words begin.
    Quote { at: usize },
    /// What stands before the page for machines: `--- title: … ---`.
    FrontMatter,
    /// Anything else, and how far in it stands.
    Prose { indent: usize },
}

/// The shape of every line.
pub(crate) fn shapes(lines: &[SourceLine<'_>]) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(lines.len());
    let mut state = State { fence: None, in_list: false, in_table: false };
    let front = front_matter(lines);
    for at in 0..lines.len() {
        let shape = if at < front { Shape::FrontMatter } else { state.shape(lines, at, shapes.last()) };
        state.in_table =
            matches!(shape, Shape::TableHead | Shape::TableRow) || (state.in_table && shape == Shape::Rule);
        match shape {
            Shape::Item { .. } => state.in_list = true,
            Shape::Heading { .. } | Shape::Prose { indent: 0 } => state.in_list = false,
            _ => {}
        }
        // An underline turns the line above it into a heading.
        if let Some(level) = underline(lines, at, &shape, shapes.last())
            && let Some(above) = shapes.last_mut()
        {
            let raw = lines[at - 1].raw.as_ref();
            *above = Shape::Heading { level, words: words(raw, 0) };
        }
        shapes.push(shape);
    }
    shapes
}

struct State {
    /// The sign and length of the fence that is open.
    fence: Option<(char, usize)>,
    in_list: bool,
    in_table: bool,
}

impl State {
    fn shape(&mut self, lines: &[SourceLine<'_>], at: usize, above: Option<&Shape>) -> Shape {
        let line = &lines[at];
        let raw = line.raw.as_ref();
        let text = raw.trim_start();
        let start = raw.len() - text.len();
        let indent = indent(raw);
        if let Some((sign, len)) = fence(text) {
            match self.fence {
                None => self.fence = Some((sign, len)),
                Some((open, least)) if open == sign && len >= least && text.trim_end().chars().all(|c| c == sign) => {
                    self.fence = None
                }
                Some(_) => {}
            }
            return Shape::Code;
        }
        if self.fence.is_some() {
            return Shape::Code;
        }
        if indent < 4
            && let Some((level, words)) = heading(raw, start)
        {
            return Shape::Heading { level, words };
        }
        let table_above = self.in_table && !line.after_blank;
        if table_rule(text) && (table_above || above == Some(&Shape::TableHead)) {
            return Shape::Rule;
        }
        if text.contains('|') {
            let head = lines.get(at + 1).is_some_and(|next| !next.after_blank && table_rule(next.raw.trim()));
            match (head, table_above || text.starts_with('|')) {
                (true, _) => return Shape::TableHead,
                (false, true) => return Shape::TableRow,
                (false, false) => {}
            }
        }
        if is_rule(text) {
            return Shape::Rule;
        }
        if let Some(words) = item(text) {
            return Shape::Item { indent: indent + depth(text), at: start + words };
        }
        if let Some(quoted) = text.strip_prefix('>') {
            return Shape::Quote { at: raw.len() - quoted.trim_start().len() };
        }
        let goes_on = !line.after_blank && above == Some(&Shape::Code);
        let far_in = indent >= 4 && !self.in_list && (line.after_blank || goes_on);
        if far_in && !clock::lead(text).is_some_and(|reading| reading.has_time()) {
            return Shape::Code;
        }
        Shape::Prose { indent }
    }
}

fn front_matter(lines: &[SourceLine<'_>]) -> usize {
    const MOST: usize = 60;
    if lines.first().is_none_or(|line| line.position != 0 || line.raw.trim_end() != "---") {
        return 0;
    }
    let end = lines.iter().take(MOST).skip(1).position(|line| line.raw.trim_end() == "---");
    let known = lines
        .iter()
        .take(MOST)
        .skip(1)
        .take(end.unwrap_or(0))
        .all(|line| line.raw.contains(':') || line.raw.starts_with([' ', '-', '#']));
    if known { end.map_or(0, |end| end + 2) } else { 0 }
}

/// How far in a line stands; a tab counts as four.
fn indent(raw: &str) -> usize {
    raw.chars().take_while(|c| c.is_whitespace()).take(64).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

fn fence(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let len = text.chars().take_while(|c| *c == sign).count();
    // Three ticks that close again on the same line are code within prose.
    (len >= 3 && !(sign == '`' && text[len..].contains('`'))).then_some((sign, len))
}

fn heading(raw: &str, start: usize) -> Option<(usize, Range<usize>)> {
    let level = raw[start..].bytes().take_while(|b| *b == b'#').count();
    let after = &raw[start + level..];
    ((1..=6).contains(&level) && (after.is_empty() || after.starts_with([' ', '\t'])))
        .then(|| (level, words(raw, start + level)))
}

/// Where the words of a heading are, without closing signs.
fn words(raw: &str, from: usize) -> Range<usize> {
    let tail = &raw[from..];
    let begin = from + (tail.len() - tail.trim_start().len());
    let text = raw[begin..].trim_end();
    let open = text.trim_end_matches('#');
    let text = if open.ends_with(' ') || open.is_empty() { open.trim_end() } else { text };
    begin..begin + text.len()
}

fn underline(lines: &[SourceLine<'_>], at: usize, shape: &Shape, above: Option<&Shape>) -> Option<usize> {
    let line = &lines[at];
    let under_prose =
        matches!(above, Some(Shape::Prose { indent: 0..=3 })) && !line.after_blank && lines[at - 1].after_blank;
    let text = line.raw.trim();
    if !under_prose || indent(&line.raw) > 3 {
        return None;
    }
    match shape {
        Shape::Prose { .. } if text.bytes().all(|b| b == b'=') => Some(1),
        Shape::Rule if text.bytes().all(|b| b == b'-') => Some(2),
        _ => None,
    }
}

/// `|---|:--|` under the head of a table.
fn table_rule(text: &str) -> bool {
    text.contains('-') && text.contains('|') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

fn is_rule(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next().filter(|c| matches!(c, '-' | '*' | '_')) else { return false };
    let rest: Vec<char> = signs.take(200).collect();
    rest.len() >= 2 && rest.iter().all(|c| *c == first)
}

/// The signs of wikis: `**` is an item under an item.
fn depth(text: &str) -> usize {
    2 * text.bytes().take(8).take_while(|b| *b == b'*').count().saturating_sub(1)
}

/// Where the words of a list item begin: behind its bullet or number, and behind a box to tick.
fn item(text: &str) -> Option<usize> {
    let sign = text.chars().next()?;
    let bullet = match sign {
        '*' => text.bytes().take(5).take_while(|b| *b == b'*').count(),
        '-' | '+' | '•' | '◦' | '–' => sign.len_utf8(),
        '0'..='9' => numbered(text)?,
        _ => return None,
    };
    let after = &text[bullet..];
    if !after.is_empty() && !after.starts_with([' ', '\t']) {
        return None;
    }
    let words = after.trim_start();
    let ticked =
        ["[ ]", "[x]", "[X]"].iter().find_map(|tick| words.strip_prefix(tick)).filter(|rest| rest.starts_with(' '));
    Some(text.len() - ticked.unwrap_or(words).trim_start().len())
}

fn numbered(text: &str) -> Option<usize> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let dated = || clock::lead(text).is_some_and(|reading| reading.date.is_some());
    // "19. April, 11:00" is a date, not the nineteenth item.
    (digits <= 3 && text[digits..].starts_with(['.', ')']) && !dated()).then_some(digits + 1)
}
