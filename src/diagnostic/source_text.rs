//! The text of one file as it was read, and where in it a byte stands for a person.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use bytestring::ByteString;

/// A file's path from the project's root (with `/`), and its text: without a byte-order mark, every
/// line end (CRLF, CR or LF) as LF. Lines and columns are the same as in the file itself.
pub struct SourceText {
    path: Arc<str>,
    /// The bytes of the file themselves, where nothing in them is mended.
    text: ByteString,
    /// Found when the first place in it is asked for: most texts are without fault, so that this is one pointer.
    lines: OnceLock<Box<Lines>>,
}

/// Where the lines of a text begin, and how far its characters are.
struct Lines {
    /// The first byte of each line.
    starts: Vec<usize>,
    /// How many characters begin before each [`STEP`] of bytes.
    letters: Vec<usize>,
}

/// So many bytes are looked through at most to find a column, however long the line is.
const STEP: usize = 1024;

/// A line and a column, both counted from 1, columns in Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl SourceText {
    /// Takes a copy of a text; line ends and a byte-order mark are mended here.
    pub fn new(path: impl Into<Arc<str>>, text: &str) -> Self {
        Self::sharing(path, text.into())
    }

    /// Does what [`SourceText::new`] does, and makes no copy of what is as it should be.
    pub fn sharing(path: impl Into<Arc<str>>, text: ByteString) -> Self {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => text.slice_ref(rest),
            None => text,
        };
        let text = match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
            false => text,
        };
        Self {
            path: path.into(),
            text,
            lines: OnceLock::new(),
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
        let starts = &self.lines().starts;
        let line = starts.partition_point(|&start| start <= byte);
        let start = starts[line - 1];
        Position {
            line,
            column: self.letters_before(byte) - self.letters_before(start) + 1,
        }
    }

    /// The bytes of the line that holds `byte`, without its end. A byte past the end is in the last line.
    pub fn line_around(&self, byte: usize) -> Range<usize> {
        let byte = byte.min(self.text.len());
        let starts = &self.lines().starts;
        let line = starts.partition_point(|&start| start <= byte);
        let next = starts.get(line);
        starts[line - 1]..next.map_or(self.text.len(), |next| next - 1)
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Box::new(Lines::of(&self.text)))
    }

    /// How many characters begin before `byte`.
    fn letters_before(&self, byte: usize) -> usize {
        let step = byte / STEP;
        let letters = &self.lines().letters;
        let Some(counted) = letters.get(step) else {
            // The text ends with a whole step, or is empty.
            let last = step.saturating_sub(1) * STEP;
            let before = letters.last().copied().unwrap_or_default();
            return before + beginnings(&self.text.as_bytes()[last..byte]);
        };
        counted + beginnings(&self.text.as_bytes()[step * STEP..byte])
    }
}

impl Lines {
    fn of(text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let letters = text.as_bytes().chunks(STEP).map(|step| {
            let here = before;
            before += beginnings(step);
            here
        });
        Self {
            starts: std::iter::once(0).chain(starts).collect(),
            letters: letters.collect(),
        }
    }
}

/// How many characters begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    let goes_on = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
    bytes.iter().filter(|&&byte| !goes_on(byte)).count()
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for SourceText {}

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
    fn a_long_line_has_the_columns_of_a_short_one() {
        let letters = ["a", "é", "€", "😀", "é\u{301}\n"].into_iter();
        for (letter, times) in letters.flat_map(|letter| [(letter, 2048), (letter, 2049)]) {
            let text = letter.repeat(times);
            let source = SourceText::new("x.md", &text);
            let (mut line, mut column) = (1, 1);
            for (byte, letter) in text.char_indices() {
                assert_eq!(source.position(byte), Position { line, column });
                column += 1;
                if letter == '\n' {
                    (line, column) = (line + 1, 1);
                }
            }
            assert_eq!(source.position(text.len()), Position { line, column });
        }
    }

    #[test]
    fn a_line_is_found_by_each_of_its_bytes_and_by_its_end() {
        let source = SourceText::new("x.md", "ab\n\ncd");
        let lines: Vec<_> = (0..9).map(|byte| source.line_around(byte)).collect();
        assert_eq!(lines[..3], [0..2, 0..2, 0..2]);
        assert_eq!(lines[3], 3..3);
        assert!(lines[4..].iter().all(|line| *line == (4..6)));
        assert_eq!(SourceText::new("x.md", "").line_around(3), 0..0);
    }

    #[test]
    fn past_the_end_is_the_end() {
        let source = SourceText::new("x.md", "ab");
        assert_eq!(source.position(99), Position { line: 1, column: 3 });
    }
}
