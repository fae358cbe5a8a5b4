//! Owns what an act promises: everything of it or nothing, a receipt, a place in the journal.
//! Must not judge the rules; a few acts stand for all, and `properties` meets the rest.

use crate::shelf::{Folder, act, begin, force, id, note, review, stamp, write};
use domain::{Act, Attachment, AttachmentId, Change, Declined, Refusal, ReviewId, Row, Visibility};
use std::convert::Infallible;
use std::fs;
use store::{ActError, Content, Kind, Library, OpenError, Problem, Reach, StoreError};

#[test]
fn a_receipt_says_what_was_written_and_what_can_be_undone() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let written = note(2, review, "The page was slow.");
    let receipt = act(&mut library, &Act::Write(written.clone().into()), review, 7, &[]).expect("it is written");
    assert_eq!(receipt.revision, 2, "the second entry of the journal");
    assert_eq!(receipt.at, stamp(7).at, "at the moment the host said");
    let kept = Row::from(domain::Note { rev: 1, ..written });
    assert_eq!(receipt.changes, [Change { before: None, after: Some(kept) }], "the pair as written");
    assert_eq!(receipt.reach, Reach { undo: Some("WriteNote".into()), redo: None }, "and the way back");
    assert_eq!(library.revision().expect("it reads"), 2, "the revision is the last entry's number");
}

#[test]
fn a_private_note_lies_in_a_table_of_its_own_for_as_long_as_it_is_private() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let private = domain::Note { visibility: Visibility::Private, ..note(2, review, "Look in on them tomorrow.") };
    let steps = [
        (private.clone(), (0, 1), "written for oneself"),
        (domain::Note { rev: 1, text: "Look in on both.".into(), ..private.clone() }, (0, 1), "written on"),
        (domain::Note { rev: 2, visibility: Visibility::Room, ..private.clone() }, (1, 0), "shared"),
        (domain::Note { rev: 3, ..private }, (0, 1), "taken back"),
    ];
    for (row, expected, step) in steps {
        write(&mut library, row.clone().into());
        drop(library);
        let rows = |table: &str| folder.count(table);
        assert_eq!((rows("note"), rows("private_note")), expected, "{step}: it lies in one table only");
        library = folder.open();
        let read = library.sheet(review).expect("it reads").expect("the review").notes;
        assert_eq!(read, [domain::Note { rev: row.rev + 1, ..row }], "{step}: and is read like any other");
    }
    assert!(library.check().expect("it checks").is_sound(), "the journal agrees");
}

#[test]
fn a_refused_act_leaves_nothing() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let content = Content::of(b"bytes that came with it".to_vec());
    let tried = act(&mut library, &Act::Write(note(2, review, "").into()), review, 0, std::slice::from_ref(&content));
    assert!(
        matches!(tried, Err(ActError::Refused(Declined::Refused(Refusal::Empty { .. })))),
        "the refusal comes back"
    );
    assert_eq!(library.revision().expect("it reads"), 1, "no entry is written");
    assert_eq!(library.content(content.sha256()).expect("it reads"), None, "nor the bytes");
    write(&mut library, note(2, review, "said").into());
}

#[test]
fn an_act_that_fails_half_way_leaves_nothing_of_its_first_half() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let made = |number| Change { before: None, after: Some(note(number, review, "invented").into()) };
    let stale = Change { before: Some(note(9, review, "never there").into()), after: None };
    let tried = library.act(stamp(0), "Half", review, vec![], |_| Ok::<_, Infallible>(vec![made(2), made(3), stale]));
    assert!(matches!(tried, Err(ActError::Overtaken { key }) if key.id == id(9)), "the odd row is named");
    assert!(library.sheet(review).expect("it reads").expect("there").notes.is_empty(), "the first two are not there");
    assert!(library.check().expect("it reads").is_sound(), "and the library is sound");
}

