//! Owns the way from bytes to lines of text: size, encoding, line endings, control characters.
//! Must not know what the text means.

use crate::MAX_LINES;
use crate::trouble::{IntakeError, Looks, NotTextBecause};
use std::borrow::Cow;

/// A line of the file that is not blank.
#[derive(Debug)]
pub(crate) struct SourceLine<'a> {
    /// Which line of the file it is, from 0, blank ones counted.
    pub(crate) position: usize,
    /// The line without its ending.
    pub(crate) raw: Cow<'a, str>,
    /// How many control characters stand in it as pictures.
    pub(crate) pictured: usize,
    /// Whether a blank line, or nothing, stands before it.
    pub(crate) after_blank: bool,
}

/// The text of a file. UTF-8 with or without a byte order mark, or UTF-16 with one.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, IntakeError> {
    if let Some(looks) = looks_like(bytes) {
        return Err(IntakeError::OtherKind { looks });
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).map(Cow::Owned),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3).map(Cow::Borrowed),
        all => utf8(all, 0).map(Cow::Borrowed),
    }
}

fn looks_like(bytes: &[u8]) -> Option<Looks> {
    const KNOWN: [(&[u8], Looks); 7] = [
        (b"PK\x03\x04", Looks::Zip),
        (b"\x1F\x8B", Looks::Gzip),
        (b"%PDF-", Looks::Pdf),
        (b"\x89PNG", Looks::Picture),
        (b"\xFF\xD8\xFF", Looks::Picture),
        (b"GIF8", Looks::Picture),
        (b"SQLite format 3\0", Looks::Database),
    ];
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, looks)| *looks)
}

fn utf8(bytes: &[u8], before: usize) -> Result<&str, IntakeError> {
    let refused = |offset, why| IntakeError::NotText { offset: before + offset, why };
    // NUL is looked for first: a file of another kind then gets the plainer reason.
    let text = std::str::from_utf8(bytes);
    let sound = text.as_ref().map_or_else(|wrong| wrong.valid_up_to(), |text| text.len());
    if let Some(offset) = bytes[..sound].iter().position(|&byte| byte == 0) {
        return Err(refused(offset, NotTextBecause::Nul));
    }
    text.map_err(|wrong| refused(wrong.valid_up_to(), NotTextBecause::NotUtf8))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, IntakeError> {
    let refused = |offset, why| IntakeError::NotText { offset: 2 + offset, why };
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 0;
    let (pairs, odd) = bytes.as_chunks::<2>();
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok('\0') => return Err(refused(offset, NotTextBecause::Nul)),
            Ok(c) => {
                text.push(c);
                offset += 2 * c.len_utf16();
            }
            Err(_) => return Err(refused(offset, NotTextBecause::BrokenUtf16)),
        }
    }
    if odd.is_empty() { Ok(text) } else { Err(refused(offset, NotTextBecause::BrokenUtf16)) }
}

/// The lines of a text that hold something. Endings are `\n` and `\r\n`, or `\r` alone in a text without any `\n`.
pub(crate) fn lines(text: &str) -> Result<Vec<SourceLine<'_>>, IntakeError> {
    let ending = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines = Vec::new();
    let mut after_blank = true;
    for (position, line) in text.split(ending).enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if is_blank(line) {
            after_blank = true;
            continue;
        }
        if lines.len() == MAX_LINES {
            return Err(IntakeError::TooManyLines { limit: MAX_LINES });
        }
        let (raw, pictured) = picture_controls(line);
        lines.push(SourceLine { position, raw, pictured, after_blank });
        after_blank = false;
    }
    if lines.is_empty() { Err(IntakeError::Empty) } else { Ok(lines) }
}

/// Whether a line shows nothing at all. A stray byte order mark shows nothing either.
pub(crate) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}')
}

