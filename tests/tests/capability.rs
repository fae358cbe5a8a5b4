//! Owns what each window may do, word for word: a wider permission must be seen by whoever reads the change.
//! Must not know why a permission is needed: the capability says it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn shell() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri")
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn each_window_has_one_capability_and_it_grants_exactly_this() {
    let files: BTreeSet<String> = fs::read_dir(shell().join("capabilities"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        files,
        BTreeSet::from(["main.json".to_owned(), "room.json".to_owned()]),
        "every capability file must be held by a test"
    );
    let main = read(&shell().join("capabilities/main.json"));
    let keys: BTreeSet<&str> = main.as_object().unwrap().keys().map(String::as_str).collect();
    let known = BTreeSet::from(["identifier", "description", "local", "windows", "permissions"]);
    assert_eq!(keys, known, "no remote addresses, no webviews, no platform exceptions");
    assert_eq!(main["local"], json!(true), "only the page that came with the program");
    assert_eq!(main["windows"], json!(["main"]), "only the facilitator's window");
    let granted = json!([
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "allow-read",
        "allow-apply",
        "allow-export",
        "allow-bring-in",
        "allow-choose-font",
        "allow-salvage-file",
        "allow-stop-bringing",
        "allow-open-package",
        "allow-save-package",
        "allow-save-map",
        "allow-bring-map",
        "allow-read-room",
        "allow-turn-wall",
        "allow-closing",
    ]);
    assert_eq!(main["permissions"], granted, "the app's own commands and its events, and nothing else");
    let room = read(&shell().join("capabilities/room.json"));
    let keys: BTreeSet<&str> = room.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, known, "no remote addresses, no webviews, no platform exceptions");
    assert_eq!(room["local"], json!(true), "only the page that came with the program");
    assert_eq!(room["windows"], json!(["room"]), "only the window on the wall");
    assert_eq!(
        room["permissions"],
        json!(["allow-read-room"]),
        "the room reads what is for the room, and nothing else"
    );
}

#[test]
fn every_command_of_the_window_needs_a_permission() {
    let start = fs::read_to_string(shell().join("src/main.rs")).unwrap();
    let handler = start.split_once("generate_handler![").unwrap().1.split_once(']').unwrap().0;
    let handled: BTreeSet<&str> = handler.split(',').map(|path| path.trim().rsplit("::").next().unwrap()).collect();
    let build = fs::read_to_string(shell().join("build.rs")).unwrap();
    let list = build.split_once("COMMANDS: &[&str] =").unwrap().1.split_once(';').unwrap().0;
    let listed: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(handled, listed, "a command that build.rs does not list could be called by every window");
}

#[test]
fn the_page_may_load_and_reach_exactly_this() {
    let config = read(&shell().join("tauri.conf.json"));
    let app = &config["app"];
    assert_eq!(app["withGlobalTauri"], json!(false), "scripts must not find the wire on the window by its public name");
    assert_eq!(app["security"]["freezePrototype"], json!(true), "no script may change what objects do");
    assert_eq!(
        app["security"]["capabilities"],
        json!(["main", "room"]),
        "only the capabilities held above are in force"
    );
    let policy = app["security"]["csp"].as_str().unwrap();
    let parts: BTreeSet<&str> = policy.split(';').map(str::trim).collect();
    let known = BTreeSet::from([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src ipc: http://ipc.localhost",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
    ]);
    assert_eq!(parts, known, "a wider policy must be meant");
}
