//! Owns the cells of a page: finding them, where the page still lists them and where it no longer does, and reading
//! each as a record.
//! Must not know what any record means.
//!
//! The format is SQLite's, as documented: <https://sqlite.org/fileformat2.html>, sections 1.6, 2.1 and 2.2. All of it
//! is read as untrusted: every length is held against the page, and every step against a bound.

use super::image::Image;
use rusqlite::types::Value;
use std::io;
use std::ops::Range;

/// A record as it lies in a table.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Its number in the table.
    pub rowid: i64,
    /// Its cells, from left to right.
    pub values: Vec<Value>,
}

/// How a record was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Its page lists it.
    Listed,
    /// It lies in a page that does not list it: the list is damaged, or the record is an old copy.
    Lying,
}

/// No record of a library has more cells.
const MOST_CELLS: usize = 64;
/// No record is longer, in bytes: SQLite's own limit.
const MOST_BYTES: usize = 1_000_000_000;

/// Visits every record of a page.
pub(super) fn each(
    image: &mut Image,
    number: u32,
    page: &[u8],
    mut visit: impl FnMut(Record, Found) -> io::Result<()>,
) -> io::Result<()> {
    let mut listed: Vec<usize> = Vec::new();
    for start in pointers(page, if number == 1 { 100 } else { 0 }) {
        if let Some(record) = read(image, page, start)? {
            listed.push(start);
            visit(record, Found::Listed)?;
        }
    }
    for start in lying(page) {
        if !listed.contains(&start)
            && let Some(record) = read(image, page, start)?
        {
            visit(record, Found::Lying)?;
        }
    }
    Ok(())
}

/// Where the cells of a leaf of a table begin, as its own list says.
fn pointers(page: &[u8], head: usize) -> Vec<usize> {
    if page.get(head) != Some(&0x0d) || page.len() < head + 8 {
        return Vec::new();
    }
    let cells = usize::from(u16::from_be_bytes([page[head + 3], page[head + 4]]));
    let list = page[head + 8..].chunks_exact(2).take(cells);
    list.map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]]))).filter(|at| *at >= head + 8).collect()
}

/// Where cells seem to begin, going by how the records of a library look: an id of 16 bytes comes first, or, in the
/// journal, second behind the number; kept bytes open with a hash of 64 letters.
fn lying(page: &[u8]) -> Vec<usize> {
    const ID: u8 = 44;
    const HASH: [u8; 2] = [0x81, 0x0d];
    // The header of a library's record is one byte long and says so first.
    const HEADS: std::ops::RangeInclusive<u8> = 2..=127;
    let opens = |at: &usize| {
        let two = [page[*at], page[at + 1]];
        two[0] == ID || two == [0, ID] || two == HASH
    };
    (1..page.len().saturating_sub(1))
        .filter(opens)
        .filter(|at| HEADS.contains(&page[at - 1]))
        .filter_map(|at| begin_before(page, at - 1))
        .collect()
}

/// Where a cell begins whose record's header begins here: two numbers stand before it, length and rowid. The last byte
/// of such a number is below 128 and the others are not, so they can be read backwards.
fn begin_before(page: &[u8], head: usize) -> Option<usize> {
    let mut at = head;
    for _ in 0..2 {
        at = at.checked_sub(1)?;
        if page[at] >= 0x80 {
            return None;
        }
        let last = at;
        while at > 0 && page[at - 1] >= 0x80 && last - at < 8 {
            at -= 1;
        }
    }
    Some(at)
}

/// Reads the cell that begins here; none where no whole record lies here.
fn read(image: &mut Image, page: &[u8], start: usize) -> io::Result<Option<Record>> {
    let Some((length, at)) = number(page, start) else { return Ok(None) };
    let Some((rowid, body)) = number(page, at) else { return Ok(None) };
    let Some(length) = usize::try_from(length).ok().filter(|length| (2..=MOST_BYTES).contains(length)) else {
        return Ok(None);
    };
    let here = local(length, page.len());
    // The header must say the same length before a chain of pages is followed for it.
    let shown = page.get(body..(body + here).min(page.len())).unwrap_or_default();
    let Some(parts) = parts(shown, length) else { return Ok(None) };
    if shown.len() < here {
        return Ok(None);
    }
    if here == length {
        return Ok(values(shown, &parts).map(|values| Record { rowid, values }));
    }
    let Some(next) = page.get(body + here..body + here + 4) else { return Ok(None) };
    let next = u32::from_be_bytes([next[0], next[1], next[2], next[3]]);
    let Some(payload) = chained(image, shown.to_vec(), next, length)? else { return Ok(None) };
    Ok(values(&payload, &parts).map(|values| Record { rowid, values }))
}

/// How much of a record of that length lies in the cell itself.
fn local(length: usize, size: usize) -> usize {
    let most = size - 35;
    if length <= most {
        return length;
    }
    let least = (size - 12) * 32 / 255 - 23;
    let here = least + (length - least) % (size - 4);
    if here <= most { here } else { least }
}

/// Follows the chain of pages that a long record runs on in; none where it breaks.
fn chained(image: &mut Image, mut payload: Vec<u8>, first: u32, length: usize) -> io::Result<Option<Vec<u8>>> {
    let mut next = first;
    while payload.len() < length {
        let Some(page) = image.page(next)?.filter(|_| next != 0) else { return Ok(None) };
        next = u32::from_be_bytes([page[0], page[1], page[2], page[3]]);
        let take = (length - payload.len()).min(page.len() - 4);
        payload.extend_from_slice(&page[4..4 + take]);
    }
    Ok(Some(payload))
}

/// The kind of each cell and where its bytes lie; none where the header does not add up to that length.
fn parts(payload: &[u8], length: usize) -> Option<Vec<(u64, Range<usize>)>> {
    let (head, mut at) = number(payload, 0)?;
    let head = usize::try_from(head).ok().filter(|head| *head <= payload.len() && *head <= length)?;
    let mut parts = Vec::new();
    let mut body = head;
    while at < head {
        let (kind, next) = number(payload, at)?;
        let kind = u64::try_from(kind).ok()?;
        let bytes = usize::try_from(bytes_of(kind)?).ok()?;
        let end = body.checked_add(bytes)?;
        parts.push((kind, body..end));
        (at, body) = (next, end);
        if parts.len() > MOST_CELLS {
            return None;
        }
    }
    (at == head && body == length).then_some(parts)
}

/// How many bytes a cell of that kind takes.
fn bytes_of(kind: u64) -> Option<u64> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(kind),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        _ => Some((kind - 12) / 2),
    }
}

fn values(payload: &[u8], parts: &[(u64, Range<usize>)]) -> Option<Vec<Value>> {
    parts
        .iter()
        .map(|(kind, place)| {
            let bytes = payload.get(place.clone())?;
            Some(match kind {
                0 => Value::Null,
                8 => Value::Integer(0),
                9 => Value::Integer(1),
                1..=6 => Value::Integer(integer(bytes)),
                7 => Value::Real(f64::from_bits(integer(bytes).cast_unsigned())),
                kind if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
                _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
            })
        })
        .collect()
}

/// A number of one to eight bytes, with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| *first >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| (number << 8) | i64::from(*byte))
}

/// A number of one to nine bytes, seven bits in each, and where it ends.
fn number(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut number: u64 = 0;
    for step in 0..9 {
        let byte = *bytes.get(at + step)?;
        if step == 8 {
            return Some((((number << 8) | u64::from(byte)).cast_signed(), at + 9));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number.cast_signed(), at + step + 1));
        }
    }
    None
}
