//! Owns the painting of a standalone SVG of ours as PNG, with our own fonts.
//! Must not read anything the picture might name: no images, no files, no fonts of the system.

use crate::error::ReportError;
use crate::fonts::Faces;
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Transform, Tree};
use std::sync::Arc;
use tiny_skia::Pixmap;

/// Pixels to a CSS pixel, as sharp screens have them.
const SHARP: f32 = 2.0;

/// The most pixels of a picture: 64 million, a quarter of a gigabyte while it is painted. Larger ones are drawn less sharp.
const MOST_PIXELS: f32 = 64_000_000.0;

/// The picture as PNG, twice as large as it says, or smaller where that would be too large to open.
///
/// # Errors
/// Where the text is no SVG, or there is no memory for its pixels.
pub fn png(svg: &str, faces: &Faces) -> Result<Vec<u8>, ReportError> {
    let failed = |reason: String| ReportError::Written { form: "PNG", reason };
    let options = Options { fontdb: Arc::new(fonts(faces)), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|why| failed(why.to_string()))?;
    let size = tree.size();
    let fits = (MOST_PIXELS / (size.width() * size.height())).sqrt();
    let scale = SHARP.min(fits);
    let pixels = |length: f32| ((length * scale).round() as u32).max(1);
    let pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()));
    let mut pixmap = pixmap.ok_or_else(|| failed(format!("{} by {} is no size", size.width(), size.height())))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|why| failed(why.to_string()))
}

/// Our faces and nothing else, so that every machine paints the same pixels.
fn fonts(faces: &Faces) -> Database {
    let mut fonts = Database::new();
    for face in faces.all().filter(|face| face.index == 0) {
        fonts.load_font_source(Source::Binary(Arc::new(face.bytes.to_vec())));
    }
    fonts.set_sans_serif_family("Noto Sans");
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(png: &[u8]) -> [u32; 2] {
        [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().unwrap_or_default()))
    }

    fn drawn(width: u32, height: u32, inside: &str) -> Vec<u8> {
        let svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{inside}</svg>");
        png(&svg, &Faces::built_in()).unwrap_or_default()
    }

    #[test]
    fn a_picture_is_twice_as_sharp_until_it_would_be_too_large() {
        assert_eq!(size(&drawn(100, 50, "")), [200, 100], "two pixels to a CSS pixel");
        let [width, height] = size(&drawn(20_000, 16_000, ""));
        assert!(f64::from(width) * f64::from(height) < 64_100_000.0, "{width} by {height} must still open somewhere");
    }

    #[test]
    fn every_script_is_painted_with_our_own_fonts() {
        let blank = drawn(200, 40, "");
        for text in ["Pin", "\u{62e}\u{627}\u{62f}\u{645}", "\u{5e9}\u{5e8}\u{5ea}", "\u{1f44d}"] {
            let inside = format!("<text x=\"20\" y=\"30\" font-family=\"No Such Face, sans-serif\">{text}</text>");
            assert_ne!(drawn(200, 40, &inside), blank, "{text} must leave ink on the picture");
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(png("no picture", &Faces::built_in()).is_err(), "nothing is painted of nothing");
    }
}
