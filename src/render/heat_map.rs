//! The pages of the heat map: between whom and how many first, then which way, how well it works, and when people
//! noticed. Each layer is a page of its own, and none is blended with another.

use serde::Serialize;

use crate::analysis::{Direction, Lean, Pattern, Scope, voices};
use crate::language::Language;
use crate::model::{End, Facet, Ix, Place, Shift, Sighting};
use crate::render::between::{matrix, pair_name};
use crate::render::card::{Pager, pager};
use crate::render::embed::{Framed, framed};
use crate::render::frame::Frame;
use crate::render::heat::{
    ByShift, HeatTable, Level, Of, Row, Tree, levels, period_columns, shift_over_time, tops,
};
use crate::render::here::{DateView, Here, Link};
use crate::render::map::{self, MapView};
use crate::site::{Behind, Export, Layer, List, SitePath, TABLE_LENGTH, tables};

/// How many rows the tables of one page have together, besides those of the top places.
const ROWS: usize = 160;

/// The view of `heat-map.html`.
#[derive(Serialize)]
pub(super) struct HeatMapView<'a> {
    frame: Frame<'a>,
    layers: Vec<LayerLink<'a>>,
    facts: Facts,
    pattern: PatternView,
    /// Party by party; none where nobody has said between whom.
    matrix: Option<HeatTable<'a>>,
    #[serde(flatten)]
    tables: Tables<'a>,
    levels: Vec<Level>,
    csv: String,
    /// How somebody else shows this; none where there is no whole address.
    embed: Option<Framed>,
    /// None where nothing would be on it.
    map: Option<MapView<'a>>,
}

/// The view of `layer.html` and `when.html`.
#[derive(Serialize)]
pub(super) struct LayerView<'a> {
    frame: Frame<'a>,
    /// `which-way`, `how-well` or `when`.
    layer: &'static str,
    layers: Vec<LayerLink<'a>>,
    facts: Facts,
    #[serde(flatten)]
    tables: Tables<'a>,
    /// How many more top places something was told of, where not all are named; only over time.
    rest: usize,
    levels: Vec<Level>,
}

/// The view of `parts.html`: more places of a long table.
#[derive(Serialize)]
pub(super) struct PartsView<'a> {
    frame: Frame<'a>,
    way: Vec<Link<'a>>,
    table: HeatTable<'a>,
    /// Below this no tendency is told.
    minimum: usize,
    levels: Vec<Level>,
    pager: Option<Pager>,
}

/// A layer and whether it is this one.
#[derive(Serialize)]
struct LayerLink<'a> {
    href: String,
    text: &'a str,
    is_here: bool,
}

/// What all tables of a page are made of.
#[derive(Serialize)]
struct Facts {
    /// Counted sightings.
    total: usize,
    voices: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    /// Below this no tendency is told.
    minimum: usize,
    has_shifts: bool,
    has_places: bool,
}

/// What stands out.
#[derive(Serialize)]
struct PatternView {
    shifts: Vec<Standing>,
    pairs: Vec<Standing>,
}

/// A shift or a relationship that stands out.
#[derive(Serialize)]
struct Standing {
    href: String,
    name: String,
    count: usize,
    /// Which way most of a shift goes, in words; or empty.
    says: String,
}

/// The tables of one layer.
#[derive(Serialize)]
struct Tables<'a> {
    /// The top places, or all places by time.
    overview: Option<HeatTable<'a>>,
    /// A top place each.
    details: Vec<Detail<'a>>,
}

/// A top place and what is within it.
#[derive(Serialize)]
struct Detail<'a> {
    place: Link<'a>,
    /// Counted sightings.
    total: usize,
    /// None where it would be too long here: the page of the place has it.
    table: Option<HeatTable<'a>>,
}

