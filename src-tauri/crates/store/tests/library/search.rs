//! Owns the promises of searching: nothing kept is missed, nothing gone is found, and nothing typed is an error.
//! Must not know how the index is kept; a plain reading of every row says what should be found.

use crate::invented::Draw;
use crate::shelf::{Folder, act, begin, id, note, review, stamp, write};
use domain::{Act, Key, Note, NoteId, Noun, ReviewId, Sheet};
use proptest::prelude::*;
use std::collections::BTreeSet;
use store::{Library, Order, Problem};

fn found(library: &Library, typed: &str) -> Vec<Key> {
    library.search(typed, None).expect("a search is never an error").hits.into_iter().map(|hit| hit.key).collect()
}

fn key(number: u64) -> Key {
    NoteId(id(number)).into()
}

/// Many notes in one act, as an import brings them.
fn add(library: &mut Library, of: ReviewId, notes: impl IntoIterator<Item = Note>) {
    let sheet = Sheet { notes: notes.into_iter().collect(), ..Sheet::default() };
    act(library, &Act::AddSheet { review: of, rows: sheet.into() }, of, 1, &[]).expect("the notes are added");
}

fn sound(library: &Library, why: &str) {
    assert_eq!(library.check().expect("the check runs").problems, [], "{why}");
}

#[test]
fn a_word_is_found_from_the_act_that_kept_it_to_the_act_that_took_it_away() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(2, review, "The pager was silent").into());
    assert_eq!(found(&library, "silent"), [key(2)], "there is no wait before it is found");
    let mut other = note(2, review, "The pager rang");
    other.rev = 1;
    write(&mut library, other.into());
    assert_eq!(found(&library, "silent"), [], "words that were replaced are gone");
    assert_eq!(found(&library, "rang"), [key(2)], "and the new ones are there");
    library.undo(review, stamp(2)).expect("undone");
    assert_eq!((found(&library, "silent"), found(&library, "rang")), (vec![key(2)], vec![]), "undo turns both");
    library.redo(review, stamp(3)).expect("redone");
    assert_eq!((found(&library, "silent"), found(&library, "rang")), (vec![], vec![key(2)]), "and so does redo");
    library.close().expect("it closes");
    assert_eq!(found(&folder.open(), "ran"), [key(2)], "a restart changes nothing");
}

#[test]
fn rows_in_the_index_change_and_go_as_those_that_wait_do() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    // So many that they are taken into the index, and so many that a removal of all goes by the other way.
    add(&mut library, review, (100..900).map(|number| note(number, review, &format!("moment{number} of the queue"))));
    library.index_some().expect("some of it is taken in");
    sound(&library, "an import leaves the index in step");
    let mut changed = note(150, review, "zebediah looked away");
    changed.rev = 1;
    write(&mut library, changed.into());
    assert_eq!(found(&library, "zebediah"), [key(150)], "a row that was in the index is found by its new words");
    assert_eq!(found(&library, "moment150"), [], "and no longer by the old");
    sound(&library, "a changed row leaves the index in step");
    act(&mut library, &Act::Remove(key(151)), review, 2, &[]).expect("removed");
    assert_eq!(found(&library, "moment151"), [], "a removed row is not found");
    sound(&library, "a removed row leaves the index in step");
    for _ in 0..3 {
        library.undo(review, stamp(3)).expect("undone");
    }
    assert_eq!(found(&library, "queue"), [], "nothing of an import that was undone is found");
    sound(&library, "a great undo leaves the index in step");
    library.redo(review, stamp(4)).expect("redone");
    assert_eq!(found(&library, "moment151"), [key(151)], "and redo brings it back");
    sound(&library, "a great redo leaves the index in step");
}

#[test]
fn what_a_long_import_brought_is_found_before_it_is_in_the_index_while_it_goes_there_and_after() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let said =
        |number: u64| format!("moment{number} of the QUEUE{}", if number == 150 { " Zoë looked away" } else { "" });
    add(&mut library, review, (100..3_100).map(|number| note(number, review, &said(number))));
    for restart in 0.. {
        for word in ["zoe", "moment3099", "\"looked away\"", "moment150 zoë"] {
            assert_eq!(found(&library, word).len(), 1, "{word} is found once, {restart} restarts after the import");
        }
        let every = library.search("queue", None).expect("a search is never an error");
        assert_eq!((every.hits.len(), every.more), (50, true), "a word of every line fills the answer");
        sound(&library, "what waits is known to wait");
        library.close().expect("it closes");
        library = folder.open();
        if !library.index_some().expect("some of it is taken in") {
            assert!(restart > 2, "no single step takes everything in, or somebody would wait for it");
            break;
        }
    }
    assert_eq!(found(&library, "zoe"), [key(150)], "and it is found in the index");
    sound(&library, "which is then the rows");
}

