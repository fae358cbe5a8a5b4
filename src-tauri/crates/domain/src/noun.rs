//! Owns the nouns: what a review is made of, field by field.
//! Must not know how a noun is stored, shown or printed.

use crate::{
    Band, Basis, Confidence, Consent, EventKind, Evidence, FollowUpState, Gap, ItemState, LearningKind, LinkKind,
    NextTime, NoteKind, ParkedState, Phase, Polarity, PromptUse, QuestionState, ReviewState, SourceKind, Stage,
    Visibility, Voice, When,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Declares every noun once: its struct, its id, and the sum types that hold "any row".
macro_rules! nouns {
    ($($(#[$doc:meta])* $Name:ident $Id:ident $name:literal $plural:ident {
        $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
    })+) => {
        $(
            #[doc = concat!("The id of one ", $name, ", a UUIDv7.")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
            #[serde(transparent)]
            #[ts(type = "string")]
            pub struct $Id(pub Uuid);

            impl std::fmt::Display for $Id {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
            }

            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
            pub struct $Name {
                /// Which one.
                pub id: $Id,
                /// Counts the writes of this row; a write must carry the number it last saw.
                #[ts(type = "number")]
                pub rev: i64,
                $($(#[$field_doc])* pub $field: $type,)*
            }
        )+

        /// The name of a noun: the same word in SQL, JSON, TypeScript and the glossary.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Noun { $(#[doc = concat!("See [`", stringify!($Name), "`].")] #[serde(rename = $name)] $Name),+ }

        impl Noun {
            /// Every noun, parents before what refers to them.
            pub const ALL: &'static [Self] = &[$(Self::$Name),+];
            /// The word in SQL and JSON.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$Name => $name),+ } }
            /// The name as it appears in act names, such as `WriteFollowUp`.
            pub const fn title(self) -> &'static str { match self { $(Self::$Name => stringify!($Name)),+ } }
        }

        /// One row of any noun: the unit of change, of the journal and of merging.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(tag = "noun", content = "row")]
        pub enum Row { $(#[doc = concat!("See [`", stringify!($Name), "`].")] #[serde(rename = $name)] $Name($Name)),+ }

        impl Row {
            /// Which row this is.
            pub fn key(&self) -> Key { match self { $(Self::$Name(row) => Key { noun: Noun::$Name, id: row.id.0 }),+ } }
            /// How often it has been written.
            pub fn rev(&self) -> i64 { match self { $(Self::$Name(row) => row.rev),+ } }
            pub(crate) fn set_rev(&mut self, rev: i64) { match self { $(Self::$Name(row) => row.rev = rev),+ } }
            /// This row with what only the other side changed since `base`, and the fields that both changed differently.
            pub(crate) fn blended(&self, base: Option<&Self>, theirs: &Self) -> (Self, Vec<&'static str>) {
                match (self, theirs) {
                    $((Self::$Name(ours), Self::$Name(theirs)) => {
                        let base = match base { Some(Self::$Name(base)) => Some(base), _ => None };
                        let (mut row, mut both) = (ours.clone(), Vec::new());
                        $(if ours.$field != theirs.$field {
                            if base.is_some_and(|base| base.$field == ours.$field) {
                                row.$field = theirs.$field.clone();
                            } else if base.is_none_or(|base| base.$field != theirs.$field) {
                                both.push(stringify!($field));
                            }
                        })+
                        (Self::$Name(row), both)
                    })+
                    _ => (self.clone(), Vec::new()),
                }
            }
        }

        $(impl From<$Name> for Row { fn from(row: $Name) -> Self { Self::$Name(row) } })+

        /// Every row of one review, grouped by noun: what a screen, a handout or an export reads.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(default)]
        pub struct Sheet { $(#[doc = concat!("Rows of [`", stringify!($Name), "`], oldest id first unless they carry a position.")] pub $plural: Vec<$Name>),+ }

        impl FromIterator<Row> for Sheet {
            /// Lays rows of different keys into a sheet, in the order they come.
            fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
                let mut sheet = Self::default();
                for row in rows {
                    match row { $(Row::$Name(row) => sheet.$plural.push(row)),+ }
                }
                sheet
            }
        }

        impl Sheet {
            /// All rows, parents before what refers to them.
            pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
                std::iter::empty()$(.chain(self.$plural.iter().cloned().map(Row::$Name)))+
            }
            /// The same, handed over.
            pub fn into_rows(self) -> impl Iterator<Item = Row> {
                std::iter::empty()$(.chain(self.$plural.into_iter().map(Row::$Name)))+
            }
            /// Puts a row in, replacing the row of the same key.
            pub fn put(&mut self, row: Row) {
                match row { $(Row::$Name(row) => match self.$plural.iter_mut().find(|held| held.id == row.id) {
                    Some(held) => *held = row,
                    None => self.$plural.push(row),
                }),+ }
            }
            /// Takes a row out; absent rows stay absent.
            pub fn take(&mut self, key: Key) {
                match key.noun { $(Noun::$Name => self.$plural.retain(|held| held.id.0 != key.id)),+ }
            }
            /// The row of that key, where the sheet holds it.
            pub fn get(&self, key: Key) -> Option<Row> {
                match key.noun { $(Noun::$Name => self.$plural.iter().find(|held| held.id.0 == key.id).cloned().map(Row::$Name)),+ }
            }
        }

        $(impl From<$Id> for Key { fn from(id: $Id) -> Self { Self { noun: Noun::$Name, id: id.0 } } })+
    };
}

/// Names one row of any noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Key {
    /// Its noun.
    pub noun: Noun,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
}

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
        /// The text without its time and markup.
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

impl Row {
    /// The review this row belongs to; a review belongs to itself.
    pub fn review(&self) -> ReviewId {
        match self {
            Self::Review(row) => row.id,
            Self::Perspective(row) => row.review,
            Self::Person(row) => row.review,
            Self::AgendaItem(row) => row.review,
            Self::Note(row) => row.review,
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
}
