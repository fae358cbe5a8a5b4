//! Owns what is not the writer's own running text: code, logs, addresses, quotations, headings.
//! Must not know the lexicon.

use crate::paragraph::fence_of;
use std::ops::Range;

/// The parts of a text in which no phrase counts, in order.
pub(crate) struct Mask {
    parts: Vec<Range<usize>>,
}

/// Longest quotation, in bytes. A mark that is not closed by then is taken for something else, such as inches.
const MOST_QUOTED: usize = 600;

impl Mask {
    /// Finds them in one pass over the lines.
    pub(crate) fn of(text: &str) -> Self {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut fence: Option<&str> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let whole = at..at + line.len();
            let shown = line.trim();
            at = whole.end;
            let ticks = fence_of(shown);
            match (fence, ticks) {
                (None, Some(ticks)) => {
                    fence = Some(ticks);
                    parts.push(whole);
                }
                (Some(open), close) => {
                    if close == Some(open) {
                        fence = None;
                    }
                    parts.push(whole);
                }
                (None, _) if is_no_prose(shown) => parts.push(whole),
                (None, _) => inside(text, whole, &mut parts),
            }
        }
        quotations(text, &mut parts);
        parts.sort_by_key(|part| (part.start, part.end));
        Self { parts: merged(parts) }
    }

    /// Whether a hit touches one of them.
    pub(crate) fn covers(&self, hit: &Range<usize>) -> bool {
        let at = self.parts.partition_point(|part| part.end <= hit.start);
        self.parts.get(at).is_some_and(|part| part.start < hit.end)
    }
}

fn merged(parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        match merged.last_mut().filter(|last| part.start <= last.end) {
            Some(last) => last.end = last.end.max(part.end),
            None => merged.push(part),
        }
    }
    merged
}

/// Headings, other people's paragraphs, labels and lines of logs.
fn is_no_prose(line: &str) -> bool {
    const LABEL: usize = 40;
    let label = line.trim_start_matches(['-', '*', ' ']).trim_end_matches(['*', '_']);
    let is_label = label.len() <= LABEL && label.ends_with(':') && label.split(' ').count() <= 4;
    is_heading(line) || line.starts_with('>') || is_label || is_title(line) || is_log(line)
}

/// An item of a list that is a title: "- Lack of Ownership", "2. Root Causes Found". Short, no stop, and every longer word
/// begins with a capital.
fn is_title(line: &str) -> bool {
    const MOST_WORDS: usize = 7;
    const SMALL: usize = 3;
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let bulleted = line.strip_prefix(['-', '*', '+']);
    let item = if numbered.len() < line.len() { numbered.strip_prefix(['.', ')']) } else { bulleted };
    let Some(words) = item.filter(|rest| rest.starts_with(' ')).map(str::trim) else { return false };
    let mut count = 0;
    words.ends_with(char::is_alphanumeric)
        && words.starts_with(char::is_uppercase)
        && words.split(' ').all(|word| {
            count += 1;
            word.len() <= SMALL || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
        && (2..=MOST_WORDS).contains(&count)
}

fn is_heading(line: &str) -> bool {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&level) && line[level..].starts_with(' ')
}

/// A line that a program wrote: a level in capitals behind a time, or a step of a stack trace.
fn is_log(line: &str) -> bool {
    const LEVELS: [&str; 9] = ["WARN", "WARNING", "ERROR", "INFO", "DEBUG", "FATAL", "TRACE", "CRITICAL", "NOTICE"];
    const HEAD: usize = 80;
    if line.starts_with("at ") && line.ends_with(')') && line.contains('(') && line.contains('.') {
        return true;
    }
    let mut end = line.len().min(HEAD);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let head = &line[..end];
    let stamped =
        head.starts_with(|c: char| c.is_ascii_digit() || c == '[') && head.bytes().filter(|b| *b == b':').count() >= 2;
    stamped && head.split(|c: char| !c.is_ascii_alphabetic()).any(|word| LEVELS.contains(&word)) || is_glog(head)
}

/// `[W 2018-02-20 15:32:35 …]`, as some servers write.
fn is_glog(head: &str) -> bool {
    let mut chars = head.chars();
    chars.next() == Some('[')
        && chars.next().is_some_and(|c| matches!(c, 'D' | 'I' | 'W' | 'E' | 'F'))
        && chars.next() == Some(' ')
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// Code between ticks, addresses, remarks for machines and labels in bold, within one line.
fn inside(text: &str, line: Range<usize>, parts: &mut Vec<Range<usize>>) {
    let shown = &text[line.clone()];
    // Looking for one byte is many times faster than looking for a word, and most lines hold none of these.
    if shown.contains('`') {
        pairs(shown, "`", "`", line.start, parts);
    }
    if shown.contains('<') {
        pairs(shown, "<!--", "-->", line.start, parts);
    }
    let bold = shown.trim_start_matches(['-', '*', ' ']);
    let lead = shown.len() - bold.len();
    if shown[..lead].ends_with("**")
        && let Some(end) = bold
            .find("**")
            .filter(|end| *end <= 48 && (bold[..*end].ends_with(':') || bold[*end + 2..].starts_with(':')))
    {
        parts.push(line.start + lead..line.start + lead + end);
    }
    let schemes = shown.match_indices(':').map(|(at, _)| at).filter(|at| shown[*at..].starts_with("://"));
    let hosts = shown.match_indices('.').map(|(at, _)| at).filter(|at| shown[..*at].ends_with("www")).map(|at| at - 3);
    let mut passed = 0;
    for at in schemes.chain(hosts) {
        // What an address before this one took in needs no second look, or a line of nothing else would never end.
        if at < passed {
            continue;
        }
        let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | '|');
        let start = shown[..at].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '+').map_or(0, |before| before + 1);
        let end = shown[at..].find(stop).map_or(shown.len(), |end| at + end);
        parts.push(line.start + start.min(at)..line.start + end);
        passed = end;
    }
}

