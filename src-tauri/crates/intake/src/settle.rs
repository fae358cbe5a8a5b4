//! Owns the last step for every format: times are placed on the clock, and every line gets its time or its reason.
//! Must not know which format a draft came from.

use crate::clock::{self, Clock, DaySource, Placed, Zone};
use crate::draft::{Draft, DraftLine, EntryDraft, Page, Stamp, Step};
use crate::{Assumed, Counts, Entry, Intake, KeptBecause, Piece, ReadLine, ZoneHow, ZoneRead};
use chrono_tz::Tz;
use domain::{SourceKind, When, WhenKind};

/// No longer words are kept as the original of a time that could not be read.
const MOST_ORIGINAL: usize = 120;

/// Places everything a format found on the clock.
pub(crate) fn settle(kind: SourceKind, mut draft: Draft<'_>, page: &Page<'_>, given: Option<Tz>) -> Intake {
    let (zone, read) = zone(&draft, given);
    let forwards = runs_forwards(&draft.steps);
    let mut clock = Clock::new(zone, read.how == ZoneHow::Assumed, first_day(&draft, page), forwards);
    let drafted = std::mem::take(&mut draft.lines);
    let (mut lines, pictured) = match (draft.placed.take(), draft.own.take()) {
        (Some(placed), _) => (placed, draft.pictured),
        (None, Some(own)) => {
            lines(drafted, own.into_iter().map(|line| (line.position, line.pictured, line.raw.into_owned())))
        }
        (None, None) => {
            lines(drafted, page.lines.iter().map(|line| (line.position, line.pictured, line.raw.to_string())))
        }
    };
    let keeps_moments = keeps_moments(kind, &draft.steps);
    let mut timeline = Vec::new();
    for step in draft.steps {
        match step {
            Step::Zone(zone) if read.how != ZoneHow::Given => clock.set_zone(zone),
            Step::Zone(_) => {}
            Step::Day { line, reading } => {
                let placed = clock.place(&reading);
                mark(&mut lines, &[line], &placed);
            }
            Step::Line { line, stamp } => drop(place(&mut clock, &mut lines, vec![line], &stamp)),
            Step::Entry(EntryDraft { lines: of, stamp, title }) => {
                let at = place(&mut clock, &mut lines, of.clone(), &stamp);
                if keeps_moments {
                    timeline.push(entry(&lines, of, at, title));
                }
            }
        }
    }
    let counts = count(&lines, pictured);
    let pieces =
        if draft.pieces.is_empty() { vec![Piece { name: String::new(), lines: lines.len() }] } else { draft.pieces };
    Intake {
        kind,
        title: draft.title,
        summary: draft.summary,
        impact: draft.impact,
        zone: read,
        lines,
        pieces,
        timeline,
        offers: draft.offers,
        counts,
    }
}

fn zone(draft: &Draft<'_>, given: Option<Tz>) -> (Zone, ZoneRead) {
    let read =
        |zone: Zone, said: &str, how| (zone, ZoneRead { name: zone.name().into_owned(), said: said.to_owned(), how });
    if let Some(tz) = given {
        return read(Zone::Named(tz), "", ZoneHow::Given);
    }
    if let Some((zone, said)) = &draft.zone {
        return read(*zone, said, ZoneHow::Stated);
    }
    let title = draft.title.as_deref().unwrap_or_default();
    if let Some((reading, zone)) =
        clock::find_moment(title).and_then(|reading| reading.zone.map(|zone| (reading, zone)))
    {
        return read(zone, &reading.original, ZoneHow::Stated);
    }
    read(Zone::Named(Tz::UTC), "", ZoneHow::Assumed)
}

/// The day a story begins on where its entries do not say: the title's, the file name's, or that of a line "Date: …".
fn first_day(draft: &Draft<'_>, page: &Page<'_>) -> Option<DaySource> {
    const PREAMBLE: usize = 40;
    const MOST: usize = 200;
    let found = |text: &str, assumed| clock::find_day(text).map(|(day, _)| DaySource { day, assumed });
    let title = draft.title.as_deref().unwrap_or_default();
    let preamble = || {
        let dated = page.lines.iter().take(PREAMBLE).map(|line| line.raw.as_ref()).filter(|raw| raw.len() <= MOST);
        let mut said =
            dated.filter(|raw| raw.get(..raw.len().min(24)).unwrap_or(raw).to_ascii_lowercase().contains("date"));
        said.find_map(|raw| found(raw, Assumed::DayFromPreamble))
    };
    found(title, Assumed::DayFromTitle).or_else(|| found(page.name, Assumed::DayFromFileName)).or_else(preamble)
}

/// Whether the times that inherit their day run forwards more often than back. A page that tells the newest first does not.
fn runs_forwards(steps: &[Step]) -> bool {
    let (mut forwards, mut back) = (0_usize, 0_usize);
    let mut last = None;
    for step in steps {
        let Step::Entry(EntryDraft { stamp: Stamp::Read(reading), .. }) = step else { continue };
        let time = reading.time_of_day();
        if reading.date.is_none()
            && let (Some(last), Some(time)) = (last, time)
        {
            forwards += usize::from(time > last);
            back += usize::from(time < last);
        }
        last = time.or(last);
    }
    forwards >= back
}

