//! Owns what a deck file may hold, field by field, and how several files make one deck.
//! Must not know which files those are.

use super::lint::{asks_two_things, harsh};
use super::table::{Fields, File, Placed, READ, SPOKEN};
use super::trouble::{DeckError, DeckReason};
use super::{AgendaPreset, AgendaStep, AntiPattern, BUILT_IN, Cue, Deck, DeckSource, Heard, Prompt, StageGuide};
use domain::Stage;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// What every deck may lean on: the built-in deck's prompts and source tags.
#[derive(Default)]
pub(super) struct Base {
    prompts: BTreeSet<String>,
    sources: BTreeSet<String>,
}

impl Base {
    pub(super) fn of(built_in: &Deck) -> Self {
        Self {
            prompts: built_in.prompts.iter().map(|prompt| prompt.id.clone()).collect(),
            sources: built_in.sources.iter().map(|source| source.tag.clone()).collect(),
        }
    }
}

/// Something read from a file, with the place that errors about it point at.
#[derive(Clone)]
struct At<T> {
    file: String,
    line: u32,
    it: T,
}

impl<T> At<T> {
    fn refuse(&self, reason: DeckReason) -> DeckError {
        DeckError { file: self.file.clone(), line: self.line, reason }
    }
}

/// What the head of a deck says about the whole.
struct Head {
    id: String,
    file: String,
    title: String,
    language: String,
    about: String,
}

/// What one file holds. A person's deck is one part; the built-in deck is several.
#[derive(Default)]
pub(super) struct Part {
    file: String,
    head: Option<Head>,
    ground_rules: Vec<String>,
    sources: Vec<At<DeckSource>>,
    stages: Vec<StageGuide>,
    presets: Vec<At<AgendaPreset>>,
    prompts: Vec<At<Prompt>>,
    anti_patterns: Vec<At<AntiPattern>>,
    /// Every mention of a source tag, checked once all parts are together.
    tags: Vec<At<String>>,
    /// Every prompt an agenda names, checked likewise.
    chosen: Vec<At<String>>,
    /// Every prompt that is to be offered first, checked likewise.
    starred: Vec<At<String>>,
}

impl Part {
    pub(super) fn read(file: &str, text: &str) -> Result<Self, DeckError> {
        let mut fields = File { name: file, text }.table()?;
        let mut part = Self { file: file.to_owned(), ..Self::default() };
        if fields.has("id") || fields.has("title") || fields.has("language") {
            part.head = Some(Head {
                id: id(&mut fields)?.text,
                file: file.to_owned(),
                title: fields.text("title", SPOKEN)?.text,
                language: fields.text("language", 35)?.text,
                about: fields.text_or_none("about", READ)?,
            });
        }
        part.ground_rules = fields
            .texts("ground_rules", READ)?
            .into_iter()
            .map(|rule| kind(fields.file, rule))
            .collect::<Result<_, _>>()?;
        part.starred = fields
            .texts("starred", SPOKEN)?
            .into_iter()
            .map(|prompt| at(fields.file, &prompt, prompt.text.clone()))
            .collect();
        fields.tables("source")?.into_iter().try_for_each(|source| part.source(source))?;
        fields.tables("stage")?.into_iter().try_for_each(|stage| part.stage(stage))?;
        fields.tables("prompt")?.into_iter().try_for_each(|prompt| part.prompt(prompt))?;
        fields.tables("preset")?.into_iter().try_for_each(|preset| part.preset(preset))?;
        fields.tables("anti_pattern")?.into_iter().try_for_each(|card| part.anti_pattern(card))?;
        fields.end()?;
        Ok(part)
    }

    fn source(&mut self, mut fields: Fields<'_>) -> Result<(), DeckError> {
        let tag = fields.text("tag", 12)?;
        let name = fields.text("name", READ)?.text;
        self.sources.push(at(fields.file, &tag, DeckSource { tag: tag.text.clone(), name }));
        fields.end()
    }

    fn stage(&mut self, mut fields: Fields<'_>) -> Result<(), DeckError> {
        self.stages.push(StageGuide {
            stage: stage(&mut fields)?,
            title: fields.text("title", SPOKEN)?.text,
            about: fields.text("about", SPOKEN)?.text,
            exit_test: fields.text("exit_test", SPOKEN)?.text,
            minutes: fields.minutes("minutes")?,
        });
        fields.end()
    }

