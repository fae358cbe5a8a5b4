//! Owns one running writer: how it is started, what it says, and how it ends.
//! Must not know what its receipts mean.

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long a writer on a busy machine may be silent before something is taken to hang.
const PATIENCE: Duration = Duration::from_secs(60);

/// One line a writer said.
#[derive(Debug)]
pub enum Said {
    /// An act is kept: its receipt.
    Kept(Value),
    /// Something went wrong, as a person is told.
    Told(Value),
}

impl Said {
    /// A line that was cut off by a kill says nothing.
    fn of(line: &str) -> Option<Self> {
        let mut value: Value = serde_json::from_str(line).ok()?;
        match value.as_object_mut()?.remove_entry("kept") {
            Some((_, receipt)) => Some(Self::Kept(receipt)),
            None => value.as_object_mut()?.remove("told").map(Self::Told),
        }
    }
}

/// A writer at work.
pub struct Run {
    child: Child,
    said: Receiver<Said>,
}

impl Run {
    /// Starts a writer in that mode on that library.
    pub fn start(mode: &str, library: &Path, words: &[String]) -> Self {
        Self::of(Command::new(env!("CARGO_BIN_EXE_torture-writer")).arg(mode).arg(library).args(words))
    }

    /// Starts a writer that believes its words are on the disk when they are not.
    pub fn start_unsynced(library: &Path, seed: usize) -> Self {
        // With -D the tracer stands aside, so that the process started here is the writer itself.
        let lie = ["-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync,sync_file_range,msync"];
        let lie = lie.into_iter().chain(["-e", "inject=fsync,fdatasync,sync_file_range,msync:retval=0"]);
        let mut command = Command::new("strace");
        command.args(lie).arg(env!("CARGO_BIN_EXE_torture-writer")).arg("write").arg(library).arg(seed.to_string());
        Self::of(&mut command)
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the writer starts");
        let (to, said) = channel();
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(line) = Said::of(&line)
                    && to.send(line).is_err()
                {
                    break;
                }
            }
        });
        Self { child, said }
    }

    /// The next thing it says; none once it has ended.
    pub fn next(&self) -> Option<Said> {
        match self.said.recv_timeout(PATIENCE) {
            Ok(said) => Some(said),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("the writer has said nothing for {PATIENCE:?}"),
        }
    }

    /// What it has said by now.
    pub fn by_now(&self) -> Vec<Said> {
        self.said.try_iter().collect()
    }

    /// What it says until it has kept that many, or told of a trouble, or ended.
    pub fn until_kept(&self, wanted: usize) -> Vec<Said> {
        let mut said = Vec::new();
        let mut kept = 0;
        while kept < wanted {
            match self.next() {
                Some(Said::Kept(receipt)) => {
                    kept += 1;
                    said.push(Said::Kept(receipt));
                }
                Some(told) => {
                    said.push(told);
                    break;
                }
                None => break,
            }
        }
        said
    }

    /// Kills it with the signal nobody can refuse, and returns what still stood in the pipe.
    pub fn kill(mut self) -> Vec<Said> {
        self.child.kill().expect("kill -9");
        self.child.wait().expect("it is gone");
        self.rest()
    }

    /// Waits until it ends by itself, and returns everything it said with how it ended.
    pub fn finish(mut self) -> (Vec<Said>, ExitStatus) {
        let mut said = Vec::new();
        while let Some(line) = self.next() {
            said.push(line);
        }
        (said, self.child.wait().expect("it ends"))
    }

    fn rest(&self) -> Vec<Said> {
        let began = Instant::now();
        let mut said = Vec::new();
        // The pipe closes with the process, so this ends; the limit is for a machine that has stopped.
        while let Ok(line) = self.said.recv_timeout(PATIENCE.saturating_sub(began.elapsed())) {
            said.push(line);
        }
        said
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        // Where a test has failed half-way; a writer that has ended needs neither.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
