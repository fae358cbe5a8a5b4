//! Owns the order in which the rows of a sheet are written, where one leans on another.
//! Must not know what is written of them.

use crate::{Key, Row, WhenKind};
use std::collections::BTreeSet;

/// The rows of a sheet with every "after X" behind the event it follows, so that X has its place by then.
pub(crate) fn in_story_order(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let follows = |row: &Row| match row {
        Row::Event(event) => match event.at.known {
            WhenKind::After { event } => event.map(Key::from),
            _ => None,
        },
        _ => None,
    };
    let (mut waiting, mut ordered): (Vec<Row>, Vec<Row>) = rows.partition(|row| follows(row).is_some());
    let mut before = waiting.len() + 1;
    // Each round settles the events whose forerunner is settled; a ring of "after" is taken as it comes.
    while waiting.len() < before {
        before = waiting.len();
        let unsettled: BTreeSet<Key> = waiting.iter().map(Row::key).collect();
        let (later, now) =
            waiting.into_iter().partition(|row| follows(row).is_some_and(|key| unsettled.contains(&key)));
        ordered.extend::<Vec<Row>>(now);
        waiting = later;
    }
    ordered.extend(waiting);
    ordered
}
