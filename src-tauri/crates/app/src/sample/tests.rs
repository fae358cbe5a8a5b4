//! Owns what is promised of the sample: it can be added as it is, it covers every noun, and it is kind and honest.
//! Must not know the store: the rules alone decide here.

use super::*;
use domain::{
    Act, Band, Declined, Gap, Key, LearningKind, LinkKind, NoteKind, Noun, Polarity, PromptState, QuestionState, Row,
    Stamp, Visibility, Voice, decide,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The moment the sample is made in these tests.
fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000)
}

fn made() -> (ReviewId, Sheet) {
    let mut count = 0;
    sheet(now(), &mut || {
        count += 1;
        Uuid::from_u128(count)
    })
    .expect("the sample's files must be sound")
}

/// Every text of the sample that somebody may read.
fn texts(sheet: &Sheet) -> Vec<String> {
    let json = serde_json::to_value(sheet).expect("a sheet can be written");
    let mut found = Vec::new();
    let mut left = vec![json];
    while let Some(value) = left.pop() {
        match value {
            serde_json::Value::String(text) => found.push(text),
            serde_json::Value::Array(list) => left.extend(list),
            serde_json::Value::Object(map) => left.extend(map.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

#[test]
fn the_rules_take_the_sample_as_it_is() {
    let (review, sheet) = made();
    let rows = sheet.rows().count();
    let act = Act::AddSheet { review, rows: sheet.into() };
    match decide(act, &Sheet::default(), Stamp { at: now() }) {
        Ok(changes) => assert_eq!(changes.len(), rows, "every row is a change of its own"),
        Err(Declined::Refused(refusal)) => panic!("the rules refuse the sample: {refusal:?}"),
        Err(Declined::Unread(never)) => match never {},
    }
}

#[test]
fn the_sample_shows_every_noun_but_attachments() {
    let (review, sheet) = made();
    let nouns: BTreeSet<Noun> = sheet.rows().map(|row| row.key().noun).collect();
    for noun in Noun::ALL.iter().filter(|noun| **noun != Noun::Attachment) {
        assert!(nouns.contains(noun), "the sample has no {}", noun.as_str());
    }
    assert!(sheet.rows().all(|row| row.rev() == 0 && row.review() == review), "all rows are new and of one review");
    assert!(sheet.reviews[0].sample && sheet.reviews[0].made_at == now(), "it says that it is a sample, made now");
}

#[test]
fn the_same_ids_give_the_same_sheet_and_other_ids_share_none() {
    assert_eq!(made(), made(), "the sample must not depend on anything but its arguments");
    let other = sheet(now(), &mut Uuid::now_v7).expect("the sample's files must be sound");
    let keys = |sheet: &Sheet| sheet.rows().map(|row| row.key()).collect::<BTreeSet<Key>>();
    assert!(keys(&made().1).is_disjoint(&keys(&other.1)), "two copies may lie in one library");
}

#[test]
fn the_map_uses_every_band_and_polarity_and_every_link_joins_two_ends() {
    let (_, sheet) = made();
    assert!((14..=18).contains(&sheet.factors.len()), "a map for one page has {} factors", sheet.factors.len());
    for band in Band::ALL {
        assert!(sheet.factors.iter().any(|factor| factor.band == *band), "no factor in the band {band}");
    }
    for polarity in Polarity::ALL {
        assert!(sheet.factors.iter().any(|factor| factor.polarity == *polarity), "no factor is {polarity}");
    }
    for kind in LinkKind::ALL {
        assert!(sheet.links.iter().any(|link| link.kind == *kind), "no link shows the verb {kind}");
    }
    for factor in &sheet.factors {
        let length = factor.phrase.chars().count();
        assert!(length <= 60, "“{}” has {length} characters, too many for a box", factor.phrase);
        assert!(!factor.events.is_empty(), "“{}” rests on no moment", factor.phrase);
        let joined = |link: &domain::Link| link.from == factor.id || link.to == Some(factor.id);
        assert!(sheet.links.iter().any(joined), "“{}” is joined to nothing", factor.phrase);
    }
    let impact = sheet.links.iter().filter(|link| link.to.is_none()).count();
    assert!(impact >= 3, "several conditions bear on the impact, never one");
    let back = |link: &domain::Link| {
        sheet.links.iter().any(|other| link.to == Some(other.from) && other.to == Some(link.from))
    };
    assert!(sheet.links.iter().any(back), "the strange loop is drawn as one");
}

#[test]
fn the_timeline_keeps_both_accounts_and_invents_no_clock_time_in_silence() {
    let (_, sheet) = made();
    assert!((10..=14).contains(&sheet.events.len()), "there are {} moments", sheet.events.len());
    assert_eq!(
        sheet.events.iter().filter(|event| event.gap == Gap::Ask).count(),
        1,
        "one silence is to be asked about"
    );
    for at in sheet.events.iter().map(|event| &event.at).chain(sheet.lines.iter().map(|line| &line.at)) {
        assert!(!matches!(at.known, WhenKind::Exact { .. }), "the sources give no exact time: {at:?}");
        assert!(at.starts().is_none() || at.original.contains("invented"), "{at:?} must say that its time is invented");
    }
    for event in &sheet.events {
        assert!(sheet.accounts.iter().any(|account| account.event == event.id), "nobody tells “{}”", event.title);
    }
    let sources = |event: domain::EventId| {
        let told = sheet.accounts.iter().filter(move |account| account.event == event);
        let told: Vec<&str> = told.map(|account| account.told_in.as_str()).collect();
        told.iter().any(|by| by.contains("resilience")) && told.iter().any(|by| by.contains("STELLA"))
    };
    let both = sheet.events.iter().filter(|event| sources(event.id)).count();
    assert!(both >= 4, "the two sources stand side by side at {both} moments only");
}

#[test]
fn no_quote_is_without_its_source() {
    let (_, sheet) = made();
    let verbatim: Vec<&Account> = sheet.accounts.iter().filter(|account| account.voice == Voice::Verbatim).collect();
    assert_eq!(verbatim.len(), 2, "the sources give two short quotes, everything else is retold");
    assert!(sheet.accounts.iter().all(|account| !account.told_in.is_empty()), "every account says where it is from");
    for quote in sheet.notes.iter().filter(|note| note.kind == NoteKind::Quote) {
        let source =
            verbatim.iter().any(|account| account.text == quote.text && Some(account.perspective) == quote.perspective);
        assert!(source, "“{}” is quoted without a source", quote.text);
    }
}

#[test]
fn the_lines_are_the_bytes_of_the_file_they_name() {
    let (_, sheet) = made();
    let hash: String = Sha256::digest(RETOLD.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(sheet.sources[0].sha256, hash, "write this hash into timeline.toml when two-accounts.md changes");
    for line in &sheet.lines {
        assert!(line.raw.ends_with(&line.text), "line {} says something else: {}", line.position + 1, line.raw);
        let time = if line.at.original.is_empty() { &line.kept_because } else { &line.at.original };
        assert!(!time.is_empty(), "a line has a time, or says what kept it from having one");
        let known = intake::KeptBecause::ALL.iter().any(|reason| reason.as_str() == line.kept_because);
        assert!(
            known || line.kept_because.is_empty(),
            "a screen has words only for the reasons of the reader of files"
        );
        assert!(line.at.original.is_empty() || line.raw.contains(&line.at.original), "{} lost its time", line.raw);
    }
}

#[test]
fn the_meeting_was_held_with_questions_of_the_built_in_deck() {
    let (_, sheet) = made();
    let deck = deck::built_in().expect("the built-in deck is sound");
    assert_eq!(sheet.agenda.iter().map(|item| item.minutes).sum::<u16>(), 60, "it took the usual hour");
    for item in &sheet.agenda {
        for used in &item.prompts {
            let prompt = deck.prompts.iter().find(|prompt| prompt.id == used.prompt);
            let prompt = prompt.unwrap_or_else(|| panic!("the deck has no prompt {}", used.prompt));
            assert_eq!(prompt.stage, item.stage, "{} belongs to another stage", prompt.id);
        }
    }
    let used: Vec<PromptState> =
        sheet.agenda.iter().flat_map(|item| item.prompts.iter().map(|used| used.state)).collect();
    for state in [PromptState::Asked, PromptState::Skipped, PromptState::Return] {
        assert!(used.contains(&state), "no prompt was {state}");
    }
    for kind in NoteKind::ALL {
        assert!(sheet.notes.iter().any(|note| note.kind == *kind), "no note is a {kind}");
    }
    let private = sheet.notes.iter().filter(|note| note.visibility == Visibility::Private).count();
    assert_eq!(private, 1, "one note shows that private words stay private");
    assert!(sheet.notes.is_sorted_by_key(|note| note.taken_at), "notes come in the order they were taken");
}

#[test]
fn what_was_learned_is_traced_and_what_is_open_stays_open() {
    let (_, sheet) = made();
    for kind in LearningKind::ALL {
        assert!(sheet.learnings.iter().any(|learning| learning.kind == *kind), "no learning is {kind}");
    }
    let traced = |learning: &Learning| learning.factor.is_some() || learning.event.is_some();
    assert!(sheet.learnings.iter().all(traced), "each learning can be followed back to the story");
    let open = sheet.questions.iter().filter(|question| question.state == QuestionState::Open).count();
    assert!(open >= 3 && open < sheet.questions.len(), "some questions are open, one found its answer");
    assert!(sheet.follow_ups.iter().all(|step| step.factor.is_some() && !step.side_effect.is_empty()));
}

#[test]
fn the_sample_is_kind_to_everybody_in_it() {
    let (_, sheet) = made();
    for text in texts(&sheet) {
        // The ground rules name blame in order to send it away.
        if sheet.reviews[0].ground_rules.contains(&text) {
            continue;
        }
        assert_eq!(crate::deck::harsh(&text), None, "“{text}” must be kind");
        for word in ["blame", "fault", "guilt", "careless", "should have", "mistake", "broke the", "obvious", "failed"]
        {
            let text = text.to_lowercase().replace("default", "");
            assert!(!text.contains(word), "“{text}” judges: {word}");
        }
    }
}

#[test]
fn a_row_of_every_noun_survives_the_wire() {
    let (_, sheet) = made();
    for row in sheet.rows() {
        let json = serde_json::to_string(&row).expect("a row can be written");
        assert_eq!(serde_json::from_str::<Row>(&json).expect("and read"), row);
    }
}
