//! Owns what each command does: open the door, ask one thing, say the answer.
//! Must not know SQL, paper or windows.

use crate::Ended;
use crate::ask::{Alone, Ask, Asked, AudienceArg, Command, FormatArg, Shape, WhatArg};
use crate::import::{self, Wanted};
use crate::manual;
use crate::{map, package, say};
use app::{Access, Audience, Door, Export, Format, Host, ReviewId, Trouble, What};
use serde::Serialize;
use serde_json::json;
use std::path::Path;

/// Carries out what was asked.
///
/// # Errors
/// In the what, why, next shape.
pub fn run(ask: &Ask) -> Result<Ended, Trouble> {
    let shape = ask.shape();
    match &ask.command {
        Asked::Alone(Alone::Lint(texts)) => crate::lint::run(ask, texts),
        Asked::Alone(Alone::Completions { shell }) => Ok(manual::completions(*shell)),
        Asked::Alone(Alone::Man) => Ok(manual::page()),
        Asked::Alone(Alone::Salvage { file, to }) => crate::salvage::run(ask, file.as_deref(), to.as_deref()),
        Asked::Alone(Alone::Restore { from, list }) => crate::backup::restore(ask, from.as_deref(), *list),
        Asked::Held(command) => {
            let mut door = open(ask)?;
            let ended = with_library(&mut door, command, shape)?;
            door.close()?;
            Ok(ended)
        }
    }
}

/// Opens the library; a library that can only be read is said to be so, and reading goes on.
fn open(ask: &Ask) -> Result<Door, Trouble> {
    let path = app::file::library(ask.library.clone())?;
    let door = Door::open(&path, &app::file::decks_beside(&path), Host::of_this_machine());
    if let Some(trouble) = door.closed() {
        return Err(trouble);
    }
    if let Access::ReadOnly { trouble } = door.access() {
        say::notice(&trouble);
    }
    Ok(door)
}

fn with_library(door: &mut Door, command: &Command, shape: Shape) -> Result<Ended, Trouble> {
    match command {
        Command::Sample => id(door.add_sample(())?.review, shape),
        Command::New { title, agenda } => {
            id(door.start(app::Start { title: title.clone(), preset: agenda.clone() })?.review, shape)
        }
        Command::List => {
            let view = door.library(())?;
            answer(shape, &view.reviews, || say::list(&view.reviews))
        }
        Command::Show { review } => {
            let view = door.review(which(door, review)?)?;
            answer(shape, &view, || say::review(&view))
        }
        Command::Import { files, read_as, review, zone } => import::import(
            door,
            &Wanted { files, read_as: *read_as, review: review.as_deref(), zone: zone.as_deref() },
            shape,
        ),
        Command::Export { review, what, audience, format, font, without_private, out } => {
            let Some(format) = handout_form(*format) else {
                let notes = if *without_private { app::PrivateNotes::Without } else { app::PrivateNotes::With };
                let path = package::export(door, review, notes, out)?.display().to_string();
                return answer(shape, &json!({ "written": [path] }), || say::line(format_args!("{path}")));
            };
            choose_font(door, font.as_deref())?;
            let export =
                Export { review: door.find(review)?, what: What::Summary, audience: (*audience).into(), format };
            self::export(door, *what, &export, out, shape)
        }
        Command::Merge { file } => package::merge(door, file, shape),
        Command::Map { review, from: Some(file), .. } => map::take(door, review, file, shape),
        Command::Map { review, map_as, out, .. } => map::print(door, review, *map_as, out.as_deref()),
        Command::History { review } => {
            let entries = door.history(which(door, review)?)?;
            answer(shape, &entries, || say::history(&entries))
        }
        Command::Undo { review } => {
            let which = which(door, review)?;
            let receipt = door.undo(which)?;
            answer(shape, &receipt, || eprintln!("Undone: {} rows are as they were.", receipt.changes.len()))
        }
        Command::Redo { review } => {
            let which = which(door, review)?;
            let receipt = door.redo(which)?;
            answer(shape, &receipt, || eprintln!("Done again: {} rows.", receipt.changes.len()))
        }
        Command::Search(ask) => crate::search::search(door, ask, shape),
        Command::Backup { to } => crate::backup::back_up(door, to.as_deref(), shape),
        Command::Check => check(door, shape),
    }
}

