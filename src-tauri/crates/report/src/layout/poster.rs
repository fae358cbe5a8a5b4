//! Owns the poster: the map on one sheet under the head of the paper, or cut into tiles to print on small paper and join.
//! Must not know what the map shows.

use super::strip::{self, Flow, Mark, Piece, Sheet, Strip, depth, measure};
use super::style::{ACT, INK, INK_2, SMALL, TITLE, WHITE};
use super::{At, Setter, mark, signs};
use crate::display::{Item, Segment, Shape, Stroke, Tag};
use crate::paper::{Map, Span, TILES};

/// Room for the line under the picture, and white space above it.
const UNDER: f32 = 24.0;
/// How far two tiles show the same: 10 mm.
const OVERLAP: f32 = 28.35;
/// White space between the edge of a tile and the marks beside it, and their length.
const MARK_GAP: f32 = 3.0;
const MARK_LENGTH: f32 = 11.0;
/// One field of the small grid that shows where a tile belongs.
const FIELD: [f32; 2] = [15.0, 10.0];

impl Setter {
    /// The map as large as the sheet under the head of the paper allows; the paper goes on upright.
    pub(super) fn poster(&mut self, map: &Map) {
        let sheet = Sheet::SidewaysA3;
        let used: f32 = self.strips.iter().map(|strip| strip.before + strip.height()).sum();
        let room = [measure(sheet), depth(sheet) - used - UNDER];
        let marks = vec![Mark::Anchor(map.anchor.clone()), Mark::Bookmark { level: 2, title: map.title.clone() }];
        self.picture(map, sheet, fitting(map, room), marks);
        // Head, map and caption belong on one sheet.
        let last = self.strips.len().saturating_sub(1);
        self.strips.iter_mut().take(last).for_each(|strip| strip.keep = true);
        self.sheet = Sheet::Upright;
    }

    /// The poster, cut into tiles that overlap.
    pub(super) fn tiles(&mut self, map: &Map, title: &str, called: &str) {
        let [columns, rows] = TILES;
        // A hair less than the page, so that rounding never moves a tile on.
        let [width, height] = [measure(Sheet::Tile), depth(Sheet::Tile) - 0.5];
        let whole = [joined(width, columns), joined(height, rows)];
        let canvas = self.canvas(map, title, whole);
        let count = columns * rows;
        for tile in 0..count {
            let (column, row) = (tile % columns, tile / columns);
            let said = called.replace("{tiles}", &count.to_string()).replace("{tile}", &(tile + 1).to_string());
            let node = self.figure(format!("{said}. {}", map.alt));
            let corner = [column as f32 * (width - OVERLAP), row as f32 * (height - OVERLAP)];
            let window = [corner[0], corner[1], corner[0] + width, corner[1] + height];
            let tag = Tag::Of(node);
            let mut items = vec![(tag, Item::Cut([0.0, 0.0, width, height]))];
            let shown = canvas.iter().filter(|item| touches(item, window));
            items.extend(shown.map(|item| (tag, item.clone().moved(-corner[0], -corner[1]))));
            items.push((tag, Item::Uncut));
            items.extend(joints([column, row], [width, height]).map(|item| (Tag::Decoration, item)));
            items.extend(self.key(tile, &said, height));
            let mut marks = vec![Mark::Area { node, area: [0.0, 0.0, width, height] }];
            if tile == 0 {
                marks.push(Mark::Anchor(map.anchor.clone()));
                marks.push(Mark::Bookmark { level: 2, title: map.title.clone() });
            }
            let mut strip = Strip::new(0.0);
            strip.sheet = Sheet::Tile;
            strip.columns.push(Flow { pieces: vec![Piece { top: 0.0, height, items, marks }], hangs: false });
            self.strips.push(strip);
        }
    }

    /// The whole poster: its title, the map and the line under it.
    fn canvas(&mut self, map: &Map, title: &str, [width, height]: [f32; 2]) -> Vec<Item> {
        let large = super::style::Look { size: 34.0, leading: 42.0, ..TITLE };
        let small = super::style::Look { size: 13.0, leading: 18.0, ..SMALL };
        let inner = At { x: 0.0, width: width - 80.0, before: 0.0 };
        let (mut head, mut foot) = (Flow::default(), Flow::default());
        // The words belong to the picture: each tile is a picture with a text of its own.
        self.set(&mut head, &[Span::plain(title)], &large, inner, Tag::Decoration);
        self.set(&mut foot, &[Span::plain(map.caption.as_str())], &small, inner, Tag::Decoration);
        let top = head.height() + 14.0;
        let scale = fitting(map, [width, height - top - foot.height() - 8.0]);
        let left = ((width - map.drawing.width * scale) / 2.0).max(0.0);
        let painted = self.painted(map, super::DOCUMENT, scale);
        let laid = |flow: Flow, down: f32| {
            let pieces = flow.pieces.into_iter();
            pieces
                .flat_map(move |piece| piece.items.into_iter().map(move |(_, item)| item.moved(0.0, down + piece.top)))
        };
        let mut items: Vec<Item> = laid(head, 0.0).collect();
        items.extend(mark::sweater(width - 56.0, 0.0, 48.0).into_iter().map(|(_, item)| item));
        items.extend(painted.into_iter().map(|(_, item)| item.moved(left, top)));
        items.extend(laid(foot, top + map.drawing.height * scale + 8.0));
        items
    }

