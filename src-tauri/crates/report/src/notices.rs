//! Owns the list of things to check before a handout leaves: names, own words, what was kept back.
//! Must not know how a handout is laid out beyond the characters it cannot print.

use crate::audience::Audience;
use crate::display::Pages;
use crate::error::ReportError;
use crate::names::{Names, Said};
use crate::share::{share, texts};
use crate::words::{Words, WordsError};
use domain::{Consent, NoteKind, PerspectiveId, Sheet, Visibility, Voice};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A name is replaced by a role for this audience.
    NameReplaced,
    /// A name is printed, since that person agreed.
    NameKept,
    /// A name that an imported file uses for an author is printed: nobody has said who that is.
    AuthorNamed,
    /// Somebody's own words are printed, and nobody with that view has agreed to be named.
    QuoteToConfirm,
    /// Private notes are kept back.
    PrivateKeptBack,
    /// The facilitator's notes are printed for the team only.
    NotesLeftOut,
    /// A character has no glyph; the handout cannot be saved until it is replaced.
    MissingGlyph,
}

/// Something to check before a handout leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// A few words on it.
    pub title: String,
    /// What was found and what happens with it.
    pub detail: String,
    /// How often it occurs.
    #[ts(type = "number")]
    pub count: usize,
    /// The page to look at, from 1; none where it concerns no page in particular, or is spread over two.
    #[ts(type = "number | null")]
    pub page: Option<usize>,
}

/// How many characters around a name are shown.
const NEAR: usize = 28;

/// What to check before a review goes to this audience on these pages. Notices hold what is private: they are for the
/// facilitator's eyes.
///
/// # Errors
/// Where a sentence is missing, or the sheet holds no review.
pub fn notices(sheet: &Sheet, pages: &Pages, audience: Audience, words: &Words) -> Result<Vec<Notice>, ReportError> {
    let mut notices = Vec::new();
    notices.extend(names(sheet, pages, audience, words)?);
    notices.extend(authors(sheet, pages, audience, words)?);
    notices.extend(quotes(sheet, pages, words)?);
    notices.extend(kept_back(sheet, audience, words)?);
    for missing in pages.missing() {
        let detail = words.say_with(
            "notice-missing-detail",
            &[
                ("character", missing.character.to_string().into()),
                ("code", missing.code_point.as_str().into()),
                ("near", missing.near.as_str().into()),
                ("page", missing.page.to_string().into()),
            ],
        )?;
        notices.push(Notice { page: Some(missing.page), ..notice(words, NoticeKind::MissingGlyph, detail, 1)? });
    }
    Ok(notices)
}

fn notice(words: &Words, kind: NoticeKind, detail: String, count: usize) -> Result<Notice, WordsError> {
    let id = match kind {
        NoticeKind::NameReplaced => "notice-name-replaced",
        NoticeKind::NameKept => "notice-name-kept",
        NoticeKind::AuthorNamed => "notice-author",
        NoticeKind::QuoteToConfirm => "notice-quote",
        NoticeKind::PrivateKeptBack => "notice-private",
        NoticeKind::NotesLeftOut => "notice-notes-left-out",
        NoticeKind::MissingGlyph => "notice-missing",
    };
    Ok(Notice { kind, title: words.say(id)?, detail, count, page: None })
}

/// Names of people written in texts that would be printed.
fn names(sheet: &Sheet, pages: &Pages, audience: Audience, words: &Words) -> Result<Vec<Notice>, WordsError> {
    let somebody = words.say("somebody")?;
    let everybody = Names::hidden_from(Audience::Public, sheet, &somebody);
    let hidden = Names::hidden_from(audience, sheet, &somebody);
    let mut notices = Vec::new();
    for (said, text) in texts(&mut printable(sheet)) {
        for found in everybody.find(text) {
            let replaced = hidden.find(text).iter().any(|other| other.range == found.range);
            let near = excerpt(text, found.range.start, found.range.end);
            let mut printed = around(text, found.range.start, found.range.end).to_owned();
            hidden.replace(&mut printed, said);
            let (kind, detail) = if replaced {
                let role = if said == Said::Role { &somebody } else { &found.role };
                (NoticeKind::NameReplaced, format!("{near} \u{2192} {role}"))
            } else {
                (NoticeKind::NameKept, near)
            };
            notices.push(Notice { page: pages.page_with(&printed), ..notice(words, kind, detail, 1)? });
        }
    }
    Ok(notices)
}

/// The sheet without what is never printed.
fn printable(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    sheet.notes.retain(|note| note.visibility == Visibility::Room);
    sheet.agenda.clear();
    sheet.sources.clear();
    sheet.attachments.clear();
    sheet
}

