//! Owns the file around the pages: bookmarks, metadata, colour profile, identity, saving.
//! Must not know how a page is painted.

use crate::display::{About, Bookmark, Pages};
use crate::error::ReportError;
use crate::hands::{let_go, share_out};
use crate::icc;
use crate::objects::{damaged, number, real, text};
use crate::prune::prune;
use crate::tags::{self, Painted};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use std::io::Write;

/// What made the file, for its metadata.
const MAKER: &str = concat!("Second Story ", env!("CARGO_PKG_VERSION"));

/// Completes a painted document and gives its bytes.
pub(crate) fn finish(mut document: Document, pages: &Pages, painted: &Painted) -> Result<Vec<u8>, ReportError> {
    document.version = "1.7".to_owned();
    tags::write(&mut document, pages, painted)?;
    let bookmarks = bookmarks(&mut document, pages);
    let metadata = metadata(&mut document, &pages.about);
    let intent = output_intent(&mut document);
    let catalog = document.catalog_mut().map_err(damaged("completed"))?;
    catalog.remove(b"PageLayout");
    catalog.remove(b"Names");
    catalog.set("PageMode", if bookmarks.is_some() { "UseOutlines" } else { "UseNone" });
    if let Some(root) = bookmarks {
        catalog.set("Outlines", root);
    }
    catalog.set("Lang", text(&pages.about.language));
    catalog.set("Metadata", metadata);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    let info = document.add_object(info(&pages.about));
    document.trailer.set("Info", info);
    prune(&mut document);
    compress(&mut document);
    identify(&mut document, &pages.about);
    let saved = save(&mut document);
    let_go(document);
    saved
}

/// A stream that ends with a carriage return runs into the line end before `endstream`, so that strict readers take
/// its length for wrong.
const RUNS_ON: &[u8] = b"\r\nendstream";

/// Compresses every stream, except the few whose compressed form would run on, on every core.
fn compress(document: &mut Document) {
    let compressed = |&(id, stream): &(ObjectId, &Stream)| {
        let shorter = deflated(&stream.content).filter(|it| it.len() < stream.content.len())?;
        let mut dict = stream.dict.clone();
        dict.set("Filter", "FlateDecode");
        (shorter.last() != RUNS_ON.first()).then(|| (id, Stream::new(dict, shorter)))
    };
    let streams = document.objects.iter().filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)));
    let is_plain = |stream: &Stream| stream.allows_compression && stream.dict.get(b"Filter").is_err();
    let plain: Vec<_> = streams.filter(|(_, stream)| is_plain(stream)).collect();
    let parts = share_out(&plain, FEW, |part| part.iter().filter_map(compressed).collect::<Vec<_>>());
    for (id, stream) in parts.into_iter().flatten() {
        document.set_object(id, stream);
    }
}

/// Compresses as far as is worth the wait: the best there is, which is all `lopdf` knows, takes a hundredth off the size and
/// puts a twentieth on the time of a short paper.
fn deflated(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::default());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}

/// So few streams are compressed sooner than another hand is found.
const FEW: usize = 24;

/// How many objects are packed into one stream, in the order in which it is tried: the most first, and few enough for the
/// shortest paper to be packed in another way.
const FILLS: [usize; 12] = [100, 97, 89, 71, 53, 37, 29, 23, 19, 13, 11, 7];

/// Saves with object streams. Those are made while saving, so one that would run on is avoided by filling them
/// differently.
fn save(document: &mut Document) -> Result<Vec<u8>, ReportError> {
    let (highest, trailer) = (document.max_id, document.trailer.clone());
    let mut bytes = Vec::new();
    for fill in FILLS {
        bytes.clear();
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(fill)
            .compression_level(6)
            .build();
        // Saving numbers the new streams and names them in the trailer; each attempt begins where the first did.
        document.max_id = highest;
        document.trailer.clone_from(&trailer);
        document
            .save_with_options(&mut bytes, options)
            .map_err(|error| ReportError::Pdf { step: "saved", reason: error.to_string() })?;
        if !bytes.windows(RUNS_ON.len()).any(|window| window == RUNS_ON) {
            break;
        }
    }
    Ok(bytes)
}

