//! Reading an account: takes its Markdown and gives the parser's events without any raw HTML,
//! and where the raw HTML stood.
//!
//! The words between the tags of raw HTML stay, as text. `script` and `style` go with all that is
//! between their tags, even where the parser sees paragraphs, lists or tables there. One that is
//! never closed takes the rest of its block with it.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::raw::{self, Piece};

/// An event and the bytes of the account that it comes from.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// An account as read.
pub(super) struct Reading<'a> {
    /// Balanced events, none of which is raw HTML.
    pub events: Vec<Placed<'a>>,
    /// The tags, comments and whole elements that were dropped, in the order of the source.
    pub raw_html: Vec<Range<usize>>,
}

/// The text with every lone carriage return made a line feed, as the parser ends no HTML block at
/// one. No byte moves.
pub(super) fn line_ends(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains('\r') {
        return Cow::Borrowed(markdown);
    }
    let bytes = markdown.as_bytes();
    let lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(lone) {
        return Cow::Borrowed(markdown);
    }
    let ended: Vec<u8> = (0..bytes.len())
        .map(|at| if lone(at) { b'\n' } else { bytes[at] })
        .collect();
    Cow::Owned(String::from_utf8(ended).expect("one ASCII byte stands where another stood"))
}

/// Reads an account whose lines end as [`line_ends`] gives them.
pub(super) fn read(markdown: &str) -> Reading<'_> {
    let parser = Parser::new_ext(markdown, options()).into_offset_iter();
    // Without a tag nothing has to go.
    if !markdown.contains('<') {
        return Reading {
            events: parser
                .map(|(event, span)| (printable(event), span))
                .collect(),
            raw_html: Vec::new(),
        };
    }
    let events: Vec<Placed<'_>> = parser.collect();
    let closers = closers(&events);
    let mut sieve = Sieve {
        events: Vec::with_capacity(events.len()),
        raw_html: Vec::new(),
        hidden: None,
        block: None,
        closers,
    };
    for (index, (event, span)) in events.into_iter().enumerate() {
        sieve.take(index, event, span);
    }
    sieve.reveal(markdown.len());
    Reading {
        events: sieve.events,
        raw_html: sieve.raw_html,
    }
}

fn options() -> Options {
    // Heading attributes stay off: they would let an account choose ids, classes and handlers.
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// For each element that goes whole, the index of the last event that closes one.
fn closers(events: &[Placed<'_>]) -> [(&'static str, Option<usize>); 2] {
    raw::whole_names().map(|name| {
        let last = events.iter().rposition(|(event, _)| match event {
            Event::Html(text) | Event::InlineHtml(text) => raw::closing(text, name).is_some(),
            _ => false,
        });
        (name, last)
    })
}

struct Sieve<'a> {
    events: Vec<Placed<'a>>,
    raw_html: Vec<Range<usize>>,
    hidden: Option<Hidden<'a>>,
    block: Option<Block>,
    closers: [(&'static str, Option<usize>); 2],
}

/// An element that goes whole, while its end has not come yet.
struct Hidden<'a> {
    name: &'static str,
    /// Where its opening tag begins, and where what has been hidden so far ends.
    span: Range<usize>,
    /// Whether a closing tag comes; without one it ends where its block ends.
    closes: bool,
    /// The elements that begin inside it and have not ended yet.
    started: Vec<Placed<'a>>,
}

/// The lines of an HTML block, and where each stands in the account.
struct Block {
    text: String,
    lines: Vec<(usize, usize)>,
}

impl Block {
    /// Where in the account a range of the text stands.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end.saturating_sub(1)) + 1
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= at);
        match line.checked_sub(1).and_then(|line| self.lines.get(line)) {
            Some((start, source)) => source + (at - start),
            None => at,
        }
    }
}