#[test]
fn a_sheet_of_new_and_known_ids_is_told_apart_row_by_row() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (here, there) = (begin(&mut library, 1), begin(&mut library, 2));
    write(&mut library, note(5, here, "said").into());
    write(&mut library, note(7, there, "said elsewhere").into());
    let mut add = |numbers: &[u64]| {
        let notes = numbers.iter().map(|number| note(*number, here, "new")).collect();
        let sheet = domain::Sheet { notes, ..domain::Sheet::default() };
        act(&mut library, &Act::AddSheet { review: here, rows: sheet.into() }, here, 3, &[])
            .map(|done| done.changes.len())
    };
    assert_eq!(add(&[4, 6, 8, 9]).ok(), Some(4), "an id may lie between known ones and be new");
    let refusal = |tried: Result<usize, _>| match tried {
        Err(ActError::Refused(Declined::Refused(refusal))) => Some(refusal),
        _ => None,
    };
    assert!(matches!(refusal(add(&[10, 9])), Some(Refusal::Stale { .. })), "the highest known id is still known");
    assert!(matches!(refusal(add(&[10, 5])), Some(Refusal::Stale { .. })), "and so is a low one");
    assert!(matches!(refusal(add(&[10, 7])), Some(Refusal::OtherReview { .. })), "and one of another review");
    assert!(matches!(refusal(add(&[10, 10])), Some(Refusal::Stale { .. })), "one sheet cannot make a row twice");
}

#[test]
fn a_long_act_tells_how_far_it_is_and_stopped_it_leaves_nothing() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let made: Vec<Change> =
        (10..3_510).map(|number| Change { before: None, after: Some(note(number, review, "x").into()) }).collect();
    let heard = std::cell::RefCell::new(Vec::new());
    let hear = |progress: domain::Progress| {
        heard.borrow_mut().push(progress.done);
        if progress.done == 2_000 { domain::Flow::Stop } else { domain::Flow::Go }
    };
    let content = Content::of(b"the file it came from".to_vec());
    let kept = vec![content.clone()];
    let stopped =
        library.act_watched(stamp(0), "Long", review, kept.clone(), &hear, |_| Ok::<_, Infallible>(made.clone()));
    assert!(matches!(stopped, Err(ActError::Stopped)), "it says that it was stopped: {stopped:?}");
    assert_eq!(heard.take(), [0, 1_000, 2_000], "it tells every thousand rows, and stops at once");
    assert_eq!(library.revision().expect("it reads"), 1, "no entry is written");
    assert_eq!(library.content(content.sha256()).expect("it reads"), None, "nor the bytes");
    assert!(library.sheet(review).expect("it reads").expect("there").notes.is_empty(), "nor a row");
    assert!(library.check().expect("it reads").is_sound(), "and the library is sound");
    let done = library.act_watched(stamp(0), "Long", review, kept, &domain::unwatched, |_| Ok::<_, Infallible>(made));
    assert_eq!(done.map(|done| done.changes.len()).ok(), Some(3_500), "afterwards it can be done after all");
}

#[test]
fn the_pairs_of_a_long_act_lie_packed_and_are_told_undone_and_checked_as_any_other() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let said = |number: u64| note(number, review, &format!("Invented words {number}. ").repeat(12));
    let made: Vec<Change> =
        (10..1_010).map(|number| Change { before: None, after: Some(said(number).into()) }).collect();
    library.act(stamp(0), "Long", review, vec![], |_| Ok::<_, Infallible>(made.clone())).expect("it is kept");
    library.close().expect("it closes");
    folder.tamper(
        "CREATE TEMP TABLE proof (fits CHECK (fits));
         INSERT INTO proof SELECT changes = '' AND length(packed) < 100000 FROM act WHERE seq = 2;
         INSERT INTO proof SELECT packed IS NULL FROM act WHERE seq = 1;",
    );
    let mut library = folder.open();
    let told = library.history(review).expect("it reads");
    assert!(told.last().is_some_and(|entry| entry.changes == made), "the history tells it pair by pair");
    assert_eq!(library.check().expect("it reads").problems, [], "the chain is over the pairs as they read");
    let undone = library.undo(review, stamp(1)).expect("undone");
    assert_eq!(undone.changes.len(), 1_000, "it can be taken back whole");
    assert!(library.sheet(review).expect("it reads").expect("there").notes.is_empty(), "and is");
    library.close().expect("it closes");
    folder.tamper_past_triggers("UPDATE act SET packed = substr(packed, 1, length(packed) - 9) WHERE seq = 2");
    let problems = folder.open().check().expect("it reads").problems;
    assert!(problems.contains(&Problem::UnreadableEntry { seq: 2 }), "packed pairs cut short are named: {problems:?}");
}

