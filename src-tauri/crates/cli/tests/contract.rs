//! Owns the promises of the command line, which other tools rely on: words, streams, exit codes.
//! Must not look inside the library; it knows only what a shell would see.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A library of its own, and the program run against it.
struct Desk {
    folder: tempfile::TempDir,
}

/// What one run said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The last line of stdout, which holds the id alone where a review was made.
    fn last(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    fn done(self, what: &str) -> Self {
        assert_eq!(self.code, 0, "{what} must end well: {}", self.err);
        self
    }
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn run(&self, words: &[&str]) -> Said {
        self.run_on(&self.path("library.db"), words)
    }

    fn run_on(&self, library: &str, words: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_second-story"));
        Said::of(&command.args(["--library", library]).args(words).stdin(Stdio::null()).output().unwrap())
    }

    /// What lies in its folder, sorted.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
        self.path(name)
    }
}

#[test]
fn the_sample_is_added_shown_mapped_exported_undone_and_checked() {
    let desk = Desk::new();
    let id = desk.run(&["sample"]).done("sample").last().to_owned();
    assert_eq!(id.len(), 36, "the id stands alone on the last line: {id}");
    assert!(desk.run(&["list"]).done("list").out.contains(&id[..13]), "the list names it");
    assert!(desk.run(&["show", "sample"]).done("show").out.contains("~"), "times in the sample are only about");
    assert!(desk.run(&["map", "sample"]).done("map").out.contains("delayed"), "the outline says the links");
    let svg = desk.run(&["map", "sample", "--as", "svg"]).done("map as svg").out;
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"), "one whole picture");
    let json: Value =
        serde_json::from_str(&desk.run(&["map", "sample", "--as", "drawing"]).done("map as drawing").out).unwrap();
    assert!(json["drawing"]["nodes"].as_array().is_some_and(|nodes| nodes.len() > 10), "boxes for every factor");

    let dot = desk.path("map.dot");
    desk.run(&["map", "sample", "--as", "dot", "--out", &dot]).done("map as dot");
    desk.run(&["map", "sample", "--as", "png", "--out", &desk.path("map.png")]).done("map as png");
    assert!(std::fs::read(desk.path("map.png")).unwrap().starts_with(b"\x89PNG"), "a picture of pixels");
    let home = desk.run(&["map", "sample", "--from", &dot]).done("map read back").out;
    assert!(home.starts_with("0 factors added, 0 changed"), "a map that comes home unchanged changes nothing: {home}");
    let broken = desk.write("broken.dot", b"digraph {\n a -> ");
    assert_eq!(desk.run(&["map", "sample", "--from", &broken]).code, 1, "a broken map is told, and nothing is written");

    let out = desk.path("handouts");
    let written = desk.run(&["export", "sample", "--what", "all", "--out", &out]).done("export").out;
    assert_eq!(written.lines().count(), 7, "every handout there is: {written}");
    for path in written.lines() {
        assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-"), "a PDF lies where it says: {path}");
    }

    assert!(desk.run(&["history", &id[..13]]).done("history").out.contains("AddSheet"), "the start of an id is enough");
    desk.run(&["undo", &id]).done("undo");
    assert_eq!(desk.run(&["show", &id]).code, 1, "what was undone is not there");
    desk.run(&["redo", &id]).done("redo");
    assert!(desk.run(&["check"]).done("check").out.contains("0 problems"), "the library is whole after all of it");
}

#[test]
fn the_same_review_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.run(&["sample"]).done("sample");
    let export = |name: &str| {
        let path = desk.path(name);
        desk.run(&["export", "sample", "--what", "summary", "--out", &path]).done("export");
        std::fs::read(path).unwrap()
    };
    assert!(export("one.pdf") == export("two.pdf"), "two runs of the program must not differ in a byte");
}

