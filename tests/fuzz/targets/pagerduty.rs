//! Owns the fuzzing of the log entries of an alarm.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("log.json", Some(domain::SourceKind::PagerDuty), bytes));
