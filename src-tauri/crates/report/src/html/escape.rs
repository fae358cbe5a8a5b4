//! Owns running text in the file, where a line end breaks the line; each character is made safe by the one escape.
//! Must not know where in the file the text goes.

pub(super) use figure::escape::Escaped;
use std::fmt::{Display, Formatter, Result};

/// The same as [`Escaped`] for running text, where a line end breaks the line.
pub(super) struct Lines<'a>(pub &'a str);

impl Display for Lines<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.chars().try_for_each(|c| if is_line_end(c) { f.write_str("<br>") } else { figure::escape::put(c, f) })
    }
}

/// The characters that end a line in running text, the same as on paper.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
