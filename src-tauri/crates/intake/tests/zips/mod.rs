//! Owns the making of archives byte by byte, honest ones and others. All talk in them is invented.
//! Must not use a library that would refuse to write what a hostile program writes.
#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "each test file uses its part, and stops at the first surprise"
)]

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// How an entry is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Stored,
    Deflated,
    /// Bytes as they are, said to be packed by this method.
    Other(u16),
}

/// An entry, and what it says of itself where that is not the truth.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: Vec<u8>,
    pub bytes: Vec<u8>,
    pub packing: Packing,
    pub flags: u16,
    pub mode: Option<u32>,
    pub says_size: Option<u32>,
    pub says_packed: Option<u32>,
    pub says_sum: Option<u32>,
    pub lies_at: Option<u32>,
}

impl Entry {
    pub fn of(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            bytes,
            packing: Packing::Stored,
            flags: 0,
            mode: None,
            says_size: None,
            says_packed: None,
            says_sum: None,
            lies_at: None,
        }
    }

    pub fn stored(name: &str, bytes: &[u8]) -> Self {
        Self::of(name, bytes.to_vec())
    }

    /// The same, packed already, so that many copies of it take little room.
    pub fn packed(self) -> Self {
        let (size, sum) = (u32::try_from(self.bytes.len()).unwrap(), sum(&self.bytes));
        let bytes = deflated(&self.bytes);
        Self { bytes, packing: Packing::Other(8), says_size: Some(size), says_sum: Some(sum), ..self }
    }
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn sum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Writes the archive: entries, table of contents, end.
pub fn pack(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut contents) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = u32::try_from(out.len()).unwrap();
        let (method, packed) = match entry.packing {
            Packing::Stored => (0, entry.bytes.clone()),
            Packing::Other(method) => (method, entry.bytes.clone()),
            Packing::Deflated => (8, deflated(&entry.bytes)),
        };
        let mut head = Vec::new();
        for short in [20, entry.flags, method, 0, 0x5865] {
            head.extend(u16::to_le_bytes(short));
        }
        let packed_len = entry.says_packed.unwrap_or_else(|| u32::try_from(packed.len()).unwrap());
        let size = entry.says_size.unwrap_or_else(|| u32::try_from(entry.bytes.len()).unwrap());
        for long in [entry.says_sum.unwrap_or_else(|| sum(&entry.bytes)), packed_len, size] {
            head.extend(u32::to_le_bytes(long));
        }
        head.extend(u16::to_le_bytes(u16::try_from(entry.name.len()).unwrap()));
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(&entry.name);
        out.extend(&packed);
        // Made on a Unix, so that the mode counts.
        contents.extend(b"PK\x01\x02\x14\x03");
        contents.extend(&head);
        contents.extend([0; 6]);
        contents.extend(u32::to_le_bytes(entry.mode.unwrap_or(0o100_644) << 16));
        contents.extend(u32::to_le_bytes(entry.lies_at.unwrap_or(at)));
        contents.extend(&entry.name);
    }
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    let begin = u32::try_from(out.len()).unwrap();
    let len = u32::try_from(contents.len()).unwrap();
    out.extend(contents);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([len.to_le_bytes(), begin.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}

/// A day file with so many messages in it.
pub fn day(channel: &str, day: &str, messages: usize) -> Entry {
    let talk: Vec<String> = (0..messages)
        .map(|at| {
            format!(
                r#"{{"type":"message","user":"U{}","text":"the pump hums, {at}","ts":"17096475{:02}.000{:03}"}}"#,
                at % 3,
                at % 60,
                at % 1000
            )
        })
        .collect();
    Entry {
        packing: Packing::Deflated,
        ..Entry::of(&format!("{channel}/{day}.json"), format!("[{}]", talk.join(",\n")).into_bytes())
    }
}

/// An export of so many days with so many messages each.
pub fn export(days: usize, messages: usize) -> Vec<u8> {
    let people = br#"[{"id":"U0","name":"ana"},{"id":"U1","name":"ben","profile":{"display_name":"Ben"}}]"#;
    let mut entries =
        vec![Entry::stored("users.json", people), Entry::stored("channels.json", br#"[{"id":"C1","name":"ops"}]"#)];
    entries.extend((1..=days).map(|at| day("ops", &format!("2024-03-{at:02}"), messages)));
    pack(&entries)
}

/// Bytes nothing packs, the same every time.
pub fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    (0..len)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            b'a' + u8::try_from(state % 26).unwrap()
        })
        .collect()
}

pub fn zeros(len: usize, byte: u8) -> Vec<u8> {
    vec![byte; len]
}

/// A list of one text, mostly blanks around it, with so much noise that it is packed a hundredfold and no more.
pub fn padded(name: &str, len: usize) -> Entry {
    let mut bytes = b"[\"".to_vec();
    bytes.extend(noise(len / 100));
    bytes.extend(b"\"");
    bytes.resize(len, b' ');
    bytes.push(b']');
    Entry { packing: Packing::Deflated, ..Entry::of(name, bytes) }
}

/// A list with enough noise at its end that it is not out of proportion.
pub fn with_noise(name: &str, list: Vec<u8>) -> Entry {
    let mut bytes = list;
    bytes.pop();
    bytes.extend(b",\"");
    bytes.extend(noise(bytes.len() / 50));
    bytes.extend(b"\"]");
    Entry { packing: Packing::Deflated, ..Entry::of(name, bytes) }
}
