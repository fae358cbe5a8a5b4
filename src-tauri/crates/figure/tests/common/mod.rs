//! Owns the graphs the tests draw: one told by hand, others made from a seed.
//! Must not know how they are drawn.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod crossing;

use domain::*;
use figure::{Graph, Page, Words};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A graph that owns its rows.
pub struct Story {
    pub factors: Vec<Factor>,
    pub links: Vec<Link>,
    pub impact: String,
    pub pins: BTreeMap<EventId, u32>,
    pub words: Words,
}

impl Story {
    pub fn graph(&self, page: Page) -> Graph<'_> {
        let Self { factors, links, impact, pins, words } = self;
        Graph { factors, links, impact, pins, words, page }
    }

    pub fn screen(&self) -> Graph<'_> {
        self.graph(Page::Screen { width: 1008.0 })
    }
}

pub fn english() -> Words {
    Words {
        title: "Factor map".into(),
        bands: [
            "Outside",
            "Organisation",
            "Team and coordination",
            "Work and procedures",
            "Tools and information",
            "Knowledge and attention",
            "Technology",
        ]
        .map(String::from),
        phases: ["Before", "Onset", "Detection", "Diagnosis", "Repair", "Recovery"].map(String::from),
        outcome: "Outcome".into(),
        impact: "Impact".into(),
        verbs: [
            "enabled",
            "triggered",
            "amplified",
            "masked",
            "delayed",
            "pressured",
            "depended on",
            "mitigated",
            "detected",
            "protected by luck",
            "informed",
            "disputed",
        ]
        .map(String::from),
        polarities: ["Contributed", "Mitigated", "Luck", "Sacrifice made", "Context"].map(String::from),
    }
}

pub fn id(space: u128, number: usize) -> Uuid {
    Uuid::from_u128((0x0190_0000_0000_7000_8000_0000_0000_0000 | (space << 64)) + number as u128)
}

pub fn factor(number: usize, phrase: &str, band: Band, phase: Phase, polarity: Polarity, pins: &[u32]) -> Factor {
    Factor {
        id: FactorId(id(1, number)),
        rev: 1,
        review: ReviewId(id(0, 0)),
        position: number as i64,
        phrase: phrase.into(),
        band,
        polarity,
        phase,
        evidence: Evidence::Observed,
        events: pins.iter().map(|&pin| EventId(id(3, pin as usize))).collect(),
        taken_at: None,
        other_days: None,
        put: None,
    }
}

pub fn link(number: usize, from: usize, to: Option<usize>, kind: LinkKind) -> Link {
    Link {
        id: LinkId(id(2, number)),
        rev: 1,
        review: ReviewId(id(0, 0)),
        from: FactorId(id(1, from)),
        to: to.map(|to| FactorId(id(1, to))),
        kind,
        perspective: None,
        remark: String::new(),
    }
}

pub fn pins(most: u32) -> BTreeMap<EventId, u32> {
    (1..=most).map(|pin| (EventId(id(3, pin as usize)), pin)).collect()
}

