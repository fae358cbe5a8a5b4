//! Owns which snapshots are let go when there are many.
//! Must not know a clock or a file: only the numbers of the acts at which they were taken.

/// So many of the newest are never let go.
pub(super) const NEWEST: usize = 6;

/// Which of these snapshots to let go, each given by the number of its last act, in any order.
///
/// The newest stay. Of the older ones one stays for each doubling of the distance from the newest, the oldest of its
/// stretch, so that the steps grow with age and the way back reaches to the beginning. Distance is counted in acts: a
/// clock that was wrong for a day makes no snapshot look old.
pub(super) fn thin(taken: &[i64]) -> Vec<i64> {
    let mut taken = taken.to_vec();
    taken.sort_unstable();
    taken.dedup();
    let Some(newest) = taken.last().copied() else { return Vec::new() };
    let older = &taken[..taken.len().saturating_sub(NEWEST)];
    let stretch = |seq: i64| (newest - seq).max(1).ilog2();
    older
        .iter()
        .enumerate()
        .filter(|(at, seq)| *at > 0 && stretch(older[at - 1]) == stretch(**seq))
        .map(|(_, seq)| *seq)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stay_and_the_steps_grow_with_age() {
        let table: [(&[i64], &[i64]); 5] = [
            (&[], &[]),
            (&[5], &[]),
            (&[1, 2, 3, 4, 5, 6], &[]),
            // 100 is the newest; 95 to 100 stay; of those 6 and 7 acts away the oldest stays.
            (&[93, 94, 95, 96, 97, 98, 99, 100], &[94]),
            // 20 and 30 acts away are one stretch, 40 is another, and 90 a third.
            (&[10, 60, 70, 80, 95, 96, 97, 98, 99, 100], &[80]),
        ];
        for (taken, gone) in table {
            assert_eq!(thin(taken), gone, "of {taken:?}");
        }
    }

    #[test]
    fn however_many_were_taken_few_stay_and_the_first_is_among_them() {
        let taken: Vec<i64> = (1..=5_000).map(|step| step * 37).collect();
        let gone = thin(&taken);
        let kept: Vec<i64> = taken.iter().copied().filter(|seq| !gone.contains(seq)).collect();
        assert!(kept.len() <= NEWEST + 18, "{} snapshots of 5,000 are a folder somebody can read", kept.len());
        assert_eq!(kept.first(), taken.first(), "the way back reaches to the beginning");
        assert_eq!(kept[kept.len() - NEWEST..], taken[taken.len() - NEWEST..], "the newest are never let go");
    }

    #[test]
    fn thinning_again_and_again_never_empties_the_past() {
        let mut kept: Vec<i64> = Vec::new();
        for step in 1..=2_000 {
            kept.push(step * 10);
            let gone = thin(&kept);
            kept.retain(|seq| !gone.contains(seq));
            assert!(kept.len() < 30, "the folder stays small: {kept:?}");
        }
        for back in [100, 1_000, 10_000] {
            let wanted = 20_000 - back;
            assert!(
                kept.iter().any(|seq| (wanted - back..=wanted + back / 2).contains(seq)),
                "there is something from about {back} acts ago among {kept:?}"
            );
        }
    }
}
