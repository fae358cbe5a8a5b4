//! Owns files of the formats that are no reports, each in the shape its program writes, with invented talk in them.
//! Must not know how intake finds it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod zips;

use domain::{SourceKind, WhenKind};
use intake::{Input, Intake, IntakeError, KeptBecause, ReadLine, read};
use zips::{Entry, pack};

fn found(name: &str, text: &str) -> Intake {
    read(&Input::new(name, text.as_bytes())).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// The lines in a short form: time or reason, who, what.
fn told(found: &Intake) -> Vec<String> {
    let told = |line: &ReadLine| {
        let at = match (&line.at.known, line.kept_because) {
            (WhenKind::Exact { at }, _) => at.format("%dT%H:%M:%S").to_string(),
            (WhenKind::About { at }, _) => at.format("~%dT%H:%M:%S").to_string(),
            (WhenKind::Between { from, .. }, _) => from.format("%dT%H:%M:%S..").to_string(),
            (_, Some(why)) => why.as_str().to_owned(),
            (_, None) => "?".to_owned(),
        };
        format!("{at} <{}> {}", line.author, line.words())
    };
    found.lines.iter().map(told).collect()
}

const USERS: &str = r#"[
  {"id":"U1","name":"ana.k","real_name":"Ana K","tz":"Europe/Copenhagen","profile":{"display_name":"Ana"}},
  {"id":"U2","name":"ben","real_name":"Ben","tz":"Europe/Copenhagen","profile":{"display_name":""}},
  {"id":"U3","name":"cy","tz":"UTC","profile":{}}
]"#;

const CHANNELS: &str = r#"[{"id":"C1","name":"ops"},{"id":"C2","name":"pumps"}]"#;

const DAY: &str = r#"[
  {"type":"message","subtype":"channel_join","user":"U3","text":"<@U3> has joined the channel","ts":"1709647200.000100"},
  {"type":"message","user":"U1","text":"pump 3 is hot, see <https://graphs.example/p?a=1&amp;b=2|the graph> in <#C2|pumps>\nand loud","ts":"1709647260.000200","thread_ts":"1709647260.000200","reply_count":1},
  {"type":"message","user":"U2","text":"<@U1> since when?","ts":"1709647320.000300","thread_ts":"1709647260.000200","edited":{"user":"U2","ts":"1709647330.000000"}},
  {"type":"message","subtype":"bot_message","bot_id":"B1","username":"alarm bell","text":"","attachments":[{"fallback":"short","title":"Pump 3","text":"91 &lt; 95 degrees"}],"ts":"1709647380.000400"},
  {"type":"message","user":"U2","text":"look","attachments":[{"from_url":"https://a.example","text":"a preview nobody wrote"}],"files":[{"name":"pump.png"}],"ts":"1709647440.000500"},
  {"type":"message","user":"U9","text":null,"subtype":"huddle_thread","ts":"1709647500.000600"},
  {"type":"message","user":"U1","text":"no clock","ts":"17o9"},
  "not a message"
]"#;

