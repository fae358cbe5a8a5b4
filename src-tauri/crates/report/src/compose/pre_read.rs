//! Owns the pre-read: why people meet, how, and what is known before they do.
//! Must not conclude anything: no factor, no learning and nobody's account is in it.

use super::learned::still_open;
use super::opening::{label, masthead};
use super::story::{Story, event_anchor};
use super::{Draft, Part, clock, in_a_row, paragraphs};
use crate::audience::What;
use crate::error::ReportError;
use crate::paper::{Block, Column, Entry, Line, Next, Row, Sign, Span, Tone};
use crate::words::WordsError;
use chrono::{DateTime, Utc};
use domain::{AgendaItem, Event, EventKind, ItemState, Stage};

/// More moments than this are not a skeleton.
const BONES: usize = 6;

pub(crate) fn pre_read(story: &Story<'_>) -> Result<Draft, ReportError> {
    let words = story.words;
    let mut head = vec![masthead(story, What::PreRead)?];
    head.push(Block::Lead { text: vec![vec![Span::plain(words.say("pre-read-aim")?)]] });
    head.push(when(story)?);
    head.extend(plan(story)?);
    head.extend(label(story, "impact", &story.review.impact)?);
    let parts = [ground_rules(story)?, skeleton(story)?, still_open(story)?, attends(story)?];
    Ok(Draft { head, parts: parts.into_iter().flatten().collect() })
}

fn passage(story: &Story<'_>, label: &str, text: String, next: Next) -> Result<Block, WordsError> {
    Ok(Block::Passage { label: story.words.say(label)?, text: vec![vec![Span::plain(text)]], next })
}

fn when(story: &Story<'_>) -> Result<Block, ReportError> {
    let text = match story.review.meets_at {
        Some(at) => meeting_at(story, at)?,
        None => story.words.say("meeting-open")?,
    };
    Ok(passage(story, "part-meeting", text, Next::Free)?)
}

fn meeting_at(story: &Story<'_>, at: DateTime<Utc>) -> Result<String, WordsError> {
    let at = at.with_timezone(&story.zone);
    let day = clock::date(story.words, at.date_naive())?;
    let blanks = [("date", day.into()), ("time", clock::clock(at).into()), ("zone", clock::zone(story).into())];
    story.words.say_with("meeting-at", &blanks)
}

/// What people agreed on for the room.
pub(crate) fn ground_rules(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let rules = story.review.ground_rules.iter().filter(|rule| !rule.trim().is_empty());
    let entry = |rule: &String| Entry { sign: Sign::Dash, text: paragraphs(rule), under: Vec::new(), anchor: None };
    Part::of(story, "ground-rules", list(rules.map(entry).collect()))
}

fn list(entries: Vec<Entry>) -> Vec<Block> {
    if entries.is_empty() { Vec::new() } else { vec![Block::List { label: String::new(), entries }] }
}

/// The stages of the agenda in order, without those that were left out.
fn items<'a>(story: &Story<'a>) -> Vec<&'a AgendaItem> {
    let mut items: Vec<&AgendaItem> =
        story.sheet.agenda.iter().filter(|item| item.state != ItemState::Skipped).collect();
    items.sort_by_key(|item| (item.position, item.id));
    items
}

/// What a stage is called, and its minutes.
fn stage(story: &Story<'_>, item: &AgendaItem) -> Result<(String, u32), WordsError> {
    let title = match item.title.trim() {
        "" => story.word("stage", item.stage.as_str())?,
        title => title.to_owned(),
    };
    Ok((title, u32::from(item.minutes)))
}

/// A sitting begins where a time is set, where ideas have soaked, and where people are welcomed after a close. The screens part
/// an agenda by the same rule (`ui/src/state/sittings.ts`).
fn begins(before: &AgendaItem, item: &AgendaItem) -> bool {
    item.meets_at.is_some() || item.stage == Stage::Soak || (item.stage == Stage::Open && before.stage == Stage::Close)
}

/// The agenda, a paragraph for each time people sit down: "Open 5 · Reconstruct 35".
fn plan(story: &Story<'_>) -> Result<Vec<Block>, ReportError> {
    let items = items(story);
    let sittings = items.chunk_by(|before, item| !begins(before, item));
    sittings.enumerate().map(|(place, sitting)| planned(story, place, sitting)).collect()
}

fn planned(story: &Story<'_>, place: usize, sitting: &[&AgendaItem]) -> Result<Block, ReportError> {
    let mut stages = Vec::new();
    let mut total = 0;
    for item in sitting {
        let (title, minutes) = stage(story, item)?;
        total += minutes;
        // The minutes stay on the line of the word they belong to.
        stages.push(vec![Span::plain(format!("{title}\u{a0}")), Span::new(Tone::Clock, minutes.to_string())]);
    }
    let mut row = in_a_row(stages);
    let sum = story.words.say_with("agenda-sum", &[("count", total.into())])?;
    row.push(Span::quiet(format!(". {sum}")));
    let first = sitting.first();
    let label = match place {
        _ if first.is_some_and(|item| item.stage == Stage::Soak) => "part-agenda-second",
        0 => "part-agenda",
        _ => "part-agenda-rest",
    };
    let mut text = vec![row];
    // When the first one is stands above.
    if let Some(at) = first.and_then(|item| item.meets_at).filter(|_| place > 0) {
        text.insert(0, vec![Span::plain(meeting_at(story, at)?)]);
    }
    Ok(Block::Passage { label: story.words.say(label)?, text, next: Next::Free })
}

