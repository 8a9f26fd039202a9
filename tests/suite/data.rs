//! The files of the data, held against the pages and against each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::tool;

/// The sightings of a place are those of its parts too; those of a theme or a condition name it. Each row is that of
/// the whole.
#[test]
fn each_place_theme_and_condition_has_its_own_rows_of_the_whole() {
    let mut files = 0;
    for project in [
        tool::repository().join("tests/sites/typical/project"),
        tool::repository().join("tests/sites/nested-places/project"),
        tool::repository().to_owned(),
    ] {
        let renderer = tool::site(&project, tool::TODAY);
        let site = renderer.site();
        let tree = tool::tree(&project, tool::TODAY);
        let observatory = &site.observatory;
        let mut wanted: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (_, sighting) in observatory.all() {
            let mut add = |path: String| {
                wanted.entry(path).or_default().insert(&sighting.id);
            };
            for place in observatory.places.with_parents(sighting.place) {
                add(format!("data/places/{}", observatory.places[place].id));
            }
            for &theme in &sighting.themes {
                add(format!("data/themes/{}", observatory.themes[theme].id));
            }
            for &condition in sighting.helped.iter().chain(&sighting.hindered) {
                let id = &observatory.conditions[condition].id;
                add(format!("data/conditions/{id}"));
            }
        }
        let is_part = |path: &str| {
            let folders = ["data/places/", "data/themes/", "data/conditions/"];
            folders.iter().any(|folder| path.starts_with(folder))
        };
        let published: BTreeSet<&str> = tree
            .keys()
            .map(String::as_str)
            .filter(|path| is_part(path))
            .collect();
        let expected: BTreeSet<String> = wanted
            .keys()
            .flat_map(|path| ["csv", "json", "jsonl", "geojson"].map(|end| format!("{path}.{end}")))
            .collect();
        assert_eq!(published, expected.iter().map(String::as_str).collect());
        for (path, ids) in &wanted {
            let whole = records(&tree["data/sightings.csv"]);
            let part = records(&tree[&format!("{path}.csv")]);
            assert_eq!(part[0], whole[0], "{path}");
            let rows: Vec<&csv::StringRecord> = whole
                .iter()
                .skip(1)
                .filter(|row| ids.contains(&row[0]))
                .collect();
            assert_eq!(part[1..].iter().collect::<Vec<_>>(), rows, "{path}");
            let lines = |path: &str| -> Vec<String> {
                let text = str::from_utf8(&tree[path]).expect("text");
                text.lines().map(str::to_owned).collect()
            };
            let mut whole = lines("data/sightings.jsonl");
            let id = |line: &str| -> String {
                let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
                object["id"].as_str().expect("an id").to_owned()
            };
            whole.retain(|line| ids.contains(id(line).as_str()));
            assert_eq!(lines(&format!("{path}.jsonl")), whole, "{path}");
            // In the two others each stands on a line of its own too, with a comma behind all but the last.
            let listed = |path: &str| -> Vec<String> {
                let mut lines = lines(path);
                lines.remove(0);
                lines.pop();
                let last = lines.pop().expect("one at least");
                let others = lines.iter().map(|line| {
                    let line = line.strip_suffix(',').expect("a comma between two");
                    line.to_owned()
                });
                others.chain([last]).collect()
            };
            assert_eq!(listed(&format!("{path}.json")), whole, "{path}");
            let mut features = listed("data/sightings.geojson");
            features.retain(|line| ids.contains(id(line).as_str()));
            assert_eq!(features.len(), ids.len());
            assert_eq!(listed(&format!("{path}.geojson")), features, "{path}");
            for file in [format!("{path}.json"), format!("{path}.geojson")] {
                let whole: serde_json::Value = serde_json::from_slice(&tree[&file]).expect("JSON");
                let rows = match whole {
                    serde_json::Value::Array(rows) => rows,
                    mut collection => {
                        assert_eq!(collection["type"], "FeatureCollection");
                        let features = collection["features"].take();
                        serde_json::from_value(features).expect("a list")
                    }
                };
                assert_eq!(rows.len(), ids.len(), "{file}");
            }
            files += 1;
        }
    }
    assert!(files > 20, "{files}");
}

fn records(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    reader
        .records()
        .map(|record| record.expect("a record"))
        .collect()
}
