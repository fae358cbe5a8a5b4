//! Owns the guide: decks of prompts, ground rules, agendas and anti-pattern cards, and the reading of their files.
//! Must not know of libraries, screens or reviews: a deck is words to choose from, the same for every review.

mod folder;
pub(crate) mod lint;
mod own;
mod parts;
mod table;
mod trouble;

#[cfg(test)]
mod tests;

pub use folder::read_folder;
#[cfg(test)]
pub(crate) use lint::harsh;
pub use own::{MINE, OwnDeck, OwnPrompt, own_file};
pub use trouble::{DeckError, DeckReason, FieldKind};

use domain::Stage;
use parts::{Base, Part};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use ts_rs::TS;

/// The id of the deck that comes with the app. Its prompts carry no deck name in front of their ids.
pub const BUILT_IN: &str = "built-in";

/// The files of the built-in deck, in the order their prompts are listed.
const BUILT_IN_FILES: [(&str, &str); 9] = [
    ("built-in/deck.toml", include_str!("../../../../../assets/decks/built-in/deck.toml")),
    ("built-in/prepare.toml", include_str!("../../../../../assets/decks/built-in/prepare.toml")),
    ("built-in/reconstruct.toml", include_str!("../../../../../assets/decks/built-in/reconstruct.toml")),
    ("built-in/respond.toml", include_str!("../../../../../assets/decks/built-in/respond.toml")),
    ("built-in/cues.toml", include_str!("../../../../../assets/decks/built-in/cues.toml")),
    ("built-in/room.toml", include_str!("../../../../../assets/decks/built-in/room.toml")),
    ("built-in/meeting.toml", include_str!("../../../../../assets/decks/built-in/meeting.toml")),
    ("built-in/after.toml", include_str!("../../../../../assets/decks/built-in/after.toml")),
    ("built-in/cards.toml", include_str!("../../../../../assets/decks/built-in/cards.toml")),
];

/// Words a facilitator can choose from: prompts, ground rules, agendas and anti-pattern cards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Deck {
    /// Which deck: short, lower case, with hyphens.
    pub id: String,
    /// The file it was read from, without folders; for the built-in deck the one with its title.
    pub file: String,
    /// What people call it.
    pub title: String,
    /// The language it is written in, as a BCP 47 tag such as `en`.
    pub language: String,
    /// What it is for and where it comes from.
    pub about: String,
    /// The ground rules, one speakable paragraph each.
    pub ground_rules: Vec<String>,
    /// What the source tags of its prompts and cards stand for.
    pub sources: Vec<DeckSource>,
    /// What to know about each stage of the flow.
    pub stages: Vec<StageGuide>,
    /// Agendas to start from.
    pub presets: Vec<AgendaPreset>,
    /// The prompts, stage by stage.
    pub prompts: Vec<Prompt>,
    /// What may be heard in the room, and what to offer instead.
    pub anti_patterns: Vec<AntiPattern>,
    /// The prompts to offer first, of this deck or the built-in one, in order.
    pub starred: Vec<String>,
}

/// Where an idea comes from. The wording is the deck's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeckSource {
    /// The short tag prompts carry, such as `S`.
    pub tag: String,
    /// The full name: author, title, year.
    pub name: String,
}

/// What a facilitator wants to know about a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageGuide {
    /// The stage.
    pub stage: Stage,
    /// Its usual title.
    pub title: String,
    /// What it is, in a few words.
    pub about: String,
    /// How one can tell that it may be left.
    pub exit_test: String,
    /// How long it usually takes, in minutes.
    pub minutes: u16,
}

/// An agenda to start from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgendaPreset {
    /// Which preset; carries its deck's name in front unless it is built in.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The whole length in minutes: the sum of its steps.
    pub minutes: u16,
    /// The stages, in order.
    pub steps: Vec<AgendaStep>,
}

/// One stage of an agenda preset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgendaStep {
    /// The stage.
    pub stage: Stage,
    /// Its minutes, 1 to 480.
    pub minutes: u16,
    /// The ids of the prompts chosen for it, in order.
    pub prompts: Vec<String>,
}

/// One thing to ask aloud.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Prompt {
    /// Which prompt; stable, and carries its deck's name in front (`ours/first-hint`) unless it is built in.
    pub id: String,
    /// The stage it belongs to.
    pub stage: Stage,
    /// What it listens for.
    pub cue: Cue,
    /// What it answers, where it is held ready for something just heard or seen; none where it is simply planned.
    pub on: Option<Heard>,
    /// The words to say. It asks one thing.
    pub text: String,
    /// Why ask this, in one sentence.
    pub purpose: String,
    /// Tags of the sources its theme comes from.
    pub source: Vec<String>,
    /// How long it usually takes, in minutes.
    pub minutes: f64,
    /// Short things to say next.
    pub follow_ups: Vec<String>,
    /// When to leave it out; empty where there is no such time.
    pub avoid_if: String,
}

/// Something that may be heard or seen in the room, and what a facilitator can offer instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AntiPattern {
    /// Which card.
    pub id: String,
    /// What is heard or seen.
    pub heard: String,
    /// What it hides.
    pub hides: String,
    /// What to say or do instead.
    pub offer: String,
    /// Tags of the sources its theme comes from.
    pub source: Vec<String>,
}

