//! Owns the one mechanism that puts, takes and reads the rows of every noun.
//! Must not know any noun by name, nor what an act or a journal is.

use crate::{StoreError, column::Column};
use domain::{Noun, Row, Sheet};
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, Statement};
use std::ptr;
use uuid::Uuid;

/// A noun that lies in a table. [`table!`] writes this for each from the list of its columns, so that a column can
/// be neither forgotten nor read in another order than it was written.
pub(crate) trait Table: Sized + Into<Row> {
    const NOUN: Noun;
    const BY_ID: &'static str;
    const BY_REVIEW: &'static str;
    const EVERY: &'static str;
    const HIGHEST: &'static str;
    /// The columns in the order in which they are read.
    const COLUMNS: &'static [&'static str];

    /// The statements that write this row, which say in which table it lies.
    fn writing(&self) -> &'static Writing;
    /// The row of this noun inside a row of any noun.
    fn of(row: &Row) -> Option<&Self>;
    fn id(&self) -> Uuid;
    fn rev(&self) -> i64;
    /// What rows of one review are sorted by.
    fn place(&self) -> (i64, Uuid);
    /// Binds every column from parameter 1 on; returns the number of the next parameter.
    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize>;
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self, StoreError>;
    /// Where a sheet keeps the rows of this noun.
    fn shelf(sheet: &mut Sheet) -> &mut Vec<Self>;
}

/// The statements that write rows into one table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Writing {
    pub insert: &'static str,
    pub update: &'static str,
    pub delete: &'static str,
}

/// Reads the cells of one row from left to right.
pub(crate) struct Cells<'row, 'statement> {
    row: Lying<'row, 'statement>,
    noun: Noun,
    next: usize,
}

/// Where the cells of a row lie.
enum Lying<'row, 'statement> {
    /// In the answer to a statement.
    Answer(&'row rusqlite::Row<'statement>),
    /// In memory, as they were found outside any statement.
    Memory(&'row [ValueRef<'row>]),
}

impl<'row> Lying<'row, '_> {
    fn cell(&self, at: usize) -> rusqlite::Result<ValueRef<'row>> {
        match self {
            Self::Answer(row) => row.get_ref(at),
            Self::Memory(cells) => cells.get(at).copied().ok_or(rusqlite::Error::InvalidColumnIndex(at)),
        }
    }
}

impl Cells<'_, '_> {
    /// The next cell as a field.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where the cell holds something this program never writes there.
    pub(crate) fn next<C: Column>(&mut self, column: &'static str) -> Result<C, StoreError> {
        let cell = self.row.cell(self.next)?;
        self.next += 1;
        C::read(cell).ok_or(StoreError::Unreadable { noun: self.noun, column })
    }
}

/// Binds one field and moves on to the next parameter.
pub(crate) fn bind<C: Column>(statement: &mut Statement<'_>, at: &mut usize, field: &C) -> rusqlite::Result<()> {
    statement.raw_bind_parameter(*at, field.cell()?)?;
    *at += 1;
    Ok(())
}

