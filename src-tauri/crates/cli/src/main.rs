//! Owns the command line: words in, one call through the door, words out, an exit code.
//! Must not know how anything is done; it is a second host, and it keeps the door honest.

mod ask;
mod backup;
mod commands;
mod import;
mod lint;
mod manual;
mod map;
mod package;
mod salvage;
mod say;
mod search;

use app::{Code, Trouble};
use clap::Parser;
use std::process::ExitCode;

/// How a run ends: the exit codes are a contract other tools rely on.
#[derive(Debug)]
pub enum Ended {
    /// 0: done.
    Done,
    /// 1: it ran, and found something, or did not find what was named.
    Findings,
    /// Something went wrong; the code follows from what.
    Trouble(Trouble),
}

impl From<Trouble> for Ended {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

fn main() -> ExitCode {
    let ask = ask::Ask::parse();
    let ended = commands::run(&ask).unwrap_or_else(Ended::Trouble);
    if let Ended::Trouble(trouble) = &ended {
        say::trouble(trouble, ask.shape());
    }
    ExitCode::from(exit_code(&ended))
}

/// 0 done, 1 findings or not found, 2 bad usage (clap says so itself), 3 the library could not be read or written.
fn exit_code(ended: &Ended) -> u8 {
    match ended {
        Ended::Done => 0,
        Ended::Findings => 1,
        Ended::Trouble(trouble) => match trouble.code {
            Code::NotFound | Code::Nothing | Code::BadFile | Code::Stale | Code::Stopped => 1,
            Code::Refused | Code::BadRequest => 2,
            Code::NotSaved | Code::ReadOnly | Code::Closed | Code::Damaged => 3,
        },
    }
}
