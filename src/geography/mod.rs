//! From places with coordinates, and outlines, to the numbers of a map: paths, points and dots in one view box.
//!
//! Takes positions in degrees, counts, and the text of somebody's own boundaries (GeoJSON). Gives a [`Map`],
//! [`Dot`]s and [`Boundaries`]; whoever draws makes SVG of them. It knows no place of a model, no file and no
//! markup but the `d` of a path. The same input gives the same bytes.

mod boundaries;
mod clip;
mod dots;
mod extent;
mod geojson;
mod map;
mod outlines;
mod path;
mod projection;
mod simplify;
mod sphere;
mod trace;

pub use boundaries::Boundaries;
pub use dots::Dot;
pub use dots::Radii;
pub use dots::dots;
pub use geojson::GeoJsonFault;
pub use geojson::LARGEST_BOUNDARIES;
pub use geojson::MOST_CORNERS;
pub use geojson::boundaries;
pub use map::Base;
pub use map::Kind;
pub use map::LONGEST;
pub use map::Located;
pub use map::Map;
pub use map::Outline;
pub use map::WIDTH;
pub use map::fit;

/// Where something is on the earth, in degrees of WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    lat: f64,
    lon: f64,
}

impl Position {
    /// A latitude from -90 to 90 and a longitude from -180 to 180, else `None`.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let is_on_earth = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        is_on_earth.then_some(Self { lat, lon })
    }

    /// Degrees north of the equator.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich.
    pub fn lon(self) -> f64 {
        self.lon
    }
}

/// A point of a view box: units to the right of its left edge, and down from its top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}
