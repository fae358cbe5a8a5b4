//! Owns what a scan brings in: entries of the journal, rows of nouns and kept bytes, each told by its own looks.
//! Must not know how a page is read, nor decide which of two versions holds.

use super::record::{Found, Record};
use crate::StoreError;
use crate::column::Column;
use crate::content::{self, Content};
use crate::journal::{self, Stored};
use crate::table::{self, each_noun};
use domain::{Key, Noun, Row};
use rusqlite::Connection;
use rusqlite::types::{Value, ValueRef};
use std::collections::{BTreeMap, HashMap};

/// Everything found so far.
pub(super) struct Haul<'a> {
    /// Where kept bytes go at once, as they may be large.
    conn: &'a Connection,
    /// Entries whose own hash holds, by their number.
    pub entries: BTreeMap<i64, Stored>,
    /// Rows that their page lists.
    pub listed: HashMap<Key, Row>,
    /// Rows that lie in a damaged page, or in an older version of one.
    pub lying: HashMap<Key, Row>,
    /// How many files' bytes were found whole.
    pub contents: u64,
    shapes: Vec<Shape>,
}

/// The cells of a noun's record as they lie on disk, by their place in the order in which they are read.
struct Shape {
    noun: Noun,
    order: Vec<usize>,
    /// What a cell that is missing at the end of a record says, by its place on disk: what the column, which was added
    /// later, has for rows that are older than it.
    unsaid: Vec<Value>,
    /// The fewest cells a record has.
    fewest: usize,
}

impl<'a> Haul<'a> {
    /// An empty haul, whose kept bytes go into this new library.
    ///
    /// # Errors
    /// Where the library's own tables cannot be read.
    pub fn into(conn: &'a Connection) -> Result<Self, StoreError> {
        let shapes = Noun::ALL.iter().map(|noun| shape(conn, *noun)).collect::<Result<_, _>>()?;
        Ok(Self { conn, entries: BTreeMap::new(), listed: HashMap::new(), lying: HashMap::new(), contents: 0, shapes })
    }

    /// Takes a record in, if it is anything of ours.
    pub fn take(&mut self, record: &Record, found: Found) -> Result<(), StoreError> {
        if let Some(entry) = entry(record) {
            self.entries.entry(entry.seq).or_insert(entry);
            return Ok(());
        }
        if let Some(row) = self.row(&record.values) {
            match found {
                Found::Listed => self.listed.entry(row.key()).or_insert(row),
                Found::Lying => self.lying.entry(row.key()).or_insert(row),
            };
            return Ok(());
        }
        let [Value::Text(sha256), Value::Blob(bytes)] = &record.values[..] else { return Ok(()) };
        let content = Content::of(bytes.clone());
        if *sha256 == content.sha256() && content::of(self.conn, sha256)?.is_none() {
            content::keep(self.conn, &[content])?;
            self.contents += 1;
        }
        Ok(())
    }

    fn row(&self, values: &[Value]) -> Option<Row> {
        let fitting = self.shapes.iter().filter(|shape| (shape.fewest..=shape.order.len()).contains(&values.len()));
        // Nouns of as many cells differ in the kinds of their cells or in the words they may hold.
        fitting.filter_map(|shape| read(shape, values)).next()
    }
}

/// Finds out in which order a noun's cells lie.
fn shape(conn: &Connection, noun: Noun) -> Result<Shape, StoreError> {
    let mut select = conn.prepare("SELECT name, \"notnull\", dflt_value FROM pragma_table_info(?1) ORDER BY cid")?;
    let cells = select.query_map([noun.as_str()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let cells = cells.collect::<Result<Vec<(String, bool, Option<String>)>, _>>()?;
    let is_needed = |(_, needed, default): &(String, bool, Option<String>)| *needed && default.is_none();
    let fewest = cells.iter().rposition(is_needed).map_or(0, |last| last + 1);
    // A default is written as SQL, by us.
    let unsaid = |default: &Option<String>| match default {
        Some(sql) => conn.query_row(&format!("SELECT {sql}"), [], |row| row.get(0)),
        None => Ok(Value::Null),
    };
    let unsaid = cells.iter().map(|(_, _, default)| unsaid(default)).collect::<Result<Vec<Value>, _>>()?;
    let lie: Vec<String> = cells.into_iter().map(|(name, ..)| name).collect();
    let wanted = each_noun!(noun, T => <T as table::Table>::COLUMNS);
    let order = wanted.iter().filter_map(|name| lie.iter().position(|other| other == name)).collect();
    Ok(Shape { noun, order, unsaid, fewest })
}

fn read(shape: &Shape, values: &[Value]) -> Option<Row> {
    let cell = |at: &usize| values.get(*at).or_else(|| shape.unsaid.get(*at)).map_or(ValueRef::Null, ValueRef::from);
    let cells: Vec<ValueRef<'_>> = shape.order.iter().map(cell).collect();
    each_noun!(shape.noun, T => table::of_cells::<T>(&cells).ok().map(Row::from))
}

/// An entry of the journal, if the record is one and its hash holds.
fn entry(record: &Record) -> Option<Stored> {
    // A record of a library before schema 4 ends with the pairs; so does one that was never written anew since.
    let [Value::Null, id, review, name, at, kind, of, prev_hash, hash, changes, rest @ ..] = &record.values[..] else {
        return None;
    };
    let packed = match rest {
        [] | [Value::Null] => None,
        [Value::Blob(packed)] => Some(packed.as_slice()),
        _ => return None,
    };
    let text = |value: &Value| String::read(ValueRef::from(value));
    let hashed = |value: &Value| ValueRef::from(value).as_blob().ok()?.try_into().ok();
    let entry = Stored {
        seq: record.rowid,
        id: Column::read(ValueRef::from(id))?,
        review: Column::read(ValueRef::from(review))?,
        name: text(name)?,
        at: text(at)?,
        kind: text(kind)?,
        of: Column::read(ValueRef::from(of))?,
        prev_hash: hashed(prev_hash)?,
        hash: hashed(hash)?,
        changes: journal::pick_up(text(changes)?, packed)?,
    };
    (entry.computed() == entry.hash).then_some(entry)
}
