//! Owns the commands that take a backup and put one back.
//! Must not know how a copy is proved.

use crate::Ended;
use crate::ask::{Ask, Shape};
use crate::commands::answer;
use crate::say;
use app::{Door, Host, SnapshotView, Trouble};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Takes a backup, beside the library or at a path of one's own.
pub fn back_up(door: &mut Door, to: Option<&Path>, shape: Shape) -> Result<Ended, Trouble> {
    let view = door.back_up(())?;
    let taken = app::backups_beside(door.path()).join(&view.file);
    let path = match to {
        None => taken,
        Some(to) => {
            let path = if to.is_dir() { to.join(&view.file) } else { to.to_owned() };
            let bytes = std::fs::read(&taken).map_err(|why| app::unread(&taken, &why))?;
            app::file::write_beside(&path, &bytes).map_err(|why| app::unwritten(&path, &why))?;
            path
        }
    };
    answer(shape, &json!({ "backup": view, "path": path.display().to_string() }), || {
        say::line(format_args!("{} reviews, {} acts", view.reviews.len(), view.acts));
        say::line(format_args!("{}", path.display()));
    })
}

/// Puts a backup back, or lists what there is. It opens no library, for the library may be damaged.
pub fn restore(ask: &Ask, from: Option<&Path>, list: bool) -> Result<Ended, Trouble> {
    let library = app::file::library(ask.library.clone())?;
    let there = app::snapshots_of(&library);
    if list {
        return answer(ask.shape(), &there, || there.iter().for_each(told));
    }
    let Some(copy) = chosen(&library, from, &there) else {
        eprintln!("There is no backup beside {}; name one with --from.", library.display());
        return Ok(Ended::Findings);
    };
    let aside = app::restore(&library, &copy, Host::of_this_machine())?;
    let aside = aside.map(|path| path.display().to_string());
    answer(ask.shape(), &json!({ "restored": copy.display().to_string(), "set_aside": aside }), || {
        say::line(format_args!("Restored {}", copy.display()));
        if let Some(aside) = &aside {
            say::line(format_args!("The library that was there is now {aside}"));
        }
    })
}

/// A file as it was named, a name of the list, or the newest that can be read.
fn chosen(library: &Path, from: Option<&Path>, there: &[SnapshotView]) -> Option<PathBuf> {
    let folder = app::backups_beside(library);
    match from {
        Some(from) if there.iter().any(|view| Path::new(&view.file) == from) => Some(folder.join(from)),
        Some(from) => Some(from.to_owned()),
        None => there.iter().find(|view| view.readable).map(|view| folder.join(&view.file)),
    }
}

fn told(view: &SnapshotView) {
    let at = view.at.map_or_else(|| "unreadable      ".to_owned(), |at| at.format("%Y-%m-%d %H:%MZ").to_string());
    let why = match view.occasion {
        app::Occasion::Meeting => "a meeting began",
        app::Occasion::Change => "ten minutes of change",
        app::Occasion::Closing => "the window was closed",
        app::Occasion::Asked => "asked for",
    };
    say::line(format_args!("{}  {at}  {} acts, {} reviews, {why}", view.file, view.acts, view.reviews.len()));
}