#[test]
fn a_report_becomes_a_review_with_its_timeline() {
    let desk = Desk::new();
    let report = "# Invented: queue stood still\n\n## Timeline (UTC)\n\n| Time | What |\n|--|--|\n| 2024-02-01 14:05 | Queue length grows |\n| 14:20 | Consumer restarted |\n";
    let file = desk.write("queue.md", report.as_bytes());
    let said = desk.run(&["import", &file]).done("import");
    assert!(said.err.contains("2 dated") && said.err.contains("2 events"), "the counts are told: {}", said.err);
    let shown = desk.run(&["show", said.last()]).done("show").out;
    assert!(
        shown.contains("2024-02-01 14:05") && shown.contains("Consumer restarted"),
        "the timeline is there: {shown}"
    );
    let json: Value = serde_json::from_str(&desk.run(&["--json", "show", said.last()]).done("show").out).unwrap();
    let raws: Vec<&str> =
        json["sheet"]["lines"].as_array().unwrap().iter().filter_map(|line| line["raw"].as_str()).collect();
    for line in report.lines().filter(|line| !line.trim().is_empty()) {
        assert!(raws.contains(&line), "every line is kept as it stood: {line}");
    }
}

#[test]
fn of_several_files_a_bad_one_is_told_and_the_others_come_in() {
    let desk = Desk::new();
    let report = desk.write("a.md", b"# Invented: pump\n\n## Timeline\n\n- 2024-02-01 14:05 UTC pump stops\n");
    let slip = b"PK\x03\x04\x14\0\0\0\0\0and then nothing that an archive would hold";
    let bad = desk.write("b.zip", slip);
    let table =
        desk.write("c.csv", b"time,who,what\n2024-02-01 14:05,Ana,pump stops\n2024-02-01 14:20,Ben,pump runs\n");
    let talk = desk.write("d.log", b"14:05 <ana> pump stops\n14:06 <ben> looking\n");
    let short = desk.write("e.secondstory", slip);
    let before = desk.names();
    let said = desk.run(&["import", &report, &bad, &short, &table, &desk.path("missing.md"), &talk]);
    assert_eq!(said.code, 1, "something was not taken in: {}", said.err);
    assert_eq!(said.out.lines().count(), 3, "each of the others became a review, its id on a line: {}", said.out);
    assert!(said.err.contains("b.zip") && said.err.contains("damaged"), "the bad one is named: {}", said.err);
    assert!(said.err.contains("e.secondstory"), "a bad package is one file of several as well: {}", said.err);
    assert!(said.err.contains("missing.md"), "and so is the one that is not there: {}", said.err);
    assert!(said.err.contains("c.csv: 3 lines, 2 dated, 1 undated, 0 kept unparsed"), "counts are told: {}", said.err);
    let list = desk.run(&["list"]).done("list").out;
    assert!(list.contains("Invented: pump") && !list.contains("missing"), "{list}");
    assert!(desk.run(&["check"]).done("check").out.contains("0 problems"), "the library is whole");
    let after: Vec<String> = desk.names().into_iter().filter(|name| !name.starts_with("library.db")).collect();
    assert_eq!(after, before, "nothing is unpacked or left beside the library");
    assert_eq!(desk.run(&["import", &bad]).code, 1, "alone, a bad file is a failure of its own");
    let as_table = desk.run(&["import", &table, "--as", "csv", "--zone", "Europe/Copenhagen"]).done("import as csv");
    assert!(desk.run(&["show", as_table.last()]).done("show").out.contains("pump runs"), "a short table is a timeline");
}

#[test]
fn bad_usage_bad_input_and_bad_libraries_are_told_apart() {
    let desk = Desk::new();
    desk.run(&["new", "--title", "Invented"]).done("new");
    let empty = desk.write("empty.md", b"\n \n");
    let nul = desk.write("nul.md", b"# Report\n\0\n");
    let picture = desk.write("picture.md", b"\x89PNG\r\n\x1a\n rest");
    let title = "x".repeat(10_000);
    let nowhere = desk.path("no/such/folder/out.pdf");
    let cases: [(&str, &[&str], i32); 9] = [
        ("no such command", &["dance"], 2),
        ("no such review", &["show", "nobody"], 1),
        ("a file that is not there", &["import", "not-there.md"], 1),
        ("an empty file", &["import", &empty], 1),
        ("a file with NUL", &["import", &nul], 1),
        ("a picture", &["import", &picture], 1),
        ("a title of 10,000 characters", &["new", "--title", &title], 2),
        ("an unknown zone", &["import", &empty, "--zone", "Moon/Base"], 2),
        ("a folder that is not there", &["export", "Invented", "--what", "summary", "--out", &nowhere], 3),
    ];
    let before = desk.run(&["--json", "list"]).out;
    for (what, words, code) in cases {
        let said = desk.run(words);
        assert_eq!(said.code, code, "{what}: {}", said.err);
        assert!(said.out.is_empty(), "{what}: nothing on stdout may look like an answer");
        assert!(said.err.lines().count() >= 2, "{what}: what is wrong, and what to do next: {}", said.err);
    }
    assert_eq!(desk.run(&["--json", "list"]).out, before, "none of it may change the library");
}

