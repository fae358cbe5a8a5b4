//! Owns the fuzzing of the logs of chat programs.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("day.irclog", Some(domain::SourceKind::Irc), bytes));
