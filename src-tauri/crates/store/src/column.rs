//! Owns how one field becomes one cell of a table, and a cell the field again, exactly.
//! Must not know which noun the field belongs to.
//!
//! | field | cell |
//! |---|---|
//! | an id | BLOB of 16 bytes |
//! | text, a word of a vocabulary | TEXT; a word is spelt as everywhere outside Rust |
//! | a moment, a day | TEXT, ISO 8601 in UTC, with as many decimals as the moment has |
//! | a number, yes or no | INTEGER |
//! | [`When`], [`Put`], a list | TEXT holding JSON |
//! | something that may be absent | the same, or NULL |
//!
//! Words carry no CHECK of their own: a vocabulary grows more often than a table, and reading back refuses a word
//! that is not in its list.

use chrono::{DateTime, NaiveDate, Utc};
use domain::*;
use rusqlite::Error;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use uuid::Uuid;

/// A field which a table can hold.
pub(crate) trait Column: Sized {
    /// The cell that holds this field.
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>>;

    /// The field the cell holds, or none where no such field is ever written so.
    fn read(cell: ValueRef<'_>) -> Option<Self>;
}

impl Column for String {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_bytes())))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        cell.as_str().ok().map(str::to_owned)
    }
}

impl Column for i64 {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Integer(*self)))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        cell.as_i64().ok()
    }
}

impl Column for u16 {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Integer(i64::from(*self))))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        cell.as_i64().ok()?.try_into().ok()
    }
}

impl Column for bool {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Integer(i64::from(*self))))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        match cell.as_i64().ok()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Column for DateTime<Utc> {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(moment(*self))))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        cell.as_str().ok()?.parse().ok()
    }
}

impl Column for NaiveDate {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(self.to_string())))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        cell.as_str().ok()?.parse().ok()
    }
}

impl Column for Uuid {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.as_bytes())))
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        Self::from_slice(cell.as_blob().ok()?).ok()
    }
}

impl<C: Column> Column for Option<C> {
    fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Some(held) => held.cell(),
            None => Ok(ToSqlOutput::Owned(Value::Null)),
        }
    }

    fn read(cell: ValueRef<'_>) -> Option<Self> {
        match cell {
            ValueRef::Null => Some(None),
            cell => C::read(cell).map(Some),
        }
    }
}

macro_rules! ids {
    ($($Id:ident)+) => {$(
        impl Column for $Id {
            fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.cell()
            }

            fn read(cell: ValueRef<'_>) -> Option<Self> {
                Uuid::read(cell).map(Self)
            }
        }
    )+};
}

ids! {
    ReviewId PerspectiveId PersonId AgendaItemId NoteId ParkedId SourceId LineId EventId AccountId FactorId LinkId
    LearningId OpenQuestionId FollowUpId ThanksId AttachmentId InterviewId QuoteId SafetyId DebriefId
}

macro_rules! words {
    ($($List:ident)+) => {$(
        impl Column for $List {
            fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes())))
            }

            fn read(cell: ValueRef<'_>) -> Option<Self> {
                cell.as_str().ok()?.parse().ok()
            }
        }
    )+};
}

words! {
    ReviewState Stage ItemState Consent NoteKind Visibility ParkedState SourceKind EventKind Gap Basis Confidence Voice
    Band Polarity Phase Evidence OtherDays LinkKind LearningKind NextTime QuestionState FollowUpState
    InterviewState Sharing Fear Sanction Answer
}

macro_rules! json {
    ($($Field:ty),+) => {$(
        impl Column for $Field {
            fn cell(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let text = serde_json::to_string(self).map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
                Ok(ToSqlOutput::Owned(Value::Text(text)))
            }

            fn read(cell: ValueRef<'_>) -> Option<Self> {
                serde_json::from_str(cell.as_str().ok()?).ok()
            }
        }
    )+};
}

json!(When, Vec<String>, Vec<PromptUse>, Vec<LineId>, Vec<EventId>, Vec<FactorId>, Put);

/// A moment as text: the spelling of tables and journal alike, which reads back as the same moment.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    domain::moment::spelt(at, str::to_owned)
}
