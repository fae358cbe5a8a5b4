//! Owns the typefaces that are built into the program and the order in which they stand in for each other.
//! Must not know what is written with them.

use crate::error::ReportError;
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use std::sync::Arc;

/// One static TrueType face.
pub(crate) struct Face {
    /// The PostScript-like name that goes into the PDF.
    pub name: &'static str,
    /// The font file.
    pub bytes: &'static [u8],
}

/// Embeds a file of `assets/fonts`.
macro_rules! face {
    ($name:literal) => {
        Face { name: $name, bytes: include_bytes!(concat!("../../../../assets/fonts/", $name, ".ttf")) }
    };
}

/// Every face, and with it every script, the paper can draw. To add a script: put its font here and its family
/// into [`FAMILIES`].
pub(crate) const FACES: &[Face] = &[
    face!("AtkinsonHyperlegibleNext-Regular"),
    face!("AtkinsonHyperlegibleNext-SemiBold"),
    face!("AtkinsonHyperlegibleNext-Italic"),
    face!("AtkinsonHyperlegibleNext-SemiBoldItalic"),
    face!("AtkinsonHyperlegibleMono-Regular"),
    face!("AtkinsonHyperlegibleMono-SemiBold"),
    face!("NotoSans-Regular"),
    face!("NotoSansArabic-Regular"),
    face!("NotoSansHebrew-Regular"),
    face!("NotoSansDevanagari-Regular"),
    face!("NotoSansSymbols2-Regular"),
    face!("NotoSansMath-Regular"),
    face!("NotoEmoji-Regular"),
];

/// The families of running text: the first one that can draw a character draws it.
pub(crate) const FAMILIES: &[&str] = &[
    "Atkinson Hyperlegible Next",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Noto Emoji",
];

/// The family of times, counts and numbers, before those of running text.
pub(crate) const MONO: &str = "Atkinson Hyperlegible Mono";

/// A shaping context that knows the built-in faces and nothing else, so that every machine breaks lines alike.
pub(crate) fn context() -> Result<(FontContext, Vec<u64>), ReportError> {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    let mut ids = Vec::with_capacity(FACES.len());
    for face in FACES {
        let blob = Blob::new(Arc::new(face.bytes) as Arc<dyn AsRef<[u8]> + Send + Sync>);
        ids.push(blob.id());
        if collection.register_fonts(blob, None).is_empty() {
            return Err(ReportError::Font { face: face.name, step: "read" });
        }
    }
    Ok((FontContext { collection, source_cache: SourceCache::default() }, ids))
}
