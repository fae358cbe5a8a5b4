//! Owns what a window manager does: find the window on the display and ask it to close, as its cross does.
//! Must not use the driver: a person's cross is outside the page.

use crate::desk::Desk;
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
    process: u32,
}

impl Display {
    /// Connects to the display named by `DISPLAY`.
    pub fn connect() -> Self {
        let (connection, screen) = x11rb::connect(None).expect("a display: run the journeys under xvfb-run");
        let root = connection.setup().roots[screen].root;
        let atom = |name: &[u8]| connection.intern_atom(false, name).unwrap().reply().unwrap().atom;
        let (protocols, close) = (atom(b"WM_PROTOCOLS"), atom(b"WM_DELETE_WINDOW"));
        let process = atom(b"_NET_WM_PID");
        Self { connection, root, protocols, close, process }
    }

    /// Waits for the window of a desk to be on the display.
    pub fn window(&self, desk: &Desk) -> Window {
        wait(Duration::from_secs(20), "a window on the display", || Ok(self.windows(desk).first().copied())).unwrap()
    }

    /// Waits for a second window of a desk, such as a question asked outside the page.
    pub fn another_window(&self, desk: &Desk, first: Window) -> Window {
        let other = || self.windows(desk).into_iter().find(|window| *window != first);
        wait(Duration::from_secs(10), "a question outside the page", || Ok(other())).unwrap()
    }

    /// Waits until a desk has that window and no other.
    pub fn wait_until_only(&self, desk: &Desk, window: Window) -> Result<(), DriverError> {
        wait(Duration::from_secs(10), "the question to go", || Ok((self.windows(desk) == [window]).then_some(())))
    }

    /// Asks a window to close, as a press on its cross does.
    pub fn press_the_cross(&self, window: Window) {
        let message = ClientMessageEvent::new(32, window, self.protocols, [self.close, x11rb::CURRENT_TIME, 0, 0, 0]);
        self.connection.send_event(false, window, EventMask::NO_EVENT, message).unwrap();
        self.connection.flush().unwrap();
    }

    /// Waits until a desk has no window any more.
    pub fn wait_until_gone(&self, desk: &Desk) -> Result<(), DriverError> {
        wait(Duration::from_secs(10), "the window to go", || Ok(self.windows(desk).is_empty().then_some(())))
    }

    fn windows(&self, desk: &Desk) -> Vec<Window> {
        let ours = desk.processes();
        let children = self.connection.query_tree(self.root).unwrap().reply().unwrap().children;
        let of_ours = |window: &Window| self.process(*window).is_some_and(|process| ours.contains(&process));
        children.into_iter().filter(|window| self.can_be_closed(*window) && of_ours(window)).collect()
    }

    fn process(&self, window: Window) -> Option<u32> {
        let asked =
            self.connection.get_property(false, window, self.process, AtomEnum::CARDINAL, 0, 1).unwrap().reply();
        asked.ok()?.value32()?.next()
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
