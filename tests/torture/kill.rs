//! Owns the promise that a killed process takes no acknowledged word with it.
//! Must not wait for a good moment: the signal comes while the library opens, is made, is written or is closed.

use crate::ledger::Ledger;
use crate::run::Run;
use crate::{report, skipped, times};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tests::draw::Draw;

#[test]
#[ignore = "takes a minute; .ci/torture runs it"]
fn kill_9_loses_no_acknowledged_word() {
    const CYCLES_A_LIBRARY: usize = 20;
    let (cycles, began) = (times(300), Instant::now());
    let mut draw = Draw(9);
    let (mut acknowledged, mut lost, mut beyond, mut early) = (0, 0, 0, 0);
    for first in (0..cycles).step_by(CYCLES_A_LIBRARY) {
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path().join("library.db");
        let (mut ledger, mut silent) = (Ledger::default(), 0);
        for cycle in first..(first + CYCLES_A_LIBRARY).min(cycles) {
            let before = ledger.len();
            let run = Run::start("write", &library, &[(cycle + 1).to_string()]);
            // Every fourth is killed by the clock alone, which meets the making and the opening of the library.
            let wanted = if cycle % 4 == 0 { 0 } else { 1 + draw.below(30) };
            let longest = if wanted == 0 { 60_000 } else { 4_000 };
            let mut troubles = ledger.take(run.until_kept(wanted));
            std::thread::sleep(Duration::from_micros(u64::try_from(draw.below(longest)).expect("small")));
            troubles.extend(ledger.take(run.kill()));
            assert!(troubles.is_empty(), "a writer alone on its library has no trouble: {troubles:?}");
            early += usize::from(ledger.len() == before);
            let proof = ledger.prove(&library);
            lost += proof.lost;
            silent = proof.held.saturating_sub(ledger.len());
        }
        acknowledged += ledger.len();
        beyond += silent;
    }
    report(format_args!(
        "kill -9: {cycles} cycles ({early} before the first act), {acknowledged} acts acknowledged, {lost} lost, \
         check clean after each, {beyond} kept but not yet acknowledged, {} s",
        began.elapsed().as_secs()
    ));
    assert_eq!(lost, 0, "a word acknowledged is a word kept");
    assert!(acknowledged > cycles * 5, "the writer was killed at work, and not only before it began");
}

/// The command line, where it has been built.
fn command_line() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_BIN_EXE_torture-writer")).with_file_name("second-story");
    let path = std::env::var_os("SECOND_STORY_CLI").map_or_else(beside, PathBuf::from);
    path.exists().then_some(path)
}

#[test]
#[ignore = "takes half a minute; .ci/torture runs it"]
fn a_killed_import_is_there_whole_or_not_at_all() {
    const LINES: usize = 200;
    let Some(program) = command_line() else {
        return skipped("kill -9 of an import", "the command line is not built; SECOND_STORY_CLI names it");
    };
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library.db");
    let log: String = (0..LINES)
        .map(|line| format!("2026-03-01 09:{:02}:{:02} invented line {line}\n", line / 60, line % 60))
        .collect();
    let file = folder.path().join("invented.log");
    std::fs::write(&file, log).expect("written");
    let import = || {
        let mut command = Command::new(&program);
        command.arg("--library").arg(&library).arg("import").arg(&file).args(["--as", "log"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().expect("the command line starts")
    };
    let began = Instant::now();
    let whole = import().wait_with_output().expect("it ends");
    assert!(whole.status.success(), "an import that nobody kills succeeds");
    let takes = usize::try_from(began.elapsed().as_micros()).expect("small");

    let (cycles, mut draw) = (times(30), Draw(10));
    let mut acknowledged = vec![String::from_utf8_lossy(&whole.stdout).trim().to_owned()];
    for _ in 0..cycles {
        let mut running = import();
        std::thread::sleep(Duration::from_micros(u64::try_from(draw.below(takes * 5 / 4)).expect("small")));
        running.kill().expect("kill -9");
        let output = running.wait_with_output().expect("it is gone");
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        acknowledged.extend((!said.is_empty()).then_some(said));
        let proof = Ledger::default().prove(&library);
        assert!(proof.held >= acknowledged.len(), "an acknowledged import is in the journal");
    }
    let door = crate::ledger::open(&library);
    let reviews = door.library(()).expect("the reviews are listed").reviews;
    for listed in &reviews {
        let sheet = door.review(app::Which { review: listed.review.id }).expect("it reads").sheet;
        assert_eq!(sheet.lines.len(), LINES, "an import is there whole or not at all");
    }
    let lost =
        acknowledged.iter().filter(|id| !reviews.iter().any(|listed| listed.review.id.to_string() == **id)).count();
    report(format_args!(
        "kill -9 of an import: {cycles} cycles, {} imports acknowledged, {lost} lost, {} there, each with all {LINES} lines",
        acknowledged.len(),
        reviews.len()
    ));
    assert_eq!(lost, 0, "an import whose id was printed is kept");
}
