//! Which part of the earth a map shows, and on which sheet.

use crate::geography::Point;
use crate::geography::clip::Window;
use crate::geography::projection::Lambert;
use crate::geography::projection::Projection;
use crate::geography::projection::equal_earth;
use crate::geography::sphere::Ring;
use crate::geography::sphere::Vertex;
use crate::geography::sphere::around;
use crate::geography::sphere::dot;
use crate::geography::sphere::shorter;
use crate::geography::sphere::unit;
use crate::geography::sphere::vector;

/// What is further from the middle than so many degrees makes it a map of the world.
const WIDEST: f64 = 45.0;

/// A map is between so many times as wide as it is high.
const NARROWEST: f64 = 0.8;
const FLATTEST: f64 = 2.0;

/// How much wider and higher a map is than its places: room for their dots and names.
const ROOM: f64 = 1.2;

/// A country or nation at the rim is shown whole where the map then is at most so many times as wide and high.
const WHOLE_COUNTRY: f64 = 1.6;

/// The room about a country that is shown whole, and about boundaries.
const RIM: f64 = 1.06;

/// The parts of the world without Antarctica that a map of it shows: degrees from south to north.
const SOUTH: f64 = -57.0;
const NORTH: f64 = 84.0;

/// A part of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub(super) projection: Projection,
    pub(super) window: Window,
}

/// What there is to show.
pub(super) struct Subject<'a> {
    /// Longitude and latitude of each place.
    pub(super) places: &'a [(f64, f64)],
    /// The corners of boundaries to show whole.
    pub(super) boundaries: &'a [&'a [Vertex]],
    /// Countries, of which those at the rim are shown whole if they nearly are.
    pub(super) countries: &'a [Ring],
    /// The least height, in degrees.
    pub(super) least: f64,
}

/// The extent of a map, `None` where there is nothing to show.
pub(super) fn extent(subject: &Subject<'_>) -> Option<Extent> {
    let places: Vec<[f64; 3]> = subject
        .places
        .iter()
        .map(|&(lon, lat)| vector(lat, lon))
        .collect();
    let mut outermost = places.clone();
    outermost.extend(subject.boundaries.iter().flat_map(|line| extremes(line)));
    outermost.first()?;
    let Some(centre) = centre(&outermost) else {
        return Some(world(subject.places));
    };
    let corners = || subject.boundaries.iter().copied().flatten();
    let of_places = |lambert: &Lambert| Window::of(on_sheet(lambert, places.iter().copied()));
    let of_corners =
        |lambert: &Lambert| Window::of(on_sheet(lambert, corners().map(|corner| corner.at)));

    // The middle of the smallest circle is not quite that of the smallest rectangle.
    let mut lambert = Lambert::about(centre);
    for _ in 0..3 {
        let (x, y) = both(of_places(&lambert), of_corners(&lambert))?.middle();
        lambert = Lambert::about(lambert.inverse(Point { x, y }));
    }
    let of_places = of_places(&lambert).map(|window| roomier(window, ROOM));
    let of_corners = of_corners(&lambert).map(|window| roomier(window, RIM));
    let window = both(of_places, of_corners)?;
    let least = subject.least.to_radians();
    let window = window.resized(window.width().max(least), window.height().max(least));
    Some(Extent {
        projection: Projection::Part(lambert),
        window: shapely(with_countries(window, subject, &places, &lambert)),
    })
}

fn world(places: &[(f64, f64)]) -> Extent {
    let lats = || places.iter().map(|&(_, lat)| lat);
    let south = lats().map(|lat| lat - 3.0).fold(SOUTH, f64::min).max(-90.0);
    let north = lats().map(|lat| lat + 3.0).fold(NORTH, f64::max).min(90.0);
    let side = equal_earth(180.0, 0.0).x;
    Extent {
        projection: Projection::World,
        window: Window {
            left: -side,
            right: side,
            low: equal_earth(0.0, south).y,
            high: equal_earth(0.0, north).y,
        },
    }
}

fn on_sheet(
    lambert: &Lambert,
    ats: impl Iterator<Item = [f64; 3]>,
) -> impl Iterator<Item = (f64, f64)> {
    ats.map(|at| {
        let Point { x, y } = lambert.forward(at);
        (x, y)
    })
}

fn both(a: Option<Window>, b: Option<Window>) -> Option<Window> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.with(b)),
        (one, other) => one.or(other),
    }
}

fn roomier(window: Window, times: f64) -> Window {
    window.resized(window.width() * times, window.height() * times)
}

/// Made wider or higher, where it is too narrow or too flat.
fn shapely(window: Window) -> Window {
    let width = window.width().max(window.height() * NARROWEST);
    window.resized(width, window.height().max(width / FLATTEST))
}

