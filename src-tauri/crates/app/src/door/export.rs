//! Owns making a file to give away: which handout, for whom, in which form.
//! Must not know where the file will lie: the host asks the person, and writes it whole or not at all.

use super::{Door, tell};
use crate::trouble::Doing;
use crate::{HandoutAsk, Trouble};
use chrono::{DateTime, Utc};
use domain::{ReviewId, Sheet};
use report::{Audience, ReportError, Subject, What};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The forms a handout can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Tagged PDF.
    Pdf,
}

impl Format {
    /// Every form there is.
    pub const ALL: &'static [Self] = &[Self::Pdf];

    /// The word on the command line, which is also the file's ending.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
        }
    }
}

/// Asks for a file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct Export {
    /// The review.
    pub review: ReviewId,
    /// Which handout.
    pub what: What,
    /// Who reads it.
    pub audience: Audience,
    /// In which form.
    pub format: Format,
}

/// A file ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// A good name for it, without folders, such as `web-hosts-after-an-upgrade-summary.pdf`.
    pub name: String,
    /// What goes into it.
    pub bytes: Vec<u8>,
}

/// A handout laid out, with what to check before it is given away.
pub(super) struct Laid {
    pub(super) pages: report::Pages,
    pub(super) notices: Vec<report::Notice>,
}

impl Door {
    /// Makes the file of a handout.
    ///
    /// # Errors
    /// Where the review is not there, or a character has no glyph, or the pages cannot be made.
    pub fn export(&self, export: &Export) -> Result<Bytes, Trouble> {
        let ask = HandoutAsk { review: export.review, what: export.what, audience: export.audience };
        let sheet = self.sheet(export.review)?;
        let title = sheet.reviews.first().map_or("", |review| review.title.as_str());
        let (what, form) = (export.what.as_str().replace('_', "-"), export.format.as_str());
        let name = format!("{}-{what}.{form}", plain(title));
        let pages = self.pages(&sheet, ask, |_, pages| Ok(pages))?;
        let bytes = match export.format {
            Format::Pdf => report::pdf(&pages).map_err(|why| self.not_made(&why))?,
        };
        Ok(Bytes { name, bytes })
    }

    pub(super) fn paper(&self, ask: HandoutAsk) -> Result<Laid, Trouble> {
        let sheet = self.sheet(ask.review)?;
        self.pages(&sheet, ask, |subject, pages| {
            let words = report::Words::english().map_err(ReportError::from)?;
            let notices = report::notices(subject, ask.what, ask.audience, &words)?;
            Ok(Laid { pages, notices })
        })
    }

    /// Lays a handout out, drawing the map from what this audience may see, and hands it on.
    fn pages<T>(
        &self,
        sheet: &Sheet,
        ask: HandoutAsk,
        then: impl FnOnce(&Subject<'_>, report::Pages) -> Result<T, ReportError>,
    ) -> Result<T, Trouble> {
        let lay = || {
            let words = report::Words::english().map_err(ReportError::from)?;
            let shared = report::share(sheet, ask.audience, &words).map_err(ReportError::from)?;
            let map = self.map_of(&shared, figure::Page::A4_LANDSCAPE);
            let subject = Subject { sheet, drawing: &map.drawing, outline: &map.outline, made_at: dated(sheet) };
            let pages = report::lay_out(&report::compose(&subject, ask.what, ask.audience, &words)?)?;
            then(&subject, pages)
        };
        lay().map_err(|why| self.not_made(&why))
    }

    fn not_made(&self, why: &ReportError) -> Trouble {
        self.told(Doing::Exporting, tell::of_report(why))
    }
}

/// The date a paper carries: that of the meeting, or of the review; never the clock, so that the bytes stay the same.
fn dated(sheet: &Sheet) -> DateTime<Utc> {
    sheet.reviews.first().map_or(DateTime::UNIX_EPOCH, |review| review.meets_at.unwrap_or(review.made_at))
}

/// A title as a file name any system takes: letters and digits of any script, joined by single hyphens.
fn plain(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-").to_lowercase();
    let short: String = joined.chars().take(60).collect();
    if short.is_empty() { "review".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_title_becomes_a_name_every_system_takes() {
        let cases = [
            ("Web hosts: after / an upgrade", "web-hosts-after-an-upgrade"),
            ("../../etc/passwd", "etc-passwd"),
            ("  ", "review"),
            ("Größe Ärger", "größe-ärger"),
        ];
        for (title, name) in cases {
            assert_eq!(plain(title), name, "no folder, no blank and no lost letters");
        }
    }
}
