//! Owns what holds after any sequence of acts of every kind.
//! Must not choose friendly sequences: refused acts are part of them, and must leave nothing.

use crate::invented::{Draw, Known, attached, row};
use crate::shelf::{Folder, act, id, stamp};
use domain::{
    AccountId, Act, AgendaMove, ClockMove, EventId, EventKind, FromLine, Key, Noun, ReviewId, Row, Sheet, StartReview,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::BTreeSet;
use store::{ActError, Library};

/// One thing to try, spelt small so that it shrinks well.
#[derive(Clone, Debug)]
struct Wish {
    what: What,
    /// Which of two reviews.
    review: u64,
    /// Which of a few rows of that noun.
    slot: u64,
    seed: u64,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Start,
    Add,
    Write(Noun),
    Remove(Noun),
    Move,
    Clock(u8),
    Promote,
    Undo,
    Redo,
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let noun = || prop::sample::select(Noun::ALL);
    let what = prop_oneof![
        2 => Just(What::Start),
        1 => Just(What::Add),
        12 => noun().prop_map(What::Write),
        3 => noun().prop_map(What::Remove),
        1 => Just(What::Move),
        3 => (0..6u8).prop_map(What::Clock),
        2 => Just(What::Promote),
        4 => Just(What::Undo),
        3 => Just(What::Redo),
    ];
    let wish = (what, 0..2u64, 0..3u64, any::<u64>());
    let wish = wish.prop_map(|(what, review, slot, seed)| Wish { what, review, slot, seed });
    // Two reviews with a row of everything come first: from nothing, most wishes would have nothing to be about.
    let begun = any::<u64>().prop_map(|seed| {
        [(What::Start, 0), (What::Add, 0), (What::Start, 1), (What::Add, 1)].map(|(what, review)| Wish {
            what,
            review,
            slot: 0,
            seed,
        })
    });
    (begun, prop::collection::vec(wish, 1..60)).prop_map(|(begun, wishes)| begun.into_iter().chain(wishes).collect())
}

fn review_id(wish: &Wish) -> ReviewId {
    ReviewId(id(1 + wish.review))
}

/// The key of a slot; each review has its own.
fn key(noun: Noun, wish: &Wish) -> Key {
    let place = Noun::ALL.iter().position(|each| *each == noun).expect("a noun");
    let number = 1000 + u64::try_from(place).expect("small") * 100 + wish.review * 10 + wish.slot;
    let is_one = matches!(noun, Noun::Review | Noun::Safety | Noun::Debrief);
    Key { noun, id: if is_one { review_id(wish).0 } else { id(number) } }
}

fn invented(noun: Noun, wish: &Wish, sheet: &Sheet) -> Row {
    let key = key(noun, wish);
    let rev = sheet.get(key).map_or(0, |row| row.rev());
    row(noun, key.id, rev, review_id(wish), &Known::of(sheet), &mut Draw(wish.seed))
}

/// The act a wish stands for; none for undo and redo.
fn to_act(wish: &Wish, sheet: &Sheet) -> Option<Act> {
    let review = review_id(wish);
    let agenda = || domain::AgendaItemId(key(Noun::AgendaItem, wish).id);
    Some(match wish.what {
        What::Start => {
            let Row::Review(review) = invented(Noun::Review, wish, sheet) else { return None };
            let Row::AgendaItem(item) = invented(Noun::AgendaItem, wish, sheet) else { return None };
            Act::StartReview(StartReview { review: *review, agenda: vec![*item] })
        }
        What::Add => {
            let mut added = Sheet::default();
            for noun in Noun::ALL {
                let key = key(*noun, wish);
                let rev = sheet.get(key).map_or(0, |row| row.rev());
                // Drawn after the rows before it, so that it can refer to them.
                let draw = &mut Draw(wish.seed.wrapping_add(key.id.as_u64_pair().0));
                added.put(row(*noun, key.id, rev, review, &Known::of(&added), draw));
            }
            Act::AddSheet { review, rows: added.into() }
        }
        What::Write(noun) => Act::Write(invented(noun, wish, sheet)),
        What::Remove(noun) => {
            let held: Vec<Key> = sheet.rows().map(|row| row.key()).filter(|key| key.noun == noun).collect();
            Act::Remove(if held.is_empty() { key(noun, wish) } else { Draw(wish.seed).one(&held) })
        }
        What::Move => Act::MoveAgendaItem(AgendaMove { item: agenda(), to: u32::try_from(wish.seed % 4).unwrap_or(0) }),
        What::Clock(turn) => Act::TurnClock(match turn {
            0 => ClockMove::GoTo { item: agenda() },
            1 => ClockMove::Pause { review },
            2 => ClockMove::Resume { review },
            3 => ClockMove::Add { item: agenda(), minutes: 5 },
            4 => ClockMove::Skip { item: agenda() },
            5 => ClockMove::LeaveOut { item: agenda(), ms: u32::try_from(wish.seed % 900_000).unwrap_or(0) },
            _ => ClockMove::End { review },
        }),
        What::Promote => {
            let person = sheet.perspectives.first().map(|row| row.id);
            Act::PromoteLine(FromLine {
                line: domain::LineId(key(Noun::Line, wish).id),
                event: EventId(key(Noun::Event, wish).id),
                kind: EventKind::Detection,
                perspective: person,
                account: person.map(|_| AccountId(key(Noun::Account, wish).id)),
            })
        }
        What::Undo | What::Redo => return None,
    })
}

fn sheet(library: &Library, review: ReviewId) -> Sheet {
    library.sheet(review).expect("a sound library reads").unwrap_or_default()
}

/// Tries one wish; returns the act's name where something was done.
fn carry_out(library: &mut Library, wish: &Wish, minute: i64) -> Option<String> {
    let review = review_id(wish);
    let before = sheet(library, review);
    let done = match to_act(wish, &before) {
        Some(wanted) => match act(library, &wanted, review, minute, &[attached()]) {
            Ok(_) => Some(wanted.name()),
            Err(ActError::Refused(_)) => None,
            Err(error) => panic!("{wanted:?} met {error:?}"),
        },
        None => {
            let turned = match wish.what {
                What::Undo => library.undo(review, stamp(minute)),
                _ => library.redo(review, stamp(minute)),
            };
            match turned {
                Ok(_) => Some(format!("{:?}", wish.what)),
                Err(ActError::NothingToUndo(_) | ActError::NothingToRedo(_)) => None,
                Err(error) => panic!("{:?} met {error:?}", wish.what),
            }
        }
    };
    if done.is_none() {
        assert_eq!(sheet(library, review), before, "what was refused leaves nothing behind");
    }
    done
}

/// Undo and redo, one after the other, are each other's inverse. Returns what was there in between.
fn undo_and_redo_are_inverses(library: &mut Library, review: ReviewId, minute: i64) -> Option<Sheet> {
    let (now, reach) = (sheet(library, review), library.reach(review).expect("reach"));
    reach.undo.as_ref()?;
    let undone = library.undo(review, stamp(minute)).expect("what is in reach can be undone");
    let between = sheet(library, review);
    let mut folded = now.clone();
    undone.changes.iter().for_each(|change| folded.change(change));
    assert_eq!(rows(&folded), rows(&between), "a receipt tells a mirror all it needs");
    library.redo(review, stamp(minute)).expect("what was undone can be redone");
    assert_eq!(sheet(library, review), now, "redo after undo changes nothing");
    assert_eq!(library.reach(review).expect("reach").undo, reach.undo, "and the same act stands last");
    Some(between)
}

fn rows(sheet: &Sheet) -> BTreeSet<String> {
    sheet.rows().map(|row| format!("{row:?}")).collect()
}

/// Enough for every day; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_acts_the_journal_explains_every_row_and_undoing_all_leaves_nothing(wishes in wishes()) {
        let folder = Folder::new();
        let mut library = folder.open();
        for (minute, wish) in (0..).zip(&wishes) {
            let before = sheet(&library, review_id(wish));
                let acted = carry_out(&mut library, wish, minute).is_some();
            let undone = undo_and_redo_are_inverses(&mut library, review_id(wish), minute);
            if acted && !matches!(wish.what, What::Undo | What::Redo) {
                prop_assert_eq!(undone, Some(before), "undo after an act is as if it had not been");
            }
        }
        let health = library.check().expect("the check runs");
        prop_assert_eq!(health.problems, vec![], "state is the fold of the journal");

        let reviews = [ReviewId(id(1)), ReviewId(id(2))];
        let held = |library: &Library| reviews.map(|review| (sheet(library, review), library.reach(review).ok()));
        let before = held(&library);
        library.close().expect("it closes");
        let mut library = folder.open();
        prop_assert_eq!(held(&library), before, "a restart changes neither the rows nor what can be undone");

        for review in reviews {
            while library.reach(review).expect("reach").undo.is_some() {
                library.undo(review, stamp(0)).expect("each act can be undone in turn");
            }
            prop_assert_eq!(library.sheet(review).expect("it reads"), None, "with everything undone nothing is left");
        }
        let health = library.check().expect("the check runs");
        prop_assert_eq!(health.problems, vec![], "and the journal still explains it");
        prop_assert_eq!(health.rows, 0, "no row is left over");
    }
}

#[test]
fn the_invented_acts_are_of_every_kind_and_mostly_go_well() {
    let mut names = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut tried, mut done) = (0, 0);
    for _ in 0..50 {
        let wishes = wishes().new_tree(&mut runner).expect("a tree").current();
        let folder = Folder::new();
        let mut library = folder.open();
        for (minute, wish) in (0..).zip(&wishes) {
            tried += 1;
            if let Some(name) = carry_out(&mut library, wish, minute) {
                done += 1;
                names.insert(name);
            }
        }
    }
    for noun in Noun::ALL {
        assert!(names.contains(&format!("Write{}", noun.title())), "no run wrote a {}", noun.as_str());
        assert!(names.contains(&format!("Remove{}", noun.title())), "no run removed a {}", noun.as_str());
    }
    for name in ["StartReview", "AddSheet", "MoveAgendaItem", "TurnClock", "PromoteLine", "Undo", "Redo"] {
        assert!(names.contains(name), "no run did {name}");
    }
    assert!(done * 3 > tried, "{done} of {tried} wishes came true: too few for the property to mean much");
}
