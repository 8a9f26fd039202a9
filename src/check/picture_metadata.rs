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
        let message = match tells {
            Some(tells) if tells.place && tells.more => {
                "the file of this picture tells where it was taken, and more than it shows"
            }
            Some(tells) if tells.place => "the file of this picture tells where it was taken",
            Some(tells) if tells.more => {
                "the file of this picture tells more than it shows, such as when it was taken, and with what"
            }
            Some(_) => continue,
            None => "this picture is damaged or too large, so nobody knows what its file tells",
        };
        let help = match tells {
            Some(_) => {
                "the site leaves that out, but anybody can read it in the repository: `observatory check --fix` takes \
                 it out of the file"
            }
            None => "save it anew, smaller, in a program for pictures, or delete the file",
        };
        findings.push(Diagnostic::new(
            &RULE,
            &Arc::new(SourceText::new(path.as_str(), "")),
            0..0,
            message,
            help,
        ));
    }
}
