//! Owns when the window takes a snapshot of the library: after a change that makes one due, and at the end.
//! Must not hold up a call: the copy is proved and kept after the door has been let go.

use crate::ipc::Hall;
use app::Occasion;
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

/// Takes the snapshot of the end, where anything has changed since the last one.
pub fn at_the_end(app: &AppHandle) {
    let done = app.state::<Hall>().with(|door| match door.copy_out(Occasion::Closing) {
        Ok(Some(copied)) => app::keep(copied, door.path()).map(drop),
        other => other.map(drop),
    });
    if let Some(Err(trouble)) = done {
        eprintln!("{trouble}");
    }
}
