//! Owns what crosses the wire: every command once, with what goes in and what comes out.
//! Must not know what carries it: Tauri calls this in the shell, nothing does in the command line.

use crate::coach::NewRule;
use crate::deck::{Decks, OwnDeck};
use crate::{
    CatchUp, CoachView, Door, HearAsk, PackageView, RehearsalView, RestoreAsk, SalvageView, SearchAsk, SearchView,
    SnapshotView, SwitchRule, Taken, Trouble,
};
use chrono::{DateTime, Utc};
use domain::{Act, Change, Review, ReviewId, Sheet};
use report::{Audience, Notice, What};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use wording::Hint;

/// A call as it arrives: the command's name and its input.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// The command.
    pub name: String,
    /// Its input; null where it takes none.
    #[serde(default)]
    pub input: Value,
}

/// Declares a group of commands: dispatch in Rust and the typed list in TypeScript come from the same lines.
macro_rules! commands {
    ($(#[$doc:meta])* $dispatch:ident($($door:tt)+), $list:ident: $($name:ident : $in:ty => $out:ty),+ $(,)?) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// What the command says, or that the request is not one of this group.
        pub fn $dispatch(door: $($door)+, request: Request) -> Result<Value, Trouble> {
            door.admit(&request.name)?;
            match request.name.as_str() {
                $(stringify!($name) => {
                    let input = serde_json::from_value::<$in>(request.input).map_err(|why| door.bad_request(stringify!($name), &why))?;
                    let out: $out = door.$name(input)?;
                    serde_json::to_value(out).map_err(|why| door.bad_request(stringify!($name), &why))
                })+
                unknown => Err(door.unknown_command(unknown)),
            }
        }

        pub(crate) fn $list(config: &ts_rs::Config) -> Vec<(&'static str, String, String)> {
            vec![$((stringify!($name), <$in as TS>::name(config), <$out as TS>::name(config))),+]
        }
    };
}

commands! {
    /// Answers a command that only reads.
    read(&Door), read_commands:
    library: () => LibraryView,
    review: Which => ReviewView,
    decks: () => Decks,
    catch_up: Which => CatchUp,
    map: MapAsk => MapView,
    handout: HandoutAsk => HandoutView,
    history: Which => Vec<Entry>,
    search: SearchAsk => SearchView,
    snapshots: () => Vec<SnapshotView>,
    offered: () => Option<PackageView>,
    rehearsal: () => Option<RehearsalView>,
    hear: HearAsk => Vec<Vec<Hint>>,
    coach: () => CoachView,
}

commands! {
    /// Carries out a command that changes the library.
    apply(&mut Door), apply_commands:
    act: Act => Receipt,
    undo: Which => Receipt,
    redo: Which => Receipt,
    start: Start => Added,
    add_sample: () => Added,
    reopen: () => LibraryView,
    forget_font: () => (),
    switch_rule: SwitchRule => (),
    add_rule: NewRule => String,
    take_rule_away: String => (),
    choose_language: String => (),
    back_up: () => SnapshotView,
    restore: RestoreAsk => LibraryView,
    salvage: () => SalvageView,
    use_salvaged: () => LibraryView,
    take_package: () => Taken,
    leave_package: () => (),
    keep_deck: OwnDeck => Decks,
    rehearse: () => RehearsalView,
    finish_rehearsal: () => (),
}

/// Names a review.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct Which {
    /// Its id.
    pub review: ReviewId,
}

/// Begins a review with the standard agenda and ground rules.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Start {
    /// The title; never empty.
    pub title: String,
    /// The agenda preset of the built-in deck, by its id; none means 60 minutes.
    pub preset: Option<String>,
}

/// A review that has just been made.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Added {
    /// Its id.
    pub review: ReviewId,
    /// What making it changed.
    pub receipt: Receipt,
}

/// What an act changed: the patch for every mirror.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Receipt {
    /// The library's revision after the act.
    #[ts(type = "number")]
    pub revision: i64,
    /// When it was kept.
    pub at: DateTime<Utc>,
    /// The rows, before and after.
    pub changes: Vec<Change>,
    /// What undo and redo would do next.
    pub reach: Reach,
}

/// The acts next in line for undo and redo, by name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Reach {
    /// The act undo would take back.
    pub undo: Option<String>,
    /// The act redo would bring back.
    pub redo: Option<String>,
}

