//! Owns reading the day files of an export on every core, in the order of the days.
//! Must not know what a day file is.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{iter, thread};

/// Does the work on every item and gives the results in the order of the items. Each hand has a bench of its own, which it
/// finds as it left it; a fresh page of memory costs more than the few bytes that are put on it. Hands take the next item as they come free;
/// before each of its own this one asks `go_on`. The first item that fails ends it all, as does a no.
pub(crate) fn in_order<T: Sync, B: Default, R: Send, E: Send>(
    items: &[T],
    work: impl Fn(&T, &mut B) -> Result<R, E> + Sync,
    go_on: impl Fn() -> Result<(), E>,
) -> Result<Vec<R>, E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (next, ended) = (AtomicUsize::new(0), AtomicBool::new(false));
    let take = |ask: &dyn Fn() -> Result<(), E>| -> Vec<(usize, Result<R, E>)> {
        let mut bench = B::default();
        iter::from_fn(|| {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let item = items.get(at).filter(|_| !ended.load(Ordering::Relaxed))?;
            let done = ask().and_then(|()| work(item, &mut bench));
            ended.fetch_or(done.is_err(), Ordering::Relaxed);
            Some((at, done))
        })
        .collect()
    };
    let take = &take;
    let mut done = thread::scope(|scope| {
        let hand = || thread::Builder::new().spawn_scoped(scope, move || take(&|| Ok(()))).ok();
        let others: Vec<_> = (1..cores.min(items.len())).filter_map(|_| hand()).collect();
        let mut done = take(&go_on);
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_worked_on_once_and_in_order() {
        for count in [0_usize, 1, 2, 7, 1001] {
            let items: Vec<usize> = (0..count).collect();
            let done = in_order(&items, |item, (): &mut ()| Ok::<_, usize>(item * 2), || Ok(()));
            assert_eq!(done, Ok((0..count).map(|item| item * 2).collect()), "of {count}");
        }
    }

    #[test]
    fn what_fails_or_is_stopped_leaves_no_result() {
        let items: Vec<usize> = (0..100).collect();
        let fails = in_order(&items, |item, (): &mut ()| if *item == 60 { Err(*item) } else { Ok(*item) }, || Ok(()));
        assert_eq!(fails, Err(60), "the item that failed is told, and no shorter list");
        let worked = AtomicUsize::new(0);
        let count = |_: &usize, (): &mut ()| Ok(worked.fetch_add(1, Ordering::Relaxed));
        assert_eq!(in_order(&items, count, || Err("stop")), Err("stop"), "a no ends the work");
    }
}