#[test]
fn the_store_refuses_pairs_that_do_not_fit() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (here, there) = (begin(&mut library, 1), begin(&mut library, 2));
    write(&mut library, note(3, here, "here").into());
    let held = Row::from(domain::Note { rev: 1, ..note(3, here, "here") });
    let new = |number, review| Some(Row::from(note(number, review, "invented")));
    let cases = [
        ("of another review", Change { before: None, after: new(4, there) }),
        ("already there", Change { before: None, after: new(3, here) }),
        ("of an older write", Change { before: new(3, here), after: None }),
        ("about two rows", Change { before: Some(held.clone()), after: new(4, here) }),
        ("about none", Change { before: None, after: None }),
    ];
    for (what, change) in cases {
        let error = force(&mut library, here, change).expect_err("it does not fit");
        let fits = match what {
            "of another review" => matches!(error, ActError::OtherReview { key } if key.id == id(4)),
            "already there" | "of an older write" => matches!(error, ActError::Overtaken { key } if key.id == id(3)),
            _ => matches!(error, ActError::NotOneRow),
        };
        assert!(fits, "a pair {what} met {error:?}");
    }
    let nothing = library.act(stamp(0), "Nothing", here, vec![], |_| Ok::<_, Infallible>(vec![]));
    assert!(matches!(nothing, Err(ActError::NoChange)), "an act without a change is no entry");
    assert_eq!(library.revision().expect("it reads"), 3, "none of these left an entry");
    assert!(library.check().expect("it reads").is_sound(), "nor anything else");
}

#[test]
fn a_row_without_its_review_is_refused_by_the_table_itself() {
    let folder = Folder::new();
    let mut library = folder.open();
    let nowhere = ReviewId(id(77));
    let error = force(&mut library, nowhere, Change { before: None, after: Some(note(2, nowhere, "x").into()) });
    assert!(matches!(error, Err(ActError::Store(StoreError::Constraint { .. }))), "the answer was {error:?}");
    begin(&mut library, 1);
    assert_eq!(library.revision().expect("it reads"), 1, "a rule of the tables is no reason to open again");
}

#[test]
fn a_decision_that_panics_leaves_the_library_as_it_was() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let decided = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = library
            .act(stamp(0), "Panic", review, vec![], |_| -> Result<Vec<Change>, Infallible> { panic!("invented") });
    }));
    assert!(decided.is_err(), "the panic is the caller's to see");
    write(&mut library, note(2, review, "afterwards").into());
    assert!(library.check().expect("it reads").is_sound(), "the next act is an ordinary one");
}

#[test]
fn bytes_are_kept_once_under_their_own_hash() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let content = Content::of(b"12:03 the page was slow\n".to_vec());
    assert_eq!(content.sha256().len(), 64, "in lower-case hex");
    let add = Act::Write(note(2, review, "brought in").into());
    act(&mut library, &add, review, 0, &[content.clone(), content.clone()]).expect("twice the same is once");
    let kept = library.content(content.sha256()).expect("it reads");
    assert_eq!(kept.as_deref(), Some(content.bytes()), "the bytes come back as they were");
    assert_eq!(library.content("00").expect("it reads"), None, "an unknown hash is no error");
    library.undo(review, stamp(0)).expect("undone");
    assert!(library.content(content.sha256()).expect("it reads").is_some(), "an undo keeps them for the redo");
}

#[test]
fn an_attachment_comes_with_its_bytes_or_not_at_all() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let content = Content::of(b"a picture".to_vec());
    let attachment = Attachment {
        id: AttachmentId(id(2)),
        rev: 0,
        review,
        name: "board.jpg".into(),
        media_type: "image/jpeg".into(),
        sha256: content.sha256().to_owned(),
        size: 9,
        kept_because: String::new(),
    };
    let add = Act::Write(attachment.into());
    let tried = act(&mut library, &add, review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::NoContent { .. }))), "a name without bytes is refused");
    act(&mut library, &add, review, 0, &[content]).expect("with its bytes it is kept");
}

#[test]
fn history_tells_every_step_in_order_and_outlives_the_review() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (first, second) = (begin(&mut library, 1), begin(&mut library, 2));
    write(&mut library, note(3, first, "one").into());
    library.undo(first, stamp(4)).expect("undone");
    library.redo(first, stamp(5)).expect("redone");
    act(&mut library, &Act::Remove(first.into()), first, 6, &[]).expect("removed");
    let told: Vec<_> = library
        .history(first)
        .expect("it reads")
        .into_iter()
        .map(|entry| (entry.seq, entry.name, entry.kind, entry.of))
        .collect();
    let expected = [
        (1, "WriteReview", Kind::Did, None),
        (3, "WriteNote", Kind::Did, None),
        (4, "WriteNote", Kind::Undid, Some(3)),
        (5, "WriteNote", Kind::Redid, Some(3)),
        (6, "RemoveReview", Kind::Did, None),
    ];
    assert_eq!(told, expected.map(|(seq, name, kind, of)| (seq, name.to_owned(), kind, of)), "each step, oldest first");
    assert_eq!(library.history(second).expect("it reads").len(), 1, "another review's steps are its own");
    assert_eq!(library.history(ReviewId(id(99))).expect("it reads").len(), 0, "and an unknown review has none");
}

