//! Owns the gathering of lines into entries while a format walks down a page.
//! Must not know how any format marks its lines, nor place anything on the clock.

use crate::Entry;
use crate::clock::{Reading, Zone};
use crate::draft::{EntryDraft, Stamp, Step, shorten};

/// What makes a line the first of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// It says a time, or holds the place of one.
    Timed,
    /// It says a day and nothing else: an entry where text follows, else only the day of what stands below.
    DayOnly,
    /// It says no time, and stands in a list. It counts where its neighbours say times.
    Placed,
}

/// What sort of page the story stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Under a heading that calls it the timeline: a list there is the story even where it says no time at all.
    Timeline,
    /// On a page that names no timeline: only what says a time is sure to be the story.
    Open,
}

/// A title shorter than this that ends in a colon takes the next line too.
const ANNOUNCES: usize = 40;

/// Entries in the making.
#[derive(Default)]
pub(crate) struct Story {
    steps: Vec<(Step, Option<(Opening, usize)>)>,
    open: Option<Open>,
}

/// The entry that lines are being added to.
struct Open {
    /// Its place among the steps.
    step: usize,
    /// Whether the next line, if it follows at once, still belongs to the title.
    wraps: bool,
    /// Whether the title came from the lines below, so that only its first sentence is wanted.
    borrowed: bool,
}

/// How a line follows the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// At once, as a wrapped line does.
    AtOnce,
    /// As a paragraph or an item of its own.
    Apart,
}

impl Story {
    /// From here on, times are in this zone.
    pub(crate) fn zone(&mut self, zone: Zone) {
        self.steps.push((Step::Zone(zone), None));
    }

    /// Begins an entry.
    pub(crate) fn open(&mut self, opening: Opening, group: usize, line: usize, stamp: Stamp, title: &str) {
        self.close();
        self.open = Some(Open { step: self.steps.len(), wraps: true, borrowed: title.is_empty() });
        let entry = EntryDraft { lines: vec![line], stamp, title: title.to_owned() };
        self.steps.push((Step::Entry(entry), Some((opening, group))));
    }

    /// Whether there is an entry to add lines to.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Adds a line to the entry that is open. `words` is what it says, where it may serve as a title.
    pub(crate) fn add(&mut self, line: usize, follows: Follows, words: Option<&str>) {
        let Some(open) = &mut self.open else { return };
        let Some((Step::Entry(entry), _)) = self.steps.get_mut(open.step) else { return };
        entry.lines.push(line);
        match words.filter(|words| !words.is_empty()) {
            Some(words) if entry.title.is_empty() => entry.title.push_str(words),
            // "Run:" says nothing without the line it announces.
            Some(words) if open.borrowed && entry.title.len() < ANNOUNCES && entry.title.ends_with(':') => {
                entry.title.push(' ');
                entry.title.push_str(words);
            }
            Some(words) if open.wraps && follows == Follows::AtOnce && entry.title.len() < 4 * Entry::TITLE_MOST => {
                entry.title.push(' ');
                entry.title.push_str(words);
            }
            _ if entry.title.is_empty() => {}
            _ => open.wraps = false,
        }
    }

    /// Ends the entry that is open: what follows does not belong to it.
    pub(crate) fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if let Some((Step::Entry(entry), _)) = self.steps.get_mut(open.step) {
            let title = if open.borrowed { first_sentence(&entry.title) } else { &entry.title };
            entry.title = shorten(title, Entry::TITLE_MOST - 1);
        }
    }

    /// The steps to place on the clock.
    pub(crate) fn finish(mut self, ground: Ground) -> Vec<Step> {
        self.close();
        let timed_groups: std::collections::BTreeSet<usize> = self
            .steps
            .iter()
            .filter_map(|(_, mark)| mark.filter(|(opening, _)| *opening == Opening::Timed).map(|(_, group)| group))
            .collect();
        let keep_untimed = ground == Ground::Timeline && timed_groups.is_empty();
        self.steps
            .into_iter()
            .filter_map(|(step, mark)| match (step, mark) {
                (Step::Entry(entry), Some((Opening::DayOnly, _))) if entry.lines.len() == 1 => day_step(entry),
                (_, Some((Opening::Placed, group))) if !keep_untimed && !timed_groups.contains(&group) => None,
                (step, _) => Some(step),
            })
            .collect()
    }
}

fn day_step(entry: EntryDraft) -> Option<Step> {
    match entry.stamp {
        Stamp::Read(reading) => entry.lines.first().map(|line| Step::Day { line: *line, reading }),
        Stamp::Known(_) | Stamp::Unreadable(_) | Stamp::None => None,
    }
}

/// What a reading opens.
pub(crate) fn opening(reading: &Reading, remainder: &str) -> Opening {
    let only_a_day =
        reading.date.is_some() && reading.time.is_none() && reading.until.is_none() && remainder.is_empty();
    if only_a_day { Opening::DayOnly } else { Opening::Timed }
}

/// The first sentence of a paragraph that is too long for a title; a short one stays whole.
fn first_sentence(text: &str) -> &str {
    const SHORT: usize = 160;
    const LEAST: usize = 24;
    if text.len() <= SHORT {
        return text;
    }
    let end = text.match_indices(['.', '!', '?']).map(|(at, sign)| at + sign.len()).find(|end| {
        *end >= LEAST && text[*end..].starts_with(' ') && text[*end..].trim_start().starts_with(char::is_uppercase)
    });
    end.map_or(text, |end| &text[..end])
}
