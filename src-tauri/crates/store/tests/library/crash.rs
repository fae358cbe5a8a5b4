//! Owns what is left when the process or the disk gives way in the middle of writing.
//! Must not simulate: a child process is really killed, and really runs into a limit.
#![cfg(unix)]

use crate::shelf::{Folder, act, begin, id, note, snapshot, stamp, write};
use domain::{Act, ReviewId};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use store::{ActError, Content, Library, OpenError, StoreError};

/// Tells the child, by naming the library, that it is one.
const LIBRARY: &str = "STORE_TEST_LIBRARY";

/// Runs one test of this binary again as a child, after some words of the shell.
fn child(test: &str, before: &str, library: &Path) -> Child {
    let this = std::env::current_exe().expect("the test binary");
    Command::new("sh")
        .args(["-c", &format!("{before} exec \"$0\" \"$1\" --exact --nocapture")])
        .arg(this)
        .arg(test)
        .env(LIBRARY, library)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child starts")
}

/// The library a child was given; none in the parent.
fn given() -> Option<Library> {
    std::env::var_os(LIBRARY).map(|path| Library::open(Path::new(&path)).expect("the library opens"))
}

fn notes(library: &Library, review: ReviewId) -> usize {
    library.sheet(review).expect("it reads").expect("it is there").notes.len()
}

#[test]
fn a_killed_process_loses_no_acknowledged_note_and_leaves_no_lock() {
    if let Some(mut library) = given() {
        let review = ReviewId(id(1));
        let mut out = std::io::stdout().lock();
        for number in u64::try_from(notes(&library, review)).expect("small").. {
            write(&mut library, note(100 + number, review, &"words ".repeat(50)).into());
            library.lengthen_some();
            writeln!(out, "kept {}", number + 1).and_then(|()| out.flush()).expect("the parent listens");
        }
    }
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    library.close().expect("it closes");
    for round in 1..=6 {
        let name = "crash::a_killed_process_loses_no_acknowledged_note_and_leaves_no_lock";
        let mut running = child(name, "", &folder.path());
        let lines = BufReader::new(running.stdout.take().expect("its output")).lines();
        let mut kept = lines.map_while(Result::ok).filter_map(|line| {
            let (_, number) = line.split_once("kept ")?;
            number.parse::<usize>().ok()
        });
        let wanted = 13 * round;
        kept.by_ref().take(wanted).for_each(drop);
        running.kill().expect("kill -9");
        running.wait().expect("it is gone");
        // What it acknowledged before the signal arrived still stands in the pipe.
        let acknowledged = kept.last();
        let library = folder.open();
        let held = notes(&library, review);
        assert!(
            acknowledged.is_none_or(|number| held >= number),
            "{acknowledged:?} were acknowledged, {held} are there"
        );
        assert!(held >= wanted, "round {round}: {wanted} were acknowledged and {held} are there");
        assert!(library.check().expect("it reads").is_sound(), "and the library is sound");
    }
}

#[test]
fn a_journal_made_longer_beforehand_holds_the_same_words_and_grows_no_more() {
    let folder = Folder::new();
    let mut library = folder.open();
    let journal = folder.path().with_file_name("library.db-wal");
    let length = || std::fs::metadata(&journal).expect("there is a journal").len();
    let copied = |name: &str| {
        // What lies on the disk at this moment is what a power cut would leave.
        let cut = folder.path().with_file_name(name);
        std::fs::copy(folder.path(), &cut).expect("it copies");
        std::fs::copy(&journal, cut.with_file_name(format!("{name}-wal"))).expect("it copies");
        Library::open(&cut).expect("it opens")
    };
    assert!(
        !library.lengthen_some() && length() == 0,
        "whoever has only read leaves no journal that somebody would need"
    );
    let review = begin(&mut library, 1);
    write(&mut library, note(100, review, "before").into());
    while library.lengthen_some() {}
    assert_eq!(notes(&copied("cut-1.db"), review), 1, "zeros behind the words mean nothing");
    let full = length();
    for number in 101..900 {
        write(&mut library, note(number, review, "after").into());
    }
    assert_eq!(length(), full, "no commit had to make it longer, not even one that brought the words home");
    let cut = copied("cut-2.db");
    assert_eq!(notes(&cut, review), 800, "words over the zeros are read");
    assert!(cut.check().expect("it reads").is_sound(), "and the library is sound");
    library.close().expect("it closes");
    assert!(!journal.exists(), "a closed library is one file");
}

