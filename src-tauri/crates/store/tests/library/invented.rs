//! Owns invented rows and acts of every kind, drawn from one number so that a failure can be run again.
//! Must not be realistic: strange text, strange times and broken references are the point.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::*;
use uuid::Uuid;

/// A stream of numbers, the same for the same seed (SplitMix64).
pub struct Draw(pub u64);

impl Draw {
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(limit).expect("a limit")).expect("a small number")
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.below(2) == 0 { None } else { Some(value(self)) }
    }

    fn whole(&mut self) -> i64 {
        let edges = [0, 1, -1, i64::MAX, i64::MIN];
        let small = i64::try_from(self.below(1000)).expect("small");
        if self.below(6) == 0 { self.one(&edges) } else { small }
    }

    /// Text with what breaks careless storage: quotes, other scripts, marks that join, line ends, nothing at all.
    fn text(&mut self) -> String {
        let parts = [
            "'",
            "\"",
            "; DROP TABLE note;--",
            "é",
            "漢字",
            "👩‍🚒",
            "\u{202e}",
            "\n",
            "\t",
            "a",
            " word",
            "%_\\",
            "{}",
            "😀",
        ];
        (0..self.below(9)).map(|_| self.one(&parts)).collect()
    }

    /// Text that says something.
    fn words(&mut self) -> String {
        format!("x{}", self.text())
    }

    fn moment(&mut self) -> DateTime<Utc> {
        let base: DateTime<Utc> = "1969-12-31T23:59:58.5Z".parse().expect("a moment");
        let units = [TimeDelta::nanoseconds(1), TimeDelta::milliseconds(1), TimeDelta::seconds(1), TimeDelta::days(20)];
        let count = i32::try_from(self.below(2000)).expect("small");
        base + self.one(&units) * count
    }

    fn day(&mut self) -> NaiveDate {
        self.moment().date_naive()
    }

    fn when(&mut self, events: &[EventId]) -> When {
        let known = match self.below(6) {
            0 => WhenKind::Exact { at: self.moment() },
            1 => WhenKind::About { at: self.moment() },
            2 => {
                let from = self.moment();
                WhenKind::Between { from, to: from + TimeDelta::seconds(90) }
            }
            3 => WhenKind::After { event: self.maybe(|draw| draw.reference(events)).flatten() },
            4 => WhenKind::After { event: None },
            _ => WhenKind::Unknown,
        };
        When { known, original: self.text(), zone: self.text().into() }
    }

    /// One of these, where there is any.
    fn reference<I: Copy>(&mut self, of: &[I]) -> Option<I> {
        if of.is_empty() { None } else { Some(self.one(of)) }
    }

    fn optional<I: Copy>(&mut self, of: &[I]) -> Option<I> {
        self.maybe(|draw| draw.reference(of)).flatten()
    }

    fn prompts(&mut self) -> Vec<PromptUse> {
        let prompt = |d: &mut Self| PromptUse {
            prompt: d.words(),
            state: d.one(PromptState::ALL),
            words: d.maybe(Self::words),
            starred: d.below(2) == 1,
        };
        (0..self.below(3)).map(|_| prompt(self)).collect()
    }

    fn several<I: Copy>(&mut self, of: &[I]) -> Vec<I> {
        (0..self.below(3)).filter_map(|_| self.reference(of)).collect()
    }
}

/// The ids that rows may refer to.
#[derive(Default)]
pub struct Known {
    pub perspectives: Vec<PerspectiveId>,
    pub agenda: Vec<AgendaItemId>,
    pub sources: Vec<SourceId>,
    pub lines: Vec<LineId>,
    pub events: Vec<EventId>,
    pub factors: Vec<FactorId>,
    pub people: Vec<PersonId>,
    pub interviews: Vec<InterviewId>,
    pub quotes: Vec<QuoteId>,
}

impl Known {
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            perspectives: sheet.perspectives.iter().map(|row| row.id).collect(),
            agenda: sheet.agenda.iter().map(|row| row.id).collect(),
            sources: sheet.sources.iter().map(|row| row.id).collect(),
            lines: sheet.lines.iter().map(|row| row.id).collect(),
            events: sheet.events.iter().map(|row| row.id).collect(),
            factors: sheet.factors.iter().map(|row| row.id).collect(),
            people: sheet.people.iter().map(|row| row.id).collect(),
            interviews: sheet.interviews.iter().map(|row| row.id).collect(),
            quotes: sheet.quotes.iter().map(|row| row.id).collect(),
        }
    }

    /// Of each noun that is referred to, an id under which nothing lies.
    pub fn nothing(draw: &mut Draw) -> Self {
        Self {
            perspectives: vec![PerspectiveId(Uuid::from_u128(u128::from(draw.number())))],
            agenda: vec![AgendaItemId(Uuid::max())],
            sources: vec![SourceId(Uuid::nil())],
            lines: vec![LineId(Uuid::from_u128(3)), LineId(Uuid::from_u128(4))],
            events: vec![EventId(Uuid::from_u128(u128::MAX / 3)), EventId(Uuid::from_u128(6))],
            factors: vec![FactorId(Uuid::from_u128(7)), FactorId(Uuid::from_u128(8))],
            people: vec![PersonId(Uuid::from_u128(9))],
            interviews: vec![InterviewId(Uuid::from_u128(10))],
            quotes: vec![QuoteId(Uuid::from_u128(11))],
        }
    }
}