/// The lines before they have a time, from what a format says of them and, for each, its place, how many control characters
/// stand in it as pictures, and its raw text. Also how many such pictures there are in all.
fn lines(drafted: Vec<DraftLine>, sources: impl Iterator<Item = (usize, usize, String)>) -> (Vec<ReadLine>, usize) {
    let mut pictures = 0;
    let line = |(line, (position, pictured, raw)): (DraftLine, _)| {
        pictures += pictured;
        ReadLine {
            position,
            text: if line.text == raw { String::new() } else { line.text },
            raw,
            author: line.author,
            at: When::unknown(),
            assumed: None,
            kept_because: Some(line.without),
            section: line.section,
        }
    };
    (drafted.into_iter().zip(sources).map(line).collect(), pictures)
}

/// The most moments a list or a log puts on the timeline by itself. More than that is no story somebody told but a record,
/// and its lines are evidence to choose from. A report is a story however long it is.
const MOST_MOMENTS: usize = 400;

fn keeps_moments(kind: SourceKind, steps: &[Step]) -> bool {
    kind == SourceKind::Markdown || steps.iter().filter(|step| matches!(step, Step::Entry(_))).count() <= MOST_MOMENTS
}

/// Places what lines say of their time, and gives them that time or the reason why they have none.
fn place(clock: &mut Clock, lines: &mut [ReadLine], of: Vec<usize>, stamp: &Stamp) -> When {
    let placed = match stamp {
        Stamp::Read(reading) => clock.place(reading).map_err(|why| (why, reading.original.as_str())),
        Stamp::Known(when) => Ok(Placed { when: When::clone(when), assumed: None }),
        Stamp::Unreadable(text) => match in_words(text) {
            Ok(when) => Ok(Placed { when, assumed: None }),
            Err(why) => Err((why, text.as_str())),
        },
        Stamp::None => Err((KeptBecause::PlaceOnly, "")),
    };
    match placed {
        Ok(placed) => {
            let at = placed.when.clone();
            mark(lines, &of, &Ok(placed));
            at
        }
        Err((why, original)) => {
            let at = unplaced(original);
            if let Some(first) = of.first().and_then(|first| lines.get_mut(*first)) {
                first.at = at.clone();
                first.kept_because = Some(why);
            }
            at
        }
    }
}

fn entry(lines: &[ReadLine], of: Vec<usize>, at: When, title: String) -> Entry {
    let title = [title, shown(&at.original)].into_iter().find(|title| !title.trim().is_empty());
    let first_raw = || of.first().and_then(|first| lines.get(*first)).map_or_else(String::new, |line| shown(&line.raw));
    Entry { title: title.unwrap_or_else(first_raw), lines: of, at }
}

/// What stands where a time should and is none. "Later that day" tells the order, and that is all there is to know.
fn in_words(text: &str) -> Result<When, KeptBecause> {
    if clock::looks_like_a_time(text) {
        return Err(KeptBecause::UnreadableTime);
    }
    Ok(When { known: WhenKind::After { event: None }, original: shown(text), zone: "".into() })
}

/// No time, and the words that were to be one.
fn unplaced(original: &str) -> When {
    When { original: shown(original), ..When::unknown() }
}

/// What stands where a machine writes the time of a line.
pub(crate) enum Written {
    /// A time that leaves nothing open.
    At(When),
    /// Something else, or nothing.
    Words(String),
}

/// The time of a line that needs no other line to be placed, and why it has none.
pub(crate) fn by_itself(written: Written, without: KeptBecause) -> (When, Option<KeptBecause>) {
    match written {
        Written::At(when) => (when, None),
        Written::Words(original) if original.is_empty() => (When::unknown(), Some(without)),
        Written::Words(original) => match in_words(&original) {
            Ok(when) => (when, Some(KeptBecause::PlaceOnly)),
            Err(why) => (unplaced(&original), Some(why)),
        },
    }
}

fn shown(text: &str) -> String {
    crate::draft::shorten(text, MOST_ORIGINAL)
}

/// Gives lines their time, or the first of them the reason why it has none.
fn mark(lines: &mut [ReadLine], which: &[usize], placed: &Result<Placed, KeptBecause>) {
    for at in which {
        let Some(line) = lines.get_mut(*at) else { continue };
        match placed {
            Ok(placed) => {
                line.at = placed.when.clone();
                line.assumed = placed.assumed;
                line.kept_because = if placed.when.starts().is_some() { None } else { Some(KeptBecause::PlaceOnly) };
            }
            Err(why) => line.kept_because = Some(*why),
        }
    }
}

fn count(lines: &[ReadLine], pictured: usize) -> Counts {
    let mut counts = Counts { lines: lines.len(), pictured, ..Counts::default() };
    for line in lines {
        match line.kept_because {
            None => counts.dated += 1,
            Some(why) if why.is_unparsed() => counts.kept_unparsed += 1,
            Some(_) => counts.undated += 1,
        }
    }
    counts
}
