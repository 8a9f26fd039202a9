//! A date that does not exist, or is not written as one.

use std::ops::Range;
use std::sync::Arc;

use crate::date::{Date, month_name};
use crate::diagnostic::{Diagnostic, Fix, Level, Rule, SourceText};

/// A date that does not exist, or is not written as one.
pub static RULE: Rule = Rule {
    code: "bad-date",
    level: Level::Error,
    page: include_str!("../../docs/rules/bad-date.md"),
};

/// `written` is what stands there for `key`.
pub fn fault(source: &Arc<SourceText>, span: Range<usize>, key: &str, written: &str) -> Diagnostic {
    let fix = in_toml(written).map(|replacement| Fix {
        span: span.clone(),
        replacement,
    });
    Diagnostic::new(
        &RULE,
        source,
        span,
        format!("`{key}` can't be read as a date: {written}"),
        advice(written),
    )
    .mended_by(fix)
}

/// `written`, with or without quotation marks, as the format takes it; none where it could mean two days, or
/// says more than a date does.
pub fn in_toml(written: &str) -> Option<String> {
    let inner = |mark: char| written.strip_prefix(mark)?.strip_suffix(mark);
    let bare = inner('"').or_else(|| inner('\'')).unwrap_or(written);
    let is_plain = |letter: char| letter.is_alphanumeric() || " /.,-".contains(letter);
    if !bare.chars().all(is_plain) {
        return None;
    }
    let date = match Date::parse(bare) {
        Some(date) => date,
        None => meant(bare).filter(|_| two_meanings(bare).is_none())?,
    };
    Some(match date.day() {
        Some(_) => date.to_string(),
        None => format!("\"{date}\""),
    })
}

/// The two days that somebody can mean who writes day and month as numbers, the day first and the month first.
fn two_meanings(written: &str) -> Option<(Date, Date)> {
    let [first, second, year] = parts(written)[..] else {
        return None;
    };
    let year = number(year).filter(|_| is_year(year))?;
    let day_first = day(year, number(second), number(first))?;
    let month_first = day(year, number(first), number(second))?;
    (day_first != month_first).then_some((day_first, month_first))
}

