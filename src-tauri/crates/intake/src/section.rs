//! Owns what the headings of a report call the parts below them, misspelt or not.
//! Must not know how a heading is marked in a file.

use crate::OfferKind;

/// What a part of a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The timeline.
    Timeline,
    /// What happened, in short.
    Summary,
    /// What led to it; stands in for a summary where there is none.
    Background,
    /// Who felt it, and how.
    Impact,
    /// Something the app may offer.
    Offered(OfferKind),
}

/// Phrases and what they name. The first that fits decides, so the narrower ones stand first.
const PHRASES: [(&str, Part); 47] = [
    ("timeline", Part::Timeline),
    ("time line", Part::Timeline),
    ("chronology", Part::Timeline),
    ("sequence of events", Part::Timeline),
    ("course of events", Part::Timeline),
    ("event log", Part::Timeline),
    ("incident log", Part::Timeline),
    ("action", Part::Offered(OfferKind::FollowUp)),
    ("follow up", Part::Offered(OfferKind::FollowUp)),
    ("followup", Part::Offered(OfferKind::FollowUp)),
    ("next steps", Part::Offered(OfferKind::FollowUp)),
    ("remediation", Part::Offered(OfferKind::FollowUp)),
    ("went well", Part::Offered(OfferKind::WentWell)),
    ("worked well", Part::Offered(OfferKind::WentWell)),
    ("mitigations", Part::Offered(OfferKind::WentWell)),
    ("mitigators", Part::Offered(OfferKind::WentWell)),
    ("mitigating factors", Part::Offered(OfferKind::WentWell)),
    ("went wrong", Part::Offered(OfferKind::WentBadly)),
    ("went badly", Part::Offered(OfferKind::WentBadly)),
    ("went poorly", Part::Offered(OfferKind::WentBadly)),
    ("did not go well", Part::Offered(OfferKind::WentBadly)),
    ("didnt go well", Part::Offered(OfferKind::WentBadly)),
    ("could be better", Part::Offered(OfferKind::WentBadly)),
    ("could have gone better", Part::Offered(OfferKind::WentBadly)),
    ("lucky", Part::Offered(OfferKind::Luck)),
    ("luck", Part::Offered(OfferKind::Luck)),
    ("contributing", Part::Offered(OfferKind::Contributed)),
    ("contributors", Part::Offered(OfferKind::Contributed)),
    ("factors", Part::Offered(OfferKind::Contributed)),
    ("causes", Part::Offered(OfferKind::Contributed)),
    ("cause", Part::Offered(OfferKind::Contributed)),
    ("lessons", Part::Offered(OfferKind::Lesson)),
    ("learnings", Part::Offered(OfferKind::Lesson)),
    ("what we learned", Part::Offered(OfferKind::Lesson)),
    ("takeaways", Part::Offered(OfferKind::Lesson)),
    ("questions", Part::Offered(OfferKind::Question)),
    ("thanks", Part::Offered(OfferKind::Thanks)),
    ("kudos", Part::Offered(OfferKind::Thanks)),
    ("summary", Part::Summary),
    ("overview", Part::Summary),
    ("abstract", Part::Summary),
    ("tldr", Part::Summary),
    ("what happened", Part::Summary),
    ("description", Part::Background),
    ("background", Part::Background),
    ("impact", Part::Impact),
    ("fallout", Part::Impact),
];

/// No longer heading names a part; it tells a story.
const MOST_WORDS: usize = 9;

/// What a heading calls the part below it, where it is a known sort of part.
pub(crate) fn part(heading: &str) -> Option<Part> {
    let words = words(heading);
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let exact = PHRASES.iter().find(|(phrase, _)| holds(&words, phrase, |a, b| a == b));
    let found = exact.or_else(|| PHRASES.iter().find(|(phrase, _)| holds(&words, phrase, nearly)));
    found.map(|(_, part)| *part)
}

/// The words of a heading in lower case; what stands in brackets is a remark.
fn words(heading: &str) -> Vec<String> {
    let before_bracket = match heading.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => heading,
    };
    let plain: String = before_bracket
        .chars()
        .take(200)
        .filter(|c| !matches!(c, '\'' | '’' | ';'))
        .flat_map(char::to_lowercase)
        .collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn holds(words: &[String], phrase: &str, same: fn(&str, &str) -> bool) -> bool {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    words.windows(wanted.len()).any(|window| window.iter().zip(&wanted).all(|(word, want)| same(word, want)))
}

/// Whether a word is a long one with one letter wrong, missing, too many or swapped: "Timelime", "Contibuting".
fn nearly(word: &str, want: &str) -> bool {
    if word == want {
        return true;
    }
    if want.len() < 6 || word.len().abs_diff(want.len()) > 1 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), want.chars().collect());
    let same_head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let same_tail = |a: &[char], b: &[char]| a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same_head..], &b[same_head..]);
    let tail = same_tail(rest_a, rest_b);
    let (left_a, left_b) = (&rest_a[..rest_a.len() - tail], &rest_b[..rest_b.len() - tail]);
    match (left_a, left_b) {
        ([x, y], [p, q]) => x == q && y == p,
        (x, p) => x.len() <= 1 && p.len() <= 1,
    }
}

/// Whether the head of a table's column says that times stand below it.
pub(crate) fn is_time_column(head: &str) -> bool {
    const WORDS: [&str; 7] = ["time", "date", "when", "timestamp", "datetime", "clock", "utc"];
    let words = words(head);
    words.iter().any(|word| {
        WORDS.contains(&word.as_str())
            || nearly(word, "timestamp")
            || matches!(word.as_str(), "tiem" | "tme" | "dat" | "tim")
    })
}

/// Whether the head of a table's column says that people stand below it.
pub(crate) fn is_author_column(head: &str) -> bool {
    const WORDS: [&str; 9] = ["who", "author", "person", "by", "actor", "responder", "name", "reporter", "role"];
    words(head).iter().any(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_what_they_say_misspelt_or_not() {
        let table = [
            ("Timeline", Some(Part::Timeline)),
            ("Timeline: (in PT)", Some(Part::Timeline)),
            ("4. Incident timelime", Some(Part::Timeline)),
            ("Timelien of the incident", Some(Part::Timeline)),
            ("Contibuting Factors", Some(Part::Offered(OfferKind::Contributed))),
            ("Contributing factors (findings)", Some(Part::Offered(OfferKind::Contributed))),
            ("Lessons learnt", Some(Part::Offered(OfferKind::Lesson))),
            ("What went well?", Some(Part::Offered(OfferKind::WentWell))),
            ("What didn’t go well", Some(Part::Offered(OfferKind::WentBadly))),
            ("Where we got lucky", Some(Part::Offered(OfferKind::Luck))),
            ("Action Items (should be achievable soon)", Some(Part::Offered(OfferKind::FollowUp))),
            ("thanks:", Some(Part::Offered(OfferKind::Thanks))),
            ("TL;DR", Some(Part::Summary)),
            ("Fallout", Some(Part::Impact)),
            ("Attendees", None),
            ("The night the database would not come back and what it meant for us", None),
            ("", None),
        ];
        for (heading, expected) in table {
            assert_eq!(part(heading), expected, "a reader would know what {heading:?} holds");
        }
    }
}
