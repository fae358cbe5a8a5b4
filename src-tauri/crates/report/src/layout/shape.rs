//! Owns the step from words to lines of placed glyphs.
//! Must not know blocks or pages.

use super::style::{ACT, INK_2, Look};
use crate::display::{Cluster, Glyph, Run};
use crate::error::ReportError;
use crate::fonts::{self, Faces, Numbers};
use crate::paper::{Span, Tone};
use parley::fontique::Language;
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontFamilyName, FontStyle, FontWeight, GenericFamily,
    LayoutContext, LineHeight, OverflowWrap, RangedBuilder, StyleProperty,
};
use std::ops::Range;

/// One line of a paragraph, placed from its own top left corner.
pub(crate) struct Line {
    pub height: f32,
    /// Without the white space that hangs off its end.
    pub width: f32,
    /// The runs, each with the number of the span it comes from.
    pub runs: Vec<(usize, Run)>,
}

/// Turns words into lines.
pub(crate) struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<Brush>,
    language: Option<Language>,
    numbers: Numbers,
}

/// What parley carries along for us: which span a glyph belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Brush {
    span: usize,
}

impl Shaper {
    pub(crate) fn new(language: &str, faces: &Faces) -> Result<Self, ReportError> {
        let (fonts, numbers) = faces.context()?;
        Ok(Self { fonts, layouts: LayoutContext::new(), language: Language::parse(language).ok(), numbers })
    }

    /// Another of the same language and faces, which are read once: each thread needs its own.
    pub(crate) fn another(&self) -> Self {
        let (fonts, numbers) = (self.fonts.clone(), self.numbers.clone());
        Self { fonts, layouts: LayoutContext::new(), language: self.language, numbers }
    }

    /// The lines of one paragraph. No line is wider than `width`, however long a word is.
    pub(crate) fn lines(&mut self, spans: &[Span], look: &Look, width: f32) -> Vec<Line> {
        let (text, ranges) = joined(spans);
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        set_paragraph(&mut builder, look, self.language);
        for (index, (span, range)) in spans.iter().zip(&ranges).enumerate() {
            set_span(&mut builder, span, look, index, range.clone());
        }
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width.max(1.0)));
        let alignment = if look.centred { Alignment::Center } else { Alignment::Start };
        layout.align(alignment, AlignmentOptions::default());
        layout.lines().map(|line| self.line(&line, &text, spans, look)).collect()
    }

    fn line(&self, line: &parley::Line<'_, Brush>, text: &str, spans: &[Span], look: &Look) -> Line {
        let metrics = *line.metrics();
        let baseline = metrics.baseline - metrics.block_min_coord;
        let mut x = metrics.offset + metrics.inline_min_coord;
        let mut runs: Vec<(usize, Run)> = Vec::new();
        for run in line.runs() {
            let face = self.numbers.of(run.font().data.id(), run.font().index).unwrap_or(0);
            for (cluster, range) in atoms(&run) {
                let span = cluster.style().brush.span;
                let joins = runs.last().is_some_and(|(of, last)| {
                    *of == span && last.face == face && last.rtl == run.is_rtl() && last.size == run.font_size()
                });
                if !joins {
                    let colour = colour_of(spans.get(span), look);
                    runs.push((
                        span,
                        Run {
                            face,
                            size: run.font_size(),
                            colour,
                            x,
                            baseline,
                            width: 0.0,
                            rtl: run.is_rtl(),
                            text: String::new(),
                            clusters: Vec::new(),
                            glyphs: Vec::new(),
                        },
                    ));
                }
                if let Some((_, last)) = runs.last_mut() {
                    x += last.take(&cluster, text.get(range).unwrap_or_default());
                }
            }
        }
        Line { height: look.leading, width: metrics.advance - metrics.hanging_advance, runs }
    }
}

impl Run {
    /// Adds a cluster at the end and returns how far it moves the pen.
    fn take(&mut self, cluster: &parley::Cluster<'_, Brush>, words: &str) -> f32 {
        let (from, first) = (self.text.len(), self.glyphs.len());
        self.text.push_str(words);
        let before = self.width;
        for glyph in cluster.glyphs() {
            // No face has more than 65,536 glyphs, and PDF cannot name more.
            let id = u16::try_from(glyph.id).unwrap_or(0);
            self.glyphs.push(Glyph { id, x: self.width + glyph.x, y: glyph.y });
            self.width += glyph.advance;
        }
        self.clusters.push(Cluster { glyphs: first..self.glyphs.len(), text: from..self.text.len() });
        self.width - before
    }
}

/// The clusters of a run in painting order, with ligatures kept whole: parts of a ligature carry no glyphs of their
/// own, so their text belongs to the part that does.
fn atoms<'a>(run: &parley::Run<'a, Brush>) -> Vec<(parley::Cluster<'a, Brush>, Range<usize>)> {
    let mut atoms: Vec<(parley::Cluster<'a, Brush>, Range<usize>)> = Vec::new();
    for cluster in run.clusters() {
        let range = cluster.text_range();
        match atoms.last_mut() {
            Some((_, whole)) if cluster.is_ligature_continuation() => whole.end = range.end,
            _ => atoms.push((cluster, range)),
        }
    }
    if run.is_rtl() {
        atoms.reverse();
    }
    atoms
}

/// The text of a paragraph and the range of each span. Control characters have no form on paper: tabs and the like
/// become spaces, the ways to end a line become one.
fn joined(spans: &[Span]) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut ranges = Vec::with_capacity(spans.len());
    for span in spans {
        let from = text.len();
        text.extend(span.text.chars().map(|c| match c {
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\n' => '\n',
            c if c.is_control() => ' ',
            c => c,
        }));
        ranges.push(from..text.len());
    }
    (text, ranges)
}

fn set_paragraph(builder: &mut RangedBuilder<'_, Brush>, look: &Look, language: Option<Language>) {
    builder.push_default(family(if look.mono { fonts::CLOCK } else { fonts::TEXT }));
    builder.push_default(StyleProperty::FontSize(look.size));
    builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(look.leading)));
    builder.push_default(StyleProperty::FontWeight(FontWeight::new(look.weight)));
    builder.push_default(StyleProperty::LetterSpacing(look.tracking));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
    builder.push_default(StyleProperty::Locale(language));
    if look.italic {
        builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
    }
}

fn set_span(builder: &mut RangedBuilder<'_, Brush>, span: &Span, look: &Look, index: usize, range: Range<usize>) {
    builder.push(StyleProperty::Brush(Brush { span: index }), range.clone());
    match span.tone {
        Tone::Plain | Tone::Quiet => {}
        Tone::Strong => builder.push(StyleProperty::FontWeight(FontWeight::new(600.0)), range),
        Tone::Own => builder.push(StyleProperty::FontStyle(FontStyle::Italic), range),
        Tone::Clock => {
            builder.push(family(fonts::CLOCK), range.clone());
            builder.push(StyleProperty::FontSize(look.size * 0.96), range);
        }
    }
}

fn family(of: GenericFamily) -> StyleProperty<'static, Brush> {
    StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::Generic(of)))
}

fn colour_of(span: Option<&Span>, look: &Look) -> crate::display::Colour {
    match span {
        Some(Span { to: Some(_), .. }) => ACT,
        Some(Span { tone: Tone::Quiet, .. }) => INK_2,
        _ => look.colour,
    }
}
