//! Owns the widths of text in the shipped fonts, and where a phrase breaks.
//! Must not know what the text is about, nor shape scripts the fonts do not hold: those are estimated.

use std::sync::LazyLock;
use ttf_parser::Face;
use unicode_segmentation::UnicodeSegmentation;

static REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
static SHARED: LazyLock<Metrics> =
    LazyLock::new(|| Metrics { regular: Advances::new(REGULAR), semibold: Advances::new(SEMIBOLD) });

/// Code points up to here are looked up in a table: Latin, Greek, Cyrillic, Hebrew, Arabic.
const TABLE: usize = 0x800;
/// The fonts hold nothing beyond the basic plane.
const LAST: u32 = 0xffff;

/// A weight of the text face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

/// A weight at a size in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The weight.
    pub weight: Weight,
    /// CSS pixels to the em.
    pub px: f32,
}

impl Size {
    /// Regular text.
    pub const fn regular(px: f32) -> Self {
        Self { weight: Weight::Regular, px }
    }

    /// Semibold text.
    pub const fn semibold(px: f32) -> Self {
        Self { weight: Weight::SemiBold, px }
    }
}

/// Measures text in the shipped fonts.
pub struct Metrics {
    regular: Advances,
    semibold: Advances,
}

impl Metrics {
    /// The metrics of the shipped fonts, read once.
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// The advance width of a line in CSS pixels, without kerning. Characters the fonts do not hold are estimated.
    pub fn width(&self, text: &str, size: Size) -> f32 {
        let advances = self.of(size.weight);
        text.chars().map(|c| advances.of(c)).sum::<f32>() * size.px
    }

    /// Breaks a text into lines no wider than `max` CSS pixels and about equally long. White space collapses; words
    /// wider than a line break between graphemes. An empty text has no lines.
    pub fn wrap(&self, text: &str, size: Size, max: f32) -> Vec<String> {
        self.wrap_within(text, size, max, usize::MAX)
    }

    /// As [`Self::wrap`], but a text of more than `most` lines ends with "…" on the last of them.
    pub fn wrap_within(&self, text: &str, size: Size, max: f32, most: usize) -> Vec<String> {
        let pieces = self.pieces(text, size, max, most.saturating_mul(200));
        let count = fill(&pieces, max).take(most.saturating_add(1)).count();
        if count > most {
            return self.cut_short(text, &pieces, most, size, max);
        }
        let widest = pieces.iter().map(|piece| piece.width).fold(0.0, f32::max);
        let (mut low, mut high) = (widest.min(max), max);
        // A few halvings bring the width near the narrowest that keeps the number of lines.
        for _ in 0..6 {
            if high - low < 2.0 || count < 2 {
                break;
            }
            let middle = (low + high) / 2.0;
            if fill(&pieces, middle).take(count + 1).count() <= count {
                high = middle;
            } else {
                low = middle;
            }
        }
        fill(&pieces, high).map(|line| join(text, &pieces[line])).collect()
    }

    fn cut_short(&self, text: &str, pieces: &[Piece], most: usize, size: Size, max: f32) -> Vec<String> {
        let mut lines: Vec<String> = fill(pieces, max).take(most).map(|line| join(text, &pieces[line])).collect();
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && self.width(last, size) + self.width("…", size) > max {
                let keep = last.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
                last.truncate(keep);
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
        lines
    }

    /// The parts a line may end after, up to about `enough` graphemes of them.
    fn pieces(&self, text: &str, size: Size, max: f32, enough: usize) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(16);
        let mut seen = 0;
        for (start, word) in words(text) {
            let mut spaced = true;
            let mut begin = start;
            let ends = |c: char| matches!(c, '-' | '/' | '\u{2010}' | '\u{2013}' | '\u{2014}');
            for part in word.split_inclusive(ends) {
                let end = begin + part.len();
                self.push_part(&mut pieces, text, begin..end, spaced, size, max);
                spaced = false;
                begin = end;
            }
            seen += word.len();
            if seen > enough.saturating_mul(4) {
                break;
            }
        }
        pieces
    }

    fn push_part(
        &self,
        pieces: &mut Vec<Piece>,
        text: &str,
        range: std::ops::Range<usize>,
        spaced: bool,
        size: Size,
        max: f32,
    ) {
        let space = if spaced { self.of(size.weight).of(' ') * size.px } else { 0.0 };
        let width = self.width(&text[range.clone()], size);
        if width <= max {
            pieces.push(Piece { range, width, space });
            return;
        }
        let (mut begin, mut reach, mut gap) = (range.start, 0.0, space);
        for (at, grapheme) in text[range.clone()].grapheme_indices(true) {
            let step = self.width(grapheme, size);
            let here = range.start + at;
            if reach + step > max && here > begin {
                pieces.push(Piece { range: begin..here, width: reach, space: gap });
                (begin, reach, gap) = (here, 0.0, 0.0);
            }
            reach += step;
        }
        pieces.push(Piece { range: begin..range.end, width: reach, space: gap });
    }

    fn of(&self, weight: Weight) -> &Advances {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semibold,
        }
    }
}

/// A stretch of text that is never broken, the width of it, and of the space before it.
struct Piece {
    range: std::ops::Range<usize>,
    width: f32,
    space: f32,
}

