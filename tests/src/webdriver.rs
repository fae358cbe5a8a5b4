//! Owns a small WebDriver client: starts the driver, opens the window, finds, types, looks.
//! Must not know which program is in the window.

use base64::Engine;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The key under which WebDriver hands out elements (W3C WebDriver, section 11).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long something on the screen may take to appear.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// Keeps one speck in the corner changing for three seconds. A picture is taken behind the next drawing of the page, and where the
/// processor draws straight, a page on which nothing changes is not drawn again: the driver would wait for ever.
const STIR: &str = r"
    const speck = document.createElement('i');
    speck.id = 'speck';
    speck.setAttribute('aria-hidden', 'true');
    Object.assign(speck.style, { position: 'fixed', right: 0, bottom: 0, width: '1px', height: '1px', pointerEvents: 'none' });
    document.documentElement.append(speck);
    const until = performance.now() + 3000;
    const turn = (number) => {
        if (!speck.isConnected || performance.now() > until) return speck.remove();
        speck.style.background = `rgb(0 0 0 / ${number % 2 ? 0.004 : 0.008})`;
        requestAnimationFrame(() => turn(number + 1));
    };
    turn(0);
    return true;
";

/// Takes the speck away.
const SETTLE: &str = "document.getElementById('speck')?.remove(); return true;";

/// What kept the window from being driven.
#[derive(Debug, thiserror::Error)]
pub enum DriverError {
    /// WebKitWebDriver could not be started; it comes with the package webkit2gtk-driver.
    #[error("starting WebKitWebDriver: {0}. Install webkit2gtk-driver")]
    Start(#[from] io::Error),
    /// The driver was asked and did not answer.
    #[error("asking the driver: {0}")]
    Wire(#[from] ureq::Error),
    /// The driver answered that it could not.
    #[error("asking {asked}: {answer}")]
    Refused {
        /// What was asked.
        asked: String,
        /// What it said.
        answer: Value,
    },
    /// What was waited for did not come.
    #[error("waiting for {0}: it did not come in time")]
    Late(String),
}

/// An open window under a driver. Dropping it ends the driver; a program that was not closed may live on.
pub struct Window {
    driver: Child,
    agent: ureq::Agent,
    session: String,
}

/// A key that is no letter, as WebDriver names it (W3C WebDriver, section 17.4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Escape.
    Escape,
    /// Backspace.
    Backspace,
    /// Control, held while the next key is pressed.
    Control,
    /// Shift, held while the next key is pressed.
    Shift,
    /// Alt, held while the next key is pressed.
    Alt,
    /// Page Down.
    PageDown,
    /// The arrow to the left.
    Left,
    /// F8, to the next phrase worth a thought.
    F8,
    /// F9, which turns the coach off and on.
    F9,
    /// F10, a function key nothing else uses.
    F10,
}

impl Key {
    const fn code(self) -> char {
        match self {
            Self::Enter => '\u{e007}',
            Self::Tab => '\u{e004}',
            Self::Escape => '\u{e00c}',
            Self::Backspace => '\u{e003}',
            Self::Control => '\u{e009}',
            Self::Shift => '\u{e008}',
            Self::Alt => '\u{e00a}',
            Self::PageDown => '\u{e00f}',
            Self::Left => '\u{e012}',
            Self::F8 => '\u{e038}',
            Self::F9 => '\u{e039}',
            Self::F10 => '\u{e03a}',
        }
    }
}

/// A place on the page. It can be handed to a script again.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut named = serializer.serialize_map(Some(1))?;
        named.serialize_entry(ELEMENT, &self.0)?;
        named.end()
    }
}

