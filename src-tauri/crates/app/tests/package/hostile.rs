//! Owns what no package may do: 500 broken ones, and every trick of an archive.
//! Must not be gentle.

use crate::Copy;
use crate::random::{Chance, begun};
use app::{Code, Trouble};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::time::Duration;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

type Files = Vec<(String, Vec<u8>)>;

fn unpacked(package: &[u8]) -> Files {
    let mut zip = ZipArchive::new(Cursor::new(package)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(files: &Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::DEFAULT).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn file<'a>(files: &'a mut Files, name: &str) -> &'a mut Vec<u8> {
    &mut files.iter_mut().find(|(it, _)| it == name).unwrap().1
}

/// Makes the sums come out again after something was changed: whoever forges a package would.
fn forged(files: &mut Files) {
    let mut prev = "0".repeat(64);
    let mut journal = Vec::new();
    let mut acts = 0;
    for line in file(files, "journal.jsonl").split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let mut act: Value = serde_json::from_slice(line).unwrap();
        act["prev"] = json!(prev);
        let line = serde_json::to_vec(&act).unwrap();
        prev = hex(&line);
        acts += 1;
        journal.extend(line);
        journal.push(b'\n');
    }
    *file(files, "journal.jsonl") = journal;
    let sums: BTreeMap<String, (String, usize)> =
        files.iter().map(|(name, bytes)| (name.clone(), (hex(bytes), bytes.len()))).collect();
    let mut manifest: Value = serde_json::from_slice(file(files, "manifest.json")).unwrap();
    manifest["acts"] = json!(acts);
    manifest["last"] = json!(prev);
    for listing in manifest["files"].as_array_mut().unwrap() {
        let (sum, length) = &sums[listing["name"].as_str().unwrap()];
        listing["sha256"] = json!(sum);
        listing["bytes"] = json!(length);
    }
    *file(files, "manifest.json") = serde_json::to_vec(&manifest).unwrap();
}

/// Every place in a JSON value, by its pointer.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, format!("{at}/{key}"), found)),
        Value::Array(list) => {
            (0..).zip(list).for_each(|(n, value): (usize, _)| places(value, format!("{at}/{n}"), found))
        }
        _ => {}
    }
    found.push(at);
}

/// Changes one thing somewhere in a JSON text.
fn meddled(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(bytes).unwrap();
    let mut found = Vec::new();
    places(&value, String::new(), &mut found);
    let at = found[chance.below(found.len())].clone();
    let odd = [
        json!(null),
        json!(-1),
        json!(9_223_372_036_854_775_807_i64),
        json!(1e300),
        json!(""),
        json!("x\u{0}y"),
        json!([]),
        json!({}),
        json!("../../etc/passwd"),
        json!("0192aaaa-0000-7000-8000-00000000beef"),
        json!("x".repeat(400_000)),
        json!("9999-99-99T99:99:99Z"),
        json!(true),
    ];
    if let Some(place) = value.pointer_mut(&at) {
        *place = odd[chance.below(odd.len())].clone();
    }
    serde_json::to_vec(&value).unwrap()
}

fn mutant(files: &Files, whole: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut files = files.clone();
    match chance.below(8) {
        0 => {
            let mut bytes = whole.to_vec();
            for _ in 0..=chance.below(20) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            bytes
        }
        1 => whole[..chance.below(whole.len())].to_vec(),
        2 => {
            let at = chance.below(files.len());
            files.remove(at);
            packed(&files)
        }
        3 => {
            let at = chance.below(files.len());
            let (name, bytes) = files[at].clone();
            let names = ["rows/nonsense.json", "content/x", "../outside", "C:\\x", "more.json", "rows/../note.json"];
            files.push((
                if chance.below(3) == 0 { format!("{name}.x") } else { names[chance.below(6)].to_owned() },
                bytes,
            ));
            packed(&files)
        }
        // A forger who keeps the sums right: in the journal, then in the rows.
        4 | 5 => {
            let lines: Vec<Vec<u8>> = file(&mut files, "journal.jsonl")
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty())
                .map(<[u8]>::to_vec)
                .collect();
            let at = chance.below(lines.len());
            let mut changed = lines.clone();
            match chance.below(4) {
                0 => drop(changed.remove(at)),
                1 => changed.insert(at, lines[chance.below(lines.len())].clone()),
                2 => changed.swap(at, chance.0 as usize % lines.len()),
                _ => changed[at] = meddled(&lines[at], chance),
            }
            *file(&mut files, "journal.jsonl") = changed.join(&b'\n');
            let all_objects =
                changed.iter().all(|line| serde_json::from_slice::<Value>(line).is_ok_and(|it| it.is_object()));
            if all_objects {
                forged(&mut files);
            }
            packed(&files)
        }
        6 => {
            let rows: Vec<String> =
                files.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("rows/")).collect();
            let name = &rows[chance.below(rows.len())];
            let bytes = meddled(file(&mut files, name), chance);
            *file(&mut files, name) = bytes;
            forged(&mut files);
            packed(&files)
        }
        _ => {
            let bytes = meddled(file(&mut files, "manifest.json"), chance);
            *file(&mut files, "manifest.json") = bytes;
            packed(&files)
        }
    }
}

