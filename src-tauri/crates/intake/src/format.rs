//! Owns the table of formats, and which of them reads a given file.
//! Must not know what any of them does.

use crate::IntakeError;
use crate::decode::SourceLine;
use crate::draft::{Draft, Page};
use domain::SourceKind;

/// How surely a format takes a file for its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// It could read it as well as any other text.
    Could,
    /// What the file holds looks like it.
    Likely,
    /// The file's name says so.
    Sure,
}

/// A way of writing lines down. To add one: implement this, and name it in [`FORMATS`].
pub(crate) trait Format: Sync {
    /// The kind of source it reads.
    fn kind(&self) -> SourceKind;
    /// How surely the file is its own, by its name and its lines.
    fn claim(&self, name: &str, lines: &[SourceLine<'_>]) -> Claim;
    /// Reads a page. It must return one line for each line of the page, and never fail: what it cannot read, it keeps.
    fn draft(&self, page: &Page<'_>) -> Draft;
}

/// Every format there is. Of equal claims the earlier one wins.
static FORMATS: [&dyn Format; 2] = [&crate::text::PlainText, &crate::markdown::Markdown];

/// The format that was asked for, or else the one with the best claim.
pub(crate) fn choose(
    asked: Option<SourceKind>,
    name: &str,
    lines: &[SourceLine<'_>],
) -> Result<&'static dyn Format, IntakeError> {
    match asked {
        Some(kind) => {
            FORMATS.iter().copied().find(|format| format.kind() == kind).ok_or(IntakeError::UnknownKind { asked: kind })
        }
        None => {
            let best =
                FORMATS[1..].iter().copied().fold((FORMATS[0].claim(name, lines), FORMATS[0]), |best, format| {
                    let claim = format.claim(name, lines);
                    if claim > best.0 { (claim, format) } else { best }
                });
            Ok(best.1)
        }
    }
}

/// Whether a file's name ends in one of these, in any case.
pub(crate) fn named(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
