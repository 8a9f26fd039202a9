//! `datapackage.json`: what each file of the data and each of its columns is, for programs, as a
//! Frictionless data package (datapackage.org).

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::id;
use crate::project::Settings;
use crate::render::export::heat_map::COLUMNS;
use crate::render::export::record::{FIELDS, Kind};
use crate::site::{Export, Site};

/// A year, with a month and a day where they are known.
const DATE: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

/// Writes the description of all files.
pub(super) fn write(site: &Site, sink: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *sink, &package(&site.settings))?;
    writeln!(sink)
}

#[derive(Serialize)]
struct Package<'a> {
    name: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licenses: Option<[Value; 1]>,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    path: String,
    title: &'static str,
    description: &'static str,
    r#type: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<Schema>,
}

#[derive(Serialize)]
struct Schema {
    fields: Vec<Column>,
    #[serde(rename = "primaryKey")]
    primary_key: &'static [&'static str],
}

#[derive(Serialize)]
struct Column {
    name: &'static str,
    r#type: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Value>,
}

fn package(settings: &Settings) -> Package<'_> {
    Package {
        name: id::suggest(&settings.title).unwrap_or_else(|| "observatory".to_owned()),
        title: &settings.title,
        description: settings.description.as_deref(),
        homepage: settings.base_url.as_ref().map(|base| base.as_str()),
        licenses: settings
            .licence
            .as_deref()
            .map(|licence| [license(licence)]),
        resources: Export::ALL.into_iter().filter_map(resource).collect(),
    }
}

/// A licence is told by its address, or by a name without spaces beside the name as people write it.
fn license(licence: &str) -> Value {
    if licence.starts_with("https://") || licence.starts_with("http://") {
        return json!({ "path": licence });
    }
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_');
    let words: Vec<&str> = licence
        .split(|letter| !is_plain(letter))
        .filter(|word| !word.is_empty())
        .collect();
    let name = match words.is_empty() {
        true => "other".to_owned(),
        false => words.join("-"),
    };
    json!({ "name": name, "title": licence })
}

/// The files that hold data; the package itself and the schema of what people write hold none.
fn resource(export: Export) -> Option<Resource> {
    let (name, title, description, format, mediatype) = match export {
        Export::SightingsCsv => (
            "sightings",
            "Sightings, as a table",
            "One row for each sighting. Lists and tables are written as JSON; an empty cell is not given. A text that begins with = + - @ ' or a tab has one apostrophe more in front, so that no spreadsheet takes it for a formula.",
            "csv",
            "text/csv",
        ),
        Export::SightingsJson => (
            "sightings-json",
            "Sightings, as one list",
            "The same sightings as a JSON array of objects. What is not given is null.",
            "json",
            "application/json",
        ),
        Export::SightingsJsonLines => (
            "sightings-lines",
            "Sightings, one a line",
            "The same objects, each on a line of its own. What is not given is null.",
            "jsonl",
            "application/jsonl",
        ),
        Export::SightingsGeoJson => (
            "sightings-map",
            "Sightings, for maps",
            "One feature for each sighting, at its place where that has coordinates; without the accounts.",
            "geojson",
            "application/geo+json",
        ),
        Export::HeatMapCsv => (
            "heat-map",
            "Heat map",
            "One row for each place and shift. A sighting counts at its place and at every place that this is within.",
            "csv",
            "text/csv",
        ),
        Export::DataPackage | Export::SightingSchema => return None,
    };
    let path = export.path();
    // Paths in a package are told from where the package is, which is the same folder.
    let (_, file) = path.as_str().rsplit_once('/')?;
    Some(Resource {
        name,
        path: file.to_owned(),
        title,
        description,
        // Lines of JSON are a table as well; but the reference reader of packages takes them for one only
        // with an extra part, and calls the whole package broken without it.
        r#type: match format {
            "csv" => "table",
            "jsonl" => "file",
            _ => "json",
        },
        format,
        mediatype,
        encoding: "utf-8",
        schema: match export {
            Export::SightingsGeoJson => None,
            Export::HeatMapCsv => Some(heat_map()),
            _ => Some(sightings()),
        },
    })
}

