//! Owns how text becomes words to search by: where a word begins and ends in any script, and what counts as the same.
//! Must not know rows, queries or the index.
//!
//! A word is a run of letters, digits and the marks on them. Scripts written without spaces give one word a character,
//! and are searched as phrases of those. Case, accents and forms made for looks (full width, ligatures) do not count.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many characters of a word count. Longer ones are tokens of machines; their beginning tells them apart.
const LONGEST: usize = 48;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word as it is compared: only letters, digits and marks, never empty.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut run: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || is_combining_mark(c);
        let alone = stands_alone(c);
        if let Some(start) = run.take_if(|_| !inside || alone) {
            push(&mut found, text, start..at);
        }
        if alone {
            push(&mut found, text, at..at + c.len_utf8());
        } else if inside && run.is_none() {
            run = Some(at);
        }
    }
    if let Some(start) = run {
        push(&mut found, text, start..text.len());
    }
    found
}

/// The words as the index takes them.
pub(crate) fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in words(text) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word.folded);
    }
    joined
}

fn push(found: &mut Vec<Word>, text: &str, at: Range<usize>) {
    let Some(raw) = text.get(at.clone()) else { return };
    let folded = if raw.is_ascii() {
        raw.bytes().take(LONGEST).map(|byte| char::from(byte.to_ascii_lowercase())).collect()
    } else {
        fold(raw)
    };
    if !folded.is_empty() {
        found.push(Word { folded, at });
    }
}

fn fold(raw: &str) -> String {
    raw.nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| (c.is_alphanumeric() || is_combining_mark(*c)) && !is_accent(*c))
        .map(|c| if c == 'ς' { 'σ' } else { c })
        .take(LONGEST)
        .collect()
}

/// Marks that people leave out when they type in a hurry. In other scripts a mark is a vowel, and stays.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters of scripts that are written without spaces between words.
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' // kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' // Han
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(joined(text), expected, "the words of {text:?}");
        for word in words(text) {
            assert!(text.get(word.at.clone()).is_some(), "{text:?}: {:?} is not between characters", word.at);
        }
    }

    #[test]
    fn words_are_the_same_however_they_are_written() {
        check("The Page WAS slow.", "the page was slow");
        check("Café cafe\u{301} ﬁle ＡＢＣ", "cafe cafe file abc");
        check("web_server-01 10:31", "web server 01 10 31");
        check("漢字かな", "漢 字 か な");
        check("api漢2", "api 漢 2");
        check("ΟΔΟΣ οδός", "οδοσ οδοσ");
        check("привет Ёлка", "привет елка");
        check("नमस्ते", "नमस्ते");
        check("½ İstanbul", "12 istanbul");
        check("👩‍🚒 … — \u{202e}", "");
        check("", "");
        check(&"x".repeat(500), &"x".repeat(LONGEST));
    }
}
