//! Somebody's own boundaries, as lines on the earth with the ids of what they belong to.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::geography::Position;
use crate::geography::sphere::Ring;
use crate::geography::sphere::Vertex;
use crate::geography::sphere::around;
use crate::geography::sphere::length;
use crate::geography::sphere::longest_step;
use crate::geography::sphere::shorter;
use crate::geography::sphere::with_steps;

/// Boundaries in the order of their file, at least one; from [`boundaries`](fn@crate::geography::boundaries).
#[derive(Debug, Clone)]
pub struct Boundaries {
    features: Vec<Feature>,
}

/// What belongs to one id, or to none.
#[derive(Debug, Clone)]
pub(super) struct Feature {
    pub(super) id: Option<String>,
    /// Outer rings and holes: inside is what an odd number of them encloses.
    pub(super) areas: Vec<Ring>,
    pub(super) lines: Vec<Vec<Vertex>>,
}

/// A feature as it was read: longitudes and latitudes in degrees.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    /// The last position of a ring may be its first again.
    pub(super) rings: Vec<Vec<[f64; 2]>>,
    pub(super) lines: Vec<Vec<[f64; 2]>>,
}

impl Boundaries {
    /// `None` where nothing is left to draw: rings of less than three corners and lines of less than two are
    /// nothing.
    pub(super) fn of(drafts: Vec<Draft>) -> Option<Self> {
        let mut features: Vec<(Option<String>, Lines, Lines)> = drafts
            .into_iter()
            .map(|draft| (draft.id, closed(draft.rings), open(draft.lines)))
            .filter(|(_, rings, lines)| !(rings.is_empty() && lines.is_empty()))
            .collect();
        if features.is_empty() {
            return None;
        }
        fix_where_lines_meet(&mut features);
        let lines = || {
            features
                .iter()
                .flat_map(|(_, rings, lines)| rings.iter().chain(lines))
        };
        let total: f64 = lines()
            .flat_map(|line| around(line))
            .map(|(here, next)| length(&here, &next))
            .sum();
        let longest = longest_step(total);
        let features = features
            .into_iter()
            .map(|(id, rings, lines)| Feature {
                id,
                areas: rings
                    .into_iter()
                    .map(|ring| Ring::new(with_steps(ring, true, longest)))
                    .collect(),
                lines: lines
                    .into_iter()
                    .map(|line| with_steps(line, false, longest))
                    .collect(),
            })
            .collect();
        Some(Self { features })
    }

    /// A point inside the largest area with this id, well away from its edges: for a place that has no
    /// coordinates. `None` where nothing with this id encloses anything.
    pub fn point_of(&self, id: &str) -> Option<Position> {
        let own = || {
            self.features
                .iter()
                .filter(|feature| feature.id.as_deref() == Some(id))
        };
        let areas =
            || own().flat_map(|feature| feature.areas.iter().map(move |ring| (feature, ring)));
        let (feature, largest) =
            areas()
                .filter(|(_, ring)| ring.area > 0.0)
                .reduce(|most, next| {
                    if next.1.area > most.1.area {
                        next
                    } else {
                        most
                    }
                })?;
        point_inside(largest, &feature.areas)
    }

    /// The ids of all features that have one.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.features
            .iter()
            .filter_map(|feature| feature.id.as_deref())
    }

    pub(super) fn features(&self) -> &[Feature] {
        &self.features
    }

    /// The lines of the features with these ids, of all features where there are none.
    pub(super) fn shown<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Vec<&[Vertex]> {
        let ids: BTreeSet<&str> = ids.collect();
        let is_named =
            |feature: &&Feature| feature.id.as_deref().is_some_and(|id| ids.contains(id));
        let named: Vec<&[Vertex]> = lines_of(self.features.iter().filter(is_named));
        if named.is_empty() {
            lines_of(self.features.iter())
        } else {
            named
        }
    }
}

