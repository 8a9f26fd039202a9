//! A date that has not come yet.

use std::ops::Range;

use crate::check::subject::Subject;
use crate::check::told::Told;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::model::Sighting;

/// A date that has not come yet.
pub(super) static RULE: Rule = Rule {
    code: "future-date",
    level: Level::Note,
    page: include_str!("../../docs/rules/future-date.md"),
};

/// Each date of something that has happened and that lies after today.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(today) = subject.today else {
        return;
    };
    for sighting in subject.sightings() {
        for (date, span) in past(sighting) {
            if date.first_day() > today {
                findings.push(Diagnostic::new(
                    &RULE,
                    &sighting.source,
                    span,
                    format!("{} has not come yet", date.in_words()),
                    "mend the year, the month or the day; what is only planned is known = \"view\"",
                ));
            }
        }
    }
}

/// The dates that should be past, each with its place.
fn past(sighting: &Sighting) -> impl Iterator<Item = (Date, Range<usize>)> {
    let followups = sighting.followups.iter();
    let replies = sighting.replies.iter();
    let since = sighting
        .since
        .map(|since| (since, Told::whole(sighting).span_of("since")));
    std::iter::once((sighting.date, Told::whole(sighting).span_of("date")))
        .chain(since)
        .chain(followups.map(|followup| (followup.date, followup.date_span.clone())))
        .chain(replies.map(|reply| (reply.date, reply.date_span.clone())))
}
