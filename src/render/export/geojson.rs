//! `sightings.geojson` (RFC 7946): one point a sighting, without the account, for maps.

use crate::render::export::cell::{text, write_table, write_text};
use crate::render::export::record::{FIELDS, Row};
use crate::render::export::rows::{Form, Layout};

/// The sightings of a list as one collection, a feature a line.
pub(super) fn layout() -> Layout {
    Layout {
        form: Form::GeoJson,
        opening: b"{\"type\":\"FeatureCollection\",\"features\":[".into(),
        before_first: "\n",
        before_next: ",\n",
        behind: "",
        closing: "\n]}\n",
    }
}

/// A sighting as a point. It has what the table has as columns, but for the account, and the place's name.
pub(super) fn row(row: Row<'_>) -> Vec<u8> {
    let place = &row.site.observatory.places[row.sighting.place];
    let mut json = Vec::with_capacity(row.room());
    json.extend_from_slice(b"{\"type\":\"Feature\",\"id\":");
    write_text(&row.sighting.id, &mut json);
    json.extend_from_slice(b",\"geometry\":");
    match place.coordinates {
        Some((lat, lon)) => {
            json.extend_from_slice(b"{\"type\":\"Point\",\"coordinates\":");
            // The format wants the longitude first.
            serde_json::to_writer(&mut json, &[lon, lat]).expect("a vector takes all");
            json.push(b'}');
        }
        None => json.extend_from_slice(b"null"),
    }
    json.extend_from_slice(b",\"properties\":");
    let cells = FIELDS
        .iter()
        .filter(|field| field.name != "body")
        .map(|field| (field.name, field.of(row)));
    write_table(cells.chain([("place_name", text(&place.name))]), &mut json);
    json.push(b'}');
    json
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::layout;
    use crate::render::export::rows::all;
    use crate::render::export::sample;

    #[test]
    fn a_point_for_each_sighting_whose_place_has_one() {
        let text = all(&sample::site(), &layout());
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
        let collection: Value =
            serde_json::from_str(&all(&sample::empty(), &layout())).expect("JSON");
        assert_eq!(
            collection,
            json!({"type": "FeatureCollection", "features": []})
        );
    }
}
