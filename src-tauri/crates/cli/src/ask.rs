//! Owns the words of the command line.
//! Must not know what they lead to.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Facilitate an incident review on a laptop, and print it. No network, no account.
#[derive(Debug, Parser)]
#[command(name = "second-story", version, about, max_term_width = 100)]
pub struct Ask {
    /// The library file; made on first use where its folder exists. Default: library.db in the data folder.
    #[arg(long, global = true, value_name = "PATH")]
    pub library: Option<PathBuf>,
    /// Answer in JSON on stdout; errors become JSON on stderr.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Asked,
}

/// The shape of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words for a person.
    Words,
    /// JSON for a program.
    Json,
}

impl Ask {
    /// The shape of the answer that was asked for.
    pub fn shape(&self) -> Shape {
        if self.json { Shape::Json } else { Shape::Words }
    }
}

/// Anything that can be asked.
#[derive(Debug, Subcommand)]
pub enum Asked {
    /// What is asked of a library.
    #[command(flatten)]
    Held(Command),
    /// What needs none, and so must not make one.
    #[command(flatten)]
    Alone(Alone),
}

/// What can be asked without a library.
#[derive(Debug, Subcommand)]
pub enum Alone {
    /// Ask the language coach about texts; exit 1 where it has something to offer. Nothing is ever changed.
    Lint(Lint),
    /// Put a backup in the library's place; the present library is set aside, never deleted.
    Restore {
        /// The backup: a file, or a name from the list. Default: the newest.
        #[arg(long, value_name = "FILE", conflicts_with = "list")]
        from: Option<PathBuf>,
        /// List the backups instead, newest first.
        #[arg(long)]
        list: bool,
    },
    /// Get words back from a damaged library into a new one, page by page; the damaged one stays as it is.
    Salvage {
        /// The damaged library. Default: the library itself.
        file: Option<PathBuf>,
        /// The new library. Default: beside the damaged one, with "-salvaged" in its name.
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
    },
    /// Print the script that completes these words in a shell.
    Completions {
        /// The shell it is for.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// What can be asked of a library.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add the built-in sample review; its id is the last line.
    Sample,
    /// List the reviews, newest first.
    List,
    /// Show one review.
    Show {
        /// An id, the start of one, a title, or "sample".
        review: String,
    },
    /// Begin a review; its id is the last line.
    New {
        /// What to call it.
        #[arg(long)]
        title: String,
        /// The agenda to begin with: one of the built-in deck's presets.
        #[arg(long)]
        agenda: Option<String>,
    },
    /// Bring in reports, chat exports, tables and logs, each as a review; the last review's id is the last line. A file that
    /// cannot be taken in is told, and the others go on; the exit code is then 1.
    Import {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How to read them.
        #[arg(long = "as", value_enum, default_value_t = ReadAs::Auto)]
        read_as: ReadAs,
        /// Add to this review instead of making one a file.
        #[arg(long)]
        review: Option<String>,
        /// The time zone of times that name none, such as Europe/Copenhagen.
        #[arg(long)]
        zone: Option<String>,
    },
    /// Write a handout.
    Export {
        /// An id, the start of one, a title, or "sample".
        review: String,
        /// Which handout.
        #[arg(long, value_enum, default_value_t = WhatArg::All)]
        what: WhatArg,
        /// Who reads it: names become roles for everybody but the team.
        #[arg(long, value_enum, default_value_t = AudienceArg::Team)]
        audience: AudienceArg,
        /// In which form.
        #[arg(long = "as", value_enum, default_value_t = FormatArg::Pdf)]
        format: FormatArg,
        /// A font file (.ttf, .otf, .ttc) for characters the built-in fonts lack, such as Chinese; for this run only.
        #[arg(long, value_name = "PATH")]
        font: Option<PathBuf>,
        /// Leave private notes and remarks out of a package.
        #[arg(long)]
        without_private: bool,
        /// A folder for "all", or the file to write.
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
    /// Print the factor map, or read one back from JSON or Graphviz DOT: then factors of the review take what the file says,
    /// others are added, nothing is removed, and one undo takes it all back.
    Map {
        /// An id, the start of one, a title, or "sample".
        review: String,
        /// In which form.
        #[arg(long = "as", value_enum, default_value_t = MapAs::Text)]
        map_as: MapAs,
        /// Write it to this file instead of printing it.
        #[arg(long, value_name = "PATH", conflicts_with = "from")]
        out: Option<PathBuf>,
        /// Read a map back from this file.
        #[arg(long, value_name = "FILE", conflicts_with = "map_as")]
        from: Option<PathBuf>,
    },
    /// Merge a package into the copy of its review that is here; the review's id is the last line.
    Merge {
        /// The package.
        file: PathBuf,
    },
    /// Show everything done to a review, oldest first.
    History {
        /// An id, the start of one, a title, or "sample".
        review: String,
    },
    /// Search the words of every review; exit 1 where nothing is found.
    Search(Search),
    /// Take back the last act of a review.
    Undo {
        /// An id, the start of one, a title, or "sample".
        review: String,
    },
    /// Bring back the last act taken back.
    Redo {
        /// An id, the start of one, a title, or "sample".
        review: String,
    },
    /// Take a backup now: a proven copy beside the library, or where you say; its path is the last line.
    Backup {
        /// Where to put it instead.
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
    },
    /// Prove that the library is whole: its pages, its journal, and that state follows from it.
    Check,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReadAs {
    /// By its name and what is in it.
    Auto,
    /// A Slack export: the zip, or one day file of it.
    Slack,
    /// The log entries of a PagerDuty incident, as JSON or CSV.
    #[value(name = "pagerduty")]
    PagerDuty,
    /// A table: commas, tabs, semicolons or bars, found out by itself.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// A Markdown report.
    Markdown,
    /// A chat log as IRC programs write it.
    Irc,
    /// Plain lines, such as a log.
    Log,
    /// A package: a review that somebody else gives you, whole.
    Package,
}

/// Which handout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhatArg {
    /// The participant summary.
    Summary,
    /// What people read before they meet.
    PreRead,
    /// The timeline, with room for questions.
    Timeline,
    /// The factor map as a poster on A3.
    Map,
    /// The same poster as tiles of A4 to join.
    MapTiles,
    /// The facilitator's cards: what is often heard, and what to say instead.
    Cards,
    /// The full record.
    Record,
    /// Everything there is.
    All,
}

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AudienceArg {
    /// Those who were there.
    Team,
    /// The organisation.
    Company,
    /// Anybody.
    Public,
}

/// What the coach is asked about.
#[derive(Debug, Args)]
pub struct Lint {
    /// Files, and folders whose Markdown and text files are read; "-" or none reads standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the answer, where --json is not asked for.
    #[arg(long = "as", value_enum, default_value = "words", value_name = "FORM")]
    pub form: LintAs,
    /// The language of the texts: en, de or es.
    #[arg(long, default_value = "en", value_name = "TAG")]
    pub language: String,
    /// A folder of rules of your own. Default: "phrases" beside the library.
    #[arg(long, value_name = "FOLDER")]
    pub rules: Option<PathBuf>,
}

/// In which form the coach answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintAs {
    /// Words for a person, with the line and what to ask.
    Words,
    /// SARIF 2.1.0, for code review.
    Sarif,
    /// Workflow commands, which a code host shows beside the line.
    Github,
}

/// What to search for.
#[derive(Debug, Args)]
pub struct Search {
    /// Words, beginnings of words, or '"a phrase"' in quotation marks.
    pub words: Vec<String>,
    /// Look only in this kind of row.
    #[arg(long, value_enum, value_name = "KIND")]
    pub only: Option<KindArg>,
    /// Build the index anew first, after a check has found it wrong.
    #[arg(long)]
    pub rebuild: bool,
}

/// A kind of row that holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// Titles and summaries of reviews.
    Review,
    /// Notes.
    Note,
    /// Parked ideas.
    Parked,
    /// Lines of imported files.
    Line,
    /// Events.
    Event,
    /// Accounts of events.
    Account,
    /// Factors.
    Factor,
    /// Learnings.
    Learning,
    /// Open questions.
    Question,
    /// Follow-ups.
    FollowUp,
    /// Thanks.
    Thanks,
}

/// In which form a handout is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// Tagged PDF.
    Pdf,
    /// One HTML file, without script.
    Html,
    /// Markdown, for wikis and tickets.
    Markdown,
    /// The blocks as JSON, for other programs; docs/handout-json.md says what is in it.
    Json,
    /// The whole review with its history, for a co-facilitator to open.
    Package,
}

/// In which form the map is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MapAs {
    /// The outline, identical to the picture.
    Text,
    /// A picture that stays sharp.
    Svg,
    /// A picture of pixels, twice as sharp.
    Png,
    /// A graph for Graphviz; can be read back.
    Dot,
    /// A flowchart for wikis and tickets.
    Mermaid,
    /// Everything, for other programs; can be read back.
    Json,
    /// A table of factors and links.
    Csv,
    /// Boxes and curves as on screen, as JSON.
    Drawing,
}
