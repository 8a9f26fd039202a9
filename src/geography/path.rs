//! The `d` of an SVG path from corners in units of a view box: one decimal, relative steps, no byte too many
//! (SVG 2, section 9.3). Rounding is to whole tenths of the page, so that no error adds up along a line.

use std::fmt::Write;

use crate::geography::Point;

/// Adds a line to a path, its end joined to its start where it is closed. What is nothing once it is rounded
/// (a ring of less than three corners, a line of less than two) adds nothing.
pub(super) fn add(d: &mut String, points: impl IntoIterator<Item = Point>, closed: bool) {
    let mut corners: Vec<(i64, i64)> = points.into_iter().map(tenths).collect();
    corners.dedup();
    if closed && corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    let Some(&(x, y)) = corners.first() else {
        return;
    };
    if corners.len() < if closed { 3 } else { 2 } {
        return;
    }
    d.push('M');
    let mut dotted = number(d, x, None);
    dotted = number(d, y, Some(dotted));
    d.push('l');
    let mut before = None;
    for pair in corners.windows(2) {
        dotted = number(d, pair[1].0 - pair[0].0, before.map(|()| dotted));
        dotted = number(d, pair[1].1 - pair[0].1, Some(dotted));
        before = Some(());
    }
    if closed {
        d.push('z');
    }
}

fn tenths(point: Point) -> (i64, i64) {
    (
        (point.x * 10.0).round() as i64,
        (point.y * 10.0).round() as i64,
    )
}

/// Writes tenths as a decimal. `before` is nothing right after a letter, else whether the number before had a
/// decimal point: then one that begins with a point needs no space. Gives whether this one had a point.
fn number(d: &mut String, tenths: i64, before: Option<bool>) -> bool {
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let is_parted = tenths < 0 || (whole == 0 && rest > 0 && before == Some(true));
    if before.is_some() && !is_parted {
        d.push(' ');
    }
    if tenths < 0 {
        d.push('-');
    }
    if whole > 0 || rest == 0 {
        write!(d, "{whole}").expect("a string takes all that is written");
    }
    if rest > 0 {
        write!(d, ".{rest}").expect("a string takes all that is written");
    }
    rest > 0
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::geography::Point;

    fn path(points: &[(f64, f64)], closed: bool) -> String {
        let mut d = String::new();
        let points = points.iter().map(|&(x, y)| Point { x, y });
        add(&mut d, points, closed);
        d
    }

    #[test]
    fn numbers_are_short_and_can_be_told_apart() {
        let ring = [(0.0, 10.0), (0.51, 10.25), (12.0, 9.0), (11.9, 8.5)];
        assert_eq!(path(&ring, true), "M0 10l.5.3 11.5-1.3-.1-.5z");
        assert_eq!(path(&[(1.0, 2.0), (3.0, 2.0)], false), "M1 2l2 0");
        assert_eq!(path(&[(1.0, 2.0), (1.0, 2.5)], false), "M1 2l0 .5");
    }

    #[test]
    fn what_rounds_to_nothing_is_left_out() {
        assert_eq!(path(&[], true), "");
        assert_eq!(path(&[(1.0, 1.0), (1.01, 1.0), (1.0, 1.01)], true), "");
        assert_eq!(path(&[(1.0, 1.0), (1.01, 1.0)], false), "");
        assert_eq!(path(&[(0.0, 0.0), (5.0, 0.0), (0.0, 0.0)], true), "");
    }
}
