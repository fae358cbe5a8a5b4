//! Owns files of the shapes people really write, each imitated by an invented one, and what a reader sees in them.
//! Must not know how intake finds it.

use domain::{SourceKind, WhenKind};
use intake::{Assumed, Input, Intake, KeptBecause, OfferKind, ZoneHow, read};

fn found(name: &str, text: &str) -> Intake {
    let read = read(&Input::new(name, text.as_bytes()));
    assert!(read.is_ok(), "{name} should be read");
    read.unwrap_or_else(|_| unreachable!("it was just looked at"))
}

/// The timeline in a short form: `=` exact, `~` about, `..` between, `>` only after, `?` and why nothing is known.
fn timeline(found: &Intake) -> Vec<String> {
    let show = |at: &chrono::DateTime<chrono::Utc>| at.format("%dT%H:%M").to_string();
    let told = found.timeline.iter().map(|entry| {
        let first = &found.lines[entry.lines[0]];
        let at = match &entry.at.known {
            WhenKind::Exact { at } => format!("={}", show(at)),
            WhenKind::About { at } => format!("~{}", show(at)),
            WhenKind::Between { from, to } => format!("{}..{}", show(from), show(to)),
            WhenKind::After { .. } => ">".to_owned(),
            WhenKind::Unknown => format!("? {}", first.kept_because.map_or("", KeptBecause::as_str)),
        };
        format!("{at} {}", entry.title)
    });
    told.collect()
}

fn offered(found: &Intake) -> Vec<(OfferKind, usize, &str)> {
    found.offers.iter().map(|offer| (offer.kind, offer.depth, offer.text.as_str())).collect()
}

#[test]
fn headings_with_times_carry_the_day_and_the_lines_below_them() {
    let found = found("headings.md", include_str!("fixtures/headings.md"));
    assert_eq!(
        timeline(&found),
        [
            "=02T22:10 The lift stops between floors two and three.",
            "=02T22:40 Porter calls the desk",
            "02T23:15..02T23:25 The lift moves again on its own.",
            "03T19:00..03T22:59 Somebody resets the counter.",
            "=03T08:00 A technician arrives.",
            "~03T08:30 The counter is replaced.",
        ],
        "midnight passes between 23:40 and 00:15, a range is a range, and a dated heading of a higher level goes on"
    );
    assert_eq!(found.zone.said, "CET (GMT+1)");
    assert_eq!(found.summary.as_deref(), Some("The goods lift stopped between floors twice.\nNobody was inside."));
    let log = found.lines.iter().find(|line| line.raw.contains("counter=17")).expect("the pasted log is kept");
    assert!(log.at.starts().is_some() && log.kept_because.is_none(), "what is pasted under a moment belongs to it");
    assert_eq!(log.section.as_deref(), Some("2023-11-02, the lift that counted wrong › Timeline › 2023-11-02 23:10"));
    let night = &found.timeline[2];
    assert_eq!(night.at.original, "~00:15-00:25", "the words stay beside the reading");
    assert_eq!(found.lines[night.lines[0]].assumed, Some(Assumed::NextDay), "the day is a guess, and says so");
    assert_eq!(
        offered(&found),
        [
            (OfferKind::WentWell, 0, "The porter wrote down what the panel showed, which nobody had asked for."),
            (OfferKind::WentBadly, 0, "The counter has no upper bound."),
            (OfferKind::Luck, 0, "The goods lift was empty."),
            (OfferKind::FollowUp, 0, "Ask the maker what \"17\" means."),
        ]
    );
}

#[test]
fn tables_are_read_whatever_their_head_is_called() {
    let found = found("table.md", include_str!("fixtures/table.md"));
    assert_eq!(
        timeline(&found),
        [
            "01T23:00..02T22:59 Compressor serviced (invented example)",
            "=02T21:40 Detection: door alarm | no one near",
            "~02T21:50 Robin looks at the thermometer",
            "02T22:30..02T22:50 Ice is carried in",
            "02T23:00..02T23:59 The compressor starts again",
            "? unreadable_time A year that nobody lived",
            "> Doors checked once more",
            "=03T08:05 All back to three degrees",
            "=03T08:20 Closed without outer bars",
        ]
    );
    assert_eq!(found.counts.kept_unparsed, 1, "the row with the misspelt year must be looked at by a person");
    let odd =
        found.lines.iter().find(|line| line.kept_because == Some(KeptBecause::UnreadableTime)).expect("it is kept");
    assert_eq!(odd.at.original, "20224-03-03 00:30", "what could not be read is shown as it was written");
    assert_eq!(found.summary.as_deref(), Some("The cold store warmed to nine degrees on Saturday 2 March."));
    assert_eq!(found.impact.as_deref(), Some("Eleven crates of berries."));
    assert_eq!(
        offered(&found),
        [
            (OfferKind::Contributed, 0, "The alarm is one of forty that ring at night"),
            (OfferKind::Contributed, 1, "most of them mean nothing"),
            (OfferKind::Contributed, 0, "The door was propped open for deliveries"),
            (OfferKind::Lesson, 0, "Ice works."),
        ]
    );
}

