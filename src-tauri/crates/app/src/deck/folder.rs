//! Owns finding a person's own deck files in a folder.
//! Must not know where that folder is: the host says so.

use super::trouble::{DeckError, DeckReason};
use super::{Deck, read};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest deck file that is read. The built-in deck has well under a tenth of this.
const LIMIT: u32 = 2_000_000;

/// Reads every `*.toml` file right inside `folder`, in the order of their names. A missing folder holds no decks.
///
/// Each file stands alone: one that cannot be read, or is not a deck, is an error in the list and hides no other.
pub fn read_folder(folder: &Path) -> Vec<Result<Deck, DeckError>> {
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == ErrorKind::NotFound => return Vec::new(),
        Err(error) => return vec![Err(refuse(folder, DeckReason::Unreadable { detail: error.to_string() }))],
    };
    let mut files: Vec<PathBuf> = Vec::new();
    let mut decks = Vec::new();
    for entry in listing {
        match entry {
            Ok(entry) => files.push(entry.path()),
            Err(error) => decks.push(Err(refuse(folder, DeckReason::Unreadable { detail: error.to_string() }))),
        }
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")));
    files.sort();
    decks.extend(files.iter().map(|file| read(&name(file), &contents(file)?)));
    decks
}

fn contents(file: &Path) -> Result<String, DeckError> {
    let unreadable = |error: std::io::Error| refuse(file, DeckReason::Unreadable { detail: error.to_string() });
    let open = std::fs::File::open(file).map_err(unreadable)?;
    let size = open.metadata().map_err(unreadable)?.len();
    if size > u64::from(LIMIT) {
        let got = u32::try_from(size).unwrap_or(u32::MAX);
        return Err(refuse(file, DeckReason::TooBig { limit: LIMIT, got }));
    }
    // The limit holds even where the length does not tell the truth, as with a pipe.
    let mut bytes = Vec::new();
    open.take(u64::from(LIMIT)).read_to_end(&mut bytes).map_err(unreadable)?;
    // Windows editors like to put a byte order mark in front.
    let text = String::from_utf8(bytes).map_err(|_| refuse(file, DeckReason::NotText {}))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn refuse(file: &Path, reason: DeckReason) -> DeckError {
    DeckError { file: name(file), line: 1, reason }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}
