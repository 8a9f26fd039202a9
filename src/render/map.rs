//! The map: a dot wherever something was told of, over plain outlines, and the same facts as a list. Dots are
//! sized by how many and by nothing else: three accounts must not paint a whole town.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::geography::{Base, Dot, Kind, Located, Map, Outline, Position, Radii, dots, fit};
use crate::model::{Ix, Place};
use crate::render::here::{Here, Link};

/// The radii of the dots, in units of a map that is 800 wide.
const LEAST: f64 = 5.0;
const GREATEST: f64 = 32.0;

/// The radius of a dot that stands for all there is, where that is one sighting: with few of them no dot is so
/// large that it looks like many.
const OF_ONE: f64 = 8.0;

/// From this radius on a dot has room for its number.
const ROOMY: f64 = 13.0;

/// How many places of one dot are named before the others are only counted.
const NAMED: usize = 8;

/// The view of a map and its list.
#[derive(Serialize)]
pub(super) struct MapView<'a> {
    /// Of the view box, which begins at 0 0.
    width: String,
    height: String,
    land: Vec<Land<'a>>,
    dots: Vec<DotView<'a>>,
    /// Places of which something was told and that have no coordinates, nor is any around them on the map.
    elsewhere: Vec<Counted<'a>>,
    /// Whether the outlines are those that come with the program, which are named with thanks.
    is_built_in: bool,
}

/// An outline.
#[derive(Serialize)]
struct Land<'a> {
    path: String,
    is_line: bool,
    /// The place that it belongs to.
    place: Option<Link<'a>>,
}

/// One place on the map, or several that lie too close together for a dot each.
#[derive(Serialize)]
struct DotView<'a> {
    /// Where the list tells of it.
    id: String,
    x: String,
    y: String,
    radius: String,
    /// Whether its number fits into it.
    is_roomy: bool,
    count: u64,
    places: Vec<Counted<'a>>,
    /// Their names in a row: "Brent, Camden and 3 more".
    names: String,
    /// How many more there are than are named.
    more: usize,
    /// Where it leads: to its place, or to those of the list that it stands for.
    href: String,
}

/// A place and how many sightings stand for it on the map.
#[derive(Serialize)]
struct Counted<'a> {
    link: Link<'a>,
    count: u64,
}

/// The map of an observatory; none where nothing would be on it.
pub(super) fn view(here: Here<'_>) -> Option<MapView<'_>> {
    let site = here.site;
    let boundaries = site.boundaries.as_ref();
    let positions: BTreeMap<Ix<Place>, Position> = site
        .observatory
        .places
        .iter()
        .filter_map(|(ix, place)| {
            let given = place
                .coordinates
                .and_then(|(lat, lon)| Position::new(lat, lon));
            let within = || boundaries.and_then(|own| own.point_of(&place.id));
            Some((ix, given.or_else(within)?))
        })
        .collect();
    let (on_map, elsewhere) = count(here, &positions);
    let told: Vec<(Ix<Place>, u64)> = on_map.into_iter().collect();
    let located: Vec<Located<'_>> = told
        .iter()
        .map(|(place, _)| Located {
            id: &site.observatory.places[*place].id,
            position: positions[place],
        })
        .collect();
    if located.is_empty() && boundaries.is_none() {
        return None;
    }
    let map = fit(&located, boundaries.map_or(Base::World, Base::Own))?;
    let counts: Vec<u64> = told.iter().map(|(_, count)| *count).collect();
    let all: u64 = counts.iter().sum();
    let radii = Radii {
        least: LEAST,
        greatest: (OF_ONE * (all as f64).sqrt()).clamp(LEAST, GREATEST),
    };
    let dots = dots(&map, &counts, radii);
    let Map {
        width,
        height,
        land,
        ..
    } = map;
    Some(MapView {
        width: format!("{width:.0}"),
        height: format!("{height:.0}"),
        land: land
            .into_iter()
            .map(|outline| land_view(here, outline))
            .collect(),
        dots: dots
            .iter()
            .enumerate()
            .map(|(index, dot)| dot_view(here, index, dot, &told))
            .collect(),
        elsewhere: elsewhere
            .into_iter()
            .map(|(place, count)| Counted {
                link: here.place(place),
                count,
            })
            .collect(),
        is_built_in: boundaries.is_none(),
    })
}

/// Each counted sighting once: at its own place, or the first around it that is on the map; else elsewhere.
fn count(
    here: Here<'_>,
    positions: &BTreeMap<Ix<Place>, Position>,
) -> (BTreeMap<Ix<Place>, u64>, BTreeMap<Ix<Place>, u64>) {
    let places = &here.observatory().places;
    let (mut on_map, mut elsewhere) = (BTreeMap::new(), BTreeMap::new());
    for (_, sighting) in here.observatory().counted() {
        let mut around = places.with_parents(sighting.place);
        match around.find(|place| positions.contains_key(place)) {
            Some(place) => *on_map.entry(place).or_default() += 1,
            None => *elsewhere.entry(sighting.place).or_default() += 1,
        }
    }
    (on_map, elsewhere)
}

fn land_view(here: Here<'_>, outline: Outline) -> Land<'_> {
    let places = &here.observatory().places;
    let place = outline.id.and_then(|id| places.find(&id));
    Land {
        path: outline.d,
        is_line: outline.kind == Kind::Line,
        place: place.map(|place| here.place(place)),
    }
}

fn dot_view<'a>(here: Here<'a>, index: usize, dot: &Dot, told: &[(Ix<Place>, u64)]) -> DotView<'a> {
    let members = dot.members.iter().map(|&member| told[member]);
    let id = format!("dot-{}", index + 1);
    let places: Vec<Counted<'a>> = members
        .take(NAMED)
        .map(|(place, count)| Counted {
            link: here.place(place),
            count,
        })
        .collect();
    let more = dot.members.len().saturating_sub(NAMED);
    DotView {
        href: match dot.members.as_slice() {
            &[alone] => here.place(told[alone].0).href,
            _ => format!("#{id}"),
        },
        id,
        x: format!("{:.1}", dot.centre.x),
        y: format!("{:.1}", dot.centre.y),
        radius: format!("{:.1}", dot.radius),
        is_roomy: dot.radius >= ROOMY,
        count: dot.count,
        names: names(here, &places, more),
        places,
        more,
    }
}

/// As a sentence has them, with how many `more` there are than are named.
fn names(here: Here<'_>, places: &[Counted<'_>], more: usize) -> String {
    let language = &here.site.language;
    let named: Vec<&str> = places.iter().map(|place| place.link.text).collect();
    match more {
        0 => language.all_of(&named),
        _ => language.say(
            "map-names-more",
            &[
                ("names", language.row(named).into()),
                ("count", more.into()),
            ],
        ),
    }
}
