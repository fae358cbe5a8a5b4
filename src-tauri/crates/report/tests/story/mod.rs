//! Owns the review the tests print: an invented incident at an invented library, told by invented people.
//! Must not know what the tests check.
#![allow(dead_code, reason = "each test binary uses a part of the story")]
#![allow(clippy::expect_used, reason = "a story that cannot be built is a failed test")]

mod findings;

use chrono::{DateTime, NaiveDate, Utc};
use domain::*;
use figure::{Drawing, Graph, Outline};
use report::{Audience, Paper, Subject, What, Words};
use uuid::Uuid;

/// Names that must not reach the company or the public, however they are written.
pub const NAMES: [&str; 4] = ["Zenobia", "Quillfeather", "Ottokar", "Vandersloot"];
/// Words that are private and must reach nobody.
pub const PRIVATE: [&str; 2] = ["CANARY-PRIVATE-NOTE", "CANARY-REMARK"];

/// A row's id: the same on every run.
fn id(kind: u8, number: usize) -> Uuid {
    let mut bytes = [0; 16];
    bytes[0] = 1;
    bytes[6] = 0x70;
    bytes[8] = 0x80;
    bytes[14] = kind;
    bytes[15] = u8::try_from(number).expect("the story is short");
    Uuid::from_bytes(bytes)
}

pub fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().expect("a moment such as 2031-03-04T08:41")
}

fn on(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day such as 2031-03-04"))
}

fn review_id() -> ReviewId {
    ReviewId(id(1, 1))
}

