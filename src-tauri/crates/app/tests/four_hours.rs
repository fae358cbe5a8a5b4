//! Owns the promise that four hours of a meeting leave nothing behind: ten thousand acts, a clock that is set back, a
//! computer that sleeps, a process that is killed, and another that goes on at the same second.
//! Must not know the window: this is the door's part of it. The process that is killed is this test itself, run anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use app::{Door, Host, Request};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};

/// The time now, in milliseconds since 1970: the meeting's clock, which only this test turns.
static NOW: AtomicI64 = AtomicI64::new(0);
const BEGAN: i64 = 1_790_000_000_000;
const ACTS: i64 = 10_000;
const KILLED_AT: i64 = 6_000;
/// Four hours over ten thousand acts.
const STEP: i64 = 4 * 3_600_000 / ACTS;
/// The clock goes back an hour, as it does in autumn.
const SET_BACK_AT: i64 = 2_500;
/// The computer sleeps for twelve minutes.
const SLEPT_AT: i64 = 4_200;
const SLEPT: i64 = 12 * 60_000;
/// Names the folder of the library to the process that will be killed.
const CHILD: &str = "SECOND_STORY_FOUR_HOURS";

fn clock() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(NOW.load(Ordering::Relaxed)).unwrap()
}

fn open(folder: &Path) -> Door {
    let host = Host { clock, new_id: uuid::Uuid::now_v7 };
    Door::open(&folder.join("library.db"), &folder.join("decks"), host)
}

fn ask(name: &str, input: &Value) -> Request {
    serde_json::from_value(json!({ "name": name, "input": input })).unwrap()
}

fn act(door: &mut Door, act: &Value) {
    app::apply(door, ask("act", act)).unwrap_or_else(|trouble| panic!("{act}: {trouble:?}"));
}

fn sheet(door: &Door, review: &Value) -> Value {
    app::read(door, ask("review", &json!({ "review": review }))).unwrap()["sheet"].clone()
}

fn id(number: i64) -> String {
    format!("0192aaaa-0000-7000-8000-{number:012}")
}

/// The words of note `n`, which nobody would write twice.
fn words(n: i64) -> String {
    format!("Invented line {n}: the graph looked fine")
}

/// One act of the meeting: mostly a line, now and then a mark, a break, a longer stage, the next stage, a correction.
fn step(door: &mut Door, review: &Value, agenda: &[String], n: i64) {
    let turn = |turn: Value| json!({ "act": "TurnClock", "of": turn });
    // Through the agenda, and back to its beginning when it is through.
    let stage = usize::try_from(n / 1_000).unwrap() % agenda.len();
    let kind = match n % 11 {
        0 => "mark",
        3 => "quote",
        7 => "surprise",
        _ => "note",
    };
    let text = if kind == "mark" { String::new() } else { words(n) };
    match n {
        _ if n % 1_000 == 100 => act(door, &turn(json!({ "turn": "go_to", "item": agenda[stage] }))),
        _ if n % 1_000 == 300 => act(door, &turn(json!({ "turn": "pause", "review": review }))),
        _ if n % 1_000 == 320 => act(door, &turn(json!({ "turn": "resume", "review": review }))),
        _ if n % 1_000 == 500 => act(door, &turn(json!({ "turn": "add", "item": agenda[stage], "minutes": 2 }))),
        _ => act(
            door,
            &json!({ "act": "Write", "of": { "noun": "note", "row": {
                "id": id(n), "rev": 0, "review": review, "kind": kind, "text": text, "taken_at": clock(),
                "perspective": null, "agenda_item": agenda[stage],
                "visibility": if n % 13 == 0 { "private" } else { "room" },
            } } }),
        ),
    }
}

fn is_line(n: i64) -> bool {
    ![100, 300, 320, 500].contains(&(n % 1_000))
}

/// Turns the meeting's clock on to act `n`.
fn tick(n: i64) {
    NOW.fetch_add(STEP, Ordering::Relaxed);
    if n == SET_BACK_AT {
        NOW.fetch_sub(3_600_000, Ordering::Relaxed);
    }
    if n == SLEPT_AT {
        NOW.fetch_add(SLEPT, Ordering::Relaxed);
    }
}