/// The story of the staggered web server upgrade, told in about twenty factors.
pub fn upgrade() -> Story {
    use Band::*;
    use LinkKind as L;
    use Phase::*;
    use Polarity::*;
    let rows: [(&str, Band, Phase, Polarity, &[u32]); 20] = [
        ("Newer point release synced upstream", Outside, Before, Contributed, &[1]),
        ("Package ships a default config file", Outside, Before, Context, &[]),
        ("Old package gone from the repository", Outside, Repair, Contributed, &[8]),
        ("Calm norm: offer help first", Organisation, Before, Mitigated, &[]),
        ("Wide rights to push to every host", Organisation, Before, Context, &[]),
        ("Colleague on call was sitting alongside", Team, Detection, Luck, &[4]),
        ("“What help do you need?” came first", Team, Diagnosis, Mitigated, &[5]),
        ("Several hands forced a run everywhere", Team, Recovery, Mitigated, &[9, 10]),
        ("New boxes built, then refused to downgrade", Work, Before, Contributed, &[2]),
        ("One-version pin reached existing hosts", Work, Onset, Contributed, &[3]),
        ("Let the slow site run while looking", Work, Diagnosis, Sacrifice, &[6]),
        ("Ten-minute staggered runs", Tools, Onset, Contributed, &[7]),
        ("Monitoring needed the same web server", Tools, Diagnosis, Contributed, &[]),
        ("Graphs and logs watched by others", Tools, Recovery, Mitigated, &[10]),
        ("Expected existing hosts to stay as they were", Knowledge, Onset, Context, &[3]),
        ("Watched one random host after the push", Knowledge, Detection, Mitigated, &[4]),
        ("Nobody knew why a second run helped", Knowledge, Repair, Context, &[]),
        ("Shipped default config broke the restart", Technology, Onset, Contributed, &[4]),
        ("Second run removed the default config", Technology, Repair, Mitigated, &[6]),
        ("Some hosts had broken automation and never upgraded", Technology, Recovery, Luck, &[7]),
    ];
    let factors = rows
        .iter()
        .enumerate()
        .map(|(at, &(phrase, band, phase, polarity, pins))| factor(at, phrase, band, phase, polarity, pins))
        .collect();
    let arrows = [
        (0, Some(8), L::Enabled),
        (8, Some(9), L::Pressured),
        (4, Some(9), L::Enabled),
        (9, Some(17), L::Triggered),
        (1, Some(17), L::Enabled),
        (14, Some(9), L::Masked),
        (15, Some(17), L::Detected),
        (5, Some(6), L::Informed),
        (3, Some(6), L::Enabled),
        (6, Some(7), L::Enabled),
        (6, None, L::Mitigated),
        (11, None, L::Amplified),
        (11, Some(18), L::Delayed),
        (12, Some(17), L::DependedOn),
        (12, Some(18), L::Delayed),
        (2, Some(18), L::Pressured),
        (18, Some(7), L::Informed),
        (7, None, L::Mitigated),
        (19, None, L::ProtectedByLuck),
        (16, Some(18), L::Disputed),
        (10, Some(18), L::Enabled),
        (13, Some(7), L::Informed),
        (17, None, L::Triggered),
    ];
    let links = arrows.iter().enumerate().map(|(at, &(from, to, kind))| link(at, from, to, kind)).collect();
    let impact = "Site very slow for about ten minutes, never fully down".into();
    Story { factors, links, impact, pins: pins(10), words: english() }
}

/// Numbers from a seed: a linear congruential generator.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

const PHRASES: [&str; 8] = [
    "Newer release upstream",
    "Pin",
    "A change that was supposed to do nothing reached every host at once, and nobody had a way to see it",
    "خادم لم يعد بعد الترقية",
    "Queue 👩‍👩‍👧‍👦 grew",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "Two teams, one channel",
    "On call alone",
];

/// Factors and links at random: most links run forwards in time, some back, some to the impact.
pub fn random(seed: u64, count: usize, links: usize) -> Story {
    let mut dice = Dice::new(seed);
    let mut factors = Vec::new();
    for at in 0..count {
        let band = Band::ALL[dice.below(7)];
        let phase = Phase::ALL[(at * 6 / count + dice.below(3)).saturating_sub(1).min(5)];
        let polarity = Polarity::ALL[dice.below(5)];
        let pins: Vec<u32> = (0..dice.below(4)).map(|_| dice.below(20) as u32 + 1).collect();
        factors.push(factor(at, PHRASES[dice.below(PHRASES.len())], band, phase, polarity, &pins));
    }
    let mut rows = Vec::new();
    while rows.len() < links && count > 1 {
        let from = dice.below(count);
        let reach = dice.below(count / 6 + 2) + 1;
        let to = match dice.below(10) {
            0 => None,
            1 => Some(from.saturating_sub(reach)),
            _ => Some((from + reach).min(count - 1)),
        };
        if to != Some(from) {
            rows.push(link(rows.len(), from, to, LinkKind::ALL[dice.below(12)]));
        }
    }
    Story { factors, links: rows, impact: "Slow for ten minutes".into(), pins: pins(20), words: english() }
}

/// The graph of `make bench`: as in [`random`], with 1.4 links a factor.
pub fn lanes(seed: u64, count: usize) -> Story {
    random(seed, count, count * 7 / 5)
}

/// The same with one factor more, which links to two that were there.
pub fn one_more(seed: u64, count: usize) -> Story {
    let mut story = lanes(seed, count);
    let mut dice = Dice::new(seed + 1);
    let (band, phase) = (Band::ALL[dice.below(7)], Phase::ALL[dice.below(6)]);
    story.factors.push(factor(count, "One more came up while we talked", band, phase, Polarity::Mitigated, &[3]));
    for to in [dice.below(count), dice.below(count)] {
        story.links.push(link(story.links.len(), count, Some(to), LinkKind::Mitigated));
    }
    story
}

/// Puts every third factor somewhere inside its band and phase.
pub fn put_some(story: &mut Story, seed: u64) {
    let mut dice = Dice::new(seed);
    for factor in story.factors.iter_mut().step_by(3) {
        factor.put = Some(Put { col: dice.below(3) as u8, row: dice.below(4) as u8 });
    }
}
