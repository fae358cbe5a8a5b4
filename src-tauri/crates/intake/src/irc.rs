//! Owns the logs of IRC programs: irssi, WeeChat, HexChat, ZNC and their like. Each line is one line of talk.
//! Must not know the clock's rules: it hands over readings, and `settle` places them.

use crate::clock::{self, Reading};
use crate::draft::{Draft, DraftLine, Page, Stamp, Step};
use crate::format::{Claim, Format, named};
use crate::{IntakeError, KeptBecause};
use domain::SourceKind;

/// Talk on IRC.
pub(crate) struct Irc;

impl Format for Irc {
    fn kind(&self) -> SourceKind {
        SourceKind::Irc
    }

    fn claim(&self, page: &Page<'_>) -> Claim {
        const LOOK_AT: usize = 60;
        if named(page.name, &["irclog", "weechatlog"]) {
            return Claim::Sure;
        }
        let looked = &page.lines[..page.lines.len().min(LOOK_AT)];
        let talk = looked.iter().filter(|line| spoken(&line.raw).is_some()).count();
        if talk >= 2 && talk * 10 >= looked.len() * 6 { Claim::Sure } else { Claim::Could }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        let mut draft = Draft::default();
        for (line, source) in page.lines.iter().enumerate() {
            let raw = source.raw.trim();
            let mut author = "";
            let mut text = raw;
            if let Some(day) = day_line(raw) {
                draft.steps.push(Step::Day { line, reading: Box::new(day) });
            } else if let Some(reading) = clock::lead(raw).filter(Reading::has_time) {
                (author, text) = said(&raw[reading.rest..]);
                draft.steps.push(Step::Line { line, stamp: Stamp::Read(Box::new(reading)) });
            }
            let (author, text) = (author.to_owned(), text.to_owned());
            draft.lines.push(DraftLine { text, author, without: KeptBecause::Prose, section: None });
        }
        Ok(draft)
    }
}

/// A line that opens with a time and goes on as only a chat does: `<nick>`, `-!-`, `* nick`, arrows, `***`.
fn spoken(raw: &str) -> Option<&str> {
    let raw = raw.trim();
    if day_line(raw).is_some() {
        return Some(raw);
    }
    let reading = clock::lead(raw).filter(Reading::has_time)?;
    let rest = &raw[reading.rest..];
    let marked = ["-!-", "* ", "***", "-->", "<--"].iter().any(|mark| rest.starts_with(mark));
    (marked || speaker(rest).is_some()).then_some(rest)
}

/// Who speaks in `<nick> words`, `<@nick> words`, and between tabs.
fn speaker(rest: &str) -> Option<(&str, &str)> {
    const MOST: usize = 40;
    let (nick, words) = match rest.strip_prefix('<') {
        Some(inside) => inside.split_once('>')?,
        None => rest.split_once('\t')?,
    };
    // The sign before a nick is a rank in the channel, and no part of the name.
    let nick = nick.trim().trim_start_matches(['@', '+', '%', '&', '~', '!']);
    let is_nick = !nick.is_empty() && nick.len() <= MOST && !nick.contains(char::is_whitespace);
    is_nick.then_some((nick, words.trim()))
}

/// Who, and what they said or did.
fn said(rest: &str) -> (&str, &str) {
    if let Some(found) = speaker(rest) {
        let signs = found.0.chars().all(|c| !c.is_alphanumeric());
        return if signs { ("", found.1) } else { found };
    }
    // "* robin shrugs": what somebody did, told of themselves.
    if let Some((nick, _)) = rest.strip_prefix("* ").and_then(|act| act.split_once(' ')) {
        return (nick, &rest[2..]);
    }
    ("", rest)
}

/// `--- Day changed Tue Mar 05 2024`, `--- Log opened Tue Mar 05 14:00:12 2024`, `**** BEGIN LOGGING AT …`.
fn day_line(raw: &str) -> Option<Reading> {
    const OPENINGS: [&str; 6] = [
        "--- Day changed ",
        "--- Log opened ",
        "--- Log closed ",
        "**** BEGIN LOGGING AT ",
        "**** ENDING LOGGING AT ",
        "Session Start: ",
    ];
    let said = OPENINGS.iter().find_map(|opening| raw.strip_prefix(opening))?.trim();
    let words: Vec<&str> = said.split_whitespace().collect();
    let ordered = match words.as_slice() {
        [_, month, day, time, year] if time.contains(':') => format!("{day} {month} {year} {time}"),
        [_, month, day, year] => format!("{day} {month} {year}"),
        _ => said.to_owned(),
    };
    let mut reading = clock::lead(&ordered).filter(Reading::names_a_year)?;
    said.clone_into(&mut reading.original);
    Some(reading)
}
