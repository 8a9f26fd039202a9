//! A date as somebody knows it: a day, a month or a year, never more precise than it was told.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

/// A year, with a month and a day where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    first_day: NaiveDate,
    precision: Precision,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year alone.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

impl Date {
    /// A date of the calendar, `None` where there is no such day; `month` and `day` may be unknown, a
    /// day without its month may not.
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        let precision = match (month, day) {
            (None, None) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
            (None, Some(_)) => return None,
        };
        if !(0..=9999).contains(&year) {
            return None;
        }
        let first_day = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Self {
            first_day,
            precision,
        })
    }

    /// Reads `2020-09-17`, `2020-09` or `2020`; of a date and time (`2020-09-17T10:00:00.000Z`, also
    /// without seconds or with a space) the day as written, never shifted by a time zone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) if is_time(time) => day,
            Some(_) => return None,
            None => text,
        };
        let has_time = day.len() < text.len();
        let mut parts = day.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2)).read_or_absent()?;
        let day = parts.next().map(|part| digits(part, 2)).read_or_absent()?;
        if parts.next().is_some() || (has_time && day.is_none()) {
            return None;
        }
        Self::new(i32::try_from(year).ok()?, month, day)
    }

    /// The first day that it may mean; dates sort by it.
    pub fn first_day(self) -> NaiveDate {
        self.first_day
    }

    /// The last day that it may mean.
    pub fn last_day(self) -> NaiveDate {
        let next = match self.precision {
            Precision::Day => return self.first_day,
            Precision::Month => self.first_day.checked_add_months(Months::new(1)),
            Precision::Year => self.first_day.checked_add_months(Months::new(12)),
        };
        next.and_then(|next| next.pred_opt())
            .expect("the calendar goes on for long after the year 9999")
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first_day.year()
    }

    /// The month from 1 to 12, where it is known.
    pub fn month(self) -> Option<u32> {
        (self.precision >= Precision::Month).then(|| self.first_day.month())
    }

    /// The day of the month, where it is known.
    pub fn day(self) -> Option<u32> {
        (self.precision == Precision::Day).then(|| self.first_day.day())
    }

    /// In words: "17 September 2020", "September 2020" or "2020".
    pub fn in_words(self) -> String {
        let year = self.year();
        match (self.month(), self.day()) {
            (Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
            (Some(month), None) => format!("{} {year}", month_name(month)),
            (None, _) => year.to_string(),
        }
    }
}

/// The name of a month from 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[month as usize - 1]
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self {
            first_day: day,
            precision: Precision::Day,
        }
    }
}

/// As much as is known, as `2020-09-17`, `2020-09` or `2020`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// By the first day; of two that begin on the same day the less precise first.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first_day, self.precision).cmp(&(other.first_day, other.precision))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && is_number(text))
        .then(|| text.parse().ok())
        .flatten()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `10:00`, `10:00:00`, `10:00:00.000`, each with `Z` or an offset or none.
fn is_time(text: &str) -> bool {
    let text = text.trim_start();
    let offset = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (time, offset) = text.split_at(offset);
    let offset = offset.trim_start_matches(['+', '-']);
    let is_clock = |text: &str, parts: std::ops::RangeInclusive<usize>| {
        parts.contains(&text.split(':').count())
            && text.split(':').all(|part| digits(part, 2).is_some())
    };
    let clock = match time.split_once('.') {
        Some((clock, fraction)) if is_number(fraction) => clock,
        Some(_) => return false,
        None => time,
    };
    is_clock(clock, 2..=3) && (matches!(offset, "" | "Z" | "z") || is_clock(offset, 1..=2))
}

/// A part that is there but unreadable fails the whole; one that is not there does not.
trait ReadOrAbsent<T> {
    fn read_or_absent(self) -> Option<Option<T>>;
}

impl<T> ReadOrAbsent<T> for Option<Option<T>> {
    fn read_or_absent(self) -> Option<Option<T>> {
        match self {
            None => Some(None),
            Some(None) => None,
            Some(read) => Some(read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn keeps_the_day_as_written_and_its_precision() {
        for (text, kept) in [
            ("2020-09-17", "2020-09-17"),
            ("2020-09", "2020-09"),
            ("2020", "2020"),
            ("2020-09-17T23:30:00-05:00", "2020-09-17"),
            ("2020-09-17T10:00:00.000Z", "2020-09-17"),
            ("2020-09-17T10:00:00.123456789012Z", "2020-09-17"),
            ("2020-09-17 10:00", "2020-09-17"),
            ("2020-02-29", "2020-02-29"),
            ("0000-01-01", "0000-01-01"),
            ("9999-12-31", "9999-12-31"),
        ] {
            let date = Date::parse(text).expect(text);
            assert_eq!(date.to_string(), kept);
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "20",
            "2021-02-29",
            "2020-13",
            "2020-9-17",
            "17/09/2020",
            "2020-09-17T",
            "2020T10:00",
            "2020-09-17Tten",
            "2020-09-17-01",
            "٢٠٢٠",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sorts_as_its_first_day() {
        let mut dates: Vec<Date> = ["2020-01-02", "2020-01", "2020", "2019-12-31"]
            .into_iter()
            .filter_map(Date::parse)
            .collect();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(Date::to_string).collect();
        assert_eq!(sorted, ["2019-12-31", "2020", "2020-01", "2020-01-02"]);
    }

    #[test]
    fn may_mean_any_day_up_to_its_last() {
        for (text, last) in [
            ("2020-09-17", "2020-09-17"),
            ("2020-02", "2020-02-29"),
            ("2020-12", "2020-12-31"),
            ("2020", "2020-12-31"),
            ("9999", "9999-12-31"),
        ] {
            let date = Date::parse(text).expect(text);
            assert_eq!(date.last_day().to_string(), last);
        }
    }

    #[test]
    fn is_told_in_words() {
        for (text, words) in [
            ("2020-09-17", "17 September 2020"),
            ("2020-09", "September 2020"),
            ("2020", "2020"),
        ] {
            assert_eq!(Date::parse(text).expect(text).in_words(), words);
        }
    }
}
