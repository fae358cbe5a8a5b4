//! Owns the handouts that are the map: the poster on one sheet, and the same in tiles to join.
//! Must not know geometry, nor where a sheet is cut.

use super::opening::masthead;
use super::story::Story;
use super::{Draft, map};
use crate::audience::What;
use crate::error::ReportError;
use crate::paper::{Block, Next, Span, Spread, TILES};

/// The poster on one sheet of A3, and the map in words.
pub(crate) fn poster(story: &Story<'_>) -> Result<Draft, ReportError> {
    let parts = [map::map(story, Spread::Poster, "map-alt")?, map::in_words(story)?];
    let mut head = vec![masthead(story, What::Map)?];
    head.extend(empty(story)?);
    Ok(Draft { head, parts: parts.into_iter().flatten().collect() })
}

/// How to join the tiles, the map in words, and the tiles.
pub(crate) fn tiles(story: &Story<'_>) -> Result<Draft, ReportError> {
    let words = story.words;
    let tile = words.say_with("poster-tile", &[("tile", "{tile}".into()), ("tiles", "{tiles}".into())])?;
    let spread = Spread::Tiles { title: story.review.title.clone(), tile };
    let parts = [map::in_words(story)?, map::map(story, spread, "map-alt-tiles")?];
    let mut head = vec![masthead(story, What::MapTiles)?];
    if story.factors.is_empty() {
        head.extend(empty(story)?);
    } else {
        let how = words.say_with("tiles-how", &[("count", TILES.iter().product::<usize>().to_string().into())])?;
        let text = vec![vec![Span::plain(how)]];
        head.push(Block::Passage { label: words.say("label-tiles")?, text, next: Next::Free });
    }
    Ok(Draft { head, parts: parts.into_iter().flatten().collect() })
}

fn empty(story: &Story<'_>) -> Result<Option<Block>, ReportError> {
    let text = || Ok(Block::Lead { text: vec![vec![Span::plain(story.words.say("map-empty")?)]] });
    story.factors.is_empty().then(text).transpose()
}
