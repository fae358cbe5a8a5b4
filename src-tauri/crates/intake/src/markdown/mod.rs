//! Owns Markdown reports: which lines are the timeline, what the headings say of the rest.
//! Must not know the clock's rules: it hands over readings, and `settle` places them.

mod inline;
mod outline;
mod shape;
mod table;
mod walk;

use crate::IntakeError;
use crate::draft::{Draft, Page};
use crate::format::{Claim, Format, named};
use domain::SourceKind;

/// Markdown, as people write it.
pub(crate) struct Markdown;

impl Format for Markdown {
    fn kind(&self) -> SourceKind {
        SourceKind::Markdown
    }

    fn claim(&self, Page { name, lines, .. }: &Page<'_>) -> Claim {
        const LOOK_AT: usize = 400;
        if named(name, &["md", "markdown", "mdown", "mkd", "mdx"]) {
            return Claim::Sure;
        }
        let shapes = shape::shapes(&lines[..lines.len().min(LOOK_AT)]);
        let marked = shapes.iter().any(|shape| matches!(shape, shape::Shape::Heading { .. } | shape::Shape::TableHead));
        if marked { Claim::Likely } else { Claim::Could }
    }

    fn draft<'a>(&self, page: &Page<'a>) -> Result<Draft<'a>, IntakeError> {
        Ok(walk::walk(page))
    }
}
