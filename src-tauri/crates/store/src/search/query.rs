//! Owns what a person means by what they typed: phrases that must all be there, the last of them perhaps unfinished.
//! Must not know the index beyond the spelling of its questions; nothing typed ever reaches it unfolded.

use super::fold::{Word, words};
use domain::Noun;
use std::ops::Range;

/// How many words of a question count.
const MOST: usize = 32;

/// Words that must stand one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Folded, never empty.
    words: Vec<String>,
    ending: Ending,
}

/// How the last word of a phrase is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// As it stands.
    Whole,
    /// It may go on: somebody is still typing.
    Open,
}

/// What is looked for: every phrase, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    pub phrases: Vec<Phrase>,
}

impl Query {
    /// Reads what was typed. Quotation marks hold words together; so does anything else that is not a space, such as
    /// the dash in `web-01`. None where there is no word in it.
    pub fn read(typed: &str) -> Option<Self> {
        let mut phrases = Vec::new();
        let mut left = MOST;
        for (number, part) in typed.split(['"', '“', '”', '„']).enumerate() {
            let quoted = number % 2 == 1;
            let chunks: Vec<&str> = if quoted { vec![part] } else { part.split_whitespace().collect() };
            for chunk in chunks {
                let said: Vec<String> = words(chunk).into_iter().map(|word| word.folded).take(left).collect();
                left -= said.len();
                if !said.is_empty() {
                    phrases.push(Phrase { words: said, ending: Ending::Whole });
                }
            }
        }
        // A closing quotation mark finishes a word, and so does reaching the limit.
        let open = left > 0 && !typed.trim_end().ends_with(['"', '“', '”', '„']);
        phrases.last_mut()?.ending = if open { Ending::Open } else { Ending::Whole };
        Some(Self { phrases })
    }

    /// The question as FTS5 spells it. Folded words hold no character that means anything to it.
    pub fn spelt(&self, only: Option<Noun>) -> String {
        let all: Vec<String> = self.phrases.iter().map(Phrase::spelt).collect();
        match only {
            Some(noun) => format!("{{{}}} : ({})", noun.as_str(), all.join(" AND ")),
            None => all.join(" AND "),
        }
    }

    /// Whether a text may fit, told without parting it into words: one of plain letters holds every word as it stands.
    pub fn may_fit(&self, said: &str) -> bool {
        if !said.is_ascii() {
            return true;
        }
        let said = said.to_ascii_lowercase();
        self.phrases.iter().flat_map(|phrase| &phrase.words).all(|word| said.contains(word.as_str()))
    }

    /// Where each phrase stands among these words, as ranges of their places; none where one of them does not.
    pub fn places(&self, among: &[Word]) -> Option<Vec<Vec<Range<usize>>>> {
        self.phrases.iter().map(|phrase| Some(phrase.places(among)).filter(|places| !places.is_empty())).collect()
    }
}

impl Phrase {
    pub fn spelt(&self) -> String {
        let words = self.words.join(" ");
        match self.ending {
            Ending::Whole => format!("\"{words}\""),
            Ending::Open => format!("\"{words}\" *"),
        }
    }

    fn places(&self, among: &[Word]) -> Vec<Range<usize>> {
        let count = self.words.len();
        let fits = |window: &[Word]| {
            let last = count - 1;
            window.iter().zip(&self.words).enumerate().all(|(at, (held, wanted))| match self.ending {
                Ending::Open if at == last => held.folded.starts_with(wanted.as_str()),
                _ => held.folded == *wanted,
            })
        };
        among.windows(count).enumerate().filter(|(_, window)| fits(window)).map(|(at, _)| at..at + count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let spelt = Query::read(typed).map(|query| query.spelt(None)).unwrap_or_default();
        assert_eq!(spelt, expected, "what is meant by {typed:?}");
    }

    #[test]
    fn what_is_typed_is_read_as_people_mean_it() {
        check("Slow pag", r#""slow" AND "pag" *"#);
        check(r#""slow page""#, r#""slow page""#);
        check(r#""slow pa"#, r#""slow pa" *"#);
        check(r#"the “slow page” gr"#, r#""the" AND "slow page" AND "gr" *"#);
        check("web-01", r#""web 01" *"#);
        check("漢字", r#""漢 字" *"#);
        check("NEAR(a b) OR NOT c^2 : {x}", r#""near a" AND "b" AND "or" AND "not" AND "c 2" AND "x" *"#);
        check("  \"\" * - ; \0 ", "");
        assert_eq!(
            Query::read(&"a ".repeat(1000)).map(|query| query.phrases.len()),
            Some(MOST),
            "a pasted page asks for its first words"
        );
    }
}
