//! From the earth to a flat sheet: Lambert's azimuthal equal-area projection for a part of the world, Equal
//! Earth for the whole. A sheet has x to the right and y up, in radians of the earth about its middle.

use crate::geography::Point;
use crate::geography::sphere::dot;
use crate::geography::sphere::shorter;
use crate::geography::sphere::unit;

/// The meridian in the middle of a map of the world: the map's edge then runs through Bering Strait.
pub(super) const WORLD_MIDDLE: f64 = 11.0;

/// Lambert's azimuthal equal-area projection of the sphere: Snyder, "Map Projections: A Working Manual" (USGS
/// Professional Paper 1395, 1987), formulas 24-2 to 24-4, here with vectors in place of angles.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lambert {
    centre: [f64; 3],
    east: [f64; 3],
    north: [f64; 3],
}

impl Lambert {
    /// About a point of the sphere, north up; at a pole, Greenwich down from the north or up from the south.
    pub(super) fn about(centre: [f64; 3]) -> Self {
        let east = unit([-centre[1], centre[0], 0.0]).unwrap_or([0.0, 1.0, 0.0]);
        let north = [
            centre[1] * east[2] - centre[2] * east[1],
            centre[2] * east[0] - centre[0] * east[2],
            centre[0] * east[1] - centre[1] * east[0],
        ];
        Self {
            centre,
            east,
            north,
        }
    }

    /// The sheet is a disc of radius 2; the antipode of the centre, which is all of its edge, is put to the right.
    pub(super) fn forward(&self, at: [f64; 3]) -> Point {
        let (east, north) = (dot(at, self.east), dot(at, self.north));
        let far = dot(at, self.centre).clamp(-1.0, 1.0);
        let radius = (2.0 * (1.0 - far)).sqrt();
        let side = east.hypot(north);
        if side < 1e-12 {
            return Point { x: radius, y: 0.0 };
        }
        Point {
            x: radius * east / side,
            y: radius * north / side,
        }
    }

    /// The point of the sphere that a point of the sheet is; one beyond the disc is taken at its edge.
    pub(super) fn inverse(&self, point: Point) -> [f64; 3] {
        let radius = point.x.hypot(point.y).min(2.0);
        let far = 1.0 - radius * radius / 2.0;
        let share = (1.0 - radius * radius / 4.0).max(0.0).sqrt();
        let at = [0, 1, 2].map(|i| {
            far * self.centre[i] + share * (point.x * self.east[i] + point.y * self.north[i])
        });
        unit(at).unwrap_or(self.centre)
    }
}

/// Equal Earth about a meridian, in degrees: Šavrič, Patterson and Jenny, "The Equal Earth map projection",
/// International Journal of Geographical Information Science 33 (2019), pages 454 to 465. `lon` may be beyond
/// 180 degrees and is not turned back.
pub(super) fn equal_earth(lon_from_middle: f64, lat: f64) -> Point {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let root = 3_f64.sqrt();
    let theta = (root / 2.0 * lat.to_radians().sin()).asin();
    let squared = theta * theta;
    let sixth = squared * squared * squared;
    let slope = A[0] + 3.0 * A[1] * squared + sixth * (7.0 * A[2] + 9.0 * A[3] * squared);
    Point {
        x: 2.0 * root * lon_from_middle.to_radians() * theta.cos() / (3.0 * slope),
        y: theta * (A[0] + A[1] * squared + sixth * (A[2] + A[3] * squared)),
    }
}

/// A sheet for a map.
#[derive(Debug, Clone, Copy)]
pub(super) enum Projection {
    /// A part of the world.
    Part(Lambert),
    /// The world about [`WORLD_MIDDLE`].
    World,
}

impl Projection {
    /// Where a position in degrees, and the same as a vector, is on the sheet.
    pub(super) fn forward(&self, lon: f64, lat: f64, at: [f64; 3]) -> Point {
        match self {
            Self::Part(lambert) => lambert.forward(at),
            Self::World => equal_earth(shorter(lon - WORLD_MIDDLE), lat),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lambert;
    use super::equal_earth;
    use crate::geography::Point;
    use crate::geography::sphere::vector;

    fn is_near(point: Point, x: f64, y: f64) -> bool {
        (point.x - x).abs() < 1e-6 && (point.y - y).abs() < 1e-6
    }

    #[test]
    fn lambert_gives_the_example_of_snyder() {
        // Page 332: a sphere of radius 3, centre 40° N 100° W, the point 20° S 100° E.
        let lambert = Lambert::about(vector(40.0, -100.0));
        let point = lambert.forward(vector(-20.0, 100.0));
        assert!((3.0 * point.x - -4.2339303).abs() < 1e-6, "{point:?}");
        assert!((3.0 * point.y - 4.0257775).abs() < 1e-6, "{point:?}");
    }

    #[test]
    fn lambert_maps_its_centre_to_the_middle_and_back() {
        let centre = vector(53.8, -1.55);
        let lambert = Lambert::about(centre);
        assert!(is_near(lambert.forward(centre), 0.0, 0.0));
        assert!(is_near(
            Lambert::about(vector(90.0, 0.0)).forward(vector(90.0, 77.0)),
            0.0,
            0.0
        ));
        for (lat, lon) in [(0.0, 0.0), (80.0, 170.0), (-60.0, -100.0)] {
            let at = vector(lat, lon);
            let back = lambert.inverse(lambert.forward(at));
            assert!((0..3).all(|i| (back[i] - at[i]).abs() < 1e-9));
        }
    }

    #[test]
    fn north_is_up_and_east_to_the_right() {
        let lambert = Lambert::about(vector(50.0, 10.0));
        assert!(lambert.forward(vector(55.0, 10.0)).y > 0.0);
        assert!(lambert.forward(vector(50.0, 15.0)).x > 0.0);
    }

    #[test]
    fn the_antipode_is_on_the_edge() {
        let lambert = Lambert::about(vector(0.0, 0.0));
        let point = lambert.forward(vector(0.0, 180.0));
        assert!((point.x.hypot(point.y) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn equal_earth_has_the_size_that_its_authors_give() {
        assert!(is_near(equal_earth(0.0, 0.0), 0.0, 0.0));
        assert!(is_near(equal_earth(0.0, 90.0), 0.0, 1.317_362_759));
        assert!(is_near(equal_earth(180.0, 0.0), 2.706_629_984, 0.0));
        // The pole is a line 0.59 times as long as the equator.
        let pole = equal_earth(180.0, 90.0).x / equal_earth(180.0, 0.0).x;
        assert!((pole - 0.59).abs() < 0.005, "{pole}");
    }

    #[test]
    fn both_keep_areas() {
        let small = 0.01;
        let area = |corners: [Point; 3]| {
            let [a, b, c] = corners;
            ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs()
        };
        let lambert = Lambert::about(vector(30.0, 20.0));
        let sizes: Vec<f64> = [0.0_f64, 30.0, 60.0]
            .iter()
            .flat_map(|&lat| {
                let place = [(40.0, lat), (40.0 + small, lat), (40.0, lat + small)];
                let flat = area(place.map(|(lon, lat)| equal_earth(lon, lat)));
                let round = area(place.map(|(lon, lat)| lambert.forward(vector(lat, lon))));
                let real = small.to_radians().powi(2) * lat.to_radians().cos();
                [flat / real, round / real]
            })
            .collect();
        assert!(
            sizes.iter().all(|size| (size - 1.0).abs() < 0.001),
            "{sizes:?}"
        );
    }
}
