//! Owns what happens to a path before there is an open library: made, opened, refused, and never replaced.
//! Must not run a library; see `acts`.

use crate::shelf::{Folder, act, begin, note, snapshot, stamp, write};
use domain::Act;
use std::fs;
use std::path::{Path, PathBuf};
use store::{APPLICATION_ID, Access, ActError, Library, OpenError, SCHEMA, StoreError, Why};

fn refusal(path: &Path) -> OpenError {
    Library::open(path).expect_err("this must not open")
}

/// Opens what must be refused, and makes sure that it was left alone.
fn refused_and_left(folder: &Folder) -> OpenError {
    let before = fs::read(folder.path()).expect("the file is there");
    let names = folder.names();
    let error = refusal(&folder.path());
    assert_eq!(fs::read(folder.path()).expect("still there"), before, "a refused file stays as it is, byte for byte");
    assert_eq!(folder.names(), names, "and nothing is left beside it");
    error
}

#[test]
fn a_library_is_made_on_first_use_and_opens_again() {
    let folder = Folder::new();
    let mut library = folder.open();
    assert_eq!(library.access(), &Access::Full, "a new library can be written");
    assert_eq!(library.revision().expect("it reads"), 0, "nothing has been done in it");
    assert!(library.reviews().expect("it reads").is_empty(), "and nothing is in it");
    let review = begin(&mut library, 1);
    library.close().expect("it closes");
    assert_eq!(folder.names(), ["library.db", "library.db.lock"], "a closed library is one file and its lock");
    let library = folder.open();
    assert!(library.sheet(review).expect("it reads").is_some(), "what was written is there after a restart");
    assert!(library.path().is_absolute(), "the path is the one the file really has");
}

#[cfg(unix)]
#[test]
fn a_library_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let mut library = folder.open();
    begin(&mut library, 1);
    for path in [folder.path(), folder.beside("-wal")] {
        let mode = fs::metadata(&path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{} holds private words", path.display());
    }
}

#[test]
fn the_file_says_what_it_is() {
    let (folder, _) = Folder::with_a_note();
    let bytes = fs::read(folder.path()).expect("the file");
    assert_eq!(bytes[68..72], APPLICATION_ID.to_be_bytes(), "other tools can tell a library by its application id");
    assert_eq!(bytes[60..64], i32::try_from(SCHEMA).expect("small").to_be_bytes(), "and its schema by user_version");
}

#[test]
fn a_missing_folder_is_named_and_not_made() {
    let folder = Folder::new();
    let path = folder.dir.path().join("no such folder").join("library.db");
    assert!(matches!(refusal(&path), OpenError::NoFolder { .. }), "the folder is missing, not the library");
    assert!(folder.names().is_empty(), "no folder is made where one may be a disk that is not connected");
    fs::write(folder.dir.path().join("file"), "x").expect("a file");
    let below_a_file = folder.dir.path().join("file").join("library.db");
    assert!(matches!(refusal(&below_a_file), OpenError::NoFolder { .. }), "a file is no folder");
}

#[test]
fn a_folder_is_no_library() {
    let folder = Folder::new();
    fs::create_dir(folder.path()).expect("a folder");
    assert!(matches!(refusal(&folder.path()), OpenError::IsFolder { .. }), "a folder cannot be opened");
    assert_eq!(folder.names(), ["library.db"], "and nothing is left beside it");
}

#[test]
fn an_empty_file_is_refused_because_no_library_is_ever_empty() {
    let folder = Folder::new();
    fs::write(folder.path(), "").expect("a file");
    assert!(matches!(refused_and_left(&folder), OpenError::Empty { .. }), "zero bytes are the rest of something");
}

#[test]
fn a_file_of_another_kind_is_refused_and_left_as_it_is() {
    for bytes in [&b"# My notes\n"[..], &[0; 4096], b"SQLite format 3\0 and then nothing of the kind"] {
        let folder = Folder::new();
        fs::write(folder.path(), bytes).expect("a file");
        assert!(matches!(refused_and_left(&folder), OpenError::Damaged { .. }), "this is no library: {bytes:?}");
    }
}

#[test]
fn a_damaged_header_is_refused_and_left_as_it_is() {
    for (at, name) in [(0, "the first byte"), (17, "the page size"), (19, "the file format")] {
        let (folder, _) = Folder::with_a_note();
        let mut bytes = fs::read(folder.path()).expect("the file");
        bytes[at] = 0xff;
        fs::write(folder.path(), bytes).expect("damaged");
        let before = fs::read(folder.path()).expect("the file");
        let error = refusal(&folder.path());
        assert!(matches!(error, OpenError::Damaged { .. }), "{name} is damaged, and the answer was {error:?}");
        assert_eq!(fs::read(folder.path()).expect("the file"), before, "a damaged file is evidence and stays");
    }
}

