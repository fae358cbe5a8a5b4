//! Owns which words of a row can be searched for.
//! Must not know how they are kept.

use domain::{Key, Noun, Row};

/// The nouns whose words can be searched for; each is a column of the index.
pub(crate) const SEARCHED: &[Noun] = &[
    Noun::Review,
    Noun::Note,
    Noun::Parked,
    Noun::Line,
    Noun::Event,
    Noun::Account,
    Noun::Factor,
    Noun::Learning,
    Noun::OpenQuestion,
    Noun::FollowUp,
    Noun::Thanks,
];

/// Everything in a row that can be searched for, the field a person knows it by first; none where the noun is not
/// searched. People's names and what the facilitator remembers of them are not, nor what they said in an interview.
pub(crate) fn of(row: &Row) -> Option<String> {
    let parts: &[&str] = match row {
        Row::Review(row) => &[&row.title, &row.summary, &row.impact, &row.scope, &row.tags.join(", ")],
        Row::Note(row) => &[&row.text],
        Row::Parked(row) => &[&row.text],
        Row::Line(row) => &[row.words()],
        Row::Event(row) => &[&row.title],
        Row::Account(row) => &[&row.text, &row.known, &row.expected, &row.visible],
        Row::Factor(row) => &[&row.phrase],
        Row::Learning(row) => &[&row.text],
        Row::OpenQuestion(row) => &[&row.text, &row.answer],
        Row::FollowUp(row) => &[&row.text, &row.expected_effect, &row.side_effect, &row.owner_role],
        Row::Thanks(row) => &[&row.text, &row.to_whom],
        Row::Perspective(_)
        | Row::Person(_)
        | Row::AgendaItem(_)
        | Row::Source(_)
        | Row::Interview(_)
        | Row::Quote(_)
        | Row::Safety(_)
        | Row::Debrief(_)
        | Row::Link(_)
        | Row::Attachment(_) => return None,
    };
    let said: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    Some(said.join("\n"))
}

/// The row a screen goes to for a hit: an account is read at its event.
pub(crate) fn place(row: &Row) -> Key {
    match row {
        Row::Account(account) => account.event.into(),
        row => row.key(),
    }
}
