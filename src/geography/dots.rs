//! Dots whose areas are as their counts, and which never lie on each other: those that would are one dot.

use crate::geography::Map;
use crate::geography::Point;

/// Between two dots at least this is left free, in units.
const GAP: f64 = 1.0;

/// How small and how large dots are, in units of the view box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Radii {
    /// Of the smallest dots: counts too small to be seen get this radius, and only they are larger than their
    /// share.
    pub least: f64,
    /// Of the largest dot; less if that doesn't fit into the map.
    pub greatest: f64,
}

/// One or more places on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Its middle: where its places are on average, each taken as often as its count says, moved no further than
    /// the dot needs to be inside of the map.
    pub centre: Point,
    /// In units, to a tenth.
    pub radius: f64,
    /// The sum of the counts of its places.
    pub count: u64,
    /// The numbers of its places in the order in which they were given.
    pub members: Vec<usize>,
}

/// The dots for `counts`, one for each point of the map, in the order of their first places. A count of 0 has no
/// dot: nothing has been reported there, and there is nothing to see.
///
/// The area of a dot is its count times a factor; it is as large as the greatest radius allows for the largest dot.
/// Circles that overlap become one, at the largest among them first, until none do.
pub fn dots(map: &Map, counts: &[u64], radii: Radii) -> Vec<Dot> {
    let size = Point {
        x: map.width,
        y: map.height,
    };
    let greatest = radii.greatest.min(size.x / 2.0).min(size.y / 2.0);
    let least = radii.least.min(greatest);
    let places: Vec<Cluster> = map
        .points
        .iter()
        .zip(counts)
        .enumerate()
        .filter(|&(_, (_, count))| *count > 0)
        .map(|(number, (point, count))| Cluster {
            mean: *point,
            count: *count,
            members: vec![number],
        })
        .collect();
    let all = places
        .iter()
        .fold(0_u64, |all, place| all.saturating_add(place.count));
    let mut largest = places.iter().map(|place| place.count).max().unwrap_or(1);
    // Smaller dots overlap less, so one that had become too large comes apart, and once is mostly enough. With
    // the factor for all counts in one dot, none is ever too large.
    for _ in 0..4 {
        let scale = Scale::new(largest, least, greatest, size);
        let merged = merged(places.clone(), &scale);
        let found = merged.iter().map(|dot| dot.count).max().unwrap_or(1);
        if found <= largest {
            return finished(merged, &scale);
        }
        largest = found;
    }
    let scale = Scale::new(all, least, greatest, size);
    finished(merged(places, &scale), &scale)
}

/// Places that are to be one dot.
#[derive(Debug, Clone)]
struct Cluster {
    mean: Point,
    count: u64,
    members: Vec<usize>,
}

/// How large dots are, and where they may be.
struct Scale {
    /// The radius of a count of 1, were there no least radius.
    factor: f64,
    least: f64,
    greatest: f64,
    size: Point,
}

impl Scale {
    fn new(largest: u64, least: f64, greatest: f64, size: Point) -> Self {
        Self {
            factor: greatest / (largest.max(1) as f64).sqrt(),
            least,
            greatest,
            size,
        }
    }

    fn radius(&self, count: u64) -> f64 {
        let share = self.factor * (count as f64).sqrt();
        share.clamp(self.least, self.greatest)
    }