/// The middle of about the smallest circle around all points, `None` where that is too wide for a part of the
/// world. Goes a shorter step towards the furthest point each time: Bădoiu and Clarkson, "Smaller core-sets
/// for balls" (2003), here on a sphere.
fn centre(points: &[[f64; 3]]) -> Option<[f64; 3]> {
    let sum = points.iter().fold([0.0; 3], |sum, at| plus(sum, *at, 1.0));
    let mut centre = unit(sum)?;
    for step in 2..60 {
        let furthest = furthest(points, centre);
        let share = 1.0 / f64::from(step);
        centre = unit(plus(centre, plus(furthest, centre, -1.0), share))?;
    }
    let is_near = dot(furthest(points, centre), centre) >= WIDEST.to_radians().cos();
    is_near.then_some(centre)
}

fn plus(a: [f64; 3], b: [f64; 3], times: f64) -> [f64; 3] {
    [0, 1, 2].map(|i| a[i] + b[i] * times)
}

fn furthest(points: &[[f64; 3]], from: [f64; 3]) -> [f64; 3] {
    let nearness = |at: &[f64; 3]| dot(*at, from);
    let least = |a: &&[f64; 3], b: &&[f64; 3]| nearness(a).total_cmp(&nearness(b));
    points.iter().min_by(least).copied().unwrap_or(from)
}

/// The corners of a line that are furthest along each axis of space, both ways.
fn extremes(line: &[Vertex]) -> Vec<[f64; 3]> {
    let furthest = |axis: [f64; 3]| {
        let along = |at: &[f64; 3]| dot(*at, axis);
        let ats = line.iter().map(|corner| corner.at);
        ats.max_by(|a, b| along(a).total_cmp(&along(b)))
    };
    let axes = [
        [1.0, 0.0, 0.0],
        [-1.0, 0.0, 0.0],
        [0.0, 1.0, 0.0],
        [0.0, -1.0, 0.0],
        [0.0, 0.0, 1.0],
        [0.0, 0.0, -1.0],
    ];
    axes.into_iter().filter_map(furthest).collect()
}

/// With the countries and nations of the outermost places shown whole, one after the other, where that doesn't
/// make the map much larger: a map of towns all over Scotland is a map of Scotland.
fn with_countries(
    bare: Window,
    subject: &Subject<'_>,
    places: &[[f64; 3]],
    lambert: &Lambert,
) -> Window {
    let mut window = bare;
    for place in at_the_rim(places, lambert) {
        let Some(country) = country_of(subject.places[place], subject.countries) else {
            continue;
        };
        let corners = country.corners.iter().map(|corner| corner.at);
        let Some(whole) = Window::of(on_sheet(lambert, corners)) else {
            continue;
        };
        let larger = window.with(roomier(whole, RIM));
        if larger.width() <= bare.width() * WHOLE_COUNTRY
            && larger.height() <= bare.height() * WHOLE_COUNTRY
        {
            window = larger;
        }
    }
    window
}

/// The numbers of the places furthest to the left, right, bottom and top.
fn at_the_rim(places: &[[f64; 3]], lambert: &Lambert) -> Vec<usize> {
    let points: Vec<(f64, f64)> = on_sheet(lambert, places.iter().copied()).collect();
    let least = |value: &dyn Fn((f64, f64)) -> f64| {
        let key = |&number: &usize| value(points[number]);
        (0..points.len()).min_by(|a, b| key(a).total_cmp(&key(b)))
    };
    let rim = [
        least(&|(x, _)| x),
        least(&|(x, _)| -x),
        least(&|(_, y)| y),
        least(&|(_, y)| -y),
    ];
    rim.into_iter().flatten().collect()
}

/// The country that a place is in; a town by the sea may be a little way off the outlines of so coarse a map.
fn country_of((lon, lat): (f64, f64), countries: &[Ring]) -> Option<&Ring> {
    const OFF: f64 = 0.1;
    let near = [(0.0, 0.0), (OFF, 0.0), (-OFF, 0.0), (0.0, OFF), (0.0, -OFF)];
    near.into_iter().find_map(|(east, north)| {
        let mut around = countries.iter();
        around.find(|ring| contains(ring, lon + east, lat + north))
    })
}

/// Whether a ring has a point inside, but for a ring about the north pole: whether a line north from there
/// crosses it an odd number of times.
fn contains(ring: &Ring, lon: f64, lat: f64) -> bool {
    let crossings = around(&ring.corners).filter(|(here, next)| {
        let start = shorter(here.lon - lon);
        let step = shorter(next.lon - here.lon);
        let is_across = (start < 0.0) != (start + step < 0.0);
        is_across && here.lat - (next.lat - here.lat) * start / step > lat
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests;
