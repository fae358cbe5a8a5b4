//! Owns the one way a text gets into markup: every character that HTML or XML could take for markup is written out.
//! Must not know where the text goes; it is safe between tags and inside a quoted attribute alike.

use std::fmt::{Display, Formatter, Result, Write};

/// Text as HTML or XML. Characters that either forbids become spaces.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.chars().try_for_each(|c| put(c, f))
    }
}

/// Writes one character as [`Escaped`] does.
///
/// # Errors
/// Only where `f` cannot be written to.
pub fn put(c: char, f: &mut Formatter<'_>) -> Result {
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
