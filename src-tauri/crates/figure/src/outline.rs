//! Owns the outline: the same factors and links as the picture, in the same order, in sentences.
//! Must not know how the picture is drawn.

use crate::compose::reading_order;
use crate::metrics::one_line;
use crate::plan::Plan;
use crate::{Graph, Layout};
use domain::{Band, FactorId, LinkId, Phase, Polarity};
use serde::Serialize;
use ts_rs::TS;

/// An impact longer than this is named by its heading inside sentences.
const SHORT: usize = 120;

/// The map in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Outline {
    /// What the map is called.
    pub title: String,
    /// The seven bands, always all of them.
    pub bands: Vec<OutlineBand>,
    /// What it did, where that was said or linked to.
    pub impact: Option<OutlineImpact>,
}

/// One band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutlineBand {
    /// Which.
    pub band: Band,
    /// Its number, 1 to 7.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Its factors, left to right on the map, then downwards.
    pub factors: Vec<OutlineFactor>,
}

/// One factor with everything that is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutlineFactor {
    /// Which.
    pub factor: FactorId,
    /// The whole phrase.
    pub phrase: String,
    /// What it did.
    pub polarity: Polarity,
    /// The word for what it did.
    pub polarity_word: String,
    /// When it was at work.
    pub phase: Phase,
    /// The word for when.
    pub phase_word: String,
    /// Its numbers on the timeline.
    pub pins: Vec<u32>,
    /// The links that begin here.
    pub out: Vec<Sentence>,
    /// The links that end here.
    pub into: Vec<Sentence>,
}

/// The impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutlineImpact {
    /// The word above it.
    pub heading: String,
    /// The whole text.
    pub text: String,
    /// The links that end here.
    pub into: Vec<Sentence>,
}

/// One link read aloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Sentence {
    /// Which link.
    pub link: LinkId,
    /// Factor, verb, factor.
    pub text: String,
}

/// The outline of a layout.
pub(crate) fn told(layout: &Layout) -> Outline {
    let Layout { graph, plan, grid, .. } = layout;
    let teller = Teller::new(graph, plan);
    let order = reading_order(plan, grid);
    let band = |(index, &band): (usize, &Band)| OutlineBand {
        band,
        number: index as u8 + 1,
        name: graph.words.band(band).to_owned(),
        factors: order.iter().filter(|&&who| plan.band(who) == index).map(|&who| teller.factor(who)).collect(),
    };
    let impact = grid.impact.map(|_| OutlineImpact {
        heading: graph.words.impact.clone(),
        text: teller.impact.clone(),
        into: teller.sentences(|arc| plan.arcs[arc].to.is_none(), 0..plan.arcs.len()),
    });
    Outline { title: graph.words.title.clone(), bands: Band::ALL.iter().enumerate().map(band).collect(), impact }
}

/// Puts factors and links into words.
struct Teller<'a> {
    graph: &'a Graph<'a>,
    plan: &'a Plan<'a>,
    phrases: Vec<String>,
    impact: String,
}

impl<'a> Teller<'a> {
    fn new(graph: &'a Graph, plan: &'a Plan) -> Self {
        let phrases = plan.factors.iter().map(|factor| one_line(&factor.phrase)).collect();
        Self { graph, plan, phrases, impact: one_line(graph.impact) }
    }

    fn factor(&self, who: usize) -> OutlineFactor {
        let factor = self.plan.factors[who];
        let touching = || self.plan.touching[who].iter().copied();
        OutlineFactor {
            factor: factor.id,
            phrase: self.phrases[who].clone(),
            polarity: factor.polarity,
            polarity_word: self.graph.words.polarity(factor.polarity).to_owned(),
            phase: factor.phase,
            phase_word: self.graph.words.phase(factor.phase).to_owned(),
            pins: self.plan.pins[who].clone(),
            out: self.sentences(|arc| self.plan.arcs[arc].from == who, touching()),
            into: self.sentences(|arc| self.plan.arcs[arc].to == Some(who), touching()),
        }
    }

    fn sentences(&self, keep: impl Fn(usize) -> bool, arcs: impl Iterator<Item = usize>) -> Vec<Sentence> {
        let sentence = |arc: usize| {
            let arc = &self.plan.arcs[arc];
            let to = arc.to.map_or_else(|| self.short_impact(), |to| &self.phrases[to]);
            let verb = self.graph.words.verb(arc.link.kind);
            Sentence { link: arc.link.id, text: format!("{} {verb} {to}", self.phrases[arc.from]) }
        };
        arcs.filter(|&arc| keep(arc)).map(sentence).collect()
    }

    fn short_impact(&self) -> &str {
        let short = !self.impact.is_empty() && self.impact.chars().count() <= SHORT;
        if short { &self.impact } else { &self.graph.words.impact }
    }
}

impl Outline {
    /// The outline as plain text for a terminal or an export.
    pub fn text(&self) -> String {
        self.to_string()
    }
}

impl std::fmt::Display for Outline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}", self.title)?;
        for band in &self.bands {
            writeln!(f, "\n{} {}", band.number, band.name)?;
            if band.factors.is_empty() {
                writeln!(f, "  –")?;
            }
            for factor in &band.factors {
                write!(f, "  • {} ({}, {}", factor.phrase, factor.polarity_word, factor.phase_word)?;
                factor.pins.iter().try_for_each(|pin| write!(f, ", #{pin}"))?;
                writeln!(f, ")")?;
                factor.out.iter().try_for_each(|sentence| writeln!(f, "      → {}", sentence.text))?;
                factor.into.iter().try_for_each(|sentence| writeln!(f, "      ← {}", sentence.text))?;
            }
        }
        let Some(impact) = &self.impact else { return Ok(()) };
        writeln!(f, "\n{}", impact.heading)?;
        if !impact.text.is_empty() {
            writeln!(f, "  {}", impact.text)?;
        }
        impact.into.iter().try_for_each(|sentence| writeln!(f, "      ← {}", sentence.text))
    }
}
