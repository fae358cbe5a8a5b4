//! Owns when the window takes a copy of the library: after a change that makes one due, at the end, to check it after a fall.
//! Must not hold up a call: the copy is proved and kept after the door has been let go.

use crate::ipc::Hall;
use app::Occasion;
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// Takes a snapshot if one is due. Whatever goes wrong is kept in the door, which tells it with the list of reviews.
pub fn if_due(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let hall = app.state::<Hall>();
        let copied = hall.with(|door| door.snapshot_due().map(|occasion| door.copy_out(occasion)));
        let Some(Some(Ok(Some(copied)))) = copied else { return };
        let Some(path) = hall.with(|door| door.path().to_owned()) else { return };
        let kept = app::keep(copied, &path);
        hall.with(|door| door.copy_kept(&kept));
    });
}

/// Where the library was not closed the last time, checks a copy of it once the window has come to rest. Only what is
/// found is told.
pub fn check_after_a_fall(app: &AppHandle) {
    const AT_REST: Duration = Duration::from_secs(5);
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(AT_REST);
        let hall = app.state::<Hall>();
        let copied = hall.with(|door| (door.copy_to_check(), door.path().to_owned()));
        let found = match copied {
            Some((Ok(Some(copied)), path)) => app::check_copy(copied, &path),
            Some((Err(trouble), _)) => Some(trouble),
            _ => None,
        };
        if found.is_some() {
            hall.with(|door| door.checked(found));
            crate::ipc::tell_again(&app);
        }
    });
}

/// Takes the snapshot of the end, where anything has changed since the last one.
pub fn at_the_end(app: &AppHandle) {
    let done = app.state::<Hall>().with(|door| {
        // The copy is of the person's own library; what was only rehearsed goes first.
        door.finish_rehearsal(())?;
        match door.copy_out(Occasion::Closing) {
            Ok(Some(copied)) => app::keep(copied, door.path()).map(drop),
            other => other.map(drop),
        }
    });
    if let Some(Err(trouble)) = done {
        eprintln!("{trouble}");
    }
}
