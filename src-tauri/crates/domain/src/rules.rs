//! Owns what a single row must satisfy, and what it points at.
//! Must not know about acts: these hold for every row, however it came.

use crate::{Key, Noun, PromptUse, Refusal, ReviewId, Row, When, WhenKind};

/// Titles and names.
const TITLE: usize = 300;
/// Factor phrases and other one-line texts.
const PHRASE: usize = 2_000;
/// Notes, accounts and everything written at length.
const PROSE: usize = 200_000;

/// Checks the fields of a row on their own; no other row is looked at.
pub(crate) fn check(row: &Row) -> Result<(), Refusal> {
    let field = Field { key: row.key() };
    match row {
        Row::Review(it) => {
            field.title("title", &it.title)?;
            field.prose("summary", &it.summary)?;
            field.prose("impact", &it.impact)?;
            field.prose("scope", &it.scope)?;
            field.text("zone", &it.zone, TITLE)?;
            it.ground_rules.iter().try_for_each(|rule| field.text("ground_rules", rule, PHRASE))?;
            it.tags.iter().try_for_each(|tag| field.title("tags", tag))
        }
        Row::Perspective(it) => field.title("name", &it.name),
        Row::Person(it) => field.title("name", &it.name).and(field.prose("remark", &it.remark)),
        Row::AgendaItem(it) => {
            field.text("title", &it.title, TITLE)?;
            field.prompts(&it.prompts)?;
            field.range("minutes", i64::from(it.minutes), 1, 480)?;
            field.range("spent_ms", it.spent_ms, 0, i64::MAX)
        }
        Row::Note(it) if it.kind == crate::NoteKind::Mark => field.prose("text", &it.text),
        Row::Note(it) => field.prose("text", &it.text).and(field.present("text", &it.text)),
        Row::Interview(it) => {
            field.prompts(&it.prompts)?;
            field.prose("text", &it.text)
        }
        Row::Quote(it) => {
            field.present("text", &it.text)?;
            field.prose("text", &it.text)?;
            field.text("theme", &it.theme, PHRASE)
        }
        Row::Safety(it) => field.own(it.review).and(field.prose("remark", &it.remark)),
        Row::Debrief(it) => {
            field.own(it.review)?;
            for (name, text) in [
                ("learned_words", &it.learned_words),
                ("again_words", &it.again_words),
                ("went_well", &it.went_well),
                ("was_hard", &it.was_hard),
                ("next_time", &it.next_time),
            ] {
                field.prose(name, text)?;
            }
            Ok(())
        }
        Row::Parked(it) => field.present("text", &it.text).and(field.prose("text", &it.text)),
        Row::Source(it) => field.title("name", &it.name).and(field.title("sha256", &it.sha256)),
        // A line keeps what the file held, so its length is the file's affair; what cannot be kept is still refused.
        Row::Line(it) => {
            for (name, text) in
                [("raw", &it.raw), ("text", &it.text), ("author", &it.author), ("kept_because", &it.kept_because)]
            {
                field.text(name, text, usize::MAX)?;
            }
            field.when("at", &it.at)
        }
        Row::Event(it) => {
            field.present("title", &it.title)?;
            field.text("title", &it.title, PHRASE)?;
            field.when("at", &it.at)
        }
        Row::Account(it) => {
            field.present("text", &it.text)?;
            for (name, text) in [
                ("text", &it.text),
                ("known", &it.known),
                ("expected", &it.expected),
                ("visible", &it.visible),
                ("told_in", &it.told_in),
            ] {
                field.prose(name, text)?;
            }
            Ok(())
        }
        Row::Factor(it) => field.present("phrase", &it.phrase).and(field.text("phrase", &it.phrase, PHRASE)),
        Row::Link(it) if it.to == Some(it.from) => Err(Refusal::SelfLink { key: row.key() }),
        Row::Link(it) => field.prose("remark", &it.remark),
        Row::Learning(it) => field.present("text", &it.text).and(field.prose("text", &it.text)),
        Row::OpenQuestion(it) => {
            field.present("text", &it.text)?;
            field.prose("text", &it.text)?;
            field.prose("answer", &it.answer)
        }
        Row::FollowUp(it) => {
            field.present("text", &it.text)?;
            field.text("owner_role", &it.owner_role, TITLE)?;
            for (name, text) in
                [("text", &it.text), ("expected_effect", &it.expected_effect), ("side_effect", &it.side_effect)]
            {
                field.prose(name, text)?;
            }
            Ok(())
        }
        Row::Thanks(it) => field.title("to_whom", &it.to_whom).and(field.prose("text", &it.text)),
        Row::Attachment(it) => {
            field.title("name", &it.name)?;
            field.title("sha256", &it.sha256)?;
            field.range("size", it.size, 0, i64::MAX)
        }
    }
}

