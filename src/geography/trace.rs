//! Draws rings and lines of the earth on a flat sheet, with nothing torn at 180 degrees, at a pole or at the far
//! side of the earth.

use std::f64::consts::FRAC_PI_3;
use std::f64::consts::TAU;

use crate::geography::Point;
use crate::geography::clip;
use crate::geography::clip::Knot;
use crate::geography::clip::Window;
use crate::geography::projection::Lambert;
use crate::geography::projection::Projection;
use crate::geography::projection::WORLD_MIDDLE;
use crate::geography::projection::equal_earth;
use crate::geography::sphere::Ring;
use crate::geography::sphere::Vertex;
use crate::geography::sphere::around;
use crate::geography::sphere::shorter;

/// The rings that a ring of the earth becomes within a window of a sheet. By the even-odd rule, what is inside of
/// the one is inside of the others.
pub(super) fn ring(ring: &Ring, projection: &Projection, window: &Window) -> Vec<Vec<Knot>> {
    let mut rings = match projection {
        Projection::Part(lambert) => part_ring(ring, lambert, window),
        Projection::World => world_rings(ring),
    };
    rings = rings
        .into_iter()
        .map(|knots| clip::ring(knots, window))
        .collect();
    rings.retain(|knots| knots.len() > 2);
    rings
}

/// The lines that a line of the earth becomes within a window of a sheet.
pub(super) fn line(line: &[Vertex], projection: &Projection, window: &Window) -> Vec<Vec<Knot>> {
    let lines = match projection {
        Projection::Part(lambert) => {
            let disc = Disc::about(window);
            vec![line.iter().map(|at| disc.knot(lambert, at)).collect()]
        }
        Projection::World => world_lines(line),
    };
    lines
        .into_iter()
        .flat_map(|knots| clip::line(knots, window))
        .collect()
}

/// On a sheet of Lambert's the far side of the earth is an outer edge that lines would cross in leaps. So what is
/// further out than a disc about the window is drawn on the edge of that disc, in its own direction: a ring stays
/// one closed line, and winds about each point of the window as often as before.
struct Disc {
    radius: f64,
}

impl Disc {
    fn about(window: &Window) -> Self {
        let reach = |knot: &Knot| knot.x.hypot(knot.y);
        let corner = window.corners().iter().map(reach).fold(0.0, f64::max);
        // Neighbours on the edge are at most a sixth of the way round apart, so the line between them comes no
        // nearer to the middle than 0.86 of the radius, which leaves the window alone. The sheet ends at 2.
        Self {
            radius: (1.25 * corner).min(1.9),
        }
    }

    fn knot(&self, lambert: &Lambert, vertex: &Vertex) -> Knot {
        let Point { x, y } = lambert.forward(vertex.at);
        let out = x.hypot(y);
        let share = if out > self.radius {
            self.radius / out
        } else {
            1.0
        };
        Knot {
            x: x * share,
            y: y * share,
            fixed: vertex.fixed,
        }
    }

    fn is_on_edge(&self, knot: &Knot) -> bool {
        knot.x.hypot(knot.y) > self.radius * (1.0 - 1e-9)
    }

    /// Points along the edge between two that are on it and far apart, which happens beside the far side of the
    /// earth.
    fn between(&self, a: &Knot, b: &Knot) -> Vec<Knot> {
        if !(self.is_on_edge(a) && self.is_on_edge(b)) {
            return Vec::new();
        }
        let start = a.y.atan2(a.x);
        let turn = shorter((b.y.atan2(b.x) - start).to_degrees()).to_radians();
        let steps = (turn.abs() / FRAC_PI_3).ceil() as usize;
        let at = |step: usize| (start + turn * step as f64 / steps as f64) % TAU;
        (1..steps)
            .map(|step| Knot {
                x: self.radius * at(step).cos(),
                y: self.radius * at(step).sin(),
                fixed: true,
            })
            .collect()
    }
}

fn part_ring(ring: &Ring, lambert: &Lambert, window: &Window) -> Vec<Vec<Knot>> {
    let disc = Disc::about(window);
    let drawn: Vec<Knot> = ring
        .corners
        .iter()
        .map(|corner| disc.knot(lambert, corner))
        .collect();
    let mut knots = Vec::with_capacity(drawn.len());
    for (here, next) in around(&drawn) {
        knots.push(here);
        knots.extend(disc.between(&here, &next));
    }
    // The sheet keeps areas, and no land or boundary takes up half of the earth, 2π: if the ring encloses more than
    // that here, its inside is what is outside here, the far side of the earth and all about the ring.
    let corners = ring.corners.iter().map(|corner| lambert.forward(corner.at));
    let corners: Vec<Point> = corners.collect();
    let doubled: f64 = around(&corners).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    match doubled.abs() > 2.0 * TAU {
        true => vec![knots, window.corners()],
        false => vec![knots],
    }
}

