//! Owns the last step: places and paths become boxes, lines of text and curves.
//! Must not know how places and paths were found.

use crate::curve::{inset, outline, rounded, tenth, wavy};
use crate::frame::{Frame, Span};
use crate::grid::Grid;
use crate::gutter::{Gutters, between_columns, between_rows};
use crate::label::{self, Wish};
use crate::legend::Legend;
use crate::metrics::{Metrics, Size, one_line};
use crate::plan::Plan;
use crate::port::{Ports, ports};
use crate::route::{Axis, Route, Side};
use crate::scale::Scale;
use crate::{
    Area, Column, ColumnKind, Curve, Drawing, Edge, Graph, ImpactBox, Lane, Marker, MarkerKind, Node, Point, Tag,
};
use domain::{Band, LinkKind, Phase, Polarity, Put};

/// Everything the picture is composed from.
struct Composer<'a> {
    graph: &'a Graph<'a>,
    plan: &'a Plan<'a>,
    grid: &'a Grid,
    routes: &'a [Route],
    scale: &'a Scale,
    ports: Ports,
    rows: Gutters,
    cols: Gutters,
    frame: Frame,
    impact_area: Area,
    /// The box of each factor.
    areas: Vec<Area>,
}

fn middles(spans: &[Span]) -> Vec<f32> {
    spans.iter().map(|span| tenth(span.middle())).collect()
}

pub(crate) fn compose(graph: &Graph, plan: &Plan, grid: &Grid, routes: &[Route], scale: &Scale) -> Drawing {
    Composer::new(graph, plan, grid, routes, scale).drawing()
}

/// The factors in reading order: by band, then left to right, then downwards.
pub(crate) fn reading_order(plan: &Plan, grid: &Grid) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.factors.len()).collect();
    order.sort_by_key(|&who| (plan.band(who), grid.at[who]));
    order
}

impl<'a> Composer<'a> {
    fn new(graph: &'a Graph, plan: &'a Plan, grid: &'a Grid, routes: &'a [Route], scale: &'a Scale) -> Self {
        let ports = ports(plan, grid, routes, scale);
        let rows = between_rows(grid, routes, &ports);
        let cols = between_columns(grid, routes, &ports, &rows, scale);
        let frame = Frame::new(graph, plan, grid, routes, [&rows, &cols], scale);
        let impact_area = impact_area(grid, &frame, scale);
        let areas = (0..plan.factors.len()).map(|who| area(grid, &frame, scale, who)).collect();
        Self { graph, plan, grid, routes, scale, ports, rows, cols, frame, impact_area, areas }
    }

    /// The phrases go into it: the box of each factor is known by then.
    fn drawing(mut self) -> Drawing {
        let nodes: Vec<Node> = reading_order(self.plan, self.grid).into_iter().map(|who| self.node(who)).collect();
        let impact = self.impact();
        let lines: Vec<Vec<Point>> = (0..self.routes.len()).map(|arc| self.polyline(arc)).collect();
        let mut edges: Vec<Edge> = lines.iter().enumerate().map(|(arc, line)| self.edge(arc, line)).collect();
        let frame = &self.frame;
        let width = frame.col_gutters[self.grid.cols].end();
        let foot = frame.row_gutters[self.grid.rows].end();
        let foot = impact.as_ref().map_or(foot, |it| foot.max(it.y + it.height + self.scale.lane_pad));
        let header = self.scale.header;
        let canvas = Area { x: 0.0, y: header, width, height: foot - header };
        self.place_labels(&mut edges, &lines, &nodes, impact.as_ref(), canvas);
        let kinds = edges.iter().map(|edge| edge.kind).collect();
        let legend = Legend::below(foot, width, &kinds, self.graph.words, self.scale);
        Drawing {
            title: self.graph.words.title.clone(),
            width: tenth(width),
            height: tenth(foot + legend.height),
            header: self.scale.header,
            text: self.scale.text,
            lanes: self.lanes(foot),
            columns: self.columns(),
            nodes,
            impact,
            edges,
            legend: legend.marks,
            keys: legend.keys,
            crossings: crate::cross::count(&lines),
        }
    }

    fn lanes(&self, foot: f32) -> Vec<Lane> {
        let lane = |(index, &band): (usize, &Band)| {
            let span = self.frame.lanes[index];
            let end = if index == 6 { foot } else { span.end() };
            let lines = self.frame.lane_lines[index].clone();
            Lane {
                band,
                number: index as u8 + 1,
                lines,
                y: tenth(span.start),
                height: tenth(tenth(end) - tenth(span.start)),
                places: middles(&self.frame.rows[self.grid.first_row[index]..self.grid.first_row[index + 1]]),
            }
        };
        Band::ALL.iter().enumerate().map(lane).collect()
    }

