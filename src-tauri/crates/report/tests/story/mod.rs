//! Owns the review the tests print: an invented incident at an invented library, told by invented people.
//! Must not know what the tests check.
#![allow(dead_code, reason = "each test binary uses a part of the story")]

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
    factors(&mut sheet);
    links(&mut sheet);
    learnings(&mut sheet);
    closing(&mut sheet);
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
    When { known, original: original.to_owned(), zone: "Europe/Copenhagen".to_owned() }
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
        });
    }
}

fn factor_id(number: usize) -> FactorId {
    FactorId(id(7, number))
}

fn factors(sheet: &mut Sheet) {
    use Polarity::{Context, Contributed, Luck, Mitigated, Sacrifice};
    let rows: [(&str, Band, Polarity, Phase, Evidence, &[usize]); 14] = [
        (
            "Firmware update sent out by the vendor overnight",
            Band::Outside,
            Contributed,
            Phase::Before,
            Evidence::Reported,
            &[2],
        ),
        (
            "Night server kept to save the cost of a second licence",
            Band::Organisation,
            Sacrifice,
            Phase::Before,
            Evidence::Reported,
            &[1],
        ),
        (
            "Nobody owned the copy job after the teams merged",
            Band::Organisation,
            Contributed,
            Phase::Before,
            Evidence::Observed,
            &[11],
        ),
        ("Desks had no line to on call", Band::Team, Contributed, Phase::Detection, Evidence::Observed, &[5]),
        (
            "\u{201c}What do you need from us?\u{201d} came first",
            Band::Team,
            Mitigated,
            Phase::Diagnosis,
            Evidence::Observed,
            &[9],
        ),
        ("Desks fell back on paper cards", Band::Work, Mitigated, Phase::Detection, Evidence::Observed, &[7]),
        ("Monday copies are never looked at", Band::Work, Context, Phase::Before, Evidence::Inferred, &[1]),
        (
            "Status page showed reachability, not freshness",
            Band::Tools,
            Contributed,
            Phase::Detection,
            Evidence::Observed,
            &[3, 6],
        ),
        (
            "Copy job reported success when it copied nothing",
            Band::Tools,
            Contributed,
            Phase::Before,
            Evidence::Observed,
            &[11],
        ),
        (
            "Two years of green lights that were right",
            Band::Knowledge,
            Contributed,
            Phase::Diagnosis,
            Evidence::Disputed,
            &[6],
        ),
        ("Somebody searched for their own book", Band::Knowledge, Luck, Phase::Detection, Evidence::Observed, &[8]),
        ("Searches switch over without asking", Band::Technology, Contributed, Phase::Onset, Evidence::Reported, &[3]),
        (
            "The old index could be told by its shelf marks",
            Band::Technology,
            Luck,
            Phase::Diagnosis,
            Evidence::Observed,
            &[10],
        ),
        (
            "One branch was switched back first",
            Band::Technology,
            Mitigated,
            Phase::Repair,
            Evidence::Observed,
            &[12, 13],
        ),
    ];
    for (index, (phrase, band, polarity, phase, evidence, events)) in rows.into_iter().enumerate() {
        sheet.factors.push(Factor {
            id: factor_id(index),
            rev: 1,
            review: review_id(),
            position: index as i64,
            phrase: phrase.to_owned(),
            band,
            polarity,
            phase,
            evidence,
            events: events.iter().map(|&number| event_id(number)).collect(),
            taken_at: None,
        });
    }
}

fn links(sheet: &mut Sheet) {
    use LinkKind::*;
    let rows = [
        (0, Some(11), Triggered, ""),
        (1, Some(11), Enabled, ""),
        (2, Some(8), Masked, ""),
        (8, None, Amplified, "weeks of copies were missing"),
        (11, None, Triggered, ""),
        (7, Some(9), Informed, ""),
        (9, None, Delayed, ""),
        (3, None, Delayed, "about forty minutes"),
        (6, Some(8), Disputed, ""),
        (10, Some(4), Detected, ""),
        (5, None, Mitigated, ""),
        (12, None, ProtectedByLuck, ""),
        (13, None, Mitigated, ""),
    ];
    for (index, (from, to, kind, remark)) in rows.into_iter().enumerate() {
        sheet.links.push(Link {
            id: LinkId(id(8, index)),
            rev: 1,
            review: review_id(),
            from: factor_id(from),
            to: to.map(factor_id),
            kind,
            perspective: (index == 9).then(|| role(2)),
            remark: remark.to_owned(),
        });
    }
}

