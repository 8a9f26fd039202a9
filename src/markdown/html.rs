//! HTML of an account: takes its Markdown and gives the elements that stand on the page.
//!
//! Headings begin at `h3`, below the page's own two. Every id begins with `account-`. There are no
//! styles, handlers, forms or frames. A picture that is asked for and known is shown once; any other gives its
//! alternative text. What the account nests too deep for any reader keeps its words and loses its boxes, and what it repeats
//! thousands of times is written briefly, so that the page stays a small multiple of the account.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use super::address::{self, Kind};
use super::reading::{self, Placed};
use super::sections::{self, Sections};

/// How many elements may stand inside one another.
const DEEPEST: usize = 32;

/// How many marks in the text link to their notes; those after are numbers without a link.
const MOST_LINKED_MARKS: usize = 1_000;

/// How many empty cells are written; after those, a row's missing cells stay missing.
const MOST_EMPTY_CELLS: usize = 2_000;

/// No language of a code block has a longer name, in bytes.
const LONGEST_LANGUAGE: usize = 32;

const HEADINGS: [(&str, &str); 4] = [
    ("h3", "</h3>\n"),
    ("h4", "</h4>\n"),
    ("h5", "</h5>\n"),
    ("h6", "</h6>\n"),
];

/// Where a relative link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To this address, as it is to stand on the page.
    To(String),
    /// Nowhere that is published: the words stay and the link goes.
    Nowhere,
}

/// A picture as it is to stand on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The address of each of its versions and how wide that is, from narrow to wide; there is at least one.
    pub versions: Vec<(String, u32)>,
    /// How wide the widest is, in dots.
    pub width: u32,
    /// How high the widest is, in dots.
    pub height: u32,
    /// What stands for it where the account has no words.
    pub alt: String,
}

/// The HTML of an account. `picture` is asked for each picture with a relative address, and each is shown once.
/// `resolve` is asked where each relative link leads; it is given the
/// address as the account has it, with character references decoded. Links to headings of the
/// same account (`#…`) are not asked for: they lead to the heading, or nowhere.
pub fn html(
    markdown: &str,
    resolve: &dyn Fn(&str) -> Destination,
    picture: &dyn Fn(&str) -> Option<Shown>,
) -> String {
    let markdown = reading::line_ends(markdown);
    let reading = reading::read(&markdown);
    let mut writer = Writer {
        out: String::with_capacity(markdown.len() + markdown.len() / 2),
        set_aside: Vec::new(),
        open: Vec::new(),
        sections: sections::in_events(&reading.events),
        headings_seen: 0,
        outline: Vec::new(),
        images: 0,
        image: None,
        shown: HashSet::new(),
        link: None,
        table: None,
        tables_seen: 0,
        empty_cells: 0,
        notes: Notes::of(&reading.events),
        resolve,
        picture,
    };
    for (event, _) in reading.events {
        writer.event(event);
    }
    writer.list_of_notes();
    writer.out
}

struct Writer<'r> {
    out: String,
    /// What was written before the note that is being written now; notes come last.
    set_aside: Vec<String>,
    open: Vec<Open>,
    sections: Sections,
    headings_seen: usize,
    /// The headings that the next may stand under: the account's level, and ours from 0.
    outline: Vec<(HeadingLevel, usize)>,
    /// How many images the words stand in.
    images: usize,
    /// The picture that the words are about, where it is shown.
    image: Option<Shown>,
    /// The widest versions of the pictures that have been shown.
    shown: HashSet<String>,
    /// How many elements were open where the open link began.
    link: Option<usize>,
    table: Option<Table>,
    tables_seen: usize,
    empty_cells: usize,
    notes: Notes,
    resolve: &'r dyn Fn(&str) -> Destination,
    picture: &'r dyn Fn(&str) -> Option<Shown>,
}

/// An element that has begun. One that is left out has an empty `close`.
struct Open {
    start: usize,
    inside: usize,
    close: &'static str,
    /// Whether it stands even without words.
    stays: bool,
}

struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                escape(&mut self.out, &text);
            }
            Event::Code(text) => {
                self.inline("<code>", "</code>");
                escape(&mut self.out, &text);
                self.close();
            }
            // Reading the account has taken these out and left their words as text.
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::FootnoteReference(label) => self.mark(&label),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak if self.images > 0 => self.out.push(' '),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule if self.has_room(1) => self.out.push_str("<hr>\n"),
            Event::Rule => self.new_line(),
            Event::TaskListMarker(done) => self.out.push_str(if done { "☑ " } else { "☐ " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.block("<p>", "</p>\n"),
            Tag::Heading { level, .. } => self.heading(level),
            Tag::BlockQuote(_) => self.block("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::List(first) => self.list(first),
            Tag::Item => self.part_of_list("<li>", "</li>\n"),
            Tag::FootnoteDefinition(label) => self.note(&label),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => self.row(true),
            Tag::TableRow => self.row(false),
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.inline("<em>", "</em>"),
            Tag::Strong => self.inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.inline("<del>", "</del>"),
            Tag::Link {
                link_type,
                dest_url,
                title: _,
                id: _,
            } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.image(&dest_url),
            // The parser is not asked to know these; were it to, their words would stay.
            Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {
                self.new_line();
                self.nothing();
            }
            Tag::Superscript | Tag::Subscript => self.nothing(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => self.close(),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead | TagEnd::TableRow => self.close(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Link => {
                self.close();
                if self.link == Some(self.open.len()) {
                    self.link = None;
                }
            }
            TagEnd::Image => self.end_image(),
        }
    }

    /// Whether so many more elements may stand inside the open ones.
    fn has_room(&self, levels: usize) -> bool {
        self.images == 0 && self.open.len() + levels <= DEEPEST
    }

    fn open(&mut self, tag: &str, close: &'static str, stays: bool) {
        let start = self.out.len();
        self.out.push_str(tag);
        self.open.push(Open {
            start,
            inside: self.out.len(),
            close,
            stays,
        });
    }

    /// An element of which only the words are written.
    fn nothing(&mut self) {
        self.open("", "", true);
    }

    fn block(&mut self, tag: &str, close: &'static str) {
        // The parser gives up on a table with very many missing cells, and the rest of its rows
        // comes as a paragraph inside it. HTML has no place for that, so the table ends first.
        if self.table.is_some() {
            self.end_table();
            self.nothing();
        }
        if self.has_room(1) {
            self.open(tag, close, false);
        } else {
            self.new_line();
            self.nothing();
        }
    }

    fn inline(&mut self, tag: &str, close: &'static str) {
        if self.has_room(1) {
            self.open(tag, close, false);
        } else {
            self.nothing();
        }
    }

    /// Ends the element that began last. One without words is taken back.
    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        if !open.stays && self.out[open.inside..].trim().is_empty() {
            self.out.truncate(open.start);
        } else {
            self.out.push_str(open.close);
        }
    }

    fn new_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// A heading stands one level below the one that it is under, however many levels the
    /// account leaves out, as readers who move from heading to heading would miss those.
    fn heading(&mut self, level: HeadingLevel) {
        let id = self.sections.ids.get_mut(self.headings_seen);
        self.headings_seen += 1;
        let Some(id) = id.and_then(Option::take) else {
            self.block("<p>", "</p>\n");
            return;
        };
        while self
            .outline
            .last()
            .is_some_and(|(above, _)| *above >= level)
        {
            self.outline.pop();
        }
        let below = self.outline.last().map_or(0, |(_, ours)| ours + 1);
        let ours = below.min(HEADINGS.len() - 1);
        self.outline.push((level, ours));
        let (element, close) = HEADINGS[ours];
        self.open(&format!("<{element} id=\"{id}\">"), close, false);
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let tag = match kind {
            CodeBlockKind::Indented => None,
            CodeBlockKind::Fenced(info) => language(info),
        };
        let tag = match tag {
            Some(language) => format!("<pre><code class=\"language-{language}\">"),
            None => "<pre><code>".to_owned(),
        };
        self.block(&tag, "</code></pre>\n");
    }

    fn list(&mut self, first: Option<u64>) {
        // An item needs its list, so there is room for both or for neither.
        if !self.has_room(2) {
            self.new_line();
            self.nothing();
            return;
        }
        match first {
            None => self.open("<ul>\n", "</ul>\n", false),
            Some(1) => self.open("<ol>\n", "</ol>\n", false),
            Some(first) => self.open(&format!("<ol start=\"{first}\">\n"), "</ol>\n", false),
        }
    }

    fn part_of_list(&mut self, tag: &str, close: &'static str) {
        if self.open.last().is_some_and(|list| !list.close.is_empty()) {
            self.open(tag, close, true);
        } else {
            self.new_line();
            self.nothing();
        }
    }

    fn table(&mut self, alignments: Vec<Alignment>) {
        if !self.has_room(4) {
            self.new_line();
            self.nothing();
            return;
        }
        self.tables_seen += 1;
        // Readers who move from region to region need to tell one from the next.
        let label = match self.tables_seen {
            1 => "Table".to_owned(),
            seen => format!("Table {seen}"),
        };
        let tag =
            format!("<section class=\"scroll\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n");
        self.open(&tag, "</table>\n</section>\n", false);
        self.table = Some(Table {
            alignments,
            column: 0,
            in_head: false,
            has_body: false,
        });
    }

    fn end_table(&mut self) {
        if self.table.take().is_some_and(|table| table.has_body) {
            self.out.push_str("</tbody>\n");
        }
        self.close();
    }

    fn row(&mut self, in_head: bool) {
        let Some(table) = &mut self.table else {
            self.new_line();
            self.nothing();
            return;
        };
        table.column = 0;
        table.in_head = in_head;
        if in_head {
            self.open("<thead>\n<tr>", "</tr>\n</thead>\n", true);
            return;
        }
        let begins_body = !table.has_body;
        table.has_body = true;
        if begins_body {
            self.out.push_str("<tbody>\n");
        }
        self.open("<tr>", "</tr>\n", true);
    }

    fn cell(&mut self) {
        let Some(table) = &mut self.table else {
            self.out.push(' ');
            self.nothing();
            return;
        };
        let alignment = table.alignments.get(table.column);
        table.column += 1;
        let class = match alignment {
            None | Some(Alignment::None) => "",
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
        };
        if table.in_head {
            self.open(&format!("<th scope=\"col\"{class}>"), "</th>", false);
        } else {
            self.open(&format!("<td{class}>"), "</td>", false);
        }
    }

    /// A cell without words heads nothing and is aligned to nothing.
    fn end_cell(&mut self) {
        let before = self.open.last().map_or(0, |cell| cell.start);
        self.close();
        if self.table.is_some() && self.out.len() == before && self.empty_cells < MOST_EMPTY_CELLS {
            self.empty_cells += 1;
            self.out.push_str("<td></td>");
        }
    }

    fn link(&mut self, link_type: LinkType, destination: &str) {
        if self.link.is_some() || !self.has_room(1) {
            self.nothing();
            return;
        }
        let Some((address, rel)) = self.lead(&full(link_type, destination)) else {
            self.nothing();
            return;
        };
        let mut tag = String::from("<a href=\"");
        address::write(&mut tag, &address);
        tag.push('"');
        tag.push_str(rel);
        tag.push('>');
        self.link = Some(self.open.len());
        self.open(&tag, "</a>", false);
    }

    /// The address that a link gets, and what it says about it.
    fn lead(&self, destination: &str) -> Option<(String, &'static str)> {
        match address::kind(destination) {
            Kind::Web => Some((destination.to_owned(), " rel=\"noopener noreferrer\"")),
            Kind::Mail => Some((destination.to_owned(), "")),
            Kind::Section => self
                .sections
                .find(destination)
                .map(|id| (format!("#{id}"), "")),
            Kind::Relative => match (self.resolve)(destination) {
                // What comes back may be made of what went in, so it is looked at as well.
                Destination::To(address) if address::kind(&address) != Kind::Refused => {
                    Some((address, ""))
                }
                Destination::To(_) | Destination::Nowhere => None,
            },
            Kind::Nowhere | Kind::Refused => None,
        }
    }

    fn image(&mut self, destination: &str) {
        let is_new = self.images == 0 && address::kind(destination) == Kind::Relative;
        if is_new && let Some(picture) = (self.picture)(destination) {
            // The same picture may be named in several ways.
            let widest = picture.versions.last().map(|(address, _)| address.clone());
            if self.shown.insert(widest.unwrap_or_default()) {
                self.image = Some(picture);
            }
        }
        self.images += 1;
        self.nothing();
    }

    /// The words that have been written since the picture began are what it shows.
    fn end_image(&mut self) {
        self.images = self.images.saturating_sub(1);
        let start = self.open.last().map_or(self.out.len(), |open| open.start);
        self.close();
        if self.images > 0 {
            return;
        }
        let Some(Shown {
            versions,
            width,
            height,
            alt,
        }) = self.image.take()
        else {
            return;
        };
        let words = self.out.split_off(start);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.out.push_str("<img src=\"");
        let widest = versions.last().map_or("", |(address, _)| address);
        address::write(&mut self.out, widest);
        if versions.len() > 1 {
            self.out.push_str("\" srcset=\"");
            for (index, (address, width)) in versions.iter().enumerate() {
                self.out.push_str(if index == 0 { "" } else { ", " });
                address::write(&mut self.out, address);
                write!(self.out, " {width}w").expect("a String takes all that is written to it");
            }
            write!(self.out, "\" sizes=\"(min-width: 45em) 40rem, 100vw").expect("as above");
        }
        write!(
            self.out,
            "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\""
        )
        .expect("as above");
        match words.is_empty() {
            true => quote(&mut self.out, &alt),
            // Their other signs have been written so already.
            false => self.out.push_str(&words.replace('"', "&quot;")),
        }
        self.out.push_str("\">");
    }

    /// The mark of a note in the text. The first gets the id that the note leads back to.
    fn mark(&mut self, label: &str) {
        if self.images > 0 {
            return;
        }
        let Some(number) = self.notes.number(label) else {
            return;
        };
        if self.link.is_some() || self.notes.linked == MOST_LINKED_MARKS {
            write!(self.out, "<sup>{number}</sup>")
        } else if self.notes.led_back.insert(number) {
            self.notes.linked += 1;
            write!(
                self.out,
                "<sup><a href=\"#account-note-{number}\" id=\"account-note-{number}-mark\" \
                 aria-label=\"Note {number}\">{number}</a></sup>"
            )
        } else {
            self.notes.linked += 1;
            write!(
                self.out,
                "<sup><a href=\"#account-note-{number}\" aria-label=\"Note {number}\">{number}</a>\
                 </sup>"
            )
        }
        .expect("a String takes all that is written to it");
    }

    fn note(&mut self, label: &str) {
        self.notes.writing.push(Notes::key(label));
        self.set_aside.push(std::mem::take(&mut self.out));
        self.nothing();
    }

    fn end_note(&mut self) {
        self.close();
        let before = self.set_aside.pop().unwrap_or_default();
        let body = std::mem::replace(&mut self.out, before);
        if let Some(key) = self.notes.writing.pop() {
            self.notes.bodies.push((key, body));
        }
    }

    /// The notes, in the order of their marks; those that nothing refers to come last.
    fn list_of_notes(&mut self) {
        if self.notes.bodies.is_empty() {
            return;
        }
        let mut numbered = vec![None; self.notes.numbers.len()];
        let mut others = Vec::new();
        for (key, body) in std::mem::take(&mut self.notes.bodies) {
            let number = self.notes.numbers.get(&key).copied();
            match number.and_then(|number| numbered.get_mut(number - 1)) {
                Some(slot @ None) => *slot = Some(body),
                Some(Some(_)) | None => others.push(body),
            }
        }
        others.retain(|body| !body.trim().is_empty());
        if numbered.is_empty() && others.is_empty() {
            return;
        }
        self.out
            .push_str("<section class=\"notes\" aria-label=\"Notes\">\n<ol>\n");
        for (index, body) in numbered.into_iter().enumerate() {
            self.numbered_note(index + 1, &body.unwrap_or_default());
        }
        for body in others {
            self.out.push_str("<li>");
            self.out.push_str(&body);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn numbered_note(&mut self, number: usize, body: &str) {
        let mut back = String::new();
        if self.notes.led_back.contains(&number) {
            back = format!(
                " <a href=\"#account-note-{number}-mark\" \
                 aria-label=\"Back to the mark of note {number}\">↩\u{fe0e}</a>"
            );
        }
        let (words, end) = match body.strip_suffix("</p>\n") {
            Some(words) => (words, "</p>\n"),
            None => (body, ""),
        };
        let start = format!("<li id=\"account-note-{number}\">");
        for part in [&start, words, &back, end, "</li>\n"] {
            self.out.push_str(part);
        }
    }
}

/// The notes of an account, by their labels.
struct Notes {
    defined: HashSet<String>,
    numbers: HashMap<String, usize>,
    /// The numbers of which a mark with an id has been written.
    led_back: HashSet<usize>,
    linked: usize,
    writing: Vec<String>,
    bodies: Vec<(String, String)>,
}

impl Notes {
    fn of(events: &[Placed<'_>]) -> Self {
        let defined = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(Self::key(label)),
            _ => None,
        });
        Self {
            defined: defined.collect(),
            numbers: HashMap::new(),
            led_back: HashSet::new(),
            linked: 0,
            writing: Vec::new(),
            bodies: Vec::new(),
        }
    }

    fn key(label: &str) -> String {
        label.to_lowercase()
    }

    /// The number of a note, given at its first mark; none if the note is not in the account.
    fn number(&mut self, label: &str) -> Option<usize> {
        let key = Self::key(label);
        if !self.defined.contains(&key) {
            return None;
        }
        let next = self.numbers.len() + 1;
        Some(*self.numbers.entry(key).or_insert(next))
    }
}

/// A link's address with the scheme that an e-mail address in angle brackets goes without.
pub(super) fn full<'a>(link_type: LinkType, destination: &'a str) -> CowStr<'a> {
    match link_type {
        LinkType::Email => format!("mailto:{destination}").into(),
        LinkType::Inline
        | LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown
        | LinkType::Autolink
        | LinkType::WikiLink { .. } => CowStr::Borrowed(destination),
    }
}

