//! Owns the swap for a rehearsal: a throw-away library stands in for the person's own, which stays open and locked.
//! Must not know what is said in the room; nor may anything done meanwhile reach the person's own files.
//!
//! Every command goes on working on whichever library stands here, so a rehearsal needs no table, no flag on a row and
//! no exception in search, history, backups or the room: none of them can see what is not in their library.

use super::backup::SinceBackup;
use super::{Door, open_library};
use crate::trouble::{Doing, Reason};
use crate::{Code, RehearsalView, Trouble};
use domain::{Act, ReviewId};
use tempfile::TempDir;

/// What is kept aside while a rehearsal is on.
pub(super) struct Rehearsing {
    own: Result<store::Library, Trouble>,
    since_backup: SinceBackup,
    view: RehearsalView,
    /// The name of the act that made the copy.
    first: String,
    /// Removed with everything in it when this is dropped.
    _folder: TempDir,
}

/// Commands that reach past the library that stands here: to the person's own file, its backups, their decks or their
/// coach's rules. Search and import are not among them, for they see and fill the throw-away library alone.
const OUTSIDE: [&str; 13] = [
    "start",
    "add_sample",
    "reopen",
    "back_up",
    "restore",
    "salvage",
    "use_salvaged",
    "take_package",
    "keep_deck",
    "switch_rule",
    "add_rule",
    "take_rule_away",
    "choose_language",
];

impl Door {
    /// The rehearsal that is on, so that a page that was loaded again can go on with it.
    pub fn rehearsal(&self, (): ()) -> Result<Option<RehearsalView>, Trouble> {
        Ok(self.rehearsing.as_ref().map(|rehearsing| rehearsing.view.clone()))
    }

    /// Begins a rehearsal: the sample, prepared, with its meeting's first stage begun. One that is on ends first.
    ///
    /// # Errors
    /// Where the folder for temporary files cannot be written. The person's own library then stands here as before.
    pub fn rehearse(&mut self, (): ()) -> Result<RehearsalView, Trouble> {
        self.finish_rehearsal(())?;
        let (now, new_id) = ((self.host.clock)(), self.host.new_id);
        let told = |reason: Reason| reason.told(&self.words, Doing::Rehearsing);
        let (review, sheet, beats) = crate::sample::rehearsal(now, &mut || new_id())
            .map_err(|why| told(Reason::new(Code::NotFound, "bad-assets").with("detail", why)))?;
        let folder = tempfile::Builder::new()
            .prefix("second-story-rehearsal-")
            .tempdir()
            .map_err(|why| told(Reason::new(Code::NotSaved, "no-rehearsal-folder").with("detail", why)))?;
        let library = open_library(&folder.path().join("library.db"), &self.words)?;
        let made = Act::AddSheet { review, rows: sheet.into() };
        let first = made.name();
        let own = std::mem::replace(&mut self.library, Ok(library));
        let view = RehearsalView { review, beats };
        let since_backup = std::mem::take(&mut self.since_backup);
        self.rehearsing = Some(Rehearsing { own, since_backup, view: view.clone(), first, _folder: folder });
        if let Err(why) = self.act(made) {
            self.finish_rehearsal(())?;
            return Err(why);
        }
        Ok(view)
    }

    /// Ends the rehearsal: the throw-away library goes, and the person's own stands here again. Without one nothing happens.
    ///
    /// # Errors
    /// None today; it answers as every command does.
    pub fn finish_rehearsal(&mut self, (): ()) -> Result<(), Trouble> {
        if let Some(rehearsing) = self.rehearsing.take() {
            let thrown_away = std::mem::replace(&mut self.library, rehearsing.own);
            self.since_backup = rehearsing.since_backup;
            // Its pages need not come home: the folder is removed with them, or cleared by the system in its own time.
            drop(thrown_away);
        }
        Ok(())
    }

    /// Refuses an undo that would take the copy itself away: what was there at the beginning is nobody's act.
    pub(super) fn keep_the_copy(&self, review: ReviewId) -> Result<(), Trouble> {
        let Some(rehearsing) = &self.rehearsing else { return Ok(()) };
        let reach = self.read_with(self.held()?.reach(review))?;
        if reach.undo.is_some_and(|next| next == rehearsing.first) {
            return Err(self.told(Doing::Undoing, Reason::new(Code::Nothing, "nothing-to-undo")));
        }
        Ok(())
    }

    /// Turns away what would reach past the throw-away library.
    ///
    /// # Errors
    /// While a rehearsal is on, for a command of [`OUTSIDE`].
    pub(crate) fn admit(&self, command: &str) -> Result<(), Trouble> {
        if self.rehearsing.is_some() && OUTSIDE.contains(&command) {
            return Err(self.told(Doing::Rehearsing, Reason::new(Code::Refused, "only-rehearsal")));
        }
        Ok(())
    }

    /// The person's own library, also while a rehearsal is on.
    pub(super) fn own(&self) -> &Result<store::Library, Trouble> {
        self.rehearsing.as_ref().map_or(&self.library, |rehearsing| &rehearsing.own)
    }
}
