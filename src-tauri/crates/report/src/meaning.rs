//! Owns what each glyph means when it is copied: one text for each glyph of a face, which is all PDF's ToUnicode holds.
//! Must not know PDF objects.

use crate::display::{Cluster, Glyph, Item, Pages, Run};
use std::collections::{BTreeMap, BTreeSet};

/// The text of every glyph on the pages.
pub(crate) struct Meaning {
    texts: BTreeMap<(usize, u16), String>,
}

impl Meaning {
    /// Reads the meanings off the pages. A glyph that stands alone for its text says what that text is; glyphs that
    /// are only ever seen in groups take the characters of the group in turn.
    pub(crate) fn of(pages: &Pages) -> Self {
        let mut texts = BTreeMap::new();
        let runs = || {
            pages.pages.iter().flat_map(|page| &page.items).filter_map(|(_, item)| match item {
                Item::Run(run) => Some(run),
                _ => None,
            })
        };
        for run in runs() {
            for cluster in &run.clusters {
                if let [glyph] = run.glyphs_of(cluster) {
                    texts.entry((run.face, glyph.id)).or_insert_with(|| run.words_of(cluster).to_owned());
                }
            }
        }
        for run in runs() {
            for cluster in run.clusters.iter().filter(|cluster| cluster.glyphs.len() > 1) {
                let characters: Vec<char> = run.words_of(cluster).chars().collect();
                for (glyph, index) in run.glyphs_of(cluster).iter().zip(0..) {
                    let character = characters.get(index).or(characters.last()).copied().unwrap_or(' ');
                    texts.entry((run.face, glyph.id)).or_insert_with(|| character.to_string());
                }
            }
        }
        Self { texts }
    }

    /// What a reader makes of the glyph.
    pub(crate) fn of_glyph(&self, face: usize, glyph: u16) -> &str {
        self.texts.get(&(face, glyph)).map_or(" ", String::as_str)
    }

    /// Of these glyphs of a face, those that stand for one character for which no other of them stands, with that character.
    pub(crate) fn letters(&self, face: usize, glyphs: &BTreeSet<u16>) -> BTreeMap<u16, char> {
        let letter = |glyph: u16| {
            let mut characters = self.of_glyph(face, glyph).chars();
            characters.next().filter(|_| characters.next().is_none())
        };
        let mut of: BTreeMap<char, Vec<u16>> = BTreeMap::new();
        for &glyph in glyphs {
            letter(glyph).into_iter().for_each(|letter| of.entry(letter).or_default().push(glyph));
        }
        of.into_iter()
            .filter_map(|(letter, glyphs)| Some((*glyphs.first().filter(|_| glyphs.len() == 1)?, letter)))
            .collect()
    }

    /// Whether a reader who takes the glyphs one by one arrives at the cluster's text. Where not, the text must be
    /// said beside the glyphs.
    pub(crate) fn is_plain(&self, run: &Run, cluster: &Cluster) -> bool {
        let glyphs = run.glyphs_of(cluster);
        let of = |glyph: &Glyph| self.of_glyph(run.face, glyph.id);
        if run.rtl {
            spell(glyphs.iter().rev().map(of), run.words_of(cluster))
        } else {
            spell(glyphs.iter().map(of), run.words_of(cluster))
        }
    }
}

/// Whether parts, one after the other, are those words.
fn spell<'a>(mut parts: impl Iterator<Item = &'a str>, words: &str) -> bool {
    parts.try_fold(words, |rest, part| rest.strip_prefix(part)).is_some_and(str::is_empty)
}