impl Window {
    /// Opens a program's window under a driver of its own, with that environment added.
    ///
    /// # Errors
    /// Where the driver is not installed, or the program shows no window.
    pub fn open(program: &Path, args: &[String], env: &[(String, String)]) -> Result<Self, DriverError> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(env.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(4 * PATIENCE)).build();
        let mut window =
            Self { driver, agent: config.new_agent(), session: format!("http://127.0.0.1:{port}/session") };
        wait(PATIENCE, "the driver to listen", || Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()))?;
        let options = json!({ "binary": program, "args": args });
        let wish = json!({ "browserName": "wry", "webkitgtk:browserOptions": options });
        let answer = window.post("", &json!({ "capabilities": { "alwaysMatch": wish } }))?;
        let Some(id) = answer["sessionId"].as_str() else {
            return Err(DriverError::Refused { asked: "for a session".to_owned(), answer });
        };
        window.session = format!("{}/{id}", window.session);
        Ok(window)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, DriverError> {
        let answer = self.agent.post(format!("{}{path}", self.session)).send_json(body)?;
        Self::value(path, answer)
    }

    fn get(&self, path: &str) -> Result<Value, DriverError> {
        let answer = self.agent.get(format!("{}{path}", self.session)).call()?;
        Self::value(path, answer)
    }

    fn value(path: &str, mut answer: ureq::http::Response<ureq::Body>) -> Result<Value, DriverError> {
        let good = answer.status().is_success();
        let body: Value = answer.body_mut().with_config().limit(64 << 20).read_json()?;
        let value = body.get("value").cloned().unwrap_or(Value::Null);
        if good { Ok(value) } else { Err(DriverError::Refused { asked: path.to_owned(), answer: value }) }
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    /// Where the script throws.
    pub fn script(&self, script: &str, args: Value) -> Result<Value, DriverError> {
        self.post("/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// The same for a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// Where the script throws or never calls back.
    pub fn script_later(&self, script: &str, args: Value) -> Result<Value, DriverError> {
        self.post("/execute/async", &json!({ "script": script, "args": args }))
    }

    /// Waits for a script to return something other than null, false or nothing.
    ///
    /// # Errors
    /// Where it does not within [`PATIENCE`]; `what` says in words what was waited for.
    pub fn wait_for(&self, what: &str, script: &str, args: Value) -> Result<Value, DriverError> {
        wait(PATIENCE, what, || {
            let found = self.script(script, args.clone())?;
            Ok((!matches!(found, Value::Null | Value::Bool(false))).then_some(found))
        })
    }

    /// Waits for a script to return an element.
    ///
    /// # Errors
    /// As [`Self::wait_for`].
    pub fn wait_for_element(&self, what: &str, script: &str, args: Value) -> Result<Element, DriverError> {
        let found = self.wait_for(what, script, args)?;
        match found[ELEMENT].as_str() {
            Some(id) => Ok(Element(id.to_owned())),
            None => Err(DriverError::Refused { asked: what.to_owned(), answer: found }),
        }
    }

    /// Presses an element as a pointer would.
    ///
    /// # Errors
    /// Where it cannot be pressed: hidden, covered or gone.
    pub fn press(&self, element: &Element) -> Result<(), DriverError> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Takes an element with the pointer, goes to a place on the page in CSS pixels, and lets go there.
    ///
    /// # Errors
    /// Where the element is gone, or the place is outside the page.
    pub fn carry(&self, element: &Element, x: i64, y: i64) -> Result<(), DriverError> {
        let go =
            |x: i64, y: i64| json!({ "type": "pointerMove", "duration": 50, "origin": "viewport", "x": x, "y": y });
        let take = json!({ "type": "pointerMove", "duration": 0, "origin": element, "x": 0, "y": 0 });
        let (down, up) = (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let actions = [take, down, go(x + 8, y + 8), go(x, y), up];
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.post("/actions", &json!({ "actions": [mouse] })).map(drop)
    }

    /// Types letters into an element, which gets the focus.
    ///
    /// # Errors
    /// Where it takes no letters.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), DriverError> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// Types letters wherever the focus is.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn write(&self, text: &str) -> Result<(), DriverError> {
        let strokes: Vec<Value> = text.chars().flat_map(|letter| [down(letter), up(letter)]).collect();
        self.strokes(&strokes)
    }

    /// Presses keys together: all but the last are held.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn keys(&self, held: &[Key], last: char) -> Result<(), DriverError> {
        let mut strokes: Vec<Value> = held.iter().map(|key| down(key.code())).collect();
        strokes.extend([down(last), up(last)]);
        strokes.extend(held.iter().rev().map(|key| up(key.code())));
        self.strokes(&strokes)
    }

    /// Presses one key that is no letter.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn key(&self, key: Key) -> Result<(), DriverError> {
        self.keys(&[], key.code())
    }

    fn strokes(&self, strokes: &[Value]) -> Result<(), DriverError> {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("/actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// The page as a PNG.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn picture(&self) -> Result<Vec<u8>, DriverError> {
        self.script(STIR, json!([]))?;
        let answer = self.get("/screenshot");
        self.script(SETTLE, json!([]))?;
        let answer = answer?;
        let coded = answer.as_str().unwrap_or_default();
        let refused = || DriverError::Refused { asked: "for a picture".to_owned(), answer: json!("not a picture") };
        base64::engine::general_purpose::STANDARD.decode(coded).map_err(|_| refused())
    }

    /// The windows of the program, in no order one can rely on.
    ///
    /// # Errors
    /// Where the program is gone.
    pub fn windows(&self) -> Result<Vec<String>, DriverError> {
        let windows = self.get("/window/handles")?;
        let names = windows.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(names.map(str::to_owned).collect())
    }

    /// Turns to another window; everything from now on is done there.
    ///
    /// # Errors
    /// Where it is gone.
    pub fn turn_to(&self, window: &str) -> Result<(), DriverError> {
        self.post("/window", &json!({ "handle": window })).map(drop)
    }

    /// Gives the window that size.
    ///
    /// # Errors
    /// Where the window is gone.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), DriverError> {
        self.post("/window/rect", &json!({ "width": width, "height": height })).map(drop)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The window may have closed already, or its page may be stuck, which is what some journeys are about.
        let farewell = self.agent.delete(&self.session).config().timeout_global(Some(Duration::from_secs(3))).build();
        let _ = farewell.call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}

/// Asks again and again until there is an answer.
///
/// # Errors
/// [`DriverError::Late`] when the time is over; an error of the question itself at once.
pub fn wait<T>(
    patience: Duration,
    what: &str,
    mut ask: impl FnMut() -> Result<Option<T>, DriverError>,
) -> Result<T, DriverError> {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask()? {
            return Ok(answer);
        }
        if began.elapsed() > patience {
            return Err(DriverError::Late(what.to_owned()));
        }
        sleep(Duration::from_millis(25));
    }
}
