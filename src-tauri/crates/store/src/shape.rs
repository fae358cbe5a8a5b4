//! Owns the question whether a file's tables, indexes and triggers are the ones this program makes.
//! Must not read rows.

use crate::content::sha256;
use crate::library::place::Place;
use crate::migrations;
use crate::{OpenError, StoreError};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// One way in which a file is built differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The part is not there.
    Missing,
    /// The part is there and is made differently.
    Altered,
    /// The part is not one this program makes.
    Foreign,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing",
            Self::Altered => "altered",
            Self::Foreign => "not of this program",
        })
    }
}

/// What is in a schema: kind and name, with the SQL that made it. SQLite's own parts are left out, among them the tables
/// in which it keeps the search index: another release of it may make these differently.
type Shape = BTreeMap<(String, String), String>;

fn of(conn: &Connection) -> Result<Shape, StoreError> {
    let mut select = conn.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT LIKE 'search\\_text\\_%' ESCAPE '\\'",
    )?;
    let mut rows = select.query([])?;
    let mut shape = Shape::new();
    while let Some(row) = rows.next()? {
        shape.insert((row.get(0)?, row.get(1)?), row.get(2)?);
    }
    Ok(shape)
}

/// The fingerprint of the newest shape. A file that has it is built as it should be, which is seen without building one to
/// compare it with; that would take longer than everything else about opening a library.
const NEWEST: &str = "12e13a0f4db2ceae2897efa504d296eee84d8fd43d6ce4358bb055476500bf50";

fn fingerprint(shape: &Shape) -> String {
    let parts = shape.iter().flat_map(|((kind, name), sql)| [kind, name, sql]);
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend(part.len().to_be_bytes());
        bytes.extend(part.as_bytes());
    }
    sha256(&bytes)
}

/// Every difference, by kind and name of the part.
pub(crate) fn differences(conn: &Connection) -> Result<Vec<(String, String, Difference)>, StoreError> {
    let found = of(conn)?;
    if fingerprint(&found) == NEWEST {
        return Ok(Vec::new());
    }
    let ours = of(&migrations::pattern()?)?;
    let mut differences = Vec::new();
    for ((kind, name), sql) in &ours {
        match found.get(&(kind.clone(), name.clone())) {
            None => differences.push((kind.clone(), name.clone(), Difference::Missing)),
            Some(other) if other != sql => differences.push((kind.clone(), name.clone(), Difference::Altered)),
            Some(_) => {}
        }
    }
    let foreign = found.into_keys().filter(|part| !ours.contains_key(part));
    differences.extend(foreign.map(|(kind, name)| (kind, name, Difference::Foreign)));
    Ok(differences)
}

/// Refuses a file that is built differently in a way that could lose or leak something. A table or an index somebody
/// has added is left in peace; a trigger or a view would act on what we write.
pub(crate) fn vet(conn: &Connection, place: &Place) -> Result<(), OpenError> {
    let differences = differences(conn).map_err(|error| error.opening(&place.path))?;
    let refused = differences.into_iter().find(|(kind, _, difference)| {
        *difference != Difference::Foreign || !matches!(kind.as_str(), "table" | "index")
    });
    match refused {
        Some((_, part, _)) => Err(OpenError::Shape { path: place.path.clone(), part }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_the_newest_shape() {
        let shape = of(&migrations::pattern().unwrap()).unwrap();
        assert_eq!(fingerprint(&shape), NEWEST, "a migration has changed the shape, so this is its fingerprint now");
        for part in shape.keys() {
            let mut other = shape.clone();
            other.remove(part);
            assert_ne!(fingerprint(&other), NEWEST, "without {part:?} it is another shape");
        }
    }
}