#[test]
fn rows_older_than_the_index_reaches_are_found_as_those_beyond_it_are() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    add(&mut library, review, (1_000..1_600).map(|number| note(number, review, "the queue")));
    while library.index_some().expect("it is taken in") {}
    for number in [50, 1_200, 9_000] {
        let mut other = note(number, review, &format!("zebediah came {number}"));
        other.rev = i64::from(number == 1_200);
        write(&mut library, other.into());
    }
    let came = BTreeSet::from_iter(found(&library, "zebediah"));
    assert_eq!(came, BTreeSet::from([key(50), key(1_200), key(9_000)]), "by a merge, by a change, and newly written");
    sound(&library, "each waits once");
    add(&mut library, review, (2_000..2_600).chain(100..400).map(|number| note(number, review, "the pager")));
    while library.index_some().expect("it is taken in") {}
    assert_eq!(found(&library, "zebediah").len(), 3, "each is in the index once");
    sound(&library, "and nothing else is");
}

#[test]
fn a_library_in_which_each_waiting_row_was_noted_is_searched_as_before() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    add(&mut library, review, (100..900).map(|number| note(number, review, &format!("moment{number} of the queue"))));
    library.index_some().expect("some of it is taken in");
    library.close().expect("it closes");
    folder.tamper(
        "INSERT INTO search_waiting SELECT id, 'note' FROM note
             WHERE id > (SELECT id FROM search_settled WHERE noun = 'note');
         DROP TABLE search_settled;
         INSERT INTO standing SELECT review, seq, 'done' FROM act WHERE seq > (SELECT seq FROM standing_until);
         DROP TABLE standing_until; DROP INDEX standing_undone; PRAGMA user_version = 4",
    );
    let mut library = folder.open();
    sound(&library, "what was noted still waits, and nothing else does");
    write(&mut library, note(9_000, review, "zebediah looked away").into());
    for (word, number) in [("moment100", 100), ("moment899", 899), ("zebediah", 9_000)] {
        assert_eq!(found(&library, word), [key(number)], "{word} is found once");
    }
    sound(&library, "and new rows wait beyond them");
}

#[test]
fn a_word_that_was_taken_out_is_in_no_part_of_the_index() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    add(&mut library, review, (100..500).map(|number| note(number, review, &format!("quuxly moment{number}"))));
    for number in 100..500 {
        act(&mut library, &Act::Remove(key(number)), review, 2, &[]).expect("removed");
    }
    library.close().expect("it closes");
    let conn = rusqlite::Connection::open(folder.path()).expect("it opens");
    let mut blocks = conn.prepare("SELECT block FROM search_text_data").expect("the index's own table");
    let held = blocks.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("blocks");
    let left = held.filter(|block| block.as_ref().is_ok_and(|block| block.windows(5).any(|part| part == b"uuxly")));
    assert_eq!(left.count(), 0, "a name that was removed does not lie on in the index");
}

#[test]
fn what_is_typed_is_read_as_people_mean_it() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let texts = [
        "The on-call engineer looked at the worker graph",
        "Café résumé naïve",
        "障害の連絡が遅れた",
        "The graph of the worker was fine",
        "Привет, очередь",
        "don't restart web-01",
    ];
    for (number, text) in (10..).zip(texts) {
        write(&mut library, note(number, review, text).into());
    }
    let cases: &[(&str, &[u64])] = &[
        ("graph worker", &[10, 13]),
        ("\"worker graph\"", &[10]),
        ("\"worker gra", &[10]),
        ("WORK", &[10, 13]),
        ("cafe RESUME", &[11]),
        ("ｃａｆｅ", &[11]),
        ("連絡", &[12]),
        ("絡連", &[]),
        ("очер", &[14]),
        ("web-01", &[15]),
        ("web-02", &[]),
        ("don't", &[15]),
        ("t", &[10, 13, 15]),
        ("zzz", &[]),
        ("", &[]),
        ("  \"\" * ^ ( ", &[]),
    ];
    for (typed, expected) in cases {
        let mut keys = found(&library, typed);
        keys.sort();
        assert_eq!(keys, expected.iter().map(|number| key(*number)).collect::<Vec<_>>(), "for {typed:?}");
    }
}

