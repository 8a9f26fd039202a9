//! How much each corner of a line matters, by the method of Visvalingam and Whyatt ("Line generalisation by
//! repeated elimination of points", Cartographic Journal 30, 1993).

use std::cmp::Ordering;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geography::clip::Knot;

/// For each corner the area, in square units, that the line loses by its being left out after all that matter
/// less. Corners above a tolerance make the simplified line. Those that must stay are infinite: fixed ones, the
/// ends of an open line, the last three of a ring.
///
/// Of two that matter as much the one with the lesser x, then y, goes first, so that a line that two rings share
/// is simplified the same in both, whichever way they run.
pub(super) fn weights(knots: &[Knot], closed: bool) -> Vec<f64> {
    let count = knots.len();
    let mut weights = vec![f64::INFINITY; count];
    let mut before: Vec<usize> = (0..count).map(|i| (i + count - 1) % count).collect();
    let mut after: Vec<usize> = (0..count).map(|i| (i + 1) % count).collect();
    let is_end = |i: usize| !closed && (i == 0 || i + 1 == count);
    let may_go = |i: usize| !knots[i].fixed && !is_end(i);
    let area = |a: usize, b: usize, c: usize| triangle(knots[a], knots[b], knots[c]);

    let mut queue: BinaryHeap<Reverse<Candidate>> = (0..count)
        .filter(|&i| may_go(i))
        .map(|i| Reverse(Candidate::new(area(before[i], i, after[i]), knots[i], i)))
        .collect();
    let mut newest: Vec<f64> = vec![f64::NAN; count];
    for Reverse(candidate) in &queue {
        newest[candidate.index] = candidate.area;
    }
    let mut left = count;
    let mut most = 0.0_f64;
    while let Some(Reverse(candidate)) = queue.pop() {
        let here = candidate.index;
        if newest[here] != candidate.area || weights[here].is_finite() {
            continue;
        }
        if left <= 3 && closed {
            break;
        }
        most = most.max(candidate.area);
        weights[here] = most;
        left -= 1;
        let (previous, next) = (before[here], after[here]);
        after[previous] = next;
        before[next] = previous;
        for neighbour in [previous, next] {
            if may_go(neighbour) && !weights[neighbour].is_finite() {
                let area = area(before[neighbour], neighbour, after[neighbour]);
                newest[neighbour] = area;
                queue.push(Reverse(Candidate::new(area, knots[neighbour], neighbour)));
            }
        }
    }
    weights
}

fn triangle(a: Knot, b: Knot, c: Knot) -> f64 {
    ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
}

/// A corner in the queue, the least first.
struct Candidate {
    area: f64,
    x: f64,
    y: f64,
    index: usize,
}

impl Candidate {
    fn new(area: f64, knot: Knot, index: usize) -> Self {
        Self {
            area,
            x: knot.x,
            y: knot.y,
            index,
        }
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.area
            .total_cmp(&other.area)
            .then(self.x.total_cmp(&other.x))
            .then(self.y.total_cmp(&other.y))
            .then(self.index.cmp(&other.index))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

#[cfg(test)]
mod tests {
    use super::weights;
    use crate::geography::clip::Knot;

    fn knots(points: &[(f64, f64)]) -> Vec<Knot> {
        points
            .iter()
            .map(|&(x, y)| Knot { x, y, fixed: false })
            .collect()
    }

    #[test]
    fn what_lies_on_a_line_goes_first() {
        let line = knots(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]);
        let weights = weights(&line, false);
        assert_eq!(weights[1], 0.0);
        assert!(weights[0].is_infinite() && weights[4].is_infinite());
        assert!(weights[3] > weights[2]);
    }

    #[test]
    fn a_ring_keeps_three_and_what_is_fixed() {
        let mut ring = knots(&[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (1.0, 2.1), (0.0, 2.0)]);
        let kept = |ring: &[Knot]| {
            let weights = weights(ring, true);
            weights.iter().filter(|weight| weight.is_infinite()).count()
        };
        assert_eq!(kept(&ring), 3);
        ring.iter_mut().for_each(|knot| knot.fixed = true);
        assert_eq!(kept(&ring), 5);
        assert!(weights(&[], true).is_empty());
        assert_eq!(weights(&ring[..1], true).len(), 1);
    }

    #[test]
    fn a_line_is_simplified_the_same_from_both_ends() {
        let points: Vec<(f64, f64)> = (0..60)
            .map(|i| (f64::from(i), f64::from(i * i * 7 % 13)))
            .collect();
        let line = knots(&points);
        let mut back = line.clone();
        back.reverse();
        let mut turned = weights(&back, false);
        turned.reverse();
        let close = |(a, b): (&f64, &f64)| a == b || (a - b).abs() < 1e-9;
        assert!(weights(&line, false).iter().zip(&turned).all(close));
    }
}