/// A map of the world shows longitudes up to this far from its middle.
const HALF: f64 = 180.0;

fn world_rings(ring: &Ring) -> Vec<Vec<Knot>> {
    let sheet = unrolled(&ring.corners);
    if ring.turn != 0.0 {
        // A ring round a pole: three times round, so that both ends are beyond the edges of the map, and closed
        // along the pole.
        let shifted = |turns: f64| {
            let sheet = sheet.clone();
            sheet.into_iter().map(move |knot| Knot {
                x: knot.x + turns * ring.turn,
                ..knot
            })
        };
        let mut thrice: Vec<Knot> = [-1.0, 0.0, 1.0].into_iter().flat_map(shifted).collect();
        let north = ring.corners.iter().map(|corner| corner.lat).sum::<f64>() > 0.0;
        let y = if north { 90.0 } else { -90.0 };
        let ends = [thrice[thrice.len() - 1].x, thrice[0].x];
        thrice.extend(ends.map(|x| Knot { x, y, fixed: true }));
        return cut_and_flat(std::iter::once(thrice));
    }
    cut_and_flat(copies(&sheet))
}

fn cut_and_flat(rings: impl Iterator<Item = Vec<Knot>>) -> Vec<Vec<Knot>> {
    rings
        .map(|knots| clip::ring(knots, &whole_sheet()))
        .filter(|knots| knots.len() > 2)
        .map(|knots| {
            let mut stepped = Vec::with_capacity(knots.len());
            for (here, next) in around(&knots) {
                stepped.push(here);
                stepped.extend(edge_steps(&here, &next));
            }
            flat(&stepped)
        })
        .collect()
}

fn world_lines(line: &[Vertex]) -> Vec<Vec<Knot>> {
    copies(&unrolled(line))
        .flat_map(|knots| clip::line(knots, &whole_sheet()))
        .map(|knots| flat(&knots))
        .collect()
}

/// Longitudes as x, from the middle of the map, and latitudes as y; x goes on beyond 180 degrees.
fn unrolled(corners: &[Vertex]) -> Vec<Knot> {
    let mut lon = corners
        .first()
        .map_or(0.0, |first| shorter(first.lon - WORLD_MIDDLE));
    let mut before = corners.first().map_or(0.0, |first| first.lon);
    corners
        .iter()
        .map(|corner| {
            lon += shorter(corner.lon - before);
            before = corner.lon;
            Knot {
                x: lon,
                y: corner.lat,
                fixed: corner.fixed,
            }
        })
        .collect()
}

/// The same line as often as a part of it is on the map.
fn copies(sheet: &[Knot]) -> impl Iterator<Item = Vec<Knot>> {
    let window = Window::of(sheet.iter().map(|knot| (knot.x, knot.y)));
    [-720.0, -360.0, 0.0, 360.0, 720.0]
        .into_iter()
        .filter(move |shift| {
            window.is_some_and(|window| window.left + shift < HALF && window.right + shift > -HALF)
        })
        .map(|shift| {
            let shifted = |knot: &Knot| Knot {
                x: knot.x + shift,
                ..*knot
            };
            sheet.iter().map(shifted).collect()
        })
}

fn whole_sheet() -> Window {
    Window {
        left: -HALF,
        right: HALF,
        low: -90.0,
        high: 90.0,
    }
}

/// Corners between two along the edge of the map, which is a curve.
fn edge_steps(here: &Knot, next: &Knot) -> Vec<Knot> {
    let is_edge = here.x == next.x && here.x.abs() == HALF;
    let steps = if is_edge {
        ((next.y - here.y).abs() / 2.0).ceil() as usize
    } else {
        0
    };
    (1..steps)
        .map(|step| Knot {
            x: here.x,
            y: here.y + (next.y - here.y) * step as f64 / steps as f64,
            fixed: true,
        })
        .collect()
}

fn flat(knots: &[Knot]) -> Vec<Knot> {
    knots
        .iter()
        .map(|knot| {
            let Point { x, y } = equal_earth(knot.x, knot.y);
            Knot {
                x,
                y,
                fixed: knot.fixed,
            }
        })
        .collect()
}