#[test]
fn a_disk_that_refuses_a_write_is_not_asked_again_until_the_library_is_reopened() {
    if let Some(mut library) = given() {
        let review = ReviewId(id(1));
        for number in 100.. {
            let add = Act::Write(note(number, review, &"words ".repeat(200)).into());
            let Err(error) = act(&mut library, &add, review, 0, &[]) else { continue };
            let io = matches!(error, ActError::Store(StoreError::Io { .. } | StoreError::Full));
            assert!(io, "the disk's refusal is told as such: {error:?}");
            break;
        }
        let again = act(&mut library, &Act::Write(note(9, review, "x").into()), review, 0, &[]);
        assert!(matches!(again, Err(ActError::Store(StoreError::Reopen))), "no blind second attempt: {again:?}");
        assert!(matches!(library.undo(review, stamp(0)), Err(ActError::Store(StoreError::Reopen))), "nor an undo");
        assert!(matches!(library.sheet(review), Err(StoreError::Reopen)), "nor a look at what may not be on disk");
        drop(library);
        println!("refused as promised");
        return;
    }
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    library.close().expect("it closes");
    let name = "crash::a_disk_that_refuses_a_write_is_not_asked_again_until_the_library_is_reopened";
    // No file may grow past this many blocks; the signal that says so is ignored, so the write itself fails.
    let running = child(name, "trap '' XFSZ; ulimit -f 900;", &folder.path());
    let output = running.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("refused as promised"), "the child said {said}");
    let mut library = folder.open();
    let held = notes(&library, review);
    assert!(held > 5, "what was written before is there: {held}");
    assert!(library.check().expect("it reads").is_sound(), "the library is sound");
    write(&mut library, note(9, review, "goes on").into());
}

/// An act heavier than what SQLite keeps in memory, so that pages are on their way home long before the commit.
fn heavy(library: &mut Library, review: ReviewId, watch: &domain::Watch<'_>) -> Result<i64, ActError<StoreError>> {
    let bytes = (0..40_u32 << 18).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let changes = (1_000..3_000).map(|number| {
        let note = domain::Note { rev: 1, ..note(number, review, &"words ".repeat(20)) };
        domain::Change { before: None, after: Some(note.into()) }
    });
    let changes = changes.collect();
    let written = library.act_watched(stamp(0), "Bring", review, vec![Content::of(bytes)], watch, |_| Ok(changes));
    written.map(|receipt| receipt.revision)
}

#[test]
fn a_heavy_act_cut_off_is_taken_back_and_a_finished_one_is_there() {
    if let Some(mut library) = given() {
        let at_half =
            |progress: domain::Progress| if progress.done < 1_000 { domain::Flow::Go } else { std::process::abort() };
        let ended = heavy(&mut library, ReviewId(id(1)), &at_half);
        unreachable!("the process ends in the middle, and not with {ended:?}");
    }
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(9, review, "said before").into());
    let copied = library.copy_out(store::Occasion::Meeting).expect("copied").map(|copied| copied.keep().expect("kept"));
    let taken = copied.expect("something to copy").path;
    write(&mut library, note(8, review, "said since").into());
    library.close().expect("it closes");
    let before = std::fs::metadata(folder.path()).expect("it is there").len();
    let name = "crash::a_heavy_act_cut_off_is_taken_back_and_a_finished_one_is_there";
    let ended = child(name, "ulimit -c 0;", &folder.path()).wait_with_output().expect("it ends");
    assert!(!ended.status.success(), "the child was to die");
    let grown = std::fs::metadata(folder.path()).expect("it is there").len();
    assert!(grown > before + (8 << 20), "the case is only met with pages on their way home: {before} became {grown}");
    assert!(std::fs::metadata(folder.beside("-journal")).is_ok_and(|journal| journal.len() > 0), "and a journal left");
    what_was_cut_off_is_neither_read_half_nor_mixed_with_a_restored_library(&folder, review, &taken);

    let mut library = folder.open();
    assert!(library.was_left_open(), "whoever opens it hears of the crash");
    assert_eq!(notes(&library, review), 2, "nothing of the act is left, and what was said before is");
    assert!(library.check().expect("it reads").is_sound(), "the library is sound");
    heavy(&mut library, review, &domain::unwatched).expect("a second attempt goes well");
    write(&mut library, note(10, review, "said after").into());
    assert!(std::fs::metadata(folder.beside("-wal")).is_ok_and(|wal| wal.len() > 0), "notes go the usual way again");
    drop(library);
    let library = folder.open();
    assert_eq!(notes(&library, review), 2_003, "all of it is there");
    assert!(library.check().expect("it reads").is_sound(), "and sound");
}

/// With copies of what the crash has left, and of a snapshot from before.
fn what_was_cut_off_is_neither_read_half_nor_mixed_with_a_restored_library(
    folder: &Folder,
    review: ReviewId,
    taken: &Path,
) {
    let crashed = Folder::new();
    snapshot(&folder.path(), &crashed.path());
    let mut permissions = std::fs::metadata(crashed.path()).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(crashed.path(), permissions).expect("the mark can be set");
    let refused = Library::open(&crashed.path());
    let outside = matches!(&refused, Err(OpenError::WordsOutside { wal, .. }) if wal.ends_with("library.db-journal"));
    assert!(outside, "what cannot be taken back is not shown: {refused:?}");

    let other = Folder::new();
    snapshot(&folder.path(), &other.path());
    let restored = store::restore(&other.path(), taken, stamp(9)).expect("restored");
    let (aside, library) = (restored.set_aside.expect("there was a library"), other.open());
    assert_eq!(notes(&library, review), 1, "the old journal does not reach into the new library");
    assert!(library.check().expect("it reads").is_sound(), "which is sound");
    let aside = Library::open(&aside).expect("the old one opens under its other name");
    assert_eq!(notes(&aside, review), 2, "and takes the act back there");
}
