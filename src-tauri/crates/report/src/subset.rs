//! Owns the reduction of a face to the glyphs a paper uses, under a name that depends on nothing else.
//! Must not know how a font is written into a file.

use crate::display::{Item, Pages};
use crate::error::ReportError;
use crate::fonts::Face;
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// A reduced face.
pub(crate) struct Subset {
    pub bytes: Vec<u8>,
    /// Six letters, a plus sign and the name of the face (PDF 1.7, section 9.6.4).
    pub name: String,
    map: GlyphRemapper,
}

impl Subset {
    pub(crate) fn of(face: Face<'_>, glyphs: &BTreeSet<u16>) -> Result<Self, ReportError> {
        let mut map = GlyphRemapper::new();
        for &glyph in glyphs {
            map.remap(glyph);
        }
        let bytes = subsetter::subset(face.bytes, face.index, &map)
            .map_err(|_| ReportError::Font { face: face.name.to_owned(), step: "reduced" })?;
        Ok(Self { bytes, name: format!("{}+{}", letters(face.name, face.index, glyphs), face.name), map })
    }

    /// The glyph's id in the reduced face.
    pub(crate) fn new_id(&self, old: u16) -> u16 {
        self.map.get(old).unwrap_or(0)
    }
}

/// Which glyphs of which face are on the pages.
pub(crate) fn in_use(pages: &Pages) -> BTreeMap<usize, BTreeSet<u16>> {
    let mut used: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
    for (_, item) in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Run(run) = item {
            used.entry(run.face).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    used
}

/// Six capital letters from the face and its glyphs, by the FNV-1a hash.
fn letters(name: &str, index: u32, glyphs: &BTreeSet<u16>) -> String {
    let bytes = name
        .bytes()
        .chain((index > 0).then_some(index).into_iter().flat_map(u32::to_be_bytes))
        .chain(glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()));
    let mut hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (0..6)
        .map(|_| {
            let letter = (b'A'..=b'Z').nth((hash % 26) as usize).unwrap_or(b'A');
            hash /= 26;
            char::from(letter)
        })
        .collect()
}
