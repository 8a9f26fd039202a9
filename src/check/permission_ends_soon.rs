//! A permission that runs out within two months.

use crate::check::subject::{Subject, at_key};
use crate::diagnostic::{Findings, Level, Rule};

/// A permission that runs out within two months.
pub(super) static RULE: Rule = Rule {
    code: "permission-ends-soon",
    level: Level::Note,
    page: include_str!("../../docs/rules/permission-ends-soon.md"),
};

/// So many days before its end there is time to ask again.
const SOON: i64 = 60;

/// Each sighting whose permission still holds, and not for long.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(today) = subject.today else {
        return;
    };
    for told in subject.told() {
        let Some(until) = told.permission_until else {
            continue;
        };
        let days = until.first_day().signed_duration_since(today).num_days();
        if (0..=SOON).contains(&days) {
            let left = match days {
                0 => "today is its last day".to_owned(),
                1 => "one day is left".to_owned(),
                days => format!("{days} days are left"),
            };
            findings.push(at_key(
                &RULE,
                &told,
                "permission_until",
                format!("the permission lasts until {}: {left}", until.in_words()),
                "ask again, and write the new date; after that day the sighting is off the site",
            ));
        }
    }
}
