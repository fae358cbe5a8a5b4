//! Owns the cells of a table's row, and which column says when, who and what.
//! Must not know where the table stands.

use super::inline::plain;
use crate::clock;
use crate::section::{is_author_column, is_time_column};
use std::ops::Range;

/// Which columns of a table hold times and people. Everything else is what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The columns of times, in reading order: a date and a time may stand apart.
    pub(crate) times: Vec<usize>,
    /// The column of people.
    pub(crate) author: Option<usize>,
}

/// A row, sorted into what its columns say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// What stands where the time should.
    pub(crate) time: String,
    /// Who.
    pub(crate) author: String,
    /// What happened.
    pub(crate) text: String,
}

impl Columns {
    /// The columns by the head of a table.
    pub(crate) fn by_head(head: &str) -> Self {
        let names: Vec<String> = cells(head).into_iter().map(|cell| plain(&head[cell]).into_owned()).collect();
        let times: Vec<usize> = (0..names.len()).filter(|at| is_time_column(&names[*at])).take(2).collect();
        let author = (0..names.len()).find(|at| !times.contains(at) && is_author_column(&names[*at]));
        Self { times, author }
    }

    /// The columns by what stands in a row, where no head says it.
    pub(crate) fn by_row(row: &str) -> Self {
        let cells = cells(row);
        let read = |at: &usize| cells.get(*at).is_some_and(|cell| clock::lead(&plain(&row[cell.clone()])).is_some());
        let first = (0..cells.len().min(3)).find(read);
        let second = first.map(|at| at + 1).filter(read).filter(|at| at + 1 < cells.len());
        Self { times: first.into_iter().chain(second).collect(), author: None }
    }

    /// Sorts a row.
    pub(crate) fn sort(&self, row: &str) -> Row {
        let mut sorted = Row::default();
        for (at, cell) in cells(row).into_iter().enumerate() {
            let cell = row[cell].replace("\\|", "|");
            let text = plain(&cell);
            let (part, between) = if self.times.contains(&at) {
                (&mut sorted.time, " ")
            } else if self.author == Some(at) {
                (&mut sorted.author, " ")
            } else {
                (&mut sorted.text, " · ")
            };
            if !part.is_empty() && !text.is_empty() {
                part.push_str(between);
            }
            part.push_str(&text);
        }
        sorted
    }
}

/// Where the cells of a row are. A bar behind a backslash is a character of its cell.
fn cells(row: &str) -> Vec<Range<usize>> {
    let outer = row.trim();
    let start = row.len() - row.trim_start().len();
    let begin = start + usize::from(outer.starts_with('|'));
    let end = start + outer.len();
    let mut cells = Vec::new();
    let (mut from, mut escaped) = (begin, false);
    for (at, c) in row[begin..end].char_indices().map(|(at, c)| (begin + at, c)) {
        if c == '|' && !escaped {
            cells.push(from..at);
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if from < end {
        cells.push(from..end);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_the_head_whatever_it_is_called() {
        let table: [(&str, &[usize], Option<usize>); 7] = [
            ("| Time | Event |", &[0], None),
            ("| Date and Time in CET | What happened |", &[0], None),
            ("Event | When (UTC)", &[1], None),
            ("| Date | Time | Who | What |", &[0, 1], Some(2)),
            ("| Tiem | Evnet |", &[0], None),
            ("| **Timestamp** | By | Note |", &[0], Some(1)),
            ("| Area | Level |", &[], None),
        ];
        for (head, times, author) in table {
            assert_eq!(Columns::by_head(head), Columns { times: times.to_vec(), author }, "the head was {head:?}");
        }
    }

    #[test]
    fn rows_are_sorted_with_or_without_outer_bars() {
        let columns = Columns { times: vec![0], author: Some(1) };
        for row in ["| 14:05 | Ana | pump `a \\| b` stopped | twice |", "14:05 | Ana | pump `a \\| b` stopped | twice"]
        {
            let sorted = columns.sort(row);
            assert_eq!((sorted.time.as_str(), sorted.author.as_str()), ("14:05", "Ana"), "the row was {row:?}");
            assert_eq!(sorted.text, "pump a | b stopped · twice", "an escaped bar parts nothing in {row:?}");
        }
    }

    #[test]
    fn a_headless_table_is_read_by_its_rows() {
        assert_eq!(Columns::by_row("| 2024-02-01 | 14:05 | stopped |").times, [0, 1]);
        assert_eq!(Columns::by_row("| a | b |").times, [] as [usize; 0]);
    }
}
