//! `sightings.geojson` (RFC 7946): one point a sighting, without the account, for maps.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use crate::model::{Ix, Sighting};
use crate::render::export::ROOM;
use crate::render::export::record::{Cell, FIELDS, Row, rows};
use crate::site::Site;

/// Writes the sightings of a list as one collection, a feature a line.
pub(super) fn write(site: &Site, list: &[Ix<Sighting>], sink: &mut dyn Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(ROOM, sink);
    sink.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (index, row) in rows(site, list).enumerate() {
        let before = if index == 0 { "\n" } else { ",\n" };
        sink.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut sink, &feature(row))?;
    }
    sink.write_all(b"\n]}\n")?;
    sink.flush()
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Geometry {
    r#type: &'static str,
    coordinates: [f64; 2],
}

/// What the table has as columns, but for the account, and the place's name.
struct Properties<'a>(Row<'a>);

fn feature(row: Row<'_>) -> Feature<'_> {
    let place = &row.site.observatory.places[row.sighting.place];
    Feature {
        r#type: "Feature",
        id: &row.sighting.id,
        // The format wants the longitude first.
        geometry: place.coordinates.map(|(lat, lon)| Geometry {
            r#type: "Point",
            coordinates: [lon, lat],
        }),
        properties: Properties(row),
    }
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Properties(row) = *self;
        let place = &row.site.observatory.places[row.sighting.place];
        let cells = FIELDS
            .iter()
            .filter(|field| field.name != "body")
            .map(|field| (field.name, field.of(row)));
        let name = ("place_name", Cell::Text(place.name.as_str().into()));
        serializer.collect_map(cells.chain([name]))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::write;
    use crate::render::export::sample;

    #[test]
    fn a_point_for_each_sighting_whose_place_has_one() {
        let site = sample::site();
        let mut bytes = Vec::new();
        write(&site, &site.gathered.all, &mut bytes).expect("a vector takes all");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        assert!(text.contains("\"coordinates\":[-1.55,53.8]"), "{text}");
        let collection: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(collection["type"], "FeatureCollection");
        let features = collection["features"].as_array().expect("a list");
        let ids: Vec<&Value> = features.iter().map(|feature| &feature["id"]).collect();
        assert_eq!(ids, ["full", "plain", "what-if"]);
        assert_eq!(
            features[1]["geometry"],
            json!({"type": "Point", "coordinates": [-1.55, 53.8]})
        );
        // Mill Lane has no coordinates of its own, and takes none from the town around it.
        assert!(features[0]["geometry"].is_null());
        assert!(features[2]["geometry"].is_null());
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            assert_eq!(feature["properties"]["id"], feature["id"]);
            assert!(feature["properties"].get("body").is_none());
        }
        assert_eq!(features[1]["properties"]["place_name"], "Leeds & “Loiners”");
        assert_eq!(features[1]["properties"]["still"], json!(["doubting"]));
    }

    #[test]
    fn an_empty_observatory_is_an_empty_collection() {
        let site = sample::empty();
        let mut bytes = Vec::new();
        write(&site, &site.gathered.all, &mut bytes).expect("a vector takes all");
        let collection: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(
            collection,
            json!({"type": "FeatureCollection", "features": []})
        );
    }
}
