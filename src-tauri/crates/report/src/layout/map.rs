//! Owns how the factor map is painted on paper: the geometry of the drawing, scaled, in the paper's colours.
//! Must not know how the places were found, nor what the review says elsewhere.

use super::links;
use super::signs::rounded;
use super::strip::{self, Flow, Mark, Piece, Sheet, Strip};
use super::style::{
    BODY, EDGE, GAVE, GAVE_SOFT, HELD, HELD_SOFT, INK, INK_2, INK_3, LINE_SOFT, LUCK, LUCK_SOFT, Look, MADE, MADE_SOFT,
    PART, SIDEWAYS, SIDEWAYS_A3, SMALL, WHITE,
};
use super::{At, DOCUMENT, Setter};
use crate::display::{Colour, Item, Jump, NodeId, Role, Segment, Shape, Size, Stroke, Tag};
use crate::paper::{Anchor, Map, Span, Spread};
use domain::Polarity;
use figure::{Area, Drawing};

/// CSS pixels are 1/96 inch, points 1/72.
const POINTS: f32 = 0.75;
/// Text smaller than this is hard to read on paper; a larger sheet is taken instead.
const SMALLEST_TEXT: f32 = 6.0;
/// Room for the heading above the picture and the line under it.
const AROUND: f32 = 46.0;

impl Setter {
    /// The map, as large as it is asked for.
    pub(super) fn map(&mut self, map: &Map) {
        match &map.spread {
            Spread::Page => self.map_page(map),
            Spread::Poster => self.poster(map),
            Spread::Tiles { title, tile } => self.tiles(map, title, tile),
        }
    }

    /// The map on a page of its own, with its heading.
    fn map_page(&mut self, map: &Map) {
        let (sheet, size, scale) = fitting(&map.drawing);
        let mut heading = self.map_heading(map, size);
        heading.sheet = sheet;
        self.strips.push(heading);
        self.picture(map, sheet, scale, Vec::new());
    }

    /// The picture and the line under it, on one sheet. The marks lead to the picture.
    pub(super) fn picture(&mut self, map: &Map, sheet: Sheet, scale: f32, marks: Vec<Mark>) {
        let node = self.figure(map.alt.clone());
        let (width, height) = (map.drawing.width * scale, map.drawing.height * scale);
        let left = ((strip::measure(sheet) - width) / 2.0).max(0.0);
        let items =
            self.painted(map, node, scale).into_iter().map(|(tag, item)| (tag, item.moved(left, 0.0))).collect();
        let mut piece = Piece { top: 0.0, height, items, marks };
        piece.marks.push(Mark::Area { node, area: [left, 0.0, left + width, height] });
        let mut strip = Strip::new(4.0);
        strip.sheet = sheet;
        strip.keep = !map.caption.is_empty();
        strip.columns.push(Flow { pieces: vec![piece], hangs: false });
        self.strips.push(strip);
        if !map.caption.is_empty() {
            let mut caption = Strip::new(4.0);
            caption.sheet = sheet;
            let node = self.node(Role::P, DOCUMENT);
            let mut flow = Flow::default();
            let at = At { x: 0.0, width: strip::measure(sheet), before: 0.0 };
            self.set(&mut flow, &[Span::plain(map.caption.as_str())], &SMALL, at, Tag::Of(node));
            caption.columns.push(flow);
            self.strips.push(caption);
        }
    }

    /// A picture, with what it shows for those who do not see it.
    pub(super) fn figure(&mut self, alt: String) -> NodeId {
        let node = self.node(Role::Figure, DOCUMENT);
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.alt = Some(alt);
        }
        node
    }

    /// The drawing at a scale, from its own top left corner.
    pub(super) fn painted(&mut self, map: &Map, figure: NodeId, scale: f32) -> Vec<(Tag, Item)> {
        let mut brush = Brush { setter: self, figure, scale, items: Vec::new() };
        brush.drawing(map);
        brush.items
    }

    fn map_heading(&mut self, map: &Map, size: Size) -> Strip {
        let node = self.node(Role::H2, DOCUMENT);
        let mut flow = Flow::default();
        let at = At { x: 0.0, width: size.width / 2.0, before: 0.0 };
        self.set(&mut flow, &[Span::plain(map.title.as_str())], &PART, at, Tag::Of(node));
        let mut strip = Strip::new(0.0);
        strip.columns.push(flow);
        strip.below = 6.0;
        strip.keep = true;
        strip.mark(Mark::Anchor(map.anchor.clone()));
        strip.mark(Mark::Bookmark { level: 2, title: map.title.clone() });
        strip
    }
}

