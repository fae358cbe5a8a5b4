//! Owns what an audience may see of a review: private words go, names become roles.
//! Must not know what a handout looks like; it turns a sheet into a smaller sheet.

use crate::audience::Audience;
use crate::names::{Names, Said};
use crate::words::{Words, WordsError};
use domain::{Consent, NoteKind, Sheet, Visibility, Voice};

/// The part of a sheet that may leave the library for this audience.
///
/// Private notes, interviews, the safety check, the debrief and remarks about people are gone. The names of people who did not agree, or of everybody where the
/// audience is wider than the team, are replaced by their role wherever they are written; inside somebody's own words
/// the role stands in square brackets, so that the change can be seen. Imported lines are left out, since no handout
/// prints them. Draw the factor map from this sheet, so that its boxes fit the words in them.
///
/// # Errors
/// Only where the language file lacks the word for "somebody".
pub fn share(sheet: &Sheet, audience: Audience, words: &Words) -> Result<Sheet, WordsError> {
    let names = Names::hidden_from(audience, sheet, &words.say("somebody")?);
    let mut shared = sheet.clone();
    shared.notes.retain(|note| note.visibility == Visibility::Room);
    shared.people.retain(|person| audience == Audience::Team && person.consent == Consent::Agreed);
    shared.people.iter_mut().for_each(|person| person.remark.clear());
    shared.lines.clear();
    // What an interview left behind and may be passed on has become a note or an account of its own.
    shared.interviews.clear();
    shared.quotes.clear();
    shared.safety.clear();
    shared.debriefs.clear();
    for (said, text) in texts(&mut shared) {
        names.replace(text, said);
    }
    Ok(shared)
}

/// Every text of a sheet that could hold a name, with how it was said.
pub(crate) fn texts(sheet: &mut Sheet) -> Vec<(Said, &mut String)> {
    let mut texts: Vec<(Said, &mut String)> = Vec::new();

    for it in &mut sheet.reviews {
        texts.extend(told(vec![&mut it.title, &mut it.summary, &mut it.impact, &mut it.scope]));
        texts.extend(told(it.ground_rules.iter_mut().chain(&mut it.tags).collect()));
    }
    texts.extend(sheet.perspectives.iter_mut().map(|it| (Said::Role, &mut it.name)));
    texts.extend(told(sheet.agenda.iter_mut().map(|it| &mut it.title).collect()));
    texts.extend(sheet.notes.iter_mut().map(|it| (verbatim(it.kind == NoteKind::Quote), &mut it.text)));
    texts.extend(told(sheet.parked.iter_mut().map(|it| &mut it.text).collect()));
    texts.extend(told(sheet.sources.iter_mut().map(|it| &mut it.name).collect()));
    for it in &mut sheet.events {
        texts.extend(told(vec![&mut it.title, &mut it.at.original]));
    }
    for it in &mut sheet.accounts {
        let said = verbatim(it.voice == Voice::Verbatim);
        texts.push((said, &mut it.text));
        texts.extend(told(vec![&mut it.known, &mut it.expected, &mut it.visible, &mut it.told_in]));
    }
    texts.extend(told(sheet.factors.iter_mut().map(|it| &mut it.phrase).collect()));
    texts.extend(told(sheet.links.iter_mut().map(|it| &mut it.remark).collect()));
    texts.extend(told(sheet.learnings.iter_mut().map(|it| &mut it.text).collect()));
    for it in &mut sheet.questions {
        texts.extend(told(vec![&mut it.text, &mut it.answer]));
    }
    for it in &mut sheet.follow_ups {
        texts.extend(told(vec![&mut it.text, &mut it.owner_role, &mut it.expected_effect, &mut it.side_effect]));
    }
    for it in &mut sheet.thanks {
        texts.extend(told(vec![&mut it.to_whom, &mut it.text]));
    }
    texts.extend(told(sheet.attachments.iter_mut().map(|it| &mut it.name).collect()));
    texts
}

fn told(fields: Vec<&mut String>) -> impl Iterator<Item = (Said, &mut String)> {
    fields.into_iter().map(|text| (Said::Told, text))
}

fn verbatim(own_words: bool) -> Said {
    if own_words { Said::Verbatim } else { Said::Told }
}
