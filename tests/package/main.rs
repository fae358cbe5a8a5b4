//! Owns the promises of the Debian package: it installs, opens without a network, says what it is, and leaves no trace.
//! Must not test what the programs do beyond opening; the journeys do that on the same binaries.
//!
//! It runs where `SECOND_STORY_PACKAGE` names a package, as root, in a network namespace with loopback alone
//! (`make test` sees to it), and says loudly that it was skipped where not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::webdriver::{PATIENCE, Window, wait};

const NAME: &str = "second-story";
const MIME: &str = "application/vnd.secondstory.package+zip";

/// Runs a program that must end well and gives what it said.
fn run(program: &str, words: &[&str]) -> String {
    let said = Command::new(program).args(words).output().unwrap_or_else(|why| panic!("{program}: {why}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(said.status.success(), "{program} {words:?} failed: {}{}", text(&said.stdout), text(&said.stderr));
    text(&said.stdout)
}

/// A package that is installed for the length of a test and removed even when the test fails.
struct Installed;

impl Installed {
    fn install(package: &Path) -> Self {
        let guard = Self;
        run("dpkg", &["--install", package.to_str().unwrap()]);
        guard
    }
}

impl Drop for Installed {
    fn drop(&mut self) {
        let _ = Command::new("dpkg").args(["--purge", NAME]).output();
    }
}

/// The package under test, or nothing and a loud line that says why.
fn package() -> Option<PathBuf> {
    let skip = |why: &str| {
        let _ = writeln!(std::io::stderr(), "\nSKIPPED: the Debian package was not installed and looked at: {why}.\n");
        None
    };
    let Some(package) = std::env::var_os("SECOND_STORY_PACKAGE") else {
        return skip("SECOND_STORY_PACKAGE names none; run `make test`");
    };
    if let Some(why) = std::env::var_os("SECOND_STORY_PACKAGE_SKIP") {
        return skip(&why.to_string_lossy());
    }
    let there = Command::new("dpkg-query").args(["-W", "-f", "${Status}", NAME]).output().unwrap();
    if String::from_utf8_lossy(&there.stdout).contains("install ok installed") {
        return skip("Second Story is installed on this machine already, and a test must not replace it");
    }
    Some(package.into())
}

/// Every path below the folders that a package may write to. What dpkg itself keeps about packages is its own.
fn everything() -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    let mut folders: Vec<PathBuf> = ["/usr", "/etc", "/opt", "/var/lib", "/var/cache"].map(PathBuf::from).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if ["/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/usr/local"].iter().any(|own| path.starts_with(own)) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path.clone());
            }
            all.insert(path);
        }
    }
    all
}

#[test]
fn the_package_installs_opens_without_a_network_and_leaves_no_trace() {
    let Some(package) = package() else { return };
    let before = everything();
    assert!(before.len() > 1_000, "the list must see this machine's files, or the comparison proves nothing");
    let installed = Installed::install(&package);
    let added: BTreeSet<PathBuf> = everything().difference(&before).cloned().collect();
    for path in FILES {
        assert!(added.contains(Path::new(path)), "the package must bring {path}; it brought {added:#?}");
    }

    the_command_line_and_its_pages();
    the_desktop_knows_it();
    the_licences_of_others_are_with_it();
    the_window_opens();

    drop(installed);
    let after = everything();
    let left: Vec<_> = after.difference(&before).collect();
    assert_eq!(left, Vec::<&PathBuf>::new(), "what the package brought must go with it");
    let lost: Vec<_> = before.difference(&after).collect();
    assert_eq!(lost, Vec::<&PathBuf>::new(), "what was there before must stay");
    for list in ["/usr/share/applications/mimeinfo.cache", "/usr/share/mime/globs2"] {
        let names = fs::read_to_string(list).unwrap_or_default();
        assert!(!names.contains("second-story") && !names.contains("secondstory"), "{list} must forget it");
    }
}

/// What people and their desktops look for, each where its specification says.
const FILES: [&str; 14] = [
    "/usr/bin/second-story",
    "/usr/bin/second-story-desktop",
    "/usr/share/applications/second-story.desktop",
    "/usr/share/metainfo/org.secondstory.desktop.metainfo.xml",
    "/usr/share/mime/packages/second-story.xml",
    "/usr/share/icons/hicolor/16x16/apps/second-story-desktop.png",
    "/usr/share/icons/hicolor/48x48/apps/second-story-desktop.png",
    "/usr/share/icons/hicolor/256x256/apps/second-story-desktop.png",
    "/usr/share/icons/hicolor/scalable/apps/second-story-desktop.svg",
    "/usr/share/icons/hicolor/symbolic/apps/second-story-desktop-symbolic.svg",
    "/usr/share/bash-completion/completions/second-story",
    "/usr/share/zsh/vendor-completions/_second-story",
    "/usr/share/fish/vendor_completions.d/second-story.fish",
    "/usr/share/man/man1/second-story.1.gz",
];