    fn prompt(&mut self, mut fields: Fields<'_>) -> Result<(), DeckError> {
        let file = fields.file;
        let id = id(&mut fields)?;
        let stage = stage(&mut fields)?;
        let cue = fields.text("cue", SPOKEN)?;
        let cue = Cue::of(&cue.text)
            .ok_or_else(|| file.refuse(cue.at, DeckReason::UnknownCue { found: cue.text.clone() }))?;
        let prompt = Prompt {
            id: id.text.clone(),
            stage,
            cue,
            on: heard(&mut fields)?,
            text: spoken(file, fields.text("text", SPOKEN)?)?,
            purpose: fields.text("purpose", READ)?.text,
            source: self.tags(&mut fields)?,
            minutes: fields.number("minutes", 0.5, 60.0)?,
            follow_ups: fields
                .texts("follow_ups", SPOKEN)?
                .into_iter()
                .map(|say| spoken(file, say))
                .collect::<Result<_, _>>()?,
            avoid_if: fields.text_or_none("avoid_if", READ)?,
        };
        self.prompts.push(at(file, &id, prompt));
        fields.end()
    }

    fn preset(&mut self, mut fields: Fields<'_>) -> Result<(), DeckError> {
        let file = fields.file;
        let id = id(&mut fields)?;
        let title = fields.text("title", SPOKEN)?.text;
        let mut steps = Vec::new();
        for mut step in fields.tables("step")? {
            let stage = stage(&mut step)?;
            let minutes = step.minutes("minutes")?;
            let prompts = step.texts("prompts", SPOKEN)?;
            self.chosen.extend(prompts.iter().map(|prompt| at(file, prompt, prompt.text.clone())));
            steps.push(AgendaStep { stage, minutes, prompts: prompts.into_iter().map(|prompt| prompt.text).collect() });
            step.end()?;
        }
        if steps.is_empty() {
            return Err(file.refuse(fields.at, DeckReason::MissingField { field: "step".to_owned() }));
        }
        let minutes = steps.iter().map(|step| step.minutes).fold(0, u16::saturating_add);
        self.presets.push(at(file, &id, AgendaPreset { id: id.text.clone(), title, minutes, steps }));
        fields.end()
    }

    fn anti_pattern(&mut self, mut fields: Fields<'_>) -> Result<(), DeckError> {
        let file = fields.file;
        let id = id(&mut fields)?;
        let card = AntiPattern {
            id: id.text.clone(),
            heard: fields.text("heard", SPOKEN)?.text,
            hides: fields.text("hides", READ)?.text,
            offer: kind(file, fields.text("offer", READ)?)?,
            source: self.tags(&mut fields)?,
        };
        self.anti_patterns.push(at(file, &id, card));
        fields.end()
    }

    fn tags(&mut self, fields: &mut Fields<'_>) -> Result<Vec<String>, DeckError> {
        let tags = fields.texts("source", SPOKEN)?;
        self.tags.extend(tags.iter().map(|tag| at(fields.file, tag, tag.text.clone())));
        Ok(tags.into_iter().map(|tag| tag.text).collect())
    }

    /// This part with another one after it.
    pub(super) fn joined(mut self, other: Self) -> Self {
        self.head = self.head.or(other.head);
        self.ground_rules.extend(other.ground_rules);
        self.sources.extend(other.sources);
        self.stages.extend(other.stages);
        self.presets.extend(other.presets);
        self.prompts.extend(other.prompts);
        self.anti_patterns.extend(other.anti_patterns);
        self.tags.extend(other.tags);
        self.chosen.extend(other.chosen);
        self.starred.extend(other.starred);
        self
    }