    fn columns(&self) -> Vec<Column> {
        let border = |col: usize| match col {
            0 => self.scale.names,
            col if col == self.grid.cols => self.frame.col_gutters[col].end(),
            col => self.frame.col_gutters[col].middle(),
        };
        (0..7)
            .map(|index| {
                let (start, end) = (border(self.grid.first_col[index]), border(self.grid.first_col[index + 1]));
                let (kind, name) = match Phase::ALL.get(index) {
                    Some(&phase) => (ColumnKind::Phase(phase), self.graph.words.phase(phase)),
                    None => (ColumnKind::Outcome, self.graph.words.outcome.as_str()),
                };
                let places = middles(&self.frame.cols[self.grid.first_col[index]..self.grid.first_col[index + 1]]);
                let width = tenth(tenth(end) - tenth(start));
                Column { kind, name: name.to_owned(), x: tenth(start), width, places }
            })
            .collect()
    }

    /// Where the number and the name of a lane stand.
    fn lane_name(&self, band: usize) -> Area {
        let lines = self.frame.lane_lines[band].len() as f32 + 1.0;
        let height = lines * self.scale.text.heading_line;
        Area { x: 8.0, y: self.frame.lanes[band].start + 8.0, width: self.scale.names - 16.0, height }
    }

    fn node(&mut self, who: usize) -> Node {
        let factor = self.plan.factors[who];
        let area = self.areas[who];
        // The tab of a contributing factor moves its text a little to the right.
        let shift = if factor.polarity == Polarity::Contributed { 3.0 } else { 0.0 };
        let [x, y] = area.centre();
        Node {
            factor: factor.id,
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
            phrase: one_line(&factor.phrase),
            lines: std::mem::take(&mut self.frame.phrases[who]),
            text_at: [tenth(x + shift), tenth(y)],
            polarity: factor.polarity,
            outline: tidy(outline(area, factor.polarity, self.scale.round, self.scale.lean)),
            pins: self.plan.pins[who].clone(),
            pin: self.pin(who, area),
            band: factor.band,
            phase: factor.phase,
            put: self.put(who),
        }
    }

    /// Where a factor stands inside its band and phase.
    fn put(&self, who: usize) -> Put {
        let (col, row) = self.grid.at[who];
        let small = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
        Put {
            col: small(col - self.grid.first_col[self.plan.phase(who)]),
            row: small(row - self.grid.first_row[self.plan.band(who)]),
        }
    }

    /// The timeline numbers on the upper edge at the right: as many as fit, then "…".
    fn pin(&self, who: usize, area: Area) -> Option<Tag> {
        let pins = &self.plan.pins[who];
        let size = Size::regular(self.scale.text.label);
        let width = |text: &str| (Metrics::shared().width(text, size) + 8.0).max(20.0).ceil();
        let room = area.width / 2.0 - 8.0;
        let mut text = pins.first()?.to_string();
        for (at, pin) in pins.iter().enumerate().skip(1) {
            let longer = format!("{text} {pin}");
            let rest = if at + 1 < pins.len() { " …" } else { "" };
            if width(&format!("{longer}{rest}")) > room {
                text.push_str(" …");
                break;
            }
            text = longer;
        }
        let wide = width(&text);
        let x = tenth(area.x + area.width - 10.0 - wide);
        Some(Tag { text, area: Area { x, y: area.y - 8.0, width: wide, height: 16.0 } })
    }

    fn impact(&self) -> Option<ImpactBox> {
        self.grid.impact?;
        let Area { x, y, width, height } = self.impact_area;
        Some(ImpactBox {
            x,
            y,
            width,
            height,
            heading: self.graph.words.impact.clone(),
            lines: self.impact_lines(height),
            padding: self.scale.impact_inset,
        })
    }

    /// The words of the impact, as many lines as the box turned out to have room for.
    fn impact_lines(&self, height: f32) -> Vec<String> {
        let fit = ((height - impact_height(0, self.scale)) / self.scale.text.impact_line) as usize;
        if fit <= self.frame.impact_lines.len() {
            return self.frame.impact_lines.clone();
        }
        let room = self.impact_area.width - 2.0 * self.scale.impact_inset;
        Metrics::shared().wrap_within(self.graph.impact, Size::semibold(self.scale.text.impact), room, fit)
    }

