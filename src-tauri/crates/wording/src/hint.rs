//! Owns what the coach says of one phrase, and where the phrase stands.
//! Must not know how it was found.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use ts_rs::TS;

/// What sort of phrasing it is. The order is that of the lexicon, not of weight: there is no weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The story ends at a person.
    Blame,
    /// Another past, which did not happen.
    Counterfactual,
    /// Measured against a norm nobody has named.
    Judgement,
    /// The person as a part that broke.
    Mechanistic,
    /// One cause where conditions met.
    SingleCause,
    /// Knowing the end.
    Hindsight,
    /// A question that asks for a defence.
    AccusingQuestion,
    /// Always, never, everyone.
    Absolute,
    /// Just, simply, trivial.
    Minimiser,
    /// A harsh word for oneself. It is answered most gently, and offered in private only.
    SelfBlame,
}

impl Class {
    /// Whether it is for the writer alone: what people say of themselves is never shown in a room or in a review by others.
    pub const fn is_private(self) -> bool {
        matches!(self, Self::SelfBlame)
    }
}

/// One phrase, why it is worth a thought, and what to ask instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hint {
    /// The rule's name in the lexicon; stable, so that a person can switch it off.
    pub rule: String,
    /// What sort of phrasing it is.
    pub class: Class,
    /// Where the phrase stands, in bytes of the text. Always on character boundaries. It stays on this side of the wire.
    #[serde(skip)]
    #[ts(skip)]
    pub bytes: Range<usize>,
    /// The same in UTF-16 code units, from and to, as JavaScript counts.
    pub utf16: (u32, u32),
    /// The phrase as it stands in the text.
    pub phrase: String,
    /// What the phrase costs, in one sentence.
    pub why: String,
    /// One to three things to ask instead.
    pub ask: Vec<String>,
}

/// Turns byte offsets into UTF-16 offsets in one pass, for hints that come in the order of the text.
pub(crate) struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl<'a> Utf16<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    /// The UTF-16 offset of a byte offset, which must be a character boundary. Going forwards is cheap.
    pub(crate) fn at(&mut self, byte: usize) -> u32 {
        if byte < self.byte {
            (self.byte, self.units) = (0, 0);
        }
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        self.units += passed.chars().map(char::len_utf16).sum::<usize>();
        self.byte = byte;
        u32::try_from(self.units).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_offsets_are_those_javascript_counts() {
        let text = "é😀a\u{200d}👩\u{200d}🚀 e\u{301} שלום";
        let mut ruler = Utf16::new(text);
        for (byte, _) in text.char_indices() {
            let expected = text[..byte].encode_utf16().count();
            assert_eq!(ruler.at(byte) as usize, expected, "at byte {byte}");
        }
        assert_eq!(ruler.at(2), 1, "going back starts over");
    }

    #[test]
    fn a_hint_crosses_the_wire_without_bytes() {
        let hint = Hint {
            rule: "x".into(),
            class: Class::SelfBlame,
            bytes: 0..3,
            utf16: (0, 3),
            phrase: "abc".into(),
            why: "w".into(),
            ask: vec!["a".into()],
        };
        let json = serde_json::to_value(&hint).unwrap();
        assert_eq!(json["class"], "self_blame");
        assert_eq!(json["utf16"], serde_json::json!([0, 3]));
        assert!(json.get("bytes").is_none(), "screens count in UTF-16 and must not be able to mix the two up");
    }
}
