//! Periods of time in words.

use crate::analysis::Period;
use crate::date::month_name;

/// As a heading: "July to September 2020", "2020, month not known", "2010 to 2019".
pub(super) fn period_name(period: Period) -> String {
    match period {
        Period::Quarter(year, quarter) => {
            let last = quarter * 3;
            format!("{} to {} {year}", month_name(last - 2), month_name(last))
        }
        Period::MonthNotKnown(year) => format!("{year}, month not known"),
        Period::Years(first, 1) => first.to_string(),
        Period::Years(first, years) => format!("{first} to {}", first + years - 1),
    }
}

/// As the two short lines at the head of a column: "Jul–Sep" and "2020", "some time" and "in 2020".
pub(super) fn period_lines(period: Period) -> (String, String) {
    let short = |month| &month_name(month)[..3];
    match period {
        Period::Quarter(year, quarter) => {
            let last = quarter * 3;
            (
                format!("{}–{}", short(last - 2), short(last)),
                year.to_string(),
            )
        }
        Period::MonthNotKnown(year) => ("some time".to_owned(), format!("in {year}")),
        Period::Years(first, 1) => (first.to_string(), String::new()),
        Period::Years(first, years) => (first.to_string(), format!("to {}", first + years - 1)),
    }
}
