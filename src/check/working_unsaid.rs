//! How well a relationship works, without whose view that is.

use crate::check::subject::{Subject, at_key};
use crate::diagnostic::{Findings, Level, Rule};

/// How well a relationship works, without whose view that is.
pub(super) static RULE: Rule = Rule {
    code: "working-unsaid",
    level: Level::Warning,
    page: include_str!("../../docs/rules/working-unsaid.md"),
};

/// Each sighting with `working` and without `said_by`.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told() {
        if told.working.is_some() && !told.says("said_by") {
            findings.push(at_key(
                &RULE,
                &told,
                "working",
                "nothing says whose view this is",
                "add said_by = [\"living-it\"] if those whose life it is say so, else \
                 \"working-in-it\", \"organisation\" or \"onlooker\"",
            ));
        }
    }
}
