//! Owns the window on the wall: opening it on another screen, hiding it when that screen goes, and telling it to look.
//! Must not know what is shown: the core makes it for the room, and this window may call `read_room` alone.
//!
//! Nothing is told to the room by event, because an event reaches every window that listens. The room asks
//! `read_room` with the number it saw last, and is answered when there is a newer one; so its capability holds that
//! one command and not even the hearing of events. The number is that of the picture: a note nobody in the room sees
//! moves the library on and leaves the picture as it was, so it wakes no window.

use crate::ipc::{at_the_door, off_the_ui_thread};
use crate::window::is_our_own;
use crate::words::Words;
use app::{Door, RoomAsk, RoomView, Trouble, Veil, Wall, WireTrouble};
use serde::{Deserialize, Serialize};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Monitor, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The label of the window on the wall, as its capability names it.
pub const ROOM: &str = "room";

/// How long a look waits for something new before it is answered all the same, so that a lost one comes to an end.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often the screens are counted while the room has one of its own.
const EVERY: Duration = Duration::from_secs(1);

/// Where the window on the wall is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// There is none.
    #[default]
    Closed,
    /// It fills a screen of its own.
    OnAScreen,
    /// It is a window beside the facilitator's: there is one screen, or the screens show the same.
    AsAWindow,
    /// Its screen went away, and it hid itself rather than move in front of the facilitator's words.
    Hidden,
}

/// The wall as all windows share it.
#[derive(Debug, Default)]
pub struct Shared {
    held: Mutex<Held>,
    news: Condvar,
}

#[derive(Debug, Default)]
struct Held {
    version: u64,
    wall: Wall,
    standing: Standing,
    picture: Picture,
}

/// What the room saw last. It is made once, however many look.
#[derive(Debug, Default)]
struct Picture {
    /// The state of things it was last found to be true of.
    true_of: u64,
    /// The picture, under the number of the state that first showed it.
    seen: Option<Seen>,
}

impl Picture {
    /// Takes what was seen of a state; where it looks as before, it keeps its number.
    fn take(&mut self, seen: Seen) -> Seen {
        // Two looks may have been on their way at once; the older one is not news.
        if seen.version >= self.true_of {
            self.true_of = seen.version;
            if self.seen.as_ref().is_none_or(|before| !seen.looks_like(before)) {
                self.seen = Some(seen.clone());
            }
        }
        self.seen.clone().unwrap_or(seen)
    }
}

impl Shared {
    fn hold(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something, and tells whoever waits.
    fn turn<T>(&self, change: impl FnOnce(&mut Held) -> T) -> T {
        let mut held = self.hold();
        let done = change(&mut held);
        held.version += 1;
        self.news.notify_all();
        done
    }

    /// Tells whoever waits that the library has moved on.
    pub fn stir(&self) {
        self.turn(|_| ());
    }

    /// Waits for something newer than that, but no longer than until then.
    fn wait(&self, seen: u64, until: Instant) {
        let patience = until.saturating_duration_since(Instant::now());
        let newer = self.news.wait_timeout_while(self.hold(), patience, |held| held.version <= seen);
        drop(newer.unwrap_or_else(PoisonError::into_inner));
    }
}

/// Which picture was seen last.
#[derive(Debug, Deserialize)]
pub struct Since {
    seen: u64,
}

/// What the room sees.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    version: u64,
    standing: Standing,
    veil: Veil,
    view: Option<RoomView>,
}

impl Seen {
    fn looks_like(&self, other: &Self) -> bool {
        (self.standing, self.veil, &self.view) == (other.standing, other.veil, &other.view)
    }
}

/// What the facilitator does with the wall.
#[derive(Debug, Deserialize)]
#[serde(tag = "turn", rename_all = "snake_case")]
pub enum Turn {
    /// Puts something on it.
    Put {
        /// What.
        ask: RoomAsk,
    },
    /// Blanks it, holds it still, or lets it follow.
    Draw {
        /// Which.
        veil: Veil,
    },
    /// Opens its window, or shows it again.
    Open,
    /// Closes its window.
    Close,
}

/// Answers once there is something newer than what was seen.
#[tauri::command]
pub async fn read_room(app: AppHandle, request: Since) -> Result<Seen, WireTrouble> {
    let until = Instant::now() + PATIENCE;
    let mut past = request.seen;
    loop {
        let waiting = app.clone();
        off_the_ui_thread(&app, move || waiting.state::<Shared>().wait(past, until)).await?;
        let looking = app.clone();
        let (seen, true_of) = at_the_door(&app, move |door| look(&looking.state::<Shared>(), door)).await?;
        if seen.version != request.seen || Instant::now() >= until {
            return Ok(seen);
        }
        past = true_of;
    }
}

/// What the room sees now, and the state that is true of.
fn look(shared: &Shared, door: &Door) -> Result<(Seen, u64), Trouble> {
    let (version, standing, wall) = {
        let held = shared.hold();
        match &held.picture {
            Picture { true_of, seen: Some(seen) } if *true_of == held.version => return Ok((seen.clone(), *true_of)),
            _ => (held.version, held.standing, held.wall.clone()),
        }
    };
    // Without holding the wall: to draw a map takes a while.
    let seen = Seen { version, standing, veil: wall.veil(), view: wall.view(door)? };
    Ok((shared.hold().picture.take(seen), version))
}

