//! Owns how a person's name is found in a text, and what takes its place.
//! Must not know which texts there are.

use crate::audience::Audience;
use domain::{Consent, Person, Sheet};
use std::collections::BTreeMap;
use std::ops::Range;

/// How a text was said, which decides how a change to it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// In the facilitator's words: the role takes the name's place.
    Told,
    /// In somebody's own words: the role takes the name's place in square brackets.
    Verbatim,
    /// The name of a role itself, which cannot stand for itself.
    Role,
}

/// The names that are replaced, as words in lower case, with the role that takes their place.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Whole names and parts of names; the longest match wins.
    roles: BTreeMap<Vec<String>, String>,
    somebody: String,
}

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where.
    pub range: Range<usize>,
    /// What takes its place.
    pub role: String,
}

/// Names that are also everyday words: they count as names only when they begin with a capital letter.
const ALSO_WORDS: &[&str] = &[
    "an",
    "angel",
    "april",
    "art",
    "august",
    "baker",
    "bill",
    "bishop",
    "black",
    "bob",
    "brown",
    "buck",
    "carol",
    "chance",
    "chase",
    "chip",
    "christian",
    "cliff",
    "cook",
    "dawn",
    "dean",
    "do",
    "drew",
    "earl",
    "faith",
    "fisher",
    "frank",
    "gene",
    "grace",
    "grant",
    "gray",
    "green",
    "guy",
    "harmony",
    "heather",
    "holly",
    "hope",
    "iris",
    "ivy",
    "jack",
    "jay",
    "joy",
    "june",
    "king",
    "lane",
    "lee",
    "long",
    "mark",
    "mason",
    "max",
    "may",
    "melody",
    "miles",
    "miller",
    "norm",
    "pat",
    "patience",
    "penny",
    "pierce",
    "pike",
    "price",
    "ray",
    "reed",
    "rich",
    "rob",
    "robin",
    "rock",
    "rose",
    "ruby",
    "rusty",
    "sandy",
    "short",
    "skip",
    "smith",
    "sol",
    "stone",
    "sue",
    "summer",
    "sunny",
    "taylor",
    "victor",
    "violet",
    "wade",
    "walker",
    "ward",
    "white",
    "will",
    "wood",
    "young",
];
/// The most characters that may stand between two parts of one name, as in "O'Brien" or "dana.okafor".
const BETWEEN: usize = 2;

impl Names {
    /// The names this audience must not read.
    pub(crate) fn hidden_from(audience: Audience, sheet: &Sheet, somebody: &str) -> Self {
        let hidden = |person: &&Person| audience != Audience::Team || person.consent != Consent::Agreed;
        let mut names = Self { roles: BTreeMap::new(), somebody: somebody.to_owned() };
        for person in sheet.people.iter().filter(hidden) {
            let role = sheet
                .perspectives
                .iter()
                .find(|perspective| Some(perspective.id) == person.perspective)
                .map_or(somebody, |perspective| perspective.name.as_str());
            names.hide(&person.name, role);
        }
        // A role that carries a name must not bring it back.
        let clean = names.roles.iter().map(|(name, role)| {
            let mut role = role.clone();
            names.replace(&mut role, Said::Role);
            (name.clone(), role)
        });
        names.roles = clean.collect();
        names
    }

    fn hide(&mut self, name: &str, role: &str) {
        let parts = words(name);
        let lower = |part: &Range<usize>| name[part.clone()].to_lowercase();
        let has_capital = name.chars().any(char::is_uppercase);
        let whole: Vec<String> = parts.iter().map(lower).collect();
        for part in &parts {
            let text = &name[part.clone()];
            // "van" and "de" are parts of a name, yet not names; a single letter is too little to go by.
            let particle = has_capital && text.chars().next().is_some_and(char::is_lowercase);
            if text.chars().count() > 1 && !particle {
                self.put(vec![lower(part)], role);
            }
        }
        if !whole.is_empty() {
            self.put(whole, role);
        }
    }

    /// Two people of one name and different roles are both "somebody".
    fn put(&mut self, name: Vec<String>, role: &str) {
        let somebody = self.somebody.clone();
        self.roles
            .entry(name)
            .and_modify(|held| {
                if held != role {
                    *held = somebody
                }
            })
            .or_insert_with(|| role.to_owned());
    }

