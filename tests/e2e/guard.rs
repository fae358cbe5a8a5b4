//! Owns the promises about what a window cannot do: call what it was not given, reach a network, share a library.
//! Must not test how a refusal looks on the screen beyond its words.

use crate::desk::desk;
use crate::display::Display;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tests::webdriver::{PATIENCE, wait};

#[test]
fn a_window_can_call_only_what_its_capability_names() {
    let Some(desk) = desk("commands that are not granted") else { return };
    let hand = desk.open(&[]);
    hand.see("Second Story");
    let (answered, library) = hand.call("read", &json!({ "request": { "name": "library", "input": null } }));
    assert!(answered, "a granted command must be answered, or the refusals below prove nothing: {library}");
    let not_granted = [
        ("plugin:event|emit", json!({ "event": "changed", "payload": { "revision": 1 } })),
        ("plugin:dialog|open", json!({ "options": {} })),
        ("plugin:dialog|save", json!({ "options": {} })),
        ("plugin:window|close", json!({ "label": "main" })),
        ("plugin:window|destroy", json!({ "label": "main" })),
        ("plugin:path|resolve_directory", json!({ "directory": 1 })),
        ("plugin:webview|create_webview_window", json!({ "options": { "label": "other", "url": "index.html" } })),
        ("plugin:fs|read_text_file", json!({ "path": "/etc/hostname" })),
        ("plugin:shell|open", json!({ "path": "https://example.org" })),
    ];
    for (command, arguments) in not_granted {
        let (answered, why) = hand.call(command, &arguments);
        assert!(!answered, "{command} must be refused, but was answered: {why}");
        let why = why.to_string();
        assert!(
            why.contains("not allowed") || why.contains("not found"),
            "{command} must be refused by the access list: {why}"
        );
    }
}

#[test]
fn a_page_cannot_run_foreign_code_or_reach_anything_outside() {
    let Some(desk) = desk("the content security policy") else { return };
    let hand = desk.open(&[]);
    hand.see("Second Story");
    const TRY: &str = r"
        const done = arguments[arguments.length - 1];
        const tried = {};
        const image = new Image();
        image.src = 'http://127.0.0.1:9/x.png';
        const script = document.createElement('script');
        script.textContent = 'window.foreign = 1';
        document.body.append(script);
        script.remove();
        tried.inline = window.foreign === 1;
        const loads = (promise) => promise.then(() => true, () => false);
        Promise.all([
            loads(fetch('http://127.0.0.1:9/')),
            loads(fetch('tauri://localhost/index.html')),
            loads(image.decode()),
        ]).then(([fetched, own, pictured]) => { Object.assign(tried, { fetched, own, pictured }); return 0; }).then(() => done(tried));
    ";
    let tried = hand.0.script_later(TRY, json!([])).unwrap();
    for way in ["inline", "fetched", "own", "pictured"] {
        assert_eq!(tried[way], json!(false), "the policy must refuse {way}: {tried}");
    }
    hand.0.script("window.location.href = 'https://example.org/'; return 1;", json!([])).unwrap();
    sleep(Duration::from_millis(500));
    let place = hand.0.script("return window.location.origin;", json!([])).unwrap();
    assert_eq!(place, json!("tauri://localhost"), "no script may lead the window elsewhere");
}

#[test]
fn a_second_window_on_one_library_says_that_it_is_in_use() {
    let Some(desk) = desk("two windows on one library") else { return };
    let first = desk.open(&["--sample"]);
    first.see("Web hosts after an Apache upgrade");
    let display = Display::connect();
    let its_window = display.window(&desk);
    let second = desk.open(&[]);
    second.see("is open in another window or program");
    second.look("library-busy");
    let (answered, refusal) = second.call("apply", &json!({ "request": { "name": "add_sample", "input": null } }));
    assert!(!answered, "the second window must not write: {refusal}");
    assert_eq!(refusal["code"], json!("closed"), "and must say so in the usual shape: {refusal}");
    display.press_the_cross(its_window);
    let open = json!({ "request": { "name": "reopen", "input": null } });
    wait(PATIENCE, "the library to be free", || {
        let (_, library) = second.call("apply", &open);
        Ok((library["access"]["kind"] == json!("full")).then_some(()))
    })
    .expect("once the first window is gone the second may open the library");
}

