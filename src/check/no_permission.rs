//! A sighting that does not say why it may be published.

use crate::check::subject::{Subject, at_key};
use crate::diagnostic::{Findings, Level, Rule};

/// A sighting that does not say why it may be published.
pub(super) static RULE: Rule = Rule {
    code: "no-permission",
    level: Level::Warning,
    page: include_str!("../../docs/rules/no-permission.md"),
};

/// Each sighting without `permission`.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told() {
        if told.permission.is_none() && !told.says("permission") {
            findings.push(at_key(
                &RULE,
                &told,
                "permission",
                "nothing says why this may be published",
                "add permission = \"given\" if those it is about said yes, \"already-public\" if it \
                 could be read before, or \"nobody-identifiable\" if nobody can be recognised",
            ));
        }
    }
}
