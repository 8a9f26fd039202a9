//! The form by which somebody without git sends a sighting: takes the questions, the lists of words and the
//! settings, gives `sighting.yml`.

use serde::Serialize;

use crate::github::options::options;
use crate::github::yaml::yaml;
use crate::model::Observatory;
use crate::project::Settings;
use crate::questions::{PROMISES, QUESTIONS, Question, Reading, WordList};

/// In a longer list nobody finds a place on a phone: its name is typed instead, and looked up all the same.
const MOST_PLACES: usize = 150;

#[derive(Serialize)]
struct Form {
    name: &'static str,
    description: &'static str,
    title: &'static str,
    labels: [&'static str; 1],
    body: Vec<Part>,
}

/// One part of the form, as GitHub has it.
#[derive(Serialize)]
struct Part {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'static str>,
    attributes: Attributes,
    #[serde(skip_serializing_if = "Option::is_none")]
    validations: Option<Validations>,
}

#[derive(Serialize, Default)]
struct Attributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Choice>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Choice {
    Word(String),
    Promise { label: &'static str, required: bool },
}

#[derive(Serialize)]
struct Validations {
    required: bool,
}

/// The text of the file.
pub(super) fn text(settings: &Settings, observatory: &Observatory) -> String {
    let mut body = vec![Part {
        kind: "markdown",
        id: None,
        attributes: Attributes {
            value: Some(welcome(settings)),
            ..Attributes::default()
        },
        validations: None,
    }];
    body.extend(
        QUESTIONS
            .iter()
            .filter_map(|question| part(question, observatory)),
    );
    yaml(&Form {
        name: "A sighting",
        description: "Tell what you noticed: something that is shifting between people, or is still as it was",
        title: "A sighting",
        labels: ["sighting"],
        body,
    })
}

/// What has to be said before anybody writes a word.
fn welcome(settings: &Settings) -> String {
    let contact = match &settings.contact {
        Some(contact) => format!(
            "write to {} instead",
            contact.split_whitespace().collect::<Vec<&str>>().join(" ")
        ),
        None => "talk to a maintainer before you send anything".to_owned(),
    };
    format!(
        "Thank you for telling what you noticed. A few sentences are enough.\n\n\
         **Everything that you send here is public at once**, with the name of your account beside it. It may be \
         changed or deleted later, but its history is kept, and others may have copied it.\n\n\
         If it is delicate, or if somebody may be at risk because of it, do not send it here: {contact}. If somebody \
         is in danger now, call the emergency services first.\n"
    )
}

/// The part for a question; none where there is nothing to choose from.
fn part(question: &'static Question, observatory: &Observatory) -> Option<Part> {
    let (kind, multiple, options) = match question.reading {
        Reading::Line | Reading::Date => ("input", None, Vec::new()),
        Reading::Text | Reading::Account | Reading::Sources => ("textarea", None, Vec::new()),
        Reading::One(list) | Reading::Many(list) => choice(question, list, observatory)?,
        Reading::Promises => ("checkboxes", None, promises()),
    };
    let is_boxes = kind == "checkboxes";
    Some(Part {
        kind,
        id: Some(if question.key.is_empty() {
            "promises"
        } else {
            question.key
        }),
        attributes: Attributes {
            label: Some(question.label),
            description: Some(question.hint),
            multiple,
            options,
            ..Attributes::default()
        },
        // Each box says for itself that it must be ticked.
        validations: (question.required && !is_boxes).then_some(Validations { required: true }),
    })
}

fn choice(
    question: &Question,
    list: WordList,
    observatory: &Observatory,
) -> Option<(&'static str, Option<bool>, Vec<Choice>)> {
    let labels = options(list, observatory);
    let is_long = list == WordList::Places && labels.len() > MOST_PLACES;
    if is_long || (labels.is_empty() && question.required) {
        return Some(("input", None, Vec::new()));
    }
    if labels.is_empty() {
        return None;
    }
    let multiple = matches!(question.reading, Reading::Many(_)).then_some(true);
    Some((
        "dropdown",
        multiple,
        labels.into_iter().map(Choice::Word).collect(),
    ))
}

fn promises() -> Vec<Choice> {
    let boxes = PROMISES.iter();
    boxes
        .map(|label| Choice::Promise {
            label,
            required: true,
        })
        .collect()
}
