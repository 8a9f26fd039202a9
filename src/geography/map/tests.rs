//! Maps of the parts of the world that are hard to draw, and of those that are often drawn.

use super::Base;
use super::Kind;
use super::LONGEST;
use super::Located;
use super::Map;
use super::WIDTH;
use super::fit;
use crate::geography::Point;
use crate::geography::Position;
use crate::geography::boundaries;

/// Latitudes and longitudes.
const SUBJECTS: &[(&str, &[(f64, f64)])] = &[
    (
        "the United Kingdom",
        &[
            (53.80, -1.55),
            (51.62, -3.94),
            (50.37, -4.14),
            (55.86, -4.25),
            (54.60, -5.93),
            (51.5, -0.12),
        ],
    ),
    ("Wales", &[(51.62, -3.94), (53.2, -4.1), (52.4, -4.08)]),
    ("one town", &[(53.80, -1.55)]),
    ("Moscow", &[(55.75, 37.62)]),
    (
        "Europe",
        &[
            (38.72, -9.14),
            (60.17, 24.94),
            (37.98, 23.73),
            (53.35, -6.26),
        ],
    ),
    (
        "the world",
        &[
            (-33.87, 151.2),
            (51.5, -0.12),
            (-12.05, -77.04),
            (-1.29, 36.82),
            (35.68, 139.69),
        ],
    ),
    ("the world with Antarctica", &[(-77.8, 166.7), (51.5, 0.0)]),
    ("Fiji", &[(-17.0, 178.0), (-17.0, -178.0)]),
    ("Bering Strait", &[(66.0, -169.0)]),
    (
        "the south Pacific",
        &[(-17.0, 168.0), (-17.0, -170.0), (-41.3, 174.8)],
    ),
    // The far side of the earth is in Russia.
    ("Chile", &[(-53.0, -70.9), (-20.0, -140.0), (-33.4, -70.6)]),
    ("the Arctic", &[(80.0, 0.0), (75.0, 100.0), (70.0, -150.0)]),
    ("the north pole", &[(90.0, 0.0)]),
    (
        "Antarctica",
        &[(-70.0, 0.0), (-70.0, 120.0), (-70.0, -120.0)],
    ),
    ("the south pole", &[(-90.0, 0.0)]),
    ("a place twice", &[(10.0, 180.0), (10.0, -180.0)]),
];

fn located(places: &[(f64, f64)]) -> Vec<Located<'_>> {
    let located = |&(lat, lon): &(f64, f64)| Located {
        id: "",
        position: Position::new(lat, lon).expect("a position on the earth"),
    };
    places.iter().map(located).collect()
}

fn map(places: &[(f64, f64)]) -> Map {
    fit(&located(places), Base::World).expect("there are places")
}

fn of(name: &str) -> Map {
    let subject = SUBJECTS.iter().find(|(known, _)| *known == name);
    map(subject.expect("one of the subjects").1)
}

/// The corners of each line of a path.
fn corners(d: &str) -> Vec<Vec<Point>> {
    let lines = d.split('M').skip(1);
    lines
        .map(|line| {
            let (mut x, mut y) = (0.0, 0.0);
            let numbers = numbers(line);
            let pairs = numbers.chunks_exact(2);
            pairs
                .map(|pair| {
                    (x, y) = (x + pair[0], y + pair[1]);
                    Point { x, y }
                })
                .collect()
        })
        .collect()
}

fn numbers(line: &str) -> Vec<f64> {
    let mut words: Vec<String> = vec![String::new()];
    for letter in line.chars() {
        let last = words.last_mut().expect("there is one");
        let is_new = letter == '-' || (letter == '.' && last.contains('.'));
        match letter {
            'l' | ' ' | 'z' => words.push(String::new()),
            _ if is_new => words.push(letter.to_string()),
            _ => last.push(letter),
        }
    }
    let words = words.iter().filter(|word| !word.is_empty());
    words.map(|word| word.parse().expect("a number")).collect()
}

/// Whether a point is on land, by the even-odd rule.
fn is_land(map: &Map, x: f64, y: f64) -> bool {
    let areas = map.land.iter().filter(|outline| outline.kind == Kind::Area);
    let crossings = areas
        .flat_map(|outline| corners(&outline.d))
        .map(|ring| {
            let next = ring.iter().cycle().skip(1);
            let edges = ring.iter().zip(next);
            edges
                .filter(|(a, b)| {
                    (a.y > y) != (b.y > y) && a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) > x
                })
                .count()
        })
        .sum::<usize>();
    crossings % 2 == 1
}

#[test]
fn no_map_is_long_and_every_point_is_in_it() {
    for (name, places) in SUBJECTS {
        let map = map(places);
        let length: usize = map.land.iter().map(|outline| outline.d.len()).sum();
        assert!(length <= LONGEST, "{name}: {length}");
        assert_eq!(map.points.len(), places.len(), "{name}");
        let shape = map.width / map.height;
        assert!((0.79..2.5).contains(&shape), "{name}: {shape}");
        for point in &map.points {
            let is_in =
                (0.0..=map.width).contains(&point.x) && (0.0..=map.height).contains(&point.y);
            assert!(is_in, "{name}: {point:?}");
        }
    }
}

