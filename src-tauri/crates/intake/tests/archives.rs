//! Owns the promise that no archive, however it was made, gets more out of the reader than a clear refusal.
//! Must not know how the reader opens one.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod zips;

use intake::{ArchiveFault, Input, IntakeError, KeptBecause, Looks, read};
use std::io::Write;
use zips::{Entry, Packing, day, export, pack, zeros};

/// What must become of an archive.
#[derive(Debug)]
enum Ends {
    /// It is refused for this reason.
    Refused(IntakeError),
    /// It is refused; which reason comes first depends on where the damage hits.
    SomehowRefused,
    /// Nothing is wrong with it that would harm anybody, and what it holds is kept.
    Kept { lines: usize },
}

/// What is said of an archive, its bytes, and what must become of it.
type Case = (String, Vec<u8>, Ends);

fn fault(why: ArchiveFault) -> Ends {
    Ends::Refused(IntakeError::Archive(why))
}

fn with_name(name: &str) -> Vec<u8> {
    pack(&[day("ops", "2024-03-05", 1), Entry::stored(name, b"[]")])
}

fn slips() -> Vec<Case> {
    let names = [
        "../2024-03-05.json",
        "../../etc/passwd",
        "ops/../../x.json",
        "ops/..",
        "..",
        "./../x.json",
        "..\\x.json",
        "ops\\..\\..\\x.json",
        "/etc/passwd",
        "//etc/passwd",
        "\\\\server\\share\\x",
        "\\x.json",
        "C:\\x.json",
        "c:/x.json",
        "ops/x\0y.json",
    ];
    let told = |name: &str| format!("an entry called {name:?}");
    names.iter().map(|name| (told(name), with_name(name), fault(ArchiveFault::NameOutside))).collect()
}

fn bombs() -> Vec<Case> {
    let one = |told: &str, bytes: Vec<u8>, ends| (told.to_owned(), bytes, ends);
    let blanks = |name: &str, size: usize| Entry { packing: Packing::Deflated, ..Entry::of(name, zeros(size, b' ')) };
    let small_lie = Entry { says_size: Some(10), ..blanks("ops/2024-03-05.json", 20_000_000) };
    let large_lie = Entry { says_size: Some(u32::MAX - 1), ..day("ops", "2024-03-05", 1) };
    let inner = pack(&[blanks("ops/2024-03-05.json", 50_000_000)]);
    // Each day is mostly blanks with just enough noise in it that no single one is out of proportion.
    let padded = zips::padded("", 31 * 1024 * 1024).packed();
    let many: Vec<Entry> =
        (1..=28).map(|at| Entry { name: format!("ops/2024-03-{at:02}.json").into_bytes(), ..padded.clone() }).collect();
    let empty_messages = format!("[{}{{}}]", "{},".repeat(400_000));
    let padded_messages = zips::with_noise("ops/2024-03-05.json", empty_messages.into_bytes());
    vec![
        one(
            "blanks packed a thousandfold",
            pack(&[blanks("ops/2024-03-05.json", 30_000_000)]),
            fault(ArchiveFault::TooLarge),
        ),
        one(
            "sixty megabytes in one entry",
            pack(&[blanks("ops/2024-03-05.json", 60_000_000)]),
            fault(ArchiveFault::TooLarge),
        ),
        one("a size that is said to be small", pack(&[small_lie]), Ends::SomehowRefused),
        one("a size that is said to be huge", pack(&[large_lie]), fault(ArchiveFault::TooLarge)),
        one(
            "a bomb within an archive",
            pack(&[day("ops", "2024-03-05", 1), Entry::stored("inner.zip", &inner)]),
            Ends::Kept { lines: 2 },
        ),
        one(
            "a list of people that is a bomb",
            pack(&[day("ops", "2024-03-05", 1), blanks("users.json", 30_000_000)]),
            fault(ArchiveFault::TooLarge),
        ),
        one("28 days of 31 MiB each", pack(&many), fault(ArchiveFault::TooLarge)),
        one("400,000 messages without anything in them", pack(&[padded_messages]), Ends::SomehowRefused),
        one(
            "lists within lists, 100,000 deep",
            pack(&[Entry::stored("ops/2024-03-05.json", &[vec![b'['; 100_000], vec![b']'; 100_000]].concat())]),
            Ends::Kept { lines: 1 },
        ),
    ]
}