pub(super) fn view(here: Here<'_>) -> HeatMapView<'_> {
    let language = &here.site.language;
    HeatMapView {
        frame: Frame::new(here, language.text("nav-heat-map"))
            .described(language.text("heat-description")),
        layers: layers(here, None),
        facts: facts(here),
        pattern: pattern(here),
        matrix: matrix(here),
        tables: place_tables(here, None),
        levels: levels(here),
        csv: here.to(&Export::HeatMapCsv.path()),
        embed: framed(here, None),
        map: map::view(here),
    }
}

pub(super) fn layer(here: Here<'_>, layer: Layer) -> LayerView<'_> {
    let (name, title, description) = match layer {
        Layer::WhichWay => (
            "which-way",
            "layer-which-way",
            "layer-which-way-description",
        ),
        Layer::HowWell => ("how-well", "layer-how-well", "layer-how-well-description"),
        Layer::When => ("when", "layer-when", "layer-when-description"),
    };
    let language = &here.site.language;
    let (tables, rest) = match layer {
        Layer::When => time_tables(here),
        _ => (place_tables(here, Some(layer)), 0),
    };
    LayerView {
        frame: Frame::new(here, language.text(title)).described(language.text(description)),
        layer: name,
        layers: layers(here, Some(layer)),
        facts: facts(here),
        tables,
        rest,
        levels: levels(here),
    }
}

/// Page `number`, from 2 on, of the table of the parts of a place, or of the top places.
pub(super) fn more_parts(here: Here<'_>, place: Option<Ix<Place>>, number: usize) -> PartsView<'_> {
    let observatory = here.observatory();
    let language = &here.site.language;
    let first = (number - 1) * TABLE_LENGTH;
    let count = match place {
        Some(place) => observatory.places[place].parts.len(),
        None => tops(&observatory.places).count(),
    };
    let last = count.min(first + TABLE_LENGTH);
    let (whose, way) = match place {
        Some(place) => (observatory.places[place].name.as_str(), here.way_to(place)),
        None => (
            language.text("heat-all-places"),
            vec![Link {
                href: here.to_fixed("heat-map.html"),
                text: language.text("nav-heat-map"),
            }],
        ),
    };
    let title = language.say(
        "heat-parts",
        &[
            ("place", whose.into()),
            ("first", (first + 1).into()),
            ("last", last.into()),
            ("count", count.into()),
        ],
    );
    let path = |number| match (number, place) {
        (1, Some(place)) => SitePath::facet(Facet::Place(place), 1, observatory),
        (1, None) => SitePath::fixed("heat-map.html"),
        _ => SitePath::parts(place, number, observatory),
    };
    PartsView {
        table: parts_table(here, place, number, title.clone()),
        frame: Frame::new(here, title),
        way,
        minimum: here.site.settings.thresholds.minimum,
        levels: levels(here),
        pager: pager(here, number, tables(count), path),
    }
}

/// The one table that says most where there is room for no other: the top places, or the parts of the only one. And how
/// many more of these there are than it has room for.
pub(super) fn one_table(here: Here<'_>) -> Option<(HeatTable<'_>, usize)> {
    let places = &here.observatory().places;
    let mut all = tops(places);
    let (first, next) = (all.next()?, all.next());
    let is_whole = places.iter().all(|(_, place)| place.within.is_none());
    let (of, count, name) = match next {
        None if !is_whole => {
            let Place { name, parts, .. } = &places[first];
            (
                Some(first),
                parts.len(),
                here.site
                    .language
                    .say("heat-place-parts", &[("place", name.into())]),
            )
        }
        _ => {
            let name = match is_whole {
                true => "heat-all-places",
                false => "heat-all-places-top",
            };
            let name = here.site.language.text(name);
            (None, tops(places).count(), name.to_owned())
        }
    };
    let table = parts_table(here, of, 1, name);
    Some((table, count.saturating_sub(TABLE_LENGTH)))
}

/// A page of the table of the parts of a place, or of the top places: how many.
pub(super) fn parts_table(
    here: Here<'_>,
    place: Option<Ix<Place>>,
    number: usize,
    name: String,
) -> HeatTable<'_> {
    let rows = with_tree(here, |tree| {
        tree.parts(place, (number - 1) * TABLE_LENGTH, TABLE_LENGTH)
    });
    by_shift(here, None).table("parts", name, &rows, place)
}

fn by_shift(here: Here<'_>, layer: Option<Layer>) -> ByShift<'_, '_> {
    ByShift {
        here,
        map: &here.site.gathered.heat_map,
        of: Of::Everything,
        layer,
    }
}

/// The tree of all places.
fn with_tree<T>(here: Here<'_>, give: impl FnOnce(&Tree<'_>) -> T) -> T {
    let map = &here.site.gathered.heat_map;
    give(&Tree {
        places: &here.observatory().places,
        has_itself: &|place| map.total(place, Scope::Itself) > 0,
        is_shown: &|_| true,
    })
}

/// The top places, then one table for each that has parts, as deep as fits on one page.
fn place_tables(here: Here<'_>, layer: Option<Layer>) -> Tables<'_> {
    let language = &here.site.language;
    let places = &here.observatory().places;
    let of = by_shift(here, layer);
    let all: Vec<Ix<Place>> = tops(places).collect();
    let mut left = ROWS;
    let mut rows_of = |place: Ix<Place>| -> Option<Vec<Row>> {
        let rows = with_tree(here, |tree| {
            tree.all(Some(place), left).or_else(|| {
                let rows = tree.parts(Some(place), 0, TABLE_LENGTH);
                (rows.len() <= left && places[place].parts.len() <= TABLE_LENGTH).then_some(rows)
            })
        })?;
        left -= rows.len();
        Some(rows)
    };
    let details: Vec<Detail<'_>> = all
        .iter()
        .take(TABLE_LENGTH)
        .copied()
        .filter(|&place| !places[place].parts.is_empty())
        .map(|place| {
            let name = &places[place].name;
            let table = rows_of(place).map(|rows| {
                let id = format!("within-{}", places[place].id);
                let name = language.say("heat-place-parts", &[("place", name.into())]);
                of.table(id, name, &rows, Some(place))
            });
            Detail {
                place: here.place(place),
                total: here.site.counted(Facet::Place(place)).len(),
                table,
            }
        })
        .collect();
    let is_needed = !all.is_empty() && (all.len() > 1 || details.is_empty());
    let overview = is_needed.then(|| {
        let rows = with_tree(here, |tree| tree.parts(None, 0, TABLE_LENGTH));
        let name = language.text(match details.is_empty() {
            true => "heat-all-places",
            false => "heat-all-places-top",
        });
        let mut table = of.table("all-places", name, &rows, None);
        if all.len() > TABLE_LENGTH {
            table = table.going_on(Link {
                href: here.to(&SitePath::parts(None, 2, here.observatory())),
                text: language.text("heat-more-places"),
            });
        }
        table
    });
    Tables { overview, details }
}

/// All places by time, then one table for each top place that something was told of, as many as a page names;
/// and how many more there are.
fn time_tables(here: Here<'_>) -> (Tables<'_>, usize) {
    let observatory = here.observatory();
    let language = &here.site.language;
    if here.site.gathered.periods.is_empty() || observatory.shifts.is_empty() {
        let nothing = Tables {
            overview: None,
            details: Vec::new(),
        };
        return (nothing, 0);
    }
    let shifts = || observatory.shifts.iter().map(|(ix, _)| ix);
    let table = |id: String, name: String, place: Option<Ix<Place>>| {
        let rows = shifts().filter_map(|shift| match place {
            // Of one place the shifts that somebody told of are enough: the others stand above.
            Some(place) => {
                let behind = Behind::Cell(place, Scope::Whole, shift);
                let sightings = here.site.behind(behind);
                let row =
                    || shift_over_time(here, shift, &sightings, List::Behind(behind), Some(place));
                (!sightings.is_empty()).then(row)
            }
            None => {
                let facet = Facet::Shift(shift);
                let sightings = here.site.counted(facet);
                Some(shift_over_time(
                    here,
                    shift,
                    sightings,
                    List::Facet(facet),
                    None,
                ))
            }
        });
        let columns = period_columns(here);
        HeatTable::new(here, id, name, "column-shift", columns).with_rows(here, rows.collect())
    };
    let told: Vec<Ix<Place>> = tops(&observatory.places)
        .filter(|&place| here.site.gathered.heat_map.total(place, Scope::Whole) > 0)
        .collect();
    let mut left = ROWS.saturating_sub(observatory.shifts.len());
    let details = match told.as_slice() {
        // One place has it all.
        [_] => Vec::new(),
        _ => told
            .iter()
            .take(TABLE_LENGTH)
            .map(|&place| {
                let Place { id, name, .. } = &observatory.places[place];
                let table = table(
                    format!("when-{id}"),
                    language.say("when-place", &[("place", name.into())]),
                    Some(place),
                );
                let fits = table.length() <= left;
                left -= if fits { table.length() } else { 0 };
                Detail {
                    place: here.place(place),
                    total: here.site.counted(Facet::Place(place)).len(),
                    table: fits.then_some(table),
                }
            })
            .collect(),
    };
    let tables = Tables {
        overview: Some(table(
            "all-places".to_owned(),
            language.text("when-all-places").to_owned(),
            None,
        )),
        details,
    };
    (tables, told.len().saturating_sub(TABLE_LENGTH))
}

fn layers(here: Here<'_>, layer: Option<Layer>) -> Vec<LayerLink<'_>> {
    let language = &here.site.language;
    let first = LayerLink {
        href: here.to_fixed("heat-map.html"),
        text: language.text("layer-how-many"),
        is_here: layer.is_none(),
    };
    let rest = Layer::ALL.into_iter().map(|other| LayerLink {
        href: here.to(&SitePath::layer(other)),
        text: language.text(match other {
            Layer::WhichWay => "layer-which-way",
            Layer::HowWell => "layer-how-well",
            Layer::When => "layer-when",
        }),
        is_here: layer == Some(other),
    });
    std::iter::once(first).chain(rest).collect()
}

fn facts(here: Here<'_>) -> Facts {
    let observatory = here.observatory();
    let counted: Vec<Ix<Sighting>> = observatory.counted().map(|(ix, _)| ix).collect();
    let dates = || counted.iter().map(|&ix| observatory.sighting(ix).date);
    Facts {
        total: counted.len(),
        voices: voices(observatory, &counted),
        first: dates().min().map(|date| here.date(date)),
        last: dates().max().map(|date| here.date(date)),
        minimum: here.site.settings.thresholds.minimum,
        has_shifts: !observatory.shifts.is_empty(),
        has_places: !observatory.places.is_empty(),
    }
}

fn pattern(here: Here<'_>) -> PatternView {
    let site = here.site;
    let minimum = site.settings.thresholds.minimum;
    let Pattern { shifts, pairs } = Pattern::of(
        &site.observatory,
        site.all_shift_counts(),
        &site.gathered.between,
        minimum,
    );
    PatternView {
        shifts: shifts
            .into_iter()
            .map(|(shift, counts)| {
                let Link { href, text } = here.facet(Facet::Shift(shift));
                Standing {
                    href,
                    name: text.to_owned(),
                    count: counts.total,
                    says: says(
                        &site.language,
                        &site.observatory.shifts[shift],
                        Direction::of(counts, minimum),
                    ),
                }
            })
            .collect(),
        pairs: pairs
            .into_iter()
            .map(|(pair, count)| Standing {
                href: here.list(List::Behind(Behind::Pair(pair)), 1),
                name: pair_name(here, pair),
                count,
                says: String::new(),
            })
            .collect(),
    }
}

/// Which way most of a shift goes.
fn says(language: &Language, shift: &Shift, direction: Direction) -> String {
    let towards = |id, end| language.say(id, &[("end", shift.end(end).into())]);
    match direction {
        Direction::TooFew => String::new(),
        Direction::Leans(Lean::AllFirst) => towards("heat-says-all", End::From),
        Direction::Leans(Lean::MostFirst) => towards("heat-says-most", End::From),
        Direction::Leans(Lean::Differ) => language.text("heat-says-differ").to_owned(),
        Direction::Leans(Lean::MostSecond) => towards("heat-says-most", End::To),
        Direction::Leans(Lean::AllSecond) => towards("heat-says-all", End::To),
        Direction::BothWays => language.text("way-both").to_owned(),
        Direction::Still => language.text("heat-says-still").to_owned(),
    }
}
