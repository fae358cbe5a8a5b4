//! Owns the reasons a file is refused as a whole.
//! Must not know how a refusal is worded on a screen: the app turns it into words.

/// Why a file could not be taken in. Nothing of it has been read when one of these comes back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The file holds nothing, or nothing but blank lines.
    #[error("the file is empty")]
    Empty,
    /// The file is longer than [`crate::MAX_BYTES`].
    #[error("the file has {bytes} bytes; at most {limit} are taken in")]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The file has more lines than [`crate::MAX_LINES`].
    #[error("the file has more than {limit} lines")]
    TooManyLines {
        /// How many it may have.
        limit: usize,
    },
    /// The bytes are not text.
    #[error("the file is not text: byte {offset} {why}")]
    NotText {
        /// Where the first byte stands that cannot be text, from 0.
        offset: usize,
        /// What is wrong with it.
        why: NotTextBecause,
    },
    /// The bytes are a well-known kind of file which holds no lines.
    #[error("the file looks like {looks}")]
    OtherKind {
        /// What it looks like.
        looks: Looks,
    },
    /// The file is an archive that is not opened, or not further.
    #[error("the archive {0}")]
    Archive(ArchiveFault),
    /// The file was said to be JSON of some kind, and is not.
    #[error("the file is not JSON: line {line}, column {column}")]
    NotJson {
        /// The line that cannot be read, from 1.
        line: usize,
        /// Where in it, from 1.
        column: usize,
    },
    /// Whoever watches the reading said to stop.
    #[error("the reading was stopped")]
    Stopped,
    /// There is no reader for the kind that was asked for.
    #[error("there is no reader for files of the kind {asked}")]
    UnknownKind {
        /// What was asked for.
        asked: domain::SourceKind,
    },
}

/// What keeps bytes from being text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTextBecause {
    /// A NUL, which no text holds.
    Nul,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Half of a pair, or half of a character, in a UTF-16 file.
    BrokenUtf16,
}

impl std::fmt::Display for NotTextBecause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nul => "is NUL",
            Self::NotUtf8 => "is not UTF-8",
            Self::BrokenUtf16 => "is broken UTF-16",
        })
    }
}

/// Why an archive is not opened, or not further. Nothing of it is ever written to a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveFault {
    /// It has more entries than [`crate::MAX_ENTRIES`].
    TooManyEntries,
    /// It, or one entry of it, unpacks to more than is taken in, whatever it says of itself.
    TooLarge,
    /// An entry's name leads out of the archive.
    NameOutside,
    /// An entry is a link to another place.
    Link,
    /// It is locked with a password.
    Locked,
    /// Two entries share a name, or bytes: what one program shows another would not.
    TwoInOne,
    /// An entry is packed in a way that is not known here.
    Packing,
    /// It is cut short, or its sums do not come out.
    Damaged,
}

impl std::fmt::Display for ArchiveFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooManyEntries => "has too many entries",
            Self::TooLarge => "unpacks to too much",
            Self::NameOutside => "names a place outside itself",
            Self::Link => "holds a link",
            Self::Locked => "is locked",
            Self::TwoInOne => "holds two entries in one place",
            Self::Packing => "is packed in an unknown way",
            Self::Damaged => "is damaged",
        })
    }
}

/// Kinds of file that are known by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A zip archive, which office documents are too.
    Zip,
    /// A gzip archive.
    Gzip,
    /// A PDF document.
    Pdf,
    /// A picture.
    Picture,
    /// A SQLite database.
    Database,
}

impl std::fmt::Display for Looks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Zip => "a zip archive or an office document",
            Self::Gzip => "a gzip archive",
            Self::Pdf => "a PDF document",
            Self::Picture => "a picture",
            Self::Database => "a database",
        })
    }
}