#[test]
fn errors_are_json_where_json_was_asked_for() {
    let said = Desk::new().run(&["--json", "show", "nobody"]);
    let error: Value = serde_json::from_str(&said.err).unwrap();
    for part in ["what", "why", "next"] {
        assert!(error[part].as_str().is_some_and(|text| !text.is_empty()), "the error says its {part}: {error}");
    }
}

#[test]
fn a_library_that_is_not_one_is_left_as_it_is() {
    let desk = Desk::new();
    let cases: [(&str, &[u8]); 3] =
        [("empty.db", b""), ("text.db", b"not a library at all"), ("torn.db", b"SQLite format 3\0torn")];
    for (name, bytes) in cases {
        let path = desk.write(name, bytes);
        let said = desk.run_on(&path, &["list"]);
        assert_eq!(said.code, 3, "{name}: it could not be read: {}", said.err);
        assert_eq!(std::fs::read(Path::new(&path)).unwrap(), bytes, "{name}: not a byte of it may change");
    }
    assert_eq!(desk.run_on(&desk.path("no/such/library.db"), &["list"]).code, 3, "a mistyped path makes no folder");
    assert!(!Path::new(&desk.path("no")).exists(), "a mistyped path makes no folder");
}

#[test]
fn a_damaged_library_gives_its_words_back_into_a_new_one() {
    let desk = Desk::new();
    let sample = desk.run(&["sample"]).done("sample").last().to_owned();
    let before = desk.run(&["show", &sample, "--json"]).done("show").out;
    let path = desk.path("library.db");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..100].fill(0);
    bytes[3 * 4096..4 * 4096].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let shut = desk.run(&["list"]);
    assert_eq!(shut.code, 3, "a damaged library is not an empty one: {}", shut.out);
    assert!(shut.err.contains("second-story salvage"), "the error says what to do next: {}", shut.err);
    let said = desk.run(&["salvage"]).done("salvage");
    let new = desk.path("library-salvaged.db");
    assert_eq!(said.last(), new, "the new library is named alone on the last line");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "the damaged library is left as it is");
    desk.run_on(&new, &["check"]).done("check");
    let after = desk.run_on(&new, &["show", &sample, "--json"]).done("show").out;
    let sheet = |text: &str| serde_json::from_str::<Value>(text).unwrap()["sheet"].clone();
    assert_eq!(sheet(&after), sheet(&before), "every row of the sample is back");
    let again = desk.run(&["salvage", "--to", &new]);
    assert_eq!((again.code, std::fs::read(&path).unwrap() == bytes), (2, true), "nothing is written over");
}

#[test]
fn a_backup_is_taken_listed_and_put_back_over_a_damaged_library() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["backup"]).code, 1, "of nothing there is no backup");
    let sample = desk.run(&["sample"]).done("sample").last().to_owned();
    let taken = desk.run(&["backup"]).done("backup").last().to_owned();
    assert!(Path::new(&taken).is_file(), "the backup is named alone on the last line: {taken}");
    let own = desk.path("mine.db");
    assert_eq!(desk.run(&["backup", "--to", &own]).done("backup").last(), own);
    desk.run(&["new", "--title", "Invented: begun since"]).done("new");
    let list = desk.run(&["restore", "--list"]).done("list").out;
    assert_eq!(list.lines().count(), 1, "one backup of one state: {list}");
    std::fs::write(desk.path("library.db"), "damaged").unwrap();
    let restored = desk.run(&["restore"]).done("restore");
    let aside = restored.last().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(std::fs::read_to_string(&aside).unwrap(), "damaged", "what was there is set aside, as it was");
    assert_eq!(desk.run(&["list"]).done("list").out.lines().count(), 1, "the library is as the backup held it");
    assert!(desk.run(&["show", &sample]).code == 0, "and its review can be read");
    desk.run(&["check"]).done("check");
    let other = desk.path("other.db");
    desk.run_on(&other, &["restore", "--from", &own]).done("restore");
    assert!(desk.run_on(&other, &["show", &sample]).code == 0, "a backup opens elsewhere too");
    assert_eq!(desk.run(&["restore", "--from", &desk.path("none.db")]).code, 3, "what is not there is told");
}