/// The agenda as a table, for the record.
pub(crate) fn agenda(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let words = story.words;
    let stages = items(story).into_iter().map(|item| stage(story, item)).collect::<Result<Vec<_>, _>>()?;
    if stages.is_empty() {
        return Ok(None);
    }
    let row = |title: Span, minutes: u32| Row {
        anchor: None,
        cells: vec![vec![vec![title]], vec![vec![Span::new(Tone::Clock, minutes.to_string())]]],
    };
    let total = stages.iter().map(|(_, minutes)| minutes).sum();
    let mut rows: Vec<Row> = stages.into_iter().map(|(title, minutes)| row(Span::plain(title), minutes)).collect();
    rows.push(row(Span::new(Tone::Strong, words.say("agenda-total")?), total));
    let columns = vec![
        Column { head: words.say("agenda-stage")?, share: 78 },
        Column { head: words.say("agenda-minutes")?, share: 22 },
    ];
    Part::of(story, "agenda", vec![Block::Table { caption: words.say("agenda-caption")?, columns, rows }])
}

/// A few fixed points of the story: what was noticed, decided and said out loud to all, first and last.
fn skeleton(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    if story.events.is_empty() {
        return Ok(None);
    }
    let words = story.words;
    let bones = bones(&story.events);
    let mut rows = Vec::new();
    for &index in &bones {
        let event = story.events[index];
        let mut time = clock::when(story, &event.at)?;
        time.truncate(1);
        rows.push(Row {
            anchor: Some(event_anchor(index + 1)),
            cells: vec![vec![vec![Span::new(Tone::Clock, (index + 1).to_string())]], time, paragraphs(&event.title)],
        });
    }
    let zone = clock::zone(story);
    let columns = vec![
        Column { head: words.say("timeline-number")?, share: 7 },
        Column { head: words.say("skeleton-time")?, share: 20 },
        Column { head: words.say("timeline-what")?, share: 73 },
    ];
    let more = story.events.len() - bones.len();
    let caption = words.say_with("skeleton-caption", &[("zone", zone.into()), ("count", more.into())])?;
    Part::of(story, "skeleton", vec![Block::Table { caption, columns, rows }])
}

/// The places of the moments that carry the story, in order. Luck and changes of mind are left for the meeting: they
/// are what it is to find out.
pub(crate) fn bones(events: &[&Event]) -> Vec<usize> {
    let rank = |event: &Event| match event.kind {
        EventKind::KeyMoment | EventKind::Detection => Some(0),
        EventKind::Repair | EventKind::Decision => Some(1),
        EventKind::Communication | EventKind::Help | EventKind::Context | EventKind::Diagnosis => Some(2),
        EventKind::BeliefChange | EventKind::Luck => None,
    };
    let mut ranked: Vec<(u8, usize)> =
        events.iter().enumerate().filter_map(|(index, event)| Some((rank(event)?, index))).collect();
    ranked.sort_unstable();
    ranked.truncate(BONES);
    let mut bones: Vec<usize> = ranked.into_iter().map(|(_, index)| index).collect();
    bones.sort_unstable();
    bones
}

/// Whose views will be in the room, by role, and what becomes of the notes.
fn attends(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let words = story.words;
    let mut blocks = Vec::new();
    let roles: Vec<&str> = super::voices::in_order(story).into_iter().map(|it| it.name.as_str()).collect();
    if !roles.is_empty() {
        let text = vec![Span::plain(format!("{}. ", roles.join(" \u{b7} "))), Span::quiet(words.say("attends-intro")?)];
        blocks.push(Block::Passage { label: words.say("attends-views")?, text: vec![text], next: Next::Free });
    }
    blocks.push(passage(story, "label-before", words.say("pre-read-before")?, Next::Free)?);
    blocks.push(passage(story, "label-pre-read-used", words.say("pre-read-used")?, Next::Free)?);
    blocks.push(terms(story)?);
    Part::of(story, "attends", blocks)
}

/// The words in one paragraph: a glossary nobody has to turn a page for.
fn terms(story: &Story<'_>) -> Result<Block, WordsError> {
    let mut text = Line::new();
    for term in ["account", "perspective", "factor", "mitigator", "luck"] {
        let name = story.words.say(&format!("term-{term}"))?;
        let means = story.words.say(&format!("term-{term}-means"))?;
        text.extend([Span::new(Tone::Strong, format!("{name}: ")), Span::plain(format!("{means} "))]);
    }
    Ok(Block::Passage { label: story.words.say("part-terms")?, text: vec![text], next: Next::Free })
}
