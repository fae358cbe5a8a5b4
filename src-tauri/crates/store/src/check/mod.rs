//! Owns the check of a whole library, and the closed list of what can be wrong with one.
//! Must not mend anything: it reads, and says what it found.

mod fold;

use crate::shape::{self, Difference};
use crate::{StoreError, content, journal, rows, search};
use domain::{Key, Noun, Row};
use fold::Fold;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashSet};

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Everything that is not as it should be; empty for a sound library.
    pub problems: Vec<Problem>,
    /// How many journal entries were walked.
    pub entries: u64,
    /// How many rows of nouns were compared with the journal.
    pub rows: u64,
    /// The number of the last journal entry.
    pub revision: i64,
}

impl Health {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// One thing that is not as it should be, in words for a log; a host that wants others matches on it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// SQLite finds its own structures broken.
    #[error("the file’s structure is damaged: {report}")]
    Structure {
        /// SQLite's words for it. For a person to read; nothing may depend on them.
        report: String,
    },
    /// A page could not be read, so that this area of the check was seen only in part.
    #[error("a damaged page stopped the check of the {area} (SQLite code {code})")]
    Damaged {
        /// Which area of the check it stopped.
        area: Area,
        /// SQLite's extended result code.
        code: i32,
    },
    /// A table, index or trigger is not as this program makes it.
    #[error("the part “{name}” of the library is {difference}")]
    Shape {
        /// Its name.
        name: String,
        /// In what way.
        difference: Difference,
    },
    /// A row belongs to a review that is not there.
    #[error("{rows} rows of {noun} belong to a review that is not there")]
    Orphan {
        /// The table.
        noun: String,
        /// How many such rows.
        rows: u64,
    },
    /// The entry after this number is missing from the journal.
    #[error("the journal has a hole after entry {after}")]
    Hole {
        /// The number of the last entry before the hole.
        after: i64,
    },
    /// An entry does not carry the hash of the entry before it.
    #[error("entry {seq} of the journal does not follow from the entry before it")]
    BrokenLink {
        /// The entry.
        seq: i64,
    },
    /// An entry's bytes are not the ones its hash was made from.
    #[error("entry {seq} of the journal is not as it was written")]
    AlteredEntry {
        /// The entry.
        seq: i64,
    },
    /// An entry cannot be read.
    #[error("entry {seq} of the journal cannot be read")]
    UnreadableEntry {
        /// The entry.
        seq: i64,
    },
    /// An entry says a row was otherwise than the entries before it left it.
    #[error("entry {seq} of the journal does not fit what came before it ({} {})", key.noun.as_str(), key.id)]
    Discontinuous {
        /// The entry.
        seq: i64,
        /// The row.
        key: Key,
    },
    /// A row is not what the journal says it is.
    #[error("the {} {} is not what the journal says", key.noun.as_str(), key.id)]
    RowDiffers {
        /// The row.
        key: Key,
    },
    /// The journal says there is a row, and there is none.
    #[error("the {} {} is in the journal and not in the library", key.noun.as_str(), key.id)]
    RowMissing {
        /// The row.
        key: Key,
    },
    /// There is a row of which the journal says nothing, or that it is gone.
    #[error("the {} {} is in the library and not in the journal", key.noun.as_str(), key.id)]
    RowUnexplained {
        /// The row.
        key: Key,
    },
    /// A row cannot be read.
    #[error("a row of {} holds something unreadable in “{column}”", noun.as_str())]
    RowUnreadable {
        /// The table.
        noun: Noun,
        /// The column.
        column: &'static str,
    },
    /// What is noted as done or undone of this act does not follow from the journal.
    #[error("whether act {seq} is done or undone does not follow from the journal")]
    Standing {
        /// The act.
        seq: i64,
    },
    /// A row is not found by its words, or by words it does not hold. The index can be built anew.
    #[error("the {} {} is not found by its words", key.noun.as_str(), key.id)]
    Unsearchable {
        /// The row.
        key: Key,
    },
    /// The search index holds words of no row. The index can be built anew.
    #[error("text {text} of the search index belongs to no row")]
    StrayText {
        /// Its number in the index.
        text: i64,
    },
    /// Kept bytes do not have the hash they are kept under.
    #[error("the kept bytes {sha256} are not the ones that were kept")]
    AlteredContent {
        /// The hash they are kept under.
        sha256: String,
    },
    /// An attachment's bytes are not in the library.
    #[error("the bytes of {} {} are not in the library", key.noun.as_str(), key.id)]
    MissingContent {
        /// The attachment.
        key: Key,
    },
}