/// Words with their places; control characters count as white space.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // Most characters are decided by their number alone.
    let parts = |c: char| match c {
        '!'..='~' => false,
        c => (c.is_whitespace() && c != '\u{a0}') || c.is_control(),
    };
    text.split(parts)
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A text with every run of white space and control characters made one space.
pub fn one_line(text: &str) -> String {
    words(text).map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

/// Fills lines first come, first served. Each line is a range of pieces.
fn fill(pieces: &[Piece], max: f32) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut first = 0;
    std::iter::from_fn(move || {
        let begin = first;
        let mut reach = pieces.get(begin)?.width;
        // A hundredth of a pixel forgives the rounding of sums.
        let over = pieces[begin + 1..].iter().position(|piece| {
            let step = piece.space + piece.width;
            let over = reach + step > max + 0.01;
            reach += step;
            over
        });
        first = over.map_or(pieces.len(), |over| begin + 1 + over);
        Some(begin..first)
    })
}

fn join(text: &str, pieces: &[Piece]) -> String {
    let bytes: usize = pieces.iter().map(|piece| piece.range.len() + 1).sum();
    let mut line = String::with_capacity(bytes);
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 && piece.space > 0.0 {
            line.push(' ');
        }
        line.push_str(&text[piece.range.clone()]);
    }
    line
}

/// Advance widths in ems.
struct Advances {
    face: Option<Face<'static>>,
    table: Vec<f32>,
}

impl Advances {
    fn new(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).ok();
        let table = (0..TABLE as u32).map(|code| char::from_u32(code).map_or(0.0, |c| look_up(&face, c))).collect();
        Self { face, table }
    }

    fn of(&self, c: char) -> f32 {
        self.table.get(c as usize).copied().unwrap_or_else(|| look_up(&self.face, c))
    }
}

fn look_up(face: &Option<Face<'static>>, c: char) -> f32 {
    if c as u32 > LAST {
        return guess(c);
    }
    let known = face.as_ref().and_then(|face| {
        let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
        Some(f32::from(advance) / f32::from(face.units_per_em()))
    });
    known.unwrap_or_else(|| guess(c))
}

/// Widths of characters that another font will draw: generous, so that boxes are rather too wide than too narrow.
fn guess(c: char) -> f32 {
    match c as u32 {
        0..=0x1f | 0x7f..=0x9f => 0.0,
        // Combining marks, joiners, direction marks, variation selectors and emoji modifiers take no room of their own.
        0x300..=0x36f | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x65f => 0.0,
        0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0x20d0..=0x20ff | 0xfe00..=0xfe0f => 0.0,
        0x1f3fb..=0x1f3ff | 0xe0000..=0xe01ef => 0.0,
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60 => 1.0,
        0x1f000..=0x1faff | 0x2600..=0x27bf => 1.3,
        0x20000..=0x3ffff => 1.0,
        _ => 0.65,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: Size = Size::regular(13.0);

    #[test]
    fn the_shipped_fonts_are_read() {
        let metrics = Metrics::shared();
        assert!(metrics.regular.face.is_some(), "the regular face must parse, or every width is a guess");
        assert!(metrics.semibold.face.is_some(), "the semibold face must parse, or every width is a guess");
        let (regular, bold) = (metrics.width("Minimum", TEXT), metrics.width("Minimum", Size::semibold(13.0)));
        assert!(bold > regular && regular > 30.0, "semibold runs wider than regular: {regular} {bold}");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let long = "x".repeat(400);
        let cases = ["Newer point release synced upstream", &long, "الخادم لا يعود بعد الترقية", "a/b-c 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦"];
        for text in cases {
            for max in [20.0, 60.0, 90.0, 300.0] {
                for line in Metrics::shared().wrap(text, TEXT, max) {
                    let one = line.graphemes(true).count() == 1;
                    let width = Metrics::shared().width(&line, TEXT);
                    assert!(one || width <= max + 0.1, "“{line}” is {width} wide where {max} was asked");
                }
            }
        }
    }

    #[test]
    fn wrapping_loses_no_letter() {
        let text = "  One-version\tpin\u{0} reached\n existing/hosts ";
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
        for max in [10.0, 40.0, 80.0, 500.0] {
            let lines = Metrics::shared().wrap(text, TEXT, max).join(" ");
            assert_eq!(bare(&lines), bare(text), "breaking at {max} must only move letters to other lines");
        }
    }

    #[test]
    fn lines_are_about_equally_long() {
        let lines = Metrics::shared().wrap("Calm norm: offer help first", TEXT, 130.0);
        assert_eq!(lines, ["Calm norm:", "offer help first"], "a lone last word reads badly in a box");
    }

    #[test]
    fn a_long_text_ends_with_an_ellipsis() {
        let lines = Metrics::shared().wrap_within(&"word ".repeat(2000), TEXT, 90.0, 12);
        assert_eq!(lines.len(), 12, "the picture stays a picture");
        assert!(lines[11].ends_with('…'), "the reader must see that there is more: {}", lines[11]);
        assert!(Metrics::shared().wrap("", TEXT, 90.0).is_empty(), "an empty text has no lines");
    }
}