/// Carries out what the facilitator does with the wall.
#[tauri::command]
pub async fn turn_wall(app: AppHandle, request: Turn) -> Result<(), WireTrouble> {
    match request {
        Turn::Put { ask } => app.state::<Shared>().turn(|held| held.wall.put(ask)),
        Turn::Draw { veil } => {
            let shared = app.clone();
            // Drawn where it stands, so that what is put on the wall meanwhile is not lost.
            let draw = move |door: &mut Door| shared.state::<Shared>().turn(|held| held.wall.draw(veil, door));
            at_the_door(&app, draw).await?;
        }
        Turn::Open => open(&app).map_err(|why| app.state::<Words>().no_window(&why.to_string()))?,
        Turn::Close => close(&app),
    }
    Ok(())
}

/// Opens the window on the wall: whole, on another screen than the facilitator's, where there is one.
fn open(app: &AppHandle) -> tauri::Result<()> {
    let other = another_screen(app)?;
    let window = match app.get_webview_window(ROOM) {
        Some(window) => window,
        None => build(app)?,
    };
    if let Some(screen) = &other {
        window.set_position(*screen.position())?;
        // Only after the window is there: one that is built full screen opens on the wrong screen.
        window.set_fullscreen(true)?;
    }
    window.show()?;
    let standing = if other.is_some() { Standing::OnAScreen } else { Standing::AsAWindow };
    app.state::<Shared>().turn(|held| held.standing = standing);
    // Only now: the watch ends once there is no window on the wall.
    if let Some(screen) = other {
        watch(app.clone(), screen);
    }
    Ok(())
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, ROOM, WebviewUrl::App("room.html".into()))
        .title(app.state::<Words>().say("shell-room-title"))
        .inner_size(960.0, 600.0)
        .min_inner_size(480.0, 300.0)
        .focused(false)
        .on_navigation(is_our_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    crate::graphics::suit(&window)?;
    Ok(window)
}

/// Closes the window on the wall, where there is one.
pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(ROOM) {
        // It fails only where the window is gone already.
        let _ = window.destroy();
    }
    closed(app);
}

/// Hears that the window on the wall is gone.
pub fn closed(app: &AppHandle) {
    app.state::<Shared>().turn(|held| held.standing = Standing::Closed);
}

/// A screen the facilitator's window is not on.
fn another_screen(app: &AppHandle) -> tauri::Result<Option<Monitor>> {
    let here = match app.get_webview_window(crate::window::MAIN) {
        Some(window) => window.current_monitor()?,
        None => None,
    };
    let Some(here) = here else { return Ok(None) };
    // A mirrored screen lies at the same place: what is shown there is the facilitator's own picture.
    Ok(app.available_monitors()?.into_iter().find(|screen| screen.position() != here.position()))
}

/// Hides the room once its screen is gone: the system would move it in front of the facilitator's words.
fn watch(app: AppHandle, screen: Monitor) {
    std::thread::spawn(move || {
        while app.state::<Shared>().hold().standing != Standing::Closed {
            std::thread::sleep(EVERY);
            let there = app.available_monitors().unwrap_or_default();
            if there.iter().any(|other| other.position() == screen.position() && other.size() == screen.size()) {
                continue;
            }
            if let Some(window) = app.get_webview_window(ROOM) {
                let _ = window.set_fullscreen(false);
                let _ = window.hide();
                app.state::<Shared>().turn(|held| held.standing = Standing::Hidden);
            }
            return;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn whoever_looks_hears_of_a_change_at_once_and_of_nothing_twice() {
        let shared = Arc::new(Shared::default());
        let looking = Arc::clone(&shared);
        let waits = std::thread::spawn(move || {
            looking.wait(0, Instant::now() + PATIENCE);
            looking.hold().version
        });
        shared.stir();
        assert_eq!(waits.join().ok(), Some(1), "a look ends with the first change after what was seen");
        shared.wait(0, Instant::now() + PATIENCE);
        assert_eq!(shared.hold().version, 1, "what is newer than seen is answered without waiting");
    }

    #[test]
    fn a_picture_that_looks_as_before_is_no_news() {
        let seen = |version, veil| Seen { version, standing: Standing::AsAWindow, veil, view: None };
        let mut picture = Picture::default();
        let cases = [
            (1, Veil::Live, 1, "the first picture is news"),
            (2, Veil::Live, 1, "the library moved on, and the wall shows what it showed"),
            (4, Veil::Blank, 4, "another picture has the number of the state that brought it"),
            (3, Veil::Live, 4, "a look that was overtaken brings no older picture back"),
            (5, Veil::Live, 5, "what was there before is news again after something else"),
        ];
        for (version, veil, told, why) in cases {
            assert_eq!(picture.take(seen(version, veil)).version, told, "{why}");
        }
    }
}
