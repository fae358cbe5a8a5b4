//! Owns what holds of a package on its way: what was packed is what comes out, and private words stay where they are.
//! Must not know how it is done.

use crate::Copy;
use crate::random::{Chance, begun};
use app::{Bring, Code, PackageMeets, PrivateNotes, Which};
use domain::{Act, Note, NoteId, NoteKind, Visibility};

#[test]
fn what_goes_out_comes_in_rows_history_and_undo_alike() {
    for seed in 0..30 {
        let mut here = Copy::new();
        let review = begun(&mut here, &mut Chance(seed));
        let package = here.package(review);
        assert_eq!(package, here.package(review), "the same review must give the same bytes (seed {seed})");

        let mut there = Copy::with(&package);
        assert_eq!(there.sheet(review), here.sheet(review), "every row comes in as it was (seed {seed})");
        assert_eq!(there.history(review), here.history(review), "and so does its whole past (seed {seed})");
        assert_eq!(there.package(review), package, "given on, it is the same package again (seed {seed})");
        there.is_sound();
        for _ in 0..5 {
            let stepped = [&mut here, &mut there].map(|copy| copy.door.undo(Which { review }).is_ok());
            assert_eq!(stepped[0], stepped[1], "what could be undone there can be undone here (seed {seed})");
            assert_eq!(there.sheet(review), here.sheet(review), "to the same effect (seed {seed})");
        }
        there.is_sound();
    }
}

#[test]
fn imported_files_travel_with_the_review() {
    let mut here = Copy::new();
    let report =
        b"# Door stuck\n\n## Timeline\n\nAll times in UTC.\n\n- 2024-02-01 14:05 - Sensor reports the door open\n";
    let bring = Bring { name: "door.md", bytes: report.to_vec(), review: None, zone: None, read_as: None };
    let review = here.door.bring_in(bring).unwrap().review;
    let there = Copy::with(&here.package(review));
    assert_eq!(there.sheet(review), here.sheet(review), "lines and events come in");
    assert_eq!(there.package(review), here.package(review), "and so do the bytes of the file, for it is given on");
    let mut second = Copy::with(&here.package(review));
    assert_eq!(second.door.look_in("x", &here.package(review)).unwrap().meets, PackageMeets::Same, "nothing is new");
}

#[test]
fn a_package_without_private_notes_holds_no_private_word_not_even_in_its_past() {
    for seed in 0..20 {
        let mut here = Copy::new();
        let review = begun(&mut here, &mut Chance(seed));
        let secret = "CANARY-7f3a";
        let id = NoteId(uuid::Uuid::from_u128(0x0192_aaaa_0000_7000_8000_0000_0000_0001));
        let note = Note {
            id,
            rev: 0,
            review,
            kind: NoteKind::Note,
            text: secret.into(),
            taken_at: chrono::DateTime::UNIX_EPOCH,
            perspective: None,
            agenda_item: None,
            visibility: Visibility::Private,
            quote: None,
            factors: vec![],
        };
        here.act(Act::Write(note.clone().into()));
        here.act(Act::Write(Note { rev: 1, text: "for the room".into(), visibility: Visibility::Room, ..note }.into()));
        let package = here.packed(review, PrivateNotes::Without);
        let opened = intake::package::open(&package).unwrap();
        let told = format!("{opened:?}");
        assert!(!told.contains(secret), "what was private once must not be in the past (seed {seed})");
        assert!(told.contains("for the room"), "what was shared later is there");
        assert!(opened.sheet.people.iter().all(|it| it.remark.is_empty()), "remarks about people are private");
        assert!(opened.sheet.notes.iter().all(|it| it.visibility == Visibility::Room), "and so are private notes");
        Copy::with(&package).is_sound();

        let before = here.sheet(review);
        let refused = here.take(&package);
        assert!(refused.is_err_and(|why| why.code == Code::Nothing), "what was left out is no change (seed {seed})");
        assert_eq!(here.sheet(review), before, "so nothing private is lost where it is");
    }
}

#[test]
fn words_somebody_took_back_are_in_no_package_not_even_in_its_past() {
    let mut here = Copy::new();
    let review = begun(&mut here, &mut Chance(7));
    let named = |n: u128| uuid::Uuid::from_u128(0x0192_aaaa_0000_7000_8000_0000_0000_0010 + n);
    let (interview, quote) = (domain::InterviewId(named(1)), domain::QuoteId(named(2)));
    let secret = "CANARY-5c1e";
    here.act(Act::Write(
        domain::Interview {
            id: interview,
            rev: 0,
            review,
            person: None,
            perspective: None,
            state: domain::InterviewState::Held,
            meets_at: None,
            prompts: Vec::new(),
            text: "kept".into(),
        }
        .into(),
    ));
    let said = domain::Quote {
        id: quote,
        rev: 0,
        review,
        interview,
        text: secret.into(),
        theme: "what it was about".into(),
        sharing: domain::Sharing::Agreed,
        taken_at: chrono::DateTime::UNIX_EPOCH,
    };
    let note = Note {
        id: NoteId(named(3)),
        rev: 0,
        review,
        kind: NoteKind::Quote,
        text: secret.into(),
        taken_at: chrono::DateTime::UNIX_EPOCH,
        perspective: None,
        agenda_item: None,
        visibility: Visibility::Room,
        quote: Some(quote),
        factors: vec![],
    };
    here.act(Act::Write(said.clone().into()));
    here.act(Act::Write(note.into()));
    let told = |here: &Copy, notes| format!("{:?}", intake::package::open(&here.packed(review, notes)).unwrap());
    for notes in [PrivateNotes::With, PrivateNotes::Without] {
        assert!(told(&here, notes).contains(secret), "agreed words go with the review");
    }
    let earlier = here.package(review);
    here.act(Act::Write(domain::Quote { rev: 1, sharing: domain::Sharing::Withdrawn, ..said }.into()));
    for notes in [PrivateNotes::With, PrivateNotes::Without] {
        assert!(!told(&here, notes).contains(secret), "taken back, they are not in the past either");
        Copy::with(&here.packed(review, notes)).is_sound();
    }
    let other = Copy::with(&earlier);
    let sheet = |of: &Copy| of.sheet(review);
    assert!(sheet(&other).notes.iter().any(|it| it.text == secret), "a copy given away earlier still has them");
    let before = here.sheet(review);
    let brought = here.take(&earlier);
    assert!(brought.is_err_and(|why| why.code == Code::Nothing), "and merging it brings nothing back");
    assert_eq!(here.sheet(review), before, "not even in part");
    other.is_sound();
}
