//! Reads published pages as a browser does: takes the bytes of one page, gives its tables with every cell, its lists
//! with every card, and the links of both. The tokens are those of html5ever; that every tag is closed where it was
//! opened is asked here, so that no page leans on what browsers do with one that is not.

use std::cell::RefCell;

use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};

/// What is on one page, as far as numbers go.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: String,
    /// The paragraphs of the page's head.
    pub(crate) head: Vec<String>,
    /// The tallies there: of each its signs.
    pub(crate) tallies: Vec<Vec<Sign>>,
    pub(crate) tables: Vec<Table>,
    pub(crate) groups: Vec<Group>,
    /// The sightings that stand in no group.
    pub(crate) cards: Vec<Card>,
    /// Words with a number each, by the id of their section's heading.
    pub(crate) counted: Vec<(String, Vec<Counted>)>,
    /// The neighbours among the pages of a list.
    pub(crate) newer: Option<String>,
    pub(crate) older: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Table {
    /// Empty where it has none.
    pub(crate) id: String,
    pub(crate) classes: Vec<String>,
    pub(crate) caption: String,
    pub(crate) columns: Vec<Head>,
    pub(crate) rows: Vec<Row>,
    pub(crate) foot: Vec<Row>,
    /// Where it goes on, if it does.
    pub(crate) more: Option<String>,
}

/// The head of a row or a column.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) text: String,
    pub(crate) links: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) depth: usize,
    pub(crate) head: Head,
    pub(crate) cells: Vec<Cell>,
}

#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) classes: Vec<String>,
    /// All that is heard of it, hidden words included.
    pub(crate) heard: String,
    /// What is seen of it.
    pub(crate) seen: String,
    pub(crate) signs: Vec<Sign>,
    pub(crate) link: Option<String>,
}

/// A number under the sign of a direction or a rating: "to", "2 towards trusting".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) way: String,
    pub(crate) words: String,
}

/// Sightings under one heading.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: String,
    /// What stands behind the name: "3 sightings, continued".
    pub(crate) count: String,
    pub(crate) cards: Vec<Card>,
}

#[derive(Debug)]
pub(crate) struct Card {
    pub(crate) link: String,
    pub(crate) is_view: bool,
}

#[derive(Debug)]
pub(crate) struct Counted {
    pub(crate) link: String,
    pub(crate) words: String,
    pub(crate) count: String,
}

impl Cell {
    /// The number that a reader takes from it; 0 where nobody has reported anything.
    pub(crate) fn number(&self) -> usize {
        match self.signs.as_slice() {
            [] => leading_number(&self.seen),
            signs => signs.iter().map(Sign::number).sum(),
        }
    }
}

impl Sign {
    pub(crate) fn number(&self) -> usize {
        leading_number(&self.words)
    }
}

/// The number that a text begins with; 0 where it begins with none.
pub(crate) fn leading_number(text: &str) -> usize {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    text[..digits].parse().unwrap_or_default()
}

/// Reads the main part of a page; what is wrong with its markup in words. The frame around it holds no numbers, and
/// most of the bytes of a small page.
pub(crate) fn read(html: &str) -> Result<Page, String> {
    let (start, end) = (html.find("<main"), html.rfind("</main>"));
    let (Some(start), Some(end)) = (start, end) else {
        return Err("no main part".to_owned());
    };
    let document = document(&html[start..end + "</main>".len()])?;
    let main = only(&document, "main")?;
    let head = find(main, &|element| element.has_class("page-head"));
    let in_head = |name: &'static str| head.iter().flat_map(move |head| named(head, name));
    let groups: Vec<&Element> = find(main, &|element| element.has_class("group"));
    let grouped: usize = groups.iter().map(|group| cards(group).len()).sum();
    let loose = if grouped == 0 {
        main
    } else {
        &Element::default()
    };
    let step = |rel: &str| {
        let links = find(main, &|element| element.attribute("rel") == Some(rel));
        links.first().map(|link| link.href())
    };
    let page = Page {
        title: in_head("h1").map(Element::text).collect(),
        head: in_head("p").map(Element::text).collect(),
        tallies: in_head("ul").map(signs).collect(),
        tables: named(main, "table")
            .into_iter()
            .map(|table| read_table(main, table))
            .collect::<Result<_, _>>()?,
        groups: groups.into_iter().map(group).collect::<Result<_, _>>()?,
        cards: cards(loose),
        counted: named(main, "section")
            .into_iter()
            .filter(|section| !section.has_class("scroll") && !section.has_class("group"))
            .map(|section| {
                (
                    section
                        .attribute("aria-labelledby")
                        .unwrap_or("")
                        .to_owned(),
                    counted(section),
                )
            })
            .filter(|(_, counted)| !counted.is_empty())
            .collect(),
        newer: step("prev"),
        older: step("next"),
    };
    let found = page.cards.len()
        + page
            .groups
            .iter()
            .map(|group| group.cards.len())
            .sum::<usize>();
    match found == cards(main).len() {
        true => Ok(page),
        false => Err("some cards stand in a group and others in none".to_owned()),
    }
}

