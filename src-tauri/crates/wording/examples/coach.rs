//! Owns a look at what the coach hears: `cargo run -p wording --example coach -- FILE…`.
//! Must not know more of the coach than anybody outside does.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let began = std::time::Instant::now();
    let lexicon = wording::Lexicon::english()?;
    eprintln!("{} rules, {} phrases, ready after {:?}", lexicon.rules().count(), lexicon.phrases(), began.elapsed());
    for path in std::env::args_os().skip(1).map(std::path::PathBuf::from) {
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let best = (0..5).map(|_| {
            let began = std::time::Instant::now();
            (wording::lint(&text, lexicon), began.elapsed())
        });
        let Some((hints, took)) = best.min_by_key(|(_, took)| *took) else { continue };
        eprintln!("{}: {} bytes, {} hints, best of five {took:?}", path.display(), text.len(), hints.len());
        for hint in hints {
            let line = text[..hint.bytes.start].matches('\n').count() + 1;
            let from = text[..hint.bytes.start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
            let to = text[hint.bytes.end..].char_indices().nth(40).map_or(text.len(), |(at, _)| hint.bytes.end + at);
            let around = format!("{}[{}]{}", &text[from..hint.bytes.start], hint.phrase, &text[hint.bytes.end..to]);
            writeln!(out, "{}:{line}: {} | {}", path.display(), hint.rule, around.replace('\n', " "))?;
        }
    }
    Ok(())
}