/// Declares a closed list with the spelling decks use.
macro_rules! spelled {
    ($(#[$list_doc:meta])* $List:ident { $($(#[$doc:meta])* $name:ident = $spelling:literal),+ $(,)? }) => {
        $(#[$list_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $List { $($(#[$doc])* #[serde(rename = $spelling)] $name),+ }

        impl $List {
            /// All of them, in the order people meet them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The spelling in deck files.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $spelling),+ } }
            /// The one of that spelling.
            pub fn of(spelling: &str) -> Option<Self> { match spelling { $($spelling => Some(Self::$name),)+ _ => None } }
        }
    };
}

spelled! {
    /// What a prompt listens for. A closed list, so that screens can group prompts by it.
    Cue {
        /// Whether, and for what, people's time is worth spending.
        Worth = "worth",
        /// Who needs to be heard.
        Voices = "voices",
        /// What makes it safe to speak.
        Safety = "safety",
        /// What the records hold, and where they are silent.
        Evidence = "evidence",
        /// Somebody's own story, in their own order.
        Story = "story",
        /// Arriving and being welcome.
        Welcome = "welcome",
        /// What was seen, heard and expected.
        Observe = "observe",
        /// What was weighed and done.
        Decide = "decide",
        /// How people found and helped each other.
        Coordinate = "coordinate",
        /// Stepping closer or further away.
        Zoom = "zoom",
        /// What had to come together.
        Conditions = "conditions",
        /// How the work goes on ordinary days.
        Everyday = "everyday",
        /// What held.
        Held = "held",
        /// What went well by chance.
        Luck = "luck",
        /// What turned out to work differently.
        Surprise = "surprise",
        /// What people take with them.
        Learning = "learning",
        /// What nobody knows yet.
        Unknown = "unknown",
        /// Fix ideas and what they would bring.
        Ideas = "ideas",
        /// Thanks.
        Thanks = "thanks",
        /// How the review itself went.
        Feedback = "feedback",
    }
}

spelled! {
    /// What a prompt answers: one of eight things heard while somebody tells their part, or something a room does.
    /// The eight are the cues of Etsy's facilitation guide; each kind stands on one key in the meeting.
    Heard {
        /// "I saw": something was noticed.
        Observation = "observation",
        /// "It looked bad": something was weighed.
        Judgement = "judgement",
        /// "We went with": something was chosen.
        Decision = "decision",
        /// "I knew": something was known without saying how.
        Knew = "knew",
        /// "I was relieved": something was felt.
        Feeling = "feeling",
        /// "It works by": somebody's picture of how things work.
        Model = "model",
        /// "I restarted it": something was done.
        Action = "action",
        /// "I called": somebody asked for help.
        Asking = "asking",
        /// Nobody speaks.
        Silence = "silence",
        /// Tempers rise.
        Heat = "heat",
        /// One voice tells everybody's part.
        OneVoice = "one_voice",
        /// Somebody is hard on themselves.
        SelfBlame = "self_blame",
        /// Managers are in the room.
        Managers = "managers",
        /// Some people are on the line.
        Remote = "remote",
    }
}

/// Every deck there is to choose from, and every deck file that could not be taken in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Decks {
    /// The built-in deck first, then the person's own, by file name.
    pub decks: Vec<Deck>,
    /// Deck files left out, each with the place and the reason.
    pub refused: Vec<DeckError>,
}

impl Decks {
    /// The prompt of that id, whichever deck it is in.
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.decks.iter().flat_map(|deck| &deck.prompts).find(|prompt| prompt.id == id)
    }

    /// The agenda preset of that id, whichever deck it is in.
    pub fn preset(&self, id: &str) -> Option<&AgendaPreset> {
        self.decks.iter().flat_map(|deck| &deck.presets).find(|preset| preset.id == id)
    }
}

/// The deck that comes with the app.
///
/// # Errors
/// A [`DeckError`] where a compiled-in file is broken, which a test rules out for every release.
pub fn built_in() -> Result<Deck, DeckError> {
    // It never changes, and the wall asks for it after every act.
    static READ: OnceLock<Result<Deck, DeckError>> = OnceLock::new();
    READ.get_or_init(built_in_files).clone()
}

fn built_in_files() -> Result<Deck, DeckError> {
    let mut parts = BUILT_IN_FILES.iter().map(|(file, text)| Part::read(file, text));
    let first = parts.next().unwrap_or_else(|| Ok(Part::default()))?;
    let whole = parts.try_fold(first, |whole, part| part.map(|part| whole.joined(part)))?;
    whole.into_deck(&Base::default())
}

/// Reads one deck file. Its prompts and agendas get the deck's id in front of their own (`ours/first-hint`);
/// its agendas may also name prompts of the built-in deck, and its prompts may use the built-in source tags.
///
/// # Errors
/// The first thing that is wrong with the file, with its line.
pub fn read(file_name: &str, text: &str) -> Result<Deck, DeckError> {
    let part = Part::read(file_name, text)?;
    part.into_deck(&Base::of(&built_in()?))
}

/// Puts the built-in deck and the person's own side by side. A deck whose id is already taken is refused, not merged:
/// otherwise a review's prompts would change under it.
pub fn gather(built_in: Deck, own: Vec<Result<Deck, DeckError>>) -> Decks {
    let mut decks = vec![built_in];
    let mut refused = Vec::new();
    for deck in own {
        match deck {
            Err(error) => refused.push(error),
            Ok(deck) if decks.iter().any(|held| held.id == deck.id) => {
                refused.push(DeckError { file: deck.file, line: 1, reason: DeckReason::DeckTaken { found: deck.id } });
            }
            Ok(deck) => decks.push(deck),
        }
    }
    Decks { decks, refused }
}
