//! Owns what the sample's facilitator did for its people: interviews, their words, safety, the debrief.
//! Must not know what of it may be passed on: the rows say so, and the rules hold them to it.

use super::story::{Asked, CareFile, Spoke, Talk};
use super::{Making, SampleError};
use domain::{Debrief, DebriefId, Interview, PromptUse, Quote, Safety, SafetyId};

pub(super) fn waiting(asked: &[Asked]) -> Vec<PromptUse> {
    asked.iter().map(|used| PromptUse { state: used.state, ..PromptUse::waiting(&used.prompt) }).collect()
}

impl Making<'_> {
    pub(super) fn care(&mut self, care: CareFile) -> Result<(), SampleError> {
        care.interview.into_iter().try_for_each(|talk| self.interview(talk))?;
        care.quote.into_iter().try_for_each(|spoke| self.quote(spoke))?;
        self.sheet.safety.push(Safety {
            id: SafetyId(self.review.0),
            rev: 0,
            review: self.review,
            fear: care.safety.fear,
            sanction: care.safety.sanction,
            remark: care.safety.remark,
        });
        let told = care.debrief;
        self.sheet.debriefs.push(Debrief {
            id: DebriefId(self.review.0),
            rev: 0,
            review: self.review,
            learned: told.learned,
            learned_words: told.learned_words,
            again: told.again,
            again_words: told.again_words,
            went_well: told.went_well,
            was_hard: told.was_hard,
            next_time: told.next_time,
        });
        Ok(())
    }

    fn interview(&mut self, talk: Talk) -> Result<(), SampleError> {
        let id = self.id(domain::InterviewId);
        self.names.interviews.give(&talk.key, id)?;
        let person = self.sheet.people.iter().find(|person| person.name == talk.person).map(|person| person.id);
        self.sheet.interviews.push(Interview {
            id,
            rev: 0,
            review: self.review,
            person: Some(person.ok_or(SampleError::UnknownName { name: talk.person })?),
            perspective: Some(self.names.perspectives.get(&talk.perspective)?),
            state: talk.state,
            meets_at: Some(talk.meets_at),
            prompts: waiting(&talk.prompts),
            text: talk.text,
        });
        Ok(())
    }

    fn quote(&mut self, spoke: Spoke) -> Result<(), SampleError> {
        let id = self.id(domain::QuoteId);
        self.names.quotes.give(&spoke.key, id)?;
        self.sheet.quotes.push(Quote {
            id,
            rev: 0,
            review: self.review,
            interview: self.names.interviews.get(&spoke.interview)?,
            text: spoke.text,
            theme: spoke.theme,
            sharing: spoke.sharing,
            taken_at: spoke.at,
        });
        Ok(())
    }
}
