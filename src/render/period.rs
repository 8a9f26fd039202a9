//! Periods of time in words.

use crate::analysis::Period;
use crate::language::{Argument, Language};

/// As a heading: "July to September 2020", "2020, month not known", "2010 to 2019".
pub(super) fn period_name(language: &Language, period: Period) -> String {
    match period {
        Period::Quarter(year, quarter) => {
            let last = quarter * 3;
            language.say(
                "period-quarter",
                &[
                    ("first", language.month(last - 2).into()),
                    ("last", language.month(last).into()),
                    ("year", text(year)),
                ],
            )
        }
        Period::MonthNotKnown(year) => {
            language.say("period-month-not-known", &[("year", text(year))])
        }
        Period::Years(first, 1) => first.to_string(),
        Period::Years(first, years) => language.say(
            "period-years",
            &[("first", text(first)), ("last", text(first + years - 1))],
        ),
    }
}

/// As the two short lines at the head of a column: "Jul–Sep" and "2020", "some time" and "in 2020".
pub(super) fn period_lines(language: &Language, period: Period) -> (String, String) {
    match period {
        Period::Quarter(year, quarter) => {
            let last = quarter * 3;
            let months = [
                ("first", language.month_short(last - 2).into()),
                ("last", language.month_short(last).into()),
            ];
            (
                language.say("period-short-quarter", &months),
                year.to_string(),
            )
        }
        Period::MonthNotKnown(year) => (
            language.text("period-short-some-time").to_owned(),
            language.say("period-short-in-year", &[("year", text(year))]),
        ),
        Period::Years(first, 1) => (first.to_string(), String::new()),
        Period::Years(first, years) => (
            first.to_string(),
            language.say("period-short-to-year", &[("last", text(first + years - 1))]),
        ),
    }
}

/// A year, which is no number of anything.
fn text(year: i32) -> Argument<'static> {
    year.to_string().into()
}
