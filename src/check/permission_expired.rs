//! A permission that has run out while the text still stands in the repository.

use crate::check::subject::{Subject, at_key};
use crate::check::told::Told;
use crate::diagnostic::{Findings, Level, Rule};

/// A permission that has run out.
pub(super) static RULE: Rule = Rule {
    code: "permission-expired",
    level: Level::Warning,
    page: include_str!("../../docs/rules/permission-expired.md"),
};

/// Each sighting that is taken off the site because its permission has run out.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(today) = subject.today else {
        return;
    };
    for sighting in &subject.observatory.set_aside.sightings {
        let until = sighting.permission_until;
        let Some(until) = until.filter(|until| until.first_day() < today) else {
            continue;
        };
        findings.push(at_key(
            &RULE,
            &Told::whole(sighting),
            "permission_until",
            format!(
                "the permission lasted until {}: the sighting is off the site, but {} still in the public repository",
                until.in_words(),
                match sighting.pictures.is_empty() {
                    true => "its text is",
                    false => "its text and its pictures are",
                }
            ),
            format!(
                "ask again and write the new date, or leave nothing in the file but withdrawn = \
                 {today} between the two +++{}",
                match sighting.pictures.is_empty() {
                    true => "",
                    false => ", and delete the pictures",
                }
            ),
        ));
    }
}
