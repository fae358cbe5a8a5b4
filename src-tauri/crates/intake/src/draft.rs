//! Owns what a format hands over: lines without times on the clock, and the steps that tell which lines belong together.
//! Must not know any one format, nor place anything on the clock.

use crate::clock::{Reading, Zone};
use crate::decode::SourceLine;
use crate::{KeptBecause, Offer, Piece, ReadLine};
use domain::When;
use std::sync::Arc;

/// A file as a format sees it.
pub(crate) struct Page<'a> {
    /// The file's name.
    pub(crate) name: &'a str,
    /// All of it.
    pub(crate) text: &'a str,
    /// Its lines, blank ones left out.
    pub(crate) lines: &'a [SourceLine<'a>],
}

/// What a format made of a page.
#[derive(Default)]
pub(crate) struct Draft<'a> {
    /// The file's own title, without markup.
    pub(crate) title: Option<String>,
    /// The zone it states for all its times, and the words that state it.
    pub(crate) zone: Option<(Zone, String)>,
    /// What stands under "Summary".
    pub(crate) summary: Option<String>,
    /// What stands under "Impact".
    pub(crate) impact: Option<String>,
    /// The lines of the file, where they are not those of the page: rows that wrap, messages.
    pub(crate) own: Option<Vec<SourceLine<'a>>>,
    /// The parts the lines are of; empty where there is only one.
    pub(crate) pieces: Vec<Piece>,
    /// One for each line of the page, or of `own`, in order.
    pub(crate) lines: Vec<DraftLine>,
    /// All lines instead, from a format whose times leave nothing to the clock.
    pub(crate) placed: Option<Vec<ReadLine>>,
    /// How many control characters stand in those as pictures.
    pub(crate) pictured: usize,
    /// What is to be placed on the clock, in the order of the file.
    pub(crate) steps: Vec<Step>,
    /// What the app may offer.
    pub(crate) offers: Vec<Offer>,
}

/// A line before its time is placed.
#[derive(Clone, Debug)]
pub(crate) struct DraftLine {
    /// The line without its time and markup.
    pub(crate) text: String,
    /// Who wrote or said it.
    pub(crate) author: String,
    /// Why it has no time, should it turn out to have none.
    pub(crate) without: KeptBecause,
    /// The headings it stands under.
    pub(crate) section: Option<Arc<str>>,
}

/// One thing that bears on the clock.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// From here on, times are in this zone.
    Zone(Zone),
    /// A line that says the day for those below it, and is no moment itself.
    Day {
        /// The line.
        line: usize,
        /// What it says.
        reading: Box<Reading>,
    },
    /// A line with a time of its own that is evidence, and no entry of the timeline until a person says so.
    Line {
        /// The line.
        line: usize,
        /// What it says of its time.
        stamp: Stamp,
    },
    /// An entry of the timeline.
    Entry(EntryDraft),
}

/// An entry of the timeline before its time is placed.
#[derive(Clone, Debug)]
pub(crate) struct EntryDraft {
    /// Its lines; the first names the time.
    pub(crate) lines: Vec<usize>,
    /// What it says of its time.
    pub(crate) stamp: Stamp,
    /// What happened, in one line; may be empty.
    pub(crate) title: String,
}

/// What an entry says of its time.
#[derive(Clone, Debug)]
pub(crate) enum Stamp {
    /// A time that could be read.
    Read(Box<Reading>),
    /// A time that leaves nothing open, as machines write it.
    Known(Box<When>),
    /// Something that stands where a time should.
    Unreadable(String),
    /// Nothing.
    None,
}

/// Shortens a title to what an entry may carry, at a space where there is one.
pub(crate) fn shorten(title: &str, most: usize) -> String {
    let title = title.trim();
    let Some((cut, _)) = title.char_indices().nth(most) else { return title.to_owned() };
    let room = title[..cut].char_indices().next_back().map_or(0, |(at, _)| at);
    let kept = &title[..room];
    let kept = kept.rfind(' ').filter(|space| *space > room / 2).map_or(kept, |space| &kept[..space]);
    format!("{}…", kept.trim_end())
}
