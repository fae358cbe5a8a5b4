//! Owns invented words and the rows made of them, the same in every run.
//! Must not know what is measured with them.

use crate::Outcome;
use domain::{
    Band, Change, Event, EventId, EventKind, Evidence, Factor, FactorId, Gap, Note, NoteId, NoteKind, Phase, Polarity,
    Review, ReviewId, ReviewState, Row, Stamp, Visibility, When,
};
use std::convert::Infallible;
use store::Library;
use uuid::{Builder, Uuid};

/// Different words; how often each is used falls with its number.
const WORDS: u64 = 60_000;

/// A stream of numbers, the same in every run (SplitMix64).
pub struct Draw(pub u64);

impl Draw {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Some twenty words. The number of a word is the product of draws, so that a few are everywhere and most are rare.
    pub fn text(&mut self) -> String {
        let count = 10 + self.below(20);
        let words = (0..count).map(|_| {
            let (a, b) = (self.below(WORDS) + 1, self.below(WORDS) + 1);
            word(a * b / WORDS * (self.below(100) + 1) / 100)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A word anybody could say aloud, one for each number.
pub fn word(mut number: u64) -> String {
    const SYLLABLES: [&str; 16] =
        ["ka", "lo", "mi", "ter", "su", "ven", "po", "ra", "ni", "dol", "fe", "ga", "bri", "ta", "sho", "um"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES.get(usize::try_from(number % 16).unwrap_or(0)).copied().unwrap_or_default());
        number /= 16;
        if number == 0 {
            return word;
        }
    }
}

/// An id in the order of its numbers.
pub fn id(number: u64) -> Uuid {
    Builder::from_unix_timestamp_millis(1_700_000_000_000 + number, &[7; 10]).into_uuid()
}

/// Numbers from one review to the next; its rows take those between.
const APART: u64 = 10_000;

/// The id of a review, from 0.
pub fn review_id(review: u64) -> ReviewId {
    ReviewId(id(review * APART + 1))
}

/// A review alone, from 0.
pub fn review(review: u64, stamp: Stamp) -> Row {
    Review {
        id: review_id(review),
        rev: 1,
        title: format!("Invented {review}"),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: "UTC".into(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: vec![],
        made_at: stamp.at,
        sample: false,
        tags: vec![],
    }
    .into()
}

/// A note of a review, by its place in it.
pub fn note(review: u64, place: u64, text: String, stamp: Stamp) -> Row {
    Note {
        id: NoteId(id(review * APART + 2 + place)),
        rev: 1,
        review: review_id(review),
        kind: NoteKind::Note,
        text,
        taken_at: stamp.at,
        perspective: None,
        agenda_item: None,
        visibility: Visibility::Room,
        quote: None,
        factors: vec![],
    }
    .into()
}

/// A review with that many notes.
pub fn small(review_number: u64, notes: u64, draw: &mut Draw, stamp: Stamp) -> Vec<Row> {
    let mut rows = vec![review(review_number, stamp)];
    rows.extend((0..notes).map(|place| note(review_number, place, draw.text(), stamp)));
    rows
}

/// A review as large as they come: 500 notes, 1,000 events, 300 factors.
pub fn large(review_number: u64, draw: &mut Draw, stamp: Stamp) -> Outcome<Vec<Row>> {
    let mut rows = small(review_number, 500, draw, stamp);
    let of = review_id(review_number);
    for place in 0..1_000 {
        let event = Event {
            id: EventId(id(review_number * APART + 2_000 + place)),
            rev: 1,
            review: of,
            position: i64::try_from(place)?,
            at: When::unknown(),
            title: draw.text(),
            kind: first(EventKind::ALL)?,
            lines: vec![],
            gap: first(Gap::ALL)?,
            taken_at: None,
        };
        rows.push(event.into());
    }
    for place in 0..300 {
        let factor = Factor {
            id: FactorId(id(review_number * APART + 4_000 + place)),
            rev: 1,
            review: of,
            position: i64::try_from(place)?,
            phrase: draw.text(),
            band: first(Band::ALL)?,
            polarity: first(Polarity::ALL)?,
            phase: first(Phase::ALL)?,
            evidence: first(Evidence::ALL)?,
            events: vec![],
            taken_at: None,
            other_days: None,
            put: None,
        };
        rows.push(factor.into());
    }
    Ok(rows)
}

fn first<T: Copy>(all: &[T]) -> Outcome<T> {
    all.first().copied().ok_or_else(|| "a list of words is empty".into())
}

/// Keeps rows of one review in one act.
pub fn add(library: &mut Library, review: ReviewId, rows: Vec<Row>, stamp: Stamp) -> Outcome<()> {
    let changes = rows.into_iter().map(|row| Change { before: None, after: Some(row) }).collect();
    library.act(stamp, "Build", review, vec![], |_| Ok::<_, Infallible>(changes))?;
    Ok(())
}
