//! Owns the fuzzing of chat exports: as archives nobody has looked at, and packed from texts so that reading gets further.
//! Must not know what any file says.
#![no_main]

use domain::SourceKind;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::hold("export.zip", Some(SourceKind::Slack), bytes);
    fuzz::hold("export.zip", Some(SourceKind::Slack), &fuzz::packed(bytes));
});
