//! Owns the command that asks the coach about files: which are read, and what was heard in each.
//! Must not know what any rule says; and it never writes to a file it reads.

mod page;
mod told;

use crate::Ended;
use crate::ask::{Ask, Lint, LintAs, Shape};
use crate::say;
use app::Trouble;
use app::coach::Coach;
use page::Page;
use serde_json::json;
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Endings of the files that are read in a folder. A file that is named is read whatever it is called.
const TEXTS: [&str; 6] = ["md", "markdown", "mdown", "txt", "text", "rst"];

/// Hears every text, and tells what was heard in the form asked for.
///
/// # Errors
/// Where a file cannot be read, or the language is not one the coach knows.
pub fn run(ask: &Ask, texts: &Lint) -> Result<Ended, Trouble> {
    let language = app::coach::language(&texts.language)?;
    let folder = texts.rules.clone().or_else(|| {
        let library = app::file::library(ask.library.clone()).ok()?;
        Some(app::file::phrases_beside(&library))
    });
    let coach = Coach::open(language, folder.as_deref());
    for told in coach.left_out().iter().chain(&coach.broken_promises()) {
        eprintln!("{told}");
    }
    if coach.is_young() {
        eprintln!("The rules for {} are young: expect more that is missed, or needless.", language.tag());
    }
    let mut pages = Vec::new();
    for path in files(&texts.files)? {
        pages.push(heard(&coach, &path)?);
    }
    let hints: usize = pages.iter().map(|page| page.found.len()).sum();
    match (ask.shape(), texts.form) {
        (Shape::Json, _) => say::json(&json!(pages.iter().flat_map(|page| &page.found).collect::<Vec<_>>())),
        (Shape::Words, LintAs::Words) => told::in_words(&pages),
        (Shape::Words, LintAs::Sarif) => say::json(&told::sarif(&pages, &coach)),
        (Shape::Words, LintAs::Github) => told::annotations(&pages),
    }
    Ok(if hints == 0 { Ended::Done } else { Ended::Findings })
}

/// Every file that was named, and every text in a folder that was named, in order. "-" is standard input.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() { below(path, &mut files)? } else { files.push(path.clone()) }
    }
    if named.is_empty() {
        files.push(PathBuf::from("-"));
    }
    Ok(files)
}

/// The texts of a folder and of those in it; what is hidden or only pointed to is passed over.
fn below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Trouble> {
    let unread = |why: std::io::Error| app::unread(folder, &why);
    let mut entries = std::fs::read_dir(folder).map_err(unread)?.collect::<Result<Vec<_>, _>>().map_err(unread)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().map_err(unread)?;
        let path = entry.path();
        let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            below(&path, files)?;
        } else if kind.is_file() && ending.is_some_and(|ending| TEXTS.contains(&ending.as_str())) {
            files.push(path);
        }
    }
    Ok(())
}

fn heard(coach: &Coach, path: &Path) -> Result<Page, Trouble> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|all| bytes = all)
    };
    read.map_err(|why| app::unread(path, &why))?;
    let (text, whole) = decoded(bytes);
    let name = path.display().to_string();
    if !whole {
        eprintln!("{name}: some bytes are no text; they are shown as \u{fffd}.");
    }
    let heard = coach.hear(&text);
    if !heard.complete {
        eprintln!("{name}: there is more than one can work through; these are the first {}.", heard.hints.len());
    }
    Ok(Page::of(name, text, heard.hints))
}

/// The text of a file, and whether all of it was text. Half a pair of UTF-16, and bytes that are no UTF-8, are replaced.
fn decoded(bytes: Vec<u8>) -> (String, bool) {
    let units = |order: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect()
    };
    let wide = match bytes.get(..2) {
        Some([0xff, 0xfe]) => Some(units(u16::from_le_bytes)),
        Some([0xfe, 0xff]) => Some(units(u16::from_be_bytes)),
        _ => None,
    };
    if let Some(units) = wide {
        return match String::from_utf16(&units) {
            Ok(text) => (text, bytes.len().is_multiple_of(2)),
            Err(_) => (String::from_utf16_lossy(&units), false),
        };
    }
    let (text, whole) = match String::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(broken) => (String::from_utf8_lossy(broken.as_bytes()).into_owned(), false),
    };
    (text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_text_in_every_common_spelling_and_what_is_no_text_is_replaced() {
        let table: [(&[u8], &str, bool); 6] = [
            (b"caf\xc3\xa9", "caf\u{e9}", true),
            (b"\xef\xbb\xbfa", "a", true),
            (b"\xff\xfea\0\xe9\0", "a\u{e9}", true),
            (b"\xfe\xff\0a\xd8\x00", "a\u{fffd}", false),
            (b"a\xff", "a\u{fffd}", false),
            (b"\xed\xa0\x80a", "\u{fffd}\u{fffd}\u{fffd}a", false),
        ];
        for (bytes, text, whole) in table {
            assert_eq!(decoded(bytes.to_vec()), (text.to_owned(), whole), "{bytes:?}");
        }
    }
}
