//! Owns making a file to give away: which handout, for whom, in which form.
//! Must not know where the file will lie: the host asks the person, and writes it whole or not at all.

use super::{Door, tell};
use crate::trouble::Doing;
use crate::{HandoutAsk, HandoutView, MapView, Trouble};
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
    /// One HTML file, without script.
    Html,
    /// Markdown, for wikis and tickets.
    Markdown,
    /// The blocks as JSON, for other programs.
    Json,
}

impl Format {
    /// Every form there is.
    pub const ALL: &'static [Self] = &[Self::Pdf, Self::Html, Self::Markdown, Self::Json];

    /// What a file of this form ends in.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
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

/// What a handout is printed from: the review as an audience may see it, and the map drawn from just that.
struct Press {
    words: report::Words,
    shared: Sheet,
    map: MapView,
}

impl Door {
    /// Makes the file of a handout.
    ///
    /// # Errors
    /// Where the review is not there, or a character has no glyph, or the pages cannot be made.
    pub fn export(&self, export: &Export) -> Result<Bytes, Trouble> {
        let sheet = self.sheet(export.review)?;
        let make = || {
            let press = self.press(&sheet, export.audience)?;
            let subject = press.subject(&sheet);
            let paper = report::compose(&subject, export.what, export.audience, &press.words)?;
            let bytes = match export.format {
                Format::Pdf => report::pdf(&report::lay_out(&paper)?)?,
                Format::Html => report::html(&paper).into_bytes(),
                Format::Markdown => report::markdown(&paper).into_bytes(),
                Format::Json => report::json(&paper)?.into_bytes(),
            };
            // A name in the title must not reach the file's name either, so it is made from what is shared.
            let title = press.shared.reviews.first().map_or("", |review| review.title.as_str());
            let (what, form) = (export.what.as_str().replace('_', "-"), export.format.ending());
            Ok(Bytes { name: format!("{}-{what}.{form}", plain(title)), bytes })
        };
        make().map_err(|why| self.not_made(&why))
    }

    pub(super) fn preview(&self, ask: HandoutAsk) -> Result<HandoutView, Trouble> {
        let sheet = self.sheet(ask.review)?;
        let make = || {
            let press = self.press(&sheet, ask.audience)?;
            let subject = press.subject(&sheet);
            let paper = report::compose(&subject, ask.what, ask.audience, &press.words)?;
            Ok(HandoutView {
                pages: report::svg(&report::lay_out(&paper)?),
                notices: report::notices(&subject, ask.what, ask.audience, &press.words)?,
            })
        };
        make().map_err(|why| self.not_made(&why))
    }

    fn press(&self, sheet: &Sheet, audience: Audience) -> Result<Press, ReportError> {
        let words = report::Words::english()?;
        let shared = report::share(sheet, audience, &words)?;
        let map = self.map_of(&shared, figure::Page::A4_LANDSCAPE);
        Ok(Press { words, shared, map })
    }

    fn not_made(&self, why: &ReportError) -> Trouble {
        self.told(Doing::Exporting, tell::of_report(why))
    }
}

impl Press {
    fn subject<'a>(&'a self, sheet: &'a Sheet) -> Subject<'a> {
        Subject { sheet, drawing: &self.map.drawing, outline: &self.map.outline, made_at: dated(sheet) }
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
