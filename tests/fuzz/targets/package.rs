//! Owns the fuzzing of packages: as archives nobody has looked at, and sealed from texts with every sum right, as a forger would.
//! Must not know what any package says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::hold_package(bytes);
    fuzz::hold_package(&fuzz::sealed(bytes));
});
