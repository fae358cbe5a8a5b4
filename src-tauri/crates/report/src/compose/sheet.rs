//! Owns the timeline sheet: every moment with who tells it and what it rests on, and a margin to ask in.
//! Must not merge accounts: where they differ, they stand side by side after the table.

use super::opening::masthead;
use super::story::{Story, event_anchor};
use super::timeline::{day_of, several_days, silence};
use super::voices::{accounts_of, differing, differs, known};
use super::{Draft, Part, clock, in_a_row, paragraphs};
use crate::audience::What;
use crate::error::ReportError;
use crate::paper::{Anchor, Block, Column, Line, Row, Span, Tone};
use crate::words::WordsError;
use chrono::NaiveDate;
use domain::{Event, SourceId};
use std::collections::BTreeMap;

pub(crate) fn sheet(story: &Story<'_>) -> Result<Draft, ReportError> {
    let mut head = vec![masthead(story, What::Timeline)?];
    if story.events.is_empty() {
        head.push(Block::Lead { text: vec![vec![Span::plain(story.words.say("timeline-sheet-empty")?)]] });
    }
    Ok(Draft { head, parts: [table(story)?, differing(story)?].into_iter().flatten().collect() })
}

fn table(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    if story.events.is_empty() {
        return Ok(None);
    }
    let words = story.words;
    let zone = clock::zone(story);
    let column = |head: String, share| Column { head, share };
    let columns = vec![
        column(words.say("sheet-number")?, 4),
        column(words.say_with("sheet-time", &[("zone", zone.as_str().into())])?, 12),
        column(words.say("sheet-original")?, 13),
        column(words.say("sheet-what")?, 26),
        column(words.say("sheet-told")?, 22),
        column(words.say("sheet-questions")?, 23),
    ];
    let several = several_days(story);
    let mut day = None;
    let mut rows = Vec::new();
    for (event, number) in story.events.iter().zip(1..) {
        rows.push(row(story, event, number, several.then_some(&mut day))?);
    }
    let caption = words.say_with("sheet-caption", &[("zone", zone.into())])?;
    Part::of(story, "timeline", vec![Block::Table { caption, columns, rows }])
}

fn row(
    story: &Story<'_>,
    event: &Event,
    number: usize,
    day: Option<&mut Option<NaiveDate>>,
) -> Result<Row, WordsError> {
    let mut time = clock::when(story, &event.at)?;
    // What was told beside the time has a column of its own here.
    time.truncate(1);
    if let (Some(last), Some(today)) = (day, day_of(story, event))
        && last.replace(today) != Some(today)
    {
        time.insert(0, vec![Span::quiet(clock::date(story.words, today)?)]);
    }
    let mut what = paragraphs(&event.title);
    what.push(vec![Span::quiet(story.word("kind", event.kind.as_str())?)]);
    what.extend(silence(story, event)?);
    Ok(Row {
        anchor: Some(event_anchor(number)),
        cells: vec![
            vec![vec![Span::new(Tone::Clock, number.to_string())]],
            time,
            original(story, event)?,
            what,
            told(story, event)?,
            Vec::new(),
        ],
    })
}

/// The time as somebody wrote it, and the files it stands in with their zones.
fn original(story: &Story<'_>, event: &Event) -> Result<Vec<Line>, WordsError> {
    let mut lines = Vec::new();
    if !event.at.original.trim().is_empty() {
        lines.push(vec![Span::plain(event.at.original.trim())]);
    }
    let mut found: BTreeMap<SourceId, Vec<i64>> = BTreeMap::new();
    for place in event.lines.iter().filter_map(|line| story.imported.get(line)) {
        found.entry(place.source).or_default().push(place.position);
    }
    for (source, positions) in found {
        let Some(source) = story.sheet.sources.iter().find(|it| it.id == source) else { continue };
        let name = source.name.as_str();
        let said = match positions.as_slice() {
            [only] => {
                let line = (only + 1).to_string();
                story.words.say_with("sheet-line", &[("source", name.into()), ("line", line.into())])?
            }
            several => {
                let count = several.len().to_string();
                story.words.say_with("sheet-lines", &[("source", name.into()), ("count", count.into())])?
            }
        };
        lines.push(vec![Span::quiet(said)]);
        if source.zone != story.review.zone {
            lines.push(vec![Span::quiet(source.zone.replace('_', " "))]);
        }
    }
    Ok(lines)
}

/// Who tells of it, how they know, and where it was told.
fn told(story: &Story<'_>, event: &Event) -> Result<Vec<Line>, WordsError> {
    let accounts = accounts_of(story, event);
    let mut lines = Vec::new();
    for account in &accounts {
        lines.push(vec![Span::plain(story.role(Some(account.perspective))?)]);
        let mut remarks = known(story, account)?.to_vec();
        if !account.told_in.trim().is_empty() {
            let source = account.told_in.trim();
            remarks.push(vec![Span::quiet(story.words.say_with("told-in", &[("source", source.into())])?)]);
        }
        lines.push(in_a_row(remarks));
    }
    if differs(&accounts) {
        let part = story.words.say("part-differing")?;
        let text = story.words.say_with("sheet-differ", &[("part", part.into())])?;
        lines.push(vec![Span::quiet(text).leading_to(Anchor("differing".to_owned()))]);
    }
    Ok(lines)
}