/// Every other row this one points at; all of them must be there, in the same review.
pub(crate) fn mentions(row: &Row) -> Vec<Key> {
    fn of<I: Into<Key>>(ids: impl IntoIterator<Item = I>) -> impl Iterator<Item = Key> {
        ids.into_iter().map(Into::into)
    }
    match row {
        Row::Review(_)
        | Row::Perspective(_)
        | Row::AgendaItem(_)
        | Row::Source(_)
        | Row::Safety(_)
        | Row::Debrief(_)
        | Row::Thanks(_)
        | Row::Attachment(_) => Vec::new(),
        Row::Person(it) => of(it.perspective).collect(),
        Row::Note(it) => {
            let factors = of(it.factors.clone());
            of(it.perspective).chain(of(it.agenda_item)).chain(of(it.quote)).chain(factors).collect()
        }
        Row::Interview(it) => of(it.person).chain(of(it.perspective)).collect(),
        Row::Quote(it) => of([it.interview]).collect(),
        Row::Parked(it) => of(it.perspective).collect(),
        Row::Line(it) => of([it.source]).chain(when_mentions(&it.at)).collect(),
        Row::Event(it) => of(it.lines.clone()).chain(when_mentions(&it.at)).collect(),
        Row::Account(it) => of([it.event]).chain(of([it.perspective])).chain(of(it.quote)).collect(),
        Row::Factor(it) => of(it.events.clone()).collect(),
        Row::Link(it) => of([it.from]).chain(of(it.to)).chain(of(it.perspective)).collect(),
        Row::Learning(it) => of(it.factor).chain(of(it.event)).chain(of(it.perspective)).collect(),
        Row::OpenQuestion(it) => of(it.curious).collect(),
        Row::FollowUp(it) => of(it.factor).collect(),
    }
}

fn when_mentions(at: &When) -> Option<Key> {
    match at.known {
        WhenKind::After { event } => event.map(Key::from),
        _ => None,
    }
}

/// What becomes of a row when something it points at goes away.
pub(crate) enum Without {
    /// It cannot stand alone and goes as well.
    Goes,
    /// It stays, with the mention taken out.
    Stays(Box<Row>),
}

