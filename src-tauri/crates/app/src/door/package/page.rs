//! Owns the page of a package that a person reads without the program: the review in Markdown.
//! Must not be read back from: the rows are what counts.

use crate::moment;
use crate::words::Words;
use domain::{Event, Sheet, Visibility};
use std::fmt::Write;

/// The review in words. Text of people is set as text: nothing in it can become a heading, a link or markup.
pub(super) fn of(sheet: &Sheet, words: &Words) -> String {
    let mut page = Page { text: String::new(), words };
    let Some(review) = sheet.reviews.first() else { return page.text };
    page.line(&format!("# {}", plain(&review.title)));
    for (heading, text) in
        [("page-summary", &review.summary), ("page-impact", &review.impact), ("page-scope", &review.scope)]
    {
        page.section(heading, std::iter::once(text).filter(|text| !text.is_empty()).map(|text| plain(text)));
    }
    page.timeline(sheet, &review.zone);
    page.section("page-factors", sheet.factors.iter().map(|it| item(&it.phrase)));
    page.section("page-learned", sheet.learnings.iter().map(|it| item(&it.text)));
    page.section("page-questions", sheet.questions.iter().map(|it| item(&it.text)));
    page.section("page-follow-ups", sheet.follow_ups.iter().map(|it| item(&it.text)));
    page.section("page-parked", sheet.parked.iter().map(|it| item(&it.text)));
    let notes = |visibility| sheet.notes.iter().filter(move |it| it.visibility == visibility && !it.text.is_empty());
    page.section("page-notes", notes(Visibility::Room).map(|it| item(&it.text)));
    page.section("page-private", notes(Visibility::Private).map(|it| item(&it.text)));
    page.section("page-thanks", sheet.thanks.iter().map(|it| item(&format!("{}: {}", it.to_whom, it.text))));
    page.text
}

struct Page<'a> {
    text: String,
    words: &'a Words,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn section(&mut self, heading: &str, lines: impl Iterator<Item = String>) {
        let lines: Vec<String> = lines.collect();
        if !lines.is_empty() {
            let heading = self.words.say(heading, &[]);
            self.line(&format!("\n## {heading}\n"));
            lines.iter().for_each(|line| self.line(line));
        }
    }

    fn timeline(&mut self, sheet: &Sheet, zone: &str) {
        let mut events: Vec<&Event> = sheet.events.iter().collect();
        events.sort_by_key(|event| (event.position, event.id));
        let mut lines = Vec::new();
        for event in events {
            lines.push(item(format!("{} {}", moment(&event.at, zone), event.title).trim()));
            for account in sheet.accounts.iter().filter(|account| account.event == event.id) {
                let told_by = sheet.perspectives.iter().find(|it| it.id == account.perspective);
                let told_by = told_by.map_or("", |it| it.name.as_str());
                lines.push(format!("  {}", item(&format!("{told_by}: {}", account.text))));
            }
        }
        self.section("page-timeline", lines.into_iter());
    }
}

/// One item of a list, on one line.
fn item(text: &str) -> String {
    format!("- {}", plain(text))
}

/// Text as Markdown shows it unchanged, on one line: every sign that could mean something is escaped.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if c.is_ascii_punctuation() {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