/// One area of the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// SQLite's own structures.
    Structure,
    /// Tables, indexes and triggers.
    Shape,
    /// The journal.
    Journal,
    /// What is in force.
    Standing,
    /// The rows of nouns.
    Rows,
    /// Kept bytes.
    Content,
    /// The search index.
    Search,
}

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Structure => "structure",
            Self::Shape => "shape",
            Self::Journal => "journal",
            Self::Standing => "list of acts in force",
            Self::Rows => "rows",
            Self::Content => "kept files",
            Self::Search => "search index",
        })
    }
}

/// Checks everything. An area that damage cuts short is noted, and the others are still checked.
pub(crate) fn check(conn: &Connection) -> Result<Health, StoreError> {
    let mut found = Found { conn, problems: Vec::new(), fold: Fold::default(), rows: 0, held: HashSet::new() };
    for area in [Area::Structure, Area::Shape, Area::Journal, Area::Standing, Area::Content, Area::Rows, Area::Search] {
        match found.look(area) {
            Err(StoreError::Damaged { code }) => found.problems.push(Problem::Damaged { area, code }),
            other => other?,
        }
    }
    let Found { problems, fold, rows, .. } = found;
    Ok(Health { problems, entries: fold.entries, rows, revision: fold.seq })
}

/// What has been found so far.
struct Found<'a> {
    conn: &'a Connection,
    problems: Vec<Problem>,
    fold: Fold,
    rows: u64,
    /// The hashes under which bytes are kept.
    held: HashSet<String>,
}

impl Found<'_> {
    fn look(&mut self, area: Area) -> Result<(), StoreError> {
        match area {
            Area::Structure => self.structure(),
            Area::Shape => self.shape(),
            Area::Journal => self.journal(),
            Area::Standing => self.standing(),
            Area::Content => self.content(),
            Area::Rows => self.rows(),
            Area::Search => self.search(),
        }
    }

    fn structure(&mut self) -> Result<(), StoreError> {
        // The quick check does not hold indexes against their tables, and a row its index has lost is not shown.
        let mut select = self.conn.prepare("PRAGMA integrity_check")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let report: String = row.get(0)?;
            if report != "ok" {
                self.problems.push(Problem::Structure { report });
            }
        }
        let mut orphans: BTreeMap<String, u64> = BTreeMap::new();
        let mut select = self.conn.prepare("PRAGMA foreign_key_check")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            *orphans.entry(row.get(0)?).or_default() += 1;
        }
        self.problems.extend(orphans.into_iter().map(|(noun, rows)| Problem::Orphan { noun, rows }));
        Ok(())
    }

    fn shape(&mut self) -> Result<(), StoreError> {
        let differences = shape::differences(self.conn)?;
        self.problems.extend(differences.into_iter().map(|(_, name, difference)| Problem::Shape { name, difference }));
        Ok(())
    }

    fn journal(&mut self) -> Result<(), StoreError> {
        let Self { conn, fold, problems, .. } = self;
        journal::walk(conn, |entry| match entry {
            Ok(entry) => fold.take(entry, problems),
            Err(seq) => fold.skip(seq, problems),
        })
    }

    fn standing(&mut self) -> Result<(), StoreError> {
        let kept = journal::kept(self.conn)?;
        self.fold.compare_standing(&kept, &mut self.problems);
        Ok(())
    }

    fn content(&mut self) -> Result<(), StoreError> {
        let Self { conn, problems, held, .. } = self;
        content::every(conn, |sha256, computed| {
            if sha256 != computed {
                problems.push(Problem::AlteredContent { sha256: sha256.clone() });
            }
            held.insert(sha256);
        })
    }

    fn search(&mut self) -> Result<(), StoreError> {
        let (wrong, strays) = search::prove(self.conn)?;
        self.problems.extend(wrong.into_iter().map(|key| Problem::Unsearchable { key }));
        self.problems.extend(strays.into_iter().map(|text| Problem::StrayText { text }));
        Ok(())
    }

    fn rows(&mut self) -> Result<(), StoreError> {
        let Self { conn, problems, fold, rows, held } = self;
        for noun in Noun::ALL {
            let mut failed = Ok(());
            rows::every(conn, *noun, |row| {
                *rows += 1;
                match row {
                    Ok(row) => {
                        if let Row::Attachment(attachment) = &row
                            && !held.contains(&attachment.sha256)
                        {
                            problems.push(Problem::MissingContent { key: row.key() });
                        }
                        problems.extend(fold.compare(row));
                    }
                    Err(StoreError::Unreadable { noun, column }) => {
                        problems.push(Problem::RowUnreadable { noun, column });
                    }
                    Err(error) => failed = Err(error),
                }
            })?;
            failed?;
        }
        problems.extend(fold.unmet().map(|key| Problem::RowMissing { key }));
        Ok(())
    }
}
