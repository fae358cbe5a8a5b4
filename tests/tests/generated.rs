//! Owns the freshness of generated files: each is compared with what the types say now.
//! Must not know what is in them.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use app::{Audience, Door, HandoutAsk, Host, MapAsk, What, Which};
use chrono::DateTime;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Compares a committed file with its fresh text, or writes it where UPDATE_GENERATED is set.
fn fresh(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let held = fs::read_to_string(&file).unwrap_or_default();
    assert!(held == text, "{path} is stale: run `make bindings` and commit what it writes");
}

/// A library whose time and ids are the same on every run, so that what it answers can be compared byte for byte.
fn told_alike(folder: &Path) -> Door {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let host = Host {
        clock: || DateTime::from_timestamp(1_479_812_400, 0).unwrap(),
        // Version 7 and the RFC variant, as real ids have.
        new_id: || {
            Uuid::from_u64_pair(0x0158_8a2f_0000_7000, 0x8000_0000_0000_0000 | NEXT.fetch_add(1, Ordering::Relaxed))
        },
    };
    Door::open(&folder.join("library.db"), &folder.join("decks"), host)
}

/// The screens are tried against answers Rust has given, so that a fake host cannot say what the real one would not.
#[test]
fn the_fixtures_of_the_screens_are_what_the_door_answers() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = told_alike(folder.path());
    let review = door.add_sample(()).unwrap().review;
    let ask = HandoutAsk { review, what: What::Summary, audience: Audience::Team };
    // Two pages are enough to try a preview with; all of them would be megabytes.
    let mut handout = door.handout(ask).unwrap();
    handout.pages.truncate(2);
    let decks = json!(door.decks(()).unwrap());
    let sample = json!(door.review(Which { review }).unwrap());
    let map = json!(door.map(MapAsk { review, width: app::SMALLEST_MAP }).unwrap());
    let view = door.rehearse(()).unwrap();
    let sheet = door.review(Which { review: view.review }).unwrap().sheet;
    let answers = [
        ("review", sample),
        ("decks", decks),
        ("map", map),
        ("handout", json!(handout)),
        ("rehearsal", json!({ "view": view, "sheet": sheet })),
    ];
    for (name, answer) in answers {
        fresh(&format!("tests/ipc-fixtures/{name}.json"), &format!("{answer:#}\n"));
    }
}

/// The screens cut a text themselves, so that a keystroke asks about one paragraph; they must cut as the core does.
#[test]
fn the_screens_know_where_the_core_cuts_a_text() {
    let texts = [
        "",
        "one\ntwo",
        "one\n\n \ntwo\n",
        "\n\n \n",
        "one\n```\ncode\n\nmore\n```\ntwo",
        "```\nnever closed\n\nmore",
        "one\r\n\r\ntwo",
        "~~~ sh\na\n```\nb\n~~~\n\nafter",
        "```inline``` is running text\n\nnext",
        "\u{1f600} calm\n\n\u{5e9}\u{5dc}\u{5d5}\u{5dd}\n\u{b}\n\u{a0}\nlast",
        "  ```\n  code\n  ```\n",
    ];
    let cuts: Vec<_> = texts
        .iter()
        .map(|text| json!({ "text": text, "pieces": app::paragraphs(text).into_iter().map(|it| &text[it]).collect::<Vec<_>>() }))
        .collect();
    fresh("tests/ipc-fixtures/paragraphs.json", &format!("{:#}\n", json!(cuts)));
}

#[test]
fn the_typescript_bindings_match_the_rust_types() {
    fresh("ui/src/ipc/bindings.ts", &app::bindings::typescript());
}
