//! Owns the sentences of the window itself: menu, dialogs, and the errors which only a window can have.
//! Must not know English: they are in `shell.ftl`.

use app::{Code, Trouble};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

const FILE: &str = include_str!("../../assets/locales/en/shell.ftl");

/// Says a message by its id.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The English words.
    pub fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent("en".parse().into_iter().collect());
        // Isolation marks would show as boxes in native dialogs.
        bundle.set_use_isolating(false);
        // A file with a broken entry still yields its good ones; a test holds that all are good.
        let resource = FluentResource::try_new(FILE.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    /// The sentence of that id. An unknown id is shown as itself, so that it is seen and mended.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, "", "")
    }

    /// The same with one named value filled in.
    pub fn say_with(&self, id: &str, name: &str, value: &str) -> String {
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut named = FluentArgs::new();
        named.set(name, value);
        self.0.format_pattern(pattern, Some(&named), &mut Vec::new()).into_owned()
    }

    /// What kept the window from opening.
    pub fn no_window(&self, detail: &str) -> Trouble {
        self.trouble(Code::Closed, "shell-doing-starting", "no-window", detail)
    }

    /// The answer to a call that was cut short by a panic in it. What it wrote was rolled back with its transaction.
    pub fn stopped(&self) -> Trouble {
        self.trouble(Code::NotSaved, "shell-doing-answering", "stopped", "")
    }

    /// The answer to a call that came after the library was closed for good.
    pub fn closing(&self) -> Trouble {
        self.trouble(Code::Closed, "shell-doing-answering", "closing", "")
    }

    fn trouble(&self, code: Code, doing: &str, reason: &str, detail: &str) -> Trouble {
        Trouble {
            code,
            what: self.say(doing),
            why: self.say_with(&format!("shell-why-{reason}"), "detail", detail),
            next: self.say(&format!("shell-next-{reason}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_of_the_file_can_be_said() {
        let resource = FluentResource::try_new(FILE.to_owned()).expect("shell.ftl must parse without a broken entry");
        let words = Words::english();
        let ids: Vec<&str> = FILE.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).collect();
        assert_eq!(ids.len(), resource.entries().count(), "the parser must find each line that holds a sentence");
        for id in ids {
            assert_ne!(words.say(id), id, "a message without words would show its id to a person");
        }
    }

    #[test]
    fn every_trouble_says_what_why_and_next() {
        let words = Words::english();
        let troubles = [words.stopped(), words.closing(), words.no_window("no display")];
        for trouble in troubles {
            for part in [&trouble.what, &trouble.why, &trouble.next] {
                assert!(part.contains(' ') || part == "Starting", "{part:?} is an id, not a sentence");
                assert!(!part.contains("shell-"), "{part:?} names a message that is not in shell.ftl");
            }
        }
    }
}
