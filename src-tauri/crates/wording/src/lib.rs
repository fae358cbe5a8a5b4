//! Owns the language coach: text in, hints out, by a lexicon that is data.
//! Must not know reviews, notes, screens or languages: it is told what to listen for, and never counts per person.
//!
//! ```
//! use wording::{Class, Lexicon, lint};
//!
//! let hints = lint("The operator failed to check the valve.", Lexicon::english()?);
//! assert_eq!(hints[0].class, Class::Counterfactual);
//! assert_eq!(hints[0].phrase, "failed to");
//! assert!(lint("The server failed to start.", Lexicon::english()?).is_empty());
//! # Ok::<(), wording::LexiconError>(())
//! ```
//!
//! # How it works
//! One literal pass over the text finds phrases; only around what it finds are the costlier questions asked: is the subject a
//! person, does a past participle follow, is it negated, a question, somebody's quotation, code, a heading? Text is never
//! rewritten, and quotations are left alone: they are other people's words.
//!
//! The classes follow the published literature on blame-aware language (counterfactuals and normative language: Dekker's *Field
//! Guide*; mechanistic reasoning and hindsight: Cook, Woods and others; the cue list in write-ups on facilitation). Every
//! sentence of the lexicon is our own.

mod hint;
mod lexicon;
mod lint;
mod mask;
mod paragraph;
mod people;
mod sentence;

pub use hint::{Class, Hint};
pub use lexicon::{Example, Language, Lexicon, LexiconError, RuleView, Wrong};
pub use lint::{Heard, MOST_HINTS, hear, lint};
pub use paragraph::paragraphs;
