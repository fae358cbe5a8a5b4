//! Owns the figure of opening a large review, alone and among many others.
//! Must not know what a screen does with it.

use crate::Outcome;
use crate::invented::{Draw, add, large, review_id, small};
use crate::told::{at, times, told};
use domain::Stamp;
use std::path::Path;
use store::Library;

/// How many reviews the libraries hold.
const SIZES: [u64; 3] = [10, 1_000, 10_000];

/// Makes libraries of three sizes in the folder and opens the same large review in each, in turn.
pub fn measure(folder: &Path, stamp: Stamp) -> Outcome<()> {
    let mut libraries = Vec::new();
    for size in SIZES {
        libraries.push(made(&folder.join(format!("of-{size}.db")), size, stamp)?);
    }
    let mut taken = SIZES.map(|_| Vec::new());
    for _ in 0..100 {
        for (library, taken) in libraries.iter().zip(&mut taken) {
            taken.extend(times(1, |_| Ok(library.sheet(review_id(0))?))?);
        }
    }
    let median = |taken: &mut Vec<f64>| {
        taken.sort_by(f64::total_cmp);
        at(taken, 50)
    };
    let medians = taken.each_mut().map(median);
    let [of_ten, ..] = medians;
    for ((size, ours), library) in SIZES.into_iter().zip(medians).zip(&libraries) {
        told(&format!("open_large_review_among_{size}_v_3_ms"), ours, 3.0, ours / 3.0, ("<=", 1.0));
        told(&format!("open_large_review_among_{size}_v_among_10"), ours, of_ten, ours / of_ten, ("<=", 1.2));
        eprintln!("  the list of {size} reviews: {:.1} ms", at(&times(5, |_| Ok(library.reviews()?))?, 50));
    }
    Ok(())
}

fn made(path: &Path, size: u64, stamp: Stamp) -> Outcome<Library> {
    let mut library = Library::open(path)?;
    let mut draw = Draw(1);
    add(&mut library, review_id(0), large(0, &mut draw, stamp)?, stamp)?;
    for number in 1..size {
        add(&mut library, review_id(number), small(number, 20, &mut draw, stamp), stamp)?;
    }
    Ok(library)
}