    /// A small grid with this tile's field filled, and its name.
    fn key(&mut self, tile: usize, said: &str, height: f32) -> Vec<(Tag, Item)> {
        let [columns, rows] = TILES;
        let (x, y) = (470.0, height + 18.0);
        let mut items = Vec::new();
        for field in 0..columns * rows {
            let (left, top) = (x + (field % columns) as f32 * FIELD[0], y + (field / columns) as f32 * FIELD[1]);
            let (right, bottom) = (left + FIELD[0], top + FIELD[1]);
            let segments = signs::polygon(&[(left, top), (right, top), (right, bottom), (left, bottom)]);
            let fill = Some(if field == tile { ACT } else { WHITE });
            let stroke = Some(Stroke { colour: INK_2, width: 0.6, dash: &[] });
            items.push((Tag::PageFoot, Item::Shape(Shape { segments, fill, stroke })));
        }
        let mut flow = Flow::default();
        let at = At { x: x + columns as f32 * FIELD[0] + 8.0, width: 120.0, before: 0.0 };
        self.set(&mut flow, &[Span::plain(said)], &SMALL, at, Tag::PageFoot);
        let down = y + FIELD[1] * rows as f32 / 2.0 - SMALL.leading / 2.0;
        let pieces = flow.pieces.into_iter().flat_map(|piece| piece.items);
        items.extend(pieces.map(|(tag, item)| (tag, item.moved(0.0, down))));
        items
    }
}

/// The length of several tiles once they are joined.
fn joined(length: f32, tiles: usize) -> f32 {
    length * tiles as f32 - OVERLAP * tiles.saturating_sub(1) as f32
}

/// The largest scale at which the drawing fits.
fn fitting(map: &Map, [width, height]: [f32; 2]) -> f32 {
    (width / map.drawing.width.max(1.0)).min(height / map.drawing.height.max(1.0))
}

/// Whether any of an item can be seen in a window: left, top, right, bottom. What only leads somewhere cannot.
fn touches(item: &Item, [left, top, right, bottom]: [f32; 4]) -> bool {
    let [x0, y0, x1, y1] = match item {
        Item::Run(run) => [run.x, run.baseline - run.size, run.x + run.width, run.baseline + run.size * 0.4],
        Item::Shape(shape) => reach(shape),
        Item::Jump(_) | Item::PageOf { .. } | Item::Cut(_) | Item::Uncut | Item::Presence => return false,
    };
    x0 < right && x1 > left && y0 < bottom && y1 > top
}

/// The box around a shape and its line.
fn reach(shape: &Shape) -> [f32; 4] {
    let mut reach = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    let mut hold = |x: f32, y: f32| reach = [reach[0].min(x), reach[1].min(y), reach[2].max(x), reach[3].max(y)];
    for segment in &shape.segments {
        match *segment {
            Segment::Move(x, y) | Segment::Line(x, y) => hold(x, y),
            Segment::Curve(ax, ay, bx, by, x, y) => {
                [(ax, ay), (bx, by), (x, y)].into_iter().for_each(|(x, y)| hold(x, y))
            }
            Segment::Close => {}
        }
    }
    let line = shape.stroke.map_or(0.0, |stroke| stroke.width);
    [reach[0] - line, reach[1] - line, reach[2] + line, reach[3] + line]
}

/// The marks around a tile: corners where it is cut, and where the tile before it reaches to.
fn joints([column, row]: [usize; 2], [width, height]: [f32; 2]) -> impl Iterator<Item = Item> {
    let (near, far) = (MARK_GAP, MARK_GAP + MARK_LENGTH);
    let mut lines = Vec::new();
    let upright = |x: f32| [[x, -far, x, -near], [x, height + near, x, height + far]];
    let level = |y: f32| [[-far, y, -near, y], [width + near, y, width + far, y]];
    lines.extend([0.0, width].into_iter().flat_map(upright));
    lines.extend([0.0, height].into_iter().flat_map(level));
    if column > 0 {
        lines.extend(upright(OVERLAP));
    }
    if row > 0 {
        lines.extend(level(OVERLAP));
    }
    lines.into_iter().map(|[x0, y0, x1, y1]| strip::line(x0, y0, x1, y1, INK, 0.5))
}
