//! Owns how plain values become PDF objects.
//! Must not know what the objects are for.

use crate::error::ReportError;
use lopdf::{Object, StringFormat};

/// A whole number.
pub(crate) fn number(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// A length, to a hundredth of a point.
pub(crate) fn real(value: f32) -> Object {
    Object::Real((value * 100.0).round() / 100.0)
}

/// A text string: as it is where it is ASCII, else UTF-16 with its mark.
pub(crate) fn text(value: &str) -> Object {
    if value.is_ascii() {
        Object::string_literal(value)
    } else {
        Object::String(utf16(value), StringFormat::Hexadecimal)
    }
}

/// UTF-16, big end first, with its mark.
pub(crate) fn utf16(value: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(value.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

/// Turns what lopdf says into an error that names the step.
pub(crate) fn damaged(step: &'static str) -> impl Fn(lopdf::Error) -> ReportError {
    move |error| ReportError::Pdf { step, reason: error.to_string() }
}