#[test]
fn nothing_connects_and_nothing_listens() {
    let Some(desk) = desk("no network") else { return };
    let available = Command::new("strace").arg("--version").stdout(Stdio::null()).status();
    if available.is_err() {
        let _ = writeln!(std::io::stderr(), "\nSKIPPED: \"no network\" needs strace, which is not installed here.\n");
        return;
    }
    let display = Display::connect();
    let trace = desk.out().join("trace.txt");
    let mut window = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=socket,connect,listen", "-o"])
        .arg(&trace)
        .arg(desk.desktop())
        .args(desk.arguments(&["--sample"]))
        .envs(desk.environment())
        .spawn()
        .unwrap();
    let shown = display.window(&desk);
    sleep(Duration::from_secs(4));
    display.press_the_cross(shown);
    let ended = wait(PATIENCE, "the window to close", || Ok(window.try_wait().unwrap_or(None))).unwrap();
    assert!(ended.success(), "a window that is closed by its cross ends well: {ended}");
    let calls = fs::read_to_string(&trace).unwrap();
    assert!(calls.contains("AF_UNIX"), "the trace must have seen the display's own socket, or it saw nothing");
    let outward: Vec<&str> =
        calls.lines().filter(|call| call.contains("AF_INET") || call.contains("listen(")).collect();
    assert_eq!(outward, Vec::<&str>::new(), "no socket may lead out of this machine, and nothing may listen");
}

#[test]
fn bad_calls_are_answered_in_the_usual_shape() {
    let Some(desk) = desk("bad calls") else { return };
    let hand = desk.open(&[]);
    hand.see("Second Story");
    let start = |title: &str| json!({ "request": { "name": "start", "input": { "title": title, "preset": null } } });
    let calls: [(&str, Value, &str); 6] = [
        ("apply", start(&"a".repeat(10_000)), "refused"),
        ("apply", start("nul \u{0} inside"), "refused"),
        ("apply", start("   "), "refused"),
        ("apply", json!({ "request": { "name": "act", "input": { "act": "Nonsense" } } }), "bad_request"),
        ("read", json!({ "request": { "name": "no_such_thing", "input": null } }), "bad_request"),
        ("read", json!({ "request": { "name": "start", "input": { "title": "x" } } }), "bad_request"),
    ];
    for (command, call, code) in calls {
        let (answered, trouble) = hand.call(command, &call);
        assert!(!answered, "{command} must refuse {}", &call.to_string()[..80.min(call.to_string().len())]);
        assert_eq!(trouble["code"], json!(code), "the code tells the screen what to do: {trouble}");
        for part in ["message", "next"] {
            let words = trouble[part].as_str().unwrap_or_default();
            assert!(words.len() > 10, "{part} must be words for a person: {trouble}");
        }
    }
    // Half a character can be made in a script but not in Rust, so the page has to say it itself.
    let halved = hand.0.script_later(HALF_A_CHARACTER, json!([])).unwrap();
    assert_eq!(halved[0], json!("refused"), "half a character is no text: {halved}");
    let (_, library) = hand.call("read", &json!({ "request": { "name": "library", "input": null } }));
    assert_eq!(library["reviews"], json!([]), "nothing of a refused call may stay");
}

const HALF_A_CHARACTER: &str = r"
    const done = arguments[arguments.length - 1];
    const start = { name: 'start', input: { title: 'half \ud800 a character', preset: null } };
    window.__TAURI_INTERNALS__.invoke('apply', { request: start }).then(() => done('kept'), (why) => done(['refused', why]));
";
