//! Owns what holds when two copies of a review come together.
//! Must not look at journals: rows and what a person can do are enough.

use crate::Copy;
use crate::random::{Chance, begun, some_acts};
use app::{Code, PackageMeets, PrivateNotes, ReviewId, Which};
use domain::{Account, Act, Factor, Key, Note, Person, PromptUse, Review, Row, Sheet};
use std::collections::BTreeSet;

/// Two copies that went on separately from the same review.
fn parted(seed: u64) -> (Copy, Copy, ReviewId) {
    let mut ours = Copy::new();
    let mut chance = Chance(seed);
    let review = begun(&mut ours, &mut chance);
    let mut theirs = Copy::with(&ours.package(review));
    some_acts(&mut ours, review, &mut chance, 20);
    some_acts(&mut theirs, review, &mut chance, 20);
    (ours, theirs, review)
}

/// Everything said in a sheet, however it is kept: a merge keeps theirs of a field both wrote in a note.
fn said(sheet: &Sheet) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    let mut say = |text: &str| said.extend(text.lines().map(|line| line.to_owned()));
    for row in sheet.rows() {
        match row {
            Row::Review(it) => [it.title, it.summary, it.impact].iter().for_each(|text| say(text)),
            Row::Account(it) => [it.text, it.known].iter().for_each(|text| say(text)),
            Row::Event(it) => say(&it.title),
            Row::Factor(it) => say(&it.phrase),
            Row::Person(it) => [it.name, it.remark].iter().for_each(|text| say(text)),
            Row::Link(it) => say(&it.remark),
            Row::Note(it) if it.text.starts_with("Another copy of this review") => {
                it.text.lines().skip(1).filter_map(|line| line.split_once(": ")).for_each(|(_, text)| say(text));
            }
            Row::Note(it) => say(&it.text),
            _ => {}
        }
    }
    said.remove("");
    said.remove("nothing");
    said
}

#[test]
fn merging_the_same_package_twice_changes_nothing_the_second_time() {
    for seed in 0..30 {
        let (mut ours, theirs, review) = parted(seed);
        let package = theirs.package(review);
        let first = ours.take(&package);
        ours.is_sound();
        let after = ours.sheet(review);
        let view = ours.door.look_in("x", &package).unwrap();
        assert_eq!(view.meets, PackageMeets::Same, "a package that was merged brings nothing (seed {seed})");
        let again = ours.door.take_package(());
        assert!(again.is_err_and(|why| why.code == Code::Nothing), "and says so (seed {seed}, first {first:?})");
        assert_eq!(ours.sheet(review), after, "nothing moved (seed {seed})");
    }
}

#[test]
fn a_merge_is_one_act_that_undo_takes_back_and_that_can_be_done_again() {
    for seed in 0..30 {
        let (mut ours, theirs, review) = parted(seed);
        let (before, acts) = (ours.sheet(review), ours.history(review).len());
        if ours.take(&theirs.package(review)).is_err() {
            continue;
        }
        let merged = ours.sheet(review);
        let history = ours.history(review);
        assert_eq!(history.len(), acts + 1, "one entry of the journal (seed {seed})");
        assert_eq!(history.last().unwrap().0, "MergePackage", "under its own name");
        ours.door.undo(Which { review }).unwrap();
        assert_eq!(ours.sheet(review), before, "undo takes all of it back (seed {seed})");
        let again = ours.take(&theirs.package(review)).unwrap();
        assert!(again.merged, "taken back, it may be merged once more");
        let keys = |sheet: &Sheet| sheet.rows().map(|row| row.key()).collect::<BTreeSet<Key>>();
        assert_eq!(keys(&ours.sheet(review)), keys(&merged), "to the same effect (seed {seed})");
        ours.is_sound();
    }
}

