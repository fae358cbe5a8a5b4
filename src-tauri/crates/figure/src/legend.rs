//! Owns the legend below a map on paper: what the shapes mean, and what the lines mean that the map has.
//! Must not know where anything stands in the map.

use crate::compose::{marker, tidy};
use crate::curve::{line, outline, tenth, wavy};
use crate::metrics::{Metrics, Size};
use crate::scale::Scale;
use crate::{Area, LegendLine, LegendMark, Marker, Words};
use domain::{LinkKind, Polarity};
use std::collections::BTreeSet;

/// The height of a row, and from the lanes to the middle of the first.
const ROW: f32 = 19.0;
const FIRST: f32 = 16.0;
/// Left edge, space between a sign and its word, and after the word.
const LEFT: f32 = 12.0;
const NEAR: f32 = 6.0;
const APART: f32 = 14.0;
/// How long the sample of a line is: room for a question mark, a marker and some of the line.
const SAMPLE: f32 = 32.0;
const MARK: (f32, f32) = (18.0, 12.0);

/// The legend; empty on a screen, which has its own.
pub(crate) struct Legend {
    pub marks: Vec<LegendMark>,
    pub keys: Vec<LegendLine>,
    pub height: f32,
}

impl Legend {
    pub fn below(foot: f32, width: f32, kinds: &BTreeSet<LinkKind>, words: &Words, scale: &Scale) -> Self {
        if scale.legend == 0.0 {
            return Self { marks: Vec::new(), keys: Vec::new(), height: 0.0 };
        }
        let size = Size::regular(scale.text.heading);
        let long = |word: &str| NEAR + Metrics::shared().width(word, size) + APART;
        let mut pen = Pen { x: LEFT, row: 0, width };
        let marks = Polarity::ALL.iter().map(|&polarity| {
            let word = words.polarity(polarity).to_owned();
            let (x, row) = pen.go(MARK.0 + long(&word));
            let y = foot + FIRST + row as f32 * ROW - MARK.1 / 2.0;
            let area = Area { x: tenth(x), y: tenth(y), width: MARK.0, height: MARK.1 };
            LegendMark { polarity, word, area, outline: tidy(outline(area, polarity, 6.0, 4.0)) }
        });
        let marks: Vec<LegendMark> = marks.collect();
        let keys = kinds.iter().map(|&kind| {
            let word = words.verb(kind).to_owned();
            let (x, row) = pen.go(SAMPLE + long(&word));
            key(kind, word, [tenth(x), tenth(foot + FIRST + row as f32 * ROW)])
        });
        let keys: Vec<LegendLine> = keys.collect();
        let rows = pen.row + usize::from(pen.x > LEFT);
        Self { marks, keys, height: scale.legend + rows.saturating_sub(1) as f32 * ROW }
    }
}

/// Where the next sign stands.
struct Pen {
    x: f32,
    row: usize,
    width: f32,
}

impl Pen {
    /// A place for a sign that is so long: its left edge and its row.
    fn go(&mut self, long: f32) -> (f32, usize) {
        if self.x + long - APART > self.width {
            self.new_row();
        }
        let place = (self.x, self.row);
        self.x += long;
        place
    }

    fn new_row(&mut self) {
        if self.x > LEFT {
            (self.x, self.row) = (LEFT, self.row + 1);
        }
    }
}

/// A sample of a line, from left to right, with what stands at its end.
fn key(kind: LinkKind, word: String, [x, y]: [f32; 2]) -> LegendLine {
    let (sign, length) = marker(kind);
    let mut points = vec![[x, y]];
    line(&mut points, [x + SAMPLE - length, y]);
    if kind == LinkKind::Pressured {
        points = wavy(&points, 2.8);
    }
    let question = (kind == LinkKind::Disputed).then_some(Area { x: x + 4.0, y: y - 8.0, width: 16.0, height: 16.0 });
    let marker = Marker { kind: sign, at: [x + SAMPLE, y], angle: 0.0 };
    LegendLine { kind, word, points: tidy(points), marker, question, word_at: [tenth(x + SAMPLE + NEAR), y] }
}
