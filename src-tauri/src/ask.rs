//! Owns the system's own file dialogs: where to save, what to open.
//! Must not read or write a file, and must never tell a path to the screens.

use crate::words::Words;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Kinds of file that can be brought in, by their endings.
const READABLE: &[&str] = &[
    "md",
    "markdown",
    "txt",
    "log",
    "zip",
    "json",
    "jsonl",
    "ndjson",
    "csv",
    "tsv",
    "irclog",
    "weechatlog",
    app::PACKAGE_ENDING,
];

/// Asks where to save a file of that name. `None` when the person thought better of it. Blocks: never on the UI thread.
pub fn where_to_save(window: &WebviewWindow, name: &str) -> Option<PathBuf> {
    if let Some(answer) = answered("SECOND_STORY_DIALOG_SAVE") {
        return answer;
    }
    let words = window.state::<Words>();
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let filter = words.say_with("shell-save-filter", "ending", &ending.to_uppercase());
    let dialog = over(window).set_title(words.say("shell-save-title")).set_file_name(name);
    path_of(dialog.add_filter(filter, &[ending.as_str()]).blocking_save_file())
}

/// Asks which package to open. `None` when the person thought better of it. Blocks: never on the UI thread.
pub fn which_package(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(answer) = answered("SECOND_STORY_DIALOG_PACKAGE") {
        return answer;
    }
    let words = window.state::<Words>();
    let dialog = over(window).set_title(words.say("shell-package-title"));
    path_of(dialog.add_filter(words.say("shell-package-filter"), &[app::PACKAGE_ENDING]).blocking_pick_file())
}

/// Asks which file to bring in. `None` when the person thought better of it. Blocks: never on the UI thread.
pub fn what_to_open(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(answer) = answered("SECOND_STORY_DIALOG_OPEN") {
        return answer;
    }
    let words = window.state::<Words>();
    let dialog = over(window).set_title(words.say("shell-open-title"));
    path_of(dialog.add_filter(words.say("shell-open-filter"), READABLE).blocking_pick_file())
}

/// Asks for a library to get words back from, under whatever name it goes. Blocks: never on the UI thread.
pub fn which_library(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(answer) = answered("SECOND_STORY_DIALOG_LIBRARY") {
        return answer;
    }
    let words = window.state::<Words>();
    path_of(over(window).set_title(words.say("shell-library-title")).blocking_pick_file())
}

/// Asks for a font file. `None` when the person thought better of it. Blocks: never on the UI thread.
pub fn which_font(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(answer) = answered("SECOND_STORY_DIALOG_FONT") {
        return answer;
    }
    let words = window.state::<Words>();
    let dialog = over(window).set_title(words.say("shell-font-title"));
    path_of(dialog.add_filter(words.say("shell-font-filter"), &["ttf", "otf", "ttc"]).blocking_pick_file())
}

/// Asks which map to read back. `None` when the person thought better of it. Blocks: never on the UI thread.
pub fn which_map(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(answer) = answered("SECOND_STORY_DIALOG_MAP") {
        return answer;
    }
    let words = window.state::<Words>();
    let dialog = over(window).set_title(words.say("shell-map-title"));
    path_of(dialog.add_filter(words.say("shell-map-filter"), &["json", "dot", "gv"]).blocking_pick_file())
}

fn over(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    let app: &AppHandle = window.app_handle();
    app.dialog().file().set_parent(window)
}

fn path_of(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen.and_then(|file| file.into_path().ok())
}

/// The answer a test gave beforehand: a path, or nothing at all for "cancelled".
///
/// Native dialogs cannot be driven from outside. Release builds do not hold this: there, only the person answers.
#[cfg(debug_assertions)]
fn answered(variable: &str) -> Option<Option<PathBuf>> {
    std::env::var_os(variable).map(|path| (!path.is_empty()).then(|| PathBuf::from(path)))
}

#[cfg(not(debug_assertions))]
fn answered(_variable: &str) -> Option<Option<PathBuf>> {
    None
}
