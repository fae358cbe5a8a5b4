//! Owns the fuzzing of reports in Markdown.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("report.md", Some(domain::SourceKind::Markdown), bytes));
