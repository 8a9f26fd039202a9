//! Puts a map together: the extent, the outlines cut to it, as simple as they may be, and where each place is.

use crate::geography::Boundaries;
use crate::geography::Point;
use crate::geography::Position;
use crate::geography::clip::Knot;
use crate::geography::clip::Window;
use crate::geography::extent::Extent;
use crate::geography::extent::Subject;
use crate::geography::extent::extent;
use crate::geography::outlines::built_in;
use crate::geography::path;
use crate::geography::projection::Projection;
use crate::geography::simplify::weights;
use crate::geography::sphere::Ring;
use crate::geography::sphere::Vertex;
use crate::geography::sphere::around;
use crate::geography::sphere::vector;
use crate::geography::trace;

/// How wide the view box of every map is, in units.
pub const WIDTH: f64 = 800.0;

/// The paths of a map are never longer in all, in bytes.
pub const LONGEST: usize = 28_000;

/// What an outline takes on a page besides its path, in bytes.
const OUTLINE: usize = 60;

/// How far outlines go on beyond the view box, so that the lines at which they are cut don't show.
const BEYOND: f64 = 6.0;

/// The area in square units that a corner must make a difference of, where there is room for all such.
const FINEST: f64 = 0.3;

/// The least height of what a map shows, in degrees: with the outlines that come with the program, and with
/// somebody's own, which may be those of a town.
const LEAST: f64 = 5.0;
const LEAST_OF_OWN: f64 = 0.02;

/// A place to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located<'a> {
    /// Boundaries with this id are the place's own.
    pub id: &'a str,
    /// Where its point is.
    pub position: Position,
}

/// The outlines under a map.
#[derive(Debug, Clone, Copy)]
pub enum Base<'a> {
    /// Those that come with the program: coasts and borders of the world, those of the United Kingdom's four
    /// nations among them.
    World,
    /// Somebody's own.
    Own(&'a Boundaries),
}

/// All numbers of a map. Whatever draws it must cut it off at the view box, as a browser does with an `<svg>` in
/// a page: outlines go on a little beyond.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// The width of the view box, which begins at 0 0: [`WIDTH`].
    pub width: f64,
    /// The height of the view box, a whole number.
    pub height: f64,
    /// What is under the points, the lowest first; none that is empty.
    pub land: Vec<Outline>,
    /// Where each place is, in the order in which they were given, to a tenth of a unit. All are in the view box.
    pub points: Vec<Point>,
}

/// One path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The `d` of an SVG path. An area is to be filled by the even-odd rule (`fill-rule="evenodd"`).
    pub d: String,
    /// The id of the place that it belongs to; never with the outlines that come with the program.
    pub id: Option<String>,
    /// What it is.
    pub kind: Kind,
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Land, or what a boundary encloses: its lines are closed.
    Area,
    /// A border, or a line of somebody's own boundaries.
    Line,
}

