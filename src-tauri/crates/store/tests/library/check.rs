//! Owns the promise that a check finds what was changed behind the program's back, and names it.
//! Must not rely on how the check looks for it.

use crate::invented::attached;
use crate::shelf::{Folder, act, begin, id, note, write};
use domain::{Act, Key, NoteId, Noun, ReviewId};
use store::{Area, Difference, Health, Problem};

/// A closed library with a review, three notes, an undone one and an attachment.
fn sound() -> (Folder, ReviewId) {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    for number in [2, 3, 4] {
        write(&mut library, note(number, review, "invented words").into());
    }
    let attachment = domain::Attachment {
        id: domain::AttachmentId(id(5)),
        rev: 0,
        review,
        name: "board.jpg".into(),
        media_type: "image/jpeg".into(),
        sha256: attached().sha256().to_owned(),
        size: 14,
        kept_because: String::new(),
    };
    act(&mut library, &Act::Write(attachment.into()), review, 0, &[attached()]).expect("written");
    library.undo(review, crate::shelf::stamp(1)).expect("undone");
    library.redo(review, crate::shelf::stamp(2)).expect("redone");
    assert!(library.check().expect("it reads").is_sound(), "the library is sound to begin with");
    library.close().expect("it closes");
    (folder, review)
}

fn checked(folder: &Folder) -> Health {
    folder.open().check().expect("the check itself runs")
}

fn key(number: u64) -> Key {
    NoteId(id(number)).into()
}

#[test]
fn a_sound_library_is_counted_and_nothing_is_found() {
    let (folder, _) = sound();
    let expected = Health { problems: vec![], entries: 7, rows: 5, revision: 7 };
    assert_eq!(checked(&folder), expected, "every entry and every row was looked at");
}

#[test]
fn a_changed_row_is_named() {
    let (folder, _) = sound();
    folder.tamper(&format!("UPDATE note SET text = 'other words' WHERE id = x'{}'", id(3).simple()));
    assert_eq!(checked(&folder).problems, [Problem::RowDiffers { key: key(3) }], "this row and no other");
}

#[test]
fn a_removed_row_and_an_added_one_are_named() {
    let (folder, review) = sound();
    folder.tamper(&format!("DELETE FROM note WHERE id = x'{}'", id(4).simple()));
    assert_eq!(checked(&folder).problems, [Problem::RowMissing { key: key(4) }], "the journal knows of it");
    let (folder, _) = sound();
    folder.tamper(&format!(
        "INSERT INTO note SELECT x'{}', rev, review, kind, text, taken_at, perspective, agenda_item, visibility, quote, factors
         FROM note WHERE id = x'{}'",
        id(40).simple(),
        id(4).simple()
    ));
    assert_eq!(
        checked(&folder).problems,
        [Problem::RowUnexplained { key: key(40) }],
        "the journal does not know of it; a search would find it, as any row that is newer than the index"
    );
    let _ = review;
}

#[test]
fn an_unreadable_word_is_found_and_not_passed_over() {
    let (folder, _) = sound();
    folder.tamper(&format!("UPDATE note SET kind = 'shout' WHERE id = x'{}'", id(3).simple()));
    let problems = checked(&folder).problems;
    let unreadable = Problem::RowUnreadable { noun: Noun::Note, column: "kind" };
    assert_eq!(
        problems,
        [unreadable, Problem::RowMissing { key: key(3) }],
        "where it lies, and which row is lost to it"
    );
}

#[test]
fn a_row_without_its_review_is_found() {
    let (folder, _) = sound();
    folder.tamper("PRAGMA foreign_keys = OFF; DELETE FROM review");
    let problems = checked(&folder).problems;
    assert!(problems.contains(&Problem::Orphan { noun: "note".into(), rows: 3 }), "found were {problems:?}");
    assert!(problems.contains(&Problem::RowMissing { key: ReviewId(id(1)).into() }), "found were {problems:?}");
}

#[test]
fn a_changed_entry_breaks_the_chain_where_it_stands() {
    let (folder, _) = sound();
    folder.tamper_past_triggers("UPDATE act SET name = 'WriteFactor' WHERE seq = 3");
    assert_eq!(checked(&folder).problems, [Problem::AlteredEntry { seq: 3 }], "its bytes no longer give its hash");
}

#[test]
fn an_entry_whose_hash_was_made_anew_breaks_the_link_after_it() {
    let (folder, _) = sound();
    folder.tamper_past_triggers("UPDATE act SET hash = zeroblob(32) WHERE seq = 3");
    let problems = checked(&folder).problems;
    let expected = [Problem::AlteredEntry { seq: 3 }, Problem::BrokenLink { seq: 4 }];
    assert_eq!(problems, expected, "the next entry carries the hash that was there");
}

#[test]
fn a_changed_pair_is_found_twice_over() {
    let (folder, _) = sound();
    folder.tamper_past_triggers("UPDATE act SET changes = replace(changes, 'invented', 'doctored') WHERE seq = 3");
    let problems = checked(&folder).problems;
    assert!(problems.contains(&Problem::AlteredEntry { seq: 3 }), "the chain tells: {problems:?}");
    assert!(problems.contains(&Problem::RowDiffers { key: key(3) }), "and so do the rows: {problems:?}");
}