#[test]
fn the_coach_reads_a_text_and_needs_no_library() {
    let desk = Desk::new();
    let file = desk.write("notes.txt", "The engineer should have checked the pin.\n".as_bytes());
    let said = desk.run_on(&desk.path("none/library.db"), &["lint", &file]);
    assert_eq!(said.code, 1, "a finding is exit 1: {}", said.err);
    assert!(said.out.contains("notes.txt:1:14"), "it says where: {}", said.out);
    assert!(
        said.out.contains("1 | The engineer should have checked the pin.\n  |              \u{b7}\u{b7}"),
        "{}",
        said.out
    );
    let calm = desk.write("calm.txt", b"The server failed to start at 14:05.\n");
    assert_eq!(desk.run(&["lint", &calm]).code, 0, "a machine may fail to start");
}

#[test]
fn the_coach_goes_through_folders_and_tells_what_it_heard_in_each_form() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("reports/.hidden")).unwrap();
    desk.write("reports/a b.md", "# Main cause\n\n\u{1f600} Mistakes\nwere made.\n\nI forgot the pin.\n".as_bytes());
    desk.write("reports/.hidden/no.md", b"Mistakes were made.");
    desk.write("reports/code.rs", b"// Mistakes were made.");
    let folder = desk.path("reports");
    let all: Value = serde_json::from_str(&desk.run(&["--json", "lint", &folder]).out).unwrap();
    let [cause, own] = all.as_array().unwrap().as_slice() else { panic!("two hints, in one file: {all}") };
    assert_eq!((&cause["line"], &cause["column"], &cause["end_line"]), (&3.into(), &3.into(), &4.into()));
    assert_eq!(cause["utf16"], serde_json::json!([17, 35]), "JavaScript's units, and bytes beside them");
    assert_eq!(cause["bytes"], serde_json::json!([19, 37]));
    assert_eq!((own["class"].as_str(), own["phrase"].as_str()), (Some("self_blame"), Some("I forgot")));

    let sarif = desk.run(&["lint", "--as", "sarif", &folder]);
    assert!(sarif.err.contains("words on themselves"), "what is private is not put into a review: {}", sarif.err);
    let log: Value = serde_json::from_str(&sarif.out).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 1);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("a%20b.md"), "{place}");
    assert_eq!(place["region"]["startColumn"], 4, "in UTF-16 code units, as columnKind says");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(
        rules.iter().any(|rule| rule["id"] == run["results"][0]["ruleId"]),
        "a result names a rule that is described"
    );

    let notes = desk.run(&["lint", "--as", "github", &folder]).out;
    assert_eq!(notes.lines().count(), 1, "{notes}");
    assert!(
        notes.starts_with("::notice file=") && notes.contains(",line=3,endLine=4,col=3,") && notes.contains("%0A"),
        "{notes}"
    );
    assert_eq!(desk.run(&["lint", &desk.path("none.md")]).code, 1, "a file that is not there is told");
    assert_eq!(desk.run(&["lint", "--language", "xx", &folder]).code, 2, "so is a language nobody taught it");
}

#[test]
fn rules_of_ones_own_lie_beside_the_library_and_a_broken_file_is_told_by_its_line() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("phrases")).unwrap();
    desk.write("phrases/off.toml", b"off = [\"counterfactual-should-have\"]\n");
    desk.write("phrases/broken.toml", b"class = \"blame\"\nrule = 7\n");
    let file = desk.write("notes.txt", b"They should have asked. It was human error.\n");
    let said = desk.run(&["lint", &file]);
    assert!(said.err.contains("broken.toml:2"), "{}", said.err);
    assert!(said.out.contains("human-error") && !said.out.contains("should-have"), "the rest works: {}", said.out);
    let elsewhere = desk.run(&["lint", "--rules", &desk.path("none"), &file]);
    assert!(elsewhere.out.contains("should-have"), "another folder, other rules: {}", elsewhere.out);
}

