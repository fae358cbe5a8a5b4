//! Owns when the window does what spares later acts their time: words that wait for the search index, a journal long enough.
//! Must not hold up a call: it asks for the door again for every slice.

use crate::ipc::Hall;
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// Goes on slice by slice, until little is left. Where that fails words are found and kept as before, only slower, and the
/// next act tells what is wrong with the library.
pub fn go_on(app: &AppHandle) {
    /// Whoever waits for the door comes first.
    const BREATH: Duration = Duration::from_millis(10);
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let hall = app.state::<Hall>();
        while let Some(Ok(true)) = hall.with(|door| door.prepare_some()) {
            std::thread::sleep(BREATH);
        }
    });
}
