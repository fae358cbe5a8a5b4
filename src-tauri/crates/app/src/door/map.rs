//! Owns the map on its way to other programs and back: a file of any form out, JSON or DOT in, as one act.
//! Must not know a format: `figure` writes them, `intake` reads them.

use super::export::plain;
use super::read::{laid_out, numbered};
use super::{Bytes, Door, tell};
use crate::trouble::Doing;
use crate::{SMALLEST_MAP, Trouble};
use domain::{Act, Band, Evidence, Factor, FactorId, Link, LinkId, Phase, Polarity, ReviewId, Sheet};
use figure::metrics::one_line;
use figure::{Exchange, Paint};
use intake::map::{MapFactor, MapFile, MapLink, read_map};
use report::ReportError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// In which form a map is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MapForm {
    /// The outline, in words.
    Text,
    /// A picture that stays sharp.
    Svg,
    /// A picture of pixels, twice as sharp as it says.
    Png,
    /// For Graphviz; can be read back.
    Dot,
    /// For wikis that draw it.
    Mermaid,
    /// Everything, for other programs; can be read back.
    Json,
    /// A table of factors and links.
    Csv,
}

impl MapForm {
    /// What a file of this form ends in.
    const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Dot => "dot",
            Self::Mermaid => "mmd",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// Asks for the map of a review as a file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct MapFileAsk {
    /// The review.
    pub review: ReviewId,
    /// In which form.
    pub form: MapForm,
}

/// What came of a map that was read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MapTaken {
    /// The review it is in now.
    pub review: ReviewId,
    /// Factors that were not there.
    pub factors: u32,
    /// Factors that were there and say something else now.
    pub changed: u32,
    /// Links that were not there, or are described otherwise now.
    pub links: u32,
    /// The library's revision with it in.
    #[ts(type = "number")]
    pub revision: i64,
}

impl Door {
    /// The map as a file for another program.
    ///
    /// # Errors
    /// Where the review is not there or cannot be read, or the picture has no room in memory.
    pub fn map_file(&self, ask: &MapFileAsk) -> Result<Bytes, Trouble> {
        let sheet = self.sheet(ask.review)?;
        let made = self.made(&sheet, ask.form);
        let bytes = made.map_err(|why| self.told(Doing::Exporting, tell::of_report(&why)))?;
        let title = sheet.reviews.first().map_or("", |review| review.title.as_str());
        Ok(Bytes { name: format!("{}-map.{}", plain(title), ask.form.ending()), bytes })
    }

    fn made(&self, sheet: &Sheet, form: MapForm) -> Result<Vec<u8>, ReportError> {
        let title = sheet.reviews.first().map_or("", |review| review.title.as_str());
        // The words follow the map of the smallest window, so that they are its outline to the letter.
        let page = if form == MapForm::Text { SMALLEST } else { figure::Page::A4_LANDSCAPE };
        let made = laid_out(sheet, page, None, |layout| {
            let exchange = Exchange::of(layout, title);
            let json = |why: serde_json::Error| ReportError::Written { form: "JSON", reason: why.to_string() };
            Ok(match form {
                MapForm::Text => layout.outline().text().into_bytes(),
                MapForm::Svg => figure::svg(&layout.draw(), &Paint::PRINT).into_bytes(),
                MapForm::Png => report::png(&figure::svg(&layout.draw(), &Paint::PRINT), &self.font.faces)?,
                MapForm::Dot => exchange.dot().into_bytes(),
                MapForm::Mermaid => exchange.mermaid().into_bytes(),
                MapForm::Json => exchange.json().map_err(json)?.into_bytes(),
                MapForm::Csv => exchange.csv().into_bytes(),
            })
        });
        made?
    }

    /// Reads a map back into a review, whole or not at all, as one act that can be undone. A factor of this review keeps
    /// its place and takes what the file says; others are new. Nothing is removed.
    ///
    /// # Errors
    /// Where the file is no map, or breaks a rule of factors and links, or the library cannot be written.
    pub fn take_map(&mut self, review: ReviewId, name: &str, bytes: &[u8]) -> Result<MapTaken, Trouble> {
        let map = read_map(bytes).map_err(|why| self.told(Doing::Importing, tell::of_map(&why, name)))?;
        let sheet = self.sheet(review)?;
        let changes = Changes::of(&sheet, review, map, self.host.new_id);
        let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        let new = changes.sheet.factors.iter().filter(|factor| factor.rev == 0).count();
        let (factors, links) = (count(new), count(changes.sheet.links.len()));
        let changed = count(changes.sheet.factors.len() - new);
        let revision = if changes.is_empty() {
            self.revision()?
        } else {
            let act = Act::AddSheet { review, rows: changes.sheet.into() };
            self.act_watched(act, Vec::new(), Doing::Importing, &domain::unwatched)?.revision
        };
        Ok(MapTaken { review, factors, changed, links, revision })
    }
}

