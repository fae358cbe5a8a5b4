//! Owns the promises about the clock, the agenda and the order of the story.
//! Must not know how either is drawn.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod common;

use common::*;
use domain::*;

fn go_to(n: u128) -> Act {
    Act::TurnClock(ClockMove::GoTo { item: AgendaItemId(id(n)) })
}

fn standing(sheet: &Sheet) -> Vec<(ItemState, i64)> {
    sheet.agenda.iter().map(|item| (item.state, item.spent_ms / 60_000)).collect()
}

#[test]
fn going_on_stops_one_clock_and_starts_the_next_and_coming_back_adds_to_it() {
    let mut sheet = begun();
    carry_out(&mut sheet, &go_to(11), 0).unwrap();
    carry_out(&mut sheet, &go_to(12), 5).unwrap();
    carry_out(&mut sheet, &go_to(11), 8).unwrap();
    carry_out(&mut sheet, &Act::TurnClock(ClockMove::End { review: REVIEW }), 10).unwrap();
    assert_eq!(
        standing(&sheet),
        [(ItemState::Done, 7), (ItemState::Done, 3), (ItemState::Waiting, 0)],
        "five minutes and two more belong to the first item"
    );
    assert_eq!(sheet.reviews[0].state, ReviewState::Learn, "ending the meeting moves the review on");
}

#[test]
fn a_break_is_not_counted() {
    let mut sheet = begun();
    carry_out(&mut sheet, &go_to(11), 0).unwrap();
    carry_out(&mut sheet, &Act::TurnClock(ClockMove::Pause { review: REVIEW }), 4).unwrap();
    carry_out(&mut sheet, &Act::TurnClock(ClockMove::Resume { review: REVIEW }), 20).unwrap();
    carry_out(&mut sheet, &Act::TurnClock(ClockMove::Pause { review: REVIEW }), 21).unwrap();
    assert_eq!(standing(&sheet)[0], (ItemState::Now, 5), "sixteen minutes of break are nobody's");
}

#[test]
fn a_clock_set_back_takes_no_time_away() {
    let mut sheet = begun();
    carry_out(&mut sheet, &go_to(11), 30).unwrap();
    carry_out(&mut sheet, &go_to(12), 10).unwrap();
    assert_eq!(standing(&sheet)[0], (ItemState::Done, 0), "time spent never goes below nought");
}

#[test]
fn time_nobody_was_there_for_is_left_out_of_the_item_it_ran_in_and_of_no_other() {
    let leave_out =
        |n, minutes: u32| Act::TurnClock(ClockMove::LeaveOut { item: AgendaItemId(id(n)), ms: minutes * 60_000 });
    let mut sheet = begun();
    carry_out(&mut sheet, &go_to(11), 0).unwrap();
    carry_out(&mut sheet, &leave_out(11, 12), 20).unwrap();
    carry_out(&mut sheet, &go_to(12), 25).unwrap();
    assert_eq!(standing(&sheet)[0], (ItemState::Done, 13), "twelve of twenty are gone, and the clock ran on for five");
    carry_out(&mut sheet, &leave_out(11, 10), 26).unwrap();
    carry_out(&mut sheet, &leave_out(12, 10), 27).unwrap();
    let both: Vec<i64> = sheet.agenda.iter().map(|item| item.spent_ms / 60_000).take(2).collect();
    assert_eq!(both, [3, 0], "answered late it still leaves the item it ran in; more than has run leaves none");
    assert_eq!(sheet.agenda[0].running_since, None, "an item that was left does not begin to run");
}

#[test]
fn an_item_moves_and_the_others_close_up() {
    let mut sheet = begun();
    let act = Act::MoveAgendaItem(AgendaMove { item: AgendaItemId(id(13)), to: 0 });
    carry_out(&mut sheet, &act, 1).unwrap();
    let mut order: Vec<_> = sheet.agenda.iter().map(|item| (item.position, item.id.0.as_u128())).collect();
    order.sort_unstable();
    assert_eq!(order, [(0, 13), (1, 11), (2, 12)], "places count up without holes");
}

#[test]
fn events_stand_in_the_order_of_the_story_however_they_are_caught() {
    let mut sheet = begun();
    write(&mut sheet, event(63, WhenKind::Exact { at: minute(30) })).unwrap();
    write(&mut sheet, event(61, WhenKind::About { at: minute(10) })).unwrap();
    write(&mut sheet, event(62, WhenKind::After { event: Some(EventId(id(61))) })).unwrap();
    write(&mut sheet, event(64, WhenKind::Unknown)).unwrap();
    write(&mut sheet, event(65, WhenKind::Exact { at: minute(30) })).unwrap();
    let mut order: Vec<_> = sheet.events.iter().map(|event| (event.position, event.id.0.as_u128())).collect();
    order.sort_unstable();
    let order: Vec<u128> = order.into_iter().map(|(_, id)| id).collect();
    assert_eq!(order, [61, 62, 63, 64, 65], "time first; after X follows X; unknown goes last when it is caught");
    let places: std::collections::BTreeSet<i64> = sheet.events.iter().map(|event| event.position).collect();
    assert_eq!(places.len(), 5, "no two events share a place, so numbers are the same everywhere");
}