/// Describes a noun's table. Parameters are named so that statements may name a column twice; they are numbered in
/// the order of their first mention, which [`Table::bind`] follows: rev, the columns, id, and the review it is of.
/// A row never moves to another review, so an update leaves that column, and the index on it, alone.
///
/// A noun may have a second table of the same columns, `or "name" where` a condition holds of a row: such rows lie
/// apart and are read together with the others.
macro_rules! table {
    (@home []) => { "id" };
    (@home [of $home:ident]) => { stringify!($home) };
    (@place $row:ident id) => { (0, $row.id.0) };
    (@place $row:ident position) => { ($row.position, $row.id.0) };
    (@writing $name:literal [$(of $home:ident)?] [$($col:ident)+]) => {
        $crate::table::Writing {
            insert: concat!(
                "INSERT INTO \"", $name, "\" (\"rev\"", $(", \"", stringify!($col), "\"",)+ ", \"id\"",
                $(", \"", stringify!($home), "\"",)? ") VALUES (:rev", $(", :", stringify!($col),)+ ", :id",
                $(", :", stringify!($home),)? ") ON CONFLICT (\"id\") DO NOTHING"
            ),
            update: concat!(
                "UPDATE \"", $name, "\" SET \"rev\" = :rev", $(", \"", stringify!($col), "\" = :", stringify!($col),)+
                " WHERE \"id\" = :id", $(" AND \"", stringify!($home), "\" = :", stringify!($home),)?
                " AND \"rev\" = :was"
            ),
            delete: concat!("DELETE FROM \"", $name, "\" WHERE \"id\" = ?1 AND \"rev\" = ?2"),
        }
    };
    (@every $name:literal [$(of $home:ident)?] [$($col:ident)+]) => {
        concat!(
            "SELECT \"rev\"", $(", \"", stringify!($col), "\"",)+ ", \"id\"", $(", \"", stringify!($home), "\"",)?
            " FROM \"", $name, "\""
        )
    };
    ($Row:ident $name:literal $(or $other:literal where $apart:ident)? in $shelf:ident $(of $home:ident)?,
     placed by $place:ident { $($col:ident),+ $(,)? }) => {
        $crate::table::table!(@of $Row $name [$($other $apart)?] $shelf [$(of $home)?] $place [$($col)+]);
    };
    (@one $name:literal [] $of:tt $cols:tt $by:expr) => {
        concat!($crate::table::table!(@every $name $of $cols), " WHERE \"", $by, "\" = ?1")
    };
    (@one $name:literal [$other:literal $apart:ident] $of:tt $cols:tt $by:expr) => {
        concat!(
            $crate::table::table!(@every $name $of $cols), " WHERE \"", $by, "\" = ?1 UNION ALL ",
            $crate::table::table!(@every $other $of $cols), " WHERE \"", $by, "\" = ?1"
        )
    };
    (@all $name:literal [] $of:tt $cols:tt) => { $crate::table::table!(@every $name $of $cols) };
    (@all $name:literal [$other:literal $apart:ident] $of:tt $cols:tt) => {
        concat!($crate::table::table!(@every $name $of $cols), " UNION ALL ", $crate::table::table!(@every $other $of $cols))
    };
    (@highest $name:literal []) => { concat!("SELECT max(\"id\") FROM \"", $name, "\"") };
    (@highest $name:literal [$other:literal $apart:ident]) => {
        concat!(
            "SELECT max(\"id\") FROM (SELECT max(\"id\") AS \"id\" FROM \"", $name,
            "\" UNION ALL SELECT max(\"id\") FROM \"", $other, "\")"
        )
    };
    (@lies $row:ident $name:literal [] $of:tt $cols:tt) => {
        const { &$crate::table::table!(@writing $name $of $cols) }
    };
    (@lies $row:ident $name:literal [$other:literal $apart:ident] $of:tt $cols:tt) => {
        if $apart($row) {
            const { &$crate::table::table!(@writing $other $of $cols) }
        } else {
            const { &$crate::table::table!(@writing $name $of $cols) }
        }
    };
    (@of $Row:ident $name:literal $apart:tt $shelf:ident [$(of $home:ident)?] $place:ident [$($col:ident)+]) => {
        impl $crate::table::Table for $Row {
            const NOUN: domain::Noun = domain::Noun::$Row;
            const HIGHEST: &'static str = $crate::table::table!(@highest $name $apart);
            const EVERY: &'static str = $crate::table::table!(@all $name $apart [$(of $home)?] [$($col)+]);
            const BY_ID: &'static str = $crate::table::table!(@one $name $apart [$(of $home)?] [$($col)+] "id");
            const BY_REVIEW: &'static str = $crate::table::table!(
                @one $name $apart [$(of $home)?] [$($col)+] $crate::table::table!(@home [$(of $home)?])
            );

            const COLUMNS: &'static [&'static str] =
                &["rev", $(stringify!($col),)+ "id", $(stringify!($home),)?];

            fn writing(&self) -> &'static $crate::table::Writing {
                $crate::table::table!(@lies self $name $apart [$(of $home)?] [$($col)+])
            }

            fn of(row: &domain::Row) -> Option<&Self> {
                match row {
                    domain::Row::$Row(row) => Some(row),
                    _ => None,
                }
            }

            fn id(&self) -> uuid::Uuid {
                self.id.0
            }

            fn rev(&self) -> i64 {
                self.rev
            }

            fn place(&self) -> (i64, uuid::Uuid) {
                let row = self;
                $crate::table::table!(@place row $place)
            }

            fn bind(&self, statement: &mut rusqlite::Statement<'_>) -> rusqlite::Result<usize> {
                let mut at = 1;
                $crate::table::bind(statement, &mut at, &self.rev)?;
                $($crate::table::bind(statement, &mut at, &self.$col)?;)+
                $crate::table::bind(statement, &mut at, &self.id)?;
                $($crate::table::bind(statement, &mut at, &self.$home)?;)?
                Ok(at)
            }

            fn read(cells: &mut $crate::table::Cells<'_, '_>) -> Result<Self, $crate::StoreError> {
                Ok(Self {
                    rev: cells.next("rev")?,
                    $($col: cells.next(stringify!($col))?,)+
                    id: cells.next("id")?,
                    $($home: cells.next(stringify!($home))?,)?
                })
            }

            fn shelf(sheet: &mut domain::Sheet) -> &mut Vec<Self> {
                &mut sheet.$shelf
            }
        }
    };
}
pub(crate) use table;

/// Writes rows one after another. It keeps hold of the statement it used last, which for an import is the one it needs next.
pub(crate) struct Writer<'c> {
    pub(crate) conn: &'c Connection,
    held: Option<(&'static str, CachedStatement<'c>)>,
}

impl<'c> Writer<'c> {
    pub(crate) fn new(conn: &'c Connection) -> Self {
        Self { conn, held: None }
    }