/// The hash of the bytes every invented attachment is of.
pub fn attached() -> store::Content {
    store::Content::of(b"invented bytes".to_vec())
}

fn or_nil<I>(id: Option<I>, make: fn(Uuid) -> I) -> I {
    id.unwrap_or_else(|| make(Uuid::from_u128(404)))
}

/// An invented row of that noun.
pub fn row(noun: Noun, id: Uuid, rev: i64, review: ReviewId, known: &Known, draw: &mut Draw) -> Row {
    match noun {
        Noun::Review | Noun::Perspective | Noun::Person | Noun::AgendaItem | Noun::Note | Noun::Parked => {
            meeting_row(noun, id, rev, review, known, draw)
        }
        Noun::Interview | Noun::Quote | Noun::Safety | Noun::Debrief => care_row(noun, id, rev, review, known, draw),
        Noun::Source | Noun::Line | Noun::Event | Noun::Account | Noun::Attachment => {
            story_row(noun, id, rev, review, known, draw)
        }
        Noun::Factor | Noun::Link | Noun::Learning | Noun::OpenQuestion | Noun::FollowUp | Noun::Thanks => {
            learning_row(noun, id, rev, review, known, draw)
        }
    }
}

fn meeting_row(noun: Noun, id: Uuid, rev: i64, review: ReviewId, known: &Known, d: &mut Draw) -> Row {
    match noun {
        Noun::Review => Review {
            id: review,
            rev,
            title: d.words(),
            summary: d.text(),
            impact: d.text(),
            scope: d.text(),
            zone: d.text(),
            state: d.one(ReviewState::ALL),
            meets_at: d.maybe(Draw::moment),
            ground_rules: (0..d.below(3)).map(|_| d.text()).collect(),
            made_at: d.moment(),
            sample: d.below(2) == 0,
            tags: (0..d.below(3)).map(|_| d.words()).collect(),
        }
        .into(),
        Noun::Perspective => {
            Perspective { id: PerspectiveId(id), rev, review, name: d.words(), position: d.whole() }.into()
        }
        Noun::Person => Person {
            id: PersonId(id),
            rev,
            review,
            name: d.words(),
            perspective: d.optional(&known.perspectives),
            consent: d.one(Consent::ALL),
            remark: d.text(),
        }
        .into(),
        Noun::AgendaItem => AgendaItem {
            id: AgendaItemId(id),
            rev,
            review,
            position: d.whole(),
            stage: d.one(Stage::ALL),
            title: d.text(),
            minutes: u16::try_from(1 + d.below(480)).expect("minutes"),
            state: d.one(ItemState::ALL),
            prompts: d.prompts(),
            spent_ms: i64::try_from(d.below(1_000_000)).expect("small"),
            running_since: d.maybe(Draw::moment),
            meets_at: d.maybe(Draw::moment),
            reached_at: d.maybe(Draw::moment),
        }
        .into(),
        Noun::Note => Note {
            id: NoteId(id),
            rev,
            review,
            kind: d.one(NoteKind::ALL),
            text: d.words(),
            taken_at: d.moment(),
            perspective: d.optional(&known.perspectives),
            agenda_item: d.optional(&known.agenda),
            visibility: d.one(Visibility::ALL),
            quote: d.optional(&known.quotes),
            factors: d.several(&known.factors),
        }
        .into(),
        _ => Parked {
            id: ParkedId(id),
            rev,
            review,
            text: d.words(),
            soak_until: d.maybe(Draw::day),
            state: d.one(ParkedState::ALL),
            taken_at: d.moment(),
            perspective: d.optional(&known.perspectives),
        }
        .into(),
    }
}

fn care_row(noun: Noun, id: Uuid, rev: i64, review: ReviewId, known: &Known, d: &mut Draw) -> Row {
    match noun {
        Noun::Interview => Interview {
            id: InterviewId(id),
            rev,
            review,
            person: d.optional(&known.people),
            perspective: d.optional(&known.perspectives),
            state: d.one(InterviewState::ALL),
            meets_at: d.maybe(Draw::moment),
            prompts: d.prompts(),
            text: d.text(),
        }
        .into(),
        Noun::Quote => Quote {
            id: QuoteId(id),
            rev,
            review,
            interview: or_nil(d.reference(&known.interviews), InterviewId),
            text: d.words(),
            theme: d.text(),
            sharing: d.one(Sharing::ALL),
            taken_at: d.moment(),
        }
        .into(),
        Noun::Safety => Safety {
            id: SafetyId(id),
            rev,
            review,
            fear: d.one(Fear::ALL),
            sanction: d.one(Sanction::ALL),
            remark: d.text(),
        }
        .into(),
        _ => Debrief {
            id: DebriefId(id),
            rev,
            review,
            learned: d.one(Answer::ALL),
            learned_words: d.text(),
            again: d.one(Answer::ALL),
            again_words: d.text(),
            went_well: d.text(),
            was_hard: d.text(),
            next_time: d.text(),
        }
        .into(),
    }
}

