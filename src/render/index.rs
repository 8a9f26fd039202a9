//! The pages that list every place, theme, shift or condition.

use serde::Serialize;

use crate::model::{Facet, FacetKind};
use crate::render::facet::helped_and_hindered;
use crate::render::frame::Frame;
use crate::render::here::{Here, Link};
use crate::render::home::{self, ShiftView};
use crate::render::map::{self, MapView};
use crate::render::tree::{Branch, branches};

/// The view of `places.html`.
#[derive(Serialize)]
pub(super) struct PlacesView<'a> {
    frame: Frame<'a>,
    /// None where nothing would be on it.
    map: Option<MapView<'a>>,
    tree: Vec<Branch<'a>>,
}

/// The view of `shifts.html`.
#[derive(Serialize)]
pub(super) struct ShiftsView<'a> {
    frame: Frame<'a>,
    shifts: Vec<ShiftView<'a>>,
}

/// The view of `themes.html` and `conditions.html`.
#[derive(Serialize)]
pub(super) struct WordsView<'a> {
    frame: Frame<'a>,
    words: Vec<WordView<'a>>,
    /// The greatest number that a bar shows; at least 1.
    most: usize,
}

/// A word with its numbers.
#[derive(Serialize)]
struct WordView<'a> {
    link: Link<'a>,
    about: Option<&'a str>,
    /// Counted sightings.
    count: usize,
    helped: usize,
    hindered: usize,
}

pub(super) fn places(here: Here<'_>) -> PlacesView<'_> {
    PlacesView {
        frame: frame(here, FacetKind::Place, "places-description"),
        map: map::view(here),
        tree: branches(here, usize::MAX),
    }
}

pub(super) fn shifts(here: Here<'_>) -> ShiftsView<'_> {
    ShiftsView {
        frame: frame(here, FacetKind::Shift, "shifts-description"),
        shifts: home::shifts(here),
    }
}

pub(super) fn themes(here: Here<'_>) -> WordsView<'_> {
    let words = words(here, FacetKind::Theme);
    let most = words.iter().map(|word| word.count).max();
    WordsView {
        frame: frame(here, FacetKind::Theme, "themes-description"),
        words,
        most: most.unwrap_or_default().max(1),
    }
}

pub(super) fn conditions(here: Here<'_>) -> WordsView<'_> {
    let words = words(here, FacetKind::Condition);
    let most = words
        .iter()
        .flat_map(|word| [word.helped, word.hindered])
        .max();
    WordsView {
        frame: frame(here, FacetKind::Condition, "conditions-description"),
        words,
        most: most.unwrap_or_default().max(1),
    }
}

/// The frame of the page of all words of a kind; `description` is the name of a message.
fn frame<'a>(here: Here<'a>, kind: FacetKind, description: &str) -> Frame<'a> {
    Frame::new(here, here.index(kind).text).described(here.site.language.text(description))
}

fn words(here: Here<'_>, kind: FacetKind) -> Vec<WordView<'_>> {
    kind.facets(here.observatory())
        .into_iter()
        .map(|facet| word(here, facet))
        .collect()
}

fn word(here: Here<'_>, facet: Facet) -> WordView<'_> {
    let counted = here.site.counted(facet);
    let (helped, hindered) = helped_and_hindered(here, facet, counted);
    WordView {
        link: here.facet(facet),
        about: facet.entry(here.observatory()).about(),
        count: counted.len(),
        helped,
        hindered,
    }
}
