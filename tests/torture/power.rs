//! Owns the promise that a power cut takes no acknowledged word, and the proof that this cut would take others.
//! Must not stand in for a disk that lies about what it has flushed: nothing here can make one.

use crate::disk::Disk;
use crate::ledger::{Ledger, open};
use crate::run::Run;
use crate::{report, skipped, times};
use std::time::{Duration, Instant};
use tests::draw::Draw;

/// Lets the writer work for a while and cuts the power; returns with the disk plugged in again. What was acknowledged
/// before the cut is in the ledger; what came after it is nobody's promise.
fn cut(disk: &Disk, run: Run, draw: &mut Draw, ledger: &mut Ledger) {
    let mut troubles = ledger.take(run.until_kept(1 + draw.below(40)));
    std::thread::sleep(Duration::from_micros(u64::try_from(draw.below(20_000)).expect("small")));
    troubles.extend(ledger.take(run.by_now()));
    disk.cut_the_power().expect("the power is cut");
    assert!(troubles.is_empty(), "until the power fails there is no trouble: {troubles:?}");
    run.kill();
    disk.unplug().expect("it comes off");
    disk.plug_in().expect("it comes on again");
}

#[test]
#[ignore = "takes a minute; .ci/torture runs it"]
fn a_power_cut_loses_no_acknowledged_word() {
    const CYCLES_A_DISK: usize = 20;
    let (cycles, began, mut draw) = (times(100), Instant::now(), Draw(11));
    let (mut acknowledged, mut lost) = (0, 0);
    for first in (0..cycles).step_by(CYCLES_A_DISK) {
        let disk = match Disk::with_power() {
            Ok(disk) => disk,
            Err(why) => return skipped("power cut", &why.0),
        };
        let library = disk.root().join("library.db");
        let mut ledger = Ledger::default();
        for cycle in first..(first + CYCLES_A_DISK).min(cycles) {
            let run = Run::start("write", &library, &[(cycle + 1).to_string()]);
            cut(&disk, run, &mut draw, &mut ledger);
            lost += ledger.prove(&library).lost;
        }
        acknowledged += ledger.len();
    }
    report(format_args!(
        "power cut: {cycles} cycles on ext4, {acknowledged} acts acknowledged, {lost} lost, check clean after each, {} s",
        began.elapsed().as_secs()
    ));
    assert_eq!(lost, 0, "a word acknowledged is a word kept, when the power fails too");
}

#[test]
#[ignore = "takes a quarter of a minute; .ci/torture runs it"]
fn the_same_cut_takes_words_that_were_never_flushed() {
    let (cuts, mut draw) = (times(10), Draw(12));
    let (mut acknowledged, mut lost, mut cuts_that_took) = (0, 0, 0);
    for seed in 0..cuts {
        let disk = match Disk::with_power() {
            Ok(disk) => disk,
            Err(why) => return skipped("power cut, control", &why.0),
        };
        let library = disk.root().join("library.db");
        let mut ledger = Ledger::default();
        cut(&disk, Run::start_unsynced(&library, seed), &mut draw, &mut ledger);
        let door = open(&library);
        let taken = if door.closed().is_some() { ledger.len() } else { ledger.compare(&door).lost };
        acknowledged += ledger.len();
        lost += taken;
        cuts_that_took += usize::from(taken > 0);
    }
    report(format_args!(
        "power cut, control: the same writer with its flushes taken away, {cuts} cuts, {acknowledged} acts acknowledged, \
         {lost} lost in {cuts_that_took} cuts"
    ));
    assert!(acknowledged > 0, "the writer was at work");
    assert!(lost > 0, "a cut that takes nothing away proves nothing");
}
