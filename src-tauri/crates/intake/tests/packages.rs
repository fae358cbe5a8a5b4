//! Owns the promises that hold for every package: it is opened or refused and never crashes, and what is opened can be
//! given on. Must not know libraries; what comes into one is tested at the door. The fuzzer does the same for longer.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use intake::package::{open, pack};
use proptest::prelude::*;

/// A review somebody has just begun. Invented.
const BEGUN: &[u8] = include_bytes!("../../../../tests/fuzz/seeds/package/new");

/// Whether it was opened; what was opened comes out the same when it is packed and opened again.
fn is_opened(bytes: &[u8]) -> Result<bool, TestCaseError> {
    let Ok(opened) = open(bytes) else { return Ok(false) };
    let packed = pack(&opened, "").map_err(|why| TestCaseError::fail(format!("it cannot be given on: {why}")))?;
    let again = open(&packed);
    prop_assert_eq!(again.as_ref(), Ok(&opened), "given on, it is the same package");
    Ok(true)
}

#[test]
fn the_package_the_others_are_made_from_is_whole() {
    assert!(is_opened(BEGUN).unwrap(), "or every one made from it would be refused for what it began with");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_no_package(bytes in prop::collection::vec(any::<u8>(), 0..600), archive in any::<bool>()) {
        let bytes = if archive { [b"PK\x03\x04", bytes.as_slice()].concat() } else { bytes };
        prop_assert!(!is_opened(&bytes)?, "nothing in it was vouched for");
    }

    #[test]
    fn a_package_with_bytes_changed_is_refused_or_whole(changes in prop::collection::vec((0..BEGUN.len(), any::<u8>()), 1..20)) {
        let mut bytes = BEGUN.to_vec();
        changes.iter().for_each(|(at, byte)| bytes[*at] = *byte);
        is_opened(&bytes)?;
    }

    #[test]
    fn a_package_cut_short_or_run_on_is_refused_or_whole(at in 0..BEGUN.len(), more in prop::collection::vec(any::<u8>(), 0..80)) {
        let cut = BEGUN.get(..at).unwrap_or(BEGUN);
        prop_assert!(!is_opened(cut)?, "an archive without its end is none");
        is_opened(&[cut, more.as_slice(), BEGUN.get(at..).unwrap_or_default()].concat())?;
    }
}
