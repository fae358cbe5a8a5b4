//! Owns where each row of an act stands among the changes it makes.
//! Must not know what the rows or the changes are.

use crate::Key;
use std::collections::BTreeMap;

/// Where each row stands in a list. Keys that come in order, as those of a hundred thousand new rows do, are only put behind
/// the others.
#[derive(Default)]
pub(crate) struct Whereabouts {
    in_order: Vec<(Key, usize)>,
    others: BTreeMap<Key, usize>,
}

impl Whereabouts {
    /// The place of that key, where it was added.
    pub(crate) fn place(&self, key: Key) -> Option<usize> {
        if self.in_order.last().is_none_or(|(last, _)| *last < key) {
            return None;
        }
        let found = self.in_order.binary_search_by_key(&key, |(key, _)| *key);
        found
            .ok()
            .and_then(|at| self.in_order.get(at))
            .map(|(_, place)| *place)
            .or_else(|| self.others.get(&key).copied())
    }

    /// Adds a key that is not there yet.
    pub(crate) fn add(&mut self, key: Key, place: usize) {
        match self.in_order.last() {
            Some((last, _)) if *last >= key => drop(self.others.insert(key, place)),
            _ => self.in_order.push((key, place)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Noun;
    use uuid::Uuid;

    #[test]
    fn every_key_is_found_where_it_was_put_in_whatever_order_they_come() {
        let key = |number: u128| Key { noun: Noun::Line, id: Uuid::from_u128(number) };
        let mut places = Whereabouts::default();
        let numbers = [5, 7, 3, 9, 8, 1, 10, 2];
        for (place, number) in numbers.into_iter().enumerate() {
            assert_eq!(places.place(key(number)), None, "{number} is not there yet");
            places.add(key(number), place);
            for (place, number) in numbers.into_iter().enumerate().take(place + 1) {
                assert_eq!(places.place(key(number)), Some(place), "{number} stands where it was put");
            }
        }
        assert_eq!(places.place(key(6)), None, "one between the others is not there");
    }
}
