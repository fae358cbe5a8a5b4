//! Owns an open library together with what the host passes in: the clock, new ids, the user's decks.
//! Must not know who is asking: a window and a terminal get the same answers.

mod act;
mod backup;
mod bring;
mod check;
mod coach;
mod deck;
mod export;
mod find;
mod font;
mod map;
mod package;
mod places;
mod read;
mod rehearsal;
mod room;
mod salvage;
mod search;
mod tell;

pub use backup::{Copied, Occasion, RestoreAsk, SnapshotView, backups_beside, keep, restore, snapshots_of};
pub use bring::{Bring, Brought, FileRead, read_file};
pub use check::{Health, check_copy};
pub use coach::{CoachView, HearAsk, LeftOutView, RuleLine, Spoken, SwitchRule};
pub use export::{Bytes, Export, Format, Press};
pub use map::{MapFileAsk, MapForm, MapTaken};
pub use salvage::{Rescued, RescuedRows, SalvageView, salvage, salvaged_beside};
pub use search::{SearchAsk, SearchHit, SearchMark, SearchOrder, SearchView};

use crate::deck::Deck;
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use crate::{Access, Code, LibraryView, Trouble};
use chrono::{DateTime, Utc};
use domain::Stamp;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What only the host can know.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// The time now.
    pub clock: fn() -> DateTime<Utc>,
    /// An id nobody has used, a UUIDv7.
    pub new_id: fn() -> Uuid,
}

impl Host {
    /// This machine's own clock and ids.
    pub fn of_this_machine() -> Self {
        Self { clock: Utc::now, new_id: Uuid::now_v7 }
    }
}

/// The one door to a library. It is there even when the library could not be opened, so that a host can say why.
pub struct Door {
    path: PathBuf,
    decks_folder: PathBuf,
    host: Host,
    words: Words,
    font: font::Font,
    coach: coach::Listening,
    library: Result<store::Library, Trouble>,
    since_backup: backup::SinceBackup,
    places: places::Places,
    /// What a check found after the library had not been closed.
    found: Option<Trouble>,
    /// Why the last snapshot could not be taken.
    backup: Option<Trouble>,
    /// What was got back from a damaged library and waits to take its place.
    salvaged: Option<PathBuf>,
    /// A package that was looked into and waits for a yes, or why the one the program was started with does not.
    offered: Option<Result<package::Offered, Trouble>>,
    /// The person's own library, while a throw-away one stands in its place.
    rehearsing: Option<rehearsal::Rehearsing>,
}

impl Door {
    /// Opens the library at that path. A library that cannot be opened is left as it is, and every command then says why.
    pub fn open(path: &Path, decks_folder: &Path, host: Host) -> Self {
        let words = Words::english();
        let library = open_library(path, &words);
        Self {
            path: path.to_owned(),
            decks_folder: decks_folder.to_owned(),
            host,
            words,
            font: font::Font::remembered(path),
            coach: coach::Listening::beside(path),
            library,
            since_backup: backup::SinceBackup::default(),
            places: places::Places::default(),
            found: None,
            backup: None,
            salvaged: None,
            offered: None,
            rehearsing: None,
        }
    }

    /// Closes the library, so that nothing is left beside it.
    ///
    /// # Errors
    /// What kept the last pages from being written back; they are then still beside the library and not lost.
    pub fn close(mut self) -> Result<(), Trouble> {
        self.finish_rehearsal(())?;
        match self.library {
            Ok(library) => {
                library.close().map_err(|why| tell::of_store(&why, &self.path).told(&self.words, Doing::Saving))
            }
            Err(_) => Ok(()),
        }
    }

    /// The reviews, and how the library can be used. A closed library lists nothing and says why.
    pub fn library(&self, (): ()) -> Result<LibraryView, Trouble> {
        let reviews = match &self.library {
            Ok(library) => self.read_with(library.reviews())?.into_iter().map(tell::listed).collect(),
            Err(_) => Vec::new(),
        };
        let troubles = [&self.found, &self.backup].into_iter().flatten().cloned().map(Into::into).collect();
        Ok(LibraryView { access: self.access(), path: self.path.display().to_string(), reviews, troubles })
    }

    /// Tries to open the library again, after a disk was full or another window was closed.
    pub fn reopen(&mut self, (): ()) -> Result<LibraryView, Trouble> {
        // The old one must let go of its lock before the new one asks for it.
        self.library = Err(Reason::new(Code::Closed, "closed").told(&self.words, Doing::Opening));
        self.library = open_library(&self.path, &self.words);
        self.library(())
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why the library is not open; none where it is.
    pub fn closed(&self) -> Option<Trouble> {
        self.library.as_ref().err().cloned()
    }

    /// How the library can be used right now.
    pub fn access(&self) -> Access {
        match &self.library {
            Err(trouble) => Access::Closed { trouble: trouble.clone().into() },
            Ok(library) => match tell::of_access(library.access(), &self.path) {
                None => Access::Full,
                Some(why) => Access::ReadOnly { trouble: why.told(&self.words, Doing::Opening).into() },
            },
        }
    }

    fn built_in(&self) -> Result<Deck, Trouble> {
        crate::deck::built_in().map_err(|why| self.told(Doing::ReadingDeck, tell::of_deck(&why)))
    }

    fn held(&self) -> Result<&store::Library, Trouble> {
        self.library.as_ref().map_err(Clone::clone)
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: (self.host.clock)() }
    }

    fn told(&self, doing: Doing, reason: Reason) -> Trouble {
        reason.told(&self.words, doing)
    }

    fn read_with<T>(&self, result: Result<T, store::StoreError>) -> Result<T, Trouble> {
        result.map_err(|why| self.told(Doing::Reading, tell::of_store(&why, &self.path)))
    }

    pub(crate) fn bad_request(&self, name: &str, why: &serde_json::Error) -> Trouble {
        self.told(Doing::Asking, Reason::new(Code::BadRequest, "not-understood").with("name", name).with("detail", why))
    }

    pub(crate) fn unknown_command(&self, name: &str) -> Trouble {
        self.told(Doing::Asking, Reason::new(Code::BadRequest, "unknown-command").with("name", name))
    }
}

fn open_library(path: &Path, words: &Words) -> Result<store::Library, Trouble> {
    store::Library::open(path).map_err(|why| tell::of_open(&why, path).told(words, Doing::Opening))
}