fn the_command_line_and_its_pages() {
    let version = format!("second-story {}", env!("CARGO_PKG_VERSION"));
    assert_eq!(run("/usr/bin/second-story", &["--version"]).trim(), version, "the version is the workspace's own");
    let known = run("dpkg-query", &["-W", "-f", "${Version}", NAME]);
    assert_eq!(known, env!("CARGO_PKG_VERSION"), "the package carries the version of the programs in it");
    let page = run("man", &["--warnings", "second-story"]);
    for word in ["SYNOPSIS", "COMMANDS", "export", "EXIT STATUS"] {
        assert!(page.contains(word), "the manual page must tell of {word}: {page}");
    }
    let complaints = Command::new("man").args(["--warnings", "second-story"]).output().unwrap().stderr;
    assert_eq!(String::from_utf8_lossy(&complaints), "", "man must read the page without a warning");
    run("bash", &["-n", "/usr/share/bash-completion/completions/second-story"]);
}

fn the_desktop_knows_it() {
    let entry = "/usr/share/applications/second-story.desktop";
    let complaints = run("desktop-file-validate", &[entry]);
    assert_eq!(complaints, "", "the desktop entry must be without fault");
    let words = fs::read_to_string(entry).unwrap();
    for line in ["Exec=second-story-desktop %f", "Icon=second-story-desktop", &format!("MimeType={MIME};")] {
        assert!(words.lines().any(|each| each == line), "the desktop entry must say {line}: {words}");
    }
    run("appstreamcli", &["validate", "--no-net", "/usr/share/metainfo/org.secondstory.desktop.metainfo.xml"]);
    // Installing ran both updates by their triggers; where those are not there, doing it by hand must work as well.
    run("update-mime-database", &["/usr/share/mime"]);
    run("update-desktop-database", &["/usr/share/applications"]);
    let globs = fs::read_to_string("/usr/share/mime/globs2").unwrap();
    assert!(globs.contains(&format!("{MIME}:*.secondstory")), "a file that ends in .secondstory must be known");
    let handlers = fs::read_to_string("/usr/share/applications/mimeinfo.cache").unwrap();
    assert!(
        handlers.lines().any(|line| line == format!("{MIME}=second-story.desktop;")),
        "and opened by this program: {handlers}"
    );
}

fn the_licences_of_others_are_with_it() {
    let list = run("zcat", &["/usr/share/doc/second-story/THIRD-PARTY.txt.gz"]);
    for part in ["Atkinson Hyperlegible", "Noto fonts", "lucide-static", "svelte ", "tauri ", "rusqlite ", "printpdf "]
    {
        assert!(list.lines().any(|line| line.starts_with(part)), "the list of others' work must name {part}");
    }
    assert!(list.contains("SIL OPEN FONT LICENSE"), "the fonts' licence must come in full");
    assert!(fs::read_to_string("/usr/share/doc/second-story/copyright").unwrap().contains("Apache License"));
}

fn the_window_opens() {
    let outward = fs::read_to_string("/proc/net/route").unwrap();
    assert_eq!(outward.lines().count(), 1, "this test must run where no network is: {outward}");
    let home = tempfile::tempdir().unwrap();
    let place = |name: &str| (name.to_owned(), home.path().display().to_string());
    let mut environment: Vec<_> =
        ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"]
            .map(place)
            .into();
    // The drawing library would keep a cache in the folder that is being removed, and complain.
    environment.push(("MESA_SHADER_CACHE_DISABLE".to_owned(), "true".to_owned()));
    let library = home.path().join("library.db").display().to_string();
    let words = ["--library", &library, "--sample"].map(str::to_owned);
    let window = Window::open(Path::new("/usr/bin/second-story-desktop"), &words, &environment).unwrap();
    const READY: &str = "return document.body.innerText.includes(arguments[0]) && document.readyState === 'complete';";
    window.wait_for("the library with the sample", READY, json!(["Web hosts after an Apache upgrade"])).unwrap();
    const BUTTONS: &str = "return document.querySelectorAll('button:not([disabled]), a[href]').length;";
    let ways = window.script(BUTTONS, json!([])).unwrap();
    assert!(ways.as_u64().unwrap_or_default() > 2, "the window must be there to be used, not only to be seen: {ways}");
    drop(window);
    // A window without its driver stays open until somebody closes it; here that is this test, before its folder goes.
    let gone = || {
        let open = running(&library);
        open.iter().for_each(|process| drop(Command::new("kill").arg(process).output()));
        Ok(open.is_empty().then_some(()))
    };
    wait(PATIENCE, "the window's program to end", gone).unwrap();
}

/// The programs that run with that word among their arguments, by process id.
fn running(word: &str) -> Vec<String> {
    let ids =
        fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let line = |id: &String| fs::read(Path::new("/proc").join(id).join("cmdline")).unwrap_or_default();
    ids.filter(|id| line(id).split(|byte| *byte == 0).any(|argument| argument == word.as_bytes())).collect()
}
