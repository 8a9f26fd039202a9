//! A small observatory for the tests of this stage and those behind it: it goes the whole way from what is written.

use crate::model::{Choice, Observatory, assemble};
use crate::source::{Input, Inputs, parse};

/// The observatory of some lists of words, each with the name of its file, and of some sightings, each with its id and
/// the rows of its head but for the title. It must be without error.
pub(crate) fn observatory(words: &[(&str, &str)], sightings: &[(String, String)]) -> Observatory {
    let words = words
        .iter()
        .map(|(name, text)| Input::new(format!("sightings/{name}.toml"), *text));
    let sightings = sightings.iter().map(|(id, head)| {
        let text = format!("+++\ntitle = \"The {id}\"\n{head}\n+++\nIt was seen.\n");
        Input::new(format!("sightings/{id}.md"), text)
    });
    let inputs = Inputs {
        files: words.chain(sightings).collect(),
        ..Inputs::default()
    };
    let (drafts, findings) = parse(&inputs);
    assert!(!findings.has_errors(), "{findings:?}");
    let choice = Choice {
        today: None,
        drafts: false,
    };
    let assembled = assemble(drafts, choice);
    assert!(!assembled.findings.has_errors(), "{:?}", assembled.findings);
    assembled.observatory
}

/// `places.toml` of these ids, each within another where one is named.
pub(crate) fn places(places: &[(&str, &str)]) -> String {
    let block = |(id, within): &(&str, &str)| {
        let within = match *within {
            "" => String::new(),
            within => format!("within = \"{within}\"\n"),
        };
        format!("[[place]]\nid = \"{id}\"\nname = \"The {id}\"\n{within}")
    };
    places.iter().map(block).collect()
}
