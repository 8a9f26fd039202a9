//! A picture without words for those who can't see it.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};

/// A picture without words for those who can't see it.
pub(super) static RULE: Rule = Rule {
    code: "picture-text",
    level: Level::Warning,
    page: include_str!("../../docs/rules/picture-text.md"),
};

/// Each picture without words.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told() {
        for picture in told
            .pictures
            .iter()
            .filter(|picture| picture.words.is_none() && !picture.says_alt)
        {
            findings.push(Diagnostic::new(
                &RULE,
                told.source,
                picture.span.clone(),
                format!("nothing says what the picture `{}` shows", picture.name()),
                if picture.is_in_account {
                    "say it in a sentence between the brackets: ![Four people dig up a car park](…)"
                } else {
                    "say it in a sentence: alt = \"Four people dig up a car park\""
                },
            ));
        }
    }
}
