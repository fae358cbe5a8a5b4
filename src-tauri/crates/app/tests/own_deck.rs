//! Owns what is promised of the deck kept beside a library: it is written whole, refused in words, and loses nothing.
//! Must not know how its file is spelled.
#![allow(clippy::expect_used, reason = "a test stops at the first surprise")]

use app::deck::{Cue, Decks, OwnDeck, OwnPrompt};
use app::{Code, Door, Host};
use domain::Stage;
use std::path::Path;

fn door(folder: &Path) -> Door {
    Door::open(&folder.join("library.db"), &folder.join("decks"), Host::of_this_machine())
}

fn asking(text: &str) -> OwnPrompt {
    OwnPrompt {
        id: "first-page".to_owned(),
        stage: Stage::Reconstruct,
        cue: Cue::Observe,
        text: text.to_owned(),
        purpose: "Our pager wakes two people.".to_owned(),
    }
}

fn own(starred: &[&str], prompts: Vec<OwnPrompt>) -> OwnDeck {
    let starred = starred.iter().map(ToString::to_string).collect();
    OwnDeck { title: "Our own".to_owned(), starred, prompts }
}

fn mine(decks: &Decks) -> &app::deck::Deck {
    decks.decks.iter().find(|deck| deck.id == "mine").expect("it has just been written")
}

#[test]
fn a_question_and_its_stars_are_kept_for_every_review_in_the_order_they_were_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let odd = "Who heard the “pager” \"first\" \\ café?";
    door(folder.path())
        .keep_deck(own(&["missing-moment", "mine/first-page", "first-signal"], vec![asking(odd)]))
        .expect("it can be kept");
    let decks = door(folder.path()).decks(()).expect("another day it is still there");
    assert_eq!(mine(&decks).prompts[0].text, odd, "the words come back as they were written");
    assert_eq!(mine(&decks).starred, ["missing-moment", "mine/first-page", "first-signal"]);
    assert!(decks.prompt("mine/first-page").is_some(), "an agenda can choose it by that id");
}

#[test]
fn words_that_no_deck_may_say_are_refused_with_a_reason_and_what_was_kept_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut door = door(folder.path());
    door.keep_deck(own(&["first-signal"], vec![asking("Who heard the pager?")])).expect("a kind question");
    let before = std::fs::read(folder.path().join("decks/mine.toml")).expect("it is there");
    for unkind in ["Why did you sleep?", "What did you hear and what did you do?", "Whose mistake was it?", " "] {
        let trouble = door.keep_deck(own(&[], vec![asking(unkind)])).expect_err(unkind);
        assert_eq!(trouble.code, Code::Refused);
        assert!(!trouble.why.contains("deck-") && !trouble.next.contains("deck-"), "{trouble:?} must be in words");
    }
    door.keep_deck(own(&["no-such-prompt"], vec![])).expect_err("a star must shine on something");
    assert_eq!(std::fs::read(folder.path().join("decks/mine.toml")).expect("still there"), before);
}

#[test]
fn what_somebody_added_to_the_file_by_hand_stays_and_a_broken_file_is_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decks/mine.toml");
    let mut door = door(folder.path());
    door.keep_deck(own(&[], vec![asking("Who heard the pager?")])).expect("it can be kept");
    let text = std::fs::read_to_string(&file).expect("it is there");
    let by_hand = text.replace("minutes = 2\n", "minutes = 4\nfollow_ups = [\"And then?\"]\non = \"silence\"\n")
        + "\n[[preset]]\nid = \"short\"\ntitle = \"Short\"\nstep = [{ stage = \"open\", minutes = 5, prompts = [\"new-here\"] }]\n\
           \n[[anti_pattern]]\nid = \"tea\"\nheard = \"Cups\"\nhides = \"Thirst\"\noffer = \"Pour.\"\n";
    std::fs::write(&file, &by_hand).expect("it can be changed");
    door.keep_deck(own(&["new-here"], vec![asking("Who heard the pager first?")])).expect("it can be kept again");
    let decks = door.decks(()).expect("readable");
    let deck = mine(&decks);
    assert_eq!((deck.presets.len(), deck.anti_patterns.len()), (1, 1), "agendas and cards are theirs to keep");
    assert_eq!((deck.prompts[0].minutes, deck.prompts[0].follow_ups.len()), (4.0, 1));
    assert!(deck.prompts[0].on.is_some());
    assert_eq!(deck.prompts[0].text, "Who heard the pager first?");

    std::fs::write(&file, "id = \"mine\ntitle = ").expect("somebody is in the middle of it");
    door.keep_deck(own(&[], vec![])).expect_err("their file would be lost");
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "id = \"mine\ntitle = ");
}