    /// The straight legs of a link, from the outline of one box to the outline of the other.
    fn polyline(&self, arc: usize) -> Vec<Point> {
        let route = &self.routes[arc];
        let place = |index: usize| self.place(arc, index);
        let mut points = Vec::with_capacity(route.len() + 1);
        points.push(self.end(arc, 0));
        for index in 1..route.len() {
            let (before, here) = (place(index - 1), place(index));
            points.push(if route.stretch(index).axis == Axis::Down { [here, before] } else { [before, here] });
        }
        points.push(self.end(arc, 1));
        points
    }

    /// Where a stretch runs: its y if it runs across, its x if it runs down.
    fn place(&self, arc: usize, index: usize) -> f32 {
        let it = self.routes[arc].stretch(index);
        let at = usize::from(it.line / 2);
        let port = self.ports[arc][usize::from(index > 0)];
        match (it.axis, it.line.is_multiple_of(2)) {
            (Axis::Across, true) => self.frame.row_tracks[at] + self.rows.offset(arc, index, self.scale),
            (Axis::Across, false) => self.frame.rows[at].middle() + port,
            (Axis::Down, true) => self.frame.col_tracks[at] + self.cols.offset(arc, index, self.scale),
            (Axis::Down, false) => self.frame.cols[at].middle() + port,
        }
    }

    fn end(&self, arc: usize, end: usize) -> Point {
        let route = &self.routes[arc];
        let side = route.sides()[end];
        let who = if end == 0 { Some(self.plan.arcs[arc].from) } else { self.plan.arcs[arc].to };
        let index = if end == 0 { 0 } else { route.len() - 1 };
        let along = self.place(arc, index);
        let (area, deep) = match who {
            Some(who) => {
                let area = self.areas[who];
                let [x, y] = area.centre();
                let port = if matches!(side, Side::Left | Side::Right) { along - y } else { along - x };
                (area, inset(area, self.plan.factors[who].polarity, side, port, self.scale))
            }
            None => (self.impact_area, 0.0),
        };
        match side {
            Side::Left => [area.x + deep, along],
            Side::Right => [area.x + area.width - deep, along],
            Side::Top => [along, area.y + deep],
            Side::Bottom => [along, area.y + area.height - deep],
        }
    }

    fn edge(&self, arc: usize, legs: &[Point]) -> Edge {
        let link = self.plan.arcs[arc].link;
        let (kind, length) = marker(link.kind);
        let (tip, before) = (legs[legs.len() - 1], legs[legs.len() - 2]);
        let (dx, dy) = (tip[0] - before[0], tip[1] - before[1]);
        let angle = match (dx.abs() >= dy.abs(), dx > 0.0, dy > 0.0) {
            (true, true, _) => 0.0,
            (true, false, _) => 180.0,
            (false, _, true) => 90.0,
            (false, _, false) => 270.0,
        };
        let mut legs = legs.to_vec();
        if let Some(last) = legs.last_mut() {
            let back = length.min((dx.abs() + dy.abs()) * 0.7);
            let (x, y) = (
                if dx.abs() >= dy.abs() { dx.signum() } else { 0.0 },
                if dx.abs() < dy.abs() { dy.signum() } else { 0.0 },
            );
            *last = [tip[0] - x * back, tip[1] - y * back];
        }
        let mut points = rounded(&legs, 22.0, 2.0);
        if link.kind == LinkKind::Pressured {
            points = wavy(&points, 2.8);
        }
        Edge {
            link: link.id,
            from: link.from,
            to: link.to,
            kind: link.kind,
            verb: self.graph.words.verb(link.kind).to_owned(),
            points: tidy(points),
            marker: Marker { kind, at: [tenth(tip[0]), tenth(tip[1])], angle },
            label: None,
            question: None,
        }
    }

    fn place_labels(
        &self,
        edges: &mut [Edge],
        lines: &[Vec<Point>],
        nodes: &[Node],
        impact: Option<&ImpactBox>,
        canvas: Area,
    ) {
        let mut taken: Vec<Area> = nodes.iter().map(Node::area).collect();
        taken.extend(nodes.iter().filter_map(|node| node.pin.as_ref()).map(|pin| pin.area));
        taken.extend(impact.map(ImpactBox::area));
        taken.extend((0..7).map(|band| self.lane_name(band)));
        taken.extend(
            edges.iter().map(|edge| Area { x: edge.marker.at[0], y: edge.marker.at[1], ..Area::default() }.grown(5.0)),
        );
        let mut places = label::Places::new(canvas, &taken, lines);
        for (arc, edge) in edges.iter_mut().enumerate().filter(|(_, edge)| edge.kind == LinkKind::Disputed) {
            edge.question = places.place(&Wish { arc, width: 16.0, height: 16.0 }, &lines[arc]);
        }
        let size = Size::regular(self.scale.text.label);
        for arc in label::order(lines) {
            let width = Metrics::shared().width(&edges[arc].verb, size) + self.scale.label_inset;
            let wish = Wish { arc, width: tenth(width), height: self.scale.label_height };
            edges[arc].label = places.place(&wish, &lines[arc]);
        }
    }
}

