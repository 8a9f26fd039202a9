//! Lists of sightings: all of them, and those behind a cell of the heat map.

use serde::Serialize;

use crate::model::{Facet, FacetKind, Ix, Place, Shift};
use crate::render::card::{Card, Pager, page_of};
use crate::render::frame::Frame;
use crate::render::heat::{Tally, tallies};
use crate::render::here::{Here, Link};
use crate::site::{Site, SitePath};

/// The view of `sightings.html`.
#[derive(Serialize)]
pub(super) struct SightingsView<'a> {
    frame: Frame<'a>,
    number: usize,
    total: usize,
    views: usize,
    ways_in: Vec<Link<'a>>,
    cards: Vec<Card<'a>>,
    pager: Option<Pager>,
}

/// The view of `cell.html`.
#[derive(Serialize)]
pub(super) struct CellListView<'a> {
    frame: Frame<'a>,
    number: usize,
    total: usize,
    voices: usize,
    /// Whether the place has parts, which it counts.
    has_parts: bool,
    place: Link<'a>,
    shift: Link<'a>,
    heat_map: Link<'a>,
    tallies: Vec<Tally>,
    cards: Vec<Card<'a>>,
    pager: Option<Pager>,
}

pub(super) fn sightings(here: Here<'_>, number: usize) -> SightingsView<'_> {
    let Site { all, counted, .. } = here.site;
    let (cards, pager) = page_of(here, all, number, SitePath::sightings);
    let mut ways_in: Vec<Link<'_>> = [
        (FacetKind::Place, "By place"),
        (FacetKind::Theme, "By theme"),
        (FacetKind::Shift, "By shift"),
    ]
    .into_iter()
    .map(|(kind, text)| Link {
        href: here.to(&SitePath::index(kind)),
        text,
    })
    .collect();
    ways_in.push(Link {
        href: here.to_fixed("timeline.html"),
        text: "By time",
    });
    SightingsView {
        frame: Frame::new(here, title("Sightings", number))
            .described("Everything that people have noticed, the newest first"),
        number,
        total: all.len(),
        views: all.len() - counted,
        ways_in,
        cards,
        pager,
    }
}

pub(super) fn cell(
    here: Here<'_>,
    place: Ix<Place>,
    shift: Ix<Shift>,
    number: usize,
) -> CellListView<'_> {
    let observatory = here.observatory();
    let cell = here.site.heat_map.cell(place, shift);
    let list = cell.map_or(&[][..], |cell| &cell.sightings);
    let counts = here.site.heat_map.counts(place, shift);
    let path = |number| SitePath::cell(place, shift, number, observatory);
    let (cards, pager) = page_of(here, list, number, path);
    let names = (
        &observatory.shifts[shift].name,
        &observatory.places[place].name,
    );
    CellListView {
        frame: Frame::new(here, title(&format!("{}: {}", names.1, names.0), number)),
        number,
        total: counts.total,
        voices: counts.voices,
        has_parts: !observatory.places[place].parts.is_empty(),
        place: here.place(place),
        shift: here.facet(Facet::Shift(shift)),
        heat_map: Link {
            href: here.to_fixed("heat-map.html"),
            text: "Heat map",
        },
        tallies: tallies(&observatory.shifts[shift], counts),
        cards,
        pager,
    }
}

/// A title that tells the further pages of a list apart.
pub(super) fn title(title: &str, number: usize) -> String {
    match number {
        1 => title.to_owned(),
        _ => format!("{title}, page {number}"),
    }
}