#[test]
fn nothing_typed_is_an_error() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    add(&mut library, review, (100..400).map(|number| note(number, review, "near and or not the queue")));
    let long = "word ".repeat(50_000);
    for typed in [
        "\"",
        "\"\"\"",
        "AND",
        "OR OR",
        "NOT",
        "NEAR(",
        "NEAR(a b, 5)",
        "a*",
        "*",
        "^a",
        "note : a",
        "{note} : a",
        "-",
        "a - b",
        "(",
        ")",
        "a AND",
        "';--",
        "\0",
        "a\0b",
        "\u{202e}",
        "%_",
        "👩‍🚒",
        "\\",
        "+",
        "a + b",
        &long,
        "search_text",
        "rank",
        "rowid",
        "col:",
    ] {
        for only in [None, Some(Noun::Note), Some(Noun::OpenQuestion), Some(Noun::Person)] {
            library.search(typed, only).unwrap_or_else(|error| panic!("{typed:?} met {error:?}"));
        }
    }
}

#[test]
fn a_hit_says_where_it_is_and_marks_what_was_looked_for() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    let long = format!("{}\nthe Émigré queue grew {}", "before ".repeat(60), "after ".repeat(60));
    write(&mut library, note(2, review, &long).into());
    let found = library.search("\"emigre queue\"", None).expect("found");
    assert_eq!((found.order, found.more), (Order::Best, false), "few hits are weighed");
    let hit = &found.hits[0];
    assert_eq!((hit.key, hit.review, hit.title.as_str()), (key(2), review, "Invented review 1"), "where it is");
    let marked: Vec<&str> = hit.marks.iter().filter_map(|at| hit.snippet.get(at.clone())).collect();
    assert_eq!(marked, ["Émigré queue"], "the marks are on the words in {:?}", hit.snippet);
    assert!(hit.snippet.starts_with("… ") && hit.snippet.ends_with(" …"), "what is left out is shown as such");
    assert!(hit.snippet.len() < 300 && !hit.snippet.contains('\n'), "two lines at most: {:?}", hit.snippet);
}

#[test]
fn one_kind_can_be_asked_for() {
    let folder = Folder::new();
    let mut library = folder.open();
    let mut titled = review(1);
    titled.title = "Invented queue".into();
    let of = titled.id;
    write(&mut library, titled.into());
    add(&mut library, of, (100..400).map(|number| note(number, of, "the queue")));
    let only = |noun| library.search("queue", Some(noun)).expect("found").hits;
    assert_eq!(only(Noun::Review).iter().map(|hit| hit.key).collect::<Vec<_>>(), [of.into()], "only the review");
    assert_eq!(only(Noun::Note).len(), 50, "the first fifty");
    assert_eq!(only(Noun::Event), [], "nothing of another kind");
}

#[test]
fn the_check_finds_an_index_that_lies_and_building_it_anew_mends_it() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    add(&mut library, review, (100..400).map(|number| note(number, review, "the queue")));
    library.close().expect("it closes");
    folder.tamper(&format!("DELETE FROM search_row WHERE id = x'{}'", id(150).simple()));
    let mut library = folder.open();
    let problems = library.check().expect("the check runs").problems;
    assert!(problems.contains(&Problem::Unsearchable { key: key(150) }), "the row is named: {problems:?}");
    assert!(matches!(problems.last(), Some(Problem::StrayText { .. })), "and so are the words left over: {problems:?}");
    library.rebuild_search().expect("built anew");
    sound(&library, "the index follows from the rows again");
    assert_eq!(library.search("queue", None).expect("found").hits.len(), 50, "and finds them");
}

