//! Owns a library in a folder of its own, and the few things every test does with one.
//! Must not hold a promise itself.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Act, Change, Declined, Review, ReviewId, ReviewState, Row, Stamp};
use std::path::{Path, PathBuf};
use store::{ActError, Content, Library, Receipt, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

/// A folder with at most one library in it.
pub struct Folder {
    pub dir: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder for the test") }
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("library.db")
    }

    pub fn beside(&self, ending: &str) -> PathBuf {
        self.dir.path().join(format!("library.db{ending}"))
    }

    pub fn open(&self) -> Library {
        Library::open(&self.path()).expect("a sound library opens")
    }

    /// A closed library holding one review with one note.
    pub fn with_a_note() -> (Self, ReviewId) {
        let folder = Self::new();
        let mut library = folder.open();
        let review = begin(&mut library, 1);
        write(&mut library, note(2, review, "The page was slow.").into());
        library.close().expect("it closes");
        (folder, review)
    }

    /// Every name in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let read = std::fs::read_dir(self.dir.path()).expect("the folder can be read");
        let mut names: Vec<String> =
            read.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs SQL on the closed library, as somebody with another program might.
    /// How many rows lie in that table of the file.
    pub fn count(&self, table: &str) -> i64 {
        let conn = rusqlite::Connection::open(self.path()).expect("the file opens");
        conn.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0)).expect("it counts")
    }

    pub fn tamper(&self, sql: &str) {
        let conn = rusqlite::Connection::open(self.path()).expect("another program opens the file");
        conn.execute_batch(sql).expect("the tampering itself must work");
    }

    /// The same on the journal and the kept bytes, which guard themselves.
    pub fn tamper_past_triggers(&self, sql: &str) {
        let conn = rusqlite::Connection::open(self.path()).expect("another program opens the file");
        let triggers: Vec<(String, String)> = conn
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            .and_then(|mut select| select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
            .expect("the triggers can be listed");
        assert!(!triggers.is_empty(), "the journal guards itself");
        for (name, _) in &triggers {
            conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")).expect("a trigger can be dropped");
        }
        conn.execute_batch(sql).expect("the tampering itself must work");
        for (_, made) in &triggers {
            conn.execute_batch(made).expect("a trigger can be put back");
        }
    }
}

/// Invented moments, one minute apart.
pub fn stamp(minute: i64) -> Stamp {
    let start: DateTime<Utc> = "2026-03-01T09:00:00Z".parse().expect("a moment");
    Stamp { at: start + TimeDelta::minutes(minute) }
}

/// An id like any other, the same in every run.
pub fn id(number: u64) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(1_700_000_000_000 + number, &[7; 10]).into_uuid()
}

pub fn review(number: u64) -> Review {
    Review {
        id: ReviewId(id(number)),
        rev: 0,
        title: format!("Invented review {number}"),
        summary: String::new(),
        impact: String::new(),
        scope: String::new(),
        zone: "Europe/Copenhagen".into(),
        state: ReviewState::Prepare,
        meets_at: None,
        ground_rules: vec!["Ask how, not why.".into()],
        made_at: stamp(0).at,
        sample: false,
        tags: vec![],
    }
}

pub fn note(number: u64, review: ReviewId, text: &str) -> domain::Note {
    domain::Note {
        id: domain::NoteId(id(number)),
        rev: 0,
        review,
        kind: domain::NoteKind::Note,
        text: text.into(),
        taken_at: stamp(1).at,
        perspective: None,
        agenda_item: None,
        visibility: domain::Visibility::Room,
        quote: None,
        factors: vec![],
    }
}

/// Carries an act out through the rules, as the app does.
pub fn act(
    library: &mut Library,
    act: &Act,
    review: ReviewId,
    minute: i64,
    content: &[Content],
) -> Result<Receipt, ActError<Declined<StoreError>>> {
    let stamp = stamp(minute);
    library.act(stamp, &act.name(), review, content.to_vec(), |rows| domain::decide(act.clone(), rows, stamp))
}

/// Begins a review; returns its id.
pub fn begin(library: &mut Library, number: u64) -> ReviewId {
    let review = review(number);
    let id = review.id;
    write(library, review.into());
    id
}

/// Writes one row, which must go well.
pub fn write(library: &mut Library, row: Row) -> Receipt {
    let review = row.review();
    act(library, &Act::Write(row), review, 0, &[]).expect("an ordinary row is written")
}

/// Hands one pair to the store without asking any rules.
pub fn force(library: &mut Library, review: ReviewId, change: Change) -> Result<Receipt, ActError<StoreError>> {
    library.act(stamp(0), "Force", review, vec![], |_| Ok(vec![change]))
}

/// Copies the library with everything beside it, as a crash would leave it.
pub fn snapshot(from: &Path, to: &Path) {
    for ending in ["", "-wal", "-journal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        if name(from).exists() {
            std::fs::copy(name(from), name(to)).expect("a copy");
        }
    }
}
