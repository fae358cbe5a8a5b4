//! Owns the promises about what the paper says: times, sections, order, languages.
//! Must not know fonts or pages.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod story;

use domain::*;
use report::paper::{Block, Paper, Span};
use report::{Audience, What, Words, WordsError};

fn said(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn parts(paper: &Paper) -> Vec<&str> {
    fn heading(block: &Block) -> Option<&str> {
        match block {
            Block::Part { title, .. } => Some(title.as_str()),
            Block::Map(map) => Some(map.title.as_str()),
            _ => None,
        }
    }
    paper.blocks.iter().filter_map(heading).collect()
}

/// The cells of the timeline, each as one text.
fn timeline(paper: &Paper) -> Vec<Vec<String>> {
    let rows = paper.blocks.iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    let cell = |cell: &Vec<Vec<Span>>| cell.iter().map(|line| said(line)).collect::<Vec<_>>().join(" / ");
    rows.expect("there is a timeline").iter().map(|row| row.cells.iter().map(cell).collect()).collect()
}

#[test]
fn every_time_is_written_as_well_as_it_is_known_and_no_better() {
    let rows = timeline(&story::record(&story::story(), Audience::Team));
    for (number, expected) in [
        (1, "3 March 2031 / 22:10"),
        (2, "4 March 2031 / ~06:20 / told as \u{201c}before the cleaners left\u{201d}"),
        (3, "08:02"),
        (7, "after 6"),
        (10, "10:40\u{2013}11:05"),
        (14, "some time after lunch"),
        (15, "time not known"),
    ] {
        assert_eq!(rows[number - 1][1], expected, "the time of moment {number}");
    }
}

#[test]
fn an_original_that_says_the_same_is_not_said_twice() {
    let mut sheet = story::story();
    sheet.events[2].at.original = "08:02".to_owned();
    sheet.events[3].at.original = "~ 09:15".to_owned();
    sheet.events[4].at.original = "a little before nine, winter time".to_owned();
    let rows = timeline(&story::record(&sheet, Audience::Team));
    assert_eq!(rows[2][1], "08:02", "the same digits");
    assert_eq!(rows[3][1], "~09:15", "the same digits, about");
    assert!(
        rows[4][1].ends_with("told as \u{201c}a little before nine, winter time\u{201d}"),
        "raw stays beside parsed"
    );
}

#[test]
fn seconds_are_shown_where_they_are_known() {
    let mut sheet = story::story();
    sheet.events[2].at.known = WhenKind::Exact { at: "2031-03-04T07:02:20Z".parse().unwrap() };
    assert_eq!(timeline(&story::record(&sheet, Audience::Team))[2][1], "08:02:20", "to the second");
}

#[test]
fn the_parts_come_in_the_order_of_a_story_and_empty_ones_are_left_out() {
    let paper = story::record(&story::story(), Audience::Team);
    assert_eq!(
        parts(&paper),
        [
            "In several voices",
            "Accounts that differ",
            "Timeline",
            "What had to be present together",
            "What held",
            "Where we were lucky",
            "What we learned",
            "What surprised us",
            "Still unknown",
            "Parked ideas",
            "Follow-ups",
            "Thanks",
            "Notes from the room",
            "After reading",
            "About this copy",
            "Factor map",
            "The map in words",
        ],
        "the story first, then what it means, then what comes after, the map last"
    );
    assert_eq!(parts(&story::record(&story::bare("Nothing yet"), Audience::Team)), ["After reading"], "nothing to say");
}

#[test]
fn differing_accounts_stand_side_by_side_and_are_never_merged() {
    let paper = story::record(&story::story(), Audience::Team);
    let found: Vec<_> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Versions { versions, .. } => Some(versions),
            _ => None,
        })
        .collect();
    assert_eq!(found.len(), 2, "two moments are told in two ways");
    let texts: Vec<String> = found[0].iter().map(|version| said(&version.told.text[0])).collect();
    let sheet = story::story();
    assert_eq!(texts, [sheet.accounts[3].text.as_str(), sheet.accounts[6].text.as_str()], "both, as they were told");
    assert!(said(&found[0][1].told.under).contains("told in a one-to-one"), "with where it was told");
}

