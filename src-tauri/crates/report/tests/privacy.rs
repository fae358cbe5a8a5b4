//! Owns the promises about who reads what: private words reach nobody, names reach only whom they may.
//! Must not know how names are found.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what cannot be made is a failed test")]

mod reader;
mod story;

use domain::{Consent, Sheet};
use reader::Reader;
use report::{Audience, NoticeKind, Paper, Subject, What, Words, lay_out, notices, pdf, share, svg};

/// Everything that could be read in the files made of a paper, and in the paper itself.
fn everything(paper: &Paper) -> String {
    let pages = lay_out(paper).unwrap();
    let bytes = pdf(&pages).unwrap();
    let mut all = Reader::open(&bytes).everything();
    all.push_str(&String::from_utf8_lossy(&bytes));
    all.extend(svg(&pages));
    all.push_str(&serde_json::to_string(paper).unwrap());
    all
}

#[test]
fn private_words_reach_nobody() {
    for &audience in Audience::ALL {
        for &what in What::ALL {
            let all = everything(&story::handout(&story::story(), what, audience));
            for word in story::PRIVATE {
                assert!(!all.contains(word), "{word} is in the {what} for {audience}");
            }
            assert!(!all.contains("be gentle"), "a private note is in the {what} for {audience}");
        }
    }
}

#[test]
fn names_become_roles_beyond_the_team_wherever_they_are_written() {
    let sheet = named_everywhere();
    for (&what, audience) in What::ALL.iter().flat_map(|what| [(what, Audience::Company), (what, Audience::Public)]) {
        // The map is drawn from the whole review on purpose: even then no name may come through.
        let all = everything(&story::handout_with_map_of(&sheet, &sheet, what, audience)).to_lowercase();
        for name in story::NAMES {
            let near = all.find(&name.to_lowercase()).map(|at| all.get(at.saturating_sub(60)..at + 40));
            assert_eq!(near, None, "{name} is in the {what} for {audience}");
        }
    }
}

/// The story with names in every field a person can write into.
fn named_everywhere() -> Sheet {
    let mut sheet = story::story();
    let review = &mut sheet.reviews[0];
    review.title.push_str(" (Zenobia)");
    review.summary.push_str(" Asked by ZENOBIA QUILLFEATHER.");
    review.impact = "Zenobia Quillfeather and Ottokar had no lunch".to_owned();
    review.scope.push_str(" Seen by @zenobia.");
    sheet.perspectives[3].name = "Reader line (Vandersloot)".to_owned();
    sheet.events[2].title.push_str(", says Ottokar\u{2019}s log");
    sheet.events[13].at.original = "when Zenobia came back".to_owned();
    for account in &mut sheet.accounts {
        account.text.push_str(" Thanks, zenobia.quillfeather!");
        account.known = "what Ottokar knew".to_owned();
        account.expected = "what Vandersloot knew".to_owned();
        account.visible = "what Zenobia saw".to_owned();
        account.told_in = "a talk with Quillfeather".to_owned();
    }
    review.ground_rules.push("Zenobia speaks last".to_owned());
    sheet.agenda.iter_mut().for_each(|item| item.title = "Ottokar tells".to_owned());
    sheet.sources.iter_mut().for_each(|source| source.name = "zenobia.quillfeather.log".to_owned());
    sheet.notes.iter_mut().for_each(|note| note.text.push_str(" (Ottokar)"));
    sheet.factors.iter_mut().for_each(|factor| factor.phrase.push_str(" with Zenobia Quillfeather"));
    sheet.links.iter_mut().for_each(|link| link.remark = "so Ottokar says".to_owned());
    sheet.learnings.iter_mut().for_each(|learning| learning.text.push_str(" Ottokar agrees."));
    for question in &mut sheet.questions {
        question.text.push_str(" Zenobia?");
        question.answer.push_str(" Ottokar.");
    }
    for follow_up in &mut sheet.follow_ups {
        follow_up.text.push_str(" for Zenobia");
        follow_up.owner_role = "Ottokar Vandersloot".to_owned();
        follow_up.expected_effect = "Zenobia sleeps".to_owned();
        follow_up.side_effect = "Ottokar does not".to_owned();
    }
    sheet.parked.iter_mut().for_each(|idea| idea.text.push_str(" (Vandersloot)"));
    for thanks in &mut sheet.thanks {
        thanks.to_whom = "Ottokar Vandersloot".to_owned();
        thanks.text.push_str(" Zenobia!");
    }
    sheet
}

#[test]
fn the_team_reads_the_names_of_those_who_agreed_and_of_nobody_else() {
    let mut sheet = named_everywhere();
    let all = everything(&story::record(&sheet, Audience::Team));
    assert!(all.contains("Zenobia"), "this person agreed");
    assert!(!all.to_lowercase().contains("ottokar"), "this person declined");
    sheet.people.iter_mut().for_each(|person| person.consent = Consent::NotAsked);
    let all = everything(&story::record(&sheet, Audience::Team));
    assert!(!all.contains("Zenobia"), "not having been asked is not a yes");
}

#[test]
fn a_role_inside_own_words_stands_in_brackets() {
    let text = Reader::open(&pdf(&lay_out(&story::record(&story::story(), Audience::Public)).unwrap()).unwrap()).text();
    assert!(text.contains("Ask [Index team] about the copy job"), "a change to own words must be visible");
}

#[test]
fn sharing_twice_changes_nothing_more() {
    let words = Words::english().unwrap();
    for &audience in Audience::ALL {
        let once = share(&named_everywhere(), audience, words).unwrap();
        assert_eq!(share(&once, audience, words).unwrap(), once, "a shared sheet is already safe for {audience}");
    }
}

#[test]
fn notes_of_the_facilitator_stay_with_the_team() {
    let quiet = "The room went quiet";
    assert!(everything(&story::record(&story::story(), Audience::Team)).contains(quiet), "the team was there");
    assert!(!everything(&story::record(&story::story(), Audience::Company)).contains(quiet), "the company was not");
}

#[test]
fn the_notices_name_everything_worth_checking() {
    let words = Words::english().unwrap();
    let mut sheet = story::story();
    sheet.reviews[0].summary.push_str(" Written in \u{0e01}\u{0e02}.");
    let (drawing, outline) = story::map_of(&sheet, words);
    let subject = Subject {
        sheet: &sheet,
        drawing: &drawing,
        outline: &outline,
        cards: &[],
        made_at: story::at("2031-03-11T12:00"),
    };
    let paper = report::compose(&subject, What::Summary, Audience::Company, words).unwrap();
    let found = notices(&sheet, &lay_out(&paper).unwrap(), Audience::Company, words).unwrap();
    let count = |kind| found.iter().filter(|notice| notice.kind == kind).count();
    assert_eq!(count(NoticeKind::NameReplaced), 1, "Ottokar is named in one account: {found:#?}");
    assert_eq!(count(NoticeKind::NameKept), 0, "no name reaches the company");
    assert_eq!(count(NoticeKind::PrivateKeptBack), 1, "the private note is counted");
    assert_eq!(count(NoticeKind::NotesLeftOut), 1, "the facilitator's note is counted");
    assert_eq!(count(NoticeKind::MissingGlyph), 2, "two characters have no glyph");
    assert_eq!(count(NoticeKind::QuoteToConfirm), 4, "own words of four views, of which one agreed, and of the room");
    let detail = &found.iter().find(|notice| notice.kind == NoticeKind::NameReplaced).unwrap().detail;
    assert!(detail.contains("Ottokar") && detail.ends_with("Index team"), "it says what becomes of it: {detail}");
}
