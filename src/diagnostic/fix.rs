//! The mend of a fault that needs no decision: what `check --fix` writes.

use std::ops::Range;

use crate::diagnostic::SourceText;

/// Other text for a place in one line of a file. It stands only where nothing else can have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Where in the file's text, in bytes.
    pub span: Range<usize>,
    /// What is to stand there.
    pub replacement: String,
}

impl Fix {
    /// Puts `word`, which needs no escapes, into the quotation marks of the text at `span`; none where no
    /// text stands there, or one over several lines.
    pub fn quoted(source: &SourceText, span: Range<usize>, word: &str) -> Option<Self> {
        let written = source.text().get(span.clone())?;
        if written.contains('\n') {
            return None;
        }
        let mark = ['"', '\'']
            .into_iter()
            .find(|mark| written.starts_with(*mark))?;
        Some(Self {
            span,
            replacement: format!("{mark}{word}{mark}"),
        })
    }
}

/// The text with every fix in its place; of those that overlap, the first alone, because the others were
/// made for a text that is there no more. What stands outside of them stays as it is.
pub fn mended(text: &str, fixes: &[&Fix]) -> String {
    let mut fixes = fixes.to_vec();
    fixes.sort_by(|a, b| {
        let key = |fix: &Fix| (fix.span.start, fix.span.end);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.replacement.cmp(&b.replacement))
    });
    let mut whole = String::with_capacity(text.len());
    let mut done = 0;
    let mut last: Option<&Fix> = None;
    for fix in fixes {
        let overlaps = last.is_some_and(|last| fix.span.start < done || fix.span == last.span);
        if overlaps {
            continue;
        }
        whole.push_str(&text[done..fix.span.start]);
        whole.push_str(&fix.replacement);
        done = fix.span.end;
        last = Some(fix);
    }
    whole.push_str(&text[done..]);
    whole
}

#[cfg(test)]
mod tests {
    use super::{Fix, mended};
    use crate::diagnostic::SourceText;

    fn fix(span: std::ops::Range<usize>, replacement: &str) -> Fix {
        Fix {
            span,
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn what_stands_outside_stays_and_of_two_that_overlap_the_first_is_taken() {
        let fixes = [
            fix(6..8, "G"),
            fix(1..3, "é"),
            fix(2..4, "X"),
            fix(1..3, "f"),
        ];
        let fixes: Vec<&Fix> = fixes.iter().collect();
        assert_eq!(mended("abcdefghi", &fixes), "afdefGi");
        assert_eq!(mended("abc", &[]), "abc");
        assert_eq!(mended("abc", &[&fix(3..3, "d")]), "abcd");
    }

    #[test]
    fn a_word_keeps_the_marks_that_stand_around_it() {
        let source = SourceText::new("x.toml", "a = 'x'\nb = \"y\"\nc = 1");
        let quoted = |span| Fix::quoted(&source, span, "z").map(|fix| fix.replacement);
        assert_eq!(quoted(4..7).as_deref(), Some("'z'"));
        assert_eq!(quoted(12..15).as_deref(), Some("\"z\""));
        assert_eq!(quoted(20..21), None);
    }
}
