//! Owns the map as JSON, version 1; `docs/map-json.md` says what it holds. `intake` reads it back.
//! Must not change a field's meaning without raising the version.

use super::Exchange;
use domain::{Band, Evidence, FactorId, LinkKind, OtherDays, Phase, Polarity};
use serde::Serialize;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    title: &'a str,
    impact: &'a str,
    factors: Vec<OneFactor<'a>>,
    links: Vec<OneLink<'a>>,
}

#[derive(Serialize)]
struct OneFactor<'a> {
    key: FactorId,
    phrase: &'a str,
    band: Band,
    phase: Phase,
    polarity: Polarity,
    evidence: Evidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_days: Option<OtherDays>,
    moments: &'a [u32],
}

#[derive(Serialize)]
struct OneLink<'a> {
    from: FactorId,
    to: Option<FactorId>,
    verb: LinkKind,
    remark: &'a str,
}

impl Exchange<'_> {
    /// The whole map as one JSON object.
    ///
    /// # Errors
    /// Never for a map; the writer of JSON says it could fail.
    pub fn json(&self) -> serde_json::Result<String> {
        let factors = self.factors.iter().map(|it| OneFactor {
            key: it.factor.id,
            phrase: &it.factor.phrase,
            band: it.factor.band,
            phase: it.factor.phase,
            polarity: it.factor.polarity,
            evidence: it.factor.evidence,
            other_days: it.factor.other_days,
            moments: &it.moments,
        });
        let links = self.links.iter().map(|it| OneLink { from: it.from, to: it.to, verb: it.kind, remark: &it.remark });
        let file = File {
            format: "second-story-map",
            version: 1,
            title: self.title,
            impact: self.impact,
            factors: factors.collect(),
            links: links.collect(),
        };
        Ok(serde_json::to_string_pretty(&file)? + "\n")
    }
}
