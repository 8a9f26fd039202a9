//! What a map shows of the earth.

use super::Extent;
use super::Subject;
use super::country_of;
use super::extent;
use crate::geography::outlines::built_in;
use crate::geography::projection::Projection;

fn of(places: &[(f64, f64)]) -> Extent {
    let subject = Subject {
        places,
        boundaries: &[],
        countries: &built_in().countries,
        least: 4.0,
    };
    extent(&subject).expect("there is a place")
}

fn degrees(extent: &Extent) -> (f64, f64) {
    let window = &extent.window;
    (window.width().to_degrees(), window.height().to_degrees())
}

#[test]
fn nothing_has_no_extent() {
    let nothing = Subject {
        places: &[],
        boundaries: &[],
        countries: &[],
        least: 4.0,
    };
    assert!(extent(&nothing).is_none());
}

#[test]
fn one_place_has_land_about_it() {
    // In the middle of the Pacific no country is near.
    let (width, height) = degrees(&of(&[(-130.0, -40.0)]));
    assert!((width - 4.0).abs() < 1e-9 && (height - 4.0).abs() < 1e-9);
}

#[test]
fn a_country_that_nearly_shows_is_shown_whole() {
    let (_, height) = degrees(&of(&[(-1.55, 53.8)]));
    assert!(height > 5.5, "all of England from {height}");
    // France is too large to be shown for one town.
    let (_, height) = degrees(&of(&[(2.35, 48.86)]));
    assert!((height - 4.0).abs() < 1e-9, "{height}");
}

#[test]
fn a_map_is_neither_too_narrow_nor_too_flat() {
    let shape = |places: &[(f64, f64)]| {
        let (width, height) = degrees(&of(places));
        width / height
    };
    assert!((shape(&[(-120.0, 0.0), (-120.0, -40.0)]) - 0.8).abs() < 1e-9);
    assert!((shape(&[(-100.0, -40.0), (-140.0, -40.0)]) - 2.0).abs() < 1e-9);
}

#[test]
fn places_about_180_degrees_are_near_each_other() {
    let (width, _) = degrees(&of(&[(178.0, -18.0), (-178.0, -18.0)]));
    assert!(width < 10.0, "{width}");
}

#[test]
fn places_about_a_pole_are_near_each_other() {
    let around = [(0.0, 85.0), (120.0, 85.0), (-120.0, 85.0)];
    let (width, height) = degrees(&of(&around));
    assert!(width < 14.0 && height < 14.0);
}

#[test]
fn far_places_make_a_map_of_the_world() {
    let far = of(&[(151.2, -33.9), (-0.1, 51.5)]);
    assert!(matches!(far.projection, Projection::World));
    let opposite = of(&[(0.0, 0.0), (180.0, 0.0)]);
    assert!(matches!(opposite.projection, Projection::World));
    let near = of(&[(-9.1, 38.7), (24.9, 60.2)]);
    assert!(matches!(near.projection, Projection::Part(_)));
}

#[test]
fn a_place_is_in_its_country() {
    let is_in = |lon, lat| country_of((lon, lat), &built_in().countries).is_some();
    assert!(is_in(-1.55, 53.8), "Leeds");
    assert!(is_in(-5.93, 54.6), "Belfast");
    assert!(is_in(-4.14, 50.37), "Plymouth, by the sea");
    assert!(is_in(0.0, -90.0), "the south pole");
    assert!(is_in(178.44, -18.14), "Suva");
    assert!(is_in(179.9, 68.0), "Chukotka");
    assert!(!is_in(0.0, 90.0), "the north pole");
    assert!(!is_in(-30.0, 40.0), "the Atlantic");
}
