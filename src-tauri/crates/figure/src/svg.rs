//! Owns the picture as a standalone SVG file.
//! Must not decide where anything stands: it paints a drawing as it is.

use crate::escape::Escaped;
use crate::{Area, Drawing, Edge, ImpactBox, Lane, Marker, MarkerKind, Node, Paint, Point};
use domain::{FactorId, LinkKind, Polarity};
use std::collections::BTreeMap;
use std::fmt::{Display, Write};

const FONT: &str = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, system-ui, sans-serif";
/// From the middle of a line of text to its baseline, in ems: half the height of a capital.
const BASELINE: f32 = 0.335;

/// The drawing as SVG, with a title and a description that says every factor and every link.
pub fn svg(drawing: &Drawing, paint: &Paint) -> String {
    let mut svg = Svg { out: String::new(), paint };
    let (width, height) = (Num(drawing.width), Num(drawing.height));
    svg.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"{FONT}\">"
    ));
    svg.add(format_args!("<title>{}</title>", Escaped(&drawing.title)));
    svg.add(format_args!("<desc>{}</desc>", Escaped(&description(drawing))));
    svg.ground(drawing);
    drawing.lanes.iter().for_each(|lane| svg.lane(lane, drawing));
    drawing.edges.iter().for_each(|edge| svg.edge(edge));
    drawing.nodes.iter().for_each(|node| svg.node(node, drawing));
    drawing.impact.iter().for_each(|impact| svg.impact(impact, drawing));
    drawing.edges.iter().for_each(|edge| svg.words(edge, drawing));
    svg.legend(drawing);
    svg.out.push_str("</svg>\n");
    svg.out
}

/// What the picture says, in sentences, for readers who do not see it.
fn description(drawing: &Drawing) -> String {
    let phrases: BTreeMap<FactorId, &str> =
        drawing.nodes.iter().map(|node| (node.factor, node.phrase.as_str())).collect();
    let phrase = |id: FactorId| phrases.get(&id).copied().unwrap_or_default();
    let mut text = String::new();
    for lane in &drawing.lanes {
        let members = drawing.nodes.iter().filter(|node| node.band == lane.band);
        let names: Vec<&str> = members.map(|node| node.phrase.as_str()).collect();
        let _ = write!(text, "{} {}: {}. ", lane.number, lane.lines.join(" "), names.join("; "));
    }
    let impact = drawing.impact.as_ref().map_or(String::new(), |it| it.lines.join(" "));
    for edge in &drawing.edges {
        let to = edge.to.map_or(impact.as_str(), phrase);
        let _ = write!(text, "{} {} {to}. ", phrase(edge.from), edge.verb);
    }
    text.trim_end().to_owned()
}

struct Svg<'a> {
    out: String,
    paint: &'a Paint,
}

/// How a line of text is set.
struct Type<'a> {
    size: f32,
    colour: &'a str,
    anchor: &'a str,
    bold: &'a str,
}

