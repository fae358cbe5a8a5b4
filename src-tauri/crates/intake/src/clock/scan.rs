//! Owns the small steps every scanner takes over a text: digits, words, spaces.
//! Must not know what they mean together.

/// Most spaces that are skipped at once, so that an expression stays short however long its line is.
const MOST_SPACES: usize = 24;

/// How many bytes of blanks open `text`.
pub(crate) fn spaces(text: &str) -> usize {
    text.chars()
        .take(MOST_SPACES)
        .take_while(|c| matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2009}'))
        .map(char::len_utf8)
        .sum()
}

/// A whole number of `least` to `most` digits that opens `text`, and its length. More digits than `most` are no match.
pub(crate) fn number(text: &str, least: usize, most: usize) -> Option<(u32, usize)> {
    let len = text.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
    if len < least || len > most {
        return None;
    }
    text[..len].parse().ok().map(|number| (number, len))
}

/// The run of ASCII letters that opens `text`; it may be empty. A run that goes on in another alphabet is no word.
pub(crate) fn word(text: &str) -> &str {
    let len = text.bytes().take(33).take_while(u8::is_ascii_alphabetic).count();
    match text[len..].chars().next() {
        Some(c) if c.is_alphabetic() => "",
        _ => &text[..len],
    }
}

/// Whether `text` opens with `phrase` in any case, and no letter or digit follows it.
pub(crate) fn opens_with(text: &str, phrase: &str) -> bool {
    text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase))
        && !text[phrase.len()..].starts_with(char::is_alphanumeric)
}

/// The places in `text` where a run of letters, digits or signs begins.
pub(crate) fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let was_inside = std::mem::replace(&mut inside, c.is_alphanumeric());
        (inside && !was_inside).then_some(at)
    })
}
