//! Owns the command that gets words back from a damaged library, and how its answer reads.
//! Must not open the library it is about.

use crate::Ended;
use crate::ask::Ask;
use crate::commands::answer;
use crate::say;
use app::{Host, Rescued, Trouble};
use std::path::Path;

/// Salvages a file, the library itself where none is named, into a new one.
pub fn run(ask: &Ask, file: Option<&Path>, to: Option<&Path>) -> Result<Ended, Trouble> {
    let damaged = match file {
        Some(file) => file.to_owned(),
        None => app::file::library(ask.library.clone())?,
    };
    let new = to.map_or_else(|| app::salvaged_beside(&damaged, 1), Path::to_owned);
    let rescued = app::salvage(&damaged, &new, Host::of_this_machine())?;
    answer(ask.shape(), &rescued, || told(&rescued, &new))
}

fn told(rescued: &Rescued, new: &Path) {
    for rows in &rescued.nouns {
        let all = rows.from_tables + rows.from_journal + rows.unsure;
        say::line(format_args!(
            "{:>8} {:<14} {} from tables, {} from the journal, {} unsure",
            all,
            rows.noun.replace('_', " "),
            rows.from_tables,
            rows.from_journal,
            rows.unsure
        ));
    }
    say::line(format_args!(
        "{} rows in all; {} acts kept, {} known to be lost; {} imported files.",
        rescued.rows, rescued.entries, rescued.entries_lost, rescued.files
    ));
    if rescued.untitled > 0 {
        say::line(format_args!(
            "{} reviews lost their own row and stand under a title that says so.",
            rescued.untitled
        ));
    }
    if rescued.attachments_lost > 0 {
        say::line(format_args!("{} attachments were left out: their bytes were lost.", rescued.attachments_lost));
    }
    say::line(format_args!("{}", new.display()));
}
