//! Owns what a window manager does: find the window on the display and ask it to close, as its cross does.
//! Must not use the driver: a person's cross is outside the page.

use std::time::Duration;
use tests::webdriver::{DriverError, wait};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, Window};
use x11rb::rust_connection::RustConnection;

/// The display of this test run.
pub struct Display {
    connection: RustConnection,
    root: Window,
    protocols: u32,
    close: u32,
}

impl Display {
    /// Connects to the display named by `DISPLAY`.
    pub fn connect() -> Self {
        let (connection, screen) = x11rb::connect(None).expect("a display: run the journeys under xvfb-run");
        let root = connection.setup().roots[screen].root;
        let atom = |name: &[u8]| connection.intern_atom(false, name).unwrap().reply().unwrap().atom;
        let (protocols, close) = (atom(b"WM_PROTOCOLS"), atom(b"WM_DELETE_WINDOW"));
        Self { connection, root, protocols, close }
    }

    /// Waits for a window that can be closed to be on the display. Journeys run one at a time, so it is theirs.
    pub fn window(&self) -> Window {
        wait(Duration::from_secs(20), "a window on the display", || Ok(self.windows().first().copied())).unwrap()
    }

    /// Whether there is any window that can be closed.
    pub fn is_empty(&self) -> bool {
        self.windows().is_empty()
    }

    /// Asks a window to close, as a press on its cross does.
    pub fn press_the_cross(&self, window: Window) {
        let message = ClientMessageEvent::new(32, window, self.protocols, [self.close, x11rb::CURRENT_TIME, 0, 0, 0]);
        self.connection.send_event(false, window, EventMask::NO_EVENT, message).unwrap();
        self.connection.flush().unwrap();
    }

    /// Waits until every window is gone.
    pub fn wait_until_empty(&self) -> Result<(), DriverError> {
        wait(Duration::from_secs(10), "the window to go", || Ok(self.is_empty().then_some(())))
    }

    fn windows(&self) -> Vec<Window> {
        let children = self.connection.query_tree(self.root).unwrap().reply().unwrap().children;
        children.into_iter().filter(|window| self.can_be_closed(*window)).collect()
    }

    /// A window on the screen that knows the closing protocol; menus and tooltips do not.
    fn can_be_closed(&self, window: Window) -> bool {
        let shown = self.connection.get_window_attributes(window).unwrap().reply();
        let shown = shown.is_ok_and(|seen| seen.map_state == x11rb::protocol::xproto::MapState::VIEWABLE);
        let asked = self.connection.get_property(false, window, self.protocols, AtomEnum::ATOM, 0, 16).unwrap().reply();
        let knows = asked.ok().and_then(|known| known.value32().map(|mut atoms| atoms.any(|atom| atom == self.close)));
        shown && knows.unwrap_or(false)
    }
}