#[test]
fn a_promoted_line_keeps_its_time_and_its_words() {
    let mut sheet = begun();
    write(&mut sheet, perspective(80)).unwrap();
    let source = Source {
        id: SourceId(id(100)),
        rev: 0,
        review: REVIEW,
        name: "log.md".into(),
        kind: SourceKind::Markdown,
        zone: "UTC".into(),
        clock_offset: 0,
        sha256: "00".into(),
        brought_at: minute(0),
    };
    write(&mut sheet, source).unwrap();
    let at = When { known: WhenKind::About { at: minute(7) }, original: "~07".into(), zone: "UTC".into() };
    let line = Line {
        id: LineId(id(101)),
        rev: 0,
        review: REVIEW,
        source: SourceId(id(100)),
        position: 0,
        raw: "- ~07 queue is full".into(),
        text: "queue is full".into(),
        author: String::new(),
        at: at.clone(),
        kept_because: String::new(),
    };
    write(&mut sheet, line).unwrap();
    let act = Act::PromoteLine(FromLine {
        line: LineId(id(101)),
        event: EventId(id(60)),
        kind: EventKind::Detection,
        perspective: Some(PerspectiveId(id(80))),
        account: Some(AccountId(id(90))),
    });
    carry_out(&mut sheet, &act, 9).unwrap();
    let undated = Line { id: LineId(id(102)), at: When::unknown(), position: 1, ..sheet.lines[0].clone() };
    write(&mut sheet, Line { rev: 0, ..undated }).unwrap();
    let act = FromLine {
        line: LineId(id(102)),
        event: EventId(id(61)),
        kind: EventKind::Context,
        perspective: None,
        account: None,
    };
    carry_out(&mut sheet, &Act::PromoteLine(act), 10).unwrap();
    assert!(sheet.events[1].position > sheet.events[0].position, "a line without a time goes last, not first");
    assert_eq!(sheet.events[0].at, at, "the time keeps its original text");
    assert_eq!(sheet.events[0].lines, [LineId(id(101))], "the event rests on the line");
    assert_eq!(
        (sheet.accounts[0].text.as_str(), sheet.accounts[0].voice),
        ("queue is full", Voice::Verbatim),
        "a record is quoted"
    );
}

#[test]
fn a_sheet_that_names_after_x_before_x_still_tells_the_story_in_order() {
    let mut sheet = begun();
    let rows = vec![
        event(63, WhenKind::After { event: Some(EventId(id(62))) }),
        event(62, WhenKind::After { event: Some(EventId(id(61))) }),
        event(61, WhenKind::About { at: minute(10) }),
        event(64, WhenKind::Exact { at: minute(11) }),
    ];
    let added = Sheet { events: rows, ..Sheet::default() };
    carry_out(&mut sheet, &Act::AddSheet { review: REVIEW, rows: added.into() }, 1).unwrap();
    let mut order: Vec<_> = sheet.events.iter().map(|event| (event.position, event.id.0.as_u128())).collect();
    order.sort_unstable();
    let order: Vec<u128> = order.into_iter().map(|(_, id)| id).collect();
    assert_eq!(order, [61, 62, 63, 64], "what follows an event stands behind it, whatever the order of the file");
}

#[test]
fn what_comes_after_a_moment_moves_with_it() {
    let mut sheet = begun();
    write(&mut sheet, event(61, WhenKind::Exact { at: minute(10) })).unwrap();
    write(&mut sheet, event(62, WhenKind::Exact { at: minute(20) })).unwrap();
    write(&mut sheet, Event { position: 3, ..event(63, WhenKind::After { event: Some(EventId(id(61))) }) }).unwrap();
    write(&mut sheet, event(64, WhenKind::After { event: Some(EventId(id(63))) })).unwrap();
    let order = |sheet: &Sheet| {
        let mut order: Vec<_> = sheet.events.iter().map(|event| (event.position, event.id.0.as_u128())).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, id)| id).collect::<Vec<u128>>()
    };
    assert_eq!(order(&sheet), [61, 63, 64, 62], "after X means behind X, whatever place was asked for");
    let held = sheet.events.iter().find(|event| event.id == EventId(id(61))).unwrap().clone();
    let later = Event { at: When { known: WhenKind::Exact { at: minute(30) }, ..held.at.clone() }, ..held };
    write(&mut sheet, later).unwrap();
    assert_eq!(order(&sheet), [62, 61, 63, 64], "correcting the time of X takes along what came after it");
}

#[test]
fn a_place_past_the_end_of_numbers_is_brought_back_so_that_others_still_find_room() {
    let mut sheet = begun();
    for (n, position) in [(61, i64::MAX), (62, i64::MAX), (63, i64::MIN), (64, 0)] {
        write(&mut sheet, Event { position, ..event(n, WhenKind::Unknown) }).unwrap();
    }
    let places: std::collections::BTreeSet<i64> = sheet.events.iter().map(|event| event.position).collect();
    assert_eq!(places.len(), 4, "a hostile file may ask for any place; each event still gets one of its own");
    assert!(places.iter().all(|place| place.abs() < 1 << 53), "a screen must be able to hold every place exactly");
}
