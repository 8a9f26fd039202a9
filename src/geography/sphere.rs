//! Lines and rings on the earth: from longitudes and latitudes to corners near enough to each other that
//! every projection may join them with straight lines.

/// The longest step between two corners, in degrees: what is straight on the sheet of longitudes and
/// latitudes (a border along a parallel) bends on a map, by less than a unit at this length.
const LONGEST_STEP: f64 = 1.5;

/// The most corners that are put between others, however long the lines.
const MOST_STEPS: f64 = 500_000.0;

/// A corner of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vertex {
    /// Degrees.
    pub(super) lon: f64,
    /// Degrees.
    pub(super) lat: f64,
    /// The same as a vector of length 1: x towards 0° 0°, y towards 90° E, z towards the north pole.
    pub(super) at: [f64; 3],
    /// Other lines meet here, so simplifying must not take it away from one of them.
    pub(super) fixed: bool,
}

impl Vertex {
    pub(super) fn new(lon: f64, lat: f64, fixed: bool) -> Self {
        Self {
            lon,
            lat,
            at: vector(lat, lon),
            fixed,
        }
    }
}

/// A closed line, its last corner joined to its first; at least three corners.
#[derive(Debug, Clone)]
pub(super) struct Ring {
    pub(super) corners: Vec<Vertex>,
    /// Twice the area in square degrees on the sheet of longitudes and latitudes; 0 for a ring round a pole.
    pub(super) area: f64,
    /// How far its longitudes go on, once round: 360, -360 for a ring round a pole, else 0.
    pub(super) turn: f64,
}

impl Ring {
    pub(super) fn new(corners: Vec<Vertex>) -> Self {
        let (mut doubled, mut turn) = (0.0, 0.0);
        for (here, next) in around(&corners) {
            let step = shorter(next.lon - here.lon);
            doubled += turn * next.lat - (turn + step) * here.lat;
            turn += step;
        }
        let turn = (turn / 360.0).round() * 360.0;
        let area = if turn == 0.0 { f64::abs(doubled) } else { 0.0 };
        Self {
            corners,
            area,
            turn,
        }
    }
}

/// Each corner with the next, the last with the first.
pub(super) fn around<T: Copy>(corners: &[T]) -> impl Iterator<Item = (T, T)> {
    let next = corners.iter().cycle().skip(1);
    corners.iter().copied().zip(next.copied())
}

/// A difference of longitudes the shorter way round: from -180 to 180.
pub(super) fn shorter(degrees: f64) -> f64 {
    let rest = degrees.rem_euclid(360.0);
    if rest > 180.0 { rest - 360.0 } else { rest }
}

/// The unit vector of a position in degrees.
pub(super) fn vector(lat: f64, lon: f64) -> [f64; 3] {
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

pub(super) fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// A vector of length 1 in the same direction, `None` for one that has none.
pub(super) fn unit(a: [f64; 3]) -> Option<[f64; 3]> {
    let length = dot(a, a).sqrt();
    (length > 1e-9).then(|| a.map(|part| part / length))
}

/// How far apart the corners that [`with_steps`] leaves may be, for lines of so many degrees in all.
pub(super) fn longest_step(total: f64) -> f64 {
    LONGEST_STEP.max(total / MOST_STEPS)
}

/// How long the step from one corner to another is, in degrees of whichever it has more of.
pub(super) fn length(here: &Vertex, next: &Vertex) -> f64 {
    let wide = shorter(next.lon - here.lon).abs();
    wide.max((next.lat - here.lat).abs())
}

/// The corners with others put between any two that are further apart than `longest` degrees.
pub(super) fn with_steps(corners: Vec<Vertex>, closed: bool, longest: f64) -> Vec<Vertex> {
    let is_near = |(here, next): (Vertex, Vertex)| length(&here, &next) <= longest;
    if around(&corners).all(is_near) {
        return corners;
    }
    let last = corners.len() - 1;
    let mut stepped = Vec::with_capacity(corners.len() + 16);
    for (number, (here, next)) in around(&corners).enumerate() {
        stepped.push(here);
        if number == last && !closed {
            break;
        }
        let steps = (length(&here, &next) / longest).ceil() as usize;
        let wide = shorter(next.lon - here.lon);
        for step in 1..steps {
            let part = step as f64 / steps as f64;
            let lon = here.lon + wide * part;
            let lat = here.lat + (next.lat - here.lat) * part;
            stepped.push(Vertex::new(lon, lat, false));
        }
    }
    stepped
}

#[cfg(test)]
mod tests {
    use super::Ring;
    use super::Vertex;
    use super::shorter;
    use super::with_steps;

    fn corners(pairs: &[(f64, f64)]) -> Vec<Vertex> {
        pairs
            .iter()
            .map(|&(lon, lat)| Vertex::new(lon, lat, false))
            .collect()
    }

    #[test]
    fn the_shorter_way_round_goes_over_180() {
        assert_eq!(shorter(358.0), -2.0);
        assert_eq!(shorter(-358.0), 2.0);
        assert_eq!(shorter(180.0), 180.0);
        assert_eq!(shorter(0.0), 0.0);
    }

    #[test]
    fn a_ring_knows_its_area_also_across_180_degrees() {
        let square = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)];
        assert_eq!(Ring::new(corners(&square)).area, 4.0);
        let across = [(179.0, 0.0), (179.0, 1.0), (-179.0, 1.0), (-179.0, 0.0)];
        assert_eq!(Ring::new(corners(&across)).area, 4.0);
    }

    #[test]
    fn a_ring_round_a_pole_goes_on_by_a_whole_turn() {
        let west = [(0.0, -70.0), (-120.0, -70.0), (120.0, -70.0)];
        assert_eq!(Ring::new(corners(&west)).turn, -360.0);
        let east = [(0.0, 70.0), (120.0, 70.0), (-120.0, 70.0)];
        assert_eq!(Ring::new(corners(&east)).turn, 360.0);
    }

    #[test]
    fn long_lines_get_corners_between() {
        let line = corners(&[(179.0, 0.0), (-178.0, 3.0)]);
        let stepped = with_steps(line.clone(), false, 1.5);
        assert_eq!(stepped.len(), 3);
        assert!((stepped[1].lon - 180.5).abs() < 1e-9);
        assert_eq!(with_steps(line, true, 1.5).len(), 4);
    }
}