#[test]
fn a_reader_that_goes_away_early_ends_it_quietly() {
    let desk = Desk::new();
    desk.run(&["sample"]).done("sample");
    let mut command = Command::new(env!("CARGO_BIN_EXE_second-story"));
    command.args(["--library", &desk.path("library.db"), "--json", "show", "sample"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The pipe is closed before anything is read from it; the answer is larger than a pipe holds.
    drop(child.stdout.take());
    let said = Said::of(&child.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""), "a closed pipe is no error, and no reason to panic");
}

#[test]
fn the_program_names_no_webkit() {
    let output = Command::new("ldd").arg(env!("CARGO_BIN_EXE_second-story")).output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no ldd on this machine");
        return;
    };
    let libraries = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(libraries.contains("libc"), "ldd must have named something: {libraries}");
    for forbidden in ["webkit", "gtk", "javascriptcore", "libX11"] {
        assert!(!libraries.contains(forbidden), "the command line must run where no window can: {forbidden}");
    }
}

#[test]
fn a_shell_and_man_learn_every_command_from_the_program_itself_without_a_library() {
    let desk = Desk::new();
    let page = desk.run(&["man"]).done("the manual page").out;
    let help = desk.run(&["--help"]).done("the help").out;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 10, "the help must list the commands: {help}");
    for command in &commands {
        assert!(page.contains(&format!(".SS {command}\n")), "the manual page must tell of {command}");
        for shell in ["bash", "zsh", "fish"] {
            let script = desk.run(&["completions", shell]).done("completions").out;
            assert!(script.contains(command), "{shell} must complete {command}");
        }
    }
    assert!(!std::path::Path::new(&desk.path("library.db")).exists(), "asking how to ask must not make a library");
}

#[test]
fn a_handout_is_written_in_every_form_and_a_missing_sign_is_named_until_a_font_draws_it() {
    let desk = Desk::new();
    let new = desk.run(&["new", "--title", "Invented \u{6f22}\u{5b57}"]).done("new");
    let review = new.last();
    let font = desk.write("signs.ttf", include_bytes!("../../report/tests/fonts/signs-glyf.ttf"));
    let begins = [("html", "<!doctype html>"), ("markdown", "# Invented"), ("json", "{")];
    for (form, beginning) in begins {
        let path = desk.path(form);
        desk.run(&["export", review, "--what", "summary", "--as", form, "--out", &path]).done(form);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(beginning) && text.contains("\u{6f22}\u{5b57}"), "{form} needs no font of ours");
    }
    let path = desk.path("paper.pdf");
    let paper = ["export", review, "--what", "summary", "--out", &path];
    let refused = desk.run(&paper);
    assert_eq!(refused.code, 2, "a page with empty boxes is refused: {}", refused.err);
    for part in ["\u{6f22}", "U+6F22", "page 1", "near", "--font"] {
        assert!(refused.err.contains(part), "what is missing, where, and what to do: {}", refused.err);
    }
    assert!(!Path::new(&path).exists(), "and nothing is written");
    desk.run(&[&paper[..], &["--font", &font]].concat()).done("export with a font");
    let no_font = desk.run(&[&paper[..], &["--font", &desk.write("no.ttf", b"no font")]].concat());
    assert_eq!((no_font.code, no_font.err.contains("no.ttf")), (1, true), "what is no font is told: {}", no_font.err);
}

