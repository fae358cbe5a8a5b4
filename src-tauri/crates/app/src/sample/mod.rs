//! Owns the built-in sample review: from its files to the rows of one fresh review.
//! Must not know how rows are kept: it hands over a sheet, and a host adds it like any other.

mod care;
mod names;
mod rehearsal;
mod story;

#[cfg(test)]
mod tests;

use crate::deck::{self, DeckError};
use chrono::{DateTime, Utc};
use domain::{
    Account, AgendaItem, Event, Factor, FollowUp, ItemState, Learning, Line, Link, Note, OpenQuestion, Parked, Person,
    Perspective, Review, ReviewId, Sheet, Source, Thanks, When, WhenKind,
};
use names::Names;
pub use rehearsal::rehearsal;
use story::{MapFile, Moment, ReviewFile, Scene, TimelineFile};
use uuid::Uuid;

const REVIEW: (&str, &str) = ("review.toml", include_str!("../../../../../assets/sample/review.toml"));
const TIMELINE: (&str, &str) = ("timeline.toml", include_str!("../../../../../assets/sample/timeline.toml"));
const CARE: (&str, &str) = ("care.toml", include_str!("../../../../../assets/sample/care.toml"));
const MAP: (&str, &str) = ("map.toml", include_str!("../../../../../assets/sample/map.toml"));
/// The file the sample's lines come from, byte for byte.
const RETOLD: &str = include_str!("../../../../../assets/sample/two-accounts.md");

/// Why the sample could not be made. Its files are compiled in, so a test rules this out for every release.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A file is not what its reader expects.
    #[error("the sample's {file} cannot be read: {source}")]
    File {
        /// The file's name.
        file: &'static str,
        /// What the reader stumbled over.
        source: Box<toml::de::Error>,
    },
    /// A row is mentioned that is not there.
    #[error("the sample mentions \u{201c}{name}\u{201d}, which is not there")]
    UnknownName {
        /// The name.
        name: String,
    },
    /// Two rows have the same name.
    #[error("the sample uses the name \u{201c}{name}\u{201d} twice")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A line is taken from a place the retold file does not have.
    #[error("the sample takes line {number} of a shorter file")]
    NoSuchLine {
        /// The line, from 1.
        number: usize,
    },
    /// The ground rules come from the built-in deck, which could not be read.
    #[error(transparent)]
    Deck(#[from] DeckError),
}

/// A fresh copy of the sample: `now` is only when the review was made; the story keeps its own times.
///
/// The same `now` and the same ids give the same sheet. Every row has `rev` 0, so that it can be added at once.
///
/// # Errors
/// [`SampleError`] where a compiled-in file is broken.
pub fn sheet(now: DateTime<Utc>, new_id: &mut dyn FnMut() -> Uuid) -> Result<(ReviewId, Sheet), SampleError> {
    let opening: ReviewFile = read(REVIEW)?;
    let timeline: TimelineFile = read(TIMELINE)?;
    let map: MapFile = read(MAP)?;
    let review = ReviewId(new_id());
    let mut making = Making::begin(review, &opening, new_id);
    making.review(&opening, now, deck::built_in()?.ground_rules);
    making.people(&opening)?;
    making.agenda(&opening)?;
    making.timeline(timeline)?;
    making.map(&map)?;
    making.care(read(CARE)?)?;
    making.captured(opening)?;
    making.learned(map)?;
    Ok((review, making.sheet))
}

fn read<T: serde::de::DeserializeOwned>((file, text): (&'static str, &str)) -> Result<T, SampleError> {
    toml::from_str(text).map_err(|error| SampleError::File { file, source: Box::new(error) })
}

/// The sheet as it grows, with the names already given away.
struct Making<'a> {
    review: ReviewId,
    zone: String,
    new_id: &'a mut dyn FnMut() -> Uuid,
    names: Names,
    sheet: Sheet,
}

impl<'a> Making<'a> {
    fn begin(review: ReviewId, opening: &ReviewFile, new_id: &'a mut dyn FnMut() -> Uuid) -> Self {
        let zone = opening.review.zone.clone();
        Self { review, zone, new_id, names: Names::default(), sheet: Sheet::default() }
    }
}

