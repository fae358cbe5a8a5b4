//! Owns the fixed sentences of the core, in Fluent, so that no screen text lives in code.
//! Must not know which screen or command asks for them.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

/// The locale files of the core, compiled in: they are small and must never be missing.
const FILES: [&str; 4] = [
    include_str!("../../../../assets/locales/en/errors.ftl"),
    include_str!("../../../../assets/locales/en/guide.ftl"),
    include_str!("../../../../assets/locales/en/package.ftl"),
    include_str!("../../../../assets/locales/en/rehearsal.ftl"),
];

/// Says a message by its id.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The English words.
    pub(crate) fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        // Isolation marks are for mixed-direction prose; these sentences also go to terminals.
        bundle.set_use_isolating(false);
        for file in FILES {
            // A file with a broken entry still yields its good ones; a test holds that all are good.
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The sentence of that id. An unknown id is shown as itself, so that it is seen and mended.
    pub(crate) fn say(&self, id: &str, args: &[(&str, String)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut named = FluentArgs::new();
        for (name, value) in args {
            named.set(*name, value.clone());
        }
        self.bundle.format_pattern(pattern, Some(&named), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trouble::Doing;
    use domain::Noun;

    /// The files in which errors get their reasons.
    const SOURCES: [&str; 15] = [
        include_str!("coach/mod.rs"),
        include_str!("coach/own.rs"),
        include_str!("trouble.rs"),
        include_str!("door/tell.rs"),
        include_str!("door/mod.rs"),
        include_str!("door/act.rs"),
        include_str!("door/bring.rs"),
        include_str!("door/find.rs"),
        include_str!("door/font.rs"),
        include_str!("door/read.rs"),
        include_str!("door/check.rs"),
        include_str!("door/backup.rs"),
        include_str!("door/salvage.rs"),
        include_str!("door/package/mod.rs"),
        include_str!("door/rehearsal.rs"),
    ];

    /// Every message id named right after one of those openings.
    fn named(openings: &[&str]) -> Vec<String> {
        let mut ids = Vec::new();
        for source in SOURCES {
            for opening in openings {
                for rest in source.split(opening).skip(1) {
                    let id = rest.trim_start_matches([' ', '\n', '"']).split('"').next().unwrap_or_default();
                    if !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
                        ids.push(id.to_owned());
                    }
                }
            }
        }
        ids
    }

    #[test]
    fn every_error_has_its_three_sentences() {
        let words = Words::english();
        let mut wanted: Vec<String> = Doing::ALL.iter().map(|doing| doing.id().to_owned()).collect();
        wanted.extend(Noun::ALL.iter().map(|noun| format!("noun-{}", noun.as_str().replace('_', "-"))));
        let codes =
            ["Refused", "Stale", "NotSaved", "ReadOnly", "Closed", "Nothing", "NotFound", "BadRequest", "BadFile"];
        let openings: Vec<String> = codes.iter().map(|code| format!("Code::{code}, \"")).collect();
        let mut openings: Vec<&str> = openings.iter().map(String::as_str).collect();
        openings.extend(["reason(\"", "saving(\""]);
        let reasons = named(&openings);
        assert!(reasons.len() > 40, "the reasons must be found where they are written, or this test looks at nothing");
        wanted.extend(reasons.iter().flat_map(|id| [format!("why-{id}"), format!("next-{id}")]));
        wanted.extend(
            crate::deck::DeckReason::IDS.iter().flat_map(|id| [format!("why-deck-{id}"), format!("next-deck-{id}")]),
        );
        let silent: Vec<_> = wanted.into_iter().filter(|id| words.bundle.get_message(id).is_none()).collect();
        assert!(silent.is_empty(), "these have no sentence, so a person would read the id: {silent:?}");
    }

    #[test]
    fn every_locale_file_of_the_core_is_whole() {
        for file in FILES {
            assert!(FluentResource::try_new(file.to_owned()).is_ok(), "a broken entry would be dropped in silence");
        }
    }
}
