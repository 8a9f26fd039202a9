//! `sighting.schema.json`: what the front matter of a sighting may hold, as a JSON Schema (draft 7) with
//! the observatory's own words, for editors that help while somebody writes.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::faults::ANSWERABLE;
use crate::id::LONGEST;
use crate::model::Observatory;
use crate::render::export::record::{FIELDS, Field, Kind};
use crate::words::{Known, Permission, Relation, SaidBy, Status, Tie, TieChange, Word, Working};

/// The schema of a sighting's front matter, as JSON text.
///
/// TOML dates are taken as text, as the programs do that hold TOML against such a schema.
pub fn schema(observatory: &Observatory) -> String {
    let schema = Schema {
        schema: "http://json-schema.org/draft-07/schema#",
        title: "A sighting",
        description: "The lines between +++ and +++ at the head of a sighting. The account follows below them.",
        r#type: "object",
        condition: json!({ "required": ["withdrawn"] }),
        // A sighting that was taken back needs nothing else.
        otherwise: json!({
            "required": ["title", "date", "place"],
            "anyOf": [
                { "required": ["shifts"], "properties": { "shifts": { "minItems": 1 } } },
                { "required": ["still"], "properties": { "still": { "minItems": 1 } } },
            ],
        }),
        properties: properties(observatory),
        additional_properties: false,
    };
    let text = serde_json::to_string_pretty(&schema).expect("all keys are texts");
    text + "\n"
}

#[derive(Serialize)]
struct Schema {
    #[serde(rename = "$schema")]
    schema: &'static str,
    title: &'static str,
    description: &'static str,
    r#type: &'static str,
    properties: Properties,
    #[serde(rename = "if")]
    condition: Value,
    #[serde(rename = "else")]
    otherwise: Value,
    #[serde(rename = "additionalProperties")]
    additional_properties: bool,
}

/// The keys in their order, so that an editor offers them in it.
struct Properties(Vec<(&'static str, Value)>);

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, form)| (key, form)))
    }
}

fn properties(observatory: &Observatory) -> Properties {
    // The id is the file's name, and the account stands below the front matter.
    let keys = FIELDS
        .iter()
        .filter(|field| !matches!(field.name, "id" | "body"));
    let described = keys.map(|field| {
        let mut form = form(field, observatory);
        form["description"] = json!(field.about());
        (field.name, form)
    });
    Properties(described.collect())
}

