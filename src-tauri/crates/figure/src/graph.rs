//! Owns what a drawing is made from: the graph, its words and the shape of the page.
//! Must not know where they come from, nor how they are placed.

use domain::{Band, EventId, Factor, Link, LinkKind, Phase, Polarity};
use std::collections::BTreeMap;

/// Everything a drawing depends on. The same graph gives the same drawing, in whatever order its rows come.
#[derive(Clone, Copy, Debug)]
pub struct Graph<'a> {
    /// The factors of one review.
    pub factors: &'a [Factor],
    /// The links between them. A link whose ends are not among the factors is left out.
    pub links: &'a [Link],
    /// What the incident did, in words; the text of the box on the right. May be empty.
    pub impact: &'a str,
    /// The number each event has on the timeline, for the pins.
    pub pins: &'a BTreeMap<EventId, u32>,
    /// The words that are drawn, in the reader's language.
    pub words: &'a Words,
    /// What the drawing is for.
    pub page: Page,
}

/// The shape a drawing aims at. Bigger graphs grow beyond it: a screen scrolls, a paper scales.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Page {
    /// A part of a window that is `width` CSS pixels wide. From 1400 on the text is larger.
    Screen {
        /// CSS pixels.
        width: f32,
    },
    /// A content box on paper, into which the drawing will be scaled; a legend is drawn below the lanes.
    Paper {
        /// CSS pixels (1/96 inch).
        width: f32,
        /// CSS pixels (1/96 inch).
        height: f32,
    },
}

impl Page {
    /// The content box of a landscape A4 sheet with margins of 15 mm and room for a heading.
    pub const A4_LANDSCAPE: Self = Self::Paper { width: 1009.0, height: 620.0 };

    /// How much a drawing of that size is scaled to fit; a screen does not scale.
    pub(crate) fn fit(self, drawn_width: f32, drawn_height: f32) -> f32 {
        match self {
            Self::Screen { .. } => 1.0,
            Self::Paper { width, height } => (width / drawn_width).min(height / drawn_height),
        }
    }
}

/// The words of the map in the reader's language. Each list follows the `ALL` of its vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What the picture is called, such as "Factor map".
    pub title: String,
    /// The seven bands.
    pub bands: [String; 7],
    /// The six phases.
    pub phases: [String; 6],
    /// The column of the impact.
    pub outcome: String,
    /// The heading of the impact box.
    pub impact: String,
    /// The twelve verbs.
    pub verbs: [String; 12],
    /// The five polarities.
    pub polarities: [String; 5],
}

impl Words {
    /// The name of a band.
    pub fn band(&self, band: Band) -> &str {
        &self.bands[band as usize]
    }

    /// The name of a phase.
    pub fn phase(&self, phase: Phase) -> &str {
        &self.phases[phase as usize]
    }

    /// The verb of a link.
    pub fn verb(&self, kind: LinkKind) -> &str {
        &self.verbs[kind as usize]
    }

    /// The name of a polarity.
    pub fn polarity(&self, polarity: Polarity) -> &str {
        &self.polarities[polarity as usize]
    }
}
