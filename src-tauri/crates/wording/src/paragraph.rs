//! Owns where a text may be cut so that each piece can be heard alone: at empty lines, and around blocks of code.
//! Must not know phrases.

use std::ops::Range;

/// The pieces of a text, in bytes and in order; together they are the whole text.
///
/// The hints of a text are the hints of its pieces, so whoever edits one paragraph only has to ask about that one again.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut fence: Option<&str> = None;
    let (mut begin, mut at, mut blank) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        let shown = line.trim_ascii_start();
        let opens = fence_of(shown);
        let is_blank = shown.is_empty();
        let cut = fence.is_none() && at > begin && ((blank && !is_blank) || opens.is_some());
        if cut {
            pieces.push(begin..at);
            begin = at;
        }
        at += line.len();
        blank = is_blank;
        match (fence, opens) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                // What follows a block begins anew, even without an empty line.
                pieces.push(begin..at);
                begin = at;
            }
            _ => {}
        }
    }
    if at > begin {
        pieces.push(begin..at);
    }
    pieces
}

/// The mark that opens or closes a block of code on this line; a line that opens and closes one is running text.
pub(crate) fn fence_of(line: &str) -> Option<&'static str> {
    if !line.starts_with(['`', '~']) {
        return None;
    }
    ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark) && !line[mark.len()..].contains(mark))
}

/// A piece of text as one line, so that a phrase is found where a line was wrapped or indented; its ASCII letters are small
/// ones, because an automaton that knows both cases takes three times as long to make.
pub(crate) struct Unwrapped {
    /// The bytes to search.
    pub(crate) bytes: Vec<u8>,
    /// From which place on how many bytes are missing, in order.
    shifts: Vec<(usize, usize)>,
}

impl Unwrapped {
    pub(crate) fn of(text: &str) -> Self {
        let source = text.as_bytes();
        if !text.trim_ascii().bytes().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) {
            return Self { bytes: source.to_ascii_lowercase(), shifts: Vec::new() };
        }
        let mut bytes = Vec::with_capacity(source.len());
        let (mut shifts, mut missing, mut wrapped) = (Vec::new(), 0, false);
        for &byte in source {
            match byte {
                b'\n' | b'\r' if wrapped || bytes.last() == Some(&b' ') => (missing, wrapped) = (missing + 1, true),
                b'\n' | b'\r' => {
                    bytes.push(b' ');
                    wrapped = true;
                }
                b' ' | b'\t' if wrapped => missing += 1,
                b'\t' => bytes.push(b' '),
                _ => {
                    if shifts.last().map_or(0, |(_, known)| *known) != missing {
                        shifts.push((bytes.len(), missing));
                    }
                    wrapped = false;
                    bytes.push(byte);
                }
            }
        }
        bytes.make_ascii_lowercase();
        Self { bytes, shifts }
    }

    /// Where what was found stands in the text itself.
    pub(crate) fn place(&self, found: Range<usize>) -> Range<usize> {
        let missing = |at: usize| match self.shifts.partition_point(|(from, _)| *from <= at) {
            0 => 0,
            next => self.shifts.get(next - 1).map_or(0, |(_, missing)| *missing),
        };
        // The end is behind the last byte of what was found, so it is moved as far as that byte.
        let last = found.end.max(1) - 1;
        found.start + missing(found.start)..found.end + missing(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_empty_lines_and_around_code() {
        for (text, expected) in [
            ("", vec![]),
            ("one\ntwo", vec!["one\ntwo"]),
            ("one\n\n \ntwo\n", vec!["one\n\n \n", "two\n"]),
            ("one\n```\ncode\n\nmore\n```\ntwo", vec!["one\n", "```\ncode\n\nmore\n```\n", "two"]),
            ("```\nnever closed\n\nmore", vec!["```\nnever closed\n\nmore"]),
            ("one\r\n\r\ntwo", vec!["one\r\n\r\n", "two"]),
        ] {
            let pieces: Vec<&str> = paragraphs(text).into_iter().map(|piece| &text[piece]).collect();
            assert_eq!(pieces, expected, "the text was {text:?}");
        }
    }

    #[test]
    fn a_place_in_the_one_line_is_a_place_in_the_text() {
        let text = "a b\n   c d \r\n\te";
        let line = Unwrapped::of(text);
        assert_eq!(std::str::from_utf8(&line.bytes).unwrap(), "a b c d e");
        for (found, expected) in [(2..3, 2..3), (2..5, 2..8), (4..7, 7..10), (6..9, 9..15)] {
            assert_eq!(line.place(found.clone()), expected, "{found:?}");
        }
    }
}