    /// Every name in the text, left to right.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        if self.roles.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest(text, &words[at..]) {
                Some((count, role)) => {
                    let end = words[at + count - 1].end;
                    let start = words[at].start;
                    // "@dana" is a name as a whole.
                    let start = if text[..start].ends_with('@') { start - 1 } else { start };
                    found.push(Found { range: start..end, role: role.to_owned() });
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    /// How many words from here on are one name.
    fn longest(&self, text: &str, words: &[Range<usize>]) -> Option<(usize, &str)> {
        let most = self.roles.keys().map(Vec::len).max().unwrap_or(0).min(words.len());
        (1..=most).rev().find_map(|count| {
            let run = &words[..count];
            let joined = run.windows(2).all(|pair| text[pair[0].end..pair[1].start].chars().count() <= BETWEEN);
            let name: Vec<String> = run.iter().map(|word| text[word.clone()].to_lowercase()).collect();
            let role = self.roles.get(&name).filter(|_| joined)?;
            let plain_word = count == 1
                && ALSO_WORDS.contains(&name[0].as_str())
                && text[run[0].clone()].chars().next().is_some_and(char::is_lowercase)
                && !text[..run[0].start].ends_with('@');
            (!plain_word).then_some((count, role.as_str()))
        })
    }

    /// Puts roles in the place of names; says whether anything changed.
    pub(crate) fn replace(&self, text: &mut String, said: Said) -> bool {
        let found = self.find(text);
        for name in found.iter().rev() {
            let role = match said {
                Said::Told => name.role.clone(),
                Said::Verbatim => format!("[{}]", name.role),
                Said::Role => self.somebody.clone(),
            };
            text.replace_range(name.range.clone(), &role);
        }
        !found.is_empty()
    }

    /// The same for text that was broken into lines: breaks inside a name do not hide it.
    pub(crate) fn replace_lines(&self, lines: &mut Vec<String>) {
        let mut text = lines.join("\n");
        if self.replace(&mut text, Said::Told) {
            *lines = text.split('\n').map(str::to_owned).collect();
        }
    }
}

/// The stretches of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric() || is_mark(c), open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                words.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    words.extend(open.map(|start| start..text.len()));
    words
}

/// Combining accents belong to the letter before them.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names { roles: BTreeMap::new(), somebody: "somebody".to_owned() };
        for (name, role) in [
            ("Zenobia Quillfeather", "On call"),
            ("Ottokar van der Sloot", "Index team"),
            ("Mark O\u{2019}Brien", "Reader line"),
            ("Will", "Desk"),
            ("kim", "Desk"),
            ("Li Wei", "Desk"),
            ("Li Na", "Network"),
            ("\u{395}\u{3bb}\u{3ad}\u{3bd}\u{3b7}", "Desk"),
        ] {
            names.hide(name, role);
        }
        names
    }

    #[test]
    fn a_name_is_found_in_every_way_it_is_written_and_everyday_words_are_left_alone() {
        for (text, expected) in [
            ("Zenobia Quillfeather rang.", "On call rang."),
            ("ZENOBIA rang, then quillfeather.", "On call rang, then On call."),
            ("ask @zenobia or zenobia.quillfeather", "ask On call or On call"),
            ("Zenobia\nQuillfeather", "On call"),
            ("Zenobia\u{2019}s screen", "On call\u{2019}s screen"),
            ("the van, der die Sloot", "the van, der die Index team"),
            ("Ottokar van der Sloot", "Index team"),
            ("I will mark it. Will said so, and Mark too.", "I will mark it. Desk said so, and Reader line too."),
            ("Mark O\u{2019}Brien", "Reader line"),
            ("Kim and kim", "Desk and Desk"),
            ("kimono, Zenobias, willow", "kimono, Zenobias, willow"),
            ("Li Wei met Li Na; Li left", "Desk met Network; somebody left"),
            ("\u{395}\u{3bb}\u{3ad}\u{3bd}\u{3b7} \u{3c0}\u{3ae}\u{3c1}\u{3b5}", "Desk \u{3c0}\u{3ae}\u{3c1}\u{3b5}"),
            ("", ""),
        ] {
            let mut said = text.to_owned();
            names().replace(&mut said, Said::Told);
            assert_eq!(said, expected, "in {text:?}");
        }
    }

    #[test]
    fn a_name_broken_over_two_lines_is_still_a_name() {
        let mut lines = vec!["with Zenobia".to_owned(), "Quillfeather on".to_owned()];
        names().replace_lines(&mut lines);
        assert_eq!(lines, ["with On call on"], "the break inside the name goes with it");
    }

    #[test]
    fn nobody_hidden_means_nothing_changed() {
        let mut text = "Zenobia".to_owned();
        assert!(!Names::default().replace(&mut text, Said::Verbatim), "there is nobody to hide");
        assert_eq!(text, "Zenobia", "and the text stays");
    }
}
