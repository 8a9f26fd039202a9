//! A picture that does not say why it may be published.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};

/// A picture that does not say why it may be published.
pub(super) static RULE: Rule = Rule {
    code: "picture-permission",
    level: Level::Warning,
    page: include_str!("../../docs/rules/picture-permission.md"),
};

/// Each picture without a `permission` of its own.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for told in subject.told() {
        let pictures = told.pictures.iter();
        for picture in pictures.filter(|picture| !picture.says_permission) {
            let name = picture.name();
            findings.push(Diagnostic::new(
                &RULE,
                told.source,
                picture.span.clone(),
                format!("nothing says why the picture `{name}` may be published"),
                "ask those who are in it and whoever took it, then say so in the list at the top: \
                 pictures = [{ file = \"…\", permission = \"given\" }]; \"nobody-identifiable\" is for one in which \
                 nobody can be recognised",
            ));
        }
    }
}
