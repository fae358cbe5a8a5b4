//! Owns the desk a journey works at: a home folder of its own, a library in it, the programs, and the pictures it takes.
//! Must not know what is on any screen.

use crate::hand::Hand;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use tests::webdriver::{PATIENCE, Window, wait};

/// A home folder of its own, so that journeys know nothing of each other or of the person at this machine.
pub struct Desk {
    home: TempDir,
    desktop: PathBuf,
    cli: PathBuf,
}

/// Sets up a desk, or says loudly why the journey is skipped.
pub fn desk(journey: &str) -> Option<Desk> {
    let (Some(desktop), Some(cli)) = (std::env::var_os("SECOND_STORY_DESKTOP"), std::env::var_os("SECOND_STORY_CLI"))
    else {
        // Straight to stderr: the test harness would swallow a printed line of a passing test.
        let _ = writeln!(
            std::io::stderr(),
            "\nSKIPPED: the journey \"{journey}\" needs SECOND_STORY_DESKTOP, SECOND_STORY_CLI and a display. Run `make test`.\n"
        );
        return None;
    };
    let home = tempfile::tempdir().unwrap();
    for folder in ["data", "config", "cache", "state", "run", "out"] {
        fs::create_dir(home.path().join(folder)).unwrap();
    }
    Some(Desk { home, desktop: desktop.into(), cli: cli.into() })
}

impl Desk {
    /// The library of this desk.
    pub fn library(&self) -> PathBuf {
        self.home.path().join("library.db")
    }

    /// Where files of this desk go.
    pub fn out(&self) -> PathBuf {
        self.home.path().join("out")
    }

    /// What the window is started with.
    pub fn arguments(&self, more: &[&str]) -> Vec<String> {
        let library = self.library().display().to_string();
        ["--library", &library].into_iter().chain(more.iter().copied()).map(str::to_owned).collect()
    }

    /// The environment that keeps a window at this desk.
    pub fn environment(&self) -> Vec<(String, String)> {
        let place = |folder: &str| self.home.path().join(folder).display().to_string();
        [
            ("HOME", place("")),
            ("XDG_DATA_HOME", place("data")),
            ("XDG_CONFIG_HOME", place("config")),
            ("XDG_CACHE_HOME", place("cache")),
            ("XDG_STATE_HOME", place("state")),
            ("XDG_RUNTIME_DIR", place("run")),
            ("SECOND_STORY_DIALOG_SAVE", place("out/handout.pdf")),
            ("SECOND_STORY_DIALOG_OPEN", place("out/report.md")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// The program of the window.
    pub fn desktop(&self) -> &Path {
        &self.desktop
    }

    /// Opens the window at this desk.
    pub fn open(&self, more: &[&str]) -> Hand {
        let window = Window::open(&self.desktop, &self.arguments(more), &self.environment()).unwrap();
        window.resize(1280, 800).unwrap();
        Hand(window)
    }

    /// Waits until no window has this desk's library open any more.
    pub fn wait_until_closed(&self) {
        let library = self.library().display().to_string();
        wait(PATIENCE, "the window's program to end", || Ok((!runs_with(&library)).then_some(()))).unwrap();
    }

    /// Asks the command line about this desk's library.
    pub fn ask(&self, question: &[&str]) -> String {
        let library = self.library();
        let asked = Command::new(&self.cli).arg("--library").arg(&library).args(question).output().unwrap();
        let (said, told) = (String::from_utf8_lossy(&asked.stdout), String::from_utf8_lossy(&asked.stderr));
        assert!(asked.status.success(), "second-story {question:?} failed: {told}{said}");
        said.into_owned()
    }

    /// The same as JSON.
    pub fn ask_json(&self, question: &[&str]) -> Value {
        let said = self.ask(&[&["--json"], question].concat());
        serde_json::from_str(&said).unwrap_or_else(|why| panic!("{question:?} must answer in JSON ({why}): {said}"))
    }
}

/// Whether a program of this system was started with that word. Only Linux tells; elsewhere a moment is waited.
fn runs_with(word: &str) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else {
        std::thread::sleep(Duration::from_secs(2));
        return false;
    };
    let line = |entry: fs::DirEntry| fs::read(entry.path().join("cmdline")).unwrap_or_default();
    let ours = |line: &[u8]| line.split(|byte| *byte == 0).any(|argument| argument == word.as_bytes());
    processes.flatten().any(|entry| ours(&line(entry)))
}

/// Keeps a picture for a person to look at, outside the repository's files.
pub fn keep_picture(name: &str, picture: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pictures");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.png")), picture).unwrap();
}
