//! Owns the figures of the library: searching, a note's commit, and opening a review, over invented words.
//! Must not judge: it prints one line a figure, each a ratio against a peer or a limit in the same run.
//!
//! `cargo run --release -p store --example figures` works in a temporary folder, which is deleted afterwards. A number
//! after it sets how many reviews of 500 notes the largest library that is searched holds; 2,000 make a million notes.

mod commit;
mod invented;
mod opening;
mod search;
mod told;

use domain::Stamp;
use std::error::Error;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let largest: u64 = std::env::args().nth(1).map_or(Ok(2_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let stamp = Stamp { at: "2026-03-01T09:00:00Z".parse()? };
    commit::measure(&folder.path().join("new.db"), "new_library", stamp)?;
    for reviews in [largest / 100, largest / 10, largest] {
        search::measure(&folder.path().join(format!("{reviews}.db")), reviews, stamp)?;
    }
    commit::measure(&folder.path().join(format!("{largest}.db")), &format!("{largest}_reviews"), stamp)?;
    opening::measure(folder.path(), stamp)
}
