//! A table cut into rows and cells: takes its text, gives one row after the other, each cell with its place.
//! The `csv` crate reads on past a quotation mark that is never closed, and does not know where a cell stands.

use std::ops::Range;

/// The signs that may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The rows of a table, from its header on.
pub(super) struct Rows<'t> {
    text: &'t str,
    at: usize,
    delimiter: u8,
    number: usize,
}

/// One row.
pub(super) struct Row {
    /// Its number as spreadsheets count: the header is 1, and an empty row counts as well.
    pub number: usize,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What makes it unfit to be read, and where.
    pub broken: Option<(Broken, Range<usize>)>,
}

/// One cell.
pub(super) struct Cell {
    /// Where it stands, with its quotation marks, in bytes.
    pub span: Range<usize>,
    /// What it holds, without them.
    pub text: String,
}

/// How a row can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// A quotation mark opens a cell and none closes it.
    Unclosed,
    /// Something stands behind the quotation mark that closes a cell.
    Behind,
}

impl<'t> Rows<'t> {
    /// The rows of `text`, whose lines end with LF. What stands between cells is the sign that the header
    /// has most of; a line `sep=;` above it, as Excel writes it, decides that and is no row.
    pub(super) fn new(text: &'t str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let said = first
            .strip_prefix("sep=")
            .and_then(|sign| sign.bytes().next())
            .filter(|sign| first.len() == 5 && DELIMITERS.contains(sign));
        match said {
            Some(delimiter) => Self {
                text,
                at: (first.len() + 1).min(text.len()),
                delimiter,
                number: 1,
            },
            None => Self {
                text,
                at: 0,
                delimiter: between(text),
                number: 0,
            },
        }
    }

    fn cell(&mut self, broken: &mut Option<(Broken, Range<usize>)>) -> Cell {
        let start = self.at;
        let is_quoted = self.text[start..].starts_with('"');
        if !is_quoted {
            self.at = self.end_of_cell(start);
            return Cell {
                span: start..self.at,
                text: self.text[start..self.at].to_owned(),
            };
        }
        let mut text = String::new();
        let mut from = start + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else {
                text.push_str(&self.text[from..]);
                self.at = self.text.len();
                broken.get_or_insert((Broken::Unclosed, start..start + 1));
                break;
            };
            text.push_str(&self.text[from..from + length]);
            from += length + 1;
            if !self.text[from..].starts_with('"') {
                let end = self.end_of_cell(from);
                if !self.text[from..end].trim().is_empty() {
                    broken.get_or_insert((Broken::Behind, from..end));
                }
                self.at = end;
                break;
            }
            text.push('"');
            from += 1;
        }
        Cell {
            span: start..self.at,
            text,
        }
    }

    fn end_of_cell(&self, from: usize) -> usize {
        let is_end = |byte: &u8| *byte == self.delimiter || *byte == b'\n';
        let rest = &self.text.as_bytes()[from..];
        from + rest.iter().position(is_end).unwrap_or(rest.len())
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.at >= self.text.len() {
            return None;
        }
        self.number += 1;
        let start = self.at;
        let mut cells = Vec::new();
        let mut broken = None;
        loop {
            cells.push(self.cell(&mut broken));
            let end = self.at;
            let sign = self.text.as_bytes().get(end).copied();
            self.at = (end + 1).min(self.text.len());
            if sign != Some(self.delimiter) {
                return Some(Row {
                    number: self.number,
                    span: start..end,
                    cells,
                    broken,
                });
            }
        }
    }
}

/// The sign that the header has most of, outside of quotation marks; of two as many, the first.
fn between(text: &str) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            byte if !is_quoted => {
                if let Some(sign) = DELIMITERS.iter().position(|sign| *sign == byte) {
                    counts[sign] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let first = counts.iter().position(|count| *count == most);
    DELIMITERS[first.unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::{Broken, Row, Rows};

    fn cells(text: &str) -> Vec<Vec<String>> {
        let texts = |row: Row| row.cells.into_iter().map(|cell| cell.text).collect();
        Rows::new(text).map(texts).collect()
    }

    #[test]
    fn cells_are_read_as_they_were_written() {
        assert_eq!(cells("a,b\n1,2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(cells("a,b\n1,"), [["a", "b"], ["1", ""]]);
        assert_eq!(
            cells("a,b\n\"x, \"\"y\"\"\nz\",\"\"\n"),
            [["a", "b"], ["x, \"y\"\nz", ""]]
        );
        assert_eq!(cells("a\n\nb"), [["a"], [""], ["b"]]);
        assert_eq!(cells("é,\"ü\"\n"), [["é", "ü"]]);
    }

    #[test]
    fn the_header_tells_what_stands_between_cells() {
        for (text, row) in [
            ("a;b,c;d\n", vec!["a", "b,c", "d"]),
            ("a\tb\n", vec!["a", "b"]),
            ("\"a;b;c\",d\n", vec!["a;b;c", "d"]),
            ("alone\n", vec!["alone"]),
            ("sep=;\na;b,c,d\n", vec!["a", "b,c,d"]),
        ] {
            assert_eq!(cells(text)[0], row, "{text}");
        }
    }

    #[test]
    fn every_cell_knows_its_place_and_every_row_its_number() {
        let text = "a,b\n\n\"x\ny\",ü\n";
        let row = Rows::new(text).nth(2).expect("the third row");
        assert_eq!((row.number, &text[row.span]), (3, "\"x\ny\",ü"));
        let places: Vec<&str> = row
            .cells
            .iter()
            .map(|cell| &text[cell.span.clone()])
            .collect();
        assert_eq!(places, ["\"x\ny\"", "ü"]);
    }

    #[test]
    fn a_broken_row_says_where() {
        let broken = |text: &str| Rows::new(text).find_map(|row| row.broken);
        assert_eq!(broken("a,b\n1,\"x\n2,3\n"), Some((Broken::Unclosed, 6..7)));
        assert_eq!(broken("a,b\n\"x\"y,2\n"), Some((Broken::Behind, 7..8)));
        assert_eq!(broken("a,b\n\"x\" ,2\n"), None);
        assert_eq!(broken("a,b\nx \"y\" z,2\n"), None);
    }
}
