//! A text as it is meant, which knows where each part of it is written: takes pieces with their places in a
//! file, gives the text and the way back from it. A leaf.

use std::ops::Range;

/// A text and where its parts are written, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// Where it begins in the text.
    at: usize,
    /// Where it is written.
    written: Range<usize>,
    /// Whether it is written letter for letter; otherwise only the whole of it has a place.
    is_literal: bool,
}

impl Passage {
    /// A text whose place is known as a whole.
    pub fn whole(text: &str, written: Range<usize>) -> Self {
        let mut passage = Self::default();
        passage.add(text, written, false);
        passage
    }

    /// Adds a piece; `source` is the text in which `written` stands.
    pub fn push(&mut self, text: &str, written: Range<usize>, source: &str) {
        let is_literal = source.get(written.clone()) == Some(text);
        self.add(text, written, is_literal);
    }

    fn add(&mut self, text: &str, written: Range<usize>, is_literal: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        match self.parts.last_mut() {
            Some(last) if is_literal && last.is_literal && last.written.end == written.start => {
                last.written.end = written.end;
            }
            _ => self.parts.push(Part {
                at,
                written,
                is_literal,
            }),
        }
    }

    /// Whether each part of it is written letter for letter.
    pub fn is_literal(&self) -> bool {
        self.parts.iter().all(|part| part.is_literal)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where a part of the text is written.
    pub fn written(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.place(
            span.start,
            |part, offset| part.written.start + offset,
            |part| part.written.start,
        );
        if span.is_empty() {
            return start..start;
        }
        let end = self.place(
            span.end - 1,
            |part, offset| part.written.start + offset + 1,
            |part| part.written.end,
        );
        start..end.max(start)
    }

    fn place(
        &self,
        at: usize,
        in_literal: fn(&Part, usize) -> usize,
        in_other: fn(&Part) -> usize,
    ) -> usize {
        let index = self.parts.partition_point(|part| part.at <= at);
        match index.checked_sub(1).and_then(|index| self.parts.get(index)) {
            Some(part) if part.is_literal => in_literal(part, at - part.at),
            Some(part) => in_other(part),
            None => 0,
        }
    }

    /// The same passage in a text where all of it stands `by` bytes later.
    pub fn moved(mut self, by: usize) -> Self {
        for part in &mut self.parts {
            part.written = part.written.start + by..part.written.end + by;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Passage;

    #[test]
    fn the_way_back_is_exact_where_it_can_be() {
        let source = "a&#64;é.org";
        let mut passage = Passage::default();
        passage.push("a", 0..1, source);
        passage.push("@", 1..6, source);
        passage.push("é.org", 6..12, source);
        assert_eq!(passage.text(), "a@é.org");
        assert_eq!(passage.written(&(0..8)), 0..12);
        assert_eq!(passage.written(&(1..2)), 1..6);
        assert_eq!(passage.written(&(4..5)), 8..9);
        assert_eq!(passage.clone().moved(10).written(&(2..4)), 16..18);
        assert_eq!(Passage::whole("abc", 4..9).written(&(1..2)), 4..9);
        assert_eq!(Passage::default().written(&(0..0)), 0..0);
    }
}
