//! Owns how tables are set: a row is a strip, the heading returns on every page.
//! Must not know what the rows are about.

use super::shape::{Line, Shaper};
use super::strip::{self, Flow, Head, Mark, Piece, Strip};
use super::style::{CELL, HEAD_CELL, INK, SMALL};
use super::{At, DOCUMENT, Setter};
use crate::display::{Item, NodeId, Role, Tag};
use crate::hands::share_out;
use crate::paper::{Column, Row, Span};
use std::rc::Rc;

/// White space between columns, and above and below the words of a row.
const GUTTER: f32 = 12.0;
const PAD: f32 = 4.5;
/// More rows than these are worth another hand.
const MANY: usize = 50;

impl Setter {
    /// A table across the whole width.
    pub(super) fn table(&mut self, caption: &str, columns: &[Column], rows: &[Row]) {
        let table = self.node(Role::Table, DOCUMENT);
        if !caption.is_empty() {
            let node = self.node(Role::Caption, table);
            let mut flow = Flow::default();
            self.set(&mut flow, &[Span::plain(caption)], &SMALL, self.across(), Tag::Of(node));
            let mut strip = Strip::new(2.0);
            strip.columns.push(flow);
            strip.keep = true;
            self.strips.push(strip);
        }
        let places = places(columns, self.measure());
        let head = self.node(Role::TableHead, table);
        let row = self.node(Role::TableRow, head);
        let mut first = self.head_row(columns, &places, Some(row));
        first.keep = true;
        first.before = 6.0;
        self.strips.push(first);
        let repeat = Rc::new(self.head_row(columns, &places, None));
        let body = self.node(Role::TableBody, table);
        for (row, cells) in rows.iter().zip(self.shaped(rows, &places)) {
            let mut strip = self.body_row(row, cells, &places, body);
            strip.head = Some(Head::Above(repeat.clone()));
            self.strips.push(strip);
        }
    }

    /// The heading; content the first time, repetition afterwards.
    fn head_row(&mut self, columns: &[Column], places: &[At], row: Option<NodeId>) -> Strip {
        let mut strip = Strip::new(0.0);
        for (column, at) in columns.iter().zip(places) {
            let tag = match row {
                Some(row) => Tag::Of(self.node(Role::ColumnHead, row)),
                None => Tag::PageHead,
            };
            let mut flow = Flow::default();
            self.set(&mut flow, &[Span::plain(column.head.as_str())], &HEAD_CELL, *at, tag);
            present(&mut flow, tag);
            strip.columns.push(flow);
        }
        let y = strip.height() + PAD - 0.5;
        let rule = strip::line(0.0, y, self.measure(), y, INK, 0.8);
        if let Some(piece) = strip.columns.first_mut().and_then(|flow| flow.pieces.first_mut()) {
            piece.items.push((Tag::Decoration, rule));
        }
        strip.below = PAD;
        strip
    }

    /// Shapes the words of every row. A long table is nearly all of a paper, so many rows are shaped on every core.
    fn shaped(&self, rows: &[Row], places: &[At]) -> Vec<Vec<Cell>> {
        let shaper = &self.shaper;
        let shared = |rows: &[Row]| {
            let mut shaper = shaper.another();
            rows.iter().map(|row| cells(&mut shaper, row, places)).collect::<Vec<_>>()
        };
        share_out(rows, MANY, shared).into_iter().flatten().collect()
    }

    fn body_row(&mut self, row: &Row, shaped: Vec<Cell>, places: &[At], body: NodeId) -> Strip {
        let node = self.node(Role::TableRow, body);
        let mut strip = Strip::new(0.0);
        for (index, ((cell, shaped), at)) in row.cells.iter().zip(shaped).zip(places).enumerate() {
            let role = if index == 0 { Role::RowHead } else { Role::Cell };
            let tag = Tag::Of(self.node(role, node));
            let mut flow = Flow::default();
            for (index, (spans, lines)) in cell.iter().zip(shaped).enumerate() {
                self.place(&mut flow, spans, lines, at.below(if index == 0 { PAD } else { 1.5 }), tag);
            }
            present(&mut flow, tag);
            strip.columns.push(flow);
        }
        strip.below = PAD;
        strip.ruled = true;
        strip.inset = PAD;
        strip.whole_below = 220.0;
        if let Some(anchor) = &row.anchor {
            strip.mark(Mark::Anchor(anchor.clone()));
        }
        strip
    }
}

/// The words of a cell: its paragraphs in lines.
type Cell = Vec<Vec<Line>>;

fn cells(shaper: &mut Shaper, row: &Row, places: &[At]) -> Vec<Cell> {
    let mut cell = |(cell, at): (&Vec<Vec<Span>>, &At)| -> Cell {
        cell.iter().map(|spans| shaper.lines(spans, &CELL, at.width)).collect()
    };
    row.cells.iter().zip(places).map(&mut cell).collect()
}

/// Gives a cell without words its place in the structure tree, so that every row has every column.
fn present(flow: &mut Flow, tag: Tag) {
    if flow.pieces.iter().all(|piece| piece.items.is_empty()) {
        flow.pieces.push(Piece { top: PAD, height: 0.0, items: vec![(tag, Item::Presence)], marks: Vec::new() });
    }
}

/// Where each column begins and how wide it is.
fn places(columns: &[Column], measure: f32) -> Vec<At> {
    let shares: f32 = columns.iter().map(|column| f32::from(column.share)).sum();
    let free = measure - GUTTER * columns.len().saturating_sub(1) as f32;
    let mut x = 0.0;
    columns
        .iter()
        .map(|column| {
            let width = free * f32::from(column.share) / shares.max(1.0);
            let at = At { x, width, before: 0.0 };
            x += width + GUTTER;
            at
        })
        .collect()
}
