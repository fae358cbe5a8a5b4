//! Owns what the compiler cannot hold: which room may do what, how long a file is, and which words are used.
//! Must not know how any room does its work.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file of the project with that ending, below that folder, by its path from the root.
fn files(under: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(under)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "target", "dist", ".git", "gen", "handouts", "shots"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
                found.push((path.strip_prefix(root()).unwrap().display().to_string(), text));
            }
        }
    }
    found.sort();
    found
}

/// Fails with every place the check names.
fn none(promise: &str, offences: Vec<String>) {
    assert!(offences.is_empty(), "{promise}:\n  {}", offences.join("\n  "));
}

/// The lines that hold one of those words, as `file:line: text`.
fn lines_with<'a>(files: impl IntoIterator<Item = &'a (String, String)>, words: &[&str]) -> Vec<String> {
    let mut hits = Vec::new();
    for (path, text) in files {
        for (number, line) in (1..).zip(text.lines()) {
            if words.iter().any(|word| line.contains(word)) {
                hits.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    hits
}

fn rust() -> Vec<(String, String)> {
    let mut all = files("src-tauri", &[".rs"]);
    all.extend(files("tests", &[".rs"]));
    all
}

fn screens() -> Vec<(String, String)> {
    files("ui/src", &[".ts", ".svelte", ".css"])
}

#[test]
fn no_source_file_is_longer_than_500_lines() {
    let long = rust()
        .into_iter()
        .chain(screens())
        .chain(files("assets", &[".toml", ".ftl"]))
        .filter(|(path, _)| path != "ui/src/ipc/bindings.ts")
        .filter(|(_, text)| text.lines().count() > 500)
        .map(|(path, text)| format!("{path}: {} lines", text.lines().count()));
    none("a file nobody can hold in mind must be split", long.collect());
}

#[test]
fn every_rust_module_says_what_it_owns_and_what_it_must_not_know() {
    let silent = rust()
        .into_iter()
        .filter(|(_, text)| text.lines().take(2).filter(|line| line.starts_with("//!")).count() < 2)
        .map(|(path, _)| path);
    none("each module opens with its two-line charter", silent.collect());
}

#[test]
fn only_the_store_speaks_sql() {
    let outside: Vec<_> =
        rust().into_iter().filter(|(path, _)| !path.contains("crates/store/") && !path.starts_with("tests/")).collect();
    none(
        "SQL and rusqlite live in the store alone",
        lines_with(&outside, &["rusqlite::", "SELECT ", "INSERT INTO", "PRAGMA "]),
    );
}

#[test]
fn only_the_shell_knows_tauri_and_only_one_file_of_the_screens_does() {
    let core: Vec<_> = rust().into_iter().filter(|(path, _)| path.contains("/crates/")).collect();
    none("the core must build without webkit", lines_with(&core, &["use tauri", "tauri::"]));
    let others: Vec<_> = screens().into_iter().filter(|(path, _)| path != "ui/src/ipc/tauri.ts").collect();
    none(
        "one file imports @tauri-apps, so that every screen runs without it",
        lines_with(&others, &["from '@tauri-apps", "from \"@tauri-apps"]),
    );
}

#[test]
fn only_one_file_writes_pdf_operators() {
    let others: Vec<_> = rust()
        .into_iter()
        .filter(|(path, _)| !path.ends_with("report/src/pdf.rs") && !path.starts_with("tests/tests/"))
        .collect();
    none("the writer can be swapped because one place knows it", lines_with(&others, &["use printpdf", "printpdf::"]));
}

#[test]
fn errors_are_typed() {
    let core: Vec<_> = rust().into_iter().filter(|(path, _)| path != "tests/tests/tidy.rs").collect();
    let mut hits = lines_with(&core, &[", String>"]);
    hits.retain(|hit| hit.split("Result<").skip(1).any(|rest| error_type(rest) == "String"));
    none("an error that is only text cannot be handled", hits);
}

/// The last type between the brackets that were just opened.
fn error_type(rest: &str) -> &str {
    let (mut depth, mut from) = (0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' if depth == 0 => return rest[from..at].trim(),
            '>' | ')' | ']' => depth -= 1,
            ',' if depth == 0 => from = at + 1,
            _ => {}
        }
    }
    ""
}

#[test]
fn nothing_opens_a_connection() {
    let product: Vec<_> = rust().into_iter().filter(|(path, _)| path.starts_with("src-tauri/")).collect();
    none(
        "nothing listens and nothing connects",
        lines_with(&product, &["std::net", "TcpStream", "UdpSocket", "reqwest", "hyper::"]),
    );
    let own: Vec<_> = screens().into_iter().filter(|(path, _)| !path.contains(".test.")).collect();
    none(
        "the screens talk to the core and to nothing else",
        lines_with(&own, &["fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "EventSource("]),
    );
}

#[test]
fn screens_never_set_markup_from_text() {
    none("text stays text", lines_with(&screens(), &["innerHTML", "{@html", "insertAdjacentHTML", "document.write"]));
}

#[test]
fn nothing_in_code_or_screens_names_a_single_cause_or_a_guilty_person() {
    let words = ["root cause", "root_cause", "rootCause", "culprit", "offender", "blame_score", "blameScore"];
    let mut all = rust();
    all.extend(screens());
    all.extend(files("assets/locales", &[".ftl"]));
    all.extend(files("assets/sample", &[".toml", ".md"]));
    // The coach must know the words it listens for, and tests the words they look for.
    let looks_for_them = ["crates/wording/", "tests/tests/tidy.rs", "app/src/deck/", "report/tests/words.rs"];
    all.retain(|(path, _)| !looks_for_them.iter().any(|exempt| path.contains(exempt)));
    none("the field's words are used everywhere", lines_with(&all, &words));
}

#[test]
fn every_path_in_the_architecture_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let starts = ["src-tauri/", "ui/", "assets/", "tests/", ".ci/"];
    let paths =
        text.split('`').skip(1).step_by(2).filter(|quoted| starts.iter().any(|start| quoted.starts_with(start)));
    let missing = paths.filter(|path| !path.contains('*') && !root().join(path).exists()).map(str::to_owned);
    none("ARCHITECTURE.md is true in the commit that changes a boundary", missing.collect());
}

#[test]
fn arrows_between_the_rooms_only_point_down() {
    let allowed: [(&str, &[&str]); 8] = [
        ("domain", &[]),
        ("wording", &["domain"]),
        ("intake", &["domain"]),
        ("figure", &["domain"]),
        ("store", &["domain"]),
        ("report", &["domain", "figure"]),
        ("app", &["domain", "wording", "intake", "figure", "store", "report"]),
        ("cli", &["app"]),
    ];
    let mut wrong = Vec::new();
    for (room, may) in allowed {
        let manifest = fs::read_to_string(root().join(format!("src-tauri/crates/{room}/Cargo.toml"))).unwrap();
        let normal = manifest.split("[dev-dependencies]").next().unwrap();
        for other in ["domain", "wording", "intake", "figure", "store", "report", "app", "cli"] {
            let named = normal.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(other));
            if named && !may.contains(&other) {
                wrong.push(format!("{room} uses {other}"));
            }
        }
    }
    none("each crate exists because something is forbidden in it", wrong);
}