fn read_table(main: &Element, table: &Element) -> Result<Table, String> {
    let id = table.attribute("id").unwrap_or("").to_owned();
    let after = format!("past-{id}");
    let more = find(main, &|element| element.attribute("id") == Some(&after));
    let more = more.into_iter().flat_map(|after| named(after, "a"));
    let part = |name: &str| -> Vec<&Element> {
        let parts = find(table, &|element| element.name == name);
        parts
            .into_iter()
            .flat_map(|part| named(part, "tr"))
            .collect()
    };
    let rows = |name: &str| {
        part(name)
            .into_iter()
            .map(row)
            .collect::<Result<Vec<Row>, String>>()
    };
    Ok(Table {
        classes: table.classes.clone(),
        caption: only(table, "caption")?.text(),
        columns: part("thead")
            .into_iter()
            .flat_map(|row| named(row, "th"))
            .map(read_head)
            .collect(),
        rows: rows("tbody")?,
        foot: rows("tfoot")?,
        more: more.map(Element::href).next(),
        id,
    })
}

fn row(row: &Element) -> Result<Row, String> {
    let head = only(row, "th")?;
    let depth = head
        .classes
        .iter()
        .find_map(|class| class.strip_prefix("depth-")?.parse().ok());
    Ok(Row {
        depth: depth.unwrap_or_default(),
        head: read_head(head),
        cells: named(row, "td").into_iter().map(cell).collect(),
    })
}

fn read_head(head: &Element) -> Head {
    Head {
        text: head.text(),
        links: named(head, "a").into_iter().map(Element::href).collect(),
    }
}

fn cell(cell: &Element) -> Cell {
    Cell {
        classes: cell.classes.clone(),
        heard: cell.text(),
        seen: cell.seen(),
        signs: signs(cell),
        link: named(cell, "a").first().map(|link| link.href()),
    }
}

/// The signs within, each with its number and its words, however it is marked up.
fn signs(within: &Element) -> Vec<Sign> {
    find(within, &|element| element.has_class("sign"))
        .into_iter()
        .map(|sign| Sign {
            way: sign
                .classes
                .iter()
                .find_map(|class| class.strip_prefix("sign-"))
                .unwrap_or("")
                .to_owned(),
            words: sign.text().trim_end_matches(',').to_owned(),
        })
        .collect()
}

fn group(group: &Element) -> Result<Group, String> {
    let heading = find(group, &|element| element.has_class("group-name"));
    let [heading] = heading.as_slice() else {
        return Err("a group has no heading, or several".to_owned());
    };
    let count = find(heading, &|element| element.has_class("count"));
    let count = count.first().map(|count| count.text()).unwrap_or_default();
    let text = heading.text();
    Ok(Group {
        id: heading.attribute("id").unwrap_or("").to_owned(),
        name: text.strip_suffix(&count).unwrap_or(&text).trim().to_owned(),
        count,
        cards: cards(group),
    })
}

fn cards(within: &Element) -> Vec<Card> {
    find(within, &|element| element.has_class("card"))
        .into_iter()
        .map(|card| Card {
            link: named(card, "a")
                .first()
                .map_or(String::new(), |link| link.href()),
            is_view: find(card, &|element| element.has_class("kicker"))
                .iter()
                .any(|kicker| kicker.text().starts_with("A view")),
        })
        .collect()
}

