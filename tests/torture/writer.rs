//! Owns a writer that may be killed at any moment: the real door, one act after another, each receipt said at once.
//! Must not judge: the torture tests compare what it said with what the library holds.
//!
//! `torture-writer write|patient LIBRARY SEED` writes for ever, as a window would: notes made, changed, removed, undone
//! and done again, and whole reviews begun. The first stops at the first trouble, the second waits and tries again.
//! `torture-writer count LIBRARY SEED TIMES` adds one to a number kept in a note, that many times, opening the library
//! anew every few times. Each line it says is JSON: `{"kept": receipt}` or `{"told": trouble}`.

use app::{Access, Bring, Door, Host, Request, ReviewId, Start, Trouble, Which, WireTrouble};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use tests::draw::Draw;

/// Ends the writer.
enum Stop {
    /// Nobody listens any more, or an answer was not as expected.
    Broken(&'static str),
    /// The door said no.
    Trouble(Trouble),
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let ended = match words.as_slice() {
        ["write", library, seed] => write(Path::new(library), draw(seed), false),
        ["patient", library, seed] => write(Path::new(library), draw(seed), true),
        ["count", library, seed, times] => count(Path::new(library), draw(seed), times.parse().unwrap_or(0)),
        _ => Err(Stop::Broken("torture-writer write|patient LIBRARY SEED, or count LIBRARY SEED TIMES")),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Broken(why)) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
        Err(Stop::Trouble(trouble)) => match tell(trouble.into()) {
            Ok(()) => ExitCode::from(3),
            Err(_) => ExitCode::from(2),
        },
    }
}

fn draw(seed: &str) -> Draw {
    Draw(seed.parse().unwrap_or(1))
}

fn say(line: &Value) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|_| Stop::Broken("nobody listens"))
}

fn keep(receipt: &Value) -> Result<(), Stop> {
    say(&json!({ "kept": receipt }))
}

fn tell(trouble: WireTrouble) -> Result<(), Stop> {
    say(&json!({ "told": trouble }))
}

fn open(library: &Path) -> Door {
    let decks: PathBuf = app::file::decks_beside(library);
    Door::open(library, &decks, Host::of_this_machine())
}

fn write(library: &Path, draw: Draw, patient: bool) -> Result<(), Stop> {
    let mut writer = Writer { door: open(library), draw, review: None, last: None, after: After::Other };
    loop {
        let trouble = match writer.step() {
            Ok(receipt) => {
                keep(&receipt)?;
                // Whoever kills it may be late: a patient one leaves room for the library to be closed afterwards.
                if patient {
                    std::thread::sleep(Duration::from_millis(20));
                }
                continue;
            }
            Err(Stop::Trouble(trouble)) if patient => trouble,
            Err(stop) => return Err(stop),
        };
        tell(trouble.into())?;
        std::thread::sleep(Duration::from_millis(20));
        // What failed to open is told by the next step.
        writer.forget();
        let _ = writer.door.reopen(());
    }
}

/// What the last act was, which decides whether undo or redo would take back or bring back just that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Writing,
    Undoing,
    Other,
}

struct Writer {
    door: Door,
    draw: Draw,
    review: Option<ReviewId>,
    /// The note written last, as it stands.
    last: Option<Value>,
    after: After,
}

impl Writer {
    fn forget(&mut self) {
        (self.review, self.last, self.after) = (None, None, After::Other);
    }

    /// One act, and its receipt as it crosses the wire.
    fn step(&mut self) -> Result<Value, Stop> {
        // The window does so after every act; what goes wrong there is told by the next one.
        if self.draw.below(4) == 0 {
            let _ = self.door.prepare_some();
        }
        if let Some(why) = self.door.closed() {
            return Err(why.into());
        }
        let review = match self.review {
            Some(review) => review,
            None => match self.door.library(())?.reviews.first() {
                Some(listed) => listed.review.id,
                None => return self.begin(),
            },
        };
        self.review = Some(review);
        if self.draw.below(256) == 0 {
            return self.bring(review);
        }
        let (drawn, after) = (self.draw.below(16), std::mem::replace(&mut self.after, After::Other));
        match (drawn, after, self.last.take()) {
            (0, ..) => self.begin(),
            (1 | 2, After::Writing, _) => {
                self.after = After::Undoing;
                self.call("undo", &json!(Which { review }))
            }
            (_, After::Undoing, _) => self.call("redo", &json!(Which { review })),
            (3, _, Some(note)) => {
                self.call("act", &json!({ "act": "Remove", "of": { "noun": "note", "id": note["id"] } }))
            }
            (4..=7, _, Some(mut note)) => {
                note["text"] = json!(self.text());
                self.put(&note)
            }
            _ => {
                let text = self.text();
                self.put(&note(review, &text))
            }
        }
    }