impl<'a> Sieve<'a> {
    fn take(&mut self, index: usize, event: Event<'a>, span: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.block = Some(Block {
                    text: String::new(),
                    lines: Vec::new(),
                });
            }
            Event::Html(text) => {
                if let Some(block) = &mut self.block {
                    block.lines.push((block.text.len(), span.start));
                    block.text.push_str(&text);
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(block) = self.block.take() {
                    self.html_block(index, &block);
                }
            }
            Event::InlineHtml(text) => self.inline_html(index, &text, span),
            event => self.pass(event, span),
        }
    }

    /// Anything but raw HTML.
    fn pass(&mut self, event: Event<'a>, span: Range<usize>) {
        if self.hidden.as_ref().is_some_and(|hidden| !hidden.closes) && is_edge_of_block(&event) {
            self.reveal(0);
        }
        let Some(hidden) = &mut self.hidden else {
            self.events.push((printable(event), span));
            return;
        };
        hidden.span.end = hidden.span.end.max(match event {
            Event::Start(_) => span.start,
            _ => span.end,
        });
        match event {
            Event::Start(_) => hidden.started.push((event, span)),
            // What both begins and ends while hidden is gone; what began before ends as it must.
            Event::End(_) if hidden.started.pop().is_some() => {}
            Event::End(_) => self.events.push((event, span)),
            _ => {}
        }
    }

    fn inline_html(&mut self, index: usize, text: &str, span: Range<usize>) {
        if let Some(hidden) = &self.hidden {
            if raw::closing(text, hidden.name).is_some() {
                self.reveal(span.end);
            }
            return;
        }
        match raw::pieces(text).into_iter().next() {
            Some(Piece::Unclosed {
                name, self_closing, ..
            }) => self.hide(index, name, self_closing, span),
            Some(Piece::Dropped { breaks, .. }) => {
                self.raw_html.push(span.clone());
                if breaks {
                    self.events.push((Event::Text(CowStr::Borrowed(" ")), span));
                }
            }
            // The parser gives one tag, comment or the like at a time; anything else is dropped.
            Some(Piece::Words(_)) | None => self.raw_html.push(span),
        }
    }

    /// A whole HTML block: a paragraph for each run of words between the tags that break lines.
    fn html_block(&mut self, index: usize, block: &Block) {
        let mut from = 0;
        if let Some(hidden) = &self.hidden {
            match raw::closing(&block.text, hidden.name) {
                Some(close) => {
                    from = close.end;
                    self.reveal(block.place(&close).end);
                }
                None if hidden.closes => return,
                None => self.reveal(0),
            }
        }
        let mut paragraph = String::new();
        let mut paragraph_span: Option<Range<usize>> = None;
        for piece in raw::pieces(&block.text[from..]) {
            match piece {
                Piece::Words(range) => {
                    let range = from + range.start..from + range.end;
                    paragraph.push_str(&raw::decode(&block.text[range.clone()]));
                    let span = block.place(&range);
                    match &mut paragraph_span {
                        Some(whole) => whole.end = span.end,
                        None => paragraph_span = Some(span),
                    }
                }
                Piece::Dropped { range, breaks } => {
                    let range = from + range.start..from + range.end;
                    self.raw_html.push(block.place(&range));
                    if breaks {
                        self.paragraph(&mut paragraph, paragraph_span.take());
                    }
                }
                Piece::Unclosed {
                    range,
                    name,
                    self_closing,
                } => {
                    let span = block.place(&(from + range.start..from + range.end));
                    self.paragraph(&mut paragraph, paragraph_span.take());
                    self.hide(index, name, self_closing, span);
                    if let Some(hidden) = &mut self.hidden {
                        hidden.span.end = block.offset(block.text.len().saturating_sub(1)) + 1;
                        // Nothing in this block closes it, so the rest of the block is inside it.
                        if !hidden.closes {
                            self.reveal(0);
                        }
                        return;
                    }
                }
            }
        }
        self.paragraph(&mut paragraph, paragraph_span);
    }

    fn paragraph(&mut self, words: &mut String, span: Option<Range<usize>>) {
        let text = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        words.clear();
        if let Some(span) = span.filter(|_| !text.is_empty()) {
            let start = Event::Start(Tag::Paragraph);
            let text = Event::Text(CowStr::from(text));
            self.events.push((start, span.clone()));
            self.events.push((printable(text), span.clone()));
            self.events.push((Event::End(TagEnd::Paragraph), span));
        }
    }

    fn hide(&mut self, index: usize, name: &'static str, self_closing: bool, span: Range<usize>) {
        let closes = self
            .closers
            .iter()
            .any(|(closer, last)| *closer == name && last.is_some_and(|last| last > index));
        if self_closing && !closes {
            self.raw_html.push(span);
            return;
        }
        self.hidden = Some(Hidden {
            name,
            span,
            closes,
            started: Vec::new(),
        });
    }

    /// Ends what is hidden, at `end` or where it had come to.
    fn reveal(&mut self, end: usize) {
        if let Some(hidden) = self.hidden.take() {
            self.raw_html
                .push(hidden.span.start..hidden.span.end.max(end));
            self.events.extend(hidden.started);
        }
    }
}

