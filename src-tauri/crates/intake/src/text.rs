//! Owns plain text: one line, one moment, where a line opens with a time.
//! Must not know the clock's rules: it hands over readings, and `settle` places them.

use crate::clock::{self, Reading};
use crate::draft::{Draft, DraftLine, Page, Stamp};
use crate::format::{Claim, Format, named};
use crate::story::{Follows, Ground, Story, opening};
use crate::{IntakeError, KeptBecause};
use domain::SourceKind;

/// Plain text lines: notes, pasted chat, logs.
pub(crate) struct PlainText;

impl Format for PlainText {
    fn kind(&self) -> SourceKind {
        SourceKind::Text
    }

    fn claim(&self, Page { name, .. }: &Page<'_>) -> Claim {
        if named(name, &["txt", "text", "log"]) { Claim::Likely } else { Claim::Could }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        let mut draft = Draft::default();
        let mut story = Story::default();
        for (at, line) in page.lines.iter().enumerate() {
            let raw = line.raw.trim();
            let text = raw.trim_start_matches(['*', '•', '-', '+']).trim_start();
            let follows = if line.after_blank { Follows::Apart } else { Follows::AtOnce };
            let mut said = text;
            if let Some((zone, words)) = clock::stated(text) {
                if draft.zone.is_none() {
                    draft.zone = Some((zone, words.to_owned()));
                }
                story.zone(zone);
            } else if let Some(reading) = clock::lead(text).filter(|reading| opens_a_line(reading, text)) {
                let rest = &text[reading.rest..];
                said = if rest.is_empty() { text } else { rest };
                story.open(opening(&reading, rest), 0, at, Stamp::Read(Box::new(reading)), speaker(rest).1);
            } else if follows == Follows::AtOnce {
                // Without a blank line between, it is more of the moment above.
                story.add(at, follows, Some(text));
            } else {
                story.close();
            }
            let (author, said) = speaker(said);
            draft.lines.push(DraftLine {
                text: said.to_owned(),
                author: author.to_owned(),
                without: KeptBecause::Prose,
                section: None,
            });
        }
        draft.steps = story.finish(Ground::Open);
        Ok(draft)
    }
}

/// Whether a line that opens with something like a time means it as one. A bare hour or a bare day in running text does not.
fn opens_a_line(reading: &Reading, text: &str) -> bool {
    let alone = reading.rest >= text.len();
    reading.time.is_some() || reading.names_a_year() || reading.parted || alone
}

/// `<robin> is it me?` and `robin: is it me?` as chats write them: who, and what.
fn speaker(text: &str) -> (&str, &str) {
    const MOST: usize = 40;
    let named = text.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    match named.filter(|(name, said)| !name.is_empty() && name.len() <= MOST && !said.trim().is_empty()) {
        Some((name, said)) => (name, said.trim_start()),
        None => ("", text),
    }
}
