//! Owns what can go wrong between a review and its paper.
//! Must not know how a host shows an error.

use crate::words::WordsError;
use serde::Serialize;
use ts_rs::TS;

/// A character no embedded font can draw.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Its Unicode code point, such as `U+0E01`.
    pub code_point: String,
    /// The words around its first appearance, so that it can be found.
    pub near: String,
    /// The page of the first appearance, from 1.
    pub page: usize,
}

/// Why a handout could not be made. Nothing has been written when one of these comes back.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The sheet holds no review row.
    #[error("The handout could not be composed: the sheet holds no review. Open the review again and retry.")]
    NoReview,
    /// A sentence is missing from the language file, or asks for something it was not given.
    #[error("The handout could not be worded: {0}")]
    Words(#[from] WordsError),
    /// The text has characters the fonts cannot draw; a page with empty boxes is never written.
    #[error("The handout was not written: its fonts cannot draw {}. Replace these characters and export again.", named(.0))]
    MissingGlyphs(Vec<Missing>),
    /// A font could not be read or reduced: one built into the program, or one that looked usable when it was chosen.
    #[error(
        "The handout was not written: the font {face} could not be {step}. Choose another font; if you chose none, the program file may be damaged: install it again."
    )]
    Font {
        /// The face, by its name.
        face: String,
        /// What was being done: "read" or "reduced".
        step: &'static str,
    },
    /// A text form could not be written.
    #[error(
        "The handout was not written as {form}: {reason}. Please report this, with the review if you can share it."
    )]
    Written {
        /// Which form.
        form: &'static str,
        /// What the writer said.
        reason: String,
    },
    /// The PDF writer did something it should not.
    #[error(
        "The handout was not written: the PDF could not be {step}: {reason}. Please report this, with the review if you can share it."
    )]
    Pdf {
        /// What was being done.
        step: &'static str,
        /// What the writer said.
        reason: String,
    },
}

fn named(missing: &[Missing]) -> String {
    const SHOWN: usize = 8;
    let mut list: Vec<String> = missing
        .iter()
        .take(SHOWN)
        .map(|it| {
            format!(
                "\u{201c}{}\u{201d} ({}, page {}, near \u{201c}{}\u{201d})",
                it.character, it.code_point, it.page, it.near
            )
        })
        .collect();
    if missing.len() > SHOWN {
        list.push(format!("and {} more", missing.len() - SHOWN));
    }
    list.join(", ")
}
