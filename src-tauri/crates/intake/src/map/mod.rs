//! Owns the reading of a factor map from a file: our JSON, or Graphviz DOT from anywhere.
//! Must not know the library: what a key means there, and what is left out, the app decides.

mod dot;
mod json;
mod lexer;
mod meaning;

use domain::{Band, Evidence, LinkKind, OtherDays, Phase, Polarity};

/// The most bytes a map may have: 4 MiB, about twenty times the largest a screen still draws well.
pub const MAX_MAP_BYTES: usize = 4 * 1024 * 1024;

/// The most factors, and the most links, a map may have.
pub const MAX_MAP_ROWS: usize = 10_000;

/// A map as a file tells it. Nothing of it has been looked up anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapFile {
    /// What the incident did, in the file's words; may be empty.
    pub impact: String,
    /// The factors, in the order of the file; no key twice.
    pub factors: Vec<MapFactor>,
    /// The links between them; no two with the same ends and verb.
    pub links: Vec<MapLink>,
}

/// One factor. What the file does not say is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapFactor {
    /// Its name inside the file; one of ours if it was written by us.
    pub key: String,
    /// What it says; never empty.
    pub phrase: String,
    /// Its band.
    pub band: Option<Band>,
    /// Its phase.
    pub phase: Option<Phase>,
    /// What it did.
    pub polarity: Option<Polarity>,
    /// How it is known.
    pub evidence: Option<Evidence>,
    /// Whether it is so on other days.
    pub other_days: Option<OtherDays>,
    /// Numbers of moments on the timeline.
    pub moments: Option<Vec<u32>>,
}

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapLink {
    /// The key of the factor on the left of the verb.
    pub from: String,
    /// The key of the factor on the right; none means the impact.
    pub to: Option<String>,
    /// The verb.
    pub kind: LinkKind,
    /// What is said beside it; may be empty.
    pub remark: String,
}

/// Why a map cannot be read. Each names the place as far as there is one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// More bytes than a map may have.
    #[error("it has {got} bytes, and a map may have {MAX_MAP_BYTES}")]
    TooLarge {
        /// How many it has.
        got: usize,
    },
    /// More factors or links than a map may have.
    #[error("it has more than {MAX_MAP_ROWS} factors or links")]
    TooMany,
    /// No UTF-8, or neither a JSON object nor a graph.
    #[error("it is neither a map as JSON nor a graph in the DOT language")]
    NotAMap,
    /// JSON that is broken, or holds something else.
    #[error("line {line}: {what}")]
    Json {
        /// From 1.
        line: usize,
        /// What the reader of JSON says.
        what: String,
    },
    /// JSON of a later version than this program knows.
    #[error("it is of version {got}")]
    Version {
        /// The version.
        got: u64,
    },
    /// DOT that is broken.
    #[error("line {line}: {found} stands where {wanted} should")]
    Syntax {
        /// From 1.
        line: usize,
        /// What stands there.
        found: String,
        /// What should.
        wanted: &'static str,
    },
    /// A word that is not one of ours where one of ours must stand.
    #[error("line {line}: “{word}” is none of {known}")]
    Word {
        /// From 1.
        line: usize,
        /// The word.
        word: String,
        /// The words there are.
        known: String,
    },
    /// A factor without words.
    #[error("factor “{key}” says nothing")]
    Wordless {
        /// Its key.
        key: String,
    },
    /// Two factors of one key.
    #[error("two factors are called “{key}”")]
    Twice {
        /// The key.
        key: String,
    },
    /// A link to or from a factor that is not there.
    #[error("a link names “{key}”, which is no factor of the file")]
    NoSuchFactor {
        /// The key.
        key: String,
    },
    /// A link from a factor to itself.
    #[error("“{key}” is linked with itself")]
    SelfLink {
        /// The key.
        key: String,
    },
    /// A link that begins at the impact.
    #[error("a link begins at the impact")]
    FromImpact,
    /// Nothing to take in.
    #[error("it holds no factor")]
    Empty,
}

/// Reads a map. What begins with `{` is taken for JSON, everything else for DOT.
///
/// # Errors
/// Where the bytes are not wholly a map: nothing is guessed at, and nothing left out in silence.
pub fn read_map(bytes: &[u8]) -> Result<MapFile, MapError> {
    if bytes.len() > MAX_MAP_BYTES {
        return Err(MapError::TooLarge { got: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| MapError::NotAMap)?;
    let text = text.trim_start_matches('\u{feff}');
    let map = if text.trim_start().starts_with('{') { json::read(text)? } else { dot::read(text)? };
    checked(map)
}

/// What must hold of every map, whatever it was written in.
fn checked(mut map: MapFile) -> Result<MapFile, MapError> {
    if map.factors.is_empty() {
        return Err(MapError::Empty);
    }
    if map.factors.len().max(map.links.len()) > MAX_MAP_ROWS {
        return Err(MapError::TooMany);
    }
    let mut keys = std::collections::BTreeSet::new();
    for factor in &map.factors {
        if !keys.insert(factor.key.as_str()) {
            return Err(MapError::Twice { key: factor.key.clone() });
        }
        if factor.phrase.trim().is_empty() {
            return Err(MapError::Wordless { key: factor.key.clone() });
        }
    }
    for link in &map.links {
        let ends = std::iter::once(&link.from).chain(&link.to);
        if let Some(key) = ends.into_iter().find(|key| !keys.contains(key.as_str())) {
            return Err(MapError::NoSuchFactor { key: key.clone() });
        }
        if link.to.as_ref() == Some(&link.from) {
            return Err(MapError::SelfLink { key: link.from.clone() });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    map.links.retain(|link| seen.insert((link.from.clone(), link.to.clone(), link.kind)));
    Ok(map)
}

#[cfg(test)]
mod tests;