    /// Checks what only the whole can tell, and puts the deck's name in front of its ids.
    pub(super) fn into_deck(self, base: &Base) -> Result<Deck, DeckError> {
        let Some(head) = self.head else {
            return Err(DeckError {
                file: self.file,
                line: 1,
                reason: DeckReason::MissingField { field: "id".to_owned() },
            });
        };
        once(self.prompts.iter().map(|prompt| (prompt, &prompt.it.id)))?;
        once(self.presets.iter().map(|preset| (preset, &preset.it.id)))?;
        once(self.anti_patterns.iter().map(|card| (card, &card.it.id)))?;
        once(self.sources.iter().map(|source| (source, &source.it.tag)))?;
        let own: BTreeSet<&str> = self.prompts.iter().map(|prompt| prompt.it.id.as_str()).collect();
        if let Some(lost) = self
            .chosen
            .iter()
            .chain(&self.starred)
            .find(|id| !own.contains(id.it.as_str()) && !base.prompts.contains(&id.it))
        {
            return Err(lost.refuse(DeckReason::UnknownPrompt { found: lost.it.clone() }));
        }
        let tags: BTreeSet<&str> = self.sources.iter().map(|source| source.it.tag.as_str()).collect();
        if let Some(lost) =
            self.tags.iter().find(|tag| !tags.contains(tag.it.as_str()) && !base.sources.contains(&tag.it))
        {
            return Err(lost.refuse(DeckReason::UnknownSource { found: lost.it.clone() }));
        }
        // The built-in ids stay plain, so that reviews keep their prompts when the deck's title changes.
        let named = |id: &str| if head.id == BUILT_IN { id.to_owned() } else { format!("{}/{id}", head.id) };
        let chosen = |id: String| if own.contains(id.as_str()) { named(&id) } else { id };
        let presets = self.presets.into_iter().map(|preset| named_preset(preset.it, &named, &chosen)).collect();
        let prompts =
            self.prompts.iter().map(|prompt| Prompt { id: named(&prompt.it.id), ..prompt.it.clone() }).collect();
        let anti_patterns =
            self.anti_patterns.into_iter().map(|card| AntiPattern { id: named(&card.it.id), ..card.it }).collect();
        Ok(Deck {
            sources: self.sources.into_iter().map(|source| source.it).collect(),
            ground_rules: self.ground_rules,
            stages: self.stages,
            presets,
            prompts,
            anti_patterns,
            starred: self.starred.iter().map(|id| chosen(id.it.clone())).collect(),
            id: head.id,
            file: head.file,
            title: head.title,
            language: head.language,
            about: head.about,
        })
    }
}

fn named_preset(
    preset: AgendaPreset,
    named: &impl Fn(&str) -> String,
    chosen: &impl Fn(String) -> String,
) -> AgendaPreset {
    let steps = preset
        .steps
        .into_iter()
        .map(|step| AgendaStep { prompts: step.prompts.into_iter().map(chosen).collect(), ..step })
        .collect();
    AgendaPreset { id: named(&preset.id), steps, ..preset }
}

fn at<T>(file: File<'_>, place: &Placed, it: T) -> At<T> {
    At { file: file.name.to_owned(), line: file.line(place.at), it }
}

/// Holds that no id is used twice.
fn once<'a, T: 'a>(rows: impl Iterator<Item = (&'a At<T>, &'a String)>) -> Result<(), DeckError> {
    let mut seen = BTreeMap::new();
    for (row, id) in rows {
        if let Some(first_line) = seen.insert(id, row.line) {
            return Err(row.refuse(DeckReason::DuplicateId { found: id.clone(), first_line }));
        }
    }
    Ok(())
}

fn id(fields: &mut Fields<'_>) -> Result<Placed, DeckError> {
    let id = fields.text("id", 80)?;
    let fine = id
        .text
        .split('-')
        .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    if fine { Ok(id) } else { Err(fields.file.refuse(id.at, DeckReason::BadId { found: id.text })) }
}

fn stage(fields: &mut Fields<'_>) -> Result<Stage, DeckError> {
    let stage = fields.text("stage", SPOKEN)?;
    Stage::from_str(&stage.text)
        .map_err(|_| fields.file.refuse(stage.at, DeckReason::UnknownStage { found: stage.text }))
}

fn heard(fields: &mut Fields<'_>) -> Result<Option<Heard>, DeckError> {
    if !fields.has("on") {
        return Ok(None);
    }
    let on = fields.text("on", SPOKEN)?;
    match Heard::of(&on.text) {
        Some(heard) => Ok(Some(heard)),
        None => Err(fields.file.refuse(on.at, DeckReason::UnknownHeard { found: on.text })),
    }
}

/// Words said aloud: kind, and one thing at a time.
fn spoken(file: File<'_>, say: Placed) -> Result<String, DeckError> {
    match harsh(&say.text).or_else(|| asks_two_things(&say.text)) {
        Some(reason) => Err(file.refuse(say.at, reason)),
        None => Ok(say.text),
    }
}

/// Words at length: kind; they may hold more than one sentence.
fn kind(file: File<'_>, say: Placed) -> Result<String, DeckError> {
    match harsh(&say.text) {
        Some(reason) => Err(file.refuse(say.at, reason)),
        None => Ok(say.text),
    }
}
