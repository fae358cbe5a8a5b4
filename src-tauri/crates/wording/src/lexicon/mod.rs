//! Owns the lexicon: rules as data, read once, and the automaton that finds their phrases.
//! Must not know the text it will be run over.

mod file;
mod language;

use crate::Class;
use crate::people::PeopleWords;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::HashMap;

use file::LexiconFile;
pub use file::{LexiconError, Wrong};
pub(crate) use file::{Negated, Opens, Rule, Sort, Subject, Then};
pub use language::Language;

/// Rules, the words around them, and the automaton over all their phrases.
#[derive(Debug, Default)]
pub struct Lexicon {
    rules: Vec<Rule>,
    young: bool,
    people: PeopleWords,
    patterns: Vec<Pattern>,
    /// None in a lexicon without phrases.
    finder: Option<AhoCorasick>,
}

/// What one pattern of the automaton stands for.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// The rule, by its place.
    pub(crate) rule: usize,
    /// Where the phrase holds a person: what must follow the person, which may be nothing.
    pub(crate) after_person: Option<String>,
}

/// A sentence of a rule's own that must, or must not, be caught by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example<'a> {
    /// The rule.
    pub rule: &'a str,
    /// Its file.
    pub file: &'a str,
    /// Its line in that file, from 1.
    pub line: usize,
    /// The sentence.
    pub sentence: &'a str,
    /// Whether the rule must catch it.
    pub fires: bool,
}

/// A rule as a list of rules may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleView<'a> {
    /// Its name, which never changes.
    pub id: &'a str,
    /// What sort of phrasing it listens for.
    pub class: Class,
    /// Its phrases, in lower case; `{P}` stands for a person.
    pub phrases: &'a [String],
    /// What such a phrase costs.
    pub why: &'a str,
    /// What to ask instead; `{who}` stands for the subject of the sentence.
    pub asks: &'a [String],
    /// Where the idea is from; the letters are explained beside the lexicon.
    pub source: &'a str,
    /// Its file.
    pub file: &'a str,
    /// Its line in that file, from 1.
    pub line: usize,
}

