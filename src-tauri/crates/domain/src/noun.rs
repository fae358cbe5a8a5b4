//! Owns the nouns: what a review is made of, field by field. What every noun gets from this list is in `row.rs`.
//! Must not know how a noun is stored, shown or printed.

use crate::{
    Answer, Band, Basis, Confidence, Consent, EventKind, Evidence, Fear, FollowUpState, Gap, InterviewState, ItemState,
    Key, LearningKind, LinkKind, NextTime, NoteKind, OtherDays, ParkedState, Phase, Polarity, PromptUse, Put,
    QuestionState, ReviewState, Sanction, Sharing, SourceKind, Stage, Visibility, Voice, When, row::nouns,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

nouns! {
    /// One incident and the conversation about it.
    Review ReviewId "review" reviews {
        /// What people call it; neutral, at most 300 characters, never empty.
        title: String,
        /// What happened, in neutral words.
        summary: String,
        /// What it did to people: several measures, in words.
        impact: String,
        /// Where the story begins and ends for this review, and what stays out.
        scope: String,
        /// The IANA zone incident times are shown in, such as `Europe/Copenhagen`.
        zone: String,
        /// How far it has come.
        state: ReviewState,
        /// When the meeting is planned.
        meets_at: Option<DateTime<Utc>>,
        /// The ground rules read aloud, one sentence or short paragraph each.
        ground_rules: Vec<String>,
        /// When it was made.
        made_at: DateTime<Utc>,
        /// True only for the built-in sample, so that every screen can say that it is one.
        sample: bool,
        /// Words a person files reviews under, such as the name of a system; reviews that share one can lie side by side.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<String>>", optional)]
        tags: Vec<String>,
    }
    /// A role or vantage point an account is told from; not a person.
    Perspective PerspectiveId "perspective" perspectives {
        /// The review it belongs to.
        review: ReviewId,
        /// The role, such as "on call".
        name: String,
        /// Its place, from 0; the first nine answer to Alt+1 to Alt+9.
        #[ts(type = "number")]
        position: i64,
    }
    /// Somebody taking part; the name is kept apart from what was said.
    Person PersonId "person" people {
        /// The review it belongs to.
        review: ReviewId,
        /// The name, which leaves this row only with consent.
        name: String,
        /// The perspective they speak from.
        perspective: Option<PerspectiveId>,
        /// Whether they agreed to be named to the team.
        consent: Consent,
        /// What the facilitator wants to remember about inviting them; private.
        remark: String,
    }
    /// One stage of the meeting, with its minutes, its prompts and its running clock.
    AgendaItem AgendaItemId "agenda_item" agenda {
        /// The review it belongs to.
        review: ReviewId,
        /// Its place, from 0.
        #[ts(type = "number")]
        position: i64,
        /// Which stage of the flow it is.
        stage: Stage,
        /// The facilitator's own title; empty means the stage's usual one.
        title: String,
        /// Planned minutes, 1 to 480.
        minutes: u16,
        /// Where it stands.
        state: ItemState,
        /// The prompts chosen for it, in order.
        prompts: Vec<PromptUse>,
        /// Milliseconds already spent, not counting the run under way.
        #[ts(type = "number")]
        spent_ms: i64,
        /// When the run under way began; none while the clock stands still.
        running_since: Option<DateTime<Utc>>,
        /// When it is to begin, where that is not straight after the item before: the second half of a meeting, or
        /// the second meeting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        meets_at: Option<DateTime<Utc>>,
        /// When the facilitator ticked what its stage should reach; none while nobody has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reached_at: Option<DateTime<Utc>>,
    }
    /// A conversation with one person before the meeting; private from end to end.
    Interview InterviewId "interview" interviews {
        /// The review it belongs to.
        review: ReviewId,
        /// Who it is with, where they are on the list of people.
        person: Option<PersonId>,
        /// The vantage point they speak from.
        perspective: Option<PerspectiveId>,
        /// Where it stands.
        state: InterviewState,
        /// When it is planned.
        meets_at: Option<DateTime<Utc>>,
        /// The questions chosen for it, in order.
        prompts: Vec<PromptUse>,
        /// The facilitator's notes of it.
        text: String,
    }
    /// Words somebody said in an interview, and how far they may go.
    Quote QuoteId "quote" quotes {
        /// The review it belongs to.
        review: ReviewId,
        /// The interview they were said in.
        interview: InterviewId,
        /// The words, verbatim.
        text: String,
        /// What they are about, in words that give nobody away: all that may be passed on where only themes may.
        theme: String,
        /// What the person agreed to.
        sharing: Sharing,
        /// The moment of the first keystroke.
        taken_at: DateTime<Utc>,
    }
    /// Something caught in passing.
    Note NoteId "note" notes {
        /// The review it belongs to.
        review: ReviewId,
        /// What it is.
        kind: NoteKind,
        /// The words; empty only for a mark.
        text: String,
        /// The moment of the first keystroke.
        taken_at: DateTime<Utc>,
        /// Whose view it is; none when nobody said.
        perspective: Option<PerspectiveId>,
        /// The agenda item the meeting was in.
        agenda_item: Option<AgendaItemId>,
        /// Who may see it.
        visibility: Visibility,
        /// The words of an interview it passes on; with their consent it goes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        quote: Option<QuoteId>,
        /// The factors that rest on it. The note says so, not the factor: so a private note leaves no trace where it is left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<FactorId>>", optional)]
        factors: Vec<FactorId>,
    }
    /// Whether it is safe to hold the meeting; private, and one a review, under the review's own id.
    Safety SafetyId "safety" safety {
        /// The review it belongs to.
        review: ReviewId,
        /// How people feel about coming, as far as the facilitator can tell.
        fear: Fear,
        /// Whether anybody may be punished over this.
        sanction: Sanction,
        /// What the facilitator wants to remember about it.
        remark: String,
    }
    /// What the meeting was worth, and what its facilitator takes from it; one a review, under the review's own id.
    Debrief DebriefId "debrief" debriefs {
        /// The review it belongs to.
        review: ReviewId,
        /// Did somebody learn something that changes their work?
        learned: Answer,
        /// What they said to that.
        learned_words: String,
        /// Would people come back?
        again: Answer,
        /// What they said to that.
        again_words: String,
        /// What went well in facilitating; private.
        went_well: String,
        /// What was hard; private.
        was_hard: String,
        /// What to try next time; private.
        next_time: String,
    }
    /// A fix idea put aside so that the story can go on.
    Parked ParkedId "parked" parked {
        /// The review it belongs to.
        review: ReviewId,
        /// The idea.
        text: String,
        /// Not to be looked at again before this day.
        soak_until: Option<NaiveDate>,
        /// Where it stands.
        state: ParkedState,
        /// The moment of the first keystroke.
        taken_at: DateTime<Utc>,
        /// Whose idea it is.
        perspective: Option<PerspectiveId>,
    }
    /// An imported file.
    Source SourceId "source" sources {
        /// The review it belongs to.
        review: ReviewId,
        /// The file's own name, without folders.
        name: String,
        /// What kind of file it is.
        kind: SourceKind,
        /// The IANA zone its times were read in.
        zone: String,
        /// Seconds its clock runs ahead of true time.
        #[ts(type = "number")]
        clock_offset: i64,
        /// SHA-256 of the file's bytes, in lower-case hex.
        sha256: String,
        /// When it was brought in.
        brought_at: DateTime<Utc>,
    }
    /// One line of a source, raw text kept.
    Line LineId "line" lines {
        /// The review it belongs to.
        review: ReviewId,
        /// Its source.
        source: SourceId,
        /// Its place in the file, from 0.
        #[ts(type = "number")]
        position: i64,
        /// The text exactly as it stood in the file.
        raw: String,
        /// The text without its time and markup; empty where that is no other than `raw`.
        text: String,
        /// Who wrote or said it, as the file names them; may be empty.
        author: String,
        /// Its time; unknown where the file gives none.
        at: When,
        /// Why it could not be read as a dated line; empty where it could.
        kept_because: String,
    }
    /// A moment of the incident.
    Event EventId "event" events {
        /// The review it belongs to.
        review: ReviewId,
        /// Its place in the story: events are told by rising position, and numbered so. The rules set it from the
        /// time where there is one; an event without a clock time keeps the place it is given, 0 meaning "choose".
        #[ts(type = "number")]
        position: i64,
        /// When it happened, as well as is known.
        at: When,
        /// What happened, in one line.
        title: String,
        /// What sort of moment it was.
        kind: EventKind,
        /// The lines it rests on.
        lines: Vec<LineId>,
        /// What was decided about the silence after it.
        gap: Gap,
        /// The meeting moment of the first keystroke, where it was caught in the meeting.
        taken_at: Option<DateTime<Utc>>,
    }
    /// One perspective's version of an event. Accounts are never merged.
    Account AccountId "account" accounts {
        /// The review it belongs to.
        review: ReviewId,
        /// The event it tells of.
        event: EventId,
        /// Whose version it is.
        perspective: PerspectiveId,
        /// The version.
        text: String,
        /// Whether these are their own words.
        voice: Voice,
        /// How it is known.
        basis: Basis,
        /// How sure they are.
        confidence: Confidence,
        /// What they knew then.
        known: String,
        /// What they expected then.
        expected: String,
        /// What was there to be seen then.
        visible: String,
        /// Where the account comes from, where that is not the meeting.
        told_in: String,
        /// The words of an interview it passes on; with their consent it goes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        quote: Option<QuoteId>,
    }
    /// A condition that met others: a contributing factor, a mitigator, a piece of luck.
    Factor FactorId "factor" factors {
        /// The review it belongs to.
        review: ReviewId,
        /// Its place in the outline, from 0.
        #[ts(type = "number")]
        position: i64,
        /// A short noun phrase.
        phrase: String,
        /// Its band of the map.
        band: Band,
        /// What it did.
        polarity: Polarity,
        /// When it was at work.
        phase: Phase,
        /// What it rests on.
        evidence: Evidence,
        /// The events it is pinned to.
        events: Vec<EventId>,
        /// The meeting moment of the first keystroke, where it was caught in the meeting.
        taken_at: Option<DateTime<Utc>>,
        /// Whether it is so on other days too; none while nobody has said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        other_days: Option<OtherDays>,
        /// Where a person put it on the map; none where the layout chooses.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        put: Option<Put>,
    }
    /// How one factor bears on another, or on the impact.
    Link LinkId "link" links {
        /// The review it belongs to.
        review: ReviewId,
        /// The factor on the left of the verb.
        from: FactorId,
        /// The factor on the right of the verb; none means the impact itself.
        to: Option<FactorId>,
        /// The verb.
        kind: LinkKind,
        /// Who sees it so.
        perspective: Option<PerspectiveId>,
        /// Anything worth adding.
        remark: String,
    }
    /// Something people now know.
    Learning LearningId "learning" learnings {
        /// The review it belongs to.
        review: ReviewId,
        /// Its place in the list, from 0.
        #[ts(type = "number")]
        position: i64,
        /// What it is.
        kind: LearningKind,
        /// The learning, in one or two sentences.
        text: String,
        /// The factor it came from.
        factor: Option<FactorId>,
        /// The event it came from.
        event: Option<EventId>,
        /// Whose learning it is.
        perspective: Option<PerspectiveId>,
        /// Whether it would be there next time; asked of luck and of what held.
        next_time: NextTime,
        /// The moment of the first keystroke.
        taken_at: DateTime<Utc>,
    }
    /// Something nobody knows yet.
    OpenQuestion OpenQuestionId "open_question" questions {
        /// The review it belongs to.
        review: ReviewId,
        /// The question.
        text: String,
        /// Who is curious; nobody owns a question.
        curious: Option<PerspectiveId>,
        /// Where it stands.
        state: QuestionState,
        /// The answer, once there is one.
        answer: String,
        /// The moment of the first keystroke.
        taken_at: DateTime<Utc>,
    }
    /// Something somebody may do, traced to the factor it speaks to.
    FollowUp FollowUpId "follow_up" follow_ups {
        /// The review it belongs to.
        review: ReviewId,
        /// What to do.
        text: String,
        /// The factor it speaks to.
        factor: Option<FactorId>,
        /// The role that takes it on; empty while it is an idea.
        owner_role: String,
        /// By when.
        due: Option<NaiveDate>,
        /// What should be different afterwards, and how one would know.
        expected_effect: String,
        /// What it may make harder.
        side_effect: String,
        /// Where it stands.
        state: FollowUpState,
        /// The moment of the first keystroke.
        taken_at: DateTime<Utc>,
    }
    /// Thanks to somebody, by role.
    Thanks ThanksId "thanks" thanks {
        /// The review it belongs to.
        review: ReviewId,
        /// Who is thanked, by role.
        to_whom: String,
        /// What for.
        text: String,
        /// Whether they said yes to a certificate.
        consent: Consent,
    }
    /// A file kept beside the review; its bytes lie in the store's `content` under the hash.
    Attachment AttachmentId "attachment" attachments {
        /// The review it belongs to.
        review: ReviewId,
        /// The file's own name, without folders.
        name: String,
        /// Its media type, such as `text/markdown`.
        media_type: String,
        /// SHA-256 of its bytes, in lower-case hex.
        sha256: String,
        /// Its length in bytes.
        #[ts(type = "number")]
        size: i64,
        /// Why it is only kept and not read; empty where it was read.
        kept_because: String,
    }
}

impl Line {
    /// What it says, without its time and markup.
    pub fn words(&self) -> &str {
        if self.text.is_empty() { &self.raw } else { &self.text }
    }
}

impl Row {
    /// The review this row belongs to; a review belongs to itself.
    pub fn review(&self) -> ReviewId {
        match self {
            Self::Review(row) => row.id,
            Self::Perspective(row) => row.review,
            Self::Person(row) => row.review,
            Self::AgendaItem(row) => row.review,
            Self::Note(row) => row.review,
            Self::Interview(row) => row.review,
            Self::Quote(row) => row.review,
            Self::Safety(row) => row.review,
            Self::Debrief(row) => row.review,
            Self::Parked(row) => row.review,
            Self::Source(row) => row.review,
            Self::Line(row) => row.review,
            Self::Event(row) => row.review,
            Self::Account(row) => row.review,
            Self::Factor(row) => row.review,
            Self::Link(row) => row.review,
            Self::Learning(row) => row.review,
            Self::OpenQuestion(row) => row.review,
            Self::FollowUp(row) => row.review,
            Self::Thanks(row) => row.review,
            Self::Attachment(row) => row.review,
        }
    }

    /// The words of an interview that this row passes on.
    pub fn passes_on(&self) -> Option<QuoteId> {
        match self {
            Self::Note(note) => note.quote,
            Self::Account(account) => account.quote,
            _ => None,
        }
    }
}