/// What stands in a list of links with a number behind each.
fn counted(within: &Element) -> Vec<Counted> {
    let items = named(within, "li").into_iter();
    items
        .filter_map(|item| {
            let count = find(item, &|element| element.has_class("count"));
            let count = count.first()?.text();
            let text = item.text();
            Some(Counted {
                link: named(item, "a").first()?.href(),
                words: text.strip_suffix(&count)?.trim().to_owned(),
                count,
            })
        })
        .collect()
}

/// An element with all that is in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    classes: Vec<String>,
    inner: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(key, _)| key == name)?;
        Some(value)
    }

    fn href(&self) -> String {
        self.attribute("href").unwrap_or("").to_owned()
    }

    fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|one| one == class)
    }

    /// All its words, with single spaces.
    fn text(&self) -> String {
        self.words(&|_| true)
    }

    /// Those that are not hidden from the eye.
    fn seen(&self) -> String {
        self.words(&|element| !element.has_class("visually-hidden"))
    }

    fn words(&self, keeps: &dyn Fn(&Element) -> bool) -> String {
        let mut text = String::new();
        gather(self, keeps, &mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn gather(element: &Element, keeps: &dyn Fn(&Element) -> bool, text: &mut String) {
    for node in &element.inner {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if keeps(inner) => gather(inner, keeps, text),
            Node::Element(_) => {}
        }
    }
}

/// All elements within one that are so, in the order of the page.
fn find<'e>(within: &'e Element, is_so: &dyn Fn(&Element) -> bool) -> Vec<&'e Element> {
    let mut found = Vec::new();
    search(within, is_so, &mut found);
    found
}

fn search<'e>(within: &'e Element, is_so: &dyn Fn(&Element) -> bool, found: &mut Vec<&'e Element>) {
    for node in &within.inner {
        if let Node::Element(element) = node {
            if is_so(element) {
                found.push(element);
            }
            search(element, is_so, found);
        }
    }
}

fn named<'e>(within: &'e Element, name: &str) -> Vec<&'e Element> {
    find(within, &|element| element.name == name)
}

fn only<'e>(within: &'e Element, name: &str) -> Result<&'e Element, String> {
    match named(within, name).as_slice() {
        [only] => Ok(only),
        found => Err(format!("{} of <{name}> in <{}>", found.len(), within.name)),
    }
}

/// The elements that have no end tag.
const VOID: [&str; 8] = ["meta", "link", "img", "br", "hr", "input", "wbr", "source"];

/// The page as a tree.
fn document(html: &str) -> Result<Element, String> {
    let tokenizer = Tokenizer::new(Builder::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let Tree { mut open, fault } = tokenizer.sink.0.into_inner();
    match (fault, open.len()) {
        (Some(fault), _) => Err(fault),
        (None, 1) => Ok(open.pop().expect("there is one")),
        (None, _) => Err("not every element is closed".to_owned()),
    }
}

/// Those elements that are open, the outermost first; the first of all is the document.
struct Tree {
    open: Vec<Element>,
    fault: Option<String>,
}

struct Builder(RefCell<Tree>);

impl Default for Builder {
    fn default() -> Self {
        Self(RefCell::new(Tree {
            open: vec![Element::default()],
            fault: None,
        }))
    }
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut tree = self.0.borrow_mut();
        let taken = match token {
            Token::TagToken(tag) => tree.take(tag),
            Token::CharacterTokens(text) => tree.add(Node::Text(text.to_string())),
            Token::ParseError(error) => Err(error.into_owned()),
            Token::NullCharacterToken => Err("a null character".to_owned()),
            Token::CommentToken(_) | Token::DoctypeToken(_) | Token::EOFToken => Ok(()),
        };
        if let Err(fault) = taken {
            tree.fault.get_or_insert(format!("line {line}: {fault}"));
        }
        TokenSinkResult::Continue
    }

    /// Within a picture, names and "/>" are those of SVG.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0.borrow().is_in_picture()
    }
}

impl Tree {
    fn is_in_picture(&self) -> bool {
        self.open.iter().any(|element| element.name == "svg")
    }

