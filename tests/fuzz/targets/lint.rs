//! Owns the fuzzing of the coach: as a text it hears, and as a file of rules somebody wrote.
//! Must not know any rule.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    fuzz::hold_hints(&text);
    fuzz::hold_rules(&text);
});
