//! Owns the story as people keep it: moment by moment, each told in the voices of those who were there.
//! Must not know causes or learnings. Accounts are never merged, and own words are never rewritten.

use super::pre_read::bones;
use super::story::{Story, event_anchor};
use super::timeline::{day_of, several_days};
use super::voices::{accounts_of, unsure};
use super::{Part, clock, in_a_row, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Line, Next, Span, Told, Version};
use chrono::NaiveDate;
use domain::{Account, Event, EventId, Voice};
use std::collections::BTreeSet;

/// Every moment somebody tells of, that a factor rests on, or that carries the story. What differs stands side by side.
pub(crate) fn moments(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let words = story.words;
    let untold = story.sheet.accounts.is_empty();
    let (name, intro) = if untold { ("moments-untold", "moments-untold-intro") } else { ("moments", "moments-intro") };
    let kept = kept(story);
    let several_days = several_days(story);
    let mut day = None;
    let mut blocks = Vec::new();
    for event in story.events.iter().filter(|event| kept.contains(&event.id)) {
        let today = day_of(story, event).filter(|_| several_days);
        blocks.push(moment(story, event, today.filter(|&today| day.replace(today) != Some(today)))?);
    }
    let more = story.events.len() - kept.len();
    if more > 0 {
        let text = words.say_with("moments-more", &[("count", more.into())])?;
        blocks.push(quiet(text, Next::Free));
    }
    if !blocks.is_empty() {
        let intro = words.say_with(intro, &[("zone", clock::zone(story).into())])?;
        blocks.insert(0, quiet(intro, Next::Kept));
    }
    Part::of(story, name, blocks)
}

fn quiet(text: String, next: Next) -> Block {
    Block::Passage { label: String::new(), text: vec![vec![Span::quiet(text)]], next }
}

fn kept(story: &Story<'_>) -> BTreeSet<EventId> {
    let told = story.sheet.accounts.iter().map(|account| account.event);
    let pinned = story.factors.iter().flat_map(|factor| factor.events.iter().copied());
    let named: BTreeSet<EventId> = told.chain(pinned).collect();
    let bones = bones(&story.events).into_iter().map(|index| story.events[index].id);
    let named = story.events.iter().map(|event| event.id).filter(|id| named.contains(id));
    named.chain(bones).collect()
}

/// One moment; `day` where it is another than that of the moment before.
fn moment(story: &Story<'_>, event: &Event, day: Option<NaiveDate>) -> Result<Block, ReportError> {
    let mut versions = Vec::new();
    for account in accounts_of(story, event) {
        versions.push(Version { who: story.role(Some(account.perspective))?, told: told(story, event, account)? });
    }
    let number = story.number(event.id).unwrap_or_default();
    let mut at = clock::when(story, &event.at)?;
    at.truncate(1);
    at.insert(0, vec![Span::quiet(story.words.say_with("moment", &[("number", number.to_string().into())])?)]);
    if let Some(day) = day {
        at.insert(0, vec![Span::quiet(clock::date(story.words, day)?)]);
    }
    Ok(Block::Versions { title: event.title.clone(), anchor: Some(event_anchor(number)), at: in_a_row(at), versions })
}

/// What was told. That somebody saw it and is sure is the usual case and needs no word here; the record has it all.
fn told(story: &Story<'_>, event: &Event, account: &Account) -> Result<Told, ReportError> {
    if account.text.trim() == event.title.trim() {
        // A moment caught as somebody said it has their words for its title: they are not said again.
        let under = unsure(story, account)?.unwrap_or_default();
        return Ok(Told { text: Vec::new(), own_words: false, under, then: Vec::new() });
    }
    let own_words = account.voice == Voice::Verbatim;
    let mut told = Told { text: paragraphs(&account.text), own_words, under: Line::new(), then: Vec::new() };
    match (unsure(story, account)?, told.text.last_mut()) {
        // Nothing of ours stands among somebody's own words.
        (Some(mut remark), Some(last)) if !own_words => {
            last.push(Span::quiet(" \u{b7} "));
            last.append(&mut remark);
        }
        (remark, _) => told.under = remark.unwrap_or_default(),
    }
    Ok(told)
}
