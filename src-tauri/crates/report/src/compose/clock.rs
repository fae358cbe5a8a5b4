//! Owns how times and dates are written: exact, about, between, after, unknown, and the original beside them.
//! Must not know where they stand.

use super::story::{Story, event_anchor};
use crate::paper::{Line, Span, Tone};
use crate::words::{Words, WordsError};
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use domain::{When, WhenKind};

/// "12 November 2017".
pub(crate) fn date(words: &Words, day: NaiveDate) -> Result<String, WordsError> {
    let month = words.say(&format!("month-{}", day.month()))?;
    words.say_with(
        "date",
        &[("day", day.day().to_string().into()), ("month", month.into()), ("year", day.year().to_string().into())],
    )
}

/// "14:03", or "14:03:20" where the seconds are known.
pub(crate) fn clock(at: DateTime<Tz>) -> String {
    let pattern = if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    at.format(pattern).to_string()
}

/// When an event was, as it stands in the timeline: the time, then the original where it says more.
pub(crate) fn when(story: &Story<'_>, at: &When) -> Result<Vec<Line>, WordsError> {
    let time = |at: DateTime<Utc>| clock(at.with_timezone(&story.zone));
    let mut said = match &at.known {
        WhenKind::Exact { at } => vec![Span::new(Tone::Clock, time(*at))],
        WhenKind::About { at } => vec![Span::new(Tone::Clock, format!("~{}", time(*at)))],
        WhenKind::Between { from, to } => {
            vec![Span::new(Tone::Clock, format!("{}\u{2013}{}", time(*from), time(*to)))]
        }
        WhenKind::After { event: Some(event) } => match story.number(*event) {
            Some(number) => {
                let text = story.words.say_with("after-moment", &[("number", number.to_string().into())])?;
                vec![Span::plain(text).leading_to(event_anchor(number))]
            }
            None => Line::new(),
        },
        WhenKind::After { event: None } | WhenKind::Unknown => Line::new(),
    };
    let original = at.original.trim();
    let mut lines = Vec::new();
    if said.is_empty() {
        let text = if original.is_empty() { story.words.say("time-unknown")? } else { original.to_owned() };
        said = vec![Span::quiet(text)];
    } else if !original.is_empty() && !says_the_same(original, &said) {
        lines.push(vec![Span::quiet(story.words.say_with("time-as-told", &[("original", original.into())])?)]);
    }
    lines.insert(0, said);
    Ok(lines)
}

/// Whether the original adds nothing to the time beside it: the same time of day, at most with its date in figures.
fn says_the_same(original: &str, said: &Line) -> bool {
    let written: String = said.iter().map(|span| span.text.as_str()).collect();
    let bare = |text: &str| text.replace(['~', ' '], "").replace('.', ":");
    let (original, written) = (bare(original), bare(&written));
    original.contains(&written) && !original.replacen(&written, "", 1).contains(char::is_alphabetic)
}

/// The zone as a reader knows it: "America/New York" and its letters on that day.
pub(crate) fn zone(story: &Story<'_>) -> String {
    let name = story.zone.name().replace('_', " ");
    let letters = first(story).map(|at| at.with_timezone(&story.zone).format("%Z").to_string());
    match letters {
        Some(letters) if letters.chars().all(char::is_alphabetic) && letters != name => format!("{name}, {letters}"),
        _ => name,
    }
}

/// The earliest moment of the story on the clock.
fn first(story: &Story<'_>) -> Option<DateTime<Utc>> {
    story.events.iter().filter_map(|event| event.at.starts()).min()
}

/// From when to when the story runs; none where no time is known.
pub(crate) fn span(story: &Story<'_>) -> Result<Option<String>, WordsError> {
    let last = story.events.iter().filter_map(|event| event.at.ends()).max();
    let Some((first, last)) = first(story).zip(last) else { return Ok(None) };
    let (first, last) = (first.with_timezone(&story.zone), last.with_timezone(&story.zone));
    let day = |at: DateTime<Tz>| date(story.words, at.date_naive());
    let zone = zone(story);
    let said = if first == last {
        story.words.say_with(
            "span-moment",
            &[("date", day(first)?.into()), ("from", clock(first).into()), ("zone", zone.into())],
        )
    } else if first.date_naive() == last.date_naive() {
        story.words.say_with(
            "span-day",
            &[
                ("date", day(first)?.into()),
                ("from", clock(first).into()),
                ("to", clock(last).into()),
                ("zone", zone.into()),
            ],
        )
    } else {
        story.words.say_with(
            "span-days",
            &[
                ("date", day(first)?.into()),
                ("from", clock(first).into()),
                ("last", day(last)?.into()),
                ("to", clock(last).into()),
                ("zone", zone.into()),
            ],
        )
    };
    said.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_is_printed_only_where_it_says_more() {
        let cases = [
            ("12:06", "12:06", true),
            ("2021-03-31 12:06", "12:06", true),
            ("~ 12.06", "~12:06", true),
            ("about 12:06 (invented)", "~12:06", false),
            ("13:06", "12:06", false),
            ("12:06 CET", "12:06", false),
        ];
        for (original, written, same) in cases {
            let said = vec![Span::new(Tone::Clock, written.to_owned())];
            assert_eq!(says_the_same(original, &said), same, "{original} beside {written}");
        }
    }
}