#[test]
fn the_list_shows_the_review_touched_last_first_whatever_the_clock_says() {
    let folder = Folder::new();
    let mut library = folder.open();
    let (first, second) = (begin(&mut library, 1), begin(&mut library, 2));
    act(&mut library, &Act::Write(note(3, first, "one").into()), first, -600, &[]).expect("the clock was set back");
    let mut follow_up = domain::FollowUp {
        id: domain::FollowUpId(id(4)),
        rev: 0,
        review: first,
        text: "Try it on a quiet day.".into(),
        factor: None,
        owner_role: String::new(),
        due: None,
        expected_effect: String::new(),
        side_effect: String::new(),
        state: domain::FollowUpState::Idea,
        taken_at: stamp(0).at,
    };
    write(&mut library, follow_up.clone().into());
    follow_up.id = domain::FollowUpId(id(5));
    follow_up.state = domain::FollowUpState::LetGo;
    act(&mut library, &Act::Write(follow_up.into()), first, -601, &[]).expect("written");
    let listed = library.reviews().expect("it reads");
    assert_eq!(listed.iter().map(|it| it.review.id).collect::<Vec<_>>(), [first, second], "order is the journal's");
    assert_eq!(listed[0].touched_at, stamp(-601).at, "the moment is the host's");
    assert_eq!((listed[0].counts.notes, listed[0].counts.open_follow_ups), (1, 1), "what was let go is not open");
    assert_eq!(listed[1].review, domain::Review { rev: 1, ..review(2) }, "the whole review is in the list");
}

#[test]
fn a_library_moved_away_takes_no_more_writes_and_keeps_every_word() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let elsewhere = Folder::new();
    fs::rename(folder.path(), elsewhere.path()).expect("moved while open");
    let tried = act(&mut library, &Act::Write(note(2, review, "into the void").into()), review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::Gone { .. }))), "the answer was {tried:?}");
    assert!(!folder.path().exists(), "and no empty library appears at the old place");
    let copied = Folder::new();
    fs::copy(elsewhere.path(), copied.path()).expect("the moved file alone, without its old journal");
    assert!(copied.open().sheet(review).expect("it reads").is_some(), "has every acknowledged word in it");
    fs::rename(elsewhere.path(), folder.path()).expect("put back");
    write(&mut library, note(2, review, "now it is kept").into());
}

#[test]
fn a_library_deleted_while_open_takes_no_more_writes() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    fs::remove_file(folder.path()).expect("deleted while open");
    let tried = act(&mut library, &Act::Write(note(2, review, "into the void").into()), review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::Gone { .. }))), "the answer was {tried:?}");
    drop(library);
    let error = Library::open(&folder.path()).expect_err("it is missed");
    assert!(matches!(error, OpenError::Missing { .. }), "the answer was {error:?}");
}

#[test]
fn another_file_put_in_the_librarys_place_is_not_written_over() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let (other, _) = Folder::with_a_note();
    let bytes = fs::read(other.path()).expect("another library");
    fs::rename(other.path(), folder.path()).expect("put in its place");
    let tried = act(&mut library, &Act::Write(note(2, review, "x").into()), review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::Gone { .. }))), "same name, other file: {tried:?}");
    drop(library);
    assert_eq!(fs::read(folder.path()).expect("it is there"), bytes, "the newcomer is as it was");
}

#[test]
fn a_journal_deleted_while_open_loses_no_word() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    fs::remove_file(folder.beside("-wal")).expect("somebody tidies up");
    let tried = act(&mut library, &Act::Write(note(2, review, "x").into()), review, 0, &[]);
    assert!(
        matches!(tried, Err(ActError::Store(StoreError::Gone { .. }))),
        "a commit would go to a file without a name"
    );
    let saved = Folder::new();
    fs::copy(folder.path(), saved.path()).expect("as after a power cut right now");
    assert!(saved.open().sheet(review).expect("it reads").is_some(), "what was acknowledged is in the library itself");
}
