//! What we say in the formats of others, held against their schemas by a validator that is not ours: the front matter
//! of sightings against `observatory schema`, reports against the schema of SARIF.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::corpus::{self, Case};
use crate::{generator, tool};

/// The one golden site that is full of faults.
const BROKEN: &str = "broken";

/// The projects of the golden sites without a fault.
fn sound_sites() -> Vec<PathBuf> {
    let sites = fs::read_dir(tool::repository().join("tests/sites")).expect("the sites");
    let paths = sites.map(|site| site.expect("an entry").path());
    paths
        .filter(|site| !site.ends_with(BROKEN))
        .map(|site| site.join("project"))
        .collect()
}

fn schema(project: &Path) -> Value {
    let ran = tool::observatory(project, &["schema"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("the schema is JSON")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::new(schema).expect("it is a schema of draft 7")
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// What stands between the two +++ of a sighting, as JSON; none where it can't be read.
fn front_matter(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.split_inclusive('\n');
    lines.next().filter(|line| line.trim_end() == "+++")?;
    let mut toml = String::new();
    for line in lines {
        if line.trim_end() == "+++" {
            return Some(as_json(toml.parse::<toml::Table>().ok()?.into()));
        }
        toml.push_str(line);
    }
    None
}

/// Dates as texts, as the programs have them that hold TOML against such a schema.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter();
            entries.map(|(key, value)| (key, as_json(value))).collect()
        }
    }
}

/// The sightings of a project, which have no fault.
fn sightings(project: &Path) -> Vec<(PathBuf, String)> {
    let folder = project.join("sightings");
    if !folder.exists() {
        return Vec::new();
    }
    let files = tool::files(&folder).into_iter();
    files
        .filter(|(path, _)| {
            let is_hidden = |part: &Path| part.to_string_lossy().starts_with(['.', '_']);
            path.extension().is_some_and(|ending| ending == "md")
                && !path.ends_with("README.md")
                && !path.iter().any(|part| is_hidden(Path::new(part)))
        })
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a sighting is text")))
        .collect()
}

/// How many sightings of a project its own schema lets in, which must be all.
fn accepted(project: &Path) -> usize {
    let validator = validator(&schema(project));
    let sightings = sightings(project);
    for (path, text) in &sightings {
        let read = front_matter(text).unwrap_or_else(|| panic!("{} can't be read", path.display()));
        let faults = faults(&validator, &read);
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
    }
    sightings.len()
}

#[test]
fn every_sound_sighting_fits_the_schema_of_its_observatory() {
    let sites = sound_sites();
    assert!(sites.len() >= 6, "{sites:?}");
    let golden: usize = sites.iter().map(|project| accepted(project)).sum();
    assert!(golden > 15, "{golden}");
    assert!(accepted(tool::repository()) > 50);
    let random: usize = (0..40)
        .map(|seed| {
            let folder = tempfile::tempdir().expect("a folder");
            for (path, text) in generator::project(seed) {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("a file");
            }
            accepted(folder.path())
        })
        .sum();
    assert!(random > 100, "{random}");
}

#[test]
fn the_data_folder_holds_the_schema_that_the_command_prints() {
    let project = corpus::words();
    let printed = tool::observatory(&project, &["schema"]).stdout;
    assert_eq!(
        tool::page(&project, tool::TODAY, "data/sighting.schema.json"),
        printed
    );
}