#[test]
fn a_removed_entry_leaves_a_hole() {
    let (folder, _) = sound();
    folder.tamper_past_triggers("PRAGMA foreign_keys = OFF; DELETE FROM act WHERE seq = 3");
    let problems = checked(&folder).problems;
    assert!(problems.contains(&Problem::Hole { after: 2 }), "found were {problems:?}");
    assert!(problems.contains(&Problem::BrokenLink { seq: 4 }), "found were {problems:?}");
}

#[test]
fn an_unreadable_entry_is_found_and_the_rest_still_checked() {
    let (folder, _) = sound();
    folder.tamper_past_triggers(
        "UPDATE act SET changes = 'no list' WHERE seq = 3; UPDATE note SET text = 'x' WHERE rowid = 1",
    );
    let problems = checked(&folder).problems;
    assert!(problems.contains(&Problem::UnreadableEntry { seq: 3 }), "found were {problems:?}");
    assert!(problems.contains(&Problem::RowDiffers { key: key(2) }), "found were {problems:?}");
}

#[test]
fn what_is_in_force_must_follow_from_the_journal() {
    let (folder, _) = sound();
    folder.tamper("UPDATE standing SET state = 'undone' WHERE seq = 2; DELETE FROM standing WHERE seq = 4");
    let expected = [Problem::Standing { seq: 2 }, Problem::Standing { seq: 4 }];
    assert_eq!(checked(&folder).problems, expected, "both are named");
}

#[test]
fn how_far_the_list_of_what_is_in_force_reaches_is_checked_as_well() {
    let (folder, review) = sound();
    write(&mut folder.open(), note(6, review, "said since the last redo").into());
    assert!(checked(&folder).is_sound(), "an act that is not listed yet is in force");
    folder.tamper("UPDATE standing_until SET seq = 8");
    assert_eq!(checked(&folder).problems, [Problem::Standing { seq: 8 }], "it is neither listed nor beyond the list");
    folder.tamper("UPDATE standing_until SET seq = 6");
    assert_eq!(checked(&folder).problems, [Problem::Standing { seq: 7 }], "it is listed and beyond the list");
}

#[test]
fn kept_bytes_that_changed_or_went_are_found() {
    let (folder, _) = sound();
    folder.tamper_past_triggers("UPDATE content SET bytes = x'00'");
    let altered = Problem::AlteredContent { sha256: attached().sha256().to_owned() };
    assert_eq!(checked(&folder).problems, [altered], "the hash tells");
    let (folder, _) = sound();
    folder.tamper_past_triggers("DELETE FROM content");
    let missing = Problem::MissingContent { key: domain::AttachmentId(id(5)).into() };
    assert_eq!(checked(&folder).problems, [missing], "the attachment is named");
}

#[test]
fn a_part_somebody_added_is_tolerated_and_reported() {
    let (folder, _) = sound();
    folder.tamper("CREATE TABLE extra (a)");
    let foreign = Problem::Shape { name: "extra".into(), difference: Difference::Foreign };
    assert_eq!(checked(&folder).problems, [foreign], "it does no harm, but it is not ours");
}

#[test]
fn the_journal_and_kept_bytes_guard_themselves_against_plain_sql() {
    let (folder, _) = sound();
    let conn = rusqlite::Connection::open(folder.path()).expect("another program");
    for sql in [
        "UPDATE act SET name = 'x'",
        "DELETE FROM act",
        "INSERT INTO act SELECT 99, id, review, name, at, kind, \"of\", prev_hash, hash, changes, packed FROM act WHERE seq = 1",
        "INSERT OR REPLACE INTO act SELECT * FROM act WHERE seq = 1",
        "UPDATE content SET bytes = x'00'",
        "DELETE FROM content",
    ] {
        let code = conn.execute_batch(sql).expect_err("a guard stands here").sqlite_error_code();
        assert_eq!(code, Some(rusqlite::ErrorCode::ConstraintViolation), "the guard against {sql} is a trigger");
    }
}

#[test]
fn damage_in_one_area_does_not_hide_the_others() {
    let (folder, _) = sound();
    crate::damage::zero_the_root_page(&folder, "note");
    folder.tamper_past_triggers("UPDATE content SET bytes = x'00'");
    let library = folder.open();
    let problems = library.check().expect("the check itself runs").problems;
    assert!(library.history(ReviewId(id(1))).is_ok(), "and the library can still be read where it is sound");
    let stopped = |problem: &Problem| matches!(problem, Problem::Damaged { area: Area::Rows, .. });
    assert!(problems.iter().any(stopped), "the rows cannot all be read: {problems:?}");
    assert!(
        problems.contains(&Problem::AlteredContent { sha256: attached().sha256().to_owned() }),
        "and the bytes are still checked"
    );
    assert!(problems.iter().all(|problem| !problem.to_string().is_empty()), "each can be told in words");
}
