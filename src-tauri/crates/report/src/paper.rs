//! Owns the block tree: what a handout says, in order, with every name and private word already gone.
//! Must not know fonts, pages, PDF or how a review is kept.

use chrono::{DateTime, Utc};
use domain::Polarity;
use serde::Serialize;
use std::collections::BTreeSet;

/// A handout before it has pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paper {
    /// What the file is called inside, and what the running foot repeats.
    pub title: String,
    /// The language of the fixed sentences, such as `en`.
    pub language: String,
    /// Who it is for, in words, for the running foot.
    pub reader: String,
    /// The page number, with `{page}` and `{pages}` standing for the two numbers.
    pub folio: String,
    /// One sentence on what the file is, for its metadata.
    pub subject: String,
    /// The date the file carries; taken from the review, so that the same review makes the same bytes.
    pub made_at: DateTime<Utc>,
    /// How its pages lie; a matter of the pages alone.
    #[serde(skip)]
    pub turn: Turn,
    /// The contents, top to bottom.
    pub blocks: Vec<Block>,
}

/// How the pages of a paper lie. A map that is no poster brings a sheet of its own in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Taller than wide.
    Upright,
    /// Wider than tall, for tables of many columns.
    Sideways,
    /// The head and the map together on one sheet of A3; what follows them is upright.
    Poster,
}

/// A place in the paper something else can point at, such as `event-3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Anchor(pub String);

/// How a piece of text differs from the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Not at all.
    Plain,
    /// Said with weight.
    Strong,
    /// Somebody's own words.
    Own,
    /// Said in passing.
    Quiet,
    /// A time or a number, in the face whose digits line up.
    Clock,
}

/// A piece of text in one tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Their tone.
    pub tone: Tone,
    /// Where a click leads.
    pub to: Option<Anchor>,
}

impl Span {
    /// Text in a tone, leading nowhere.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone, to: None }
    }

    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(Tone::Plain, text)
    }

    /// Quiet text.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::new(Tone::Quiet, text)
    }

    /// The same text, leading somewhere.
    pub fn leading_to(mut self, anchor: Anchor) -> Self {
        self.to = Some(anchor);
        self
    }
}

/// One paragraph.
pub type Line = Vec<Span>;

/// Something told by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What was told, paragraph by paragraph.
    pub text: Vec<Line>,
    /// Whether these are their own words, which are set in italic behind a double rule.
    pub own_words: bool,
    /// How it is known and where it belongs.
    pub under: Line,
    /// What they knew, expected and could see then: a word and its text.
    pub then: Vec<(String, String)>,
}

/// One version of a moment, beside others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Whose.
    pub who: String,
    /// What they tell.
    pub told: Told,
}

/// The sign before an entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// A short dash.
    Dash,
    /// A question mark.
    Question,
    /// The shape of a polarity, the same as on the map.
    Polarity(Polarity),
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its sign.
    pub sign: Sign,
    /// What it says, paragraph by paragraph.
    pub text: Vec<Line>,
    /// Quiet lines beneath; may be none.
    pub under: Vec<Line>,
    /// The place it makes.
    pub anchor: Option<Anchor>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading, repeated on every page.
    pub head: String,
    /// Its share of the width, against the other columns.
    pub share: u16,
}

/// One row of a table: one cell a column, each of several paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The place it makes.
    pub anchor: Option<Anchor>,
    /// Its cells.
    pub cells: Vec<Vec<Line>>,
}

/// Whether something shares a page with what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// It need not.
    Free,
    /// It must.
    Kept,
}

/// Where the heading of a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Heading {
    /// Above what follows, across the whole width.
    Above,
    /// In the column of labels, beside what follows.
    Beside,
}

