//! Owns what must hold for every file whatever is in it: no panic, no line of two sorts, an event on lines that are there.
//! Must not know what any particular file says. The same promises, for fewer and tamer files, are in intake's own tests.

use domain::{PastAct, ReviewId, SourceKind};
use intake::package::{self, FORMAT, Listing, Manifest, VERSION};
use intake::{Input, read};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use wording::{Language, Lexicon};
use zip::write::SimpleFileOptions;

/// Reads bytes as one kind of file, or as whatever they look like, and holds the answer to its promises.
///
/// # Panics
/// Where a promise is broken: that is what the fuzzer looks for.
pub fn hold(name: &str, kind: Option<SourceKind>, bytes: &[u8]) {
    let Ok(found) = read(&Input { name, bytes, as_kind: kind, zone: None }) else { return };
    let counts = found.counts;
    assert_eq!(counts.lines, found.lines.len(), "the counts are of what was kept");
    assert_eq!(counts.lines, counts.dated + counts.undated + counts.kept_unparsed, "every line is of one sort");
    assert_eq!(found.pieces.iter().map(|piece| piece.lines).sum::<usize>(), found.lines.len(), "each is in one piece");
    let mut taken = vec![false; found.lines.len()];
    for entry in &found.timeline {
        assert!(!entry.lines.is_empty() && !entry.title.trim().is_empty(), "an event needs lines and a title");
        for &line in &entry.lines {
            assert!(!std::mem::replace(&mut taken[line], true), "a line belongs to one event at most");
        }
    }
    for line in &found.lines {
        assert_eq!(line.kept_because.is_none(), line.at.starts().is_some(), "a line has a time or a reason");
    }
}

/// Opens bytes as a package. Whatever is taken for one comes out the same when it is packed and opened again.
///
/// # Panics
/// Where a promise is broken.
pub fn hold_package(bytes: &[u8]) {
    let Ok(opened) = package::open(bytes) else { return };
    let packed = package::pack(&opened, "").expect("what was opened can be given on");
    let again = package::open(&packed).expect("what was given on can be opened");
    assert_eq!(again.review, opened.review, "it is the same review");
    assert_eq!(again.past, opened.past, "with the same past");
    assert_eq!(again.sheet, opened.sheet, "that ends with the same rows");
    assert_eq!(package::pack(&again, "").ok(), Some(packed), "and gives the same bytes");
}

/// Hears a text, whatever it is, and holds the hints to their promises.
///
/// # Panics
/// Where a promise is broken.
pub fn hold_hints(text: &str) {
    let lexicon = Lexicon::built_in(Language::English).expect("the built-in rules are sound");
    let mut last = 0;
    for hint in wording::hear(text, lexicon).hints {
        let (from, to) = (hint.bytes.start, hint.bytes.end);
        assert_eq!(text.get(from..to), Some(hint.phrase.as_str()), "a hint stands on whole characters, at its phrase");
        assert!(from >= last, "hints come in the order of the text");
        last = from;
        let before = |end: usize| u32::try_from(text[..end].encode_utf16().count()).expect("a text of this size");
        assert_eq!(hint.utf16, (before(from), before(to)), "and JavaScript finds the same place");
    }
}

/// Reads a text as a file of rules, and lets whatever came of it listen to the text itself.
///
/// # Panics
/// Where a promise is broken.
pub fn hold_rules(text: &str) {
    let (lexicon, wrong) = Lexicon::with_own(Language::English, &[("own.toml", text)]);
    let lines = text.lines().count() + 1;
    assert!(wrong.iter().all(|found| found.line <= lines), "what is wrong is in the file: {wrong:?}");
    for hint in wording::hear(text, &lexicon).hints {
        assert!(!hint.phrase.is_empty(), "no rule hears nothing at all");
    }
}

/// A package made of a journal, an act a line and without its chain. Every sum is right, and the rows are those the
/// journal ends with where it can be followed, so that the fuzzer comes past all that and to the rules.
pub fn sealed(bytes: &[u8]) -> Vec<u8> {
    let hex = |bytes: &[u8]| -> String { Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect() };
    let (mut journal, mut last, mut past) = (Vec::new(), "0".repeat(64), Vec::new());
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).take(40) {
        past.extend(serde_json::from_slice::<PastAct>(line).ok());
        let line = match serde_json::from_slice::<Value>(line) {
            Ok(Value::Object(mut act)) => {
                act.insert("prev".to_owned(), json!(last));
                serde_json::to_vec(&act).expect("what was read as JSON")
            }
            _ => line.to_vec(),
        };
        last = hex(&line);
        journal.extend(line);
        journal.push(b'\n');
    }
    let acts = journal.iter().filter(|byte| **byte == b'\n').count();
    let review = past.iter().flat_map(|act| &act.changes).find_map(|it| Some(it.after.as_ref()?.review()));
    let review = review.unwrap_or(ReviewId(Default::default()));
    let mut files = vec![("review.md".to_owned(), Vec::new()), ("journal.jsonl".to_owned(), journal)];
    if let Ok(sheet) = domain::retrace(review, &past) {
        for noun in domain::Noun::ALL {
            let rows: Vec<_> = sheet.rows().filter(|row| row.key().noun == *noun).collect();
            if !rows.is_empty() {
                files.push((format!("rows/{}.json", noun.as_str()), serde_json::to_vec(&rows).expect("rows as JSON")));
            }
        }
    }
    let list = |(name, bytes): &(String, Vec<u8>)| Listing {
        name: name.clone(),
        sha256: hex(bytes),
        bytes: bytes.len() as u64,
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        review,
        title: String::new(),
        private_notes: true,
        acts,
        last,
        files: files.iter().map(list).collect(),
    };
    files.insert(0, ("manifest.json".to_owned(), serde_json::to_vec(&manifest).expect("a manifest as JSON")));
    zipped(files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())))
}

/// An archive as a chat export is, its texts parted by NUL: the people, the channels, then a day each.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let texts = bytes.split(|byte| *byte == 0).take(20).enumerate();
    zipped(texts.map(|(at, text)| match at {
        0 => ("users.json".to_owned(), text),
        1 => ("channels.json".to_owned(), text),
        day => (format!("general/2026-03-{day:02}.json"), text),
    }))
}

fn zipped<'a>(files: impl Iterator<Item = (String, &'a [u8])>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        archive.start_file(name, stored).and_then(|()| Ok(archive.write_all(bytes)?)).expect("an archive in memory");
    }
    archive.finish().expect("an archive in memory").into_inner()
}