impl Lexicon {
    /// The built-in English lexicon. It is read when first asked for, and kept.
    ///
    /// # Errors
    /// Never, in a build whose tests pass: the files are part of the program.
    pub fn english() -> Result<&'static Self, LexiconError> {
        Self::built_in(Language::English)
    }

    /// The built-in lexicon of a language. It is read when first asked for, and kept.
    ///
    /// # Errors
    /// Never, in a build whose tests pass: the files are part of the program.
    pub fn built_in(language: Language) -> Result<&'static Self, LexiconError> {
        language.built_in()
    }

    /// A lexicon of one file, with the built-in English words for people.
    ///
    /// # Errors
    /// The first thing wrong with the file, with its line.
    pub fn read(name: &str, text: &str) -> Result<Self, LexiconError> {
        let [names, people, ..] = Language::English.files() else { return Self::of(&[(name, text)]) };
        Self::of(&[*names, *people, (name, text)])
    }

    /// A lexicon of several files, each by its name and its text. Later words for people replace earlier ones.
    ///
    /// # Errors
    /// The first thing wrong with any of them, with its file and line.
    pub fn of(files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let (lexicon, wrong) = Self::gathered(files.iter().map(|(name, text)| file::read(name, text)));
        wrong.into_iter().next().map_or(Ok(lexicon), Err)
    }

    /// The built-in lexicon of a language with a person's own files laid over it, each by its name and its text: rules they
    /// add, and under `off` the ids of rules they switch off. Files that name another `language` are left out.
    ///
    /// What is wrong with their files comes back beside the lexicon, by line and reason; everything sound is in it. Their
    /// examples (`fires`, `silent`) are not run here: [`Lexicon::examples`] gives them to whoever wants to.
    #[must_use]
    pub fn with_own(language: Language, own: &[(&str, &str)]) -> (Self, Vec<LexiconError>) {
        let built_in = language.files().iter().map(|(name, text)| file::read(name, text));
        let own = own.iter().map(|(name, text)| file::read(name, text));
        let spoken =
            move |file: &LexiconFile| file.language.as_deref().is_none_or(|tag| Language::of(tag) == Some(language));
        Self::gathered(built_in.chain(own.filter(spoken)))
    }

    fn gathered(files: impl Iterator<Item = LexiconFile>) -> (Self, Vec<LexiconError>) {
        let mut lexicon = Self::default();
        let (mut wrong, mut names, mut off) = (Vec::new(), Vec::new(), Vec::new());
        let mut known: HashMap<String, String> = HashMap::new();
        for file in files {
            wrong.extend(file.wrong);
            lexicon.young |= file.young;
            lexicon.people = file.people.unwrap_or(lexicon.people);
            names.extend(file.names);
            for rule in file.rules {
                let place = format!("{}:{}", rule.file, rule.line);
                let told = |what| LexiconError { file: rule.file.clone(), line: rule.line, wrong: what };
                if let Some(first) = known.get(&rule.id) {
                    wrong.push(told(Wrong::Twice { id: rule.id.clone(), first: first.clone() }));
                } else if let Some(phrase) = rule.everywhere(&lexicon.people) {
                    wrong.push(told(Wrong::Everywhere { id: rule.id.clone(), phrase: phrase.clone() }));
                } else {
                    known.insert(rule.id.clone(), place);
                    lexicon.rules.push(rule);
                }
            }
            off.extend(file.off.into_iter().map(|(id, line)| (file.name.clone(), id, line)));
        }
        for (file, id, line) in &off {
            if !known.contains_key(id) {
                wrong.push(LexiconError {
                    file: file.clone(),
                    line: *line,
                    wrong: Wrong::NoSuchRule { id: id.clone() },
                });
            }
        }
        lexicon.rules.retain(|rule| off.iter().all(|(_, id, _)| *id != rule.id));
        lexicon.people.learn(names);
        if let Err(phrases) = lexicon.build() {
            wrong.push(LexiconError { file: String::new(), line: 0, wrong: Wrong::TooMany { phrases } });
        }
        (lexicon, wrong)
    }

    /// Makes the automaton; where the phrases are too many for one, says how many there are.
    fn build(&mut self) -> Result<(), usize> {
        let (texts, patterns): (Vec<String>, Vec<Pattern>) =
            self.rules.iter().enumerate().flat_map(|(at, rule)| patterns(at, rule)).unzip();
        if texts.len() > MOST_PATTERNS {
            return Err(texts.len());
        }
        self.finder = Some(finder(&texts).ok_or(texts.len())?);
        self.patterns = patterns;
        Ok(())
    }

    /// The sentences every rule brings along, for tests and for those who write rules.
    pub fn examples(&self) -> impl Iterator<Item = Example<'_>> {
        self.rules.iter().flat_map(|rule| {
            let example =
                |sentence, fires| Example { rule: &rule.id, file: &rule.file, line: rule.line, sentence, fires };
            let caught = rule.fires.iter().map(move |sentence| example(sentence, true));
            caught.chain(rule.silent.iter().map(move |sentence| example(sentence, false)))
        })
    }

    /// The rules, in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = RuleView<'_>> {
        self.rules.iter().map(|rule| RuleView {
            id: &rule.id,
            class: rule.class,
            phrases: &rule.phrases,
            why: &rule.why,
            asks: &rule.ask,
            source: &rule.source,
            file: &rule.file,
            line: rule.line,
        })
    }

    /// How many questions the rules ask about what stands around a phrase: each condition and each trap counts as one.
    pub fn contexts(&self) -> usize {
        let each = |rule: &Rule| {
            usize::from(rule.subject.is_some())
                + usize::from(rule.opens.is_some())
                + usize::from(rule.then.is_some())
                + usize::from(rule.sort.is_some())
                + usize::from(rule.negated == Negated::Silent)
                + usize::from(!rule.with.is_empty())
                + rule.unless.len()
        };
        self.rules.iter().map(each).sum()
    }

    /// Whether this language is young: its rules have met few texts yet.
    pub fn is_young(&self) -> bool {
        self.young
    }

    /// How many phrases are listened for; spellings with a curly apostrophe are not counted.
    pub fn phrases(&self) -> usize {
        self.rules.iter().map(|rule| rule.phrases.len()).sum()
    }

    pub(crate) fn rule(&self, pattern: &Pattern) -> &Rule {
        &self.rules[pattern.rule]
    }

    pub(crate) fn pattern(&self, at: usize) -> &Pattern {
        &self.patterns[at]
    }

    pub(crate) fn people(&self) -> &PeopleWords {
        &self.people
    }

    pub(crate) fn finder(&self) -> Option<&AhoCorasick> {
        self.finder.as_ref()
    }
}

/// Most spellings one automaton is made of; building it takes time and memory.
const MOST_PATTERNS: usize = 20_000;

/// The automaton. One that is a single table would step twice as fast through a text, and take four times as long to make
/// and four times the memory; a text is heard in a millisecond as it is.
fn finder(texts: &[String]) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::ContiguousNFA)).build(texts).ok()
}

/// The literal texts a rule is found by: what stands before `{P}`, both kinds of apostrophe, and capitals that are not of
/// ASCII, since only those of ASCII are made small in the text.
fn patterns(at: usize, rule: &Rule) -> Vec<(String, Pattern)> {
    let mut found = Vec::new();
    for phrase in &rule.phrases {
        let (text, after_person) = match phrase.split_once("{P}") {
            Some((before, after)) => (before.trim_end(), Some(after.to_owned())),
            None => (phrase.as_str(), None),
        };
        let pattern = Pattern { rule: at, after_person };
        if text.contains('\'') {
            found.push((text.replace('\'', "\u{2019}"), pattern.clone()));
        }
        if !text.is_ascii() {
            found.push((text.to_uppercase().to_ascii_lowercase(), pattern.clone()));
            found.push((text.split(' ').map(capital).collect::<Vec<_>>().join(" "), pattern.clone()));
        }
        found.push((text.to_owned(), pattern));
    }
    found
}

/// A word with a capital where its first letter is not of ASCII.
fn capital(word: &str) -> String {
    let mut rest = word.chars();
    match rest.next().filter(|first| !first.is_ascii()) {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => word.to_owned(),
    }
}
