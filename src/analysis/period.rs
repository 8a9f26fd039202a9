//! How time is cut up for the tables: takes the dates of the counted sightings, gives a grain that suits their
//! span, and the periods of that grain.

use std::cmp::Ordering;

use crate::date::Date;

/// The most quarters of a table; a longer span is told by years. Three years of quarters still fit a screen.
const QUARTERS: i32 = 12;

/// The most columns of years, decades or centuries.
const SPANS: i32 = 24;

/// How fine the periods are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// Three months; of a date without a month only the year is known.
    Quarter,
    /// So many years: 1, 10 or 100.
    Years(i32),
}

/// One column of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A quarter of a year, from 1 to 4.
    Quarter(i32, u32),
    /// Somewhere in a year, where the others are quarters.
    MonthNotKnown(i32),
    /// So many years from the first on.
    Years(i32, i32),
}

impl Grain {
    /// The finest that cuts the span from `first` to `last` into a number of columns that can be read.
    pub fn fitting(first: Date, last: Date) -> Self {
        let quarter = |date: Date| date.year() * 4 + (date.month().unwrap_or(1) as i32 - 1) / 3;
        if quarter(last) - quarter(first) < QUARTERS {
            return Grain::Quarter;
        }
        let spans = |years: i32| last.year() / years - first.year() / years;
        let fits = |years: &i32| spans(*years) < SPANS;
        Grain::Years([1, 10].into_iter().find(fits).unwrap_or(100))
    }

    /// The period that a date stands in.
    pub fn period(self, date: Date) -> Period {
        match (self, date.month()) {
            (Grain::Quarter, Some(month)) => Period::Quarter(date.year(), (month - 1) / 3 + 1),
            (Grain::Quarter, None) => Period::MonthNotKnown(date.year()),
            (Grain::Years(years), _) => Period::Years(date.year() / years * years, years),
        }
    }

    /// Every period from the first of `dates` to the last, the empty ones between them too; a year whose
    /// month is not known stands before its quarters, and only where there is such a date.
    pub fn periods(self, dates: impl Iterator<Item = Date>) -> Vec<Period> {
        let mut periods: Vec<Period> = dates.map(|date| self.period(date)).collect();
        let ends = (periods.iter().min().copied(), periods.iter().max().copied());
        if let (Some(first), Some(last)) = ends {
            let between = std::iter::successors(Some(first.opening()), |period| period.next());
            periods.extend(
                between
                    .take_while(|period| *period <= last)
                    .filter(|period| *period >= first),
            );
        }
        periods.sort();
        periods.dedup();
        periods
    }
}

impl Period {
    /// The first period with a length that begins with or after this one's start.
    fn opening(self) -> Self {
        match self {
            Period::MonthNotKnown(year) => Period::Quarter(year, 1),
            known => known,
        }
    }

    /// The one that follows.
    fn next(&self) -> Option<Self> {
        Some(match *self {
            Period::Quarter(year, 4) => Period::Quarter(year + 1, 1),
            Period::Quarter(year, quarter) => Period::Quarter(year, quarter + 1),
            Period::MonthNotKnown(year) => Period::Quarter(year, 1),
            Period::Years(first, years) => Period::Years(first + years, years),
        })
    }

    /// What it sorts by: a year whose month is not known stands before its quarters, as its date stands
    /// before theirs.
    fn rank(self) -> (i32, u32) {
        match self {
            Period::Quarter(year, quarter) => (year, quarter),
            Period::MonthNotKnown(year) | Period::Years(year, _) => (year, 0),
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::{Grain, Period};
    use crate::date::Date;

    fn dates(written: &[&str]) -> Vec<Date> {
        let read = |text: &&str| Date::parse(text).expect("a date");
        written.iter().map(read).collect()
    }

    fn fitting(written: &[&str]) -> (Grain, Vec<Period>) {
        let dates = dates(written);
        let first = *dates.iter().min().expect("a first date");
        let last = *dates.iter().max().expect("a last date");
        let grain = Grain::fitting(first, last);
        (grain, grain.periods(dates.into_iter()))
    }

    #[test]
    fn three_years_are_told_by_quarters_with_the_empty_ones_between() {
        let (grain, periods) = fitting(&["2020-03-31", "2020-12", "2020"]);
        assert_eq!(grain, Grain::Quarter);
        assert_eq!(
            periods,
            [
                Period::MonthNotKnown(2020),
                Period::Quarter(2020, 1),
                Period::Quarter(2020, 2),
                Period::Quarter(2020, 3),
                Period::Quarter(2020, 4),
            ]
        );
        assert_eq!(fitting(&["2019-01-01", "2021-12-31"]).0, Grain::Quarter);
        assert_eq!(fitting(&["2019-01-01", "2022-01-01"]).0, Grain::Years(1));
    }

    #[test]
    fn nothing_is_told_of_before_the_first_and_after_the_last() {
        let (_, periods) = fitting(&["2020-05-01"]);
        assert_eq!(periods, [Period::Quarter(2020, 2)]);
        let (_, periods) = fitting(&["2020"]);
        assert_eq!(periods, [Period::MonthNotKnown(2020)]);
        let (_, periods) = fitting(&["2019-11-01", "2020", "2020-02-01"]);
        assert_eq!(
            periods,
            [
                Period::Quarter(2019, 4),
                Period::MonthNotKnown(2020),
                Period::Quarter(2020, 1),
            ]
        );
        assert_eq!(Grain::Quarter.periods(std::iter::empty()), []);
    }

    #[test]
    fn a_long_span_never_makes_a_table_that_nobody_can_read() {
        assert_eq!(fitting(&["2000", "2023"]).0, Grain::Years(1));
        assert_eq!(fitting(&["2000", "2024"]).0, Grain::Years(10));
        for written in [["0000", "9999"], ["1000", "2026"], ["2000", "2026"]] {
            let (grain, periods) = fitting(&written);
            assert!(periods.len() <= 100, "{written:?}: {grain:?}");
        }
    }

    #[test]
    fn periods_sort_as_their_dates_do() {
        let mut dates = dates(&[
            "2019",
            "2020",
            "2020-01",
            "2020-01-01",
            "2020-03-31",
            "2020-04",
            "2020-12-31",
            "2021",
            "2021-01",
        ]);
        dates.sort();
        for grain in [Grain::Quarter, Grain::Years(1), Grain::Years(10)] {
            let periods: Vec<Period> = dates.iter().map(|&date| grain.period(date)).collect();
            assert!(periods.is_sorted(), "{periods:?}");
        }
    }
}
