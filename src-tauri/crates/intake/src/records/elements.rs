//! Owns the walk through a list in JSON, one element at a time, so that a long list never stands in memory parsed.
//! Must not know what the elements are.

use serde::Deserializer as _;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Hands every element of a list to `take`, as it is written, until `take` has had enough.
///
/// # Errors
/// What `take` refused, or else where the text stops being a list in JSON. What came before has been taken then.
pub(crate) fn each<'de, E>(json: &'de [u8], take: impl FnMut(&'de RawValue) -> Result<(), E>) -> Result<(), Ended<E>> {
    let mut refused = None;
    let mut reader = serde_json::Deserializer::from_slice(json);
    let walked = reader.deserialize_seq(Walk { take, refused: &mut refused }).and_then(|()| reader.end());
    match (refused, walked) {
        (Some(why), _) => Err(Ended::Refused(why)),
        (None, Err(why)) => Err(Ended::NotAList(why)),
        (None, Ok(())) => Ok(()),
    }
}

/// Why a walk ended early.
#[derive(Debug)]
pub(crate) enum Ended<E> {
    /// Whoever takes the elements wants no more.
    Refused(E),
    /// It is no list, or stops being one.
    NotAList(serde_json::Error),
}

struct Walk<'r, F, E> {
    take: F,
    refused: &'r mut Option<E>,
}

impl<'de, F: FnMut(&'de RawValue) -> Result<(), E>, E> Visitor<'de> for Walk<'_, F, E> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element::<&'de RawValue>()? {
            if let Err(why) = (self.take)(element) {
                *self.refused = Some(why);
                return Err(A::Error::custom("enough"));
            }
        }
        Ok(())
    }
}
