//! Owns the freshness of generated files: each is compared with what the types say now.
//! Must not know what is in them.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

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

#[test]
fn the_typescript_bindings_match_the_rust_types() {
    fresh("ui/src/ipc/bindings.ts", &app::bindings::typescript());
}
