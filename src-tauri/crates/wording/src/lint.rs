//! Owns the way from a text to its hints: one literal pass, then the questions each hit has to answer.
//! Must not know any language's words.

use crate::hint::Utf16;
use crate::lexicon::{Lexicon, Negated, Opens, Pattern, Rule, Sort, Subject, Then};
use crate::mask::Mask;
use crate::paragraph::{Unwrapped, paragraphs};
use crate::people::Who;
use crate::sentence::{self, fold, holds, stands_alone};
use crate::{Class, Hint};
use std::ops::Range;

/// Most hints for one text. A text with more has been pasted, and a list of ten thousand helps nobody.
pub const MOST_HINTS: usize = 10_000;

/// Most times that a sentence is looked at for one text. No text anybody wrote comes near; one made to hurt ends here.
const MOST_LOOKS: usize = 400_000;

/// What was heard in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The hints, in the order of the text; they never overlap.
    pub hints: Vec<Hint>,
    /// Whether the text was heard to its end. If not, it held more than [`MOST_HINTS`], or was made to be slow.
    pub complete: bool,
}

/// Finds what is worth a thought in a text, in the order of the text. Hints never overlap, and there are at most [`MOST_HINTS`].
///
/// The hints of a text are those of its [`paragraphs`], one after the other.
pub fn lint(text: &str, lexicon: &Lexicon) -> Vec<Hint> {
    hear(text, lexicon).hints
}

/// The same, and whether the text was heard to its end.
pub fn hear(text: &str, lexicon: &Lexicon) -> Heard {
    let mut ruler = Utf16::new(text);
    let mut heard = Heard { hints: Vec::new(), complete: true };
    let mut looks = MOST_LOOKS;
    for piece in paragraphs(text) {
        let from = piece.start;
        let Some(paragraph) = text.get(piece) else { continue };
        for hit in hits(paragraph, lexicon, &mut looks) {
            let bytes = from + hit.bytes.start..from + hit.bytes.end;
            heard.hints.push(Hint {
                rule: hit.rule.id.clone(),
                class: hit.rule.class,
                utf16: (ruler.at(bytes.start), ruler.at(bytes.end)),
                phrase: text.get(bytes.clone()).unwrap_or_default().to_owned(),
                bytes,
                why: hit.rule.why.clone(),
                ask: asks(hit.rule, hit.who.as_deref(), lexicon.people().they()),
            });
        }
        if heard.hints.len() > MOST_HINTS || looks == 0 {
            heard.hints.truncate(MOST_HINTS);
            heard.complete = false;
            break;
        }
    }
    heard
}

/// The rule's asks with whoever the sentence is about. Where it is about nobody, only those that name nobody, if there are any.
fn asks(rule: &Rule, who: Option<&str>, they: &str) -> Vec<String> {
    let nameless = |ask: &&String| who.is_some() || !ask.contains("{who}");
    let filled = |ask: &String| ask.replace("{who}", who.unwrap_or(they));
    let fitting: Vec<String> = rule.ask.iter().filter(nameless).map(filled).collect();
    if fitting.is_empty() { rule.ask.iter().map(filled).collect() } else { fitting }
}

/// A phrase that passed every question.
struct Hit<'a> {
    bytes: Range<usize>,
    rule: &'a Rule,
    who: Option<String>,
}

/// What is worth a thought in one paragraph. Each look at a whole sentence is taken from `looks`; at none it stops.
fn hits<'a>(text: &str, lexicon: &'a Lexicon, looks: &mut usize) -> Vec<Hit<'a>> {
    let mut mask: Option<Mask> = None;
    let mut kept: Vec<Hit<'a>> = Vec::new();
    let Some(finder) = lexicon.finder() else { return kept };
    let line = Unwrapped::of(text);
    for found in finder.find_overlapping_iter(&line.bytes) {
        let pattern = lexicon.pattern(found.pattern().as_usize());
        let literal = line.place(found.start()..found.end());
        let Some(hit) = passes(text, literal, pattern, lexicon, looks) else {
            if *looks == 0 {
                break;
            }
            continue;
        };
        // Most paragraphs hold no hit at all; only then is it worth finding out what is code and what is quoted.
        if mask.get_or_insert_with(|| Mask::of(text)).covers(&hit.bytes) {
            continue;
        }
        kept.push(hit);
        // Some of these will give way to others that cover the same words.
        if kept.len() == 2 * MOST_HINTS {
            break;
        }
    }
    kept.sort_by_key(|hit| (hit.bytes.start, hit.bytes.end));
    let mut apart: Vec<Hit<'a>> = Vec::with_capacity(kept.len());
    for hit in kept {
        match apart.last_mut().filter(|last| last.bytes.end > hit.bytes.start) {
            Some(last) if weight(last) < weight(&hit) => *last = hit,
            Some(_) => {}
            None => apart.push(hit),
        }
    }
    apart
}