/// The row once `gone` is no longer there.
pub(crate) fn without(row: &Row, gone: Key) -> Without {
    fn drop_if<I: Copy + Into<Key>>(held: &mut Option<I>, gone: Key) {
        if held.is_some_and(|id| id.into() == gone) {
            *held = None;
        }
    }
    fn forget_when(at: &mut When, gone: Key) {
        if let WhenKind::After { event } = &mut at.known {
            drop_if(event, gone);
        }
    }
    let mut row = row.clone();
    match &mut row {
        Row::Account(_) | Row::Quote(_) => return Without::Goes,
        Row::Note(it) if it.quote.is_some_and(|quote| Key::from(quote) == gone) => return Without::Goes,
        Row::Line(it) if Key::from(it.source) == gone => return Without::Goes,
        Row::Link(it) if Key::from(it.from) == gone || it.to.is_some_and(|to| Key::from(to) == gone) => {
            return Without::Goes;
        }
        Row::Person(it) => drop_if(&mut it.perspective, gone),
        Row::Note(it) => {
            drop_if(&mut it.perspective, gone);
            drop_if(&mut it.agenda_item, gone);
            it.factors.retain(|factor| Key::from(*factor) != gone);
        }
        Row::Interview(it) => {
            drop_if(&mut it.person, gone);
            drop_if(&mut it.perspective, gone);
        }
        Row::Parked(it) => drop_if(&mut it.perspective, gone),
        Row::Line(it) => forget_when(&mut it.at, gone),
        Row::Event(it) => {
            it.lines.retain(|line| Key::from(*line) != gone);
            forget_when(&mut it.at, gone);
        }
        Row::Factor(it) => it.events.retain(|event| Key::from(*event) != gone),
        Row::Link(it) => drop_if(&mut it.perspective, gone),
        Row::Learning(it) => {
            drop_if(&mut it.factor, gone);
            drop_if(&mut it.event, gone);
            drop_if(&mut it.perspective, gone);
        }
        Row::OpenQuestion(it) => drop_if(&mut it.curious, gone),
        Row::FollowUp(it) => drop_if(&mut it.factor, gone),
        Row::Review(_)
        | Row::Perspective(_)
        | Row::AgendaItem(_)
        | Row::Source(_)
        | Row::Safety(_)
        | Row::Debrief(_)
        | Row::Thanks(_)
        | Row::Attachment(_) => {}
    }
    Without::Stays(Box::new(row))
}

/// Checks one row's fields, naming the row's noun in every refusal.
struct Field {
    key: Key,
}

/// Whether neither the library nor paper can hold it: a control character other than line feed and tab.
pub fn is_unprintable(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// The first unprintable character of a text.
pub fn unprintable(text: &str) -> Option<char> {
    // Such a character is a single byte, or two that begin with C2. Most texts hold neither, and are seen through quickly.
    let suspect = |byte: u8| byte < b' ' && !matches!(byte, b'\n' | b'\t') || matches!(byte, 0x7F | 0xC2);
    if !text.bytes().fold(false, |any, byte| any | suspect(byte)) {
        return None;
    }
    text.chars().find(|&c| is_unprintable(c))
}

impl Field {
    fn noun(&self) -> Noun {
        self.key.noun
    }

    fn title(&self, field: &'static str, text: &str) -> Result<(), Refusal> {
        self.present(field, text)?;
        self.text(field, text, TITLE)
    }

    fn prompts(&self, prompts: &[PromptUse]) -> Result<(), Refusal> {
        prompts.iter().try_for_each(|used| {
            self.title("prompts", &used.prompt)?;
            used.words.iter().try_for_each(|words| self.title("prompts", words))
        })
    }

    /// A row of which a review has one goes by the review's own id.
    fn own(&self, review: ReviewId) -> Result<(), Refusal> {
        if self.key.id == review.0 { Ok(()) } else { Err(Refusal::OtherReview { key: self.key }) }
    }

    fn prose(&self, field: &'static str, text: &str) -> Result<(), Refusal> {
        self.text(field, text, PROSE)
    }

    fn present(&self, field: &'static str, text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() { Err(Refusal::Empty { noun: self.noun(), field }) } else { Ok(()) }
    }

    fn text(&self, field: &'static str, text: &str, limit: usize) -> Result<(), Refusal> {
        // Bytes bound characters, so counting happens only where a text could be too long.
        if text.len() > limit {
            let got = text.chars().count();
            if got > limit {
                return Err(Refusal::TooLong { noun: self.noun(), field, limit, got });
            }
        }
        match unprintable(text) {
            Some(c) => Err(Refusal::Unprintable { noun: self.noun(), field, code_point: c as u32 }),
            None => Ok(()),
        }
    }

    fn range(&self, field: &'static str, value: i64, least: i64, most: i64) -> Result<(), Refusal> {
        if (least..=most).contains(&value) {
            Ok(())
        } else {
            Err(Refusal::OutOfRange { noun: self.noun(), field, least, most })
        }
    }

    fn when(&self, field: &'static str, at: &When) -> Result<(), Refusal> {
        self.text(field, &at.original, PHRASE)?;
        match at.known {
            WhenKind::Between { from, to } if to < from => Err(Refusal::Backwards { key: self.key }),
            _ => Ok(()),
        }
    }
}
