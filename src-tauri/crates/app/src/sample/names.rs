//! Owns the short names rows go by in the sample's files, and the ids they turn into.
//! Must not know what the rows hold.

use super::SampleError;
use domain::{AgendaItemId, EventId, FactorId, InterviewId, LineId, PerspectiveId, QuoteId, SourceId};
use std::collections::BTreeMap;

/// One register of names a noun, so that a factor and an event may share a name.
#[derive(Default)]
pub(super) struct Names {
    pub(super) perspectives: Register<PerspectiveId>,
    pub(super) agenda: Register<AgendaItemId>,
    pub(super) sources: Register<SourceId>,
    pub(super) lines: Register<LineId>,
    pub(super) events: Register<EventId>,
    pub(super) factors: Register<FactorId>,
    pub(super) interviews: Register<InterviewId>,
    pub(super) quotes: Register<QuoteId>,
}

/// The names of one noun's rows.
pub(super) struct Register<I> {
    ids: BTreeMap<String, I>,
}

impl<I> Default for Register<I> {
    fn default() -> Self {
        Self { ids: BTreeMap::new() }
    }
}

impl<I: Copy> Register<I> {
    /// Gives a name to a row; each name can be given once.
    pub(super) fn give(&mut self, name: &str, id: I) -> Result<(), SampleError> {
        match self.ids.insert(name.to_owned(), id) {
            None => Ok(()),
            Some(_) => Err(SampleError::NameTaken { name: name.to_owned() }),
        }
    }

    /// The id behind a name.
    pub(super) fn get(&self, name: &str) -> Result<I, SampleError> {
        self.ids.get(name).copied().ok_or_else(|| SampleError::UnknownName { name: name.to_owned() })
    }

    /// The id behind a name that may be left out.
    pub(super) fn find(&self, name: Option<&String>) -> Result<Option<I>, SampleError> {
        name.map(|name| self.get(name)).transpose()
    }

    /// The ids behind several names, in their order.
    pub(super) fn all(&self, names: &[String]) -> Result<Vec<I>, SampleError> {
        names.iter().map(|name| self.get(name)).collect()
    }
}
