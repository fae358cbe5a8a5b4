//! Owns what can be asked for when the window is started.
//! Must not know what is done about it.

use clap::Parser;
use std::path::PathBuf;

/// Opens the window of Second Story, for the facilitator of an incident review.
#[derive(Debug, Parser)]
#[command(name = "second-story-desktop", version)]
pub struct Arguments {
    /// The library file; made on first use where its folder exists. The default is in your data folder.
    #[arg(long, value_name = "PATH")]
    pub library: Option<PathBuf>,
    /// A package to look into: the window opens with what is in it.
    #[arg(value_name = "PACKAGE")]
    pub package: Option<PathBuf>,
    /// Puts the sample review into the library, unless it is there already.
    #[arg(long)]
    pub sample: bool,
    /// Draws without the graphics card, for drivers that show an empty window. Linux only.
    #[arg(long)]
    pub safe_graphics: bool,
}
