//! Owns the fuzzing of records in JSON.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("records.jsonl", Some(domain::SourceKind::JsonLines), bytes));
