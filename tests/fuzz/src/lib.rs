//! Owns what must hold for every file whatever is in it: no panic, no line of two sorts, an event on lines that are there.
//! Must not know what any particular file says. The same promises, for fewer and tamer files, are in intake's own tests.

use domain::SourceKind;
use intake::{Input, read};
use std::io::{Cursor, Write};
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

/// An archive as a chat export is, its texts parted by NUL: the people, the channels, then a day each.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (at, text) in bytes.split(|byte| *byte == 0).take(20).enumerate() {
        let name = match at {
            0 => "users.json".to_owned(),
            1 => "channels.json".to_owned(),
            day => format!("general/2026-03-{day:02}.json"),
        };
        archive.start_file(name, stored).and_then(|()| Ok(archive.write_all(text)?)).expect("an archive in memory");
    }
    archive.finish().expect("an archive in memory").into_inner()
}
