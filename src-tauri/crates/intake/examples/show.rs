//! Owns a look at how files are read: `cargo run -p intake --example show -- FILE…`.
//! Must not know more of intake than anybody outside does.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args_os().skip(1).map(std::path::PathBuf::from) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path)?;
        let began = std::time::Instant::now();
        let read = intake::read(&intake::Input::new(&name, &bytes));
        let took = began.elapsed();
        match read {
            Ok(found) => {
                show(&mut out, &name, &found)?;
                eprintln!("{name}: {} bytes read in {took:?}", bytes.len());
            }
            Err(why) => writeln!(out, "== {name}: {why}")?,
        }
    }
    Ok(())
}

fn show(out: &mut impl Write, name: &str, found: &intake::Intake) -> std::io::Result<()> {
    writeln!(out, "== {name}: {:?}, {:?}", found.title.as_deref().unwrap_or("no title"), found.zone)?;
    writeln!(out, "   {:?}", found.counts)?;
    for entry in &found.timeline {
        let first = &found.lines[entry.lines[0]];
        let known = match &entry.at.known {
            domain::WhenKind::Exact { at } => at.format("%F %T").to_string(),
            domain::WhenKind::About { at } => at.format("~%F %T").to_string(),
            domain::WhenKind::Between { from, to } => format!("{} … {}", from.format("%F %T"), to.format("%F %T")),
            domain::WhenKind::After { .. } => "after".to_owned(),
            domain::WhenKind::Unknown => format!("? {}", first.kept_because.map_or("", intake::KeptBecause::as_str)),
        };
        let title: String = entry.title.chars().take(70).collect();
        writeln!(out, "{:>5} {known} «{}» {:?} | {title}", first.position + 1, entry.at.original, first.assumed)?;
    }
    for offer in &found.offers {
        let text: String = offer.text.chars().take(70).collect();
        writeln!(out, "      {:?} {}{text}", offer.kind, "  ".repeat(offer.depth))?;
    }
    Ok(())
}
