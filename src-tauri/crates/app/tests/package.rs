//! Owns the promises of packages: what goes out comes in, two copies come together, and nothing hostile comes in.
//! Must not reach past the door, except to make and break the bytes of a package.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "package/hostile.rs"]
mod hostile;
#[path = "package/merge.rs"]
mod merge;
#[path = "package/random.rs"]
mod random;
#[path = "package/whole.rs"]
mod whole;

use app::{Door, Host, PackageAsk, PrivateNotes, ReviewId, Taken, Trouble, Which};
use domain::{Act, Person, PersonId, Sheet};
use std::path::Path;
use tempfile::TempDir;

/// A library in a folder of its own.
pub(crate) struct Copy {
    pub(crate) folder: TempDir,
    pub(crate) door: Door,
}

impl Copy {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let door = open(folder.path());
        Self { folder, door }
    }

    /// A copy that took that review in.
    pub(crate) fn with(package: &[u8]) -> Self {
        let mut copy = Self::new();
        copy.take(package).unwrap();
        copy
    }

    pub(crate) fn act(&mut self, act: Act) {
        self.door.act(act).unwrap();
    }

    pub(crate) fn sheet(&self, review: ReviewId) -> Sheet {
        self.door.review(Which { review }).unwrap().sheet
    }

    pub(crate) fn person(&self, review: ReviewId, id: PersonId) -> Person {
        self.sheet(review).people.into_iter().find(|it| it.id == id).unwrap()
    }

    pub(crate) fn package(&self, review: ReviewId) -> Vec<u8> {
        self.packed(review, PrivateNotes::With)
    }

    pub(crate) fn packed(&self, review: ReviewId, private_notes: PrivateNotes) -> Vec<u8> {
        self.door.package(&PackageAsk { review, private_notes }).unwrap().bytes
    }

    pub(crate) fn take(&mut self, package: &[u8]) -> Result<Taken, Trouble> {
        self.door.look_in("copy.secondstory", package)?;
        self.door.take_package(())
    }

    pub(crate) fn history(&self, review: ReviewId) -> Vec<(String, String, String)> {
        let entries = self.door.history(Which { review }).unwrap();
        entries
            .iter()
            .map(|it| (it.name.clone(), format!("{:?} {}", it.kind, it.at), format!("{:?}", it.changes)))
            .collect()
    }

    pub(crate) fn is_sound(&self) {
        let problems = self.door.check().unwrap().problems;
        assert!(problems.is_empty(), "the journal must explain every row: {problems:?}");
    }
}

fn open(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}
