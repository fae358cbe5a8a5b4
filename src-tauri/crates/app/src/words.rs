//! Owns the fixed sentences of the core, in Fluent, so that no screen text lives in code.
//! Must not know which screen or command asks for them.

use domain::{Band, LinkKind, Phase, Polarity};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

/// The locale files of the core, compiled in: they are small and must never be missing.
const FILES: [&str; 3] = [
    include_str!("../../../../assets/locales/en/errors.ftl"),
    include_str!("../../../../assets/locales/en/guide.ftl"),
    include_str!("../../../../assets/locales/en/map.ftl"),
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

    /// The words of the factor map.
    pub(crate) fn of_map(&self) -> figure::Words {
        let word = |kind: &str, spelling: &str| self.say(&format!("{kind}-{}", spelling.replace('_', "-")), &[]);
        figure::Words {
            title: self.say("map-title", &[]),
            bands: std::array::from_fn(|n| word("band", Band::ALL[n].as_str())),
            phases: std::array::from_fn(|n| word("phase", Phase::ALL[n].as_str())),
            outcome: word("phase", "outcome"),
            impact: self.say("map-impact", &[]),
            verbs: std::array::from_fn(|n| word("link", LinkKind::ALL[n].as_str())),
            polarities: std::array::from_fn(|n| word("polarity", Polarity::ALL[n].as_str())),
        }
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
