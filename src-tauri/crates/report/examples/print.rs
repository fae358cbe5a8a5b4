//! Prints the test story, so that the pages can be looked at: `cargo run -p report --example print -- FOLDER`.
//! Must not be needed by anything: it is for eyes, while the pages are being worked on.

#[path = "../tests/story/mod.rs"]
mod story;

use report::{Audience, What, lay_out, pdf, svg};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("Which folder should the pages go to?")?);
    let sheets =
        [("story", story::story()), ("bare", story::bare("A review that has only just begun")), ("strain", strain())];
    for (name, sheet) in &sheets {
        for (what, audience) in What::ALL.iter().flat_map(|&what| Audience::ALL.iter().map(move |&it| (what, it))) {
            let pages = lay_out(&story::handout(sheet, what, audience))?;
            let path = folder.join(format!("{name}-{what}-{audience}.pdf"));
            std::fs::write(&path, pdf(&pages)?)?;
            for (index, picture) in svg(&pages).iter().enumerate() {
                std::fs::write(folder.join(format!("{name}-{what}-{audience}-{}.svg", index + 1)), picture)?;
            }
            println!("{}: {} pages", path.display(), pages.count());
        }
    }
    Ok(())
}

/// The story with long words, long rows and other scripts in it.
fn strain() -> domain::Sheet {
    let mut sheet = story::story();
    let word = "unbreakable".repeat(90);
    sheet.reviews[0].title = format!("{} {}", "A title that goes on".repeat(8), &word[..90]);
    sheet.perspectives[1].name = "Zust\u{e4}ndigkeits\u{fc}berpr\u{fc}fungsstelle f\u{fc}r Leihverkehr".to_owned();
    sheet.events[3].title = word.clone();
    sheet.accounts[0].text = "word ".repeat(900);
    sheet.accounts[3].text = "All at once. ".repeat(300);
    sheet.accounts[1].text = "\u{627}\u{644}\u{62e}\u{627}\u{62f}\u{645} \u{643}\u{627}\u{646} \u{628}\u{637}\u{64a}\u{626}\u{627} 42 \u{62b}\u{645} \u{639}\u{627}\u{62f}".to_owned();
    sheet.accounts[4].text = "\u{5d4}\u{5e9}\u{5e8}\u{5ea} (Apache 2.4) \u{1f525} \u{2192} \u{938}\u{930}\u{94d}\u{935}\u{930} \u{2713} \u{3a9}".to_owned();
    sheet.follow_ups[0].text = "Again and again. ".repeat(260);
    sheet.follow_ups[1].owner_role = word[..120].to_owned();
    sheet
}
