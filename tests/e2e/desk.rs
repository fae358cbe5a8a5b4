//! Owns the desk a journey works at: a home folder of its own, a library in it, the programs, and the pictures it takes.
//! Must not know what is on any screen.

use crate::display::Display;
use crate::hand::Hand;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
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
    for folder in ["data", "config", "cache", "state", "run", "out", "tmp"] {
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

    /// The folders for temporary files that a rehearsal made at this desk.
    pub fn thrown_away(&self) -> usize {
        let names = fs::read_dir(self.home.path().join("tmp")).unwrap().flatten();
        names.filter(|entry| entry.file_name().to_string_lossy().starts_with("second-story-rehearsal-")).count()
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
            ("TMPDIR", place("tmp")),
            // The drawing library would keep a cache in the folder that is being removed, and complain.
            ("MESA_SHADER_CACHE_DISABLE", "true".to_owned()),
            ("SECOND_STORY_DIALOG_SAVE", place("out/handout.pdf")),
            ("SECOND_STORY_DIALOG_OPEN", place("out/report.md")),
            ("SECOND_STORY_DIALOG_PACKAGE", place("out/package.secondstory")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// The program of the window.
    pub fn desktop(&self) -> &Path {
        &self.desktop
    }

    /// Starts the window without a driver, which would wait for its page.
    pub fn start(&self) -> Child {
        Command::new(&self.desktop).args(self.arguments(&[])).envs(self.environment()).spawn().unwrap()
    }

    /// Opens the window at this desk.
    pub fn open(&self, more: &[&str]) -> Hand {
        self.open_with(more, &self.environment())
    }

    /// Opens it where the dialog for a file to bring in answers that one of the folder [`Desk::out`].
    pub fn open_choosing(&self, file: &str) -> Hand {
        self.open_answering("SECOND_STORY_DIALOG_OPEN", file)
    }

    /// Opens it where the dialog for saving answers that file of the folder [`Desk::out`].
    pub fn open_saving(&self, file: &str) -> Hand {
        self.open_answering("SECOND_STORY_DIALOG_SAVE", file)
    }

    /// Opens it where the dialog for a library to get words back from answers that file of the folder [`Desk::out`].
    pub fn open_salvaging(&self, file: &str) -> Hand {
        self.open_answering("SECOND_STORY_DIALOG_LIBRARY", file)
    }

    fn open_answering(&self, dialog: &str, file: &str) -> Hand {
        let mut environment = self.environment();
        environment.push((dialog.to_owned(), self.out().join(file).display().to_string()));
        self.open_with(&[], &environment)
    }

    fn open_with(&self, more: &[&str], environment: &[(String, String)]) -> Hand {
        let window = Window::open(&self.desktop, &self.arguments(more), environment).unwrap();
        window.resize(1280, 800).unwrap();
        Hand(window)
    }

    /// Closes the window by its cross, as a person does, and waits until its program has ended.
    pub fn close(&self, hand: Hand) {
        let display = Display::connect();
        display.press_the_cross(display.window(self));
        display.wait_until_gone(self).expect("a window with everything kept goes by itself");
        drop(hand);
        self.wait_until_closed();
    }

    /// Waits until no window has this desk's library open any more.
    pub fn wait_until_closed(&self) {
        wait(PATIENCE, "the window's program to end", || Ok(self.processes().is_empty().then_some(()))).unwrap();
    }

    /// The programs of this desk that run now, by their process ids: those started with its library.
    pub fn processes(&self) -> Vec<u32> {
        let library = self.library().into_os_string().into_encoded_bytes();
        let line = |process: &u32| fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        let names =
            fs::read_dir("/proc").expect("the journeys need /proc to know whether a window has ended").flatten();
        let all = names.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        all.filter(|process| line(process).split(|byte| *byte == 0).any(|argument| argument == library)).collect()
    }

    /// Asks the command line about this desk's library.
    pub fn ask(&self, question: &[&str]) -> String {
        self.ask_of(&self.library(), question)
    }

    /// Asks it about another library, such as a co-facilitator's.
    pub fn ask_of(&self, library: &Path, question: &[&str]) -> String {
        let asked = Command::new(&self.cli).arg("--library").arg(library).args(question).output().unwrap();
        let (said, told) = (String::from_utf8_lossy(&asked.stdout), String::from_utf8_lossy(&asked.stderr));
        assert!(asked.status.success(), "second-story {question:?} failed: {told}{said}");
        said.into_owned()
    }

    /// The first review's rows, asked through an open window: the command line cannot open what it holds.
    pub fn first_sheet(&self, hand: &Hand) -> Value {
        let library = hand.call("read", &json!({ "request": { "name": "library", "input": null } })).1;
        let review = &library["reviews"][0]["review"]["id"];
        hand.call("read", &json!({ "request": { "name": "review", "input": { "review": review } } })).1["sheet"].take()
    }

    /// The same as JSON.
    pub fn ask_json(&self, question: &[&str]) -> Value {
        let said = self.ask(&[&["--json"], question].concat());
        serde_json::from_str(&said).unwrap_or_else(|why| panic!("{question:?} must answer in JSON ({why}): {said}"))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A journey that failed half-way must not leave its window to the next one.
        for process in self.processes() {
            let _ = Command::new("kill").arg(process.to_string()).status();
        }
    }
}

/// Keeps a picture for a person to look at, outside the repository's files.
pub fn keep_picture(name: &str, picture: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pictures");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.png")), picture).unwrap();
}
