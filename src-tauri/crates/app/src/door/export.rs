//! Owns making a file to give away: which handout, for whom, in which form.
//! Must not know where the file will lie: the host asks the person, and writes it whole or not at all.

use super::font::Font;
use super::read::map_of;
use super::{Door, tell};
use crate::trouble::Doing;
use crate::words::Words;
use crate::{HandoutView, Trouble};
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

/// A handout about to be made, with all it needs: once it is here, nobody has to wait for the library, nor the library
/// for it.
pub struct Press {
    sheet: Sheet,
    what: What,
    audience: Audience,
    font: Font,
    cards: Vec<report::Card>,
}

impl Door {
    /// Makes the file of a handout.
    ///
    /// # Errors
    /// Where the review is not there, or a character has no glyph, or the pages cannot be made.
    pub fn export(&self, export: &Export) -> Result<Bytes, Trouble> {
        self.press(export.review, export.what, export.audience)?.export(export.format)
    }

    /// Reads all that a handout is made from.
    ///
    /// # Errors
    /// Where the review is not there or cannot be read.
    pub fn press(&self, review: ReviewId, what: What, audience: Audience) -> Result<Press, Trouble> {
        let cards = if what == What::Cards { self.cards()? } else { Vec::new() };
        Ok(Press { sheet: self.sheet(review)?, what, audience, font: self.font.clone(), cards })
    }

    fn cards(&self) -> Result<Vec<report::Card>, Trouble> {
        let cards = self.built_in()?.anti_patterns.into_iter();
        Ok(cards.map(|it| report::Card { heard: it.heard, offer: it.offer }).collect())
    }
}

impl Press {
    /// Makes the file.
    ///
    /// # Errors
    /// Where a character has no glyph and the form is paper, or the pages cannot be made.
    pub fn export(&self, format: Format) -> Result<Bytes, Trouble> {
        let make = |shared: &Sheet, subject: &Subject<'_>, words: &report::Words| {
            let paper = report::compose(subject, self.what, self.audience, words)?;
            let bytes = match format {
                Format::Pdf => report::pdf(&report::lay_out_in(&paper, &self.font.faces)?)?,
                Format::Html => report::html(&paper).into_bytes(),
                Format::Markdown => report::markdown(&paper).into_bytes(),
                Format::Json => report::json(&paper)?.into_bytes(),
            };
            // A name in the title must not reach the file's name either, so it is made from what is shared.
            let title = shared.reviews.first().map_or("", |review| review.title.as_str());
            let (what, ending) = (self.what.as_str().replace('_', "-"), format.ending());
            Ok(Bytes { name: format!("{}-{what}.{ending}", plain(title)), bytes })
        };
        self.make(make)
    }

    /// Makes the pages as pictures, with what to check before they are given away.
    ///
    /// # Errors
    /// Where the pages cannot be made.
    pub fn preview(&self) -> Result<HandoutView, Trouble> {
        self.make(|_, subject, words| {
            let paper = report::compose(subject, self.what, self.audience, words)?;
            let pages = report::lay_out_in(&paper, &self.font.faces)?;
            let notices = report::notices(&self.sheet, &pages, self.audience, words)?;
            Ok(HandoutView { pages: report::svg(&pages), texts: pages.texts(), notices, font: self.font.view.clone() })
        })
    }

    /// Shares the review with the audience, draws the map from just that, and makes something of both.
    fn make<T>(
        &self,
        of: impl FnOnce(&Sheet, &Subject<'_>, &report::Words) -> Result<T, ReportError>,
    ) -> Result<T, Trouble> {
        let make = || {
            let words = report::Words::english()?;
            let shared = report::share(&self.sheet, self.audience, words)?;
            let map = map_of(&shared, figure::Page::A4_LANDSCAPE)?;
            let made_at = dated(&self.sheet);
            let subject = Subject {
                sheet: &self.sheet,
                drawing: &map.drawing,
                outline: &map.outline,
                cards: &self.cards,
                made_at,
            };
            of(&shared, &subject, words)
        };
        make().map_err(|why| tell::of_report(&why).told(&Words::english(), Doing::Exporting))
    }
}

/// The date a paper carries: that of the meeting, or of the review; never the clock, so that the bytes stay the same.
fn dated(sheet: &Sheet) -> DateTime<Utc> {
    sheet.reviews.first().map_or(DateTime::UNIX_EPOCH, |review| review.meets_at.unwrap_or(review.made_at))
}

/// A title as a file name any system takes: letters and digits of any script, joined by single hyphens.
pub(super) fn plain(title: &str) -> String {
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
