//! Owns the facilitator's window and the handshake by which it closes without losing a word.
//! Must not know what is unsaved: the screens do, and answer for it.
//!
//! The handshake: a page that can hear says so with the command `closing`, `{answer: "listening"}`; until then it holds no
//! word and the window just goes. After it closing is prevented and the page hears the event `closing`. It answers with the
//! same command: `"heard"` at once, then `"go"` when every word is kept or the person lets the rest go, or `"stay"`. A page
//! that has not even heard within two seconds is stuck, and the person is asked outside it.

use crate::words::Words;
use serde::Deserialize;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// The label of the facilitator's window, as the capability names it.
pub const MAIN: &str = "main";

/// How long the page may take to answer before the person is asked.
const PATIENCE: Duration = Duration::from_secs(2);

/// How far leaving has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    /// The page is not there yet.
    #[default]
    Opening,
    /// Nobody wants to leave.
    Staying,
    /// The page was asked to finish; the number tells one wish from the next.
    Asked(u64),
    /// The page is writing, or asking the person itself.
    InThePage,
    /// The person is asked outside the page.
    Choosing,
}

/// Where the handshake stands, and how many wishes to close there have been.
#[derive(Debug, Default)]
pub struct Leaving(Mutex<(Step, u64)>);

/// What is to be done next about the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Nothing,
    AskThePage(u64),
    AskThePerson,
    Go,
}

/// What has just happened to the wish to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    WishToClose,
    ByThePage(Answer),
    PatienceOver(u64),
    PersonStays,
    PersonLetsGo,
}

/// What the page says when it is asked to finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is there, and hears when it is asked to finish.
    Listening,
    /// It has heard, and is writing.
    Heard,
    /// Every word is kept, or the person lets the rest go.
    Go,
    /// The person stays.
    Stay,
}

impl Leaving {
    fn hear(&self, told: Told) -> Move {
        use Answer::{Go, Heard, Listening, Stay};
        use Told::{ByThePage, PatienceOver, PersonLetsGo, PersonStays, WishToClose};
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (step, wishes) = *held;
        let (next, to_do) = match (step, told) {
            (Step::Opening, WishToClose) => (Step::Opening, Move::Go),
            (Step::Opening, ByThePage(Listening)) => (Step::Staying, Move::Nothing),
            // A page that stopped answering after it had heard must not hold the window for ever.
            (Step::Staying | Step::InThePage, WishToClose) => (Step::Asked(wishes + 1), Move::AskThePage(wishes + 1)),
            (Step::Asked(_), ByThePage(Heard)) => (Step::InThePage, Move::Nothing),
            (Step::Asked(_) | Step::InThePage, ByThePage(Stay)) => (Step::Staying, Move::Nothing),
            (Step::Asked(_) | Step::InThePage | Step::Choosing, ByThePage(Go)) => (Step::Staying, Move::Go),
            (Step::Asked(wish), PatienceOver(of)) if wish == of => (Step::Choosing, Move::AskThePerson),
            (Step::Choosing, PersonStays) => (Step::Staying, Move::Nothing),
            (Step::Choosing, PersonLetsGo) => (Step::Staying, Move::Go),
            // A second click on the cross, a late answer after "stay here", a timer of an earlier wish.
            _ => (step, Move::Nothing),
        };
        let wishes = if let Step::Asked(wish) = next { wish } else { wishes };
        *held = (next, wishes);
        to_do
    }
}

/// Opens the facilitator's window.
///
/// # Errors
/// What the system says when there is no display or no webview.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(app.state::<Words>().say("shell-title"))
        .inner_size(1280.0, 800.0)
        .min_inner_size(800.0, 560.0)
        .on_navigation(is_our_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    crate::graphics::suit(&window)?;
    show_composition(&window)
}

/// The page may only ever be the one that came with the program: no link, drop or script leads elsewhere.
pub(crate) fn is_our_own(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// Shows the letters an input method is still composing; the webview layer turns that off, which leaves people who
/// write Chinese, Japanese or Korean without sight of what they type.
#[cfg(target_os = "linux")]
fn show_composition(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};

    window.with_webview(|webview| {
        if let Some(context) = webview.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn show_composition(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Hears what happens to a window.
pub fn on_event(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } if window.label() == MAIN => {
            api.prevent_close();
            carry_out(window.app_handle(), Told::WishToClose);
        }
        // The wall has no words of its own that could be lost, and nothing of it outlives the facilitator's window.
        WindowEvent::Destroyed if window.label() == MAIN => crate::room::close(window.app_handle()),
        WindowEvent::Destroyed => crate::room::closed(window.app_handle()),
        _ => {}
    }
}

/// The page answers the event of the same name.
#[tauri::command]
pub fn closing(app: AppHandle, answer: Answer) {
    carry_out(&app, Told::ByThePage(answer));
}

fn carry_out(app: &AppHandle, told: Told) {
    match app.state::<Leaving>().hear(told) {
        Move::Nothing => {}
        Move::AskThePage(wish) => ask_the_page(app, wish),
        Move::AskThePerson => ask_the_person(app),
        Move::Go => {
            if let Some(window) = app.get_webview_window(MAIN) {
                // It fails only where the window is gone already, which is what was wanted.
                let _ = window.destroy();
            }
        }
    }
}

fn ask_the_page(app: &AppHandle, wish: u64) {
    // Where nobody listens, the patience below runs out and the person is asked.
    let _ = app.emit("closing", ());
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        carry_out(&app, Told::PatienceOver(wish));
    });
}

