//! Owns who and what the ids of a Slack export stand for: people, channels, private conversations.
//! Must not know messages.

use serde::Deserialize;
use std::collections::HashMap;

/// Everything the lists of an export name.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    people: HashMap<String, String>,
    zones: HashMap<String, String>,
    places: HashMap<String, String>,
    /// What the folder of a conversation is called: its name in full.
    folders: HashMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Member {
    id: String,
    name: String,
    real_name: Option<String>,
    tz: Option<String>,
    profile: Profile,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Profile {
    display_name: Option<String>,
    real_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    id: String,
    name: String,
    members: Vec<String>,
}

impl Directory {
    /// Takes in `users.json`. False where it is no such list.
    pub(crate) fn add_people(&mut self, bytes: &[u8]) -> bool {
        let Ok(members) = serde_json::from_slice::<Vec<Member>>(bytes) else { return false };
        for member in members {
            let Member { id, name, real_name, tz, profile } = member;
            if let Some(tz) = tz {
                self.zones.insert(id.clone(), tz);
            }
            let names = [profile.display_name, profile.real_name, real_name, Some(name)];
            if let Some(name) = names.into_iter().flatten().find(|name| !name.trim().is_empty()) {
                self.people.insert(id, name);
            }
        }
        true
    }

    /// Takes in `channels.json` and its like. False where it is no such list.
    pub(crate) fn add_places(&mut self, bytes: &[u8]) -> bool {
        let Ok(places) = serde_json::from_slice::<Vec<Place>>(bytes) else { return false };
        for Place { id, name, members } in places {
            if name.is_empty() {
                // A private conversation has no name; its folder is called by its id.
                let who: Vec<&str> = members.iter().map(|id| self.person(id)).collect();
                self.folders.insert(id, who.join(", "));
            } else {
                self.folders.insert(name.clone(), format!("#{name}"));
                self.places.insert(id, name);
            }
        }
        true
    }

    /// What somebody is called; their id where no list names them.
    pub(crate) fn person<'a>(&'a self, id: &'a str) -> &'a str {
        self.people.get(id).map_or(id, String::as_str)
    }

    /// What a channel is called.
    pub(crate) fn place(&self, id: &str) -> Option<&str> {
        self.places.get(id).map(String::as_str)
    }

    /// What a folder's conversation is called.
    pub(crate) fn conversation(&self, folder: &str) -> String {
        self.folders.get(folder).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| format!("#{folder}"))
    }

    /// The zone most of them live in; of equals the one that comes first by name.
    pub(crate) fn zone(&self) -> Option<chrono_tz::Tz> {
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for zone in self.zones.values() {
            *counts.entry(zone).or_default() += 1;
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).and_then(|(zone, _)| zone.parse().ok())
    }
}
