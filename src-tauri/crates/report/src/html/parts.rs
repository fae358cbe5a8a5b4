//! Owns how each block is told in HTML: headings, lists, tables, own words, the map.
//! Must not know how text is made safe; it hands every text to the one escape.

use super::Html;
use super::escape::{Escaped, Lines};
use crate::paper::{Anchor, Block, Column, Entry, Line, Map, Row, Sign, Span, Told, Tone, Version};
use domain::Polarity;

/// The map takes the colours of the page, so that it is light or dark with it.
const PAINT: figure::Paint = figure::Paint {
    ground: "var(--ground)",
    surface: "var(--surface)",
    raised: "var(--surface)",
    line: "var(--line)",
    edge: "var(--edge)",
    ink: "var(--ink)",
    ink_2: "var(--ink-2)",
    ink_3: "var(--ink-2)",
    made: ["var(--made)", "var(--made-soft)"],
    held: ["var(--held)", "var(--held-soft)"],
    luck: ["var(--luck)", "var(--luck-soft)"],
    gave: ["var(--gave)", "var(--gave-soft)"],
};

impl Html {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Masthead { kicker, title, facts } => self.masthead(kicker, title, facts),
            Block::Lead { text } => {
                self.put(format_args!("<div class=\"lead\">\n"));
                self.paragraphs(text);
                self.put(format_args!("</div>\n"));
            }
            Block::Contents { label, entries } => self.contents(label, entries),
            Block::Part { title, anchor, .. } => {
                self.under_a_part = true;
                self.put(format_args!("<h2 id=\"{}\" dir=\"auto\">{}</h2>\n", Escaped(&anchor.0), Escaped(title)));
            }
            Block::Passage { label, text, .. } => {
                self.label(label);
                self.paragraphs(text);
            }
            Block::Voice { who, told } => {
                self.put(format_args!("<h3 dir=\"auto\">{}</h3>\n", Escaped(who)));
                told.iter().for_each(|told| self.told(told));
            }
            Block::Versions { title, anchor, at, versions } => self.versions(title, anchor.as_ref(), at, versions),
            Block::List { label, entries } => self.list(label, entries),
            Block::Table { caption, columns, rows } => self.table(caption, columns, rows),
            Block::Map(map) => self.map(map),
        }
    }

    fn masthead(&mut self, kicker: &str, title: &str, facts: &[String]) {
        self.put(format_args!(
            "<header>\n<p class=\"kicker\">{}</p>\n<h1 dir=\"auto\">{}</h1>\n",
            Escaped(kicker),
            Escaped(title)
        ));
        for fact in facts {
            self.put(format_args!("<p class=\"under\" dir=\"auto\">{}</p>\n", Escaped(fact)));
        }
        self.put(format_args!("</header>\n"));
    }

    fn contents(&mut self, label: &str, entries: &[(String, Anchor)]) {
        self.put(format_args!("<nav aria-label=\"{0}\">\n<h2 class=\"label\">{0}</h2>\n<ol>\n", Escaped(label)));
        for (title, anchor) in entries {
            self.put(format_args!("<li>"));
            self.span(&Span::plain(title.as_str()).leading_to(anchor.clone()));
            self.put(format_args!("</li>\n"));
        }
        self.put(format_args!("</ol>\n</nav>\n"));
    }

    /// A small heading, one step below the part it is in; nothing where there are no words for it.
    fn label(&mut self, label: &str) {
        if !label.is_empty() {
            let level = if self.under_a_part { 3 } else { 2 };
            self.put(format_args!("<h{level} class=\"label\" dir=\"auto\">{}</h{level}>\n", Escaped(label)));
        }
    }

    fn told(&mut self, told: &Told) {
        let element = if told.own_words { "blockquote" } else { "div" };
        self.put(format_args!("<{element} class=\"told\">\n"));
        self.paragraphs(&told.text);
        self.put(format_args!("</{element}>\n"));
        if !told.then.is_empty() {
            self.put(format_args!("<dl>\n"));
            for (what, text) in &told.then {
                let (what, text) = (Escaped(what), Lines(text));
                self.put(format_args!("<div><dt>{what}</dt> <dd dir=\"auto\">{text}</dd></div>\n"));
            }
            self.put(format_args!("</dl>\n"));
        }
        self.under(&told.under);
    }

    fn versions(&mut self, title: &str, anchor: Option<&Anchor>, at: &Line, versions: &[Version]) {
        self.put(format_args!("<h3"));
        self.place(anchor);
        self.put(format_args!(" dir=\"auto\">{}</h3>\n", Escaped(title)));
        self.under(at);
        if versions.is_empty() {
            return;
        }
        self.put(format_args!("<div class=\"versions\">\n"));
        for version in versions {
            self.put(format_args!("<section>\n<h4 dir=\"auto\">{}</h4>\n", Escaped(&version.who)));
            self.told(&version.told);
            self.put(format_args!("</section>\n"));
        }
        self.put(format_args!("</div>\n"));
    }

    fn list(&mut self, label: &str, entries: &[Entry]) {
        self.label(label);
        // Where the signs are drawn by the style, some readers no longer hear a list: the role says it.
        self.put(format_args!("<ul role=\"list\">\n"));
        for entry in entries {
            self.put(format_args!("<li class=\"{}\"", sign(entry.sign)));
            self.place(entry.anchor.as_ref());
            self.put(format_args!(">\n"));
            self.paragraphs(&entry.text);
            entry.under.iter().for_each(|line| self.under(line));
            self.put(format_args!("</li>\n"));
        }
        self.put(format_args!("</ul>\n"));
    }

    fn table(&mut self, caption: &str, columns: &[Column], rows: &[Row]) {
        // A wide table scrolls by itself, and what scrolls must be reachable by key.
        self.put(format_args!(
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n",
            Escaped(caption)
        ));
        self.put(format_args!("<table>\n<caption>{}</caption>\n<thead><tr>", Escaped(caption)));
        for column in columns {
            self.put(format_args!("<th scope=\"col\">{}</th>", Escaped(&column.head)));
        }
        self.put(format_args!("</tr></thead>\n<tbody>\n"));
        for row in rows {
            self.put(format_args!("<tr"));
            self.place(row.anchor.as_ref());
            self.put(format_args!(">"));
            for (index, cell) in row.cells.iter().enumerate() {
                let (element, scope) = if index == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
                self.put(format_args!("<{element}{scope}>"));
                self.paragraphs(cell);
                self.put(format_args!("</{element}>"));
            }
            self.put(format_args!("</tr>\n"));
        }
        self.put(format_args!("</tbody>\n</table>\n</div>\n"));
    }

    fn map(&mut self, map: &Map) {
        self.under_a_part = true;
        self.put(format_args!("<h2 id=\"{}\">{}</h2>\n", Escaped(&map.anchor.0), Escaped(&map.title)));
        let (alt, caption) = (Escaped(&map.alt), Escaped(&map.caption));
        self.put(format_args!("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"img\" aria-label=\"{alt}\">\n"));
        self.out.push_str(&figure::svg(&map.drawing, &PAINT));
        self.put(format_args!("</div>\n<figcaption>{caption}</figcaption>\n</figure>\n"));
    }

    fn place(&mut self, anchor: Option<&Anchor>) {
        if let Some(anchor) = anchor {
            self.put(format_args!(" id=\"{}\"", Escaped(&anchor.0)));
        }
    }

    fn paragraphs(&mut self, lines: &[Line]) {
        for line in lines {
            self.put(format_args!("<p dir=\"auto\">"));
            line.iter().for_each(|span| self.span(span));
            self.put(format_args!("</p>\n"));
        }
    }

    fn under(&mut self, line: &Line) {
        if !line.is_empty() {
            self.put(format_args!("<p class=\"under\" dir=\"auto\">"));
            line.iter().for_each(|span| self.span(span));
            self.put(format_args!("</p>\n"));
        }
    }

    fn span(&mut self, span: &Span) {
        let (open, close) = match span.tone {
            Tone::Plain => ("", ""),
            Tone::Strong => ("<strong>", "</strong>"),
            Tone::Own => ("<em>", "</em>"),
            Tone::Quiet => ("<span class=\"quiet\">", "</span>"),
            Tone::Clock => ("<span class=\"clock\">", "</span>"),
        };
        let text = Lines(&span.text);
        match span.to.as_ref().filter(|to| self.places.contains(to)) {
            Some(to) => self.put(format_args!("<a href=\"#{}\">{open}{text}{close}</a>", Escaped(&to.0))),
            None => self.put(format_args!("{open}{text}{close}")),
        }
    }
}

/// The class that draws the sign; what it means is said in words nearby.
const fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Dash => "dash",
        Sign::Question => "asking",
        Sign::Polarity(Polarity::Contributed) => "made",
        Sign::Polarity(Polarity::Mitigated) => "held",
        Sign::Polarity(Polarity::Luck) => "luck",
        Sign::Polarity(Polarity::Sacrifice) => "gave",
        Sign::Polarity(Polarity::Context) => "context",
    }
}
