//! The sheet for a meeting, held against the data.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::tool;

/// The sightings of a part of the data that are counted, the newest first as on every page.
fn counted(lines: &[u8]) -> Vec<Value> {
    let lines = str::from_utf8(lines).expect("text").lines();
    let all = lines.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    all.filter(|one| one["known"] != "view").collect()
}

fn some(of: usize, total: usize) -> String {
    match (of, total) {
        (of, total) if of < total => format!("{of} of the {total} sightings"),
        (_, 1) => "this sighting".to_owned(),
        (_, 2) => "both sightings".to_owned(),
        (_, total) => format!("all {total} sightings"),
    }
}

fn names_living_it(value: &Value) -> bool {
    value["said_by"]
        .as_array()
        .is_some_and(|who| who.iter().any(|who| who == "living-it"))
}

#[test]
fn a_sheet_tells_what_is_there_and_what_is_not() {
    let mut sheets = 0;
    for project in [
        tool::repository().join("tests/sites/typical/project"),
        tool::repository().join("tests/sites/nested-places/project"),
        tool::repository().to_owned(),
    ] {
        let tree = tool::tree(&project, tool::TODAY);
        for (path, bytes) in &tree {
            let Some(lines) = path
                .strip_suffix(".jsonl")
                .and_then(|path| path.strip_prefix("data/"))
            else {
                continue;
            };
            if !lines.contains('/') {
                continue;
            }
            let sightings = counted(bytes);
            let Some(sheet) = tree.get(&format!("{lines}/meeting.html")) else {
                assert!(sightings.is_empty(), "{path} has no sheet");
                continue;
            };
            sheets += 1;
            let sheet = str::from_utf8(sheet).expect("text");
            let total = sightings.len();
            let says = |words: &str| sheet.contains(words);
            for one in &sightings[..total.min(4)] {
                let id = one["id"].as_str().expect("an id");
                assert!(says(&format!("sightings/{id}.html\"")), "{path}: {id}");
            }
            assert_eq!(sheet.matches("<h3>").count(), total.min(4), "{path}");
            // Of a condition alone it says what that did, in sum and in each sighting.
            let condition = lines.strip_prefix("conditions/");
            let did = |key: &str| {
                let names = |one: &&Value| {
                    one[key].as_array().is_some_and(|all| {
                        all.iter()
                            .any(|id| condition.is_some_and(|condition| id == condition))
                    })
                };
                sightings.iter().filter(names).count()
            };
            assert_eq!(says("It helped in "), condition.is_some(), "{path}");
            if condition.is_some() {
                let helped = match did("helped") {
                    0 => "It helped in no sighting and ".to_owned(),
                    1 => "It helped in 1 sighting and ".to_owned(),
                    helped => format!("It helped in {helped} sightings and "),
                };
                let hindered = match did("hindered") {
                    0 => "got in the way in none.".to_owned(),
                    hindered => format!("got in the way in {hindered}."),
                };
                assert!(says(&format!("{helped}{hindered}")), "{path}");
                assert_eq!(sheet.matches("<b>It ").count(), total.min(4), "{path}");
            }
            assert_eq!(
                says(&format!("<p>And {} more, on ", total.saturating_sub(4))),
                total > 4,
                "{path}"
            );
            let is_open = |one: &&Value| one["followups"].is_null();
            let is_unrated = |one: &&Value| one["working"].is_null();
            let is_from_outside = |one: &&Value| {
                let later = one["followups"].as_array();
                !names_living_it(one)
                    && !later.is_some_and(|later| later.iter().any(names_living_it))
            };
            for (count, words) in [
                (
                    sightings.iter().filter(is_open).count(),
                    "<li>What became of ",
                ),
                (
                    sightings.iter().filter(is_unrated).count(),
                    "<li>How it is for those in ",
                ),
                (
                    sightings.iter().filter(is_from_outside).count(),
                    "<li>What those whose life it is would say of ",
                ),
            ] {
                assert_eq!(says(words), count > 0, "{path}: {words}");
                if count > 0 {
                    assert!(
                        says(&format!("{words}{}.</li>", some(count, total))),
                        "{path}: {words}{count}"
                    );
                }
            }
            let facet = format!("{lines}.html");
            let page = str::from_utf8(&tree[&facet]).expect("text");
            let name = lines.rsplit('/').next().expect("a name");
            assert!(
                page.contains(&format!("<a href=\"{name}/meeting.html\">")),
                "{facet} leads to its sheet"
            );
        }
        let published: BTreeSet<&String> = tree
            .keys()
            .filter(|path| path.ends_with("/meeting.html"))
            .collect();
        assert!(published.iter().all(|path| !path.starts_with("shifts/")));
    }
    assert!(sheets > 20, "{sheets}");
}