#[test]
fn a_file_format_that_sqlite_can_only_read_opens_for_reading() {
    let (folder, review) = Folder::with_a_note();
    let mut bytes = fs::read(folder.path()).expect("the file");
    bytes[18] = 3;
    fs::write(folder.path(), &bytes).expect("as a later SQLite may write it");
    let library = folder.open();
    assert_eq!(library.access(), &Access::ReadOnly(Why::FileReadOnly), "SQLite would refuse every write");
    assert!(library.sheet(review).expect("it reads").is_some(), "and reads it");
    assert_eq!(fs::read(folder.path()).expect("the file"), bytes, "the file stays as it is");
}

#[test]
fn a_library_that_lost_its_end_is_refused_at_once() {
    let (folder, _) = Folder::with_a_note();
    let bytes = fs::read(folder.path()).expect("the file");
    fs::write(folder.path(), &bytes[..bytes.len() / 2]).expect("cut");
    assert!(matches!(refused_and_left(&folder), OpenError::Damaged { .. }), "a file cut short is damaged");
}

#[test]
fn a_damaged_table_of_contents_is_refused_and_left_as_it_is() {
    let (folder, _) = Folder::with_a_note();
    let mut bytes = fs::read(folder.path()).expect("the file");
    bytes[100..4096].fill(0x5a);
    fs::write(folder.path(), &bytes).expect("damaged");
    let error = refusal(&folder.path());
    assert!(matches!(error, OpenError::Damaged { .. }), "the schema cannot be read, and the answer was {error:?}");
    assert_eq!(fs::read(folder.path()).expect("the file"), bytes, "the file stays as it is");
}

#[test]
fn another_programs_database_is_refused_and_left_as_it_is() {
    for application_id in [0, 0x0f05_5111] {
        let folder = Folder::new();
        folder
            .tamper(&format!("PRAGMA application_id = {application_id}; CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
        match refused_and_left(&folder) {
            OpenError::OtherProgram { found, .. } => assert_eq!(found, application_id, "its owner can be named"),
            other => panic!("a database of another program met {other:?}"),
        }
    }
}

#[test]
fn a_trigger_somebody_added_is_refused_and_a_missing_guard_as_well() {
    let (folder, _) = Folder::with_a_note();
    folder.tamper("CREATE TRIGGER extra AFTER INSERT ON note BEGIN DELETE FROM person; END");
    match refusal(&folder.path()) {
        OpenError::Shape { part, .. } => assert_eq!(part, "extra", "the part is named"),
        other => panic!("a foreign trigger met {other:?}"),
    }
    let (folder, _) = Folder::with_a_note();
    folder.tamper("DROP TRIGGER act_never_changes");
    match refusal(&folder.path()) {
        OpenError::Shape { part, .. } => assert_eq!(part, "act_never_changes", "the part is named"),
        other => panic!("a journal without its guard met {other:?}"),
    }
}

#[test]
fn a_newer_library_opens_for_reading_and_refuses_acts_in_type() {
    let (folder, review) = Folder::with_a_note();
    folder.tamper(&format!("PRAGMA user_version = {}", SCHEMA + 1));
    let bytes = fs::read(folder.path()).expect("the file");
    let mut library = folder.open();
    let newer = Why::Newer { found: SCHEMA + 1, known: SCHEMA };
    assert_eq!(library.access(), &Access::ReadOnly(newer.clone()), "a newer library may only be read");
    assert_eq!(library.sheet(review).expect("it reads").expect("it is there").notes.len(), 1, "its notes can be read");
    let tried = act(&mut library, &Act::Write(note(9, review, "later").into()), review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::ReadOnly(why))) if why == newer), "and acts say why not");
    let undone = library.undo(review, stamp(0));
    assert!(matches!(undone, Err(ActError::Store(StoreError::ReadOnly(_)))), "an undo is a write as well");
    library.close().expect("it closes");
    assert_eq!(fs::read(folder.path()).expect("the file"), bytes, "not a byte of it has changed");
    assert_eq!(folder.names(), ["library.db", "library.db.lock"], "and nothing is left beside it");
}

