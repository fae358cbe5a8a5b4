//! Owns reading a PDF back: its text through ToUnicode, its marks, its fonts, its tree.
//! Must not know the code that wrote it.
#![allow(dead_code, reason = "each test binary uses a part of the reader")]
#![allow(clippy::expect_used, clippy::panic, reason = "a file that cannot be read is a failed test")]

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// A PDF, read back.
pub struct Reader {
    pub document: Document,
    pub pages: Vec<ObjectId>,
}

/// What one page holds.
#[derive(Debug, Default)]
pub struct Page {
    /// The text of each marked stretch in painting order; artifacts have no number.
    pub stretches: Vec<(Option<i64>, String)>,
    /// Every glyph code shown, by font name.
    pub codes: BTreeMap<String, BTreeSet<u16>>,
}

impl Page {
    /// The text a screen reader is given.
    pub fn text(&self) -> String {
        self.stretches.iter().filter(|(mark, _)| mark.is_some()).map(|(_, text)| text.as_str()).collect()
    }

    /// The text that is only repeated or decorative.
    pub fn repeated(&self) -> String {
        self.stretches.iter().filter(|(mark, _)| mark.is_none()).map(|(_, text)| text.as_str()).collect()
    }
}

impl Reader {
    pub fn open(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("the file is a PDF");
        let pages = document.get_pages().into_values().collect();
        Self { document, pages }
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("the file has a catalog")
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("references lead somewhere").1
    }

    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dictionary.get(key.as_bytes()).ok().map(|object| self.resolve(object))
    }

    pub fn dictionary(&self, id: ObjectId) -> &Dictionary {
        self.document.get_dictionary(id).expect("the object is a dictionary")
    }

    /// The fonts of the first page that uses them, by resource name.
    pub fn fonts(&self, page: ObjectId) -> BTreeMap<String, &Dictionary> {
        let fonts = self.document.get_page_fonts(page).expect("fonts can be read");
        fonts.into_iter().map(|(name, font)| (String::from_utf8_lossy(&name).into_owned(), font)).collect()
    }

    /// What each glyph code of a font means.
    pub fn meanings(&self, font: &Dictionary) -> BTreeMap<u16, String> {
        let stream = self.get(font, "ToUnicode").and_then(|object| object.as_stream().ok());
        let map = stream.expect("the font has ToUnicode").decompressed_content().expect("the map can be read");
        meanings(&String::from_utf8_lossy(&map))
    }

    pub fn page(&self, id: ObjectId) -> Page {
        let fonts: BTreeMap<String, BTreeMap<u16, String>> =
            self.fonts(id).into_iter().map(|(name, font)| (name, self.meanings(font))).collect();
        let content = self.document.get_page_content(id);
        let content = Content::decode(&content).expect("the content can be decoded");
        let mut page = Page::default();
        let mut font = String::new();
        let mut actual: Option<String> = None;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "Tf" => font = name(&operation.operands[0]),
                "BDC" => {
                    let properties = operation.operands[1].as_dict().expect("properties are in place");
                    if name(&operation.operands[0]) == "Span" {
                        let text =
                            properties.get(b"ActualText").and_then(Object::as_str).expect("a span says something");
                        actual = Some(utf16(text));
                    } else {
                        page.stretches.push((properties.get(b"MCID").and_then(Object::as_i64).ok(), String::new()));
                    }
                }
                "EMC" => {
                    if let (Some(text), Some(last)) = (actual.take(), page.stretches.last_mut()) {
                        last.1.push_str(&text);
                    }
                }
                "Tj" | "TJ" => {
                    for code in codes(&operation.operands) {
                        page.codes.entry(font.clone()).or_default().insert(code);
                        if let (None, Some(last)) = (&actual, page.stretches.last_mut()) {
                            last.1.push_str(fonts[&font].get(&code).map_or("\u{fffd}", String::as_str));
                        }
                    }
                }
                _ => {}
            }
        }
        page
    }

    /// The text of every page, in order.
    pub fn text(&self) -> String {
        self.pages.iter().map(|&page| self.page(page).text()).collect()
    }

    /// Every byte of the file that could hold words: streams unpacked, strings decoded.
    pub fn everything(&self) -> String {
        let mut all = String::new();
        for object in self.document.objects.values() {
            strings(object, &mut all);
            if let Object::Stream(stream) = object {
                let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                all.push_str(&String::from_utf8_lossy(&content));
            }
        }
        all.push_str(&self.text());
        self.pages.iter().for_each(|&page| all.push_str(&self.page(page).repeated()));
        all
    }

    /// The structure tree, as its root element.
    pub fn tree(&self) -> &Dictionary {
        let root =
            self.get(self.catalog(), "StructTreeRoot").and_then(|it| it.as_dict().ok()).expect("the file is tagged");
        self.get(root, "K").and_then(|it| it.as_dict().ok()).expect("the tree has a document")
    }

    /// Every structure element below, with its depth, in reading order.
    pub fn elements<'a>(&'a self, element: &'a Dictionary, found: &mut Vec<&'a Dictionary>) {
        found.push(element);
        let kids = self.get(element, "K").and_then(|kids| kids.as_array().ok());
        for kid in kids.into_iter().flatten() {
            if let Ok(child) = self.resolve(kid).as_dict()
                && child.has(b"S")
            {
                self.elements(child, found);
            }
        }
    }

    /// The names of the structure elements, in reading order.
    pub fn roles(&self) -> Vec<String> {
        let mut elements = Vec::new();
        self.elements(self.tree(), &mut elements);
        elements.into_iter().map(|element| name(element.get(b"S").expect("an element has a role"))).collect()
    }
}