/// What a refused package leaves of a library: nothing.
fn bytes_of(copy: &Copy) -> Vec<Vec<u8>> {
    let read = |name: &str| fs::read(copy.folder.path().join(name)).unwrap_or_default();
    vec![read("library.db"), read("library.db-wal")]
}

fn told_in_three_parts(why: &Trouble) {
    for part in [&why.what, &why.why, &why.next] {
        assert!(part.contains(' ') && !part.contains("why-") && !part.contains("next-"), "no sentence for {part:?}");
    }
}

#[test]
fn five_hundred_broken_packages_are_refused_in_words_or_come_in_whole() {
    let mut here = Copy::new();
    let review = begun(&mut here, &mut Chance(7));
    let whole = here.package(review);
    let files = unpacked(&whole);
    let mut copy = Copy::new();
    let (mut refused, mut came_in, mut slowest) = (0, 0, Duration::ZERO);
    for seed in 0..500 {
        let broken = mutant(&files, &whole, &mut Chance(seed));
        let before = bytes_of(&copy);
        let began = std::time::Instant::now();
        let taken = copy.take(&broken);
        slowest = slowest.max(began.elapsed());
        match taken {
            Err(why) => {
                told_in_three_parts(&why);
                assert_eq!(bytes_of(&copy), before, "a refused package leaves the library's bytes alone (seed {seed})");
                refused += 1;
            }
            Ok(_) => {
                copy.is_sound();
                copy = Copy::new();
                came_in += 1;
            }
        }
    }
    println!("{refused} refused, {came_in} came in whole; the slowest took {slowest:?}");
    assert!(refused > 300, "most of these are broken, so most must be refused: {refused}");
}

#[test]
fn the_tricks_of_archives_and_versions_are_refused_by_name() {
    let mut here = Copy::new();
    let review = begun(&mut here, &mut Chance(3));
    let whole = here.package(review);
    let files = unpacked(&whole);
    let manifest = |change: &dyn Fn(&mut Value)| {
        let mut files = files.clone();
        let mut value: Value = serde_json::from_slice(file(&mut files, "manifest.json")).unwrap();
        change(&mut value);
        *file(&mut files, "manifest.json") = serde_json::to_vec(&value).unwrap();
        packed(&files)
    };
    let mut bomb = files.clone();
    bomb.push(("content/bomb".into(), vec![0; 60 * 1024 * 1024]));
    let many: Files = (0..10_001).map(|n| (format!("{n}"), vec![])).collect();
    let mut outside = files.clone();
    outside.push(("../../outside".into(), b"x".to_vec()));
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "is not a Second Story package"),
        (b"not a zip".to_vec(), "is not a Second Story package"),
        (packed(&vec![("a.txt".into(), b"x".to_vec())]), "is not a Second Story package"),
        (manifest(&|it| it["version"] = json!(2)), "made by a newer program"),
        (manifest(&|it| it["review"] = json!("0192aaaa-0000-7000-8000-00000000beef")), "cannot have happened"),
        (manifest(&|it| it["files"][0]["sha256"] = json!("0".repeat(64))), "damaged"),
        (packed(&bomb), "changed after it was made"),
        (packed(&many), "more in it"),
        (packed(&outside), "not put together"),
    ];
    let mut copy = Copy::new();
    for (bytes, words) in cases {
        let before = bytes_of(&copy);
        let why = copy.take(&bytes).unwrap_err();
        assert_eq!(why.code, Code::BadFile, "{why}");
        assert!(why.why.contains(words), "{words:?} should be said, not {:?}", why.why);
        told_in_three_parts(&why);
        assert_eq!(bytes_of(&copy), before, "nothing of it is kept");
    }
}

#[test]
fn a_row_of_another_review_is_refused() {
    let mut here = Copy::new();
    let review = begun(&mut here, &mut Chance(3));
    let whole = here.package(review);
    // The same rows under another review: every sum comes out, and only the library can know better.
    let other = "0192bbbb-0000-7000-8000-000000000001";
    let mut files: Files = unpacked(&whole)
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap().replace(&review.to_string(), other).into_bytes()))
        .collect();
    forged(&mut files);
    let forged = packed(&files);
    assert!(Copy::new().take(&forged).is_ok(), "on its own it is a sound package");
    let before = bytes_of(&here);
    let why = here.take(&forged).unwrap_err();
    assert!(why.why.contains("belongs to another review"), "{why}");
    assert_eq!(bytes_of(&here), before, "nothing of it is kept");
}
