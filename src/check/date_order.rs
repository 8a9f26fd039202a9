//! Dates that can't have come in the order in which they are given.

use std::ops::Range;

use crate::check::subject::Subject;
use crate::check::told::Told;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};
use crate::model::Sighting;

/// Dates that can't have come in the order in which they are given.
pub(super) static RULE: Rule = Rule {
    code: "date-order",
    level: Level::Note,
    page: include_str!("../../docs/rules/date-order.md"),
};

/// Each sighting that began after it was noticed, and each follow-up and reply from before it.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for sighting in subject.sightings() {
        let noticed = sighting.date.in_words();
        let mut report = |span: Range<usize>, message: String, help: &str| {
            let found = Diagnostic::new(&RULE, &sighting.source, span, message, help);
            findings.push(found);
        };
        if let Some(since) = sighting.since
            && is_surely_after(since, sighting.date)
        {
            report(
                Told::whole(sighting).span_of("since"),
                format!(
                    "this can't have begun after it was noticed: {} is later than {noticed}",
                    since.in_words()
                ),
                "`since` is when it began and `date` when it was noticed or told: mend one of them",
            );
        }
        for (what, date, span) in later(sighting) {
            if is_surely_after(sighting.date, date) {
                report(
                    span.clone(),
                    format!(
                        "this {what} is from {}, before the sighting itself ({noticed})",
                        date.in_words()
                    ),
                    "mend the year, the month or the day of one of the two dates",
                );
            }
        }
    }
}

/// What came after the sighting, with its date and the place of that.
fn later(sighting: &Sighting) -> impl Iterator<Item = (&'static str, Date, &Range<usize>)> {
    let followups = sighting.followups.iter();
    let replies = sighting.replies.iter();
    followups
        .map(|followup| ("follow-up", followup.date, &followup.date_span))
        .chain(replies.map(|reply| ("reply", reply.date, &reply.date_span)))
}

/// Whether one date is after another on whatever days the two may have been: where only the year of
/// one is known, the years decide.
fn is_surely_after(one: Date, other: Date) -> bool {
    if one.year() != other.year() {
        return one.year() > other.year();
    }
    match (one.month(), other.month()) {
        (Some(month), Some(other_month)) if month != other_month => month > other_month,
        (Some(_), Some(_)) => match (one.day(), other.day()) {
            (Some(day), Some(other_day)) => day > other_day,
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_surely_after;
    use crate::date::Date;

    #[test]
    fn what_is_not_known_is_given_the_benefit_of_the_doubt() {
        let surely = |one, other| {
            let date = |text| Date::parse(text).expect("a date");
            is_surely_after(date(one), date(other))
        };
        for (one, other) in [
            ("2021", "2020-12-31"),
            ("2020-04", "2020-03-31"),
            ("2020-03-02", "2020-03-01"),
        ] {
            assert!(surely(one, other), "{one} {other}");
            assert!(!surely(other, one), "{other} {one}");
        }
        for (one, other) in [
            ("2020", "2020-01-01"),
            ("2020-12-31", "2020"),
            ("2020-03-31", "2020-03"),
            ("2020-03-01", "2020-03-01"),
        ] {
            assert!(!surely(one, other), "{one} {other}");
            assert!(!surely(other, one), "{other} {one}");
        }
    }
}