fn doubles() -> Vec<Case> {
    let one = |told: &str, bytes: Vec<u8>, ends| (told.to_owned(), bytes, ends);
    let twice = [day("ops", "2024-03-05", 1), day("ops", "2024-03-05", 2)];
    let same_bytes = [day("ops", "2024-03-05", 1), Entry { lies_at: Some(0), ..day("ops", "2024-03-06", 1) }];
    let into_next = [Entry { says_packed: Some(300), ..day("ops", "2024-03-05", 1) }, day("ops", "2024-03-06", 1)];
    let into_contents = [Entry { says_packed: Some(100_000), ..day("ops", "2024-03-05", 1) }];
    let many = |count: usize| pack(&(0..count).map(|at| Entry::stored(&format!("ops/{at}"), b"")).collect::<Vec<_>>());
    vec![
        one("two entries of one name", pack(&twice), fault(ArchiveFault::TwoInOne)),
        one("two entries on the same bytes", pack(&same_bytes), Ends::SomehowRefused),
        one("an entry that reaches into the next", pack(&into_next), Ends::SomehowRefused),
        one("an entry that reaches into the table of contents", pack(&into_contents), Ends::SomehowRefused),
        one("10,001 entries", many(10_001), fault(ArchiveFault::TooManyEntries)),
        one("100,000 entries", many(100_000), fault(ArchiveFault::TooManyEntries)),
    ]
}

fn locked_and_odd() -> Vec<Case> {
    let one = |told: &str, bytes: Vec<u8>, ends| (told.to_owned(), bytes, ends);
    let entry = || day("ops", "2024-03-05", 1);
    let link = |to: &str| Entry { mode: Some(0o120_777), ..Entry::stored("ops/link.json", to.as_bytes()) };
    let packed_as = |method| pack(&[Entry { packing: Packing::Other(method), ..entry() }]);
    vec![
        one("a link to the system's passwords", pack(&[entry(), link("/etc/passwd")]), fault(ArchiveFault::Link)),
        one("a link one step up", pack(&[entry(), link("../x")]), fault(ArchiveFault::Link)),
        one("a password", pack(&[Entry { flags: 1, ..entry() }]), fault(ArchiveFault::Locked)),
        one("a password and a stronger lock", pack(&[Entry { flags: 0x41, ..entry() }]), Ends::SomehowRefused),
        one(
            "a sum that does not come out",
            pack(&[Entry { says_sum: Some(1), ..entry() }]),
            fault(ArchiveFault::Damaged),
        ),
        one("packed by an unknown method", packed_as(77), fault(ArchiveFault::Packing)),
        one("packed by bzip2", packed_as(12), fault(ArchiveFault::Packing)),
        one("packed by lzma", packed_as(14), fault(ArchiveFault::Packing)),
        one("packed by zstd", packed_as(93), fault(ArchiveFault::Packing)),
        one("packed by a cipher", packed_as(99), Ends::SomehowRefused),
        one(
            "deflate that is none",
            pack(&[Entry { packing: Packing::Other(8), ..entry() }]),
            fault(ArchiveFault::Damaged),
        ),
        one("an entry without a name", pack(&[entry(), Entry::stored("", b"x")]), fault(ArchiveFault::NameOutside)),
        one("a name of 60,000 letters", with_name(&"x".repeat(60_000)), Ends::Kept { lines: 2 }),
        one(
            "a document",
            pack(&[Entry::stored("word/document.xml", b"<x/>")]),
            Ends::Refused(IntakeError::OtherKind { looks: Looks::Zip }),
        ),
        one("nothing in it", pack(&[]), Ends::Refused(IntakeError::OtherKind { looks: Looks::Zip })),
        one(
            "a day that is no JSON",
            pack(&[Entry::stored("ops/2024-03-05.json", b"\xFF\xFE\0")]),
            Ends::Kept { lines: 1 },
        ),
        one(
            "a day of half a list",
            pack(&[Entry::stored("ops/2024-03-05.json", b"[{\"ts\":\"1\"}, {")]),
            Ends::Kept { lines: 1 },
        ),
        one("a plain export", export(3, 4), Ends::Kept { lines: 12 }),
    ]
}