/// Text of many scripts, from few words so that they meet.
fn invented(draw: &mut Draw) -> String {
    let parts = [
        "queue",
        "Queues",
        "que",
        "graph",
        "Straße",
        "café",
        "CAFE\u{301}",
        "障害",
        "害障",
        "очередь",
        "ОЧЕРЕДЬ",
        "τάξη",
        "नमस्ते",
        "ไทย",
        "a",
        "b",
        "10:31",
        "web-01",
        "don't",
        "👩‍🚒",
        "\"",
        "*",
        "ﬁle",
    ];
    let gaps = [" ", " ", " ", ", ", "\n", "-", ""];
    (0..1 + draw.below(8)).map(|_| format!("{}{}", draw.one(&parts), draw.one(&gaps))).collect()
}

/// What a plain reading finds, for the words this test invents: letters and digits, without case or accents.
fn plain(text: &str, word: &str) -> bool {
    let folded = |text: &str| text.to_lowercase().replace(['é'], "e").replace("e\u{301}", "e").replace('ﬁ', "fi");
    let apart = |c: char| !c.is_alphanumeric() || "障害ไทย".contains(c);
    folded(text).split(apart).any(|held| held.starts_with(&folded(word)))
}

/// Undoes one act; the beginning of the review itself is done again, so that there is always one to write to.
fn undo_within(library: &mut Library, review: domain::ReviewId, minute: i64) {
    drop(library.undo(review, stamp(minute)));
    let begun = Key::from(review);
    if library.row(begun).expect("it reads").is_none() {
        library.redo(review, stamp(minute)).expect("what was just undone can be done again");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_is_the_rows_after_any_acts(seed in any::<u64>()) {
        let folder = Folder::new();
        let mut library = folder.open();
        let mut draw = Draw(seed);
        let review = begin(&mut library, 1);
        // Most of these are in the index; what is done to them afterwards waits or leaves it.
        add(&mut library, review, (100..700).map(|number| note(number, review, &format!("x{}", invented(&mut draw)))));
        library.index_some().expect("some of it is taken in");
        for minute in 2..40 {
            let number = 100 + u64::try_from(draw.below(605)).expect("small");
            let held = library.row(key(number)).expect("it reads");
            match draw.below(6) {
                0 => undo_within(&mut library, review, minute),
                1 => drop(library.redo(review, stamp(minute))),
                2 => drop(act(&mut library, &Act::Remove(key(number)), review, minute, &[])),
                _ => {
                    let mut note = note(number, review, &format!("y{}", invented(&mut draw)));
                    note.rev = held.map_or(0, |row| row.rev());
                    write(&mut library, note.into());
                }
            }
        }
        prop_assert_eq!(library.check().expect("the check runs").problems, vec![], "no act leaves the index behind");
        library.rebuild_search().expect("built anew");
        prop_assert_eq!(library.check().expect("the check runs").problems, vec![], "and building it anew is the same");
    }

    #[test]
    fn a_search_finds_what_reading_every_row_finds(seed in any::<u64>()) {
        let folder = Folder::new();
        let mut library = folder.open();
        let mut draw = Draw(seed);
        let review = begin(&mut library, 1);
        let texts: Vec<(u64, String)> = (100..700).map(|number| (number, format!("x {}", invented(&mut draw)))).collect();
        // Some through one large act, and so through the index; the rest one by one, and so waiting.
        add(&mut library, review, texts.iter().take(570).map(|(number, text)| note(*number, review, text)));
        library.index_some().expect("some of it is taken in");
        for (number, text) in texts.iter().skip(570) {
            write(&mut library, note(*number, review, text).into());
        }
        for word in ["queue", "queues", "que", "grap", "café", "CAFE", "очередь", "τάξη", "b", "web", "01", "fil", "don"] {
            let answer = library.search(word, None).expect("never an error");
            let keys: BTreeSet<Key> = answer.hits.iter().map(|hit| hit.key).collect();
            let plainly: BTreeSet<Key> =
                texts.iter().filter(|(_, text)| plain(text, word)).map(|(number, _)| key(*number)).collect();
            prop_assert!(keys.is_subset(&plainly), "{word:?} finds nothing that does not hold it");
            prop_assert_eq!(keys.len(), plainly.len().min(50), "and misses nothing: {}", word);
            prop_assert_eq!(answer.more, plainly.len() > 50, "and says whether there is more: {}", word);
        }
        prop_assert_eq!(library.check().expect("the check runs").problems, vec![], "the index is the rows");
    }
}
