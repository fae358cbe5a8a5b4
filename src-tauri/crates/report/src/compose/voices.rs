//! Owns the story as each perspective told it, account by account, and the moments people tell differently.
//! Must not know causes or learnings. Accounts are never merged, and own words are never rewritten.

use super::story::Story;
use super::{Part, clock, in_a_row, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Line, Next, Span, Told, Version};
use crate::words::WordsError;
use domain::{Account, Confidence, Event, Note, NoteKind, Perspective, PerspectiveId, Voice};

/// Every perspective with what it tells, in story order, and what it said in the review.
pub(crate) fn voices(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut blocks = Vec::new();
    for perspective in in_order(story) {
        let mut told = Vec::new();
        for event in &story.events {
            let accounts = story.sheet.accounts.iter();
            for account in accounts.filter(|it| it.event == event.id && it.perspective == perspective.id) {
                told.push(account_told(story, account, Then::Told)?);
            }
        }
        told.extend(quotes(story, Some(perspective.id))?);
        if !told.is_empty() {
            blocks.push(Block::Voice { who: perspective.name.clone(), told });
        }
    }
    blocks.extend(unclaimed(story)?);
    Part::of(story, "voices", blocks)
}

/// The moments with two accounts or more that do not say the same.
pub(crate) fn differing(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut blocks = Vec::new();
    for event in &story.events {
        let accounts = accounts_of(story, event);
        if !differs(&accounts) {
            continue;
        }
        let mut versions = Vec::new();
        for account in accounts {
            let told = account_told(story, account, Then::LeftOut)?;
            versions.push(Version { who: story.role(Some(account.perspective))?, told });
        }
        let mut at = vec![story.moment(event.id)?];
        at.extend(clock::when(story, &event.at)?);
        blocks.push(Block::Versions { title: event.title.clone(), anchor: None, at: in_a_row(at), versions });
    }
    if !blocks.is_empty() {
        let text = vec![vec![Span::quiet(story.words.say("differing-intro")?)]];
        blocks.insert(0, Block::Passage { label: String::new(), text, next: Next::Kept });
    }
    Part::of(story, "differing", blocks)
}

pub(crate) fn in_order<'a>(story: &Story<'a>) -> Vec<&'a Perspective> {
    let mut perspectives: Vec<&Perspective> = story.sheet.perspectives.iter().collect();
    perspectives.sort_by_key(|it| (it.position, it.id));
    perspectives
}

/// Whether accounts of one moment say different things.
pub(crate) fn differs(accounts: &[&Account]) -> bool {
    accounts.windows(2).any(|pair| pair[0].text.trim() != pair[1].text.trim())
}

/// The accounts of one event, in the order of the perspectives.
pub(crate) fn accounts_of<'a>(story: &Story<'a>, event: &Event) -> Vec<&'a Account> {
    let order: Vec<PerspectiveId> = in_order(story).iter().map(|it| it.id).collect();
    let place = |account: &Account| order.iter().position(|&id| id == account.perspective).unwrap_or(order.len());
    let mut accounts: Vec<&Account> = story.sheet.accounts.iter().filter(|it| it.event == event.id).collect();
    accounts.sort_by_key(|account| (place(account), account.id));
    accounts
}

/// Whether what could be known then stands under an account.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Told,
    /// It stands under the same account elsewhere.
    LeftOut,
}

fn account_told(story: &Story<'_>, account: &Account, wanted: Then) -> Result<Told, WordsError> {
    let mut under = vec![story.moment(account.event)?];
    under.extend(known(story, account)?);
    if !account.told_in.trim().is_empty() {
        let told_in = story.words.say_with("told-in", &[("source", account.told_in.trim().into())])?;
        under.push(vec![Span::quiet(told_in)]);
    }
    let mut then = Vec::new();
    for (what, text) in [("known", &account.known), ("expected", &account.expected), ("visible", &account.visible)] {
        if wanted == Then::Told && !text.trim().is_empty() {
            then.push((story.words.say(&format!("then-{what}"))?, text.trim().to_owned()));
        }
    }
    let own_words = account.voice == Voice::Verbatim;
    Ok(Told { text: paragraphs(&account.text), own_words, under: in_a_row(under), then })
}

/// How an account is known, and how surely.
pub(crate) fn known(story: &Story<'_>, account: &Account) -> Result<[Line; 2], WordsError> {
    Ok([
        vec![Span::quiet(story.word("basis", account.basis.as_str())?)],
        vec![Span::quiet(story.word("confidence", account.confidence.as_str())?)],
    ])
}

/// How sure somebody is, where they are not.
pub(crate) fn unsure(story: &Story<'_>, account: &Account) -> Result<Option<Line>, WordsError> {
    match account.confidence {
        Confidence::Sure => Ok(None),
        other => Ok(Some(vec![Span::quiet(story.word("confidence", other.as_str())?)])),
    }
}

/// What was said in the review, where it is not an account as well: those are told moment by moment.
pub(crate) fn said_in_review(story: &Story<'_>) -> Result<Option<Part>, ReportError> {
    let mut blocks = Vec::new();
    for perspective in in_order(story) {
        let mut told = quotes(story, Some(perspective.id))?;
        told.retain(|one| !story.sheet.accounts.iter().any(|account| paragraphs(&account.text) == one.text));
        if !told.is_empty() {
            blocks.push(Block::Voice { who: perspective.name.clone(), told });
        }
    }
    blocks.extend(unclaimed(story)?);
    Part::of(story, "said", blocks)
}

/// What was said by nobody in particular.
fn unclaimed(story: &Story<'_>) -> Result<Option<Block>, WordsError> {
    let known = |note: &Note| story.sheet.perspectives.iter().any(|it| Some(it.id) == note.perspective);
    let told = quotes_among(story, |note| !known(note))?;
    if told.is_empty() {
        return Ok(None);
    }
    Ok(Some(Block::Voice { who: story.words.say("somebody-in-the-room")?, told }))
}

fn quotes(story: &Story<'_>, perspective: Option<PerspectiveId>) -> Result<Vec<Told>, WordsError> {
    quotes_among(story, |note| note.perspective == perspective)
}

/// What was said in the meeting, word for word.
fn quotes_among(story: &Story<'_>, wanted: impl Fn(&Note) -> bool) -> Result<Vec<Told>, WordsError> {
    let mut notes: Vec<&Note> =
        story.sheet.notes.iter().filter(|note| note.kind == NoteKind::Quote && wanted(note)).collect();
    notes.sort_by_key(|note| (note.taken_at, note.id));
    let said = story.words.say("said-in-review")?;
    let told = |note: &Note| Told {
        text: paragraphs(&note.text),
        own_words: true,
        under: vec![Span::quiet(said.as_str())],
        then: Vec::new(),
    };
    Ok(notes.into_iter().map(told).collect())
}