/// The smallest sheet on which the drawing's text can be read, and the scale it is drawn at.
fn fitting(drawing: &Drawing) -> (Sheet, Size, f32) {
    let scale_on = |sheet, size: Size| {
        let (top, bottom) = strip::vertical_margins(sheet);
        let width = (size.width - 2.0 * strip::margin(sheet)) / drawing.width.max(1.0);
        let height = (size.height - top - bottom - AROUND) / drawing.height.max(1.0);
        width.min(height).min(POINTS)
    };
    let scale = scale_on(Sheet::Sideways, SIDEWAYS);
    if drawing.text.node * scale >= SMALLEST_TEXT {
        (Sheet::Sideways, SIDEWAYS, scale)
    } else {
        (Sheet::SidewaysA3, SIDEWAYS_A3, scale_on(Sheet::SidewaysA3, SIDEWAYS_A3))
    }
}

/// How a line of text stands to its point.
#[derive(Clone, Copy)]
enum Stand {
    Left,
    Middle,
}

/// Paints one drawing, turning its pixels into points.
struct Brush<'a> {
    setter: &'a mut Setter,
    figure: NodeId,
    scale: f32,
    items: Vec<(Tag, Item)>,
}

impl Brush<'_> {
    fn drawing(&mut self, map: &Map) {
        let drawing = &map.drawing;
        self.lanes(drawing);
        for edge in &drawing.edges {
            for shape in links::line(edge.kind, &edge.points) {
                self.shape(shape);
            }
        }
        for node in &drawing.nodes {
            self.factor(node, drawing);
        }
        self.impact(drawing);
        // Marks and words come last, so that no line runs through them.
        for edge in &drawing.edges {
            for shape in links::marker(edge.kind, edge.marker) {
                self.shape(shape);
            }
            self.verb(edge, drawing);
        }
        self.legend(drawing);
    }

    fn lanes(&mut self, drawing: &Drawing) {
        let text = drawing.text;
        let heading = Look { size: text.heading, leading: text.heading_line, ..BODY };
        for column in &drawing.columns {
            let at = [column.x + column.width / 2.0, drawing.header / 2.0];
            self.text(&column.name, at, Look { colour: INK_2, ..heading }, column.width, Stand::Middle);
        }
        for (index, lane) in drawing.lanes.iter().enumerate() {
            let (colour, width) = if index == 0 { (EDGE, 1.0) } else { (LINE_SOFT, 0.8) };
            self.rule(lane.y, drawing.width, colour, width);
            let lines = 1 + lane.lines.len();
            let mut y = lane.y + (text.heading_line * 0.5 + 6.0).min(lane.height / 2.0);
            if lane.height < text.heading_line * lines as f32 {
                y = lane.y + lane.height / 2.0;
            }
            self.text(&lane.number.to_string(), [4.0, y], Look { colour: INK_3, ..heading }, 20.0, Stand::Left);
            let fits = lane.height >= text.heading_line * lines as f32;
            for line in &lane.lines {
                let (x, at) = if fits {
                    (4.0, {
                        y += text.heading_line;
                        y
                    })
                } else {
                    (18.0, y)
                };
                let look = Look { weight: 600.0, colour: INK_2, ..heading };
                self.text(line, [x, at], look, drawing.width, Stand::Left);
            }
        }
        if let Some(last) = drawing.lanes.last() {
            self.rule(last.y + last.height, drawing.width, EDGE, 1.0);
        }
    }

    fn rule(&mut self, y: f32, width: f32, colour: Colour, stroke: f32) {
        let segments = vec![Segment::Move(0.0, y), Segment::Line(width, y)];
        self.shape(Shape { segments, fill: None, stroke: Some(Stroke { colour, width: stroke, dash: &[] }) });
    }

    fn factor(&mut self, node: &figure::Node, drawing: &Drawing) {
        let (edge, tint, dash) = colours(node.polarity);
        let stroke = Some(Stroke { colour: edge, width: 1.4, dash });
        self.shape(Shape { segments: links::curve(&node.outline), fill: Some(tint), stroke });
        if node.polarity == Polarity::Contributed {
            let tab = Area { width: 6.0, ..node.area() };
            self.shape(Shape { segments: rectangle(tab), fill: Some(edge), stroke: None });
        }
        let look = Look { size: drawing.text.node, leading: drawing.text.node_line, ..BODY };
        let first = node.text_at[1] - drawing.text.node_line * (node.lines.len() as f32 - 1.0) / 2.0;
        for (index, line) in node.lines.iter().enumerate() {
            let at = [node.text_at[0], first + drawing.text.node_line * index as f32];
            self.text(line, at, look, node.width - 10.0, Stand::Middle);
        }
        if let Some(pin) = &node.pin {
            self.shape(Shape { segments: rectangle(pin.area), fill: Some(WHITE), stroke: None });
            let look =
                Look { size: drawing.text.label, leading: drawing.text.label, colour: super::style::ACT, ..BODY };
            let to = node.pins.first().map(|event| Anchor(format!("event-{event}")));
            match to.filter(|to| self.setter.places.contains(to)) {
                Some(to) => self.pin(&pin.text, pin.area, look, to),
                None => self.text(&pin.text, pin.area.centre(), look, pin.area.width, Stand::Middle),
            }
        }
    }

    /// The timeline numbers on a factor, leading to the first of them.
    fn pin(&mut self, text: &str, area: Area, look: Look, to: Anchor) {
        let link = self.setter.node(Role::Link, self.figure);
        let whole = std::mem::replace(&mut self.figure, link);
        self.text(text, area.centre(), look, area.width, Stand::Middle);
        self.figure = whole;
        let jump = Jump {
            x: area.x * self.scale,
            y: area.y * self.scale,
            width: area.width * self.scale,
            height: area.height * self.scale,
            to,
            says: text.to_owned(),
        };
        self.items.push((Tag::Of(link), Item::Jump(jump)));
    }

    fn impact(&mut self, drawing: &Drawing) {
        let Some(impact) = &drawing.impact else { return };
        let stroke = Some(Stroke { colour: INK, width: 2.0, dash: &[] });
        self.shape(Shape { segments: rectangle(impact.area()), fill: Some(WHITE), stroke });
        let text = drawing.text;
        let (x, width) = (impact.x + impact.padding, impact.width - 2.0 * impact.padding);
        let mut y = impact.y + impact.padding + text.heading_line / 2.0;
        let small = Look { size: text.heading, leading: text.heading_line, colour: INK_2, ..BODY };
        self.text(&impact.heading, [x, y], small, width, Stand::Left);
        y += (text.heading_line + text.impact_line) / 2.0;
        let look = Look { size: text.impact, leading: text.impact_line, weight: 600.0, ..BODY };
        for line in &impact.lines {
            self.text(line, [x, y], look, width, Stand::Left);
            y += text.impact_line;
        }
    }

    fn verb(&mut self, edge: &figure::Edge, drawing: &Drawing) {
        let look = Look { size: drawing.text.label, leading: drawing.text.label, colour: INK_2, ..BODY };
        if let Some(area) = edge.label {
            self.shape(Shape { segments: rectangle(area), fill: Some(WHITE), stroke: None });
            self.text(&edge.verb, area.centre(), look, area.width + 4.0, Stand::Middle);
        }
        edge.question.into_iter().for_each(|area| self.question(area, look));
    }

    fn question(&mut self, area: Area, look: Look) {
        let segments = rounded(area.x, area.y, area.width, area.height, area.width / 2.0);
        let stroke = Some(Stroke { colour: super::style::ACT, width: 1.2, dash: &[] });
        self.shape(Shape { segments, fill: Some(WHITE), stroke });
        let asking = Look { weight: 600.0, colour: super::style::ACT, ..look };
        self.text("?", area.centre(), asking, area.width, Stand::Middle);
    }

    fn legend(&mut self, drawing: &Drawing) {
        let look = Look { size: drawing.text.label, leading: drawing.text.label, colour: INK_2, ..BODY };
        for mark in &drawing.legend {
            let (edge, tint, dash) = colours(mark.polarity);
            let stroke = Some(Stroke { colour: edge, width: 1.2, dash });
            self.shape(Shape { segments: links::curve(&mark.outline), fill: Some(tint), stroke });
            if mark.polarity == Polarity::Contributed {
                let tab = Area { width: 3.0, ..mark.area };
                self.shape(Shape { segments: rectangle(tab), fill: Some(edge), stroke: None });
            }
            let at = [mark.area.x + mark.area.width + 6.0, mark.area.centre()[1]];
            self.text(&mark.word, at, look, drawing.width, Stand::Left);
        }
        for key in &drawing.keys {
            let line = links::line(key.kind, &key.points);
            line.into_iter().chain(links::marker(key.kind, key.marker)).for_each(|shape| self.shape(shape));
            key.question.into_iter().for_each(|area| self.question(area, look));
            self.text(&key.word, key.word_at, look, drawing.width, Stand::Left);
        }
    }

    /// Adds a shape given in pixels.
    fn shape(&mut self, mut shape: Shape) {
        let scale = self.scale;
        for segment in &mut shape.segments {
            *segment = segment.mapped(|x, y| (x * scale, y * scale));
        }
        if let Some(stroke) = &mut shape.stroke {
            stroke.width *= scale;
        }
        self.items.push((Tag::Of(self.figure), Item::Shape(shape)));
    }

    /// Writes one line whose middle is at the height of `at`; sizes are pixels. A line that turns out wider than
    /// `width` is set smaller, since the boxes were measured for other words.
    fn text(&mut self, text: &str, at: [f32; 2], look: Look, width: f32, stand: Stand) {
        let scaled = Look { size: look.size * self.scale, leading: look.leading * self.scale, ..look };
        let room = width * self.scale;
        let mut line = self.one_line(text, &scaled);
        if line.1 > room && line.1 > 0.0 {
            let ratio = (room / line.1).max(0.4);
            line = self.one_line(text, &Look { size: scaled.size * ratio, ..scaled });
        }
        let (runs, width) = line;
        let x = at[0] * self.scale - if matches!(stand, Stand::Middle) { width / 2.0 } else { 0.0 };
        let top = at[1] * self.scale - scaled.leading / 2.0;
        self.items.extend(runs.into_iter().map(|run| (Tag::Of(self.figure), Item::Run(run).moved(x, top))));
    }

    fn one_line(&mut self, text: &str, look: &Look) -> (Vec<crate::display::Run>, f32) {
        let mut lines = self.setter.shaper.lines(&[Span::plain(text.replace('\n', " "))], look, 10_000.0);
        match lines.is_empty() {
            true => (Vec::new(), 0.0),
            false => {
                let line = lines.swap_remove(0);
                (line.runs.into_iter().map(|(_, run)| run).collect(), line.width)
            }
        }
    }
}

/// Edge, tint and dashes of a polarity.
fn colours(polarity: Polarity) -> (Colour, Colour, &'static [f32]) {
    match polarity {
        Polarity::Contributed => (MADE, MADE_SOFT, &[]),
        Polarity::Mitigated => (HELD, HELD_SOFT, &[]),
        Polarity::Luck => (LUCK, LUCK_SOFT, &[]),
        Polarity::Sacrifice => (GAVE, GAVE_SOFT, &[]),
        Polarity::Context => (EDGE, WHITE, &[3.0, 2.0]),
    }
}

fn rectangle(area: Area) -> Vec<Segment> {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    super::signs::polygon(&[(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)])
}