#[test]
fn a_newer_library_whose_latest_words_wait_in_the_journal_opens_for_reading() {
    let (folder, review) = Folder::with_a_note();
    let crashed = Folder::new();
    let conn = rusqlite::Connection::open(folder.path()).expect("the newer program");
    conn.execute_batch(&format!("PRAGMA user_version = {}", SCHEMA + 1)).expect("its migration");
    snapshot(&folder.path(), &crashed.path());
    let library = crashed.open();
    assert!(
        matches!(library.access(), Access::ReadOnly(Why::Newer { .. })),
        "the journal knows better than the header"
    );
    assert!(library.sheet(review).expect("it reads").is_some(), "and is read together with the file");
}

#[test]
fn a_read_only_file_opens_for_reading() {
    let (folder, review) = Folder::with_a_note();
    read_only(&folder.path(), ReadOnly::Yes);
    let mut library = folder.open();
    assert_eq!(library.access(), &Access::ReadOnly(Why::FileReadOnly), "the mark on the file is respected");
    assert!(library.sheet(review).expect("it reads").is_some(), "what is in it can be read");
    assert!(library.check().expect("it reads").is_sound(), "and checked");
    let tried = act(&mut library, &Act::Write(note(9, review, "later").into()), review, 0, &[]);
    assert!(matches!(tried, Err(ActError::Store(StoreError::ReadOnly(Why::FileReadOnly)))), "acts are refused in type");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_opens_for_reading_without_a_lock() {
    let (folder, review) = Folder::with_a_note();
    fs::remove_file(folder.beside(".lock")).expect("as on a disk that was copied");
    read_only(folder.dir.path(), ReadOnly::Yes);
    let library = folder.open();
    let (access, there) = (library.access().clone(), library.sheet(review).expect("it reads").is_some());
    let second = folder.open().sheet(review).expect("it reads").is_some();
    read_only(folder.dir.path(), ReadOnly::No);
    assert_eq!(access, Access::ReadOnly(Why::FolderReadOnly), "no lock and no journal can stand in such a folder");
    assert!(there && second, "two may read at once");
    assert_eq!(folder.names(), ["library.db"], "nothing was put into it");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_without_a_library_gets_none() {
    let folder = Folder::new();
    read_only(folder.dir.path(), ReadOnly::Yes);
    let error = refusal(&folder.path());
    read_only(folder.dir.path(), ReadOnly::No);
    assert!(matches!(error, OpenError::CannotMake { .. }), "the answer was {error:?}");
}

#[test]
fn a_library_that_is_only_read_notices_when_somebody_writes_it() {
    let (folder, review) = Folder::with_a_note();
    read_only(&folder.path(), ReadOnly::Yes);
    let library = folder.open();
    read_only(&folder.path(), ReadOnly::No);
    let bytes = fs::read(folder.path()).expect("the file");
    fs::write(folder.path(), [bytes, vec![0; 4096]].concat()).expect("somebody writes");
    let read = library.sheet(review);
    assert!(matches!(read, Err(StoreError::Changed { .. })), "a promise that nobody writes is checked: {read:?}");
}

#[test]
fn a_second_window_is_told_that_the_library_is_busy() {
    let folder = Folder::new();
    let mut first = folder.open();
    let review = begin(&mut first, 1);
    let error = refusal(&folder.path());
    assert!(matches!(error, OpenError::Busy { .. }), "the answer was {error:?}");
    assert!(error.to_string().contains("another window"), "and it says so in words");
    write(&mut first, note(2, review, "still here").into());
    drop(first);
    assert!(folder.open().sheet(review).expect("it reads").is_some(), "letting go is enough for the next one");
}

#[cfg(unix)]
#[test]
fn one_library_under_two_names_has_one_lock() {
    let (folder, _) = Folder::with_a_note();
    let other = folder.dir.path().join("other name.db");
    std::os::unix::fs::symlink(folder.path(), &other).expect("a link");
    let _first = folder.open();
    assert!(matches!(refusal(&other), OpenError::Busy { .. }), "a link is another name for the same library");
}

#[test]
fn a_second_writer_is_kept_out_even_when_the_lock_file_was_deleted() {
    let folder = Folder::new();
    let mut first = folder.open();
    begin(&mut first, 1);
    fs::remove_file(folder.beside(".lock")).expect("somebody tidies up");
    let conn = rusqlite::Connection::open(folder.path()).expect("another program opens the file");
    let tried = conn.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0));
    let code = tried.expect_err("it must not get in").sqlite_error_code();
    assert_eq!(code, Some(rusqlite::ErrorCode::DatabaseBusy), "SQLite's own lock stands behind the lock file");
}

