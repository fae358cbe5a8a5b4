//! Owns the map as our JSON; `docs/map-json.md` says what it holds.
//! Must not be stricter than that: fields it does not know are passed over.

use super::{MapError, MapFactor, MapFile, MapLink};
use domain::{Band, Evidence, LinkKind, OtherDays, Phase, Polarity};
use serde::Deserialize;

/// The version this program writes, and the latest it reads.
const VERSION: u64 = 1;
const FORMAT: &str = "second-story-map";

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u64,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    impact: String,
    factors: Vec<OneFactor>,
    #[serde(default)]
    links: Vec<OneLink>,
}

#[derive(Deserialize)]
struct OneFactor {
    key: String,
    phrase: String,
    band: Option<Band>,
    phase: Option<Phase>,
    polarity: Option<Polarity>,
    evidence: Option<Evidence>,
    other_days: Option<OtherDays>,
    moments: Option<Vec<u32>>,
}

#[derive(Deserialize)]
struct OneLink {
    from: String,
    to: Option<String>,
    verb: LinkKind,
    #[serde(default)]
    remark: String,
}

pub(super) fn read(text: &str) -> Result<MapFile, MapError> {
    let told = |why: serde_json::Error| MapError::Json { line: why.line(), what: why.to_string() };
    let head: Head = serde_json::from_str(text).map_err(told)?;
    if head.format != FORMAT {
        return Err(MapError::NotAMap);
    }
    if head.version > VERSION {
        return Err(MapError::Version { got: head.version });
    }
    let file: File = serde_json::from_str(text).map_err(told)?;
    let factor = |OneFactor { key, phrase, band, phase, polarity, evidence, other_days, moments }| MapFactor {
        key,
        phrase,
        band,
        phase,
        polarity,
        evidence,
        other_days,
        moments,
    };
    let link = |OneLink { from, to, verb, remark }| MapLink { from, to, kind: verb, remark };
    Ok(MapFile {
        impact: file.impact,
        factors: file.factors.into_iter().map(factor).collect(),
        links: file.links.into_iter().map(link).collect(),
    })
}
