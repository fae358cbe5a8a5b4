//! Owns the look of a link on the map: its line by kind, and the mark at its end.
//! Must not know text, boxes or paper.

use super::style::{ACT, HELD, INK_2, INK_3, LUCK, WHITE};
use crate::display::{Colour, Segment, Shape, Stroke};
use domain::LinkKind;
use figure::{Marker, MarkerKind, Point};

/// The curves of a drawing as steps of an outline.
pub(super) fn curve(points: &[Point]) -> Vec<Segment> {
    let Some((&[x, y], rest)) = points.split_first() else { return Vec::new() };
    let mut segments = vec![Segment::Move(x, y)];
    segments.extend(rest.chunks_exact(3).map(|hold| {
        let [[ax, ay], [bx, by], [x, y]] = [hold[0], hold[1], hold[2]];
        Segment::Curve(ax, ay, bx, by, x, y)
    }));
    if points.first() == points.last() && points.len() > 1 {
        segments.push(Segment::Close);
    }
    segments
}

/// The line of a link. Every kind can be told in black and white, by weight, doubling or dashes.
pub(super) fn line(kind: LinkKind, points: &[Point]) -> Vec<Shape> {
    let stroke = |width, dash| Stroke { colour: colour(kind), width, dash };
    let drawn = |stroke| Shape { segments: curve(points), fill: None, stroke: Some(stroke) };
    match kind {
        LinkKind::Enabled | LinkKind::Pressured | LinkKind::Disputed => vec![drawn(stroke(1.4, &[]))],
        LinkKind::Triggered => vec![drawn(stroke(3.0, &[]))],
        // Two lines are one broad line with a white one inside.
        LinkKind::Amplified => {
            vec![drawn(stroke(4.0, &[])), drawn(Stroke { colour: WHITE, width: 1.8, dash: &[] })]
        }
        LinkKind::Masked => vec![drawn(stroke(2.8, &[2.8, 4.0]))],
        LinkKind::Delayed => vec![drawn(stroke(1.6, &[5.0, 3.0]))],
        LinkKind::Detected => vec![drawn(stroke(1.2, &[]))],
        LinkKind::DependedOn => vec![drawn(stroke(0.7, &[]))],
        LinkKind::Mitigated | LinkKind::ProtectedByLuck => vec![drawn(stroke(1.8, &[]))],
        LinkKind::Informed => vec![drawn(stroke(0.9, &[0.9, 2.6]))],
    }
}

/// The mark at the end of a link.
pub(super) fn marker(kind: LinkKind, marker: Marker) -> Vec<Shape> {
    let (sin, cos) = marker.angle.to_radians().sin_cos();
    // Marks are drawn pointing right with their tip at the origin, then turned and moved.
    let turned = move |x: f32, y: f32| (marker.at[0] + x * cos - y * sin, marker.at[1] + x * sin + y * cos);
    let colour = colour(kind);
    let line = |width| Some(Stroke { colour, width, dash: &[] });
    let (segments, fill, stroke) = match marker.kind {
        MarkerKind::Arrow => (closed(&[(0.0, 0.0), (-8.0, -3.6), (-8.0, 3.6)]), Some(colour), None),
        MarkerKind::BoldArrow => (closed(&[(0.0, 0.0), (-11.0, -6.0), (-11.0, 6.0)]), Some(colour), None),
        MarkerKind::Bar => (vec![Segment::Move(-1.4, -6.5), Segment::Line(-1.4, 6.5)], None, line(2.8)),
        MarkerKind::Diamond => (closed(&[(0.0, 0.0), (-6.0, -5.0), (-12.0, 0.0), (-6.0, 5.0)]), Some(colour), None),
        MarkerKind::Eye => return eye(colour).into_iter().map(|shape| moved(shape, turned)).collect(),
    };
    vec![moved(Shape { segments, fill, stroke }, turned)]
}

/// An eye, looking.
fn eye(colour: Colour) -> Vec<Shape> {
    let lids = vec![
        Segment::Move(0.0, 0.0),
        Segment::Curve(-3.0, -5.5, -10.0, -5.5, -13.0, 0.0),
        Segment::Curve(-10.0, 5.5, -3.0, 5.5, 0.0, 0.0),
        Segment::Close,
    ];
    let pupil = super::signs::rounded(-8.4, -1.9, 3.8, 3.8, 1.9);
    vec![
        Shape { segments: lids, fill: Some(WHITE), stroke: Some(Stroke { colour, width: 1.1, dash: &[] }) },
        Shape { segments: pupil, fill: Some(colour), stroke: None },
    ]
}

fn closed(points: &[(f32, f32)]) -> Vec<Segment> {
    super::signs::polygon(points)
}

fn moved(mut shape: Shape, to: impl Fn(f32, f32) -> (f32, f32) + Copy) -> Shape {
    shape.segments.iter_mut().for_each(|segment| *segment = segment.mapped(to));
    shape
}

fn colour(kind: LinkKind) -> Colour {
    match kind {
        LinkKind::Mitigated => HELD,
        LinkKind::ProtectedByLuck => LUCK,
        LinkKind::Disputed => ACT,
        LinkKind::Triggered | LinkKind::Delayed | LinkKind::Masked => INK_2,
        _ => INK_3,
    }
}