pub(crate) fn answer(shape: Shape, value: &impl Serialize, words: impl FnOnce()) -> Result<Ended, Trouble> {
    match shape {
        Shape::Words => words(),
        Shape::Json => say::json(&json!(value)),
    }
    Ok(Ended::Done)
}

/// A command that makes a review prints its id alone on the last line.
fn id(review: ReviewId, shape: Shape) -> Result<Ended, Trouble> {
    answer(shape, &json!({ "review": review }), || say::line(format_args!("{review}")))
}

fn which(door: &Door, review: &str) -> Result<app::Which, Trouble> {
    Ok(app::Which { review: door.find(review)? })
}

/// Takes the font that was named, or tells why the remembered one is not used.
fn choose_font(door: &mut Door, named: Option<&Path>) -> Result<(), Trouble> {
    if let Some(path) = named {
        door.use_font(path)?;
    } else if let Some(trouble) = door.font().and_then(|font| font.trouble.as_ref()) {
        say::notice(trouble);
    }
    Ok(())
}

fn export(door: &Door, what: WhatArg, export: &Export, out: &Path, shape: Shape) -> Result<Ended, Trouble> {
    let wanted: &[What] = match what {
        WhatArg::Summary => &[What::Summary],
        WhatArg::PreRead => &[What::PreRead],
        WhatArg::Timeline => &[What::Timeline],
        WhatArg::Map => &[What::Map],
        WhatArg::MapTiles => &[What::MapTiles],
        WhatArg::Cards => &[What::Cards],
        WhatArg::Record => &[What::Record],
        WhatArg::All => What::ALL,
    };
    // "all" fills a folder; a single handout goes to the file named, or into the folder named.
    if what == WhatArg::All {
        std::fs::create_dir_all(out).map_err(|why| app::unwritten(out, &why))?;
    }
    let mut written = Vec::new();
    for what in wanted {
        let file = door.export(&Export { what: *what, ..*export })?;
        let path = if out.is_dir() { out.join(&file.name) } else { out.to_owned() };
        app::file::write_beside(&path, &file.bytes).map_err(|why| app::unwritten(&path, &why))?;
        written.push(path.display().to_string());
    }
    answer(shape, &json!({ "written": written }), || written.iter().for_each(|path| say::line(format_args!("{path}"))))
}

fn check(door: &Door, shape: Shape) -> Result<Ended, Trouble> {
    let health = door.check()?;
    answer(shape, &health, || {
        for problem in &health.problems {
            say::line(format_args!("{problem}"));
        }
        say::line(format_args!(
            "{} rows and {} acts checked, {} problems found.",
            health.rows,
            health.acts,
            health.problems.len()
        ));
    })?;
    Ok(if health.problems.is_empty() { Ended::Done } else { Ended::Findings })
}

impl From<AudienceArg> for Audience {
    fn from(audience: AudienceArg) -> Self {
        match audience {
            AudienceArg::Team => Self::Team,
            AudienceArg::Company => Self::Company,
            AudienceArg::Public => Self::Public,
        }
    }
}

/// The form of a handout; none where the whole review is asked for.
fn handout_form(format: FormatArg) -> Option<Format> {
    match format {
        FormatArg::Pdf => Some(Format::Pdf),
        FormatArg::Html => Some(Format::Html),
        FormatArg::Markdown => Some(Format::Markdown),
        FormatArg::Json => Some(Format::Json),
        FormatArg::Package => None,
    }
}