    /// Where the dot of a cluster is: all of it inside of the map.
    fn place(&self, cluster: &Cluster) -> Circle {
        let radius = self.radius(cluster.count);
        let inside = |at: f64, size: f64| at.clamp(radius, (size - radius).max(radius));
        Circle {
            x: inside(cluster.mean.x, self.size.x),
            y: inside(cluster.mean.y, self.size.y),
            radius,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Circle {
    x: f64,
    y: f64,
    radius: f64,
}

impl Circle {
    fn overlaps(&self, other: &Circle) -> bool {
        let apart = (self.x - other.x).hypot(self.y - other.y);
        apart < self.radius + other.radius + GAP
    }
}

/// Every round makes fewer of them, so it ends.
fn merged(mut clusters: Vec<Cluster>, scale: &Scale) -> Vec<Cluster> {
    loop {
        let before = clusters.len();
        clusters = merged_once(clusters, scale);
        if clusters.len() == before {
            return clusters;
        }
    }
}

/// The largest first, each takes all that it overlaps and nobody has taken.
fn merged_once(clusters: Vec<Cluster>, scale: &Scale) -> Vec<Cluster> {
    let circles: Vec<Circle> = clusters.iter().map(|one| scale.place(one)).collect();
    let grid = Grid::of(&circles, scale);
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    order.sort_by_key(|&number| {
        (
            std::cmp::Reverse(clusters[number].count),
            clusters[number].members[0],
        )
    });
    let mut is_taken = vec![false; clusters.len()];
    let mut merged = Vec::new();
    for seed in order {
        if std::mem::replace(&mut is_taken[seed], true) {
            continue;
        }
        let mut group = vec![seed];
        for near in grid.near(&circles[seed]) {
            if !is_taken[near] && circles[seed].overlaps(&circles[near]) {
                is_taken[near] = true;
                group.push(near);
            }
        }
        group.sort_unstable();
        merged.push(one_of(group.iter().map(|&number| &clusters[number])));
    }
    merged
}

fn one_of<'a>(group: impl Iterator<Item = &'a Cluster>) -> Cluster {
    let (mut x, mut y, mut weight) = (0.0, 0.0, 0.0);
    let (mut count, mut members) = (0_u64, Vec::new());
    for cluster in group {
        let share = cluster.count as f64;
        x += cluster.mean.x * share;
        y += cluster.mean.y * share;
        weight += share;
        count = count.saturating_add(cluster.count);
        members.extend(&cluster.members);
    }
    members.sort_unstable();
    Cluster {
        mean: Point {
            x: x / weight,
            y: y / weight,
        },
        count,
        members,
    }
}

/// The numbers of circles by the square of the map that their middles are in. Whatever overlaps a circle is in its
/// square or one beside it.
struct Grid {
    side: f64,
    columns: usize,
    squares: Vec<Vec<usize>>,
}

impl Grid {
    fn of(circles: &[Circle], scale: &Scale) -> Self {
        let widest = circles
            .iter()
            .map(|circle| circle.radius)
            .fold(4.0, f64::max);
        let side = 2.0 * widest + GAP;
        let columns = (scale.size.x / side) as usize + 1;
        let rows = (scale.size.y / side) as usize + 1;
        let mut grid = Self {
            side,
            columns,
            squares: vec![Vec::new(); columns * rows],
        };
        for (number, circle) in circles.iter().enumerate() {
            let (column, row) = grid.square(circle);
            grid.squares[row * columns + column].push(number);
        }
        grid
    }

    /// All middles are inside of the map, so all squares are there.
    fn square(&self, circle: &Circle) -> (usize, usize) {
        (
            (circle.x / self.side) as usize,
            (circle.y / self.side) as usize,
        )
    }

    fn near(&self, circle: &Circle) -> impl Iterator<Item = usize> {
        let (column, row) = self.square(circle);
        let rows = row.saturating_sub(1)..=row + 1;
        let columns = column.saturating_sub(1)..=(column + 1).min(self.columns - 1);
        rows.flat_map(move |row| {
            columns
                .clone()
                .map(move |column| row * self.columns + column)
        })
        .filter_map(|square| self.squares.get(square))
        .flatten()
        .copied()
    }
}

fn finished(mut clusters: Vec<Cluster>, scale: &Scale) -> Vec<Dot> {
    clusters.sort_by_key(|cluster| cluster.members[0]);
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    clusters
        .into_iter()
        .map(|cluster| {
            let circle = scale.place(&cluster);
            Dot {
                centre: Point {
                    x: tenths(circle.x),
                    y: tenths(circle.y),
                },
                radius: tenths(circle.radius),
                count: cluster.count,
                members: cluster.members,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
