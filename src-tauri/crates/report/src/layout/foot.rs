//! Owns what is known only once every page is there: page numbers, the running foot, the missing glyphs.
//! Must not know how the pages came about.

use super::shape::Shaper;
use super::strip;
use super::style::{FOLIO, FOOT, LINE, MARGIN_X, SMALL, UPRIGHT};
use crate::display::{Item, Page, Pages, Run, Tag};
use crate::error::Missing;
use crate::paper::{Paper, Span};
use std::collections::BTreeMap;

/// The widest the running title may be, as a share of the page.
const TITLE_SHARE: f32 = 0.55;
/// How many characters around a missing glyph are shown.
const NEAR: usize = 12;

/// Writes the running foot on every page and the page numbers into the contents.
pub(super) fn number(laid: &mut Pages, paper: &Paper, shaper: &mut Shaper) {
    let total = laid.pages.len();
    for (index, page) in laid.pages.iter_mut().enumerate() {
        let folio = paper.folio.replace("{pages}", &total.to_string()).replace("{page}", &(index + 1).to_string());
        foot(page, paper, &folio, shaper);
    }
    let places = &laid.places;
    for (tag, item) in laid.pages.iter_mut().flat_map(|page| &mut page.items) {
        if let Item::PageOf { anchor, x, baseline } = item {
            let page = places.get(anchor).map_or(1, |place| place.page + 1);
            let mut runs = one_line(shaper, &page.to_string(), &SMALL);
            *item = match runs.pop() {
                Some(mut run) => {
                    run.x = *x - run.width;
                    run.baseline = *baseline;
                    Item::Run(run)
                }
                None => Item::Presence,
            };
            debug_assert!(matches!(tag, Tag::Of(_)), "a page number belongs to an entry of the contents");
        }
    }
}

/// The rule, the title, who it is for, and which page it is.
fn foot(page: &mut Page, paper: &Paper, folio: &str, shaper: &mut Shaper) {
    let left = if page.size == UPRIGHT { MARGIN_X } else { strip::margin(strip::Sheet::Sideways) };
    let right = page.size.width - left;
    let baseline = page.size.height - FOOT;
    let rule = strip::line(left, baseline - 15.0, right, baseline - 15.0, LINE, 0.6);
    page.items.push((Tag::PageFoot, rule));
    let title = shortened(shaper, &paper.title, (right - left) * TITLE_SHARE);
    let mut put = |runs: Vec<Run>, from: f32| {
        for mut run in runs {
            run.x += from;
            run.baseline = baseline;
            page.items.push((Tag::PageFoot, Item::Run(run)));
        }
    };
    put(one_line(shaper, &title, &FOLIO), left);
    let end = one_line(shaper, &format!("{}\u{2003}{folio}", paper.reader), &FOLIO);
    let width = end.last().map_or(0.0, |run| run.x + run.width);
    put(end, right - width);
}

fn one_line(shaper: &mut Shaper, text: &str, look: &super::style::Look) -> Vec<Run> {
    let flat = text.replace(['\n', '\r'], " ");
    let mut lines = shaper.lines(&[Span::plain(flat)], look, 10_000.0);
    if lines.is_empty() { Vec::new() } else { lines.swap_remove(0).runs.into_iter().map(|(_, run)| run).collect() }
}

/// As much of the title as fits one line, with an ellipsis where words are left out.
fn shortened(shaper: &mut Shaper, title: &str, width: f32) -> String {
    let flat = title.replace(['\n', '\r'], " ");
    let lines = shaper.lines(&[Span::plain(flat.as_str())], &FOLIO, width - 12.0);
    match lines.as_slice() {
        [first, _, ..] => {
            let kept: String = first.runs.iter().map(|(_, run)| run.text.as_str()).collect();
            format!("{}\u{2026}", kept.trim_end())
        }
        _ => flat,
    }
}

/// Every character that came out as the empty box of its font, once, with where it was met first.
pub(super) fn missing(laid: &Pages) -> Vec<Missing> {
    let mut found: BTreeMap<char, Missing> = BTreeMap::new();
    for (index, page) in laid.pages.iter().enumerate() {
        for (_, item) in &page.items {
            let Item::Run(run) = item else { continue };
            for cluster in
                run.clusters.iter().filter(|cluster| run.glyphs_of(cluster).iter().any(|glyph| glyph.id == 0))
            {
                for character in run.words_of(cluster).chars() {
                    found.entry(character).or_insert_with(|| Missing {
                        character,
                        code_point: format!("U+{:04X}", character as u32),
                        near: near(&run.text, cluster.text.start),
                        page: index + 1,
                    });
                }
            }
        }
    }
    found.into_values().collect()
}

/// The words around a byte position.
fn near(text: &str, at: usize) -> String {
    let before: Vec<char> = text.get(..at).unwrap_or_default().chars().collect();
    let after = text.get(at..).unwrap_or_default().chars().take(NEAR);
    before[before.len().saturating_sub(NEAR)..].iter().copied().chain(after).collect::<String>().trim().to_owned()
}
