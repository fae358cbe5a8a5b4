//! Owns a run over real reports by others: `SECOND_STORY_REAL_INPUT=FOLDER cargo test -p intake`.
//! Must not keep a word of them in this repository.

use intake::{Input, Intake, read};
use std::path::{Path, PathBuf};

fn reports(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            reports(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "md") {
            into.push(path);
        }
    }
    into.sort();
    Ok(())
}

#[test]
fn at_least_95_of_100_timeline_entries_of_real_reports_get_a_time() {
    let Some(folder) = std::env::var_os("SECOND_STORY_REAL_INPUT") else {
        eprintln!("SKIPPED: set SECOND_STORY_REAL_INPUT to a folder of real Markdown reports to run this test");
        return;
    };
    let mut paths = Vec::new();
    reports(Path::new(&folder), &mut paths).expect("the folder can be listed");
    assert!(!paths.is_empty(), "a folder without reports proves nothing");
    let (mut entries, mut dated, mut meant) = (0, 0, 0);
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::read(path).expect("the report can be read");
        let found = read(&Input::new(&name, &bytes)).unwrap_or_else(|why| panic!("{name}: {why}"));
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(
            found.lines.len(),
            text.lines().filter(|line| !line.trim().is_empty()).count(),
            "{name}: a line was lost"
        );
        let (all, with_time, should) = tally(&found);
        println!("{all:4} entries, {with_time:4} dated, {} unparsed  {name}", found.counts.kept_unparsed);
        entries += all;
        dated += with_time;
        meant += should;
    }
    println!("{} reports, {entries} entries, {meant} of them name a time, {dated} dated", paths.len());
    assert!(dated * 100 >= meant * 95, "only {dated} of {meant} entries that name a time were dated");
}

/// Entries; entries with a time on the clock; entries that name a time.
fn tally(found: &Intake) -> (usize, usize, usize) {
    let dated = found.timeline.iter().filter(|entry| entry.at.starts().is_some()).count();
    let named = found.timeline.iter().filter(|entry| !entry.at.original.is_empty()).count();
    (found.timeline.len(), dated, named)
}