    fn statement(&mut self, sql: &'static str) -> Result<&mut Statement<'c>, StoreError> {
        let held = match self.held.take() {
            Some(held) if ptr::eq(held.0, sql) => held,
            _ => (sql, self.conn.prepare_cached(sql)?),
        };
        Ok(&mut self.held.insert(held).1)
    }
}

/// Carries one change out: makes, replaces or removes a row. Returns whether the library held what `before` says;
/// where it did not, nothing is changed.
pub(crate) fn change<T: Table>(
    writer: &mut Writer<'_>,
    before: Option<&T>,
    after: Option<&T>,
) -> Result<Outcome, StoreError> {
    let touched = match (before, after) {
        (None, None) => 1,
        (None, Some(after)) => insert(writer, after)?,
        (Some(before), Some(after)) if before.writing() == after.writing() => {
            let update = writer.statement(after.writing().update)?;
            let was = after.bind(update)?;
            update.raw_bind_parameter(was, before.rev())?;
            update.raw_execute()?
        }
        // A row that now lies in the other table of its noun leaves the one it lay in.
        (Some(before), Some(after)) => match delete(writer, before)? {
            0 => 0,
            _ => insert(writer, after)?,
        },
        (Some(before), None) => delete(writer, before)?,
    };
    Ok(if touched == 1 { Outcome::Changed } else { Outcome::Overtaken })
}

fn insert<T: Table>(writer: &mut Writer<'_>, row: &T) -> Result<usize, StoreError> {
    let insert = writer.statement(row.writing().insert)?;
    row.bind(insert)?;
    Ok(insert.raw_execute()?)
}

fn delete<T: Table>(writer: &mut Writer<'_>, row: &T) -> Result<usize, StoreError> {
    let delete = writer.statement(row.writing().delete)?;
    delete.raw_bind_parameter(1, row.id().cell()?)?;
    delete.raw_bind_parameter(2, row.rev())?;
    Ok(delete.raw_execute()?)
}

/// A row from cells in the order of [`Table::COLUMNS`].
pub(crate) fn of_cells<T: Table>(cells: &[ValueRef<'_>]) -> Result<T, StoreError> {
    T::read(&mut Cells { row: Lying::Memory(cells), noun: T::NOUN, next: 0 })
}

/// Whether a change found the row it was meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did, and the row is as `after` says.
    Changed,
    /// The library holds another row there, or none.
    Overtaken,
}

/// The row of that id.
pub(crate) fn by_id<T: Table>(conn: &Connection, id: Uuid) -> Result<Option<T>, StoreError> {
    let mut select = conn.prepare_cached(T::BY_ID)?;
    select.raw_bind_parameter(1, id.cell()?)?;
    let mut rows = select.raw_query();
    match rows.next()? {
        Some(row) => T::read(&mut Cells { row: Lying::Answer(row), noun: T::NOUN, next: 0 }).map(Some),
        None => Ok(None),
    }
}

/// The rows of one review, in the order of a sheet.
pub(crate) fn by_review<T: Table>(conn: &Connection, review: Uuid) -> Result<Vec<T>, StoreError> {
    let mut select = conn.prepare_cached(T::BY_REVIEW)?;
    select.raw_bind_parameter(1, review.cell()?)?;
    let mut rows = select.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(T::read(&mut Cells { row: Lying::Answer(row), noun: T::NOUN, next: 0 })?);
    }
    found.sort_by_key(T::place);
    Ok(found)
}

/// The highest id of the noun; the lowest there is where there is no row.
pub(crate) fn highest<T: Table>(conn: &Connection) -> Result<Uuid, StoreError> {
    let mut select = conn.prepare_cached(T::HIGHEST)?;
    let mut rows = select.raw_query();
    let cell = rows.next()?.map(|row| row.get_ref(0)).transpose()?;
    let id = cell.map(Option::<Uuid>::read).unwrap_or(Some(None));
    id.map(Option::unwrap_or_default).ok_or(StoreError::Unreadable { noun: T::NOUN, column: "id" })
}

/// Visits every row of the noun, the unreadable ones as such.
pub(crate) fn every<T: Table>(
    conn: &Connection,
    mut visit: impl FnMut(Result<T, StoreError>),
) -> Result<(), StoreError> {
    let mut select = conn.prepare_cached(T::EVERY)?;
    let mut rows = select.raw_query();
    while let Some(row) = rows.next()? {
        visit(T::read(&mut Cells { row: Lying::Answer(row), noun: T::NOUN, next: 0 }));
    }
    Ok(())
}

/// Runs one expression with `$T` standing for the type of a noun.
macro_rules! each_noun {
    ($noun:expr, $T:ident => $body:expr) => {
        $crate::table::each_noun!(@ $noun, $T => $body; Review Perspective Person AgendaItem Interview Quote Note Safety
            Debrief Parked Source Line Event Account Factor Link Learning OpenQuestion FollowUp Thanks Attachment)
    };
    (@ $noun:expr, $T:ident => $body:expr; $($Row:ident)+) => {
        match $noun { $(domain::Noun::$Row => { type $T = domain::$Row; $body })+ }
    };
}
pub(crate) use each_noun;