fn ask_the_person(app: &AppHandle) {
    let words = app.state::<Words>();
    let buttons = MessageDialogButtons::OkCancelCustom(words.say("shell-stuck-close"), words.say("shell-stuck-stay"));
    let mut dialog = app
        .dialog()
        .message(words.say("shell-stuck-text"))
        .title(words.say("shell-stuck-title"))
        .kind(MessageDialogKind::Warning)
        .buttons(buttons);
    if let Some(window) = app.get_webview_window(MAIN) {
        dialog = dialog.parent(&window);
    }
    let app = app.clone();
    dialog.show(move |close| carry_out(&app, if close { Told::PersonLetsGo } else { Told::PersonStays }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_only_when_all_is_kept_or_the_person_says_so() {
        use Answer::{Go, Heard, Listening, Stay};
        use Told::{ByThePage as Page, PatienceOver as Over, PersonLetsGo, PersonStays, WishToClose as Wish};
        let journeys: &[(&str, &[Told], Move)] = &[
            ("the page is asked first", &[Wish], Move::AskThePage(1)),
            ("a second click changes nothing", &[Wish, Wish], Move::Nothing),
            ("all is kept", &[Wish, Page(Heard), Page(Go)], Move::Go),
            ("the page is heard from in time", &[Wish, Page(Heard), Over(1)], Move::Nothing),
            ("the person stays, in the page", &[Wish, Page(Heard), Page(Stay)], Move::Nothing),
            ("the page does not answer", &[Wish, Over(1)], Move::AskThePerson),
            ("the page stopped after it had heard", &[Wish, Page(Heard), Wish, Over(2)], Move::AskThePerson),
            ("the page answers while the person is asked", &[Wish, Over(1), Page(Heard), Page(Go)], Move::Go),
            ("the person lets it go", &[Wish, Over(1), PersonLetsGo], Move::Go),
            ("the person stays", &[Wish, Over(1), PersonStays], Move::Nothing),
            ("a late answer after staying", &[Wish, Over(1), PersonStays, Page(Go)], Move::Nothing),
            ("an earlier wish's timer", &[Wish, Page(Stay), Wish, Over(1)], Move::Nothing),
            ("a new wish after staying", &[Wish, Page(Stay), Wish], Move::AskThePage(2)),
            ("an answer nobody asked for", &[Page(Go)], Move::Nothing),
        ];
        for (name, told, last) in journeys {
            let leaving = Leaving::default();
            leaving.hear(Page(Listening));
            let done = told.iter().map(|told| leaving.hear(*told)).last();
            assert_eq!(done, Some(*last), "{name}");
        }
    }

    #[test]
    fn a_window_whose_page_is_not_there_yet_just_goes() {
        let leaving = Leaving::default();
        assert_eq!(leaving.hear(Told::WishToClose), Move::Go, "there is nothing to lose, and nobody who could answer");
        leaving.hear(Told::ByThePage(Answer::Listening));
        assert_eq!(leaving.hear(Told::WishToClose), Move::AskThePage(1), "a page that listens may hold words");
        leaving.hear(Told::ByThePage(Answer::Listening));
        assert_eq!(leaving.hear(Told::PatienceOver(1)), Move::AskThePerson, "a page that came again has not answered");
    }

    #[test]
    fn the_window_never_leads_elsewhere() {
        let ours = ["tauri://localhost/", "tauri://localhost/index.html#map", "http://tauri.localhost/"];
        let others =
            ["https://example.org/", "http://localhost:5173/", "file:///etc/passwd", "about:blank", "data:text/html,x"];
        for url in ours {
            assert!(is_our_own(&url.parse().expect("a URL")), "{url} is the program's own page");
        }
        for url in others {
            assert!(!is_our_own(&url.parse().expect("a URL")), "{url} is not the program's own page");
        }
    }
}
