//! Owns the coach's own figures: how long it takes, how much memory it holds, and the same pass by a bare automaton.
//! Must not know the programs it is compared with; `tests/peers/coach.py` runs it beside them.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::hint::black_box;
use std::time::Instant;
use wording::{Language, Lexicon, lint};

/// Median milliseconds of as many runs.
fn median(runs: usize, mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let began = Instant::now();
            run();
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(runs / 2).copied().unwrap_or_default()
}

/// Resident KiB of this process, where the system tells it.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a text of about 100 KB")?;
    let text = std::fs::read_to_string(path)?;
    let before = resident();
    let began = Instant::now();
    let lexicon = Lexicon::english()?;
    let ready = began.elapsed().as_secs_f64() * 1000.0;
    let hints = lint(&text, lexicon).len();
    println!("ready_ms {ready:.3}");
    println!("memory_kib {}", resident().saturating_sub(before));
    println!("hints {hints}");
    println!("bytes {}", text.len());

    let phrases: Vec<String> = lexicon
        .rules()
        .flat_map(|rule| rule.phrases)
        .map(|phrase| phrase.split("{P}").next().unwrap_or_default().trim_end().to_owned())
        .collect();
    let bare = AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(&phrases)?;
    // Taken in turn, so that whatever else the machine does meets both alike.
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..41 {
        ours.push(median(3, || {
            black_box(lint(black_box(&text), lexicon));
        }));
        theirs.push(median(3, || {
            black_box(bare.find_overlapping_iter(black_box(&text)).count());
        }));
    }
    for (name, times) in [("whole_ms", &mut ours), ("bare_ms", &mut theirs)] {
        times.sort_by(f64::total_cmp);
        println!("{name} {:.4}", times.get(20).copied().unwrap_or_default());
    }
    let paragraph = "We saw the graph drop and called the desk. The engineer failed to check the second lamp, and it was obvious \
                     that the disk was full. Then I restarted the pump by hand, as the page says, and wrote it into the channel.";
    println!("paragraph_us {:.2}", 1000.0 * median(2001, || drop(black_box(lint(black_box(paragraph), lexicon)))));
    println!("paragraph_bytes {}", paragraph.len());
    for language in Language::ALL {
        let lexicon = Lexicon::built_in(language)?;
        println!("phrases_{} {}", language.tag(), lexicon.phrases());
    }
    Ok(())
}
