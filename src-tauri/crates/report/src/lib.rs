//! Owns paper: a review becomes blocks, blocks become pages, pages become PDF and SVG; or blocks become a text file.
//! Must not know files, windows, databases or the clock.
//!
//! [`compose`] decides what an audience reads, [`lay_out`] where it stands; [`pdf`] and [`svg`] paint the same pages, so
//! that the preview is the paper. [`html`], [`markdown`] and [`json`] write the blocks without pages. The same review gives the same bytes on every machine.

mod audience;
mod catalog;
mod compose;
mod display;
mod error;
mod fonts;
mod hands;
mod html;
mod icc;
mod json;
mod layout;
mod markdown;
mod meaning;
mod names;
mod notices;
mod objects;
pub mod paper;
mod pdf;
mod png;
mod prune;
mod share;
mod subset;
mod svg;
mod tags;
mod words;

pub use audience::{Audience, UnknownChoice, What};
pub use compose::{Card, Subject, compose};
pub use display::{Pages, Size};
pub use error::{Missing, ReportError};
pub use fonts::{Faces, UnusableFont};
pub use html::html;
pub use json::json;
pub use layout::{lay_out, lay_out_in};
pub use markdown::markdown;
pub use notices::{Notice, NoticeKind, notices};
pub use paper::Paper;
pub use pdf::pdf;
pub use png::png;
pub use share::share;
pub use svg::svg;
pub use words::{Words, WordsError};