#[test]
fn accounts_that_say_the_same_are_not_called_differing() {
    let mut sheet = story::story();
    sheet.accounts[6].text = sheet.accounts[3].text.clone();
    sheet.accounts[10].text = sheet.accounts[4].text.clone();
    assert!(!parts(&story::record(&sheet, Audience::Team)).contains(&"Accounts that differ"), "nothing differs");
}

#[test]
fn own_words_are_printed_letter_for_letter() {
    let mut sheet = story::story();
    let words = "  we was  lookin\u{2019} at it , and \u{201c}nothin\u{201d}\u{2026}";
    sheet.accounts[0].text = words.to_owned();
    let paper = story::record(&sheet, Audience::Team);
    let told = paper.blocks.iter().find_map(|block| match block {
        Block::Voice { told, .. } => told.iter().find(|told| told.own_words),
        _ => None,
    });
    assert_eq!(said(&told.unwrap().text[0]), words.trim_end(), "spelling and spacing are theirs");
}

#[test]
fn luck_says_whether_it_would_be_there_next_time() {
    let paper = story::record(&story::story(), Audience::Team);
    let json = serde_json::to_string(&paper).unwrap();
    for words in ["would be there next time", "may not be there next time", "would not be there next time"] {
        assert!(json.contains(words), "{words} is said");
    }
}

#[test]
fn a_missing_sentence_is_named_and_nothing_is_made_up() {
    let words = Words::from_fluent("en", &["somebody = somebody"]).unwrap();
    let english = Words::english().unwrap();
    let sheet = story::story();
    let (drawing, outline) = story::map_of(&sheet, english);
    let subject = report::Subject {
        sheet: &sheet,
        drawing: &drawing,
        outline: &outline,
        cards: &[],
        made_at: story::at("2031-03-11T12:00"),
    };
    let error = report::compose(&subject, What::Summary, Audience::Team, &words).unwrap_err();
    assert!(error.to_string().contains("moment"), "the error names the sentence: {error}");
    assert!(matches!(Words::from_fluent("not a language", &[]), Err(WordsError::Language { .. })), "a tag is checked");
    assert!(matches!(Words::from_fluent("en", &["= broken"]), Err(WordsError::Unreadable { .. })), "a file is checked");
}

#[test]
fn the_fixed_sentences_judge_nobody() {
    let text = concat!(
        include_str!("../../../../assets/locales/en/handout.ftl"),
        include_str!("../../../../assets/locales/en/paper.ftl")
    )
    .to_lowercase();
    for word in ["root cause", "culprit", "blame", "fault", "offender", "should have", "failed to", "human error"] {
        assert!(!text.contains(word), "the paper says {word:?} in its own words");
    }
}

#[test]
fn audiences_and_handouts_are_spelt_one_way() {
    for &audience in Audience::ALL {
        assert_eq!(audience.as_str().parse(), Ok(audience), "the spelling can be read back");
        assert_eq!(serde_json::to_string(&audience).unwrap(), format!("\"{audience}\""), "and is the same in JSON");
    }
    for &what in What::ALL {
        assert_eq!(what.as_str().parse(), Ok(what), "the spelling can be read back");
        assert_eq!(serde_json::to_string(&what).unwrap(), format!("\"{what}\""), "and is the same in JSON");
    }
    let refusal = "everyone".parse::<Audience>().unwrap_err().to_string();
    assert!(refusal.contains("team, company, public"), "a refusal says what exists: {refusal}");
}

#[test]
fn the_summary_says_everything_once() {
    let paper = story::summary(&story::story(), Audience::Team);
    let json = report::json(&paper).unwrap();
    let sheet = story::story();
    for account in &sheet.accounts {
        let text = serde_json::to_string(account.text.trim()).unwrap();
        let found = json.matches(text.trim_matches('"')).count();
        assert!(found <= 1, "told {found} times: {}", account.text);
    }
    let versions = paper.blocks.iter().filter_map(|block| match block {
        Block::Versions { versions, .. } => Some(versions.len()),
        _ => None,
    });
    assert_eq!(versions.sum::<usize>(), sheet.accounts.len(), "every account is told, beside the others of its moment");
    let pages = report::lay_out(&paper).unwrap().count();
    assert!(pages <= 6, "what people keep has four to six pages, not {pages}");
    assert_eq!(parts(&paper)[0], "In several voices", "the story first");
}