impl Svg<'_> {
    fn add(&mut self, line: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{line}");
    }

    fn text(&mut self, [x, middle]: Point, text: &str, how: &Type) {
        let (x, y) = (Num(x), Num(middle + how.size * BASELINE));
        let Type { size, colour, anchor, bold } = how;
        self.add(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\" text-anchor=\"{anchor}\"{bold}>{}</text>",
            Escaped(text)
        ));
    }

    fn rect(&mut self, area: Area, fill: &str, rest: &str) {
        let Area { x, y, width, height } = area;
        let (x, y, width, height) = (Num(x), Num(y), Num(width), Num(height));
        self.add(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"{rest}/>"
        ));
    }

    fn ground(&mut self, drawing: &Drawing) {
        let Drawing { width, height, header, .. } = *drawing;
        self.rect(Area { x: 0.0, y: 0.0, width, height }, self.paint.surface, "");
        self.rect(Area { x: 0.0, y: 0.0, width, height: header }, self.paint.ground, "");
        let how = Type { size: drawing.text.heading, colour: self.paint.ink_2, anchor: "middle", bold: "" };
        for column in &drawing.columns {
            self.text([column.x + column.width / 2.0, header / 2.0], &column.name, &how);
        }
        self.rule(header, width, self.paint.edge);
    }

    fn rule(&mut self, y: f32, width: f32, colour: &str) {
        self.add(format_args!("<path d=\"M0 {}H{}\" stroke=\"{colour}\"/>", Num(y), Num(width)));
    }

    fn lane(&mut self, lane: &Lane, drawing: &Drawing) {
        let (size, step) = (drawing.text.heading, drawing.text.heading_line);
        let paint = self.paint;
        let number = Type { size, colour: paint.ink_3, anchor: "start", bold: "" };
        let name = Type { size, colour: paint.ink_2, anchor: "start", bold: " font-weight=\"600\"" };
        self.rule(lane.y + lane.height, drawing.width, paint.line);
        self.text([12.0, lane.y + 8.0 + step / 2.0], &lane.number.to_string(), &number);
        for (at, line) in lane.lines.iter().enumerate() {
            self.text([12.0, lane.y + 8.0 + step * (at as f32 + 1.5)], line, &name);
        }
    }

    fn edge(&mut self, edge: &Edge) {
        self.line(edge.kind, &edge.points, &edge.marker);
    }

    fn line(&mut self, kind: LinkKind, points: &[Point], marker: &Marker) {
        let paint = self.paint;
        let colour = match kind {
            LinkKind::Mitigated => paint.held[0],
            LinkKind::ProtectedByLuck => paint.luck[0],
            _ => paint.edge,
        };
        let (width, dash) = stroke(kind);
        let path = path(points);
        self.add(format_args!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>"));
        if kind == LinkKind::Amplified {
            self.add(format_args!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
                paint.surface
            ));
        }
        self.marker(marker, colour);
    }

    fn marker(&mut self, marker: &Marker, colour: &str) {
        let surface = self.paint.surface;
        let shape = match marker.kind {
            MarkerKind::Arrow => format!("<path d=\"M-8 -4L0 0L-8 4Z\" fill=\"{colour}\"/>"),
            MarkerKind::BoldArrow => format!("<path d=\"M-11 -5.5L0 0L-11 5.5Z\" fill=\"{colour}\"/>"),
            MarkerKind::Bar => format!("<path d=\"M-4 -5.5V5.5\" stroke=\"{colour}\" stroke-width=\"3\"/>"),
            MarkerKind::Diamond => format!("<path d=\"M-11 0L-5.5 -5.5L0 0L-5.5 5.5Z\" fill=\"{colour}\"/>"),
            MarkerKind::Eye => format!(
                "<path d=\"M-15 0Q-8 -9 -1 0Q-8 9 -15 0Z\" fill=\"{surface}\" stroke=\"{colour}\" \
                 stroke-width=\"1.5\"/><circle cx=\"-8\" r=\"2\" fill=\"{colour}\"/>"
            ),
        };
        let ([x, y], angle) = (marker.at, marker.angle);
        self.add(format_args!("<g transform=\"translate({} {}) rotate({})\">{shape}</g>", Num(x), Num(y), Num(angle)));
    }

    fn node(&mut self, node: &Node, drawing: &Drawing) {
        let outline = path(&node.outline);
        let (line, fill, dash) = self.shape(node.polarity);
        self.add(format_args!("<path d=\"{outline}Z\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.5\"{dash}/>"));
        if node.polarity == Polarity::Contributed {
            self.rect(Area { width: 6.0, ..node.area() }, line, "");
        }
        let (size, step) = (drawing.text.node, drawing.text.node_line);
        let how = Type { size, colour: self.paint.ink, anchor: "middle", bold: "" };
        self.lines(node.text_at, &node.lines, step, &how);
        if let Some(pin) = &node.pin {
            self.rect(pin.area, self.paint.surface, " rx=\"2\"");
            let how = Type { size: drawing.text.label, colour: self.paint.ink_2, anchor: "middle", bold: "" };
            self.text(pin.area.centre(), &pin.text, &how);
        }
    }

    fn lines(&mut self, [x, middle]: Point, lines: &[String], step: f32, how: &Type) {
        let top = middle - lines.len() as f32 * step / 2.0;
        for (at, line) in lines.iter().enumerate() {
            self.text([x, top + (at as f32 + 0.5) * step], line, how);
        }
    }

    fn shape(&self, polarity: Polarity) -> (&'static str, &'static str, &'static str) {
        let paint = self.paint;
        match polarity {
            Polarity::Contributed => (paint.made[0], paint.made[1], ""),
            Polarity::Mitigated => (paint.held[0], paint.held[1], ""),
            Polarity::Luck => (paint.luck[0], paint.luck[1], ""),
            Polarity::Sacrifice => (paint.gave[0], paint.gave[1], ""),
            Polarity::Context => (paint.edge, paint.surface, " stroke-dasharray=\"4 3\""),
        }
    }

    fn impact(&mut self, impact: &ImpactBox, drawing: &Drawing) {
        let rest = format!(" stroke=\"{}\" stroke-width=\"2\"", self.paint.ink);
        self.rect(impact.area(), self.paint.raised, &rest);
        let (size, step) = (drawing.text.impact, drawing.text.impact_line);
        let left = impact.x + impact.padding;
        let top = impact.y + impact.padding;
        let how = Type { size: drawing.text.heading, colour: self.paint.ink_2, anchor: "start", bold: "" };
        self.text([left, top + step / 2.0], &impact.heading, &how);
        let how = Type { size, colour: self.paint.ink, anchor: "start", bold: " font-weight=\"600\"" };
        for (at, line) in impact.lines.iter().enumerate() {
            self.text([left, top + 4.0 + step * (at as f32 + 1.5)], line, &how);
        }
    }

    fn words(&mut self, edge: &Edge, drawing: &Drawing) {
        let how = Type { size: drawing.text.label, colour: self.paint.ink_2, anchor: "middle", bold: "" };
        if let Some(area) = edge.label {
            self.rect(area, self.paint.surface, " rx=\"2\"");
            self.text(area.centre(), &edge.verb, &how);
        }
        edge.question.iter().for_each(|&area| self.question(area, &how));
    }

    fn question(&mut self, area: Area, how: &Type) {
        let ([x, y], edge, surface) = (area.centre(), self.paint.edge, self.paint.surface);
        self.add(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"7.5\" fill=\"{surface}\" stroke=\"{edge}\" stroke-width=\"1.25\"/>",
            Num(x),
            Num(y)
        ));
        self.text([x, y], "?", how);
    }

    fn legend(&mut self, drawing: &Drawing) {
        for mark in &drawing.legend {
            let (line, fill, dash) = self.shape(mark.polarity);
            let outline = path(&mark.outline);
            self.add(format_args!(
                "<path d=\"{outline}Z\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.5\"{dash}/>"
            ));
            if mark.polarity == Polarity::Contributed {
                self.rect(Area { width: 3.0, ..mark.area }, line, "");
            }
            let how = Type { size: drawing.text.heading, colour: self.paint.ink_2, anchor: "start", bold: "" };
            let [_, y] = mark.area.centre();
            self.text([mark.area.x + mark.area.width + 6.0, y], &mark.word, &how);
        }
        let how = Type { size: drawing.text.heading, colour: self.paint.ink_2, anchor: "start", bold: "" };
        for key in &drawing.keys {
            self.line(key.kind, &key.points, &key.marker);
            key.question.iter().for_each(|&area| self.question(area, &Type { anchor: "middle", ..how }));
            self.text(key.word_at, &key.word, &how);
        }
    }
}

