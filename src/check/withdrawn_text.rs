//! Something that is left in the file of a withdrawn sighting.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};

/// Something that is left in the file of a withdrawn sighting.
pub(super) static RULE: Rule = Rule {
    code: "withdrawn-text",
    level: Level::Warning,
    page: include_str!("../../docs/rules/withdrawn-text.md"),
};

/// Each withdrawn file that says more than when, once, at the first thing left.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for tombstone in &subject.observatory.tombstones {
        let Some((names, span)) = &tombstone.left else {
            continue;
        };
        let verb = if names.len() == 1 { "is" } else { "are" };
        findings.push(Diagnostic::new(
            &RULE,
            &tombstone.source,
            span.clone(),
            format!(
                "this sighting is withdrawn, but {} {verb} still in its file, which anybody can read",
                together(names)
            ),
            format!(
                "leave nothing in the file but withdrawn = {} between the two +++",
                tombstone.date
            ),
        ));
    }
}

/// `a, b and c`.
fn together(names: &[String]) -> String {
    match names {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        _ => names.concat(),
    }
}
