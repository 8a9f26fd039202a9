//! Files of boundaries, good and bad.

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop;
use proptest::prop_assert;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::strategy::Just;

use crate::geography::Base;
use crate::geography::Boundaries;
use crate::geography::GeoJsonFault;
use crate::geography::LARGEST_BOUNDARIES;
use crate::geography::LONGEST;
use crate::geography::MOST_CORNERS;
use crate::geography::boundaries;
use crate::geography::fit;

const SQUARE: &str = "[[0,50],[2,50],[2,52],[0,52],[0,50]]";

fn read(text: &str) -> Boundaries {
    boundaries(text.as_bytes()).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn fault(text: &str) -> GeoJsonFault {
    boundaries(text.as_bytes()).expect_err("the file is unfit")
}

fn feature(members: &str) -> String {
    format!(
        r#"{{"type":"Feature",{members},"geometry":{{"type":"Polygon","coordinates":[{SQUARE}]}}}}"#
    )
}

fn ids(text: &str) -> Vec<String> {
    read(text).ids().map(str::to_owned).collect()
}

#[test]
fn a_collection_of_features_is_read_in_its_order() {
    let first = feature(r#""id":"leeds","properties":null"#);
    let second = feature(r#""properties":{"name":"York","id":"york","area":{"id":3}}"#);
    let third = feature(r#""properties":{},"id":7"#);
    let text = format!(
        r#"{{"crs":{{"type":"name"}},"features":[{first},{second},{third}],"type":"FeatureCollection"}}"#
    );
    assert_eq!(ids(&text), ["leeds", "york", "7"]);
}

#[test]
fn the_id_of_a_feature_goes_before_that_of_its_properties() {
    assert_eq!(ids(&feature(r#""properties":{"id":"a"},"id":"b""#)), ["b"]);
    assert_eq!(ids(&feature(r#""properties":{"id":[1]},"id":{}"#)), [""; 0]);
}

#[test]
fn every_type_is_read() {
    let line = "[[0,50],[2,50,120.5]]";
    for geometry in [
        format!(r#"{{"type":"Polygon","coordinates":[{SQUARE}]}}"#),
        format!(r#"{{"coordinates":[[{SQUARE}],[{SQUARE}]],"type":"MultiPolygon"}}"#),
        format!(r#"{{"type":"LineString","coordinates":{line}}}"#),
        format!(r#"{{"type":"MultiLineString","coordinates":[{line},{line}]}}"#),
        format!(
            r#"{{"type":"GeometryCollection","geometries":[{{"type":"Point","coordinates":[0,50]}},
               {{"type":"LineString","coordinates":{line}}}]}}"#
        ),
    ] {
        read(&geometry);
        read(&format!("\u{feff}{geometry}\n"));
    }
}

#[test]
fn what_is_null_or_empty_is_passed_over() {
    let good = feature(r#""id":1"#);
    let null = r#"{"type":"Feature","geometry":null,"properties":null,"id":2}"#;
    let empty = r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"id":3}"#;
    let text = format!(r#"{{"type":"FeatureCollection","features":[{null},{empty},{good}]}}"#);
    assert_eq!(ids(&text), ["1"]);
}

#[test]
fn a_file_without_outlines_says_so() {
    for text in [
        r#"{"type":"FeatureCollection","features":[]}"#,
        r#"{"type":"Point","coordinates":[0,50]}"#,
        r#"{"type":"Polygon","coordinates":null}"#,
    ] {
        assert_eq!(fault(text).message, "there are no outlines in the file");
    }
}

#[test]
fn what_is_not_json_says_where() {
    let fault = fault("{\"type\":\n \"Polygon\", \"é\": 1 oh}");
    assert_eq!(fault.at, Some((2, 20)));
    assert_eq!(fault.message, "this is not JSON: expected `,` or `}`");
    let cut_off =
        super::boundaries(b"{\"type\":\"Polygon\",\"coordinates\":[[[0,50],").expect_err("cut off");
    assert!(
        cut_off.message.starts_with("this is not JSON: EOF"),
        "{cut_off}"
    );
}

#[test]
fn other_formats_are_known() {
    let says = |text: &str, words: &str| {
        let fault = fault(text);
        assert!(fault.message.contains(words), "{fault}");
        assert!(!fault.help.is_empty());
    };
    says("", "empty");
    says("<?xml version=\"1.0\"?><kml/>", "KML");
    says("PK\u{3}\u{4}", "ZIP");
    says("\0\0\u{27}\n", "Shapefile");
    says("SQLite format 3\0", "GeoPackage");
    says(r#"{"arcs":[[[0,0]]],"type":"Topology"}"#, "TopoJSON");
    let utf16 = boundaries(&[0xff, 0xfe, b'{', 0]).expect_err("not UTF-8");
    assert!(utf16.message.contains("UTF-16"));
}

#[test]
fn what_is_not_geojson_says_what_was_found() {
    let says = |text: &str, words: &str| {
        let fault = fault(text);
        assert!(fault.message.contains(words), "{fault}");
        assert!(fault.at.is_some());
    };
    says(r#"{"a":1}"#, "has no \"type\"");
    says(r#"{"type":"polygon"}"#, "no type \"polygon\"");
    says(r#"{"type":3}"#, "not GeoJSON: invalid type: integer `3`");
    says("[1,2]", "not GeoJSON: invalid type: sequence");
    says(r#"{"type":"Polygon","coordinates":[0,50]}"#, "nested");
    says(
        r#"{"type":"Polygon","coordinates":[[0,50],[[1,50]]]}"#,
        "nested",
    );
    says(
        r#"{"type":"Polygon","coordinates":[[[0]]]}"#,
        "a longitude and a latitude",
    );
    says(
        r#"{"type":"Polygon","coordinates":[[[0,[1]]]]}"#,
        "a longitude and a latitude",
    );
    says(
        r#"{"type":"Polygon","coordinates":"far"}"#,
        "not GeoJSON: invalid type: string",
    );
}

#[test]
fn coordinates_in_metres_are_known_and_so_are_those_turned_round() {
    let grid = fault(r#"{"type":"LineString","coordinates":[[430000,433000],[430100,433000]]}"#);
    assert_eq!(
        grid.message,
        "430000, 433000 are not a longitude and a latitude in degrees"
    );
    assert!(grid.help.contains("EPSG:4326"));
    assert_eq!(grid.at, Some((1, 51)));
    let turned = fault(r#"{"type":"LineString","coordinates":[[-18,178],[-17,178]]}"#);
    assert!(turned.help.contains("longitude first"), "{}", turned.help);
}

#[test]
fn numbers_that_are_not_finite_are_known() {
    for number in ["1e999", "NaN", "-Infinity"] {
        let text = format!(r#"{{"type":"LineString","coordinates":[[0,{number}],[1,2]]}}"#);
        assert_eq!(fault(&text).message, "a number is not finite", "{number}");
    }
}

#[test]
fn nothing_is_too_deep_or_too_large_to_be_refused() {
    let deep = |depth: usize| format!(r#"{{"type":"Polygon","coordinates":{}"#, "[".repeat(depth));
    assert!(fault(&deep(5)).message.contains("deeply"));
    assert!(fault(&deep(100_000)).message.contains("deeply"));
    let collections = r#"{"type":"GeometryCollection","geometries":["#.repeat(1000);
    assert!(fault(&collections).message.contains("deeply"));
    let ignored = format!(r#"{{"foreign":{}"#, "[".repeat(100_000));
    fault(&ignored);

    let many = format!(
        r#"{{"type":"LineString","coordinates":[{}[0,1]]}}"#,
        "[0,0],".repeat(MOST_CORNERS)
    );
    assert!(fault(&many).message.contains("more than 1000000 corners"));
    let large = " ".repeat(LARGEST_BOUNDARIES + 1);
    assert!(fault(&large).message.contains("larger than 10 MB"));
}

/// Texts that are nearly GeoJSON.
fn nearly() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        Just("0".to_owned()),
        Just("1e300".to_owned()),
        Just("null".to_owned()),
        (-400.0..400.0).prop_map(|number: f64| number.to_string()),
    ];
    let list = number.prop_recursive(5, 60, 5, |inner| {
        prop::collection::vec(inner, 0..5).prop_map(|items| format!("[{}]", items.join(",")))
    });
    let kind = prop_oneof![
        Just("Polygon"),
        Just("MultiPolygon"),
        Just("LineString"),
        Just("Point"),
        Just("Feature"),
        Just("Topology"),
    ];
    (kind, list, any::<bool>()).prop_map(|(kind, list, is_first)| match is_first {
        true => format!(r#"{{"type":"{kind}","coordinates":{list}}}"#),
        false => format!(r#"{{"id":{list},"coordinates":{list},"type":"{kind}"}}"#),
    })
}

fn polygons() -> impl Strategy<Value = String> {
    let position = (-180.0..180.0, -90.0..90.0_f64)
        .prop_map(|(lon, lat): (f64, f64)| format!("[{lon:.2},{lat:.2}]"));
    prop::collection::vec(prop::collection::vec(position, 3..9), 1..4).prop_map(|rings| {
        let rings: Vec<String> = rings
            .iter()
            .map(|ring| format!("[{}]", ring.join(",")))
            .collect();
        format!(
            r#"{{"type":"Feature","id":"a","geometry":{{"type":"Polygon","coordinates":[{}]}}}}"#,
            rings.join(",")
        )
    })
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = boundaries(&bytes);
    }

    #[test]
    fn nothing_nearly_right_makes_it_panic(text in nearly()) {
        if let Ok(boundaries) = boundaries(text.as_bytes()) {
            fit(&[], Base::Own(&boundaries));
        }
    }

    #[test]
    fn any_polygon_makes_a_map(text in polygons()) {
        if let Ok(boundaries) = boundaries(text.as_bytes()) {
            let map = fit(&[], Base::Own(&boundaries)).expect("there are boundaries");
            let length: usize = map.land.iter().map(|outline| outline.d.len()).sum();
            prop_assert!(length <= LONGEST);
            prop_assert!(map.land.iter().all(|outline| !outline.d.contains("NaN")));
            boundaries.point_of("a");
        }
    }
}
