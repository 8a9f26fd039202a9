//! The page that finds things.

use serde::Serialize;

use crate::render::filter::{Choice, Filter, telling_filters};
use crate::render::found;
use crate::render::frame::Frame;
use crate::render::here::{Here, Link};
use crate::render::list::ways_in;
use crate::render::script;
use crate::site::FOUND_LENGTH;
use crate::theme::SafeJson;

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

pub(super) fn view(here: Here<'_>) -> SearchView<'_> {
    let site = here.site;
    let language = &*site.language;
    let filters = telling_filters(site)
        .into_iter()
        .map(|filter| match filter.key {
            "place" => Filter {
                options: upper(filter.options),
                ..filter
            },
            _ => filter,
        });
    SearchView {
        frame: Frame::new(here, language.text("search-title"))
            .described(language.text("search-description")),
        total: site.gathered.all.len(),
        buckets: site.index().buckets.len(),
        documents: site.findable_count(),
        page_length: FOUND_LENGTH,
        version: found::version(here),
        words: script::search(language),
        filters: filters.filter(|filter| filter.options.len() > 1).collect(),
        ways_in: ways_in(here),
    }
}

/// As deep into the tree as there is room for. `assets/filter.js` does the same for a list.
fn upper(places: Vec<Choice<'_>>) -> Vec<Choice<'_>> {
    if places.len() <= MOST_PLACES {
        return places;
    }
    let reaching = |depth| places.iter().filter(|place| place.depth <= depth).count();
    let deepest = (0..)
        .find(|depth| reaching(depth + 1) > MOST_PLACES)
        .expect("at the deepest all of them are there, which are too many");
    places
        .into_iter()
        .filter(|place| place.depth <= deepest)
        .collect()
}
