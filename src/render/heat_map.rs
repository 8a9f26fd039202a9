//! The heat map: every place with every shift, how many and which way.

use serde::Serialize;

use crate::model::{Facet, Ix, Shift, depth_first};
use crate::render::frame::Frame;
use crate::render::heat::{CellView, LEVELS, cell};
use crate::render::here::{DateView, Here, Link};
use crate::render::home::shift_counts;
use crate::site::{Export, SitePath};

/// The deepest indent that the stylesheet knows.
const DEEPEST: usize = 6;

/// The view of `heat-map.html`.
#[derive(Serialize)]
pub(super) struct HeatMapView<'a> {
    frame: Frame<'a>,
    columns: Vec<Column<'a>>,
    rows: Vec<Row<'a>>,
    /// All counted sightings, each once.
    total: usize,
    voices: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    levels: Vec<Level>,
    csv: String,
}

#[derive(Serialize)]
struct Column<'a> {
    link: Link<'a>,
    from: &'a str,
    to: &'a str,
    /// Over all places.
    total: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    depth: usize,
    place: Link<'a>,
    cells: Vec<Option<CellView>>,
    /// Counted sightings here and in its parts, each once.
    total: usize,
}

#[derive(Serialize)]
struct Level {
    level: usize,
    least: usize,
    words: &'static str,
}

pub(super) fn view(here: Here<'_>) -> HeatMapView<'_> {
    let observatory = here.observatory();
    let dates = || observatory.counted().map(|(_, sighting)| sighting.date);
    let voices: std::collections::BTreeSet<_> = observatory
        .counted()
        .map(|(_, sighting)| sighting.voice())
        .collect();
    HeatMapView {
        frame: Frame::new(here, "Heat map").described(
            "How many sightings tell of each shift at each place, and which way it goes",
        ),
        columns: observatory
            .shifts
            .iter()
            .map(|(ix, shift)| column(here, ix, shift))
            .collect(),
        rows: depth_first(&observatory.places)
            .into_iter()
            .map(|(place, depth)| Row {
                depth: depth.min(DEEPEST),
                place: here.place(place),
                cells: observatory
                    .shifts
                    .iter()
                    .map(|(ix, shift)| {
                        let path = SitePath::cell(place, ix, 1, observatory);
                        let counts = here.site.heat_map.counts(place, ix);
                        cell(shift, counts, Some(here.to(&path)))
                    })
                    .collect(),
                total: here.site.counted(Facet::Place(place)).len(),
            })
            .collect(),
        total: observatory.counted().count(),
        voices: voices.len(),
        first: dates().min().map(DateView::from),
        last: dates().max().map(DateView::from),
        levels: LEVELS
            .iter()
            .enumerate()
            .map(|(index, &(least, words))| Level {
                level: index + 1,
                least,
                words,
            })
            .collect(),
        csv: here.to(&Export::HeatMapCsv.path()),
    }
}

fn column<'a>(here: Here<'a>, ix: Ix<Shift>, shift: &'a Shift) -> Column<'a> {
    Column {
        link: here.facet(Facet::Shift(ix)),
        from: &shift.from_name,
        to: &shift.to_name,
        total: shift_counts(here, Facet::Shift(ix)).total,
    }
}
