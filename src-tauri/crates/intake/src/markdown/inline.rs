//! Owns the plain text of a line that may carry inline markup.
//! Must not know what the line is for.

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser};
use std::borrow::Cow;

/// Longer lines keep their markup: they are pasted output, and nobody reads them as prose.
const MOST: usize = 16 * 1024;

/// The line as a reader sees it: emphasis, links and code without their signs, entities as what they stand for.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.len() > MOST || !text.contains(['*', '_', '`', '[', '<', '&', '\\', '!']) {
        return Cow::Borrowed(text);
    }
    // A word in front keeps "19. April" from being read as the nineteenth item of a list, and "# x" as a heading.
    const GUARD: &str = "a ";
    let guarded = format!("{GUARD}{text}");
    let mut shown = String::with_capacity(guarded.len());
    // Where `[fixed][7]` leads is said elsewhere in the file; the words are all that is wanted here.
    let mut elsewhere = |link: BrokenLink<'_>| {
        (link.link_type == LinkType::Reference).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    for event in Parser::new_with_broken_link_callback(&guarded, Options::empty(), Some(&mut elsewhere)) {
        match event {
            Event::Text(part) | Event::Code(part) => shown.push_str(&part),
            Event::InlineHtml(tag) | Event::Html(tag) => shown.push_str(tag_text(&tag)),
            Event::SoftBreak | Event::HardBreak => shown.push(' '),
            _ => {}
        }
    }
    Cow::Owned(shown.strip_prefix(GUARD).unwrap_or(&shown).trim().to_owned())
}

/// A line break is a space; any other tag may be a nickname, as in `<robin> looking`, and stays.
fn tag_text(tag: &str) -> &str {
    const SILENT: [&str; 14] = [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<em>",
        "</em>",
        "<strong>",
        "</strong>",
        "<code>",
        "</code>",
        "<u>",
        "</u>",
        "<p>",
        "</p>",
    ];
    let lower = tag.to_ascii_lowercase();
    if lower.starts_with("<br") {
        " "
    } else if lower.starts_with("<!--") || SILENT.contains(&lower.as_str()) {
        ""
    } else {
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_goes_and_words_stay() {
        let table = [
            ("**Detection:** the `pump` stopped", "Detection: the pump stopped"),
            ("see [the change](https://example.org/1) and <br>more", "see the change and  more"),
            ("<robin> is it me?", "<robin> is it me?"),
            ("19. April, 11:00 _sharp_", "19. April, 11:00 sharp"),
            ("a &amp; b \\* c", "a & b * c"),
            ("snake_case_name stays", "snake_case_name stays"),
            ("# not a *heading*", "# not a heading"),
            ("![chart](x.png)", "chart"),
            ("[fixed][7] the [No Data] alert", "fixed the [No Data] alert"),
        ];
        for (raw, shown) in table {
            assert_eq!(plain(raw), shown, "this is what a reader sees of {raw:?}");
        }
    }
}
