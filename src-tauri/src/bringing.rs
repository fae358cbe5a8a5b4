//! Owns what is known of files on their way in: how far each is, and whether the person has had enough of waiting.
//! Must not know what is in a file, nor tell more of it than numbers.
//!
//! While a file is on its way, all windows hear `bringing` with `{step, done, of}`, at most ten times a second; a file
//! that is in at once says nothing. The command `stop_bringing` stops every file that is on its way by then.

use app::{Flow, Progress};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Manager};

/// How long nothing is said: most files are in by then.
const QUIET: Duration = Duration::from_millis(300);

/// How long it takes from one telling to the next.
const BETWEEN: Duration = Duration::from_millis(100);

/// Numbers the files on their way, and remembers up to which of them the person wants none.
#[derive(Debug, Default)]
pub struct Bringing {
    begun: AtomicU64,
    stopped: AtomicU64,
}

impl Bringing {
    fn begin(&self) -> u64 {
        self.begun.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Stops whatever is on its way now, and nothing that begins later.
    pub fn stop(&self) {
        self.stopped.store(self.begun.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    fn wants(&self, number: u64) -> bool {
        number > self.stopped.load(Ordering::SeqCst)
    }
}

/// One file on its way in.
pub struct OnItsWay {
    app: AppHandle,
    number: u64,
    /// When something may be told next.
    next: Mutex<Instant>,
}

impl OnItsWay {
    /// A file sets out.
    pub fn begin(app: &AppHandle) -> Self {
        let number = app.state::<Bringing>().begin();
        Self { app: app.clone(), number, next: Mutex::new(Instant::now() + QUIET) }
    }

    /// Tells the windows how far it is, and the reader whether to go on.
    pub fn tell(&self, progress: Progress) -> Flow {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if now >= *next {
            *next = now + BETWEEN;
            // A window that is just going away needs no numbers.
            let _ = self.app.emit("bringing", progress);
        }
        if self.app.state::<Bringing>().wants(self.number) { Flow::Go } else { Flow::Stop }
    }
}

/// The person has had enough of waiting.
#[tauri::command]
pub fn stop_bringing(app: AppHandle) {
    app.state::<Bringing>().stop();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stopping_stops_what_is_on_its_way_and_not_what_comes_after() {
        let bringing = Bringing::default();
        let (first, second) = (bringing.begin(), bringing.begin());
        assert!(bringing.wants(first) && bringing.wants(second), "nothing is stopped unasked");
        bringing.stop();
        assert!(!bringing.wants(first) && !bringing.wants(second), "everything on its way is stopped");
        assert!(bringing.wants(bringing.begin()), "a file chosen after that must come in");
    }

    #[test]
    fn progress_is_numbers_and_a_step_and_nothing_else() {
        let told = serde_json::to_value(Progress { step: app::Step::Keeping, done: 1000, of: 2000 }).expect("numbers");
        assert_eq!(
            told,
            serde_json::json!({ "step": "keeping", "done": 1000, "of": 2000 }),
            "any window may listen, so nothing of the file may be in it"
        );
    }
}