/// Which of two hits on the same words stays. What somebody says of themselves, because the gentle answer must win; then the
/// longer phrase.
fn weight(hit: &Hit<'_>) -> (bool, usize) {
    (hit.rule.class == Class::SelfBlame, hit.bytes.len())
}

/// Puts the rule's questions to a hit, the cheap ones first.
fn passes<'a>(
    text: &str,
    literal: Range<usize>,
    pattern: &Pattern,
    lexicon: &'a Lexicon,
    looks: &mut usize,
) -> Option<Hit<'a>> {
    if !stands_alone(text, &literal) {
        return None;
    }
    let rule = lexicon.rule(pattern);
    let people = lexicon.people();
    if rule.opens == Some(Opens::Clause) && !people.clause_begins(text, literal.start) {
        return None;
    }
    let mut bytes = literal;
    let mut who = None;
    if let Some(after) = &pattern.after_person {
        let person = people.person_after(text, bytes.end)?;
        bytes.end = literal_after(text, person.end, after)?;
        who = Some(person);
    }
    let subject = rule.subject.map(|subject| subject_of(text, &bytes, subject, lexicon));
    if let Some(subject) = subject {
        let found = subject?;
        // "I" is part of what is said of oneself.
        if rule.subject == Some(Subject::Me) {
            bytes.start = found.start;
        }
        who = Some(found);
    }
    match rule.then {
        Some(Then::Participle) if !people.participle_after(text, bytes.end) => return None,
        Some(Then::Deed) if !people.deed_after(text, bytes.end) => return None,
        Some(Then::Person) => who = Some(people.person_after(text, bytes.end)?),
        Some(Then::Participle | Then::Deed) | None => {}
    }
    if rule.negated == Negated::Silent && people.negated_before(text, bytes.start) {
        return None;
    }
    let fits = !rule.asks_of_the_sentence() || {
        *looks = looks.saturating_sub(1);
        sentence_fits(text, &bytes, rule)
    };
    fits.then(|| Hit { bytes, rule, who: who.map(|who| who.named) })
}

fn subject_of(text: &str, bytes: &Range<usize>, subject: Subject, lexicon: &Lexicon) -> Option<Who> {
    match subject {
        Subject::Me => lexicon.people().me_before(text, bytes.start),
        Subject::Person => lexicon.people().subject_before(text, bytes.start),
        Subject::SomeoneElse => lexicon.people().subject_before(text, bytes.start).filter(|who| !who.is_we),
        Subject::Somewhere => lexicon.people().somewhere(text, sentence::around(text, bytes)),
        Subject::Beside => {
            let before = lexicon.people().subject_before(text, bytes.start);
            before.or_else(|| lexicon.people().person_after(text, bytes.end)).filter(|who| !who.is_we)
        }
        Subject::Owner => lexicon.people().owner_before(text, bytes.start),
    }
}

/// Where a phrase ends whose person is followed by these words; none where they do not follow.
fn literal_after(text: &str, at: usize, words: &str) -> Option<usize> {
    if words.is_empty() {
        return Some(at);
    }
    // A curly apostrophe has two bytes more than the straight one of the lexicon.
    let longest = at + words.len() + 2 * words.matches('\'').count();
    let end = (at..=longest).rev().find(|end| text.get(at..*end).is_some_and(|tail| fold(tail) == words))?;
    // What stands before these words is the person, so only their end has to be a word's end.
    let begin = at + text.get(at..end)?.find(char::is_alphanumeric)?;
    let ended = !text.get(end..)?.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (begin < end && ended).then_some(end)
}

/// The questions about the whole sentence: its sort, and what else it holds.
fn sentence_fits(text: &str, bytes: &Range<usize>, rule: &Rule) -> bool {
    let around = sentence::around(text, bytes);
    let asked = text[around.clone()].trim_end().ends_with('?');
    // Spoken questions are often typed without their mark: "who approved this".
    let opens = text[around.start..bytes.start].trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let sort_fits = match rule.sort {
        Some(Sort::Question) => asked || (opens && !text[around.clone()].trim_end().ends_with(['.', '!'])),
        Some(Sort::Statement) => !asked,
        None => true,
    };
    if !sort_fits {
        return false;
    }
    let folded = fold(&text[around]);
    (rule.with.is_empty() || rule.with.iter().any(|word| holds(&folded, word)))
        && !rule.unless.iter().any(|word| holds(&folded, word))
}
