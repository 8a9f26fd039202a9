//! Dates and periods as a language writes them.

use crate::date::Date;
use crate::language::{Argument, Language};

impl Language {
    /// As much of a date as is known: "17 September 2020", "September 2020", "2020".
    pub fn date(&self, date: Date) -> String {
        match (date.month(), date.day()) {
            (Some(month), Some(day)) => self.say(
                "date-day",
                &[
                    ("day", day.to_string().into()),
                    ("month", self.month(month).into()),
                    ("month_number", Argument::Count(month as usize)),
                    ("year", date.year().to_string().into()),
                ],
            ),
            (Some(month), None) => self.month_of(date.year(), month),
            (None, _) => date.year().to_string(),
        }
    }

    /// A month of a year: "September 2020".
    pub fn month_of(&self, year: i32, month: u32) -> String {
        self.say(
            "date-month",
            &[
                ("month", self.month(month).into()),
                ("month_number", Argument::Count(month as usize)),
                ("year", year.to_string().into()),
            ],
        )
    }

    /// The name of a month from 1 to 12.
    pub fn month(&self, month: u32) -> &str {
        const NAMES: [&str; 12] = [
            "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
            "month-9", "month-10", "month-11", "month-12",
        ];
        self.text(NAMES[month as usize - 1])
    }

    /// The short name of a month from 1 to 12.
    pub fn month_short(&self, month: u32) -> &str {
        const NAMES: [&str; 12] = [
            "month-short-1",
            "month-short-2",
            "month-short-3",
            "month-short-4",
            "month-short-5",
            "month-short-6",
            "month-short-7",
            "month-short-8",
            "month-short-9",
            "month-short-10",
            "month-short-11",
            "month-short-12",
        ];
        self.text(NAMES[month as usize - 1])
    }
}
