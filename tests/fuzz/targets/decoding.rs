//! Owns the fuzzing of bytes of which nothing is known: their encoding, and which kind of file they are.
//! Must not know what any file says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::hold("file", None, bytes));
