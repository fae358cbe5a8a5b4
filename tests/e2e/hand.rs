//! Owns what a person does with a window, by the words they see: press, fill in, read, look.
//! Must not know any selector of the page beyond what assistive technology is told too.

use crate::desk::keep_picture;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tests::webdriver::{DriverError, Element, Key, Window};

/// A hand on an open window.
pub struct Hand(pub Window);

/// What a thing on the page is called, as assistive technology is told too.
const NAMES: &str = r"
    const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const labels = (e) => [...(e.labels ?? [])].map((label) => label.innerText).join(' ');
    const names = (e) => [e.getAttribute('aria-label'), labels(e), e.innerText, e.title, e.placeholder].map(plain).filter(Boolean);
";

/// Finds what is called so among the visible things that match a selector; an exact name wins over a
/// beginning, and a beginning over a part.
const CALLED: &str = r#"
    const [selector, words] = arguments;
    const shown = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility() && !e.disabled);
    const fits = [(name) => name === words, (name) => name.startsWith(words), (name) => name.includes(words)];
    return fits.map((fit) => shown.find((e) => names(e).some(fit))).find(Boolean) ?? null;
"#;

const PRESSABLE: &str = "button, a[href], summary, [role=button], [role=tab], [role=option], [role=menuitem], [role=menuitemradio], [role=radio], input[type=checkbox], input[type=radio], label";
const WRITABLE: &str = "input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox]";

const AXE: &str = r"
    const done = arguments[arguments.length - 1];
    window.axe.run(document).then(
        (result) => done(result.violations
            .filter((found) => ['serious', 'critical'].includes(found.impact))
            .map((found) => `${found.id} (${found.impact}): ` + found.nodes.map((node) => node.html.slice(0, 160)).join('  |  '))),
        (why) => done([String(why)]));
";

/// What is cut off at its lower edge: it holds more than is seen of it, and does not scroll. A few lines of a longer text, what only a screen reader is told, and what is drawn at another scale are so on purpose.
const CUT_OFF: &str = r"
    const clips = (style) => ['hidden', 'clip'].includes(style.overflowY)
        || (style.overflowY === 'visible' && /content|strict|paint/.test(style.contain));
    const isCut = (e) => {
        const style = getComputedStyle(e);
        return clips(style) && style.webkitLineClamp === 'none' && e.clientHeight > 1 && e.scrollHeight > e.clientHeight + 2
            && e.checkVisibility() && ![...e.children].some((child) => getComputedStyle(child).transform !== 'none');
    };
    return [...document.querySelectorAll('body *')].filter(isCut)
        .map((e) => `cut off, ${e.scrollHeight} px in ${e.clientHeight}: ${e.outerHTML.slice(0, 200)}`);
";

/// Calls back once the fonts are there and the page has been painted with them.
const PAINTED: &str = r"
    const done = arguments[arguments.length - 1];
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    frame().then(() => document.fonts.ready).then(frame).then(frame).then(() => done(true));
";