fn sightings() -> Schema {
    let fields = FIELDS.iter().map(|field| {
        let required = matches!(field.name, "id" | "title" | "date" | "place" | "body");
        let mut constraints = match (field.name, field.kind) {
            ("id", _) => json!({ "unique": true }),
            (_, Kind::Date) => json!({ "pattern": DATE }),
            _ => json!({}),
        };
        if required {
            constraints["required"] = json!(true);
        }
        Column {
            name: field.name,
            r#type: match field.kind {
                // A date can be a month or a year, which the type "date" has no room for.
                Kind::Text | Kind::Date => "string",
                Kind::Flag => "boolean",
                Kind::List => "array",
                Kind::Table => "object",
            },
            description: field.about(),
            constraints: Some(constraints).filter(|all| *all != json!({})),
        }
    });
    Schema {
        fields: fields.collect(),
        primary_key: &["id"],
    }
}

fn heat_map() -> Schema {
    let word = |name, about: &str| Column {
        name,
        r#type: "string",
        description: about.to_owned(),
        constraints: Some(json!({ "required": true })),
    };
    let mut fields = vec![
        word("place", "The id of a place."),
        word(
            "shift",
            "The id of a shift, which says from where to where it leads.",
        ),
    ];
    fields.extend(COLUMNS.iter().map(|column| Column {
        name: column.name,
        r#type: "integer",
        description: column.about.to_owned(),
        constraints: Some(json!({ "required": true, "minimum": 0 })),
    }));
    Schema {
        fields,
        primary_key: &["place", "shift"],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{license, write};
    use crate::render::export::rows::all;
    use crate::render::export::{csv, heat_map, sample};
    use crate::site::Site;

    fn read(site: &Site) -> Value {
        let mut bytes = Vec::new();
        write(site, &mut bytes).expect("a vector takes all");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn says_whose_data_it_is_and_under_which_licence() {
        let package = read(&sample::site());
        assert_eq!(package["name"], "small-observatory");
        assert_eq!(package["title"], "Small “Observatory”");
        assert_eq!(package["homepage"], "https://example.org/small/");
        assert_eq!(
            package["licenses"],
            json!([{ "name": "CC-BY-4.0", "title": "CC BY 4.0" }])
        );
        let empty = read(&sample::empty());
        assert!(empty.get("licenses").is_none() && empty.get("homepage").is_none());
    }

    #[test]
    fn every_licence_has_a_name_that_programs_take() {
        assert_eq!(license("ODbL-1.0")["name"], "ODbL-1.0");
        assert_eq!(license("日本")["name"], "other");
        let address = "https://creativecommons.org/licenses/by/4.0/";
        assert_eq!(license(address), json!({ "path": address }));
    }

    #[test]
    fn every_column_of_both_tables_is_described_in_order() {
        let site = sample::site();
        let package = read(&site);
        let sightings = all(&site, &csv::table());
        let mut counts = Vec::new();
        heat_map::write(&site, &mut counts).expect("a vector takes all");
        let counts = String::from_utf8(counts).expect("it is UTF-8");
        for (path, text) in [("sightings.csv", sightings), ("heat-map.csv", counts)] {
            let resources = package["resources"].as_array().expect("a list");
            let resource = resources.iter().find(|resource| resource["path"] == path);
            let fields = &resource.expect(path)["schema"]["fields"];
            let fields: Vec<&Value> = fields
                .as_array()
                .expect("a list")
                .iter()
                .map(|field| &field["name"])
                .collect();
            let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
            assert_eq!(fields, header, "{path}");
        }
    }

    #[test]
    fn tells_of_every_file_with_data() {
        let package = read(&sample::site());
        let paths: Vec<&str> = package["resources"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|resource| resource["path"].as_str())
            .collect();
        assert_eq!(
            paths,
            [
                "sightings.csv",
                "sightings.json",
                "sightings.jsonl",
                "sightings.geojson",
                "heat-map.csv"
            ]
        );
    }
}
