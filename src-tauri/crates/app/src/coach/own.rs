//! Owns the two files the app writes among a person's own rules: which rules are switched off, and the rules added here.
//! Must not know what any rule says, nor touch a file that somebody wrote by hand.

use crate::file;
use crate::trouble::{Code, Doing, Reason, Trouble};
use crate::words::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use ts_rs::TS;
use wording::{Class, Language, Lexicon};

/// The file that says which rules are switched off.
pub(super) const SWITCHED_OFF: &str = "switched-off.toml";

/// The file of the rules that were added in the app.
const ADDED: &str = "added-here.toml";

/// A rule somebody adds in the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewRule {
    /// What sort of phrasing it listens for.
    pub class: Class,
    /// The phrase, as it is said.
    pub phrase: String,
    /// What it costs, in one sentence.
    pub why: String,
    /// What to ask instead.
    pub ask: String,
}

/// One rule as it stands in that file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Added {
    id: String,
    class: Class,
    phrases: Vec<String>,
    why: String,
    ask: Vec<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct AddedFile {
    #[serde(default)]
    rule: Vec<Added>,
}

#[derive(Debug, Default, Deserialize)]
struct OffFile {
    #[serde(default)]
    off: Vec<String>,
}

/// The rules that are switched off, by id; none where the file is missing or broken, which the coach tells by itself.
pub(crate) fn switched_off(folder: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(folder.join(SWITCHED_OFF)).unwrap_or_default();
    toml::from_str::<OffFile>(&text).unwrap_or_default().off.into_iter().collect()
}

/// Writes which rules are switched off, by id, into a folder of a person's own rules; the folder is made where it is missing.
///
/// # Errors
/// Where the file could not be written; what was there before is there still.
pub fn switch_off<'a>(folder: &Path, rules: impl IntoIterator<Item = &'a str>) -> Result<(), Trouble> {
    let mut text = String::from("# Written by Second Story: rules of the coach that are switched off.\noff = [\n");
    for rule in rules {
        // Writing into memory does not fail.
        let _ = writeln!(text, "  {},", toml::Value::from(rule));
    }
    text.push_str("]\n");
    file::write_in_folder(folder, SWITCHED_OFF, &text)
}

/// Adds a rule to those of a person; the answer is its id.
///
/// # Errors
/// Where the rule would not work, in words, or the file could not be written. What was there before is there still.
pub(crate) fn add(folder: &Path, rule: &NewRule) -> Result<String, Trouble> {
    let mut file = added(folder)?;
    let phrase = rule.phrase.trim().to_lowercase();
    let id = free_id(&file, &phrase);
    file.rule.push(Added {
        id: id.clone(),
        class: rule.class,
        phrases: vec![phrase],
        why: rule.why.trim().to_owned(),
        ask: vec![rule.ask.trim().to_owned()],
    });
    let text = spelt(&file)?;
    // Only a rule that would be heard is written; the words of the lexicon's own check say what is missing.
    let (_, wrong) = Lexicon::with_own(Language::English, &[(ADDED, &text)]);
    match wrong.into_iter().next() {
        Some(error) => Err(told(Reason::new(Code::Refused, "bad-rule").with("detail", error.wrong))),
        None => file::write_in_folder(folder, ADDED, &text).map(|()| id),
    }
}

/// Takes a rule away that was added in the app. One that is not among them changes nothing.
///
/// # Errors
/// Where the file could not be read or written; what was there before is there still.
pub(crate) fn take_away(folder: &Path, id: &str) -> Result<(), Trouble> {
    let mut file = added(folder)?;
    let before = file.rule.len();
    file.rule.retain(|rule| rule.id != id);
    if file.rule.len() == before { Ok(()) } else { file::write_in_folder(folder, ADDED, &spelt(&file)?) }
}

/// Whether a rule stands in the file the app writes, by the name of its file.
pub(super) fn is_added(file: &str) -> bool {
    file == ADDED
}

fn added(folder: &Path) -> Result<AddedFile, Trouble> {
    let path = folder.join(ADDED);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(AddedFile::default()),
        Err(why) => return Err(unread_rules(&path, why)),
    };
    // A file somebody broke by hand is not written over.
    toml::from_str(&text).map_err(|why| unread_rules(&path, why.message()))
}

fn unread_rules(path: &Path, detail: impl std::fmt::Display) -> Trouble {
    told(Reason::new(Code::BadFile, "broken-rules").with("path", path.display()).with("detail", detail))
}

fn spelt(file: &AddedFile) -> Result<String, Trouble> {
    let rules =
        toml::to_string(file).map_err(|why| told(Reason::new(Code::Refused, "bad-rule").with("detail", why)))?;
    Ok(format!("# Written by Second Story: rules of the coach that were added in the app.\n{rules}"))
}

/// An id nobody has: the phrase's letters, and a number where another phrase has the same.
fn free_id(file: &AddedFile, phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let stem = format!("added-{}", words.join("-"));
    let taken = |id: &str| file.rule.iter().any(|rule| rule.id == id);
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(stem)
}

fn told(reason: Reason) -> Trouble {
    reason.told(&Words::english(), Doing::Coaching)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coach::Coach;

    fn rule(phrase: &str, why: &str) -> NewRule {
        NewRule { class: Class::Minimiser, phrase: phrase.into(), why: why.into(), ask: "What would it take?".into() }
    }

    fn rules_heard(folder: &Path, text: &str) -> Vec<String> {
        Coach::open(Language::English, Some(folder)).hear(text).hints.into_iter().map(|hint| hint.rule).collect()
    }

    #[test]
    fn a_rule_added_here_is_heard_until_it_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let first = add(folder.path(), &rule("Quick win", "Quick for whom?")).unwrap();
        let second = add(folder.path(), &rule("quick-win", "Quick for whom?")).unwrap();
        assert_eq!((first.as_str(), second.as_str()), ("added-quick-win", "added-quick-win-2"));
        assert_eq!(rules_heard(folder.path(), "It looked like a quick win."), ["added-quick-win"]);
        take_away(folder.path(), &first).unwrap();
        assert!(rules_heard(folder.path(), "It looked like a quick win.").is_empty());
        assert_eq!(rules_heard(folder.path(), "A quick-win."), ["added-quick-win-2"], "the other one stays");
    }

    #[test]
    fn a_rule_that_would_not_work_is_refused_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        add(folder.path(), &rule("quick win", "Quick for whom?")).unwrap();
        let before = std::fs::read_to_string(folder.path().join(ADDED)).unwrap();
        for bad in [rule("", "Why."), rule("low-hanging fruit", " "), rule("   ", "Why.")] {
            let trouble = add(folder.path(), &bad).unwrap_err();
            assert_eq!(trouble.code, Code::Refused, "{bad:?}: {trouble}");
            assert!(!trouble.next.is_empty(), "it says what to do: {trouble}");
        }
        assert_eq!(std::fs::read_to_string(folder.path().join(ADDED)).unwrap(), before);
    }

    #[test]
    fn a_file_somebody_broke_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(ADDED), "[[rule]\n").unwrap();
        assert_eq!(add(folder.path(), &rule("quick win", "Why.")).unwrap_err().code, Code::BadFile);
        assert_eq!(std::fs::read_to_string(folder.path().join(ADDED)).unwrap(), "[[rule]\n");
    }
}
