//! Owns the handout as JSON: the blocks as they are, for other programs.
//! Must not know pages. The shape is described in `docs/handout-json.md`; a change that breaks a reader raises [`VERSION`].

use crate::error::ReportError;
use crate::paper::Paper;
use figure::Drawing;
use serde::{Serialize, Serializer};

/// What kind of file it is, for a program that finds it.
const FORMAT: &str = "second-story-handout";
/// The version of its shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Envelope<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    paper: &'a Paper,
}

/// The paper as JSON, one document.
///
/// # Errors
/// [`ReportError::Written`] where a value has no form in JSON, which no paper we compose holds.
pub fn json(paper: &Paper) -> Result<String, ReportError> {
    let envelope = Envelope { format: FORMAT, version: VERSION, paper };
    let mut text = serde_json::to_string_pretty(&envelope)
        .map_err(|why| ReportError::Written { form: "JSON", reason: why.to_string() })?;
    text.push('\n');
    Ok(text)
}

/// A factor on the map. Ids stay in the library: they tell when a row was made, and lead nowhere outside.
#[derive(Serialize)]
struct Factor<'a> {
    phrase: &'a str,
    band: domain::Band,
    phase: domain::Phase,
    polarity: domain::Polarity,
    /// The numbers of its moments in the timeline.
    moments: &'a [u32],
}

/// A link between factors, by their places in the list of factors, from 0; to nothing where it leads to the impact.
#[derive(Serialize)]
struct Link<'a> {
    from: Option<usize>,
    to: Option<usize>,
    kind: domain::LinkKind,
    verb: &'a str,
}

#[derive(Serialize)]
struct Graph<'a> {
    factors: Vec<Factor<'a>>,
    links: Vec<Link<'a>>,
}

/// The graph behind a drawing, without its geometry.
pub(crate) fn graph<S: Serializer>(drawing: &Drawing, serializer: S) -> Result<S::Ok, S::Error> {
    let place = |id| drawing.nodes.iter().position(|node| node.factor == id);
    let factors = drawing.nodes.iter().map(|node| Factor {
        phrase: &node.phrase,
        band: node.band,
        phase: node.phase,
        polarity: node.polarity,
        moments: &node.pins,
    });
    let links = drawing.edges.iter().map(|edge| Link {
        from: place(edge.from),
        to: edge.to.and_then(place),
        kind: edge.kind,
        verb: &edge.verb,
    });
    Graph { factors: factors.collect(), links: links.collect() }.serialize(serializer)
}