fn story_row(noun: Noun, id: Uuid, rev: i64, review: ReviewId, known: &Known, d: &mut Draw) -> Row {
    match noun {
        Noun::Source => Source {
            id: SourceId(id),
            rev,
            review,
            name: d.words(),
            kind: d.one(SourceKind::ALL),
            zone: d.text(),
            clock_offset: d.whole(),
            sha256: attached().sha256().to_owned(),
            brought_at: d.moment(),
        }
        .into(),
        Noun::Line => Line {
            id: LineId(id),
            rev,
            review,
            source: or_nil(d.reference(&known.sources), SourceId),
            position: d.whole(),
            raw: d.text(),
            text: d.words(),
            author: d.text(),
            at: d.when(&known.events),
            kept_because: d.text(),
        }
        .into(),
        Noun::Event => Event {
            id: EventId(id),
            rev,
            review,
            position: i64::try_from(d.below(1000)).expect("small"),
            at: d.when(&known.events),
            title: d.words(),
            kind: d.one(EventKind::ALL),
            lines: d.several(&known.lines),
            gap: d.one(Gap::ALL),
            taken_at: d.maybe(Draw::moment),
        }
        .into(),
        Noun::Account => Account {
            id: AccountId(id),
            rev,
            review,
            event: or_nil(d.reference(&known.events), EventId),
            perspective: or_nil(d.reference(&known.perspectives), PerspectiveId),
            text: d.words(),
            voice: d.one(Voice::ALL),
            basis: d.one(Basis::ALL),
            confidence: d.one(Confidence::ALL),
            known: d.text(),
            expected: d.text(),
            visible: d.text(),
            told_in: d.text(),
            quote: d.optional(&known.quotes),
        }
        .into(),
        _ => Attachment {
            id: AttachmentId(id),
            rev,
            review,
            name: d.words(),
            media_type: d.text(),
            sha256: attached().sha256().to_owned(),
            size: i64::try_from(d.below(1000)).expect("small"),
            kept_because: d.text(),
        }
        .into(),
    }
}

fn learning_row(noun: Noun, id: Uuid, rev: i64, review: ReviewId, known: &Known, d: &mut Draw) -> Row {
    match noun {
        Noun::Factor => Factor {
            id: FactorId(id),
            rev,
            review,
            position: d.whole(),
            phrase: d.words(),
            band: d.one(Band::ALL),
            polarity: d.one(Polarity::ALL),
            phase: d.one(Phase::ALL),
            evidence: d.one(Evidence::ALL),
            events: d.several(&known.events),
            taken_at: d.maybe(Draw::moment),
            other_days: d.maybe(|d| d.one(OtherDays::ALL)),
            put: d.maybe(|d| Put { col: d.below(9) as u8, row: d.below(9) as u8 }),
        }
        .into(),
        Noun::Link => Link {
            id: LinkId(id),
            rev,
            review,
            from: or_nil(d.reference(&known.factors), FactorId),
            to: d.optional(&known.factors),
            kind: d.one(LinkKind::ALL),
            perspective: d.optional(&known.perspectives),
            remark: d.text(),
        }
        .into(),
        Noun::Learning => Learning {
            id: LearningId(id),
            rev,
            review,
            position: d.whole(),
            kind: d.one(LearningKind::ALL),
            text: d.words(),
            factor: d.optional(&known.factors),
            event: d.optional(&known.events),
            perspective: d.optional(&known.perspectives),
            next_time: d.one(NextTime::ALL),
            taken_at: d.moment(),
        }
        .into(),
        Noun::OpenQuestion => OpenQuestion {
            id: OpenQuestionId(id),
            rev,
            review,
            text: d.words(),
            curious: d.optional(&known.perspectives),
            state: d.one(QuestionState::ALL),
            answer: d.text(),
            taken_at: d.moment(),
        }
        .into(),
        Noun::FollowUp => FollowUp {
            id: FollowUpId(id),
            rev,
            review,
            text: d.words(),
            factor: d.optional(&known.factors),
            owner_role: d.text(),
            due: d.maybe(Draw::day),
            expected_effect: d.text(),
            side_effect: d.text(),
            state: d.one(FollowUpState::ALL),
            taken_at: d.moment(),
        }
        .into(),
        _ => Thanks { id: ThanksId(id), rev, review, to_whom: d.words(), text: d.text(), consent: d.one(Consent::ALL) }
            .into(),
    }
}
