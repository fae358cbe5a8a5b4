//! Owns the map on the command line: printed in any form, or read back from a file.
//! Must not know what a form holds.

use crate::Ended;
use crate::ask::{MapAs, Shape};
use crate::commands::answer;
use crate::say;
use app::{Door, MapAsk, MapFileAsk, MapForm, SMALLEST_MAP, Trouble};
use serde_json::json;
use std::path::Path;

/// Prints the map, or writes it to a file.
///
/// # Errors
/// Where the review is not there or cannot be read, or the file cannot be written.
pub fn print(door: &Door, review: &str, map_as: MapAs, out: Option<&Path>) -> Result<Ended, Trouble> {
    let review = door.find(review)?;
    let bytes = match form(map_as) {
        Some(form) => door.map_file(&MapFileAsk { review, form })?.bytes,
        // Boxes and curves are for other programs to draw at the size they have on screen.
        None => format!("{:#}\n", json!(door.map(MapAsk { review, width: SMALLEST_MAP })?)).into_bytes(),
    };
    match out {
        Some(path) => app::file::write_beside(path, &bytes).map_err(|why| app::unwritten(path, &why))?,
        None => say::bytes(&bytes),
    }
    Ok(Ended::Done)
}

/// Reads a map back into a review.
///
/// # Errors
/// Where the file is no map, or the review is not there, or the library cannot be written.
pub fn take(door: &mut Door, review: &str, file: &Path, shape: Shape) -> Result<Ended, Trouble> {
    let review = door.find(review)?;
    let bytes = app::file::read_for_import(file)?;
    let taken = door.take_map(review, &app::file::name_of(file), &bytes)?;
    answer(shape, &taken, || {
        let app::MapTaken { factors, changed, links, .. } = taken;
        say::line(format_args!("{factors} factors added, {changed} changed, {links} links added or changed."));
    })
}

/// None where the boxes and curves are asked for, which are no file of their own.
fn form(map_as: MapAs) -> Option<MapForm> {
    Some(match map_as {
        MapAs::Text => MapForm::Text,
        MapAs::Svg => MapForm::Svg,
        MapAs::Png => MapForm::Png,
        MapAs::Dot => MapForm::Dot,
        MapAs::Mermaid => MapForm::Mermaid,
        MapAs::Json => MapForm::Json,
        MapAs::Csv => MapForm::Csv,
        MapAs::Drawing => return None,
    })
}
