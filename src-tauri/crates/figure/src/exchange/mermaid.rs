//! Owns the map as a Mermaid flowchart, for wikis and tickets that draw one.
//! Must not be read back: Mermaid has no place for what our factors hold.

use super::{Exchange, Told};
use domain::{FactorId, Link, LinkKind, Polarity};
use std::collections::BTreeMap;
use std::fmt::{Result, Write};

impl Exchange<'_> {
    /// The whole map as one flowchart.
    pub fn mermaid(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_mermaid(&mut out);
        out
    }

    fn write_mermaid(&self, out: &mut String) -> Result {
        let names: BTreeMap<FactorId, usize> = self.factors.iter().map(|it| it.factor.id).zip(1..).collect();
        writeln!(out, "flowchart LR")?;
        for (band, members) in self.bands() {
            writeln!(out, "  subgraph {band}_band[{}]", quoted(&self.band_name(band)))?;
            for it in members {
                writeln!(out, "    f{}{}", names[&it.factor.id], shape(it))?;
            }
            writeln!(out, "  end")?;
        }
        if let Some(text) = self.impact_said() {
            writeln!(out, "  impact[[{}]]", quoted(text))?;
        }
        self.links.iter().try_for_each(|link| self.arrow(out, link, &names))
    }

    fn arrow(&self, out: &mut String, link: &Link, names: &BTreeMap<FactorId, usize>) -> Result {
        let to = link.to.map_or_else(|| "impact".to_owned(), |to| format!("f{}", names[&to]));
        let word = quoted(self.words.verb(link.kind));
        writeln!(out, "  f{} {}|{word}| {to}", names[&link.from], line(link.kind))
    }
}

fn shape(it: &Told<'_>) -> String {
    let phrase = quoted(&it.phrase);
    match it.factor.polarity {
        Polarity::Contributed => format!("[{phrase}]"),
        Polarity::Mitigated => format!("([{phrase}])"),
        Polarity::Luck => format!("{{{{{phrase}}}}}"),
        Polarity::Sacrifice => format!("[/{phrase}/]"),
        Polarity::Context => format!("[{phrase}]:::context"),
    }
}

fn line(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Triggered | LinkKind::Amplified => "==>",
        LinkKind::Masked | LinkKind::Delayed | LinkKind::Informed => "-.->",
        LinkKind::Mitigated => "--x",
        LinkKind::Detected | LinkKind::ProtectedByLuck => "--o",
        _ => "-->",
    }
}

/// A text between quotes, in which Mermaid takes nothing for its own.
fn quoted(text: &str) -> String {
    let is_theirs = |c| matches!(c, '"' | '#' | '<' | '>' | '&' | '`' | ';' | '\\');
    super::quoted(text, |c| is_theirs(c).then(|| format!("#{};", u32::from(c))))
}