fn agenda(sheet: &Value) -> Vec<String> {
    let mut items: Vec<&Value> = sheet["agenda"].as_array().unwrap().iter().collect();
    items.sort_by_key(|item| item["position"].as_i64());
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// Milliseconds spent in the stage under way, as a screen counts them.
fn spent(sheet: &Value) -> i64 {
    let items = sheet["agenda"].as_array().unwrap();
    let item = items.iter().find(|item| item["state"] == "now").unwrap();
    let since: Option<DateTime<Utc>> = serde_json::from_value(item["running_since"].clone()).unwrap();
    let running = since.map_or(0, |since| (clock() - since).num_milliseconds());
    item["spent_ms"].as_i64().unwrap() + running
}

/// The process that is killed: says each act that was acknowledged, with the time and the clock of the stage.
#[test]
fn four_hours_until_the_process_is_killed() {
    let Ok(folder) = std::env::var(CHILD).map(PathBuf::from) else { return };
    NOW.store(BEGAN, Ordering::Relaxed);
    let mut door = open(&folder);
    let begun = app::apply(&mut door, ask("start", &json!({ "title": "Invented: four hours", "preset": null })));
    let review = begun.unwrap()["review"].clone();
    let agenda = agenda(&sheet(&door, &review));
    let mut out = std::io::stdout();
    for n in 1..ACTS {
        tick(n);
        step(&mut door, &review, &agenda, n);
        let stage = if n >= KILLED_AT { spent(&sheet(&door, &review)) } else { 0 };
        writeln!(out, "\nacted {n} {} {stage} {}", NOW.load(Ordering::Relaxed), review.as_str().unwrap()).unwrap();
        out.flush().unwrap();
    }
}

/// The last act the process said was kept: its number, the time, the clock of the stage and the review.
struct Last {
    n: i64,
    now: i64,
    stage: i64,
    review: Value,
}

fn until_killed(folder: &Path) -> Last {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "four_hours_until_the_process_is_killed", "--nocapture"])
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = Last { n: 0, now: 0, stage: 0, review: Value::Null };
    for line in lines.map_while(Result::ok) {
        let Some(told) = line.strip_prefix("acted ") else { continue };
        let told: Vec<&str> = told.split(' ').collect();
        let number = |at: usize| told[at].parse::<i64>().unwrap();
        last = Last { n: number(0), now: number(1), stage: number(2), review: json!(told[3]) };
        if last.n == KILLED_AT {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    last
}

#[test]
fn four_hours_of_a_meeting_lose_no_word_and_no_second() {
    if std::env::var(CHILD).is_ok() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let killed = until_killed(folder.path());
    assert!((KILLED_AT..ACTS).contains(&killed.n), "it was killed in the middle of it, after act {}", killed.n);

    NOW.store(killed.now, Ordering::Relaxed);
    let mut door = open(folder.path());
    let review = killed.review;
    let found = sheet(&door, &review);
    assert_eq!(spent(&found), killed.stage, "the stage goes on at the same second");
    let reached = i64::try_from(found["notes"].as_array().unwrap().len()).unwrap();
    let told = (1..=killed.n).filter(|n| is_line(*n)).count();
    assert!((0..=1).contains(&(reached - i64::try_from(told).unwrap())), "all that was said to be kept, and no more");

    let agenda = agenda(&found);
    // The act under way when it was killed may have been kept without a word about it.
    let first = if reached > i64::try_from(told).unwrap() { killed.n + 2 } else { killed.n + 1 };
    for n in first..=ACTS {
        tick(n);
        step(&mut door, &review, &agenda, n);
    }
    act(&mut door, &json!({ "act": "TurnClock", "of": { "turn": "end", "review": review } }));
    door.close().unwrap();

    let door = open(folder.path());
    let kept = sheet(&door, &review);
    let notes: BTreeMap<&str, &str> = kept["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| (note["id"].as_str().unwrap(), note["text"].as_str().unwrap()))
        .collect();
    for n in (1..=ACTS).filter(|n| is_line(*n)) {
        let text = notes.get(id(n).as_str()).unwrap_or_else(|| panic!("line {n} is lost"));
        assert_eq!(*text, if n % 11 == 0 { String::new() } else { words(n) }, "line {n} is as it was typed");
    }
    // Four hours, less ten breaks of twenty acts and the hour the clock was set back, and twelve minutes of sleep that
    // nobody left out; a run during which the clock went back adds nothing, and is never counted against the stage.
    let spent: i64 = kept["agenda"].as_array().unwrap().iter().map(|item| item["spent_ms"].as_i64().unwrap()).sum();
    let whole = ACTS * STEP - 10 * 20 * STEP + SLEPT;
    assert!(
        (whole - TimeDelta::hours(1).num_milliseconds()..=whole).contains(&spent),
        "{spent} of {whole} ms are told"
    );
    assert!(door.check().unwrap().problems.is_empty(), "the library is whole");
}
