//! Owns what a file turned out to hold: its lines, its timeline, and what its own sections say.
//! Must not know where any of it came from on disk, or what the app makes of it.

use domain::{SourceKind, When};
use std::sync::Arc;

/// A file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The kind it was read as.
    pub kind: SourceKind,
    /// Its own title, without markup, where it has one.
    pub title: Option<String>,
    /// What it says under a heading such as "Summary", raw.
    pub summary: Option<String>,
    /// What it says under a heading such as "Impact", raw.
    pub impact: Option<String>,
    /// The zone its times were read in where a line does not name its own.
    pub zone: ZoneRead,
    /// Every line with something on it, in the order of the file.
    pub lines: Vec<ReadLine>,
    /// What the file is made of: one piece as a rule, one for each conversation of a chat export. Together they hold all
    /// lines, in order.
    pub pieces: Vec<Piece>,
    /// What should become events, in the order of the file.
    pub timeline: Vec<Entry>,
    /// What the app may offer as factors, learnings and so on. Nothing is taken over without a person's say.
    pub offers: Vec<Offer>,
    /// How many lines there are of each sort.
    pub counts: Counts,
}

/// The zone a file's times were read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneRead {
    /// The IANA name, such as `Europe/Copenhagen`; `+05:30` and the like where a fixed offset has none.
    pub name: String,
    /// The words that stated it, such as `PST (UTC-7)`; empty where nothing did.
    pub said: String,
    /// How it was found.
    pub how: ZoneHow,
}

/// How a zone was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneHow {
    /// The person gave it. It wins over what the file says of all its times, not over what a line says of its own.
    Given,
    /// The file states it.
    Stated,
    /// Nothing states it: UTC was assumed.
    Assumed,
}

/// A part of a file that stands for itself, such as one channel of a chat export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its name within the file; empty where the file is of one piece.
    pub name: String,
    /// How many lines it has.
    pub lines: usize,
}

/// One line of the file, or one record where records are not lines: a message, a row that wraps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// Which line of the file it is, from 0, blank lines counted; for a message, its place in its piece.
    pub position: usize,
    /// The line as it stood, without its line ending. Control characters other than tab, which cannot be kept or
    /// printed, stand as their pictures (`␛`); [`Counts::pictured`] says how many. Of a message it is the text before
    /// its markup was read.
    pub raw: String,
    /// The line without its time and markup; empty where that is what [`Self::raw`] says.
    pub text: String,
    /// Who wrote or said it, as the file names them; empty where it does not.
    pub author: String,
    /// Its time: its own, or that of the entry it belongs to.
    pub at: When,
    /// What had to be assumed to place it on the clock.
    pub assumed: Option<Assumed>,
    /// Why it has no time on the clock; none where it has one.
    pub kept_because: Option<KeptBecause>,
    /// The headings it stands under, outermost first, joined by " › "; none above the first.
    pub section: Option<Arc<str>>,
}

impl ReadLine {
    /// What it says, without its time and markup.
    pub fn words(&self) -> &str {
        if self.text.is_empty() { &self.raw } else { &self.text }
    }
}

/// Why a line stands without a time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptBecause {
    /// It names no time, and does not seem to mean to.
    Prose,
    /// It is a heading.
    Heading,
    /// It is the head or the rule of a table.
    TableFrame,
    /// It is code, or output that was pasted in.
    Code,
    /// It stands on the timeline and tells its place there only in words, or not at all.
    PlaceOnly,
    /// It names a time of day, and nothing says of which day.
    NoDate,
    /// It stands where a time should, and what stands there could not be read as one.
    UnreadableTime,
    /// Its date could mean two days, such as 03/04/2024.
    AmbiguousDate,
    /// It names a time that no clock showed: 25:61, or the hour that is skipped in spring.
    NoSuchTime,
    /// It is not written like the rest of the file, so that not even its parts could be told.
    OtherShape,
}

impl KeptBecause {
    /// Every reason there is.
    pub const ALL: [Self; 10] = [
        Self::Prose,
        Self::Heading,
        Self::TableFrame,
        Self::Code,
        Self::PlaceOnly,
        Self::NoDate,
        Self::UnreadableTime,
        Self::AmbiguousDate,
        Self::NoSuchTime,
        Self::OtherShape,
    ];

    /// Whether a time was meant and could not be read, so that a person should look.
    pub fn is_unparsed(self) -> bool {
        matches!(self, Self::NoDate | Self::UnreadableTime | Self::AmbiguousDate | Self::NoSuchTime | Self::OtherShape)
    }

    /// One short word for it, to be kept beside the line and to be looked up in the locale files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Heading => "heading",
            Self::TableFrame => "table_frame",
            Self::Code => "code",
            Self::PlaceOnly => "place_only",
            Self::NoDate => "no_date",
            Self::UnreadableTime => "unreadable_time",
            Self::AmbiguousDate => "ambiguous_date",
            Self::NoSuchTime => "no_such_time",
            Self::OtherShape => "other_shape",
        }
    }
}

/// What had to be assumed to place a line on the clock, where the line itself does not say it all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumed {
    /// The day comes from the title.
    DayFromTitle,
    /// The day comes from the file's name.
    DayFromFileName,
    /// The day comes from a line such as "Date: …" near the top.
    DayFromPreamble,
    /// The year comes from elsewhere in the file.
    Year,
    /// The clock went back by hours while the story went on, so it is taken to be the next day.
    NextDay,
    /// The clock went back on a twelve-hour dial, so it is taken to be after noon.
    Afternoon,
    /// The clocks went back that night, so the hour came twice; the first is taken.
    FirstOfTwo,
}

/// Something that should become an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The lines it rests on, by their place in [`Intake::lines`]; never empty. The first is the one that names the time.
    pub lines: Vec<usize>,
    /// When it happened.
    pub at: When,
    /// What happened, in one line of at most [`Entry::TITLE_MOST`] characters; never empty.
    pub title: String,
}

impl Entry {
    /// The most characters a title may have; a longer one ends in "…", and its lines hold the whole.
    pub const TITLE_MOST: usize = 600;
}

/// Something found under a heading that says what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the heading calls it.
    pub kind: OfferKind,
    /// Its lines, by their place in [`Intake::lines`].
    pub lines: Vec<usize>,
    /// Its text without markup, wrapped lines joined.
    pub text: String,
    /// How deep it stands in its list, from 0.
    pub depth: usize,
}

/// What the heading above a line calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfferKind {
    /// "Contributing factors", "Causes".
    Contributed,
    /// "What went well", "Mitigations".
    WentWell,
    /// "What went wrong", "What could be better".
    WentBadly,
    /// "Where we got lucky".
    Luck,
    /// "Lessons learned".
    Lesson,
    /// "Action items", "Follow-ups".
    FollowUp,
    /// "Questions", "Open questions".
    Question,
    /// "Thanks".
    Thanks,
}

/// How many lines there are of each sort. `lines = dated + undated + kept_unparsed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines with something on them.
    pub lines: usize,
    /// Lines with a time on the clock, their own or inherited.
    pub dated: usize,
    /// Lines that name no time.
    pub undated: usize,
    /// Lines where a time was meant that could not be read. They are kept as they are.
    pub kept_unparsed: usize,
    /// Control characters that are shown as their pictures.
    pub pictured: usize,
}
