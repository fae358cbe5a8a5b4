//! Owns the painting of pages as PDF operations; the only file that knows printpdf.
//! Must not know blocks or reviews, nor how the file is tagged once it is painted.

use crate::catalog;
use crate::display::{Colour, Glyph, Item, Node, NodeId, Page, Pages, Run, Segment, Shape, Tag};
use crate::error::ReportError;
use crate::hands::{let_go, share_out};
use crate::meaning::Meaning;
use crate::objects::utf16;
use crate::subset::Subset;
use crate::tags::{Leaf, Painted};
use printpdf::{
    Codepoint, Color, DictItem, FontId, Line, LineDashPattern, LinePoint, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix,
    WindingOrder,
};
use std::collections::BTreeMap;

/// Writes the pages as PDF: tagged (PDF/UA-1, PDF/A-2a), with subset fonts, bookmarks and links. The same pages give
/// the same bytes.
///
/// # Errors
/// [`ReportError::MissingGlyphs`] where a character has no glyph; the others mean a damaged program.
pub fn pdf(pages: &Pages) -> Result<Vec<u8>, ReportError> {
    if !pages.missing.is_empty() {
        return Err(ReportError::MissingGlyphs(pages.missing.clone()));
    }
    let mut document = PdfDocument::new(&pages.about.title);
    let meaning = Meaning::of(pages);
    let faces = embed(pages, &meaning, &mut document)?;
    let mut painted = Painted::default();
    let paint = |page: &Page| {
        let mut brush = Brush::new(page, &pages.nodes, &faces, &meaning);
        for (tag, item) in &page.items {
            brush.item(*tag, item);
        }
        brush.finish()
    };
    let parts = share_out(&pages.pages, FEW, |part| part.iter().map(paint).collect::<Vec<_>>());
    for (page, (ops, leaves)) in pages.pages.iter().zip(parts.into_iter().flatten()) {
        painted.pages.push(leaves);
        document.pages.push(paper(page, ops));
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let raw = document.to_lopdf_document(&options, &mut warnings);
    let_go(document);
    if let Some(warning) = warnings.first() {
        return Err(ReportError::Pdf { step: "painted", reason: warning.msg.clone() });
    }
    catalog::finish(raw, pages, &painted)
}

/// So few pages are painted sooner than another hand is found.
const FEW: usize = 24;

fn paper(page: &Page, ops: Vec<Op>) -> PdfPage {
    let area = || Rect::from_wh(Pt(page.size.width), Pt(page.size.height));
    PdfPage { media_box: area(), trim_box: area(), crop_box: area(), ops }
}

/// A face as it is embedded: what became of each glyph in use, by its number in the whole face.
struct Embedded {
    glyphs: BTreeMap<u16, Kept>,
}

/// A glyph of an embedded face.
#[derive(Clone, Copy, Default)]
struct Kept {
    id: u16,
    /// In thousandths of the em, cut down to a whole number as printpdf writes it: how wide readers take it to be.
    width: f32,
    /// The character that names this glyph and no other of the face. Written by their characters glyphs go into one string, and
    /// by their numbers each into a string of its own, which takes several times as long.
    letter: Option<char>,
}

impl Embedded {
    fn glyph(&self, whole: u16) -> Kept {
        self.glyphs.get(&whole).copied().unwrap_or_default()
    }
}

/// Reduces every face to the glyphs in use and puts it into the file under a name of ours.
fn embed(
    pages: &Pages,
    meaning: &Meaning,
    document: &mut PdfDocument,
) -> Result<BTreeMap<usize, Embedded>, ReportError> {
    let mut faces = BTreeMap::new();
    for (face, glyphs) in crate::subset::in_use(pages) {
        let Some(source) = pages.faces.get(face) else { continue };
        let subset = Subset::of(source, &glyphs)?;
        let mut warnings = Vec::new();
        let mut parsed = ParsedFont::from_bytes(&subset.bytes, 0, &mut warnings)
            .ok_or(ReportError::Font { face: source.name.to_owned(), step: "read" })?;
        parsed.font_name = Some(subset.name.clone());
        let letters = meaning.letters(face, &glyphs);
        parsed.codepoint_to_glyph =
            letters.iter().map(|(&glyph, &letter)| (letter.into(), subset.new_id(glyph))).collect();
        let em = f32::from(parsed.units_per_em.max(1));
        let kept = |glyph: u16| {
            let id = subset.new_id(glyph);
            let width = parsed.glyph_widths.get(&id).map_or(0.0, |&width| (f32::from(width) * 1000.0 / em).trunc());
            Kept { id, width, letter: letters.get(&glyph).copied() }
        };
        faces.insert(face, Embedded { glyphs: glyphs.iter().map(|&glyph| (glyph, kept(glyph))).collect() });
        document.resources.fonts.map.insert(font_id(face), PdfFont::new(parsed));
    }
    Ok(faces)
}

fn font_id(face: usize) -> FontId {
    FontId(format!("F{face}"))
}

/// Paints one page, keeping track of what is already set so that nothing is said twice.
struct Brush<'a> {
    height: f32,
    nodes: &'a [Node],
    faces: &'a BTreeMap<usize, Embedded>,
    meaning: &'a Meaning,
    ops: Vec<Op>,
    leaves: Vec<Leaf>,
    marked: usize,
    open: Option<Tag>,
    in_text: bool,
    font: Option<(usize, f32)>,
    fill: Option<Colour>,
    line: Option<(Colour, f32, &'static [f32])>,
}

impl<'a> Brush<'a> {
    fn new(page: &Page, nodes: &'a [Node], faces: &'a BTreeMap<usize, Embedded>, meaning: &'a Meaning) -> Self {
        Self {
            height: page.size.height,
            nodes,
            faces,
            meaning,
            ops: Vec::new(),
            leaves: Vec::new(),
            marked: 0,
            open: None,
            in_text: false,
            font: None,
            fill: None,
            line: None,
        }
    }

    fn item(&mut self, tag: Tag, item: &Item) {
        match (item, tag) {
            (Item::Run(run), _) => {
                self.mark(tag);
                self.run(run);
            }
            (Item::Shape(shape), _) => {
                self.mark(tag);
                self.shape(shape);
            }
            (Item::Cut([left, top, right, bottom]), _) => {
                self.close();
                let corners = [(*left, *top), (*right, *top), (*right, *bottom), (*left, *bottom)];
                let points = corners.map(|(x, y)| LinePoint { p: self.point(x, y), bezier: false }).to_vec();
                let rings = vec![PolygonRing { points }];
                let polygon = Polygon { rings, mode: PaintMode::Clip, winding_order: WindingOrder::NonZero };
                self.ops.extend([Op::SaveGraphicsState, Op::DrawPolygon { polygon }]);
            }
            (Item::Uncut, _) => {
                self.close();
                self.ops.push(Op::RestoreGraphicsState);
                // Fonts, colours and lines are as they were before the cut, which nobody has kept.
                (self.font, self.fill, self.line) = (None, None, None);
            }
            (Item::Jump(jump), Tag::Of(node)) => self.leaves.push(Leaf::Jump(node, jump.clone())),
            (Item::Presence, Tag::Of(node)) => self.leaves.push(Leaf::Presence(node)),
            (Item::Jump(_) | Item::Presence | Item::PageOf { .. }, _) => {}
        }
    }

    fn finish(mut self) -> (Vec<Op>, Vec<Leaf>) {
        self.close();
        (self.ops, self.leaves)
    }

    /// Begins a new marked stretch where the meaning changes.
    fn mark(&mut self, tag: Tag) {
        if self.open == Some(tag) {
            return;
        }
        self.close();
        let (name, properties) = match tag {
            Tag::Decoration => ("Artifact", vec![("Type", name("Layout"))]),
            Tag::PageHead => ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Header"))]),
            Tag::PageFoot => ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Footer"))]),
            Tag::Of(node) => {
                let number = self.next_mark(node);
                let role = self.nodes.get(node.0).map_or("P", |node| node.role.name());
                (role, vec![("MCID", DictItem::Int(number))])
            }
        };
        self.ops
            .push(Op::BeginMarkedContentWithProperties { tag: name.to_owned(), properties: dictionary(properties) });
        self.open = Some(tag);
    }

    /// The number of the next marked stretch on this page.
    fn next_mark(&mut self, node: NodeId) -> i64 {
        self.leaves.push(Leaf::Marked(node));
        let number = self.marked;
        self.marked += 1;
        i64::try_from(number).unwrap_or(i64::MAX)
    }

    fn close(&mut self) {
        self.leave_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn leave_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn enter_text(&mut self) {
        if !std::mem::replace(&mut self.in_text, true) {
            self.ops.push(Op::StartTextSection);
        }
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: paint(colour) });
            self.fill = Some(colour);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        self.leave_text();
        let (points, closed) = self.points(&shape.segments);
        if let Some(stroke) = shape.stroke {
            let line = (stroke.colour, stroke.width, stroke.dash);
            if self.line != Some(line) {
                self.ops.push(Op::SetOutlineColor { col: paint(stroke.colour) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(stroke.width)) });
                self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, stroke.dash) });
                self.line = Some(line);
            }
        }
        match shape.fill {
            Some(colour) => {
                self.fill_with(colour);
                let mode = if shape.stroke.is_some() { PaintMode::FillStroke } else { PaintMode::Fill };
                let polygon =
                    Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
                self.ops.push(Op::DrawPolygon { polygon });
            }
            None => self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } }),
        }
    }

    fn points(&self, segments: &[Segment]) -> (Vec<LinePoint>, bool) {
        let mut points = Vec::new();
        let mut closed = false;
        let at = |x: f32, y: f32, bezier| LinePoint { p: self.point(x, y), bezier };
        for segment in segments {
            match *segment {
                Segment::Move(x, y) | Segment::Line(x, y) => points.push(at(x, y, false)),
                Segment::Curve(ax, ay, bx, by, x, y) => {
                    points.extend([at(ax, ay, true), at(bx, by, true), at(x, y, false)]);
                }
                Segment::Close => closed = true,
            }
        }
        (points, closed)
    }

    /// A point of ours, from the top left, as one of PDF's, from the bottom left.
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(rounded(x)), y: Pt(rounded(self.height - y)) }
    }

    fn run(&mut self, run: &Run) {
        let Some(embedded) = self.faces.get(&run.face) else { return };
        self.enter_text();
        if self.font != Some((run.face, run.size)) {
            let font = PdfFontHandle::External(font_id(run.face));
            self.ops.push(Op::SetFont { font, size: Pt(rounded(run.size)) });
            self.font = Some((run.face, run.size));
        }
        self.fill_with(run.colour);
        let mut pen = Pen::new(run, self.height, embedded, self.meaning);
        for cluster in run.clusters.iter().filter(|cluster| !cluster.glyphs.is_empty()) {
            let glyphs = run.glyphs_of(cluster);
            if self.meaning.is_plain(run, cluster) {
                for glyph in glyphs {
                    pen.glyph(glyph, &mut self.ops);
                }
                continue;
            }
            // Readers take a span to reach from its first glyph to the end of its last. A mark without a width, such as
            // the dots of an Arabic letter, would cut it short and leave a gap in the word, so marks say nothing.
            let (marks, letters): (Vec<&Glyph>, Vec<&Glyph>) =
                glyphs.iter().partition(|glyph| embedded.glyph(glyph.id).width == 0.0);
            let words = run.words_of(cluster);
            let spans =
                if letters.is_empty() { [(marks, words), (letters, "")] } else { [(letters, words), (marks, "")] };
            for (glyphs, words) in spans.into_iter().filter(|(glyphs, _)| !glyphs.is_empty()) {
                pen.flush(&mut self.ops);
                let actual = DictItem::String { data: utf16(words), literal: false };
                let properties = dictionary(vec![("ActualText", actual)]);
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
                for glyph in glyphs {
                    pen.glyph(glyph, &mut self.ops);
                }
                pen.flush(&mut self.ops);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        pen.flush(&mut self.ops);
    }
}

/// Collects the glyphs of a run, and corrects for the widths a reader will assume.
struct Pen<'a> {
    run: &'a Run,
    height: f32,
    face: &'a Embedded,
    meaning: &'a Meaning,
    /// Where the stretch began, from the start of the run.
    start: Option<(f32, f32)>,
    /// How far a reader's pen has moved since, in thousandths of the em.
    moved: f32,
    items: Vec<TextItem>,
}

