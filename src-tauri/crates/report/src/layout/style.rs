//! Owns sizes, margins and colours of the paper: the print side of the design tokens.
//! Must not know what is set with them.

use crate::display::{Colour, Size};

/// A4 upright.
pub(crate) const UPRIGHT: Size = Size { width: 595.28, height: 841.89 };
/// A4 on its side, for a map that is wider than a column.
pub(crate) const SIDEWAYS: Size = Size { width: 841.89, height: 595.28 };
/// A3 on its side, for a map that would be too small to read on A4.
pub(crate) const SIDEWAYS_A3: Size = Size { width: 1190.55, height: 841.89 };

/// White space on every side of the text.
pub(crate) const MARGIN_X: f32 = 62.0;
pub(crate) const MARGIN_TOP: f32 = 62.0;
pub(crate) const MARGIN_BOTTOM: f32 = 70.0;
/// The baseline of the running foot, from the lower edge.
pub(crate) const FOOT: f32 = 40.0;

/// The width between the side margins of an upright page.
pub(crate) const MEASURE: f32 = UPRIGHT.width - 2.0 * MARGIN_X;
/// The narrow column of labels, and where the text beside it begins.
pub(crate) const LABEL: f32 = 98.0;
pub(crate) const TEXT_X: f32 = 114.0;
pub(crate) const TEXT: f32 = MEASURE - TEXT_X;

/// Warm near-black: text, and the rule above a part.
pub(crate) const INK: Colour = [0x1c, 0x1a, 0x18];
/// Quieter text, 7.5 to 1 on white.
pub(crate) const INK_2: Colour = [0x57, 0x52, 0x4a];
/// The quietest text, 5.5 to 1.
pub(crate) const INK_3: Colour = [0x6b, 0x66, 0x5d];
/// Edges that carry meaning, 3 to 1.
pub(crate) const EDGE: Colour = [0x8f, 0x89, 0x7e];
/// Hairlines that only separate.
pub(crate) const LINE: Colour = [0xc2, 0xbd, 0xb3];
pub(crate) const LINE_SOFT: Colour = [0xdc, 0xd8, 0xd0];
/// Where a click leads somewhere.
pub(crate) const ACT: Colour = [0x0e, 0x5f, 0x5e];
/// The gold of the mark.
pub(crate) const GOLD: Colour = [0xe6, 0xb9, 0x54];
pub(crate) const WHITE: Colour = [0xff, 0xff, 0xff];
/// Polarity: edge and tint.
pub(crate) const MADE: Colour = [0xb5, 0x50, 0x2a];
pub(crate) const MADE_SOFT: Colour = [0xfa, 0xec, 0xe5];
pub(crate) const HELD: Colour = [0x66, 0x82, 0x2f];
pub(crate) const HELD_SOFT: Colour = [0xee, 0xf3, 0xe2];
pub(crate) const LUCK: Colour = [0xa8, 0x6f, 0x00];
pub(crate) const LUCK_SOFT: Colour = [0xfb, 0xf2, 0xdc];
pub(crate) const GAVE: Colour = [0x56, 0x70, 0x9a];
pub(crate) const GAVE_SOFT: Colour = [0xeb, 0xef, 0xf5];

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    pub size: f32,
    pub leading: f32,
    pub weight: f32,
    pub italic: bool,
    pub mono: bool,
    pub colour: Colour,
    pub tracking: f32,
    pub centred: bool,
}

const BASE: Look = Look {
    size: 10.0,
    leading: 15.0,
    weight: 400.0,
    italic: false,
    mono: false,
    colour: INK,
    tracking: 0.0,
    centred: false,
};

pub(crate) const BODY: Look = BASE;
pub(crate) const OWN_WORDS: Look = Look { italic: true, size: 10.4, ..BASE };
pub(crate) const KICKER: Look = Look { size: 9.0, leading: 13.0, weight: 600.0, colour: ACT, ..BASE };
pub(crate) const TITLE: Look = Look { size: 25.0, leading: 30.0, weight: 600.0, tracking: -0.2, ..BASE };
pub(crate) const LEAD: Look = Look { size: 13.2, leading: 20.0, ..BASE };
pub(crate) const PART: Look = Look { size: 13.2, leading: 18.0, weight: 600.0, ..BASE };
pub(crate) const SIDE: Look = Look { weight: 600.0, ..BASE };
pub(crate) const VERSIONS: Look = Look { size: 11.0, leading: 16.0, weight: 600.0, ..BASE };
pub(crate) const SMALL: Look = Look { size: 8.4, leading: 12.0, colour: INK_2, ..BASE };
pub(crate) const CELL: Look = Look { size: 9.2, leading: 13.4, ..BASE };
pub(crate) const HEAD_CELL: Look = Look { size: 8.4, leading: 12.0, weight: 600.0, colour: INK_2, ..BASE };
pub(crate) const FOLIO: Look = Look { size: 8.4, leading: 12.0, colour: INK_2, ..BASE };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_has_the_colours_of_the_screen() {
        let tokens = include_str!("../../../../../ui/src/styles/tokens.css");
        for (token, [r, g, b]) in [
            ("stone-900", INK),
            ("stone-600", INK_2),
            ("stone-500", INK_3),
            ("stone-400", EDGE),
            ("stone-300", LINE),
            ("stone-200", LINE_SOFT),
            ("teal-600", ACT),
            ("amber-300", GOLD),
            ("rust-500", MADE),
            ("rust-50", MADE_SOFT),
            ("moss-500", HELD),
            ("moss-50", HELD_SOFT),
            ("amber-500", LUCK),
            ("amber-50", LUCK_SOFT),
            ("slate-500", GAVE),
            ("slate-50", GAVE_SOFT),
        ] {
            let line = format!("--{token}: #{r:02x}{g:02x}{b:02x};");
            assert!(tokens.contains(&line), "the tokens do not say {line}");
        }
    }
}