    /// Begins a review with its agenda: many rows in one act.
    fn begin(&mut self) -> Result<Value, Stop> {
        let title = format!("Invented {}", self.draw.below(1000));
        let added = self.door.start(Start { title, preset: None })?;
        self.review = Some(added.review);
        Ok(json!(added.receipt))
    }

    /// Brings in a file heavy enough to be written through the other journal.
    fn bring(&mut self, review: ReviewId) -> Result<Value, Stop> {
        let lines = (0..40).map(|_| format!("{:016x} {}\n", self.draw.number(), "words ".repeat(9_000)));
        let text: String = lines.collect();
        let bring =
            Bring { name: "invented.txt", bytes: text.into_bytes(), review: Some(review), zone: None, read_as: None };
        let revision = self.door.bring_in(bring)?.revision;
        let entry = self.door.history(Which { review })?.into_iter().find(|entry| entry.seq == revision);
        let entry = entry.ok_or(Stop::Broken("what was brought in is not in the journal"))?;
        self.after = After::Other;
        Ok(json!({ "revision": revision, "changes": entry.changes }))
    }

    fn put(&mut self, note: &Value) -> Result<Value, Stop> {
        let receipt = self.call("act", &json!({ "act": "Write", "of": { "noun": "note", "row": note } }))?;
        self.last = receipt.pointer("/changes/0/after/row").cloned();
        self.after = After::Writing;
        Ok(receipt)
    }

    fn call(&mut self, name: &str, input: &Value) -> Result<Value, Stop> {
        Ok(app::apply(&mut self.door, Request { name: name.to_owned(), input: input.clone() })?)
    }

    /// Mostly a line, now and then more than a page of the file.
    fn text(&mut self) -> String {
        let words = if self.draw.below(12) == 0 { self.draw.below(1500) } else { self.draw.below(40) };
        format!("{:016x} {}", self.draw.number(), "words ".repeat(words))
    }
}

/// A note that is not there yet.
fn note(review: ReviewId, text: &str) -> Value {
    json!({
        "id": uuid::Uuid::now_v7(), "rev": 0, "review": review, "kind": "note", "text": text,
        "taken_at": "2026-03-01T09:00:00Z", "perspective": null, "agenda_item": null, "visibility": "private",
    })
}

/// Adds one, `times` times, to the number that stands in the only note of the only review.
fn count(library: &Path, mut draw: Draw, times: usize) -> Result<(), Stop> {
    let mut done = 0;
    while done < times {
        let mut door = open(library);
        match door.access() {
            Access::Closed { trouble } => {
                tell(trouble)?;
                std::thread::sleep(Duration::from_micros(u64::try_from(2_000 + draw.below(28_000)).unwrap_or(2_000)));
                continue;
            }
            Access::Full => {}
            Access::ReadOnly { .. } => return Err(Stop::Broken("the library opened for reading only")),
        }
        let burst = (1 + draw.below(99)).min(times - done);
        let mut note = counter(&door)?;
        for _ in 0..burst {
            note = add_one(&mut door, note)?;
        }
        done += burst;
        door.close()?;
    }
    Ok(())
}

/// The note the number stands in, as it is now.
fn counter(door: &Door) -> Result<Value, Stop> {
    let library = door.library(())?;
    let review = library.reviews.first().ok_or(Stop::Broken("there is no review to count in"))?.review.id;
    let sheet = door.review(Which { review })?.sheet;
    Ok(json!(sheet.notes.first().ok_or(Stop::Broken("there is no note to count in"))?))
}

/// Adds one, says the receipt and returns the note as it is now.
fn add_one(door: &mut Door, mut note: Value) -> Result<Value, Stop> {
    let number = note["text"].as_str().and_then(|text| text.parse::<u64>().ok());
    note["text"] = json!((number.ok_or(Stop::Broken("the note is no number"))? + 1).to_string());
    let act = json!({ "act": "Write", "of": { "noun": "note", "row": note } });
    let receipt = app::apply(door, Request { name: "act".to_owned(), input: act })?;
    keep(&receipt)?;
    receipt.pointer("/changes/0/after/row").cloned().ok_or(Stop::Broken("the receipt holds no note"))
}
