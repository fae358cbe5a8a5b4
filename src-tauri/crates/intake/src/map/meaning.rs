//! Owns what DOT's attributes mean on a map: bands from clusters, verbs from labels, the impact by its name.
//! Must not guess at one of our own words: `band=`, `verb=` and the like are taken, or told to be wrong.

use super::{MAX_MAP_ROWS, MapError, MapFactor, MapFile, MapLink};
use domain::{Band, LinkKind};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The node that stands for the impact.
const IMPACT: &str = "impact";

/// What is said of a node or an edge; the last word counts.
#[derive(Clone, Default)]
pub(super) struct Attributes(BTreeMap<String, (String, usize)>);

impl Attributes {
    pub fn of(name: &str, value: &str, line: usize) -> Self {
        Self(BTreeMap::from([(name.to_owned(), (value.to_owned(), line))]))
    }

    pub fn add(&mut self, other: &Self) {
        self.0.extend(other.0.clone());
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|said| said.0.as_str())
    }

    /// One of our own words.
    fn word<T: FromStr + Copy>(
        &self,
        name: &str,
        all: &[T],
        say: fn(T) -> &'static str,
    ) -> Result<Option<T>, MapError> {
        let Some((text, line)) = self.0.get(name) else { return Ok(None) };
        match text.parse() {
            Ok(word) => Ok(Some(word)),
            Err(_) => {
                let known = all.iter().map(|&word| say(word)).collect::<Vec<_>>().join(", ");
                Err(MapError::Word { line: *line, word: text.clone(), known })
            }
        }
    }

    fn numbers(&self) -> Result<Option<Vec<u32>>, MapError> {
        let Some((text, line)) = self.0.get("moments") else { return Ok(None) };
        let wrong = |word: &str| MapError::Word { line: *line, word: word.to_owned(), known: "1, 2, 3 …".to_owned() };
        text.split_whitespace().map(|word| word.parse().map_err(|_| wrong(word))).collect::<Result<_, _>>().map(Some)
    }
}

/// Gathers nodes and links until the file is read.
#[derive(Default)]
pub(super) struct Builder {
    keys: Vec<String>,
    said: BTreeMap<String, Attributes>,
    bands: BTreeMap<String, Band>,
    links: Vec<MapLink>,
}

impl Builder {
    /// A node is named; what was said of all nodes before is said of it the first time.
    pub fn node(&mut self, key: &str, defaults: &Attributes) -> Result<(), MapError> {
        if !self.said.contains_key(key) {
            if self.keys.len() > MAX_MAP_ROWS {
                return Err(MapError::TooMany);
            }
            self.keys.push(key.to_owned());
            self.said.insert(key.to_owned(), defaults.clone());
        }
        Ok(())
    }

    /// Something is said of a node.
    pub fn describe(&mut self, key: &str, said: &Attributes) {
        if let Some(known) = self.said.get_mut(key) {
            known.add(said);
        }
    }

    /// Nodes stand in a cluster; one that is named like a band makes them stand in it.
    pub fn stand_in(&mut self, cluster: &[String; 2], keys: &[String]) {
        let Some(band) = cluster.iter().rev().find_map(|name| band_called(name)) else { return };
        for key in keys {
            self.bands.entry(key.clone()).or_insert(band);
        }
    }

    /// One node leads to another.
    pub fn link(&mut self, from: &str, to: &str, said: &Attributes) -> Result<(), MapError> {
        if self.links.len() > MAX_MAP_ROWS {
            return Err(MapError::TooMany);
        }
        if from == IMPACT {
            return Err(MapError::FromImpact);
        }
        let label = said.get("label").map(text_of).unwrap_or_default();
        let own = said.word("verb", LinkKind::ALL, LinkKind::as_str)?;
        let by_label = label.to_lowercase().replace([' ', '-'], "_").parse().ok();
        let (kind, rest) = match (own, by_label) {
            (Some(kind), _) | (None, Some(kind)) => (kind, String::new()),
            // A label that is no verb of ours is still what somebody wrote.
            (None, None) => (LinkKind::Enabled, label),
        };
        let remark = said.get("remark").map(text_of).unwrap_or(rest);
        let to = (to != IMPACT).then(|| to.to_owned());
        self.links.push(MapLink { from: from.to_owned(), to, kind, remark });
        Ok(())
    }

    /// All of it.
    pub fn map(self) -> Result<MapFile, MapError> {
        let mut map = MapFile { links: self.links, ..MapFile::default() };
        for key in self.keys {
            let said = &self.said[&key];
            let phrase = said.get("label").filter(|label| *label != "\\N").map_or_else(|| key.clone(), text_of);
            if key == IMPACT {
                map.impact = if phrase == IMPACT { String::new() } else { phrase };
                continue;
            }
            let band = said.word("band", Band::ALL, Band::as_str)?.or(self.bands.get(&key).copied());
            map.factors.push(MapFactor {
                phrase,
                band,
                phase: said.word("phase", domain::Phase::ALL, domain::Phase::as_str)?,
                polarity: said.word("polarity", domain::Polarity::ALL, domain::Polarity::as_str)?,
                evidence: said.word("evidence", domain::Evidence::ALL, domain::Evidence::as_str)?,
                other_days: said.word("other_days", domain::OtherDays::ALL, domain::OtherDays::as_str)?,
                moments: said.numbers()?,
                key,
            });
        }
        Ok(map)
    }
}

/// The band a cluster's name or label begins with, as in `cluster_team` or "3 Team and coordination".
fn band_called(name: &str) -> Option<Band> {
    let name = name.to_lowercase();
    let name = name.trim_start_matches("cluster").trim_start_matches(|c: char| !c.is_alphabetic());
    Band::ALL.iter().copied().find(|band| name.starts_with(band.as_str()))
}

/// A label's text: its line ends become spaces, other escapes what they stand for.
fn text_of(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut chars = label.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'l' | 'r') => out.push(' '),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    // A space that keeps words together stays what it is.
    let blank = |c: char| c.is_whitespace() && c != '\u{a0}';
    out.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
