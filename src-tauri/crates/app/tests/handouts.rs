//! Owns the promises of handouts as a host meets them: forms, fonts, what leaves the machine and what waits for whom.
//! Must not reach past the door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use app::{Audience, Code, Door, Export, Format, Host, Request, ReviewId, What};
use lopdf::Document;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const FONT: &[u8] = include_bytes!("../../report/tests/fonts/signs-glyf.ttf");
const VARIABLE: &[u8] = include_bytes!("../../report/tests/fonts/signs-variable.ttf");

fn open(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}

fn request(name: &str, input: Value) -> Request {
    serde_json::from_value(json!({ "name": name, "input": input })).unwrap()
}

fn begun(door: &mut Door, title: &str) -> ReviewId {
    let added = app::apply(door, request("start", json!({ "title": title, "preset": null }))).unwrap();
    serde_json::from_value(added["review"].clone()).unwrap()
}

fn paper(review: ReviewId) -> Export {
    Export { review, what: What::Summary, audience: Audience::Team, format: Format::Pdf }
}

fn shown(door: &Door, review: ReviewId) -> Value {
    let ask = json!({ "review": review, "what": "summary", "audience": "team" });
    app::read(door, request("handout", ask)).unwrap()
}

#[test]
fn a_chosen_font_is_used_remembered_and_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let font = folder.path().join("signs.ttf");
    fs::write(&font, FONT).unwrap();
    let mut door = open(folder.path());
    let review = begun(&mut door, "Invented: \u{6f22}\u{5b57} in a log");
    let refused = door.export(&paper(review)).unwrap_err();
    for part in ["\u{6f22}", "U+6F22", "page 1", "Invented"] {
        assert!(refused.why.contains(part), "the refusal names what it is and where: {}", refused.why);
    }
    assert_eq!(shown(&door, review)["notices"][0]["kind"], "missing_glyph", "it is named before anything is saved");

    door.choose_font(&font).unwrap();
    assert!(door.export(&paper(review)).unwrap().bytes.starts_with(b"%PDF"), "the font draws what was missing");
    door.close().unwrap();
    let mut door = open(folder.path());
    assert_eq!(shown(&door, review)["font"], json!({ "file": "signs.ttf", "trouble": null }), "it is remembered");

    app::apply(&mut door, request("forget_font", Value::Null)).unwrap();
    assert_eq!(shown(&door, review)["font"], Value::Null, "and let go when asked");
    assert_eq!(door.export(&paper(review)).unwrap_err().code, Code::Refused, "the built-in fonts have no such sign");
}

#[test]
fn a_font_that_is_gone_or_unusable_is_told_and_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let (font, variable) = (folder.path().join("signs.ttf"), folder.path().join("variable.ttf"));
    fs::write(&font, FONT).unwrap();
    fs::write(&variable, VARIABLE).unwrap();
    let mut door = open(folder.path());
    let review = begun(&mut door, "Invented: \u{6f22}");
    door.choose_font(&font).unwrap();
    for (path, said) in [(variable, "variable"), (folder.path().join("nowhere.ttf"), "nowhere.ttf")] {
        let refused = door.choose_font(&path).unwrap_err();
        assert!(refused.why.contains(said) && !refused.next.is_empty(), "what and why and next: {refused:?}");
        assert!(door.export(&paper(review)).is_ok(), "the font that was chosen before still draws");
    }
    door.close().unwrap();
    fs::remove_file(&font).unwrap();
    let view = shown(&open(folder.path()), review);
    assert_eq!(view["font"]["file"], "signs.ttf", "the font that is gone is named");
    assert!(view["font"]["trouble"]["next"].as_str().is_some_and(|next| !next.is_empty()), "with what to do: {view}");
    assert_eq!(view["pages"].as_array().map(Vec::len), Some(1), "and the paper is there without it");
}

#[test]
fn a_preview_is_finished_after_the_door_was_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = begun(&mut door, "Invented");
    let ask = json!({ "review": review, "what": "summary", "audience": "team" });
    let rest = app::begin(&door, request("handout", ask.clone())).unwrap();
    let plain = app::read(&door, request("handout", ask)).unwrap();
    door.close().unwrap();
    assert_eq!(rest().unwrap(), plain, "laying out needs the library no longer, so nobody waits for it");
}

#[test]
fn no_form_tells_of_the_machine_or_the_account_it_was_made_on() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("CANARY-FOLDER");
    fs::create_dir(&here).unwrap();
    fs::write(here.join("CANARY-FONT.ttf"), FONT).unwrap();
    let mut door = open(&here);
    door.choose_font(&here.join("CANARY-FONT.ttf")).unwrap();
    let review = begun(&mut door, "Invented: \u{6f22}");
    let mut secrets = vec!["CANARY".to_owned(), folder.path().display().to_string()];
    secrets.extend(["USER", "LOGNAME", "HOME", "HOSTNAME"].iter().filter_map(|name| std::env::var(name).ok()));
    secrets.extend(fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()));
    secrets.retain(|secret| secret.len() > 3);
    for &format in Format::ALL {
        let file = door.export(&Export { format, ..paper(review) }).unwrap();
        let mut bytes = file.bytes;
        if format == Format::Pdf {
            let mut document = Document::load_mem(&bytes).unwrap();
            document.decompress();
            assert!(document.trailer.get(b"Info").is_ok(), "the file says what it is");
            document.save_to(&mut bytes).unwrap();
        }
        let text = String::from_utf8_lossy(&bytes);
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{secret} is in the {format:?}");
        }
    }
}

#[test]
fn the_cards_stand_on_one_page_that_is_about_no_review() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = open(folder.path());
    let review = begun(&mut door, "Invented: orders stood still");
    let ask = json!({ "review": review, "what": "cards", "audience": "public" });
    let view = app::read(&door, request("handout", ask)).unwrap();
    let texts = view["texts"].as_array().unwrap();
    assert_eq!(texts.len(), 1, "one page to have at hand");
    let text = texts[0].as_str().unwrap();
    let decks = app::read(&door, request("decks", Value::Null)).unwrap();
    let cards = decks["decks"][0]["anti_patterns"].as_array().unwrap();
    assert!(!cards.is_empty());
    for card in cards {
        let heard: String = card["heard"].as_str().unwrap().split_whitespace().collect();
        assert!(text.contains(&heard), "every card is on it: {heard}");
    }
    assert!(!text.contains("Invented"), "the page serves every meeting: {text}");
}