/// Each key of the format with values that it may not have, and what stands there in its place.
const WRONG: &[(&str, &[&str])] = &[
    ("title", &["7", "\"\"", "\" \"", "[\"x\"]"]),
    (
        "date",
        &[
            "\"17/09/2020\"",
            "true",
            "\"2020-13\"",
            "\"2020-09-32\"",
            "[]",
            "20",
        ],
    ),
    (
        "place",
        &["\"Leeds\"", "\"bradford\"", "[\"leeds\"]", "\"\""],
    ),
    (
        "shifts",
        &["\"doubting-to-trusting\"", "[]", "[\"doubting\"]", "[3]"],
    ),
    (
        "still",
        &["\"doubting\"", "[\"doubting-to-trusting\"]", "[\"x\"]"],
    ),
    ("known", &["\"heard\"", "true", "[\"saw\"]"]),
    ("since", &["\"long ago\"", "false"]),
    ("themes", &["\"food\"", "[\"Food\"]", "[true]"]),
    ("summary", &["7", "[\"x\"]"]),
    ("between", &["\"neighbours\"", "[\"nobody\"]"]),
    ("working", &["\"very well\"", "10"]),
    ("said_by", &["\"living-it\"", "[\"resident\"]"]),
    (
        "ties",
        &[
            "[\"bonding\"]",
            "{ friendship = \"stronger\" }",
            "{ bridging = \"better\" }",
        ],
    ),
    ("helped", &["\"time\"", "[\"patience\"]"]),
    ("hindered", &["\"time\"", "[\"patience\"]"]),
    ("left_out", &["true", "[\"x\"]"]),
    ("observer", &["[\"x\"]", "7"]),
    (
        "sources",
        &[
            "\"https://example.org/\"",
            "[\"example.org\"]",
            "[\"javascript:alert(1)\"]",
            "[{}]",
            "[{ link = \"https://example.org/\" }]",
            "[\"https://example.org/a b\"]",
            "[\"https://anna:secret@example.org/\"]",
        ],
    ),
    ("permission", &["\"yes\"", "true"]),
    ("permission_until", &["\"Christmas\"", "true"]),
    (
        "pictures",
        &[
            "[\"hall.jpg\"]",
            "[{ credit = \"x\" }]",
            "[{ file = \"a.jpg\", alt = 1 }]",
            "[{ file = \"a.jpg\", title = \"x\" }]",
        ],
    ),
    ("lang", &["\"Welsh\"", "\"w\"", "7", "\"en_GB\""]),
    (
        "related",
        &[
            "[\"street-party\"]",
            "[{ id = \"street-party\" }]",
            "[{ id = \"street-party\", how = \"like\" }]",
        ],
    ),
    (
        "was",
        &["\"old-hall\"", "[\"The old hall\"]", "[\"index\"]"],
    ),
    ("ask_again", &["\"in a year\"", "true"]),
    ("draft", &["\"yes\"", "1"]),
    ("withdrawn", &["true", "\"yes\""]),
    (
        "allow",
        &[
            "\"raw-html\"",
            "[{ rule = \"raw-html\" }]",
            "[{ rule = \"privacy\", why = \"x\" }]",
            "[{ rule = \"syntax\", why = \"x\" }]",
        ],
    ),
    (
        "followups",
        &[
            "[\"lasted\"]",
            "{ date = 2021-06-01, status = \"lasted\" }",
            "[{ status = \"lasted\" }]",
            "[{ date = 2021-06-01, status = \"broken\" }]",
            "[{ date = 2021-06-01, status = \"lasted\", themes = [\"food\"] }]",
        ],
    ),
    (
        "replies",
        &[
            "\"x\"",
            "[{ by = \"x\", date = 2021-06-01 }]",
            "[{ by = \"x\", date = \"then\", text = \"x\" }]",
        ],
    ),
    ("title_of_it", &["\"x\""]),
];