/// A pen this far off, in thousandths of the em, is put right.
const TOLERANCE: f32 = 1.5;

impl<'a> Pen<'a> {
    fn new(run: &'a Run, height: f32, face: &'a Embedded, meaning: &'a Meaning) -> Self {
        Self { run, height, face, meaning, start: None, moved: 0.0, items: Vec::new() }
    }

    fn glyph(&mut self, glyph: &Glyph, ops: &mut Vec<Op>) {
        let (x, y) = (glyph.x, -glyph.y);
        if self.start.is_some_and(|(_, from)| from != y) {
            self.flush(ops);
        }
        let (start, _) = *self.start.get_or_insert((x, y));
        let off = ((start - x) * 1000.0 / self.run.size + self.moved).round();
        if off.abs() > TOLERANCE {
            self.items.push(TextItem::Offset(off));
            self.moved -= off;
        }
        let Kept { id, width, letter } = self.face.glyph(glyph.id);
        let named = || Codepoint::with_cid(id, 0.0, self.meaning.of_glyph(self.run.face, glyph.id).to_owned());
        match (letter, self.items.last_mut()) {
            (Some(letter), Some(TextItem::Text(text))) => text.push(letter),
            (Some(letter), _) => self.items.push(TextItem::Text(letter.into())),
            (None, Some(TextItem::GlyphIds(glyphs))) => glyphs.push(named()),
            (None, _) => self.items.push(TextItem::GlyphIds(vec![named()])),
        }
        self.moved += width;
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        if let Some((x, y)) = self.start.take() {
            let at =
                TextMatrix::Translate(Pt(rounded(self.run.x + x)), Pt(rounded(self.height - self.run.baseline + y)));
            ops.push(Op::SetTextMatrix { matrix: at });
            ops.push(Op::ShowText { items: std::mem::take(&mut self.items) });
        }
        self.moved = 0.0;
    }
}

fn paint([r, g, b]: Colour) -> Color {
    let part = |value: u8| f32::from(value) / 255.0;
    Color::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}

/// To a thousandth of a point: far below what can be seen, and the same text on every machine.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
}

fn dictionary(entries: Vec<(&str, DictItem)>) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}
