//! Owns the drawing of the mark, a sweater whose third sleeve is raised to ask, at a small size.
//! Must not know where it stands.

use super::signs::polygon;
use super::style::{ACT, GOLD};
use crate::display::{Colour, Item, Segment, Shape, Stroke, Tag};

/// The points of the wool: three sleeves and the body, on a grid of 128.
const SLEEVES: &[&[(f32, f32)]] = &[
    &[(76.0, 30.0), (98.0, 0.0), (120.0, 14.0), (96.0, 48.0)],
    &[(44.0, 32.0), (34.0, 40.0), (4.0, 88.0), (24.0, 100.0), (36.0, 80.0), (36.0, 52.0)],
    &[(84.0, 32.0), (94.0, 40.0), (124.0, 88.0), (104.0, 100.0), (92.0, 80.0), (92.0, 52.0)],
];
/// The cuffs and the hem.
const CUFFS: &[&[(f32, f32)]] = &[
    &[(10.4, 77.8), (4.0, 88.0), (24.0, 100.0), (30.4, 89.8)],
    &[(117.6, 77.8), (124.0, 88.0), (104.0, 100.0), (97.6, 89.8)],
    &[(91.5, 8.9), (98.0, 0.0), (120.0, 14.0), (113.5, 22.9)],
    &[(44.0, 104.0), (84.0, 104.0), (84.0, 116.0), (44.0, 116.0)],
];
const SEAM: Colour = [0x08, 0x3f, 0x3f];

/// The mark, `size` wide, with its top left corner at the given point. It is decoration: the words say what this is.
pub(super) fn sweater(x: f32, y: f32, size: f32) -> Vec<(Tag, Item)> {
    let scale = size / 128.0;
    let filled = |segments: Vec<Segment>, colour| (segments, Some(colour), None);
    let drawn =
        |segments, colour, width: f32| (segments, None, Some(Stroke { colour, width: width * scale, dash: &[] }));
    let mut parts = Vec::new();
    parts.extend(SLEEVES.iter().map(|points| filled(polygon(points), ACT)));
    parts.push(filled(body(), ACT));
    parts.extend(CUFFS.iter().map(|points| filled(polygon(points), GOLD)));
    parts.push(drawn(bow((49.0, 28.0), (64.0, 47.0), (79.0, 28.0)), GOLD, 8.0));
    parts.push(drawn(bow((83.0, 34.0), (92.0, 40.0), (95.0, 50.0)), SEAM, 4.0));
    parts
        .into_iter()
        .map(|(segments, fill, stroke)| {
            let place = |px: f32, py: f32| (x + px * scale, y + py * scale);
            let segments = segments.into_iter().map(|segment: Segment| segment.mapped(place)).collect();
            (Tag::Decoration, Item::Shape(Shape { segments, fill, stroke }))
        })
        .collect()
}

/// The body with its neckline.
fn body() -> Vec<Segment> {
    let mut segments = vec![Segment::Move(36.0, 40.0), Segment::Line(50.0, 28.0)];
    segments.extend(bow((50.0, 28.0), (64.0, 46.0), (78.0, 28.0)).into_iter().skip(1));
    let rest = [(92.0, 40.0), (92.0, 52.0), (84.0, 52.0), (84.0, 116.0), (44.0, 116.0), (44.0, 52.0), (36.0, 52.0)];
    segments.extend(rest.iter().map(|&(x, y)| Segment::Line(x, y)));
    segments.push(Segment::Close);
    segments
}

/// A quadratic curve as a cubic one.
fn bow(from: (f32, f32), hold: (f32, f32), to: (f32, f32)) -> Vec<Segment> {
    let third = |a: f32, b: f32| a + (b - a) * 2.0 / 3.0;
    vec![
        Segment::Move(from.0, from.1),
        Segment::Curve(
            third(from.0, hold.0),
            third(from.1, hold.1),
            third(to.0, hold.0),
            third(to.1, hold.1),
            to.0,
            to.1,
        ),
    ]
}