/// Width and dashes of a kind of link.
fn stroke(kind: LinkKind) -> (&'static str, &'static str) {
    match kind {
        LinkKind::Enabled | LinkKind::Pressured | LinkKind::Detected | LinkKind::Disputed => ("1.25", ""),
        LinkKind::Triggered => ("3", ""),
        LinkKind::Amplified => ("5", ""),
        LinkKind::Masked => ("3.25", " stroke-dasharray=\"0.1 6\" stroke-linecap=\"round\""),
        LinkKind::Delayed => ("1.25", " stroke-dasharray=\"7 4\""),
        LinkKind::DependedOn => ("0.75", ""),
        LinkKind::Mitigated | LinkKind::ProtectedByLuck => ("2", ""),
        LinkKind::Informed => ("1.1", " stroke-dasharray=\"1.2 3\""),
    }
}

/// A curve as path data. Straight parts are written as lines.
fn path(curve: &[Point]) -> String {
    let mut data = String::new();
    let Some(&[x, y]) = curve.first() else { return data };
    let _ = write!(data, "M{} {}", Num(x), Num(y));
    for part in 0..(curve.len() - 1) / 3 {
        let [from, a, b, to] = [0, 1, 2, 3].map(|at| curve[part * 3 + at]);
        let level = |axis: usize| [a, b, to].iter().all(|point| (point[axis] - from[axis]).abs() < 0.05);
        if level(0) || level(1) {
            let _ = write!(data, "L{} {}", Num(to[0]), Num(to[1]));
        } else {
            let [a, b, to] = [a, b, to].map(|[x, y]| format!("{} {}", Num(x), Num(y)));
            let _ = write!(data, "C{a} {b} {to}");
        }
    }
    data
}

/// A number with at most one decimal and no needless zero.
struct Num(f32);

impl Display for Num {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (f64::from(self.0) * 10.0).round() as i64;
        let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
        match tenths % 10 {
            0 => write!(f, "{sign}{}", tenths / 10),
            rest => write!(f, "{sign}{}.{rest}", tenths / 10),
        }
    }
}
