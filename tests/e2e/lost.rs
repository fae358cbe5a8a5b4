//! Owns the promise that nothing is lost when the window is killed, spoiled or shut out by a damaged file.
//! Must not know how words are kept: it reads what the screen said, and looks at what is there afterwards.

use crate::desk::{Desk, desk};
use crate::hand::Hand;
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};
use tests::webdriver::{PATIENCE, wait};

/// How long putting a backup back may take, from the press to the reviews on the screen. A person in a meeting waits
/// that long without wondering; on a quiet machine it takes a fraction of it, and these journeys run on busy ones.
const RESTORED: Duration = Duration::from_secs(5);

/// What was typed longer ago than this must be there even if the screen had not said so yet. Typing waits a second at
/// most; the rest is for a machine that is doing other things.
const SETTLED_MS: u64 = 3_000;

/// Types numbered words, in bursts with pauses as people do, and remembers which of them the screen said were saved.
/// `arguments`: the field, the first number, and whether each word is a note of its own.
const TYPE: &str = r"
    const [field, first, notes] = arguments;
    const typed = [];
    const watch = { said: first - 1, typed };
    window.__watch = watch;
    field.focus();
    let next = first;
    const write = () => {
        field.value = notes ? `word${next}` : `${field.value} word${next}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        if (notes) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        typed.push(performance.now());
        next += 1;
        setTimeout(write, next % 9 ? 15 + (next * 37) % 60 : 420);
    };
    setTimeout(write, 0);
    const sign = () => [...document.querySelectorAll('header span')].some((span) => span.innerText.trim() === 'Saved');
    setInterval(() => { if (sign()) watch.said = next - 1; }, 5);
    return true;
";

/// The last word said to be saved, the last word typed, and the last one typed long enough ago.
const WATCH: &str = r"
    const [first, settled] = arguments;
    const { said, typed } = window.__watch;
    const old = typed.filter((at) => performance.now() - at > settled).length;
    return [said, first - 1 + typed.length, first - 1 + old];
";

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

/// Kills every program of a desk the hard way, as a battery that is taken out would.
fn kill(desk: &Desk) {
    for process in desk.processes() {
        let killed = Command::new("kill").args(["-9", &process.to_string()]).status().unwrap();
        assert!(killed.success(), "the window's own program must be there to be killed");
        // A process loses its command line first and its files, with the library's lock, only a moment later.
        wait(PATIENCE, "the killed program to let its files go", || Ok(has_let_go(process).then_some(()))).unwrap();
    }
}

/// Whether nothing of a process is left, or only its exit code for whoever started it. Its first thread may be gone before
/// the others, which hold its files as well.
fn has_let_go(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    threads.into_iter().all(|thread| {
        let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        let state = status.lines().find_map(|line| line.strip_prefix("State:"));
        state.is_none_or(|state| state.trim_start().starts_with(['Z', 'X']))
    })
}

/// The numbers of the words that a text holds.
fn words(text: &str) -> Vec<u64> {
    text.split_whitespace().filter_map(|word| word.strip_prefix("word")?.parse().ok()).collect()
}

fn summary(sheet: &Value) -> Vec<u64> {
    words(sheet["reviews"][0]["summary"].as_str().unwrap())
}

fn notes(sheet: &Value) -> Vec<u64> {
    let mut found: Vec<u64> =
        sheet["notes"].as_array().unwrap().iter().flat_map(|note| words(note["text"].as_str().unwrap())).collect();
    found.sort_unstable();
    found
}

#[test]
fn a_window_that_is_killed_while_somebody_types_has_every_word_it_said_was_saved() {
    let Some(desk) = desk("kill while typing") else { return };
    desk.ask(&["new", "--title", "Queue full at noon"]);
    let moments = [(400, false), (900, true), (1_300, false), (2_100, true), (3_700, false), (4_400, true)];
    for (after, as_notes) in moments {
        let held: fn(&Value) -> Vec<u64> = if as_notes { notes } else { summary };
        let sheet = desk.ask_json(&["show", "Queue full at noon"])["sheet"].take();
        let first = held(&sheet).last().map_or(1, |last| last + 1);
        let hand = desk.open(&[]);
        hand.press("Queue full at noon");
        hand.press(if as_notes { "Meet" } else { "Prepare" });
        let field = hand.field(if as_notes { "What is being said" } else { "Summary" });
        hand.0.script(TYPE, json!([field, first, as_notes])).unwrap();
        let begun = Instant::now();
        let mut seen = json!([first - 1, first - 1, first - 1]);
        while begun.elapsed() < Duration::from_millis(after) {
            seen = hand.0.script(WATCH, json!([first, SETTLED_MS])).unwrap();
        }
        kill(&desk);
        drop(hand);
        desk.wait_until_closed();

        let (said, typed, settled) = (number(&seen[0]), number(&seen[1]), number(&seen[2]));
        let sheet = desk.ask_json(&["show", "Queue full at noon"])["sheet"].take();
        let kept = held(&sheet);
        let whole: Vec<u64> = (1..=kept.len() as u64).collect();
        let told = format!("killed after {after} ms: said {said}, typed {typed}, kept {}", kept.len());
        assert_eq!(kept, whole, "what is kept is what was typed, in order and with no hole; {told}");
        let last = kept.last().copied().unwrap_or(0);
        assert!(last >= said, "every word the screen said was saved must be there; {told}");
        assert!(last >= settled, "what was typed {SETTLED_MS} ms before must be there; {told}");
        eprintln!("{told}, notes: {as_notes}");
    }
    let hand = desk.open(&[]);
    hand.press("Queue full at noon");
    let last = summary(&desk.first_sheet(&hand)).last().copied().unwrap();
    let shown = hand.0.script("return arguments[0].value;", json!([hand.field("Summary")])).unwrap();
    assert_eq!(words(shown.as_str().unwrap()).last(), Some(&last), "and on the screen again");
    desk.close(hand);
    assert_eq!(desk.ask_json(&["check"])["problems"], json!([]), "the library is sound after all that");
}

/// Opens the list of backups and puts the newest back; gives how long that took.
fn put_back(hand: &Hand, list: &str, sees: &str) -> Duration {
    hand.press(list);
    hand.see("The library that is here now is set aside");
    let back = hand.find("Put it back");
    let pressed = Instant::now();
    hand.0.press(&back).unwrap();
    hand.see("The backup is back in place");
    hand.see(sees);
    pressed.elapsed()
}

#[test]
fn a_backup_is_put_back_by_one_press_and_by_one_command() {
    let Some(desk) = desk("restore drill") else { return };
    desk.ask(&["new", "--title", "Queue full at noon"]);
    desk.ask(&["sample"]);
    let hand = desk.open(&[]);
    hand.press("Web hosts after an Apache upgrade");
    hand.press("Prepare");
    hand.fill("Summary", " Worth keeping.");
    hand.see("Saved");
    hand.press("All reviews");
    hand.press("Backups");
    hand.press("Take one now");
    hand.see("You asked for it");
    hand.press("Leave things as they are");

    let sheet = desk.first_sheet(&hand);
    let spoil = json!({ "request": { "name": "act", "input": { "act": "Remove", "of": { "noun": "review", "id": sheet["reviews"][0]["id"] } } } });
    assert!(hand.call("apply", &spoil).0, "the review can be taken away");
    let took = put_back(&hand, "Backups", "Web hosts after an Apache upgrade");
    eprintln!("put back by a press in {took:?}");
    assert!(took <= RESTORED, "one press, and the reviews are there: took {took:?}");
    assert_eq!(desk.first_sheet(&hand), sheet, "every row is as the backup held it");
    desk.close(hand);

    fs::write(desk.library(), "spoiled beyond reading").unwrap();
    let hand = desk.open(&[]);
    hand.see("The library did not open");
    let took = put_back(&hand, "Restore from a backup", "Web hosts after an Apache upgrade");
    assert!(took <= RESTORED, "one press on the shut screen too: took {took:?}");
    desk.close(hand);

    fs::write(desk.library(), "spoiled once more").unwrap();
    let asked = Instant::now();
    desk.ask(&["restore"]);
    let took = asked.elapsed();
    assert!(took <= RESTORED, "and one command: took {took:?}");
    let after = desk.ask_json(&["show", "sample"])["sheet"].take();
    assert_eq!(after["notes"], sheet["notes"], "the notes are as they were");
    assert_eq!(after["reviews"][0]["summary"], sheet["reviews"][0]["summary"], "and so is what was typed last");
}

#[test]
fn a_damaged_library_gives_its_words_back_with_one_key() {
    let Some(desk) = desk("salvage in the window") else { return };
    desk.ask(&["sample"]);
    let before = desk.ask_json(&["show", "sample"])["sheet"].take();
    let mut bytes = fs::read(desk.library()).unwrap();
    bytes[..100].fill(0);
    bytes[5 * 4096..6 * 4096].fill(0);
    fs::write(desk.library(), &bytes).unwrap();

    let hand = desk.open(&[]);
    hand.see("The library did not open");
    hand.look("shut-damaged");
    hand.0.keys(&[], 's').unwrap();
    hand.see("rows came back");
    hand.see("library-salvaged.db, beside the damaged library, which was not touched");
    hand.look("shut-salvaged");
    assert_eq!(fs::read(desk.library()).unwrap(), bytes, "the damaged library is as it was, to the byte");
    hand.press("Use them from now on");
    hand.see("Your words are back");
    hand.see("Web hosts after an Apache upgrade");
    desk.close(hand);

    let after = desk.ask_json(&["show", "sample"])["sheet"].take();
    let count =
        |sheet: &Value| sheet.as_object().unwrap().values().filter_map(Value::as_array).map(Vec::len).sum::<usize>();
    assert!(count(&after) * 100 >= count(&before) * 99, "{} of {} rows are back", count(&after), count(&before));
    let aside = fs::read_dir(desk.library().parent().unwrap()).unwrap().flatten().map(|entry| entry.path());
    let kept =
        aside.filter(|path| path.to_string_lossy().contains("set-aside")).any(|path| fs::read(path).unwrap() == bytes);
    assert!(kept, "the damaged library is kept beside the new one, to the byte");
    assert_eq!(desk.ask_json(&["check"])["problems"], json!([]), "what was got back is a sound library");
}

#[test]
fn somebody_who_finds_an_empty_library_gets_words_back_from_a_file_and_from_a_backup() {
    let Some(desk) = desk("words back from the first screen") else { return };
    let old = desk.out().join("old.db");
    desk.ask_of(&old, &["sample"]);
    let mut bytes = fs::read(&old).unwrap();
    bytes[..100].fill(0);
    fs::write(&old, &bytes).unwrap();

    let hand = desk.open_salvaging("old.db");
    hand.see("Were there reviews here before?");
    assert_eq!(hand.findings("welcome"), Vec::<String>::new(), "the first screen reads well to everybody");
    hand.look("welcome");
    hand.press("Get words back from a file");
    hand.see("beside your library. The file you chose was not touched");
    assert_eq!(hand.findings("rescue"), Vec::<String>::new(), "the question reads well to everybody");
    hand.look("rescue");
    hand.press("Use them from now on");
    hand.see("Web hosts after an Apache upgrade");
    assert_eq!(fs::read(&old).unwrap(), bytes, "the file it came from is as it was, to the byte");
    desk.close(hand);
    assert_eq!(desk.ask_json(&["check"])["problems"], json!([]), "what was got back is a sound library");

    // Somebody has cleared the folder of everything but the backups; what they hold is one press away.
    desk.ask(&["backup"]);
    fs::remove_file(desk.library()).unwrap();
    fs::remove_file(desk.library().with_extension("db.lock")).unwrap();
    let hand = desk.open(&[]);
    hand.see("Were there reviews here before?");
    hand.press("Restore from a backup");
    hand.press("Put it back");
    hand.see("Web hosts after an Apache upgrade");
    desk.close(hand);
}
