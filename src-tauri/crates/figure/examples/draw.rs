//! Draws a made-up graph to look at: `draw story|COUNT [screen WIDTH|paper]` prints SVG on standard output.
//! Must not be needed by anything: it is for eyes, while the layout is being worked on.
#[path = "../tests/common/mod.rs"]
mod common;

use figure::{Page, Paint};

fn main() {
    let mut words = std::env::args().skip(1);
    let what = words.next().unwrap_or_else(|| "story".into());
    let story = match what.parse::<usize>() {
        Ok(count) => common::random(7, count, count * 3 / 2),
        Err(_) => common::upgrade(),
    };
    let page = match (words.next().as_deref(), words.next().and_then(|width| width.parse().ok())) {
        (Some("paper"), _) => Page::A4_LANDSCAPE,
        (_, width) => Page::Screen { width: width.unwrap_or(1008.0) },
    };
    let drawing = figure::draw(&story.graph(page));
    let named = drawing.edges.iter().filter(|edge| edge.label.is_some()).count();
    eprintln!(
        "{} × {}, {} crossings, {named} of {} links named",
        drawing.width,
        drawing.height,
        drawing.crossings,
        drawing.edges.len()
    );
    print!("{}", figure::svg(&drawing, &Paint::LIGHT));
}
