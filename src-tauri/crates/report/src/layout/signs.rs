//! Owns the shape of each polarity, so that it can be told without colour: square, pill, hexagon, slanted, dashed.
//! Must not know where the signs stand.

use super::style::{ACT, BODY, EDGE, GAVE, HELD, LUCK, Look, MADE};
use crate::display::{Item, Segment, Shape, Stroke};
use domain::Polarity;

/// How the question mark before a question is set.
pub(super) const ASKING: Look = Look { weight: 600.0, colour: ACT, ..BODY };

/// A sign of `size` with its top left corner at the given point.
pub(super) fn shape(polarity: Polarity, x: f32, y: f32, size: f32) -> Vec<Item> {
    // The drawings stand on a grid of 16, as on the screen.
    let scale = size / 16.0;
    let to = |px: f32, py: f32| (x + px * scale, y + py * scale);
    let (segments, fill, stroke) = match polarity {
        Polarity::Contributed => (polygon(&[(1.5, 1.5), (14.5, 1.5), (14.5, 14.5), (1.5, 14.5)]), Some(MADE), None),
        Polarity::Mitigated => (rounded(0.0, 3.2, 16.0, 9.6, 4.8), Some(HELD), None),
        Polarity::Luck => {
            (polygon(&[(8.0, 0.4), (14.6, 4.2), (14.6, 11.8), (8.0, 15.6), (1.4, 11.8), (1.4, 4.2)]), Some(LUCK), None)
        }
        Polarity::Sacrifice => (polygon(&[(5.0, 3.0), (16.0, 3.0), (11.0, 13.0), (0.0, 13.0)]), Some(GAVE), None),
        Polarity::Context => {
            let dashed = Stroke { colour: EDGE, width: 1.1, dash: &[2.0, 1.3] };
            (polygon(&[(1.5, 2.5), (14.5, 2.5), (14.5, 13.5), (1.5, 13.5)]), None, Some(dashed))
        }
    };
    let segments = segments.into_iter().map(|segment| segment.mapped(to)).collect();
    vec![Item::Shape(Shape { segments, fill, stroke })]
}

/// A closed outline through these points.
pub(super) fn polygon(points: &[(f32, f32)]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = points
        .iter()
        .enumerate()
        .map(|(index, &(x, y))| if index == 0 { Segment::Move(x, y) } else { Segment::Line(x, y) })
        .collect();
    segments.push(Segment::Close);
    segments
}

/// A rectangle with round corners. The constant is the usual one for a quarter circle as a cubic curve.
pub(super) fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Vec<Segment> {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let hold = radius * (1.0 - 0.552_284_8);
    let (right, bottom) = (x + width, y + height);
    vec![
        Segment::Move(x + radius, y),
        Segment::Line(right - radius, y),
        Segment::Curve(right - hold, y, right, y + hold, right, y + radius),
        Segment::Line(right, bottom - radius),
        Segment::Curve(right, bottom - hold, right - hold, bottom, right - radius, bottom),
        Segment::Line(x + radius, bottom),
        Segment::Curve(x + hold, bottom, x, bottom - hold, x, bottom - radius),
        Segment::Line(x, y + radius),
        Segment::Curve(x, y + hold, x + hold, y, x + radius, y),
        Segment::Close,
    ]
}
