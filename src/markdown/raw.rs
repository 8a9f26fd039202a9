//! Raw HTML inside an account: takes the text of an HTML block or of one tag, and gives its
//! pieces: the words, and the tags, comments and elements that are dropped.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// The elements that go whole, because what is between their tags is not for readers.
const WHOLE: [&str; 2] = ["script", "style"];

/// The elements around which a browser breaks the line, so that the words on either side of their
/// tags are not one word. In alphabetical order.
const BREAKING: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// One piece of raw HTML; ranges are bytes of the text that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words between tags, with their character references as written.
    Words(Range<usize>),
    /// A tag, comment, declaration or processing instruction, or an element that goes whole.
    Dropped { range: Range<usize>, breaks: bool },
    /// The opening tag of an element that goes whole and does not end in this text.
    Unclosed {
        range: Range<usize>,
        name: &'static str,
        self_closing: bool,
    },
}

/// Takes text of raw HTML apart. Never fails: what is no markup is words.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut words_from = 0;
    let mut ahead = Ahead::default();
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let Some(end) = markup_end(text, start, &mut ahead) else {
            at = start + 1;
            continue;
        };
        if words_from < start {
            pieces.push(Piece::Words(words_from..start));
        }
        let tag = &text[start..end];
        let piece = match whole(tag) {
            Some(name) => match ahead.closing(text, end, name) {
                Some(close) => Piece::Dropped {
                    range: start..close,
                    breaks: false,
                },
                None => Piece::Unclosed {
                    range: start..end,
                    name,
                    self_closing: tag.ends_with("/>"),
                },
            },
            None => Piece::Dropped {
                range: start..end,
                breaks: breaks(tag),
            },
        };
        at = match &piece {
            Piece::Words(range) | Piece::Dropped { range, .. } => range.end,
            Piece::Unclosed { range, .. } => range.end,
        };
        words_from = at;
        pieces.push(piece);
    }
    if words_from < text.len() {
        pieces.push(Piece::Words(words_from..text.len()));
    }
    pieces
}

/// What is known to be missing in the rest of a text, so that it is looked for only once and the
/// time stays proportional to the length of the text.
#[derive(Default)]
struct Ahead {
    /// A quote that never closes: tags then end at the next `>`, whatever the quotes say.
    unbalanced: bool,
    /// No `>` follows: no tag can end.
    endless: bool,
    /// The elements without a closing tag.
    unclosed: Vec<&'static str>,
}

impl Ahead {
    fn closing(&mut self, text: &str, from: usize, name: &'static str) -> Option<usize> {
        if self.unclosed.contains(&name) {
            return None;
        }
        let end = closing(&text[from..], name).map(|close| from + close.end);
        if end.is_none() {
            self.unclosed.push(name);
        }
        end
    }
}

/// Where the first closing tag of an element that goes whole stands in a text, if it does.
pub(super) fn closing(text: &str, name: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(found) = text[at..].find("</") {
        let start = at + found;
        let rest = &text[start + 2..];
        if begins_with_name(rest, name) {
            let end = rest.find('>').map_or(text.len(), |end| start + 3 + end);
            return Some(start..end);
        }
        at = start + 2;
    }
    None
}

/// The elements that go whole, for those who look for their closing tags.
pub(super) fn whole_names() -> [&'static str; 2] {
    WHOLE
}

/// Words of raw HTML as a reader would see them: character references are decoded.
pub(super) fn decode(words: &str) -> Cow<'_, str> {
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let reference = reference_length(&rest[start..]);
        let written = &rest[start..start + reference];
        // The Markdown parser knows every reference by name, so it is asked.
        match Parser::new(written).nth(1) {
            Some(Event::Text(text)) if reference > 1 => out.push_str(&text),
            _ => out.push_str(written),
        }
        rest = &rest[start + reference..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The length of the character reference that a text begins with, or 1 for a lone `&`.
fn reference_length(text: &str) -> usize {
    let name = text[1..]
        .bytes()
        .take(33)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    if name > 0 && text.as_bytes().get(1 + name) == Some(&b';') {
        name + 2
    } else {
        1
    }
}

/// Where the markup that begins at `start` ends; nothing if that `<` begins none.
fn markup_end(text: &str, start: usize, ahead: &mut Ahead) -> Option<usize> {
    let rest = &text[start..];
    let to = |end: &str| rest.find(end).map(|found| start + found + end.len());
    let upto = |end: &str| to(end).unwrap_or(text.len());
    if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
        return to(">");
    }
    if rest.starts_with("<!--") {
        return Some(comment_end(text, start + 4));
    }
    if rest.starts_with("<![CDATA[") {
        return Some(upto("]]>"));
    }
    if rest.starts_with("<?") {
        return Some(upto("?>"));
    }
    if rest.starts_with("<!") {
        return Some(upto(">"));
    }
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    if ahead.endless {
        return None;
    }
    if !ahead.unbalanced {
        match quoted_tag_end(rest) {
            Some(end) => return Some(start + end),
            None => ahead.unbalanced = true,
        }
    }
    let end = to(">");
    ahead.endless = end.is_none();
    end
}

