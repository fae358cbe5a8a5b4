//! Owns the fuzzing of plain lines.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("day.log", Some(domain::SourceKind::Text), bytes));
