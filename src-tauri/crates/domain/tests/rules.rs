//! Owns the promises about what is refused, and that a refusal changes nothing.
//! Must not know the words a refusal is told in.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod common;

use common::*;
use domain::*;

#[test]
fn bad_rows_are_refused_with_their_reason_and_change_nothing() {
    let long = "x".repeat(10_000);
    type Case = (&'static str, Row, fn(&Refusal) -> bool);
    let cases: Vec<Case> = vec![
        ("a title of 10,000 characters", Review { title: long.clone(), rev: 1, ..review() }.into(), |r| {
            matches!(r, Refusal::TooLong { field: "title", got: 10_000, .. })
        }),
        ("an empty title", Review { title: "  ".into(), rev: 1, ..review() }.into(), |r| {
            matches!(r, Refusal::Empty { field: "title", .. })
        }),
        ("NUL in a note", note(20, "a\0b").into(), |r| matches!(r, Refusal::Unprintable { code_point: 0, .. })),
        ("a 50 MB paste", note(20, &"y".repeat(50_000_000)).into(), |r| matches!(r, Refusal::TooLong { .. })),
        ("a note that says nothing", note(20, "\n ").into(), |r| matches!(r, Refusal::Empty { .. })),
        ("zero minutes", AgendaItem { minutes: 0, ..item(30, 9) }.into(), |r| matches!(r, Refusal::OutOfRange { .. })),
        (
            "words passed on that nobody agreed to pass on",
            Note { quote: Some(QuoteId(id(81))), ..note(20, "between us") }.into(),
            |r| matches!(r, Refusal::NotAgreed { .. }),
        ),
        (
            "a second safety check for one review",
            Safety {
                id: SafetyId(id(9)),
                rev: 0,
                review: REVIEW,
                fear: Fear::Calm,
                sanction: Sanction::Clear,
                remark: String::new(),
            }
            .into(),
            |r| matches!(r, Refusal::OtherReview { .. }),
        ),
        ("a link to itself", link(40, 50, Some(50)).into(), |r| matches!(r, Refusal::SelfLink { .. })),
        ("a link from nowhere", link(40, 50, None).into(), |r| matches!(r, Refusal::Dangling { .. })),
        (
            "a span that ends before it begins",
            event(60, WhenKind::Between { from: minute(9), to: minute(3) }).into(),
            |r| matches!(r, Refusal::Backwards { .. }),
        ),
        ("a write that never saw the row", Review { summary: "new".into(), ..review() }.into(), |r| {
            matches!(r, Refusal::Stale { held: 1, sent: 0, .. })
        }),
        ("a row somebody removed", Note { rev: 3, ..note(20, "gone") }.into(), |r| {
            matches!(r, Refusal::Missing { .. })
        }),
        ("the same words again", Review { rev: 1, ..review() }.into(), |r| matches!(r, Refusal::Nothing)),
    ];
    for (name, row, expected) in cases {
        let mut sheet = begun();
        write(&mut sheet, interview(80)).unwrap();
        write(&mut sheet, quote(81, 80, Sharing::Themes)).unwrap();
        let before = sheet.clone();
        let refusal = write(&mut sheet, row).expect_err(name);
        assert!(expected(&refusal), "{name}: refused for another reason: {refusal:?}");
        assert_eq!(sheet, before, "{name}: a refusal must change nothing");
    }
}

#[test]
fn a_mark_may_be_empty_because_it_only_says_come_back() {
    let mut sheet = begun();
    let mark = Note { kind: NoteKind::Mark, ..note(20, "") };
    assert!(write(&mut sheet, mark).is_ok(), "an empty mark is what a clicker makes");
}

/// A review in which words of an interview have gone into a note and an account.
fn passed_on() -> Sheet {
    let mut sheet = begun();
    write(&mut sheet, interview(80)).unwrap();
    write(&mut sheet, quote(81, 80, Sharing::Agreed)).unwrap();
    write(&mut sheet, perspective(30)).unwrap();
    write(&mut sheet, event(60, WhenKind::Unknown)).unwrap();
    let quote = Some(QuoteId(id(81)));
    write(&mut sheet, Note { quote, ..note(20, "It felt like a quiet day (invented)") }).unwrap();
    write(&mut sheet, Account { quote, ..account(61, 60, 30) }).unwrap();
    write(&mut sheet, note(21, "the facilitator's own")).unwrap();
    sheet
}

#[test]
fn words_that_may_no_longer_be_passed_on_leave_every_place_they_were_in() {
    for sharing in [Sharing::Private, Sharing::Themes, Sharing::Withdrawn] {
        let mut sheet = passed_on();
        let before = sheet.clone();
        let changes = write(&mut sheet, Quote { rev: 1, ..quote(81, 80, sharing) }).unwrap();
        assert_eq!(changes.len(), 3, "{sharing}: one act tells of the words, the note and the account");
        let left: Vec<NoteId> = sheet.notes.iter().map(|note| note.id).collect();
        assert_eq!(left, [NoteId(id(21))], "{sharing}: the note goes, the facilitator's own stays");
        assert!(sheet.accounts.is_empty(), "{sharing}: and so does the account");
        for change in changes.into_iter().rev().map(Change::swapped) {
            match change.after {
                Some(row) => sheet.put(row),
                None => change.key().into_iter().for_each(|key| sheet.take(key)),
            }
        }
        let keys = |sheet: &Sheet| sheet.rows().map(|row| row.key()).collect::<std::collections::BTreeSet<Key>>();
        assert_eq!(keys(&sheet), keys(&before), "{sharing}: a slip can be undone");
    }
}

#[test]
fn words_go_with_their_interview() {
    let mut sheet = passed_on();
    carry_out(&mut sheet, &Act::Remove(InterviewId(id(80)).into()), 3).unwrap();
    assert!(sheet.quotes.is_empty() && sheet.accounts.is_empty(), "what it held goes, and what passed it on");
    assert_eq!(sheet.notes.len(), 1, "nothing else does");
}

#[test]
fn an_older_save_never_overwrites_a_newer_one() {
    let mut sheet = begun();
    write(&mut sheet, note(20, "first")).unwrap();
    write(&mut sheet, Note { rev: 1, ..note(20, "second") }).unwrap();
    let late = write(&mut sheet, Note { rev: 1, ..note(20, "late") });
    assert!(matches!(late, Err(Refusal::Stale { held: 2, sent: 1, .. })), "a late save must be told so: {late:?}");
    assert_eq!(sheet.notes[0].text, "second", "the newest text stands");
}

#[test]
fn removing_a_factor_takes_its_links_and_lets_the_rest_forget_it() {
    let mut sheet = begun();
    for n in [50, 51] {
        write(&mut sheet, factor(n)).unwrap();
    }
    write(&mut sheet, link(40, 50, Some(51))).unwrap();
    write(&mut sheet, link(41, 51, None)).unwrap();
    let follow_up = FollowUp {
        id: FollowUpId(id(70)),
        rev: 0,
        review: REVIEW,
        text: "Keep one older version".into(),
        factor: Some(FactorId(id(51))),
        owner_role: String::new(),
        due: None,
        expected_effect: String::new(),
        side_effect: String::new(),
        state: FollowUpState::Idea,
        taken_at: minute(4),
    };
    write(&mut sheet, follow_up).unwrap();
    carry_out(&mut sheet, &Act::Remove(FactorId(id(51)).into()), 3).unwrap();
    assert!(sheet.links.is_empty(), "a link cannot stand without either end");
    assert_eq!(sheet.follow_ups[0].factor, None, "a follow-up outlives the factor it spoke to");
    assert_eq!(sheet.factors.len(), 1, "the other factor stays");
}

#[test]
fn removing_an_event_takes_its_accounts_and_unpins_factors() {
    let mut sheet = begun();
    write(&mut sheet, perspective(80)).unwrap();
    write(&mut sheet, event(60, WhenKind::Unknown)).unwrap();
    write(&mut sheet, event(61, WhenKind::After { event: Some(EventId(id(60))) })).unwrap();
    write(&mut sheet, account(90, 60, 80)).unwrap();
    write(&mut sheet, Factor { events: vec![EventId(id(60))], ..factor(50) }).unwrap();
    carry_out(&mut sheet, &Act::Remove(EventId(id(60)).into()), 3).unwrap();
    assert!(sheet.accounts.is_empty(), "an account tells of an event; without it there is nothing to tell");
    assert!(sheet.factors[0].events.is_empty(), "a pin to nothing would mislead");
    assert_eq!(
        sheet.events[0].at.known,
        WhenKind::After { event: None },
        "the later event stays, after something unnamed"
    );
}

#[test]
fn removing_a_review_leaves_nothing_of_it() {
    let mut sheet = begun();
    write(&mut sheet, note(20, "kept only with its review")).unwrap();
    carry_out(&mut sheet, &Act::Remove(REVIEW.into()), 3).unwrap();
    assert_eq!(sheet, Sheet::default(), "every row belongs to the review");
}

#[test]
fn the_same_link_is_drawn_once() {
    let mut sheet = begun();
    write(&mut sheet, factor(50)).unwrap();
    write(&mut sheet, link(40, 50, None)).unwrap();
    assert!(
        matches!(write(&mut sheet, link(41, 50, None)), Err(Refusal::SameLink { .. })),
        "twice says no more than once"
    );
    assert!(
        write(&mut sheet, Link { kind: LinkKind::Delayed, ..link(42, 50, None) }).is_ok(),
        "another verb is another link"
    );
}

#[test]
fn a_question_written_before_there_were_stars_keeps_its_bytes_and_own_words_say_something() {
    let before = r#"{"prompt":"first-signal","state":"asked"}"#;
    let read: PromptUse = serde_json::from_str(before).expect("libraries hold such rows");
    assert_eq!(serde_json::to_string(&read).unwrap(), before, "the journal's chain rests on those bytes");
    let mut sheet = begun();
    let own = |words: &str| PromptUse { words: Some(words.to_owned()), ..PromptUse::waiting("own-1") };
    let asking = |words: &str| AgendaItem { prompts: vec![own(words)], ..item(77, 9) };
    let refused = write(&mut sheet, asking("  "));
    assert!(matches!(refused, Err(Refusal::Empty { field: "prompts", .. })), "an empty question asks nothing");
    write(&mut sheet, asking("Who heard the pager?")).unwrap();
    let kept = &sheet.agenda.last().unwrap().prompts[0];
    assert_eq!(kept.words.as_deref(), Some("Who heard the pager?"));
}