    fn take(&mut self, tag: Tag) -> Result<(), String> {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            let closed = self.open.pop().expect("the document is open");
            if closed.name != name || self.open.is_empty() {
                return Err(format!("</{name}> closes <{}>", closed.name));
            }
            return self.add(Node::Element(closed));
        }
        let attribute =
            |Attribute { name, value }: Attribute| (name.local.to_string(), value.to_string());
        let attributes: Vec<(String, String)> = tag.attrs.into_iter().map(attribute).collect();
        let class = attributes.iter().find(|(name, _)| name == "class");
        let classes = class.map_or("", |(_, classes)| classes).split(' ');
        let is_closed = match self.is_in_picture() {
            true => tag.self_closing,
            false => VOID.contains(&name.as_str()),
        };
        let element = Element {
            name,
            classes: classes
                .filter(|class| !class.is_empty())
                .map(str::to_owned)
                .collect(),
            attributes,
            inner: Vec::new(),
        };
        match is_closed {
            true => self.add(Node::Element(element)),
            false => {
                self.open.push(element);
                Ok(())
            }
        }
    }

    fn add(&mut self, node: Node) -> Result<(), String> {
        let innermost = self.open.last_mut().ok_or("nothing is open")?;
        innermost.inner.push(node);
        Ok(())
    }
}

#[test]
fn a_page_is_read_with_its_table_its_list_and_what_is_hidden() {
    let page = read(
        "<!DOCTYPE html><html><body><main><header class=\"page-head\"><p>2 sightings, \
         from one voice so far.</p></header>\
         <table class=\"heat\" id=\"t\"><caption>A &amp; B</caption>\
         <thead><tr><th>Place</th><th><a href=\"../s.html\"><span>me</span> <span>to we</span></a></th></tr></thead>\
         <tbody><tr><th class=\"depth-2\"><a href=\"a.html\">A</a> › <a href=\"b.html\">B</a></th>\
         <td class=\"lean-0 few\"><a href=\"x.html#y\"><span class=\"sign sign-to\">2<span class=\"visually-hidden\"> \
         towards we,</span></span> <small>1 voice</small></a></td></tr></tbody></table>\
         <p id=\"past-t\"><a href=\"more.html\">More</a></p>\
         <section class=\"group\"><h2 class=\"group-name\" id=\"y\">2020 <span class=\"count\">1 sighting, \
         continued</span></h2><article class=\"card\"><h3><a href=\"z.html\">Z</a></h3>\
         <p class=\"kicker\">A view, counted nowhere</p></article></section>\
         <svg><path d=\"M0\"/></svg></main></body></html>",
    )
    .expect("it is well formed");
    assert_eq!(page.head, ["2 sightings, from one voice so far."]);
    let [table] = page.tables.as_slice() else {
        panic!("{page:?}");
    };
    assert_eq!(
        (table.caption.as_str(), table.more.as_deref()),
        ("A & B", Some("more.html"))
    );
    assert_eq!(table.columns[1].text, "me to we");
    let row = &table.rows[0];
    assert_eq!((row.depth, row.head.text.as_str()), (2, "A › B"));
    assert_eq!(row.head.links, ["a.html", "b.html"]);
    let cell = &row.cells[0];
    assert_eq!(
        (cell.seen.as_str(), cell.heard.as_str()),
        ("2 1 voice", "2 towards we, 1 voice")
    );
    assert_eq!(
        cell.signs,
        [Sign {
            way: "to".to_owned(),
            words: "2 towards we".to_owned()
        }]
    );
    assert_eq!((cell.number(), cell.link.as_deref()), (2, Some("x.html#y")));
    let group = &page.groups[0];
    assert_eq!(
        (group.name.as_str(), group.count.as_str()),
        ("2020", "1 sighting, continued")
    );
    assert!(group.cards[0].is_view && page.cards.is_empty());
}

#[test]
fn a_page_that_leans_on_the_browser_is_refused() {
    for html in [
        "<main><p>One<p>Two</main>",
        "<main><b><i>One</b></i></main>",
        "<main></p></main>",
        "<main><p class=a class=b>One</p></main>",
        "<main>",
        "<main></main><main></main>",
        "<p>No main part</p>",
    ] {
        assert!(read(html).is_err(), "{html}");
    }
}
