//! Owns packages on the command line: writing one, taking one in, merging one.
//! Must not know what is in a package.

use crate::Ended;
use crate::ask::Shape;
use crate::say;
use app::{Door, PackageAsk, PackageMeets, PackageView, PrivateNotes, Taken, Trouble};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Writes a package and says where.
///
/// # Errors
/// Where the review is not there, or the file cannot be written.
pub fn export(door: &Door, review: &str, private_notes: PrivateNotes, out: &Path) -> Result<PathBuf, Trouble> {
    let made = door.package(&PackageAsk { review: door.find(review)?, private_notes })?;
    let path = if out.is_dir() { out.join(&made.name) } else { out.to_owned() };
    app::file::write_beside(&path, &made.bytes).map_err(|why| app::unwritten(&path, &why))?;
    if private_notes == PrivateNotes::With {
        eprintln!("It holds everything, private notes included. --without-private leaves those out.");
    }
    Ok(path)
}

/// Takes a package in as a new review. One whose review is here already is refused, with what to do.
///
/// # Errors
/// Where it is not whole, or is known, or the library cannot be written.
pub fn import(door: &mut Door, file: &Path, shape: Shape) -> Result<Ended, Trouble> {
    let view = look_in(door, file)?;
    if view.meets != PackageMeets::New {
        return Err(door.package_is_known());
    }
    take(door, &view, shape)
}

/// Merges a package into the copy that is here, or takes it in where there is none.
///
/// # Errors
/// Where it is not whole, or the library cannot be written.
pub fn merge(door: &mut Door, file: &Path, shape: Shape) -> Result<Ended, Trouble> {
    let view = look_in(door, file)?;
    if view.meets == PackageMeets::Same {
        return Ok(nothing_new(&view, shape));
    }
    take(door, &view, shape)
}

/// Says that all of it is here. It is no failure: whoever merges twice has what was asked for.
fn nothing_new(view: &PackageView, shape: Shape) -> Ended {
    match shape {
        Shape::Json => say::json(&json!({ "package": view, "taken": null })),
        Shape::Words => {
            eprintln!("Nothing new: everything in it is in the library already.");
            say::line(format_args!("{}", view.review));
        }
    }
    Ended::Done
}

fn look_in(door: &mut Door, file: &Path) -> Result<PackageView, Trouble> {
    let bytes = app::file::read_package(file)?;
    door.look_in(&file.file_name().unwrap_or(file.as_os_str()).to_string_lossy(), &bytes)
}

fn take(door: &mut Door, view: &PackageView, shape: Shape) -> Result<Ended, Trouble> {
    let taken: Taken = door.take_package(())?;
    match shape {
        Shape::Json => say::json(&json!({ "package": view, "taken": taken })),
        Shape::Words => {
            let what = if taken.merged { "Merged" } else { "Brought in" };
            eprintln!("{what}: {} ({} acts in its history).", view.title, view.acts);
            if taken.two_accounts > 0 {
                eprintln!("{} accounts stand side by side with yours.", taken.two_accounts);
            }
            if taken.beside > 0 {
                eprintln!("{} differences are kept in private notes; what you wrote stays.", taken.beside);
            }
            say::line(format_args!("{}", taken.review));
        }
    }
    Ok(Ended::Done)
}