/// The box of a factor.
fn area(grid: &Grid, frame: &Frame, scale: &Scale, who: usize) -> Area {
    let (col, row) = grid.at[who];
    let (col, row) = (frame.cols[col], frame.rows[row]);
    let height = scale.node_height(frame.phrases[who].len());
    Area { x: tenth(col.start), y: tenth(row.middle() - height / 2.0), width: tenth(col.size), height }
}

/// The impact box: over all its rows, and as high as its text needs.
fn impact_area(grid: &Grid, frame: &Frame, scale: &Scale) -> Area {
    let Some((first, last)) = grid.impact else { return Area::default() };
    let room = scale.free_row() / 2.0;
    let top = frame.rows[first].start.min(frame.rows[first].middle() - room);
    let bottom = frame.rows[last].end().max(frame.rows[last].middle() + room);
    let height = impact_height(frame.impact_lines.len(), scale).max(bottom - top);
    let col = frame.cols[grid.cols - 1];
    Area { x: tenth(col.start), y: tenth(top), width: tenth(col.size), height: tenth(height) }
}

/// The height the impact box needs for its text.
pub(crate) fn impact_height(lines: usize, scale: &Scale) -> f32 {
    2.0 * scale.impact_inset + scale.text.impact_line * (1 + lines) as f32 + 4.0
}

/// The mark of a kind of link and how much of the line it takes.
pub(crate) fn marker(kind: LinkKind) -> (MarkerKind, f32) {
    match kind {
        LinkKind::Triggered => (MarkerKind::BoldArrow, 10.0),
        LinkKind::Mitigated => (MarkerKind::Bar, 4.0),
        LinkKind::Detected => (MarkerKind::Eye, 15.0),
        LinkKind::ProtectedByLuck => (MarkerKind::Diamond, 11.0),
        _ => (MarkerKind::Arrow, 8.0),
    }
}

pub(crate) fn tidy(curve: Curve) -> Curve {
    curve.into_iter().map(|[x, y]| [tenth(x), tenth(y)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::{Story, random, upgrade};

    /// The legs of every link.
    fn lines(story: &Story) -> Vec<Vec<Point>> {
        let graph = story.screen();
        let crate::Layout { plan, grid, scale, .. } = crate::Layout::new(&graph);
        let (routes, _) = crate::route::routes(&plan, &grid, &scale, 2);
        let composer = Composer::new(&graph, &plan, &grid, &routes, &scale);
        (0..routes.len()).map(|arc| composer.polyline(arc)).collect()
    }

    /// How far two legs lie on one another.
    fn shared(a: &[Point], b: &[Point]) -> f32 {
        let axis = usize::from(a[0][0] == a[1][0]);
        let near = |leg: &[Point]| (leg[0][1 - axis] - a[0][1 - axis]).abs() < 1.5;
        if !near(b) || !near(&b[1..]) {
            return 0.0;
        }
        let span = |leg: &[Point]| (leg[0][axis].min(leg[1][axis]), leg[0][axis].max(leg[1][axis]));
        let (a, b) = (span(a), span(b));
        a.1.min(b.1) - a.0.max(b.0)
    }

    #[test]
    fn no_link_runs_on_top_of_another() {
        let seeds = (0..40).map(|seed| (seed, random(seed, 10 + seed as usize * 2, 15 + seed as usize * 3)));
        for (seed, story) in std::iter::once((999, upgrade())).chain(seeds) {
            let lines = lines(&story);
            for (index, one) in lines.iter().enumerate() {
                for other in &lines[index + 1..] {
                    let legs = one.windows(2).flat_map(|a| other.windows(2).map(move |b| shared(a, b)));
                    let most = legs.fold(0.0, f32::max);
                    assert!(most <= 8.0, "seed {seed}: {one:?} and {other:?} look like one line for {most} pixels");
                }
            }
        }
    }
}
