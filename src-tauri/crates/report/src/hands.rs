//! Owns sharing work out over every core there is.
//! Must not know what the work is.

use std::num::NonZero;
use std::{iter, thread};

/// Does the work on equal parts of the items at the same time and gives the results in the order of the items. The number
/// of cores decides how large a part is and nothing else; a part has `least` items, for fewer are not worth another hand.
pub(crate) fn share_out<T: Sync, R: Send>(items: &[T], least: usize, work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let size = items.len().div_ceil(cores).max(least).max(1);
    let (own, others) = items.split_at(size.min(items.len()));
    let work = &work;
    thread::scope(|scope| {
        let hand = |part| thread::Builder::new().spawn_scoped(scope, move || work(part)).ok();
        let others: Vec<_> = others.chunks(size).map(|part| (part, hand(part))).collect();
        // What nobody could be found for, or was let fall, is done here.
        let done = |(part, hand): (_, Option<thread::ScopedJoinHandle<'_, R>>)| {
            hand.and_then(|hand| hand.join().ok()).unwrap_or_else(|| work(part))
        };
        iter::once(work(own)).chain(others.into_iter().map(done)).collect()
    })
}

/// Lets go of something large without waiting until its memory is given back, which for a paper of many pages takes as long as
/// packing it does.
pub(crate) fn let_go<T: Send + 'static>(of: T) {
    // Where there is no other hand it has been let go of here.
    drop(thread::Builder::new().spawn(move || drop(of)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_worked_on_once_and_in_order() {
        for count in [0_usize, 1, 2, 7, 100, 1001] {
            let items: Vec<usize> = (0..count).collect();
            let done = share_out(&items, 3, |part| part.iter().map(|item| item * 2).collect::<Vec<_>>()).concat();
            assert_eq!(done, (0..count).map(|item| item * 2).collect::<Vec<_>>(), "of {count}");
        }
    }
}
