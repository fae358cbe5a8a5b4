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
//! # For an editor
//! Hints of a text are the hints of its [`paragraphs`], so after a keystroke only the paragraph that changed is heard again.
//! Offsets come in bytes of the text and in UTF-16 code units, as JavaScript, the language server protocol and most editors
//! count; text that comes from there is made well-formed first (`String::from_utf16_lossy`), which moves no offset.
//!
//! ```
//! use wording::{Language, Lexicon, lint, paragraphs};
//!
//! // The person's own file lies over the built-in rules: one rule more, one switched off.
//! let mine = r#"
//! class = "minimiser"
//! off = ["hindsight-obvious"]
//! [[rule]]
//! id = "mine-quick-win"
//! phrases = ["quick win"]
//! why = "Quick for whom?"
//! ask = ["What would it take, and from whom?"]
//! "#;
//! let (lexicon, wrong) = Lexicon::with_own(Language::English, &[("mine.toml", mine)]);
//! assert!(wrong.is_empty(), "what is broken would be told here, by file, line and reason");
//!
//! let text = "\u{1f600} All was calm.\n\nA quick win, and it was obvious.\n";
//! let edited = paragraphs(text)[1].clone();
//! let hints = lint(&text[edited.clone()], &lexicon);
//! assert_eq!(hints.len(), 1);
//! assert_eq!((hints[0].rule.as_str(), hints[0].utf16), ("mine-quick-win", (2, 11)), "counted from the paragraph");
//! assert_eq!(lint(text, &lexicon)[0].bytes.start, edited.start + hints[0].bytes.start);
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
