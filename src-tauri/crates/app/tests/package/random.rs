//! Owns reviews made by chance from a seed: acts of many kinds, some undone, some refused.
//! Must not be friendly: rows are removed while others point at them, and written by both copies at once.

use crate::Copy;
use app::{ReviewId, Which};
use chrono::{DateTime, TimeZone, Utc};
use domain::*;
use uuid::Uuid;

/// Numbers that follow from a seed.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.below(of.len())].clone()) }
    }

    fn id(&mut self) -> Uuid {
        uuid::Builder::from_unix_timestamp_millis(1_700_000_000_000, &{
            let (a, b) = (self.next().to_be_bytes(), self.next().to_be_bytes());
            [a[0], a[1], a[2], a[3], a[4], b[0], b[1], b[2], b[3], b[4]]
        })
        .into_uuid()
    }

    fn words(&mut self) -> String {
        const WORDS: &[&str] =
            &["queue", "pager", "rollback", "calm", "naïve", "重試", "dashboard", "#hash", "“quoted”", "late"];
        (0..=self.below(5)).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn time(&mut self) -> DateTime<Utc> {
        Utc.timestamp_opt(1_750_000_000 + i64::try_from(self.next() % 90_000).unwrap(), 0).unwrap()
    }
}

/// A review somebody has begun, with a few perspectives.
pub(crate) fn begun(copy: &mut Copy, chance: &mut Chance) -> ReviewId {
    let title = chance.words();
    let review = copy.door.start(app::Start { title, preset: None }).unwrap().review;
    for position in 0..3 {
        let (id, name) = (PerspectiveId(chance.id()), chance.words());
        copy.act(Act::Write(Perspective { id, rev: 0, review, name, position }.into()));
    }
    some_acts(copy, review, chance, 25);
    review
}

/// Does that many things by chance; what the rules refuse is passed over.
pub(crate) fn some_acts(copy: &mut Copy, review: ReviewId, chance: &mut Chance, times: usize) {
    for _ in 0..times {
        let _ = match chance.below(12) {
            0 => copy.door.undo(Which { review }).is_ok(),
            1 => copy.door.redo(Which { review }).is_ok(),
            2 => {
                let keys: Vec<Key> = copy.sheet(review).rows().map(|row| row.key()).collect();
                let key = chance.one(&keys).filter(|key| key.noun != Noun::Review);
                key.is_some_and(|key| copy.door.act(Act::Remove(key)).is_ok())
            }
            _ => {
                let sheet = copy.sheet(review);
                row(&sheet, review, chance).is_some_and(|row| copy.door.act(Act::Write(row)).is_ok())
            }
        };
    }
}

/// A new row, or a held one with something about it changed.
fn row(sheet: &Sheet, review: ReviewId, chance: &mut Chance) -> Option<Row> {
    let text = chance.words();
    let taken_at = chance.time();
    let whose = chance.one(&sheet.perspectives).map(|it| it.id);
    let old = chance.below(2) == 0;
    Some(match chance.below(9) {
        0 => {
            let visibility = if chance.below(2) == 0 { Visibility::Private } else { Visibility::Room };
            match chance.one(&sheet.notes).filter(|_| old) {
                Some(note) => Note { text, visibility, ..note },
                None => Note {
                    id: NoteId(chance.id()),
                    rev: 0,
                    review,
                    kind: NoteKind::Note,
                    text,
                    taken_at,
                    perspective: whose,
                    agenda_item: chance.one(&sheet.agenda).map(|it| it.id),
                    visibility,
                    quote: None,
                    factors: chance.one(&sheet.factors).map(|it| it.id).into_iter().collect(),
                },
            }
            .into()
        }
        1 | 2 => {
            let at = When { known: WhenKind::Exact { at: taken_at }, original: String::new(), zone: "".into() };
            match chance.one(&sheet.events).filter(|_| old) {
                Some(event) => Event { title: text, ..event },
                None => Event {
                    id: EventId(chance.id()),
                    rev: 0,
                    review,
                    position: 0,
                    at,
                    title: text,
                    kind: EventKind::Decision,
                    lines: vec![],
                    gap: Gap::Unasked,
                    taken_at: None,
                },
            }
            .into()
        }
        3 | 4 => match chance.one(&sheet.accounts).filter(|_| old) {
            Some(account) => Account { text, ..account },
            None => Account {
                id: AccountId(chance.id()),
                rev: 0,
                review,
                event: chance.one(&sheet.events)?.id,
                perspective: whose?,
                text,
                voice: Voice::Verbatim,
                basis: Basis::Remembered,
                confidence: Confidence::Unsure,
                known: chance.words(),
                expected: String::new(),
                visible: String::new(),
                told_in: String::new(),
                quote: None,
            },
        }
        .into(),
        5 => match chance.one(&sheet.factors).filter(|_| old) {
            Some(factor) => Factor {
                phrase: text,
                events: chance.one(&sheet.events).map(|it| it.id).into_iter().collect(),
                ..factor
            },
            None => Factor {
                id: FactorId(chance.id()),
                rev: 0,
                review,
                position: 0,
                phrase: text,
                band: Band::ALL[0],
                polarity: Polarity::ALL[0],
                phase: Phase::ALL[0],
                evidence: Evidence::ALL[0],
                events: vec![],
                taken_at: None,
                other_days: None,
                put: None,
            },
        }
        .into(),
        6 => Link {
            id: LinkId(chance.id()),
            rev: 0,
            review,
            from: chance.one(&sheet.factors)?.id,
            to: chance.one(&sheet.factors).map(|it| it.id),
            kind: LinkKind::ALL[0],
            perspective: whose,
            remark: text,
        }
        .into(),
        7 => match chance.one(&sheet.people).filter(|_| old) {
            Some(person) => Person { remark: text, ..person },
            None => Person {
                id: PersonId(chance.id()),
                rev: 0,
                review,
                name: text,
                perspective: whose,
                consent: Consent::ALL[0],
                remark: chance.words(),
            },
        }
        .into(),
        _ => {
            let held = sheet.reviews.first()?.clone();
            if old { Review { summary: text, ..held } } else { Review { impact: text, ..held } }.into()
        }
    })
}