#[test]
fn a_moment_caught_in_the_words_of_an_account_says_them_once_with_whose_they_are() {
    let mut sheet = story::story();
    let account = &mut sheet.accounts[3];
    account.voice = domain::Voice::Told;
    "The invented words of this moment".clone_into(&mut account.text);
    let (event, text, view) = (account.event, account.text.clone(), account.perspective);
    sheet.events.iter_mut().find(|it| it.id == event).unwrap().title.clone_from(&text);
    let paper = story::summary(&sheet, Audience::Team);
    let versions = paper.blocks.iter().find_map(|block| match block {
        Block::Versions { title, versions, .. } if *title == text => Some(versions),
        _ => None,
    });
    let who = &sheet.perspectives.iter().find(|it| it.id == view).unwrap().name;
    let mine = versions.unwrap().iter().find(|version| version.who == *who).expect("whose words they are is said");
    assert!(mine.told.text.is_empty(), "under their own heading they are not said again: {:?}", mine.told.text);
    assert!(report::lay_out(&paper).unwrap().count() > 1, "and it can be printed so");
}

#[test]
fn a_review_nobody_has_told_of_yet_still_has_its_moments() {
    let mut sheet = story::story();
    sheet.accounts.clear();
    let paper = story::summary(&sheet, Audience::Team);
    assert_eq!(parts(&paper)[0], "What happened", "nothing is called a voice that is none");
    let moments = paper.blocks.iter().filter(|block| matches!(block, Block::Versions { .. })).count();
    assert!(moments >= 6, "the fixed points of the story are there, found {moments}");
}

#[test]
fn the_pre_read_fits_on_two_pages_and_draws_no_conclusion() {
    let sheet = story::story();
    let paper = story::handout(&sheet, What::PreRead, Audience::Team);
    let json = report::json(&paper).unwrap();
    assert!(report::lay_out(&paper).unwrap().count() <= 2, "nobody reads more than two pages before a meeting");
    for factor in &sheet.factors {
        assert!(!json.contains(factor.phrase.as_str()), "a conclusion before people met: {}", factor.phrase);
    }
    for learning in &sheet.learnings {
        assert!(!json.contains(learning.text.as_str()), "a learning before people met: {}", learning.text);
    }
}

#[test]
fn the_pre_read_tells_the_agenda_of_each_day_people_sit_down_and_no_stage_that_was_left_out() {
    let mut sheet = story::story();
    let review = sheet.reviews[0].id;
    let item = |stage, title: &str, minutes, position, state| AgendaItem {
        id: AgendaItemId(uuid::Uuid::from_u128(0xa000 + u128::from(position))),
        rev: 0,
        review,
        position: i64::from(position),
        stage,
        title: title.to_owned(),
        minutes,
        state,
        prompts: Vec::new(),
        spent_ms: 0,
        running_since: None,
        meets_at: None,
        reached_at: None,
    };
    sheet.agenda = vec![
        item(Stage::Open, "Welcome", 5, 0u32, ItemState::Waiting),
        item(Stage::Close, "Close for today", 3, 1, ItemState::Waiting),
        item(Stage::Open, "Welcome back", 5, 2, ItemState::Waiting),
        item(Stage::Held, "Left out for once", 7, 3, ItemState::Skipped),
        item(Stage::Soak, "Ideas again", 45, 4, ItemState::Waiting),
    ];
    let paper = story::handout(&sheet, What::PreRead, Audience::Team);
    let plans: Vec<(String, String)> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Passage { label, text, .. } if text.iter().any(|line| said(line).contains("Together")) => {
                Some((label.clone(), text.iter().map(|line| said(line)).collect::<Vec<_>>().join(" ")))
            }
            _ => None,
        })
        .collect();
    let labels: Vec<&str> = plans.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["Agenda", "On another day", "Second meeting"], "one paragraph a sitting: {plans:?}");
    assert!(plans[1].1.contains("Welcome back") && !plans[1].1.contains("Ideas"), "each has its own: {plans:?}");
    assert!(plans[2].1.contains("Together 45 minutes"), "and its own sum: {plans:?}");
    assert!(!plans.iter().any(|(_, text)| text.contains("Left out")), "what is left out is not announced: {plans:?}");
}