#[test]
fn a_package_comes_in_once_and_merges_from_then_on() {
    let desk = Desk::new();
    let there = desk.path("there.db");
    let id = desk.run(&["sample"]).done("sample").last().to_owned();
    let package = desk.path("sample.secondstory");
    let said = desk.run(&["export", "sample", "--as", "package", "--out", &package]).done("export");
    assert_eq!(said.last(), package, "it says where it lies");
    assert!(said.err.contains("private notes included"), "who gives it away is told what is in it: {}", said.err);

    let came = desk.run_on(&there, &["import", &package]).done("import");
    assert_eq!(came.last(), id, "it is the same review there, by the same id");
    let again = desk.run_on(&there, &["import", &package]);
    assert_eq!(again.code, 2, "what is known is not imported twice: the other command was meant");
    assert!(again.err.contains("merge FILE"), "and the way on is said: {}", again.err);
    let both = desk.run_on(&there, &["import", &package, &desk.write("a.md", b"# Invented: pump\n\nIt stopped.\n")]);
    assert_eq!((both.code, both.out.lines().count()), (1, 1), "and keeps no other file out: {}", both.err);
    let nothing = desk.run_on(&there, &["merge", &package]).done("merging what is here");
    assert!(nothing.err.contains("Nothing new"), "everything is here already: {}", nothing.err);

    desk.run(&["undo", &id]).done("undo");
    desk.run(&["redo", &id]).done("redo");
    desk.run(&["export", &id, "--as", "package", "--without-private", "--out", &package]).done("export again");
    assert_eq!(desk.run_on(&there, &["merge", &package]).done("merge").last(), id, "the id stands alone");
    assert!(desk.run_on(&there, &["check"]).done("check").out.contains("0 problems"), "the other library is whole");
    let before = desk.run_on(&there, &["history", &id]).done("history").out;
    let hurt = desk.write("hurt.secondstory", &std::fs::read(&package).unwrap()[..2_000]);
    let refused = desk.run_on(&there, &["merge", &hurt]);
    assert!(refused.code != 0 && refused.err.contains("Nothing was changed"), "{}", refused.err);
    assert_eq!(desk.run_on(&there, &["history", &id]).done("history").out, before, "nothing of it is kept");
}

#[test]
fn a_backup_of_an_older_version_is_put_back_and_brought_up_to_date() {
    let desk = Desk::new();
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/dbs/schema-1.db");
    let bytes = std::fs::read(&old).unwrap();
    desk.run(&["new", "--title", "Invented: begun since"]).done("new");
    std::fs::create_dir(desk.path("library.db.backups")).unwrap();
    let snapshot = desk.path("library.db.backups/0000000009-meeting.db");
    std::fs::write(&snapshot, &bytes).unwrap();
    let list = desk.run(&["restore", "--list"]).done("list").out;
    assert_eq!(list.lines().count(), 1, "a backup an older version made is offered: {list}");
    desk.run(&["restore"]).done("restore");
    let kept = desk.run(&["list"]).done("list").out;
    assert!(kept.lines().count() > 0 && !kept.contains("begun since"), "the library is as the backup held it: {kept}");
    desk.run(&["check"]).done("check");
    assert_eq!(std::fs::read(&snapshot).unwrap(), bytes, "the backup stays as it was");
    let other = desk.path("other.db");
    desk.run_on(&other, &["restore", "--from", &old.display().to_string()]).done("restore");
    desk.run_on(&other, &["check"]).done("check");
    assert_eq!(desk.run_on(&other, &["list"]).done("list").out, kept, "and it opens elsewhere");
}

#[test]
fn a_search_names_the_review_and_the_row_and_ends_with_one_where_nothing_is_found() {
    let desk = Desk::new();
    let review = desk.run(&["sample"]).done("sample").last().to_owned();
    let words = desk.run(&["search", "package", "repository"]).done("search").out;
    assert!(words.starts_with(&review[..13]), "the review stands above its rows: {words}");
    let only = ["--json", "search", "\"package repository\"", "--only", "event"];
    let found: Value = serde_json::from_str(&desk.run(&only).done("search for events").out).unwrap();
    let hits = found["hits"].as_array().unwrap();
    assert!(!hits.is_empty(), "the sample tells of a package repository");
    for hit in hits {
        assert_eq!((&hit["key"]["noun"], &hit["review"]), (&"event".into(), &review.as_str().into()), "{hit}");
        let (from, to) = (&hit["marks"][0]["from"], &hit["marks"][0]["to"]);
        let place = |at: &Value| usize::try_from(at.as_u64().unwrap()).unwrap();
        let marked = &hit["snippet"].as_str().unwrap()[place(from)..place(to)];
        assert_eq!(marked.to_lowercase(), "package repository", "the marks say where the words stand");
    }
    let nothing = desk.run(&["search", "zzzzqq"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""), "a script can tell that nothing was found");
    let event = hits[0]["key"]["id"].as_str().unwrap();
    desk.run(&["undo", "sample"]).done("undo");
    let gone = desk.run(&["search", "\"package repository\""]);
    assert_eq!(gone.code, 1, "what was taken back is found no more, not even {event}: {}", gone.out);
}
