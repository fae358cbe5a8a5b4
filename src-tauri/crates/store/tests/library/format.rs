//! Owns the promise that a row comes back from its table and from the journal exactly as it went in.
//! Must not go through the rules: what they allow may change, the format may not.

use crate::invented::{Draw, Known, attached, row};
use crate::shelf::{Folder, begin, id, stamp, write};
use domain::{Change, Noun, ReviewId, Sheet};
use std::convert::Infallible;

/// Enough draws to meet every word of every vocabulary and every kind of time.
const DRAWS: u64 = 120;

#[test]
fn every_noun_comes_back_from_its_table_and_from_the_journal_exactly() {
    for noun in Noun::ALL {
        let folder = Folder::new();
        let mut library = folder.open();
        // A review cannot be beside itself; its own rows go into an empty library.
        let review = if *noun == Noun::Review { ReviewId(id(1)) } else { begin(&mut library, 1) };
        let (mut held, mut written) = (None, Vec::new());
        for seed in 0..DRAWS {
            let mut draw = Draw(seed);
            let known = Known::nothing(&mut draw);
            let rev = i64::try_from(seed).expect("small");
            let row = row(*noun, if *noun == Noun::Review { review.0 } else { id(50) }, rev, review, &known, &mut draw);
            let changes = vec![Change { before: held, after: Some(row.clone()) }];
            let receipt = library
                .act(stamp(0), "Put", review, vec![attached()], |_| Ok::<_, Infallible>(changes.clone()))
                .expect("any row can be kept");
            assert_eq!(receipt.changes, changes, "a receipt shows the pairs as they were written");
            let sheet = library.sheet(review).expect("it reads").expect("the review is there");
            assert_eq!(
                sheet.get(row.key()).as_ref(),
                Some(&row),
                "draw {seed} of {} changed in its table",
                noun.as_str()
            );
            written.push(changes);
            held = Some(row);
        }
        let told: Vec<_> = library.history(review).expect("it reads").into_iter().map(|entry| entry.changes).collect();
        assert!(told.ends_with(&written), "a pair about {} changed in the journal", noun.as_str());
    }
}

#[test]
fn a_sheet_stands_in_order_of_position_and_then_of_age() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    for (number, position) in [(30, 2), (31, 0), (29, 2), (28, 1)] {
        let id = domain::PerspectiveId(id(number));
        write(&mut library, domain::Perspective { id, rev: 0, review, name: "On call".into(), position }.into());
    }
    for number in [42, 40, 41] {
        write(&mut library, crate::shelf::note(number, review, "invented").into());
    }
    let sheet: Sheet = library.sheet(review).expect("it reads").expect("it is there");
    let perspectives: Vec<_> = sheet.perspectives.iter().map(|row| row.id.0).collect();
    assert_eq!(perspectives, [31, 28, 29, 30].map(id), "by position, and by id where positions are equal");
    let notes: Vec<_> = sheet.notes.iter().map(|row| row.id.0).collect();
    assert_eq!(notes, [40, 41, 42].map(id), "oldest id first where there is no position");
}