impl Making<'_> {
    fn id<I>(&mut self, wrap: fn(Uuid) -> I) -> I {
        wrap((self.new_id)())
    }

    fn review(&mut self, opening: &ReviewFile, now: DateTime<Utc>, ground_rules: Vec<String>) {
        let told = &opening.review;
        self.sheet.reviews.push(Review {
            id: self.review,
            rev: 0,
            title: told.title.clone(),
            summary: told.summary.trim().to_owned(),
            impact: told.impact.trim().to_owned(),
            scope: told.scope.trim().to_owned(),
            zone: told.zone.clone(),
            state: told.state,
            meets_at: Some(told.meets_at),
            ground_rules,
            made_at: now,
            sample: true,
            tags: told.tags.clone(),
        });
    }

    fn people(&mut self, opening: &ReviewFile) -> Result<(), SampleError> {
        for (position, role) in (0..).zip(&opening.perspective) {
            let id = self.id(domain::PerspectiveId);
            self.names.perspectives.give(&role.key, id)?;
            self.sheet.perspectives.push(Perspective {
                id,
                rev: 0,
                review: self.review,
                name: role.name.clone(),
                position,
            });
        }
        for somebody in &opening.person {
            let id = self.id(domain::PersonId);
            self.sheet.people.push(Person {
                id,
                rev: 0,
                review: self.review,
                name: somebody.name.clone(),
                perspective: self.names.perspectives.find(somebody.perspective.as_ref())?,
                consent: somebody.consent,
                remark: somebody.remark.clone(),
            });
        }
        Ok(())
    }

    fn agenda(&mut self, opening: &ReviewFile) -> Result<(), SampleError> {
        for (position, item) in (0..).zip(&opening.agenda) {
            let id = self.id(domain::AgendaItemId);
            self.names.agenda.give(&item.key, id)?;
            self.sheet.agenda.push(AgendaItem {
                id,
                rev: 0,
                review: self.review,
                position,
                stage: item.stage,
                title: String::new(),
                minutes: item.minutes,
                state: ItemState::Done,
                prompts: care::waiting(&item.prompts),
                spent_ms: item.spent * 60_000,
                running_since: None,
                meets_at: None,
                reached_at: None,
            });
        }
        Ok(())
    }

    fn timeline(&mut self, timeline: TimelineFile) -> Result<(), SampleError> {
        for file in timeline.source {
            let id = self.id(domain::SourceId);
            self.names.sources.give(&file.key, id)?;
            self.sheet.sources.push(Source {
                id,
                rev: 0,
                review: self.review,
                name: file.name,
                kind: file.kind,
                zone: self.zone.clone(),
                clock_offset: 0,
                sha256: file.sha256,
                brought_at: file.brought_at,
            });
        }
        for line in timeline.line {
            self.line(line)?;
        }
        for (position, scene) in (0..).zip(timeline.event) {
            self.event(position, scene)?;
        }
        Ok(())
    }

    fn line(&mut self, line: story::Told) -> Result<(), SampleError> {
        let raw = line.number.checked_sub(1).and_then(|above| RETOLD.lines().nth(above));
        let raw = raw.ok_or(SampleError::NoSuchLine { number: line.number })?.to_owned();
        let id = self.id(domain::LineId);
        self.names.lines.give(&line.key, id)?;
        let row = Line {
            id,
            rev: 0,
            review: self.review,
            source: self.names.sources.get(&line.source)?,
            position: i64::try_from(line.number).unwrap_or(i64::MAX) - 1,
            raw,
            text: line.text,
            author: String::new(),
            at: self.when(line.at)?,
            kept_because: line.kept_because,
        };
        self.sheet.lines.push(row);
        Ok(())
    }

    fn event(&mut self, position: i64, scene: Scene) -> Result<(), SampleError> {
        let id = self.id(domain::EventId);
        // The time comes first: an event cannot follow itself.
        let at = self.when(Some(scene.at))?;
        self.names.events.give(&scene.key, id)?;
        self.sheet.events.push(Event {
            id,
            rev: 0,
            review: self.review,
            position,
            at,
            title: scene.title,
            kind: scene.kind,
            lines: self.names.lines.all(&scene.lines)?,
            gap: scene.gap,
            taken_at: None,
        });
        for told in scene.account {
            let account = self.id(domain::AccountId);
            self.sheet.accounts.push(Account {
                id: account,
                rev: 0,
                review: self.review,
                event: id,
                perspective: self.names.perspectives.get(&told.perspective)?,
                text: told.text,
                voice: told.voice,
                basis: told.basis,
                confidence: told.confidence,
                known: told.known,
                expected: told.expected,
                visible: told.visible,
                told_in: told.told_in,
                quote: None,
            });
        }
        Ok(())
    }

    fn when(&self, moment: Option<Moment>) -> Result<When, SampleError> {
        let zone = self.zone.clone().into();
        Ok(match moment {
            None => When::unknown(),
            Some(Moment::About { about, original }) => When { known: WhenKind::About { at: about }, original, zone },
            Some(Moment::Between { from, to, original }) => {
                When { known: WhenKind::Between { from, to }, original, zone }
            }
            Some(Moment::After { after, original }) => {
                let event = Some(self.names.events.get(&after)?);
                When { known: WhenKind::After { event }, original, zone }
            }
        })
    }

    fn map(&mut self, map: &MapFile) -> Result<(), SampleError> {
        for (position, factor) in (0..).zip(&map.factor) {
            let id = self.id(domain::FactorId);
            self.names.factors.give(&factor.key, id)?;
            self.sheet.factors.push(Factor {
                id,
                rev: 0,
                review: self.review,
                position,
                phrase: factor.phrase.clone(),
                band: factor.band,
                polarity: factor.polarity,
                phase: factor.phase,
                evidence: factor.evidence,
                events: self.names.events.all(&factor.events)?,
                taken_at: None,
                other_days: factor.other_days,
                put: None,
            });
        }
        for link in &map.link {
            let id = self.id(domain::LinkId);
            self.sheet.links.push(Link {
                id,
                rev: 0,
                review: self.review,
                from: self.names.factors.get(&link.from)?,
                to: self.names.factors.find(link.to.as_ref())?,
                kind: link.kind,
                perspective: self.names.perspectives.find(link.perspective.as_ref())?,
                remark: link.remark.clone(),
            });
        }
        Ok(())
    }

    fn captured(&mut self, opening: ReviewFile) -> Result<(), SampleError> {
        for note in opening.note {
            let id = self.id(domain::NoteId);
            self.sheet.notes.push(Note {
                id,
                rev: 0,
                review: self.review,
                kind: note.kind,
                text: note.text,
                taken_at: note.at,
                perspective: self.names.perspectives.find(note.perspective.as_ref())?,
                agenda_item: Some(self.names.agenda.get(&note.during)?),
                visibility: note.visibility,
                quote: self.names.quotes.find(note.quote.as_ref())?,
                factors: Vec::new(),
            });
        }
        for idea in opening.parked {
            let id = self.id(domain::ParkedId);
            self.sheet.parked.push(Parked {
                id,
                rev: 0,
                review: self.review,
                text: idea.text,
                soak_until: Some(idea.soak_until),
                state: idea.state,
                taken_at: idea.at,
                perspective: self.names.perspectives.find(idea.perspective.as_ref())?,
            });
        }
        Ok(())
    }

    fn learned(&mut self, map: MapFile) -> Result<(), SampleError> {
        for (position, learning) in (0..).zip(map.learning) {
            let id = self.id(domain::LearningId);
            self.sheet.learnings.push(Learning {
                id,
                rev: 0,
                review: self.review,
                position,
                kind: learning.kind,
                text: learning.text,
                factor: self.names.factors.find(learning.factor.as_ref())?,
                event: self.names.events.find(learning.event.as_ref())?,
                perspective: self.names.perspectives.find(learning.perspective.as_ref())?,
                next_time: learning.next_time,
                taken_at: learning.at,
            });
        }
        for question in map.question {
            let id = self.id(domain::OpenQuestionId);
            self.sheet.questions.push(OpenQuestion {
                id,
                rev: 0,
                review: self.review,
                text: question.text,
                curious: self.names.perspectives.find(question.curious.as_ref())?,
                state: question.state,
                answer: question.answer,
                taken_at: question.at,
            });
        }
        for follow_up in map.follow_up {
            let id = self.id(domain::FollowUpId);
            self.sheet.follow_ups.push(FollowUp {
                id,
                rev: 0,
                review: self.review,
                text: follow_up.text,
                factor: Some(self.names.factors.get(&follow_up.factor)?),
                owner_role: follow_up.owner_role,
                due: follow_up.due,
                expected_effect: follow_up.expected_effect,
                side_effect: follow_up.side_effect,
                state: follow_up.state,
                taken_at: follow_up.at,
            });
        }
        for thanks in map.thanks {
            let id = self.id(domain::ThanksId);
            self.sheet.thanks.push(Thanks {
                id,
                rev: 0,
                review: self.review,
                to_whom: thanks.to_whom,
                text: thanks.text,
                consent: thanks.consent,
            });
        }
        Ok(())
    }
}
