//! Owns everything that changes the library: one named act, one transaction, one receipt.
//! Must not know the rules: `domain` decides, `store` writes.

use super::{Door, tell};
use crate::deck::{AgendaPreset, Deck};
use crate::trouble::{Doing, Reason};
use crate::{Added, Code, Receipt, Start, Trouble, Which};
use domain::{
    Act, AgendaItem, AgendaItemId, Declined, ItemState, PromptUse, Review, ReviewId, ReviewState, Stage, Watch,
};
use std::convert::Infallible;

impl Door {
    /// Carries out an act, whole or not at all.
    pub fn act(&mut self, act: Act) -> Result<Receipt, Trouble> {
        self.act_watched(act, Vec::new(), Doing::Saving, &domain::unwatched)
    }

    /// The same with the raw bytes an import keeps beside its rows, and somebody who is told how far it is.
    pub(super) fn act_watched(
        &mut self,
        act: Act,
        content: Vec<store::Content>,
        doing: Doing,
        watch: &Watch<'_>,
    ) -> Result<Receipt, Trouble> {
        let stamp = self.stamp();
        let (name, review) = (act.name(), self.review_of(&act, doing)?);
        let library = self.library.as_mut().map_err(|why| why.clone())?;
        let done = library.act_watched(stamp, &name, review, content, watch, |rows| domain::decide(act, rows, stamp));
        if let Ok(done) = &done {
            self.since_backup.changed(done.at, &done.changes);
        }
        done.map(tell::receipt).map_err(|why| {
            let refused = |declined: &Declined<store::StoreError>| match declined {
                Declined::Refused(refusal) => Reason::of_refusal(refusal, &self.words),
                Declined::Unread(why) => tell::of_store(why, &self.path),
            };
            self.told(doing, tell::of_act(&why, &self.path, refused))
        })
    }

    /// Takes back the last act of a review that has not been taken back.
    pub fn undo(&mut self, which: Which) -> Result<Receipt, Trouble> {
        self.keep_the_copy(which.review)?;
        self.step(which, Doing::Undoing, store::Library::undo)
    }

    /// Brings back the last act that was taken back.
    pub fn redo(&mut self, which: Which) -> Result<Receipt, Trouble> {
        self.step(which, Doing::Redoing, store::Library::redo)
    }

    fn step(&mut self, which: Which, doing: Doing, step: Step) -> Result<Receipt, Trouble> {
        let stamp = self.stamp();
        let library = self.library.as_mut().map_err(|why| why.clone())?;
        let done = step(library, which.review, stamp);
        if let Ok(done) = &done {
            self.since_backup.changed(done.at, &done.changes);
        }
        done.map(tell::receipt).map_err(|why| self.told(doing, tell::of_act(&why, &self.path, |never| match *never {})))
    }

    /// Begins a review with the agenda of a preset and the deck's ground rules.
    pub fn start(&mut self, start: Start) -> Result<Added, Trouble> {
        let deck = self.built_in()?;
        let preset = self.preset(&deck, start.preset.as_deref())?;
        let id = ReviewId((self.host.new_id)());
        let agenda =
            self.agenda(id, preset.steps.iter().map(|step| (step.stage, step.minutes, step.prompts.as_slice())));
        let review = self.fresh_review(id, start.title, deck.ground_rules.clone());
        let receipt = self.act(Act::StartReview(domain::StartReview { review, agenda }))?;
        Ok(Added { review: id, receipt })
    }

    /// Adds a fresh copy of the built-in sample.
    pub fn add_sample(&mut self, (): ()) -> Result<Added, Trouble> {
        let Self { host, .. } = self;
        let (clock, new_id) = (host.clock, host.new_id);
        let sample = crate::sample::sheet(clock(), &mut || new_id());
        let (review, sheet) = sample
            .map_err(|why| self.told(Doing::Saving, Reason::new(Code::NotFound, "bad-assets").with("detail", why)))?;
        let receipt = self.act(Act::AddSheet { review, rows: sheet.into() })?;
        Ok(Added { review, receipt })
    }

    /// The agenda preset of that id; none means the one of an hour.
    pub(super) fn preset<'a>(&self, deck: &'a Deck, wanted: Option<&str>) -> Result<&'a AgendaPreset, Trouble> {
        const USUAL_MINUTES: u16 = 60;
        let fits = |preset: &&AgendaPreset| wanted.map_or(preset.minutes == USUAL_MINUTES, |id| preset.id == id);
        deck.presets.iter().find(fits).ok_or_else(|| {
            let known: Vec<&str> = deck.presets.iter().map(|preset| preset.id.as_str()).collect();
            let reason = Reason::new(Code::NotFound, "unknown-preset");
            let reason = reason.with("name", wanted.unwrap_or_default()).with("known", known.join(", "));
            self.told(Doing::Saving, reason)
        })
    }

    pub(super) fn fresh_review(&self, id: ReviewId, title: String, ground_rules: Vec<String>) -> Review {
        Review {
            id,
            rev: 0,
            title,
            summary: String::new(),
            impact: String::new(),
            scope: String::new(),
            zone: "UTC".to_owned(),
            state: ReviewState::Prepare,
            meets_at: None,
            ground_rules,
            made_at: (self.host.clock)(),
            sample: false,
            tags: Vec::new(),
        }
    }

    pub(super) fn agenda<'a>(
        &self,
        review: ReviewId,
        stages: impl Iterator<Item = (Stage, u16, &'a [String])>,
    ) -> Vec<AgendaItem> {
        let uses = |prompts: &[String]| prompts.iter().map(PromptUse::waiting).collect();
        (0..)
            .zip(stages)
            .map(|(position, (stage, minutes, prompts))| AgendaItem {
                id: AgendaItemId((self.host.new_id)()),
                rev: 0,
                review,
                position,
                stage,
                title: String::new(),
                minutes,
                state: ItemState::Waiting,
                prompts: uses(prompts),
                spent_ms: 0,
                running_since: None,
                meets_at: None,
                reached_at: None,
            })
            .collect()
    }

    /// The review an act belongs to, which is where its undo is found.
    fn review_of(&self, act: &Act, doing: Doing) -> Result<ReviewId, Trouble> {
        use domain::ClockMove as Turn;
        let key = match act {
            Act::StartReview(start) => return Ok(start.review.id),
            Act::AddSheet { review, .. } => return Ok(*review),
            Act::Write(row) => return Ok(row.review()),
            Act::TurnClock(Turn::Pause { review } | Turn::Resume { review } | Turn::End { review }) => {
                return Ok(*review);
            }
            Act::TurnClock(
                Turn::GoTo { item } | Turn::Add { item, .. } | Turn::Skip { item } | Turn::LeaveOut { item, .. },
            ) => (*item).into(),
            Act::Remove(key) => *key,
            Act::MoveAgendaItem(to) => to.item.into(),
            Act::PromoteLine(from) => from.line.into(),
        };
        match self.read_with(self.held()?.row(key))? {
            Some(row) => Ok(row.review()),
            None => {
                let refusal = domain::Refusal::Missing { key };
                Err(self.told(doing, Reason::of_refusal(&refusal, &self.words)))
            }
        }
    }
}

type Step = fn(&mut store::Library, ReviewId, domain::Stamp) -> Result<store::Receipt, store::ActError<Infallible>>;
