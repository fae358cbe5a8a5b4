//! Owns how answers look: short lines for a person, JSON for a program. Errors go to stderr.
//! Must not know what was asked.

use crate::ask::Shape;
use app::{Brought, Entry, EntryKind, Listed, ReviewView, Trouble, WireTrouble};
use serde_json::json;
use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// Writes to stdout. A reader that has gone, as `head` does, is no trouble of ours; anything else is said once.
pub fn text(words: Arguments<'_>) {
    match std::io::stdout().write_fmt(words) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => eprintln!("The answer could not be written: {why}"),
        _ => {}
    }
}

/// Writes a file's bytes to stdout, as they are.
pub fn bytes(bytes: &[u8]) {
    match std::io::stdout().write_all(bytes) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => eprintln!("The answer could not be written: {why}"),
        _ => {}
    }
}

/// Writes one line to stdout.
pub fn line(words: Arguments<'_>) {
    text(format_args!("{words}\n"));
}

/// Prints JSON on stdout, one document.
pub fn json(value: &serde_json::Value) {
    line(format_args!("{value:#}"));
}

/// Tells an error: what was being done, what is wrong, what to do next.
pub fn trouble(trouble: &Trouble, shape: Shape) {
    match shape {
        Shape::Words => eprintln!("{}: {}\n{}", trouble.what, trouble.why, trouble.next),
        Shape::Json => {
            let value = json!({ "code": trouble.code, "what": trouble.what, "why": trouble.why, "next": trouble.next });
            eprintln!("{value}");
        }
    }
}

/// Tells of something that is not an error of this run, such as a library that can only be read.
pub fn notice(trouble: &WireTrouble) {
    eprintln!("{}\n{}", trouble.message, trouble.next);
}

/// One line a review.
pub fn list(reviews: &[Listed]) {
    for listed in reviews {
        line(format_args!(
            "{}  {}  {:<8} {}",
            &listed.review.id.to_string()[..13],
            listed.touched_at.format("%Y-%m-%d %H:%M"),
            listed.review.state,
            listed.review.title
        ));
    }
    if reviews.is_empty() {
        eprintln!("No reviews yet. \"second-story sample\" adds one to explore.");
    }
}

/// A review in a page of text.
pub fn review(view: &ReviewView) {
    let sheet = &view.sheet;
    for review in &sheet.reviews {
        line(format_args!("{}\n{}\n", review.title, review.id));
        for (name, text) in [("What happened", &review.summary), ("Impact", &review.impact), ("Scope", &review.scope)] {
            if !text.is_empty() {
                line(format_args!("{name}: {text}\n"));
            }
        }
    }
    let zone = sheet.reviews.first().map_or("UTC", |review| review.zone.as_str());
    let mut events: Vec<_> = sheet.events.iter().collect();
    events.sort_by_key(|event| (event.position, event.id));
    for (number, event) in (1..).zip(events) {
        line(format_args!("{number:>3}  {:<24} {}", app::moment(&event.at, zone), event.title));
        for account in sheet.accounts.iter().filter(|account| account.event == event.id) {
            let teller = sheet.perspectives.iter().find(|perspective| perspective.id == account.perspective);
            line(format_args!("     {:<24}   {}: {}", "", teller.map_or("", |teller| &teller.name), account.text));
        }
    }
    line(format_args!(
        "\n{} perspectives, {} notes, {} events, {} accounts, {} factors, {} links, {} learnings, {} open questions, {} follow-ups",
        sheet.perspectives.len(),
        sheet.notes.len(),
        sheet.events.len(),
        sheet.accounts.len(),
        sheet.factors.len(),
        sheet.links.len(),
        sheet.learnings.len(),
        sheet.questions.len(),
        sheet.follow_ups.len()
    ));
}

/// What an import brought, on stderr, so that stdout holds only the id.
pub fn brought(name: &str, brought: &Brought) {
    eprintln!(
        "{name}: {} lines, {} dated, {} undated, {} kept unparsed; {} events on the timeline",
        brought.lines, brought.dated, brought.undated, brought.kept_unparsed, brought.events
    );
}

/// The history, one line an act.
pub fn history(entries: &[Entry]) {
    for entry in entries {
        let kind = match entry.kind {
            EntryKind::Did => "",
            EntryKind::Undid => "undid ",
            EntryKind::Redid => "redid ",
        };
        line(format_args!(
            "{:>6}  {}  {kind}{} ({} rows)",
            entry.seq,
            entry.at.format("%Y-%m-%d %H:%M:%S"),
            entry.name,
            entry.changes.len()
        ));
    }
}
