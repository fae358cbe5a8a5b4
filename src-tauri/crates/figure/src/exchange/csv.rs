//! Owns the map as a table: a row for each factor, then a row for each link, as RFC 4180 has it.
//! Must not let a cell be taken for a formula by a spreadsheet.

use super::Exchange;

const HEAD: [&str; 13] = [
    "row",
    "key",
    "phrase",
    "band",
    "phase",
    "polarity",
    "evidence",
    "other_days",
    "moments",
    "from",
    "verb",
    "to",
    "remark",
];

impl Exchange<'_> {
    /// The whole map as one table. `row` is `factor` or `link`; the cells of the other kind are empty; a link without
    /// `to` leads to the impact.
    pub fn csv(&self) -> String {
        let mut out = row(&HEAD);
        for it in &self.factors {
            let factor = it.factor;
            let numbers: Vec<String> = it.moments.iter().map(u32::to_string).collect();
            let (band, phase, polarity) = (factor.band.as_str(), factor.phase.as_str(), factor.polarity.as_str());
            let (key, evidence, moments) = (factor.id.to_string(), factor.evidence.as_str(), numbers.join(" "));
            let days = factor.other_days.map_or("", |days| days.as_str());
            out += &row(&["factor", &key, &it.phrase, band, phase, polarity, evidence, days, &moments, "", "", "", ""]);
        }
        for link in &self.links {
            let (key, from) = (link.id.to_string(), link.from.to_string());
            let to = link.to.map_or_else(String::new, |to| to.to_string());
            out += &row(&["link", &key, "", "", "", "", "", "", "", &from, link.kind.as_str(), &to, &link.remark]);
        }
        out
    }
}

fn row(cells: &[&str; 13]) -> String {
    cells.map(cell).join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    // A spreadsheet would compute what begins like a formula.
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !text.contains(['"', ',', '\n', '\r']) {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