pub fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().expect("a name")).into_owned()
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

fn codes(operands: &[Object]) -> Vec<u16> {
    let mut codes = Vec::new();
    for operand in operands {
        match operand {
            Object::Array(parts) => codes.extend(self::codes(parts)),
            Object::String(bytes, _) => {
                codes.extend(bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])))
            }
            _ => {}
        }
    }
    codes
}

fn strings(object: &Object, all: &mut String) {
    match object {
        Object::String(bytes, _) if bytes.starts_with(&[0xFE, 0xFF]) => all.push_str(&utf16(bytes)),
        Object::String(bytes, _) => all.push_str(&String::from_utf8_lossy(bytes)),
        Object::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Object::Dictionary(items) => items.iter().for_each(|(_, item)| strings(item, all)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, item)| strings(item, all)),
        _ => {}
    }
}

/// Reads the `bfchar` and `bfrange` entries of a ToUnicode map.
fn meanings(map: &str) -> BTreeMap<u16, String> {
    let mut meanings = BTreeMap::new();
    let mut block = "";
    for line in map.lines() {
        match line.trim() {
            line if line.ends_with("beginbfchar") => block = "char",
            line if line.ends_with("beginbfrange") => block = "range",
            "endbfchar" | "endbfrange" => block = "",
            line if !block.is_empty() => {
                let parts: Vec<&str> = line.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
                let code = |text: &str| u16::from_str_radix(text, 16).expect("a code");
                let text = |hex: &str| {
                    let units: Vec<u16> =
                        hex.as_bytes().chunks(4).map(|unit| code(std::str::from_utf8(unit).expect("ASCII"))).collect();
                    String::from_utf16(&units).expect("UTF-16")
                };
                match (block, parts.as_slice()) {
                    ("char", [from, to]) => {
                        meanings.insert(code(from), text(to));
                    }
                    ("range", [from, to, first]) if from == to => {
                        meanings.insert(code(from), text(first));
                    }
                    other => panic!("an entry of ToUnicode that the reader does not know: {other:?}"),
                }
            }
            _ => {}
        }
    }
    meanings
}