/// A part of the paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// What this is and what it is about.
    Masthead {
        /// What kind of handout it is.
        kicker: String,
        /// The review's title.
        title: String,
        /// When it happened, when it was reviewed, how names are handled.
        facts: Vec<String>,
    },
    /// The story in a few sentences, set larger.
    Lead {
        /// Its paragraphs.
        text: Vec<Line>,
    },
    /// The parts of the paper with their pages.
    Contents {
        /// What the list is called.
        label: String,
        /// The parts.
        entries: Vec<(String, Anchor)>,
    },
    /// A new part.
    Part {
        /// Its heading.
        title: String,
        /// The place it makes.
        anchor: Anchor,
        /// Where the heading stands.
        heading: Heading,
    },
    /// Running text beside an optional label.
    Passage {
        /// What it is about; may be empty.
        label: String,
        /// Its paragraphs.
        text: Vec<Line>,
        /// What becomes of it where a page ends.
        next: Next,
    },
    /// What one perspective tells.
    Voice {
        /// The perspective.
        who: String,
        /// What it tells, in story order.
        told: Vec<Told>,
    },
    /// Versions of one moment, side by side and never merged; it may be told by one, or by nobody yet.
    Versions {
        /// The moment, for the heading and the bookmarks.
        title: String,
        /// The place it makes.
        anchor: Option<Anchor>,
        /// When it was, and where it stands in the timeline.
        at: Line,
        /// The versions, in the order of the perspectives.
        versions: Vec<Version>,
    },
    /// A list beside an optional label.
    List {
        /// What its entries share; may be empty.
        label: String,
        /// The entries.
        entries: Vec<Entry>,
    },
    /// A table; its first column names the row.
    Table {
        /// What it holds, in a few words.
        caption: String,
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// The factor map.
    Map(Box<Map>),
}

/// The factor map, ready to be painted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    /// The heading it stands under, repeated where the map has a page of its own.
    pub title: String,
    /// The place it makes.
    pub anchor: Anchor,
    /// The geometry, with this audience's words.
    #[serde(rename = "graph", serialize_with = "crate::json::graph")]
    pub drawing: figure::Drawing,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
    /// A line under the picture.
    pub caption: String,
    /// How large it is printed; a matter of the pages alone.
    #[serde(skip)]
    pub spread: Spread,
}

/// How large a map is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// On a page among others: A4 where its words can be read there, else A3.
    Page,
    /// As large as the rest of a sheet of A3 allows, under the head of the paper.
    Poster,
    /// As a poster cut into tiles of A4.
    Tiles {
        /// What stands above the map once the tiles are joined.
        title: String,
        /// What each tile is called, with `{tile}` and `{tiles}` standing for the two numbers.
        tile: String,
    },
}

/// How many tiles of A4 on its side make a poster: columns and rows.
pub(crate) const TILES: [usize; 2] = [2, 2];

impl Paper {
    /// Every place the paper makes.
    pub(crate) fn places(&self) -> BTreeSet<Anchor> {
        let mut places = BTreeSet::new();
        for block in &self.blocks {
            match block {
                Block::Part { anchor, .. } => places.extend([anchor.clone()]),
                Block::Map(map) => places.extend([map.anchor.clone()]),
                Block::List { entries, .. } => places.extend(entries.iter().filter_map(|it| it.anchor.clone())),
                Block::Versions { anchor, .. } => places.extend(anchor.clone()),
                Block::Table { rows, .. } => places.extend(rows.iter().filter_map(|row| row.anchor.clone())),
                Block::Masthead { .. }
                | Block::Lead { .. }
                | Block::Contents { .. }
                | Block::Passage { .. }
                | Block::Voice { .. } => {}
            }
        }
        places
    }

    /// The same paper in which nothing leads to a place it does not make: one handout has a timeline to lead to,
    /// another has not.
    pub(crate) fn without_dead_ends(mut self) -> Self {
        let places = self.places();
        for span in self.blocks.iter_mut().flat_map(lines).flatten() {
            span.to = span.to.take().filter(|anchor| places.contains(anchor));
        }
        self
    }
}

/// Every paragraph of a block.
fn lines(block: &mut Block) -> Vec<&mut Line> {
    fn told(told: &mut Told) -> impl Iterator<Item = &mut Line> {
        told.text.iter_mut().chain([&mut told.under])
    }
    match block {
        Block::Masthead { .. } | Block::Contents { .. } | Block::Part { .. } | Block::Map(_) => Vec::new(),
        Block::Lead { text } | Block::Passage { text, .. } => text.iter_mut().collect(),
        Block::Voice { told: all, .. } => all.iter_mut().flat_map(told).collect(),
        Block::Versions { at, versions, .. } => {
            versions.iter_mut().flat_map(|version| told(&mut version.told)).chain([at]).collect()
        }
        Block::List { entries, .. } => {
            entries.iter_mut().flat_map(|entry| entry.text.iter_mut().chain(&mut entry.under)).collect()
        }
        Block::Table { rows, .. } => rows.iter_mut().flat_map(|row| &mut row.cells).flatten().collect(),
    }
}