#[test]
fn merging_either_way_round_keeps_the_same_words() {
    for seed in 0..40 {
        let (mut ours, mut theirs, review) = parted(seed);
        let (here, there) = (ours.package(review), theirs.package(review));
        let (a, b) = (ours.take(&there), theirs.take(&here));
        assert!(
            [&a, &b].iter().all(|it| it.as_ref().map_or_else(|why| why.code == Code::Nothing, |_| true)),
            "{a:?} {b:?}"
        );
        assert_eq!(
            said(&ours.sheet(review)),
            said(&theirs.sheet(review)),
            "no word depends on who merged (seed {seed})"
        );
        let count = |copy: &Copy| copy.sheet(review).accounts.len();
        assert_eq!(count(&ours), count(&theirs), "and accounts stand side by side on either side (seed {seed})");
        ours.is_sound();
        theirs.is_sound();
        // Whoever takes the merged copy in goes on from it: both hold the same.
        let (mut third, theirs_first) = (Copy::with(&there), ours.package(review));
        let _ = third.take(&theirs_first);
        assert_eq!(said(&third.sheet(review)), said(&ours.sheet(review)), "a merged copy is followed (seed {seed})");
        third.is_sound();
    }
}

/// What is told, in the order of ids, however often each was written.
fn told(copy: &Copy, review: ReviewId) -> Vec<Account> {
    let mut accounts: Vec<Account> =
        copy.sheet(review).accounts.into_iter().map(|account| Account { rev: 0, ..account }).collect();
    accounts.sort_by_key(|account| account.id);
    accounts
}

#[test]
fn whoever_takes_a_merged_copy_in_holds_the_very_same_accounts() {
    let (mut ours, mut theirs, review, sheet) = sample();
    let account = sheet.accounts.first().unwrap().clone();
    change(&mut ours, Account { text: "We saw the graph first.".into(), ..account.clone() });
    change(&mut theirs, Account { text: "The page came first.".into(), ..account.clone() });
    ours.take(&theirs.package(review)).unwrap();
    theirs.take(&ours.package(review)).unwrap();
    let standing = theirs.sheet(review).accounts.into_iter().find(|it| it.id == account.id).unwrap();
    assert_eq!(
        standing.text, "We saw the graph first.",
        "the two have met once, so what is changed next is changed in the same row on both sides"
    );
    assert_eq!(told(&ours, review), told(&theirs, review), "and nothing is told twice on either side");
}

fn change(copy: &mut Copy, row: impl Into<Row>) {
    copy.act(Act::Write(row.into()));
}

/// The sample, in two copies.
fn sample() -> (Copy, Copy, ReviewId, Sheet) {
    let mut ours = Copy::new();
    let review = ours.door.add_sample(()).unwrap().review;
    let theirs = Copy::with(&ours.package(review));
    let sheet = ours.sheet(review);
    (ours, theirs, review, sheet)
}

