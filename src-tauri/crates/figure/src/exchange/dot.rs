//! Owns the map as Graphviz DOT: every band a cluster, every factor a shape of its polarity, every link its verb.
//! Must not decide where anything stands: that is then dot's affair. `intake` reads it back.

use super::{Exchange, Told};
use domain::{Link, LinkKind, Polarity};
use std::fmt::{Result, Write};

impl Exchange<'_> {
    /// The whole map as one digraph.
    pub fn dot(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_dot(&mut out);
        out
    }

    fn write_dot(&self, out: &mut String) -> Result {
        writeln!(out, "digraph {} {{", quoted(self.title))?;
        writeln!(out, "  graph [rankdir=LR];\n  node [shape=box];")?;
        for (band, members) in self.bands() {
            writeln!(out, "  subgraph cluster_{band} {{\n    label={};", quoted(&self.band_name(band)))?;
            members.iter().try_for_each(|it| factor(out, it))?;
            writeln!(out, "  }}")?;
        }
        if let Some(text) = self.impact_said() {
            writeln!(out, "  impact [shape=box style=bold label={}];", quoted(text))?;
        }
        self.links.iter().try_for_each(|link| self.link(out, link))?;
        writeln!(out, "}}")
    }

    fn link(&self, out: &mut String, link: &Link) -> Result {
        let to = link.to.map_or_else(|| "impact".to_owned(), |to| format!("\"{to}\""));
        let word = quoted(self.words.verb(link.kind));
        write!(out, "  \"{}\" -> {to} [verb={} label={word}{}", link.from, link.kind, line(link.kind))?;
        if !link.remark.trim().is_empty() {
            write!(out, " remark={}", quoted(&link.remark))?;
        }
        writeln!(out, "];")
    }
}

fn factor(out: &mut String, it: &Told<'_>) -> Result {
    let factor = it.factor;
    write!(out, "    \"{}\" [label={} band={} phase={}", factor.id, quoted(&it.phrase), factor.band, factor.phase)?;
    write!(out, " polarity={} evidence={}", factor.polarity, factor.evidence)?;
    if let Some(days) = factor.other_days {
        write!(out, " other_days={days}")?;
    }
    if !it.moments.is_empty() {
        let numbers: Vec<String> = it.moments.iter().map(u32::to_string).collect();
        write!(out, " moments=\"{}\"", numbers.join(" "))?;
    }
    writeln!(out, "{}];", shape(factor.polarity))
}

fn shape(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Contributed => " style=bold",
        Polarity::Mitigated => " style=rounded",
        Polarity::Luck => " shape=hexagon",
        Polarity::Sacrifice => " shape=parallelogram",
        Polarity::Context => " style=dashed",
    }
}

fn line(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Triggered => " style=bold",
        LinkKind::Amplified => " color=\"black:white:black\"",
        LinkKind::Masked | LinkKind::Informed => " style=dotted",
        LinkKind::Delayed => " style=dashed",
        LinkKind::Mitigated => " arrowhead=tee",
        LinkKind::Detected => " arrowhead=odot",
        LinkKind::ProtectedByLuck => " arrowhead=diamond",
        LinkKind::Disputed => " arrowhead=empty",
        LinkKind::Enabled | LinkKind::Pressured | LinkKind::DependedOn => "",
    }
}

/// A text as DOT's quoted string.
fn quoted(text: &str) -> String {
    super::quoted(text, |c| matches!(c, '"' | '\\').then(|| format!("\\{c}")))
}
