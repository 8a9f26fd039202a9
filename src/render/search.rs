//! The page that finds things, and the files of the index that it loads when somebody searches.
//!
//! Each of these files is a script with one call, because a page that is opened from a folder may load scripts
//! and nothing else.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::{End, Facet, depth_first};
use crate::render::frame::Frame;
use crate::render::here::{Here, Link};
use crate::render::list::ways_in;
use crate::render::script;
use crate::search;
use crate::site::{Site, term};
use crate::theme::SafeJson;
use crate::words::{Word as _, Working};

/// The most places that one list can be picked from; of more only the upper ones are offered.
const MOST_PLACES: usize = 300;

/// The view of `search.html`.
#[derive(Serialize)]
pub(super) struct SearchView<'a> {
    frame: Frame<'a>,
    /// Sightings that can be found.
    total: usize,
    /// How many buckets the index has.
    buckets: usize,
    /// How many things can be found.
    documents: usize,
    /// How many of them one page of the index shows.
    page_length: usize,
    /// Changes whenever the index does.
    version: &'a str,
    /// What the script says.
    words: SafeJson,
    filters: Vec<Filter<'a>>,
    ways_in: Vec<Link<'a>>,
}

/// Something by which sightings are narrowed down.
#[derive(Serialize)]
struct Filter<'a> {
    /// Its name in addresses: `place`.
    key: &'static str,
    label: &'a str,
    /// What is called to choose nothing of it.
    any: &'a str,
    options: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    /// As it stands in addresses: `leeds`.
    value: String,
    text: String,
    /// How deep it stands in the tree of places.
    depth: usize,
    /// The shift that it is a direction of.
    group: Option<&'a str>,
}

pub(super) fn view(here: Here<'_>) -> SearchView<'_> {
    let site = here.site;
    let index = site.index();
    let language = &*site.language;
    let filter = |key, label, any, options| Filter {
        key,
        label: language.text(label),
        any: language.text(any),
        options,
    };
    let filters = [
        filter("place", "search-place", "search-place-any", places(site)),
        filter("shift", "search-shift", "search-shift-any", shifts(site)),
        filter("theme", "search-theme", "search-theme-any", themes(site)),
        filter(
            "working",
            "search-working",
            "search-working-any",
            workings(site),
        ),
        filter("year", "search-year", "search-year-any", years(site)),
    ];
    SearchView {
        frame: Frame::new(here, language.text("search-title"))
            .described(language.text("search-description")),
        total: site.all.len(),
        buckets: index.buckets.len(),
        documents: index.documents,
        page_length: search::PAGE_LENGTH,
        version: &index.version,
        words: script::search(language),
        filters: filters
            .into_iter()
            .filter(|filter| filter.options.len() > 1)
            .collect(),
        ways_in: ways_in(here),
    }
}

fn choice<'a>(value: &str, text: impl Into<String>) -> Choice<'a> {
    Choice {
        value: value.to_owned(),
        text: text.into(),
        depth: 0,
        group: None,
    }
}

/// Those that anything can be found at, in the order of their tree: as deep as there is room for.
fn places(site: &Site) -> Vec<Choice<'_>> {
    let places = &site.observatory.places;
    let used: Vec<_> = depth_first(places)
        .into_iter()
        .filter(|&(place, _)| !site.list(Facet::Place(place)).is_empty())
        .collect();
    let deepest = (0..).find(|depth| {
        let next = used.iter().filter(|(_, deep)| *deep <= depth + 1).count();
        next > MOST_PLACES || next == used.len()
    });
    let deepest = match used.len() {
        0..=MOST_PLACES => usize::MAX,
        _ => deepest.unwrap_or(0),
    };
    used.into_iter()
        .filter(|&(_, depth)| depth <= deepest)
        .map(|(place, depth)| Choice {
            depth,
            ..choice(&places[place].id, &places[place].name)
        })
        .collect()
}

/// Each shift whichever way, and towards each of its ends.
fn shifts(site: &Site) -> Vec<Choice<'_>> {
    let shifts = &site.observatory.shifts;
    shifts
        .iter()
        .filter(|&(shift, _)| !site.list(Facet::Shift(shift)).is_empty())
        .flat_map(|(_, shift)| {
            let towards = |end| {
                let value = term::value(&term::towards(shift.end_id(end))).to_owned();
                choice(
                    &value,
                    site.language
                        .say("search-towards", &[("end", shift.end(end).into())]),
                )
            };
            [
                choice(&shift.id, site.language.text("search-shift-any-way")),
                towards(End::To),
                towards(End::From),
            ]
            .map(|choice| Choice {
                group: Some(&shift.name),
                ..choice
            })
        })
        .collect()
}

fn themes(site: &Site) -> Vec<Choice<'_>> {
    let themes = site.observatory.themes.iter();
    themes
        .filter(|&(theme, _)| !site.list(Facet::Theme(theme)).is_empty())
        .map(|(_, theme)| choice(&theme.id, &theme.name))
        .collect()
}

fn workings(site: &Site) -> Vec<Choice<'_>> {
    let is_said = |working: &&Working| {
        site.observatory
            .sightings
            .iter()
            .any(|sighting| sighting.working == Some(**working))
    };
    Working::ALL
        .iter()
        .filter(is_said)
        .map(|working| choice(working.id(), site.language.name_of(*working)))
        .collect()
}

fn years<'a>(site: &Site) -> Vec<Choice<'a>> {
    let mut years: Vec<i32> = site
        .observatory
        .sightings
        .iter()
        .map(|sighting| sighting.date.year())
        .collect();
    // They stand with the newest first.
    years.dedup();
    years
        .into_iter()
        .map(|year| choice(&year.to_string(), year.to_string()))
        .collect()
}

/// Writes a bucket of the index.
pub(super) fn write_words(site: &Site, bucket: usize, sink: &mut dyn Write) -> io::Result<()> {
    write_call(
        &format!("words-{bucket}"),
        &site.index().buckets[bucket],
        sink,
    )
}

/// Writes a page of what is shown of things that can be found.
pub(super) fn write_page(site: &Site, page: usize, sink: &mut dyn Write) -> io::Result<()> {
    write_call(&format!("pages-{page}"), &site.index().pages[page], sink)
}

fn write_call(name: &str, data: &impl Serialize, sink: &mut dyn Write) -> io::Result<()> {
    write!(sink, "found(\"{name}\",")?;
    serde_json::to_writer(&mut *sink, data)?;
    sink.write_all(b");\n")
}
