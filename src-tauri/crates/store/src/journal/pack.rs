//! Owns how the pairs of a long entry lie: packed, so that an import writes a fraction of the pages.
//! Must not know what they say, nor hash them: the chain is over the pairs as they read.

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};

/// From so many bytes on pairs are packed. Shorter ones take a page or a few either way.
const LONG: usize = 64 << 10;

/// The longest pairs that are packed, in bytes; a packed cell that holds more is not one of ours.
const LONGEST: usize = 512 << 20;

/// Pairs packed; none where they are better left as they are.
pub(crate) fn pack(changes: &str) -> Option<Vec<u8>> {
    let mut packer = packer(changes.len())?;
    // Writing into memory does not fail; if it ever should, the pairs simply lie as they are.
    packer.write_all(changes.as_bytes()).and_then(|()| packer.finish()).ok()
}

/// Packs pairs as they come.
pub(crate) type Packer = ZlibEncoder<Vec<u8>>;

/// A packer for pairs of so many bytes in all; none where they are better left as they are.
pub(crate) fn packer(length: usize) -> Option<Packer> {
    let is_long = (LONG..=LONGEST).contains(&length);
    is_long.then(|| ZlibEncoder::new(Vec::with_capacity(length / 4), Compression::fast()))
}

/// The pairs from the two cells; none where they are not what a writer leaves: the one or the other.
pub(crate) fn pick_up(changes: String, packed: Option<&[u8]>) -> Option<String> {
    let Some(packed) = packed else { return Some(changes) };
    if !changes.is_empty() {
        return None;
    }
    let limit = u64::try_from(LONGEST).ok()?.saturating_add(1);
    let mut unpacked = String::new();
    ZlibDecoder::new(packed).take(limit).read_to_string(&mut unpacked).ok()?;
    (unpacked.len() <= LONGEST).then_some(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_back_as_they_were_however_long() {
        for length in [0, 1, LONG - 1, LONG, LONG + 1, 3 << 20] {
            let said: String = "{\"after\":\"Zoë looked away\"} ".chars().cycle().take(length).collect();
            let packed = pack(&said);
            assert_eq!(packed.is_some(), said.len() >= LONG, "only long pairs are packed, not {length}");
            let lying = if packed.is_some() { String::new() } else { said.clone() };
            let back = pick_up(lying, packed.as_deref());
            assert!(back.as_deref() == Some(said.as_str()), "{length} characters must come back exactly");
        }
    }

    #[test]
    fn cells_that_nobody_laid_down_are_refused() {
        let packed = pack(&"x".repeat(LONG)).expect("long enough");
        assert_eq!(pick_up("[]".into(), Some(&packed)), None, "pairs lie in one cell only");
        assert_eq!(pick_up(String::new(), Some(b"not packed")), None, "other bytes are no pairs");
        assert_eq!(pick_up(String::new(), packed.get(..packed.len() / 2)), None, "half of them are no pairs");
    }
}
