//! Owns the opening of a package nobody has vouched for.
//! Must not let anything through that has not been proven.

use super::{
    CONTENT, FORMAT, JOURNAL, Listing, MANIFEST, MAX_CONTENT, MAX_PACKED, MAX_WORDS, Manifest, PAGE, Package,
    PackageFault, ROWS, VERSION, Written, count, hashes, nothing_before, sha256,
};
use crate::archive::{Archive, Listed, is_archive};
use crate::{ArchiveFault, IntakeError};
use domain::{Key, Noun, PastAct, Remarks, Row, Sheet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Opens a package and proves it.
///
/// # Errors
/// [`PackageFault`] with the first thing that does not hold.
pub fn open(bytes: &[u8]) -> Result<Package, PackageFault> {
    if !is_archive(bytes) {
        return Err(PackageFault::NotPackage);
    }
    if bytes.len() > MAX_PACKED {
        return Err(PackageFault::TooLarge);
    }
    let (archive, listed) = Archive::open(bytes).map_err(of_archive)?;
    let mut opening = Opening { archive, words: MAX_WORDS, content: MAX_CONTENT };
    let manifest = opening.manifest(&listed)?;
    let entries = agreed(&manifest, &listed)?;

    let journal = opening.entry(&entries, JOURNAL)?;
    let past = past(&journal, &manifest)?;
    drop(journal);
    let sheet = domain::retrace(manifest.review, &past).map_err(PackageFault::Past)?;
    opening.rows_agree(&manifest, &entries, &sheet)?;
    opening.entry(&entries, PAGE)?;
    let content = opening.content(&manifest, &entries, &past)?;
    let remarks = if manifest.private_notes { Remarks::Held } else { Remarks::LeftOut };
    Ok(Package { review: manifest.review, remarks, sheet, past, content })
}

fn of_archive(why: IntakeError) -> PackageFault {
    match why {
        IntakeError::Archive(why) => PackageFault::Archive(why),
        // An archive is refused for nothing else.
        _ => PackageFault::Archive(ArchiveFault::Damaged),
    }
}

/// The entries by name, where list and archive agree about all of them.
fn agreed<'a>(manifest: &'a Manifest, listed: &'a [Listed]) -> Result<Entries<'a>, PackageFault> {
    let named: BTreeMap<&str, &Listing> = manifest.files.iter().map(|file| (file.name.as_str(), file)).collect();
    let there: BTreeMap<&str, &Listed> = listed.iter().map(|entry| (entry.name.as_str(), entry)).collect();
    let entries = |name: &str| PackageFault::Entries { name: shown(name) };
    if named.len() != manifest.files.len() {
        return Err(entries(MANIFEST));
    }
    if let Some(name) = there.keys().find(|name| **name != MANIFEST && !named.contains_key(*name)) {
        return Err(entries(name));
    }
    let known = |name: &str| {
        let noun = name.strip_prefix(ROWS).and_then(|name| name.strip_suffix(".json"));
        [PAGE, JOURNAL].contains(&name)
            || noun.is_some_and(|noun| Noun::ALL.iter().any(|it| it.as_str() == noun))
            || name.strip_prefix(CONTENT).is_some_and(|hash| hash.len() == 64)
    };
    let mut both = BTreeMap::new();
    for (name, listing) in named {
        let entry = there.get(name).filter(|_| known(name)).ok_or_else(|| entries(name))?;
        both.insert(name, (listing, *entry));
    }
    Ok(both)
}

/// A name as it may be shown: an archive can call its entries anything, at any length.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(80).collect()
}

type Entries<'a> = BTreeMap<&'a str, (&'a Listing, &'a Listed)>;

/// An archive, and how much of it may still be unpacked.
struct Opening<'a> {
    archive: Archive<'a>,
    words: u64,
    content: u64,
}