/// What may stand behind a key.
fn form(field: &Field, observatory: &Observatory) -> Value {
    match field.name {
        "title" => needed_text(),
        "place" => one_of(observatory.places.ids()),
        "shifts" => {
            list(one_of(observatory.shifts.iter().flat_map(|(_, shift)| {
                [shift.id.as_str(), shift.reverse_id.as_str()]
            })))
        }
        "still" => {
            list(one_of(observatory.shifts.iter().flat_map(|(_, shift)| {
                [shift.from.as_str(), shift.to.as_str()]
            })))
        }
        "known" => word::<Known>(),
        "themes" => list(one_of(observatory.themes.ids())),
        "between" => list(one_of(observatory.parties.ids())),
        "working" => word::<Working>(),
        "said_by" => list(word::<SaidBy>()),
        "ties" => table(
            Tie::ALL
                .iter()
                .map(|tie| (tie.id(), word::<TieChange>()))
                .collect(),
            &[],
        ),
        "helped" | "hindered" => list(one_of(observatory.conditions.ids())),
        "sources" => list(source()),
        "permission" => word::<Permission>(),
        "pictures" => list(table(
            vec![
                ("file", needed_text()),
                ("alt", text()),
                ("credit", text()),
                ("permission", word::<Permission>()),
            ],
            &["file"],
        )),
        "lang" => json!({ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" }),
        "related" => list(table(
            vec![("id", id()), ("how", word::<Relation>())],
            &["id", "how"],
        )),
        "was" => list(id()),
        "allow" => list(table(
            vec![
                ("rule", one_of(ANSWERABLE.iter().copied())),
                ("why", needed_text()),
            ],
            &["rule", "why"],
        )),
        "followups" => list(table(
            vec![
                ("date", date()),
                ("status", word::<Status>()),
                ("note", text()),
                ("said_by", list(word::<SaidBy>())),
            ],
            &["date", "status"],
        )),
        "replies" => list(table(
            vec![
                ("by", needed_text()),
                ("date", date()),
                ("text", needed_text()),
            ],
            &["by", "date", "text"],
        )),
        _ => match field.kind {
            Kind::Date => date(),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Text => text(),
            Kind::List => json!({ "type": "array" }),
            Kind::Table => json!({ "type": "object" }),
        },
    }
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// A text with at least one letter or sign in it.
fn needed_text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn id() -> Value {
    json!({
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": LONGEST,
        "not": { "const": "index" },
    })
}

/// A day, with or without the time of day, a month or a year, in quotation marks or (but for the month)
/// without.
fn date() -> Value {
    const DAY: &str = "(0[1-9]|[12][0-9]|3[01])";
    const TIME: &str =
        "[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(\\.[0-9]+)?([Zz]|[+-][0-9]{2}(:[0-9]{2})?)?";
    let pattern = format!("^[0-9]{{4}}(-(0[1-9]|1[0-2])(-{DAY}({TIME})?)?)?$");
    json!({
        "anyOf": [
            { "type": "string", "pattern": pattern },
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
        ],
    })
}

fn source() -> Value {
    // Before the first slash stands no @: everybody could read the name or the password that it follows.
    let address = json!({
        "type": "string",
        "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@]+([/?#]\\S*)?$",
    });
    let mut entry = table(
        vec![("title", needed_text()), ("url", address.clone())],
        &[],
    );
    entry["anyOf"] = json!([{ "required": ["title"] }, { "required": ["url"] }]);
    json!({ "anyOf": [address, entry] })
}

fn word<W: Word>() -> Value {
    one_of(W::ALL.iter().map(|word| word.id()))
}

/// A word of a list. Where the list is empty nothing fits; a list of choices may not be empty.
fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> Value {
    let words: Vec<&str> = words.collect();
    match words.is_empty() {
        true => json!({ "not": {} }),
        false => json!({ "type": "string", "enum": words }),
    }
}

fn list(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

fn table(keys: Vec<(&'static str, Value)>, required: &[&str]) -> Value {
    let mut form = json!({ "type": "object", "additionalProperties": false });
    for (key, value) in keys {
        form["properties"][key] = value;
    }
    if !required.is_empty() {
        form["required"] = json!(required);
    }
    form
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::schema;
    use crate::render::export::record::FIELDS;
    use crate::render::export::sample;
    use crate::site::Site;

    fn read(site: &Site) -> Value {
        serde_json::from_str(&schema(&site.observatory)).expect("JSON")
    }

    #[test]
    fn the_words_are_those_of_the_observatory() {
        let schema = read(&sample::site());
        let properties = &schema["properties"];
        for (key, words) in [
            (
                "shifts",
                json!([
                    "doubting-to-trusting",
                    "trusting-to-doubting",
                    "controlling-to-enabling",
                    "enabling-to-controlling"
                ]),
            ),
            (
                "still",
                json!(["doubting", "trusting", "controlling", "enabling"]),
            ),
            ("themes", json!(["food"])),
            ("between", json!(["neighbours", "councils"])),
            ("helped", json!(["time", "money"])),
            ("hindered", json!(["time", "money"])),
            (
                "said_by",
                json!(["living-it", "working-in-it", "organisation", "onlooker"]),
            ),
        ] {
            assert_eq!(properties[key]["items"]["enum"], words, "{key}");
        }
        assert_eq!(
            properties["place"]["enum"],
            json!(["everywhere", "wigan", "leeds", "mill-lane"])
        );
        assert_eq!(
            properties["ties"]["properties"]["linking"]["enum"],
            json!(["stronger", "steady", "weaker"])
        );
    }

    #[test]
    fn every_key_has_a_form_and_a_meaning_and_no_other_key_is_let_in() {
        let schema = read(&sample::site());
        let properties = schema["properties"].as_object().expect("a table");
        assert_eq!(properties.len(), FIELDS.len() - 2);
        assert_eq!(schema["additionalProperties"], false);
        for (key, form) in properties {
            assert!(form["description"].is_string(), "{key}");
            let is_list_of_anything = form["type"] == "array" && form.get("items").is_none();
            let is_any_table = form["type"] == "object" && form.get("properties").is_none();
            assert!(form.as_object().is_some_and(|form| form.len() > 1), "{key}");
            assert!(!is_list_of_anything && !is_any_table, "{key}");
        }
    }

    #[test]
    fn keys_stand_in_their_order() {
        let text = schema(&sample::site().observatory);
        let places: Vec<usize> = FIELDS
            .iter()
            .filter(|field| !matches!(field.name, "id" | "body"))
            .map(|field| {
                let key = format!("\n    \"{}\": {{", field.name);
                text.find(&key).expect(field.name)
            })
            .collect();
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn where_there_are_no_words_yet_nothing_fits() {
        let schema = read(&sample::empty());
        assert_eq!(schema["properties"]["place"]["not"], json!({}));
        assert_eq!(
            schema["properties"]["shifts"]["items"],
            json!({ "not": {} })
        );
    }
}