/// Shows control characters as Unicode's pictures of them, since neither the library nor paper can hold the real ones.
/// Line feeds within a record stay, and so do tabs.
pub(crate) fn picture_controls(line: &str) -> (Cow<'_, str>, usize) {
    if domain::unprintable(line).is_none() {
        return (Cow::Borrowed(line), 0);
    }
    let mut count = 0;
    let shown = line
        .chars()
        .map(|c| {
            if !domain::is_unprintable(c) {
                return c;
            }
            count += 1;
            match u32::from(c) {
                code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
                0x7F => '\u{2421}',
                _ => char::REPLACEMENT_CHARACTER,
            }
        })
        .collect();
    (Cow::Owned(shown), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> (usize, NotTextBecause) {
        match decode(bytes) {
            Err(IntakeError::NotText { offset, why }) => (offset, why),
            other => panic!("{bytes:?} should be refused as not text, not {other:?}"),
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_refused_with_the_place_of_the_first_wrong_one() {
        let table: [(&[u8], usize, NotTextBecause); 8] = [
            (b"abc\xFFdef", 3, NotTextBecause::NotUtf8),
            (b"\xEF\xBB\xBFab\xC3(", 5, NotTextBecause::NotUtf8),
            (b"caf\xE9", 3, NotTextBecause::NotUtf8),
            (b"ab\0c", 2, NotTextBecause::Nul),
            (b"ab\0c\xFF", 2, NotTextBecause::Nul),
            (b"\xFF\xFEa\0\0\xD8", 4, NotTextBecause::BrokenUtf16),
            (b"\xFF\xFEa\0b", 4, NotTextBecause::BrokenUtf16),
            (b"\xFE\xFF\0a\0\0", 4, NotTextBecause::Nul),
        ];
        for (bytes, offset, why) in table {
            assert_eq!(refusal(bytes), (offset, why), "a person must be able to find the byte in {bytes:?}");
        }
    }

    #[test]
    fn marked_utf_8_and_utf_16_are_decoded() {
        let table: [&[u8]; 4] = [
            "é 😀".as_bytes(),
            "\u{FEFF}é 😀".as_bytes(),
            b"\xFF\xFE\xE9\0 \0\x3D\xD8\x00\xDE",
            b"\xFE\xFF\0\xE9\0 \xD8\x3D\xDE\x00",
        ];
        for bytes in table {
            assert_eq!(decode(bytes).as_deref(), Ok("é 😀"), "the mark is no part of the text in {bytes:?}");
        }
    }

    #[test]
    fn a_known_binary_file_is_named_for_what_it_is() {
        assert_eq!(decode(b"PK\x03\x04rest"), Err(IntakeError::OtherKind { looks: Looks::Zip }));
        assert_eq!(decode(b"%PDF-1.7"), Err(IntakeError::OtherKind { looks: Looks::Pdf }));
    }

    #[test]
    fn line_endings_of_every_system_part_lines_and_blank_lines_are_counted() {
        for text in ["a\n\nb", "a\r\n \t\r\nb\r\n", "a\r\rb"] {
            let found = lines(text).unwrap();
            let seen: Vec<_> = found.iter().map(|line| (line.position, line.raw.as_ref(), line.after_blank)).collect();
            assert_eq!(seen, [(0, "a", true), (2, "b", true)], "the place in the file must hold for {text:?}");
        }
    }

    #[test]
    fn control_characters_are_shown_and_counted_and_tabs_stay() {
        let found = lines("\u{1b}[31mred\u{7f}\t\u{85}x").unwrap();
        assert_eq!(found[0].raw, "␛[31mred␡\t\u{FFFD}x");
        assert_eq!(found[0].pictured, 3);
    }

    #[test]
    fn nothing_but_blank_lines_is_empty() {
        for text in ["", " \n\t\r\n", "\u{FEFF}"] {
            assert_eq!(lines(text).map(|_| ()), Err(IntakeError::Empty), "{text:?} holds nothing to read");
        }
    }
}