#[test]
fn an_account_told_differently_in_both_copies_stands_twice() {
    let (mut ours, mut theirs, review, sheet) = sample();
    let account = sheet.accounts.first().unwrap().clone();
    change(&mut ours, Account { text: "We saw the graph first.".into(), ..account.clone() });
    change(&mut theirs, Account { text: "The page came first.".into(), ..account.clone() });
    let package = theirs.package(review);
    match ours.door.look_in("x", &package).unwrap().meets {
        PackageMeets::Known { two_accounts, .. } => {
            assert_eq!(two_accounts, ["The page came first."], "the preview says what will stand beside ours");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(ours.door.take_package(()).unwrap().two_accounts, 1, "and so does the answer");
    let of_event: Vec<Account> = ours
        .sheet(review)
        .accounts
        .into_iter()
        .filter(|it| it.event == account.event && it.perspective == account.perspective)
        .collect();
    let text = |id| of_event.iter().find(|it| it.id == id).map(|it| it.text.as_str());
    assert_eq!(text(account.id), Some("We saw the graph first."), "ours stays as it was");
    let copy = of_event.iter().find(|it| it.text == "The page came first.").unwrap();
    assert_ne!(copy.id, account.id, "theirs has an id of its own");
    assert!(copy.told_in.ends_with("another copy of this review"), "and says where it is from");
    ours.is_sound();
}

#[test]
fn fields_written_on_one_side_come_together_and_those_written_on_both_are_kept_beside() {
    let (mut ours, mut theirs, review, sheet) = sample();
    let (held, factor) = (sheet.reviews[0].clone(), sheet.factors[0].clone());
    change(&mut ours, Review { summary: "Ours.".into(), ..held.clone() });
    change(&mut theirs, Review { impact: "Theirs.".into(), ..held });
    change(&mut ours, Factor { phrase: "Alarms nobody could tell apart".into(), ..factor.clone() });
    change(&mut theirs, Factor { phrase: "Too many alarms at once".into(), ..factor.clone() });
    assert_eq!(ours.take(&theirs.package(review)).unwrap().beside, 1, "only the phrase was written on both sides");
    let merged = ours.sheet(review);
    assert_eq!(
        (merged.reviews[0].summary.as_str(), merged.reviews[0].impact.as_str()),
        ("Ours.", "Theirs."),
        "both edits stay"
    );
    assert_eq!(
        merged.factors.iter().find(|it| it.id == factor.id).unwrap().phrase,
        "Alarms nobody could tell apart",
        "ours stays"
    );
    let kept = |note: &&Note| note.text.ends_with("phrase: Too many alarms at once");
    assert_eq!(merged.notes.iter().filter(kept).count(), 1, "theirs is kept in words, with what it is about");
    ours.is_sound();
}

#[test]
fn a_question_only_the_other_copy_has_is_not_lost_when_both_touched_the_stage() {
    let (mut ours, mut theirs, review, sheet) = sample();
    let held = sheet.agenda[0].clone();
    let with = |words: &str| {
        let own = PromptUse { words: Some(words.to_owned()), ..PromptUse::waiting(words) };
        let mut item = held.clone();
        item.prompts.push(own);
        item
    };
    change(&mut ours, with("What did we hear?"));
    change(&mut theirs, with("What did they hear?"));
    ours.take(&theirs.package(review)).unwrap();
    let prompts = ours.sheet(review).agenda.iter().find(|it| it.id == held.id).unwrap().prompts.clone();
    let asked: Vec<&str> = prompts.iter().filter_map(|used| used.words.as_deref()).collect();
    assert_eq!(asked, ["What did we hear?", "What did they hear?"], "both were written by somebody");
    ours.is_sound();
}

#[test]
fn remarks_that_were_left_out_on_the_way_there_make_no_difference_on_the_way_back() {
    let mut ours = Copy::new();
    let review = ours.door.add_sample(()).unwrap().review;
    let mut theirs = Copy::with(&ours.packed(review, PrivateNotes::Without));
    let people = ours.sheet(review).people;
    let person = people.iter().find(|it| !it.remark.is_empty()).unwrap().clone();
    let called = Person { name: "Called otherwise".into(), ..theirs.person(review, person.id) };
    change(&mut theirs, called);
    assert_eq!(ours.take(&theirs.package(review)).unwrap().beside, 0, "nobody has written another remark");
    let merged = ours.person(review, person.id);
    assert_eq!(merged.name, "Called otherwise", "what they did write comes in");
    assert_eq!(merged.remark, person.remark, "and the remark they never had stays");

    assert_eq!(theirs.take(&ours.package(review)).unwrap().beside, 0, "given with remarks, they are simply new there");
    assert_eq!(theirs.person(review, person.id).remark, person.remark, "and come in");
    assert_eq!(theirs.sheet(review).notes.len(), ours.sheet(review).notes.len(), "private notes come in as well");
    ours.is_sound();
    theirs.is_sound();
}

#[test]
fn what_one_side_removes_and_the_other_goes_on_with_stays() {
    let (mut ours, mut theirs, review, sheet) = sample();
    let (kept, gone) = (sheet.factors[0].clone(), sheet.factors[1].clone());
    ours.act(Act::Remove(kept.id.into()));
    change(&mut theirs, Factor { phrase: "Still worth talking about".into(), ..kept.clone() });
    theirs.act(Act::Remove(gone.id.into()));
    ours.take(&theirs.package(review)).unwrap();
    let factors = ours.sheet(review).factors;
    assert!(factors.iter().any(|it| it.id == kept.id), "an edit outlives a removal");
    assert!(!factors.iter().any(|it| it.id == gone.id), "a removal nobody argued with is followed");
    ours.is_sound();
}

#[test]
fn a_review_that_was_removed_here_comes_back_by_its_package() {
    let (mut ours, theirs, review, sheet) = sample();
    ours.act(Act::Remove(review.into()));
    assert!(ours.take(&theirs.package(review)).unwrap().merged, "the journal still knows the review");
    let keys = |sheet: &Sheet| sheet.rows().map(|row| row.key()).collect::<BTreeSet<Key>>();
    assert_eq!(keys(&ours.sheet(review)), keys(&sheet), "all of it is back");
    ours.is_sound();
}
