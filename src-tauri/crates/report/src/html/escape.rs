//! Owns the one way a text gets into the file: every character that HTML could take for markup is written out.
//! Must not know where in the file the text goes; it is safe between tags and inside a quoted attribute alike.

use std::fmt::{Display, Formatter, Result, Write};

/// Text as HTML. Characters that HTML forbids become spaces.
pub(super) struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.chars().try_for_each(|c| put(c, f))
    }
}

/// The same for running text, where a line end breaks the line.
pub(super) struct Lines<'a>(pub &'a str);

impl Display for Lines<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.chars().try_for_each(|c| if is_line_end(c) { f.write_str("<br>") } else { put(c, f) })
    }
}

/// The characters that end a line in running text, the same as on paper.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn put(c: char, f: &mut Formatter<'_>) -> Result {
    match c {
        '&' => f.write_str("&amp;"),
        '<' => f.write_str("&lt;"),
        '>' => f.write_str("&gt;"),
        '"' => f.write_str("&quot;"),
        '\'' => f.write_str("&#39;"),
        c if c.is_control() || is_noncharacter(c) => f.write_char(' '),
        c => f.write_char(c),
    }
}

/// Code points that Unicode sets aside for ever; parsers call them errors.
fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}
