//! Owns the promises about a library that is moved, deleted or made read-only under a running program.
//! Must not ask the program to cooperate: the file is simply not where it was.

use crate::disk::Disk;
use crate::ledger::{Ledger, open};
use crate::run::Run;
use crate::{report, skipped, times};
use app::{Access, Request, Start};
use serde_json::json;
use std::fs;

#[test]
#[ignore = "takes a few seconds; .ci/torture runs it"]
fn a_library_moved_or_deleted_under_a_writer_stops_it_and_is_missed_and_not_replaced() {
    let (rounds, mut acknowledged, mut lost) = (times(20), 0, 0);
    for round in 0..rounds {
        let folder = tempfile::tempdir().expect("a folder");
        let (library, elsewhere) = (folder.path().join("library.db"), folder.path().join("elsewhere.db"));
        let mut ledger = Ledger::default();
        let run = Run::start("write", &library, &[(round + 1).to_string()]);
        ledger.take(run.until_kept(20));
        let moved = round % 2 == 0;
        if moved { fs::rename(&library, &elsewhere) } else { fs::remove_file(&library) }.expect("it goes");
        let (said, ended) = run.finish();
        let troubles = ledger.take(said);
        assert_eq!(ended.code(), Some(3), "it stops");
        assert!(
            troubles.len() == 1 && troubles[0]["code"] == "closed",
            "and says that the library is gone: {troubles:?}"
        );
        let door = open(&library);
        assert!(door.closed().is_some(), "no empty library takes the place of the one that is gone");
        assert!(!library.exists(), "and no file is made there");
        if moved {
            acknowledged += ledger.len();
            lost += ledger.prove(&elsewhere).lost;
        }
    }
    report(format_args!(
        "moved or deleted while open: {rounds} rounds, each stopped and missed; {acknowledged} acts acknowledged in those \
         moved, {lost} lost"
    ));
    assert_eq!(lost, 0, "a moved library takes every acknowledged word along");
}

#[test]
#[ignore = "needs to mount; .ci/torture runs it"]
fn a_library_on_a_disk_that_becomes_read_only_is_read_whole_or_says_where_its_words_are() {
    let (mut read, mut told) = (0, 0);
    for round in 0..times(10) {
        let disk = match Disk::of_size(16 << 20) {
            Ok(disk) => disk,
            Err(why) => return skipped("read-only disk", &why.0),
        };
        let library = disk.root().join("library.db");
        let mut ledger = Ledger::default();
        let run = Run::start("write", &library, &[(round + 1).to_string()]);
        ledger.take(run.until_kept(15));
        ledger.take(run.kill());
        // In every other round the latest words are still in the journal beside the library.
        if round % 2 == 0 {
            open(&library).close().expect("it closes");
        }
        disk.protect().expect("it may only be read now");
        let mut door = open(&library);
        match door.access() {
            Access::ReadOnly { .. } => {
                assert_eq!(ledger.compare(&door).lost, 0, "what can only be read is read whole");
                let start = json!(Start { title: "Invented".to_owned(), preset: None });
                let refused = app::apply(&mut door, Request { name: "start".to_owned(), input: start });
                assert!(refused.is_err_and(|why| why.code == app::Code::ReadOnly), "and a write is refused in type");
                read += 1;
            }
            Access::Closed { trouble } => {
                let names = trouble.message.contains("library.db-wal");
                assert!(names && round % 2 == 1, "it says which file holds the latest words: {}", trouble.message);
                told += 1;
            }
            Access::Full => panic!("a disk that may only be read cannot be written"),
        }
    }
    report(format_args!(
        "read-only disk: {read} libraries read whole and writes refused, {told} refused because their latest words lie \
         in a journal that could not be taken in, 0 passed over"
    ));
}
