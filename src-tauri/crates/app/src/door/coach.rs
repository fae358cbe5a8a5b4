//! Owns what the screens ask of the coach: hints for texts, the list of its rules, and a person's choices about them.
//! Must not know what any rule says, keep a text, or say anything to the room.

use super::Door;
use crate::Trouble;
use crate::coach::{self, Coach, NewRule};
use crate::file;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use ts_rs::TS;
use wording::{Class, Hint, Language, Lexicon};

/// The coach of this library's owner. It is made ready by whoever asks first, so that a window starts without it.
pub(super) struct Listening {
    folder: PathBuf,
    language_place: PathBuf,
    coach: OnceLock<Arc<Coach>>,
}

impl Listening {
    pub(super) fn beside(library: &Path) -> Self {
        Self {
            folder: file::phrases_beside(library),
            language_place: library.with_file_name("coach-language.txt"),
            coach: OnceLock::new(),
        }
    }

    /// The language somebody chose; English where none was, or where it is none of ours.
    fn language(&self) -> Language {
        let chosen = std::fs::read_to_string(&self.language_place).unwrap_or_default();
        Language::of(chosen.trim()).unwrap_or(Language::English)
    }

    fn coach(&self) -> &Arc<Coach> {
        self.coach.get_or_init(|| Arc::new(Coach::open(self.language(), Some(&self.folder))))
    }

    /// Has the rules read again by whoever asks next.
    fn forget(&mut self) {
        self.coach = OnceLock::new();
    }
}

/// Asks what the coach hears in some texts. Each text is heard by itself, so paragraphs can be asked about one by one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HearAsk {
    /// The texts.
    pub texts: Vec<String>,
}

impl HearAsk {
    /// The hints of each text, in the order of the texts; places are counted from the beginning of each.
    pub(crate) fn heard_by(&self, coach: &Coach) -> Vec<Vec<Hint>> {
        self.texts.iter().map(|text| coach.hear(text).hints).collect()
    }
}

/// The coach as somebody can change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CoachView {
    /// The tag of the language it listens to.
    pub language: String,
    /// The languages it knows.
    pub languages: Vec<Spoken>,
    /// Its rules, class by class.
    pub rules: Vec<RuleLine>,
    /// What of the person's own rules does not work, and why.
    pub left_out: Vec<LeftOutView>,
    /// Where the person's own rules lie, for showing only.
    pub folder: String,
}

/// A language the coach knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Spoken {
    /// Its tag.
    pub tag: String,
    /// Whether its rules have met few texts yet.
    pub is_young: bool,
}

/// A rule in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RuleLine {
    /// Its name, which never changes.
    pub id: String,
    /// What sort of phrasing it listens for.
    pub class: Class,
    /// Its phrases; `{P}` stands for a person.
    pub phrases: Vec<String>,
    /// What such a phrase costs.
    pub why: String,
    /// What to ask instead; `{who}` stands for whom the sentence is about.
    pub asks: Vec<String>,
    /// Whether it is at work.
    pub is_on: bool,
    /// Whether it was added in the app, and so can be taken away there.
    pub is_added: bool,
}

/// Something in a person's own rules that does not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LeftOutView {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 where none can be named.
    pub line: u32,
    /// What is wrong with it.
    pub why: String,
}

/// Switches a rule on or off.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SwitchRule {
    /// Its name.
    pub rule: String,
    /// Whether it is to be at work.
    pub is_on: bool,
}

impl Door {
    /// The coach, for whoever listens without holding the door.
    pub(crate) fn listener(&self) -> Arc<Coach> {
        Arc::clone(self.coach.coach())
    }

    /// What the coach would ask about some texts.
    ///
    /// # Errors
    /// None today; it answers as every command does.
    pub fn hear(&self, ask: HearAsk) -> Result<Vec<Vec<Hint>>, Trouble> {
        Ok(ask.heard_by(self.coach.coach()))
    }

    /// The coach's rules and languages, and what of a person's own rules does not work.
    ///
    /// # Errors
    /// None today; it answers as every command does.
    pub fn coach(&self, (): ()) -> Result<CoachView, Trouble> {
        let coach = self.coach.coach();
        let language = self.coach.language();
        let line = |rule: &wording::RuleView<'_>, choice: coach::Choice| RuleLine {
            id: rule.id.to_owned(),
            class: rule.class,
            phrases: rule.phrases.to_vec(),
            why: rule.why.to_owned(),
            asks: rule.asks.to_vec(),
            is_on: choice.is_on,
            is_added: choice.is_added,
        };
        let mut rules = Coach::choices(language, &self.coach.folder, line);
        rules.sort_by_key(|rule| rule.class);
        let left_out = coach.left_out().iter().filter(|it| !it.is_a_choice()).map(|it| LeftOutView {
            file: it.file.clone(),
            line: u32::try_from(it.line).unwrap_or(u32::MAX),
            why: it.why.clone(),
        });
        let is_young = |language| Lexicon::built_in(language).is_ok_and(Lexicon::is_young);
        let spoken = |language: Language| Spoken { tag: language.tag().to_owned(), is_young: is_young(language) };
        Ok(CoachView {
            language: language.tag().to_owned(),
            languages: Language::ALL.map(spoken).into(),
            rules,
            left_out: left_out.collect(),
            folder: self.coach.folder.display().to_string(),
        })
    }

    /// Switches a rule of the coach on or off, for every review.
    ///
    /// # Errors
    /// Where the choice could not be written down; it is then as before.
    pub fn switch_rule(&mut self, SwitchRule { rule, is_on }: SwitchRule) -> Result<(), Trouble> {
        let mut off = coach::switched_off(&self.coach.folder);
        let changed = if is_on { off.remove(&rule) } else { off.insert(rule) };
        if changed {
            coach::switch_off(&self.coach.folder, off.iter().map(String::as_str))?;
            self.coach.forget();
        }
        Ok(())
    }

    /// Adds a rule of the person's own; the answer is its id.
    ///
    /// # Errors
    /// Where the rule would not work, or could not be written down.
    pub fn add_rule(&mut self, rule: NewRule) -> Result<String, Trouble> {
        let id = coach::add(&self.coach.folder, &rule)?;
        self.coach.forget();
        Ok(id)
    }

    /// Takes a rule away that was added here.
    ///
    /// # Errors
    /// Where that could not be written down.
    pub fn take_rule_away(&mut self, id: String) -> Result<(), Trouble> {
        coach::take_away(&self.coach.folder, &id)?;
        self.coach.forget();
        Ok(())
    }

    /// Has the coach listen to another language from now on, by its tag.
    ///
    /// # Errors
    /// Where it does not know the language, or the choice could not be written down.
    pub fn choose_language(&mut self, tag: String) -> Result<(), Trouble> {
        let language = coach::language(&tag)?;
        let place = &self.coach.language_place;
        file::write_beside(place, language.tag().as_bytes()).map_err(|why| crate::unwritten(place, &why))?;
        self.coach.forget();
        Ok(())
    }
}
