//! A sighting that does not say how its contributor knows.

use crate::check::subject::{Subject, at_key};
use crate::diagnostic::{Findings, Level, Rule};

/// A sighting that does not say how its contributor knows.
pub(super) static RULE: Rule = Rule {
    code: "how-known",
    level: Level::Note,
    page: include_str!("../../docs/rules/how-known.md"),
};

/// Each sighting without `known`, or with an empty one.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told() {
        if !told.says("known") {
            findings.push(at_key(
                &RULE,
                &told,
                "known",
                "nothing says how you know, so this counts as something that you were told",
                "add known = \"saw\", \"told\" or \"published\", or \"view\" if it is a view or a worry",
            ));
        }
    }
}
