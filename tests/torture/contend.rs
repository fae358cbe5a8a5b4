//! Owns the promise about two programs on one library: one writes, the other is told, and nothing is lost between them.
//! Must not let them agree on anything beside the library: each simply tries again.

use crate::ledger::{Ledger, open};
use crate::report;
use crate::run::{Run, Said};
use app::{Request, Start, Which};
use serde_json::json;
use std::time::Instant;

#[test]
#[ignore = "takes half a minute; .ci/torture runs it"]
fn eight_programs_on_one_library_lose_no_increment() {
    const PROGRAMS: usize = 8;
    const TIMES: usize = 2_000;
    let began = Instant::now();
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library.db");
    let mut door = open(&library);
    let review = door.start(Start { title: "Invented".to_owned(), preset: None }).expect("it begins").review;
    let zero = json!({ "act": "Write", "of": { "noun": "note", "row": {
        "id": uuid::Uuid::from_u128(1), "rev": 0, "review": review, "kind": "note", "text": "0",
        "taken_at": "2026-03-01T09:00:00Z", "perspective": null, "agenda_item": null, "visibility": "private",
    } } });
    app::apply(&mut door, Request { name: "act".to_owned(), input: zero }).expect("the number stands");
    door.close().expect("it closes");

    let start = |program: usize| Run::start("count", &library, &[(program + 1).to_string(), TIMES.to_string()]);
    let runs: Vec<Run> = (0..PROGRAMS).map(start).collect();
    // Each is listened to by a thread of its own, so that nobody waits for the one before.
    let heard: Vec<_> = std::thread::scope(|scope| {
        let listeners: Vec<_> = runs.into_iter().map(|run| scope.spawn(|| run.finish())).collect();
        listeners.into_iter().map(|listener| listener.join().expect("heard to the end")).collect()
    });
    let (mut ledger, mut told) = (Ledger::default(), 0);
    for (program, (said, ended)) in heard.into_iter().enumerate() {
        let kept = said.iter().filter(|said| matches!(said, Said::Kept(_))).count();
        let troubles = ledger.take(said);
        assert!(ended.success() && kept == TIMES, "program {program} kept {kept} and was told {troubles:?}");
        for trouble in &troubles {
            let busy = trouble["code"] == "closed"
                && trouble["message"].as_str().is_some_and(|why| why.contains("is open in another window"));
            assert!(busy, "the only trouble is that somebody else is writing: {trouble}");
        }
        told += troubles.len();
    }
    let proof = ledger.prove(&library);
    let door = open(&library);
    let sheet = door.review(Which { review }).expect("it reads").sheet;
    let total = &sheet.notes.first().expect("the number stands").text;
    report(format_args!(
        "{PROGRAMS} programs on one library: {PROGRAMS} x {TIMES} increments make {total}, {} acknowledged, {} lost, \
         told {told} times that the library was in use, {} s",
        ledger.len(),
        proof.lost,
        began.elapsed().as_secs()
    ));
    assert_eq!(proof.lost, 0, "a word acknowledged is a word kept, whoever else is writing");
    assert_eq!(*total, (PROGRAMS * TIMES).to_string(), "no increment overwrote another");
    assert!(told > 0, "they did meet");
}