/// How the library can be used right now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Access {
    /// Everything works.
    Full,
    /// It can be read and exported; nothing can be written.
    ReadOnly {
        /// Why, and what to do.
        trouble: crate::WireTrouble,
    },
    /// It could not be opened; it was left as it was.
    Closed {
        /// Why, and what to do.
        trouble: crate::WireTrouble,
    },
}

/// The library: every review, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LibraryView {
    /// How it can be used.
    pub access: Access,
    /// Where it lies, for showing only.
    pub path: String,
    /// The reviews.
    pub reviews: Vec<Listed>,
    /// What there is to know about it although it opened: what a check found after it had not been closed, and why the
    /// last backup could not be taken. None where all is well.
    pub troubles: Vec<crate::WireTrouble>,
}

/// One line of the library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Listed {
    /// The review.
    pub review: Review,
    /// When anything in it was last changed.
    pub touched_at: DateTime<Utc>,
    /// How many notes it holds.
    pub notes: u32,
    /// How many events.
    pub events: u32,
    /// How many factors.
    pub factors: u32,
    /// How many learnings.
    pub learnings: u32,
    /// How many follow-ups are still open.
    pub open_follow_ups: u32,
}

/// One review, whole.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReviewView {
    /// Every row of it.
    pub sheet: Sheet,
    /// The library's revision this was read at.
    #[ts(type = "number")]
    pub revision: i64,
    /// What undo and redo would do next.
    pub reach: Reach,
    /// How the library can be used.
    pub access: Access,
}

/// The width of the map beside its outline in a window of 1280, in CSS pixels.
pub const SMALLEST_MAP: f32 = 1008.0;

/// Asks for the factor map.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct MapAsk {
    /// The review.
    pub review: ReviewId,
    /// The width there is on screen, in CSS pixels; the picture may grow beyond it.
    pub width: f32,
}

/// The factor map: picture and outline of the same graph.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MapView {
    /// Boxes and curves.
    pub drawing: figure::Drawing,
    /// The same in words.
    pub outline: figure::Outline,
}

/// Asks for a handout.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct HandoutAsk {
    /// The review.
    pub review: ReviewId,
    /// Which handout.
    pub what: What,
    /// Who reads it.
    pub audience: Audience,
}

/// A handout as it will be on paper.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoutView {
    /// One SVG a page.
    pub pages: Vec<String>,
    /// What each page says, without white space, so that the screen can tell where words stand on paper.
    pub texts: Vec<String>,
    /// What to look at before giving it away.
    pub notices: Vec<Notice>,
    /// The font somebody chose for what the built-in ones lack.
    pub font: Option<FontView>,
}

/// The font somebody chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FontView {
    /// The name of its file, without folders.
    pub file: String,
    /// Why it is not used; none where it is.
    pub trouble: Option<crate::WireTrouble>,
}

/// The rest of an answer, for which the door is no longer needed.
pub type Rest = Box<dyn FnOnce() -> Result<Value, Trouble> + Send>;

/// Begins the answer of a command that only reads. What takes long without needing the library, such as laying out a
/// handout or spelling out a review of very many lines, is left to the rest, so that the door is free for the next one.
///
/// # Errors
/// As [`read`].
pub fn begin(door: &Door, request: Request) -> Result<Rest, Trouble> {
    let bad = |name: &'static str| move |why: serde_json::Error| door.bad_request(name, &why);
    match request.name.as_str() {
        "handout" => {
            let ask: HandoutAsk = serde_json::from_value(request.input).map_err(bad("handout"))?;
            let press = door.press(ask.review, ask.what, ask.audience)?;
            Ok(Box::new(move || Ok(serde_json::json!(press.preview()?))))
        }
        "review" => {
            let view = door.review(serde_json::from_value(request.input).map_err(bad("review"))?)?;
            Ok(Box::new(move || Ok(serde_json::json!(view))))
        }
        "hear" => {
            let ask: HearAsk = serde_json::from_value(request.input).map_err(bad("hear"))?;
            let coach = door.listener();
            Ok(Box::new(move || Ok(serde_json::json!(ask.heard_by(&coach)))))
        }
        _ => {
            let answer = read(door, request)?;
            Ok(Box::new(move || Ok(answer)))
        }
    }
}

/// One entry of a review's history.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Its number in the journal.
    #[ts(type = "number")]
    pub seq: i64,
    /// The act, such as `WriteNote`.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it was done, undone or redone.
    pub kind: EntryKind,
    /// The rows, before and after.
    pub changes: Vec<Change>,
}

/// Whether a history entry did something, or took it back, or brought it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An act.
    Did,
    /// An act taken back.
    Undid,
    /// An act brought back.
    Redid,
}
