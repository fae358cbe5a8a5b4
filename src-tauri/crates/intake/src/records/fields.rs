//! Owns which member of a record, or column of a table, says when, who and what, by the names programs give them.
//! Must not know how a record is written down.

use serde_json::{Map, Value};

/// Names of times, the surest first.
const TIMES: [&str; 21] = [
    "@timestamp",
    "timestamp",
    "datetime",
    "time",
    "ts",
    "created_at",
    "createdat",
    "created_on",
    "occurred_at",
    "occurred",
    "event_time",
    "eventtime",
    "start_time",
    "started_at",
    "start",
    "when",
    "at",
    "received_at",
    "logged_at",
    "date",
    "created",
];

/// Names of people.
const PEOPLE: [&str; 16] = [
    "author",
    "user",
    "username",
    "user_name",
    "display_name",
    "actor",
    "who",
    "sender",
    "from",
    "by",
    "agent",
    "responder",
    "reporter",
    "person",
    "nick",
    "owner",
];

/// Names of words.
const WORDS: [&str; 18] = [
    "message",
    "msg",
    "text",
    "summary",
    "what",
    "event",
    "description",
    "title",
    "body",
    "content",
    "note",
    "notes",
    "comment",
    "details",
    "what happened",
    "log",
    "action",
    "entry",
];

/// A record, sorted into what its members say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    /// What stands where the time should; none where nothing does.
    pub(crate) time: Option<String>,
    /// Who.
    pub(crate) author: String,
    /// What happened.
    pub(crate) text: String,
}

/// How well a name fits one of a list: the smaller the better; none where it does not.
fn rank(list: &[&str], name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    // "Time (UTC)" and "created at" are the same names with a remark, or with a space.
    let bare = name.split('(').next().unwrap_or(&name).trim().replace([' ', '-'], "_");
    list.iter().position(|known| *known == name || known.replace(' ', "_") == bare)
}

/// The names of a time, a person and words, as far as a list of names holds them.
pub(crate) fn best(names: &[String]) -> (Option<usize>, Option<usize>, Option<usize>) {
    let find = |list: &[&str]| {
        let ranked = names.iter().enumerate().filter_map(|(at, name)| rank(list, name).map(|rank| (rank, at)));
        ranked.min().map(|(_, at)| at)
    };
    (find(&TIMES), find(&PEOPLE), find(&WORDS))
}

/// Sorts a record. Where no member is known to hold words, all that are neither time nor person are the words.
pub(crate) fn sort(record: &Map<String, Value>) -> Fields {
    let names: Vec<String> = record.keys().cloned().collect();
    let (time, author, words) = best(&names);
    let of = |at: Option<usize>| at.and_then(|at| names.get(at)).and_then(|name| record.get(name));
    let text = match of(words).map(shown).filter(|text| !text.trim().is_empty()) {
        Some(text) => text,
        None => {
            let rest = record.iter().filter(|(name, _)| {
                let at = names.iter().position(|known| known == *name);
                at != time && at != author
            });
            rest.map(|(name, value)| format!("{name}: {}", shown(value))).collect::<Vec<_>>().join(" · ")
        }
    };
    let time = of(time).map(shown).filter(|time| !time.trim().is_empty());
    Fields { time, author: of(author).map(shown).unwrap_or_default(), text }
}

/// A value as words. Of an object, what it is called.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(of) => {
            const NAMES: [&str; 8] =
                ["summary", "display_name", "real_name", "name", "title", "email", "login", "text"];
            let name = NAMES.iter().find_map(|name| of.get(*name)?.as_str());
            name.map_or_else(|| value.to_string(), str::to_owned)
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_told_by_their_names_whatever_their_order() {
        let table = [
            (r#"{"ts":"1","msg":"a","user":"b"}"#, Some("1"), "b", "a"),
            (r#"{"level":"info","@timestamp":"1","message":"a"}"#, Some("1"), "", "a"),
            (r#"{"date":"x","timestamp":2,"text":"a"}"#, Some("2"), "", "a"),
            (r#"{"agent":{"type":"user","summary":"b"},"summary":"a","created_at":"1"}"#, Some("1"), "b", "a"),
            (r#"{"time":"1","cpu":90,"host":"h"}"#, Some("1"), "", "cpu: 90 · host: h"),
            (r#"{"a":null}"#, None, "", "a: "),
            (r#"{"time":null,"msg":"a"}"#, None, "", "a"),
        ];
        for (json, time, author, text) in table {
            let record = serde_json::from_str(json).expect("it is an object");
            let expected = Fields { time: time.map(str::to_owned), author: author.to_owned(), text: text.to_owned() };
            assert_eq!(sort(&record), expected, "the record was {json}");
        }
    }
}
