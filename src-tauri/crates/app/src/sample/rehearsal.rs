//! Owns the sample as it stands when its meeting begins, and the script of the people in the room.
//! Must not know where the copy is kept, nor for how long.

use super::{CARE, MAP, Making, Names, REVIEW, SampleError, Sheet, TIMELINE, deck, read};
use crate::rehearsal::{Beat, Reply};
use chrono::{DateTime, Utc};
use domain::{ItemState, PromptUse, ReviewId, ReviewState, Stage};
use serde::Deserialize;
use uuid::Uuid;

pub(super) const SCRIPT: (&str, &str) = ("rehearsal.toml", include_str!("../../../../../assets/sample/rehearsal.toml"));

/// The file of the script.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    title: String,
    beat: Vec<Said>,
}

/// A beat, with its speaker by the short name of the sample's files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    stage: Stage,
    speaks: Option<String>,
    #[serde(default)]
    manner: String,
    line: String,
    answer: Vec<Reply>,
    otherwise: String,
}

/// The sample as its meeting begins: prepared, with its evidence, its story from the written accounts, a first map and the
/// conversations held beforehand, and none of what the meeting itself brought. The beats speak of this very copy's perspectives.
///
/// # Errors
/// [`SampleError`] where a compiled-in file is broken.
pub fn rehearsal(
    now: DateTime<Utc>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<(ReviewId, Sheet, Vec<Beat>), SampleError> {
    let (opening, script): (_, Script) = (read(REVIEW)?, read(SCRIPT)?);
    let review = ReviewId(new_id());
    let mut making = Making::begin(review, &opening, new_id);
    making.review(&opening, now, deck::built_in()?.ground_rules);
    making.people(&opening)?;
    making.agenda(&opening)?;
    making.timeline(read(TIMELINE)?)?;
    making.map(&read(MAP)?)?;
    making.care(read(CARE)?)?;
    as_it_begins(&mut making.sheet, script.title, now);
    let beats = script.beat.into_iter().map(|said| beat(said, &making.names)).collect::<Result<_, _>>()?;
    Ok((review, making.sheet, beats))
}

fn as_it_begins(sheet: &mut Sheet, title: String, now: DateTime<Utc>) {
    for review in &mut sheet.reviews {
        review.title.clone_from(&title);
        review.state = ReviewState::Meet;
        review.meets_at = Some(now);
    }
    sheet.debriefs.clear();
    for item in &mut sheet.agenda {
        item.state = ItemState::Waiting;
        item.spent_ms = 0;
        for used in &mut item.prompts {
            *used = PromptUse::waiting(&used.prompt);
        }
    }
    if let Some(first) = sheet.agenda.first_mut() {
        first.state = ItemState::Now;
        first.running_since = Some(now);
    }
}

fn beat(said: Said, names: &Names) -> Result<Beat, SampleError> {
    let Said { stage, speaks, manner, line, answer: answers, otherwise } = said;
    let speaks = names.perspectives.find(speaks.as_ref())?;
    Ok(Beat { stage, speaks, manner, line, answers, otherwise })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Deck, lint};
    use domain::{Act, Stamp, decide};
    use std::collections::BTreeSet;

    fn made() -> (Sheet, Vec<Beat>) {
        let mut count = 0;
        let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000);
        let (review, sheet, beats) = rehearsal(now, &mut || {
            count += 1;
            Uuid::from_u128(count)
        })
        .expect("the script and the sample's files must be sound");
        let act = Act::AddSheet { review, rows: sheet.clone().into() };
        let taken = decide(act, &Sheet::default(), Stamp { at: now });
        assert!(taken.is_ok(), "the rules must take the copy as it is");
        (sheet, beats)
    }

    fn built_in() -> Deck {
        deck::built_in().expect("the built-in deck must be sound")
    }

    #[test]
    fn the_copy_is_prepared_and_holds_nothing_the_meeting_brought() {
        let (sheet, _) = made();
        assert!(sheet.notes.is_empty() && sheet.parked.is_empty(), "nothing has been caught yet");
        assert!(sheet.learnings.is_empty() && sheet.questions.is_empty(), "nothing has been learned yet");
        assert!(sheet.debriefs.is_empty(), "nobody has looked back on it");
        assert!(sheet.follow_ups.is_empty() && sheet.thanks.is_empty(), "nobody has promised or thanked anything yet");
        assert!(sheet.events.iter().all(|event| event.taken_at.is_none()), "no moment was caught in a meeting");
        assert!(!sheet.events.is_empty() && !sheet.lines.is_empty(), "the evidence and its story are prepared");
        assert!(!sheet.factors.is_empty() && !sheet.links.is_empty(), "a first map is there to look at");
        for item in &sheet.agenda {
            let stands = if item.position == 0 { ItemState::Now } else { ItemState::Waiting };
            assert!(item.state == stands && item.spent_ms == 0, "{:?} has just begun, or not yet", item.stage);
            let waits = |used: &PromptUse| *used == PromptUse::waiting(&used.prompt);
            assert!(item.prompts.iter().all(waits), "no question of {:?} was asked", item.stage);
        }
    }

    #[test]
    fn the_script_is_as_long_as_ten_minutes_bear_and_goes_through_the_agenda_in_order() {
        let (sheet, beats) = made();
        assert!((18..=30).contains(&beats.len()), "{} beats are too few or too many", beats.len());
        let mut stages: Vec<Stage> = beats.iter().map(|beat| beat.stage).collect();
        stages.dedup();
        let agenda: Vec<Stage> = sheet.agenda.iter().map(|item| item.stage).collect();
        assert_eq!(stages, agenda, "every stage of the agenda is rehearsed once, in its order");
        // Reading 200 words a minute and eight seconds to answer each.
        let words: usize =
            beats.iter().flat_map(|beat| [&beat.line, &beat.otherwise]).map(|text| text.split(' ').count()).sum();
        let seconds = words * 60 / 200 + beats.len() * 8;
        assert!(seconds < 600, "{seconds} seconds are more than ten minutes");
    }

    #[test]
    fn every_answer_names_what_there_is() {
        let (sheet, beats) = made();
        let known: BTreeSet<String> = built_in().prompts.into_iter().map(|prompt| prompt.id).collect();
        let seats: BTreeSet<_> = sheet.perspectives.iter().map(|perspective| perspective.id).collect();
        for beat in &beats {
            assert!(beat.speaks.is_none_or(|seat| seats.contains(&seat)), "“{}” is said by nobody here", beat.line);
            assert!(!beat.answers.is_empty() && !beat.otherwise.is_empty(), "“{}” must have a way on", beat.line);
            for answer in &beat.answers {
                for id in &answer.asks {
                    assert!(
                        known.contains(id),
                        "“{}” is answered by the prompt {id}, which is not in the deck",
                        beat.line
                    );
                }
                let ways = answer.asks.len() + answer.probes.len() + answer.catches.len() + answer.does.len();
                assert!(ways > 0 && !answer.said.is_empty(), "“{}” has an answer nobody can give", beat.line);
            }
        }
    }

    #[test]
    fn every_stage_has_an_answer_that_its_own_way_of_asking_reaches() {
        let (sheet, beats) = made();
        for item in &sheet.agenda {
            let own: BTreeSet<&String> = item.prompts.iter().map(|used| &used.prompt).collect();
            let mut asked = beats.iter().filter(|beat| beat.stage == item.stage).flat_map(|beat| &beat.answers);
            let reached = asked.any(|answer| answer.asks.iter().any(|id| own.contains(id)));
            assert!(reached, "in {:?} the questions on the agenda answer nothing", item.stage);
        }
    }

    #[test]
    fn our_own_sentences_accuse_nobody_and_ask_one_thing() {
        for beat in made().1 {
            let ours = beat.answers.iter().map(|answer| &answer.said).chain([&beat.otherwise, &beat.manner]);
            for text in ours {
                assert_eq!(lint::harsh(text), None, "“{text}” would be turned away from a deck");
                for sentence in text.split_inclusive(['.', ';']).filter(|sentence| sentence.contains('?')) {
                    assert_eq!(lint::asks_two_things(sentence), None, "“{sentence}” asks two things");
                }
            }
        }
    }
}
