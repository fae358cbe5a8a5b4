//! Owns the second half of the invented review: factors and links, learnings, questions, what comes after.
//! Must not know what the tests check.

use super::{at, event_id, id, on, review_id, role};
use domain::*;

/// A factor by its place in the outline.
fn factor_id(number: usize) -> FactorId {
    FactorId(id(7, number))
}

pub fn factors(sheet: &mut Sheet) {
    use Polarity::{Context, Contributed, Luck, Mitigated, Sacrifice};
    type Told = (&'static str, Band, Polarity, Phase, Evidence, &'static [usize]);
    let rows: [Told; 14] = [
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
            other_days: None,
            put: None,
        });
    }
}

pub fn links(sheet: &mut Sheet) {
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

pub fn learnings(sheet: &mut Sheet) {
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

pub fn closing(sheet: &mut Sheet) {
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
