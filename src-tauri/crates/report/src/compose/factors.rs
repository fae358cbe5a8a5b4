//! Owns the factors as lists: what had to be present together, what held, where luck came in.
//! Must not rank them: order is the order of the bands and of the outline, nothing else.

use super::story::Story;
use super::{Depth, Part, map, one_row, paragraphs};
use crate::error::ReportError;
use crate::paper::{Block, Entry, Line, Sign, Span};
use crate::words::WordsError;
use domain::{Band, Evidence, Factor, Learning, LearningKind, NextTime, Polarity};

/// Contributing factors, sacrifices and surroundings, band by band.
pub(crate) fn together(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    let mut blocks = Vec::new();
    for &band in Band::ALL {
        let mut entries = Vec::new();
        for factor in story.factors.iter().filter(|factor| factor.band == band) {
            let said = match factor.polarity {
                Polarity::Contributed => None,
                Polarity::Sacrifice | Polarity::Context => Some(story.word("polarity", factor.polarity.as_str())?),
                Polarity::Mitigated | Polarity::Luck => continue,
            };
            entries.push(entry(story, depth, factor, said)?);
        }
        if !entries.is_empty() {
            blocks.push(Block::List { label: story.word("band", band.as_str())?, entries });
        }
    }
    Part::of(story, "together", blocks)
}

/// What made it smaller or shorter.
pub(crate) fn held(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    one_list(story, depth, "held", Polarity::Mitigated, LearningKind::Held)
}

/// What went well by chance, and whether it would be there next time.
pub(crate) fn lucky(story: &Story<'_>, depth: Depth) -> Result<Option<Part>, ReportError> {
    one_list(story, depth, "lucky", Polarity::Luck, LearningKind::Luck)
}

fn one_list(
    story: &Story<'_>,
    depth: Depth,
    name: &'static str,
    polarity: Polarity,
    kind: LearningKind,
) -> Result<Option<Part>, ReportError> {
    let mut learnings = in_order(story, kind);
    let mut entries = Vec::new();
    for factor in story.factors.iter().filter(|factor| factor.polarity == polarity) {
        let mut entry = entry(story, depth, factor, None)?;
        if depth == Depth::Kept {
            // What was learned of a factor stands with it, and not a second time below.
            let (its, others) = learnings.into_iter().partition(|it| it.factor == Some(factor.id));
            learnings = others;
            entry.under.extend(of_factor(story, its)?);
        }
        entries.push(entry);
    }
    for learning in learnings {
        let remarks = remarks(story, depth, learning)?;
        entries.push(depth.entry(Sign::Polarity(polarity), paragraphs(&learning.text), remarks));
    }
    let blocks = if entries.is_empty() { Vec::new() } else { vec![Block::List { label: String::new(), entries }] };
    Part::of(story, name, blocks)
}

/// What was learned of one factor, a line each.
fn of_factor(story: &Story<'_>, learnings: Vec<&Learning>) -> Result<Vec<Line>, WordsError> {
    let mut lines = Vec::new();
    for learning in learnings {
        let mut line = vec![Span::plain(learning.text.trim())];
        if learning.next_time != NextTime::Unasked {
            let text = story.word("next-time", learning.next_time.as_str())?;
            line.push(Span::quiet(format!(" \u{b7} {text}")));
        }
        lines.push(line);
    }
    Ok(lines)
}

/// The learnings of one kind, in the order of their list.
pub(crate) fn in_order<'a>(story: &Story<'a>, kind: LearningKind) -> Vec<&'a Learning> {
    let mut learnings: Vec<&Learning> = story.sheet.learnings.iter().filter(|it| it.kind == kind).collect();
    learnings.sort_by_key(|it| (it.position, it.id));
    learnings
}

/// Whether it would be there next time; and whose it is and where it came from, where everything is told.
pub(crate) fn remarks(story: &Story<'_>, depth: Depth, learning: &Learning) -> Result<Vec<Line>, WordsError> {
    let mut remarks = Vec::new();
    if learning.next_time != NextTime::Unasked {
        remarks.push(vec![Span::quiet(story.word("next-time", learning.next_time.as_str())?)]);
    }
    if depth == Depth::Kept {
        return Ok(remarks);
    }
    if learning.perspective.is_some() {
        remarks.push(vec![Span::quiet(story.role(learning.perspective)?)]);
    }
    if let Some(event) = learning.event {
        remarks.push(story.moment(event)?);
    }
    if let Some(factor) = learning.factor {
        remarks.push(story.factor(factor));
    }
    Ok(remarks)
}

/// One factor. Where the map in words does not follow, the sentences that begin with it stand under it.
fn entry(story: &Story<'_>, depth: Depth, factor: &Factor, said: Option<String>) -> Result<Entry, WordsError> {
    let mut remarks = Vec::new();
    remarks.extend(said.map(|said| vec![Span::quiet(said)]));
    remarks.push(story.moments(&factor.events)?);
    // That something was observed is the usual case and needs no word; that people see it differently is never left out.
    let usual: &[Evidence] = match depth {
        Depth::Whole => &[Evidence::Observed],
        Depth::Kept => &[Evidence::Observed, Evidence::Reported, Evidence::Inferred],
    };
    if !usual.contains(&factor.evidence) {
        remarks.push(vec![Span::quiet(story.word("evidence", factor.evidence.as_str())?)]);
    }
    let mut entry = depth.entry(Sign::Polarity(factor.polarity), paragraphs(&factor.phrase), remarks);
    if depth == Depth::Kept {
        entry.under.extend(one_row(map::sentences(story, factor, depth)?));
    }
    entry.anchor = story.factor_anchor(factor.id);
    Ok(entry)
}
