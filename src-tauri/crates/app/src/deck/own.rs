//! Owns the deck that the app itself writes: the questions somebody keeps for every review, and the stars they set.
//! Must not know where its file lies.

use super::trouble::DeckError;
use super::{Cue, Deck, read};
use domain::Stage;
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use ts_rs::TS;

/// The id of that deck, which its prompts carry in front of theirs.
pub const MINE: &str = "mine";

/// What a person keeps for every review of a library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnDeck {
    /// What they call it.
    pub title: String,
    /// The prompts to offer first, of any deck here, in order.
    pub starred: Vec<String>,
    /// Their own prompts, in order.
    pub prompts: Vec<OwnPrompt>,
}

/// A prompt of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnPrompt {
    /// Which prompt, with or without the deck's name in front; lower-case letters, digits and hyphens.
    pub id: String,
    /// The stage it belongs to.
    pub stage: Stage,
    /// What it listens for.
    pub cue: Cue,
    /// The words to say. They ask one thing.
    pub text: String,
    /// Why ask this.
    pub purpose: String,
}

/// The file for that deck, laid over what the deck holds so far: more than the app writes may have been added by hand,
/// and stays.
///
/// # Errors
/// The first thing a deck may not hold: words that put somebody on the spot, two questions at once, an unknown star.
pub fn own_file(name: &str, held: Option<&Deck>, own: &OwnDeck) -> Result<String, DeckError> {
    let text = written(held, own);
    // What cannot be read again is never written.
    read(name, &text).map(|_| text)
}

fn written(held: Option<&Deck>, own: &OwnDeck) -> String {
    let mut out = String::from("# Written by Second Story. You may change it by hand; only comments are not kept.\n\n");
    line(&mut out, "id", &quoted(MINE));
    line(&mut out, "title", &quoted(&own.title));
    line(&mut out, "language", &quoted(held.map_or("en", |deck| &deck.language)));
    if let Some(deck) = held.filter(|deck| !deck.about.is_empty()) {
        line(&mut out, "about", &quoted(&deck.about));
    }
    line(&mut out, "starred", &list(own.starred.iter().map(|id| plain(id))));
    line(&mut out, "ground_rules", &list(held.iter().flat_map(|deck| &deck.ground_rules).map(String::as_str)));
    for prompt in &own.prompts {
        let before = held.and_then(|deck| deck.prompts.iter().find(|it| plain(&it.id) == plain(&prompt.id)));
        out.push_str("\n[[prompt]]\n");
        line(&mut out, "id", &quoted(plain(&prompt.id)));
        line(&mut out, "stage", &quoted(prompt.stage.as_str()));
        line(&mut out, "cue", &quoted(prompt.cue.as_str()));
        line(&mut out, "text", &quoted(&prompt.text));
        line(&mut out, "purpose", &quoted(&prompt.purpose));
        line(&mut out, "minutes", &before.map_or(2.0, |it| it.minutes).to_string());
        if let Some(before) = before {
            before.on.iter().for_each(|on| line(&mut out, "on", &quoted(on.as_str())));
            line(&mut out, "source", &list(before.source.iter().map(String::as_str)));
            line(&mut out, "follow_ups", &list(before.follow_ups.iter().map(String::as_str)));
            if !before.avoid_if.is_empty() {
                line(&mut out, "avoid_if", &quoted(&before.avoid_if));
            }
        }
    }
    held.iter().for_each(|deck| rest(&mut out, deck));
    out
}

/// What the app offers no screen for, and somebody may have written by hand.
fn rest(out: &mut String, deck: &Deck) {
    for source in &deck.sources {
        out.push_str("\n[[source]]\n");
        line(out, "tag", &quoted(&source.tag));
        line(out, "name", &quoted(&source.name));
    }
    for guide in &deck.stages {
        out.push_str("\n[[stage]]\n");
        line(out, "stage", &quoted(guide.stage.as_str()));
        line(out, "title", &quoted(&guide.title));
        line(out, "about", &quoted(&guide.about));
        line(out, "exit_test", &quoted(&guide.exit_test));
        line(out, "minutes", &guide.minutes.to_string());
    }
    for preset in &deck.presets {
        out.push_str("\n[[preset]]\n");
        line(out, "id", &quoted(plain(&preset.id)));
        line(out, "title", &quoted(&preset.title));
        for step in &preset.steps {
            out.push_str("\n[[preset.step]]\n");
            line(out, "stage", &quoted(step.stage.as_str()));
            line(out, "minutes", &step.minutes.to_string());
            line(out, "prompts", &list(step.prompts.iter().map(|id| plain(id))));
        }
    }
    for card in &deck.anti_patterns {
        out.push_str("\n[[anti_pattern]]\n");
        line(out, "id", &quoted(plain(&card.id)));
        line(out, "heard", &quoted(&card.heard));
        line(out, "hides", &quoted(&card.hides));
        line(out, "offer", &quoted(&card.offer));
        line(out, "source", &list(card.source.iter().map(String::as_str)));
    }
}

/// An id without this deck's name in front.
fn plain(id: &str) -> &str {
    id.strip_prefix(MINE).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id)
}

fn line(out: &mut String, field: &str, value: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{field} = {value}");
}

/// A text as TOML spells it, whatever is in it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    toml::Value::Array(texts.map(|text| toml::Value::String(text.to_owned())).collect()).to_string()
}
