//! A small observatory in memory, for the tests of this stage.

use crate::load::Files;
use crate::source::{Input, Inputs};

pub(super) const CONFIGURATION: &str = "observatory.toml";
pub(super) const KEYS: &str = "sightings/keys.md";

const FILES: &[(&str, &str)] = &[
    (
        CONFIGURATION,
        "title = \"Our street\"\nbase_url = \"https://observatory.example/street/\"\n",
    ),
    (
        KEYS,
        "+++\ntitle = \"Keys next door\"\ndate = 2020-05-01\nplace = \"leeds\"\nshifts = [\"doubting-to-trusting\"]\nknown = \"saw\"\npermission = \"nobody-identifiable\"\n+++\nThe spare keys hang in the hall.\n",
    ),
    (
        "sightings/places.toml",
        "[[place]]\nid = \"leeds\"\nname = \"Leeds\"\n",
    ),
    (
        "sightings/shifts.toml",
        "[[shift]]\nfrom = \"doubting\"\nto = \"trusting\"\nabout = \"Whether people count on each other.\"\n",
    ),
];

/// The files of a whole observatory with `changed` laid over them: other text, or none for a file that
/// is gone.
pub(super) fn files(changed: &[(&str, Option<&str>)]) -> Files {
    let is_changed = |path: &str| changed.iter().any(|(other, _)| *other == path);
    let mut all: Vec<Input> = FILES
        .iter()
        .filter(|(path, _)| !is_changed(path))
        .map(|(path, text)| Input::new(*path, text))
        .chain(
            changed
                .iter()
                .filter_map(|(path, text)| Some(Input::new(*path, (*text)?))),
        )
        .collect();
    all.sort_by(|a, b| a.path.cmp(&b.path));
    let mut take = |folder: &str| -> Vec<Input> {
        all.extract_if(.., |input| input.path.starts_with(folder))
            .collect()
    };
    let inputs = Inputs {
        files: take("sightings/"),
        ..Inputs::default()
    };
    Files {
        inputs,
        overrides: take("templates/"),
        map: None,
        configuration: all.pop().expect("the configuration is never taken away"),
    }
}
