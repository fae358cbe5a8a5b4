//! Owns the table of formats, and which of them reads a given file.
//! Must not know what any of them does.

use crate::IntakeError;
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
    /// How surely the file is its own, by its name and what is in it. [`Claim::Could`] never wins over plain text.
    fn claim(&self, page: &Page<'_>) -> Claim;
    /// Reads a page. It must return one line for each line of the page, or for each record where it parts the text by
    /// itself. A line that cannot be read is kept.
    ///
    /// # Errors
    /// Only where the whole is not what it was said to be, so that it cannot even be parted into records.
    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError>;
}

/// Every format there is. Of equal claims the earlier one wins.
static FORMATS: [&dyn Format; 7] = [
    &crate::text::PlainText,
    &crate::markdown::Markdown,
    &crate::irc::Irc,
    &crate::records::JsonLines,
    &crate::records::PagerDuty,
    &crate::slack::DayFile,
    &crate::csv::Csv,
];

/// The format that was asked for, or else the one with the best claim.
pub(crate) fn choose(asked: Option<SourceKind>, page: &Page<'_>) -> Result<&'static dyn Format, IntakeError> {
    match asked {
        Some(kind) => {
            FORMATS.iter().copied().find(|format| format.kind() == kind).ok_or(IntakeError::UnknownKind { asked: kind })
        }
        None => {
            let first = (FORMATS[0].claim(page), FORMATS[0]);
            let best = FORMATS[1..].iter().copied().fold(first, |best, format| {
                let claim = format.claim(page);
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
