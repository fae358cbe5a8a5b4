//! Owns the figure of a note's commit: row, journal, what can be undone and what can be found, in one.
//! Must not know how any of these is written.

use crate::Outcome;
use crate::invented::{Draw, add, note, review, review_id};
use crate::told::{at, told};
use domain::Stamp;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Instant;
use store::Library;

/// Commits in one run, as many as a long day of meetings brings.
const COMMITS: u64 = 2_000;

/// Where no other figure makes a review.
const OF: u64 = 900_000;

/// Commits notes one by one and syncs one page of the same disk after each, in turn. The library may hold much already.
pub fn measure(path: &Path, name: &str, stamp: Stamp) -> Outcome<()> {
    let mut library = Library::open(path)?;
    let mut page = File::create(path.with_extension("page"))?;
    page.write_all(&[0; 4096])?;
    page.sync_all()?;
    add(&mut library, review_id(OF), vec![review(OF, stamp)], stamp)?;
    // As the window does after the first act.
    while library.lengthen_some() {}
    let mut draw = Draw(9);
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for place in 0..COMMITS {
        let row = note(OF, place, draw.text(), stamp);
        let start = Instant::now();
        add(&mut library, review_id(OF), vec![row], stamp)?;
        ours.push(start.elapsed().as_secs_f64() * 1000.0);
        let start = Instant::now();
        page.rewind()?;
        page.write_all(&[1; 4096])?;
        page.sync_data()?;
        peer.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    ours.sort_by(f64::total_cmp);
    peer.sort_by(f64::total_cmp);
    for (percent, target) in [(50, 1.3), (99, 2.0)] {
        let (ours, peer) = (at(&ours, percent), at(&peer, percent));
        told(&format!("note_commit_{name}_p{percent}_v_fdatasync"), ours, peer, ours / peer, ("<=", target));
    }
    library.close()?;
    Ok(())
}
