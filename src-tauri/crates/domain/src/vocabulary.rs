//! Owns the closed lists of words a review is described with.
//! Must not know how a word is spelt on a screen: that is the locale files' job.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares a closed list of words: one spelling in SQL, JSON, TypeScript and the command line.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $spelling:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name { $($(#[$word_doc])* #[serde(rename = $spelling)] $word),+ }

        impl $name {
            /// Every word of the list, in the order a person reads them.
            pub const ALL: &'static [Self] = &[$(Self::$word),+];

            /// The one spelling of this word outside Rust.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$word => $spelling),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;
            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                match text { $($spelling => Ok(Self::$word),)+ _ => Err(UnknownWord { list: stringify!($name), word: text.to_owned() }) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    )+};
}

/// A word that is not in the list it was looked up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The list, by its Rust name.
    pub list: &'static str,
    /// The word as it was found.
    pub word: String,
}

impl std::fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\u{201c}{}\u{201d} is not one of the words of {}", self.word, self.list)
    }
}

impl std::error::Error for UnknownWord {}

vocabulary! {
    /// How far a review has come.
    ReviewState {
        /// Being prepared.
        Prepare = "prepare",
        /// The meeting is under way.
        Meet = "meet",
        /// Met; learnings are being written and shared.
        Learn = "learn",
        /// Shared and closed. It may be opened again at any time.
        Done = "done",
    }
    /// A stage of the facilitation flow (METHOD section 3: A to D, 1 to 6, E and F).
    Stage {
        /// A: decide whether an hour is worth it, and where the story begins.
        Scope = "scope",
        /// B: gather evidence and a skeleton timeline.
        Gather = "gather",
        /// C: one-to-one conversations before the meeting.
        OneToOne = "one_to_one",
        /// D: brief people and send the pre-read.
        Brief = "brief",
        /// 1: open the meeting and agree the ground rules.
        Open = "open",
        /// 2: reconstruct what each person saw, decided and did.
        Reconstruct = "reconstruct",
        /// 2, its end: the response, which the question “What help do you need?” opens.
        Respond = "respond",
        /// 3: how it made sense, and the map.
        Sense = "sense",
        /// 4: what held, luck and surprise.
        Held = "held",
        /// 5: what people learned.
        Learn = "learn",
        /// 6: park fix ideas and close.
        Close = "close",
        /// E: soak, then the second meeting.
        Soak = "soak",
        /// F: share and follow up.
        Share = "share",
    }
    /// Where an item of the agenda stands. Going back never deletes anything.
    ItemState {
        /// Not yet reached.
        Waiting = "waiting",
        /// The stage the meeting is in.
        Now = "now",
        /// Left, with its questions answered as far as the room wanted.
        Done = "done",
        /// Left out on purpose.
        Skipped = "skipped",
    }
    /// What became of a prompt in this review.
    PromptState {
        /// On the agenda, not yet asked.
        Waiting = "waiting",
        /// Asked in the room.
        Asked = "asked",
        /// Passed over.
        Skipped = "skipped",
        /// Worth returning to.
        Return = "return",
    }
    /// Whether a person agreed to be named inside the team's own papers.
    Consent {
        /// Nobody has asked yet: treated as no.
        NotAsked = "not_asked",
        /// The person agreed to be named to the team.
        Agreed = "agreed",
        /// The person prefers the role.
        Declined = "declined",
    }
    /// What a captured note is.
    NoteKind {
        /// The facilitator's own words.
        Note = "note",
        /// Somebody's words, verbatim; never rewritten.
        Quote = "quote",
        /// A question to come back to.
        Question = "question",
        /// Something that surprised somebody.
        Surprise = "surprise",
        /// An empty mark: come back to this.
        Mark = "mark",
    }
    /// Who may ever see a note.
    Visibility {
        /// The facilitator alone; it never leaves this library.
        Private = "private",
        /// May be shown in the room and printed.
        Room = "room",
    }
    /// Where an interview stands.
    InterviewState {
        /// Still to come.
        Planned = "planned",
        /// Held.
        Held = "held",
        /// The person would rather not, which needs no reason.
        Declined = "declined",
    }
    /// How far somebody's words may go. Without a yes they stay with the facilitator.
    Sharing {
        /// For the facilitator alone.
        Private = "private",
        /// What they are about may be passed on, the words may not.
        Themes = "themes",
        /// The words themselves may be passed on.
        Agreed = "agreed",
        /// They might be once, and no longer may.
        Withdrawn = "withdrawn",
    }
    /// How people feel about coming.
    Fear {
        /// Nobody has asked.
        Unasked = "unasked",
        /// At ease.
        Calm = "calm",
        /// Some are uneasy.
        Uneasy = "uneasy",
        /// Somebody is afraid.
        Afraid = "afraid",
    }
    /// Whether anybody may be punished over what happened.
    Sanction {
        /// Nobody has asked.
        Unasked = "unasked",
        /// No, and somebody with the say has said so.
        Clear = "clear",
        /// It is not clear.
        Unclear = "unclear",
        /// A disciplinary or legal process is under way.
        Running = "running",
    }
    /// What the room answered, taken together and never per person.
    Answer {
        /// Nobody has asked.
        Unasked = "unasked",
        /// Yes.
        Yes = "yes",
        /// Some would, some would not.
        Partly = "partly",
        /// No.
        No = "no",
    }
    /// Where a parked fix idea stands.
    ParkedState {
        /// Left alone until its soak date.
        Soaking = "soaking",
        /// Became a follow-up.
        Taken = "taken",
        /// Looked at again and let go, which is a valid result.
        LetGo = "let_go",
    }
    /// What kind of file a source is.
    SourceKind {
        /// A Markdown report.
        Markdown = "markdown",
        /// Plain text lines.
        Text = "text",
        /// A chat export of Slack: a zip of day files, or one of them.
        Slack = "slack",
        /// The log entries of an incident at PagerDuty, as JSON or CSV.
        PagerDuty = "pagerduty",
        /// A table of comma-separated values, or of tabs, semicolons or bars.
        Csv = "csv",
        /// One JSON object a line, as machines log.
        JsonLines = "jsonl",
        /// A chat log as IRC programs write it.
        Irc = "irc",
        /// Anything else, kept as it is.
        Other = "other",
    }
    /// What sort of moment an event is (Jeli's four, with decision, help, communication, belief change and luck).
    EventKind {
        /// A sign that something was different, seen by a person or a machine.
        Detection = "detection",
        /// Working out what was going on.
        Diagnosis = "diagnosis",
        /// Acting on the system to make it better.
        Repair = "repair",
        /// A choice between options.
        Decision = "decision",
        /// Help asked for, offered or given.
        Help = "help",
        /// Words passing between people.
        Communication = "communication",
        /// Somebody's picture of the world changed.
        BeliefChange = "belief_change",
        /// Something that happened to go well or badly by chance.
        Luck = "luck",
        /// A moment the story turns on.
        KeyMoment = "key_moment",
        /// Background that was already so.
        Context = "context",
    }
    /// What was decided about the silence after an event.
    Gap {
        /// Nobody has looked at it.
        Unasked = "unasked",
        /// To be asked in the meeting.
        Ask = "ask",
        /// It really was quiet.
        Quiet = "quiet",
    }
    /// How the teller of an account knows it.
    Basis {
        /// Seen or heard at that time.
        Observed = "observed",
        /// Recalled afterwards.
        Remembered = "remembered",
        /// Told by somebody else or read in a record.
        Reported = "reported",
        /// Concluded from other things.
        Inferred = "inferred",
    }
    /// How sure the teller of an account is.
    Confidence {
        /// Sure.
        Sure = "sure",
        /// Fairly sure.
        FairlySure = "fairly_sure",
        /// Unsure.
        Unsure = "unsure",
    }
    /// Whether an account is somebody's own words.
    Voice {
        /// Retold in the facilitator's words.
        Told = "told",
        /// Verbatim: quoted exactly and never rewritten.
        Verbatim = "verbatim",
    }
    /// The seven bands of the map (AcciMap's levels, simplified; METHOD section 4).
    Band {
        /// 1: vendors, upstream, regulation, market, load, weather.
        Outside = "outside",
        /// 2: priorities, staffing, funding, culture, pace, ownership.
        Organisation = "organisation",
        /// 3: roles, handoff, channels, escalation, shared picture.
        Team = "team",
        /// 4: task demand, time pressure, goal conflict, workaround, procedure.
        Work = "work",
        /// 5: alerting, display, feedback delay, documents, automation, access.
        Tools = "tools",
        /// 6: mental model, experience, expectation, load, as conditions and never verdicts.
        Knowledge = "knowledge",
        /// 7: defaults, coupling, hidden dependency, capacity, latent defect.
        Technology = "technology",
    }
    /// What a factor did. Size and order never mean importance.
    Polarity {
        /// Contributed to the outcome.
        Contributed = "contributed",
        /// Made it smaller or shorter.
        Mitigated = "mitigated",
        /// Helped, but by chance.
        Luck = "luck",
        /// Something given up on purpose to protect something else.
        Sacrifice = "sacrifice",
        /// Neither; it explains the surroundings.
        Context = "context",
    }
    /// When a factor was at work, left to right on the map.
    Phase {
        /// Before anything was noticed.
        Before = "before",
        /// As it began.
        Onset = "onset",
        /// Being noticed.
        Detection = "detection",
        /// Being understood.
        Diagnosis = "diagnosis",
        /// Being mended.
        Repair = "repair",
        /// Coming back.
        Recovery = "recovery",
    }
    /// What a factor rests on.
    Evidence {
        /// Somebody or something saw it.
        Observed = "observed",
        /// Somebody told it.
        Reported = "reported",
        /// Concluded from other things.
        Inferred = "inferred",
        /// People see it differently, and both views are kept.
        Disputed = "disputed",
    }
    /// Whether a condition was there on other days too: how it usually goes right, or what was different.
    OtherDays {
        /// The same on days when all goes well.
        Usual = "usual",
        /// Different that day.
        Different = "different",
    }
    /// How one factor bears on another; read left to right as a verb.
    LinkKind {
        /// Made possible.
        Enabled = "enabled",
        /// Activated at that moment.
        Triggered = "triggered",
        /// Widened or prolonged.
        Amplified = "amplified",
        /// Hid from view.
        Masked = "masked",
        /// Slowed noticing or repair.
        Delayed = "delayed",
        /// Pulled choices one way.
        Pressured = "pressured",
        /// Needed.
        DependedOn = "depended_on",
        /// Made smaller.
        Mitigated = "mitigated",
        /// Revealed.
        Detected = "detected",
        /// Limited without anybody planning it.
        ProtectedByLuck = "protected_by_luck",
        /// Shaped understanding.
        Informed = "informed",
        /// People differ about it.
        Disputed = "disputed",
    }
    /// What a learning is.
    LearningKind {
        /// Something somebody will do or look for differently.
        Learned = "learned",
        /// Something that turned out to work in another way than believed.
        Surprise = "surprise",
        /// Something that held.
        Held = "held",
        /// Something that went well by chance.
        Luck = "luck",
    }
    /// Whether luck or a defence would be there next time.
    NextTime {
        /// Nobody has asked.
        Unasked = "unasked",
        /// It would.
        Would = "would",
        /// It may not.
        MayNot = "may_not",
        /// It would not.
        WouldNot = "would_not",
    }
    /// Where an open question stands.
    QuestionState {
        /// Still unknown.
        Open = "open",
        /// Answered.
        Answered = "answered",
    }
    /// Where a follow-up stands. No owner and no date: it stays an idea, which is fine.
    FollowUpState {
        /// An idea.
        Idea = "idea",
        /// Taken on by a role.
        Agreed = "agreed",
        /// Done.
        Done = "done",
        /// Let go on purpose.
        LetGo = "let_go",
    }
}
