//! Owns the timeline: every event in a row, with its number, its time as well as it is known, and its kind.
//! Must not know who told what.

use super::story::{Story, event_anchor};
use super::{Part, clock, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Column, Line, Row, Span, Tone};
use crate::words::WordsError;
use chrono::NaiveDate;
use domain::{Event, Gap};

pub(crate) fn timeline(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    if story.events.is_empty() {
        return Ok(None);
    }
    let words = story.words;
    let zone = clock::zone(story);
    let columns = vec![
        Column { head: words.say("timeline-number")?, share: 6 },
        Column { head: words.say_with("timeline-time", &[("zone", zone.as_str().into())])?, share: 20 },
        Column { head: words.say("timeline-what")?, share: 54 },
        Column { head: words.say("timeline-kind")?, share: 20 },
    ];
    let several_days = several_days(story);
    let mut day = None;
    let mut rows = Vec::new();
    for (event, number) in story.events.iter().zip(1..) {
        rows.push(row(story, event, number, several_days.then_some(&mut day))?);
    }
    let caption = words.say_with("timeline-caption", &[("zone", zone.into())])?;
    Part::of(story, "timeline", vec![Block::Table { caption, columns, rows }])
}

pub(crate) fn day_of(story: &Story<'_>, event: &Event) -> Option<NaiveDate> {
    event.at.starts().map(|at| at.with_timezone(&story.zone).date_naive())
}

/// Whether the story runs over midnight, so that times need their dates.
pub(crate) fn several_days(story: &Story<'_>) -> bool {
    let mut days = story.events.iter().filter_map(|event| day_of(story, event));
    days.next().is_some_and(|first| days.any(|day| day != first))
}

/// One row; `day` is the day of the row before, where days are shown.
fn row(
    story: &Story<'_>,
    event: &Event,
    number: usize,
    day: Option<&mut Option<NaiveDate>>,
) -> Result<Row, WordsError> {
    let mut time = clock::when(story, &event.at)?;
    if let (Some(last), Some(today)) = (day, day_of(story, event))
        && last.replace(today) != Some(today)
    {
        time.insert(0, vec![Span::quiet(clock::date(story.words, today)?)]);
    }
    let mut what = paragraphs(&event.title);
    what.extend(silence(story, event)?);
    Ok(Row {
        anchor: Some(event_anchor(number)),
        cells: vec![
            vec![vec![Span::new(Tone::Clock, number.to_string())]],
            time,
            what,
            vec![vec![Span::quiet(story.word("kind", event.kind.as_str())?)]],
        ],
    })
}

/// What was decided about the silence after an event.
pub(crate) fn silence(story: &Story<'_>, event: &Event) -> Result<Option<Line>, WordsError> {
    let id = match event.gap {
        Gap::Unasked => return Ok(None),
        Gap::Ask => "gap-ask",
        Gap::Quiet => "gap-quiet",
    };
    Ok(Some(vec![Span::quiet(story.words.say(id)?)]))
}
