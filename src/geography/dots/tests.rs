//! Dots: their areas, and that none lie on each other.

use proptest::prelude::any;
use proptest::prelude::prop;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::Dot;
use super::Radii;
use super::dots;
use crate::geography::Map;
use crate::geography::Point;

const RADII: Radii = Radii {
    least: 5.0,
    greatest: 30.0,
};

fn map(points: &[(f64, f64)]) -> Map {
    Map {
        width: 800.0,
        height: 500.0,
        land: Vec::new(),
        points: points.iter().map(|&(x, y)| Point { x, y }).collect(),
    }
}

fn members(dots: &[Dot]) -> Vec<&[usize]> {
    dots.iter().map(|dot| dot.members.as_slice()).collect()
}

#[test]
fn areas_are_as_counts() {
    let map = map(&[(100.0, 100.0), (300.0, 100.0), (500.0, 100.0)]);
    let dots = dots(&map, &[36, 9, 1], RADII);
    let radii: Vec<f64> = dots.iter().map(|dot| dot.radius).collect();
    assert_eq!(radii, [30.0, 15.0, 5.0]);
    let tiny = super::dots(&map, &[3600, 0, 1], RADII);
    assert_eq!(members(&tiny), [&[0], &[2]]);
    assert_eq!(tiny[1].radius, 5.0, "no dot is smaller than the least");
}

#[test]
fn circles_that_overlap_become_one_and_neighbours_stay() {
    let map = map(&[(100.0, 100.0), (110.0, 100.0), (200.0, 100.0)]);
    let dots = dots(&map, &[1, 3, 1], RADII);
    assert_eq!(members(&dots), [&[0, 1][..], &[2]]);
    assert_eq!(dots[0].centre, Point { x: 107.5, y: 100.0 });
    assert_eq!((dots[0].count, dots[0].radius), (4, 30.0));
    assert_eq!(dots[1].radius, 15.0);
}

#[test]
fn a_dot_at_the_edge_is_moved_inside() {
    let dots = dots(&map(&[(0.0, 500.0)]), &[1], RADII);
    assert_eq!(dots[0].centre, Point { x: 30.0, y: 470.0 });
    let low = Map {
        height: 20.0,
        ..map(&[(0.0, 0.0), (800.0, 20.0)])
    };
    let radii: Vec<f64> = super::dots(&low, &[1, 1], RADII)
        .iter()
        .map(|dot| dot.radius)
        .collect();
    assert_eq!(radii, [10.0, 10.0]);
}

#[test]
fn nothing_gives_no_dots() {
    assert!(dots(&map(&[]), &[], RADII).is_empty());
    assert!(dots(&map(&[(1.0, 1.0)]), &[0], RADII).is_empty());
    let huge = dots(
        &map(&[(1.0, 1.0), (1.0, 1.0)]),
        &[u64::MAX, u64::MAX],
        RADII,
    );
    assert_eq!(huge[0].count, u64::MAX);
}

#[test]
fn thousands_of_places_are_no_trouble() {
    let points: Vec<(f64, f64)> = (0..5000_u32)
        .map(|i| {
            (
                f64::from(i * 7919 % 8000) / 10.0,
                f64::from(i * 104_729 % 5000) / 10.0,
            )
        })
        .collect();
    let found = dots(&map(&points), &[1; 5000], RADII);
    assert_eq!(found.iter().map(|dot| dot.count).sum::<u64>(), 5000);
    assert!(found.len() > 20, "{}", found.len());
    let one_spot = dots(&map(&[(400.0, 200.0); 5000]), &[2; 5000], RADII);
    assert_eq!((one_spot.len(), one_spot[0].radius), (1, 30.0));
}

proptest! {
    #[test]
    fn dots_never_overlap_and_lose_nothing(
        places in prop::collection::vec((0.0..800.0, 0.0..500.0, 0..2000_u64), 0..120),
        greatest in 1.0..80.0,
        is_even in any::<bool>(),
    ) {
        let points: Vec<(f64, f64)> = places.iter().map(|&(x, y, _)| (x, y)).collect();
        let counts: Vec<u64> = places
            .iter()
            .map(|&(_, _, count)| if is_even { 1 } else { count })
            .collect();
        let radii = Radii { least: 4.0, greatest };
        let map = map(&points);
        let dots = dots(&map, &counts, radii);
        prop_assert_eq!(&dots, &super::dots(&map, &counts, radii));
        let total: u64 = dots.iter().map(|dot| dot.count).sum();
        prop_assert_eq!(total, counts.iter().sum::<u64>());
        let mut members: Vec<usize> = dots.iter().flat_map(|dot| dot.members.clone()).collect();
        members.sort_unstable();
        let counted: Vec<usize> = (0..counts.len()).filter(|&i| counts[i] > 0).collect();
        prop_assert_eq!(members, counted);
        for (number, dot) in dots.iter().enumerate() {
            let Point { x, y } = dot.centre;
            prop_assert!(dot.radius <= greatest + 0.1);
            prop_assert!(x >= dot.radius - 0.2 && x <= 800.2 - dot.radius);
            prop_assert!(y >= dot.radius - 0.2 && y <= 500.2 - dot.radius);
            for other in &dots[number + 1..] {
                let apart = (x - other.centre.x).hypot(y - other.centre.y);
                prop_assert!(apart > dot.radius + other.radius);
            }
            for other in &dots {
                let is_to_scale = dot.radius > 5.0 && other.radius > 5.0;
                let one = dot.radius / (dot.count as f64).sqrt();
                let two = other.radius / (other.count as f64).sqrt();
                prop_assert!(!is_to_scale || (one / two - 1.0).abs() < 0.05);
            }
        }
    }
}
