//! Owns the bytes of a package that is given away.
//! Must not know the clock or the machine: the same review gives the same bytes.

use super::{
    CONTENT, FORMAT, JOURNAL, Listing, MANIFEST, MAX_CONTENT, MAX_PACKED, MAX_WORDS, Manifest, PAGE, Package,
    PackageFault, ROWS, VERSION, Written, count, hashes, nothing_before, sha256,
};
use crate::ArchiveFault;
use domain::{Change, Interview, Noun, PastAct, Person, Quote, QuoteId, Remarks, Row, Sharing, Sheet, Visibility};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Above this ratio an entry is stored as it is, so that no honest package looks like a bomb.
const DENSEST: usize = 100;

impl Package {
    /// The same review without what is for the facilitator alone: private notes, words of interviews that nobody agreed
    /// to pass on, the safety check and the debrief go from the rows and from the whole past, as if they had not been
    /// written; remarks about people and the notes of interviews are emptied.
    #[must_use]
    pub fn without_private(self) -> Self {
        Self { remarks: Remarks::LeftOut, ..self.keeping(shared) }
    }

    /// The same review without the words that somebody no longer wants passed on, and without whatever passed them on:
    /// as if they had never been said.
    #[must_use]
    pub fn heeding_consent(self) -> Self {
        let withdrawn = |quote: &Quote| quote.sharing == Sharing::Withdrawn;
        let gone: BTreeSet<QuoteId> = self.sheet.quotes.iter().filter(|it| withdrawn(it)).map(|it| it.id).collect();
        if gone.is_empty() {
            return self;
        }
        self.keeping(|row| {
            let said = match &row {
                Row::Quote(quote) => Some(quote.id),
                row => row.passes_on(),
            };
            (!said.is_some_and(|quote| gone.contains(&quote))).then_some(row)
        })
    }

    /// The same review with what becomes of each row, now and in the whole past.
    fn keeping(self, kept: impl Fn(Row) -> Option<Row>) -> Self {
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut past: Vec<PastAct> = Vec::new();
        let changed = |change: Change| {
            let change = Change { before: change.before.and_then(&kept), after: change.after.and_then(&kept) };
            (change.before != change.after).then_some(change)
        };
        for (n, act) in (1..).zip(self.past) {
            let changes: Vec<Change> = act.changes.into_iter().filter_map(changed).collect();
            if !changes.is_empty() {
                places.insert(n, past.len() + 1);
                // An undo is left out exactly where its act is, for it has the same pairs.
                let of = act.of.and_then(|of| places.get(&of).copied());
                past.push(PastAct { of, changes, ..act });
            }
        }
        let sheet: Sheet = self.sheet.rows().filter_map(&kept).collect();
        let needed = hashes(&past).1;
        let content = self.content.into_iter().filter(|(hash, _)| needed.contains(hash)).collect();
        Self { sheet, past, content, ..self }
    }
}

fn shared(row: Row) -> Option<Row> {
    match row {
        Row::Note(note) if note.visibility == Visibility::Private => None,
        Row::Quote(quote) if quote.sharing != Sharing::Agreed => None,
        Row::Safety(_) | Row::Debrief(_) => None,
        Row::Person(person) => Some(Person { remark: String::new(), ..*person }.into()),
        Row::Interview(interview) => Some(Interview { text: String::new(), ..*interview }.into()),
        row => Some(row),
    }
}

/// The bytes of a package. `page` is the review in words.
///
/// # Errors
/// [`PackageFault::TooLarge`] where it would not be opened again; [`PackageFault::Archive`] where the archive cannot be
/// written, which takes more memory than there is.
pub fn pack(package: &Package, page: &str) -> Result<Vec<u8>, PackageFault> {
    let content: u64 = package.content.iter().map(|(_, bytes)| count(bytes)).sum();
    let packed = packed(package, page).map_err(|_| PackageFault::Archive(ArchiveFault::Damaged))?;
    let (words, packed) = packed;
    if words > MAX_WORDS || content > MAX_CONTENT || packed.len() > MAX_PACKED {
        return Err(PackageFault::TooLarge);
    }
    Ok(packed)
}

/// How many bytes of words there are, and the archive.
fn packed(package: &Package, page: &str) -> std::io::Result<(u64, Vec<u8>)> {
    let (journal, last) = journal(&package.past)?;
    let mut files: Vec<(String, Vec<u8>)> = vec![(PAGE.to_owned(), page.as_bytes().to_vec())];
    for noun in Noun::ALL {
        let rows: BTreeMap<_, Row> =
            package.sheet.rows().filter(|row| row.key().noun == *noun).map(|row| (row.key(), row)).collect();
        if !rows.is_empty() {
            let rows: Vec<Row> = rows.into_values().collect();
            files.push((format!("{ROWS}{}.json", noun.as_str()), serde_json::to_vec_pretty(&rows)?));
        }
    }
    files.push((JOURNAL.to_owned(), journal));
    let content: BTreeMap<&String, &Vec<u8>> = package.content.iter().map(|(hash, bytes)| (hash, bytes)).collect();
    files.extend(content.into_iter().map(|(hash, bytes)| (format!("{CONTENT}{hash}"), bytes.clone())));
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        review: package.review,
        title: package.sheet.reviews.first().map(|review| review.title.clone()).unwrap_or_default(),
        private_notes: package.remarks == Remarks::Held,
        acts: package.past.len(),
        last,
        files: files
            .iter()
            .map(|(name, bytes)| Listing { name: name.clone(), sha256: sha256(bytes), bytes: count(bytes) })
            .collect(),
    };
    let listed = serde_json::to_vec_pretty(&manifest)?;
    let words = files.iter().filter(|(name, _)| !name.starts_with(CONTENT)).map(|(_, bytes)| count(bytes)).sum::<u64>();
    let words = words + count(&listed);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    entry(&mut zip, MANIFEST, &listed)?;
    for (name, bytes) in &files {
        entry(&mut zip, name, bytes)?;
    }
    Ok((words, zip.finish()?.into_inner()))
}

/// The journal's lines, and the hash of the last one.
fn journal(past: &[PastAct]) -> std::io::Result<(Vec<u8>, String)> {
    let (mut journal, mut prev) = (Vec::new(), nothing_before());
    for act in past {
        let line = serde_json::to_vec(&Written { prev, act: act.clone() })?;
        prev = sha256(&line);
        journal.extend(line);
        journal.push(b'\n');
    }
    Ok((journal, prev))
}

fn entry(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let packed = |method| SimpleFileOptions::DEFAULT.compression_method(method).unix_permissions(0o644);
    let mut trial = ZipWriter::new(Cursor::new(Vec::new()));
    trial.start_file(name, packed(CompressionMethod::Deflated))?;
    trial.write_all(bytes)?;
    let dense = trial.finish()?.into_inner().len().saturating_mul(DENSEST) < bytes.len();
    let method = if dense { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    zip.start_file(name, packed(method))?;
    zip.write_all(bytes)
}
