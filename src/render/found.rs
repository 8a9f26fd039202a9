//! The files that a browser loads when somebody searches, or narrows a list down: the words of the index, what can be
//! narrowed down by, and what is shown of everything that can be found.
//!
//! Each of these files is a script with one call, because a page that is opened from a folder may load scripts
//! and nothing else.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::{Value, json};
use xxhash_rust::xxh3::Xxh3;

use crate::direction::closed;
use crate::model::{Entry, FacetKind};
use crate::render::card::{Card, card};
use crate::render::filter::filters;
use crate::render::here::Here;
use crate::site::{Behind, FOUND_LENGTH, Findable, List, Page, Site, SitePath, term};

/// What is shown of something that was found, with links from the root of the site.
#[derive(Serialize)]
#[serde(untagged)]
enum Found<'a> {
    Sighting(Box<Card<'a>>),
    /// A link, what kind of word it is, and what it means.
    Word(Value),
}

/// Changes whenever anything that is found, or the way it is shown, does.
pub(super) fn version(here: Here<'_>) -> &str {
    here.made.found_version(|| hashed(here))
}

fn hashed(here: Here<'_>) -> String {
    let index = here.site.index();
    let mut hash = Hashed(Xxh3::new());
    for text in index.buckets.iter().chain(index.terms.values()) {
        hash.0.update(text.as_bytes());
        hash.0.update(&[0]);
    }
    for page in 0..here.site.findable_count().div_ceil(FOUND_LENGTH) {
        write_page(here, page, &mut hash).expect("a hash takes everything");
    }
    format!("{:016x}", hash.0.digest())
}

struct Hashed(Xxh3);

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a bucket of the index.
pub(super) fn write_words(site: &Site, bucket: usize, sink: &mut dyn Write) -> io::Result<()> {
    let words = &site.index().buckets[bucket];
    write_call(&format!("words-{bucket}"), words, sink)
}

/// Writes what can be narrowed down by of one kind, with what has it.
pub(super) fn write_terms(site: &Site, kind: &str, sink: &mut dyn Write) -> io::Result<()> {
    let terms = site.index().terms.get(kind);
    write_call(
        &format!("terms-{kind}"),
        &terms.map_or("", |terms| terms),
        sink,
    )
}

/// Writes what all of that is called, and what is needed to read the other files. It is the only one that lists load
/// without its version, so that a new sighting changes no list but those that it stands in.
pub(super) fn write_filters(here: Here<'_>, sink: &mut dyn Write) -> io::Result<()> {
    let site = here.site;
    let data = json!({
        "version": version(here),
        "documents": site.findable_count(),
        "page_length": FOUND_LENGTH,
        "kinds": term::KINDS,
        "filters": filters(site),
    });
    write_call("filters", &data, sink)
}

/// Writes a page of what is shown of things that can be found.
pub(super) fn write_page(here: Here<'_>, page: usize, sink: &mut dyn Write) -> io::Result<()> {
    let root = SitePath::fixed("index.html");
    let here = Here {
        path: &root,
        page: &Page::Home,
        ..here
    };
    let first = page * FOUND_LENGTH;
    let shown: Vec<Found<'_>> = here
        .site
        .findable(first..first + FOUND_LENGTH)
        .map(|findable| found(here, findable))
        .collect();
    write_call(&format!("pages-{page}"), &shown, sink)
}

fn found(here: Here<'_>, findable: Findable) -> Found<'_> {
    match findable {
        Findable::Sighting(ix) => Found::Sighting(Box::new(card(here, ix))),
        Findable::Facet(facet) => {
            let context = here.site.language.text(match facet.kind() {
                FacetKind::Place => "findable-place",
                FacetKind::Theme => "findable-theme",
                FacetKind::Shift => "findable-shift",
                FacetKind::Condition => "conditions-title",
            });
            let entry = facet.entry(here.observatory());
            word(entry, here.list(List::Facet(facet), 1), context)
        }
        Findable::Party(party) => {
            let href = here.list(List::Behind(Behind::Party(party)), 1);
            let context = here.site.language.text("between-title");
            word(&here.observatory().parties[party], href, context)
        }
    }
}

fn word<'a>(word: &dyn Entry, href: String, context: &str) -> Found<'a> {
    Found::Word(json!({
        "link": { "href": href, "text": word.name() },
        "context": context,
        "summary": word.about().unwrap_or_default(),
    }))
}

/// JSON as short as it can be, in which no text turns what a script puts beside it.
struct Closed;

impl Formatter for Closed {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        writer.write_all(closed(fragment).as_bytes())
    }
}

fn write_call(name: &str, data: &impl Serialize, sink: &mut dyn Write) -> io::Result<()> {
    let mut json = Vec::new();
    data.serialize(&mut Serializer::with_formatter(&mut json, Closed))?;
    let json = String::from_utf8(json).expect("JSON is made of texts");
    // To older browsers these two end a line of a script, even within a text: then nothing of the file would be found.
    let json = json
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    writeln!(sink, "found(\"{name}\",{json});")
}
