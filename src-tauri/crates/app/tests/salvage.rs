//! Owns what a person meets when words are got back from a damaged file: what comes, where it goes, and what stays as it is.
//! Must not know how pages are read.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use app::{Code, Door, Host};
use std::fs;
use std::path::{Path, PathBuf};

fn open(library: &Path) -> Door {
    Door::open(library, &library.with_extension("decks"), Host::of_this_machine())
}

/// A library that holds the sample, as a file elsewhere, with its first page overwritten.
fn damaged(folder: &Path) -> PathBuf {
    let path = folder.join("from-elsewhere.db");
    let mut door = open(&path);
    door.add_sample(()).unwrap();
    door.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[..4096].fill(0);
    fs::write(&path, bytes).unwrap();
    path
}

fn titles(door: &Door) -> Vec<String> {
    door.reviews().unwrap().into_iter().map(|review| review.title).collect()
}

#[test]
fn a_damaged_file_from_elsewhere_comes_back_beside_the_library_and_takes_its_place_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let file = damaged(folder.path());
    let bytes = fs::read(&file).unwrap();
    let mut door = open(&folder.path().join("library.db"));
    door.start(app::Start { title: "Invented: my own".into(), preset: None }).unwrap();

    let view = door.salvage_file(&file).unwrap();
    assert_eq!(
        view.reviews,
        ["Web hosts after an Apache upgrade"],
        "what was got back is named before anything is done"
    );
    assert!(view.rows > 100 && view.unsure == 0, "only the first page was lost: {view:?}");
    assert_eq!(fs::read(&file).unwrap(), bytes, "the damaged file is never touched");
    assert_eq!(titles(&door), ["Invented: my own"], "and the library here is as it was");

    door.use_salvaged(()).unwrap();
    assert_eq!(titles(&door), view.reviews, "now it is the library");
    assert_eq!(door.check().unwrap().problems, Vec::<String>::new(), "and whole");
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let own = files.filter(|path| holds(&fs::read(path).unwrap(), b"Invented: my own")).count();
    assert!(own >= 1, "the library that stood here is set aside, not thrown away");
    let again = door.use_salvaged(()).unwrap_err();
    assert_eq!(again.code, Code::Refused, "there is nothing more to put in its place");
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn the_library_that_is_open_is_not_salvaged_under_its_own_hands() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let mut door = open(&path);
    door.add_sample(()).unwrap();
    for refused in [door.salvage(()).unwrap_err(), door.salvage_file(&path).unwrap_err()] {
        assert_eq!(refused.code, Code::Refused, "it is open, so nothing is to be got back: {refused:?}");
        assert!(!refused.next.is_empty(), "and what to do instead is said");
    }
    assert_eq!(titles(&door).len(), 1, "nothing has changed");
}

#[test]
fn a_file_that_is_no_library_gives_nothing_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "Invented words that are no library. ".repeat(500)).unwrap();
    let mut door = open(&folder.path().join("library.db"));
    let refused = door.salvage_file(&file).unwrap_err();
    assert_eq!(refused.code, Code::BadFile, "{refused:?}");
    let missing = door.salvage_file(&folder.path().join("gone.db")).unwrap_err();
    assert_eq!(missing.code, Code::NotFound, "{missing:?}");
    let left = fs::read_dir(folder.path()).unwrap().filter(|it| {
        let name = it.as_ref().unwrap().file_name();
        name.to_string_lossy().contains("salvaged")
    });
    assert_eq!(left.count(), 0, "nothing half-made is left");
}
