//! Owns every distance and text size of the picture, for each kind of page.
//! Must not know the graph.

use crate::{Page, TextSizes};

/// Sizes and distances in CSS pixels.
pub(crate) struct Scale {
    pub text: TextSizes,
    /// Height of the strip of column names.
    pub header: f32,
    /// Width of the lane names, with the space after them.
    pub names: f32,
    /// Narrowest and widest factor box.
    pub node: (f32, f32),
    /// Factor boxes are as high as this many lines at least.
    pub node_lines: usize,
    /// What a factor box adds to its lines, above and below together.
    pub node_air: f32,
    /// What a factor box adds to its text, left and right together.
    pub node_inset: f32,
    /// What slanted sides take away from that.
    pub slant_inset: f32,
    /// Radius of a mitigator's ends, and how far a hexagon or parallelogram leans.
    pub round: f32,
    pub lean: f32,
    /// Narrowest impact box, and the inset of its text.
    pub impact: f32,
    pub impact_inset: f32,
    /// Space between columns, beside an empty column, and between rows inside a lane.
    pub gutter: f32,
    pub gutter_empty: f32,
    pub row_gap: f32,
    /// Space from a factor box to the edge of its lane.
    pub lane_pad: f32,
    /// Distance between parallel lines.
    pub track: f32,
    /// Space a line keeps from the boxes beside it, where nothing arrives and where a marker stands.
    pub clear: f32,
    pub arrive: f32,
    /// Distance between lines that end at one side of a box, and half the room for them.
    pub port: f32,
    pub port_room: f32,
    /// Height of a verb's box, and what it adds to the width of its text.
    pub label_height: f32,
    pub label_inset: f32,
    /// What the drawing aims at: a width, and how many times wider than high it may become.
    pub aim: f32,
    pub aspect: f32,
    /// The height of the legend as long as it has one row.
    pub legend: f32,
}

/// The most lines a box shows.
pub(crate) const MOST_LINES: usize = 12;

/// How much wider a paper map may be laid out than its first try.
const WIDER: [f32; 4] = [1.15, 1.3, 1.5, 1.7];

/// How many widths are tried in all.
pub(crate) const MOST_WIDTHS: usize = WIDER.len() + 1;

impl Scale {
    pub fn of(page: Page) -> Self {
        match page {
            Page::Screen { width } if width >= 1400.0 => Self {
                text: TextSizes {
                    node: 15.0,
                    node_line: 20.0,
                    label: 13.0,
                    heading: 13.0,
                    heading_line: 16.0,
                    impact: 18.0,
                    impact_line: 24.0,
                },
                names: 132.0,
                node: (136.0, 184.0),
                node_air: 14.0,
                node_inset: 26.0,
                impact: 176.0,
                impact_inset: 14.0,
                gutter: 26.0,
                aim: width,
                ..Self::small()
            },
            Page::Screen { width } => Self { aim: width, ..Self::small() },
            Page::Paper { width, height } => {
                let aspect = (width / height).clamp(0.4, 4.0);
                // A little wider than the box: the text then prints at about 9 points, and verbs find room.
                Self { aim: width.max(400.0) * 1.12, aspect, legend: 32.0, ..Self::small() }
            }
        }
    }

    /// Wider pages for the same paper, each with wider boxes: fewer lines in a box make a lower map, which prints larger
    /// where height is what a page lacks. None for a screen, which scrolls.
    pub fn wider(page: Page) -> Vec<Self> {
        let Page::Paper { .. } = page else { return Vec::new() };
        let widen = |by: f32| {
            let plain = Self::of(page);
            let (least, most) = plain.node;
            Self { aim: plain.aim * by, node: (least, most * by), impact: plain.impact * by, ..plain }
        };
        WIDER.into_iter().map(widen).collect()
    }

    fn small() -> Self {
        Self {
            text: TextSizes {
                node: 13.0,
                node_line: 16.0,
                label: 12.0,
                heading: 13.0,
                heading_line: 16.0,
                impact: 14.0,
                impact_line: 20.0,
            },
            header: 24.0,
            names: 98.0,
            node: (98.0, 136.0),
            node_lines: 3,
            node_air: 18.0,
            node_inset: 24.0,
            slant_inset: 6.0,
            round: 33.0,
            lean: 14.0,
            impact: 118.0,
            impact_inset: 12.0,
            gutter: 24.0,
            gutter_empty: 10.0,
            row_gap: 24.0,
            lane_pad: 14.0,
            track: 7.0,
            clear: 6.0,
            arrive: 13.0,
            port: 12.0,
            port_room: 24.0,
            label_height: 16.0,
            label_inset: 8.0,
            aim: 1008.0,
            aspect: 1.1,
            legend: 0.0,
        }
    }

    /// The height of a row that is left free in a lane of several: enough for lines to arrive at the impact box beside it.
    pub fn free_row(&self) -> f32 {
        2.0 * (self.port_room + 7.0)
    }

    /// The height of a factor box with so many lines. Up to three lines all boxes are alike.
    pub fn node_height(&self, lines: usize) -> f32 {
        lines.max(self.node_lines) as f32 * self.text.node_line + self.node_air
    }

    /// Width of a column with factors before the final widths are known.
    pub fn nominal_node(&self) -> f32 {
        self.node.0 + 10.0
    }
}
