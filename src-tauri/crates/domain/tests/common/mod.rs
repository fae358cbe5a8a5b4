//! Owns small rows for tests, every field filled.
//! Must not know which promise is being tested.
#![allow(dead_code, reason = "each test file uses the rows it needs")]

use chrono::{DateTime, TimeDelta, Utc};
use domain::*;
use uuid::Uuid;

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn minute(n: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap() + TimeDelta::minutes(n)
}

pub fn stamp(n: i64) -> Stamp {
    Stamp { at: minute(n) }
}

pub const REVIEW: ReviewId = ReviewId(Uuid::from_u128(1));

pub fn review() -> Review {
    Review {
        id: REVIEW,
        rev: 0,
        title: "Invented: the queue that filled".into(),
        summary: String::new(),
        impact: "Slow for ten minutes".into(),
        scope: String::new(),
        zone: "UTC".into(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: vec!["We are here to learn.".into()],
        made_at: minute(0),
        sample: false,
        tags: vec![],
    }
}

pub fn perspective(n: u128) -> Perspective {
    Perspective { id: PerspectiveId(id(n)), rev: 0, review: REVIEW, name: format!("Vantage {n}"), position: 0 }
}

pub fn item(n: u128, position: i64) -> AgendaItem {
    AgendaItem {
        id: AgendaItemId(id(n)),
        rev: 0,
        review: REVIEW,
        position,
        stage: Stage::Open,
        title: String::new(),
        minutes: 5,
        state: ItemState::Waiting,
        prompts: vec![],
        spent_ms: 0,
        running_since: None,
        meets_at: None,
        reached_at: None,
    }
}

pub fn interview(n: u128) -> Interview {
    Interview {
        id: InterviewId(id(n)),
        rev: 0,
        review: REVIEW,
        person: None,
        perspective: None,
        state: InterviewState::Held,
        meets_at: None,
        prompts: vec![],
        text: "Would rather be asked (invented)".into(),
    }
}

pub fn quote(n: u128, interview: u128, sharing: Sharing) -> Quote {
    Quote {
        id: QuoteId(id(n)),
        rev: 0,
        review: REVIEW,
        interview: InterviewId(id(interview)),
        text: "It felt like a quiet day (invented)".into(),
        theme: "How it began".into(),
        sharing,
        taken_at: minute(1),
    }
}

pub fn note(n: u128, text: &str) -> Note {
    Note {
        id: NoteId(id(n)),
        rev: 0,
        review: REVIEW,
        kind: NoteKind::Note,
        text: text.into(),
        taken_at: minute(1),
        perspective: None,
        agenda_item: None,
        visibility: Visibility::Room,
        quote: None,
        factors: vec![],
    }
}

pub fn event(n: u128, known: WhenKind) -> Event {
    Event {
        id: EventId(id(n)),
        rev: 0,
        review: REVIEW,
        position: 0,
        at: When { known, original: String::new(), zone: "".into() },
        title: format!("Moment {n}"),
        kind: EventKind::Context,
        lines: vec![],
        gap: Gap::Unasked,
        taken_at: None,
    }
}

pub fn account(n: u128, event: u128, perspective: u128) -> Account {
    Account {
        id: AccountId(id(n)),
        rev: 0,
        review: REVIEW,
        event: EventId(id(event)),
        perspective: PerspectiveId(id(perspective)),
        text: "It was supposed to be quiet (invented)".into(),
        voice: Voice::Told,
        basis: Basis::Remembered,
        confidence: Confidence::Sure,
        known: String::new(),
        expected: String::new(),
        visible: String::new(),
        told_in: String::new(),
        quote: None,
    }
}

pub fn factor(n: u128) -> Factor {
    Factor {
        id: FactorId(id(n)),
        rev: 0,
        review: REVIEW,
        position: 0,
        phrase: format!("Condition {n}"),
        band: Band::Tools,
        polarity: Polarity::Contributed,
        phase: Phase::Onset,
        evidence: Evidence::Reported,
        events: vec![],
        taken_at: None,
        other_days: None,
        put: None,
    }
}

pub fn link(n: u128, from: u128, to: Option<u128>) -> Link {
    Link {
        id: LinkId(id(n)),
        rev: 0,
        review: REVIEW,
        from: FactorId(id(from)),
        to: to.map(|to| FactorId(id(to))),
        kind: LinkKind::Enabled,
        perspective: None,
        remark: String::new(),
    }
}

/// Carries the act out on the sheet; the refusal where there is one.
pub fn carry_out(sheet: &mut Sheet, act: &Act, at: i64) -> Result<Vec<Change>, Refusal> {
    match decide(act.clone(), sheet, stamp(at)) {
        Ok(changes) => {
            changes.iter().for_each(|change| sheet.change(change));
            Ok(changes)
        }
        Err(Declined::Refused(refusal)) => Err(refusal),
        Err(Declined::Unread(never)) => match never {},
    }
}

/// A sheet with one review in it.
pub fn begun() -> Sheet {
    let mut sheet = Sheet::default();
    let start = StartReview { review: review(), agenda: vec![item(11, 0), item(12, 1), item(13, 2)] };
    carry_out(&mut sheet, &Act::StartReview(start), 0).unwrap();
    sheet
}

pub fn write(sheet: &mut Sheet, row: impl Into<Row>) -> Result<Vec<Change>, Refusal> {
    carry_out(sheet, &Act::Write(row.into()), 2)
}
