//! Owns the fuzzing of tables.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("table.csv", Some(domain::SourceKind::Csv), bytes));