/// A review with nothing but a title.
pub fn bare(title: &str) -> Sheet {
    let review = Review {
        id: review_id(),
        rev: 1,
        title: title.to_owned(),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: "Europe/Copenhagen".to_owned(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: Vec::new(),
        made_at: at("2031-03-05T09:00"),
        sample: false,
        tags: vec![],
    };
    Sheet { reviews: vec![review], ..Sheet::default() }
}

/// The whole story.
pub fn story() -> Sheet {
    let mut sheet = bare("The catalogue that answered with yesterday");
    let review = &mut sheet.reviews[0];
    review.summary = "For most of a morning, the catalogue in twelve libraries showed yesterday\u{2019}s loans. A copy of the index that was kept for quiet nights had taken over, and every screen said that all was well.\n\nNobody lost a book. People at the desks found ways to work, and those ways are part of what we learned.".to_owned();
    review.impact = "Readers in twelve branches saw books as available that were not: 214 wasted trips to a shelf, about forty calls to the desk, and one cancelled children\u{2019}s hour.".to_owned();
    review.scope =
        "From the evening before, when the index was copied, to the first search that was right again.".to_owned();
    review.state = ReviewState::Learn;
    review.meets_at = Some(at("2031-03-11T12:00"));
    perspectives(&mut sheet);
    events(&mut sheet);
    accounts(&mut sheet);
    notes(&mut sheet);
    findings::factors(&mut sheet);
    findings::links(&mut sheet);
    findings::learnings(&mut sheet);
    findings::closing(&mut sheet);
    sheet
}

fn perspectives(sheet: &mut Sheet) {
    let roles = ["On call", "Branch desk", "Index team", "Reader line"];
    for (position, name) in roles.into_iter().enumerate() {
        sheet.perspectives.push(Perspective {
            id: PerspectiveId(id(2, position)),
            rev: 1,
            review: review_id(),
            name: name.to_owned(),
            position: position as i64,
        });
    }
    let people = [("Zenobia Quillfeather", 0, Consent::Agreed), ("Ottokar Vandersloot", 2, Consent::Declined)];
    for (number, (name, perspective, consent)) in people.into_iter().enumerate() {
        sheet.people.push(Person {
            id: PersonId(id(3, number)),
            rev: 1,
            review: review_id(),
            name: name.to_owned(),
            perspective: Some(PerspectiveId(id(2, perspective))),
            consent,
            remark: "CANARY-REMARK prefers mornings".to_owned(),
        });
    }
}

fn role(number: usize) -> PerspectiveId {
    PerspectiveId(id(2, number))
}

fn event_id(number: usize) -> EventId {
    EventId(id(4, number))
}

fn when(known: WhenKind, original: &str) -> When {
    When { known, original: original.to_owned(), zone: "Europe/Copenhagen".into() }
}

fn events(sheet: &mut Sheet) {
    let exact = |text: &str| when(WhenKind::Exact { at: at(text) }, "");
    let about = |text: &str, original: &str| when(WhenKind::About { at: at(text) }, original);
    let between = |from: &str, to: &str| when(WhenKind::Between { from: at(from), to: at(to) }, "");
    let after = |number: usize| when(WhenKind::After { event: Some(event_id(number)) }, "");
    let rows = [
        (
            exact("2031-03-03T21:10"),
            "The index is copied to the night server, as every Monday",
            EventKind::Context,
            Gap::Unasked,
        ),
        (
            about("2031-03-04T05:20", "before the cleaners left"),
            "The main server restarts after a firmware update",
            EventKind::Context,
            Gap::Quiet,
        ),
        (
            exact("2031-03-04T07:02"),
            "Searches go to the night server; the status page stays green",
            EventKind::KeyMoment,
            Gap::Unasked,
        ),
        (
            about("2031-03-04T08:15", ""),
            "A reader in Hvide Sande cannot find a book the catalogue says is there",
            EventKind::Detection,
            Gap::Ask,
        ),
        (
            exact("2031-03-04T08:41"),
            "The branch desk rings the reader line: \u{201c}Is it only us?\u{201d}",
            EventKind::Communication,
            Gap::Unasked,
        ),
        (
            exact("2031-03-04T08:58"),
            "On call looks at the status page and sees nothing wrong",
            EventKind::Diagnosis,
            Gap::Unasked,
        ),
        (after(6), "A desk begins to write loans on paper", EventKind::Decision, Gap::Unasked),
        (
            exact("2031-03-04T09:30"),
            "Somebody from the index team happens to search for a book they borrowed last night",
            EventKind::Luck,
            Gap::Unasked,
        ),
        (
            exact("2031-03-04T09:34"),
            "\u{201c}What do you need from us?\u{201d} in the channel",
            EventKind::Help,
            Gap::Unasked,
        ),
        (
            between("2031-03-04T09:40", "2031-03-04T10:05"),
            "Three people compare the two indexes by hand",
            EventKind::Diagnosis,
            Gap::Unasked,
        ),
        (
            exact("2031-03-04T10:07"),
            "It is believed that the night server is behind; in fact it stopped copying weeks ago",
            EventKind::BeliefChange,
            Gap::Unasked,
        ),
        (exact("2031-03-04T10:20"), "Searches are sent back to the main server", EventKind::Repair, Gap::Unasked),
        (about("2031-03-04T10:30", ""), "The first search that is right again", EventKind::Detection, Gap::Unasked),
        (
            when(WhenKind::After { event: None }, "some time after lunch"),
            "Paper loans are typed in by two desks together",
            EventKind::Repair,
            Gap::Unasked,
        ),
        (
            when(WhenKind::Unknown, ""),
            "The children\u{2019}s hour is moved to Thursday",
            EventKind::Decision,
            Gap::Unasked,
        ),
    ];
    for (index, (at, title, kind, gap)) in rows.into_iter().enumerate() {
        sheet.events.push(Event {
            id: event_id(index + 1),
            rev: 1,
            review: review_id(),
            position: index as i64,
            at,
            title: title.to_owned(),
            kind,
            lines: Vec::new(),
            gap,
            taken_at: None,
        });
    }
}

fn accounts(sheet: &mut Sheet) {
    use Voice::{Told, Verbatim};
    let rows: [(usize, usize, &str, Voice, Basis, Confidence); 11] = [
        (
            6,
            0,
            "Every light was green. I had the page open on the big screen and I trusted it, because for two years it had never been wrong.",
            Verbatim,
            Basis::Observed,
            Confidence::Sure,
        ),
        (
            10,
            0,
            "Ask Ottokar about the copy job, he knew which columns to compare. We read shelf marks to each other over the phone.",
            Verbatim,
            Basis::Remembered,
            Confidence::FairlySure,
        ),
        (
            12,
            0,
            "Sent searches back to the main server by hand, one branch first, then all twelve. The first branch was chosen because its desk was on the phone.",
            Told,
            Basis::Observed,
            Confidence::Sure,
        ),
        (
            3,
            0,
            "The switch to the night server happened at 07:02, when the health check of the main server failed twice in a row.",
            Told,
            Basis::Reported,
            Confidence::FairlySure,
        ),
        (
            4,
            1,
            "She showed me the screen: available. The shelf was empty and the dust said it had been empty for a while.",
            Verbatim,
            Basis::Observed,
            Confidence::Sure,
        ),
        (
            7,
            1,
            "We went back to pencil and cards. It is slow, but a card never tells you yesterday\u{2019}s news.",
            Verbatim,
            Basis::Observed,
            Confidence::Sure,
        ),
        (
            3,
            2,
            "It did not switch at 07:02. Searches had been split between both servers since the firmware update, and at 07:02 the last ones moved.",
            Told,
            Basis::Inferred,
            Confidence::Unsure,
        ),
        (8, 2, "I was looking for something to read on the train.", Verbatim, Basis::Remembered, Confidence::Sure),
        (
            11,
            2,
            "The copy job had stopped on 11 February. It ended with success each time, having copied nothing.",
            Told,
            Basis::Observed,
            Confidence::Sure,
        ),
        (
            5,
            3,
            "Forty calls in an hour is a busy Saturday. On a Tuesday it is a question, and there was nobody to put it to.",
            Verbatim,
            Basis::Remembered,
            Confidence::FairlySure,
        ),
        (
            4,
            3,
            "The first call came before eight, from a school, not from Hvide Sande.",
            Told,
            Basis::Reported,
            Confidence::Unsure,
        ),
    ];
    for (index, (event, perspective, text, voice, basis, confidence)) in rows.into_iter().enumerate() {
        let thick = index == 0;
        sheet.accounts.push(Account {
            id: AccountId(id(5, index)),
            rev: 1,
            review: review_id(),
            event: event_id(event),
            perspective: role(perspective),
            text: text.to_owned(),
            voice,
            basis,
            confidence,
            known: if thick { "that the index team had been told of a restart".to_owned() } else { String::new() },
            expected: if thick { "that a stale index would turn the page yellow".to_owned() } else { String::new() },
            visible: String::new(),
            told_in: if index == 6 { "a one-to-one before the meeting".to_owned() } else { String::new() },
            quote: None,
        });
    }
}

fn notes(sheet: &mut Sheet) {
    use NoteKind::{Note as Plain, Question, Quote, Surprise};
    let rows = [
        (Quote, "Green means nothing is red. It does not mean that anything is right.", Some(0), Visibility::Room),
        (Quote, "We should write that on the wall.", None, Visibility::Room),
        (Surprise, "A job that copies nothing can end with success.", Some(2), Visibility::Room),
        (Question, "Who reads the mail the copy job sends?", Some(3), Visibility::Room),
        (Plain, "The room went quiet when the paper cards came up, in a good way.", None, Visibility::Room),
        (Plain, "CANARY-PRIVATE-NOTE: be gentle with Zenobia about the status page.", None, Visibility::Private),
    ];
    for (index, (kind, text, perspective, visibility)) in rows.into_iter().enumerate() {
        sheet.notes.push(Note {
            id: NoteId(id(6, index)),
            rev: 1,
            review: review_id(),
            kind,
            text: text.to_owned(),
            taken_at: at("2031-03-11T12:30"),
            perspective: perspective.map(role),
            agenda_item: None,
            visibility,
            quote: None,
            factors: vec![],
        });
    }
}

/// The factor map of a sheet, drawn for paper, and the same in words.
pub fn map_of(sheet: &Sheet, words: &Words) -> (Drawing, Outline) {
    let pins = sheet.events.iter().zip(1..).map(|(event, number)| (event.id, number)).collect();
    let graph = Graph {
        factors: &sheet.factors,
        links: &sheet.links,
        impact: &sheet.reviews[0].impact,
        pins: &pins,
        words: &words.of_map().expect("the words of the map are built in"),
        page: figure::Page::A4_LANDSCAPE,
    };
    (figure::draw(&graph), figure::outline(&graph))
}

/// A handout of a sheet for an audience, with a map drawn from what that audience may see.
pub fn handout(sheet: &Sheet, what: What, audience: Audience) -> Paper {
    let words = Words::english().expect("English is built in");
    let shared = report::share(sheet, audience, words).expect("every word is there");
    handout_with_map_of(sheet, &shared, what, audience)
}

/// The same with a map drawn from another sheet.
pub fn handout_with_map_of(sheet: &Sheet, drawn: &Sheet, what: What, audience: Audience) -> Paper {
    let words = Words::english().expect("English is built in");
    let (drawing, outline) = map_of(drawn, words);
    let cards = [report::Card {
        heard: "\u{201c}They should have looked.\u{201d}".into(),
        offer: "\u{201c}What were they looking at then?\u{201d}".into(),
    }];
    let subject =
        Subject { sheet, drawing: &drawing, outline: &outline, cards: &cards, made_at: at("2031-03-11T12:00") };
    report::compose(&subject, what, audience, words).expect("every sentence is there")
}

/// The handout that holds everything.
pub fn record(sheet: &Sheet, audience: Audience) -> Paper {
    handout(sheet, What::Record, audience)
}

/// The handout people keep.
pub fn summary(sheet: &Sheet, audience: Audience) -> Paper {
    handout(sheet, What::Summary, audience)
}