/// An event whose words hold no character that is for machines alone: no control character but
/// the tab and the line feed, and none that Unicode says is no character at all.
fn printable(event: Event<'_>) -> Event<'_> {
    let clean = |text: &str| {
        text.chars()
            .filter(|&c| is_printable(c))
            .collect::<String>()
    };
    match event {
        Event::Text(text) if !are_printable(&text) => Event::Text(clean(&text).into()),
        Event::Code(text) if !are_printable(&text) => Event::Code(clean(&text).into()),
        event => event,
    }
}

fn are_printable(text: &str) -> bool {
    // Most texts have no such byte, and a look at all of them takes less than one that ends at the first.
    let may = |may, byte: u8| may | may_be_unprintable(byte);
    !text.bytes().fold(false, may) || text.chars().all(is_printable)
}

/// Whether a character that is not printable can begin with this byte.
fn may_be_unprintable(byte: u8) -> bool {
    byte < b' ' || byte == 0x7f || byte == 0xc2 || byte >= 0xef
}

fn is_printable(character: char) -> bool {
    match character {
        '\t' | '\n' => true,
        '\u{fdd0}'..='\u{fdef}' => false,
        _ => !character.is_control() && (character as u32) & 0xfffe != 0xfffe,
    }
}

/// Whether a block, rather than something inside a line, begins or ends here.
pub(super) fn is_edge_of_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_block(&tag.to_end()),
        Event::End(tag) => is_block(tag),
        Event::Rule => true,
        _ => false,
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::{is_printable, line_ends, may_be_unprintable, read};

    /// What was dropped from an account, as written.
    fn dropped(markdown: &str) -> Vec<&str> {
        let reading = read(markdown);
        reading
            .raw_html
            .into_iter()
            .map(|range| &markdown[range])
            .collect()
    }

    #[test]
    fn each_construct_is_dropped_once_and_where_it_stands() {
        for (markdown, expected) in [
            ("a <b>bold</b> word", vec!["<b>", "</b>"]),
            ("a <!-- x\ny --> b", vec!["<!-- x\ny -->"]),
            ("<!-- x\n\ny -->\nb", vec!["<!-- x\n\ny -->"]),
            (
                "> <div\n> id=x>\n> é</div>",
                vec!["<div\n> id=x>", "</div>"],
            ),
            (
                "a <script>*x* [y](z)</script> b",
                vec!["<script>*x* [y](z)</script>"],
            ),
            (
                "<div><script>\n\nx\n\n- y\n\n</script></div>\n\nz",
                vec!["<div>", "<script>\n\nx\n\n- y\n\n</script>", "</div>"],
            ),
            ("a <script>x\n\ny", vec!["<script>x"]),
            ("<div><style>x\ny\n\nz", vec!["<div>", "<style>x\ny\n"]),
            ("- a <script>x\n  - y", vec!["<script>x"]),
            ("a <script src=x /> b", vec!["<script src=x />"]),
            ("`<script>` and \\<script>", vec![]),
            ("```\n<script>\n```", vec![]),
        ] {
            assert_eq!(dropped(markdown), expected, "{markdown:?}");
        }
    }

    /// An account without a `<` is read in a shorter way.
    #[test]
    fn what_has_no_tag_is_read_as_if_it_had_one() {
        for markdown in [
            "# a\n\nb *c* `d\u{7}`\u{1} &lt;b&gt; [e](f \"g\")\r\nh\n\n- i\n- [x] j\n\n| k |\n|--|\n\n[^1]: m\n\n# n\n",
            "a\n\n    b\n\n# c\n",
            "",
        ] {
            let tagged = format!("{markdown}\n<br>");
            let (short, long) = (read(markdown), read(&tagged));
            assert_eq!(short.events, long.events);
            assert!(short.raw_html.is_empty() && long.raw_html.len() == 1);
        }
    }

    #[test]
    fn what_is_not_printable_is_looked_for() {
        for letter in ('\0'..=char::MAX).filter(|&letter| !is_printable(letter)) {
            assert!(
                may_be_unprintable(letter.to_string().as_bytes()[0]),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line_and_moves_no_byte() {
        assert_eq!(line_ends("a\rb\r\nc\r\rd\r"), "a\nb\r\nc\n\nd\n");
        assert_eq!(line_ends("a\r\nb"), "a\r\nb");
    }
}
