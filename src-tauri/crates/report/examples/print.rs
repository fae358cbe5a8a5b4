//! Prints the test story, so that the pages can be looked at: `cargo run -p report --example print -- FOLDER`.

#[path = "../tests/story/mod.rs"]
mod story;

use report::{Audience, lay_out, pdf, svg};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("Which folder should the pages go to?")?);
    let sheets = [("story", story::story()), ("bare", story::bare("A review that has only just begun"))];
    for (name, sheet) in &sheets {
        for &audience in Audience::ALL {
            let pages = lay_out(&story::summary(sheet, audience))?;
            let path = folder.join(format!("{name}-{audience}.pdf"));
            std::fs::write(&path, pdf(&pages)?)?;
            for (index, picture) in svg(&pages).iter().enumerate() {
                std::fs::write(folder.join(format!("{name}-{audience}-{}.svg", index + 1)), picture)?;
            }
            println!("{}: {} pages", path.display(), pages.count());
        }
    }
    Ok(())
}