fn parts(written: &str) -> Vec<&str> {
    written
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect()
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// How `written`, which is no date, could be written as one.
pub fn advice(written: &str) -> String {
    let day = written.split("//").next().unwrap_or_default();
    if day.len() < written.len() && Date::parse(day).is_some() {
        return "a note to yourself begins with #: write # instead of //".to_owned();
    }
    if let Some((day_first, month_first)) = two_meanings(written) {
        return format!("write it as {day_first} if the day stands first, or as {month_first}");
    }
    if is_day_of_no_month(written) {
        return "the calendar has no such day: mend the day or the month".to_owned();
    }
    let bare_month = written.len() == "2020-09".len() && Date::parse(written).is_some();
    match meant(written) {
        _ if bare_month => format!("a month alone stands in quotation marks: \"{written}\""),
        Some(date) if date.day().is_some() => {
            format!("write it as {date}: the year, then the month, then the day")
        }
        Some(date) => format!(
            "write it as \"{date}\": the year, then the month in two figures, in quotation marks"
        ),
        None => "write a day as 2020-09-17, a month as \"2020-09\", a year as \"2020\"".to_owned(),
    }
}

/// Whether a day is written as it should be, and is none: 2020-02-30.
fn is_day_of_no_month(written: &str) -> bool {
    let bare = written.trim_matches(['"', '\'']);
    let is_written = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let has_form = bare.len() == "2020-02-30".len() && bare.bytes().enumerate().all(is_written);
    has_form && meant(bare).is_none()
}

/// The date that somebody means who writes it as it is said, or with the day first; with the month first
/// only where the other number is no month.
fn meant(written: &str) -> Option<Date> {
    match parts(written)[..] {
        [first, second, year] if is_year(year) => {
            let year = number(year)?;
            let month = |part| number(part).or_else(|| named_month(part));
            day(year, month(second), number(first))
                .or_else(|| day(year, month(first), number(second)))
        }
        [year, month, of_month] if is_year(year) => {
            day(number(year)?, number(month), number(of_month))
        }
        [month, year] if is_year(year) => {
            let month = named_month(month).or(number(month))?;
            month_of(number(year)?, month)
        }
        [year, month] if is_year(year) => {
            month_of(number(year)?, number(month).or_else(|| named_month(month))?)
        }
        _ => None,
    }
}

fn month_of(year: u32, month: u32) -> Option<Date> {
    Date::new(i32::try_from(year).ok()?, Some(month), None)
}

fn day(year: u32, month: Option<u32>, day: Option<u32>) -> Option<Date> {
    Date::new(i32::try_from(year).ok()?, Some(month?), Some(day?))
}

/// `17`, or `17th`.
fn number(part: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| part.strip_suffix(ending))
        .unwrap_or(part);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// The month of an English name, or of three or more of its first letters.
fn named_month(part: &str) -> Option<u32> {
    let part = part.to_lowercase();
    let is_it = |month: &u32| month_name(*month).to_lowercase().starts_with(&part);
    (1..=12).find(|month| part.chars().count() >= 3 && is_it(month))
}

#[cfg(test)]
mod tests {
    use super::{advice, in_toml};

    #[test]
    fn the_date_that_is_meant_is_offered() {
        for (written, date) in [
            ("17/09/2020", "2020-09-17"),
            ("\"17.9.2020\"", "2020-09-17"),
            ("09/17/2020", "2020-09-17"),
            ("2020/09/17", "2020-09-17"),
            ("2020-09-17th", "2020-09-17"),
            ("17 September 2020", "2020-09-17"),
            ("Sept 17th, 2020", "2020-09-17"),
            ("May 2020", "\"2020-05\""),
            ("09/2020", "\"2020-09\""),
            ("2020-5", "\"2020-05\""),
            ("\"2020-5\"", "\"2020-05\""),
            ("2020/05", "\"2020-05\""),
            ("2020 May", "\"2020-05\""),
        ] {
            let advice = advice(written);
            assert!(
                advice.contains(&format!("write it as {date}: ")),
                "{written}: {advice}"
            );
        }
        assert_eq!(
            advice("05/06/2020"),
            "write it as 2020-06-05 if the day stands first, or as 2020-05-06"
        );
    }

    #[test]
    fn only_what_can_mean_one_date_is_mended() {
        for (written, mended) in [
            ("2020-09", "\"2020-09\""),
            ("\"17.9.2020\"", "2020-09-17"),
            ("'17 September 2020'", "2020-09-17"),
            ("09/17/2020", "2020-09-17"),
            ("05/05/2020", "2020-05-05"),
            ("2020/09/17", "2020-09-17"),
            ("Sept 17th, 2020", "2020-09-17"),
            ("\"May 2020\"", "\"2020-05\""),
            ("2020-5", "\"2020-05\""),
            ("\"2020-5\"", "\"2020-05\""),
        ] {
            assert_eq!(in_toml(written).as_deref(), Some(mended), "{written}");
        }
        for written in [
            "05/06/2020",
            "\"5.6.2020\"",
            "31/02/2020",
            "17/09/20",
            "May 2020?",
            "about May 2020",
            "2020-05-01 // or so",
            "\"\"\"17/09/2020\"\"\"",
            "2020-02-30",
            "next week",
        ] {
            assert_eq!(in_toml(written), None, "{written}");
        }
    }

    #[test]
    fn no_date_is_made_up() {
        for written in [
            "31/02/2020",
            "13/13/2020",
            "17/09/20",
            "Spring 2020",
            "ma 2020",
            "2019-20",
            "2020-0",
            "2020 spring",
        ] {
            assert!(advice(written).starts_with("write a day as"), "{written}");
        }
        for written in ["2020-13-02", "\"2020-02-30\""] {
            assert!(advice(written).starts_with("the calendar"), "{written}");
        }
        assert!(advice("2020-05").contains("in quotation marks: \"2020-05\""));
        assert!(advice("2020-05-01 // or so").contains("begins with #"));
    }
}