fn pairs(line: &str, open: &str, close: &str, offset: usize, parts: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(start) = line[from..].find(open).map(|at| from + at) {
        let inner = start + open.len();
        let Some(end) = line[inner..].find(close).map(|at| inner + at + close.len()) else { return };
        parts.push(offset + start..offset + end);
        from = end;
    }
}

/// What stands between double marks, straight or curly, and between single curly ones, within one paragraph.
fn quotations(text: &str, parts: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut open: Option<(usize, char)> = None;
    let mut blank_since_break = false;
    // Byte by byte: only these few can open, close or end anything, and none of them is inside another character.
    for (at, &byte) in bytes.iter().enumerate() {
        let mark = match byte {
            b'\n' if blank_since_break => {
                open = None;
                continue;
            }
            b'\n' => {
                blank_since_break = true;
                continue;
            }
            b'"' => Some('"'),
            0xC2 | 0xE2 => text[at..].chars().next(),
            _ => None,
        };
        blank_since_break &= byte.is_ascii_whitespace();
        let Some(mark) = mark else { continue };
        if open.is_some_and(|(start, _)| at - start > MOST_QUOTED) {
            open = None;
        }
        let end = at + mark.len_utf8();
        match (open.map(|(_, first)| first), mark) {
            (Some('"'), '"') | (Some('\u{201C}'), '\u{201D}') | (Some('\u{AB}'), '\u{BB}') => {
                close(&mut open, end, parts)
            }
            (Some('\u{2018}'), '\u{2019}') if !text[end..].starts_with(char::is_alphanumeric) => {
                close(&mut open, end, parts)
            }
            // A mark behind a digit is an inch or a second.
            (None, '"') if !text[..at].ends_with(char::is_alphanumeric) => open = Some((at, mark)),
            (None, '\u{201C}' | '\u{AB}' | '\u{2018}') => open = Some((at, mark)),
            _ => {}
        }
    }
}

fn close(open: &mut Option<(usize, char)>, end: usize, parts: &mut Vec<Range<usize>>) {
    if let Some((start, _)) = open.take() {
        parts.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_writers_own_running_text_is_left() {
        let table = [
            ("the X stands", false),
            ("the `X` stands", true),
            ("```\nX\n```\n", true),
            ("```\ncode\n```\nX", false),
            ("~~~ sh\nX", true),
            ("## X\n", true),
            ("#X is a channel", false),
            ("> X said Ana\n", true),
            ("**X cause:** a full disk", true),
            ("- **Detection**: X saw it", false),
            ("X:\n", true),
            ("see https://example.org/X/y", true),
            ("she said \"X is it\" and left", true),
            ("she said “X\nis it” and left", true),
            ("a 15\" screen X 17\" wide", false),
            ("an open \" mark\n\nX \" later", false),
            ("he said ‘it isn’t X’ then", true),
            ("it isn’t X, it’s Y", false),
            ("2024-03-05 14:05:22 ERROR X", true),
            ("2024-03-05 14:05:22 the X rang", false),
            ("[W 2024-03-05 14:05:22] X", true),
            ("    at Object.X (file.js:10:4)", true),
            ("<!-- X -->", true),
            ("- Lack of X Ownership", true),
            ("2. X Causes Found", true),
            ("- Xavier failed to check the lamp", false),
            ("- It was X.", false),
        ];
        for (text, masked) in table {
            let at = text.find('X').unwrap();
            assert_eq!(Mask::of(text).covers(&(at..at + 1)), masked, "X in {text:?}");
        }
    }
}
