//! Owns the preview: the same pages as SVG, glyph outlines and all, so that the preview is the paper.
//! Must not know blocks, reviews or windows.

use crate::display::{Colour, Item, Page, Pages, Run, Segment, Shape, Tag};
use std::collections::BTreeMap;
use std::fmt::Write;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// One SVG document a page, in points. Only presentation attributes are used, no styles and no scripts, so that a strict
/// content security policy lets it through. Ids begin with the page's number, so that all pages can share a document.
pub fn svg(pages: &Pages) -> Vec<String> {
    let faces: Vec<Option<Face<'_>>> = pages.faces.all().map(|face| Face::parse(face.bytes, face.index).ok()).collect();
    pages.pages.iter().enumerate().map(|(index, page)| picture(index + 1, page, pages, &faces)).collect()
}

fn picture(number: usize, page: &Page, pages: &Pages, faces: &[Option<Face<'_>>]) -> String {
    let mut body = String::new();
    let mut glyphs: BTreeMap<(usize, u16), String> = BTreeMap::new();
    for (_, item) in &page.items {
        match item {
            Item::Run(run) => put_run(&mut body, run, number, faces, &mut glyphs),
            Item::Shape(shape) => put_shape(&mut body, shape),
            // A picture in a picture shows nothing beyond its own edges.
            Item::Cut([left, top, right, bottom]) => {
                let [x, y, width, height] = [*left, *top, right - left, bottom - top].map(short);
                add(
                    &mut body,
                    format_args!(
                        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                         viewBox=\"{x} {y} {width} {height}\">"
                    ),
                );
            }
            Item::Uncut => body.push_str("</svg>"),
            Item::Jump(_) | Item::Presence | Item::PageOf { .. } => {}
        }
    }
    let mut defs = String::new();
    for ((face, glyph), outline) in &glyphs {
        add(&mut defs, format_args!("<path id=\"p{number}f{face}g{glyph}\" d=\"{outline}\"/>"));
    }
    let (width, height) = (short(page.size.width), short(page.size.height));
    let title = escaped(&format!("{} \u{2013} {number}/{}", pages.about.title, pages.pages.len()));
    let description = escaped(&words(page));
    let language = escaped(&pages.about.language);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" xml:lang=\"{language}\"><title>{title}</title><desc>{description}</desc>\
         <defs>{defs}</defs><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{body}</svg>"
    )
}

/// The words of the page in reading order, for a reader who hears it.
fn words(page: &Page) -> String {
    let mut text = String::new();
    let mut last: Option<(Tag, f32)> = None;
    for (tag, item) in &page.items {
        let Item::Run(run) = item else { continue };
        if last.is_some_and(|(of, baseline)| of != *tag || baseline != run.baseline) && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(run.text.trim_end_matches('\n'));
        last = Some((*tag, run.baseline));
    }
    text
}

fn put_run(
    body: &mut String,
    run: &Run,
    page: usize,
    faces: &[Option<Face<'_>>],
    glyphs: &mut BTreeMap<(usize, u16), String>,
) {
    let Some(Some(face)) = faces.get(run.face) else { return };
    let scale = run.size / f32::from(face.units_per_em());
    add(body, format_args!("<g fill=\"{}\">", hex(run.colour)));
    for glyph in &run.glyphs {
        let outline = glyphs.entry((run.face, glyph.id)).or_insert_with(|| outline(face, glyph.id));
        if outline.is_empty() {
            continue;
        }
        let (x, y) = (short(run.x + glyph.x), short(run.baseline + glyph.y));
        add(
            body,
            format_args!(
                "<use href=\"#p{page}f{}g{}\" transform=\"translate({x} {y}) scale({scale:.5} {:.5})\"/>",
                run.face, glyph.id, -scale
            ),
        );
    }
    body.push_str("</g>");
}

fn put_shape(body: &mut String, shape: &Shape) {
    let mut path = String::new();
    for segment in &shape.segments {
        match *segment {
            Segment::Move(x, y) => add(&mut path, format_args!("M{} {}", short(x), short(y))),
            Segment::Line(x, y) => add(&mut path, format_args!("L{} {}", short(x), short(y))),
            Segment::Curve(ax, ay, bx, by, x, y) => {
                let [ax, ay, bx, by, x, y] = [ax, ay, bx, by, x, y].map(short);
                add(&mut path, format_args!("C{ax} {ay} {bx} {by} {x} {y}"));
            }
            Segment::Close => path.push('Z'),
        }
    }
    let fill = shape.fill.map_or_else(|| "none".to_owned(), hex);
    add(body, format_args!("<path d=\"{path}\" fill=\"{fill}\""));
    if let Some(stroke) = shape.stroke {
        add(body, format_args!(" stroke=\"{}\" stroke-width=\"{}\"", hex(stroke.colour), short(stroke.width)));
        if !stroke.dash.is_empty() {
            let dashes: Vec<String> = stroke.dash.iter().map(|&length| short(length)).collect();
            add(body, format_args!(" stroke-dasharray=\"{}\"", dashes.join(" ")));
        }
    }
    body.push_str("/>");
}

/// Writing into a string cannot fail.
fn add(text: &mut String, parts: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(parts);
}

/// A number to a hundredth, without trailing zeros.
fn short(value: f32) -> String {
    let mut text = format!("{value:.2}");
    let kept = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(kept);
    text
}

fn hex([r, g, b]: Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The outline of a glyph in the units of its face, upwards.
fn outline(face: &Face<'_>, glyph: u16) -> String {
    let mut path = Outline(String::new());
    face.outline_glyph(GlyphId(glyph), &mut path);
    path.0
}

struct Outline(String);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        add(&mut self.0, format_args!("M{} {}", short(x), short(y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        add(&mut self.0, format_args!("L{} {}", short(x), short(y)));
    }
    fn quad_to(&mut self, hx: f32, hy: f32, x: f32, y: f32) {
        add(&mut self.0, format_args!("Q{} {} {} {}", short(hx), short(hy), short(x), short(y)));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let [ax, ay, bx, by, x, y] = [ax, ay, bx, by, x, y].map(short);
        add(&mut self.0, format_args!("C{ax} {ay} {bx} {by} {x} {y}"));
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}
