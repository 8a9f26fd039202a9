//! The course of time at a glance: takes sightings, gives columns, one for each period from the first to the last.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::Period;
use crate::language::Language;
use crate::model::{Ix, Sighting};
use crate::render::period::period_lines;
use crate::site::Site;

/// How far one column begins behind the one before, in units of the picture.
const STEP: usize = 4;

/// How wide a column is, in the same units.
const WIDTH: usize = 3;

/// Columns on one scale that begins at nought: the earliest first, a gap where nobody reported anything.
#[derive(Serialize)]
pub(super) struct Sparkline {
    /// The first and the last period, in short.
    first: String,
    last: String,
    width: usize,
    /// The greatest number, which is as high as the picture.
    most: usize,
    columns: Vec<Column>,
}

#[derive(Serialize)]
struct Column {
    x: usize,
    width: usize,
    /// Where it begins from above.
    y: usize,
    count: usize,
    /// Whether it is of a year of which no month is known, beside quarters.
    is_loose: bool,
}

/// The course of `sightings`; none where all are of one period, since there is no course then.
pub(super) fn sparkline(site: &Site, sightings: &[Ix<Sighting>]) -> Option<Sparkline> {
    let dates = || {
        sightings
            .iter()
            .map(|&ix| site.observatory.sighting(ix).date)
    };
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    for date in dates() {
        *counts.entry(site.gathered.grain.period(date)).or_default() += 1;
    }
    let told: Vec<(Period, usize)> = site
        .gathered
        .grain
        .periods(dates())
        .into_iter()
        .map(|period| (period, counts.get(&period).copied().unwrap_or_default()))
        .collect();
    columns(&site.language, &told)
}

fn columns(language: &Language, told: &[(Period, usize)]) -> Option<Sparkline> {
    let [(first, _), .., (last, _)] = told else {
        return None;
    };
    let most = told.iter().map(|(_, count)| *count).max()?;
    Some(Sparkline {
        first: in_short(language, *first),
        last: in_short(language, *last),
        width: (told.len() - 1) * STEP + WIDTH,
        most,
        columns: told
            .iter()
            .enumerate()
            .filter(|(_, (_, count))| *count > 0)
            .map(|(at, &(period, count))| Column {
                x: at * STEP,
                width: WIDTH,
                y: most - count,
                count,
                is_loose: matches!(period, Period::MonthNotKnown(_)),
            })
            .collect(),
    })
}

/// A period on one line.
fn in_short(language: &Language, period: Period) -> String {
    match period_lines(language, period) {
        (one, other) if other.is_empty() => one,
        (one, other) => format!("{one} {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sparkline, columns};
    use crate::analysis::Period;
    use crate::language::Language;

    fn years(counts: &[usize]) -> Option<Sparkline> {
        let told = (2000..).zip(counts);
        let told: Vec<(Period, usize)> = told
            .map(|(year, &count)| (Period::Years(year, 1), count))
            .collect();
        columns(&Language::english(), &told)
    }

    /// Of each column where it begins, from above and from the start, and how high it is.
    fn drawn(sparkline: &Sparkline) -> Vec<(usize, usize, usize)> {
        let columns = sparkline.columns.iter();
        columns.map(|one| (one.x, one.y, one.count)).collect()
    }

    #[test]
    fn every_column_stands_on_nought_and_a_period_without_any_is_a_gap() {
        let course = years(&[2, 0, 5, 1]).expect("there is a course");
        assert_eq!(drawn(&course), [(0, 3, 2), (8, 0, 5), (12, 4, 1)]);
        assert_eq!((course.width, course.most), (15, 5));
        assert_eq!(
            (course.first.as_str(), course.last.as_str()),
            ("2000", "2003")
        );
    }

    #[test]
    fn one_period_has_no_course() {
        assert!(years(&[]).is_none());
        assert!(years(&[7]).is_none());
    }

    #[test]
    fn sixty_periods_are_sixty_columns_apart() {
        let course = years(&[1; 60]).expect("there is a course");
        let columns = drawn(&course);
        assert_eq!(columns.len(), 60);
        assert!(columns.is_sorted_by(|one, next| one.0 + 3 < next.0));
        assert_eq!(course.width, columns[59].0 + 3);
    }

    #[test]
    fn a_year_without_a_month_stands_before_its_quarters_and_looks_otherwise() {
        let told = [
            (Period::MonthNotKnown(2020), 1),
            (Period::Quarter(2020, 2), 2),
        ];
        let course = columns(&Language::english(), &told).expect("there is a course");
        let loose: Vec<bool> = course.columns.iter().map(|one| one.is_loose).collect();
        assert_eq!(loose, [true, false]);
        assert_eq!(course.first, "some time in 2020");
        assert_eq!(course.last, "Apr–Jun 2020");
    }
}