#[test]
fn each_key_that_is_wrong_is_refused() {
    let schema = schema(&corpus::words());
    let validator = validator(&schema);
    let sound: toml::Table = "title = \"A\"\ndate = 2020-09-17\nplace = \"leeds\"\nshifts = [\"doubting-to-trusting\"]\n"
        .parse()
        .expect("TOML");
    assert!(validator.is_valid(&as_json(sound.clone().into())));
    let mut wrong = Vec::new();
    for (key, values) in WRONG {
        for value in *values {
            let line: toml::Table = format!("{key} = {value}\n").parse().expect("TOML");
            let mut sighting = sound.clone();
            sighting.extend(line);
            if validator.is_valid(&as_json(sighting.into())) {
                wrong.push(format!("{key} = {value} is let in"));
            }
        }
    }
    for key in ["title", "date", "place", "shifts"] {
        let mut sighting = sound.clone();
        sighting.remove(key);
        if validator.is_valid(&as_json(sighting.into())) {
            wrong.push(format!("{key} is not missed"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let properties = schema["properties"].as_object().expect("a table");
    let keys: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    let tried: BTreeSet<&str> = WRONG.iter().map(|(key, _)| *key).collect();
    let untried: Vec<&&str> = keys.difference(&tried).collect();
    assert!(
        untried.is_empty(),
        "no wrong value is tried for {untried:?}"
    );
}

/// The rules of what a schema can tell: forms and words, key by key.
const OF_FORM: [&str; 6] = [
    "bad-address",
    "bad-date",
    "bad-language",
    "unknown-key",
    "unknown-word",
    "wrong-type",
];

/// An editor that knows the schema and `check` agree on whole files as people send them.
#[test]
fn the_schema_refuses_the_faulty_sightings_that_check_refuses_for_their_form() {
    let validator = validator(&schema(&corpus::words()));
    let mut seen = [0, 0];
    let mut wrong = Vec::new();
    for Case { name, bytes } in corpus::cases() {
        let report = corpus::report(&name);
        let has = |rule: &str| report.contains(&format!("error[{rule}]"));
        let text = std::str::from_utf8(&bytes).ok();
        let Some(read) = text.and_then(front_matter).filter(|_| !has("syntax")) else {
            continue;
        };
        let is_refused = !validator.is_valid(&read);
        let is_wrong = OF_FORM.into_iter().any(has);
        let is_sound = !report.contains("error[");
        seen[usize::from(is_refused)] += 1;
        if is_wrong && !is_refused {
            wrong.push(format!("{name} is let in"));
        }
        if is_sound && is_refused {
            wrong.push(format!(
                "{name} is refused: {:?}",
                faults(&validator, &read)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen[0] > 30 && seen[1] > 60, "{seen:?}");
}

#[test]
fn every_sarif_report_fits_the_schema_of_sarif() {
    let file = tool::repository().join("tests/schemas/sarif-2.1.0.json");
    let schema = fs::read_to_string(file).expect("the schema of SARIF");
    let mut schema: Value = serde_json::from_str(&schema).expect("JSON");
    // This pattern is no regular expression to our validator; no report of ours has the key, which is seen below.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        assert_eq!(
            language["pattern"],
            "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$"
        );
        *language = json!(false);
    }
    let validator = validator(&schema);
    let together = tempfile::tempdir().expect("a folder");
    corpus::together(together.path(), |case| case.bytes.clone());
    let thousand = tempfile::tempdir().expect("a folder");
    tool::copy(&corpus::words(), thousand.path());
    for (number, case) in corpus::cases().iter().cycle().take(1000).enumerate() {
        let path = format!("sightings/2020/bad-{number}.md");
        fs::write(thousand.path().join(path), &case.bytes).expect("a faulty file");
    }
    let sites = tool::repository().join("tests/sites");
    for (project, least) in [
        (tool::repository().to_owned(), 0),
        (sites.join("one/project"), 0),
        (sites.join(BROKEN).join("project"), 30),
        (together.path().to_owned(), 200),
        (thousand.path().to_owned(), 1000),
    ] {
        let ran = tool::observatory(&project, &["check", "--format", "sarif"]);
        let report: Value = serde_json::from_str(&ran.stdout).expect("SARIF is JSON");
        let faults = faults(&validator, &report);
        assert!(faults.is_empty(), "{}: {faults:?}", project.display());
        let results = report["runs"][0]["results"].as_array().expect("results");
        assert!(results.len() >= least, "{}", results.len());
        // The validator and the schema can refuse.
        let mut broken = report;
        broken["runs"][0]["results"] = json!([{ "level": "bad" }]);
        assert!(!validator.is_valid(&broken));
    }
}
