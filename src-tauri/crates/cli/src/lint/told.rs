//! Owns the forms in which hints are told: words as a compiler says them, SARIF, and annotations for a code host.
//! Must not know how a hint was found.

use super::page::{Found, Page};
use crate::say;
use app::coach::Coach;
use serde_json::{Value, json};

/// Each hint with its line, as a good compiler shows it; then how many there are.
pub fn in_words(pages: &[Page]) {
    for (page, found) in pages.iter().flat_map(|page| page.found.iter().map(move |found| (page, found))) {
        let hint = &found.hint;
        let number = found.line.to_string();
        let margin = " ".repeat(number.len());
        let (shown, under) = page.shown(found);
        // What people say of themselves is answered without a mark under it.
        let (head, mark) = if found.is_private() { ("gently", " ") } else { ("hint", "\u{00b7}") };
        say::line(format_args!("{head}[{}]: {}", hint.rule, hint.why));
        say::line(format_args!("{margin}--> {}:{}:{}", page.name, found.line, found.column));
        say::line(format_args!("{margin} |"));
        say::line(format_args!("{number} | {shown}"));
        say::line(format_args!("{margin} | {}{}", " ".repeat(under.start), mark.repeat(under.len())));
        hint.ask.iter().for_each(|ask| say::line(format_args!("{margin} = ask: {ask}")));
        say::line(format_args!(""));
    }
    let count = |count: usize, one, more| format!("{count} {}", if count == 1 { one } else { more });
    let hints = pages.iter().map(|page| page.found.len()).sum();
    eprintln!("{} to revisit in {}.", count(hints, "phrasing", "phrasings"), count(pages.len(), "text", "texts"));
}

/// The hints a review of others may show, and a word on stderr about those it may not.
fn open(pages: &[Page]) -> Vec<&Found> {
    let (private, open): (Vec<&Found>, Vec<&Found>) =
        pages.iter().flat_map(|page| &page.found).partition(|found| found.is_private());
    if !private.is_empty() {
        eprintln!("{} about somebody's words on themselves are left out here; --as words tells them.", private.len());
    }
    open
}

/// What is said of a hint in one paragraph.
fn message(found: &Found) -> String {
    format!("\u{201c}{}\u{201d}: {} Ask: {}", found.hint.phrase, found.hint.why, found.hint.ask.join(" / "))
}

/// SARIF 2.1.0: one run, its rules, and a note for each hint. Columns count UTF-16 code units.
pub fn sarif(pages: &[Page], coach: &Coach) -> Value {
    let rules: Vec<Value> = coach
        .rules()
        .map(|rule| json!({ "id": rule.id, "shortDescription": { "text": rule.why }, "properties": { "class": rule.class } }))
        .collect();
    let result = |found: &&Found| {
        let (from, to) = found.utf16_columns;
        json!({
            "ruleId": found.hint.rule,
            "level": "note",
            "message": { "text": message(found) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&found.file) },
                "region": { "startLine": found.line, "startColumn": from, "endLine": found.end_line, "endColumn": to },
            } }],
        })
    };
    json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": { "driver": { "name": "second-story", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "utf16CodeUnits",
            "results": open(pages).iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

/// A path as a relative address: everything but letters, digits and a few marks is spelt in bytes.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~');
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// One workflow command a hint, which a code host shows beside the line.
pub fn annotations(pages: &[Page]) {
    let text = |words: &str| words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let field = |words: &str| text(words).replace(':', "%3A").replace(',', "%2C");
    for found in open(pages) {
        say::line(format_args!(
            "::notice file={},line={},endLine={},col={},endColumn={},title={}::{}",
            field(&found.file),
            found.line,
            found.end_line,
            found.column,
            found.end_column,
            field(&found.hint.rule),
            text(&message(found))
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_sarif_holds_no_blank_and_no_letter_of_another_script() {
        assert_eq!(uri("a b/\u{e9}.md"), "a%20b/%C3%A9.md");
    }
}