impl Opening<'_> {
    fn manifest(&mut self, listed: &[Listed]) -> Result<Manifest, PackageFault> {
        /// As much of a manifest as every version of it has.
        #[derive(Deserialize)]
        struct Claim {
            format: String,
            version: u64,
        }
        let entry = listed.iter().find(|entry| entry.name == MANIFEST).ok_or(PackageFault::NotPackage)?;
        let bytes = self.archive.unpack_within(entry, MAX_WORDS).map_err(of_archive)?;
        self.words -= count(&bytes);
        let claim: Claim = serde_json::from_slice(&bytes).map_err(|_| PackageFault::NotPackage)?;
        if claim.format != FORMAT {
            return Err(PackageFault::NotPackage);
        }
        if claim.version > u64::from(VERSION) {
            return Err(PackageFault::Newer { found: claim.version, known: VERSION });
        }
        let manifest: Manifest = read(&bytes, MANIFEST)?;
        if manifest.version == VERSION { Ok(manifest) } else { Err(PackageFault::NotPackage) }
    }

    /// The bytes of an entry of words, if they are the ones the manifest lists.
    fn entry(&mut self, entries: &Entries<'_>, name: &str) -> Result<Vec<u8>, PackageFault> {
        let (listing, entry) = entries.get(name).ok_or_else(|| PackageFault::Entries { name: name.to_owned() })?;
        let bytes = self.archive.unpack_within(entry, self.words).map_err(of_archive)?;
        self.words -= count(&bytes);
        as_listed(bytes, listing)
    }

    /// Whether the rows are exactly those that the journal ends with.
    fn rows_agree(&mut self, manifest: &Manifest, entries: &Entries<'_>, sheet: &Sheet) -> Result<(), PackageFault> {
        let mut expected: BTreeMap<Noun, BTreeMap<Key, Row>> = BTreeMap::new();
        for row in sheet.rows() {
            expected.entry(row.key().noun).or_default().insert(row.key(), row);
        }
        for file in manifest.files.iter().filter(|file| file.name.starts_with(ROWS)) {
            let bytes = self.entry(entries, &file.name)?;
            let rows: Vec<Row> = read(&bytes, &file.name)?;
            for row in rows {
                let noun = row.key().noun;
                let same = expected.get_mut(&noun).and_then(|rows| rows.remove(&row.key()));
                let home = format!("{ROWS}{}.json", noun.as_str());
                if same.as_ref() != Some(&row) || home != file.name {
                    return Err(PackageFault::Rows);
                }
            }
        }
        if expected.values().all(BTreeMap::is_empty) { Ok(()) } else { Err(PackageFault::Rows) }
    }

    fn content(
        &mut self,
        manifest: &Manifest,
        entries: &Entries<'_>,
        past: &[PastAct],
    ) -> Result<Vec<(String, Vec<u8>)>, PackageFault> {
        let (mut needed, allowed) = hashes(past);
        let mut content = Vec::new();
        for file in manifest.files.iter().filter(|file| file.name.starts_with(CONTENT)) {
            let fault = || PackageFault::Entries { name: shown(&file.name) };
            let hash = file.name.strip_prefix(CONTENT).unwrap_or_default();
            if hash != file.sha256 || !allowed.contains(hash) {
                return Err(fault());
            }
            let (listing, entry) = entries.get(file.name.as_str()).ok_or_else(fault)?;
            let bytes = self.archive.unpack_within(entry, self.content).map_err(of_archive)?;
            self.content -= count(&bytes);
            content.push((hash.to_owned(), as_listed(bytes, listing)?));
            needed.remove(hash);
        }
        match needed.first() {
            Some(hash) => Err(PackageFault::Entries { name: format!("{CONTENT}{}", shown(hash)) }),
            None => Ok(content),
        }
    }
}

fn as_listed(bytes: Vec<u8>, listing: &Listing) -> Result<Vec<u8>, PackageFault> {
    if count(&bytes) == listing.bytes && sha256(&bytes) == listing.sha256 {
        Ok(bytes)
    } else {
        Err(PackageFault::Altered { name: shown(&listing.name) })
    }
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8], name: &str) -> Result<T, PackageFault> {
    let unreadable = |why: serde_json::Error| PackageFault::Unreadable { name: name.to_owned(), line: why.line() };
    serde_json::from_slice(bytes).map_err(unreadable)
}

/// The past out of the journal, its chain proven line by line.
fn past(journal: &[u8], manifest: &Manifest) -> Result<Vec<PastAct>, PackageFault> {
    let mut past = Vec::new();
    let mut before = nothing_before();
    let lines = journal.strip_suffix(b"\n").unwrap_or(journal);
    for (line, bytes) in (1..).zip(lines.split(|byte| *byte == b'\n')) {
        let written: Written =
            serde_json::from_slice(bytes).map_err(|_| PackageFault::Unreadable { name: JOURNAL.to_owned(), line })?;
        if written.prev != before {
            return Err(PackageFault::Chain { line });
        }
        before = sha256(bytes);
        past.push(written.act);
    }
    if past.len() == manifest.acts && before == manifest.last {
        Ok(past)
    } else {
        Err(PackageFault::Chain { line: past.len() })
    }
}