/// The language that a code block names, if it is a name and nothing else.
fn language(info: &str) -> Option<String> {
    let name = info.split_ascii_whitespace().next()?.to_ascii_lowercase();
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-');
    (name.len() <= LONGEST_LANGUAGE && name.bytes().all(plain)).then_some(name)
}

/// Writes words so that none of them is markup.
fn escape(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<', '>']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn quote(out: &mut String, words: &str) {
    let start = out.len();
    escape(out, words);
    let written = out.split_off(start);
    out.push_str(&written.replace('"', "&quot;"));
}

#[cfg(test)]
mod tests {
    use super::{Destination, Shown, html};

    fn written(markdown: &str) -> String {
        let resolve = |address: &str| match address.strip_suffix(".md") {
            Some(id) => Destination::To(format!("{id}.html")),
            None => Destination::Nowhere,
        };
        html(markdown, &resolve, &|address| {
            let name = address.strip_suffix(".jpg")?;
            Some(Shown {
                versions: vec![(format!("{name}-1.jpg"), 9)],
                width: 9,
                height: 6,
                alt: "Not \"described\"".to_owned(),
            })
        })
    }

    #[test]
    fn a_picture_is_shown_once_and_otherwise_is_its_words() {
        let image = |alt: &str| {
            format!("<img src=\"a-1.jpg\" width=\"9\" height=\"6\" loading=\"lazy\" alt=\"{alt}\">")
        };
        for (markdown, expected) in [
            (
                "![The hall](a.jpg)",
                format!("<p>{}</p>\n", image("The hall")),
            ),
            (
                "![](a.jpg)",
                format!("<p>{}</p>\n", image("Not &quot;described&quot;")),
            ),
            (
                "![a \"b\" *c*\n<d> & `e`](a.jpg)",
                format!("<p>{}</p>\n", image("a &quot;b&quot; c &amp; e")),
            ),
            (
                "![x ![y](a.jpg) z](a.jpg)",
                format!("<p>{}</p>\n", image("x y z")),
            ),
            (
                "![x](a.jpg) ![y](a.jpg)",
                format!("<p>{} y</p>\n", image("x")),
            ),
            (
                "[![x](a.jpg)](b.md)",
                format!("<p><a href=\"b.html\">{}</a></p>\n", image("x")),
            ),
            ("![x](b.png) y", "<p>x y</p>\n".to_owned()),
            ("![x](https://example.org/a.jpg)", "<p>x</p>\n".to_owned()),
            ("![x](javascript:a.jpg)", "<p>x</p>\n".to_owned()),
        ] {
            assert_eq!(written(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn words_between_dropped_tags_stay() {
        for (markdown, expected) in [
            ("a <b>bold</b> word", "<p>a bold word</p>\n"),
            ("one<br>two", "<p>one two</p>\n"),
            ("<div>*a* &amp; b</div>", "<p>*a* &amp; b</p>\n"),
            ("<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>\n"),
            ("<script>alert(1)</script>", ""),
            ("a <script>alert(1)</script> b", "<p>a  b</p>\n"),
            ("<script>\nx\n\ny", ""),
            ("<style>\n\nx\n\n</style>\n\ny", "<p>y</p>\n"),
            (
                "<div><script>\n\n- a\n\n# b\n\n</script></div>\n\nc",
                "<p>c</p>\n",
            ),
            ("<div>a<script>b\n\nc", "<p>a</p>\n<p>c</p>\n"),
            ("<svg onload=x><text>a</text></svg>", "<p>a</p>\n"),
            (
                "<template><p>a</template><iframe srcdoc='<p>b'>c</iframe>",
                "<p> a c </p>\n",
            ),
            ("<!-- a --!> b", "<p>b</p>\n"),
            ("*a <script> b* c</script> d", "<p><em>a </em> d</p>\n"),
        ] {
            assert_eq!(written(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn links_lead_where_they_may() {
        for (markdown, expected) in [
            (
                "[a](https://example.org/?b&c \"t\")",
                "<p><a href=\"https://example.org/?b&amp;c\" rel=\"noopener noreferrer\">a</a></p>\n",
            ),
            (
                "<hall@example.org>",
                "<p><a href=\"mailto:hall@example.org\">hall@example.org</a></p>\n",
            ),
            ("[a](b.md)", "<p><a href=\"b.html\">a</a></p>\n"),
            ("[a](b.txt)", "<p>a</p>\n"),
            ("[a](//b.example)", "<p>a</p>\n"),
            ("[*a*](javascript:b)", "<p><em>a</em></p>\n"),
            ("[a](javascript:b.md)", "<p>a</p>\n"),
            ("[](b.md)", ""),
            ("[a](#b)", "<p>a</p>\n"),
            (
                "[a](#b-c)\n\n# B c",
                "<p><a href=\"#account-b-c\">a</a></p>\n<h3 id=\"account-b-c\">B c</h3>\n",
            ),
            (
                "[a <https://b.example>](c.md)",
                "<p><a href=\"c.html\">a https://b.example</a></p>\n",
            ),
            ("![a *b*](https://c.example/d.png \"e\")", "<p>a b</p>\n"),
            ("![](a.png)", ""),
            ("[![a](b.png)](c.md)", "<p><a href=\"c.html\">a</a></p>\n"),
        ] {
            assert_eq!(written(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn an_address_that_comes_back_unsafe_is_not_written() {
        let resolve = |_: &str| Destination::To("javascript:b".to_owned());
        let html = html("[a](b)", &resolve, &|_| None);
        assert_eq!(html, "<p>a</p>\n");
    }

    #[test]
    fn headings_follow_one_another_without_a_gap() {
        assert_eq!(
            written("# a\n## b\n#### c\n#### d\n## e\n###### f\n"),
            "<h3 id=\"account-a\">a</h3>\n<h4 id=\"account-b\">b</h4>\n\
             <h5 id=\"account-c\">c</h5>\n<h5 id=\"account-d\">d</h5>\n\
             <h4 id=\"account-e\">e</h4>\n<h5 id=\"account-f\">f</h5>\n"
        );
        assert_eq!(
            written("## a\n# b\n#\n# ![](c)\n"),
            "<h3 id=\"account-a\">a</h3>\n<h3 id=\"account-b\">b</h3>\n"
        );
        assert_eq!(
            written("# a\n## b\n### c\n#### d\n##### e\n"),
            "<h3 id=\"account-a\">a</h3>\n<h4 id=\"account-b\">b</h4>\n\
             <h5 id=\"account-c\">c</h5>\n<h6 id=\"account-d\">d</h6>\n\
             <h6 id=\"account-e\">e</h6>\n"
        );
    }

    #[test]
    fn notes_come_last_and_lead_back() {
        assert_eq!(
            written("[^main]: x\n\na[^MAIN] b[^main]\n\n[^other]: y\n"),
            "<p>a<sup><a href=\"#account-note-1\" id=\"account-note-1-mark\" \
             aria-label=\"Note 1\">1</a></sup> b<sup><a href=\"#account-note-1\" \
             aria-label=\"Note 1\">1</a></sup></p>\n\
             <section class=\"notes\" aria-label=\"Notes\">\n<ol>\n\
             <li id=\"account-note-1\"><p>x <a href=\"#account-note-1-mark\" \
             aria-label=\"Back to the mark of note 1\">↩\u{fe0e}</a></p>\n</li>\n\
             <li><p>y</p>\n</li>\n</ol>\n</section>\n"
        );
    }

    #[test]
    fn tables_scroll_and_are_aligned_by_class() {
        assert_eq!(
            written("|a||\n|-:|-|\n|b|\n"),
            "<section class=\"scroll\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n\
             <thead>\n<tr><th scope=\"col\" class=\"align-right\">a</th><td></td></tr>\n</thead>\n\
             <tbody>\n<tr><td class=\"align-right\">b</td><td></td></tr>\n</tbody>\n\
             </table>\n</section>\n"
        );
    }

    #[test]
    fn code_lists_and_breaks_are_written_plainly() {
        for (markdown, expected) in [
            (
                "```Rust ignore\na<b\n```",
                "<pre><code class=\"language-rust\">a&lt;b\n</code></pre>\n",
            ),
            ("```\"><script>\na\n```", "<pre><code>a\n</code></pre>\n"),
            ("```\n```", ""),
            ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
            (
                "- [ ] a\n- [x] b",
                "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>\n",
            ),
            ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
            ("a\\\nb ~~c~~", "<p>a<br>\nb <del>c</del></p>\n"),
            ("a\u{0}b\u{1b}c\u{85}d\u{fffe}e&#1;", "<p>abcde</p>\n"),
            ("a \u{202e}b", "<p>a \u{202e}b</p>\n"),
            ("a\rb\r\r# c", "<p>a\nb</p>\n<h3 id=\"account-c\">c</h3>\n"),
        ] {
            assert_eq!(written(markdown), expected, "{markdown:?}");
        }
    }
}
