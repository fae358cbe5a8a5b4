//! Owns what the build tells Tauri: which commands exist, so that each needs a capability before a window may call it.
//! Must not know what they do.

use std::path::Path;
use std::process::ExitCode;

/// Every command of `src/ipc.rs`, `src/bringing.rs`, `src/room.rs` and `src/window.rs`. One that is missing here could be called by any window.
const COMMANDS: &[&str] = &[
    "read",
    "apply",
    "export",
    "bring_in",
    "choose_font",
    "salvage_file",
    "stop_bringing",
    "open_package",
    "save_package",
    "save_map",
    "bring_map",
    "read_room",
    "turn_wall",
    "closing",
];

fn main() -> ExitCode {
    let screens = Path::new("../ui/dist/index.html");
    // The screens are embedded when this crate is compiled; without this line an old copy would stay in the window.
    println!("cargo:rerun-if-changed=../ui/dist");
    if !screens.exists() {
        println!("cargo:error=Building the window: the screens in ui/dist are not built yet. Run `make ui` first.");
        return ExitCode::FAILURE;
    }
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    match tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo:error=Building the window: {why:#}");
            ExitCode::FAILURE
        }
    }
}
