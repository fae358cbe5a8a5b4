//! Owns the typefaces that are built into the program and the order in which they stand in for each other.
//! Must not know what is written with them.

use crate::error::ReportError;
use parley::FontContext;
use parley::GenericFamily;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use std::sync::Arc;
use ttf_parser::{Permissions, Tag};

/// One static face that is built in.
struct BuiltIn {
    /// The PostScript-like name that goes into the PDF.
    name: &'static str,
    /// The font file.
    bytes: &'static [u8],
}

/// One face, wherever it comes from.
#[derive(Clone, Copy)]
pub(crate) struct Face<'a> {
    /// The PostScript-like name that goes into the PDF.
    pub name: &'a str,
    /// The font file.
    pub bytes: &'a [u8],
    /// Which face of the file, where it holds several.
    pub index: u32,
}

/// Embeds a file of `assets/fonts`.
macro_rules! face {
    ($name:literal) => {
        BuiltIn { name: $name, bytes: include_bytes!(concat!("../../../../assets/fonts/", $name, ".ttf")) }
    };
}

/// Every face, and with it every script, the paper can draw. To add a script: put its font here and its family
/// into [`FAMILIES`].
const FACES: &[BuiltIn] = &[
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
const FAMILIES: &[&str] = &[
    "Atkinson Hyperlegible Next",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Noto Emoji",
];

/// What running text asks for: [`FAMILIES`], and behind them the chosen font.
pub(crate) const TEXT: GenericFamily = GenericFamily::SansSerif;

/// What times, counts and numbers ask for: [`MONO`], and behind it those of running text.
pub(crate) const CLOCK: GenericFamily = GenericFamily::Monospace;

/// The family of times, counts and numbers, before those of running text.
const MONO: &str = "Atkinson Hyperlegible Mono";

/// The family of the chosen font, whatever it calls itself, so that it never stands in for a built-in one.
const OWN: &str = "Second Story Own";

/// The faces a paper is set in: the built-in ones and, behind them, the ones of a font file somebody chose for the
/// scripts that are not built in, such as Chinese, Japanese and Korean. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Faces {
    own: Option<Own>,
}

/// A font file that was looked at and found usable.
#[derive(Clone, Debug)]
struct Own {
    name: Arc<str>,
    file: Arc<[u8]>,
    /// How many faces the file holds.
    count: u32,
}

/// Why a font file cannot be used. Nothing else about the faces has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnusableFont {
    /// It is no font, or a damaged one.
    #[error("the file is not a TrueType or OpenType font, or it is damaged")]
    NotAFont,
    /// Its letters are pictures or in a form that cannot be reduced.
    #[error("the font has no outlines that can be put into a PDF (neither glyf nor CFF)")]
    NoOutlines,
    /// Its shapes change along axes, which the reduction to the glyphs in use does not know.
    #[error("the font is a variable font")]
    Variable,
    /// Its maker does not allow it to be put into a file.
    #[error("the maker of the font does not allow it to be put into a file")]
    NotAllowed,
}

impl Faces {
    /// The built-in faces alone.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// The built-in faces, and this font file for the characters they lack. A collection (`.ttc`) is looked at through
    /// its first face.
    ///
    /// # Errors
    /// Where the file cannot be drawn with, or may not be.
    pub fn with(file: Vec<u8>) -> Result<Self, UnusableFont> {
        let face = ttf_parser::Face::parse(&file, 0).map_err(|_| UnusableFont::NotAFont)?;
        let tables = face.tables();
        if face.raw_face().table(Tag::from_bytes(b"fvar")).is_some() {
            return Err(UnusableFont::Variable);
        }
        if tables.glyf.is_none() && tables.cff.is_none() {
            return Err(UnusableFont::NoOutlines);
        }
        if face.permissions() == Some(Permissions::Restricted) || !face.is_subsetting_allowed() {
            return Err(UnusableFont::NotAllowed);
        }
        let name = face.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let name = name.filter_map(|name| name.to_string()).find_map(|name| plain(&name));
        let name = Arc::from(name.unwrap_or_else(|| "ChosenFont".to_owned()));
        let count = ttf_parser::fonts_in_collection(&file).unwrap_or(1);
        Ok(Self { own: Some(Own { name, file: file.into(), count }) })
    }

    /// The face of that number: first the built-in ones, then those of the chosen file.
    pub(crate) fn get(&self, number: usize) -> Option<Face<'_>> {
        if let Some(BuiltIn { name, bytes }) = FACES.get(number) {
            return Some(Face { name, bytes, index: 0 });
        }
        let index = u32::try_from(number - FACES.len()).ok()?;
        let own = self.own.as_ref().filter(|own| index < own.count)?;
        Some(Face { name: &own.name, bytes: &own.file, index })
    }

    /// Every face, in the order of their numbers.
    pub(crate) fn all(&self) -> impl Iterator<Item = Face<'_>> {
        (0..).map_while(|number| self.get(number))
    }

    /// A shaping context that knows these faces and nothing else, so that every machine breaks lines alike.
    pub(crate) fn context(&self) -> Result<(FontContext, Numbers), ReportError> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut ids = Vec::with_capacity(FACES.len() + 1);
        for face in FACES {
            let blob = Blob::new(Arc::new(face.bytes) as Arc<dyn AsRef<[u8]> + Send + Sync>);
            ids.push(blob.id());
            if collection.register_fonts(blob, None).is_empty() {
                return Err(ReportError::Font { face: face.name.to_owned(), step: "read" });
            }
        }
        if let Some(own) = &self.own {
            let blob = Blob::new(Arc::new(own.file.clone()) as Arc<dyn AsRef<[u8]> + Send + Sync>);
            ids.push(blob.id());
            let named = FontInfoOverride { family_name: Some(OWN), ..FontInfoOverride::default() };
            if collection.register_fonts(blob, Some(named)).is_empty() {
                return Err(ReportError::Font { face: own.name.to_string(), step: "read" });
            }
        }
        // By name they would be looked up again for every paragraph.
        let text = FAMILIES.iter().chain([&OWN]).filter_map(|name| collection.family_id(name)).collect::<Vec<_>>();
        let mono = collection.family_id(MONO);
        collection.set_generic_families(CLOCK, mono.into_iter().chain(text.iter().copied()));
        collection.set_generic_families(TEXT, text.into_iter());
        Ok((FontContext { collection, source_cache: SourceCache::default() }, Numbers(ids.into())))
    }
}

/// The numbers of the faces in a shaping context.
#[derive(Clone)]
pub(crate) struct Numbers(Arc<[u64]>);

impl Numbers {
    /// The number of a face by the id of its file and its place in it. The chosen file is the last one.
    pub(crate) fn of(&self, file: u64, index: u32) -> Option<usize> {
        let number = self.0.iter().position(|&id| id == file)?;
        Some(number + if number < FACES.len() { 0 } else { index as usize })
    }
}

/// A name as PDF takes it without escapes; none where nothing is left of it.
fn plain(name: &str) -> Option<String> {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    (!plain.is_empty()).then_some(plain)
}