/// Where a comment ends whose words begin at `from`: after `-->`, or `--!>`, or with the text.
fn comment_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find("--") {
        let after = at + found + 2;
        for end in [">", "!>"] {
            if text[after..].starts_with(end) {
                return after + end.len();
            }
        }
        at = after - 1;
    }
    text.len()
}

/// The end of the tag that a text begins with, where a `>` between the quotes of an attribute
/// does not end it.
fn quoted_tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut previous = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if previous == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            previous = byte;
        }
    }
    None
}

fn whole(tag: &str) -> Option<&'static str> {
    let name = tag.strip_prefix('<')?;
    WHOLE
        .into_iter()
        .find(|whole| begins_with_name(name, whole))
}

fn breaks(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = name[..length].to_ascii_lowercase();
    BREAKING.binary_search(&name.as_str()).is_ok()
}

fn begins_with_name(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(start) = bytes.get(..name.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(name.as_bytes())
        && bytes
            .get(name.len())
            .is_none_or(|&next| next.is_ascii_whitespace() || next == b'/' || next == b'>')
}

#[cfg(test)]
mod tests {
    use super::{BREAKING, Piece, decode, pieces};

    /// The words of a text and what is dropped, as written, in order.
    fn taken_apart(text: &str) -> (Vec<&str>, Vec<&str>) {
        let mut words = Vec::new();
        let mut dropped = Vec::new();
        for piece in pieces(text) {
            match piece {
                Piece::Words(range) => words.push(&text[range]),
                Piece::Dropped { range, .. } | Piece::Unclosed { range, .. } => {
                    dropped.push(&text[range]);
                }
            }
        }
        (words, dropped)
    }

    #[test]
    fn words_stay_and_markup_goes() {
        for (text, words, dropped) in [
            ("<b>x</b>", vec!["x"], vec!["<b>", "</b>"]),
            ("a < b", vec!["a < b"], vec![]),
            ("<a title='>'>x", vec!["x"], vec!["<a title='>'>"]),
            ("<a title= \">\" >x", vec!["x"], vec!["<a title= \">\" >"]),
            ("<a b\">x", vec!["x"], vec!["<a b\">"]),
            ("<a b=\">x<i>y", vec!["x", "y"], vec!["<a b=\">", "<i>"]),
            ("<!-- a > b -->x", vec!["x"], vec!["<!-- a > b -->"]),
            ("<!-- a --!>x-->", vec!["x-->"], vec!["<!-- a --!>"]),
            ("<!-->x-->", vec!["x-->"], vec!["<!-->"]),
            ("<!-- a", vec![], vec!["<!-- a"]),
            ("<?php > ?>x", vec!["x"], vec!["<?php > ?>"]),
            ("<![CDATA[ > ]]>x", vec!["x"], vec!["<![CDATA[ > ]]>"]),
            ("<!DOCTYPE x>x", vec!["x"], vec!["<!DOCTYPE x>"]),
            (
                "<ScRiPt>a<b</sCrIpT >x",
                vec!["x"],
                vec!["<ScRiPt>a<b</sCrIpT >"],
            ),
            ("<scripted>x", vec!["x"], vec!["<scripted>"]),
            ("<div", vec!["<div"], vec![]),
        ] {
            assert_eq!(taken_apart(text), (words, dropped), "{text:?}");
        }
    }

    #[test]
    fn references_are_decoded_once() {
        for (words, expected) in [
            ("Q&amp;A", "Q&A"),
            ("&amp;lt;", "&lt;"),
            ("caf&eacute; &#233; &#xe9;", "café é é"),
            ("AT&T & co; &nonsense;", "AT&T & co; &nonsense;"),
            ("&nbsp;x", "\u{a0}x"),
            ("&", "&"),
        ] {
            assert_eq!(decode(words), expected, "{words:?}");
        }
    }

    #[test]
    fn breaking_elements_are_in_order_for_the_search() {
        assert!(BREAKING.is_sorted());
    }
}