fn lines_of<'a>(features: impl Iterator<Item = &'a Feature>) -> Vec<&'a [Vertex]> {
    features
        .flat_map(|feature| {
            let rings = feature.areas.iter().map(|ring| ring.corners.as_slice());
            rings.chain(feature.lines.iter().map(Vec::as_slice))
        })
        .collect()
}

type Lines = Vec<Vec<Vertex>>;

fn closed(rings: Vec<Vec<[f64; 2]>>) -> Lines {
    let rings = rings.into_iter().map(|mut ring| {
        ring.dedup();
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        ring
    });
    rings.filter(|ring| ring.len() > 2).map(vertices).collect()
}

fn open(lines: Vec<Vec<[f64; 2]>>) -> Lines {
    let lines = lines.into_iter().map(|mut line| {
        line.dedup();
        line
    });
    lines.filter(|line| line.len() > 1).map(vertices).collect()
}

fn vertices(positions: Vec<[f64; 2]>) -> Vec<Vertex> {
    let vertex = |[lon, lat]: [f64; 2]| Vertex::new(shorter(lon), lat, false);
    positions.into_iter().map(vertex).collect()
}

/// Fixes each corner that has other neighbours in one line than in another: there a border that two share begins
/// or ends, and between two such corners it is simplified the same on both sides, so that no gap opens.
fn fix_where_lines_meet(features: &mut [(Option<String>, Lines, Lines)]) {
    let key = |vertex: &Vertex| (vertex.lon.to_bits(), vertex.lat.to_bits());
    let mut neighbours = HashMap::new();
    for (_, rings, lines) in features.iter() {
        for line in rings.iter().chain(lines) {
            for (place, here) in line.iter().enumerate() {
                let before = key(&line[(place + line.len() - 1) % line.len()]);
                let after = key(&line[(place + 1) % line.len()]);
                let pair = (before.min(after), before.max(after));
                neighbours
                    .entry(key(here))
                    .and_modify(|known| {
                        if *known != Some(pair) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(pair));
            }
        }
    }
    for (_, rings, lines) in features {
        for vertex in rings.iter_mut().chain(lines).flatten() {
            vertex.fixed = neighbours.get(&key(vertex)) == Some(&None);
        }
    }
}

/// The middle of the widest stretch inside, along one of some parallels; `rings` are all of the feature's.
fn point_inside(largest: &Ring, rings: &[Ring]) -> Option<Position> {
    const PARALLELS: u32 = 24;
    let lats = || largest.corners.iter().map(|corner| corner.lat);
    let (low, high) = (
        lats().fold(f64::INFINITY, f64::min),
        lats().fold(f64::NEG_INFINITY, f64::max),
    );
    let start = largest.corners.first()?.lon;
    let mut widest: Option<(f64, f64, f64)> = None;
    for step in 0..PARALLELS {
        let lat = low + (high - low) * (f64::from(step) + 0.5) / f64::from(PARALLELS);
        let mut lons: Vec<f64> = rings
            .iter()
            .flat_map(|ring| crossings(ring, lat, start))
            .collect();
        lons.sort_by(f64::total_cmp);
        for stretch in lons.chunks_exact(2) {
            // Also away from its north and south.
            let room = (lat - low).min(high - lat) * 2.0;
            let wide = ((stretch[1] - stretch[0]) * lat.to_radians().cos()).min(room);
            let middle = f64::midpoint(stretch[0], stretch[1]);
            if widest.is_none_or(|(most, _, _)| wide > most) && is_of(largest, lat, middle, start) {
                widest = Some((wide, lat, middle));
            }
        }
    }
    let (_, lat, lon) = widest?;
    Position::new(lat, shorter(lon))
}

/// Whether a point is inside of the one ring.
fn is_of(ring: &Ring, lat: f64, lon: f64, start: f64) -> bool {
    let before = crossings(ring, lat, start)
        .into_iter()
        .filter(|at| *at < lon);
    before.count() % 2 == 1
}

/// The longitudes at which a ring crosses a parallel, going on from those about `start`.
fn crossings(ring: &Ring, lat: f64, start: f64) -> Vec<f64> {
    let mut crossings = Vec::new();
    let mut lon = start
        + ring
            .corners
            .first()
            .map_or(0.0, |first| shorter(first.lon - start));
    for (here, next) in around(&ring.corners) {
        let step = shorter(next.lon - here.lon);
        if (here.lat > lat) != (next.lat > lat) {
            crossings.push(lon + step * (lat - here.lat) / (next.lat - here.lat));
        }
        lon += step;
    }
    crossings
}

#[cfg(test)]
mod tests {
    use super::Boundaries;
    use super::Draft;

    fn square(lon: f64, lat: f64, size: f64) -> Vec<[f64; 2]> {
        vec![
            [lon, lat],
            [lon + size, lat],
            [lon + size, lat + size],
            [lon, lat + size],
            [lon, lat],
        ]
    }

    fn one(rings: Vec<Vec<[f64; 2]>>) -> Boundaries {
        let draft = Draft {
            id: Some("leeds".to_owned()),
            rings,
            lines: Vec::new(),
        };
        Boundaries::of(vec![draft]).expect("it has rings")
    }

    fn point(boundaries: &Boundaries) -> (f64, f64) {
        let point = boundaries.point_of("leeds").expect("it encloses something");
        (point.lon(), point.lat())
    }

    #[test]
    fn a_point_is_inside_of_the_largest_ring() {
        let (lon, lat) = point(&one(vec![square(10.0, 0.0, 1.0), square(0.0, 0.0, 4.0)]));
        assert!(
            (lon - 2.0).abs() < 0.01 && (1.0..3.0).contains(&lat),
            "{lon} {lat}"
        );
    }

    #[test]
    fn a_point_is_not_in_a_hole() {
        let (lon, lat) = point(&one(vec![square(0.0, 0.0, 4.0), square(0.5, 0.5, 3.0)]));
        let is_in_hole = (0.5..3.5).contains(&lon) && (0.5..3.5).contains(&lat);
        assert!(!is_in_hole, "{lon} {lat}");
        assert!((0.0..4.0).contains(&lon) && (0.0..4.0).contains(&lat));
    }

    #[test]
    fn a_point_may_be_beyond_180_degrees() {
        let across = vec![[179.0, 0.0], [-177.0, 0.0], [-177.0, 2.0], [179.0, 2.0]];
        let (lon, _) = point(&one(vec![across]));
        assert!((lon - -179.0).abs() < 0.01, "{lon}");
    }

    #[test]
    fn what_encloses_nothing_has_no_point() {
        let flat = vec![[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]];
        assert!(one(vec![flat]).point_of("leeds").is_none());
        assert!(one(vec![square(0.0, 0.0, 1.0)]).point_of("york").is_none());
    }

    #[test]
    fn corners_where_borders_part_are_fixed() {
        let mut right = square(1.0, 0.0, 1.0);
        right.insert(4, [1.0, 0.5]);
        let mut left = square(0.0, 0.0, 1.0);
        left.insert(2, [1.0, 0.5]);
        let boundaries = one(vec![left, right]);
        let fixed: Vec<(f64, f64)> = boundaries.features()[0].areas[0]
            .corners
            .iter()
            .filter(|corner| corner.fixed)
            .map(|corner| (corner.lon, corner.lat))
            .collect();
        assert_eq!(fixed, [(1.0, 0.0), (1.0, 1.0)]);
    }

    #[test]
    fn what_is_too_small_to_be_a_line_is_nothing() {
        let draft = Draft {
            id: None,
            rings: vec![vec![[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]], Vec::new()],
            lines: vec![vec![[0.0, 0.0], [0.0, 0.0]]],
        };
        assert!(Boundaries::of(vec![draft]).is_none());
    }
}
