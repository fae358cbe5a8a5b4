//! Owns the map as other programs read it: JSON, DOT, Mermaid and CSV, with the same factors and links in the same order.
//! Must not know places or curves; what is read back is `intake`'s affair.

mod csv;
mod dot;
mod json;
mod mermaid;

use crate::compose::reading_order;
use crate::metrics::one_line;
use crate::{Layout, Words};
use domain::{Band, Factor, Link};

/// The map, ready to be written. It holds no perspective and nobody's name.
pub struct Exchange<'a> {
    title: &'a str,
    impact: &'a str,
    words: &'a Words,
    /// In the order of the outline.
    factors: Vec<Told<'a>>,
    links: Vec<&'a Link>,
}

/// One factor, with its numbers on the timeline.
struct Told<'a> {
    factor: &'a Factor,
    phrase: String,
    moments: Vec<u32>,
}

impl<'a> Exchange<'a> {
    /// What a layout shows, under the title of its review.
    pub fn of(layout: &Layout<'a>, title: &'a str) -> Self {
        let Layout { graph, plan, grid, .. } = layout;
        let told = |who: usize| {
            let factor = plan.factors[who];
            Told { factor, phrase: one_line(&factor.phrase), moments: plan.pins[who].clone() }
        };
        let order = reading_order(plan, grid);
        let links = order.iter().flat_map(|&who| plan.arcs.iter().filter(move |arc| arc.from == who));
        Self {
            title,
            impact: graph.impact,
            words: graph.words,
            links: links.map(|arc| arc.link).collect(),
            factors: order.into_iter().map(told).collect(),
        }
    }

    /// Each band that has factors, with them.
    fn bands(&self) -> impl Iterator<Item = (Band, Vec<&Told<'a>>)> {
        let members =
            |&band: &Band| (band, self.factors.iter().filter(|it| it.factor.band == band).collect::<Vec<_>>());
        Band::ALL.iter().map(members).filter(|(_, members)| !members.is_empty())
    }

    /// What the impact says, where there is one: its own words, or the word for it where only links lead there.
    fn impact_said(&self) -> Option<&str> {
        if !self.impact.trim().is_empty() {
            return Some(self.impact);
        }
        self.links.iter().any(|link| link.to.is_none()).then_some(self.words.impact.as_str())
    }

    fn band_name(&self, band: Band) -> String {
        format!("{} {}", band as usize + 1, self.words.band(band))
    }
}

/// A text between double quotes, on one line; what else means something there is escaped as the form wants it.
fn quoted(text: &str, escape: impl Fn(char) -> Option<String>) -> String {
    let spelt = |c: char| match escape(c) {
        Some(escaped) => escaped,
        None if c.is_control() => " ".to_owned(),
        None => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(spelt).collect::<String>())
}
