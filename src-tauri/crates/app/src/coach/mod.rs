//! Owns the coach as a host meets it: the built-in rules of a language with the person's own files laid over them.
//! Must not know what any rule says, nor keep any text it hears.

mod own;
mod wrong;

pub use own::{NewRule, switch_off};
pub(crate) use own::{add, switched_off, take_away};

use crate::trouble::{Code, Doing, Reason, Trouble};
use crate::words::Words;
use std::cell::LazyCell;
use std::path::{Path, PathBuf};
use wording::{Heard, Language, Lexicon, LexiconError, RuleView};

/// Largest file of rules that is read, in bytes. Far more than anybody writes by hand.
const LARGEST: u64 = 1 << 20;

/// Something in a person's own files that was left out, and why. Everything else in them works.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {why}")]
pub struct LeftOut {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 where no line can be named.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

impl LeftOut {
    /// Whether it is about a rule that was switched off here and is not in this language: nothing to mend.
    pub(crate) fn is_a_choice(&self) -> bool {
        self.file == own::SWITCHED_OFF
    }
}

/// What a person has chosen about a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Whether it is at work.
    pub(crate) is_on: bool,
    /// Whether it was added in the app, and so can be taken away there.
    pub(crate) is_added: bool,
}

/// The language coach, ready to listen. It needs no library.
#[derive(Debug)]
pub struct Coach {
    lexicon: Lexicon,
    own: Vec<String>,
    left_out: Vec<LeftOut>,
}

impl Coach {
    /// The coach of a language with a person's own rules: every `.toml` file in the folder, which need not be there.
    #[must_use]
    pub fn open(language: Language, folder: Option<&Path>) -> Self {
        let (files, mut left_out) = folder.map(own_files).unwrap_or_default();
        let named: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (lexicon, wrong) = Lexicon::with_own(language, &named);
        // Hardly ever is anything wrong, and then a start need not read the sentences.
        let words = LazyCell::new(Words::english);
        let told = |LexiconError { file, line, wrong }| LeftOut { file, line, why: wrong::told(&words, &wrong) };
        left_out.extend(wrong.into_iter().map(told));
        let own = files.into_iter().map(|(name, _)| name).collect();
        Self { lexicon, own, left_out }
    }

    /// What it would ask about a text.
    #[must_use]
    pub fn hear(&self, text: &str) -> Heard {
        wording::hear(text, &self.lexicon)
    }

    /// What of the person's own files was left out, and why.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// What in the person's own rules does not do what their `fires` and `silent` promise, sentence by sentence.
    #[must_use]
    pub fn broken_promises(&self) -> Vec<LeftOut> {
        let mine = self.lexicon.examples().filter(|example| self.own.iter().any(|file| file == example.file));
        let words = LazyCell::new(Words::english);
        mine.filter_map(|example| {
            let caught = self.hear(example.sentence).hints.iter().any(|hint| hint.rule == example.rule);
            (caught != example.fires).then(|| {
                let id = if example.fires { "rule-should-catch" } else { "rule-should-leave" };
                let told = [("rule", example.rule.to_owned()), ("sentence", example.sentence.to_owned())];
                LeftOut { file: example.file.to_owned(), line: example.line, why: words.say(id, &told) }
            })
        })
        .collect()
    }

    /// The rules that are at work.
    pub fn rules(&self) -> impl Iterator<Item = RuleView<'_>> {
        self.lexicon.rules()
    }

    /// Every rule a person can choose of: those at work, and those they switched off here, with which those are.
    pub(crate) fn choices<T>(
        language: Language,
        folder: &Path,
        mut of: impl FnMut(&RuleView<'_>, Choice) -> T,
    ) -> Vec<T> {
        let (mut files, _) = own_files(folder);
        files.retain(|(name, _)| name != own::SWITCHED_OFF);
        let named: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (all, _) = Lexicon::with_own(language, &named);
        let off = switched_off(folder);
        let choice = |rule: &RuleView<'_>| Choice { is_on: !off.contains(rule.id), is_added: own::is_added(rule.file) };
        all.rules().map(|rule| of(&rule, choice(&rule))).collect()
    }

    /// Whether the rules of this language have met few texts yet.
    #[must_use]
    pub fn is_young(&self) -> bool {
        self.lexicon.is_young()
    }
}

/// The language of a tag such as "en" or "de-AT".
///
/// # Errors
/// Where the coach does not know it.
pub fn language(tag: &str) -> Result<Language, Trouble> {
    Language::of(tag).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
        let reason =
            Reason::new(Code::BadRequest, "unknown-language").with("name", tag).with("known", known.join(", "));
        reason.told(&Words::english(), Doing::Coaching)
    })
}

type Named = Vec<(String, String)>;

