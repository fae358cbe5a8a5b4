//! Owns one message of a Slack export: who, when, and the words as they stood and as people saw them.
//! Must not know files or archives.

use super::markup::seen;
use super::people::Directory;
use crate::clock;
use crate::settle::Written;
use domain::{When, WhenKind};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;

/// A message, as much of it as is read. Everything else stays in the file, which is kept whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Message<'a> {
    #[serde(borrow)]
    ts: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    user: Cow<'a, str>,
    #[serde(borrow)]
    thread_ts: Cow<'a, str>,
    #[serde(borrow)]
    bot_id: Cow<'a, str>,
    subtype: Option<String>,
    username: Option<String>,
    user_profile: Option<Named>,
    bot_profile: Option<Named>,
    edited: Option<Edited>,
    files: Vec<Named>,
    file: Option<Named>,
    attachments: Vec<Attached>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    display_name: Option<String>,
    real_name: Option<String>,
    name: Option<String>,
    title: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Edited {
    ts: String,
}

/// What hangs below a message: the words of a bot, or the preview of a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Attached {
    from_url: Option<String>,
    pretext: Option<String>,
    title: Option<String>,
    text: Option<String>,
    fallback: Option<String>,
}

impl Named {
    fn name(&self) -> Option<&str> {
        let names = [&self.display_name, &self.real_name, &self.name, &self.title];
        names.into_iter().flatten().map(String::as_str).find(|name| !name.trim().is_empty())
    }
}

impl Attached {
    /// Its parts in the order they were shown; a preview of a link says nothing that was said.
    fn words(&self) -> impl Iterator<Item = &str> {
        let shown = [&self.pretext, &self.title, &self.text];
        let any = shown.iter().any(|part| part.as_ref().is_some_and(|part| !part.trim().is_empty()));
        let parts = if any { shown } else { [&None, &None, &self.fallback] };
        let said = self.from_url.is_none();
        parts.into_iter().flatten().map(|part| part.trim()).filter(move |part| said && !part.is_empty())
    }
}

impl<'a> Message<'a> {
    /// A message from its JSON; none where it is something else.
    pub(crate) fn read(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok().or_else(|| {
            // Some programs write null for what is not there.
            let Ok(Value::Object(mut members)) = serde_json::from_str(json) else { return None };
            members.retain(|_, value| !value.is_null());
            Self::deserialize(Value::Object(members)).ok()
        })
    }

    /// The words as they stand in the export, markup and all; blank where the message has none.
    pub(crate) fn raw(&self) -> String {
        let attached = self.attachments.iter().flat_map(Attached::words);
        let files =
            self.files.iter().chain(&self.file).filter_map(Named::name).filter(|name| !self.text.contains(*name));
        let mut raw = self.text.clone().into_owned();
        for part in attached.map(Cow::Borrowed).chain(files.map(|name| Cow::Owned(format!("[{name}]")))) {
            if !raw.trim().is_empty() {
                raw.push('\n');
            }
            raw.push_str(&part);
        }
        raw
    }

    /// What people saw of those words.
    pub(crate) fn text<'t>(&self, raw: &'t str, names: &Directory) -> Cow<'t, str> {
        seen(raw, names)
    }

    /// What sort of message it is, where it is no plain one: the only thing left to show of one without words.
    pub(crate) fn sort(&self) -> &str {
        self.subtype.as_deref().unwrap_or_default()
    }

    /// Who wrote it, by the name people knew them by.
    pub(crate) fn author(&self, names: &Directory) -> String {
        let listed = Some(names.person(&self.user)).filter(|name| !name.is_empty() && *name != self.user);
        let of_profile = |profile: &Option<Named>| profile.as_ref().and_then(Named::name).map(str::to_owned);
        listed
            .map(str::to_owned)
            .or_else(|| of_profile(&self.user_profile))
            .or_else(|| self.username.clone().filter(|name| !name.trim().is_empty()))
            .or_else(|| of_profile(&self.bot_profile))
            .unwrap_or_else(|| if self.user.is_empty() { self.bot_id.to_string() } else { self.user.to_string() })
    }

    /// When it was written. The original names the message it answers (`↳`) and when it was last changed (`✎`), as the
    /// export does, by their times.
    pub(crate) fn stamp(&self) -> Written {
        let mut original = self.ts.clone().into_owned();
        if !self.thread_ts.is_empty() && self.thread_ts != self.ts {
            original.push_str(" ↳ ");
            original.push_str(&self.thread_ts);
        }
        if let Some(edited) = self.edited.as_ref().filter(|edited| !edited.ts.is_empty()) {
            original.push_str(" ✎ ");
            original.push_str(&edited.ts);
        }
        match clock::counted(&self.ts) {
            Some(at) => Written::At(When { known: WhenKind::Exact { at }, original, zone: "UTC".into() }),
            None => Written::Words(original),
        }
    }
}