/// The map of some places; `None` where there is nothing to show: no place and, of own boundaries, none either.
///
/// With [`Base::World`] it shows the places, some land about them, and the countries of the outermost, where
/// these nearly fit. With [`Base::Own`] it shows the boundaries of the places, all boundaries where no place has
/// one, and the places themselves.
pub fn fit(places: &[Located<'_>], base: Base<'_>) -> Option<Map> {
    let positions: Vec<(f64, f64)> = places
        .iter()
        .map(|place| (place.position.lon(), place.position.lat()))
        .collect();
    let shown = match base {
        Base::World => Vec::new(),
        Base::Own(boundaries) => boundaries.shown(places.iter().map(|place| place.id)),
    };
    let subject = Subject {
        places: &positions,
        boundaries: &shown,
        countries: match base {
            Base::World => &built_in().countries,
            Base::Own(_) => &[],
        },
        least: match base {
            Base::World => LEAST,
            Base::Own(_) => LEAST_OF_OWN,
        },
    };
    let page = Page::of(extent(&subject)?);
    let shapes: Vec<Shape> = match base {
        Base::World => {
            let outlines = built_in();
            vec![
                page.areas(&outlines.land, None),
                page.lines(&outlines.borders, None),
            ]
        }
        Base::Own(boundaries) => page.boundaries(boundaries),
    };
    Some(Map {
        width: WIDTH,
        height: page.height,
        land: drawn(&shapes),
        points: positions
            .iter()
            .map(|&(lon, lat)| page.point(lon, lat))
            .collect(),
    })
}

/// A sheet and the view box that is laid on a part of it.
struct Page {
    projection: Projection,
    window: Window,
    /// Units for one of the sheet.
    scale: f64,
    height: f64,
}

impl Page {
    fn of(extent: Extent) -> Self {
        let scale = WIDTH / extent.window.width();
        let height = (extent.window.height() * scale).round();
        Self {
            projection: extent.projection,
            window: extent.window,
            scale,
            height,
        }
    }

    fn point(&self, lon: f64, lat: f64) -> Point {
        let point = self.projection.forward(lon, lat, vector(lat, lon));
        let tenths = |value: f64| (value * 10.0).round() / 10.0;
        Point {
            x: tenths((point.x - self.window.left) * self.scale).clamp(0.0, WIDTH),
            y: tenths((self.window.high - point.y) * self.scale).clamp(0.0, self.height),
        }
    }

    fn areas(&self, rings: &[Ring], id: Option<&str>) -> Shape {
        let cut = self.cut();
        let rings = rings
            .iter()
            .flat_map(|ring| trace::ring(ring, &self.projection, &cut));
        Shape {
            id: id.map(str::to_owned),
            kind: Kind::Area,
            lines: rings.map(|knots| self.weighed(knots, true)).collect(),
        }
    }

    fn lines(&self, lines: &[Vec<Vertex>], id: Option<&str>) -> Shape {
        let cut = self.cut();
        let lines = lines
            .iter()
            .flat_map(|line| trace::line(line, &self.projection, &cut));
        Shape {
            id: id.map(str::to_owned),
            kind: Kind::Line,
            lines: lines.map(|knots| self.weighed(knots, false)).collect(),
        }
    }

    /// Each feature by itself, areas below lines.
    fn boundaries(&self, boundaries: &Boundaries) -> Vec<Shape> {
        let features = boundaries.features();
        let areas = features
            .iter()
            .map(|feature| self.areas(&feature.areas, feature.id.as_deref()));
        let lines = features
            .iter()
            .map(|feature| self.lines(&feature.lines, feature.id.as_deref()));
        areas.chain(lines).collect()
    }

    /// Where outlines are cut, on the sheet.
    fn cut(&self) -> Window {
        let more = 2.0 * BEYOND / self.scale;
        let window = &self.window;
        window.resized(window.width() + more, window.height() + more)
    }

    fn weighed(&self, knots: Vec<Knot>, closed: bool) -> Weighed {
        let knots: Vec<Knot> = knots
            .iter()
            .map(|knot| Knot {
                x: (knot.x - self.window.left) * self.scale,
                y: (self.window.high - knot.y) * self.scale,
                fixed: knot.fixed,
            })
            .collect();
        let weights = weights(&knots, closed);
        Weighed {
            size: size(&knots, closed),
            corners: knots
                .iter()
                .zip(weights)
                .map(|(knot, weight)| {
                    let point = Point {
                        x: knot.x,
                        y: knot.y,
                    };
                    (point, weight)
                })
                .collect(),
        }
    }
}

/// What becomes one outline.
struct Shape {
    id: Option<String>,
    kind: Kind,
    lines: Vec<Weighed>,
}

/// A line in the units of the view box.
struct Weighed {
    /// Each corner with the area that it makes a difference of.
    corners: Vec<(Point, f64)>,
    /// In square units; a line smaller than the tolerance is left out.
    size: f64,
}

/// The area of a ring, or of the square over the length of what a line spans.
fn size(knots: &[Knot], closed: bool) -> f64 {
    if closed {
        let doubled: f64 = around(knots).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        return doubled.abs() / 2.0;
    }
    let window = Window::of(knots.iter().map(|knot| (knot.x, knot.y)));
    window.map_or(0.0, |window| window.width().hypot(window.height()).powi(2))
}

/// The outlines, as fine as there is room for: what makes less of a difference than a tolerance is left out, and
/// the tolerance grows until the paths are short enough. It ends: at last it is larger than all.
fn drawn(shapes: &[Shape]) -> Vec<Outline> {
    let mut tolerance = FINEST;
    loop {
        let outlines: Vec<Outline> = shapes
            .iter()
            .map(|shape| outline(shape, tolerance))
            .filter(|outline| !outline.d.is_empty())
            .collect();
        let length: usize = outlines
            .iter()
            .map(|outline| outline.d.len() + OUTLINE)
            .sum();
        if length <= LONGEST {
            return outlines;
        }
        tolerance *= 1.3;
    }
}

fn outline(shape: &Shape, tolerance: f64) -> Outline {
    let closed = shape.kind == Kind::Area;
    let mut d = String::new();
    for line in shape
        .lines
        .iter()
        .filter(|line| line.size >= 2.0 * tolerance)
    {
        let kept = line
            .corners
            .iter()
            .filter(|(_, weight)| *weight >= tolerance);
        path::add(&mut d, kept.map(|(point, _)| *point), closed);
    }
    Outline {
        d,
        id: shape.id.clone(),
        kind: shape.kind,
    }
}

#[cfg(test)]
mod tests;