#[test]
fn a_missing_library_is_missed_and_not_replaced_by_an_empty_one() {
    let (folder, _) = Folder::with_a_note();
    fs::remove_file(folder.path()).expect("deleted or moved away");
    match refusal(&folder.path()) {
        OpenError::Missing { left, .. } => assert_eq!(left.file_name(), folder.beside(".lock").file_name(), "a trace"),
        other => panic!("a missing library met {other:?}"),
    }
    assert_eq!(folder.names(), ["library.db.lock"], "no empty library is put in its place");
    fs::remove_file(folder.beside(".lock")).expect("the person decides to begin afresh");
    assert!(folder.open().reviews().expect("it reads").is_empty(), "and then may");
}

#[test]
fn a_journal_without_its_library_is_not_taken_for_a_new_start() {
    for journal in ["-wal", "-journal"] {
        let folder = Folder::new();
        fs::write(folder.beside(journal), "latest words").expect("the rest of a library");
        match refusal(&folder.path()) {
            OpenError::Missing { left, .. } => {
                assert_eq!(left.file_name(), folder.beside(journal).file_name(), "the rest");
            }
            other => panic!("the rest of a library met {other:?}"),
        }
        assert_eq!(fs::read(folder.beside(journal)).expect("it is there"), b"latest words", "the words stay");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_stands_for_a_disk_that_is_not_there() {
    let folder = Folder::new();
    std::os::unix::fs::symlink(folder.dir.path().join("gone.db"), folder.path()).expect("a link");
    assert!(matches!(refusal(&folder.path()), OpenError::Missing { .. }), "the library is elsewhere, not new");
    assert_eq!(folder.names(), ["library.db"], "and none is made where the link points");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let folder = Folder::new();
    let made = std::process::Command::new("mkfifo").arg(folder.path()).status().expect("mkfifo runs");
    assert!(made.success(), "a pipe for the test");
    assert!(matches!(refusal(&folder.path()), OpenError::NotAFile { .. }), "opening a pipe would wait for ever");
}

#[test]
fn what_an_interrupted_first_start_left_is_no_library_and_no_obstacle() {
    let folder = Folder::new();
    fs::write(folder.beside(".making"), "half").expect("the rest of a first start");
    fs::write(folder.beside(".making-journal"), "half").expect("and its journal");
    assert!(folder.open().reviews().expect("it reads").is_empty(), "the first start is simply made again");
    let left: Vec<PathBuf> = [".making", ".making-journal"].map(|ending| folder.beside(ending)).into();
    assert!(left.iter().all(|path| !path.exists()), "and the rest is gone");
}

#[test]
fn words_in_the_journal_are_taken_in_after_a_crash() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(2, review, "the last words before the crash").into());
    let crashed = Folder::new();
    snapshot(&folder.path(), &crashed.path());
    let opened = crashed.open();
    let sheet = opened.sheet(review).expect("it reads").expect("it is there");
    assert_eq!(sheet.notes[0].text, "the last words before the crash", "an acknowledged word is kept");
    assert!(opened.check().expect("it reads").is_sound(), "and the library is sound");
}

#[test]
fn words_in_the_journal_of_a_library_that_cannot_be_written_are_never_passed_over() {
    let folder = Folder::new();
    let mut library = folder.open();
    let review = begin(&mut library, 1);
    write(&mut library, note(2, review, "the last words before the crash").into());
    let crashed = Folder::new();
    snapshot(&folder.path(), &crashed.path());
    read_only(&crashed.path(), ReadOnly::Yes);
    // Whether SQLite can read the journal here is the system's affair; leaving the words out is nobody's.
    match Library::open(&crashed.path()) {
        Ok(opened) => {
            let sheet = opened.sheet(review).expect("it reads").expect("it is there");
            assert_eq!(sheet.notes.len(), 1, "what is shown includes the latest words");
        }
        Err(error) => assert!(matches!(error, OpenError::WordsOutside { .. }), "the answer was {error:?}"),
    }
}

#[test]
fn sqlite_is_new_enough_not_to_reset_the_journal_under_two_connections() {
    assert!(rusqlite::version_number() >= 3_051_003, "3.51.3 mended it, and this is {}", rusqlite::version());
}

enum ReadOnly {
    Yes,
    No,
}

fn read_only(path: &Path, wanted: ReadOnly) {
    let mut permissions = fs::metadata(path).expect("it is there").permissions();
    match wanted {
        ReadOnly::Yes => permissions.set_readonly(true),
        #[cfg(unix)]
        ReadOnly::No => std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o700),
        #[cfg(not(unix))]
        ReadOnly::No => permissions.set_readonly(false),
    }
    fs::set_permissions(path, permissions).expect("the mark can be set");
}
