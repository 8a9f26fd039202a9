//! The example of a new observatory, still there beside sightings of its own.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::model::Sighting;

/// The example of a new observatory, still there beside sightings of its own.
pub(super) static RULE: Rule = Rule {
    code: "made-up",
    level: Level::Note,
    page: include_str!("../../docs/rules/made-up.md"),
};

/// How the sighting that `init` writes begins.
const EXAMPLE: &str =
    "This is an example, made up to show how a sighting can look. Write your own, then delete it.";

/// Each counted sighting that says so of itself, as soon as another is counted with it.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let counted = subject.observatory.counted();
    let counted: Vec<&Sighting> = counted
        .map(|(_, sighting)| sighting)
        .filter(|sighting| !sighting.is_draft)
        .collect();
    if counted.len() < 2 {
        return;
    }
    for sighting in counted {
        let text = sighting.source.text();
        let Some(start) = text[sighting.body.clone()].find(EXAMPLE) else {
            continue;
        };
        let start = sighting.body.start + start;
        findings.push(Diagnostic::new(
            &RULE,
            &sighting.source,
            start..start + EXAMPLE.len(),
            "this sighting is made up, and it is counted with yours",
            "delete the file; if it tells what somebody did see, delete this line alone",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::EXAMPLE;

    #[test]
    fn the_example_begins_as_this_rule_knows_it() {
        let example = include_str!("../command/init/bench-by-the-bus-stop.md");
        assert!(example.contains(&format!("+++\n{EXAMPLE}\n")));
    }
}
