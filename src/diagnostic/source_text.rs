//! The text of one file as it was read, and where in it a byte stands for a person.

use std::fmt;

/// A file's path from the project's root (with `/`), and its text: without a byte-order mark, every
/// line end (CRLF, CR or LF) as LF. Lines and columns are the same as in the file itself.
#[derive(PartialEq, Eq)]
pub struct SourceText {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

/// A line and a column, both counted from 1, columns in Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl SourceText {
    /// Takes a file's decoded text; line ends and a byte-order mark are mended here.
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            path: path.into(),
            text,
            line_starts,
        }
    }

    /// The path from the project's root, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte of the text stands. A byte past the end stands just behind the last character.
    pub fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = self.line_starts[line - 1];
        Position {
            line,
            column: self.text[start..byte].chars().count() + 1,
        }
    }
}

impl fmt::Debug for SourceText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SourceText").field(&self.path).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, SourceText};

    fn at(text: &str, needle: &str) -> (usize, usize) {
        let source = SourceText::new("x.md", text);
        let byte = source.text().find(needle).expect("the needle is there");
        let Position { line, column } = source.position(byte);
        (line, column)
    }

    #[test]
    fn every_line_end_counts_once() {
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(at(&format!("a{end}b{end}  here"), "here"), (3, 3));
        }
    }

    #[test]
    fn columns_are_characters_and_a_mark_is_none() {
        assert_eq!(at("\u{feff}é😀x", "x"), (1, 3));
    }

    #[test]
    fn past_the_end_is_the_end() {
        let source = SourceText::new("x.md", "ab");
        assert_eq!(source.position(99), Position { line: 1, column: 3 });
    }
}
