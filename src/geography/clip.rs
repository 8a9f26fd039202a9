//! Cuts rings and lines at the edges of a window, by the method of Sutherland and Hodgman ("Reentrant polygon
//! clipping", Communications of the ACM 17, 1974).
//!
//! A ring that leaves the window is led along its edge, outside of which nobody looks; inside, what is within
//! the ring by the even-odd rule is so still.

/// A corner on a flat sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Knot {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Simplifying must keep it: other lines meet here, or the window cuts here.
    pub(super) fixed: bool,
}

/// A part of a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Window {
    /// The smallest with all of the points in it, `None` without a point.
    pub(super) fn of(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let mut points = points.into_iter();
        let (x, y) = points.next()?;
        let first = Self {
            left: x,
            right: x,
            low: y,
            high: y,
        };
        Some(points.fold(first, |window, (x, y)| {
            window.with(Self {
                left: x,
                right: x,
                low: y,
                high: y,
            })
        }))
    }

    /// The smallest with both in it.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.high - self.low
    }

    pub(super) fn middle(&self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.low, self.high),
        )
    }

    /// About the same middle.
    pub(super) fn resized(&self, width: f64, height: f64) -> Self {
        let (x, y) = self.middle();
        Self {
            left: x - width / 2.0,
            right: x + width / 2.0,
            low: y - height / 2.0,
            high: y + height / 2.0,
        }
    }

    /// Its corners, anticlockwise.
    pub(super) fn corners(&self) -> Vec<Knot> {
        let corner = |x, y| Knot { x, y, fixed: true };
        vec![
            corner(self.left, self.low),
            corner(self.right, self.low),
            corner(self.right, self.high),
            corner(self.left, self.high),
        ]
    }

    fn sides(&self) -> [Side; 4] {
        let side = |is_x, is_least, at| Side { is_x, is_least, at };
        [
            side(true, true, self.left),
            side(true, false, self.right),
            side(false, true, self.low),
            side(false, false, self.high),
        ]
    }
}

/// One edge of a window: the least or the greatest x or y.
struct Side {
    is_x: bool,
    is_least: bool,
    at: f64,
}

impl Side {
    /// How far inside.
    fn inside(&self, knot: Knot) -> f64 {
        let value = if self.is_x { knot.x } else { knot.y };
        let beyond = value - self.at;
        if self.is_least { beyond } else { -beyond }
    }

    /// Where the line from one to the other crosses it: the same from both ends, so that what two rings share is
    /// cut at one point.
    fn crossing(&self, a: Knot, b: Knot) -> Knot {
        let (inner, outer) = if self.inside(a) > self.inside(b) {
            (a, b)
        } else {
            (b, a)
        };
        let part = self.inside(inner) / (self.inside(inner) - self.inside(outer));
        let x = inner.x + (outer.x - inner.x) * part;
        let y = inner.y + (outer.y - inner.y) * part;
        let (x, y) = if self.is_x {
            (self.at, y)
        } else {
            (x, self.at)
        };
        Knot { x, y, fixed: true }
    }
}

/// What is left of a ring within a window; empty where nothing is.
pub(super) fn ring(knots: Vec<Knot>, window: &Window) -> Vec<Knot> {
    window.sides().iter().fold(knots, |knots, side| {
        if knots.iter().all(|&knot| side.inside(knot) >= 0.0) {
            return knots;
        }
        let mut kept = Vec::with_capacity(knots.len());
        let before = knots.iter().cycle().skip(knots.len().saturating_sub(1));
        for (&before, &here) in before.zip(&knots) {
            let (is_in, was_in) = (side.inside(here) >= 0.0, side.inside(before) >= 0.0);
            if is_in != was_in {
                kept.push(side.crossing(before, here));
            }
            if is_in {
                kept.push(here);
            }
        }
        kept
    })
}

/// The pieces of a line within a window.
pub(super) fn line(knots: Vec<Knot>, window: &Window) -> Vec<Vec<Knot>> {
    window.sides().iter().fold(vec![knots], |lines, side| {
        lines
            .into_iter()
            .flat_map(|line| pieces(&line, side))
            .collect()
    })
}

fn pieces(knots: &[Knot], side: &Side) -> Vec<Vec<Knot>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Knot> = Vec::new();
    for (number, &here) in knots.iter().enumerate() {
        let is_in = side.inside(here) >= 0.0;
        if let Some(before) = number.checked_sub(1).map(|before| knots[before])
            && is_in != (side.inside(before) >= 0.0)
        {
            piece.push(side.crossing(before, here));
        }
        if is_in {
            piece.push(here);
        } else if !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

#[cfg(test)]
mod tests {
    use super::Knot;
    use super::Window;
    use super::line;
    use super::ring;

    const WINDOW: Window = Window {
        left: 0.0,
        right: 10.0,
        low: 0.0,
        high: 10.0,
    };

    fn knots(points: &[(f64, f64)]) -> Vec<Knot> {
        points
            .iter()
            .map(|&(x, y)| Knot { x, y, fixed: false })
            .collect()
    }

    fn points(knots: &[Knot]) -> Vec<(f64, f64)> {
        knots.iter().map(|knot| (knot.x, knot.y)).collect()
    }

    #[test]
    fn a_ring_inside_stays_and_one_outside_goes() {
        let inside = knots(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]);
        assert_eq!(ring(inside.clone(), &WINDOW), inside);
        let outside = knots(&[(11.0, 1.0), (12.0, 1.0), (12.0, 2.0)]);
        assert!(ring(outside, &WINDOW).is_empty());
        assert!(ring(Vec::new(), &WINDOW).is_empty());
    }

    #[test]
    fn a_ring_about_the_window_becomes_the_window() {
        let about = knots(&[(-5.0, -5.0), (50.0, -5.0), (50.0, 50.0), (-5.0, 50.0)]);
        let mut cut = points(&ring(about, &WINDOW));
        cut.sort_by(|a, b| a.partial_cmp(b).expect("no corner is NaN"));
        assert_eq!(cut, [(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0)]);
    }

    #[test]
    fn a_ring_is_cut_at_the_edge() {
        let across = knots(&[(5.0, 4.0), (15.0, 4.0), (15.0, 6.0), (5.0, 6.0)]);
        let cut = ring(across, &WINDOW);
        assert_eq!(
            points(&cut),
            [(5.0, 4.0), (10.0, 4.0), (10.0, 6.0), (5.0, 6.0)]
        );
        assert!(cut[1].fixed && !cut[0].fixed);
    }

    #[test]
    fn a_line_is_cut_into_pieces() {
        let zigzag = knots(&[(5.0, 5.0), (5.0, 15.0), (7.0, 15.0), (7.0, 5.0)]);
        let cut = line(zigzag, &WINDOW);
        assert_eq!(cut.len(), 2);
        assert_eq!(points(&cut[0]), [(5.0, 5.0), (5.0, 10.0)]);
        assert_eq!(points(&cut[1]), [(7.0, 10.0), (7.0, 5.0)]);
        assert!(line(knots(&[(20.0, 0.0), (30.0, 5.0)]), &WINDOW).is_empty());
    }
}