/// What a file changes in a review.
struct Changes {
    sheet: Sheet,
}

/// The map as the smallest window shows it.
const SMALLEST: figure::Page = figure::Page::Screen { width: SMALLEST_MAP };

/// What a factor is where neither the file nor the review says: somebody told it, and no more is claimed.
const UNSAID: (Band, Phase, Polarity, Evidence) = (Band::Work, Phase::Before, Polarity::Context, Evidence::Reported);

impl Changes {
    fn of(held: &Sheet, review: ReviewId, map: MapFile, new_id: fn() -> uuid::Uuid) -> Self {
        let mut sheet = Sheet::default();
        let known: BTreeMap<String, &Factor> = held.factors.iter().map(|it| (it.id.to_string(), it)).collect();
        let events: BTreeMap<u32, domain::EventId> =
            numbered(held).into_iter().map(|(id, number)| (number, id)).collect();
        let mut position = held.factors.iter().map(|it| it.position).max().unwrap_or(-1);
        let mut ids: BTreeMap<String, FactorId> = BTreeMap::new();
        for told in &map.factors {
            let before = known.get(&told.key).copied();
            let mut factor = before.cloned().unwrap_or_else(|| {
                position += 1;
                fresh(FactorId(new_id()), review, position)
            });
            follow(&mut factor, told, &events);
            ids.insert(told.key.clone(), factor.id);
            if before != Some(&factor) {
                sheet.factors.push(factor);
            }
        }
        sheet.links = map.links.iter().filter_map(|told| link(held, review, told, &ids, new_id)).collect();
        let says = held.reviews.first().filter(|it| it.impact.trim().is_empty() && !map.impact.trim().is_empty());
        sheet.reviews =
            says.map(|it| domain::Review { impact: map.impact.clone(), ..it.clone() }).into_iter().collect();
        Self { sheet }
    }

    fn is_empty(&self) -> bool {
        self.sheet.factors.is_empty() && self.sheet.links.is_empty() && self.sheet.reviews.is_empty()
    }
}

fn fresh(id: FactorId, review: ReviewId, position: i64) -> Factor {
    let (band, phase, polarity, evidence) = UNSAID;
    Factor {
        id,
        rev: 0,
        review,
        position,
        phrase: String::new(),
        band,
        polarity,
        phase,
        evidence,
        events: Vec::new(),
        taken_at: None,
        other_days: None,
        put: None,
    }
}

/// A factor says what the file says, and keeps what the file is silent about.
fn follow(factor: &mut Factor, told: &MapFactor, events: &BTreeMap<u32, domain::EventId>) {
    // A form that knows one line only must not take the line ends of a phrase away.
    if one_line(&factor.phrase) != one_line(&told.phrase) {
        factor.phrase.clone_from(&told.phrase);
    }
    factor.band = told.band.unwrap_or(factor.band);
    factor.phase = told.phase.unwrap_or(factor.phase);
    factor.polarity = told.polarity.unwrap_or(factor.polarity);
    factor.evidence = told.evidence.unwrap_or(factor.evidence);
    factor.other_days = told.other_days.or(factor.other_days);
    let Some(moments) = &told.moments else { return };
    let wanted: Vec<domain::EventId> = moments.iter().filter_map(|number| events.get(number).copied()).collect();
    let same = wanted.len() == factor.events.len() && wanted.iter().all(|event| factor.events.contains(event));
    if !same {
        factor.events = wanted;
    }
}

/// The link as a new row, or the row that is there with another remark; none where it is there already.
fn link(
    held: &Sheet,
    review: ReviewId,
    told: &MapLink,
    ids: &BTreeMap<String, FactorId>,
    new_id: fn() -> uuid::Uuid,
) -> Option<Link> {
    let from = *ids.get(&told.from)?;
    let to = match &told.to {
        Some(to) => Some(*ids.get(to)?),
        None => None,
    };
    let kind = told.kind;
    let remark = told.remark.clone();
    match held.links.iter().find(|it| (it.from, it.to, it.kind) == (from, to, kind)) {
        Some(there) if remark.trim().is_empty() || one_line(&there.remark) == one_line(&remark) => None,
        Some(there) => Some(Link { remark, ..there.clone() }),
        None => Some(Link { id: LinkId(new_id()), rev: 0, review, from, to, kind, perspective: None, remark }),
    }
}
