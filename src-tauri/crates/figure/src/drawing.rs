//! Owns the finished picture: boxes, lines of text and curves, all in CSS pixels from the top left.
//! Must not know colours, files or how the places were found.

use domain::{Band, FactorId, LinkId, LinkKind, Phase, Polarity, Put};
use serde::Serialize;
use ts_rs::TS;

/// A point: x, then y, in CSS pixels.
pub type Point = [f32; 2];

/// A run of cubic Bézier curves: the start, then three points a curve (two controls and the end).
/// Straight stretches are curves too, so a painter needs one rule only.
pub type Curve = Vec<Point>;

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// Whether two areas share more than an edge.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Area) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }

    /// The area grown by `by` on every side.
    pub fn grown(&self, by: f32) -> Area {
        Area { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        [self.x + self.width / 2.0, self.y + self.height / 2.0]
    }
}

/// The whole factor map.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Drawing {
    /// What the picture is called, for readers who do not see it.
    pub title: String,
    /// Full width.
    pub width: f32,
    /// Full height, with the strip of column names and, on paper, the legend.
    pub height: f32,
    /// Height of the strip of column names at the top; the lanes begin below it.
    pub header: f32,
    /// Sizes of the text.
    pub text: TextSizes,
    /// The seven bands, always all of them; an empty one is thin.
    pub lanes: Vec<Lane>,
    /// The six phases and the outcome; an empty one is narrow.
    pub columns: Vec<Column>,
    /// The factors, by band, then left to right, then downwards: the order of the outline.
    pub nodes: Vec<Node>,
    /// The box on the right; none when there is neither text for it nor a link to it.
    pub impact: Option<ImpactBox>,
    /// The links, in the order of their factors.
    pub edges: Vec<Edge>,
    /// On paper, what the shapes mean; empty on a screen, which has its own footer.
    pub legend: Vec<LegendMark>,
    /// On paper, what the lines mean: one sample of every kind the map has. Empty on a screen.
    pub keys: Vec<LegendLine>,
    /// How often links cross one another in this picture.
    pub crossings: u32,
}

impl Drawing {
    /// How many links carry no verb because no free place was found for it. The outline says every verb.
    pub fn unnamed(&self) -> usize {
        self.edges.iter().filter(|edge| edge.label.is_none()).count()
    }
}

/// Sizes of the text in CSS pixels. Lines are centred in boxes unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct TextSizes {
    /// Text in factor boxes, regular.
    pub node: f32,
    /// Line height in factor boxes.
    pub node_line: f32,
    /// Verbs and pins, regular.
    pub label: f32,
    /// Names of lanes (semibold), columns and the impact heading (regular).
    pub heading: f32,
    /// Line height of lane names and column names.
    pub heading_line: f32,
    /// Text in the impact box, semibold, at the left.
    pub impact: f32,
    /// Line height in the impact box.
    pub impact_line: f32,
}

/// One band, drawn as a lane across the whole width.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Lane {
    /// Which band.
    pub band: Band,
    /// Its number, 1 to 7, drawn on a line of its own above the name.
    pub number: u8,
    /// Its name, in lines that fit the space at the left.
    pub lines: Vec<String>,
    /// Top edge.
    pub y: f32,
    /// Height.
    pub height: f32,
    /// The middle of each row where a factor can stand, downwards.
    pub places: Vec<f32>,
}

/// What a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "phase", rename_all = "snake_case")]
pub enum ColumnKind {
    /// A phase of the story.
    Phase(Phase),
    /// What came of it.
    Outcome,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Column {
    /// What it stands for.
    pub kind: ColumnKind,
    /// Its name, drawn in its middle.
    pub name: String,
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// The middle of each place across it where a factor can stand, from left to right.
    pub places: Vec<f32>,
}

/// One factor. Every box of as many lines has the same size, whatever the factor did: size never means importance.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Node {
    /// Which factor.
    pub factor: FactorId,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The whole phrase, on one line.
    pub phrase: String,
    /// The phrase, broken; a phrase of more than twelve lines ends with "…".
    pub lines: Vec<String>,
    /// The middle of the text: x, then y.
    pub text_at: Point,
    /// What the factor did, which decides the shape.
    pub polarity: Polarity,
    /// The closed outline of the shape.
    pub outline: Curve,
    /// Timeline numbers, ascending.
    pub pins: Vec<u32>,
    /// Where the numbers stand and how they are written; none without numbers.
    pub pin: Option<Tag>,
    /// Its band.
    pub band: Band,
    /// Its phase.
    pub phase: Phase,
    /// Its place inside its band and phase, whoever chose it.
    pub put: Put,
}

impl Node {
    /// The box around the shape.
    pub fn area(&self) -> Area {
        Area { x: self.x, y: self.y, width: self.width, height: self.height }
    }
}

/// A short text in a small box of its own, centred.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Tag {
    /// The text.
    pub text: String,
    /// The box.
    pub area: Area,
}

/// The box on the right: what all this did.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImpactBox {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The word above the text.
    pub heading: String,
    /// The text, broken; more than twelve lines end with "…".
    pub lines: Vec<String>,
    /// Inset of heading and lines from the left and top edges.
    pub padding: f32,
}

impl ImpactBox {
    /// The box itself.
    pub fn area(&self) -> Area {
        Area { x: self.x, y: self.y, width: self.width, height: self.height }
    }
}

/// What stands at the end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkerKind {
    /// A filled arrow head.
    Arrow,
    /// The filled, larger head of a bold line.
    BoldArrow,
    /// A bar across the end: held back.
    Bar,
    /// An eye: revealed.
    Eye,
    /// A diamond: protected by luck.
    Diamond,
}

/// The mark at the end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Marker {
    /// Its shape.
    pub kind: MarkerKind,
    /// Its tip, on the outline of the box it points at.
    pub at: Point,
    /// The way it points, in degrees clockwise from rightwards; a multiple of 90.
    pub angle: f32,
}

/// One link.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Edge {
    /// Which link.
    pub link: LinkId,
    /// The factor on the left of the verb.
    pub from: FactorId,
    /// The factor on the right of the verb; none means the impact.
    pub to: Option<FactorId>,
    /// What it says, which decides the line.
    pub kind: LinkKind,
    /// The verb.
    pub verb: String,
    /// The line as drawn: already wavy where it is wavy. It ends where the marker begins.
    pub points: Curve,
    /// The mark at its end.
    pub marker: Marker,
    /// Where the verb stands; none where no free place was found (the outline still says it).
    pub label: Option<Area>,
    /// Where the question mark of a disputed link stands.
    pub question: Option<Area>,
}

/// One shape of the legend, with its word at the right of it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LegendMark {
    /// What the shape stands for.
    pub polarity: Polarity,
    /// Its word, set from the right edge of the shape plus 6, vertically in its middle.
    pub word: String,
    /// The box of the small shape.
    pub area: Area,
    /// The small shape.
    pub outline: Curve,
}

/// One line of the legend, with its word at the right of it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LegendLine {
    /// What the line says.
    pub kind: LinkKind,
    /// Its verb.
    pub word: String,
    /// The line, as one of the map's: it ends where the marker begins.
    pub points: Curve,
    /// The mark at its end.
    pub marker: Marker,
    /// Where the question mark of a disputed link stands.
    pub question: Option<Area>,
    /// The left end of the word, at half its height.
    pub word_at: Point,
}
