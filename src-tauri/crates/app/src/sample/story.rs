//! Owns the shape of the sample's files.
//! Must not know ids: rows go by short names here.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Answer, Band, Basis, Confidence, Consent, EventKind, Evidence, Fear, FollowUpState, Gap, InterviewState,
    LearningKind, LinkKind, NextTime, NoteKind, OtherDays, ParkedState, Phase, Polarity, PromptState, QuestionState,
    ReviewState, Sanction, Sharing, SourceKind, Stage, Visibility, Voice,
};
use serde::Deserialize;

/// Declares the tables of the files; a slip of spelling in one of them is an error, not a loss.
macro_rules! tables {
    ($($name:ident { $($(#[$rule:meta])* $field:ident: $type:ty,)* })+) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $($(#[$rule])* pub(super) $field: $type,)* }
    )+};
}

tables! {
    ReviewFile {
        review: Opening,
        perspective: Vec<Role>,
        person: Vec<Somebody>,
        agenda: Vec<Item>,
        note: Vec<Caught>,
        parked: Vec<Idea>,
    }
    Opening {
        title: String,
        summary: String,
        impact: String,
        scope: String,
        zone: String,
        tags: Vec<String>,
        state: ReviewState,
        meets_at: DateTime<Utc>,
    }
    Role {
        key: String,
        name: String,
    }
    Somebody {
        name: String,
        perspective: Option<String>,
        consent: Consent,
        remark: String,
    }
    Item {
        key: String,
        stage: Stage,
        minutes: u16,
        spent: i64,
        prompts: Vec<Asked>,
    }
    Asked {
        prompt: String,
        state: PromptState,
    }
    Caught {
        kind: NoteKind,
        #[serde(default)]
        text: String,
        at: DateTime<Utc>,
        perspective: Option<String>,
        during: String,
        quote: Option<String>,
        #[serde(default = "room")]
        visibility: Visibility,
    }
    Idea {
        text: String,
        soak_until: NaiveDate,
        state: ParkedState,
        at: DateTime<Utc>,
        perspective: Option<String>,
    }
    CareFile {
        safety: Safe,
        debrief: Worth,
        interview: Vec<Talk>,
        quote: Vec<Spoke>,
    }
    Safe {
        fear: Fear,
        sanction: Sanction,
        remark: String,
    }
    Worth {
        learned: Answer,
        learned_words: String,
        again: Answer,
        again_words: String,
        went_well: String,
        was_hard: String,
        next_time: String,
    }
    Talk {
        key: String,
        person: String,
        perspective: String,
        state: InterviewState,
        meets_at: DateTime<Utc>,
        text: String,
        prompts: Vec<Asked>,
    }
    Spoke {
        key: String,
        interview: String,
        text: String,
        theme: String,
        sharing: Sharing,
        at: DateTime<Utc>,
    }
    TimelineFile {
        source: Vec<Retold>,
        line: Vec<Told>,
        event: Vec<Scene>,
    }
    Retold {
        key: String,
        name: String,
        kind: SourceKind,
        sha256: String,
        brought_at: DateTime<Utc>,
    }
    Told {
        key: String,
        source: String,
        number: usize,
        text: String,
        at: Option<Moment>,
        #[serde(default)]
        kept_because: String,
    }
    Scene {
        key: String,
        title: String,
        kind: EventKind,
        at: Moment,
        #[serde(default)]
        lines: Vec<String>,
        #[serde(default = "unasked")]
        gap: Gap,
        account: Vec<Version>,
    }
    Version {
        perspective: String,
        text: String,
        #[serde(default = "told")]
        voice: Voice,
        basis: Basis,
        confidence: Confidence,
        #[serde(default)]
        known: String,
        #[serde(default)]
        expected: String,
        #[serde(default)]
        visible: String,
        told_in: String,
    }
    MapFile {
        factor: Vec<Condition>,
        link: Vec<Verb>,
        learning: Vec<Lesson>,
        question: Vec<Curiosity>,
        follow_up: Vec<Step>,
        thanks: Vec<Thank>,
    }
    Condition {
        key: String,
        phrase: String,
        band: Band,
        polarity: Polarity,
        phase: Phase,
        evidence: Evidence,
        other_days: Option<OtherDays>,
        events: Vec<String>,
    }
    Verb {
        from: String,
        kind: LinkKind,
        to: Option<String>,
        perspective: Option<String>,
        #[serde(default)]
        remark: String,
    }
    Lesson {
        kind: LearningKind,
        text: String,
        factor: Option<String>,
        event: Option<String>,
        perspective: Option<String>,
        #[serde(default = "not_asked")]
        next_time: NextTime,
        at: DateTime<Utc>,
    }
    Curiosity {
        text: String,
        curious: Option<String>,
        #[serde(default = "open")]
        state: QuestionState,
        #[serde(default)]
        answer: String,
        at: DateTime<Utc>,
    }
    Step {
        text: String,
        factor: String,
        #[serde(default)]
        owner_role: String,
        due: Option<NaiveDate>,
        expected_effect: String,
        side_effect: String,
        #[serde(default = "idea")]
        state: FollowUpState,
        at: DateTime<Utc>,
    }
    Thank {
        to_whom: String,
        text: String,
        #[serde(default = "nobody_asked")]
        consent: Consent,
    }
}

/// When a moment was, in the words of the files.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Moment {
    About { about: DateTime<Utc>, original: String },
    Between { from: DateTime<Utc>, to: DateTime<Utc>, original: String },
    After { after: String, original: String },
}

const fn room() -> Visibility {
    Visibility::Room
}

const fn unasked() -> Gap {
    Gap::Unasked
}

const fn told() -> Voice {
    Voice::Told
}

const fn not_asked() -> NextTime {
    NextTime::Unasked
}

const fn open() -> QuestionState {
    QuestionState::Open
}

const fn idea() -> FollowUpState {
    FollowUpState::Idea
}

const fn nobody_asked() -> Consent {
    Consent::NotAsked
}