#[test]
fn loose_bullets_take_their_day_from_the_title_and_their_afternoon_from_the_story() {
    let found = found("bullets.md", include_str!("fixtures/bullets.md"));
    assert_eq!(
        timeline(&found),
        [
            "=20T18:16 paper low light comes on",
            "=20T18:54 Ida sees the light and thinks it is the ink",
            "? place_only Observation: both lights are orange",
            "=20T19:16 first visitor without a ticket",
            "~20T20:52 it was never the ink",
            "~20T21:02 paper found in the west gate",
            "~20T22:30 new paper in",
            "=22T16:30 The supplier confirmed at 2024-03-22T09:30 that the order was lost.",
        ]
    );
    assert_eq!((found.zone.name.as_str(), found.zone.how), ("America/Los_Angeles", ZoneHow::Stated));
    assert_eq!(found.counts.kept_unparsed, 0, "an observation without a time is no failure to read one");
    let ida = found.lines.iter().find(|line| line.words() == "it was never the ink").expect("the line is there");
    assert_eq!((ida.author.as_str(), ida.assumed), ("Ida", Some(Assumed::Afternoon)));
    assert_eq!(
        offered(&found),
        [
            (OfferKind::FollowUp, 0, "move the spare paper"),
            (OfferKind::FollowUp, 0, "one light, one colour"),
            (OfferKind::Thanks, 0, "the visitors, for queueing"),
        ]
    );
    assert_eq!(found.impact.as_deref(), Some("* about 40 visitors walked in free\n** nobody minded"));
}

#[test]
fn plain_text_lines_are_moments_where_they_open_with_a_time() {
    let found = found("notes.txt", include_str!("fixtures/notes.txt"));
    assert_eq!(found.kind, SourceKind::Text);
    assert_eq!(
        timeline(&found),
        [
            "=12T12:05 barrier closes with no boat in sight",
            "=12T12:20 Lena phones the bridge keeper who is at lunch",
            "~12T12:30 keeper on site",
            "=13T06:00 barrier inspected <sam> 08:10 is when I got there",
            "? ambiguous_date the date nobody could agree on",
            "? no_such_time clock in the tower",
        ]
    );
    assert_eq!(found.zone.name, "Etc/GMT-2");
}

#[test]
fn a_report_without_a_timeline_heading_is_read_by_what_opens_with_times() {
    let text = "# Gate stuck\n\nDate: 2024-05-04\n\n- 09:00 gate sticks\n- 09:30 gate freed\n\n## Notes\n\n- grease it\n\n## Action items\n\n- 10:00 every day, look at it\n";
    let found = found("gate.md", text);
    assert_eq!(timeline(&found), ["=04T09:00 gate sticks", "=04T09:30 gate freed"]);
    assert_eq!(found.lines[2].assumed, Some(Assumed::DayFromPreamble));
    assert_eq!(found.zone.how, ZoneHow::Assumed);
}

#[test]
fn the_file_name_says_the_day_where_nothing_else_does() {
    let found = found("2024-05-04-gate.md", "# Gate\n\n## Timeline\n\n- 09:00 gate sticks\n");
    assert_eq!(timeline(&found), ["=04T09:00 gate sticks"]);
    assert_eq!(found.lines[2].assumed, Some(Assumed::DayFromFileName));
}

#[test]
fn a_time_of_no_known_day_is_kept_and_shown_and_stays_on_the_timeline() {
    let found = found("gate.md", "# Gate\n\n## Timeline\n\n- 09:00 gate sticks\n");
    assert_eq!(timeline(&found), ["? no_date gate sticks"]);
    assert_eq!(found.timeline[0].at.original, "09:00");
    assert_eq!(found.counts.kept_unparsed, 1);
}

#[test]
fn a_given_zone_wins_over_the_page_and_not_over_the_line() {
    let text = "# Gate 2024-05-04\n\n## Timeline\n\nAll times in CET\n\n- 09:00 gate sticks\n- 09:30 UTC gate freed\n";
    let input = Input { zone: Some(chrono_tz::Tz::Asia__Tokyo), ..Input::new("gate.md", text.as_bytes()) };
    let found = read(&input).expect("it is a report");
    assert_eq!(timeline(&found), ["=04T00:00 gate sticks", "=04T09:30 gate freed"]);
    assert_eq!((found.zone.how, found.zone.name.as_str()), (ZoneHow::Given, "Asia/Tokyo"));
}

#[test]
fn a_footnote_about_the_zone_holds_for_the_lines_above_it_too() {
    let found = found("gate.md", "# Gate 2024-05-04\n\n## Timeline\n\n- 09:00 gate sticks\n\n(all times CET)\n");
    assert_eq!(timeline(&found), ["=04T07:00 gate sticks"]);
}

#[test]
fn underlined_headings_and_front_matter_are_what_they_look_like() {
    let text = "---\ntitle: x\ndate: 2024-05-04\n---\n\nGate stuck\n==========\n\nTimeline\n--------\n\n14:05\n: no list\n\n- 14:10 gate freed\n";
    let found = found("gate.md", text);
    assert_eq!(found.title.as_deref(), Some("Gate stuck"));
    assert!(timeline(&found).contains(&"=04T14:10 gate freed".to_owned()), "{:?}", timeline(&found));
}

#[test]
fn a_date_and_a_time_may_stand_in_columns_of_their_own() {
    let text = "## Timeline\n\n| Date | Time (UTC) | Who | What |\n|--|--|--|--|\n| 2024-05-04 | 09:00 | Ana | sees it |\n| | 09:30 | Ben | frees it |\n";
    let found = found("gate.md", text);
    assert_eq!(timeline(&found), ["=04T09:00 sees it", "=04T09:30 frees it"]);
    assert_eq!(found.lines[3].author, "Ana");
}

#[test]
fn titles_are_short_enough_for_an_event_and_the_lines_hold_the_whole() {
    let long = "word ".repeat(400);
    let found = found("gate.md", &format!("## Timeline\n\n- 2024-05-04 09:00 {long}\n"));
    let title = &found.timeline[0].title;
    assert!(title.chars().count() <= intake::Entry::TITLE_MOST, "the title has {} characters", title.chars().count());
    assert!(title.ends_with('…'), "a cut is shown");
    assert!(found.lines[1].words().len() > 1_900, "nothing is lost from the line");
}