/// The outline pane, nested by level; none for a paper without bookmarks.
fn bookmarks(document: &mut Document, pages: &Pages) -> Option<ObjectId> {
    let sheets: Vec<ObjectId> = document.get_pages().values().copied().collect();
    let entries = &pages.bookmarks;
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(entries);
    let children =
        |of: Option<usize>| -> Vec<usize> { (0..entries.len()).filter(|&index| parents[index] == of).collect() };
    for (index, entry) in entries.iter().enumerate() {
        let parent = parents[index].map_or(root, |parent| ids[parent]);
        let mut item = dictionary! { "Title" => text(&entry.title), "Parent" => parent };
        if let Some(sheet) = sheets.get(entry.place.page) {
            let height = pages.pages.get(entry.place.page).map_or(0.0, |page| page.size.height);
            let top = real(height - entry.place.y);
            item.set("Dest", vec![Object::Reference(*sheet), "XYZ".into(), Object::Null, top, Object::Null]);
        }
        let siblings = children(parents[index]);
        let at = siblings.iter().position(|&sibling| sibling == index).unwrap_or(0);
        if let Some(previous) = at.checked_sub(1).and_then(|at| siblings.get(at)) {
            item.set("Prev", ids[*previous]);
        }
        if let Some(next) = siblings.get(at + 1) {
            item.set("Next", ids[*next]);
        }
        enclose(&mut item, &children(Some(index)), &ids, entry.level < 2);
        document.set_object(ids[index], item);
    }
    let mut item = dictionary! { "Type" => "Outlines" };
    enclose(&mut item, &children(None), &ids, true);
    item.set("Count", number(entries.iter().filter(|entry| entry.level <= 2).count()));
    document.set_object(root, item);
    Some(root)
}

/// The nearest earlier entry of a higher level.
fn parents(entries: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|&last| entries[last].level >= entry.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

/// Names the first and last child; a negative count keeps an entry folded.
fn enclose(item: &mut Dictionary, children: &[usize], ids: &[ObjectId], unfolded: bool) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
        let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
        item.set("Count", if unfolded { count } else { -count });
    }
}

fn info(about: &About) -> Dictionary {
    let date = about.made_at.format("D:%Y%m%d%H%M%SZ").to_string();
    dictionary! {
        "Title" => text(&about.title),
        "Subject" => text(&about.subject),
        "Creator" => text(MAKER),
        "Producer" => text(MAKER),
        "CreationDate" => text(&date),
        "ModDate" => text(&date),
    }
}

/// The XMP packet: the same facts as [`info`], and which standards the file follows. It stays uncompressed so that
/// every tool can find it.
fn metadata(document: &mut Document, about: &About) -> ObjectId {
    let packet = PACKET
        .replace("{bom}", "\u{feff}")
        .replace("{title}", &escaped(&about.title))
        .replace("{subject}", &escaped(&about.subject))
        .replace("{language}", &escaped(&about.language))
        .replace("{date}", &about.made_at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        .replace("{maker}", MAKER);
    let mut stream = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into_bytes());
    stream.allows_compression = false;
    document.add_object(stream)
}

/// PDF/A asks for a description of every property outside its own list, hence the extension schema for `pdfuaid`.
const PACKET: &str = include_str!("packet.xml");

fn escaped(text: &str) -> String {
    let printable = text.chars().filter(|&c| !domain::is_unprintable(c));
    let mut escaped = String::with_capacity(text.len());
    for c in printable {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Braces are held apart from the blanks of the packet.
            '{' => escaped.push_str("&#123;"),
            '}' => escaped.push_str("&#125;"),
            c => escaped.push(c),
        }
    }
    escaped
}

fn output_intent(document: &mut Document) -> Dictionary {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text("sRGB"),
        "Info" => text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
}

/// Gives the file an identity that depends on what is in it, and on nothing else.
fn identify(document: &mut Document, about: &About) {
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    };
    take(about.title.as_bytes());
    take(about.made_at.to_rfc3339().as_bytes());
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            take(&stream.content);
        }
    }
    let id = Object::String(hash.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}