fn learnings(sheet: &mut Sheet) {
    use LearningKind::{Held, Learned, Luck, Surprise};
    let rows = [
        (
            Learned,
            "A green light is worth what it was asked. We now ask the catalogue how old its newest loan is.",
            Some(7),
            None,
            Some(0),
            NextTime::Unasked,
        ),
        (
            Learned,
            "Desks notice first. They need a way to say so that does not feel like a complaint.",
            Some(3),
            Some(5),
            Some(1),
            NextTime::Unasked,
        ),
        (
            Surprise,
            "The night server was believed to be a spare. For readers it had become the catalogue.",
            Some(11),
            Some(3),
            Some(2),
            NextTime::Unasked,
        ),
        (Held, "Paper cards, kept in every branch since the flood.", Some(5), Some(7), Some(1), NextTime::Would),
        (
            Luck,
            "Somebody with the right eyes was looking for something to read.",
            Some(10),
            Some(8),
            None,
            NextTime::WouldNot,
        ),
        (
            Luck,
            "It was a Tuesday. On a Saturday the desks would have been too busy to ring.",
            None,
            None,
            Some(3),
            NextTime::MayNot,
        ),
    ];
    for (index, (kind, text, factor, event, perspective, next_time)) in rows.into_iter().enumerate() {
        sheet.learnings.push(Learning {
            id: LearningId(id(9, index)),
            rev: 1,
            review: review_id(),
            position: index as i64,
            kind,
            text: text.to_owned(),
            factor: factor.map(factor_id),
            event: event.map(event_id),
            perspective: perspective.map(role),
            next_time,
            taken_at: at("2031-03-11T13:00"),
        });
    }
}

fn closing(sheet: &mut Sheet) {
    let question = |number, text: &str, curious, state, answer: &str| OpenQuestion {
        id: OpenQuestionId(id(10, number)),
        rev: 1,
        review: review_id(),
        text: text.to_owned(),
        curious,
        state,
        answer: answer.to_owned(),
        taken_at: at("2031-03-11T13:10"),
    };
    sheet.questions = vec![
        question(
            0,
            "What else do we keep for quiet nights that has quietly become the real thing?",
            Some(role(0)),
            QuestionState::Open,
            "",
        ),
        question(
            1,
            "Were any reservations lost?",
            None,
            QuestionState::Answered,
            "No. They are kept in another place, and all 61 were there.",
        ),
    ];
    let parked = |number, text: &str, soak_until, state| Parked {
        id: ParkedId(id(11, number)),
        rev: 1,
        review: review_id(),
        text: text.to_owned(),
        soak_until,
        state,
        taken_at: at("2031-03-11T12:40"),
        perspective: None,
    };
    sheet.parked = vec![
        parked(0, "Do away with the night server altogether.", on("2031-04-01"), ParkedState::Soaking),
        parked(1, "A light that turns yellow when the newest loan is older than an hour.", None, ParkedState::Taken),
    ];
    let follow_up = |number, text: &str, factor, owner: &str, due, effect: &str, side: &str, state| FollowUp {
        id: FollowUpId(id(12, number)),
        rev: 1,
        review: review_id(),
        text: text.to_owned(),
        factor,
        owner_role: owner.to_owned(),
        due,
        expected_effect: effect.to_owned(),
        side_effect: side.to_owned(),
        state,
        taken_at: at("2031-03-11T13:20"),
    };
    sheet.follow_ups = vec![
        follow_up(
            0,
            "Show the age of the newest loan on the status page",
            Some(factor_id(7)),
            "Index team",
            on("2031-04-15"),
            "Somebody who looks sees within a minute that the index is old.",
            "One more number to read on a bad day.",
            FollowUpState::Agreed,
        ),
        follow_up(
            1,
            "Give desks a number that on call answers",
            Some(factor_id(3)),
            "On call",
            on("2031-03-25"),
            "A question from a desk arrives in minutes.",
            "",
            FollowUpState::Agreed,
        ),
        follow_up(
            2,
            "Let a copy of nothing count as a question, not as success",
            Some(factor_id(8)),
            "",
            None,
            "",
            "",
            FollowUpState::Idea,
        ),
    ];
    sheet.thanks = vec![
        Thanks {
            id: ThanksId(id(13, 0)),
            rev: 1,
            review: review_id(),
            to_whom: "The desk in Hvide Sande".to_owned(),
            text: "For ringing when everything said there was nothing to ring about.".to_owned(),
            consent: Consent::NotAsked,
        },
        Thanks {
            id: ThanksId(id(13, 1)),
            rev: 1,
            review: review_id(),
            to_whom: "Index team".to_owned(),
            text: "For reading shelf marks aloud for twenty minutes, and for laughing about it.".to_owned(),
            consent: Consent::NotAsked,
        },
    ];
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

/// The summary of a sheet for an audience, with a map drawn from what that audience may see.
pub fn summary(sheet: &Sheet, audience: Audience) -> Paper {
    let words = Words::english().expect("English is built in");
    let shared = report::share(sheet, audience, &words).expect("every word is there");
    summary_with_map_of(sheet, &shared, audience)
}

/// The same with a map drawn from another sheet.
pub fn summary_with_map_of(sheet: &Sheet, drawn: &Sheet, audience: Audience) -> Paper {
    let words = Words::english().expect("English is built in");
    let (drawing, outline) = map_of(drawn, &words);
    let subject = Subject { sheet, drawing: &drawing, outline: &outline, made_at: at("2031-03-11T12:00") };
    report::compose(&subject, What::Summary, audience, &words).expect("every sentence is there")
}
