//! Owns the start: arguments, the library's door, then the window.
//! Must not know what is said through the door.

mod arguments;
mod ask;
mod bringing;
mod graphics;
mod ipc;
mod memory;
mod menu;
mod preparing;
mod room;
mod snapshots;
mod window;
mod words;

use app::{Door, Host, Trouble};
use arguments::Arguments;
use clap::Parser;
use std::path::Path;
use std::process::ExitCode;
use tauri::{App, Manager, RunEvent};
use words::Words;

/// The library or the window could not be opened, as on the command line.
const NOT_OPENED: u8 = 3;

fn main() -> ExitCode {
    memory::spare();
    let arguments = Arguments::parse();
    let words = Words::english();
    if arguments.safe_graphics
        && let Err(why) = graphics::restart_safely()
    {
        return told(&words.no_window(&why.to_string()));
    }
    match open_door(&arguments).and_then(|door| window_for(door, words)) {
        Ok(window) => run(window),
        Err(trouble) => told(&trouble),
    }
}

fn told(trouble: &Trouble) -> ExitCode {
    eprintln!("{trouble}");
    ExitCode::from(NOT_OPENED)
}

/// Opens the library. One that is locked, damaged or missing its folder still gives a door, and the window says why.
fn open_door(arguments: &Arguments) -> Result<Door, Trouble> {
    let path = app::file::library(arguments.library.clone())?;
    let mut door = Door::open(&path, &app::file::decks_beside(&path), Host::of_this_machine());
    if arguments.sample && door.find("sample").is_err() {
        let request = app::Request { name: "add_sample".to_owned(), input: serde_json::Value::Null };
        // Where the library cannot be written the window says so, with everything else it has to say about it.
        if let Err(trouble) = app::apply(&mut door, request) {
            eprintln!("{trouble}");
        }
    }
    if let Some(package) = &arguments.package
        && let Err(trouble) = look_into(&mut door, package)
    {
        eprintln!("{trouble}");
        door.package_failed(trouble);
    }
    Ok(door)
}

/// Leaves the package that the window was started with waiting at the door.
fn look_into(door: &mut Door, package: &Path) -> Result<(), Trouble> {
    let bytes = app::file::read_package(package)?;
    door.look_in(&app::file::name_of(package), &bytes).map(drop)
}

fn window_for(door: Door, words: Words) -> Result<App, Trouble> {
    let said = Words::english();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(ipc::Hall::new(door))
        .manage(bringing::Bringing::default())
        .manage(window::Leaving::default())
        .manage(room::Shared::default())
        .manage(words)
        .invoke_handler(tauri::generate_handler![
            ipc::read,
            ipc::apply,
            ipc::export,
            ipc::bring_in,
            ipc::choose_font,
            ipc::salvage_file,
            bringing::stop_bringing,
            ipc::open_package,
            ipc::save_package,
            ipc::save_map,
            ipc::bring_map,
            room::read_room,
            room::turn_wall,
            window::closing
        ])
        .setup(|app| {
            menu::put_up(app.handle())?;
            window::open(app.handle())?;
            snapshots::check_after_a_fall(app.handle());
            preparing::go_on(app.handle());
            Ok(())
        })
        .on_window_event(window::on_event)
        .on_menu_event(menu::on_event)
        .build(tauri::generate_context!())
        .map_err(|why| said.no_window(&why.to_string()))
}

fn run(window: App) -> ExitCode {
    let code = window.run_return(|handle, event| {
        if let RunEvent::Exit = event {
            // A file that is still on its way would hold the window up, and is whole or not at all.
            handle.state::<bringing::Bringing>().stop();
            snapshots::at_the_end(handle);
            ipc::close(handle);
        }
    });
    ExitCode::from(u8::try_from(code).unwrap_or(NOT_OPENED))
}
