//! Owns the promise about a disk without room: what was kept can be read, the person is told, and writing goes on.
//! Must not limit SQLite instead of the disk: the file system itself says that it is full.

use crate::disk::Disk;
use crate::ledger::{Ledger, open};
use crate::run::{Run, Said};
use crate::{report, skipped, times};
use serde_json::Value;
use std::path::Path;
use std::time::Instant;

const KIB: usize = 1024;
const BALLAST: usize = 1024 * KIB;

/// Whether a person is told that there is no room, and what to do.
fn says_so(trouble: &Value) -> bool {
    let says = |part: &str, words: &str| trouble[part].as_str().is_some_and(|said| said.contains(words));
    says("message", "the disk is full") && says("next", "space")
}

#[test]
#[ignore = "takes a minute; .ci/torture runs it"]
fn a_full_disk_loses_nothing_says_so_and_takes_words_again_once_there_is_room() {
    let began = Instant::now();
    let (sizes, mut acknowledged, mut lost, mut unmade) = (times(64), 0, 0, 0);
    for number in 0..sizes {
        // From no room for a library at all to room for a few hundred acts.
        let size = 32 * KIB + number * (2048 * KIB) / sizes;
        let disk = match Disk::of_size(size + BALLAST) {
            Ok(disk) => disk,
            Err(why) => return skipped("disk full", &why.0),
        };
        disk.fill(BALLAST);
        let library = disk.root().join("library.db");
        let mut ledger = Ledger::default();
        fill(&library, number, &mut ledger);
        unmade += usize::from(ledger.len() == 0);
        old_words_can_be_read(&library, &ledger);
        let waiting = Run::start("patient", &library, &[(number + 1000).to_string()]);
        disk.make_room();
        let said = waiting.until_kept_through_troubles(10);
        let troubles = ledger.take(said.into_iter().chain(waiting.kill()));
        assert!(troubles.iter().all(says_so), "with {size} bytes the only trouble is the room: {troubles:#?}");
        lost += ledger.prove(&library).lost;
        acknowledged += ledger.len();
    }
    report(format_args!(
        "disk full: {sizes} sizes ({unmade} too small to begin), {acknowledged} acts acknowledged, {lost} lost, \
         read while full and written again after, {} s",
        began.elapsed().as_secs()
    ));
    assert_eq!(lost, 0, "a word acknowledged is a word kept, on a full disk too");
}

/// Writes until the disk is full, as often as somebody tries again.
fn fill(library: &Path, seed: usize, ledger: &mut Ledger) {
    for again in 0..3 {
        let (said, ended) = Run::start("write", library, &[(seed * 3 + again).to_string()]).finish();
        let troubles = ledger.take(said);
        assert_eq!(ended.code(), Some(3), "it ends because of the disk");
        assert!(troubles.len() == 1 && says_so(&troubles[0]), "it is told that there is no room: {troubles:#?}");
    }
}

/// Everything acknowledged is there to be read while the disk is still full.
fn old_words_can_be_read(library: &Path, ledger: &Ledger) {
    let door = open(library);
    match door.closed() {
        None => assert_eq!(ledger.compare(&door).lost, 0, "what was kept can be read on a full disk"),
        Some(why) => assert_eq!(ledger.len(), 0, "a library with words in it opens on a full disk: {}", why.why),
    }
}

impl Run {
    /// What it says until it has kept that many, whatever troubles come before.
    fn until_kept_through_troubles(&self, wanted: usize) -> Vec<Said> {
        let mut said = Vec::new();
        while said.iter().filter(|said| matches!(said, Said::Kept(_))).count() < wanted {
            said.push(self.next().expect("it goes on once there is room"));
        }
        said
    }
}