/// Calls back once a thing has kept its place for three frames.
const STEADY: &str = r"
    const [thing, done] = arguments;
    const place = () => JSON.stringify(thing.getBoundingClientRect());
    let still = 0;
    let last = place();
    const look = () => {
        const now = place();
        still = now === last ? still + 1 : 0;
        last = now;
        if (still >= 3) done(true);
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";

impl Hand {
    /// The thing to press of that name.
    pub fn find(&self, words: &str) -> Element {
        let found = self.0.wait_for_element(
            &format!("\"{words}\" to press"),
            &format!("{NAMES}{CALLED}"),
            json!([PRESSABLE, words]),
        );
        found.unwrap_or_else(|why| self.stop(&why))
    }

    /// Waits until a thing keeps its place: a person aims at what has come to rest. What is gone by now fails on the press itself.
    pub fn wait_at_rest(&self, thing: &Element) {
        let _ = self.0.script_later(STEADY, json!([thing]));
    }

    /// Presses what is called so.
    pub fn press(&self, words: &str) {
        let element = self.find(words);
        self.wait_at_rest(&element);
        self.0
            .press(&element)
            .unwrap_or_else(|why| panic!("pressing \"{words}\": {why}. {}", self.what_lies_over(&element)));
    }

    /// A thing and what lies over its middle, for telling why it could not be pressed.
    pub fn what_lies_over(&self, thing: &Element) -> String {
        const OVER: &str = r"
            const box = arguments[0].getBoundingClientRect();
            const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return [arguments[0].outerHTML.slice(0, 300), over?.outerHTML.slice(0, 300) ?? 'nothing', JSON.stringify(box)];
        ";
        format!("It and what lies over it: {}", self.0.script(OVER, json!([thing])).unwrap_or_default())
    }

    /// Goes on with Tab until what has the focus is called so.
    pub fn tab_to(&self, words: &str) {
        const HERE: &str = "return names(document.activeElement).some((name) => name.startsWith(arguments[0]));";
        for _ in 0..90 {
            if self.0.script(&format!("{NAMES}{HERE}"), json!([words])).unwrap() == json!(true) {
                return;
            }
            self.0.key(Key::Tab).unwrap();
        }
        self.stop(&DriverError::Late(format!("\"{words}\" to be reached by Tab")))
    }

    /// Goes to what is called so and presses it, all by keys.
    pub fn choose(&self, words: &str) {
        self.tab_to(words);
        self.0.key(Key::Enter).unwrap();
    }

    /// Types a line and keeps it; nothing is focused on purpose.
    pub fn line(&self, text: &str) {
        self.0.write(text).unwrap();
        self.0.key(Key::Enter).unwrap();
    }

    /// The field of that name.
    pub fn field(&self, words: &str) -> Element {
        let found = self.0.wait_for_element(
            &format!("the field \"{words}\""),
            &format!("{NAMES}{CALLED}"),
            json!([WRITABLE, words]),
        );
        found.unwrap_or_else(|why| self.stop(&why))
    }

    /// Types into the field of that name.
    pub fn fill(&self, words: &str, text: &str) {
        let field = self.field(words);
        self.0.type_into(&field, text).unwrap_or_else(|why| panic!("typing into \"{words}\": {why}"));
    }

    /// Waits until a field holds that text.
    pub fn see_field_with(&self, text: &str) {
        const HOLDS: &str =
            "return [...document.querySelectorAll('input, textarea')].some((field) => field.value === arguments[0]);";
        let seen = self.0.wait_for(&format!("a field with \"{text}\""), HOLDS, json!([text]));
        seen.unwrap_or_else(|why| self.stop(&why));
    }

    /// Waits until the page shows those words.
    pub fn see(&self, words: &str) {
        const SHOWS: &str = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0]);";
        let seen = self.0.wait_for(&format!("the words \"{words}\""), SHOWS, json!([words]));
        seen.unwrap_or_else(|why| self.stop(&why));
    }

    /// Waits until the pages of a handout lie on the screen.
    pub fn see_paper(&self) {
        const LIES: &str = "const pages = [...document.querySelectorAll('main img')];\
            return pages.length > 0 && pages.every((page) => page.complete);";
        self.0.wait_for("the pages of the handout", LIES, json!([])).unwrap_or_else(|why| self.stop(&why));
    }

    /// Stops the journey with a picture of where it stood, and what the page said.
    fn stop<T>(&self, why: &DriverError) -> T {
        let journey = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        if let Ok(picture) = self.0.picture() {
            keep_picture(&format!("stopped-{journey}"), &picture);
        }
        panic!("{why}. The page says: {}", self.text());
    }

    /// Everything the page says.
    pub fn text(&self) -> String {
        let text = self.0.script("return document.body.innerText;", json!([])).unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Takes a picture, and looks for what would shut people out and for what is cut off.
    pub fn look(&self, name: &str) {
        let found = self.findings(name);
        assert!(
            found.is_empty(),
            "a screen may not shut people out (axe-core) or cut its words off:\n{}",
            found.join("\n")
        );
    }

    /// Takes a picture, and gives what axe-core finds serious or critical and what is cut off.
    pub fn findings(&self, name: &str) -> Vec<String> {
        self.0.script_later(PAINTED, json!([])).unwrap();
        keep_picture(name, &self.0.picture().unwrap());
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe).expect("axe-core comes with the packages of ui: run `make ui-packages`");
        self.0.script(&format!("if (!window.axe) {{ {axe}\n }} return true;"), json!([])).unwrap();
        let shut_out = self.0.script_later(AXE, json!([])).unwrap();
        [told(name, &shut_out), self.cut_off(name)].concat()
    }

    /// What the page holds more of than it shows, without a way to scroll there.
    pub fn cut_off(&self, name: &str) -> Vec<String> {
        self.0.script_later(PAINTED, json!([])).unwrap();
        told(name, &self.0.script(CUT_OFF, json!([])).unwrap())
    }

    /// Calls a command straight from the page, as a script that does not belong there would. Gives `[true, answer]`,
    /// or `[false, refusal]`.
    pub fn call(&self, command: &str, arguments: &Value) -> (bool, Value) {
        const CALL: &str = r"
            const [command, given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, given).then((answer) => done([true, answer]), (why) => done([false, why]));
        ";
        let mut answer = self.0.script_later(CALL, json!([command, arguments])).unwrap();
        (answer[0].as_bool().unwrap(), answer[1].take())
    }
}

/// What a script of the page found, each with the name of the place.
fn told(name: &str, found: &Value) -> Vec<String> {
    found.as_array().expect("a list of findings").iter().map(|found| format!("{name}: {found}")).collect()
}