fn export() -> Vec<u8> {
    let day = |name: &str, text: &str| Entry::stored(name, text.as_bytes());
    pack(&[
        day("users.json", USERS),
        day("channels.json", CHANNELS),
        day("dms.json", r#"[{"id":"D1","members":["U1","U2"]}]"#),
        day("ops/2024-03-05.json", DAY),
        day("pumps/2024-03-06.json", r#"[{"user":"U2","text":"cold again","ts":"1709712000.0"}]"#),
        day("D1/2024-03-05.json", r#"[{"user":"U1","text":"phew","ts":"1709650000"}]"#),
    ])
}

#[test]
fn a_slack_export_is_read_with_its_people_mentions_threads_edits_bots_and_files() {
    let found = read(&Input::new("export.zip", &export())).unwrap();
    assert_eq!(found.kind, SourceKind::Slack);
    assert_eq!(
        told(&found),
        [
            "05T14:46:40 <Ana> phew",
            "05T14:00:00 <cy> @cy has joined the channel",
            "05T14:01:00 <Ana> pump 3 is hot, see the graph (https://graphs.example/p?a=1&b=2) in #pumps\nand loud",
            "05T14:02:00 <Ben> @Ana since when?",
            "05T14:03:00 <alarm bell> Pump 3\n91 < 95 degrees",
            "05T14:04:00 <Ben> look\n[pump.png]",
            "05T14:05:00 <U9> huddle_thread",
            "unreadable_time <Ana> no clock",
            "other_shape <> \"not a message\"",
            "06T08:00:00 <Ben> cold again",
        ]
    );
    let pieces: Vec<_> = found.pieces.iter().map(|piece| (piece.name.as_str(), piece.lines)).collect();
    assert_eq!(pieces, [("Ana, Ben", 1), ("#ops", 8), ("#pumps", 1)], "each conversation stands for itself");
    assert_eq!(found.zone.name, "Europe/Copenhagen", "most of them live there");
    assert!(found.timeline.is_empty(), "talk is evidence until a person makes a moment of it");
    let reply = &found.lines[3];
    assert_eq!(reply.at.original, "1709647320.000300 ↳ 1709647260.000200 ✎ 1709647330.000000");
    assert_eq!(reply.raw, "<@U1> since when?", "what stood in the file stays beside what people saw");
    assert_eq!(found.lines[8].raw, "\"not a message\"");
    assert!(found.lines[6].raw.contains("huddle_thread"), "a message without words is kept as its JSON");
    assert_eq!((found.counts.dated, found.counts.undated, found.counts.kept_unparsed), (8, 0, 2));
}

#[test]
fn one_day_file_of_slack_is_read_by_itself() {
    let found = found("2024-03-05.json", DAY);
    assert_eq!((found.kind, found.counts.lines, found.counts.dated), (SourceKind::Slack, 8, 6));
    assert_eq!(found.lines[2].author, "U2", "without the list of people their ids are all there is");
}

#[test]
fn tables_of_values_are_read_whatever_parts_their_cells() {
    let comma = "Time,Who,What happened\n2024-03-05 14:00,Ana,\"pump 3, hot\"\n14:20,Ben,\"opens the valve\nand waits\"\n,,\nlater,Cy,goes home\n";
    let table = [
        ("a.csv", comma.to_owned()),
        ("a.csv", format!("\u{FEFF}{}", comma.replace('\n', "\r\n"))),
        (
            "a.csv",
            comma.replace(',', ";").replace("pump 3; hot", "pump 3, hot").replace("\"pump 3, hot\"", "pump 3, hot"),
        ),
        ("a.tsv", comma.replace(',', "\t").replace("pump 3\t hot", "pump 3, hot")),
        ("export.txt", comma.to_owned()),
    ];
    for (name, text) in table {
        let found = found(name, &text);
        if name.ends_with("txt") {
            assert_eq!(found.kind, SourceKind::Text, "a name that says text is believed");
            continue;
        }
        // Nothing but tabs is a blank line; a row of commas shows something.
        let no_row = name.ends_with("tsv");
        assert_eq!(
            told(&found).into_iter().filter(|line| !line.starts_with("prose <> ")).collect::<Vec<_>>(),
            [
                "table_frame <> Time · Who · What happened",
                "05T14:00:00 <Ana> pump 3, hot",
                "05T14:20:00 <Ben> opens the valve\nand waits",
                "place_only <Cy> goes home",
            ],
            "the table was {text:?}"
        );
        assert_eq!(found.timeline.len(), 3, "a short table is a timeline somebody wrote down");
        let places: Vec<usize> = found.lines.iter().map(|line| line.position).collect();
        let expected: &[usize] = if no_row { &[0, 1, 2, 5] } else { &[0, 1, 2, 4, 5] };
        assert_eq!(places, expected, "the line of the file, with the ones a row wraps over");
    }
}

#[test]
fn dates_of_a_column_are_read_alike() {
    let days = found("a.csv", "date,time,note\n03/04/2024,09:00,first\n25/04/2024,10:00,second\n");
    assert_eq!(told(&days)[1..], ["03T09:00:00 <> first", "25T10:00:00 <> second"]);
    assert_eq!(days.lines[1].at.original, "03/04/2024 09:00", "the words stay as they were");
    let open = found("a.csv", "date,time,note\n03/04/2024,09:00,first\n05/04/2024,10:00,second\n");
    assert_eq!(open.lines[1].kept_because, Some(KeptBecause::AmbiguousDate), "nothing tells, so nothing is guessed");
}

#[test]
fn a_table_without_a_head_and_one_with_machine_times_are_read() {
    let bare = found("a.csv", "2024-03-05T14:00:00Z,pump 3,hot\n2024-03-05T14:20:00Z,pump 3,cold\n");
    assert_eq!(told(&bare), ["05T14:00:00 <> pump 3 · hot", "05T14:20:00 <> pump 3 · cold"]);
    let counted = found("a.csv", "level,created_at,message\ninfo,1709647200,hot\nwarn,1709648400,cold\n");
    assert_eq!(told(&counted)[1..], ["05T14:00:00 <> hot", "05T14:20:00 <> cold"]);
}

#[test]
fn a_long_table_is_evidence_and_not_a_timeline() {
    let rows: String = (0..1_000).map(|at| format!("2024-03-05 {:02}:{:02},row {at}\n", at / 60, at % 60)).collect();
    let found = found("a.csv", &format!("time,what\n{rows}"));
    assert_eq!((found.counts.dated, found.timeline.len()), (1_000, 0), "a thousand moments would bury the story");
}

#[test]
fn json_lines_are_read_and_what_is_none_is_kept() {
    let text = "{\"ts\":\"2024-03-05T14:00:00Z\",\"level\":\"warn\",\"msg\":\"pump hot\",\"user\":{\"name\":\"ana\"}}\n{\"time\":1709648400123,\"message\":\"cold\"}\n{\"msg\":\"no time\"}\n{broken\n{\"ts\":\"soon 9\",\"msg\":\"when?\"}\n";
    for name in ["a.jsonl", "app.log"] {
        let found = found(name, text);
        assert_eq!(found.kind, SourceKind::JsonLines, "what is in {name} tells");
        assert_eq!(
            told(&found),
            [
                "05T14:00:00 <ana> pump hot",
                "05T14:20:00 <> cold",
                "prose <> no time",
                "other_shape <> {broken",
                "unreadable_time <> when?",
            ]
        );
    }
}

#[test]
fn the_log_entries_of_an_incident_become_moments() {
    let text = r#"{"log_entries":[
      {"type":"trigger_log_entry","summary":"Triggered through the API","created_at":"2024-03-05T14:00:00Z","agent":{"type":"service","summary":"Pump alarm"}},
      {"type":"acknowledge_log_entry","summary":"Acknowledged by Ana","created_at":"2024-03-05T14:02:00Z","agent":{"summary":"Ana"}}
    ],"more":false}"#;
    let found = found("incident.json", text);
    assert_eq!(found.kind, SourceKind::PagerDuty);
    assert_eq!(
        told(&found),
        [
            "05T14:00:00 <Pump alarm> Triggered through the API",
            "05T14:02:00 <Ana> Acknowledged by Ana",
            "code <> \"more\": false",
        ]
    );
    assert_eq!(found.timeline.len(), 2, "somebody's pager tells a story already");
    let broken = read(&Input { as_kind: Some(SourceKind::PagerDuty), ..Input::new("a.json", b"{\"log_entries\": [") });
    assert!(matches!(broken, Err(IntakeError::NotJson { line: 1, .. })), "{broken:?}");
}

#[test]
fn logs_of_irc_programs_are_read_as_talk() {
    let table = [
        (
            "irssi",
            "--- Log opened Tue Mar 05 13:58:00 2024\n13:59 -!- ana [~a@h] has joined #ops\n14:00 <@ana> pump is hot\n14:01 < ben> since when?\n14:02  * ana runs\n--- Day changed Wed Mar 06 2024\n00:10 <+ana> cold again\n",
        ),
        (
            "weechat",
            "2024-03-05 13:59:00\t-->\tana (~a@h) has joined #ops\n2024-03-05 14:00:00\t@ana\tpump is hot\n2024-03-05 14:01:00\tben\tsince when?\n2024-03-05 14:02:00\t *\tana runs\n2024-03-06 00:10:00\t+ana\tcold again\n",
        ),
        (
            "hexchat",
            "**** BEGIN LOGGING AT Tue Mar  5 13:58:00 2024\n\nMar 05 13:59:00 *\tana has joined\nMar 05 14:00:00 <ana>\tpump is hot\nMar 05 14:01:00 <ben>\tsince when?\nMar 05 14:02:00 *\tana runs\nMar 06 00:10:00 <ana>\tcold again\n",
        ),
    ];
    for (program, text) in table {
        let found = found("ops.log", text);
        assert_eq!(found.kind, SourceKind::Irc, "{program} is known by what its lines look like");
        let talk: Vec<String> = told(&found)
            .into_iter()
            .filter(|line| line.contains("<ana> p") || line.contains("<ben>") || line.contains("<ana> c"))
            .collect();
        assert_eq!(
            talk,
            ["05T14:00:00 <ana> pump is hot", "05T14:01:00 <ben> since when?", "06T00:10:00 <ana> cold again"],
            "{program}: {:#?}",
            told(&found)
        );
        assert!(found.timeline.is_empty(), "talk is evidence");
        assert_eq!(found.counts.undated + found.counts.kept_unparsed, 0, "{program}: every line has its time");
    }
}