/// Authors of imported lines whose name stands in a text that is printed.
fn authors(sheet: &Sheet, pages: &Pages, audience: Audience, words: &Words) -> Result<Vec<Notice>, ReportError> {
    let authors: BTreeSet<&str> =
        sheet.lines.iter().map(|line| line.author.trim()).filter(|author| author.chars().count() > 2).collect();
    let mut shared = share(sheet, audience, words)?;
    let mut found: BTreeMap<&str, (usize, String, Option<usize>)> = BTreeMap::new();
    for (_, text) in texts(&mut shared) {
        for &author in &authors {
            if let Some(at) = whole_word(text, author) {
                let near = excerpt(text, at, at + author.len());
                let page = pages.page_with(around(text, at, at + author.len()));
                found.entry(author).and_modify(|(count, ..)| *count += 1).or_insert((1, near, page));
            }
        }
    }
    let mut notices = Vec::new();
    for (count, near, page) in found.into_values() {
        notices.push(Notice { page, ..notice(words, NoticeKind::AuthorNamed, near, count)? });
    }
    Ok(notices)
}

/// Where a word stands in a text with no letter on either side.
fn whole_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Own words from a view where nobody agreed to be named.
fn quotes(sheet: &Sheet, pages: &Pages, words: &Words) -> Result<Vec<Notice>, WordsError> {
    let agreed: BTreeSet<Option<PerspectiveId>> = sheet
        .people
        .iter()
        .filter(|person| person.consent == Consent::Agreed)
        .map(|person| person.perspective)
        .collect();
    let mut counts: BTreeMap<Option<PerspectiveId>, (usize, &str)> = BTreeMap::new();
    let told = sheet.accounts.iter().filter(|it| it.voice == Voice::Verbatim);
    let told = told.map(|it| (Some(it.perspective), it.text.as_str()));
    let noted = sheet.notes.iter().filter(|it| it.kind == NoteKind::Quote && it.visibility == Visibility::Room);
    for (perspective, text) in told.chain(noted.map(|it| (it.perspective, it.text.as_str()))) {
        if perspective.is_none() || !agreed.contains(&perspective) {
            counts.entry(perspective).or_insert((0, text)).0 += 1;
        }
    }
    let mut notices = Vec::new();
    for (perspective, (count, first)) in counts {
        let role = sheet.perspectives.iter().find(|it| Some(it.id) == perspective).map(|it| it.name.clone());
        let who = match role {
            Some(role) => role,
            None => words.say("somebody-in-the-room")?,
        };
        let detail = words.say_with("notice-quote-detail", &[("who", who.into()), ("count", count.into())])?;
        let page = pages.page_with(around(first, 0, 0));
        notices.push(Notice { page, ..notice(words, NoticeKind::QuoteToConfirm, detail, count)? });
    }
    Ok(notices)
}

/// Notes this audience does not get.
fn kept_back(sheet: &Sheet, audience: Audience, words: &Words) -> Result<Vec<Notice>, WordsError> {
    let mut notices = Vec::new();
    let private = sheet.notes.iter().filter(|note| note.visibility == Visibility::Private).count();
    if private > 0 {
        let detail = words.say_with("notice-private-detail", &[("count", private.into())])?;
        notices.push(notice(words, NoticeKind::PrivateKeptBack, detail, private)?);
    }
    let room = |note: &&domain::Note| note.kind == NoteKind::Note && note.visibility == Visibility::Room;
    let left_out = sheet.notes.iter().filter(room).count();
    if audience != Audience::Team && left_out > 0 {
        let detail = words.say_with("notice-notes-left-out-detail", &[("count", left_out.into())])?;
        notices.push(notice(words, NoticeKind::NotesLeftOut, detail, left_out)?);
    }
    Ok(notices)
}

/// The text around a name, in one piece.
fn around(text: &str, start: usize, end: usize) -> &str {
    let from = text[..start].char_indices().rev().take(NEAR).last().map_or(start, |(at, _)| at);
    let to = text[end..].char_indices().nth(NEAR).map_or(text.len(), |(at, _)| end + at);
    &text[from..to]
}

/// The same on one line, with dots where it is cut.
fn excerpt(text: &str, start: usize, end: usize) -> String {
    let near = around(text, start, end);
    let dots = |cut: bool| if cut { "\u{2026}" } else { "" };
    format!("{}{near}{}", dots(!text.starts_with(near)), dots(!text.ends_with(near))).replace('\n', " ")
}
