//! Something that is left in the file of a withdrawn sighting.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};

/// Something that is left in the file of a withdrawn sighting.
pub(super) static RULE: Rule = Rule {
    code: "withdrawn-text",
    level: Level::Warning,
    page: include_str!("../../docs/rules/withdrawn-text.md"),
};

/// Each withdrawn file that says more than when, once, at the first thing left.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    left_pictures(subject, findings);
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

/// Each picture in the folder of a withdrawn sighting. One whose permission has run out may come back.
fn left_pictures(subject: &Subject<'_>, findings: &mut Findings) {
    let observatory = subject.observatory;
    let kept: BTreeSet<&str> = observatory
        .set_aside
        .sightings
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    for tombstone in observatory
        .tombstones
        .iter()
        .filter(|one| !kept.contains(one.id.as_str()))
    {
        let Some(folder) = tombstone.source.path().strip_suffix("index.md") else {
            continue;
        };
        let pictures = observatory.set_aside.pictures.keys();
        for path in pictures.filter(|path| path.starts_with(folder)) {
            findings.push(Diagnostic::new(
                &RULE,
                &Arc::new(SourceText::new(path.as_str(), "")),
                0..0,
                "the sighting of this picture is withdrawn, but anybody can still look at it here",
                "delete the file; ask whoever looks after the repository if it must go from its history as well",
            ));
        }
    }
}

/// `a, b and c`.
fn together(names: &[String]) -> String {
    match names {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        _ => names.concat(),
    }
}