#[test]
fn the_same_places_make_the_same_map() {
    for (name, places) in SUBJECTS {
        assert_eq!(map(places), map(places), "{name}");
    }
}

#[test]
fn no_line_strays_over_a_map() {
    for (name, places) in SUBJECTS {
        let map = map(places);
        let is_inside = |point: &Point| {
            (0.0..map.width).contains(&point.x) && (0.0..map.height).contains(&point.y)
        };
        for line in map.land.iter().flat_map(|outline| corners(&outline.d)) {
            for pair in line.windows(2) {
                let long = (pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y);
                let middle = Point {
                    x: f64::midpoint(pair[0].x, pair[1].x),
                    y: f64::midpoint(pair[0].y, pair[1].y),
                };
                assert!(long < 200.0 || !is_inside(&middle), "{name}: {pair:?}");
            }
        }
    }
}

#[test]
fn land_is_land_and_sea_is_sea() {
    for (name, is_in_land) in [
        ("one town", true),
        ("Moscow", true),
        ("the north pole", false),
        ("the south pole", true),
        ("Bering Strait", false),
        ("a place twice", false),
    ] {
        let map = of(name);
        let point = map.points[0];
        assert_eq!(is_land(&map, point.x, point.y), is_in_land, "{name}");
    }
    let chile = of("Chile");
    assert!(!is_land(&chile, 300.0, 200.0), "the Pacific");
    let world = of("the world");
    let lands: Vec<bool> = [0, 3]
        .map(|place| world.points[place])
        .map(|point| is_land(&world, point.x - 12.0, point.y))
        .to_vec();
    assert_eq!(lands, [true, true], "west of Sydney and of Nairobi");
    assert!(!is_land(&world, 790.0, 170.0), "the Pacific");
    let antarctic = of("the world with Antarctica");
    assert!(is_land(&antarctic, 400.0, antarctic.height + 3.0));
    assert!(is_land(&of("Antarctica"), 400.0, 300.0));
}

#[test]
fn one_place_far_from_all_is_in_the_middle() {
    let map = map(&[(-40.0, -130.0)]);
    let middle = Point {
        x: WIDTH / 2.0,
        y: map.height / 2.0,
    };
    assert_eq!(map.points, [middle]);
}

#[test]
fn the_nations_of_the_united_kingdom_have_their_borders() {
    let wales = of("Wales");
    assert!(wales.land.iter().any(|outline| outline.kind == Kind::Line));
    assert!(wales.land.iter().all(|outline| outline.id.is_none()));
}

#[test]
fn no_place_makes_no_map() {
    assert!(fit(&[], Base::World).is_none());
}

const BOROUGHS: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"west","geometry":{"type":"Polygon","coordinates":
        [[[-0.2,51.4],[-0.1,51.4],[-0.1,51.45],[-0.1,51.5],[-0.2,51.5],[-0.2,51.4]]]}},
    {"type":"Feature","id":"east","geometry":{"type":"Polygon","coordinates":
        [[[-0.1,51.4],[0.0,51.4],[0.0,51.5],[-0.1,51.5],[-0.1,51.45],[-0.1,51.4]]]}},
    {"type":"Feature","geometry":{"type":"LineString","coordinates":[[-0.2,51.4],[0.0,51.5]]}}]}"#;

#[test]
fn own_boundaries_take_the_place_of_all_others() {
    let own = boundaries(BOROUGHS.as_bytes()).expect("good boundaries");
    let all = fit(&[], Base::Own(&own)).expect("there are boundaries");
    let ids: Vec<Option<&str>> = all
        .land
        .iter()
        .map(|outline| outline.id.as_deref())
        .collect();
    assert_eq!(ids, [Some("west"), Some("east"), None]);
    assert_eq!(all.land[2].kind, Kind::Line);
    // Both stop at the line between them.
    let side = |outline: usize, most: fn(f64, f64) -> f64| {
        let xs = corners(&all.land[outline].d)
            .concat()
            .into_iter()
            .map(|corner| corner.x);
        xs.reduce(most).expect("it has corners")
    };
    assert!((side(0, f64::max) - side(1, f64::min)).abs() < 0.7);
}

#[test]
fn own_boundaries_of_places_are_shown_large() {
    let own = boundaries(BOROUGHS.as_bytes()).expect("good boundaries");
    let place = Located {
        id: "west",
        position: own.point_of("west").expect("it encloses something"),
    };
    let map = fit(&[place], Base::Own(&own)).expect("there is a place");
    let west = corners(&map.land[0].d).concat();
    let inner = |size: f64| -1.0..=size + 1.0;
    assert!(
        west.iter()
            .all(|corner| inner(map.width).contains(&corner.x))
    );
    assert!(
        west.iter()
            .all(|corner| inner(map.height).contains(&corner.y))
    );
    let widest = west.iter().map(|corner| corner.x).fold(0.0, f64::max);
    assert!(widest > 0.75 * map.width);
    let stranger = Located {
        id: "north",
        ..place
    };
    let map = fit(&[stranger], Base::Own(&own)).expect("there is a place");
    assert_eq!(map.land.len(), 3);
}
