//! Owns the promises of the coach at the door: what it hears, and that a person's choices hold after a restart.
//! Must not know the rules beyond the few sentences here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use app::coach::NewRule;
use app::{Code, Door, HearAsk, Host, SwitchRule};
use std::path::Path;

fn door(folder: &Path) -> Door {
    let path = folder.join("library.db");
    Door::open(&path, &app::file::decks_beside(&path), Host::of_this_machine())
}

fn heard(door: &Door, text: &str) -> Vec<String> {
    let mut hints = door.hear(HearAsk { texts: vec![String::new(), text.to_owned()] }).unwrap();
    assert_eq!(hints.len(), 2, "one answer a text");
    hints.remove(1).into_iter().map(|hint| hint.rule).collect()
}

#[test]
fn a_rule_switched_off_is_silent_after_a_restart_and_heard_again_when_it_is_on() {
    let folder = tempfile::tempdir().unwrap();
    let failed = "The operator failed to check the valve.";
    let mut first = door(folder.path());
    let rule = heard(&first, failed).remove(0);
    first.switch_rule(SwitchRule { rule: rule.clone(), is_on: false }).unwrap();
    assert!(heard(&first, failed).is_empty(), "at once");
    first.close().unwrap();
    let mut second = door(folder.path());
    assert!(heard(&second, failed).is_empty(), "and after a restart");
    let line = second.coach(()).unwrap().rules.into_iter().find(|line| line.id == rule).expect("it is still listed");
    assert!(!line.is_on);
    second.switch_rule(SwitchRule { rule: rule.clone(), is_on: true }).unwrap();
    assert_eq!(heard(&second, failed), [rule]);
}

#[test]
fn a_rule_of_ones_own_is_added_listed_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = door(folder.path());
    let class = door.coach(()).unwrap().rules[0].class;
    let (why, ask) = ("Quick for whom?".to_owned(), "What would it take?".to_owned());
    let id = door.add_rule(NewRule { class, phrase: "quick win".into(), why, ask }).unwrap();
    assert_eq!(heard(&door, "A quick win."), [id.as_str()]);
    let added = |door: &Door| door.coach(()).unwrap().rules.into_iter().filter(|it| it.is_added).count();
    assert_eq!(added(&door), 1);
    door.take_rule_away(id).unwrap();
    assert_eq!((added(&door), heard(&door, "A quick win.")), (0, vec![]));
}

#[test]
fn another_language_is_heard_from_now_on_and_an_unknown_one_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = door(folder.path());
    let failed = "The operator failed to check the valve.";
    let off = heard(&first, failed).remove(0);
    first.switch_rule(SwitchRule { rule: off, is_on: false }).unwrap();
    first.choose_language("de".to_owned()).unwrap();
    let view = first.coach(()).unwrap();
    assert_eq!(view.language, "de");
    assert!(view.languages.iter().any(|it| it.tag == "de" && it.is_young), "{:?}", view.languages);
    assert!(view.left_out.is_empty(), "an English rule that is off is nothing to mend in German: {:?}", view.left_out);
    assert_eq!(first.choose_language("tlh".to_owned()).unwrap_err().code, Code::BadRequest);
    first.close().unwrap();
    assert_eq!(door(folder.path()).coach(()).unwrap().language, "de");
}

#[test]
fn a_rehearsal_changes_nothing_about_the_coach() {
    let folder = tempfile::tempdir().unwrap();
    let mut door = door(folder.path());
    door.rehearse(()).unwrap();
    let failed = "The operator failed to check the valve.";
    let rule = heard(&door, failed).remove(0);
    let input = serde_json::json!({ "rule": rule, "is_on": false });
    let refused = app::apply(&mut door, app::Request { name: "switch_rule".into(), input }).unwrap_err();
    assert_eq!(refused.code, Code::Refused, "what would outlast the rehearsal is turned away");
    assert_eq!(heard(&door, failed), [rule], "but it is heard");
}
