//! Owns the time of an event: exact, about, between, after something, or unknown.
//! Must not know a time zone database: the host turns local times into UTC and keeps the original text.

use crate::{EventId, moment};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use ts_rs::TS;

/// When something happened, as well as it is known, beside the text it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct When {
    /// What is known of the time.
    pub known: WhenKind,
    /// The time as it was written or said, kept as it was ("~19:00 UTC", "after lunch"). May be empty.
    pub original: String,
    /// The IANA zone the original was read in, such as `Europe/Copenhagen`. May be empty.
    // Nearly all times of a long import are of one known zone, whose name then takes no room in any of them.
    pub zone: Cow<'static, str>,
}

/// How exactly a time is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WhenKind {
    /// To the minute or better.
    Exact {
        /// The moment.
        #[serde(serialize_with = "moment::serialize")]
        at: DateTime<Utc>,
    },
    /// About then; drawn with a tilde.
    About {
        /// The best guess.
        #[serde(serialize_with = "moment::serialize")]
        at: DateTime<Utc>,
    },
    /// Somewhere inside a span, or lasting through it.
    Between {
        /// The earliest moment.
        #[serde(serialize_with = "moment::serialize")]
        from: DateTime<Utc>,
        /// The latest moment; never before `from`.
        #[serde(serialize_with = "moment::serialize")]
        to: DateTime<Utc>,
    },
    /// Only known to come after something else.
    After {
        /// The event it follows; none where `original` says it in words.
        event: Option<EventId>,
    },
    /// Not known; the place in the list is all there is.
    Unknown,
}

impl When {
    /// The earliest moment on the clock this can stand for, where there is one.
    pub fn starts(&self) -> Option<DateTime<Utc>> {
        match &self.known {
            WhenKind::Exact { at } | WhenKind::About { at } => Some(*at),
            WhenKind::Between { from, .. } => Some(*from),
            WhenKind::After { .. } | WhenKind::Unknown => None,
        }
    }

    /// The latest moment on the clock this can stand for, where there is one.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        match &self.known {
            WhenKind::Between { to, .. } => Some(*to),
            _ => self.starts(),
        }
    }

    /// A time nobody knows.
    pub fn unknown() -> Self {
        Self { known: WhenKind::Unknown, original: String::new(), zone: "".into() }
    }
}
