//! Owns the handout as one HTML file: no script, nothing fetched, read by eye or by ear, on screen or on paper.
//! Must not know pages or fonts: the reader's own are used.

mod escape;
mod parts;

use crate::paper::{Anchor, Block, Paper};
use escape::Escaped;
use std::collections::BTreeSet;
use std::fmt::{Arguments, Write};

/// The look, light and dark, on screen and on paper.
const STYLE: &str = include_str!("handout.css");

/// The SHA-256 of [`STYLE`], by which the file's own policy lets that one style through and nothing else.
const STYLE_HASH: &str = "RHjL1peI1FUUtPFSzw8pP5ZsJJcq/SflheJ8jhhDw8U=";

/// One self-contained HTML file. Whatever text the paper holds, it stays text: the elements depend on the blocks
/// alone.
pub fn html(paper: &Paper) -> String {
    let mut page = Html { out: String::new(), places: places(paper), under_a_part: false };
    let (language, title) = (Escaped(&paper.language), Escaped(&paper.title));
    page.put(format_args!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"description\" content=\"{}\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        Escaped(&paper.subject)
    ));
    let (head, rest) = match paper.blocks.split_first() {
        Some((head @ Block::Masthead { .. }, rest)) => (Some(head), rest),
        _ => (None, paper.blocks.as_slice()),
    };
    head.into_iter().for_each(|head| page.block(head));
    page.put(format_args!("<main>\n"));
    rest.iter().for_each(|block| page.block(block));
    page.put(format_args!(
        "</main>\n<footer><span dir=\"auto\">{title}</span> <span>{}</span></footer>\n</body>\n</html>\n",
        Escaped(&paper.reader)
    ));
    page.out
}

/// The file as it grows.
struct Html {
    out: String,
    /// Where a link may lead: a place nothing makes gets no link.
    places: BTreeSet<Anchor>,
    /// Whether a part has begun, so that the next smaller heading is one of it.
    under_a_part: bool,
}

impl Html {
    /// Writing into a string cannot fail.
    fn put(&mut self, parts: Arguments<'_>) {
        let _ = self.out.write_fmt(parts);
    }
}

/// Every place the paper makes.
fn places(paper: &Paper) -> BTreeSet<Anchor> {
    let mut places = BTreeSet::new();
    for block in &paper.blocks {
        match block {
            Block::Part { anchor, .. } => places.extend([anchor.clone()]),
            Block::Map(map) => places.extend([map.anchor.clone()]),
            Block::List { entries, .. } => places.extend(entries.iter().filter_map(|entry| entry.anchor.clone())),
            Block::Table { rows, .. } => places.extend(rows.iter().filter_map(|row| row.anchor.clone())),
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_lets_the_style_through() {
        let digest = Sha256::digest(STYLE.as_bytes());
        assert_eq!(base64(&digest), STYLE_HASH, "a changed style needs its new hash, or browsers ignore it");
    }

    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |group: &[u8]| {
            let word =
                group.iter().chain([0, 0].iter()).take(3).fold(0_usize, |word, &byte| word << 8 | usize::from(byte));
            let letter =
                |at: usize| if at > group.len() { '=' } else { char::from(LETTERS[word >> (18 - 6 * at) & 63]) };
            [0, 1, 2, 3].map(letter)
        };
        bytes.chunks(3).flat_map(group).collect()
    }
}
