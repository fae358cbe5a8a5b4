//! Owns the look-ups every part needs: numbers of events, names of perspectives, words of a vocabulary.
//! Must not know which parts there are.

use super::Subject;
use crate::audience::Audience;
use crate::error::ReportError;
use crate::names::Names;
use crate::paper::{Anchor, Line, Span};
use crate::words::{Words, WordsError};
use chrono_tz::Tz;
use domain::{Event, EventId, Factor, FactorId, LineId, PerspectiveId, Review, Sheet, SourceId, Visibility};
use std::collections::BTreeMap;

/// A shared review, ready to be told.
pub(crate) struct Story<'a> {
    pub sheet: &'a Sheet,
    pub review: &'a Review,
    pub words: &'a Words,
    pub audience: Audience,
    pub zone: Tz,
    /// The geometry of the map, and what may not be read in it.
    pub drawing: &'a figure::Drawing,
    /// The order in which the map is read.
    pub outline: &'a figure::Outline,
    pub names: Names,
    /// Events in story order.
    pub events: Vec<&'a Event>,
    /// Factors in outline order.
    pub factors: Vec<&'a Factor>,
    /// Where each imported line stands. The lines themselves are in no handout.
    pub imported: BTreeMap<LineId, Place>,
    /// What this audience does not read.
    pub hidden: Hidden,
    numbers: BTreeMap<EventId, usize>,
    factor_numbers: BTreeMap<FactorId, usize>,
    roles: BTreeMap<PerspectiveId, &'a str>,
}

/// The place of a line in its file.
pub(crate) struct Place {
    pub source: SourceId,
    /// From 0.
    pub position: i64,
}

impl Place {
    fn of(line: &domain::Line) -> Self {
        Self { source: line.source, position: line.position }
    }
}

/// What an audience does not read, as far as it may know of it.
pub(crate) struct Hidden {
    /// Whether there are private notes.
    pub private: bool,
    /// How many people are called by role.
    pub people: usize,
}

impl<'a> Story<'a> {
    pub(crate) fn new(
        sheet: &'a Sheet,
        subject: &Subject<'a>,
        audience: Audience,
        words: &'a Words,
    ) -> Result<Self, ReportError> {
        let review = sheet.reviews.first().ok_or(ReportError::NoReview)?;
        let mut events: Vec<&Event> = sheet.events.iter().collect();
        events.sort_by_key(|event| (event.position, event.id));
        let mut factors: Vec<&Factor> = sheet.factors.iter().collect();
        factors.sort_by_key(|factor| (factor.position, factor.id));
        Ok(Self {
            sheet,
            review,
            words,
            audience,
            zone: review.zone.parse().unwrap_or(Tz::UTC),
            drawing: subject.drawing,
            outline: subject.outline,
            names: Names::hidden_from(audience, subject.sheet, &words.say("somebody")?),
            numbers: events.iter().zip(1..).map(|(event, number)| (event.id, number)).collect(),
            factor_numbers: factors.iter().zip(1..).map(|(factor, number)| (factor.id, number)).collect(),
            events,
            factors,
            imported: subject.sheet.lines.iter().map(|line| (line.id, Place::of(line))).collect(),
            hidden: Hidden {
                private: subject.sheet.notes.iter().any(|note| note.visibility == Visibility::Private),
                people: subject.sheet.people.len().saturating_sub(sheet.people.len()),
            },
            roles: sheet.perspectives.iter().map(|it| (it.id, it.name.as_str())).collect(),
        })
    }

    /// The number of an event in the timeline, from 1.
    pub(crate) fn number(&self, event: EventId) -> Option<usize> {
        self.numbers.get(&event).copied()
    }

    /// The name of a perspective; "somebody" where nobody said whose view it was.
    pub(crate) fn role(&self, perspective: Option<PerspectiveId>) -> Result<String, WordsError> {
        match perspective.and_then(|id| self.roles.get(&id)) {
            Some(role) => Ok((*role).to_owned()),
            None => self.words.say("somebody"),
        }
    }

    /// The word for a value of a vocabulary, such as `basis-observed`.
    pub(crate) fn word(&self, list: &str, value: &str) -> Result<String, WordsError> {
        self.words.say(&format!("{list}-{}", value.replace('_', "-")))
    }

    /// "moment 3", leading to its row; nothing for an event that is not there.
    pub(crate) fn moment(&self, event: EventId) -> Result<Line, WordsError> {
        let Some(number) = self.number(event) else { return Ok(Line::new()) };
        let text = self.words.say_with("moment", &[("number", number.to_string().into())])?;
        Ok(vec![Span::plain(text).leading_to(event_anchor(number))])
    }

    /// "moments 3, 7", each number leading to its row.
    pub(crate) fn moments(&self, events: &[EventId]) -> Result<Line, WordsError> {
        let mut numbers: Vec<usize> = events.iter().filter_map(|&event| self.number(event)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.is_empty() {
            return Ok(Line::new());
        }
        if let ([only], [event, ..]) = (numbers.as_slice(), events)
            && self.number(*event) == Some(*only)
        {
            return self.moment(*event);
        }
        let word = self.words.say_with("moments", &[("count", numbers.len().into())])?;
        let mut line = vec![Span::quiet(format!("{word} "))];
        for (index, &number) in numbers.iter().enumerate() {
            if index > 0 {
                line.push(Span::quiet(", "));
            }
            line.push(Span::plain(number.to_string()).leading_to(event_anchor(number)));
        }
        Ok(line)
    }

    /// A factor's phrase, leading to its entry; nothing for a factor that is not there.
    pub(crate) fn factor(&self, factor: FactorId) -> Line {
        let found = self.factors.iter().find(|it| it.id == factor);
        found
            .zip(self.factor_anchor(factor))
            .map_or_else(Line::new, |(it, anchor)| vec![Span::plain(it.phrase.as_str()).leading_to(anchor)])
    }

    /// The place of a factor's entry.
    pub(crate) fn factor_anchor(&self, factor: FactorId) -> Option<Anchor> {
        self.factor_numbers.get(&factor).map(|number| Anchor(format!("factor-{number}")))
    }
}

/// The place of an event's row in the timeline; the map's pins lead there too.
pub(crate) fn event_anchor(number: usize) -> Anchor {
    Anchor(format!("event-{number}"))
}
