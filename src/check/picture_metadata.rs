//! A picture whose file tells more than the picture shows.

use std::sync::Arc;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};

/// A picture whose file tells more than the picture shows.
pub(super) static RULE: Rule = Rule {
    code: "picture-metadata",
    level: Level::Warning,
    page: include_str!("../../docs/rules/picture-metadata.md"),
};

/// Each file of a picture, whether a sighting names it or not: anybody can take it from the repository.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (path, tells) in &subject.observatory.set_aside.pictures {
        let message = match (tells.place, tells.more) {
            (true, true) => {
                "the file of this picture tells where it was taken, and more than it shows"
            }
            (true, false) => "the file of this picture tells where it was taken",
            (false, true) => {
                "the file of this picture tells more than it shows, such as when it was taken, and with what"
            }
            (false, false) => continue,
        };
        findings.push(Diagnostic::new(
            &RULE,
            &Arc::new(SourceText::new(path, "")),
            0..0,
            message,
            "the site leaves that out, but anybody can read it in the repository: `observatory check --fix` takes it out \
             of the file",
        ));
    }
}
