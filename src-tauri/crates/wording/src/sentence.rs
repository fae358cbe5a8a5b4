//! Owns words and sentences around a place in a text.
//! Must not know what any word means.

use std::ops::Range;

/// Most bytes of a sentence that are looked at on either side, so that a text without full stops stays cheap.
const REACH: usize = 400;

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: &'a str,
}

impl Word<'_> {
    /// The word in lower case, with a straight apostrophe.
    pub(crate) fn lower(&self) -> String {
        fold(self.text)
    }
}

/// Lower case, straight apostrophes, line breaks as blanks: as the lexicon writes its phrases.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2019}' | '\u{2018}' => '\'',
            '\n' | '\r' | '\t' => ' ',
            _ if c.is_ascii() => c.to_ascii_lowercase(),
            // One letter for one letter: the few that would become two stay as they are.
            _ => {
                Some(c.to_lowercase()).filter(|lower| lower.len() == 1).and_then(|mut lower| lower.next()).unwrap_or(c)
            }
        })
        .collect()
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-')
}

/// The word that ends right before a place; only blanks may stand between. A word is at most 64 characters.
pub(crate) fn previous_word(text: &str, at: usize) -> Option<Word<'_>> {
    let before = text.get(..at)?;
    let trimmed = before.trim_end_matches([' ', '\t', '\n', '\r']);
    let gap = &before[trimmed.len()..];
    if gap.len() > 8 || gap.matches('\n').count() > 1 || (gap.is_empty() && at != 0 && before.ends_with(in_word)) {
        return None;
    }
    let len: usize = trimmed.chars().rev().take(64).take_while(|c| in_word(*c)).map(char::len_utf8).sum();
    let start = trimmed.len() - len;
    (len > 0).then(|| Word { start, end: trimmed.len(), text: &trimmed[start..] })
}

/// The word that begins right behind a place; only blanks may stand between.
pub(crate) fn next_word(text: &str, at: usize) -> Option<Word<'_>> {
    let after = text.get(at..)?;
    let trimmed = after.trim_start_matches([' ', '\t', '\n', '\r']);
    let gap = &after[..after.len() - trimmed.len()];
    if gap.len() > 8 || gap.matches('\n').count() > 1 {
        return None;
    }
    let start = at + gap.len();
    let len: usize = trimmed.chars().take(64).take_while(|c| in_word(*c)).map(char::len_utf8).sum();
    (len > 0).then(|| Word { start, end: start + len, text: &trimmed[..len] })
}

/// Where the sentence around a place begins and ends.
pub(crate) fn around(text: &str, hit: &Range<usize>) -> Range<usize> {
    let least = floor(text, hit.start.saturating_sub(REACH));
    let most = floor(text, (hit.end + REACH).min(text.len()));
    let before = &text[least..hit.start];
    let after = &text[hit.end..most];
    let start = ends(before).last().map_or(0, |end| end);
    let end = ends(after).next().unwrap_or(after.len());
    least + start..hit.end + end
}

/// The places behind each end of a sentence: a stop and a blank, an empty line, or a line that begins an item.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter_map(move |at| {
        let next = bytes.get(at + 1).copied();
        let stop = matches!(bytes[at], b'.' | b'!' | b'?')
            && next.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b')' | b'*'));
        let line = bytes[at] == b'\n'
            && next.is_none_or(|b| matches!(b, b'\n' | b'-' | b'*' | b'#' | b'|' | b'>' | b'0'..=b'9'));
        (stop || line).then_some(at + 1)
    })
}

/// The nearest character boundary at or before a place.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a hit stands alone as words: not inside a longer word, a path, a name of code or a compound with a hyphen.
pub(crate) fn stands_alone(text: &str, hit: &Range<usize>) -> bool {
    let (Some(head), Some(tail)) = (text.get(..hit.start), text.get(hit.end..)) else { return false };
    let before = head.chars().next_back();
    let mut after = tail.chars();
    let (next, second) = (after.next(), after.next());
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '\\' | '@' | '=' | '$');
    if before.is_some_and(|c| glued(c) || c == '.' || c == '#') && !head.ends_with("--") {
        return false;
    }
    match next {
        Some('-') => second.is_none_or(|c| !c.is_alphanumeric()),
        Some('.' | ':') => second.is_none_or(|c| !c.is_alphanumeric()),
        Some('(') => false,
        Some('\'' | '\u{2019}') => second.is_none_or(|c| !matches!(c, 't' | 'd' | 'l' | 'v')),
        Some(c) => !glued(c),
        None => true,
    }
}

/// Whether `phrase` stands in a folded sentence as words of its own.
pub(crate) fn holds(folded: &str, phrase: &str) -> bool {
    folded.match_indices(phrase).any(|(at, _)| {
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
        let opens = !inside(first) || !inside(folded[..at].chars().next_back());
        opens && (!inside(last) || !inside(folded[at + phrase.len()..].chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_a_stop_an_empty_line_or_an_item() {
        let table = [
            ("One. Two HIT three. Four.", " Two HIT three."),
            ("One\n\ntwo HIT\n\nthree", "\ntwo HIT\n"),
            ("- one\n- two HIT\n- three", "- two HIT\n"),
            ("v1.2 has HIT in 3.4 too? Yes", "v1.2 has HIT in 3.4 too?"),
        ];
        for (text, expected) in table {
            let at = text.find("HIT").unwrap();
            assert_eq!(&text[around(text, &(at..at + 3))], expected, "the text was {text:?}");
        }
    }

    #[test]
    fn words_stop_at_commas_and_full_stops() {
        let text = "the engineer, tired failed";
        assert_eq!(previous_word(text, text.find("failed").unwrap()).map(|word| word.text), Some("tired"));
        assert!(previous_word(text, text.find(" tired").unwrap()).is_none(), "a comma parts them");
        assert_eq!(next_word("should have — been", 11).map(|word| word.text), None, "a dash parts them");
        assert_eq!(next_word("don’t look", 0).map(|word| word.lower()), Some("don't".to_owned()));
    }

    #[test]
    fn parts_of_code_are_no_words() {
        for (text, phrase, alone) in [
            ("it is trivial.", "trivial", true),
            ("it is non-trivial.", "trivial", false),
            ("call always()", "always", false),
            ("see always.js", "always", false),
            ("path/never/there", "never", false),
            ("(always)", "always", true),
            ("never--ever", "never", true),
        ] {
            let at = text.find(phrase).unwrap();
            assert_eq!(stands_alone(text, &(at..at + phrase.len())), alone, "{phrase:?} in {text:?}");
        }
    }
}
