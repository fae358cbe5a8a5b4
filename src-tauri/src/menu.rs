//! Owns the menu bar: which commands it lists, in which order, with which keys.
//! Must not carry any of them out: it says an id, and the screens do what they do for the same key.

use crate::window::MAIN;
use crate::words::Words;
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager};

/// One line of a menu.
enum Line {
    /// A command of the app: its id, which is also its message, and its key where it has one.
    Command(&'static str, Option<&'static str>),
    /// The system's own clipboard commands.
    Clipboard,
    /// A thin rule.
    Rule,
}

use Line::{Clipboard, Command, Rule};

/// The menu, whole. The ids are a contract with the screens.
const MENU: &[(&str, &[Line])] = &[
    (
        "menu-file",
        &[
            Command("new", Some("CmdOrCtrl+N")),
            Command("sample", None),
            Rule,
            Command("import", Some("CmdOrCtrl+O")),
            Command("export", Some("CmdOrCtrl+E")),
            Rule,
            Command("close", Some("CmdOrCtrl+W")),
        ],
    ),
    ("menu-edit", &[Command("undo", Some("CmdOrCtrl+Z")), Command("redo", Some("CmdOrCtrl+Shift+Z")), Rule, Clipboard]),
    (
        "menu-go",
        &[
            Command("go-library", Some("CmdOrCtrl+1")),
            Command("go-prepare", Some("CmdOrCtrl+2")),
            Command("go-meet", Some("CmdOrCtrl+3")),
            Command("go-timeline", Some("CmdOrCtrl+4")),
            Command("go-map", Some("CmdOrCtrl+5")),
            Command("go-learn", Some("CmdOrCtrl+6")),
            Command("go-handout", Some("CmdOrCtrl+7")),
            Rule,
            Command("go-search", Some("CmdOrCtrl+K")),
        ],
    ),
    (
        "menu-view",
        &[
            Command("theme-system", None),
            Command("theme-light", None),
            Command("theme-dark", None),
            Command("theme-contrast", None),
        ],
    ),
    ("menu-help", &[Command("keys", Some("F1"))]),
];

/// Puts the menu bar up, on macOS alone.
///
/// There it is part of the system, and without it the clipboard keys do not work. Elsewhere it would be a grey strip
/// of the toolkit above a page that already shows every one of these commands with its key, and it would take the
/// keys away from the page before the page can tell whether a text field wants them.
///
/// # Errors
/// What the system says when a menu cannot be made.
pub fn put_up(app: &AppHandle) -> tauri::Result<()> {
    if cfg!(target_os = "macos") {
        app.set_menu(bar(app)?)?;
    }
    Ok(())
}

fn bar(app: &AppHandle) -> tauri::Result<Menu<tauri::Wry>> {
    let words = app.state::<Words>();
    // The first submenu is the program's own on macOS.
    let own = SubmenuBuilder::new(app, words.say("menu-app")).hide().hide_others().show_all().build()?;
    let menus: Vec<Submenu<_>> =
        MENU.iter().map(|(title, lines)| submenu(app, &words, title, lines)).collect::<tauri::Result<_>>()?;
    menus.iter().fold(MenuBuilder::new(app).item(&own), |bar, menu| bar.item(menu)).build()
}

fn submenu(app: &AppHandle, words: &Words, title: &str, lines: &[Line]) -> tauri::Result<Submenu<tauri::Wry>> {
    let mut menu = SubmenuBuilder::new(app, words.say(title));
    for line in lines {
        menu = match line {
            Rule => menu.separator(),
            Clipboard => menu
                .cut_with_text(words.say("menu-cut"))
                .copy_with_text(words.say("menu-copy"))
                .paste_with_text(words.say("menu-paste"))
                .select_all_with_text(words.say("menu-select-all")),
            Command(id, key) => {
                let item = MenuItemBuilder::with_id(*id, words.say(&format!("menu-{id}")));
                let item = match key {
                    Some(key) => item.accelerator(key),
                    None => item,
                };
                menu.item(&item.build(app)?)
            }
        };
    }
    menu.build()
}

/// Hears which line was chosen and passes its id on. Closing is the window's own affair.
pub fn on_event(app: &AppHandle, event: MenuEvent) {
    let id = event.id().as_ref();
    if id == "close" {
        if let Some(window) = app.get_webview_window(MAIN) {
            // This asks to close, as the window's own button does, so the handshake stays the only way out.
            let _ = window.close();
        }
        return;
    }
    // A menu chosen while the window goes needs no answer.
    let _ = app.emit("menu", id);
}
