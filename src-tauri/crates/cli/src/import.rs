//! Owns bringing files in: each by itself, so that a bad one among them keeps no other out.
//! Must not know how a file is read.

use crate::Ended;
use crate::ask::{ReadAs, Shape};
use crate::{package, say};
use app::{Bring, Code, Door, ReviewId, SourceKind, Trouble};
use serde_json::json;
use std::path::{Path, PathBuf};

/// What is to be brought in, and how.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The files.
    pub files: &'a [PathBuf],
    /// How to read them.
    pub read_as: ReadAs,
    /// The review to add them to; none makes one a file.
    pub review: Option<&'a str>,
    /// The zone of times that name none.
    pub zone: Option<&'a str>,
}

/// Brings each file in. Those that cannot be are told one by one.
///
/// # Errors
/// Where the review or the zone is not known, or the library cannot be written: no other file would fare better.
pub fn import(door: &mut Door, wanted: &Wanted<'_>, shape: Shape) -> Result<Ended, Trouble> {
    let into = wanted.review.map(|name| door.find(name)).transpose()?;
    let mut ended = Ended::Done;
    for file in wanted.files {
        let package = is_package(wanted.read_as, file);
        let came =
            if package { package::import(door, file, shape).map(drop) } else { one(door, wanted, into, file, shape) };
        match came {
            Ok(()) => {}
            // A single file fails as a whole; among several it is told, and the next one has its turn.
            Err(trouble)
                if wanted.files.len() > 1 && (is_of_the_file(trouble.code) || (package && is_known(&trouble))) =>
            {
                say::trouble(&trouble, shape);
                ended = Ended::Findings;
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(ended)
}

fn is_package(read_as: ReadAs, file: &Path) -> bool {
    read_as == ReadAs::Package || (read_as == ReadAs::Auto && app::file::is_package(file))
}

/// Whether a package was turned away because its review is here already: nothing else about one is the asker's doing.
fn is_known(trouble: &Trouble) -> bool {
    trouble.code == Code::BadRequest
}

fn one(door: &mut Door, wanted: &Wanted<'_>, into: Option<ReviewId>, file: &Path, shape: Shape) -> Result<(), Trouble> {
    let bytes = app::file::read_for_import(file)?;
    let name = file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
    let read_as = wanted.read_as.into();
    let brought = door.bring_in(Bring { name: &name, bytes, review: into, zone: wanted.zone, read_as })?;
    match shape {
        Shape::Words => {
            say::brought(&brought.name, &brought);
            say::line(format_args!("{}", brought.review));
        }
        Shape::Json => say::json(&json!(brought)),
    }
    Ok(())
}

fn is_of_the_file(code: Code) -> bool {
    match code {
        Code::BadFile | Code::NotFound | Code::Refused => true,
        Code::BadRequest
        | Code::Closed
        | Code::Damaged
        | Code::Nothing
        | Code::NotSaved
        | Code::ReadOnly
        | Code::Stale
        | Code::Stopped => false,
    }
}

impl From<ReadAs> for Option<SourceKind> {
    fn from(read_as: ReadAs) -> Self {
        match read_as {
            // A package is no source: it is taken in on a way of its own.
            ReadAs::Auto | ReadAs::Package => None,
            ReadAs::Slack => Some(SourceKind::Slack),
            ReadAs::PagerDuty => Some(SourceKind::PagerDuty),
            ReadAs::Csv => Some(SourceKind::Csv),
            ReadAs::Jsonl => Some(SourceKind::JsonLines),
            ReadAs::Markdown => Some(SourceKind::Markdown),
            ReadAs::Irc => Some(SourceKind::Irc),
            ReadAs::Log => Some(SourceKind::Text),
        }
    }
}
