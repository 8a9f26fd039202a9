//! The editor: a page on which those who may write to the repository change sightings without git. Takes the settings,
//! the lists of words and the questions; gives the configuration of Sveltia CMS, which reads that of Decap, and its page.
//!
//! A sighting made there is named by the year and a random word, never by its title: the name is made once, and a title
//! that is changed while the pull request waits would lead to another file.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::github::options::words;
use crate::github::yaml::yaml;
use crate::model::Observatory;
use crate::project::Settings;
use crate::questions::{QUESTIONS, Question, Reading};

/// The page.
pub(super) const PAGE: &str = "admin/index.html";
/// Its configuration, beside it.
pub const CONFIGURATION: &str = "admin/config.yml";

#[derive(Serialize)]
struct Configuration {
    backend: Value,
    publish_mode: &'static str,
    media_folder: &'static str,
    output: Value,
    collections: [Value; 1],
}

/// The text of the page. What it loads from elsewhere is of one version, and of no other content.
pub(super) fn page() -> String {
    include_str!("texts/editor.html").to_owned()
}

/// The text of the configuration.
///
/// # Errors
/// The settings name no repository on GitHub, where the editor writes to; what to do, in a sentence.
pub(super) fn configuration(
    settings: &Settings,
    observatory: &Observatory,
) -> Result<String, String> {
    let repository = settings
        .repository
        .as_deref()
        .and_then(|address| address.strip_prefix("https://github.com/"))
        .ok_or("the editor has to know where it writes to: give `repository` in observatory.toml the address of the \
                repository, as https://github.com/OWNER/REPOSITORY")?;
    let mut fields: Vec<Value> = QUESTIONS
        .iter()
        .filter_map(|question| field(question, observatory))
        .collect();
    fields.sort_by_key(|field| field["name"] == "body");
    Ok(yaml(&Configuration {
        backend: json!({ "name": "github", "repo": repository, "branch": settings.branch }),
        publish_mode: "editorial_workflow",
        media_folder: "sightings",
        // A key that nobody answered is no key.
        output: json!({ "omit_empty_optional_fields": true }),
        collections: [json!({
            "name": "sightings",
            "label": "Sightings",
            "label_singular": "Sighting",
            "folder": "sightings",
            "path": "{{year}}/{{slug}}",
            "slug": "{{year}}-{{uuid_shorter}}",
            "extension": "md",
            "format": "toml-frontmatter",
            "create": true,
            // What is to go is withdrawn, so that its address says so.
            "delete": false,
            "identifier_field": "title",
            "summary": "{{title}} ({{date}})",
            "fields": fields,
        })],
    }))
}

/// The field that a question is asked in; none for one that asks nothing, or where there is nothing to choose from.
fn field(question: &Question, observatory: &Observatory) -> Option<Value> {
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(question.key));
    field.insert("label".to_owned(), json!(question.label));
    field.insert("hint".to_owned(), json!(question.hint));
    field.insert("required".to_owned(), json!(question.required));
    let widget = match question.reading {
        Reading::Promises => return None,
        Reading::Line => "string",
        Reading::Text => "text",
        Reading::Account => "markdown",
        // Each line of it, an address or a title, is one source.
        Reading::Sources => "list",
        // As text, so that a month or a year stays one.
        Reading::Date => {
            let says = "write a day like 2026-05-08, a month like 2026-05, or a year like 2026";
            field.insert(
                "pattern".to_owned(),
                json!([r"^\d{4}(-\d\d(-\d\d)?)?$", says]),
            );
            "string"
        }
        Reading::One(list) | Reading::Many(list) => {
            let words = words(list, observatory);
            if words.is_empty() {
                return None;
            }
            let options = words
                .into_iter()
                .map(|(value, label)| json!({ "label": label, "value": value }));
            field.insert("options".to_owned(), options.collect());
            if matches!(question.reading, Reading::Many(_)) {
                field.insert("multiple".to_owned(), json!(true));
            }
            "select"
        }
    };
    field.insert("widget".to_owned(), json!(widget));
    Some(Value::Object(field))
}