fn cut_short() -> Vec<Case> {
    let whole = export(3, 40);
    let mut cuts: Vec<_> = [5, 20, 40, 60, 80, 95, 99]
        .into_iter()
        .map(|percent| {
            (
                format!("{percent} of 100 bytes of it"),
                whole[..whole.len() * percent / 100].to_vec(),
                Ends::SomehowRefused,
            )
        })
        .collect();
    cuts.push(("all but its last byte".to_owned(), whole[..whole.len() - 1].to_vec(), Ends::SomehowRefused));
    let contents = whole.windows(4).rposition(|at| at == b"PK\x05\x06").unwrap();
    // How long the table of contents is said to be bears on nothing: its entries tell where it ends.
    for (told, at, ends) in [
        ("a table of contents that is said to lie far off", contents + 16, Ends::SomehowRefused),
        ("a table of contents that is said to be huge", contents + 12, Ends::Kept { lines: 120 }),
        ("a count of entries that is a lie", contents + 8, Ends::SomehowRefused),
    ] {
        let mut lied = whole.clone();
        lied[at..at + 4].copy_from_slice(&[0xFE, 0xFF, 0xFE, 0x7F]);
        cuts.push((told.to_owned(), lied, ends));
    }
    cuts.push(("only its first four bytes".to_owned(), b"PK\x03\x04".to_vec(), Ends::SomehowRefused));
    cuts.push((
        "its first four bytes and noise".to_owned(),
        [b"PK\x03\x04".to_vec(), zips::noise(5_000)].concat(),
        Ends::SomehowRefused,
    ));
    cuts
}

/// Seconds of work this process has done, which a busy machine does not stretch. None outside Linux.
fn worked() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after = stat.rsplit_once(')')?.1;
    let ticks = |at: usize| after.split_whitespace().nth(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

/// The most memory this process ever held, in MiB. None outside Linux.
fn most_held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

#[test]
fn hostile_archives_are_refused_for_what_they_are_within_time_and_memory() {
    /// Without optimising, unpacking is several times slower; the promise is made for the program people run.
    const SECONDS: f64 = if cfg!(debug_assertions) { 20.0 } else { 2.0 };
    let parts: [fn() -> Vec<Case>; 5] = [slips, doubles, locked_and_odd, cut_short, bombs];
    let mut count = 0;
    for make in parts {
        for (told, bytes, ends) in make() {
            count += 1;
            let before = worked();
            let found = read(&Input::new("export.zip", &bytes));
            if let (Some(before), Some(after)) = (before, worked()) {
                assert!(after - before <= SECONDS, "{told} took {:.1} s", after - before);
            }
            match (ends, found) {
                (Ends::Refused(expected), found) => assert_eq!(found.err(), Some(expected), "{told}"),
                (Ends::SomehowRefused, found) => assert!(found.is_err(), "{told} was taken in"),
                (Ends::Kept { lines }, found) => {
                    let found = found.unwrap_or_else(|why| panic!("{told}: {why}"));
                    assert_eq!(found.counts.lines, lines, "{told}");
                }
            }
        }
    }
    assert!(count >= 40, "the promise is worth something only while there are many: {count}");
    if let Some(most) = most_held() {
        assert!(most <= 256, "{most} MiB were held");
    }
    let _ = writeln!(std::io::stderr(), "{count} archives, at most {:?} MiB held", most_held());
}

#[test]
fn what_is_no_conversation_is_named_and_counted() {
    let bytes = pack(&[
        day("ops", "2024-03-05", 2),
        Entry::stored("canvas/plan.html", b"<p>"),
        Entry::stored("users.json", b"{}"),
    ]);
    let found = read(&Input::new("export.zip", &bytes)).unwrap();
    let aside: Vec<&str> = found
        .lines
        .iter()
        .filter(|line| line.kept_because == Some(KeptBecause::OtherShape))
        .map(|line| line.raw.as_str())
        .collect();
    assert_eq!(aside, ["users.json", "canvas/plan.html"], "a person must see what was not read");
    assert_eq!((found.counts.lines, found.counts.dated, found.counts.kept_unparsed), (4, 2, 2));
}
