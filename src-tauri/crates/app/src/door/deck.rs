//! Owns the deck a person keeps beside the library: reading what it holds, and writing it anew as a whole.
//! Must not know what a deck file looks like.

use super::{Door, tell};
use crate::Trouble;
use crate::deck::{self, Decks, OwnDeck};
use crate::file;
use crate::trouble::Doing;

/// The file the app writes; every other file in the folder is somebody's own and is only read.
const FILE: &str = "mine.toml";

impl Door {
    /// Every deck there is: the built-in one first, then the user's own beside it, and what was left out and why.
    pub fn decks(&self, (): ()) -> Result<Decks, Trouble> {
        Ok(deck::gather(self.built_in()?, deck::read_folder(&self.decks_folder)))
    }

    /// Writes the deck kept for every review: its stars, its prompts and their order. The answer is what there is then.
    ///
    /// # Errors
    /// Where its words may not be said aloud, its file was changed by hand and cannot be read, or cannot be written.
    pub fn keep_deck(&mut self, own: OwnDeck) -> Result<Decks, Trouble> {
        let refused = |why: &deck::DeckError| self.told(Doing::KeepingDeck, tell::of_own_deck(why));
        let now = self.decks(())?;
        // A file somebody is still mending by hand is theirs; writing over it would lose it.
        if let Some(why) = now.refused.iter().find(|why| why.file == FILE) {
            return Err(refused(why));
        }
        let held = now.decks.iter().find(|deck| deck.id == deck::MINE);
        if let Some(other) = held.filter(|deck| deck.file != FILE) {
            let reason = deck::DeckReason::DeckTaken { found: other.id.clone() };
            return Err(refused(&deck::DeckError { file: other.file.clone(), line: 1, reason }));
        }
        let text = deck::own_file(FILE, held, &own).map_err(|why| refused(&why))?;
        file::write_in_folder(&self.decks_folder, FILE, &text)?;
        self.decks(())
    }
}