fn own_files(folder: &Path) -> (Named, Vec<LeftOut>) {
    let told = |path: &Path, why: String| LeftOut { file: name(path), line: 0, why };
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return (Vec::new(), Vec::new()),
        Err(why) => return (Vec::new(), vec![told(folder, why.to_string())]),
    };
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    let (entries, lost): (Vec<_>, Vec<_>) = listing.partition(Result::is_ok);
    left_out.extend(lost.into_iter().filter_map(Result::err).map(|why| told(folder, why.to_string())));
    let mut paths: Vec<PathBuf> = entries.into_iter().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")));
    paths.sort();
    for path in paths {
        match contents(&path) {
            Ok(text) => files.push((name(&path), text)),
            Err(why) => left_out.push(told(&path, why.to_string())),
        }
    }
    (files, left_out)
}

fn contents(path: &Path) -> std::io::Result<String> {
    let size = std::fs::metadata(path)?.len();
    if size > LARGEST {
        let numbers = [("size", size.to_string()), ("most", LARGEST.to_string())];
        let why = Words::english().say("rule-file-too-large", &numbers);
        return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, why));
    }
    let text = std::fs::read_to_string(path)?;
    // Windows editors like to put a byte order mark in front.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const MINE: &str = "class = \"blame\"\n\n[[rule]]\nid = \"mine-napped\"\nphrases = [\"napped\"]\nsubject = \"person\"\nwhy = \"People nap.\"\nask = [\"What did {who} need?\"]\n";

    fn heard(coach: &Coach, text: &str) -> Vec<String> {
        coach.hear(text).hints.into_iter().map(|hint| hint.rule).collect()
    }

    #[test]
    fn a_rule_of_ones_own_is_heard_and_a_broken_file_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mine.toml"), format!("\u{feff}{MINE}")).unwrap();
        fs::write(folder.path().join("broken.toml"), "class = \"blame\"\n[[rule]\n").unwrap();
        let half = format!(
            "{}\n[[rule]]\nid = \"no-asks\"\nphrases = [\"dozed\"]\nwhy = \"w\"\nask = []\n",
            MINE.replace("nap", "snooz")
        );
        fs::write(folder.path().join("half.toml"), half).unwrap();
        fs::write(folder.path().join("notes.txt"), "no rules").unwrap();
        let coach = Coach::open(Language::English, Some(folder.path()));
        assert_eq!(heard(&coach, "The nurse napped, and then failed to call."), ["mine-napped"]);
        assert_eq!(
            heard(&coach, "The nurse snoozped."),
            ["mine-snoozped"],
            "the sound rule of a half-sound file works"
        );
        assert_eq!(heard(&coach, "The nurse failed to call."), ["counterfactual-failed-to"]);
        let places: Vec<_> = coach.left_out().iter().map(|it| (it.file.as_str(), it.line)).collect();
        assert_eq!(places, [("broken.toml", 2), ("half.toml", 11)], "each by file and line: {:?}", coach.left_out());
    }

    #[test]
    fn a_rule_is_switched_off_and_on_again_and_an_unknown_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let phrases = folder.path().join("phrases");
        switch_off(&phrases, ["counterfactual-failed-to", "gone"]).unwrap();
        let coach = Coach::open(Language::English, Some(&phrases));
        assert!(heard(&coach, "The nurse failed to call.").is_empty());
        assert_eq!(coach.left_out().len(), 1, "{:?}", coach.left_out());
        assert_eq!(coach.left_out()[0].line, 4, "the line of the unknown rule");
        switch_off(&phrases, []).unwrap();
        let coach = Coach::open(Language::English, Some(&phrases));
        assert_eq!(heard(&coach, "The nurse failed to call."), ["counterfactual-failed-to"]);
    }

    #[test]
    fn a_rule_of_ones_own_is_held_to_its_own_sentences() {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{MINE}fires = [\"The nurse napped.\", \"The cat napped.\"]\nsilent = [\"Ana napped.\"]\n");
        fs::write(folder.path().join("mine.toml"), text).unwrap();
        let broken = Coach::open(Language::English, Some(folder.path())).broken_promises();
        let told: Vec<String> = broken.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "mine.toml:4: The rule mine-napped should catch \u{201c}The cat napped.\u{201d}, by its own examples, and does not.",
                "mine.toml:4: The rule mine-napped should leave alone \u{201c}Ana napped.\u{201d}, by its own examples, and does not.",
            ]
        );
    }

    #[test]
    fn no_folder_is_no_trouble_and_a_file_that_is_no_text_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Coach::open(Language::English, Some(&folder.path().join("none"))).left_out().is_empty());
        fs::write(folder.path().join("bytes.toml"), [0xff, 0xfe, 0]).unwrap();
        let coach = Coach::open(Language::English, Some(folder.path()));
        assert_eq!(coach.left_out()[0].file, "bytes.toml");
        assert_eq!(heard(&coach, "The nurse failed to call."), ["counterfactual-failed-to"]);
    }
}
